package columns

import "math"

// run executes one instruction on columns of n samples; a draw takes its median.
func run(in instruction, mem []float64, n int) {
	d := mem[int(in.dst)*n:][:n]
	a := mem[int(in.a)*n:][:n]
	b := mem[int(in.b)*n:][:n]
	switch in.op {
	case OpCopy:
		copy(d, a)
	case OpAdd:
		for i := range d {
			d[i] = a[i] + b[i]
		}
	case OpSub:
		for i := range d {
			d[i] = a[i] - b[i]
		}
	case OpMul:
		for i := range d {
			d[i] = a[i] * b[i]
		}
	case OpDiv:
		for i := range d {
			if b[i] == 0 {
				d[i] = math.NaN()
			} else {
				d[i] = a[i] / b[i]
			}
		}
	case OpNeg:
		for i := range d {
			d[i] = -a[i]
		}
	case OpMin:
		for i := range d {
			d[i] = min(a[i], b[i])
		}
	case OpMax:
		for i := range d {
			d[i] = max(a[i], b[i])
		}
	case OpCeil:
		for i, x := range a { // as ceil does it, which is too large to be inlined
			up := math.Ceil(x)
			if x-(up-1) <= 2*Tolerance*(math.Abs(x)+1) {
				up = wholeOr(x, up)
			}
			d[i] = up
		}
	case OpIf:
		c := mem[int(in.c)*n:][:n]
		for i := range d {
			switch a[i] {
			case 1:
				d[i] = b[i]
			case 0:
				d[i] = c[i]
			default:
				d[i] = math.NaN()
			}
		}
	default:
		c := mem[int(in.c)*n:][:n]
		for i := range d {
			d[i] = apply(in.op, a[i], b[i], c[i])
		}
	}
}

// apply computes the less common operations for one sample.
func apply(op Op, a, b, c float64) float64 {
	switch op {
	case OpPow:
		return pow(a, b)
	case OpFloor:
		return floor(a)
	case OpRound:
		return math.Round(a)
	case OpAbs:
		return math.Abs(a)
	case OpSqrt:
		return math.Sqrt(a)
	case OpLn:
		return orNaN(math.Log(a))
	case OpLog2:
		return orNaN(math.Log2(a))
	case OpLog10:
		return orNaN(math.Log10(a))
	case OpLog:
		return logarithm(a, b)
	case OpExp:
		return math.Exp(a)
	case OpParallel:
		return parallel(a, b)
	case OpParallelCommon:
		return parallelCommon(a, b, c)
	case OpAvailable:
		return available(a, b, c)
	case OpNines:
		if a < 0 {
			return math.NaN()
		}
		return orNaN(-math.Log10(1 - a))
	case OpErlangB:
		return erlangB(a, b)
	case OpErlangC:
		return erlangC(a, b)
	case OpStaff:
		return staff(a, b)
	case OpWait:
		return wait(a, b, c)
	case OpMeanWait:
		return meanWait(a, b)
	case OpNonNegative:
		return only(a >= 0, a)
	case OpAbove:
		return only(a > b, a)
	case OpLE:
		return truth(a <= b || Equal(a, b), a, b)
	case OpLT:
		return truth(a < b && !Equal(a, b), a, b)
	case OpGE:
		return truth(a >= b || Equal(a, b), a, b)
	case OpGT:
		return truth(a > b && !Equal(a, b), a, b)
	case OpEQ:
		return truth(Equal(a, b), a, b)
	case OpNear:
		return truth(Near(a, b, c), a, b)
	}
	return quantile(op, a, b, c, 0.5)
}

// only is x where a condition on it holds, else NaN.
func only(ok bool, x float64) float64 {
	if !ok {
		return math.NaN()
	}
	return x
}

// truth is 1 or 0, or NaN where one of the compared values has none.
func truth(ok bool, a, b float64) float64 {
	switch {
	case a != a || b != b:
		return math.NaN()
	case ok:
		return 1
	}
	return 0
}

// orNaN turns the infinite logarithm of 0 into "no value".
func orNaN(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.NaN()
	}
	return x
}
