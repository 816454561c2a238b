package report

import (
	"io"

	"botec/estimate/forecast"
)

// ForecastJSON writes the JSON document of a forecast.
func ForecastJSON(w io.Writer, f *forecast.Forecast) error {
	type value struct {
		Value *float64 `json:"value"`
		P5    *float64 `json:"p5,omitempty"`
		P95   *float64 `json:"p95,omitempty"`
		Bound string   `json:"bound_by,omitempty"`
	}
	type limit struct {
		Condition string   `json:"condition"`
		Month     *int     `json:"month"` // null: it holds in all months
		Date      string   `json:"date,omitempty"`
		P5        *float64 `json:"p5"`
		P95       *float64 `json:"p95"`
		Share     float64  `json:"share"` // of the runs in which it fails
	}
	type step struct {
		Metric string  `json:"metric"`
		Month  int     `json:"month"`
		Date   string  `json:"date,omitempty"`
		From   float64 `json:"from"`
		To     float64 `json:"to"`
	}
	type growth struct {
		Name   string `json:"name"`
		Growth string `json:"growth"`
	}
	type missing struct {
		Month int    `json:"month"`
		Why   string `json:"why"`
	}
	out := struct {
		Grow    []growth   `json:"grow"`
		Show    []nameUnit `json:"show"`
		Months  []object   `json:"months"`
		Missing []missing  `json:"missing,omitempty"` // the months without values
		Until   []limit    `json:"until"`
		Steps   []step     `json:"steps"`
		Median  []string   `json:"at_median,omitempty"`
		Team    string     `json:"team_defaults,omitempty"`
	}{Until: []limit{}, Steps: []step{}, Median: atMedian(f.Result), Team: f.Result.TeamFile}
	for _, g := range f.Growth {
		out.Grow = append(out.Grow, growth{g.Name, g.Text})
	}
	for _, v := range f.Shown {
		out.Show = append(out.Show, nameUnit{v.Name, dimension(v)})
	}
	for _, row := range f.Rows {
		month := object{{"month", row.Month}}
		if date := f.Date(row.Month); date != "" {
			month = append(month, field{"date", date})
		}
		for k, v := range f.Shown {
			one := value{Value: number(row.Values[k]), Bound: row.Bound[k]}
			if row.P5[k] != row.P95[k] {
				one.P5, one.P95 = number(row.P5[k]), number(row.P95[k])
			}
			month = append(month, field{v.Name, one})
		}
		if row.Violation != "" {
			out.Missing = append(out.Missing, missing{row.Month, row.Violation})
		}
		out.Months = append(out.Months, month)
	}
	for _, l := range f.Limits {
		one := limit{Condition: l.Condition, P5: number(l.P5), P95: number(l.P95), Share: l.Share}
		if l.Month >= 0 {
			one.Month, one.Date = &l.Month, f.Date(l.Month)
		}
		out.Until = append(out.Until, one)
	}
	for _, s := range f.Steps {
		out.Steps = append(out.Steps, step{s.Name, s.Month, f.Date(s.Month), s.From, s.To})
	}
	return JSON(w, out)
}
