package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"botec/estimate"
	"botec/estimate/chart"
	"botec/estimate/forecast"
	"botec/estimate/page"
	"botec/estimate/unit"
)

// Forecast arranges a forecast: its months, the months in which limits fail and
// numbers of nodes change, and charts.
func Forecast(f *forecast.Forecast) *page.Page {
	p := titled(f.Result.Scenario)
	start := ExistingData
	if f.Steady {
		start = SteadyState
	}
	p.Add(notes(page.Remark, []string{moving(f) + "; " + string(start) + everyMonth(f) + runs(f)}), months(f))
	var plots []*page.Lines
	for k := range f.Shown {
		plots = append(plots, monthLines(f, k))
	}
	if bandIsWide(plots[0]) {
		p.Add(plots[0])
		plots = plots[1:]
	}
	if limits := limits(f); len(limits.List) > 0 {
		p.Add(limits)
	}
	p.Add(notes(page.Remark, nodeSteps(f)))
	p.Add(team(f.Result.Graph), monthRecords(f), &page.Details{Blocks: func() (list []page.Block) {
		for _, l := range plots {
			list = append(list, l)
		}
		full := metrics(f.Result, f.Shown)
		full.Title = "The estimate itself"
		return append(list, full, caveats(ScenarioUnchanged))
	}})
	p.Add(scenarioDetails(f.Result, "")...)
	return p
}

// maxMonths limits the rows of a page: of a longer forecast it shows every second or
// third month, and so on.
const maxMonths = 40

// stride is the number of months from one row of a page to the next.
func stride(f *forecast.Forecast) int { return (len(f.Rows) + maxMonths - 1) / maxMonths }

// everyMonth says which months a page shows, "" for all.
func everyMonth(f *forecast.Forecast) string {
	switch n := stride(f); n {
	case 1:
		return ""
	case 2:
		return "; every second month"
	case 3:
		return "; every third month"
	default:
		return fmt.Sprintf("; every %dth month", n)
	}
}

// runs says how many runs the figures are percentiles of, "" for certain ones.
func runs(f *forecast.Forecast) string {
	if f.Runs == 0 {
		return ""
	}
	return fmt.Sprintf("; median, p5 and p95 of %s simulated runs", f.Printer.Number(float64(f.Runs)))
}

// months is the table of the months, with bars for the first metric.
func months(f *forecast.Forecast) *page.Table {
	t := &page.Table{Title: "Months", Columns: []page.Column{{Head: "month", Name: true}}, Bars: &page.Bars{Terminal: 30}}
	for _, v := range f.Shown {
		t.Columns = append(t.Columns, page.Column{Head: v.Name, Name: true})
		if forecast.IsBill(v) {
			t.Columns = append(t.Columns, page.Column{Head: totalName(v), Name: true})
		}
	}
	if len(f.Shown) > 1 { // name the metric of the bars
		t.Bars.Head = f.Shown[0].Name
	}
	var first []float64
	last := make([]string, len(f.Shown))
	for i := range f.Rows {
		month := &f.Rows[i]
		remarks := monthRemarks(f, month)
		if month.Month%stride(f) != 0 && len(remarks) == 0 && month.Month != f.Months {
			continue
		}
		for _, text := range []string{month.Violation, month.Warning} {
			if text != "" {
				remarks = append(remarks, text)
			}
		}
		row := page.Row{Cells: []page.Cell{page.Words(monthLabel(f, month.Month))}}
		for k, v := range f.Shown {
			c := figure(v, month.Values[k])
			c.Low, c.High = month.P5[k], month.P95[k]
			row.Cells = append(row.Cells, c)
			if forecast.IsBill(v) {
				total := month.Totals[k]
				c := page.Figure(total.Value, unit.Money, nil)
				c.Low, c.High = total.P5, total.P95
				row.Cells = append(row.Cells, c)
			}
			if b := month.Bound[k]; b != last[k] {
				if last[k] != "" {
					remarks = append(remarks, v.Name+" bound by "+b)
				}
				last[k] = b
			}
		}
		row.Remark = strings.Join(remarks, ", ")
		t.Rows, first = append(t.Rows, row), append(first, month.Values[0])
	}
	var bars []float64
	bars, t.Bars.Log = chart.Shares(first)
	for i := range t.Rows {
		t.Rows[i].Bar = &page.Bar{To: bars[i]}
	}
	t.Print(f.Printer)
	return t
}

// totalName is the name of what a metric in money per time has come to since month 0.
func totalName(v *estimate.Value) string { return v.Name + ".total" }

// monthRemarks lists the events that begin in a month, and the conditions that first fail.
func monthRemarks(f *forecast.Forecast, month *forecast.Row) (remarks []string) {
	for i := range f.Events {
		if e := &f.Events[i]; f.Begins(e.Event, month.Month) {
			for _, c := range e.Changes {
				remarks = append(remarks, c.Name+": "+strings.Join(strings.Fields(c.Text.Text), " "))
			}
		}
	}
	for _, l := range f.Limits {
		if l.Month == month.Month {
			remarks = append(remarks, l.Condition+" fails")
		}
	}
	return remarks
}

// monthLabel is the number of a month, and its date if it has one.
func monthLabel(f *forecast.Forecast, month int) string {
	label := strconv.Itoa(month)
	if date := f.Date(month); date != "" {
		label = fmt.Sprintf("%*s  %s", len(strconv.Itoa(f.Months)), label, date)
	}
	return label
}

// limits says in which month each condition first fails.
func limits(f *forecast.Forecast) *page.Checks {
	out := &page.Checks{Lines: true}
	for _, l := range f.Limits {
		check := page.Check{Condition: l.Condition, Holds: l.Month < 0}
		switch {
		case l.Month == 0:
			check.Remark = " fails from the start"
		case l.Month > 0:
			check.Remark = " first fails in " + when(f, float64(l.Month))
		case l.Share > 0:
			check.Remark = " holds at the median through " + when(f, float64(f.Months))
		default:
			check.Remark = " holds through " + when(f, float64(f.Months))
		}
		if l.P5 != l.P95 && l.Share > 0 {
			late := when(f, l.P95)
			if math.IsInf(l.P95, 1) {
				late = "not at all"
			}
			check.Remark += fmt.Sprintf(" (p5 %s, p95 %s", when(f, l.P5), late)
			if l.Share < 0.999 {
				check.Remark += fmt.Sprintf("; fails in %.0f%% of the simulated runs", 100*l.Share)
			}
			check.Remark += ")"
		}
		if month, ok := f.OrderBy(l); ok {
			check.Remark += "; " + order(f, month)
		}
		out.List = append(out.List, check)
	}
	return out
}

// order says when to order what keeps a limit from failing.
func order(f *forecast.Forecast, month int) string {
	if month < 0 {
		return fmt.Sprintf("order at once: %.0f %s late", float64(-month), plural("month", -month))
	}
	return "order by " + when(f, float64(month))
}

func plural(noun string, n int) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// maxSteps limits the steps of a metric that are written as a sentence.
const maxSteps = 8

// nodeSteps says when numbers of nodes change: "app.nodes is 3 from month 5, 4 from
// month 9".
func nodeSteps(f *forecast.Forecast) (list []string) {
	for _, v := range f.Shown {
		var parts []string
		for _, s := range f.Steps {
			if s.Value == v {
				parts = append(parts, v.Print(s.To)+" from "+when(f, float64(s.Month)))
			}
		}
		if n := len(parts); n > 0 && n <= maxSteps && 2*n <= f.Months { // more steps are in the table
			list = append(list, v.Name+" is "+strings.Join(parts, ", "))
		}
	}
	return list
}

// when names a month, with its date, or in years if it is beyond the first.
func when(f *forecast.Forecast, month float64) string {
	text := fmt.Sprintf("month %.0f", month)
	if date := f.Date(int(month)); date != "" {
		return text + " (" + date + ")"
	}
	if month > 12 {
		text += fmt.Sprintf(" (%.1f years)", month/12)
	}
	return text
}

// moving lists the quantities that grow, and the months of events.
func moving(f *forecast.Forecast) string {
	var growing, events, parts []string
	for i := range f.Growth {
		growing = append(growing, f.Growth[i].Name+" "+f.Growth[i].Written())
	}
	for i := range f.Events {
		events = append(events, f.Events[i].Text)
	}
	if len(growing) > 0 {
		parts = append(parts, "growing "+strings.Join(growing, ", "))
	}
	if len(events) > 0 {
		parts = append(parts, "events "+strings.Join(events, ", "))
	}
	return strings.Join(parts, "; ")
}

// monthRecords are all months in base units, with p5 and p95 beside the median if
// something is uncertain, and totals of money behind all metrics.
func monthRecords(f *forecast.Forecast) *page.Records {
	uncertain, dated := f.Spread(), !f.From.IsZero()
	head, units := []string{"month"}, []string{""}
	add := func(name, unit string) {
		head, units = append(head, name), append(units, unit)
		if uncertain {
			head, units = append(head, name+".p5", name+".p95"), append(units, unit, unit)
		}
	}
	if dated {
		head, units = append(head, "date"), append(units, "")
	}
	for _, v := range f.Shown {
		add(v.Name, dimension(v))
	}
	bills := bills(f)
	for _, k := range bills {
		add(totalName(f.Shown[k]), f.Scenario.Units().Unit(unit.Money))
	}
	return &page.Records{Head: head, Units: units, Rows: func() (rows [][]string) {
		for _, month := range f.Rows {
			row := []string{strconv.Itoa(month.Month)}
			if dated {
				row = append(row, f.Date(month.Month))
			}
			for k := range month.Values {
				row = append(row, exactOrNone(month.Values[k]))
				if uncertain {
					row = append(row, exactOrNone(month.P5[k]), exactOrNone(month.P95[k]))
				}
			}
			for _, k := range bills {
				total := month.Totals[k]
				row = append(row, exactOrNone(total.Value))
				if uncertain {
					row = append(row, exactOrNone(total.P5), exactOrNone(total.P95))
				}
			}
			rows = append(rows, row)
		}
		return rows
	}}
}

// bills lists the metrics that add up, by their index.
func bills(f *forecast.Forecast) (list []int) {
	for k, v := range f.Shown {
		if forecast.IsBill(v) {
			list = append(list, k)
		}
	}
	return list
}

// exactOrNone is exact for a finite number, else "".
func exactOrNone(v float64) string {
	if !unit.Finite(v) {
		return ""
	}
	return exact(v)
}
