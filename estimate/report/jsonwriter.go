package report

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"botec/estimate/source"
	"botec/estimate/unit"
)

// jsonWriter writes indented JSON piece by piece, in the order of the calls. All
// objects whose fields have an order go through it. The document of an estimate
// is written by nothing else: encoding/json costs half a millisecond of a process
// that takes four (reflection, and a second pass for the indentation).
type jsonWriter struct {
	text  []byte
	depth int  // at most 8
	empty bool // the object or list has no entry yet
}

// object is a JSON object that keeps the order of its fields.
type object []field

// field is a name and any value that encoding/json takes.
type field struct {
	name  string
	value any
}

// MarshalJSON writes the fields in their order.
func (o object) MarshalJSON() ([]byte, error) {
	w := &jsonWriter{}
	w.open('{')
	for _, f := range o {
		w.name(f.name)
		if err := w.value(f.value); err != nil {
			return nil, err
		}
	}
	w.shut('}')
	return w.text, nil
}

// value writes what encoding/json makes of a value.
func (w *jsonWriter) value(v any) error {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	w.text = append(w.text, bytes.TrimSpace(text.Bytes())...)
	return nil
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

// newLine ends an entry and indents the next one, as deep as a document gets.
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

// key begins a field with a fixed name, which needs no escapes.
func (w *jsonWriter) key(name string) {
	w.item()
	w.text = append(append(append(w.text, '"'), name...), `": `...)
}

// name begins a field whose name comes from a scenario.
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

// appendNumber writes a value with all its digits, as all machine formats have
// it. JSON has no infinity and no NaN, which a percentile can be: they are null.
func appendNumber(text []byte, v float64) []byte {
	if !unit.Finite(v) {
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

// string writes a text in quotes; bytes that are not UTF-8 become U+FFFD, and what
// could control a terminal is escaped.
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

// isPlain says that a text needs no escapes.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c-' ' >= 0x7f-' ' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
