package report

import (
	"slices"
	"strings"

	"botec/estimate/calc"
	"botec/estimate/page"
	"botec/estimate/scenario"
)

// Numbers arranges the reference numbers by topic; sources says whether each has its
// source and date beside it. Records have them anyway.
func Numbers(topics []calc.Topic, sources bool) *page.Page {
	p := &page.Page{Title: "Reference numbers"}
	for _, topic := range topics {
		computed := slices.ContainsFunc(topic.Numbers, func(n calc.Number) bool { return n.Formula != "" })
		t := &page.Table{Title: topic.Title, Names: true, Apart: true,
			TitleIsName: !slices.Contains(scenario.TopicNames(), topic.Name)} // the title of a node is the name that a fleet uses
		if computed {
			t.Columns = append(t.Columns, page.Column{Head: "of"})
		}
		t.Columns = append(t.Columns, page.Column{Head: "value"}, page.Column{Head: "note", Words: true})
		if sources {
			t.Columns = append(t.Columns, page.Column{Head: "source", Words: true}, page.Column{Head: "as of", Words: true})
		}
		for _, n := range topic.Numbers {
			var cells []page.Cell
			if computed {
				cells = append(cells, page.Cell{Text: strings.ReplaceAll(n.Formula, "*", "×"), Code: true})
			}
			cells = append(cells, page.Words(n.Text), page.Words(n.Note))
			if sources {
				cells = append(cells, page.Words(n.Source), page.Words(n.AsOf))
			}
			t.Rows = append(t.Rows, page.Row{Label: []string{n.Name}, Cells: cells})
		}
		p.Add(t)
	}
	p.Add(&page.Records{Head: []string{"name", "value", "unit", "text", "note", "source", "as_of"}, Rows: func() (rows [][]string) {
		for _, t := range topics {
			for _, n := range t.Numbers {
				rows = append(rows, []string{n.Name, exact(n.Value), n.Unit, n.Text, n.Note, n.Source, n.AsOf})
			}
		}
		return rows
	}})
	return p
}
