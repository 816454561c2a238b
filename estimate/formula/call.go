package formula

import (
	"botec/estimate/columns"
	"botec/estimate/unit"
)

// call checks a call of a function.
func (b *binder) call(n *Call) Type {
	f := n.Func
	if f.statistic && !b.expected.Statistics {
		return b.fail(n, "", "%s is a statistic of all samples; only headline, expect, advice and --such-that may use it", f.Name())
	}
	if f.statistic {
		if b.statistic != nil {
			return b.fail(n, "", "%s cannot take %s, which is a statistic of all samples itself", b.statistic.Name(), b.textOf(n))
		}
		b.statistic = f
		defer func() { b.statistic = nil }()
	}
	types := make([]Type, 0, 4)
	bad := false
	for i, a := range n.Args {
		var t Type
		switch name, ok := a.(*Name); {
		case ok && name.Spread && f.most < 0:
			t = b.resolveGlob(name)
		case f.rule == choice && i == 0, f.rule == chance:
			if t = b.check(a); !t.Bad && !t.Condition {
				t = b.fail(a, "", "the first argument of %s must be a condition, such as a > b, but %s is %s", f.Name(), b.textOf(a), t.Dim)
			}
		default:
			t = b.quantity(a)
		}
		bad = bad || t.Bad
		types = append(types, t)
	}
	if bad {
		return Type{Bad: true}
	}
	if f.statistic {
		if b.types == nil {
			b.types = make(map[*Call]Type)
		}
		b.types[n] = types[0]
	}
	return b.rule(n, n.Args, types)
}

// resolveGlob resolves a name that matches many quantities.
func (b *binder) resolveGlob(n *Name) Type {
	refs, t, problem := b.scope.Reach(n.Path)
	if problem != nil {
		return b.unknownName(n, problem)
	}
	if refs == nil {
		refs = []int{}
	}
	b.Refs[n.Index] = refs
	return t
}

// rule checks the types of the arguments by the rule of the function.
func (b *binder) rule(n *Call, args []Node, types []Type) Type {
	f := n.Func
	switch f.rule {
	case numbers, shares:
		for i, t := range types {
			if !t.Dim.IsNumber() {
				return b.fail(args[i], "", "%s takes plain numbers, but %s is %s", f.Name(), b.textOf(args[i]), t.Dim)
			}
		}
		return Type{Share: f.rule == shares, Fraction: f.rule == shares}
	case counts:
		if !isCount(types[0].Dim) {
			var attempts []attempt
			if types[0].Dim == unit.Data {
				x := b.operand(args[0])
				attempts = append(attempts, offer(args[0], "", x+" / 1 MB", x+" / 1 GB"))
			}
			return b.failOffering(args[0], "", attempts, "%s takes plain numbers and counts, but %s is %s; divide by the unit first", f.Name(), b.textOf(args[0]), types[0].Dim)
		}
		return types[0]
	case root:
		d, ok := types[0].Dim.Sqrt()
		if !ok {
			return b.fail(args[0], "", "%s has no square root: %s is not a square", types[0].Dim, b.textOf(args[0]))
		}
		return Type{Dim: d}
	case waiting:
		return b.waiting(f, args, types)
	case tiers:
		return b.tiers(n, args, types)
	case choice:
		args, types = args[1:], types[1:]
	case chance:
		return Type{Share: true, Fraction: true}
	}
	t := types[0]
	for i := range types[1:] {
		share := t.Share && types[i+1].Share
		fits := (t.Fraction || fraction(args[i], t)) && fraction(args[i+1], types[i+1])
		part := fits && (t.Fraction || types[i+1].Fraction)
		if f.op == columns.OpAdd && t.Fraction != types[i+1].Fraction && !fits {
			return b.fail(n, "", "cannot add %s and %s: one is a share and the other is not", b.textOf(args[i]), b.textOf(args[i+1]))
		}
		var ok bool
		if t, ok = b.agree(n, args[i], args[i+1], t, types[i+1]); !ok {
			return Type{Bad: true}
		}
		t.Share, t.Fraction = share, part
	}
	return t
}

// isTime says whether argument i of n of a function of waiting times is a time.
func (f *Function) isTime(i, n int) bool {
	if f.op == columns.OpTail { // a quantile, and a third of the rest each: calls, times, deviations
		return i > (n-1)/3
	}
	return i == 2 || i == 3 && n == 5
}

// waiting checks the arguments of wait and the like: plain numbers and times.
func (b *binder) waiting(f *Function, args []Node, types []Type) Type {
	for i, t := range types {
		switch {
		case f.op == columns.OpWait && i == 2 && t.Dim != unit.Time && !t.Zero:
			return b.fail(args[i], "", "the service time of %s must be a time such as 50 ms, but %s is %s", f.Name(), b.textOf(args[i]), t.Dim)
		case f.isTime(i, len(args)) && t.Dim != unit.Time && !t.Zero:
			return b.fail(args[i], "", "%s takes a time here such as 50 ms, but %s is %s", f.Name(), b.textOf(args[i]), t.Dim)
		case !f.isTime(i, len(args)) && !t.Dim.IsNumber():
			return b.fail(args[i], "", "%s takes a plain number here, but %s is %s", f.Name(), b.textOf(args[i]), t.Dim)
		}
	}
	return Type{Dim: unit.Time}
}

// tiers checks the arguments of tiered: the limits have the dimension of the amount,
// which comes first; the prices have one dimension.
func (b *binder) tiers(n *Call, args []Node, types []Type) Type {
	last := len(args) - 1
	x, price := types[0], types[last]
	share := x.Share && price.Share
	var ok bool
	for i := 1; i < last; i += 2 {
		if x, ok = b.agree(args[i], args[0], args[i], x, types[i]); !ok {
			return Type{Bad: true}
		}
		share = share && types[i+1].Share
		if price, ok = b.agree(args[i+1], args[last], args[i+1], price, types[i+1]); !ok {
			return Type{Bad: true}
		}
	}
	return b.bounded(n, Type{Dim: x.Dim.Mul(price.Dim), Share: share})
}
