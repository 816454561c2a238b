package unit

import (
	"math"
	"slices"
	"strconv"
)

// decimal is a number rounded to significant digits. Its exponent is that of the first
// digit: 3472 to three digits is 347 with the exponent 3.
type decimal struct {
	negative bool
	memory   [maxDigits]byte
	count    int // of the digits, without trailing zeros
	exp      int
}

// maxDigits is the number of digits that tells each float64 from all others.
const maxDigits = 17

func (d *decimal) digits() []byte { return d.memory[:d.count] }

// round gives the significant digits of a finite v. With nearOne a value below 1 that
// would be rounded to 1 gets more digits, up to most, so that 99.999% is not 100%.
func (p Printer) round(v float64, nearOne bool, most int) decimal {
	digits := p.Digits
	if digits <= 0 {
		digits = DefaultDigits
	}
	var memory [32]byte
	text := strconv.AppendFloat(memory[:0], math.Abs(v), 'e', -1, 64) // 3.472e+03
	e := slices.Index(text, 'e')
	exp, _ := strconv.Atoi(string(text[e+1:]))
	if e > 1 { // move the first digit over the decimal point
		text[1] = text[0]
		text = text[1:]
		e--
	}
	full := text[:e]
	d, carried := halfUp(full, digits)
	for nearOne && carried && exp == -1 && digits < most {
		digits++
		d, carried = halfUp(full, digits)
	}
	d.exp, d.negative = exp, v < 0
	if carried {
		d.exp++
	}
	return d
}

// Rounded is a finite number as it is printed with so many significant digits.
func Rounded(v float64, digits int) float64 {
	d := Printer{Digits: digits}.round(v, false, 0)
	x, _ := strconv.ParseFloat(d.shifted(0)+"e"+strconv.Itoa(d.exp), 64)
	return x
}

// halfUp rounds to a number of digits, halves away from zero, and drops trailing zeros. carried
// reports that there is one digit more before the point, as when 9.99 becomes 10.
func halfUp(full []byte, digits int) (d decimal, carried bool) {
	d.count = copy(d.memory[:], full)
	if d.count > digits {
		up := d.memory[digits] >= '5'
		d.count = digits
		for i := digits - 1; up && i >= 0; i-- {
			if d.memory[i]++; d.memory[i] <= '9' {
				up = false
			} else {
				d.memory[i] = '0'
			}
		}
		if up {
			d.memory[0], d.count = '1', 1
			return d, true
		}
	}
	for d.count > 1 && d.memory[d.count-1] == '0' {
		d.count--
	}
	return d, false
}

// shifted writes the digits with the decimal point shifted to the right of the first
// digit: 347 is "3.47" by 0 and "347" by 2, 5 is "0.5" by -1.
func (d *decimal) shifted(shift int) string {
	var memory [48]byte
	text, digits := memory[:0], d.digits()
	if d.negative {
		text = append(text, '-')
	}
	if shift < 0 {
		text = zeros(append(text, "0."...), -shift-1)
		return string(append(text, digits...))
	}
	if len(digits) <= shift+1 {
		return string(zeros(append(text, digits...), shift+1-len(digits)))
	}
	text = append(append(text, digits[:shift+1]...), '.')
	return string(append(text, digits[shift+1:]...))
}

func zeros(text []byte, n int) []byte {
	for range n {
		text = append(text, '0')
	}
	return text
}

// Finite says that a value is neither infinite nor NaN.
func Finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// RoundTo12Digits rounds to twelve significant digits, so that all processors agree: they
// may differ in the digits after those.
func RoundTo12Digits(v float64) float64 {
	if !Finite(v) {
		return v
	}
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'e', 11, 64), 64)
	return v
}
