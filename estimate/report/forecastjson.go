package report

import (
	"io"
	"strings"

	"botec/estimate/forecast"
	"botec/estimate/unit"
)

// The parts of the JSON document of a forecast.

type forecastDate struct {
	Month int    `json:"month"` // negative before month 0
	Date  string `json:"date,omitempty"`
}

type forecastValue struct {
	Value *float64 `json:"value"`
	P5    *float64 `json:"p5,omitempty"`
	P95   *float64 `json:"p95,omitempty"`
	Bound string   `json:"bound_by,omitempty"`
}

type forecastLimit struct {
	Condition string        `json:"condition"`
	Month     *int          `json:"month"` // null: it holds in all months
	Date      string        `json:"date,omitempty"`
	P5        *float64      `json:"p5"`
	P95       *float64      `json:"p95"`
	Share     float64       `json:"share"` // of the runs in which it fails
	Order     *forecastDate `json:"order,omitempty"`
}

type forecastStep struct {
	Metric string  `json:"metric"`
	Month  int     `json:"month"`
	Date   string  `json:"date,omitempty"`
	From   float64 `json:"from"`
	To     float64 `json:"to"`
}

type forecastGrowth struct {
	Name   string `json:"name"`
	Growth string `json:"growth"`
}

type forecastEvent struct {
	Months string `json:"months"`
	Name   string `json:"name"`
	Value  string `json:"value"`
}

type forecastMissing struct {
	Month int    `json:"month"`
	Why   string `json:"why"`
}

// ForecastJSON writes the JSON document of a forecast.
func ForecastJSON(w io.Writer, f *forecast.Forecast) error {
	out := struct {
		Grow    []forecastGrowth  `json:"grow"`
		Events  []forecastEvent   `json:"events,omitempty"`
		Show    []nameUnit        `json:"show"`
		Months  []object          `json:"months"`
		Missing []forecastMissing `json:"missing,omitempty"` // the months without values
		Partly  []forecastMissing `json:"partly,omitempty"`  // the months in which a part of the runs violates the bounds of the model
		Runs    int               `json:"runs,omitempty"`
		Until   []forecastLimit   `json:"until"`
		Steps   []forecastStep    `json:"steps"`
		Team    string            `json:"team_defaults,omitempty"`
	}{Until: []forecastLimit{}, Steps: []forecastStep{}, Grow: []forecastGrowth{}, Runs: f.Runs, Team: f.Result.TeamFile}
	for _, g := range f.Growth {
		out.Grow = append(out.Grow, forecastGrowth{g.Name, g.Written()})
	}
	for i := range f.Events {
		for _, c := range f.Events[i].Changes {
			out.Events = append(out.Events, forecastEvent{f.Events[i].Text, c.Name, strings.TrimSpace(c.Text.Text)})
		}
	}
	for _, v := range f.Shown {
		out.Show = append(out.Show, nameUnit{v.Name, dimension(v)})
	}
	bills := bills(f)
	for _, k := range bills {
		out.Show = append(out.Show, nameUnit{totalName(f.Shown[k]), f.Scenario.Units().Unit(unit.Money)})
	}
	for i := range f.Rows {
		row := &f.Rows[i]
		out.Months = append(out.Months, forecastMonth(f, row, bills))
		if row.Violation != "" {
			out.Missing = append(out.Missing, forecastMissing{row.Month, row.Violation})
		}
		if row.Warning != "" {
			out.Partly = append(out.Partly, forecastMissing{row.Month, row.Warning})
		}
	}
	for _, l := range f.Limits {
		one := forecastLimit{Condition: l.Condition, P5: number(l.P5), P95: number(l.P95), Share: l.Share}
		if l.Month >= 0 {
			one.Month, one.Date = &l.Month, f.Date(l.Month)
		}
		if month, ok := f.OrderBy(l); ok {
			one.Order = &forecastDate{month, f.Date(month)}
		}
		out.Until = append(out.Until, one)
	}
	for _, s := range f.Steps {
		out.Steps = append(out.Steps, forecastStep{s.Name, s.Month, f.Date(s.Month), s.From, s.To})
	}
	return JSON(w, out)
}

// forecastMonth is a month of a forecast by name; bills are the metrics with a total.
func forecastMonth(f *forecast.Forecast, row *forecast.Row, bills []int) object {
	month := object{{"month", row.Month}}
	if date := f.Date(row.Month); date != "" {
		month = append(month, field{"date", date})
	}
	add := func(name string, value, p5, p95 float64, bound string) {
		one := forecastValue{Value: number(value), Bound: bound}
		if p5 != p95 {
			one.P5, one.P95 = number(p5), number(p95)
		}
		month = append(month, field{name, one})
	}
	for k, v := range f.Shown {
		add(v.Name, row.Values[k], row.P5[k], row.P95[k], row.Bound[k])
	}
	for _, k := range bills {
		add(totalName(f.Shown[k]), row.Totals[k].Value, row.Totals[k].P5, row.Totals[k].P95, "")
	}
	return month
}
