package source

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// cells counts the columns of a terminal that a character takes, the same in
// every locale.
var cells = &runewidth.Condition{}

// maxExcerpt limits how much of a source line an error shows, in characters.
const maxExcerpt = 120

// excerpt writes the line of the file that the error is in, and below it carets
// under the error, as far as it is in this line.
func (e *Error) excerpt(s *strings.Builder) {
	if e.File == nil {
		return
	}
	line, column := e.File.Position(e.Start)
	begin, end := e.File.span(line)
	if begin == end {
		return
	}
	start := min(max(e.Start, begin), end) // a line end has no column of its own
	if column > maxExcerpt {               // a line may be a whole document
		begin = start
		for range maxExcerpt / 2 {
			_, size := utf8.DecodeLastRuneInString(e.File.Text[:begin])
			begin -= size
		}
	}
	// control characters are replaced one by one, and take a column then
	shown := firstRunes(e.File.Text[begin:end], maxExcerpt)
	before := min(utf8.RuneCountInString(e.File.Text[begin:start]), len(shown))
	marked := len(firstRunes(e.File.Text[start:max(start, min(e.End, end))], len(shown)-before))

	margin, below := "    ", "    "
	if !e.File.Flag {
		number := strconv.Itoa(line)
		margin, below = "  "+number+" | ", "  "+strings.Repeat(" ", len(number))+" | "
	}
	s.WriteString(margin + string(shown) + "\n" + below)
	for _, r := range shown[:before] {
		if r == '\t' {
			s.WriteByte('\t')
		} else {
			s.WriteString(strings.Repeat(" ", cells.RuneWidth(r)))
		}
	}
	carets := 0
	for _, r := range shown[before : before+marked] {
		carets += cells.RuneWidth(r)
	}
	s.WriteString(strings.Repeat("^", max(1, carets)) + "\n")
}

// firstRunes gives at most n characters of a text, as they are printed.
func firstRunes(text string, n int) []rune {
	list := make([]rune, 0, min(n, len(text)))
	for _, r := range text {
		if len(list) == n {
			break
		}
		list = append(list, printable(r, ""))
	}
	return list
}
