package formula

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"botec/estimate/unit"
)

// Scale is the factor of a scale: of k, M, bn and so on where glued is set, which
// follow the digits without a space, else of a word such as million, which follows a
// space. It is 0 for anything else.
func Scale(text string, glued bool) float64 {
	if glued != (len(text) <= 2) {
		return 0
	}
	return scales[text]
}

var scales = map[string]float64{
	"k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9, "bn": 1e9, "T": 1e12,
	"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}

// digits reads digits with _ between them, and gives them without.
func (s *scanner) digits() string {
	start := s.at
	for isDigit(s.byteAt(s.at)) || s.byteAt(s.at) == '_' && s.at > start && isDigit(s.byteAt(s.at+1)) {
		s.at++
	}
	return strings.ReplaceAll(s.text[start:s.at], "_", "")
}

// number reads 300, .5, 1_000, 1e9, 3.5k, 20 billion, 50%, 100:1, 4MB.
func (s *scanner) number() (*Literal, *Error) {
	start := s.at
	whole := s.digits()
	if err := s.groups(start); err != nil {
		return nil, err
	}
	fraction := ""
	if s.byteAt(s.at) == '.' && isDigit(s.byteAt(s.at+1)) {
		s.at++
		fraction = s.digits()
	}
	exp := 0
	if c := s.byteAt(s.at); c == 'e' || c == 'E' {
		i := s.at + 1
		if c := s.byteAt(i); c == '+' || c == '-' {
			i++
		}
		if isDigit(s.byteAt(i)) {
			from := s.at + 1
			s.at = i
			s.digits()
			exp, _ = strconv.Atoi(strings.ReplaceAll(s.text[from:s.at], "_", "")) // out of range: the largest int
		}
	}
	digits := strings.ReplaceAll(s.text[start:s.at], "_", "")
	if digits == "" { // ½ by itself
		digits = "0"
	}
	value, err := strconv.ParseFloat(digits, 64)
	if err != nil || math.IsInf(value, 0) {
		return nil, &Error{Start: start, End: s.at, Text: "the number is too large"}
	}
	if fraction == "" && exp == 0 {
		if f := s.fraction(); f > 0 {
			value, fraction = value+f, "5"
		}
	}
	lit := &Literal{Value: value, Written: value, DigitsEnd: s.at, Bare: true, Step: lastDigit(whole, fraction) * math.Pow10(max(min(exp, 300), -300))}
	return lit, s.suffix(lit, start)
}

// lastDigit is the place value of the last significant digit; the trailing zeros of
// a whole number are not significant.
func lastDigit(whole, fraction string) float64 {
	if fraction != "" {
		return math.Pow10(-len(fraction))
	}
	if trimmed := strings.TrimRight(whole, "0"); strings.TrimLeft(trimmed, "0") != "" {
		return math.Pow10(len(whole) - len(trimmed))
	}
	return 1
}

// suffix reads what follows the digits: the rest of a ratio, a percent sign, a scale
// or a unit; after a space, a scale in words.
func (s *scanner) suffix(lit *Literal, start int) *Error {
	if s.byteAt(s.at) == ':' && isDigit(s.byteAt(s.at+1)) {
		s.at++
		colon := s.at
		below, _ := strconv.ParseFloat(s.digits(), 64)
		if s.byteAt(s.at) == ':' && isDigit(s.byteAt(s.at+1)) || below == 0 || s.text[start:colon] == "00:" {
			return s.clock(start, colon)
		}
		lit.Value, lit.Step, lit.Ratio = lit.Value/below, lit.Step/below, true
		return nil
	}
	if s.byteAt(s.at) == '%' {
		s.at++
		lit.Value, lit.Step, lit.Percent, lit.Bare, lit.Unit = lit.Value/100, lit.Step/100, true, false, unit.Percent
		return nil
	}
	from := s.at
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if !isLetter(r) {
			break
		}
		s.at += n
	}
	glued := s.text[from:s.at]
	if glued == "" {
		return s.scaleWord(lit, start)
	}
	if scale := Scale(glued, true); scale > 0 {
		s.scale(lit, scale)
		return nil
	}
	if u, ok := s.units.Lookup(glued); ok {
		lit.Billions = glued == "B"
		lit.setUnit(u, 1, glued)
		if u.Dim == unit.Time && isDigit(s.byteAt(s.at)) {
			return s.duration(lit, start, u)
		}
		return nil
	}
	return s.unknownSuffix(glued, start, from)
}

// unknownSuffix is the error for letters after digits that are no scale or unit.
func (s *scanner) unknownSuffix(glued string, start, from int) *Error {
	digits := s.text[start:from]
	if word := strings.ToLower(glued); Scale(word, false) > 0 { // 20million, 20Million
		return (&Error{Start: start, End: s.at, Text: fmt.Sprintf("a space is missing before %q", glued)}).offering(offerAt(start, s.at, "", digits+" "+word))
	}
	if e := refusedUnit(glued, from, s.at, s.units); e != nil {
		if n, err := strconv.ParseFloat(digits, 64); err == nil && glued == "m" && n >= 50 {
			e.Hint += fmt.Sprintf("; Kubernetes' %sm is %s", digits, strconv.FormatFloat(n/1000, 'f', -1, 64))
		}
		return e
	}
	for _, scale := range []string{"bn", "k", "K", "M", "G", "T"} {
		if rest, ok := strings.CutPrefix(glued, scale); ok {
			if _, ok := s.units.Lookup(rest); ok {
				return (&Error{Start: start, End: s.at, Text: fmt.Sprintf("a space is missing between %s and %s", digits+scale, rest)}).
					offering(offerAt(start, s.at, "", digits+scale+" "+rest))
			}
		}
	}
	return unknownUnit(glued, from, s.at, s.units)
}

// scaleWord reads the million of "2 million". The M of "2 M" is an error.
func (s *scanner) scaleWord(lit *Literal, start int) *Error {
	digits, back := s.text[start:s.at], s.at
	if !s.space() || s.at == len(s.text) || !isLetter(s.peek()) {
		s.at = back
		return nil
	}
	word := s.name()
	switch scale := Scale(word, false); {
	case scale > 0:
		s.scale(lit, scale)
		return nil
	case Scale(word, true) > 0:
		return (&Error{Start: start, End: s.at, Text: fmt.Sprintf("%q must follow the digits without a space", word)}).offering(offerAt(start, s.at, "", digits+word))
	}
	s.at = back
	return nil
}

func (s *scanner) scale(lit *Literal, scale float64) {
	lit.Value, lit.Step, lit.Scaled = lit.Value*scale, lit.Step*scale, true
}

// setUnit gives a bare literal the unit u to a power.
func (l *Literal) setUnit(u unit.Unit, power int, text string) {
	factor := math.Pow(u.Factor, float64(power))
	dim := u.Dim
	if power != 1 {
		dim = dim.Pow(power)
	}
	l.Value, l.Step, l.Dim, l.Bare = times(l.Value, factor), times(l.Step, factor), dim, false
	l.Unit = &unit.Display{Text: text, Factor: factor, Dim: dim}
}

// times multiplies by the factor of a unit. It divides where the inverse of the
// factor is a whole number, which is exact: 100 µs is 0.0001 s to the last bit.
func times(x, factor float64) float64 {
	if inverse := math.Round(1 / factor); factor < 1 && 1/inverse == factor {
		return x / inverse
	}
	return x * factor
}
