package live

import (
	"slices"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// input is an assumption that a reader may change: [quantity, dimension in base units as
// in "B/s", flags, 1 + the form of another value where that of the scenario's own is asked
// for by its formula, distribution or 0, parameters of that, shared]; the rest may be left
// out. shared is of a page of several sides: [the same assumption of other sides, its name
// on the page, the names in --set, what a reader must know of it].
type input []any

// The flags of an input.
const (
	counts  = 1 << iota // its name says what it counts
	share               // it is at most 100%
	whole               // it takes whole numbers alone
	counted             // it takes a number without a unit
)

// inputs adds the assumptions of a page that may be set.
func (e *encoder) inputs(p *Page, names []string) {
	if len(p.Sides) == 1 {
		e.Side = p.Sides[0]
		for _, name := range names {
			if i, ok := e.changeable(name); ok && !p.isChosen(name) && !slices.ContainsFunc(e.out.Inputs, func(o input) bool { return o[0] == i }) {
				e.out.Inputs = append(e.out.Inputs, e.input(i))
			}
		}
	} else {
		e.shared(p)
	}
	for k := range p.Sides {
		e.units(&p.Sides[k])
	}
	units := p.Sides[0].Scenario.Units()
	e.out.Money = [2]string{units.Symbol(), units.Currency()}
}

// units adds the units that a scenario declares.
func (e *encoder) units(s *Side) {
	units := s.Scenario.Units()
	units.Declared(func(spelling string, u unit.Unit) {
		next := []any{spelling, u.Factor, units.Unit(u.Dim)}
		if !slices.ContainsFunc(e.out.Units, func(o []any) bool { return slices.Equal(o, next) }) {
			e.out.Units = append(e.out.Units, next)
		}
	})
}

// changeable is the index of an assumption; ok is false for one that a reader cannot change.
func (s *Side) changeable(name string) (i int, ok bool) {
	i, ok = s.Find(name)
	if !ok || s.Quantities[i].Class == graph.Measured || s.Quantities[i].Class == graph.ReferenceNumber {
		return 0, false
	}
	return i, true
}

// input is an assumption of the present side.
func (e *encoder) input(i int) input {
	q := &e.Result.Quantities[i]
	flags, readable := 0, 0
	if q.CountsByName() {
		flags |= counts
	}
	if q.Expected().Count {
		flags |= counted
	}
	if q.Type().Fraction && e.ValueAt(i) <= 1 {
		flags |= share
	}
	if e.IsWhole(i, e.ValueAt(i)) {
		flags |= whole
	}
	if _, asked := q.Bound.Root.(*formula.In); asked && !q.Shown.IsPercent() {
		readable = 1 + e.form(q.Type().Dim, nil)
	}
	in := input{e.base + i, e.Scenario.Units().Unit(q.Type().Dim), flags, readable}
	if op, parameters, ok := q.Bound.Distribution(); ok {
		in = append(in, op.String(), numbers(parameters))
	} else if v := e.At(i); v != nil && v.Uncertain && q.Leaf() && isPriced(q.Bound.Root) {
		in = append(in, columns.OpRange.String(), numbers([]float64{v.P5, v.P95}))
	}
	return in
}

// isPriced says that a formula is a range of positive numbers by units: $9..$16/core/month.
func isPriced(n formula.Node) bool {
	for {
		b, ok := n.(*formula.Binary)
		if !ok {
			break
		}
		if _, isUnit := b.Y.(*formula.UnitRef); !isUnit || b.Op != formula.Mul && b.Op != formula.Div && b.Op != formula.Per {
			return false
		}
		n = b.X
	}
	r, ok := n.(*formula.Range)
	return ok && !r.PlusMinus
}

func numbers(of []float64) (list []number) {
	for _, v := range of {
		list = append(list, number(v))
	}
	return list
}

// isChosen says that options are values of this name.
func (p *Page) isChosen(name string) bool { return p.Choice != nil && p.Choice.Chosen == name }

// assumption is an assumption of some sides, by the name that it has there.
type assumption struct {
	name  string
	sides []int
	at    []int // its index on each of these
}

// shared adds the assumptions of several sides. One that is the same on all of them is
// changed on all; else one whose --set is of its own side is an input by itself.
func (e *encoder) shared(p *Page) {
	var list []assumption
	for k := len(p.Sides) - 1; k >= 0; k-- { // the last one has what is new
		for _, name := range p.Sides[k].Inputs() {
			i, ok := p.Sides[k].changeable(name)
			if !ok || p.isChosen(name) {
				continue
			}
			at := slices.IndexFunc(list, func(a assumption) bool { return a.name == name })
			if at < 0 {
				at = len(list)
				list = append(list, assumption{name: name})
			}
			if !slices.Contains(list[at].sides, k) {
				list[at].sides, list[at].at = append(list[at].sides, k), append(list[at].at, i)
			}
		}
	}
	for _, a := range list {
		listed := slices.Clone(a.sides)
		a.findAll(p)
		groups := map[string][]int{} // by what stands before its name in --set, the sides
		for _, k := range a.sides {
			groups[p.Sides[k].Set] = append(groups[p.Sides[k].Set], k)
		}
		if a.isSame(p, a.sides) && len(a.sides) == len(p.Sides) {
			e.addInput(p, a, a.sides, groups)
			continue
		}
		for _, set := range []string{"", "before."} {
			if sides := groups[set]; len(sides) > 0 && len(sides) == p.setting(set) && slices.ContainsFunc(sides, func(k int) bool { return slices.Contains(listed, k) }) {
				e.addInput(p, a, sides, map[string][]int{set: sides})
			}
		}
	}
}

// findAll adds the sides that have the quantity and do not list it as an assumption.
func (a *assumption) findAll(p *Page) {
	for k := range p.Sides {
		if slices.Contains(a.sides, k) {
			continue
		}
		if i, ok := p.Sides[k].changeable(a.name); ok {
			a.sides, a.at = append(a.sides, k), append(a.at, i)
		}
	}
}

// setting is how many sides a prefix in --set sets.
func (p *Page) setting(set string) (n int) {
	for k := range p.Sides {
		if p.Sides[k].Set == set {
			n++
		}
	}
	return n
}

// isSame says that sides assume the same.
func (a *assumption) isSame(p *Page, sides []int) bool {
	first, i := &p.Sides[sides[0]], a.on(sides[0])
	for _, k := range sides[1:] {
		of, j := &p.Sides[k], a.on(k)
		x, y := first.Quantities[i].Bound, of.Quantities[j].Bound
		opX, endsX, drawnX := x.Distribution()
		opY, endsY, drawnY := y.Distribution()
		switch {
		case strings.Join(strings.Fields(x.Text), " ") == strings.Join(strings.Fields(y.Text), " "):
		case drawnX || drawnY:
			if drawnX != drawnY || opX != opY || !slices.Equal(endsX, endsY) {
				return false
			}
		case first.ValueAt(i) != of.ValueAt(j):
			return false
		}
	}
	return true
}

// on is the index of the assumption on a side.
func (a *assumption) on(side int) int { return a.at[slices.Index(a.sides, side)] }

// addInput adds an assumption of some sides as one input.
func (e *encoder) addInput(p *Page, a assumption, sides []int, groups map[string][]int) {
	sides = slices.Sorted(slices.Values(sides))
	last := sides[len(sides)-1]
	e.Side, e.base = p.Sides[last], p.base(last)
	in := e.input(a.on(last))
	if len(in) < 6 {
		in = append(in, 0, 0)
	}
	others, sets, label, about := []int{}, []string{}, a.name, ""
	for _, k := range sides[:len(sides)-1] {
		others = append(others, p.base(k)+a.on(k))
	}
	for _, set := range []string{"before.", ""} {
		if len(groups[set]) > 0 {
			sets = append(sets, set+a.name)
		}
	}
	if p.Choice != nil { // what --set sets is of all options
		sets = []string{a.name}
	}
	switch {
	case len(sides) == len(p.Sides) && a.isSame(p, sides):
	case len(sides) == 1:
		about = "of " + p.Sides[last].Name
		label = p.Sides[last].Set + a.name
	default:
		about = "of all but " + p.Sides[0].Name
		if len(sides) == len(p.Sides) {
			about = "of all"
		}
		if !a.isSame(p, sides) {
			about += ", now " + e.differing(p, a, sides)
		}
	}
	e.out.Inputs = append(e.out.Inputs, append(in, []any{others, label, sets, about}))
}

// differing are the values of an assumption on some sides.
func (e *encoder) differing(p *Page, a assumption, sides []int) string {
	var texts []string
	for _, k := range sides {
		s := &p.Sides[k]
		if text := s.Print(s.Printer, a.on(k), s.ValueAt(a.on(k))); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, ", ")
}
