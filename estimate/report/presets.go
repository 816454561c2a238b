package report

import (
	"strings"

	"botec/estimate/page"
)

// Preset is one line of the list of presets.
type Preset struct {
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Title   string   `json:"title"`
	Summary string   `json:"summary"`
	Tags    []string `json:"tags"`
}

// kinds are the kinds of presets in the order of the list.
var kinds = []struct{ kind, title string }{{"", "Starting point"}, {"case", "Cases"}, {"block", "Building blocks"}}

// Presets arranges the presets by kind, with a line for each.
func Presets(list []Preset) *page.Page {
	p := &page.Page{Title: "Presets"}
	for _, k := range kinds {
		t := &page.Table{Title: k.title, Names: true, OneLine: true, RemarkHead: "summary",
			Columns: []page.Column{{Head: "title", Words: true, Detail: true}, {Head: "tags", Words: true, Detail: true}}}
		for _, s := range list {
			if s.Kind == k.kind {
				t.Rows = append(t.Rows, page.Row{Label: []string{s.Name}, Remark: s.Summary,
					Cells: []page.Cell{page.Words(s.Title), page.Words(strings.Join(s.Tags, " "))}})
			}
		}
		if len(t.Rows) > 0 {
			p.Add(t)
		}
	}
	p.Add(&page.Records{Head: []string{"name", "kind", "title", "summary", "tags"}, Rows: func() (rows [][]string) {
		for _, s := range list {
			row := []string{s.Name, s.Kind, s.Title, s.Summary, strings.Join(s.Tags, " ")}
			for i := range row {
				row[i] = strings.TrimSpace(row[i])
			}
			rows = append(rows, row)
		}
		return rows
	}})
	return p
}
