package report

import (
	"botec/estimate"
	"botec/estimate/compare"
	"botec/estimate/unit"
)

// Compared is the JSON document of a comparison.
type Compared struct {
	Metrics object   `json:"metrics"`
	Inputs  []input  `json:"inputs"`
	Drivers object   `json:"drivers"`
	Spread  object   `json:"spread_drivers,omitempty"` // of percentiles that change by another factor than the metric
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
			m.AP5, m.AP95, m.AMean = spreadOf(a)
		}
		if b != nil {
			m.B, m.Unit = number(b.Value), dimension(b)
			m.BP5, m.BP95, m.BMean = spreadOf(b)
		}
		if a != nil && b != nil && a.Value != 0 {
			m.Ratio = number(b.Value / a.Value)
		}
		out.Metrics = append(out.Metrics, field{name, m})
		if contributions, added := c.Contributions(name); len(contributions) > 0 {
			out.Drivers = append(out.Drivers, field{name, driverList(contributions, added)})
		}
		if spread := c.spreadDrivers(name); len(spread) > 0 {
			out.Spread = append(out.Spread, field{name, spread})
		}
	}
	for _, d := range c.Inputs {
		out.Inputs = append(out.Inputs, input{d.Name, d.A, d.B})
	}
	return out
}

// spreadDrivers are the contributions to the percentiles of a metric that change by
// another factor than the metric.
func (c *Comparison) spreadDrivers(name string) (out object) {
	for _, p := range compare.Percentiles {
		if c.changesAlike(name, p) {
			continue
		}
		if list, added := c.PercentileContributions(name, p); len(list) > 0 {
			out = append(out, field{p.Name, driverList(list, added)})
		}
	}
	return out
}

func driverList(list []compare.Contribution, added bool) (out []driver) {
	for _, change := range list {
		out = append(out, driver{change.Name, number(change.Alone), number(change.Share), added})
	}
	return out
}

// spreadOf are the percentiles and the mean of an uncertain value.
func spreadOf(v *estimate.Value) (p5, p95, mean *float64) {
	if !v.Uncertain {
		return nil, nil, nil
	}
	return number(v.P5), number(v.P95), number(v.Mean)
}

type comparedMetric struct {
	A     *float64 `json:"a"`
	AP5   *float64 `json:"a_p5,omitempty"`
	AP95  *float64 `json:"a_p95,omitempty"`
	AMean *float64 `json:"a_mean,omitempty"`
	B     *float64 `json:"b"`
	BP5   *float64 `json:"b_p5,omitempty"`
	BP95  *float64 `json:"b_p95,omitempty"`
	BMean *float64 `json:"b_mean,omitempty"`
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
