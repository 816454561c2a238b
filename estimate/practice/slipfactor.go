package practice

import (
	"maps"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// factors adds what comes out where a factor on the way to the value is left out. What
// the model calls the same in several workloads or fleets is left out in all of them.
func (s *slips) factors() {
	neutral := map[int]float64{} // the quantities that are factors, with the value at which they change nothing
	for i, behind := range s.behind {
		if v := s.At(i); behind && v != nil && !v.Leaf() {
			l := &leaver{slips: s, b: v.Bound, neutral: neutral}
			l.visit(v.Bound.Root)
		}
	}
	groups := map[string]map[int]float64{}
	for i, value := range neutral {
		name := s.group(&s.Quantities[i])
		if groups[name] == nil {
			groups[name] = map[int]float64{}
		}
		groups[name][i] = value
	}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		s.leaveOut(name, groups[name])
	}
}

// group is the name under which a factor is left out: peak_factor for those of all
// workloads.
func (s *slips) group(q *graph.Quantity) string {
	label, _ := labelOf(q)
	if _, ok := s.Find(label); ok && q.Owner != "" {
		return label
	}
	return q.Name
}

// leaveOut adds what comes out without a factor.
func (s *slips) leaveOut(name string, neutral map[int]float64) {
	var first *estimate.Value
	text, same := "", true
	for _, i := range slices.Sorted(maps.Keys(neutral)) {
		v := s.At(i)
		if v == nil || v.Class == graph.Replaced || v.Central == neutral[i] || v.Central == 0 {
			delete(neutral, i)
			continue
		}
		if first == nil {
			first, text = v, v.Text()
		}
		same = same && v.Text() == text
	}
	if first == nil {
		return
	}
	if !same {
		text = ""
	}
	value := s.with(neutral)
	label, _ := labelOf(first.Quantity)
	i, _ := s.Find(first.Name)
	one := neutral[i]
	if sentence, ok := wording().leftOut[label]; ok && first.Class != graph.Metric {
		s.add(wording().kinds[label], value, strings.ReplaceAll(withFactor(sentence, text), "{1}", first.Print(one)))
		return
	}
	small := first.Central <= mostLeftOut*one && one <= mostLeftOut*first.Central
	switch isNumber := first.Type().Dim.IsNumber(); {
	case !isNumber && small:
		s.add(SlipFactor, value, "takes "+first.Print(one)+" for "+inWords(name)+", not "+first.Text())
	case isNumber && (one == 0 || small):
		s.add(SlipFactor, value, "leaves out "+inWords(first.Name)+" ("+first.Text()+")")
	}
}

// leaver finds the factors of one formula.
type leaver struct {
	*slips
	b       *formula.Bound
	neutral map[int]float64
}

// visit looks for factors in a node.
func (l *leaver) visit(n formula.Node) {
	switch n := bare(n).(type) {
	case *formula.Binary:
		switch n.Op {
		case formula.Pow:
		case formula.Add, formula.Sub:
			l.sum(n)
		default:
			l.product(l.flatten(n, false, nil))
		}
	case *formula.Call:
		if n.Func.Name() == "if" {
			l.visit(taken(l.b, n, l.ValueAt))
			return
		}
		for _, a := range n.Args {
			l.visit(a)
		}
	}
}

// operand is a factor of a product.
type operand struct {
	node  formula.Node
	below bool // the fraction bar
}

func (l *leaver) flatten(n formula.Node, below bool, list []operand) []operand {
	n = bare(n)
	if x, ok := n.(*formula.Binary); ok && x.Op != formula.Add && x.Op != formula.Sub && x.Op != formula.Pow {
		list = l.flatten(x.X, below, list)
		return l.flatten(x.Y, below != (x.Op == formula.Div || x.Op == formula.Per), list)
	}
	return append(list, operand{n, below})
}

// product takes the names of a product for factors that are neutral at 1, or at the
// number of the same unit across the fraction bar: 1 day / busy.
func (l *leaver) product(list []operand) {
	for _, o := range list {
		name, ok := o.node.(*formula.Name)
		if !ok {
			l.visit(o.node)
			continue
		}
		refs := l.b.Refs[name.Index]
		if len(refs) != 1 || name.Spread {
			continue
		}
		q := &l.Quantities[refs[0]]
		if d := q.Type().Dim; d.IsNumber() {
			l.neutral[refs[0]] = 1
		} else if across, ok := acrossFrom(list, o, d); ok {
			l.neutral[refs[0]] = across
		} else if one, ok := l.oneOf(refs[0]); ok {
			l.neutral[refs[0]] = one
		}
	}
}

// acrossFrom is the number of a dimension on the other side of the fraction bar.
func acrossFrom(list []operand, o operand, d unit.Dim) (value float64, ok bool) {
	for _, other := range list {
		if x, ok := other.node.(*formula.Literal); ok && other.below != o.below && x.Dim == d {
			return x.Value, true
		}
	}
	return 0, false
}

// mostLeftOut is the largest number that somebody takes one in place of.
const mostLeftOut = 100

// oneOf is one unit of a quantity that is given as a small number of units: a tweet a day
// in place of two, one year in place of five.
func (l *leaver) oneOf(i int) (one float64, ok bool) {
	v := l.At(i)
	if v == nil {
		return 0, false
	}
	for next := l.origin(v); next != v; next = l.origin(v) {
		v = next
	}
	d := v.Type().Dim
	if _, named := isFigure(v.Quantity); named || !v.Leaf() || d.Data != 0 || d.Money != 0 || d.Length != 0 {
		return 0, false
	}
	_, one = v.Unit()
	n := v.Central / one
	return one, n > 1 && n <= mostLeftOut && (d != unit.Time || one >= seconds("day"))
}

// origin is what a value passes on, or the value itself.
func (l *leaver) origin(v *estimate.Value) *estimate.Value {
	if name, ok := v.Bound.Root.(*formula.Name); ok && len(v.Bound.Refs[name.Index]) == 1 {
		if of := l.At(v.Bound.Refs[name.Index][0]); of != nil {
			return of
		}
	}
	return v
}

// sum takes what is added to 1, or taken from it, and numbers that are given and added to
// others, such as spares, for neutral at 0.
func (l *leaver) sum(n *formula.Binary) {
	for i, side := range []formula.Node{n.X, n.Y} {
		side = bare(side)
		name, ok := side.(*formula.Name)
		if !ok || len(l.b.Refs[name.Index]) != 1 || name.Spread {
			l.visit(side)
			continue
		}
		if i == 0 && n.Op == formula.Sub {
			continue
		}
		q := &l.Quantities[l.b.Refs[name.Index][0]]
		given := q.Class == graph.Input || q.Class == graph.ScenarioWide || q.Class == graph.WorkloadGiven || q.Class == graph.FleetGiven
		if _, known := l.neutral[l.b.Refs[name.Index][0]]; q.Type().Dim.IsNumber() && given && !known {
			l.neutral[l.b.Refs[name.Index][0]] = 0
		}
	}
}
