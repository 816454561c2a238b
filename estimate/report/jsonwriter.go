package report

import (
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"botec/estimate/source"
)

// jsonWriter writes indented JSON piece by piece, in the order of the calls.
// The document of an estimate goes through it: encoding/json costs half a
// millisecond of a process that has four (reflection, and two more passes for
// the order and the indentation).
type jsonWriter struct {
	text  []byte
	depth int  // at most 8
	empty bool // nothing stands in the object or list yet
}

func (w *jsonWriter) open(c byte) {
	w.text = append(w.text, c)
	w.depth++
	w.empty = true
}

func (w *jsonWriter) shut(c byte) {
	w.depth--
	if !w.empty {
		w.line()
	}
	w.text = append(w.text, c)
	w.empty = false
}

// newLine ends an entry, and indents the next.
const newLine = ",\n                "

func (w *jsonWriter) line() { w.text = append(w.text, newLine[1:2+2*w.depth]...) }

// item begins the next entry of a list or object.
func (w *jsonWriter) item() {
	if w.empty {
		w.line()
	} else {
		w.text = append(w.text, newLine[:2+2*w.depth]...)
	}
	w.empty = false
}

// key begins a field of the document, whose name needs no escapes.
func (w *jsonWriter) key(name string) {
	w.item()
	w.text = append(append(append(w.text, '"'), name...), `": `...)
}

// name begins a field that is called what the scenario calls it.
func (w *jsonWriter) name(name string) {
	w.item()
	w.string(name)
	w.text = append(w.text, ": "...)
}

// pair writes a key with a text, or nothing where the text is empty and optional.
func (w *jsonWriter) pair(name, text string, optional bool) {
	if text != "" || !optional {
		w.key(name)
		w.string(text)
	}
}

func (w *jsonWriter) strings(name string, list []string) {
	w.key(name)
	w.open('[')
	for _, s := range list {
		w.item()
		w.string(s)
	}
	w.shut(']')
}

func (w *jsonWriter) number(v float64) { w.text = appendNumber(w.text, v) }

// appendNumber writes a value in full, as all machine formats carry it. JSON
// has no infinity and no NaN, which percentiles of stray samples can be: null.
func appendNumber(text []byte, v float64) []byte {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return append(text, "null"...)
	}
	format := byte('f')
	if v != 0 && (v < 1e-6 && v > -1e-6 || v >= 1e21 || v <= -1e21) {
		format = 'e'
	}
	return strconv.AppendFloat(text, v, format, -1, 64)
}

const hex = "0123456789abcdef"

// appendEscape writes a character as \uXXXX, as two of these beyond U+FFFF.
func appendEscape(text []byte, r rune) []byte {
	if r > 0xffff {
		high, low := utf16.EncodeRune(r)
		return appendEscape(appendEscape(text, high), low)
	}
	return append(text, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}

// string writes a text in quotes; what is not UTF-8 becomes U+FFFD, and what could
// control a terminal is escaped.
func (w *jsonWriter) string(s string) {
	w.text = append(w.text, '"')
	if isPlain(s) {
		w.text = append(append(w.text, s...), '"')
		return
	}
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			w.text = append(w.text, '\\', c)
		case c == '\n':
			w.text = append(w.text, `\n`...)
		case c == '\t':
			w.text = append(w.text, `\t`...)
		case c < ' ' || c == 0x7f:
			w.text = appendEscape(w.text, rune(c))
		case c < utf8.RuneSelf:
			w.text = append(w.text, c)
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if source.IsUnprintable(r) {
				w.text = appendEscape(w.text, r)
			} else {
				w.text = utf8.AppendRune(w.text, r)
			}
			i += n
			continue
		}
		i++
	}
	w.text = append(w.text, '"')
}

// isPlain says that a text is written as it is.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c-' ' >= 0x7f-' ' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
