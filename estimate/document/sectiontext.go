package document

import (
	"html"
	"slices"
	"strings"
)

// sameSection reports whether the lines of a section say what the output does: tables
// by their cells, other text by its words. Formatters change the rest: blank lines,
// where lines end, the width of columns, signs of lists, and which characters are
// escaped.
func sameSection(current, output []string) bool {
	return slices.Equal(wordsOf(current), wordsOf(output))
}

// cellEnd and rowEnd stand behind the words of a cell and of a row.
const cellEnd, rowEnd = "|", "|\n"

// wordsOf returns the words of Markdown, with the ends of cells and rows.
func wordsOf(lines []string) (list []string) {
	for _, line := range lines {
		line = strings.TrimLeft(line, "> \t")
		if !strings.HasPrefix(line, "|") {
			list = appendWords(list, line, true)
			continue
		}
		isDelimiterRow := strings.Trim(line, "|:- \t") == ""
		for _, cell := range cellsOf(line) {
			if isDelimiterRow { // the alignment is left
				cell = strings.Trim(cell, "- ")
			}
			list = append(appendWords(list, cell, false), cellEnd)
		}
		list = append(list, rowEnd)
	}
	return list
}

// cellsOf splits a row of a table.
func cellsOf(line string) (cells []string) {
	line = strings.TrimPrefix(strings.TrimRight(line, " \t"), "|")
	from := 0
	for at := range len(line) {
		if line[at] == '|' && (at == 0 || line[at-1] != '\\') {
			cells, from = append(cells, line[from:at]), at+1
		}
	}
	if rest := line[from:]; strings.TrimSpace(rest) != "" {
		cells = append(cells, rest)
	}
	return cells
}

// appendWords appends the words of a text as a reader sees them.
func appendWords(list []string, text string, isLine bool) []string {
	for i, word := range strings.Fields(text) {
		if isLine && i == 0 && (word == "*" || word == "+") {
			word = "-"
		}
		list = append(list, shown(word))
	}
	return list
}

// shown is a word without escapes, entities, and the signs around an address.
func shown(word string) string {
	var s strings.Builder
	for at := 0; at < len(word); at++ {
		if word[at] == '\\' && at+1 < len(word) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", word[at+1]) >= 0 {
			at++
		}
		s.WriteByte(word[at])
	}
	word = html.UnescapeString(s.String())
	if address := strings.Trim(word, "<>"); strings.HasPrefix(address, "http") {
		return address
	}
	return word
}

// withoutBlank returns the lines that are not blank, up to the marks of quotes.
func withoutBlank(lines []string) (list []string) {
	for _, line := range lines {
		if strings.Trim(line, "> \t") != "" {
			list = append(list, line)
		}
	}
	return list
}

// lineOf is the index of the nth line that is not blank.
func lineOf(lines []string, n int) int {
	for i, line := range lines {
		if strings.Trim(line, "> \t") == "" {
			continue
		}
		if n == 0 {
			return i
		}
		n--
	}
	return len(lines)
}

// inWritingOf returns the output, with the lines that say what a line of the section
// says as that is written: a difference then shows what else has changed.
func inWritingOf(current, output []string) []string {
	written := make(map[string]string, len(current))
	for _, line := range current {
		written[strings.Join(wordsOf([]string{line}), " ")] = line
	}
	list := slices.Clone(output)
	for i, line := range list {
		if was, ok := written[strings.Join(wordsOf([]string{line}), " ")]; ok {
			list[i] = was
		}
	}
	return list
}
