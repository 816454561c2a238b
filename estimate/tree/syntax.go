package tree

import (
	"errors"
	"strings"

	"botec/estimate/source"

	"go.yaml.in/yaml/v4"
)

// syntaxError gives an error of the YAML library its position in the file, and a hint
// to the errors that are common.
func (p *parser) syntaxError(err error) *source.Error {
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		return &source.Error{File: p.file, Text: err.Error()}
	}
	at, text, hint := 0, strings.TrimPrefix(e.Message, "yaml: "), ""
	if e.Mark.Line > 0 {
		at = p.offset(e.Mark.Line, e.Mark.Column)
	}
	switch {
	case strings.Contains(text, "no documents"):
		return &source.Error{File: &source.File{Name: p.file.Name}, Text: "the file is empty", Hint: "botec init writes a scenario to start from"}
	case strings.Contains(text, "multiple"):
		at, text = secondDocument(p.file.Text), "one file holds one scenario, but here is more than one YAML document"
	case strings.Contains(text, "control characters"):
		at = strings.IndexFunc(p.file.Text, func(c rune) bool {
			return c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0xFFFE || c == 0xFFFF
		})
	case strings.Contains(text, "end of stream") && e.ContextMark.Line > 0:
		at, hint = p.offset(e.ContextMark.Line, e.ContextMark.Column), "close the quote that begins here"
	case strings.Contains(text, "mapping values are not allowed"):
		text, hint = "a second colon on this line, or the indentation is off", "quote a text that holds a colon and a space"
	case strings.Contains(text, "cannot start any token"):
		hint = "quote a text that begins with one of @ ` % and indent with spaces, not tabs"
	case strings.Contains(text, "did not find expected"):
		hint = "quote a text that begins with { or [; close every bracket"
	}
	at = min(max(at, 0), len(p.file.Text))
	if name := otherBreak(p.file.Text[:at]); name != "" && hint == "" {
		hint = "replace the character " + name + " before here, which ends a line in YAML"
	}
	return &source.Error{File: p.file, Start: at, End: min(at+1, len(p.file.Text)), Text: "not YAML: " + text, Hint: hint}
}

// secondDocument is the offset of the line that begins the second document of a
// stream: a line of --- behind the first content, or what follows a line of ...
func secondDocument(text string) int {
	at, started, ended := 0, false, false
	for line := range strings.Lines(text) {
		begin := at
		at += len(line)
		words := strings.Fields(strings.TrimPrefix(line, byteOrderMark))
		if len(words) == 0 || words[0][0] == '#' || !started && words[0][0] == '%' {
			continue
		}
		switch {
		case ended, started && strings.HasPrefix(line, "---") && words[0] == "---":
			return begin
		case strings.HasPrefix(line, "...") && words[0] == "...":
			ended = started
		default:
			started = true
		}
	}
	return 0
}

// otherBreak names the last character of a text that ends a line in YAML and not in an
// editor, "" where there is none.
func otherBreak(text string) string {
	last, name := -1, ""
	for character, code := range map[string]string{"\u0085": "U+0085", "\u2028": "U+2028", "\u2029": "U+2029"} {
		if at := strings.LastIndex(text, character); at > last {
			last, name = at, code
		}
	}
	return name
}
