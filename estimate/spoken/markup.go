package spoken

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// glyph is a character as a reader sees it, with the bytes that it stands for.
type glyph struct {
	r rune
	Span
}

// render gives the characters of a text as a reader sees them: without HTML
// tags, emphasis, targets of links, footnotes and what is struck out; entities
// and LaTeX commands are the characters that they stand for. Every blank is ' ',
// every dash '–', every sign of multiplication '*'; what stands raised follows
// a '^'.
func render(text string) []glyph {
	r := renderer{text: text, out: make([]glyph, 0, len(text))}
	for r.at < len(text) {
		r.step()
	}
	return r.out
}

type renderer struct {
	text   string
	at     int
	out    []glyph
	star   bool   // an emphasis by * is open
	math   bool   // between the $ of LaTeX
	braces []byte // of LaTeX that are open: 'n' numerator, 'd' denominator, 0 any other
	frac   byte   // what the next brace is: 'n', 'd' or 0

	lastRaised int // where the last superscript digit ends
}

// put adds a character that stands for the next n bytes, and goes on behind them.
func (r *renderer) put(c rune, n int) {
	r.out = append(r.out, glyph{c, Span{r.at, r.at + n}})
	r.at += n
}

// before is the character last seen, ' ' at the beginning.
func (r *renderer) before() rune {
	if len(r.out) == 0 {
		return ' '
	}
	return r.out[len(r.out)-1].r
}

// behind is the character of the text n bytes on, ' ' at the end.
func (r *renderer) behind(n int) rune {
	if r.at+n >= len(r.text) {
		return ' '
	}
	c, _ := utf8.DecodeRuneInString(r.text[r.at+n:])
	if unicode.IsSpace(c) {
		return ' '
	}
	return c
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }
func isWord(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c)
}

func (r *renderer) step() {
	rest := r.text[r.at:]
	switch rest[0] {
	case '&':
		r.entity(rest)
	case '<':
		r.tag(rest)
	case '\\':
		r.command(rest)
	case '{', '}':
		r.brace(rest[0])
	case '$':
		r.dollar(rest)
	case '[', ']':
		r.bracket(rest)
	case '*':
		r.asterisk(rest)
	case '_':
		if isWord(r.before()) && isWord(r.behind(1)) {
			r.put('_', 1)
		} else {
			r.at++
		}
	case '`':
		r.at++
	case '!':
		if r.behind(1) == '[' { // an image
			r.at++
		} else {
			r.put('!', 1)
		}
	case '~':
		r.tilde(rest)
	case '\n':
		n := 1
		for n < len(rest) && strings.IndexByte(" \t>", rest[n]) >= 0 { // the mark of a quote
			n++
		}
		r.put(' ', n)
	default:
		c, n := utf8.DecodeRuneInString(rest)
		r.letter(c, n)
	}
}

// letter adds a character of n bytes in its common form.
func (r *renderer) letter(c rune, n int) {
	if c < utf8.RuneSelf && c > ' ' && c != '|' && c != '"' {
		r.put(c, n)
		return
	}
	if c >= '！' && c <= '～' { // full width
		c -= '！' - '!'
	}
	if value := slices.Index(superscripts, c); value >= 0 {
		r.raised(rune('0'+value), n)
		return
	}
	switch {
	case unicode.IsSpace(c) || strings.ContainsRune(`|"“”„«»`, c):
		c = ' '
	case strings.ContainsRune("−‐‑﹣", c):
		c = '-'
	case strings.ContainsRune("–—―‒", c):
		c = '–'
	case strings.ContainsRune("×✕✖⨯·⋅∙∗", c):
		c = '*'
	case strings.ContainsRune("÷∕⁄", c):
		c = '/'
	case strings.ContainsRune("⩽≦≲⪅", c):
		c = '≤'
	case strings.ContainsRune("⩾≧≳⪆", c):
		c = '≥'
	case c == '≪':
		c = '<'
	case c == '≫':
		c = '>'
	case strings.ContainsRune("≈≃≅∼≋", c):
		c = '~'
	case strings.ContainsRune("→⇒⟹⟶➜", c):
		c = '='
	case c == '’' || c == '‘' || c == '´':
		c = '\''
	case c == '∶':
		c = ':'
	case unicode.Is(unicode.Cf, c) || unicode.Is(unicode.Variation_Selector, c) || unicode.Is(unicode.Me, c):
		r.at += n
		return
	case unicode.Is(unicode.So, c) && c != '°' || c == utf8.RuneError:
		c = ' '
	}
	r.put(c, n)
}

// superscripts are the raised digits, each at its value.
var superscripts = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")

// raised adds a superscript digit: a power behind a digit, or a 2 or 3 behind a
// unit. Any other is the mark of a footnote.
func (r *renderer) raised(digit rune, n int) {
	before := r.before()
	switch {
	case r.lastRaised == r.at && r.at > 0: // a further digit
	case before == '⁻':
		k := len(r.out) - 1
		r.out[k].r = '-'
		r.out = append(r.out[:k], glyph{'^', Span{r.out[k].Start, r.out[k].Start}}, r.out[k])
	case isDigit(before) || isWord(before) && (digit == '2' || digit == '3'):
		r.out = append(r.out, glyph{'^', Span{r.at, r.at}})
	default:
		r.at += n
		return
	}
	r.put(digit, n)
	r.lastRaised = r.at
}

// asterisk is a sign of multiplication between blanks or between numbers, a
// power where it is doubled, else emphasis.
func (r *renderer) asterisk(rest string) {
	n := len(rest) - len(strings.TrimLeft(rest, "*"))
	before, behind := r.before(), r.behind(n)
	ends := (isWord(before) || before == ')' || before == '%') && (isWord(behind) || behind == '(' || behind == '$' || behind == '.')
	switch {
	case n == 1 && before == ' ' && behind == ' ' && len(r.out) > 0, n == 1 && ends && !r.star:
		r.put('*', 1)
	case n == 2 && isDigit(before) && isDigit(behind):
		r.put('^', 2)
	default:
		r.star = n == 1 && !r.star
		r.at += n
	}
}

// tilde is about, or what is struck out between two pairs, or a blank of LaTeX.
func (r *renderer) tilde(rest string) {
	if strings.HasPrefix(rest, "~~") {
		if end := strings.Index(rest[2:], "~~"); end >= 0 {
			r.put(' ', end+4)
			return
		}
	}
	if behind := r.behind(1); isDigit(r.before()) && (unicode.IsLetter(behind) || behind == '\\' || r.math) {
		r.put(' ', 1)
		return
	}
	r.put('~', 1)
}

// bracket leaves out targets of links, footnotes and references.
func (r *renderer) bracket(rest string) {
	end := strings.IndexByte(rest, ']') + 1
	switch {
	case rest[0] == '[' && end > 0 && (rest[1] == '^' || len(r.out) > 0 && end > 2 && strings.Trim(rest[1:end-1], "0123456789, ") == ""):
		r.at += end
	case rest[0] == ']' && len(rest) > 1 && rest[1] == '(' && strings.IndexByte(rest, ')') > 0:
		r.at += strings.IndexByte(rest, ')') + 1
	case rest[0] == ']' && len(rest) > 1 && rest[1] == '[' && strings.IndexByte(rest[1:], ']') > 0:
		r.at += strings.IndexByte(rest[1:], ']') + 2
	default:
		r.at++
	}
}
