package report

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
)

// Preset is one line of the list of presets.
type Preset struct {
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Title   string   `json:"title"`
	Summary string   `json:"summary"`
	Tags    []string `json:"tags"`
}

// kinds gives the headings of the list in their order.
var kinds = []struct{ kind, heading string }{{"", "TO START FROM"}, {"case", "CASES"}, {"block", "BUILDING BLOCKS"}}

// Presets writes the list by kind, a line each.
func Presets(w io.Writer, list []Preset, style Style) error {
	o := &out{Style: style}
	width := 0
	for _, p := range list {
		width = max(width, columns(p.Name)+2)
	}
	first := true
	for _, k := range kinds {
		heading := k.heading
		for _, p := range list {
			if p.Kind != k.kind {
				continue
			}
			if heading != "" {
				if !first {
					o.line("")
				}
				o.line(o.paint(bold, heading))
				heading, first = "", false
			}
			o.line(p.Name + strings.Repeat(" ", width-columns(p.Name)) + shortened(p.Summary, o.Width-width))
		}
	}
	_, err := io.WriteString(w, o.String())
	return err
}

// shortened cuts a text to a line of so many columns.
func shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > max(most, 20) {
		return strings.TrimRight(string(runes[:max(most, 20)-1]), " ,;") + "…"
	}
	return text
}

func presetRows(list []Preset, cell func(string) string) (rows [][]string) {
	for _, p := range list {
		rows = append(rows, []string{cell(p.Name), cell(p.Kind), cell(p.Title), cell(p.Summary), cell(strings.Join(p.Tags, " "))})
	}
	return rows
}

var presetHead = []string{"name", "kind", "title", "summary", "tags"}

// PresetsMarkdown writes the list as a table.
func PresetsMarkdown(w io.Writer, list []Preset) error {
	s := &strings.Builder{}
	table(s, presetHead, presetRows(list, escaped), func(int) bool { return false })
	_, err := io.WriteString(w, s.String())
	return err
}

// PresetsCSV writes the list, a row each.
func PresetsCSV(w io.Writer, list []Preset) error {
	c := csv.NewWriter(w)
	return c.WriteAll(slices.Concat([][]string{presetHead}, presetRows(list, strings.TrimSpace)))
}
