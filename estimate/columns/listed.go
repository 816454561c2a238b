package columns

import "math"

// Operations on any number of operands.

// runListed executes an operation with a list of operands on columns of n samples.
func runListed(op Op, dst int32, list []int32, mem []float64, n int) {
	d, v := mem[int(dst)*n:][:n], make([]float64, len(list))
	for i := range d {
		for k, col := range list {
			v[k] = mem[int(col)*n+i]
		}
		d[i] = applyListed(op, v)
	}
}

// applyListed applies an operation to a list of numbers. A number that is none gives
// none.
func applyListed(op Op, v []float64) float64 {
	for _, x := range v {
		if x != x {
			return math.NaN()
		}
	}
	switch op {
	case OpUpInZones:
		return upInZones(v[0], v[1], v[2], v[3], v[4])
	case OpResponse:
		r, q := responseOf(v)
		return r.quantile(q)
	case OpSlowest:
		r, n := responseOf(v)
		mean, _ := r.slowest(n)
		return mean
	case OpSlowestDeviation:
		r, n := responseOf(v)
		_, deviation := r.slowest(n)
		return deviation
	}
	m := mixtureOf(v)
	return m.quantile(v[0])
}

// listed is the node of an operation with a list of operands.
func (t *Stochastic) listed(op Op, list []int32) int32 {
	v, constant := make([]float64, len(list)), true
	for k, a := range list {
		v[k], constant = t.nodes[a].low, constant && t.nodes[a].constant
	}
	if constant {
		return t.number(applyListed(op, v))
	}
	return t.add(node{op: op, list: list, only: -1})
}

// runListed computes an instruction with a list of operands: where the way is known in
// which each of them moves the result, that lies between the results at the ends.
func (b *Between) runListed(in instruction, list []int32) {
	low, high := make([]float64, len(list)), make([]float64, len(list))
	at := [2][]float64{make([]float64, len(list)), make([]float64, len(list))}
	s, known := Span{Sure: true}, true
	for k, col := range list {
		var of Span
		of, at[0][k], at[1][k] = b.at(col)
		s.Empty, s.Sure = s.Empty || of.Empty, s.Sure && of.Sure
		move := b.direction(in.op, list, k)
		switch {
		case of.fixed() || move == Rising:
			low[k], high[k] = of.Low, of.High
		case move == Falling:
			low[k], high[k] = of.High, of.Low
		default:
			known = false
		}
		if of.Trend != Constant {
			s.Trend |= move.of(of.Trend)
		}
	}
	ends := [2]float64{applyListed(in.op, at[0]), applyListed(in.op, at[1])}
	switch {
	case s.Empty:
		s.Low, s.High = math.NaN(), math.NaN()
	case known:
		s.Low, s.High = applyListed(in.op, low), applyListed(in.op, high)
	}
	if !s.Empty && (!known || s.Low != s.Low || s.High != s.High) {
		s = unknown
	}
	s.Within(ends[0], ends[1])
	b.put(in.dst, s, ends[0], ends[1])
}

// direction is the way in which operand k moves the result of an instruction, Either
// where that is not known.
func (b *Between) direction(op Op, list []int32, k int) Trend {
	n := len(list)
	switch {
	case op == OpUpInZones:
		return [...]Trend{Rising, Falling, Rising, Either, Rising}[k]
	case op == OpTail && k > (n-1)/3 && b.isTame(list):
		return Rising
	case op == OpTail, op == OpSlowestDeviation && k == n-1:
		return Either
	case k == 0:
		return Falling
	case k == 1, k == n-1:
		return Rising
	case k == 2 && n == 4: // a service time alone
		return Rising
	}
	return Either
}

// isTame reports whether the quantile of a sum rises with the means and deviations of
// its parts: it is not far out, and no part scatters much more than it takes.
func (b *Between) isTame(list []int32) bool {
	if q, _, _ := b.at(list[0]); !q.fixed() || q.Low < 0.5 || q.Low > 0.99 {
		return false
	}
	n := (len(list) - 1) / 3
	for k := 1; k <= n; k++ {
		mean, _, _ := b.at(list[k+n])
		deviation, _, _ := b.at(list[k+2*n])
		if !(mean.Low >= 0 && deviation.Low >= 0 && deviation.High <= 14*mean.Low) {
			return false
		}
	}
	return true
}
