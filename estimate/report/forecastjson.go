package report

import (
	"io"
	"strings"

	"botec/estimate/forecast"
	"botec/estimate/unit"
)

// ForecastJSON writes the JSON document of a forecast.
func ForecastJSON(w io.Writer, f *forecast.Forecast) error {
	type date struct {
		Month int    `json:"month"` // negative before month 0
		Date  string `json:"date,omitempty"`
	}
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
		Order     *date    `json:"order,omitempty"`
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
	type event struct {
		Months string `json:"months"`
		Name   string `json:"name"`
		Value  string `json:"value"`
	}
	type missing struct {
		Month int    `json:"month"`
		Why   string `json:"why"`
	}
	out := struct {
		Grow    []growth   `json:"grow"`
		Events  []event    `json:"events,omitempty"`
		Show    []nameUnit `json:"show"`
		Months  []object   `json:"months"`
		Missing []missing  `json:"missing,omitempty"` // the months without values
		Partly  []missing  `json:"partly,omitempty"`  // the months in which a part of the runs violates the bounds of the model
		Runs    int        `json:"runs,omitempty"`
		Until   []limit    `json:"until"`
		Steps   []step     `json:"steps"`
		Team    string     `json:"team_defaults,omitempty"`
	}{Until: []limit{}, Steps: []step{}, Grow: []growth{}, Runs: f.Runs, Team: f.Result.TeamFile}
	for _, g := range f.Growth {
		out.Grow = append(out.Grow, growth{g.Name, g.Written()})
	}
	for i := range f.Events {
		for _, c := range f.Events[i].Changes {
			out.Events = append(out.Events, event{f.Events[i].Text, c.Name, strings.TrimSpace(c.Text.Text)})
		}
	}
	for _, v := range f.Shown {
		out.Show = append(out.Show, nameUnit{v.Name, dimension(v)})
	}
	bills := bills(f)
	for _, k := range bills {
		out.Show = append(out.Show, nameUnit{totalName(f.Shown[k]), f.Scenario.Units().Unit(unit.Money)})
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
		for _, k := range bills {
			total := row.Totals[k]
			one := value{Value: number(total.Value)}
			if total.P5 != total.P95 {
				one.P5, one.P95 = number(total.P5), number(total.P95)
			}
			month = append(month, field{totalName(f.Shown[k]), one})
		}
		if row.Violation != "" {
			out.Missing = append(out.Missing, missing{row.Month, row.Violation})
		}
		if row.Warning != "" {
			out.Partly = append(out.Partly, missing{row.Month, row.Warning})
		}
		out.Months = append(out.Months, month)
	}
	for _, l := range f.Limits {
		one := limit{Condition: l.Condition, P5: number(l.P5), P95: number(l.P95), Share: l.Share}
		if l.Month >= 0 {
			one.Month, one.Date = &l.Month, f.Date(l.Month)
		}
		if month, ok := f.OrderBy(l); ok {
			one.Order = &date{month, f.Date(month)}
		}
		out.Until = append(out.Until, one)
	}
	for _, s := range f.Steps {
		out.Steps = append(out.Steps, step{s.Name, s.Month, f.Date(s.Month), s.From, s.To})
	}
	return JSON(w, out)
}
