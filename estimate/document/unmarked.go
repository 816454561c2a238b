package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"botec/estimate/markdown"
	"botec/estimate/spoken"
)

// unmarked counts the numbers with a unit or a scale in running text and table cells
// that no claim or section holds. Numbers of dates, versions, lists, code and the
// targets of links have none; those of the front matter are no text.
func (d *Document) unmarked() (count int) {
	next := 0 // region
	first := markdown.FrontMatter(d.File.Text)
	for _, span := range d.found.Text {
		if span.Start = max(span.Start, first); span.Start >= span.End {
			continue
		}
		for next < len(d.regions) && d.regions[next].inside.End <= span.Start {
			next++
		}
		if next < len(d.regions) && d.regions[next].inside.Start <= span.Start {
			continue
		}
		count += measures(span.In(d.File.Text))
	}
	return count
}

// measures counts the numbers with a unit or a scale in a text.
func measures(text string) (count int) {
	for at := 0; at < len(text); {
		n := strings.IndexAny(text[at:], "0123456789")
		if n < 0 {
			break
		}
		start := at + n
		before, size := utf8.DecodeLastRuneInString(strings.TrimRight(text[:start], "_"))
		at = endOfNumber(text, start)
		inWord := size > 0 && (unicode.IsLetter(before) || strings.ContainsRune(".#/:=&", before)) // p95, v1.2, host:80/2
		switch {
		case strings.ContainsRune("$€£¥₹", before) && size > 0:
			count++
		case !inWord && hasMeasure(text[at:]):
			count++
		}
		for at < len(text) && (isDigit(text[at]) || text[at] == '.') { // 1.2.3
			at++
		}
	}
	return count
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// endOfNumber is the end of the digits at an offset, with what groups them and their
// decimal sign.
func endOfNumber(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case isDigit(text[at]):
		case strings.ContainsRune(".,'_ \u00a0\u202f\u2009", r) && at+size < len(text) && isDigit(text[at+size]):
		default:
			return at
		}
		at += size
	}
	return at
}

// hasMeasure reports whether a text that follows a number begins with a unit, a scale,
// or per something.
func hasMeasure(text string) bool {
	text = strings.TrimLeft(text, "*_+")
	if strings.HasPrefix(text, "/") || strings.HasPrefix(text, "%") || strings.HasPrefix(text, "‰") {
		word, _ := letters(strings.TrimLeft(text, "/%‰ "))
		return text[0] != '/' || spoken.IsMeasure(word)
	}
	text = strings.TrimLeft(text, " \t\u00a0\u202f\u2009-\n>*_")
	if strings.HasPrefix(text, "%") || strings.HasPrefix(text, "€") || strings.HasPrefix(text, "$") {
		return true
	}
	word, rest := letters(text)
	switch {
	case word == "" || strings.HasPrefix(rest, "("):
		return false
	case word == "per" || word == "a" || word == "an" || word == "every":
		unit, _ := letters(strings.TrimLeft(rest, " "))
		return spoken.IsMeasure(unit)
	}
	return spoken.StartsWithMeasure(text)
}

// letters is the word at the start of a text, and what follows it.
func letters(text string) (word, rest string) {
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		return text, ""
	}
	return text[:end], text[end:]
}
