package spoken

import (
	"strings"
	"unicode"
)

type tokenKind byte

const (
	end    tokenKind = iota
	digits           // a number in digits
	word
	sign // any other character; text holds it, as render gives it
)

type token struct {
	kind tokenKind
	Span
	text  string  // a word as it is written, a sign in its common form
	lower string  // a word in small letters
	role  role    // of a word
	glued bool    // no blank stands before it
	num   *number // of digits
	match int     // of a parenthesis: where its partner stands in the list, 0 for none
}

// is says that a token is a word, in any case, or a sign.
func (t *token) is(text string) bool {
	return t.kind == word && t.lower == text || t.kind == sign && t.text == text
}

// isFirst says that an entry of words.txt may begin with a token.
func (t *token) isFirst() bool { return t.role&first != 0 }

type scanner struct {
	text   string
	glyphs []glyph
	at     int
	list   []token
	open   []int // parentheses without a partner so far
}

// lookahead is how many tokens of kind end a list has, so that the parser may
// look ahead without asking how far the list goes.
const lookahead = 2*longestPhrase + 6

// scan cuts what a reader sees into tokens; the last ones are of kind end.
func scan(text string, glyphs []glyph) []token {
	s := scanner{text: text, glyphs: glyphs, list: make([]token, 0, len(glyphs)/3+2)}
	glued := false
	for s.at < len(glyphs) {
		start, c := s.at, glyphs[s.at].r
		if c == ' ' {
			s.at++
			glued = false
			continue
		}
		t := token{glued: glued && len(s.list) > 0}
		switch {
		case isDigit(c) || c == '.' && isDigit(s.peek(1)) && !isWord(s.peek(-1)) && s.peek(-1) != '.' || vulgar[c] > 0:
			s.number(&t)
		case unicode.IsLetter(c):
			s.word(&t)
		default:
			s.sign(&t)
		}
		t.Span = Span{glyphs[start].Start, glyphs[s.at-1].End}
		if t.kind == word {
			t.text = s.between(start, s.at)
			t.lower = strings.ToLower(t.text)
			t.role = vocabulary().roles[t.lower]
		}
		glued = true
		s.list = append(s.list, t)
	}
	last := 0
	if len(glyphs) > 0 {
		last = glyphs[len(glyphs)-1].End
	}
	for range lookahead {
		s.list = append(s.list, token{kind: end, Span: Span{last, last}})
	}
	return s.list
}

// peek is the glyph n further on, ' ' at the end.
func (s *scanner) peek(n int) rune {
	if s.at+n < len(s.glyphs) && s.at+n >= 0 {
		return s.glyphs[s.at+n].r
	}
	return ' '
}

func (s *scanner) between(from, to int) string {
	var text strings.Builder
	for _, g := range s.glyphs[from:to] {
		text.WriteRune(g.r)
	}
	return text.String()
}

// word reads letters, and digits among them unless it stands right behind a
// number: m5.large and p99 are words, 3x10 is not. The point of an abbreviation
// belongs to it.
func (s *scanner) word(t *token) {
	t.kind = word
	start := s.at
	behindNumber := t.glued && s.list[len(s.list)-1].kind == digits
	if s.times() || !t.glued && s.with() {
		return
	}
	mixed := false
	for ; s.at < len(s.glyphs); s.at++ {
		c, next := s.peek(0), s.peek(1)
		switch {
		case unicode.IsLetter(c) || unicode.Is(unicode.Mn, c):
		case isDigit(c) && !behindNumber:
			if mixed = true; vocabulary().currency[strings.ToLower(s.between(start, s.at))] != nil { // USD500
				return
			}
		case c == '_' && !behindNumber:
		case c == '\'' && unicode.IsLetter(next):
		case c == '.' && mixed && isWord(next): // m5.large
		case c == '.' && s.at == start+1 && unicode.IsLetter(next) && s.peek(2) == '.': // p.a., i.e.
		case c == ':' && next == '/' && s.peek(2) == '/': // an address
			for s.at+1 < len(s.glyphs) && s.peek(1) != ' ' && s.peek(1) != ')' {
				s.at++
			}
		default:
			s.abbreviation(start)
			return
		}
	}
}

// times reads the x of x3, which is no word as x86 is.
func (s *scanner) times() bool {
	n := 1
	for isDigit(s.peek(n)) {
		n++
	}
	if c := s.peek(0); c != 'x' && c != 'X' || n == 1 || isWord(s.peek(n)) || s.peek(n) == '_' || s.between(s.at+1, s.at+n) == "86" || s.between(s.at+1, s.at+n) == "64" {
		return false
	}
	s.at++
	return true
}

// with reads w/ and w/o.
func (s *scanner) with() bool {
	switch {
	case s.peek(0) != 'w' || s.peek(1) != '/':
		return false
	case s.peek(2) == 'o' && !isWord(s.peek(3)):
		s.at += 3
		return true
	case s.peek(2) == ' ':
		s.at += 2
		return true
	}
	return false
}

// abbreviation takes the point behind a word that is known with it (approx.), or
// that a small letter or a sign follows (4k req. per second).
func (s *scanner) abbreviation(start int) {
	if s.peek(0) != '.' {
		return
	}
	next := s.peek(1)
	if next == ' ' {
		next = s.peek(2)
	}
	switch {
	case vocabulary().knows(strings.ToLower(s.between(start, s.at)) + "."), s.peek(-2) == '.':
		s.at++
	case unicode.IsLower(next) || next == '/':
		s.glyphs[s.at].r = ' '
	}
}

// signs are those of more than one character, and what they are read as.
var signs = []struct{ text, means string }{
	{"+/-", "±"}, {"+-", "±"}, {"<=>", "~"}, {">=", "≥"}, {"=<", "≤"}, {"<=", "≤"}, {"=>", "="}, {"==", "="}, {"->", "="}, {"-->", "="},
	{"...", ".."}, {"..", ".."}, {"…", ".."}, {">>", ">"}, {"<<", "<"}, {">~", "≥"}, {"<~", "≤"}, {"~=", "~"}, {"!=", "≠"}, {"--", "–"},
}

// mostNested bounds the parentheses inside each other that are matched.
const mostNested = 50

// sign reads one sign.
func (s *scanner) sign(t *token) {
	t.kind = sign
	here := s.between(s.at, min(s.at+3, len(s.glyphs)))
	for _, sign := range signs {
		if strings.HasPrefix(here, sign.text) {
			s.at += len([]rune(sign.text))
			t.text = sign.means
			return
		}
	}
	t.text = string(s.peek(0))
	s.at++
	switch t.text {
	case "(":
		if len(s.open) < mostNested {
			s.open = append(s.open, len(s.list))
		}
	case ")":
		if n := len(s.open); n > 0 {
			partner := s.open[n-1]
			s.open = s.open[:n-1]
			t.match = partner
			s.list[partner].match = len(s.list)
		}
	}
}
