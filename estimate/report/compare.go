package report

import (
	"fmt"
	"math"
	"strings"

	"botec/estimate"
	"botec/estimate/compare"
	"botec/estimate/live"
	"botec/estimate/page"
	"botec/estimate/unit"
)

// Comparison is two results side by side: the shown metrics, the inputs and formulas
// that differ, and what these contribute to the metrics.
type Comparison struct {
	*compare.Pair
	NameA, NameB string
	Shown        []string // the names of the metrics
	Failed       []string // conditions of --fail-if that hold

	live  *live.Page
	sideB int // of B on the live page; A is its first side
}

// sideA is the side of A on a live page.
const sideA = 0

// follow makes a live page of several comparisons, each of another scenario with the first one.
func follow(list []*Comparison) *live.Page {
	p := &live.Page{Sides: []live.Side{newSide(list[0].A, before, list[0].NameA, before)}, Details: 1}
	for k, c := range list {
		prefix, name := "", c.NameB
		if len(list) > 1 {
			name = c.short()
		}
		if k > 0 {
			prefix = name + ":"
		}
		p.Sides = append(p.Sides, newSide(c.B, prefix, name, ""))
		c.live, c.sideB = p, k+1
	}
	return p
}

// Compare arranges a comparison.
func Compare(c *Comparison) *page.Page {
	p := titled(c.B.Scenario)
	if c.NameA == "before" {
		p.Title += ", before and after"
	} else {
		p.Title, p.Summary = c.NameA+" and "+c.NameB, ""
	}
	goLive(p, follow([]*Comparison{c}))
	p.Add(c.table())
	if len(c.Inputs) > 0 {
		p.Add(c.differences("Differences", c.NameB))
	} else {
		p.Add(caveats(WrittenAlike))
	}
	if c.A.Sampling != nil || c.B.Sampling != nil {
		p.Add(caveats(CompareAtMedian))
	}
	if len(c.Failed) > 0 {
		failed := &page.Checks{Lines: true, Live: page.Still}
		for _, f := range c.Failed {
			condition, values, _ := strings.Cut(f, ": ")
			failed.List = append(failed.List, page.Check{Lead: "fails on ", Condition: condition, Remark: ": " + values})
		}
		p.Add(failed)
	}
	p.Add(teams(c.NameA, c.A, c.NameB, c.B), c.records())
	p.Add(onSide(c.live, c.sideB, scenarioDetails(c.B, c.NameB))...)
	return p
}

// differences are the inputs and formulas that differ.
func (c *Comparison) differences(title, name string) *page.Changes {
	out := &page.Changes{Title: title, A: c.NameA, B: name}
	for i := range c.Inputs {
		d := &c.Inputs[i]
		out.List = append(out.List, page.Change{Name: d.Name, A: orDash(d.A), B: orDash(d.B), LiveA: c.followsDifference(sideA, d.Name, d.A), LiveB: c.followsDifference(c.sideB, d.Name, d.B)})
	}
	return out
}

// followsDifference is how the value or formula of a quantity follows that differs.
func (c *Comparison) followsDifference(side int, name, text string) any {
	r := c.live.Sides[side].Result
	i, ok := r.Find(name)
	if !ok || text == "" {
		return nil
	}
	follows := live.Text{live.Value(i)}
	if formula, isFormula := strings.CutSuffix(text, " ("+r.Print(r.Printer, i, r.ValueAt(i))+")"); isFormula {
		follows = live.Text{formula + " (", live.Central(i), ")"}
	} else if r.Quantities[i].Bound.Uncertain() {
		follows = live.Text{text}
	}
	return c.live.On(side, live.Text{live.Given(i, follows)})
}

// followsRatio is how the factor between the sides follows.
func (c *Comparison) followsRatio(name, statistic string) any {
	a, okA := c.A.Find(name)
	b, okB := c.B.Find(name)
	if !okA || !okB {
		return nil
	}
	return live.Text{live.Times(c.live, sideA, c.sideB, a, b, statistic)}
}

// table has a row for each metric, with the reasons of its change, and below it one for
// each percentile of an uncertain metric. Figures are named as in --fail-if.
func (c *Comparison) table() *page.Table {
	t := &page.Table{Labels: "metric", Names: true, PerRow: true, RemarkHead: "why", Gather: true, Bars: &page.Bars{Head: "less, or more"},
		Columns: []page.Column{{Head: c.NameA}, {Head: c.NameB}, {Head: ""}}}
	var ratios []float64 // by row, NaN for none
	add := func(label []string, a, b *estimate.Value, of func(v *estimate.Value) float64) *page.Row {
		statistic := ""
		if len(label) > 1 { // a percentile
			statistic = label[1]
		}
		cell := func(v *estimate.Value, before string) page.Cell {
			if v == nil {
				return page.Words("—")
			}
			out := figure(v, of(v))
			if out.Name = before + v.Name; statistic != "" {
				out.Name = statistic + "(" + out.Name + ")"
			}
			return out
		}
		ratio := math.NaN()
		if a != nil && b != nil {
			ratio = quotient(of(a), of(b))
		}
		ratios = append(ratios, ratio)
		factor := page.Words(timesOrNone(ratio))
		factor.Live = c.followsRatio(label[0], statistic)
		t.Rows = append(t.Rows, page.Row{Label: label, Cells: []page.Cell{cell(a, before), cell(b, ""), factor}})
		return &t.Rows[len(t.Rows)-1]
	}
	working := &folded{}
	for _, name := range c.Shown {
		a, b := c.both(name)
		row := add([]string{name}, a, b, func(v *estimate.Value) float64 { return v.Value })
		row.Remark, row.Why = c.why(name), c.workings(name, working)
		if !isUncertain(a) && !isUncertain(b) {
			continue
		}
		for _, p := range compare.Percentiles {
			add([]string{name, p.Name}, a, b, p.Of).Remark = c.whySpread(name, p)
		}
	}
	widest := math.Log(2) // of the logarithms of the ratios: a bar to the end is at least twice or half
	for _, ratio := range ratios {
		if ratio > 0 && unit.Finite(ratio) {
			widest = max(widest, math.Abs(math.Log(ratio)))
		}
	}
	for k, ratio := range ratios {
		if ratio >= 0 {
			t.Rows[k].Bar = fromMiddle(math.Log(ratio) / widest)
			t.Rows[k].Bar.Name, t.Rows[k].Bar.Over = t.Rows[k].Cells[1].Name, t.Rows[k].Cells[0].Name
		}
	}
	t.Print(c.B.Printer)
	return t
}

func isUncertain(v *estimate.Value) bool { return v != nil && v.Uncertain }

// quotient is the factor from a to b, NaN where there is none.
func quotient(a, b float64) float64 {
	if a == 0 || a*b < 0 {
		return math.NaN()
	}
	return b / a
}

// timesOrNone writes a factor, "" for none.
func timesOrNone(factor float64) string {
	if factor != factor {
		return ""
	}
	return times(factor)
}

// whySpread lists the contributions to the change of a percentile: those of the metric
// where both change alike.
func (c *Comparison) whySpread(name string, p compare.Percentile) string {
	if c.changesAlike(name, p) {
		return c.why(name)
	}
	list, added := c.PercentileContributions(name, p)
	return c.reasons(name, list, added)
}

// changesAlike says that a percentile of a metric changes by the same factor as the
// metric.
func (c *Comparison) changesAlike(name string, p compare.Percentile) bool {
	a, b := c.both(name)
	if a == nil || b == nil {
		return true
	}
	middle, ratio := quotient(a.Value, b.Value), quotient(p.Of(a), p.Of(b))
	return middle != middle && ratio != ratio || math.Abs(ratio-middle) <= 0.01*middle
}

// fromMiddle is a bar from the middle to the right, or to the left for less than 0.
func fromMiddle(share float64) *page.Bar {
	half := min(1, math.Abs(share)) / 2 // the share of ×0 is infinite
	if share < 0 {
		return &page.Bar{From: 0.5 - half, To: 0.5, Mark: 0.5, Span: true}
	}
	return &page.Bar{From: 0.5, To: 0.5 + half, Mark: 0.5, Span: true}
}

// workings are the contributions to the change of a metric, and its working on both
// sides.
func (c *Comparison) workings(name string, working *folded) func() []page.Block {
	return func() (list []page.Block) {
		if t := c.contributions(name); len(t.Rows) > 0 {
			list = append(list, t)
		}
		a, b := c.both(name)
		for k, side := range []struct {
			name string
			r    *estimate.Result
			v    *estimate.Value
		}{{c.NameA, c.A, a}, {c.NameB, c.B, b}} {
			if side.v == nil {
				continue
			}
			blocks := working.of(side.r, side.v)()
			for _, steps := range blocks {
				steps.(*page.Steps).Scenario = side.name
			}
			list = append(list, onSide(c.live, k, blocks)...)
		}
		return list
	}
}

// contributions lists what each change contributes to the change of a metric. The bars
// show differences, or the logarithms of factors.
func (c *Comparison) contributions(name string) *page.Table {
	t := &page.Table{Title: "Contributions", Names: true, Still: true, Columns: []page.Column{{}}, Bars: &page.Bars{}}
	list, added := c.Contributions(name)
	size := func(v float64) float64 {
		if added {
			return math.Abs(v)
		}
		return math.Abs(math.Log(v))
	}
	largest := 0.
	for _, change := range list {
		largest = max(largest, size(change.Share))
	}
	for _, change := range list {
		t.Rows = append(t.Rows, page.Row{Label: []string{change.Name}, Cells: []page.Cell{page.Words(c.amount(name, change.Share, added))},
			Remark: strings.Trim(c.alone(name, change, added), " ()"), Bar: &page.Bar{To: size(change.Share) / largest}})
	}
	return t
}

// records are the metrics of both sides with all their digits.
func (c *Comparison) records() *page.Records {
	head := []string{"metric", "a", "b", "ratio", "unit", "why", "a_p5", "a_p95", "a_mean", "b_p5", "b_p95", "b_mean"}
	return &page.Records{Head: head, Rows: func() (rows [][]string) {
		for _, name := range c.Shown {
			row := make([]string, len(head))
			row[0], row[5] = name, c.why(name)
			a, b := c.both(name)
			for side, v := range []*estimate.Value{a, b} {
				if v == nil {
					continue
				}
				row[1+side], row[4] = exact(v.Value), dimension(v)
				if v.Uncertain {
					row[6+3*side], row[7+3*side], row[8+3*side] = exactOrNone(v.P5), exactOrNone(v.P95), exactOrNone(v.Mean)
				}
			}
			if a != nil && b != nil && a.Value != 0 {
				row[3] = exact(b.Value / a.Value)
			}
			rows = append(rows, row)
		}
		return rows
	}}
}

// both gives a metric of each side, nil where one does not have it.
func (c *Comparison) both(name string) (a, b *estimate.Value) { return c.A.Get(name), c.B.Get(name) }

// times writes a factor, as in "×1.5"; that of 1 is "=".
func times(factor float64) string {
	if math.Abs(factor-1) < 1e-9 {
		return "="
	}
	return unit.Times(factor)
}

func orDash(text string) string {
	if text == "" {
		return "—"
	}
	return text
}

// why lists the largest contributions to the change of a metric: "dau ×3, size ×1.5".
func (c *Comparison) why(name string) string {
	list, added := c.Contributions(name)
	return c.reasons(name, list, added)
}

// reasons writes contributions, the largest first.
func (c *Comparison) reasons(name string, list []compare.Contribution, added bool) string {
	var texts []string
	for i, change := range list {
		if i == 5 && len(list) > 6 {
			texts = append(texts, fmt.Sprintf("and %d more", len(list)-i))
			break
		}
		texts = append(texts, change.Name+" "+c.amount(name, change.Share, added)+c.alone(name, change, added))
	}
	return strings.Join(texts, ", ")
}

// alone is the effect of a change without the others, "" where it equals its share.
func (c *Comparison) alone(name string, change compare.Contribution, added bool) string {
	if alone := c.amount(name, change.Alone, added); unit.Finite(change.Alone) && alone != c.amount(name, change.Share, added) {
		return " (alone " + alone + ")"
	}
	return ""
}

// amount is a factor, or a difference in the unit of the metric.
func (c *Comparison) amount(name string, v float64, added bool) string {
	if !added {
		return times(v)
	}
	sign := "+"
	if v < 0 {
		sign = "-"
	}
	return sign + c.B.Get(name).Print(math.Abs(v))
}
