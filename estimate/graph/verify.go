package graph

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Verify reports which quantities have no finite value, or one that the model does not
// allow, and which requirements are not met, after frame has run. What is computed
// from such a quantity is not reported. fixed is a quantity that has another value than
// its formula, -1 for none.
func (g *Graph) Verify(frame *columns.Frame, fixed int) (errs source.Errors) {
	failed := make([]bool, len(g.Quantities))
	for _, i := range g.Order {
		q := &g.Quantities[i]
		if failed[i] = usesAny(q, failed); failed[i] {
			continue
		}
		e := g.violation(i, frame)
		if e == nil {
			continue
		}
		failed[i] = true
		if over := g.overload(i, frame); over != nil {
			errs = append(errs, over)
			continue
		}
		if e.Hint == "" {
			e.Hint = g.culprits(q, frame)
		}
		errs = append(errs, q.inFile(e))
	}
	if len(errs) > 0 {
		return errs
	}
	return g.unmet(frame, fixed)
}

// Allows says whether [Graph.Verify] finds nothing in a run, where it found nothing in one
// before and only these quantities have other values.
func (g *Graph) Allows(frame *columns.Frame, fixed int, changed []int) bool {
	for _, i := range changed {
		if g.violation(i, frame) != nil {
			return false
		}
	}
	return len(g.unmet(frame, fixed)) == 0
}

// overload is the error of a fleet that cannot do its work, where quantity i says so; nil
// for any other.
func (g *Graph) overload(i int, frame *columns.Frame) *source.Error {
	q := &g.Quantities[i]
	if q.Class != FleetDerived || q.Check(frame.Value(i)) != TooMuch {
		return nil
	}
	at, ok := g.Lookup(q.Owner, "service_time")
	if rules := model.Standard().Rules("fleet overload"); ok && g.Quantities[at].Entry != nil {
		text := g.say(&advice{when: i, rule: &rules[0], placeholder: "{fleet}"}, unit.Printer{}, frame.Value)
		entry := g.Quantities[at].Entry
		return entry.InFile(&formula.Error{End: len(entry.Text.Text), Text: text})
	}
	return nil
}

// IsOverloaded says whether some fleet gets more than it can do.
func (g *Graph) IsOverloaded(frame *columns.Frame) bool {
	for i := range g.Quantities {
		if g.Quantities[i].Check(frame.Value(i)) == TooMuch {
			return true
		}
	}
	return false
}

// violation is the error in the value of one quantity, nil for none.
func (g *Graph) violation(i int, frame *columns.Frame) *formula.Error {
	q, v := &g.Quantities[i], frame.Value(i)
	switch violation := q.Check(v); {
	case violation == NotFinite:
		if e := q.Bound.Diagnose(frame.Value); e != nil {
			return e
		}
		return about(q, "has no finite value")
	case q.Negligible(v, frame):
		return nil
	case violation == Negative:
		return about(q, "is negative: "+g.Print(unit.Printer{}, i, v))
	case violation == TooMuch:
		return about(q, "must be "+q.Requirement(violation))
	case violation != OK:
		e := about(q, fmt.Sprintf("must be %s, but is %s", q.Requirement(violation), g.Print(unit.Printer{}, i, v)))
		if violation == AboveMax && q.definition.Display.IsPercent() && v <= 100 {
			q.offerPercent(e, v)
		}
		return e
	case q.definition != nil && q.Entry != nil && v < q.definition.CentralMin*(1-columns.Tolerance):
		return about(q, fmt.Sprintf("must be at least %v, but is %s", q.definition.CentralMin, g.Print(unit.Printer{}, i, v)))
	case q.definition != nil && q.Entry != nil && q.definition.BareBelow > 0 && v >= q.definition.BareBelow && !q.percent:
		e := about(q, fmt.Sprintf("is %s, so it must be written in percent", g.Print(unit.Printer{}, i, v)))
		q.offerPercent(e, v, 100*v)
		return e
	case q.nonNegative():
		return q.Bound.BelowZero(frame.Value)
	}
	return nil
}

// Admits tells from the spans of the quantities that depend on a fixed one whether
// [Graph.Verify] would find nothing for any value of it, or something for each; where
// neither is sure, both are false.
func (g *Graph) Admits(b *columns.Between, fixed int) (all, none bool) {
	all = true
	for _, i := range b.Depends() {
		s := b.Span(int(i))
		q := &g.Quantities[i]
		if q.refuses(&s, b) {
			return false, true
		}
		all = all && q.allows(&s, fixed)
	}
	return all, false
}

// allows says whether no value of a span is a violation.
func (q *Quantity) allows(s *columns.Span, fixed int) bool {
	if !s.Sure || q.Check(s.Low) != OK || q.Check(s.High) != OK || q.Bound.IsDistribution() {
		return false
	}
	d := q.definition
	if d == nil {
		return true
	}
	if q.Whole() && s.Low != s.High && q.passes() != fixed {
		return false
	}
	return q.Entry == nil || s.Low >= d.CentralMin && (d.BareBelow == 0 || q.percent || s.High < d.BareBelow)
}

// refuses says whether each value of a span is a violation.
func (q *Quantity) refuses(s *columns.Span, b *columns.Between) bool {
	if s.Empty {
		return true
	}
	if s.High < 0 && q.nonNegative() {
		most := 0.0
		for r := range q.Bound.Uses() {
			of := b.Span(r)
			most = max(most, math.Abs(of.Low), math.Abs(of.High))
		}
		return q.Leaf() || -s.High >= columns.Tolerance*most
	}
	d := q.definition
	if d == nil {
		return false
	}
	return s.Low > d.Max*(1+columns.Tolerance) || d.Under > 0 && s.Low >= d.Under*(1-columns.Tolerance) || s.High < d.Min*(1-columns.Tolerance) || q.Entry != nil &&
		(s.High < d.CentralMin*(1-columns.Tolerance) || d.BareBelow > 0 && s.Low >= d.BareBelow && !q.percent)
}

// offerPercent adds the hint to write the number that the formula consists of in
// percent.
func (q *Quantity) offerPercent(e *formula.Error, values ...float64) {
	if l, ok := q.Bound.Root.(*formula.Literal); !ok || !l.Bare {
		return
	}
	for _, v := range values {
		e.Write = append(e.Write, strconv.FormatFloat(v, 'f', -1, 64)+"%")
	}
	e.Hint = strings.Join(e.Write, ", or ")
}

// Unusual warns of values of a run that the model allows and hardly anybody means.
func (g *Graph) Unusual(frame *columns.Frame) (warnings []string) {
	for i := range g.Quantities {
		q := &g.Quantities[i]
		if q.definition == nil || q.Entry == nil {
			continue
		}
		v := frame.Value(i)
		shown := g.Print(unit.Printer{}, i, v)
		switch d := q.definition; {
		case v < d.UsualMin*(1-columns.Tolerance):
			warnings = append(warnings, fmt.Sprintf("%s: %s is %s, which makes it more and not less; it is usually at least %v", q.At(), q.Name, shown, d.UsualMin))
		case d.BareUsual > 0 && v > d.BareUsual*(1+columns.Tolerance) && !q.percent:
			warnings = append(warnings, fmt.Sprintf("%s: %s is written as %s, without %%: write %s if that is meant", q.At(), q.Name, strings.TrimSpace(q.Bound.Text), unit.Printer{}.Quantity(v, unit.Dim{}, unit.Percent)))
		}
	}
	return warnings
}

// about is an error about the whole formula of a quantity.
func about(q *Quantity, text string) *formula.Error {
	start, end := q.Bound.Root.Span()
	name := q.Name
	if q.Class == Unlisted {
		name = "the formula"
	}
	return &formula.Error{Start: start, End: end, Text: name + " " + text}
}

// Negligible says whether a value is negative by a rounding error: it is far smaller
// than the values that it is computed from.
func (q *Quantity) Negligible(v float64, frame *columns.Frame) bool {
	if !(v < 0) || q.Leaf() {
		return false
	}
	most := 0.0
	for _, refs := range q.Bound.Refs {
		for _, r := range refs {
			most = max(most, math.Abs(frame.Value(r)))
		}
	}
	return -v < columns.Tolerance*most
}

// usesAny says whether a formula uses one of the marked quantities.
func usesAny(q *Quantity, marked []bool) bool {
	for r := range q.Bound.Uses() {
		if marked[r] {
			return true
		}
	}
	return false
}

// culprits is a hint for an error in a formula of the model: the values of the
// scenario that it was computed from, each with its position.
func (g *Graph) culprits(q *Quantity, frame *columns.Frame) string {
	if q.Entry != nil {
		return ""
	}
	var list []string
	for _, refs := range q.Bound.Refs {
		for _, r := range refs {
			of := &g.Quantities[r]
			for of.Entry == nil && !of.Leaf() {
				next := g.passed(of)
				if next == nil {
					break
				}
				of = next
			}
			if of.Entry != nil {
				list = append(list, fmt.Sprintf("%s is %s (%s)", of.Name, g.Print(unit.Printer{}, r, frame.Value(r)), of.At()))
			}
		}
	}
	return strings.Join(list, ", ")
}
