package graph

import (
	"math"
	"strconv"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// ComparisonOf writes the condition of a choice with values in it, as the last step of the
// working: "3 × 12 min = 36 min > 22 min". words gives what to call a quantity that stands
// alone on a side, "" for nothing; value is the value of a quantity by its index. It is ""
// for a condition that is no comparison.
func (g *Graph) ComparisonOf(q *Question, choice int, p unit.Printer, words func(*Quantity) string, value func(quantity int) float64) string {
	b := q.Choices[choice].when
	n, ok := b.Root.(*formula.Comparison)
	if !ok || b.Left == nil {
		return ""
	}
	p.Units = g.Scenario.Units()
	w := sideWriter{g: g, b: b, dim: b.Left.Dim, value: q.scope.Value(value), words: words}
	w.shown = w.display(n.X)
	if w.shown == nil {
		w.shown = w.display(n.Y)
	}
	left, right := w.eval(n.X), w.eval(n.Y)
	for p.Digits = p.Significant(); p.Digits < maxDigits && w.print(p, left) == w.print(p, right) && left != right; {
		p.Digits++
	}
	return w.side(p, n.X) + " " + operators[n.Op] + " " + w.side(p, n.Y)
}

// maxDigits is how many digits two different values may take to be told apart.
const maxDigits = 9

// operators are the comparisons as people write them.
var operators = map[string]string{"<=": "≤", "<": "<", ">=": "≥", ">": ">", "==": "=", "~": "≈"}

// sideWriter writes the sides of a comparison.
type sideWriter struct {
	g     *Graph
	b     *formula.Bound
	dim   unit.Dim
	shown *unit.Display // of both sides
	value func(ref int) float64
	words func(*Quantity) string
}

// display is the unit in which a side is written, nil for none of its own.
func (w *sideWriter) display(n formula.Node) *unit.Display {
	if name, ok := n.(*formula.Name); ok && w.quantity(name) == nil {
		return nil
	}
	return w.g.DisplayOf(w.b, n)
}

// quantity is the one that a name stands for, nil for a reference number and for several.
func (w *sideWriter) quantity(n *formula.Name) *Quantity {
	if refs := w.b.Refs[n.Index]; len(refs) == 1 && refs[0] >= 0 && refs[0] < len(w.g.Quantities) {
		return &w.g.Quantities[refs[0]]
	}
	return nil
}

func (w *sideWriter) eval(n formula.Node) float64 { return w.b.Eval(n, w.value) }

func (w *sideWriter) print(p unit.Printer, v float64) string { return p.Quantity(v, w.dim, w.shown) }

// side is a number as it is written, a quantity with its value, or a formula with numbers
// and its value.
func (w *sideWriter) side(p unit.Printer, n formula.Node) string {
	for {
		paren, ok := n.(*formula.Paren)
		if !ok {
			break
		}
		n = paren.X
	}
	if l, ok := n.(*formula.Literal); ok {
		return w.b.Text[l.Start:l.End]
	}
	result := w.print(p, w.eval(n))
	if name, ok := n.(*formula.Name); ok {
		if q := w.quantity(name); q != nil && w.words(q) != "" {
			return w.words(q) + " " + result
		}
		return result
	}
	call, _ := n.(*formula.Call)
	named := call != nil && (call.Func.Name() == "max" || call.Func.Name() == "min") // which one it is
	numbers := formula.Writer{Most: 8, Name: func(ref int, path string) string {
		if ref < 0 || ref >= len(w.g.Quantities) {
			return path
		}
		text := w.g.Print(p, ref, w.value(ref))
		if words := w.words(&w.g.Quantities[ref]); named && words != "" {
			return words + " " + text
		}
		return text
	}}
	text := numbers.PrintPart(w.b, n)
	rounded := w.b.Eval(n, func(ref int) float64 {
		v, _ := strconv.ParseFloat(strconv.FormatFloat(w.value(ref), 'e', p.Significant()-1, 64), 64)
		return v
	})
	switch {
	case text == result:
		return result
	case math.Abs(rounded-w.eval(n)) > 1e-9*math.Abs(rounded):
		return text + " ≈ " + result
	}
	return text + " = " + result
}
