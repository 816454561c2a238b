package report

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"botec/estimate/calc"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// Numbers writes the numbers to know by topic.
func Numbers(w io.Writer, topics []calc.Topic, style Style) error {
	o := &out{Style: style}
	for i, t := range topics {
		if i > 0 {
			o.line("")
		}
		title := t.Title
		if slices.Contains(scenario.TopicNames(), t.Name) { // a node is called as a fleet names it
			title = strings.ToUpper(title)
		}
		o.line(o.paint(bold, title))
		var rows [][]string
		for _, n := range t.Numbers {
			rows = append(rows, []string{n.Name, n.Text})
		}
		for k, line := range grid(rows) {
			o.tail(line, source.Printable(background(t.Numbers[k])))
		}
	}
	_, err := io.WriteString(w, o.String())
	return err
}

// background is what stands behind a number: its note, source and date.
func background(n calc.Number) string {
	var parts []string
	for _, p := range []string{n.Note, n.Source, n.AsOf} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "; ")
}

// NumbersMarkdown writes the numbers to know as a table for each topic.
func NumbersMarkdown(w io.Writer, topics []calc.Topic) error {
	s := &strings.Builder{}
	for i, t := range topics {
		if i > 0 {
			s.WriteString("\n")
		}
		s.WriteString("## " + escaped(t.Title) + "\n\n")
		var rows [][]string
		for _, n := range t.Numbers {
			rows = append(rows, []string{code(n.Name), escaped(n.Text), escaped(n.Note), escaped(n.Source), escaped(n.AsOf)})
		}
		table(s, []string{"name", "value", "note", "source", "as of"}, rows, func(i int) bool { return i == 1 })
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// NumbersCSV writes the numbers to know, a row each, in base units.
func NumbersCSV(w io.Writer, topics []calc.Topic) error {
	rows := [][]string{{"name", "value", "unit", "text", "note", "source", "as_of"}}
	for _, t := range topics {
		for _, n := range t.Numbers {
			rows = append(rows, []string{n.Name, string(appendNumber(nil, n.Value)), n.Unit, n.Text, n.Note, n.Source, n.AsOf})
		}
	}
	return csv.NewWriter(w).WriteAll(rows)
}
