package report

import (
	"math"

	"botec/estimate"
	"botec/estimate/page"
	"botec/estimate/sensitivity"
	"botec/estimate/unit"
)

// Tornado is how far each input alone moves a metric.
type Tornado struct {
	*estimate.Result
	Metric *estimate.Value
	By     float64 // the share by which the inputs were varied, 0 for their ranges
	Swings []sensitivity.Swing
}

// Blocks arranges the swings, the widest first.
func (t *Tornado) Blocks() []page.Block {
	v := t.Metric
	out := &page.Table{Title: v.Name + " = " + v.Text(), TitleIsName: true, Names: true,
		Columns: []page.Column{{Head: "range"}, {Head: "p5", Group: 1}, {Head: "p95", Group: 1}}, Bars: &page.Bars{Terminal: 60, Wide: true}}
	caveat := OneRangeAtATime
	if t.By > 0 {
		by := percent(t.By)
		out.Columns = []page.Column{{Head: "input"}, {Head: "-" + by, Group: 1}, {Head: "+" + by, Group: 1}}
		caveat = OneInputAtATime
	}
	low, high := v.Central, v.Central
	for _, s := range t.Swings {
		low, high = min(low, s.Low, s.High), max(high, s.Low, s.High)
	}
	share := func(x float64) float64 { return (x - low) / (high - low) }
	for _, s := range t.Swings {
		swung := t.At(s.Input)
		row := page.Row{Label: []string{s.Name}, Cells: []page.Cell{page.Words(swung.Print(s.From) + " … " + swung.Print(s.To)), figure(v, s.Low), figure(v, s.High)},
			Bar: &page.Bar{From: min(share(s.Low), share(s.High)), To: max(share(s.Low), share(s.High)), Mark: share(v.Central), Span: true}}
		if s.Limit != sensitivity.NoLimit {
			row.Remark = "varied " + string(s.Limit)
		}
		out.Rows = append(out.Rows, row)
	}
	out.Print(t.Printer)
	return []page.Block{out, caveats(caveat), t.records()}
}

// records are the swings for scripts.
func (t *Tornado) records() *page.Records {
	return &page.Records{Head: []string{"metric", "name", "from", "to", "low", "high", "unit", "elasticity"}, Rows: func() (rows [][]string) {
		for _, s := range t.Swings {
			rows = append(rows, []string{t.Metric.Name, s.Name, exact(s.From), exact(s.To), exact(s.Low), exact(s.High), dimension(t.Metric), exactOrNone(roundOrNone(s.Elasticity))})
		}
		return rows
	}}
}

// roundOrNone rounds what is computed from a difference to what is meant by it.
func roundOrNone(v float64) float64 {
	if !unit.Finite(v) {
		return math.NaN()
	}
	return unit.RoundTo12Digits(v)
}

// TornadoDocument is the JSON document of a tornado. All values are in base units.
type TornadoDocument struct {
	Metric string     `json:"metric"`
	Value  *float64   `json:"value"`
	Unit   string     `json:"unit"`
	By     float64    `json:"by,omitempty"`
	Inputs []swingDoc `json:"inputs"`
	Team   string     `json:"team_defaults,omitempty"`
}

type swingDoc struct {
	Name       string   `json:"name"`
	Unit       string   `json:"unit"`
	From       *float64 `json:"from"`
	To         *float64 `json:"to"`
	Low        *float64 `json:"low"`
	High       *float64 `json:"high"`
	Elasticity *float64 `json:"elasticity,omitempty"`
	Limit      string   `json:"limit,omitempty"`
}

// NewTornado makes the document of a tornado.
func NewTornado(t *Tornado) TornadoDocument {
	out := TornadoDocument{Metric: t.Metric.Name, Value: number(t.Metric.Value), Unit: dimension(t.Metric), By: t.By, Inputs: []swingDoc{}, Team: t.TeamFile}
	for _, s := range t.Swings {
		out.Inputs = append(out.Inputs, swingDoc{Name: s.Name, Unit: dimension(t.At(s.Input)), From: number(s.From), To: number(s.To), Low: number(s.Low), High: number(s.High),
			Elasticity: number(roundOrNone(s.Elasticity)), Limit: string(s.Limit)})
	}
	return out
}
