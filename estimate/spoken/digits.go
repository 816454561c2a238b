package spoken

import (
	"math"
	"strconv"
	"strings"
)

// number is a number in digits, with how it is written.
type number struct {
	value float64
	step  float64 // the worth of the last written digit; the trailing zeros of a whole number are not digits

	digits   int    // that mean something
	whole    bool   // no digit is behind a decimal sign, and none of the last is a 0
	decimals int    // digits behind the decimal sign
	padded   bool   // the last of them is a 0
	comma    bool   // the decimal sign is a comma
	group    string // what stands between groups of digits, as in the text; "" for nothing
	indian   bool   // groups of two before the last of three
	exponent bool   // 1.5e9
	mixed    bool   // with a ½

	doubt   float64 // a second reading, that of 1.000 as 1000; 0 for none
	problem string  // why it is no number, "" where it is one
}

// vulgar are the fractions that are one character.
var vulgar = map[rune]float64{'½': .5, '¼': .25, '¾': .75, '⅓': 1. / 3, '⅔': 2. / 3, '⅕': .2, '⅛': .125, '⅒': .1}

// run is a stretch of digits, and the sign before it.
type run struct {
	before rune
	digits string
	sign   string // as in the text
}

// number reads 300, 1,600, 12,5, 1 000 000, 1'000, 1.5e9, 2½; and a date, which is a word.
func (s *scanner) number(t *token) {
	t.kind, t.num = digits, &number{step: 1}
	if s.date() {
		t.kind = word
		s.at += len("2006-01-02")
		return
	}
	n := t.num
	if runs := s.runs(); len(runs) > 0 {
		n.read(runs)
		s.exponent(n)
	}
	if part := vulgar[s.peek(0)]; part > 0 {
		s.at++
		if n.digits == 0 {
			n.digits = 1
		}
		n.value, n.step, n.mixed, n.whole, n.doubt = n.value+part, 0.1, true, false, 0
	}
	if math.IsInf(n.value, 0) || math.IsInf(n.step, 0) {
		n.problem = "too large"
	}
}

// date says that what follows is a date as 2024-05-01.
func (s *scanner) date() bool {
	for i, c := range "dddd-dd-dd" {
		if c == 'd' && !isDigit(s.peek(i)) || c == '-' && s.peek(i) != '-' {
			return false
		}
	}
	return !isDigit(s.peek(10))
}

// runs reads digits and what groups them, as far as they go.
func (s *scanner) runs() (list []run) {
	r := run{}
	if s.peek(0) == '.' {
		list = append(list, run{digits: "0"})
		r.before, r.sign = '.', "."
		s.at++
	}
	for {
		start := s.at
		for isDigit(s.peek(0)) {
			s.at++
		}
		if start == s.at {
			return list
		}
		r.digits = s.between(start, s.at)
		list = append(list, r)
		c := s.peek(0)
		switch c {
		case '.', ',', '\'', '_':
			if !isDigit(s.peek(1)) {
				return list
			}
		case ' ':
			if !s.groupFollows(list) {
				return list
			}
		default:
			return list
		}
		r = run{before: c, sign: s.source(s.at, s.at+1)}
		s.at++
	}
}

// groupFollows says that the blank here groups digits: three follow, and all
// before them are grouped so.
func (s *scanner) groupFollows(list []run) bool {
	for _, r := range list[1:] {
		if r.before != ' ' {
			return false
		}
	}
	first := list[0].digits
	return len(first) <= 3 && first[0] != '0' && isDigit(s.peek(1)) && isDigit(s.peek(2)) && isDigit(s.peek(3)) && !isDigit(s.peek(4)) && len(list[len(list)-1].digits) <= 3
}

// source is the text between the glyphs from-1 and to, with the braces of LaTeX.
func (s *scanner) source(from, to int) string {
	return s.text[s.glyphs[from-1].End:s.glyphs[to].Start]
}

// exponent reads the e9 of 1.5e9.
func (s *scanner) exponent(n *number) {
	i := 1
	if c := s.peek(0); c != 'e' && c != 'E' {
		return
	} else if c := s.peek(1); c == '+' || c == '-' {
		i = 2
	}
	if !isDigit(s.peek(i)) {
		return
	}
	start := s.at + 1
	s.at += i
	for isDigit(s.peek(0)) {
		s.at++
	}
	power, _ := strconv.Atoi(s.between(start, s.at)) // out of range: the largest int
	factor := math.Pow10(max(min(power, 400), -400))
	n.value, n.step, n.exponent, n.doubt = n.value*factor, n.step*factor, true, 0
}

// read gives runs of digits their meaning.
func (n *number) read(runs []run) {
	whole, fraction := runs, ""
	last := runs[len(runs)-1]
	if n.isDecimal(runs) {
		whole, fraction = runs[:len(runs)-1], last.digits
		n.comma = last.before == ','
	}
	var all strings.Builder
	for i, r := range whole {
		all.WriteString(r.digits)
		if i > 0 && (r.before != whole[1].before || !n.isGroup(whole, i)) {
			n.problem = "no number"
		}
	}
	if len(whole) > 1 {
		n.group = whole[1].sign
	}
	n.decimals, n.padded = len(fraction), strings.HasSuffix(fraction, "0")
	text := all.String()
	if meant := strings.TrimLeft(text+fraction, "0"); fraction != "" {
		n.digits, n.step = max(1, len(meant)), math.Pow10(-len(fraction))
	} else {
		trimmed := strings.TrimRight(meant, "0")
		n.digits, n.whole = max(1, len(trimmed)), len(trimmed) == len(meant)
		if meant != "" {
			n.step = math.Pow10(len(meant) - len(trimmed))
		}
	}
	n.value, _ = strconv.ParseFloat(text+"."+fraction, 64) // out of range: Inf, which the caller finds
	if len(runs) == 2 && last.before == '.' && len(fraction) == 3 && len(text) <= 3 && text[0] != '0' {
		n.doubt = n.value * 1000
	}
}

// isDecimal says that the last run stands behind a decimal sign.
func (n *number) isDecimal(runs []run) bool {
	k := len(runs) - 1
	if k == 0 {
		return false
	}
	last := runs[k]
	if last.before != '.' && last.before != ',' {
		return false
	}
	if k > 1 { // 1,234.5 and 1.234,5; but 1,234,567 and 1.234.567 are groups
		return runs[k-1].before != last.before
	}
	return last.before == '.' || len(last.digits) <= 2 || runs[0].digits == "0"
}

// isGroup says that the run i > 0 is a group of a whole number.
func (n *number) isGroup(whole []run, i int) bool {
	first, r, last := whole[0].digits, whole[i], i == len(whole)-1
	switch {
	case r.before == '_':
		return true
	case first[0] == '0' || len(first) > 3:
		return false
	case r.before == ',' && !last && len(first) <= 2 && (n.indian || i == 1 && len(r.digits) == 2):
		n.indian = true
		return len(r.digits) == 2
	}
	return len(r.digits) == 3
}
