package report

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"botec/estimate"
	"botec/estimate/chart"
	"botec/estimate/forecast"
	"botec/estimate/source"
)

// mostMonths is how many rows of a forecast a page shows; of a longer one every
// second, third … month.
const mostMonths = 40

// stride is how many months lie between the rows of a page.
func stride(f *forecast.Forecast) int { return (len(f.Rows) + mostMonths - 1) / mostMonths }

// everyMonth says which months a page leaves out, "" for none.
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

// foreseen is the table of a forecast.
func foreseen(f *forecast.Forecast, spread bool) (head []string, rows [][]string, remarks []string, first []float64) {
	head = []string{"month"}
	for _, v := range f.Shown {
		head = append(head, v.Name)
	}
	every := stride(f)
	last := make([]string, len(f.Shown))
	for _, row := range f.Rows {
		var marks []string
		for _, l := range f.Until {
			if l.Month == row.Month {
				marks = append(marks, l.Condition+" falls")
			}
		}
		if row.Month%every != 0 && len(marks) == 0 && row.Month != f.Months {
			continue
		}
		month := strconv.Itoa(row.Month)
		if date := f.Date(row.Month); date != "" {
			month = fmt.Sprintf("%*s  %s", len(strconv.Itoa(f.Months)), month, date)
		}
		if row.Wrong != "" {
			marks = append(marks, row.Wrong)
		}
		cells := []string{month}
		for k, v := range f.Shown {
			low, high := row.P5[k], row.P95[k]
			if !spread {
				low, high = 0, 0
			}
			cells = append(cells, spreadText(v, row.Values[k], low, high))
			if b := row.Bound[k]; b != last[k] {
				if last[k] != "" {
					marks = append(marks, v.Name+" bound by "+b)
				}
				last[k] = b
			}
		}
		rows, remarks, first = append(rows, cells), append(remarks, strings.Join(marks, ", ")), append(first, row.Values[0])
	}
	return head, rows, remarks, first
}

// spreadText is a value, with its percentiles where they differ.
func spreadText(v *estimate.Value, value, p5, p95 float64) string {
	switch {
	case math.IsNaN(value):
		return "—"
	case p5 == p95:
		return v.Print(value)
	}
	text, low, high := v.Print(value), v.Print(p5), v.Print(p95)
	if unit := afterNumber(text); unit != "" && afterNumber(low) == unit && afterNumber(high) == unit { // said once
		low, high = strings.TrimSuffix(low, unit), strings.TrimSuffix(high, unit)
	}
	return text + " (" + low + "…" + high + ")"
}

// afterNumber is the unit of a printed quantity, without a prefix that is glued
// to its number: " PB", "/month".
func afterNumber(text string) string {
	if i := strings.IndexAny(text, " /"); i >= 0 {
		return text[i:]
	}
	return ""
}

// limits says when each condition falls.
func limits(f *forecast.Forecast) (list []string) {
	for _, l := range f.Until {
		text := l.Condition + " "
		switch {
		case l.Month == 0:
			text += "does not hold from the start"
		case l.Month > 0:
			text += "falls in " + when(f, float64(l.Month))
		case l.Share > 0:
			text += "holds in the median through " + when(f, float64(f.Months))
		default:
			text += "holds through " + when(f, float64(f.Months))
		}
		if l.P5 != l.P95 && l.Share > 0 {
			late := when(f, l.P95)
			if math.IsInf(l.P95, 1) {
				late = "not at all"
			}
			text += fmt.Sprintf(" (p5 %s, p95 %s", when(f, l.P5), late)
			if l.Share < 0.999 {
				text += fmt.Sprintf("; in %.0f%% of the cases", 100*l.Share)
			}
			text += ")"
		}
		list = append(list, text)
	}
	return list
}

// mostSteps is up to how many steps of a metric are told.
const mostSteps = 8

// stepping says when numbers of nodes change: "app.nodes is 3 from month 5, 4 from month 9".
func stepping(f *forecast.Forecast) (list []string) {
	for _, v := range f.Shown {
		var parts []string
		for _, s := range f.Steps {
			if s.Value == v {
				parts = append(parts, v.Print(s.To)+" from "+when(f, float64(s.Month)))
			}
		}
		if n := len(parts); n > 0 && n <= mostSteps && 2*n <= f.Months { // else the table says it
			list = append(list, v.Name+" is "+strings.Join(parts, ", "))
		}
	}
	return list
}

// when is a month: with its date, else in years too where it is more than one.
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

// growing says what grows.
func growing(f *forecast.Forecast) string {
	var list []string
	for _, g := range f.Growth {
		list = append(list, g.Name+" "+g.Text)
	}
	text := "growing " + strings.Join(list, ", ")
	if f.Steady {
		return text + "; begun in equilibrium"
	}
	return text + "; begun with what exists (--steady: in equilibrium)"
}

// Forecast writes a forecast for a terminal.
func Forecast(w io.Writer, f *forecast.Forecast, style Style) error {
	o := &out{Style: style}
	head, rows, remarks, first := foreseen(f, true)
	narrow := slices.ContainsFunc(grid(append([][]string{head}, rows...)), func(line string) bool { return columns(line) > o.Width })
	if narrow { // without the percentiles
		head, rows, remarks, first = foreseen(f, false)
	}
	o.aside(0, source.Printable(growing(f)+everyMonth(f)))
	o.line("")
	o.barTable(append([][]string{head}, rows...), remarks, first, f.Shown[0].Name)
	if narrow && f.Spread() {
		o.line("")
		o.aside(0, "the medians; -o csv, json and html have p5 and p95")
	}
	o.band(f)
	for i, text := range append(limits(f), stepping(f)...) {
		if i == 0 {
			o.line("")
		}
		o.paragraph("", "", 0, source.Printable(text))
	}
	if f.Sampling != nil {
		o.line("")
		o.line(o.paint(faint, "ranges of the scenario stand at their median"))
	}
	_, err := io.WriteString(w, o.String())
	return err
}

// band draws the percentiles of the first metric where uncertain growth takes
// them apart by more than a row of the chart.
func (o *out) band(f *forecast.Forecast) {
	lines := []chart.Line{{Name: "p95"}, {Name: "p50"}, {Name: "p5"}}
	apart, low, high := 0., math.Inf(1), math.Inf(-1)
	for _, row := range f.Rows {
		for k, v := range []float64{row.P95[0], row.Values[0], row.P5[0]} {
			lines[k].Values = append(lines[k].Values, v)
		}
		if finite(row.P5[0]) && finite(row.P95[0]) {
			apart, low, high = max(apart, row.P95[0]-row.P5[0]), min(low, row.P5[0]), max(high, row.P95[0])
		}
	}
	if apart > (high-low)/chartHeight {
		o.lines(f.Result, f.Shown[0], "over the months", lines, func(at float64) string { return strconv.Itoa(int(math.Round(at))) })
	}
}

// ForecastMarkdown writes a forecast as Markdown.
func ForecastMarkdown(w io.Writer, f *forecast.Forecast) error {
	head, rows, remarks, _ := foreseen(f, true)
	s := &strings.Builder{}
	s.WriteString(escaped(growing(f)+everyMonth(f)) + "\n\n")
	markdownRows(s, head, rows, remarks)
	for i, text := range append(limits(f), stepping(f)...) {
		if i == 0 {
			s.WriteString("\n")
		}
		s.WriteString("- " + escaped(text) + "\n")
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// ForecastCSV writes every month in base units; p5 and p95 stand beside the
// median where the growth is uncertain.
func ForecastCSV(w io.Writer, f *forecast.Forecast) error {
	out := bufio.NewWriter(w)
	uncertain := f.Spread()
	dated := !f.From.IsZero()
	_, _ = out.WriteString("month")
	if dated {
		_, _ = out.WriteString(",date")
	}
	for _, v := range f.Shown {
		_, _ = out.WriteString("," + v.Name)
		if uncertain {
			_, _ = out.WriteString("," + v.Name + ".p5," + v.Name + ".p95")
		}
	}
	_ = out.WriteByte('\n')
	for _, row := range f.Rows {
		line := strconv.AppendInt(nil, int64(row.Month), 10)
		if dated {
			line = append(append(line, ','), f.Date(row.Month)...)
		}
		for k := range row.Values {
			list := []float64{row.Values[k], row.P5[k], row.P95[k]}
			if !uncertain {
				list = list[:1]
			}
			for _, x := range list {
				if line = append(line, ','); finite(x) {
					line = appendNumber(line, x)
				}
			}
		}
		_, _ = out.Write(append(line, '\n'))
	}
	return out.Flush()
}

// ForecastJSON writes a forecast for scripts.
func ForecastJSON(w io.Writer, f *forecast.Forecast) error {
	type value struct {
		Value *float64 `json:"value"`
		P5    *float64 `json:"p5,omitempty"`
		P95   *float64 `json:"p95,omitempty"`
		Bound string   `json:"bound_by,omitempty"`
	}
	type limit struct {
		Condition string   `json:"condition"`
		Month     *int     `json:"month"` // null: it holds through the horizon
		Date      string   `json:"date,omitempty"`
		P5        *float64 `json:"p5"`
		P95       *float64 `json:"p95"`
		Share     float64  `json:"share"` // of the cases in which it falls
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
		Months  []ordered  `json:"months"`
		Missing []missing  `json:"missing,omitempty"` // the months without values
		Until   []limit    `json:"until"`
		Steps   []step     `json:"steps"`
	}{Until: []limit{}, Steps: []step{}}
	for _, g := range f.Growth {
		out.Grow = append(out.Grow, growth{g.Name, g.Text})
	}
	for _, v := range f.Shown {
		out.Show = append(out.Show, nameUnit{v.Name, Dimension(v)})
	}
	for _, row := range f.Rows {
		month := ordered{{"month", row.Month}}
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
		if row.Wrong != "" {
			out.Missing = append(out.Missing, missing{row.Month, row.Wrong})
		}
		out.Months = append(out.Months, month)
	}
	for _, l := range f.Until {
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
