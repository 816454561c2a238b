// Package source has the texts that users write, and errors with positions in them.
//
// A [File] is a text with a name that the user knows: a file, a block of a Markdown
// document or the value of a flag. An [Error] has byte offsets into such a text. Its
// line and column are only computed when it is printed, with that line of the file and
// carets under the error.
package source

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// File is a text with its name. Several goroutines may use it at the same time; it must
// not be copied.
type File struct {
	Name string
	Text string
	Flag bool // the value of a flag: errors name it without a line and a column

	Above int // the number of lines before Text, where it is part of a larger file

	once  sync.Once
	lines []int
	lock  sync.Mutex
	last  position // the one asked for last
}

// position is a byte offset and the column there.
type position struct{ offset, column int }

// Position is the line and column of a byte offset, both from 1; columns count
// characters. An offset within a character has the position of that character, one
// beyond the text that of the end of the text.
func (f *File) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(f.Text))
	for i := 0; i < utf8.UTFMax-1 && offset > 0 && offset < len(f.Text) && !utf8.RuneStart(f.Text[offset]); i++ {
		offset--
	}
	starts := f.starts()
	line, found := slices.BinarySearch(starts, offset)
	if found {
		line++
	}
	// most positions are asked for in order, and a line may be a whole document
	f.lock.Lock()
	defer f.lock.Unlock()
	from := position{starts[line-1], 1}
	if f.last.offset > from.offset && f.last.offset <= offset {
		from = f.last
	}
	f.last = position{offset, from.column + utf8.RuneCountInString(f.Text[from.offset:offset])}
	return line + f.Above, f.last.column
}

// Line is the text of a line, counted from 1, without its line end; "" if there is no
// such line.
func (f *File) Line(n int) string {
	start, end := f.span(n)
	return f.Text[start:end]
}

// span gives the byte offsets of a line, without its line end.
func (f *File) span(n int) (start, end int) {
	starts := f.starts()
	if n -= f.Above; n < 1 || n > len(starts) {
		return 0, 0
	}
	if end = len(f.Text); n < len(starts) {
		end = starts[n] - 1
	}
	start = starts[n-1]
	return start, start + len(strings.TrimSuffix(f.Text[start:end], "\r"))
}

// starts are the byte offsets of all lines, found when the first is asked for.
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
