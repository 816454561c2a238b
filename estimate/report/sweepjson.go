package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/sweep"
	"botec/estimate/unit"
)

// Missing says how many points of a sweep have no values.
type Missing struct {
	Points int
	Why    string // the reason of the first one
}

// SweepCSV computes a sweep and writes it block by block, in base units; a value that
// does not exist is an empty field. After each block it calls progress with the number
// of points done. The second line has units if they are asked for. The error is that of w.
func SweepCSV(w io.Writer, s *sweep.Sweep, units bool, progress func(done int)) (missing Missing, err error) {
	out := bufio.NewWriterSize(w, 1<<16)
	for k, a := range s.Axes {
		if k > 0 {
			_ = out.WriteByte(',')
		}
		_, _ = out.WriteString(a.Name)
	}
	for _, v := range s.Shown {
		_, _ = out.WriteString("," + v.Name)
	}
	_ = out.WriteByte('\n')
	if units {
		_, _ = out.WriteString(strings.Join(sweepUnits(s), ",") + "\n")
	}
	var line []byte
	err = s.Run(func(first int, b sweep.Block) error {
		for i := range b.Axes[0] {
			if b.Violations[i] != "" {
				missing.Points, missing.Why = missing.Points+1, cmp.Or(missing.Why, b.Violations[i])
			}
			line = line[:0]
			for k := range b.Axes {
				if k > 0 {
					line = append(line, ',')
				}
				if a := &s.Axes[k]; a.Names != nil {
					line = append(line, a.Label(b.Axes[k][i])...)
				} else {
					line = appendNumber(line, b.Axes[k][i])
				}
			}
			for m := range b.Metrics {
				line = append(line, ',')
				if v := b.Metrics[m][i]; unit.Finite(v) {
					line = appendNumber(line, v)
				}
			}
			line = append(line, '\n')
			if _, err := out.Write(line); err != nil {
				return err
			}
		}
		progress(first + len(b.Axes[0]))
		return nil
	})
	if err != nil {
		return missing, err
	}
	return missing, out.Flush()
}

// SweepJSON writes the JSON document of a sweep, in base units: the axes, the metrics,
// and an object for each point.
func SweepJSON(w io.Writer, s *sweep.Sweep) error {
	type missing struct {
		Point int    `json:"point"` // of points, from 0
		Why   string `json:"why"`
	}
	out := struct {
		Vary    []nameUnit `json:"vary"`
		Show    []nameUnit `json:"show"`
		Points  []object   `json:"points"`
		Missing []missing  `json:"missing,omitempty"` // the points without values
		Median  []string   `json:"at_median,omitempty"`
		Team    string     `json:"team_defaults,omitempty"`
	}{Points: []object{}, Median: rangesOf(s), Team: s.Result.TeamFile}
	for _, a := range s.Axes {
		out.Vary = append(out.Vary, nameUnit{a.Name, axisUnit(s, &a)})
	}
	for _, v := range s.Shown {
		out.Show = append(out.Show, nameUnit{v.Name, dimension(v)})
	}
	err := s.Run(func(_ int, b sweep.Block) error {
		for i := range b.Axes[0] {
			var point object
			for k, a := range s.Axes {
				if a.Names != nil {
					point = append(point, field{a.Name, a.Label(b.Axes[k][i])})
					continue
				}
				point = append(point, field{a.Name, number(b.Axes[k][i])})
			}
			for m, v := range s.Shown {
				point = append(point, field{v.Name, number(b.Metrics[m][i])})
				if b.Bound[m] != nil {
					point = append(point, field{v.Name + ".bound_by", b.Bound[m][i]})
				}
			}
			if b.Violations[i] != "" {
				out.Missing = append(out.Missing, missing{len(out.Points), b.Violations[i]})
			}
			out.Points = append(out.Points, point)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("sweep: %w", err)
	}
	return JSON(w, out)
}

// axisUnit is the base unit of an axis, "" for one of names.
func axisUnit(s *sweep.Sweep, a *sweep.Axis) string {
	if a.Names != nil {
		return ""
	}
	return s.Result.BaseUnit(a.Quantity)
}

// sweepUnits lists the base units of the columns of CSV.
func sweepUnits(s *sweep.Sweep) (list []string) {
	for i := range s.Axes {
		list = append(list, axisUnit(s, &s.Axes[i]))
	}
	for _, v := range s.Shown {
		list = append(list, dimension(v))
	}
	return list
}

// rangesOf lists the quantities with a range that a sweep takes at its median.
func rangesOf(s *sweep.Sweep) []string {
	return slices.DeleteFunc(atMedian(s.Result), func(name string) bool {
		return slices.ContainsFunc(s.Axes, func(a sweep.Axis) bool { return a.Name == name })
	})
}

// atMedian lists the quantities with a range, for a reading that takes each at its median.
func atMedian(r *estimate.Result) (names []string) {
	for i := range r.Values {
		if v := &r.Values[i]; v.Bound.Uncertain() {
			names = append(names, v.Name)
		}
	}
	return names
}

// nameUnit is a metric and its base unit.
type nameUnit struct {
	Name string `json:"name"`
	Unit string `json:"unit"`
}
