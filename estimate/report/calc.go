package report

import (
	"fmt"

	"botec/estimate/calc"
	"botec/estimate/page"
)

// Calc arranges the result of a formula without a scenario.
func Calc(c *calc.Calculation) *page.Page {
	p := &page.Page{Title: c.Formula}
	answer := &page.Answer{Text: c.Text + c.Remark}
	if s := c.Spread; s != nil {
		for k, text := range s.Texts {
			answer.Details = append(answer.Details, page.Detail{Name: [...]string{"p5", "p50", "p95", "mean"}[k], Text: text})
		}
	}
	p.Add(answer, &page.Records{Head: []string{"value", "unit", "text", "formula", "p5", "p95", "mean"}, Rows: func() [][]string {
		row := []string{fmt.Sprint(c.Value), c.Unit, c.Text, c.Formula, "", "", ""}
		if v, ok := c.Value.(float64); ok {
			row[0] = exact(v)
		}
		if s := c.Spread; s != nil {
			if row[4], row[5] = exact(s.P5), exact(s.P95); s.Mean != nil {
				row[6] = exact(*s.Mean)
			}
		}
		return [][]string{row}
	}})
	return p
}
