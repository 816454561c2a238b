package columns

import "math"

// Tolerance is the relative difference up to which two numbers count as equal, so
// that decimal fractions compare as written: 0.1 + 0.2 == 0.3.
const Tolerance = 1e-9

// equal reports whether two numbers differ by at most Tolerance of the larger one.
func equal(a, b float64) bool {
	return a == b || math.Abs(a-b) <= Tolerance*math.Max(math.Abs(a), math.Abs(b))
}

func ceil(x float64) float64 {
	if r := math.Round(x); equal(x, r) {
		return r
	}
	return math.Ceil(x)
}

func floor(x float64) float64 {
	if r := math.Round(x); equal(x, r) {
		return r
	}
	return math.Floor(x)
}

// pow is math.Pow, except that NaN^0 and 1^NaN are NaN.
func pow(x, y float64) float64 {
	if x != x || y != y {
		return math.NaN()
	}
	return math.Pow(x, y)
}

// logarithm is the logarithm of x to a base.
func logarithm(x, base float64) float64 {
	if !(base > 0) {
		return math.NaN()
	}
	return orNaN(math.Log(x) / math.Log(base))
}

// Near reports whether a and b differ by at most tolerance, within Tolerance.
func Near(a, b, tolerance float64) bool {
	off := math.Abs(a - b)
	return off <= tolerance || equal(off, tolerance) || equal(a, b)
}
