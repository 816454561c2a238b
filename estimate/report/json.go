package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"botec/estimate/source"

	"go.yaml.in/yaml/v4"
)

// JSON writes any value as indented JSON.
func JSON(w io.Writer, v any) error {
	enc := json.NewEncoder(escaper{w})
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// escaper is a writer of JSON that escapes what could control a terminal, and what
// encoding/json leaves as it is: all of it stands in strings.
type escaper struct{ io.Writer }

func (w escaper) Write(text []byte) (int, error) {
	if bytes.IndexFunc(text, needsEscape) < 0 {
		return w.Writer.Write(text)
	}
	if _, err := w.Writer.Write(escape(text)); err != nil {
		return 0, err
	}
	return len(text), nil
}

func escape(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if needsEscape(r) {
			out = appendEscape(out, r)
		} else {
			out = append(out, text[:n]...)
		}
		text = text[n:]
	}
	return out
}

// YAML writes a JSON text as YAML, with the same names in the same order.
func YAML(w io.Writer, json []byte) error {
	var doc yaml.Node
	if err := yaml.Load(joinSurrogates(json), &doc); err != nil {
		return err
	}
	plain(&doc)
	text, err := yaml.Dump(&doc, yaml.WithLineWidth(-1))
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, yamlEscapes(string(text)))
	return err
}

// joinSurrogates writes the two escapes that JSON has for one character as the one
// that YAML has.
func joinSurrogates(json []byte) []byte {
	if !bytes.Contains(json, []byte(`\ud`)) {
		return json
	}
	var out []byte
	for len(json) > 0 {
		n := 1
		if json[0] == '\\' && len(json) > 1 {
			n = 2
		}
		if len(json) >= 12 && json[0] == '\\' && json[1] == 'u' && json[6] == '\\' && json[7] == 'u' {
			high, _ := strconv.ParseUint(string(json[2:6]), 16, 32)
			low, _ := strconv.ParseUint(string(json[8:12]), 16, 32)
			if r := utf16.DecodeRune(rune(high), rune(low)); r != utf8.RuneError {
				out, json = fmt.Appendf(out, `\U%08X`, r), json[12:]
				continue
			}
		}
		out, json = append(out, json[:n]...), json[n:]
	}
	return out
}

// yamlEscapes escapes what could control a terminal: all of it is in double quotes.
func yamlEscapes(text string) string {
	if !strings.ContainsFunc(text, needsEscape) {
		return text
	}
	var s strings.Builder
	for _, r := range text {
		switch {
		case !needsEscape(r):
			s.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&s, `\U%08X`, r)
		default:
			fmt.Fprintf(&s, `\u%04X`, r)
		}
	}
	return s.String()
}

// needsEscape says that a character could control a terminal. YAML can escape it in
// double quotes alone.
func needsEscape(r rune) bool { return r >= 0x7f && source.IsUnprintable(r) }

// plain removes the style of JSON from a tree: quotes and braces.
func plain(n *yaml.Node) {
	n.Style = 0
	if strings.ContainsFunc(n.Value, needsEscape) || strings.ContainsRune(n.Value, '\t') { // the library loses a tab in a block
		n.Style = yaml.DoubleQuotedStyle
	}
	for _, c := range n.Content {
		plain(c)
	}
}
