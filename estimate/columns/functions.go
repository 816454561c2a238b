package columns

import "math"

// Tolerance is the relative difference up to which two numbers are taken as equal, so
// that decimal fractions compare as they are written: 0.1 + 0.2 == 0.3.
const Tolerance = 1e-9

// Equal reports whether two numbers differ by at most Tolerance of the larger one. One that
// is longer than any time equals itself alone.
func Equal(a, b float64) bool {
	d := math.Abs(a - b)
	return a == b || d <= Tolerance*math.Max(math.Abs(a), math.Abs(b)) && d <= math.MaxFloat64
}

// ceil rounds up, except that a number within Tolerance of a whole one is that. Only
// close to a whole number it takes a second look.
func ceil(x float64) float64 {
	up := math.Ceil(x)
	if x-(up-1) <= 2*Tolerance*(math.Abs(x)+1) {
		return wholeOr(x, up)
	}
	return up
}

// floor rounds down, with the same exception.
func floor(x float64) float64 {
	down := math.Floor(x)
	if down+1-x <= 2*Tolerance*(math.Abs(x)+1) {
		return wholeOr(x, down)
	}
	return down
}

// wholeOr is the whole number that x equals within Tolerance, or else another.
func wholeOr(x, other float64) float64 {
	if r := math.Round(x); Equal(x, r) {
		return r
	}
	return other
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
	difference := math.Abs(a - b)
	return difference <= tolerance || Equal(difference, tolerance) || Equal(a, b)
}
