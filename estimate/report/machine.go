package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"

	"botec/estimate"
	"botec/estimate/explain"

	"go.yaml.in/yaml/v4"
)

// Document is an estimate as scripts read it.
type Document struct {
	Scenario string   `json:"scenario"`
	Title    string   `json:"title"`
	Metrics  Metrics  `json:"metrics"`
	Expect   []Expect `json:"expect"`
	Advice   []string `json:"advice"`
	Warnings []string `json:"warnings"`
}

// Metrics are values by name, in the order of the model.
type Metrics []*estimate.Value

// Metric is one value: in base units, with the unit they make.
type Metric struct {
	Value   float64         `json:"value"`
	Unit    string          `json:"unit"`
	Text    string          `json:"text"`
	Formula string          `json:"formula,omitempty"`
	Origin  estimate.Origin `json:"origin,omitempty"`
	BoundBy string          `json:"bound_by,omitempty"`
	Note    string          `json:"note,omitempty"`
	Source  string          `json:"source,omitempty"`
	AsOf    string          `json:"as_of,omitempty"`
}

// Expect is an expectation; Got is what its left side came out as, where it
// does not hold.
type Expect struct {
	Condition string `json:"condition"`
	Holds     bool   `json:"holds"`
	Got       string `json:"got,omitempty"`
	Note      string `json:"note,omitempty"`
}

// MarshalJSON writes the metrics as an object that keeps their order.
func (m Metrics) MarshalJSON() ([]byte, error) {
	b := &bytes.Buffer{}
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, v := range m {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Quote(v.Name) + ":") // names are plain ASCII
		if err := enc.Encode(NewMetric(v)); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// NewMetric is a value as scripts read it.
func NewMetric(v *estimate.Value) Metric {
	return Metric{Value: v.Value, Unit: Dimension(v), Text: v.Text, Formula: v.Formula(), Origin: v.Origin,
		BoundBy: v.BoundBy, Note: v.Note, Source: v.Source, AsOf: v.AsOf}
}

// NewDocument arranges a result for scripts; with globs, only the metrics that fit.
func NewDocument(r *estimate.Result, globs []string) Document {
	d := Document{Scenario: r.Scenario.Name, Title: r.Scenario.Title, Expect: []Expect{}, Advice: []string{}, Warnings: []string{}}
	if len(globs) > 0 {
		d.Metrics = Only(r, globs)
	} else {
		for i := range r.Values {
			d.Metrics = append(d.Metrics, &r.Values[i])
		}
	}
	for _, c := range r.Expect {
		d.Expect = append(d.Expect, Expect{c.Condition, c.Holds, c.Got, c.Note})
	}
	d.Advice = append(d.Advice, r.Advice...)
	d.Warnings = append(d.Warnings, r.Warnings...)
	return d
}

// Working is the working behind figures, as scripts read it.
type Working struct {
	Scenario string   `json:"scenario"`
	Figures  []Figure `json:"figures"`
}

// Figure is a value, the steps that lead to it and what they start from.
type Figure struct {
	Name string `json:"name"`
	Metric
	Steps []Step  `json:"steps"`
	From  Metrics `json:"from"`
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
		out := Figure{Name: f.Name, Metric: NewMetric(f.Value), Steps: []Step{}, From: f.From}
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

// YAML writes any value as YAML with the names and the order of its JSON.
func YAML(w io.Writer, v any) error {
	b := &bytes.Buffer{}
	if err := JSON(b, v); err != nil {
		return err
	}
	var doc yaml.Node
	if err := yaml.Load(b.Bytes(), &doc); err != nil {
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

// CSV writes values, a row each, in base units.
func CSV(w io.Writer, values []*estimate.Value) error {
	c := csv.NewWriter(w)
	rows := [][]string{{"name", "value", "unit", "text", "formula", "origin"}}
	for _, v := range values {
		rows = append(rows, []string{v.Name, strconv.FormatFloat(v.Value, 'g', -1, 64), Dimension(v), v.Text, v.Formula(), string(v.Origin)})
	}
	return c.WriteAll(rows)
}
