package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Error is an error in a text, from byte Start up to byte End of File; File is nil for
// an error without a position. Text says what is wrong, Hint what to write instead or
// to do next, "" if that is not known. Both begin with a small letter and have no full
// stop. Write has the texts that the hint offers: each of them, in place of the bytes
// from Start to End, makes the error go away.
type Error struct {
	File       *File
	Start, End int
	Text       string
	Hint       string
	Write      []string
}

// Error is "file:line:column: text", or "--flag: text", without the hint.
func (e *Error) Error() string {
	switch {
	case e.File == nil:
		return e.Text
	case e.File.Flag:
		return e.File.Name + ": " + e.Text
	}
	line, column := e.File.Position(e.Start)
	return fmt.Sprintf("%s:%d:%d: %s", e.File.Name, line, column, e.Text)
}

// maxPrinted limits a message or a hint as it is printed, in characters: a name in
// it may be a whole document.
const maxPrinted = 600

// Finding is the printed error, in whole lines: the message, the line of the file with
// carets under the error, and the hint.
func (e *Error) Finding() string {
	var s strings.Builder
	s.WriteString(Printable(Shorten(e.Error(), maxPrinted)) + "\n")
	e.excerpt(&s)
	if e.Hint != "" {
		s.WriteString("hint: " + Printable(Shorten(e.Hint, maxPrinted)) + "\n")
	}
	return s.String()
}

// Marked is the text that the error is about, as the carets below its line mark it.
// It is "" where that is nothing, more than a line, or longer than an excerpt.
func (e *Error) Marked() string {
	if e.File == nil || e.Start < 0 || e.End <= e.Start || e.End > len(e.File.Text) {
		return ""
	}
	text := e.File.Text[e.Start:e.End]
	if strings.ContainsAny(text, "\r\n") || utf8.RuneCountInString(text) > maxExcerpt {
		return ""
	}
	return text
}

// Shorten leaves out the middle of a text of more than n characters.
func Shorten(text string, n int) string {
	if len(text) <= n || utf8.RuneCountInString(text) <= n {
		return text
	}
	head, tail := 0, len(text)
	for range n * 2 / 3 {
		_, size := utf8.DecodeRuneInString(text[head:])
		head += size
	}
	for range n - n*2/3 - 1 {
		_, size := utf8.DecodeLastRuneInString(text[:tail])
		tail -= size
	}
	return text[:head] + "…" + text[tail:]
}

// Errors are all errors of a run.
type Errors []*Error

// MaxPrinted is the number of errors that [Errors.Error] prints: nobody reads more, and
// a document may have a million.
const MaxPrinted = 50

// Error gives each error as Finding does, after "error: ", up to [MaxPrinted].
func (list Errors) Error() string {
	var s strings.Builder
	for _, e := range list.Limit(MaxPrinted) {
		s.WriteString("error: " + e.Finding())
	}
	return strings.TrimSuffix(s.String(), "\n")
}

// Limit is the first n errors, and one more that says how many are left out, if any
// are.
func (list Errors) Limit(n int) Errors {
	left := len(list) - n
	if left <= 0 {
		return list
	}
	text := fmt.Sprintf("%d more errors are left out", left)
	if left == 1 {
		text = "1 more error is left out"
	}
	return append(slices.Clone(list[:n]), &Error{Text: text})
}

// Sort sorts the errors by their files, lines and columns, those without a file first,
// and drops duplicates. Flags are in the order of their first errors.
func (list Errors) Sort() Errors {
	type rank struct{ flag, line, column int }
	ranks := make(map[*Error]rank, len(list))
	flags := make(map[*File]int)
	for _, e := range list {
		var r rank
		switch {
		case e.File == nil:
		case e.File.Flag:
			if flags[e.File] == 0 {
				flags[e.File] = len(flags) + 1
			}
			r = rank{flags[e.File], 1, e.Start}
		default:
			r.line, r.column = e.File.Position(e.Start)
		}
		ranks[e] = r
	}
	slices.SortStableFunc(list, func(a, b *Error) int {
		ra, rb := ranks[a], ranks[b]
		return cmp.Or(strings.Compare(a.name(), b.name()), cmp.Compare(ra.flag, rb.flag), cmp.Compare(ra.line, rb.line), cmp.Compare(ra.column, rb.column))
	})
	return slices.CompactFunc(list, func(a, b *Error) bool {
		return a.File == b.File && a.Start == b.Start && a.Text == b.Text
	})
}

// name is that of the file, "" where there is none.
func (e *Error) name() string {
	if e.File == nil {
		return ""
	}
	return e.File.Name
}
