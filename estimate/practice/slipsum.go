package practice

import (
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
)

// smallTerm is the share of a sum below which a term is not told.
const smallTerm = 0.05

// mostTerms is the number of terms up to which somebody takes one for the sum.
const mostTerms = 50

// mostSums bounds the time that it takes in scenarios with hundreds of workloads.
const mostSums = 500

// sums adds what comes out where one term of a sum stands for all of it, or is left out.
func (s *slips) sums() {
	for i, behind := range s.behind {
		v := s.At(i)
		if !behind || v == nil || v.Leaf() || !(v.Central > 0) || len(s.list) > mostSums {
			continue
		}
		list := slices.DeleteFunc(s.terms(v.Bound, v.Bound.Root), func(t summand) bool { return t.of == nil || !(t.value > 0) || isFactor(t.of) })
		total := 0.0
		for _, t := range list {
			total += t.value
		}
		if len(list) < 2 || len(list) > mostTerms || math.IsInf(total, 0) {
			continue
		}
		names := s.termNames(v, list)
		if len(slices.Compact(slices.Sorted(slices.Values(names)))) < len(names) {
			continue // nothing tells them apart
		}
		for k, t := range list {
			share := t.value / total
			s.add(SlipPart, s.with(map[int]float64{i: v.Central * share}), s.alone(v, list, names, k))
			if len(list) > 2 {
				s.add(SlipPart, s.with(map[int]float64{i: v.Central * (1 - share)}), "leaves out "+noun(names[k]))
			}
		}
	}
}

// isFactor says that a quantity is left out under a name of its own, as spares are.
func isFactor(v *estimate.Value) bool {
	label, _ := labelOf(v.Quantity)
	return wording().leftOut[label] != ""
}

// alone says that a value is one term of a sum, and what comes on top: the larger terms,
// or the largest.
func (s *slips) alone(v *estimate.Value, list []summand, names []string, k int) string {
	total, largest := 0.0, -1
	for i, t := range list {
		total += t.value
		if i != k && (largest < 0 || t.value > list[largest].value) {
			largest = i
		}
	}
	var others []string
	for i, t := range list {
		if i != k && (i == largest || t.value >= smallTerm*total) {
			others = append(others, noun(names[i]))
		}
	}
	text := names[k]
	if s.isOwners(v, list) {
		text += " alone"
	}
	if v.Name != s.asked.Name && v.Name != s.q.Name { // the nodes for one workload alone
		text = "counts only " + noun(names[k])
	}
	verb := " come on top"
	if len(others) == 1 && strings.HasPrefix(names[largest], "is ") {
		verb = " comes on top"
	}
	return text + "; " + enumerate(others) + verb
}

// isOwners says that the terms of a sum are the same of several workloads or fleets.
func (s *slips) isOwners(v *estimate.Value, list []summand) bool {
	for i, t := range list {
		if !t.exact || t.of.Owner == "" || t.of.Owner == v.Owner || t.of.Label != list[0].of.Label || i > 0 && t.of.Owner == list[i-1].of.Owner {
			return false
		}
	}
	return true
}

// termNames says of each term of a sum what it is: "is swipe", "are the reads at the
// peak".
func (s *slips) termNames(v *estimate.Value, list []summand) []string {
	owners := s.isOwners(v, list)
	names := make([]string, len(list))
	for i, t := range list {
		if owners {
			names[i] = are(t.of.Owner)
			continue
		}
		names[i] = s.say(t.of)
		label, _ := labelOf(t.of.Quantity)
		if text := wording().terms[label]; text != "" && !t.exact {
			names[i] = s.ofOwner(t.of, text, true)
		}
	}
	return names
}

// summand is a term of a sum in a formula.
type summand struct {
	value float64
	of    *estimate.Value // the quantity that it is called by, nil for none
	exact bool            // the term is that quantity and nothing else
}

// terms lists the terms of the sum that a formula multiplies or divides, or is; nil where
// there is none, where it subtracts, or adds a number to one: 1 + overhead.
func (s *slips) terms(b *formula.Bound, n formula.Node) []summand {
	switch n := bare(n).(type) {
	case *formula.Binary:
		switch n.Op {
		case formula.Add:
			return s.addends(b, n)
		case formula.Mul, formula.Of:
			if list := s.terms(b, n.X); list != nil {
				return list
			}
			return s.terms(b, n.Y)
		case formula.Div, formula.Per:
			return s.terms(b, n.X)
		}
	case *formula.Call:
		return s.termsOfCall(b, n)
	}
	return nil
}

// termsOfCall is terms of a function: the terms of a sum, and of what decides a max, a
// min or an if.
func (s *slips) termsOfCall(b *formula.Bound, n *formula.Call) (list []summand) {
	switch n.Func.Name() {
	case "sum":
		for _, a := range n.Args {
			list = append(list, s.summands(b, a)...)
		}
		return list
	case "if":
		return s.terms(b, taken(b, n, s.ValueAt))
	case "ceil", "round":
		return s.terms(b, n.Args[0])
	case "max", "min":
		whole := b.Eval(n, s.ValueAt)
		for _, a := range n.Args {
			if name, ok := a.(*formula.Name); ok && name.Spread || !near(b.Eval(a, s.ValueAt), whole) {
				continue
			}
			if list = s.terms(b, a); list != nil {
				return list
			}
		}
	}
	return nil
}

// taken is the branch of an if that counts.
func taken(b *formula.Bound, n *formula.Call, value func(int) float64) formula.Node {
	if b.Eval(n.Args[0], value) == 1 {
		return n.Args[1]
	}
	return n.Args[2]
}

// near says that two values are the same but for the last digits.
func near(a, b float64) bool { return a-b <= 1e-9*b && b-a <= 1e-9*b }

// addends lists the terms of a sum, however it is nested; nil where one is subtracted or
// is a number.
func (s *slips) addends(b *formula.Bound, n *formula.Binary) (list []summand) {
	for _, side := range []formula.Node{n.X, n.Y} {
		side = bare(side)
		if x, ok := side.(*formula.Binary); ok && (x.Op == formula.Add || x.Op == formula.Sub) {
			inner := s.terms(b, side)
			if inner == nil {
				return nil
			}
			list = append(list, inner...)
			continue
		}
		if len(formula.NamesIn(side)) == 0 {
			return nil
		}
		list = append(list, s.summands(b, side)...)
	}
	return list
}

// summands is a term, or several where it is a name for many quantities. A product is
// called by the first quantity of the dimension of the sum, or else by the first.
func (s *slips) summands(b *formula.Bound, n formula.Node) (list []summand) {
	n = bare(n)
	if name, ok := n.(*formula.Name); ok {
		for _, ref := range b.Refs[name.Index] {
			list = append(list, summand{s.ValueAt(ref), s.At(ref), true})
		}
		return list
	}
	t := summand{value: b.Eval(n, s.ValueAt)}
	for _, name := range formula.NamesIn(n) {
		for _, ref := range b.Refs[name.Index] {
			v := s.At(ref)
			if v != nil && (t.of == nil || t.of.Type().Dim != b.Type.Dim && v.Type().Dim == b.Type.Dim) {
				t.of = v
			}
		}
	}
	return append(list, t)
}
