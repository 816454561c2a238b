package document

import (
	"math"
	"strconv"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/unit"
)

// mended is a value in the form of a claim, with as many digits as make the
// claim true; ok is false where none do, as with a second sign.
func mended(text string, c claim, value float64, units *unit.Table, dim unit.Dim) (now string, ok bool) {
	for digits := max(2, min(c.digits, 15)); digits < 18; digits++ {
		out := c.write(value, digits)
		again, p := readClaim(text[:c.number.start]+out+text[c.number.end:], units)
		if other, ok := again.asBillions(text[:c.number.start]+out+text[c.number.end:], dim); ok && p == nil {
			again = other
		}
		if p == nil && again.holds(value) {
			return out, true
		}
	}
	return text[c.number.start:c.number.end], false
}

// write is a value in the form of a claim: in its unit, with its separators,
// and with as many digits, at least two.
func (c *claim) write(value float64, digits int) string {
	v := math.Abs(value) / c.each
	suffix := c.suffix
	if suffix != "" {
		v /= scaleOf(suffix)
		for v != 0 && (v >= 1000 || v < 1) {
			next := step(suffix, v >= 1000)
			if next == suffix {
				break
			}
			v = v * scaleOf(suffix) / scaleOf(next)
			suffix = next
		}
	}
	sign := ""
	if value < 0 {
		if sign = c.negative; sign == "" {
			sign = "-"
		}
	}
	var text string
	if c.exponent {
		text, exp, _ := strings.Cut(strconv.FormatFloat(v, 'e', digits-1, 64), "e")
		power, _ := strconv.Atoi(exp)
		return sign + text + "e" + strconv.Itoa(power) + suffix
	}
	if round := math.Round(v); c.full && suffix == "" && math.Abs(v-round) <= columns.Tolerance*round && round < 1e15 {
		text = strconv.FormatFloat(round, 'f', 0, 64)
	} else {
		text = rounded(v, digits)
		for c.percent && v < 100 && rounded(v, digits) == rounded(100, digits) && digits < 15 { // never 100% for 99.999%
			digits++
			text = rounded(v, digits)
		}
	}
	if c.grouped {
		text = unit.Grouped(text)
	}
	return sign + text + suffix
}

// step is the next scale up or down.
func step(suffix string, up bool) string {
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

// scaleOf is the factor of a glued scale, 1 of none; a B that is one is billions.
func scaleOf(suffix string) float64 {
	if suffix == "B" {
		suffix = "bn"
	}
	return max(1, formula.Scale(suffix, true))
}

// rounded is a number with so many digits, without an exponent.
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
