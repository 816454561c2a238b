package estimate_test

import (
	"math"
	"testing"

	"botec/estimate"
)

// aFactor is a distribution as a function of a normal score, and back.
type aFactor struct{ value, score func(x float64) float64 }

func ofShare(low, high float64) aFactor {
	logit := func(p float64) float64 { return math.Log(p / (1 - p)) }
	mean, sigma := (logit(low)+logit(high))/2, (logit(high)-logit(low))/(2*z95)
	return aFactor{func(z float64) float64 { return 1 / (1 + math.Exp(-mean-sigma*z)) }, func(x float64) float64 {
		if x >= 1 {
			return math.Inf(1)
		}
		return (logit(x) - mean) / sigma
	}}
}

func ofCount(low, high float64) aFactor {
	mean, sigma := math.Log(low*high)/2, math.Log(high/low)/(2*z95)
	return aFactor{func(z float64) float64 { return math.Exp(mean + sigma*z) }, func(x float64) float64 { return (math.Log(x) - mean) / sigma }}
}

func ofUniform(low, high float64) aFactor {
	return aFactor{func(z float64) float64 { return low + (high-low)*below(z) }, func(x float64) float64 {
		return math.Sqrt2 * math.Erfinv(2*min(1, max(0, (x-low)/(high-low)))-1)
	}}
}

// below is the probability below a normal score.
func below(z float64) float64 { return 0.5 * math.Erfc(-z/math.Sqrt2) }

// integral is the mean of a function of normal scores, one for each factor, by Simpson's
// rule.
func integral(factors int, f func(z []float64) float64) float64 {
	const end, steps = 8, 320
	at := make([]float64, factors)
	var over func(k int) float64
	over = func(k int) float64 {
		if k == factors {
			return f(at)
		}
		sum, step := 0.0, 2*end/float64(steps)
		for i := range steps + 1 {
			at[k] = -end + step*float64(i)
			w := float64(2 + 2*(i%2))
			if i == 0 || i == steps {
				w = 1
			}
			sum += w * math.Exp(-at[k]*at[k]/2) * over(k+1)
		}
		return sum * step / 3 / math.Sqrt(2*math.Pi)
	}
	return over(0)
}

// quantileOf is a quantile of a product of independent factors: the last one has a
// probability for each value of the others.
func quantileOf(p float64, factors []aFactor) float64 {
	last, others := factors[len(factors)-1], factors[:len(factors)-1]
	low, high := -12., 18. // of the logarithm
	for range 26 {
		middle := (low + high) / 2
		if share := integral(len(others), func(z []float64) float64 {
			x := math.Exp(middle)
			for k, f := range others {
				x /= f.value(z[k])
			}
			return below(last.score(x))
		}); share < p {
			low = middle
		} else {
			high = middle
		}
	}
	return math.Exp((low + high) / 2)
}

// TestProducts: the percentiles and means of products of independent ranges are those of
// a numerical integral, whatever the seed.
func TestProducts(t *testing.T) {
	for _, c := range []struct {
		inputs, formula string
		factors         []aFactor
	}{
		{"a: 10%..20%, n: 1M..3M", "a * n", []aFactor{ofShare(0.1, 0.2), ofCount(1e6, 3e6)}},
		{"a: 10%..20%, n: 1M..3M", "3 * a * n / 2", []aFactor{ofShare(0.1, 0.2), ofCount(1.5e6, 4.5e6)}},
		{"x: 0.1%..99.9%, n: 1M..3M", "x * n", []aFactor{ofShare(0.001, 0.999), ofCount(1e6, 3e6)}},
		{"x: 0.1%..99.9%, y: 5%..40%", "x * y", []aFactor{ofShare(0.001, 0.999), ofShare(0.05, 0.4)}},
		{"x: 1%..2%, y: 90%..99.9%, n: 1k..1M", "n * x * y", []aFactor{ofShare(0.01, 0.02), ofShare(0.9, 0.999), ofCount(1e3, 1e6)}},
		{"n: 1M..3M, u: 'uniform(1, 9)'", "n * u", []aFactor{ofUniform(1, 9), ofCount(1e6, 3e6)}},
		{"x: 20%..50%, n: 10..40", "sqrt(n / 5) ^ 2 * x", []aFactor{ofShare(0.2, 0.5), ofCount(2, 8)}},
	} {
		mean := 1.0
		for _, f := range c.factors {
			mean *= integral(1, func(z []float64) float64 { return f.value(z[0]) })
		}
		want := [3]float64{quantileOf(0.05, c.factors), quantileOf(0.5, c.factors), quantileOf(0.95, c.factors)}
		for seed := range uint64(3) {
			v := sampleText(t, "inputs: {"+c.inputs+"}\nmetrics: {m: "+c.formula+"}", estimate.Sampling{Seed: seed, Samples: 1000}).Get("m")
			for k, got := range []float64{v.P5, v.Value, v.P95} {
				if math.Abs(got/want[k]-1) > 5e-4 {
					t.Errorf("%s: quantile %d is %v, the integral says %v", c.formula, k, got, want[k])
				}
			}
			if math.Abs(v.Mean/mean-1) > 5e-4 {
				t.Errorf("%s: the mean is %v, the integral says %v", c.formula, v.Mean, mean)
			}
		}
	}
}

// TestOneRange: a metric that depends on one range has the percentiles and the mean that
// follow from it.
func TestOneRange(t *testing.T) {
	share, count := ofShare(0.001, 0.999), ofCount(2, 8)
	for _, c := range []struct {
		input, formula string
		of             aFactor
		f              func(x float64) float64
		falls          bool
	}{
		{"0.1%..99.9%", "x * x", share, func(x float64) float64 { return x * x }, false},
		{"0.1%..99.9%", "1 / x", share, func(x float64) float64 { return 1 / x }, true},
		{"0.1%..99.9%", "x * x * x", share, func(x float64) float64 { return x * x * x }, false},
		{"2..8", "x + x ^ 2", count, func(x float64) float64 { return x + x*x }, false},
		{"2..8", "if(x > 3, 2 * x, x)", count, func(x float64) float64 {
			if x > 3 {
				return 2 * x
			}
			return x
		}, false},
		{"2..8", "max(x, 3) * min(x, 5)", count, func(x float64) float64 { return max(x, 3) * min(x, 5) }, false},
	} {
		v := sampleText(t, "inputs: {x: "+c.input+"}\nmetrics: {m: '"+c.formula+"'}", estimate.Sampling{}).Get("m")
		z := []float64{-z95, 0, z95}
		if c.falls {
			z = []float64{z95, 0, -z95}
		}
		for k, got := range []float64{v.P5, v.Value, v.P95} {
			if want := c.f(c.of.value(z[k])); math.Abs(got/want-1) > 1e-9 {
				t.Errorf("%s: quantile %d is %v, not %v", c.formula, k, got, want)
			}
		}
		if mean := integral(1, func(z []float64) float64 { return c.f(c.of.value(z[0])) }); math.Abs(v.Mean/mean-1) > 2e-3 {
			t.Errorf("%s: the mean is %v, not %v", c.formula, v.Mean, mean)
		}
	}
}

// TestMeans: means of sums, of what is rounded and of what has no closed form.
func TestMeans(t *testing.T) {
	r := sampleText(t, `
inputs: {a: 1..9, b: 'uniform(2, 8)', c: 10%..30%}
metrics: {sum: a + 3 * b - 2, up: ceil(b), both: a * b + 1 * c, most: 'max(a, b) / 2 + 1', same: b - b, choice: 'if(b < 3.5, 10, 2)'}`, estimate.Sampling{})
	a := integral(1, func(z []float64) float64 { return ofCount(1, 9).value(z[0]) })
	c := integral(1, func(z []float64) float64 { return ofShare(0.1, 0.3).value(z[0]) })
	most := integral(2, func(z []float64) float64 { return max(ofCount(1, 9).value(z[0]), ofUniform(2, 8).value(z[1])) })
	for name, want := range map[string]float64{"sum": a + 13, "up": 5.5, "both": a*5 + c, "most": most/2 + 1, "choice": 4} {
		if v := r.Get(name); math.Abs(v.Mean/want-1) > 2e-3 {
			t.Errorf("%s: the mean is %v, not %v", name, v.Mean, want)
		}
	}
	if v := r.Get("same"); v.Uncertain || v.Mean != 0 {
		t.Errorf("b - b is uncertain, with the mean %v", v.Mean)
	}
}
