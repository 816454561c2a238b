package graph

import (
	"slices"
	"strings"
	"unicode"

	"botec/estimate/formula"
)

// effects is what is known, without a value tried, of how far another value of a
// quantity would change a result: a factor that is always 0 hides the others.
type effects struct {
	*Graph
	build     *builder
	zero      []bool // by quantity: its formula is 0 whatever is not 0 in it
	effective []bool // by quantity: a result follows from it
	hidden    [][]hiding

	replaced map[ofOwner][]int // the given quantities whose own formulas would use a label
	users    [][]int           // by quantity: those without effect that use it
	before   map[string]bool   // the words of formulas that --set replaced
}

// ofOwner is a label of an owner, or of any for "".
type ofOwner struct{ owner, label string }

// hiding is a use of a quantity that has no effect, since a factor beside it is 0.
type hiding struct {
	by     int  // the quantity that is 0
	branch bool // not as a factor, but in the condition of an if
}

// findEffects finds what has an effect on what reports show.
func (b *builder) findEffects() *effects {
	e := &effects{Graph: b.Graph, build: b, zero: make([]bool, len(b.Quantities)), effective: make([]bool, len(b.Quantities)), hidden: make([][]hiding, len(b.Quantities))}
	changes := b.changing()
	for _, i := range b.Order {
		q := &b.Quantities[i]
		e.zero[i] = !changes[i] && !b.Scenario.Varies(q.Owner, q.Label) && e.isZero(q.Bound, q.Bound.Root)
	}
	for _, bound := range b.planned() {
		for r := range bound.Uses() {
			e.effective[r] = true
		}
	}
	for _, i := range slices.Backward(b.Order) {
		if e.effective[i] = e.effective[i] || e.isResult(&b.Quantities[i]); e.effective[i] {
			e.visit(i, b.Quantities[i].Bound.Root)
		}
	}
	e.listUnused()
	return e
}

// listUnused lists what the reasons for a quantity without effect are looked for in.
func (e *effects) listUnused() {
	e.replaced, e.users, e.before = make(map[ofOwner][]int), make([][]int, len(e.Quantities)), make(map[string]bool)
	for k := range e.Quantities {
		q := &e.Quantities[k]
		if !e.effective[k] {
			for r := range q.Bound.Uses() {
				e.users[r] = append(e.users[r], k)
			}
		}
		if q.Entry != nil && q.Entry.OfFile() != nil {
			for word := range strings.FieldsFuncSeq(q.Entry.OfFile().Text.Text, func(r rune) bool { return r != '_' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				e.before[word] = true
			}
		}
		if q.Entry == nil || q.definition == nil {
			continue
		}
		for _, label := range e.wouldUse(q) {
			e.replaced[ofOwner{"", label}] = append(e.replaced[ofOwner{"", label}], k)
			if q.Owner != "" {
				e.replaced[ofOwner{q.Owner, label}] = append(e.replaced[ofOwner{q.Owner, label}], k)
			}
		}
	}
}

// isResult says whether a report shows the quantity for its own sake: what is derived,
// totals, metrics and conditions of the scenario.
func (e *effects) isResult(q *Quantity) bool {
	switch q.Class {
	case WorkloadDerived:
		return !e.isSplit(q.Owner)
	case FleetDerived, PathDerived, Total, Cost, Metric:
		return true
	case Unlisted:
		return q.Entry != nil
	}
	return false
}

// isSplit says whether a name is that of a workload whose parts take its place.
func (g *Graph) isSplit(workload string) bool {
	return g.split[workload]
}

// isZero says whether a formula is always 0.
func (e *effects) isZero(b *formula.Bound, n formula.Node) bool {
	switch n := n.(type) {
	case *formula.Literal:
		return n.Value == 0
	case *formula.Name:
		return e.allZero(b.Refs[n.Index])
	case *formula.Paren:
		return e.isZero(b, n.X)
	case *formula.Negative:
		return e.isZero(b, n.X)
	case *formula.In:
		return e.isZero(b, n.X)
	case *formula.Binary:
		switch n.Op {
		case formula.Add, formula.Sub:
			return e.isZero(b, n.X) && e.isZero(b, n.Y)
		case formula.Mul, formula.Of:
			return e.isZero(b, n.X) || e.isZero(b, n.Y)
		}
		return e.isZero(b, n.X)
	case *formula.Call:
		return e.isZeroCall(b, n)
	}
	return false
}

// allZero says whether there are quantities, and all of them are always 0.
func (e *effects) allZero(refs []int) bool {
	for _, r := range refs {
		if !e.zero[r] {
			return false
		}
	}
	return len(refs) > 0
}

func (e *effects) isZeroCall(b *formula.Bound, n *formula.Call) bool {
	args := n.Args
	switch n.Func.Name() {
	case "if":
		if holds, known := e.known(b, args[0]); known && holds {
			return e.isZero(b, args[1])
		} else if known {
			return e.isZero(b, args[2])
		}
		args = args[1:]
	case "sum", "max", "min", "ceil", "floor", "round", "abs", "sqrt":
	default:
		return false
	}
	for _, a := range args {
		if name, ok := a.(*formula.Name); ok && name.Spread && len(b.Refs[name.Index]) == 0 {
			continue // no workloads, no fleets
		}
		if !e.isZero(b, a) {
			return false
		}
	}
	return true
}

// known says whether a condition that compares with 0 holds, where that is always so.
func (e *effects) known(b *formula.Bound, n formula.Node) (holds, known bool) {
	c, ok := n.(*formula.Comparison)
	if !ok || !e.isZero(b, c.X) || !e.isZero(b, c.Y) {
		return false, false
	}
	return c.Op == "<=" || c.Op == ">=" || c.Op == "==" || c.Op == "~", true
}

// visit marks what a formula follows from.
func (e *effects) visit(i int, n formula.Node) {
	b := e.Quantities[i].Bound
	switch n := n.(type) {
	case *formula.Name:
		for _, r := range b.Refs[n.Index] {
			e.effective[r] = true
		}
	case *formula.Paren:
		e.visit(i, n.X)
	case *formula.Negative:
		e.visit(i, n.X)
	case *formula.In:
		e.visit(i, n.X)
	case *formula.Range:
		e.visit(i, n.Lo)
		e.visit(i, n.Hi)
	case *formula.Comparison:
		e.visit(i, n.X)
		e.visit(i, n.Y)
		if n.Tolerance != nil {
			e.visit(i, n.Tolerance)
		}
	case *formula.Binary:
		e.visitBinary(i, n)
	case *formula.Call:
		args := n.Args
		if n.Func.Name() == "if" {
			if holds, known := e.known(b, args[0]); known && holds {
				e.hide(i, args[2], args[0], true)
				args = args[:2]
			} else if known {
				e.hide(i, args[1], args[0], true)
				args = []formula.Node{args[0], args[2]}
			}
		}
		for _, a := range args {
			e.visit(i, a)
		}
		if out, ok := b.Stats[n]; ok {
			e.effective[out] = true
		}
	}
}

// visitBinary marks what an operator's result follows from: beside a factor that is 0
// nothing counts.
func (e *effects) visitBinary(i int, n *formula.Binary) {
	b := e.Quantities[i].Bound
	if n.Op == formula.Add || n.Op == formula.Sub {
		e.visit(i, n.X)
		e.visit(i, n.Y)
		return
	}
	factor := n.Op == formula.Mul || n.Op == formula.Of
	if x := e.isZero(b, n.X); x {
		e.hide(i, n.Y, n.X, false)
	} else {
		e.visit(i, n.Y)
	}
	if factor && e.isZero(b, n.Y) {
		e.hide(i, n.X, n.Y, false)
	} else {
		e.visit(i, n.X)
	}
}

// hide notes that what one operand names has no effect, since the other is 0.
func (e *effects) hide(i int, operand, zero formula.Node, branch bool) {
	by := e.firstZero(e.Quantities[i].Bound, zero)
	if by < 0 {
		return
	}
	for _, name := range formula.NamesIn(operand) {
		for _, r := range e.Quantities[i].Bound.Refs[name.Index] {
			e.hidden[r] = append(e.hidden[r], hiding{by, branch})
		}
	}
}

// firstZero is the first quantity in a formula that is always 0, -1 for none.
func (e *effects) firstZero(b *formula.Bound, n formula.Node) int {
	for _, name := range formula.NamesIn(n) {
		for _, r := range b.Refs[name.Index] {
			if e.zero[r] {
				return r
			}
		}
	}
	return -1
}
