package live

import (
	"slices"

	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// Text is a text of a page that follows its inputs: words, and parts that the script
// computes. It is data for the script; page.js has a line for each kind of part.
type Text []any

// index is that of a quantity in the program of the page: [Page.On] moves it.
type index int

// operand is an index times four, with what makes its text ambiguous as an operand.
type operand int

// shifted moves the indexes in a part of a text.
func shifted(part any, by int) any {
	switch x := part.(type) {
	case index:
		return x + index(by)
	case operand:
		return x + operand(4*by)
	case []index:
		out := make([]index, len(x))
		for i := range x {
			out[i] = x[i] + index(by)
		}
		return out
	case Text:
		return shifted([]any(x), by)
	case computed:
		x.base += by
		return x
	case chosen:
		return chosen{x.base + by, x.condition, x.of, Text(shifted([]any(x.then), by).([]any)), Text(shifted([]any(x.otherwise), by).([]any))}
	case []any:
		out := make([]any, len(x))
		for i := range x {
			out[i] = shifted(x[i], by)
		}
		return out
	}
	return part
}

// Value is a quantity of the graph by its index, as it is printed: the median of its
// samples where it is uncertain.
func Value(quantity int) any { return []any{index(quantity)} }

// Range is the percentiles of a quantity as they stand behind it: " (190…1.2k)".
func Range(quantity int) any { return []any{"range", index(quantity)} }

// Statistics are the percentiles of an uncertain quantity, and its mean where that is far from the
// median: "p5 12, p95 40, mean 22"; and a text behind them. Before all stands what separates
// them, where there is any.
func Statistics(quantity int, before string, behind Text) any {
	return []any{"statistics", index(quantity), before, behind}
}

// Central is a quantity with every range at its median.
func Central(quantity int) any { return []any{index(quantity), "c"} }

// Given is what a reader has written for a quantity, else another text.
func Given(quantity int, otherwise Text) any { return []any{"given", index(quantity), otherwise} }

// Times is by what factor a figure of one side is another one than that of the other side: "×1.5".
// statistic is "" for the median, else that of both, such as "p5".
func Times(p *Page, from, to, before, after int, statistic string) any {
	return []any{"times", index(p.base(from) + before), index(p.base(to) + after), statistic}
}

// Verdict says which option is the best. Information is what knowing everything is worth.
func Verdict() any     { return []any{"verdict"} }
func Information() any { return []any{"information"} }

// Standing is in how many of the samples an option is the best, and whether it is on average.
func Standing(option int) any { return []any{"standing", option} }

// Step is a text with as many digits as the value of a quantity needs, computed from
// the figures of the text.
func Step(quantity int, t Text) any { return []any{"step", index(quantity), t} }

// If is one of two texts, by a quantity that is a condition.
func If(condition int, then, otherwise Text) any {
	return []any{"if", index(condition), then, otherwise}
}

// chosen is one of two texts by a condition, which the program of the page gets.
type chosen struct {
	base            int
	condition       formula.Node
	of              *formula.Bound // the formula that has it
	then, otherwise Text
}

// Choose is one of two texts, by a condition inside of a formula.
func Choose(of *formula.Bound, condition formula.Node, then, otherwise Text) any {
	return chosen{condition: condition, of: of, then: then, otherwise: otherwise}
}

// Formula is the value of a formula of the scenario, printed in a unit; nil for the most
// readable one.
func Formula(of *formula.Bound, in *unit.Display) any { return computed{of: of, in: in} }

// computed is a formula that the program of the page gets.
type computed struct {
	base int
	of   *formula.Bound
	in   *unit.Display
}

// Prepare makes how something follows ready to be written as JSON: it keeps the conditions
// that texts are chosen by, and formulas in them.
func (p *Page) Prepare(live any) any {
	switch x := live.(type) {
	case Text:
		return p.prepared(x)
	case []any:
		return p.prepared(x)
	case computed:
		p.computed = append(p.computed, x)
		return []any{"formula", len(p.computed) - 1}
	case chosen:
		k := slices.IndexFunc(p.conditions, func(c chosen) bool { return c.base == x.base && c.of == x.of && c.condition == x.condition })
		if k < 0 {
			k = len(p.conditions)
			p.conditions = append(p.conditions, x)
		}
		return []any{"when", k, p.prepared(x.then), p.prepared(x.otherwise)}
	}
	return live
}

func (p *Page) prepared(list []any) []any {
	out := make([]any, len(list))
	for i := range list {
		out[i] = p.Prepare(list[i])
	}
	return out
}

// Above is a text that is there where a quantity is more than a number.
func Above(quantity int, least float64, t Text) any {
	return []any{"above", index(quantity), least, t}
}

// Zero is a text that is there where a quantity is 0.
func Zero(quantity int, t Text) any { return []any{"zero", index(quantity), t} }

// Differ is a text that is there where two quantities are different.
func Differ(a, b int, t Text) any { return []any{"differ", index(a), index(b), t} }

// Same is a text that is there where quantities are printed alike, and another one
// where not.
func Same(quantities []int, then, otherwise Text) any {
	return []any{"same", indexes(quantities), then, otherwise}
}

func indexes(quantities []int) (list []index) {
	for _, q := range quantities {
		list = append(list, index(q))
	}
	return list
}

// Fleet is a fleet and what it may be bound by.
type Fleet struct {
	Name      string
	Resources []graph.Resource
}

// Bound says what binds fleets: ", app bound by requests".
func Bound(fleets []Fleet) any {
	var list []any
	for _, f := range fleets {
		one := []any{f.Name}
		for _, r := range f.Resources {
			one = append(one, []any{index(r.Quantity), r.Name})
		}
		list = append(list, one)
	}
	return []any{"bound", list}
}

// Share is how large a quantity is as a share of another, in whole percents.
func Share(part, of int) any { return []any{"share", index(part), index(of)} }

// Operand is a figure of [Central] in parentheses where it would be ambiguous as an
// operand, see [botec/estimate/formula.IsAmbiguous].
func Operand(tight, power bool, figure any) any {
	return operand(4*int(figure.([]any)[0].(index)) + ambiguous(tight, power))
}

// OperandText is the same for a text.
func OperandText(tight, power bool, t Text) any {
	return []any{"operand", ambiguous(tight, power), t}
}

func ambiguous(tight, power bool) (kind int) {
	if tight {
		kind |= 1
	}
	if power {
		kind |= 2
	}
	return kind
}

// Case is a text of several: that of the largest keys, the first key counting first.
type Case struct {
	Keys []int // quantities
	Text Text
}

// Largest is the text of the case with the largest keys, the first at a tie.
func Largest(list []Case) any {
	part := []any{"largest"}
	for _, c := range list {
		part = append(part, []any{indexes(c.Keys), c.Text})
	}
	return part
}
