package quantile

import "math"

// Control is a control variate for quantiles: the normal scores that the samples were
// drawn with, by random input, then by sample.
//
// A linear function of the scores is fitted to the samples, or to their logarithms if
// they are all positive. Its distribution is normal, so its quantiles are known. If 5.3%
// of its samples are below its true 5th percentile, then about 5.3% of the samples are
// below theirs. The better the two agree, the larger the share of this that is
// corrected.
type Control struct{ Scores [][]float32 }

// fitSize is the number of samples that the linear function is fitted to.
const fitSize = 512

// MaxInputs is how many random inputs a control may have; with more there is no
// correction.
const MaxInputs = 24

// correct estimates, for each probability, the share of these samples that is below the
// true quantile. quantiles are the uncorrected ones.
func (c *Control) correct(samples, probabilities, quantiles []float64) []float64 {
	coefficients := c.fit(samples)
	if coefficients == nil {
		return probabilities
	}
	sigma := 0.0
	for _, b := range coefficients {
		sigma += b * b
	}
	sigma = math.Sqrt(sigma)
	counts := make([]count, len(probabilities))
	for k, p := range probabilities {
		counts[k].control, counts[k].sample = sigma*math.Sqrt2*math.Erfinv(2*p-1), quantiles[k]
	}
	var line [256]float64
	for from := 0; from < len(samples); from += len(line) {
		y := samples[from:min(from+len(line), len(samples))]
		z := line[:len(y)]
		c.evaluate(z, coefficients, from)
		for k := range counts {
			counts[k].add(y, z)
		}
	}
	out := make([]float64, len(probabilities))
	n := float64(len(samples))
	for k, p := range probabilities {
		out[k] = p
		c := &counts[k]
		low, own, both := float64(c.low)/n, float64(c.own)/n, float64(c.both)/n
		if variance := low * (1 - low); variance > 0 {
			out[k] = p + (both-low*own)/variance*(low-p)
		}
	}
	return out
}

// evaluate computes the linear function for the samples from the index from on, as many
// as z has room for.
func (c *Control) evaluate(z, coefficients []float64, from int) {
	clear(z)
	d := 0
	for ; d+2 <= len(coefficients); d += 2 {
		a, b := c.Scores[d][from:], c.Scores[d+1][from:]
		a, b = a[:len(z)], b[:len(z)]
		for i := range z {
			z[i] += coefficients[d]*float64(a[i]) + coefficients[d+1]*float64(b[i])
		}
	}
	if d < len(coefficients) {
		for i, s := range c.Scores[d][from:][:len(z)] {
			z[i] += coefficients[d] * float64(s)
		}
	}
}

// count compares the samples with the linear function at one quantile.
type count struct {
	control float64 // the true quantile of the function
	sample  float64 // the uncorrected quantile of the samples
	low     uint64  // the number of samples for which the function is below its quantile
	own     uint64  // the number of samples below theirs
	both    uint64
}

func (c *count) add(y, z []float64) {
	control, sample := c.control, c.sample
	z = z[:len(y)]
	var low, own, both uint64
	for i, v := range y { // by the sign bit, because a branch could not be predicted
		under, below := math.Float64bits(z[i]-control)>>63, math.Float64bits(v-sample)>>63
		low, own, both = low+under, own+below, both+under&below
	}
	c.low, c.own, c.both = c.low+low, c.own+own, c.both+both
}

// fit finds the coefficients of the linear function by least squares over the first
// samples. They are nil if there are too few samples, too many inputs, or inputs that
// depend on each other.
func (c *Control) fit(samples []float64) []float64 {
	n, inputs := min(fitSize, len(samples)), len(c.Scores)
	if inputs == 0 || inputs > MaxInputs || n < 4*inputs {
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
	// the normal equations; the last column but one is all 1, the last is y
	size := inputs + 1
	m := make([][]float64, size)
	columns := make([][]float64, size+1)
	for k := range columns {
		switch {
		case k < inputs:
			columns[k] = make([]float64, n)
			for i, s := range c.Scores[k][:n] {
				columns[k][i] = float64(s)
			}
		case k > inputs:
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
	for p := range m { // Gauss-Jordan elimination; without pivoting, as the matrix is positive definite
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
	coefficients := make([]float64, inputs)
	for d := range coefficients {
		coefficients[d] = m[d][size] / m[d][d]
		if math.IsNaN(coefficients[d]) || math.IsInf(coefficients[d], 0) {
			return nil
		}
	}
	return coefficients
}

// dot is the sum of the products of two columns of n values; nil is a column of ones.
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
	var sums [4]float64 // four sums, so that no addition has to wait for the previous one
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
