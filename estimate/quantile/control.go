package quantile

import "math"

// Control is a control variate for the percentiles of samples: the normal
// scores that they were drawn with, a column for each draw.
//
// A linear function of the scores that follows the samples (or their
// logarithms) is fitted; being normal, its own percentiles are known. If 5.3%
// of its samples lie below its 5th percentile, then about 5.3% of the samples
// lie below theirs, the more surely the more often both are on the same side.
type Control struct{ Scores [][]float32 }

const (
	fitted   = 512 // samples that the linear function is fitted to
	mostAxes = 24  // beyond so many draws there is no control
)

// parts gives for each part of all there could be the part of the samples that
// stands for it. at are the samples at the parts themselves.
func (c *Control) parts(samples, parts, at []float64) []float64 {
	by := c.fit(samples)
	if by == nil {
		return parts
	}
	sigma := 0.0
	for _, b := range by {
		sigma += b * b
	}
	sigma = math.Sqrt(sigma)
	counts := make([]count, len(parts))
	for k, p := range parts {
		counts[k].edge, counts[k].at = sigma*math.Sqrt2*math.Erfinv(2*p-1), at[k]
	}
	var line [256]float64
	for from := 0; from < len(samples); from += len(line) {
		y := samples[from:min(from+len(line), len(samples))]
		z := line[:len(y)]
		c.line(z, by, from)
		for k := range counts {
			counts[k].add(y, z)
		}
	}
	out := make([]float64, len(parts))
	n := float64(len(samples))
	for k, p := range parts {
		out[k] = p
		c := &counts[k]
		low, own, both := float64(c.low)/n, float64(c.own)/n, float64(c.both)/n
		if variance := low * (1 - low); variance > 0 {
			out[k] = p + (both-low*own)/variance*(low-p)
		}
	}
	return out
}

// line is the linear function of the scores from one sample on.
func (c *Control) line(z, by []float64, from int) {
	clear(z)
	d := 0
	for ; d+2 <= len(by); d += 2 {
		a, b := c.Scores[d][from:], c.Scores[d+1][from:]
		a, b = a[:len(z)], b[:len(z)]
		for i := range z {
			z[i] += by[d]*float64(a[i]) + by[d+1]*float64(b[i])
		}
	}
	if d < len(by) {
		for i, s := range c.Scores[d][from:][:len(z)] {
			z[i] += by[d] * float64(s)
		}
	}
}

// count is how many samples lie below one of them, how many of the line below
// the edge that belongs to it, and how many do both.
type count struct {
	edge, at       float64
	low, own, both uint64
}

func (c *count) add(y, z []float64) {
	edge, at := c.edge, c.at
	z = z[:len(y)]
	var low, own, both uint64
	for i, v := range y { // by the sign of a difference: which it is cannot be foretold
		under, below := math.Float64bits(z[i]-edge)>>63, math.Float64bits(v-at)>>63
		low, own, both = low+under, own+below, both+under&below
	}
	c.low, c.own, c.both = c.low+low, c.own+own, c.both+both
}

// fit finds the coefficients of the scores by least squares over the first
// samples; nil where there are none.
func (c *Control) fit(samples []float64) []float64 {
	n, axes := min(fitted, len(samples)), len(c.Scores)
	if axes == 0 || axes > mostAxes || n < 4*axes {
		return nil
	}
	y := make([]float64, n)
	for i, v := range samples[:n] {
		if v <= 0 {
			copy(y, samples)
			break
		}
		y[i] = math.Log(v)
	}
	// the normal equations, with a column of ones last and y behind it
	size := axes + 1
	m := make([][]float64, size)
	columns := make([][]float64, size+1)
	for k := range columns {
		switch {
		case k < axes:
			columns[k] = make([]float64, n)
			for i, s := range c.Scores[k][:n] {
				columns[k][i] = float64(s)
			}
		case k > axes:
			columns[k] = y
		}
	}
	for r := range m {
		m[r] = make([]float64, size+1)
		for k := range m[r] {
			if k < r {
				m[r][k] = m[k][r]
			} else {
				m[r][k] = dot(columns[r], columns[k], n)
			}
		}
	}
	for p := range m { // Gauss and Jordan; positive definite, so without pivoting
		if !(m[p][p] > 1e-9*float64(n)) {
			return nil
		}
		for r := range m {
			if r != p {
				f := m[r][p] / m[p][p]
				for k := p; k <= size; k++ {
					m[r][k] -= f * m[p][k]
				}
			}
		}
	}
	by := make([]float64, axes)
	for d := range by {
		by[d] = m[d][size] / m[d][d]
		if math.IsNaN(by[d]) || math.IsInf(by[d], 0) {
			return nil
		}
	}
	return by
}

// dot is the sum of products; nil is a column of ones.
func dot(a, b []float64, n int) (sum float64) {
	switch {
	case a == nil && b == nil:
		return float64(n)
	case a == nil:
		a, b = b, nil
		fallthrough
	case b == nil:
		for _, v := range a {
			sum += v
		}
		return sum
	}
	var sums [4]float64 // side by side, so that none waits for the one before
	b = b[:len(a)]
	for i := 0; i+4 <= len(a); i += 4 {
		sums[0] += a[i] * b[i]
		sums[1] += a[i+1] * b[i+1]
		sums[2] += a[i+2] * b[i+2]
		sums[3] += a[i+3] * b[i+3]
	}
	for i := len(a) &^ 3; i < len(a); i++ {
		sum += a[i] * b[i]
	}
	return sum + sums[0] + sums[1] + sums[2] + sums[3]
}
