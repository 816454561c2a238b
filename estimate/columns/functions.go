package columns

import "math"

// Tolerance is the relative difference up to which two numbers count as equal, so
// that decimal fractions compare as written: 0.1 + 0.2 == 0.3.
const Tolerance = 1e-9

// equal reports whether two numbers differ by at most Tolerance of the larger one.
func equal(a, b float64) bool {
	return a == b || math.Abs(a-b) <= Tolerance*math.Max(math.Abs(a), math.Abs(b))
}

// ceil and floor round up and down, except that a number within Tolerance of a whole
// one is that. Only next to a whole number do they take a closer look.
func ceil(x float64) float64 {
	up := math.Ceil(x)
	if above := x - (up - 1); above <= 0.5 && above <= 2*Tolerance*(math.Abs(x)+1) {
		if r := math.Round(x); equal(x, r) {
			return r
		}
	}
	return up
}

func floor(x float64) float64 {
	down := math.Floor(x)
	if below := down + 1 - x; below <= 0.5 && below <= 2*Tolerance*(math.Abs(x)+1) {
		if r := math.Round(x); equal(x, r) {
			return r
		}
	}
	return down
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
