package source

import (
	"strings"
	"unicode"
)

// Printable replaces each character that could control a terminal by �: control
// characters, escapes, invisible characters and direction marks. Tabs and line ends
// stay.
func Printable(text string) string { return allPrintable(text, "") }

// Prose is Printable for a web page: it keeps the zero-width joiner and non-joiner,
// which many scripts need between letters.
func Prose(text string) string { return allPrintable(text, "\u200c\u200d") }

func allPrintable(text, kept string) string {
	clean := true
	for i := 0; i < len(text) && clean; i++ {
		clean = text[i] >= ' ' && text[i] < 0x7f || text[i] == '\n' || text[i] == '\t'
	}
	if clean {
		return text
	}
	return strings.Map(func(r rune) rune { return printable(r, kept) }, text)
}

func printable(r rune, kept string) rune {
	if r != '\n' && r != '\t' && !strings.ContainsRune(kept, r) && IsUnprintable(r) {
		return '�'
	}
	return r
}

// IsUnprintable reports whether a character could control a terminal: control
// characters, escapes, invisible characters and direction marks, line ends and tabs
// among them.
func IsUnprintable(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}
