package mark

import (
	"slices"
	"strings"
	"unicode"

	"botec/estimate/document"
	"botec/estimate/source"
)

// rounds is how often markers are taken out again before all are.
const rounds = 5

// verified writes the markers and checks the new text as any document is checked. A
// number whose claim is not found there, or does not hold, loses its marker.
func (m *marking) verified(numbers []number) (*Result, error) {
	out := &Result{Figures: m.figures.result}
	for round := 0; ; round++ {
		list := m.insertions(numbers)
		out.Updated = insert(m.File.Text, list)
		wrong, err := m.wrong(out.Updated, list)
		if err != nil {
			return nil, err
		}
		if len(wrong) == 0 {
			break
		}
		for i := range numbers {
			if numbers[i].Verdict == Marked && (wrong[i] || round >= rounds) {
				numbers[i].Verdict = Unplaced
			}
		}
	}
	for i := range numbers {
		n := &numbers[i].Proposal
		if n.Verdict != Marked && n.Verdict != Ambiguous && strings.IndexFunc(n.Text, unicode.IsDigit) < 0 {
			continue // prose is full of two and a tenth
		}
		out.Numbers = append(out.Numbers, *n)
	}
	return out, nil
}

// insert puts texts into a text.
func insert(text string, list []insertion) string {
	var b strings.Builder
	at := 0
	for _, i := range list {
		b.WriteString(text[at:i.at])
		b.WriteString(i.text)
		at = i.at
	}
	b.WriteString(text[at:])
	return b.String()
}

// wrong returns the numbers whose markers do not hold in the new text.
func (m *marking) wrong(updated string, list []insertion) (map[int]bool, error) {
	if len(list) == 0 {
		return nil, nil
	}
	report := document.Read(&source.File{Name: m.File.Name, Text: updated}).Check(m.Env)
	var holding, failing []int // where claims and errors start
	for i := range report.Checks {
		if c := &report.Checks[i]; c.Rule == document.Claim && c.Holds() {
			holding = append(holding, c.Start)
		}
	}
	for _, e := range report.Errors {
		failing = append(failing, e.Start)
	}
	slices.Sort(holding)
	slices.Sort(failing)
	wrong := make(map[int]bool)
	starts := make(map[int]int) // of the markers of a number
	grown := 0
	for _, i := range list {
		at := i.at + grown
		grown += len(i.text)
		switch {
		case i.ends:
			if !within(holding, starts[i.of], at) || within(failing, starts[i.of], at) {
				wrong[i.of] = true
			}
		case i.of >= 0:
			starts[i.of] = at
		}
	}
	if len(wrong) == 0 && len(report.Errors) > 0 {
		return nil, report.Errors
	}
	return wrong, nil
}

// within reports whether one of the sorted numbers lies between two.
func within(sorted []int, from, to int) bool {
	n, _ := slices.BinarySearch(sorted, from)
	return n < len(sorted) && sorted[n] <= to
}
