package report

import (
	"bytes"
	"io"
	"strconv"

	"botec/estimate"
	"botec/estimate/unit"
)

// Document writes the JSON document of an estimate; with globs, only the metrics whose
// names match. The manual describes it (botec help json).
func Document(w io.Writer, r *estimate.Result, globs []string) error {
	j := &jsonWriter{}
	if b, ok := w.(*bytes.Buffer); ok { // write to its memory, without a copy
		b.Grow(200 * len(r.Values))
		j.text = b.AvailableBuffer()
	}
	j.open('{')
	j.pair("scenario", r.Scenario.Name, false)
	j.pair("title", r.Scenario.Title, false)
	j.pair("team_defaults", r.TeamFile, true)
	headline := make([]string, len(r.Headline))
	for i, f := range r.Headline {
		headline[i] = f.Written
	}
	j.strings("headline", headline)
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

// Metrics is a JSON object with a field for each value, by its name and in the order
// of the model.
type Metrics []*estimate.Value

// MarshalJSON writes the values in their order.
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
			}{{"p5", v.P5}, {"p50", v.Value}, {"p95", v.P95}, {"mean", v.Mean}} {
				if p.name != "mean" || unit.Finite(p.value) {
					j.key(p.name)
					j.number(p.value)
				}
			}
		}
		j.pair("text", v.Text(), false)
		j.pair("formula", v.Formula(), false)
		j.pair("origin", string(v.Origin), false)
		j.pair("bound_by", v.BoundBy, true)
		j.pair("note", v.Note(), true)
		j.pair("source", v.Source(), true)
		j.pair("as_of", v.AsOf(), true)
		j.shut('}')
	}
	j.shut('}')
}
