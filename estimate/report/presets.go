package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"botec/estimate/page"
	"botec/estimate/scenario"
)

// Preset is one line of the list of presets.
type Preset struct {
	Name       string   `json:"name"`
	Kind       string   `json:"kind"`
	Topic      string   `json:"topic"`
	Difficulty string   `json:"difficulty"`
	Aliases    []string `json:"aliases"`
	Title      string   `json:"title"`
	Summary    string   `json:"summary"`
	Tags       []string `json:"tags"`
	Done       *float64 `json:"done"` // the best share of the points of practice, from 0 to 1; nil for none
}

// kinds are the kinds of presets in the order of the list.
var kinds = []struct{ kind, title string }{{"", "Starting point"}, {"case", "Cases"}, {"block", "Building blocks"}}

// SortPresets sorts presets as one chooses among them: by kind, topic and difficulty.
func SortPresets(list []Preset) {
	kind := func(p Preset) int {
		return slices.IndexFunc(kinds, func(k struct{ kind, title string }) bool { return k.kind == p.Kind })
	}
	difficulty := func(p Preset) int { return slices.Index(scenario.Difficulties, p.Difficulty) }
	slices.SortStableFunc(list, func(a, b Preset) int {
		return cmp.Or(kind(a)-kind(b), strings.Compare(a.Topic, b.Topic), difficulty(a)-difficulty(b), strings.Compare(a.Name, b.Name))
	})
}

// Presets arranges sorted presets by kind and topic, with a line for each.
func Presets(list []Preset) *page.Page {
	p := &page.Page{Title: "Presets"}
	for _, k := range kinds {
		var t *page.Table
		topic := ""
		for _, s := range list {
			if s.Kind != k.kind {
				continue
			}
			if t == nil || s.Topic != topic {
				topic = s.Topic
				t = presetTable(k.title, topic)
				p.Add(t)
			}
			t.Rows = append(t.Rows, page.Row{Label: []string{s.Name}, Remark: remarkOf(s),
				Cells: []page.Cell{page.Words(s.Difficulty), page.Words(s.Title), page.Words(strings.Join(s.Aliases, " ")), page.Words(strings.Join(s.Tags, " "))}})
		}
	}
	p.Add(&page.Records{Head: []string{"name", "kind", "topic", "difficulty", "aliases", "title", "summary", "tags", "done"}, Rows: func() (rows [][]string) {
		for _, s := range list {
			row := []string{s.Name, s.Kind, s.Topic, s.Difficulty, strings.Join(s.Aliases, " "), s.Title, s.Summary, strings.Join(s.Tags, " "), ""}
			if s.Done != nil {
				row[len(row)-1] = exact(*s.Done)
			}
			for i := range row {
				row[i] = strings.TrimSpace(row[i])
			}
			rows = append(rows, row)
		}
		return rows
	}})
	return p
}

// presetTable is an empty table for the presets of a kind and topic.
func presetTable(kind, topic string) *page.Table {
	if topic != "" {
		kind += ": " + topic
	}
	return &page.Table{Title: kind, Names: true, OneLine: true, RemarkHead: "summary", Columns: []page.Column{{Head: "difficulty"},
		{Head: "title", Words: true, Detail: true}, {Head: "aliases", Words: true, Detail: true}, {Head: "tags", Words: true, Detail: true}}}
}

// remarkOf is the summary of a preset, behind how well it was practised.
func remarkOf(s Preset) string {
	if s.Done == nil {
		return s.Summary
	}
	return fmt.Sprintf("done %.0f%% · %s", 100**s.Done, s.Summary)
}
