package spoken

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"botec/estimate/source"
)

// Span is a stretch of the text, in bytes.
type Span struct{ Start, End int }

func (s Span) to(t Span) Span { return Span{s.Start, t.End} }
func (s Span) empty() bool    { return s.End <= s.Start }

// Problem is what makes a text unreadable for a metric, at a place of the text.
// Its words are those of the text.
type Problem struct {
	Start, End int // byte offsets
	Text       string
	Hint       string // what to write, "" where that is not known
}

// Error is the message, without the hint.
func (p *Problem) Error() string { return p.Text }

// problem is a Problem at a place.
func problem(at Span, hint, format string, args ...any) *Problem {
	return &Problem{at.Start, at.End, fmt.Sprintf(format, args...), hint}
}

// unread is the problem of words or signs that could change the value.
func unread(text string, at Span, hint string) *Problem {
	return problem(at, hint, "could not read %s", quote(text, at))
}

// longestQuote is how much of a text a message repeats, in characters.
const longestQuote = 40

// quote is a stretch of the text in a message: on one line, in «».
func quote(text string, at Span) string {
	words := strings.Join(strings.Fields(source.Printable(text[at.Start:at.End])), " ")
	if utf8.RuneCountInString(words) > longestQuote {
		words = string([]rune(words)[:longestQuote]) + "…"
	}
	return "«" + words + "»"
}
