package live

import "botec/estimate/graph"

// Text is a text of a page that follows its inputs: words, and parts that the script
// computes. It is data for the script; page.js has a line for each kind of part.
type Text []any

// Value is a quantity of the graph by its index, as it is printed: the median of its
// samples where it is uncertain.
func Value(quantity int) any { return []any{quantity} }

// Range is the percentiles of a quantity as they stand behind it: " (190…1.2k)".
func Range(quantity int) any { return []any{"range", quantity} }

// Central is the same with every range at its median.
func Central(quantity int) any { return []any{quantity, "c"} }

// Step is a text with as many digits as the value of a quantity needs, computed from
// the figures of the text.
func Step(quantity int, t Text) any { return []any{"step", quantity, t} }

// If is one of two texts, by a quantity that is a condition.
func If(condition int, then, otherwise Text) any { return []any{"if", condition, then, otherwise} }

// Above is a text that is there where a quantity is more than a number.
func Above(quantity int, least float64, t Text) any { return []any{"above", quantity, least, t} }

// Differ is a text that is there where two quantities are different.
func Differ(a, b int, t Text) any { return []any{"differ", a, b, t} }

// Same is a text that is there where quantities are printed alike, and another one
// where not.
func Same(quantities []int, then, otherwise Text) any {
	return []any{"same", quantities, then, otherwise}
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
			one = append(one, []any{r.Quantity, r.Name})
		}
		list = append(list, one)
	}
	return []any{"bound", list}
}

// Share is how large a quantity is as a share of another, in whole percents.
func Share(part, of int) any { return []any{"share", part, of} }

// Operand is a figure of [Central] in parentheses where it would be ambiguous as an
// operand, see [botec/estimate/formula.IsAmbiguous].
func Operand(tight, power bool, figure any) any {
	return 4*figure.([]any)[0].(int) + ambiguous(tight, power)
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

// Choice is a text of several: that of the largest keys, the first key counting first.
type Choice struct {
	Keys []int // quantities
	Text Text
}

// Largest is the text of the choice with the largest keys, the first at a tie.
func Largest(list []Choice) any {
	part := []any{"largest"}
	for _, c := range list {
		part = append(part, []any{c.Keys, c.Text})
	}
	return part
}
