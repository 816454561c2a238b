package estimate

import (
	"math"
	"strings"

	"botec/estimate/formula"
)

// Change is a quantity that two scenarios write differently.
type Change struct {
	Name          string
	Before, After string  // as they are printed: values, or formulas where the values are equal
	At            string  // where the second one writes it, else the first
	Factor        float64 // by which this change alone multiplies the quantity in question
}

// Changes lists what is written differently in two scenarios and moves a
// quantity of the first, in the order of the model. A formula that is written
// differently is taken with the values of the first scenario.
func Changes(before, after *Result, name string) (list []Change) {
	target, ok := before.Find(name)
	if !ok {
		return nil
	}
	frame := before.NewFrame(1)
	frame.Run()
	was := frame.Value(target)
	for j := range after.Quantities {
		q := &after.Quantities[j]
		i, ok := before.Find(q.Name)
		if !ok || q.Class == hidden {
			continue
		}
		old := &before.Quantities[i]
		if old.entry == nil && q.entry == nil || sameWords(old, q) {
			continue
		}
		v := q.Bound.Eval(q.Bound.Root, func(ref int) float64 {
			if k, ok := before.Find(after.Quantities[ref].Name); ok {
				return before.ValueAt(k)
			}
			return after.ValueAt(ref)
		})
		frame.Fix(i, v)
		frame.Run()
		now := frame.Value(target)
		frame.Free(i)
		if math.Abs(now-was) <= formula.Tolerance*math.Abs(was) {
			continue
		}
		c := Change{Name: q.Name, Before: before.written(old, before.ValueAt(i)), After: after.written(q, v), At: q.At(), Factor: now / was}
		if c.At == "" {
			c.At = old.At()
		}
		list = append(list, c)
	}
	return list
}

// sameWords says that two formulas are written alike.
func sameWords(a, b *Quantity) bool {
	return strings.Join(strings.Fields(a.Bound.Text), " ") == strings.Join(strings.Fields(b.Bound.Text), " ")
}

// written is a value, or the formula that computes it.
func (r *Result) written(q *Quantity, v float64) string {
	text := r.Printer.Quantity(v, q.Bound.Type.Dim, q.Shown)
	if !q.Leaf() {
		return strings.Join(strings.Fields(q.Bound.Text), " ") + " = " + text
	}
	return text
}
