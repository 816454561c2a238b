package report

import (
	"fmt"
	"strings"

	"botec/estimate/mark"
	"botec/estimate/source"
)

// Marking is the JSON document of a run of mark.
type Marking struct {
	File     string       `json:"file"`
	Scenario string       `json:"scenario"`
	Numbers  []MarkedText `json:"proposals"`
}

// MarkedText is a number of a document. Metric is what its marker says, "" if it has none;
// Alternatives are what it also agrees with.
type MarkedText struct {
	Line         int      `json:"line"`
	Column       int      `json:"column"`
	Text         string   `json:"text"`
	Verdict      string   `json:"verdict"` // marked, ambiguous, unnamed, unplaced or unknown
	Metric       string   `json:"metric"`
	Alternatives []string `json:"alternatives"`
	Written      bool     `json:"written"` // the document has its marker now
}

// verdicts are the words for what is known of a number.
var verdicts = map[mark.Verdict]string{mark.Marked: "marked", mark.Ambiguous: "ambiguous", mark.Unnamed: "unnamed", mark.Unplaced: "unplaced", mark.Unknown: "unknown"}

// NewMarking makes the document of what mark has found in a file.
func NewMarking(r *mark.Result, file *source.File, scenario string, written bool) Marking {
	m := Marking{File: file.Name, Scenario: scenario, Numbers: []MarkedText{}}
	for i := range r.Numbers {
		n := &r.Numbers[i]
		line, column := file.Position(n.Start)
		m.Numbers = append(m.Numbers, MarkedText{line, column, n.Text, verdicts[n.Verdict], n.Metric, append([]string{}, n.Alternatives...), written && n.Verdict == mark.Marked})
	}
	return m
}

// unnamed says why the words near a number do not name a figure.
func unnamed(n *mark.Proposal) string {
	switch {
	case !n.IsMentioned:
		return "no word near it says so"
	case len(n.Missing) > 0:
		return "no word near it says " + strings.Join(n.Missing, " or ")
	case len(n.Alternatives) > 1:
		return "the words near it do not say which"
	}
	return "the words near it may mean another figure"
}

// MarkingText lists the numbers that have no marker, and counts all.
func MarkingText(r *mark.Result, file *source.File, written bool) (lines []string) {
	for i := range r.Numbers {
		n := &r.Numbers[i]
		line, column := file.Position(n.Start)
		text := strings.Join(strings.Fields(n.Text), " ")
		why := ""
		switch n.Verdict {
		case mark.Ambiguous:
			why = "fits " + strings.Join(n.Alternatives, ", ")
		case mark.Unnamed:
			why = "fits " + strings.Join(n.Alternatives, ", ") + ", but " + unnamed(n)
		case mark.Unplaced:
			why = "is " + n.Metric + ", but no marker can stand there"
			if n.OpensLine {
				why = "is " + n.Metric + ", but begins its line: write a word before it"
			}
		case mark.Unknown:
			why = "fits none"
		default:
			continue
		}
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s %s", file.Name, line, column, text, why))
	}
	summary := fmt.Sprintf("%s: %d numbers", file.Name, len(r.Numbers))
	if len(r.Numbers) == 1 {
		summary = file.Name + ": 1 number"
	}
	var parts []string
	marked := "to mark"
	if written {
		marked = "marked"
	}
	for _, c := range []struct {
		n    int
		what string
	}{
		{r.Count(mark.Marked), marked}, {r.Count(mark.Ambiguous), "fit several figures"},
		{r.Count(mark.Unnamed), "not named"}, {r.Count(mark.Unplaced), "without a place for markers"}, {r.Count(mark.Unknown), "fit none"},
	} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	if len(parts) > 0 {
		summary += ", " + strings.Join(parts, ", ")
	}
	return append(lines, summary)
}
