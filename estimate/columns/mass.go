package columns

import "math"

// The probabilities of single values are computed by Loader's saddle-point expansion
// (Catherine Loader, Fast and Accurate Computation of Binomial Probabilities, 2000).
// It never takes the difference of two large logarithms, so a probability among a
// billion keeps its digits.

// poissonMass is the probability of n for a mean of a, both above 0.
func poissonMass(n, a float64) float64 {
	return math.Exp(-stirlingError(n)-deviance(n, a)) / math.Sqrt(2*math.Pi*n)
}

// binomialMass is the probability of k successes in n trials, each with probability p,
// which is above 0 and below 1.
func binomialMass(k, n, p float64) float64 {
	switch k {
	case 0:
		return math.Exp(n * math.Log1p(-p))
	case n:
		return math.Exp(n * math.Log(p))
	}
	log := stirlingError(n) - stirlingError(k) - stirlingError(n-k) - deviance(k, n*p) - deviance(n-k, n*(1-p))
	return math.Exp(log) * math.Sqrt(n/(2*math.Pi*k*(n-k)))
}

// stirlingError is ln(x!) less Stirling's approximation of it.
func stirlingError(x float64) float64 {
	if x < 16 {
		log, _ := math.Lgamma(x + 1)
		return log - (x+0.5)*math.Log(x) + x - 0.5*math.Log(2*math.Pi)
	}
	xx := x * x
	return (1./12 - (1./360-(1./1260-(1./1680-1./1188/xx)/xx)/xx)/xx) / x
}

// deviance is x·ln(x/mean) + mean - x.
func deviance(x, mean float64) float64 {
	if d := x - mean; math.Abs(d) < 0.1*(x+mean) {
		v := d / (x + mean)
		sum, term := d*v, 2*x*v
		for j := 3.0; ; j += 2 {
			term *= v * v
			next := sum + term/j
			if next == sum {
				return sum
			}
			sum = next
		}
	}
	return x*math.Log(x/mean) + mean - x
}
