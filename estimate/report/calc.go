package report

import (
	"fmt"

	"botec/estimate/calc"
	"botec/estimate/page"
)

// Calc arranges the result of a formula without a scenario.
func Calc(c *calc.Calculation) *page.Page {
	p := &page.Page{Title: c.Formula}
	p.Add(&page.Answer{Text: c.Text}, &page.Records{Head: []string{"value", "unit", "text", "formula"}, Rows: func() [][]string {
		value := fmt.Sprint(c.Value)
		if v, ok := c.Value.(float64); ok {
			value = exact(v)
		}
		return [][]string{{value, c.Unit, c.Text, c.Formula}}
	}})
	return p
}
