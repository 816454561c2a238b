package formula

import "botec/estimate/columns"

// Compile adds the instructions of a formula to a program, as the definition of
// a quantity. The quantities that it uses must be defined before it.
func (b *Bound) Compile(p *columns.Program, quantity int) {
	c := compiler{b, p}
	p.Define(quantity, func() int32 { return c.node(b.Root) })
}

// compiler emits the instructions of one formula; its methods return the column
// of a result.
type compiler struct {
	*Bound
	*columns.Program
}

func (c *compiler) node(n Node) int32 {
	switch n := n.(type) {
	case *Literal:
		return c.Constant(n.Value)
	case *UnitRef:
		return c.Constant(n.Unit.Factor)
	case *Name:
		refs := c.Refs[n.Index]
		if refs == nil { // a plural noun that no quantity has as its name
			return c.Constant(1)
		}
		return int32(refs[0])
	case *Paren:
		return c.node(n.X)
	case *In:
		return c.node(n.X)
	case *Negative:
		return c.Emit(columns.OpNeg, c.node(n.X))
	case *Binary:
		op := [...]columns.Op{Add: columns.OpAdd, Sub: columns.OpSub, Mul: columns.OpMul, Div: columns.OpDiv, Of: columns.OpMul, Per: columns.OpDiv, Pow: columns.OpPow}[n.Op]
		x := c.node(n.X)
		return c.Emit(op, x, c.node(n.Y))
	case *Range:
		op := columns.OpRange
		switch {
		case n.PlusMinus && isPercent(n.Hi):
			lo := c.node(n.Lo)
			c.Keep(lo)
			return c.Emit(columns.OpPlusMinus, lo, c.Emit(columns.OpMul, lo, c.node(n.Hi)))
		case n.PlusMinus:
			op = columns.OpPlusMinus
		case c.shares[n]:
			op = columns.OpShares
		}
		lo := c.node(n.Lo)
		return c.Emit(op, lo, c.node(n.Hi))
	case *Comparison:
		return c.comparison(n)
	case *Call:
		return c.call(n)
	}
	panic("formula: no such node")
}

func isPercent(n Node) bool {
	l, ok := n.(*Literal)
	return ok && l.Percent
}

func (c *compiler) comparison(n *Comparison) int32 {
	x := c.node(n.X)
	y := c.node(n.Y)
	if n.Op != "~" {
		return c.Emit(comparing(n.Op), x, y)
	}
	switch {
	case n.Tolerance == nil:
		step, _ := writtenStep(n.Y)
		v, _ := c.ConstantValue(y)
		near := tolerance
		if isWrittenShare(n.Y) || Node(n) == c.Root && c.Left != nil && c.Left.Share {
			near = shareTolerance
		}
		return c.Emit(columns.OpNear, x, y, c.Constant(near(v, step)))
	case isPercent(n.Tolerance):
		c.Keep(y)
		return c.Emit(columns.OpNear, x, y, c.Emit(columns.OpAbs, c.Emit(columns.OpMul, c.node(n.Tolerance), y)))
	}
	return c.Emit(columns.OpNear, x, y, c.node(n.Tolerance))
}

func comparing(op string) columns.Op {
	switch op {
	case "<=":
		return columns.OpLE
	case "<":
		return columns.OpLT
	case ">=":
		return columns.OpGE
	case ">":
		return columns.OpGT
	}
	return columns.OpEQ
}

func (c *compiler) call(n *Call) int32 {
	if stat, ok := c.Stats[n]; ok {
		return int32(stat)
	}
	if sum, ok := c.Sums[n]; ok {
		return int32(sum)
	}
	var cols []int32
	for _, a := range n.Args {
		if name, ok := a.(*Name); ok && name.Spread {
			for _, ref := range c.Refs[name.Index] {
				cols = append(cols, int32(ref))
			}
			continue
		}
		cols = append(cols, c.node(a))
	}
	switch {
	case n.Func.op == columns.OpIf:
		return c.Emit(columns.OpIf, cols[0], cols[1], cols[2])
	case n.Func.rule == tiers:
		return c.tiered(cols)
	case n.Func.op == columns.OpWait && len(cols) == 3:
		return c.Emit(columns.OpMul, c.Emit(columns.OpMeanWait, cols[0], cols[1]), cols[2])
	case n.Func.op == columns.OpWait:
		return c.Emit(columns.OpMul, c.Emit(columns.OpWait, cols[0], cols[1], cols[3]), cols[2])
	case n.Func.op == columns.OpTail:
		return c.Emit(columns.OpTail, cols...)
	case len(cols) == 0:
		return c.Constant(0)
	case n.Func.most >= 0:
		return c.Emit(n.Func.operation(len(cols)), cols...)
	}
	col := cols[0]
	for _, next := range cols[1:] {
		col = c.Emit(n.Func.op, col, next)
	}
	return col
}

// tiered adds up, tier by tier, what of an amount lies between the limits of the tier
// times its price. The columns are those of the arguments of a call.
func (c *compiler) tiered(cols []int32) int32 {
	last := len(cols) - 1
	x := c.Emit(columns.OpNonNegative, cols[0])
	from, sum := c.Constant(0), int32(0)
	for i := 1; i <= last; i += 2 {
		part, price, upto := x, cols[last], int32(0)
		if i < last {
			c.Keep(from)
			upto, price = c.Emit(columns.OpAbove, cols[i], from), cols[i+1]
			c.Keep(upto)
			c.Keep(x)
			part = c.Emit(columns.OpMin, x, upto)
		}
		if i > 1 { // the first tier begins at 0
			part = c.Emit(columns.OpMax, c.Emit(columns.OpSub, part, from), c.Constant(0))
		}
		part = c.Emit(columns.OpMul, part, price)
		if i > 1 {
			part = c.Emit(columns.OpAdd, sum, part)
		}
		sum, from = part, upto
	}
	return sum
}
