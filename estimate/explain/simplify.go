package explain

import (
	"cmp"
	"math"
	"slices"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// expr is a formula without what changes nothing: factors of 1, factors that cancel,
// terms of 0, branches that are not taken, and terms of a sum that are negligible.
type expr struct {
	kind     kind
	value    float64 // with every range at its median, in base units
	dim      unit.Dim
	text     string          // of a number or unit as it is written; the name of a function
	quantity *graph.Quantity // of a name
	of       *estimate.Value // of a name; nil for a quantity that reports do not list
	called   *formula.Function
	parts    []part // of all others
	partial  bool   // a term of a sum was left out that is not 0
	hard     bool   // no head computes it: a queue, an exponential
}

// part is a term of a sum, a factor of a product, base and exponent of a power, or an
// argument of a function.
type part struct {
	*expr
	inverse bool // it is subtracted, or it divides
}

type kind byte

const (
	number   kind = iota
	unitName      // a unit without a number, as in dau / day
	named
	sum
	product
	power
	rounding // ceil, floor and round
	function
)

// atomic says that the text of an expression is one number or name.
func (e *expr) atomic() bool { return e.kind <= named }

// simplifier simplifies the formulas of values, each once.
type simplifier struct {
	explainer
	negligible float64 // the share of a sum up to which terms are left out
	formulas   map[*estimate.Value]*expr
}

func newSimplifier(r *estimate.Result, v *estimate.Value, negligible float64) simplifier {
	return simplifier{explainer{Result: r, owner: v.Owner}, negligible, make(map[*estimate.Value]*expr)}
}

// formula is the simplified formula of a value; nil where there is nothing to compute.
func (s *simplifier) formula(v *estimate.Value) *expr {
	e, ok := s.formulas[v]
	if !ok {
		if !v.Leaf() && v.Central != 0 && unit.Finite(v.Central) {
			e = s.expr(v.Bound, v.Bound.Root)
		}
		if e != nil && (e.kind == number || e.kind == unitName) {
			e = nil
		}
		s.formulas[v] = e
	}
	return e
}

// core is the value that this one passes on under another name, itself where it
// computes something.
func (s *simplifier) core(v *estimate.Value) *estimate.Value {
	v = s.origin(v)
	if e := s.formula(v); e != nil && e.kind == named && e.of != nil {
		return e.of
	}
	return v
}

// passesOn is [simplifier.core], except that a value in a unit of its own stays: 20 GB/s
// is 160 Gbps.
func (s *simplifier) passesOn(v *estimate.Value) *estimate.Value {
	v = s.origin(v)
	if e := s.formula(v); e != nil && e.kind == named && e.of != nil && (v.Shown == nil || v.Shown.Equal(e.of.Shown) || v.Print(v.Central) == e.of.Print(v.Central)) {
		return e.of
	}
	return v
}

// expr simplifies a part of a formula.
func (s *simplifier) expr(b *formula.Bound, n formula.Node) *expr {
	switch n := n.(type) {
	case *formula.Paren:
		return s.expr(b, n.X)
	case *formula.In:
		return s.expr(b, n.X)
	case *formula.Literal:
		return &expr{value: n.Value, dim: n.Dim, text: source(b, n)}
	case *formula.UnitRef:
		return &expr{kind: unitName, value: n.Unit.Factor, dim: n.Unit.Dim, text: n.Text}
	case *formula.Name:
		if refs := b.Refs[n.Index]; refs != nil {
			return s.reference(refs[0])
		}
		return &expr{kind: unitName, value: 1, dim: n.Unit.Dim, text: n.Path}
	case *formula.Negative:
		return s.sum([]part{{s.expr(b, n.X), true}})
	case *formula.Binary:
		switch n.Op {
		case formula.Add, formula.Sub:
			return s.sum(s.terms(b, n, false, nil))
		case formula.Pow:
			base, exponent := s.expr(b, n.X), s.expr(b, n.Y)
			e := &expr{kind: power, value: math.Pow(base.value, exponent.value), parts: []part{{expr: base}, {expr: exponent}}, hard: base.hard || exponent.hard}
			e.dim = base.dim.Pow(int(exponent.value))
			return e
		}
		return s.product(s.factors(b, n, false, nil))
	case *formula.Call:
		return s.call(b, n)
	}
	return s.median(b, n)
}

// source is a part of a formula as it is written.
func source(b *formula.Bound, n formula.Node) string {
	start, end := n.Span()
	return b.Text[start:end]
}

// reference is the quantity that a name stands for, by the value that it passes on.
func (s *simplifier) reference(ref int) *expr {
	v := s.At(ref)
	if v == nil { // a reference number, or a default that nothing else uses
		q := &s.Quantities[ref]
		return &expr{kind: named, value: s.ValueAt(ref), dim: q.Type().Dim, quantity: q}
	}
	v = s.passesOn(v)
	return &expr{kind: named, value: v.Central, dim: v.Type().Dim, quantity: v.Quantity, of: v}
}

// median is a range inside a formula, at its median.
func (s *simplifier) median(b *formula.Bound, n formula.Node) *expr {
	e := &expr{value: b.Eval(n, s.ValueAt)}
	if r, ok := n.(*formula.Range); ok {
		e.dim = s.expr(b, r.Lo).dim
	}
	e.text = s.Printer.Quantity(e.value, e.dim, nil)
	return e
}

// terms appends the terms of a sum, however it is nested.
func (s *simplifier) terms(b *formula.Bound, n formula.Node, subtracted bool, list []part) []part {
	if p, ok := n.(*formula.Paren); ok {
		return s.terms(b, p.X, subtracted, list)
	}
	if x, ok := n.(*formula.Binary); ok && (x.Op == formula.Add || x.Op == formula.Sub) {
		list = s.terms(b, x.X, subtracted, list)
		return s.terms(b, x.Y, subtracted != (x.Op == formula.Sub), list)
	}
	return append(list, part{s.expr(b, n), subtracted})
}

// sum adds terms.
func (s *simplifier) sum(list []part) *expr {
	e := &expr{kind: sum}
	list = withoutOpposites(opened(list))
	whole := true
	for _, p := range list {
		if p.dim != (unit.Dim{}) {
			e.dim = p.dim
		}
		e.value += p.signed()
		whole = whole && p.value == math.Trunc(p.value)
	}
	small := s.negligible * math.Abs(e.value)
	if e.dim.IsNumber() && (whole && math.Abs(e.value) < 100 || math.Abs(math.Log(e.value)) < 0.1) { // 35 + 1 is 36, and 1 − 0.1% is not 1
		small = 0
	}
	left := smallest(list, small)
	for _, p := range list {
		if !left[p.expr] {
			e.parts = append(e.parts, p)
		}
		e.partial = e.partial || p.partial || left[p.expr] && p.value != 0
	}
	switch {
	case len(e.parts) == 0:
		return &expr{dim: e.dim, text: "0"}
	case len(e.parts) == 1 && !e.parts[0].inverse:
		only := *e.parts[0].expr
		only.partial = e.partial
		return &only
	}
	for _, p := range e.parts {
		e.hard = e.hard || p.hard
	}
	return e
}

// opened puts the terms of a sum in place of a term that is one: 1 − (1 − 0.05%).
func opened(list []part) (out []part) {
	for _, p := range list {
		if p.kind != sum {
			out = append(out, p)
			continue
		}
		for _, q := range p.parts {
			inner := *q.expr
			inner.partial = inner.partial || p.partial
			out = append(out, part{&inner, q.inverse != p.inverse})
		}
	}
	return out
}

// withoutOpposites leaves out a number that is added and one like it that is subtracted.
func withoutOpposites(list []part) (out []part) {
	for _, p := range list {
		opposite := func(q part) bool {
			return p.kind == number && q.kind == number && p.inverse != q.inverse && p.value == q.value && p.dim == q.dim
		}
		if k := slices.IndexFunc(out, opposite); k >= 0 {
			out = slices.Delete(out, k, k+1)
			continue
		}
		out = append(out, p)
	}
	return out
}

// smallest are the smallest terms as long as they add up to no more than so much.
func smallest(list []part, so float64) map[*expr]bool {
	order := slices.Clone(list)
	slices.SortStableFunc(order, func(a, b part) int { return cmp.Compare(math.Abs(a.value), math.Abs(b.value)) })
	found := make(map[*expr]bool)
	for _, p := range order {
		if so -= math.Abs(p.value); so < 0 {
			break
		}
		found[p.expr] = true
	}
	return found
}

func (p part) signed() float64 {
	if p.inverse {
		return -p.value
	}
	return p.value
}

// factors appends the factors of a product, however it is nested. A unit behind a
// number belongs to it: 2/user/day.
func (s *simplifier) factors(b *formula.Bound, n formula.Node, below bool, list []part) []part {
	inner := n
	for {
		p, ok := inner.(*formula.Paren)
		if !ok {
			break
		}
		inner = p.X
	}
	if x, ok := inner.(*formula.Binary); ok && x.Op != formula.Add && x.Op != formula.Sub && x.Op != formula.Pow {
		list = s.factors(b, x.X, below, list)
		return s.factors(b, x.Y, below != (x.Op == formula.Div || x.Op == formula.Per), list)
	}
	e := s.expr(b, n)
	if last := len(list) - 1; e.kind == unitName && last >= 0 && list[last].kind == number && !list[last].inverse {
		list[last].expr = list[last].perUnit(e, below)
		return list
	}
	if e.kind == product { // of a quantity that is a sum with one term
		for _, p := range e.parts {
			list = append(list, part{p.expr, p.inverse != below})
		}
		return list
	}
	return append(list, part{e, below})
}

// perUnit is a number with one more unit behind it.
func (e *expr) perUnit(u *expr, below bool) *expr {
	if below {
		return &expr{value: e.value / u.value, dim: e.dim.Div(u.dim), text: e.text + "/" + u.text}
	}
	return &expr{value: e.value * u.value, dim: e.dim.Mul(u.dim), text: e.text + " " + u.text}
}

// product multiplies factors, and leaves out what is 1 and what cancels.
func (s *simplifier) product(list []part) *expr {
	e := &expr{kind: product, value: 1}
	for _, p := range list {
		if p.inverse {
			e.value, e.dim = e.value/p.value, e.dim.Div(p.dim)
		} else {
			e.value, e.dim = e.value*p.value, e.dim.Mul(p.dim)
		}
	}
	for _, p := range list {
		if p.kind == sum && p.dim.IsNumber() && math.Abs(p.value-1) <= s.negligible && !e.dim.IsNumber() { // × (1 + 2%)
			e.partial = true
			continue
		}
		if same(p.value, 1) && p.dim.WithoutNouns().IsNumber() { // ÷ 1 user
			continue
		}
		cancels := func(q part) bool { return p.inverse != q.inverse && p.value == q.value && p.dim == q.dim }
		if k := slices.IndexFunc(e.parts, cancels); k >= 0 {
			e.parts = slices.Delete(e.parts, k, k+1)
			continue
		}
		e.parts = append(e.parts, p)
		e.partial, e.hard = e.partial || p.partial, e.hard || p.hard
	}
	switch {
	case len(e.parts) == 0:
		return &expr{value: 1, dim: e.dim, text: "1"}
	case len(e.parts) == 1 && !e.parts[0].inverse:
		only := *e.parts[0].expr
		only.partial = e.partial
		return &only
	}
	return e
}

// call simplifies a function. Of max and min only the argument that decides is left, of
// if only the branch that is taken.
func (s *simplifier) call(b *formula.Bound, n *formula.Call) *expr {
	name := n.Func.Name()
	if name == "if" {
		if b.Eval(n.Args[0], s.ValueAt) == 1 {
			return s.expr(b, n.Args[1])
		}
		return s.expr(b, n.Args[2])
	}
	args := s.arguments(b, n)
	switch name {
	case "sum":
		return s.sum(args)
	case "product":
		return s.product(args)
	case "max", "min":
		return extreme(name, args)
	case "ceil", "floor", "round":
		return round(name, args)
	case "tiered":
		return s.tiered(args)
	}
	e := &expr{kind: function, value: b.Eval(n, s.ValueAt), text: name, called: n.Func, parts: args}
	switch name { // the others give plain numbers
	case "abs", "uniform", "normal", "lognormal", "triangular", "pert":
		e.dim = args[0].dim
	case "sqrt":
		e.dim, _ = args[0].dim.Sqrt()
	case "wait", "response", "slowest", "slowest_deviation", "tail":
		e.dim = unit.Time
	}
	switch name {
	case "abs", "sqrt", "log", "log2", "log10", "nines", "parallel":
	case "available":
		var values []float64
		for _, a := range args {
			values = append(values, a.value)
		}
		_, _, ok := fewFail(values, e.value)
		e.hard = !ok
	default:
		e.hard = true
	}
	for _, a := range args {
		e.hard = e.hard || a.hard
	}
	return e
}

// arguments are those of a call, with one for each quantity that a name with a * stands
// for.
func (s *simplifier) arguments(b *formula.Bound, n *formula.Call) (args []part) {
	for _, a := range n.Args {
		name, ok := a.(*formula.Name)
		if !ok || !name.Spread {
			args = append(args, part{expr: s.expr(b, a)})
			continue
		}
		for _, ref := range b.Refs[name.Index] {
			args = append(args, part{expr: s.reference(ref)})
		}
	}
	return args
}

// extreme is the argument that decides a max or min.
func extreme(name string, args []part) *expr {
	if len(args) == 0 {
		return &expr{text: "0"}
	}
	best := args[0]
	for _, a := range args[1:] {
		if name == "max" && a.value > best.value || name == "min" && a.value < best.value {
			best = a
		}
	}
	return best.expr
}

// round is a ceil, floor or round.
func round(name string, args []part) *expr {
	e := &expr{kind: rounding, text: name, dim: args[0].dim, parts: args, hard: args[0].hard, partial: args[0].partial}
	e.value = rounded(name, args[0].value)
	return e
}

// rounded computes a ceil, floor or round; 10.000000001 is 10, as it is for the formula.
func rounded(name string, x float64) float64 {
	const tolerance = 1e-9
	switch name {
	case "ceil":
		return math.Ceil(x - tolerance*math.Abs(x))
	case "floor":
		return math.Floor(x + tolerance*math.Abs(x))
	}
	return math.Round(x)
}

// tiered is a price list: the part of the amount that lies in each tier times the price
// of the tier.
func (s *simplifier) tiered(args []part) *expr {
	last := len(args) - 1
	var parts []part
	below := &expr{} // the limit of the tier before
	for i := 1; i <= last; i += 2 {
		upto, price, more := args[0].expr, args[last].expr, false
		if i < last {
			if price, more = args[i+1].expr, args[0].value > args[i].value; more {
				upto = args[i].expr
			}
		}
		amount := upto
		if i > 1 {
			amount = s.sum([]part{{expr: upto}, {below, true}})
		}
		if price.value != 0 {
			parts = append(parts, part{expr: s.product([]part{{expr: amount}, {expr: price}})})
		}
		if below = upto; !more {
			break
		}
	}
	return s.sum(parts)
}
