package differential

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"botec/estimate/formula"
)

var statistic = regexp.MustCompile(`\bp[0-9]+\(`)

// node computes a node of a formula of q, with every range at its median.
func (e *evaluator) node(n formula.Node, q *quantity) result {
	switch n := n.(type) {
	case *formula.Literal:
		return result{v: n.Value, dim: dimOf(n.Dim), zero: n.Bare && n.Value == 0, share: n.Percent, fraction: n.Percent}
	case *formula.UnitRef:
		return result{v: n.Unit.Factor, dim: dimOf(n.Unit.Dim)}
	case *formula.Name:
		return e.name(n, q)
	case *formula.Paren:
		return e.node(n.X, q)
	case *formula.Negative:
		x := e.operand(n.X, q)
		x.v = -x.v
		return x
	case *formula.In:
		x := e.operand(n.X, q)
		if x.zero {
			x.dim, x.zero = dimOf(n.Unit.Dim), false
		}
		if !maps.Equal(x.dim, dimOf(n.Unit.Dim)) {
			fail("cannot be shown in %s", n.Unit.Text)
		}
		return x
	case *formula.Binary:
		return e.binary(n, q)
	case *formula.Range:
		return e.interval(n, q)
	case *formula.Comparison:
		return e.comparison(n, q)
	case *formula.Call:
		return e.call(n, q)
	}
	panic("no such node")
}

// operand is a node that cannot be a condition.
func (e *evaluator) operand(n formula.Node, q *quantity) result {
	r := e.node(n, q)
	if r.truth {
		fail("a condition is no number")
	}
	return r
}

func (e *evaluator) name(n *formula.Name, q *quantity) result {
	if n.Spread {
		return fail("%s is many quantities", n.Path)
	}
	of := e.find(n.Path, q)
	switch {
	case of != nil:
		return e.use(of, q)
	case n.Unit != nil:
		return result{v: 1, dim: dimOf(n.Unit.Dim)}
	}
	return fail("there is no %s", n.Path)
}

// use is the value of a quantity that the formula of q uses.
func (e *evaluator) use(of, q *quantity) result {
	r := e.quantity(of)
	q.largest, q.leaf = math.Max(q.largest, math.Abs(r.v)), false
	return r
}

func isOne(n formula.Node) bool {
	l, ok := n.(*formula.Literal)
	return ok && l.Bare && l.Value == 1
}

// addable says whether x may be added to a share.
func addable(n formula.Node, x result) bool { return x.fraction || x.zero || x.none || isOne(n) }

// alike is the dimension that two values have in common.
func alike(x, y result) dim {
	switch {
	case (x.zero || x.none) && !y.zero:
		return y.dim
	case y.zero || y.none || maps.Equal(x.dim, y.dim):
		return x.dim
	}
	fail("%v and %v differ", x.dim, y.dim)
	return nil
}

func (e *evaluator) binary(n *formula.Binary, q *quantity) result {
	x, y := e.operand(n.X, q), e.operand(n.Y, q)
	switch n.Op {
	case formula.Add, formula.Sub:
		fits := addable(n.X, x) && addable(n.Y, y)
		if x.fraction != y.fraction && !fits {
			fail("a share and another number")
		}
		r := result{v: x.v + y.v, dim: alike(x, y), zero: x.zero && y.zero}
		if n.Op == formula.Sub {
			r.v = x.v - y.v
		}
		r.fraction = fits && (x.fraction || y.fraction)
		r.share = (x.share || isOne(n.X)) && (y.share || isOne(n.Y)) && (x.share || y.share)
		return r
	case formula.Mul, formula.Of:
		return bounded(result{v: x.v * y.v, dim: x.dim.times(y.dim, 1), share: x.share && y.share, fraction: x.fraction && y.fraction})
	case formula.Div, formula.Per:
		r := result{v: x.v / y.v, dim: x.dim.times(y.dim, -1), fraction: x.fraction && len(y.dim) == 0}
		if y.v == 0 {
			r.v = math.NaN()
		}
		return bounded(r)
	}
	r := result{v: math.Pow(x.v, y.v), share: x.share, fraction: x.fraction}
	if math.IsNaN(x.v) || math.IsNaN(y.v) {
		r.v = math.NaN()
	}
	if len(y.dim) > 0 {
		fail("an exponent is a plain number")
	}
	if len(x.dim) > 0 {
		exp := n.Y
		for {
			neg, ok := exp.(*formula.Negative)
			if !ok {
				break
			}
			exp = neg.X
		}
		if l, ok := exp.(*formula.Literal); !ok || l.Value != math.Trunc(l.Value) || l.Value > 100 {
			fail("a literal exponent")
		}
		r.dim, r.share, r.fraction = dim{}.times(x.dim, int(y.v)), false, false
	}
	return bounded(r)
}

func bounded(r result) result {
	for name, exp := range r.dim {
		if r.dim.isBase(name) && (exp >= 100 || exp <= -100) {
			fail("too high a power")
		}
	}
	return r
}

// interval is the median of lo..hi or lo ± hi.
func (e *evaluator) interval(n *formula.Range, q *quantity) result {
	e.uncertain = true
	lo, hi := e.operand(n.Lo, q), e.operand(n.Hi, q)
	if l, ok := n.Hi.(*formula.Literal); n.PlusMinus && ok && l.Percent {
		return result{v: lo.v * (1 + 0*hi.v), dim: lo.dim, fraction: lo.fraction}
	}
	if !maps.Equal(lo.dim, hi.dim) && !lo.zero && !hi.zero {
		fail("the ends of a range differ")
	}
	r := lo
	if lo.zero {
		r = hi
	}
	r.zero, r.fraction = false, lo.fraction && hi.fraction
	r.share = lo.share && hi.share && !n.PlusMinus
	r.v = median(n, lo.v, hi.v, r.share)
	return r
}

// median is that of a range between numbers.
func median(n *formula.Range, lo, hi float64, shares bool) float64 {
	switch {
	case n.PlusMinus:
		return lo + 0*hi
	case !(lo <= hi):
		return math.NaN()
	case shares && lo > 0 && hi < 1:
		logit := (math.Log(lo/(1-lo)) + math.Log(hi/(1-hi))) / 2
		return 1 / (1 + math.Exp(-logit))
	case lo > 0:
		return math.Sqrt(lo) * math.Sqrt(hi)
	}
	return (lo + hi) / 2
}

// isBareCount says whether a node is made of numbers without a unit, which then count.
func isBareCount(n formula.Node) bool {
	switch n := n.(type) {
	case *formula.Literal:
		return n.Bare && !n.Ratio || n.Billions
	case *formula.Paren:
		return isBareCount(n.X)
	case *formula.Negative:
		return isBareCount(n.X)
	case *formula.Range:
		l, ok := n.Hi.(*formula.Literal)
		return isBareCount(n.Lo) && (isBareCount(n.Hi) || n.PlusMinus && ok && l.Percent)
	case *formula.Call:
		switch n.Func.Name() {
		case "uniform", "normal", "lognormal", "triangular", "pert", "round", "ceil", "floor", "min", "max":
			for _, a := range n.Args {
				if !isBareCount(a) {
					return false
				}
			}
			return true
		}
	}
	return false
}

// bare computes such a node; a B is a billion.
func (e *evaluator) bare(n formula.Node, q *quantity) result {
	switch n := n.(type) {
	case *formula.Literal:
		if n.Billions {
			return result{v: n.Value * 1e9}
		}
		return result{v: n.Value}
	case *formula.Paren:
		return e.bare(n.X, q)
	case *formula.Negative:
		return result{v: -e.bare(n.X, q).v}
	case *formula.Range:
		e.uncertain = true
		lo := e.bare(n.Lo, q).v
		if !isBareCount(n.Hi) { // 150M ± 10%
			return result{v: lo}
		}
		return result{v: median(n, lo, e.bare(n.Hi, q).v, false)}
	case *formula.Call:
		var args []result
		for _, a := range n.Args {
			args = append(args, e.bare(a, q))
		}
		return e.apply(n, args)
	}
	panic("not bare")
}

// ambiguous says whether a formula is a number such as 7B or 7B/day.
func ambiguous(f *formula.Formula) bool {
	n := f.Root
	if r, ok := n.(*formula.Range); ok {
		n = r.Hi
	}
	for {
		switch x := n.(type) {
		case *formula.Literal:
			return x.Billions
		case *formula.Paren:
			n = x.X
			continue
		case *formula.Binary:
			if _, isUnit := x.Y.(*formula.UnitRef); isUnit && (x.Op == formula.Div || x.Op == formula.Per) {
				n = x.X
				continue
			}
		}
		return false
	}
}

// writtenInPercent says whether a formula has a number in percent, or is 0.
func writtenInPercent(f *formula.Formula) bool {
	l, ok := f.Root.(*formula.Literal)
	return strings.Contains(f.Text, "%") || ok && l.Value == 0
}

func (e *evaluator) comparison(n *formula.Comparison, q *quantity) result {
	x, y := e.operand(n.X, q), e.operand(n.Y, q)
	_, xCounts := x.dim.noun()
	_, yCounts := y.dim.noun()
	switch {
	case xCounts && !maps.Equal(x.dim, y.dim) && isBareCount(n.Y):
		y = result{v: e.bare(n.Y, q).v, dim: x.dim}
	case yCounts && !maps.Equal(x.dim, y.dim) && isBareCount(n.X):
		x = result{v: e.bare(n.X, q).v, dim: y.dim}
	}
	alike(x, y)
	holds := false
	switch n.Op {
	case "<=":
		holds = x.v <= y.v || same(x.v, y.v)
	case ">=":
		holds = x.v >= y.v || same(x.v, y.v)
	case "<":
		holds = x.v < y.v && !same(x.v, y.v)
	case ">":
		holds = x.v > y.v && !same(x.v, y.v)
	case "==":
		holds = same(x.v, y.v)
	case "~":
		most := e.tolerance(n, x, y, q)
		off := math.Abs(x.v - y.v)
		holds = off <= most || same(off, most) || same(x.v, y.v)
	}
	r := result{truth: true}
	switch {
	case math.IsNaN(x.v) || math.IsNaN(y.v):
		r.v = math.NaN()
	case holds:
		r.v = 1
	}
	return r
}

// tolerance is by how much x may differ from y.
func (e *evaluator) tolerance(n *formula.Comparison, x, y result, q *quantity) float64 {
	if n.Tolerance == nil {
		step, ok := n.WrittenStep()
		if !ok {
			fail("~ needs a tolerance")
		}
		most := math.Min(step/2, math.Abs(y.v)/10)
		if (y.share || x.share) && y.v >= 0.95 && y.v <= 1 {
			most = math.Min(most, (1-y.v)/2*(1-1e-6))
		}
		return most
	}
	t := e.operand(n.Tolerance, q)
	if l, ok := n.Tolerance.(*formula.Literal); ok && l.Percent {
		return math.Abs(t.v * y.v)
	}
	if !maps.Equal(t.dim, x.dim) && !t.zero {
		fail("a tolerance of another dimension")
	}
	return t.v
}

func (e *evaluator) call(n *formula.Call, q *quantity) result {
	var args []result
	var nodes []formula.Node
	choice := n.Func.Name() == "if"
	for i, a := range n.Args {
		name, ok := a.(*formula.Name)
		switch {
		case ok && name.Spread && slices.Contains([]string{"sum", "max", "min", "product", "tail"}, n.Func.Name()):
			list, defined, known := e.spread(name.Path, q)
			if !known {
				fail("there is no %s", name.Path)
			}
			for _, of := range list {
				args, nodes = append(args, e.use(of, q)), append(nodes, a)
			}
			if len(list) == 0 && len(n.Args) == 1 {
				return result{none: true, dim: e.kind(defined.kind)}
			}
		case choice && i == 0:
			c := e.node(a, q)
			if !c.truth {
				fail("if takes a condition")
			}
			args, nodes = append(args, c), append(nodes, a)
		default:
			args, nodes = append(args, e.operand(a, q)), append(nodes, a)
		}
	}
	return e.typed(n, nodes, args)
}

// typed checks the dimensions of the arguments and computes the call.
func (e *evaluator) typed(n *formula.Call, nodes []formula.Node, args []result) result {
	r := result{v: e.apply(n, args).v}
	plain := func(which ...result) {
		for _, a := range which {
			if len(a.dim) > 0 {
				fail("%s takes plain numbers", n.Func.Name())
			}
		}
	}
	switch n.Func.Name() {
	case "ceil", "floor", "round":
		if _, count := args[0].dim.noun(); len(args[0].dim) > 0 && !count {
			fail("%s takes counts", n.Func.Name())
		}
		v := r.v
		r = args[0]
		r.v = v
	case "sqrt":
		r.dim = dim{}
		for name, exp := range args[0].dim {
			if exp%2 != 0 {
				fail("no square root")
			}
			r.dim[name] = exp / 2
		}
	case "ln", "log2", "log10", "log", "exp", "nines", "staff", "product":
		plain(args...)
	case "parallel", "available", "erlang_b", "erlang_c":
		plain(args...)
		r.share, r.fraction = true, true
	case "wait", "response", "slowest", "slowest_deviation", "tail":
		for i, a := range args {
			isTime := i == 2 || i == 3 && len(args) == 5
			if n.Func.Name() == "tail" {
				isTime = i > (len(args)-1)/3
			}
			if !isTime {
				plain(a)
			} else if !maps.Equal(a.dim, dim{"s": 1}) && !a.zero {
				fail("%s takes a time", n.Func.Name())
			}
		}
		r.dim = dim{"s": 1}
	case "tiered":
		return e.tieredType(args, r)
	case "if":
		return e.common(n, nodes[1:], args[1:], r)
	default:
		return e.common(n, nodes, args, r)
	}
	return r
}

func (e *evaluator) tieredType(args []result, r result) result {
	x, last := args[0], args[len(args)-1]
	for i := 1; i < len(args)-1; i += 2 {
		x.dim, x.zero = alike(x, args[i]), x.zero && args[i].zero
		last.dim, last.zero = alike(last, args[i+1]), last.zero && args[i+1].zero
		last.share = last.share && args[i+1].share
	}
	r.dim, r.share = x.dim.times(last.dim, 1), x.share && last.share
	return bounded(r)
}

// common is a call whose arguments have one dimension, which is that of the result.
func (e *evaluator) common(n *formula.Call, nodes []formula.Node, args []result, r result) result {
	t := args[0]
	for i, a := range args[1:] {
		fits := (t.fraction || addable(nodes[i], t)) && addable(nodes[i+1], a)
		if n.Func.Name() == "sum" && t.fraction != a.fraction && !fits && nodes[i] != nodes[i+1] {
			fail("a share and another number")
		}
		next := result{dim: alike(t, a), zero: t.zero && a.zero, share: t.share && a.share, fraction: fits && (t.fraction || a.fraction)}
		if nodes[i] == nodes[i+1] { // of one path
			next.fraction = t.fraction && a.fraction
		}
		t = next
	}
	t.v = r.v
	return t
}

// apply computes a call from its arguments.
func (e *evaluator) apply(n *formula.Call, args []result) result {
	v := make([]float64, len(args))
	for i, a := range args {
		v[i] = a.v
	}
	return result{v: e.function(n.Func.Name(), v)}
}

func (e *evaluator) function(name string, v []float64) float64 {
	switch name {
	case "min", "max", "sum":
		total := v[0]
		for _, x := range v[1:] {
			switch name {
			case "min":
				total = math.Min(total, x)
			case "max":
				total = math.Max(total, x)
			default:
				total += x
			}
		}
		return total
	case "product":
		total := 1.0
		for _, x := range v {
			total *= x
		}
		return total
	case "ceil":
		return roundUp(v[0])
	case "floor":
		return roundDown(v[0])
	case "round":
		return math.Round(v[0])
	case "abs":
		return math.Abs(v[0])
	case "sqrt":
		return math.Sqrt(v[0])
	case "ln":
		return logarithm(v[0], math.E)
	case "log2":
		return logarithm(v[0], 2)
	case "log10":
		return logarithm(v[0], 10)
	case "log":
		return logarithm(v[0], v[1])
	case "exp":
		return math.Exp(v[0])
	case "if":
		switch v[0] {
		case 1:
			return v[1]
		case 0:
			return v[2]
		}
		return math.NaN()
	case "tiered":
		return tiered(v[0], v[1:])
	case "parallel":
		return parallel(v[0], v[1], append(v, 0)[2])
	case "available":
		if len(v) == 5 {
			return upInZones(v[0], v[1], v[2], v[3], v[4])
		}
		return available(v[0], v[1], v[2])
	case "nines":
		if v[0] < 0 || v[0] >= 1 {
			return math.NaN()
		}
		return -math.Log10(1 - v[0])
	case "erlang_b":
		return erlangB(v[0], v[1])
	case "erlang_c":
		return erlangC(v[0], v[1])
	case "staff":
		return staff(v[0], v[1])
	case "response":
		return response(v)
	case "slowest":
		mean, _ := slowest(v)
		return mean
	case "slowest_deviation":
		_, deviation := slowest(v)
		return deviation
	case "tail":
		return tail(v)
	case "wait":
		if len(v) == 3 {
			return meanWait(v[0], v[1], v[2])
		}
		return wait(v[0], v[1], v[2], v[3])
	case "uniform", "normal", "lognormal", "triangular", "pert":
		e.uncertain = true
		return medianOf(name, v)
	}
	panic("no function " + name)
}

func logarithm(x, base float64) float64 {
	if !(x > 0) || !(base > 0) || base == 1 {
		return math.NaN()
	}
	return math.Log(x) / math.Log(base)
}
