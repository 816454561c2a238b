package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"

	"botec/estimate/sweep"
)

// Missing is how many points of a sweep have no value, and why the first has none.
type Missing struct {
	Points int
	Why    string
}

// SweepCSV writes a sweep in base units as it is computed; a point without a
// value has an empty field. progress is told after each block how many points
// are done.
func SweepCSV(w io.Writer, s *sweep.Sweep, progress func(done int)) (missing Missing, err error) {
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
	var line []byte
	err = s.Run(func(first int, b sweep.Block) error {
		for i := range b.Axes[0] {
			if b.Wrong[i] != "" {
				missing.Points, missing.Why = missing.Points+1, cmp.Or(missing.Why, b.Wrong[i])
			}
			line = line[:0]
			for k := range b.Axes {
				if k > 0 {
					line = append(line, ',')
				}
				line = appendNumber(line, b.Axes[k][i])
			}
			for m := range b.Metrics {
				line = append(line, ',')
				if x := b.Metrics[m][i]; finite(x) {
					line = appendNumber(line, x)
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

// SweepJSON writes a sweep for scripts: what is varied, what is shown, and the
// points as objects, in base units.
func SweepJSON(w io.Writer, s *sweep.Sweep) error {
	type missing struct {
		Point int    `json:"point"` // of points, from 0
		Why   string `json:"why"`
	}
	out := struct {
		Vary    []nameUnit `json:"vary"`
		Show    []nameUnit `json:"show"`
		Points  []ordered  `json:"points"`
		Missing []missing  `json:"missing,omitempty"` // the points without values
	}{Points: []ordered{}}
	for _, a := range s.Axes {
		out.Vary = append(out.Vary, nameUnit{a.Name, s.Result.Unit(a.Quantity)})
	}
	for _, v := range s.Shown {
		out.Show = append(out.Show, nameUnit{v.Name, dimension(v)})
	}
	err := s.Run(func(_ int, b sweep.Block) error {
		for i := range b.Axes[0] {
			var point ordered
			for k, a := range s.Axes {
				point = append(point, field{a.Name, number(b.Axes[k][i])})
			}
			for m, v := range s.Shown {
				point = append(point, field{v.Name, number(b.Metrics[m][i])})
				if b.Bound[m] != nil {
					point = append(point, field{v.Name + ".bound_by", b.Bound[m][i]})
				}
			}
			if b.Wrong[i] != "" {
				out.Missing = append(out.Missing, missing{len(out.Points), b.Wrong[i]})
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

// nameUnit is a metric and its base unit.
type nameUnit struct {
	Name string `json:"name"`
	Unit string `json:"unit"`
}
