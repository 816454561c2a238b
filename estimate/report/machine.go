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

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/source"

	"go.yaml.in/yaml/v4"
)

// Document writes an estimate as scripts read it, as JSON; with globs, only
// the metrics that fit. The README gives its shape.
func Document(w io.Writer, r *estimate.Result, globs []string) error {
	j := &jsonWriter{}
	if b, ok := w.(*bytes.Buffer); ok { // the text is made where it will stand
		b.Grow(200 * len(r.Values))
		j.text = b.AvailableBuffer()
	}
	j.open('{')
	j.pair("scenario", r.Scenario.Name, false)
	j.pair("title", r.Scenario.Title, false)
	j.key("metrics")
	values := make(Metrics, 0, len(r.Values))
	for i := range r.Values {
		if v := &r.Values[i]; len(globs) == 0 || matches(globs, v.Name) {
			values = append(values, v)
		}
	}
	values.write(j)
	j.key("expect")
	j.open('[')
	for _, c := range r.Expect {
		j.item()
		j.open('{')
		j.pair("condition", c.Condition, false)
		j.key("holds")
		j.text = strconv.AppendBool(j.text, c.Holds)
		j.pair("got", c.Got, true)
		if c.Uncertain {
			j.key("chance")
			j.number(c.Chance)
		}
		j.pair("note", c.Note, true)
		j.shut('}')
	}
	j.shut(']')
	if s := r.Sampling; s != nil {
		j.key("samples")
		j.number(float64(s.Samples))
		j.key("seed")
		j.text = strconv.AppendUint(j.text, s.Seed, 10)
	}
	j.strings("advice", r.Advice)
	j.strings("warnings", r.Warnings)
	j.shut('}')
	_, err := w.Write(append(j.text, '\n'))
	return err
}

// Metrics are values by name, in the order of the model.
type Metrics []*estimate.Value

// MarshalJSON writes the metrics as an object that keeps their order.
func (m Metrics) MarshalJSON() ([]byte, error) {
	j := &jsonWriter{}
	m.write(j)
	return j.text, nil
}

func (m Metrics) write(j *jsonWriter) {
	j.open('{')
	for _, v := range m {
		j.name(v.Name)
		j.open('{')
		j.key("value")
		j.number(v.Value)
		j.pair("unit", dimension(v), false)
		if v.Uncertain {
			for _, p := range []struct {
				name  string
				value float64
			}{{"p5", v.P5}, {"p50", v.Value}, {"p95", v.P95}} {
				j.key(p.name)
				j.number(p.value)
			}
		}
		j.pair("text", v.Text(), false)
		j.pair("formula", v.Formula(), false)
		j.pair("origin", string(v.Origin), false)
		j.pair("bound_by", v.BoundBy, true)
		j.pair("note", v.Note, true)
		j.pair("source", v.Source, true)
		j.pair("as_of", v.AsOf, true)
		j.shut('}')
	}
	j.shut('}')
}

// Working is the working behind figures, as scripts read it.
type Working struct {
	Scenario string   `json:"scenario"`
	Figures  []Figure `json:"figures"`
}

// Figure is a value, the steps that lead to it and what they start from.
type Figure struct {
	Name    string            `json:"name"`
	Value   float64           `json:"value"`
	Unit    string            `json:"unit"`
	Text    string            `json:"text"`
	P5      *float64          `json:"p5,omitempty"`
	P95     *float64          `json:"p95,omitempty"`
	Steps   []Step            `json:"steps"`
	From    Metrics           `json:"from"`
	Drivers []estimate.Driver `json:"drivers,omitempty"`
}

// Step is one formula: with names, with numbers, and its result.
type Step struct {
	Name    string `json:"name"`
	Symbols string `json:"symbols"`
	Numbers string `json:"numbers,omitempty"`
	Result  string `json:"result"`
}

// NewWorking arranges figures for scripts.
func NewWorking(r *estimate.Result, figures []*explain.Figure) Working {
	w := Working{Scenario: r.Scenario.Name, Figures: []Figure{}}
	for _, f := range figures {
		out := Figure{Name: f.Name, Value: f.Value.Value, Unit: dimension(f.Value), Text: f.Text(), Steps: []Step{}, From: f.From, Drivers: f.Drivers}
		if f.Uncertain {
			out.P5, out.P95 = &f.P5, &f.P95
		}
		for _, s := range f.Steps {
			out.Steps = append(out.Steps, Step{s.Full, s.Symbols, s.Numbers, s.Result})
		}
		w.Figures = append(w.Figures, out)
	}
	return w
}

// JSON writes any value as indented JSON.
func JSON(w io.Writer, v any) error {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escapeUnprintable(text.Bytes()))
	return err
}

// escapeUnprintable escapes what could control a terminal and encoding/json leaves
// as it is: all of it stands in strings.
func escapeUnprintable(text []byte) []byte {
	if isASCII(text) {
		return text
	}
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if r >= 0x7f && source.IsUnprintable(r) {
			out = appendEscape(out, r)
		} else {
			out = append(out, text[:n]...)
		}
		text = text[n:]
	}
	return out
}

// isASCII says that a text has no other characters, nor DEL.
func isASCII(text []byte) bool {
	return bytes.IndexFunc(text, func(r rune) bool { return r >= 0x7f }) < 0
}

// YAML writes JSON as YAML, with the same names in the same order.
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
	if !strings.ContainsFunc(text, needsQuotes) {
		return text
	}
	var s strings.Builder
	for _, r := range text {
		switch {
		case !needsQuotes(r):
			s.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&s, `\U%08X`, r)
		default:
			fmt.Fprintf(&s, `\u%04X`, r)
		}
	}
	return s.String()
}

// needsQuotes says that a character must be escaped, which YAML can in double quotes
// alone.
func needsQuotes(r rune) bool { return r >= 0x7f && source.IsUnprintable(r) }

// plain takes the style of JSON off a tree.
func plain(n *yaml.Node) {
	n.Style = 0
	if strings.ContainsFunc(n.Value, needsQuotes) || strings.ContainsRune(n.Value, '\t') { // the library loses a tab in a block
		n.Style = yaml.DoubleQuotedStyle
	}
	for _, c := range n.Content {
		plain(c)
	}
}
