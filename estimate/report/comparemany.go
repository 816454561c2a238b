package report

import (
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/compare"
	"botec/estimate/page"
)

// CompareMany arranges several scenarios side by side: one comparison of each with the
// first.
func CompareMany(list []*Comparison) *page.Page {
	first := list[0]
	p := titled(first.A.Scenario)
	names := []string{first.NameA}
	for _, c := range list {
		names = append(names, c.NameB)
	}
	p.Title, p.Summary = strings.Join(names[:len(names)-1], ", ")+" and "+names[len(names)-1], ""
	goLive(p, follow(list))
	p.Add(manyTable(list))
	uncertain := false
	for _, c := range list {
		if reasons := c.gathered(); len(reasons) > 0 {
			p.Add(&page.Notes{Kind: page.Remark, List: reasons, Live: page.Still})
		}
		if len(c.Inputs) == 0 {
			p.Add(&page.Notes{Kind: page.Remark, List: []string{c.short() + " is written like " + c.NameA}})
			continue
		}
		p.Add(c.differences("Differences of "+c.short(), c.short()))
		uncertain = uncertain || c.A.Sampling != nil || c.B.Sampling != nil
	}
	if uncertain {
		p.Add(caveats(CompareAtMedian))
	}
	failed := &page.Checks{Lines: true, Live: page.Still}
	for _, c := range list {
		for _, f := range c.Failed {
			condition, values, _ := strings.Cut(f, ": ")
			failed.List = append(failed.List, page.Check{Lead: c.short() + " fails on ", Condition: condition, Remark: ": " + values})
		}
	}
	if len(failed.List) > 0 {
		p.Add(failed)
	}
	p.Add(manyRecords(list))
	return p
}

// short is the name of B: of a variant of A "@" and its own.
func (c *Comparison) short() string {
	if variant, ok := strings.CutPrefix(c.NameB, c.NameA+"@"); ok {
		return "@" + variant
	}
	return c.NameB
}

// shownOfAny lists the metrics that any of the comparisons shows.
func shownOfAny(list []*Comparison) (names []string) {
	for _, c := range list {
		for _, name := range c.Shown {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// manyTable has a row for each metric, and a column for each scenario with its ratio to
// the first.
func manyTable(list []*Comparison) *page.Table {
	t := &page.Table{Labels: "metric", Names: true, PerRow: true, Columns: []page.Column{{Head: list[0].NameA}}}
	for _, c := range list {
		t.Columns = append(t.Columns, page.Column{Head: c.short()}, page.Column{})
	}
	add := func(label []string, name string, of func(v *estimate.Value) float64) {
		statistic := ""
		if len(label) > 1 { // a percentile
			statistic = label[1]
		}
		cell := func(v *estimate.Value, side int) page.Cell {
			if v == nil {
				return page.Words("—")
			}
			out := figure(v, of(v))
			if out.Name = list[0].live.Name(side, name); statistic != "" {
				out.Name = statistic + "(" + out.Name + ")"
			}
			return out
		}
		a := list[0].A.Get(name)
		cells := []page.Cell{cell(a, sideA)}
		for _, c := range list {
			b, ratio := c.B.Get(name), math.NaN()
			if a != nil && b != nil {
				ratio = quotient(of(a), of(b))
			}
			factor := page.Words(timesOrNone(ratio))
			factor.Live = c.followsRatio(name, statistic)
			cells = append(cells, cell(b, c.sideB), factor)
		}
		t.Rows = append(t.Rows, page.Row{Label: label, Cells: cells})
	}
	for _, name := range shownOfAny(list) {
		add([]string{name}, name, func(v *estimate.Value) float64 { return v.Value })
		uncertain := isUncertain(list[0].A.Get(name))
		for _, c := range list {
			uncertain = uncertain || isUncertain(c.B.Get(name))
		}
		if uncertain {
			for _, p := range compare.Percentiles {
				add([]string{name, p.Name}, name, p.Of)
			}
		}
	}
	t.Print(list[0].A.Printer)
	return t
}

// gathered are the reasons of the changes, each once with the metrics that it changes:
// "@launch: dau ×3: servers, stored".
func (c *Comparison) gathered() (texts []string) {
	var reasons []string
	metrics := make(map[string][]string)
	for _, name := range c.Shown {
		why := c.why(name)
		if why == "" {
			continue
		}
		if _, known := metrics[why]; !known {
			reasons = append(reasons, why)
		}
		metrics[why] = append(metrics[why], name)
	}
	for _, why := range reasons {
		texts = append(texts, c.short()+": "+why+": "+strings.Join(metrics[why], ", "))
	}
	return texts
}

// manyRecords are the metrics of all scenarios with all their digits.
func manyRecords(list []*Comparison) *page.Records {
	return &page.Records{Head: []string{"metric", "scenario", "value", "ratio", "unit", "why", "p5", "p95", "mean"}, Rows: func() (rows [][]string) {
		for _, name := range shownOfAny(list) {
			a := list[0].A.Get(name)
			row := func(scenario string, v *estimate.Value, ratio, why string) {
				if v == nil {
					return
				}
				cells := []string{name, scenario, exact(v.Value), ratio, dimension(v), why, "", "", ""}
				if v.Uncertain {
					cells[6], cells[7], cells[8] = exactOrNone(v.P5), exactOrNone(v.P95), exactOrNone(v.Mean)
				}
				rows = append(rows, cells)
			}
			row(list[0].NameA, a, "", "")
			for _, c := range list {
				b, ratio := c.B.Get(name), ""
				if a != nil && b != nil && a.Value != 0 {
					ratio = exact(b.Value / a.Value)
				}
				row(c.NameB, b, ratio, c.why(name))
			}
		}
		return rows
	}}
}

// ComparedMany is the JSON document of several comparisons, each with the first scenario.
type ComparedMany struct {
	Scenarios   []string   `json:"scenarios"`
	Comparisons []Compared `json:"comparisons"`
}

// NewComparedMany makes the document of several comparisons.
func NewComparedMany(list []*Comparison) ComparedMany {
	out := ComparedMany{Scenarios: []string{list[0].NameA}}
	for _, c := range list {
		out.Scenarios = append(out.Scenarios, c.NameB)
		out.Comparisons = append(out.Comparisons, NewCompared(c))
	}
	return out
}
