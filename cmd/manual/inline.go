package manual

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// A span is a text of one look.
type span struct {
	text string
	look look
}

type look string

const (
	plain look = ""
	bold  look = "1"
	code  look = "36" // cyan
)

// A word is what a line break does not cut, in one or more looks.
type word []span

func (r *renderer) paint(as look, text string) string {
	if !r.Color || as == plain || text == "" {
		return text
	}
	return "\x1b[" + string(as) + "m" + text + "\x1b[0m"
}

// columns measures a text in terminal cells.
func columns(text string) int { return cells.StringWidth(text) }

var cells = &runewidth.Condition{}

func (w word) columns() (n int) {
	for _, s := range w {
		n += columns(s.text)
	}
	return n
}

// spans reads code spans, emphasis and links. A link to a page of the manual
// names the command that prints it, another one its address.
func spans(text string) (list []span) {
	var from int
	put := func(end int) { list = append(list, span{text[from:end], plain}) }
	for i := 0; i < len(text); {
		switch rest := text[i:]; {
		case rest[0] == '`':
			fence := rest[:len(rest)-len(strings.TrimLeft(rest, "`"))]
			inside, _, ok := strings.Cut(rest[len(fence):], fence)
			if !ok {
				i += len(fence)
				continue
			}
			put(i)
			list = append(list, span{strings.TrimSpace(inside), code})
			i += len(inside) + 2*len(fence)
			from = i
		case strings.HasPrefix(rest, "**"):
			inside, _, ok := strings.Cut(rest[2:], "**")
			if !ok {
				i += 2
				continue
			}
			put(i)
			for _, s := range spans(inside) {
				if s.look == plain {
					s.look = bold
				}
				list = append(list, s)
			}
			i += len(inside) + 4
			from = i
		case rest[0] == '[':
			inside, target, length := link(rest)
			if length == 0 {
				i++
				continue
			}
			put(i)
			list = append(list, spans(inside)...)
			if more := address(inside, target); more != "" {
				list = append(list, span{" (" + more + ")", plain})
			}
			i += length
			from = i
		case rest[0] == '\\' && len(rest) > 1 && strings.ContainsRune("|*_`\\[]<>", rune(rest[1])):
			put(i)
			from, i = i+1, i+2
		default:
			i++
		}
	}
	put(len(text))
	return list
}

// link reads "[inside](target)".
func link(text string) (inside, target string, length int) {
	inside, rest, ok := strings.Cut(text[1:], "](")
	if !ok || strings.ContainsAny(inside, "[]") {
		return "", "", 0
	}
	target, _, ok = strings.Cut(rest, ")")
	if !ok {
		return "", "", 0
	}
	return inside, target, len(inside) + len(target) + 4
}

// address is what a link on paper says besides its text.
func address(inside, target string) string {
	if strings.Contains(target, "://") {
		return target
	}
	page, _, _ := strings.Cut(target, "#")
	command := "botec help " + strings.TrimSuffix(page, ".md")
	if _, ok := Page(strings.TrimSuffix(page, ".md")); !ok || strings.Contains(inside, command) {
		return ""
	}
	return command
}

// words splits spans where a line may break: between words, not inside of code.
// Code keeps its backticks unless bare: where its colour tells it apart, and in
// tables.
func words(list []span, bare bool) (all []word) {
	var w word
	end := func() {
		if len(w) > 0 {
			all = append(all, w)
			w = nil
		}
	}
	for _, s := range list {
		if s.look == code {
			if !bare {
				s.text = "`" + s.text + "`"
			}
			w = append(w, s)
			continue
		}
		for i, part := range strings.Split(s.text, " ") {
			if i > 0 {
				end()
			}
			if part != "" {
				w = append(w, span{part, s.look})
			}
		}
	}
	end()
	return all
}

// wrap puts words into lines of at most width columns; a longer word is cut at
// its blanks.
func wrap(all []word, width int) (lines [][]word) {
	var line []word
	used := 0
	for len(all) > 0 {
		w := all[0]
		n := w.columns()
		if len(line) > 0 && used+1+n > width {
			lines, line, used = append(lines, line), nil, 0
		}
		if n > width {
			if parts := cut(w); len(parts) > 1 {
				all = append(parts, all[1:]...)
				continue
			}
		}
		if len(line) > 0 {
			used++
		}
		line, used, all = append(line, w), used+n, all[1:]
	}
	return append(lines, line)
}

// cut splits a word at the blanks of its code.
func cut(w word) (parts []word) {
	var part word
	for _, s := range w {
		for i, text := range strings.Split(s.text, " ") {
			if i > 0 {
				parts, part = append(parts, part), nil
			}
			part = append(part, span{text, s.look})
		}
	}
	return append(parts, part)
}

// join writes a line of words.
func (r *renderer) join(line []word) string {
	var s strings.Builder
	for i, w := range line {
		if i > 0 {
			s.WriteByte(' ')
		}
		for _, part := range w {
			s.WriteString(r.paint(part.look, part.text))
		}
	}
	return s.String()
}
