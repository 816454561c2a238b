package report

import (
	"bytes"
	"encoding/json"
)

// Compared is a comparison as scripts read it.
type Compared struct {
	Metrics ordered  `json:"metrics"`
	Inputs  []input  `json:"inputs"`
	Drivers ordered  `json:"drivers"`
	Failed  []string `json:"failed"`

	Team *teamFiles `json:"team_defaults,omitempty"`
}

// teamFiles are the files whose team defaults count, "" for none.
type teamFiles struct {
	A string `json:"a"`
	B string `json:"b"`
}

// NewCompared arranges a comparison for scripts.
func NewCompared(c *Comparison) Compared {
	out := Compared{Inputs: []input{}, Failed: append([]string{}, c.Failed...)}
	if c.A.TeamFile != "" || c.B.TeamFile != "" {
		out.Team = &teamFiles{c.A.TeamFile, c.B.TeamFile}
	}
	for _, name := range c.Shown {
		a, b := c.both(name)
		m := comparedMetric{}
		if a != nil {
			m.A, m.Unit = number(a.Value), dimension(a)
		}
		if b != nil {
			m.B, m.Unit = number(b.Value), dimension(b)
		}
		if a != nil && b != nil && a.Value != 0 {
			m.Ratio = number(b.Value / a.Value)
		}
		out.Metrics = append(out.Metrics, field{name, m})
		if movers, added := c.Contributions(name); len(movers) > 0 {
			list := []driver{}
			for _, m := range movers {
				list = append(list, driver{m.Name, number(m.Alone), number(m.Share), added})
			}
			out.Drivers = append(out.Drivers, field{name, list})
		}
	}
	for _, d := range c.Inputs {
		out.Inputs = append(out.Inputs, input{d.Name, d.A, d.B})
	}
	return out
}

type comparedMetric struct {
	A     *float64 `json:"a"`
	B     *float64 `json:"b"`
	Ratio *float64 `json:"ratio"`
	Unit  string   `json:"unit"`
}

type input struct {
	Name string `json:"name"`
	A    string `json:"a"`
	B    string `json:"b"`
}

type driver struct {
	Name       string   `json:"name"`
	Alone      *float64 `json:"alone"`
	Share      *float64 `json:"share"`
	Difference bool     `json:"difference,omitempty"` // in base units, not factors
}

// number is a value for JSON, null where it is none.
func number(v float64) *float64 {
	if !finite(v) {
		return nil
	}
	return &v
}

// field is a name and its value in an object that keeps its order.
type field struct {
	name  string
	value any
}

type ordered []field

// MarshalJSON writes the fields in their order.
func (o ordered) MarshalJSON() ([]byte, error) {
	var s bytes.Buffer
	s.WriteByte('{')
	for i, f := range o {
		if i > 0 {
			s.WriteByte(',')
		}
		for k, v := range []any{f.name, f.value} {
			var text bytes.Buffer
			enc := json.NewEncoder(&text)
			enc.SetEscapeHTML(false)
			if err := enc.Encode(v); err != nil {
				return nil, err
			}
			s.Write(bytes.TrimSpace(text.Bytes()))
			if k == 0 {
				s.WriteByte(':')
			}
		}
	}
	s.WriteByte('}')
	return s.Bytes(), nil
}
