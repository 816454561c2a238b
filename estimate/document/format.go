package document

import (
	"math"
	"strconv"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/unit"
)

// format writes a value in base units in the form of a quantity, in its unit and
// with its separators, to a number of significant digits.
func (q *quantity) format(value float64, digits int) string {
	v := math.Abs(value) / q.each
	suffix := q.suffix
	if suffix != "" {
		v /= scaleOf(suffix)
		for v != 0 && (v >= 1000 || v < 1) {
			next := nextScale(suffix, v >= 1000)
			if next == suffix {
				break
			}
			v = v * scaleOf(suffix) / scaleOf(next)
			suffix = next
		}
	}
	sign := ""
	if value < 0 {
		if sign = q.negative; sign == "" {
			sign = "-"
		}
	}
	var text string
	if q.exponent {
		text, exp, _ := strings.Cut(strconv.FormatFloat(v, 'e', digits-1, 64), "e")
		power, _ := strconv.Atoi(exp)
		return sign + text + "e" + strconv.Itoa(power) + suffix
	}
	if round := math.Round(v); q.full && suffix == "" && math.Abs(v-round) <= columns.Tolerance*round && round < 1e15 {
		text = strconv.FormatFloat(round, 'f', 0, 64)
	} else {
		for q.percent && v < 100 && rounded(v, digits) == rounded(100, digits) && digits < 15 { // never 100% for 99.999%
			digits++
		}
		text = rounded(v, digits)
	}
	if q.grouped {
		text = unit.Grouped(text)
	}
	return sign + text + suffix
}

// nextScale returns the scale above or below one, or that scale at the end of
// the list.
func nextScale(suffix string, up bool) string {
	list := []string{"", "k", "M", "bn", "T"}
	if suffix == "B" {
		suffix = "bn"
	}
	for i, s := range list {
		switch {
		case s != suffix:
		case up && i+1 < len(list):
			return list[i+1]
		case !up && i > 0:
			return list[i-1]
		}
	}
	return suffix
}

// scaleOf returns the factor of an attached scale, 1 for none. B as a scale means
// billions.
func scaleOf(suffix string) float64 {
	if suffix == "B" {
		suffix = "bn"
	}
	return max(1, formula.Scale(suffix, true))
}

// rounded writes a number with a number of significant digits, without an
// exponent.
func rounded(v float64, digits int) string {
	if v == 0 {
		return "0"
	}
	_, exp, _ := strings.Cut(strconv.FormatFloat(v, 'e', digits-1, 64), "e")
	e, _ := strconv.Atoi(exp)
	if e >= digits { // zeros before the point
		text, _, _ := strings.Cut(strconv.FormatFloat(v, 'e', digits-1, 64), "e")
		return strings.ReplaceAll(text, ".", "") + strings.Repeat("0", e-digits+1)
	}
	return strconv.FormatFloat(v, 'f', digits-1-e, 64)
}
