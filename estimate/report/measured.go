package report

import (
	"fmt"
	"math"
	"strings"

	"botec/estimate/compare"
	"botec/estimate/page"
)

// mostExplanations is how many explanations a report lists.
const mostExplanations = 3

// CompareMeasured arranges a plan beside measured figures; file is their name.
func CompareMeasured(m *compare.Measured, file string) *page.Page {
	p := titled(m.Plan.Scenario)
	p.Title, p.Summary = p.Title+", plan and measured", ""
	t := &page.Table{Labels: "metric", Names: true, PerRow: true, Columns: []page.Column{{Head: "plan"}}}
	uncertain := false
	for _, of := range m.Measurements {
		uncertain = uncertain || of.Uncertain
	}
	if uncertain {
		t.Columns = append(t.Columns, page.Column{Head: "p5"}, page.Column{Head: "p95"})
	}
	t.Columns = append(t.Columns, page.Column{Head: "measured"}, page.Column{})
	for k := range m.Measurements {
		of := &m.Measurements[k]
		cells := []page.Cell{figure(of.Value, of.Value.Value)}
		switch {
		case of.Uncertain:
			cells = append(cells, figure(of.Value, of.P5), figure(of.Value, of.P95))
		case uncertain:
			cells = append(cells, page.Words(""), page.Words(""))
		}
		cells = append(cells, figure(of.Value, of.Measured), page.Words(timesOrNone(quotient(of.Value.Value, of.Measured))))
		remark := ""
		if of.Uncertain && !of.Inside() {
			remark = "outside of p5 to p95"
		}
		t.Rows = append(t.Rows, page.Row{Label: []string{of.Name}, Cells: cells, Remark: remark})
	}
	t.Print(m.Plan.Printer)
	p.Add(t)
	if list := explanations(m); len(list) > 0 {
		p.Add(&page.Notes{Kind: page.Remark, List: list})
	}
	if len(m.Unknown) > 0 {
		p.Add(&page.Notes{Kind: page.Remark, List: []string{"no metric of the plan: " + shortList(m.Unknown) + " (" + file + ")"}})
	}
	p.Add(&page.Records{Head: []string{"metric", "plan", "p5", "p95", "measured", "ratio", "unit"}, Rows: func() (rows [][]string) {
		for k := range m.Measurements {
			of := &m.Measurements[k]
			row := []string{of.Name, exact(of.Value.Value), "", "", exact(of.Measured), exactOrNone(quotient(of.Value.Value, of.Measured)), dimension(of.Value)}
			if of.Uncertain {
				row[2], row[3] = exact(of.P5), exact(of.P95)
			}
			rows = append(rows, row)
		}
		return rows
	}})
	return p
}

// shortList writes the first names of a list.
func shortList(names []string) string {
	const most = 8
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return strings.Join(names, ", ")
}

// explanations say which assumptions explain the differences.
func explanations(m *compare.Measured) (list []string) {
	percent := func(share float64) string {
		if share >= 0.995 {
			return "all"
		}
		return fmt.Sprintf("%.0f%%", 100*share)
	}
	if len(m.Known) > 0 && m.KnownShare > 0.05 {
		list = append(list, fmt.Sprintf("%s, as measured, explains %s of the other differences", shortList(m.Known), percent(m.KnownShare)))
	}
	left := ""
	if len(list) > 0 {
		left = " that are left"
	}
	for i, e := range m.Explanations {
		if i == mostExplanations {
			break
		}
		list = append(list, fmt.Sprintf("%s of %s in place of %s would explain %s of the differences%s%s", e.Name, e.Print(e.Instead), e.Print(e.Central), percent(e.Share), left, foreseen(&e)))
	}
	return list
}

// foreseen says whether the plan has foreseen the value of an explanation.
func foreseen(e *compare.Explanation) string {
	switch {
	case !e.Uncertain:
		return ""
	case e.Instead >= e.P5 && e.Instead <= e.P95:
		return ", within its range"
	}
	return ", outside of its range"
}

// MeasuredPlan is the JSON document of a plan beside measured figures, in base units.
type MeasuredPlan struct {
	Metrics      object        `json:"metrics"`
	Known        []string      `json:"known"`       // assumptions that were measured
	KnownShare   *float64      `json:"known_share"` // of the differences that they explain
	Explanations []explanation `json:"explanations"`
	Unknown      []string      `json:"unknown"` // figures that are no metric of the plan
}

type measuredMetric struct {
	Plan     *float64 `json:"plan"`
	P5       *float64 `json:"p5,omitempty"`
	P95      *float64 `json:"p95,omitempty"`
	Measured *float64 `json:"measured"`
	Ratio    *float64 `json:"ratio"`
	Inside   bool     `json:"inside"`
	Unit     string   `json:"unit"`
}

type explanation struct {
	Name    string   `json:"name"`
	Plan    *float64 `json:"plan"`
	Instead *float64 `json:"instead"`
	Share   *float64 `json:"share"`
	Unit    string   `json:"unit"`
}

// NewMeasuredPlan makes the document of a plan beside measured figures.
func NewMeasuredPlan(m *compare.Measured) MeasuredPlan {
	out := MeasuredPlan{Known: append([]string{}, m.Known...), KnownShare: number(m.KnownShare), Explanations: []explanation{}, Unknown: append([]string{}, m.Unknown...)}
	for k := range m.Measurements {
		of := &m.Measurements[k]
		metric := measuredMetric{Plan: number(of.Value.Value), Measured: number(of.Measured), Inside: of.Inside(), Unit: dimension(of.Value)}
		if ratio := quotient(of.Value.Value, of.Measured); !math.IsNaN(ratio) {
			metric.Ratio = number(ratio)
		}
		if of.Uncertain {
			metric.P5, metric.P95 = number(of.P5), number(of.P95)
		}
		out.Metrics = append(out.Metrics, field{of.Name, metric})
	}
	for _, e := range m.Explanations {
		out.Explanations = append(out.Explanations, explanation{e.Name, number(e.Central), number(e.Instead), number(e.Share), dimension(e.Value)})
	}
	return out
}
