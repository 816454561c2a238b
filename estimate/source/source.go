// Package source holds the texts that a scenario is made of and the errors in
// them, each with its place.
package source

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// File is a text with its name as the user knows it.
type File struct {
	Name string
	Text string
	Flag bool // the value of a flag: one line, whose number says nothing

	Above int // lines of a larger file that stand before the text

	once  sync.Once
	lines []int
	lock  sync.Mutex
	last  place
}

// Position gives the line and column of a byte offset, both from 1; the column
// counts characters.
func (f *File) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(f.Text))
	starts := f.starts()
	line, found := slices.BinarySearch(starts, offset)
	if found {
		line++
	}
	// places are mostly asked for in order, and a line may be a whole document
	f.lock.Lock()
	defer f.lock.Unlock()
	from := place{starts[line-1], 1}
	if f.last.offset > from.offset && f.last.offset <= offset {
		from = f.last
	}
	f.last = place{offset, from.column + utf8.RuneCountInString(f.Text[from.offset:offset])}
	return line + f.Above, f.last.column
}

// place is an offset and its column.
type place struct{ offset, column int }

// Line gives the text of a line (from 1) without its end.
func (f *File) Line(n int) string {
	begin, end := f.span(n)
	return f.Text[begin:end]
}

// span is where a line begins and ends, without its end.
func (f *File) span(n int) (begin, end int) {
	starts := f.starts()
	if n -= f.Above; n < 1 || n > len(starts) {
		return 0, 0
	}
	if end = len(f.Text); n < len(starts) {
		end = starts[n] - 1
	}
	begin = starts[n-1]
	return begin, begin + len(strings.TrimSuffix(f.Text[begin:end], "\r"))
}

// starts is where the lines begin, found when the first place is wanted.
func (f *File) starts() []int {
	f.once.Do(func() {
		f.lines = []int{0}
		for at := 0; ; {
			n := strings.IndexByte(f.Text[at:], '\n')
			if n < 0 {
				break
			}
			at += n + 1
			f.lines = append(f.lines, at)
		}
	})
	return f.lines
}

// Error is a mistake at a place of a file; File is nil where it has none, such
// as a flag.
type Error struct {
	File       *File
	Start, End int // byte offsets
	Text       string
	Hint       string
}

func (e *Error) Error() string {
	if e.File == nil {
		return e.Text
	}
	if e.File.Flag {
		return e.File.Name + ": " + e.Text
	}
	line, column := e.File.Position(e.Start)
	return fmt.Sprintf("%s:%d:%d: %s", e.File.Name, line, column, e.Text)
}

// Errors are all mistakes of a run.
type Errors []*Error

// Error gives every message with its source line, a caret below the place, and the hint.
func (list Errors) Error() string {
	var s strings.Builder
	for _, e := range list {
		s.WriteString("error: " + e.Finding())
	}
	return strings.TrimSuffix(s.String(), "\n")
}

// Finding gives the message with its source line and a caret below the place,
// as a linter prints it.
func (e *Error) Finding() string {
	var s strings.Builder
	s.WriteString(Printable(e.Error()) + "\n")
	e.excerpt(&s)
	if e.Hint != "" {
		s.WriteString("hint: " + Printable(e.Hint) + "\n")
	}
	return s.String()
}

// Sort puts the errors in the order of their files and places and drops those said twice.
func (list Errors) Sort() Errors {
	slices.SortStableFunc(list, func(a, b *Error) int {
		switch {
		case a.File == b.File:
			return a.Start - b.Start
		case a.File == nil || b.File == nil:
			return 0
		}
		return strings.Compare(a.File.Name, b.File.Name)
	})
	return slices.CompactFunc(list, func(a, b *Error) bool {
		return a.File == b.File && a.Start == b.Start && a.Text == b.Text
	})
}

// cells counts the columns of a terminal that a character takes, the same in
// every locale.
var cells = &runewidth.Condition{}

// longest is how much of a source line an error shows, in characters.
const longest = 120

func (e *Error) excerpt(s *strings.Builder) {
	if e.File == nil || e.File.Text == "" {
		return
	}
	n, column := e.File.Position(e.Start)
	begin, end := e.File.span(n)
	start := min(e.Start, len(e.File.Text))
	if start > end || begin == end {
		return
	}
	// a line may be a whole document: what is shown is cut out of it
	if column > longest {
		begin = start
		for range longest / 2 {
			_, size := utf8.DecodeLastRuneInString(e.File.Text[:begin])
			begin -= size
		}
	}
	shown := make([]rune, 0, longest)
	for _, r := range e.File.Text[begin:end] {
		if shown = append(shown, r); len(shown) == longest {
			break
		}
	}
	at := utf8.RuneCountInString(e.File.Text[begin:start])
	width := 0
	for range e.File.Text[start:max(start, min(e.End, end))] {
		if width++; width == longest {
			break
		}
	}
	width = max(1, min(width, len(shown)-at))
	margin := fmt.Sprintf("%d", n)
	if e.File.Flag {
		margin = ""
	}
	gutter := "  " + margin + " | "
	if margin == "" {
		gutter = "    "
	}
	s.WriteString(gutter + Printable(string(shown)) + "\n")
	var pad strings.Builder
	for _, r := range shown[:min(at, len(shown))] {
		if r == '\t' {
			pad.WriteByte('\t')
		} else {
			pad.WriteString(strings.Repeat(" ", cells.RuneWidth(r)))
		}
	}
	under := 0
	for _, r := range shown[min(at, len(shown)):min(at+width, len(shown))] {
		under += cells.RuneWidth(r)
	}
	if margin != "" {
		gutter = "  " + strings.Repeat(" ", len(margin)) + " | "
	}
	s.WriteString(gutter + pad.String() + strings.Repeat("^", max(1, under)) + "\n")
}

// Printable replaces what would steer a terminal (control characters, escapes,
// invisible and direction marks) by a visible sign. Tabs and line ends stay.
func Printable(text string) string { return printable(text, "") }

// Prose is Printable for a page: it keeps the marks that join and part letters,
// which many scripts are not written without.
func Prose(text string) string { return printable(text, "\u200c\u200d") }

func printable(text, kept string) string {
	clean := true
	for i := 0; i < len(text) && clean; i++ {
		clean = text[i] >= ' ' && text[i] < 0x7f || text[i] == '\n' || text[i] == '\t'
	}
	if clean {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || strings.ContainsRune(kept, r):
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
			return '�'
		}
		return r
	}, text)
}
