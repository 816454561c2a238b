package report

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"botec/estimate"
	"botec/estimate/explain"

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
		if c.Implied != "" {
			j.key("implied")
			j.text = strconv.AppendBool(j.text, true)
		}
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
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// YAML writes JSON as YAML, with the same names in the same order.
func YAML(w io.Writer, json []byte) error {
	var doc yaml.Node
	if err := yaml.Load(json, &doc); err != nil {
		return err
	}
	plain(&doc)
	text, err := yaml.Dump(&doc, yaml.WithLineWidth(-1))
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}

// plain takes the style of JSON off a tree.
func plain(n *yaml.Node) {
	n.Style = 0
	for _, c := range n.Content {
		plain(c)
	}
}
