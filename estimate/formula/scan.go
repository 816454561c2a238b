package formula

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"botec/estimate/unit"
)

// MaxLength bounds the text of one formula, in bytes.
const MaxLength = 4096

type kind byte

const (
	end kind = iota
	number
	name
	symbol // text holds it: + - * / ^ ( ) , .. ± <= < >= > == ~ $
)

type token struct {
	kind       kind
	start, end int
	text       string
	literal    *Literal // of a number
	spaced     bool     // white space before it
}

type scanner struct {
	text  string
	at    int
	units *unit.Table
	list  []token
}

// scan cuts a formula into tokens, into the memory of list; the last one is of
// kind end.
func scan(text string, units *unit.Table, list []token) ([]token, *Error) {
	if len(text) > MaxLength {
		return nil, &Error{0, 1, fmt.Sprintf("a formula of %d bytes, more than %d", len(text), MaxLength), ""}
	}
	s := &scanner{text: text, units: units, list: list[:0]}
	for {
		spaced := s.space()
		start := s.at
		if s.at == len(text) {
			s.list = append(s.list, token{kind: end, start: start, end: start})
			return s.list, nil
		}
		s.list = append(s.list, token{start: start, spaced: spaced})
		tok := &s.list[len(s.list)-1]
		if err := s.next(tok); err != nil {
			return nil, err
		}
		tok.end = s.at
		if tok.kind == number {
			tok.literal.At = At{start, s.at}
		}
	}
}

func (s *scanner) space() bool {
	start := s.at
	for s.at < len(s.text) {
		if c := s.text[s.at]; c == ' ' {
			s.at++
			continue
		} else if '!' <= c && c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if !unicode.IsSpace(r) {
			break
		}
		s.at += n
	}
	return s.at > start
}

func (s *scanner) peek() rune {
	r, _ := utf8.DecodeRuneInString(s.text[s.at:])
	return r
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' || r >= utf8.RuneSelf && unicode.IsLetter(r)
}
func (s *scanner) byteAt(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
}

// symbols are the operators that are not spelled as they are read, or begin as
// another does.
var symbols = []struct{ text, means string }{
	{"+/-", "±"}, {"+", "+"}, {"-", "-"}, {"..", ".."}, {"<=", "<="}, {">=", ">="}, {"<", "<"}, {">", ">"}, {"==", "=="},
	{"±", "±"}, {"×", "*"}, {"÷", "/"}, {"−", "-"}, {"≤", "<="}, {"≥", ">="},
}

// next reads one token.
func (s *scanner) next(tok *token) (err *Error) {
	c := s.text[s.at]
	switch {
	case isDigit(c) || c == '.' && isDigit(s.byteAt(s.at+1)):
		tok.kind = number
		tok.literal, err = s.number()
		return err
	case c < utf8.RuneSelf && isLetter(rune(c)) || c >= utf8.RuneSelf && isLetter(s.peek()):
		tok.kind, tok.text = name, s.name()
		return nil
	}
	tok.kind = symbol
	rest := s.text[s.at:]
	switch c {
	case '*', '/', '^', '(', ')', ',', '$', '~':
		s.at++
		tok.text = rest[:1]
		return nil
	}
	for _, sym := range symbols {
		if strings.HasPrefix(rest, sym.text) {
			s.at += len(sym.text)
			tok.text = sym.means
			return nil
		}
	}
	if n := len(s.list) - 1; c == '%' && n > 0 && s.list[n-1].text == "in" {
		s.at++
		tok.text = "%"
		return nil
	}
	return s.meaningless(rest)
}

// meaningless refuses a character, and says what it may have been meant for.
func (s *scanner) meaningless(rest string) *Error {
	r, n := utf8.DecodeRuneInString(rest)
	err := &Error{s.at, s.at + n, fmt.Sprintf("%q has no meaning in a formula", r), ""}
	switch {
	case r == '=':
		err.Hint = "== compares"
	case r == '!':
		err.Text, err.Hint = "there is no ! in formulas", "turn the comparison round: <= for not >"
	case r == '%':
		err.Text, err.Hint = "% stands right behind a number", "50%"
	case strings.ContainsRune("€£¥", r):
		err.Hint = "$ is the one currency"
	}
	return err
}

// name reads letters, digits, _ and the dots between them; a trailing .*
// reaches over all names below.
func (s *scanner) name() string {
	start := s.at
	for s.at < len(s.text) {
		if c := s.text[s.at]; 'a' <= c && c <= 'z' || c == '_' { // the commonest, without the work
			s.at++
			continue
		}
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		switch {
		case isLetter(r) || '0' <= r && r <= '9':
		case r == '.' && s.at+1 < len(s.text) && s.text[s.at+1] == '*':
			s.at += 2
			return s.text[start:s.at]
		case r == '.' && s.at+1 < len(s.text) && isLetter(rune(s.text[s.at+1])):
		default:
			return s.text[start:s.at]
		}
		s.at += n
	}
	return s.text[start:s.at]
}

// Scale is the factor of a scale behind digits: glued (k, M, bn), or a word
// after a space (million); 0 of anything else.
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

// digits reads digits with _ between them and gives them without.
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
	if s.byteAt(s.at) == ',' && len(whole) <= 3 && isGroup(s.text[s.at+1:]) {
		return nil, s.grouped(start, whole)
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
	value, err := strconv.ParseFloat(strings.ReplaceAll(s.text[start:s.at], "_", ""), 64)
	if err != nil || math.IsInf(value, 0) {
		return nil, &Error{start, s.at, "this number is too large", ""}
	}
	lit := &Literal{Value: value, Written: value, DigitsEnd: s.at, Bare: true, Step: lastDigit(whole, fraction) * math.Pow10(max(min(exp, 300), -300))}
	return lit, s.suffix(lit, start)
}

// lastDigit is the worth of the last written digit; the trailing zeros of a
// whole number are not digits.
func lastDigit(whole, fraction string) float64 {
	if fraction != "" {
		return math.Pow10(-len(fraction))
	}
	if trimmed := strings.TrimRight(whole, "0"); strings.TrimLeft(trimmed, "0") != "" {
		return math.Pow10(len(whole) - len(trimmed))
	}
	return 1
}

// isGroup says that s begins with exactly three digits, as after the comma of 1,000.
func isGroup(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]))
}

func (s *scanner) grouped(start int, whole string) *Error {
	var joined strings.Builder
	joined.WriteString(whole)
	for s.byteAt(s.at) == ',' && isGroup(s.text[s.at+1:]) {
		joined.WriteString("_" + s.text[s.at+1:s.at+4])
		s.at += 4
	}
	return &Error{start, s.at, "a comma does not group digits", joined.String() + ", or a space behind the comma between two arguments"}
}

// suffix reads what stands right behind the digits: a ratio, a percent sign,
// a scale or a unit; and the word of a scale after a space.
func (s *scanner) suffix(lit *Literal, start int) *Error {
	if s.byteAt(s.at) == ':' && isDigit(s.byteAt(s.at+1)) {
		s.at++
		below, _ := strconv.ParseFloat(s.digits(), 64)
		if below == 0 {
			return &Error{start, s.at, "a ratio to 0", ""}
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
		return nil
	}
	return s.unknownSuffix(glued, start, from)
}

func (s *scanner) unknownSuffix(glued string, start, from int) *Error {
	digits := s.text[start:from]
	if hint, ok := unit.Refused(glued); ok {
		return &Error{from, s.at, "no unit is spelled " + glued, hint}
	}
	if _, ok := scales[glued]; ok {
		return &Error{start, s.at, "a word for a scale stands after a space", digits + " " + glued}
	}
	for _, scale := range []string{"bn", "k", "K", "M", "G", "T"} {
		if rest, ok := strings.CutPrefix(glued, scale); ok {
			if _, ok := s.units.Lookup(rest); ok {
				return &Error{start, s.at, fmt.Sprintf("a space is missing between %s and %s", digits+scale, rest), digits + scale + " " + rest}
			}
		}
	}
	return unknownUnit(glued, from, s.at, s.units)
}

func unknownUnit(text string, start, end int, units *unit.Table) *Error {
	if hint, ok := unit.Refused(text); ok {
		return &Error{start, end, "no unit is spelled " + text, hint}
	}
	return &Error{start, end, fmt.Sprintf("no unit is called %s", text), DidYouMean(text, units.Names())}
}

// scaleWord reads the million of "2 million", and refuses the M of "2 M".
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
		return &Error{start, s.at, fmt.Sprintf("%s stands right behind the digits", word), digits + word}
	}
	s.at = back
	return nil
}

func (s *scanner) scale(lit *Literal, scale float64) {
	lit.Value, lit.Step, lit.Scaled = lit.Value*scale, lit.Step*scale, true
}

// setUnit makes a bare literal one of power times the unit u.
func (l *Literal) setUnit(u unit.Unit, power int, text string) {
	factor := math.Pow(u.Factor, float64(power))
	dim := u.Dim
	if power != 1 {
		dim = dim.Pow(power)
	}
	l.Value, l.Step, l.Dim, l.Bare = times(l.Value, factor), times(l.Step, factor), dim, false
	l.Unit = &unit.Display{Text: text, Factor: factor, Dim: dim}
}

// times multiplies by the factor of a unit; for one like 1e-6 it divides by
// 1e6, which is exact, so that 100 µs is 0.0001 s to the last bit.
func times(x, factor float64) float64 {
	if inverse := math.Round(1 / factor); factor < 1 && 1/inverse == factor {
		return x / inverse
	}
	return x * factor
}
