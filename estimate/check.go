package estimate

import (
	"math"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Check is an expectation of a scenario, and whether it holds.
type Check struct {
	Condition string // its formula
	Holds     bool   // for the medians, and the statistics that it names
	Got       string // the value of its left side, "" where it holds
	Uncertain bool
	Chance    float64 // the share of the samples in which an uncertain condition holds, 0 to 1
	Note      string
	Implied   string // the fleet whose given nodes are held to their need, "" for an expectation of the scenario

	File       *source.File // where it is written
	Start, End int          // byte offsets in File
}

// InSamples is a remark on an uncertain condition, " (in 88.9% of the samples)"; ""
// for a certain one.
func (c *Check) InSamples() string {
	if !c.Uncertain {
		return ""
	}
	return " (in " + unit.Printer{}.Quantity(c.Chance, unit.Dim{}, unit.Percent) + " of the samples)"
}

// checkExpectations fills Expect with the values of a run.
func (r *Result) checkExpectations(decisive *columns.Frame) {
	for k, i := range r.Expects {
		q, e := &r.Quantities[i], &r.Scenario.Expect[k]
		c := Check{Condition: strings.Join(strings.Fields(q.Bound.Text), " "), Holds: decisive.Value(i) == 1, Note: e.Note,
			File: e.Text.File, Start: e.Text.Start, End: e.Text.End}
		if r.samples != nil && r.conditions.program.Uncertain(i) {
			c.Uncertain, c.Chance = true, r.conditions.mean(i)
		}
		if !c.Holds {
			c.Got = r.leftSide(q.Bound, decisive)
		}
		r.Expect = append(r.Expect, c)
	}
	for _, i := range r.Implied {
		r.Expect = append(r.Expect, r.implied(i, decisive))
	}
}

// implied is the check of an expectation of the model.
func (r *Result) implied(i int, decisive *columns.Frame) Check {
	q := &r.Quantities[i]
	nodes, needed := q.Owner+".nodes", q.Owner+".nodes_needed"
	text := q.Entry.Text
	c := Check{Condition: nodes + " >= " + needed, Holds: decisive.Value(i) == 1, Implied: q.Owner, File: text.File, Start: text.Start, End: text.End}
	if r.samples != nil && r.conditions.program.Uncertain(i) {
		c.Uncertain, c.Chance = true, r.conditions.mean(i)
	}
	if !c.Holds {
		c.Got = r.Get(nodes).Text() + " of " + r.Get(needed).Text() + " needed"
	}
	return c
}

// leftSide prints the left side of a comparison in the unit that the right side is
// written in, with one digit more than that has, or with as many as tell the two
// apart; "" for another condition.
func (r *Result) leftSide(b *formula.Bound, decisive *columns.Frame) string {
	left, right, ok := b.Sides(decisive.Value)
	if !ok {
		return ""
	}
	p := r.Printer
	var shown *unit.Display
	if comparison, ok := b.Root.(*formula.Comparison); ok {
		if _, asked := comparison.X.(*formula.In); !asked {
			shown = readable(left, comparison.WrittenIn())
		}
		if shown == nil {
			shown = r.DisplayOf(b, comparison.X)
		}
		if step, ok := comparison.WrittenStep(); ok {
			p.Digits = max(p.Significant(), min(maxDigits, int(math.Ceil(math.Log10(math.Abs(left)*10/step)-1e-9))))
		}
	}
	if shown == nil && b.Left.Share {
		shown = unit.Percent
	}
	text := p.Quantity(left, b.Left.Dim, shown)
	for p.Significant() < maxDigits && left != right && text == p.Quantity(right, b.Left.Dim, shown) {
		p.Digits = p.Significant() + 1
		text = p.Quantity(left, b.Left.Dim, shown)
	}
	return text
}

// maxDigits is how many digits tell a value from another that is not equal to it: equal
// are those within 1e-9 of each other.
const maxDigits = 10

// readable is a unit, nil where a value would have too many digits in it: 5 MB is not
// shown in B because it was to be less than 3 B.
func readable(v float64, in *unit.Display) *unit.Display {
	if in == nil {
		return nil
	}
	if v = math.Abs(v / in.Factor); v != 0 && (v < 0.001 || v >= 1e5) && !strings.HasPrefix(in.Text, "/") && !strings.HasPrefix(in.Text, "$") {
		return nil
	}
	return in
}
