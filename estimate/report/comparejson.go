package report

import "botec/estimate/unit"

// Compared is the JSON document of a comparison.
type Compared struct {
	Metrics object   `json:"metrics"`
	Inputs  []input  `json:"inputs"`
	Drivers object   `json:"drivers"`
	Failed  []string `json:"failed"`

	Team *teamFiles `json:"team_defaults,omitempty"`
}

// teamFiles are the files whose team defaults count, "" for none.
type teamFiles struct {
	A string `json:"a"`
	B string `json:"b"`
}

// NewCompared makes the document of a comparison.
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
		if contributions, added := c.Contributions(name); len(contributions) > 0 {
			list := []driver{}
			for _, change := range contributions {
				list = append(list, driver{change.Name, number(change.Alone), number(change.Share), added})
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
	Difference bool     `json:"difference,omitempty"` // alone and share are in base units, not factors
}

// number is a value for JSON: null where it is infinite or NaN.
func number(v float64) *float64 {
	if !unit.Finite(v) {
		return nil
	}
	return &v
}
