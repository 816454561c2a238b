package report

import (
	"slices"

	"botec/estimate/calc"
	"botec/estimate/page"
	"botec/estimate/scenario"
)

// Numbers arranges the reference numbers by topic.
func Numbers(topics []calc.Topic) *page.Page {
	p := &page.Page{Title: "Reference numbers"}
	for _, topic := range topics {
		t := &page.Table{Title: topic.Title, Names: true, Apart: true,
			TitleIsName: !slices.Contains(scenario.TopicNames(), topic.Name), // the title of a node is the name that a fleet uses
			Columns:     []page.Column{{Head: "value"}, {Head: "note", Words: true}, {Head: "source", Words: true}, {Head: "as of", Words: true}}}
		for _, n := range topic.Numbers {
			t.Rows = append(t.Rows, page.Row{Label: []string{n.Name}, Cells: []page.Cell{page.Words(n.Text), page.Words(n.Note), page.Words(n.Source), page.Words(n.AsOf)}})
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
