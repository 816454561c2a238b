package report

import (
	"fmt"
	"math"
	"strings"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/page"
	"botec/estimate/practice"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Interview writes the texts of an interview for a terminal, piece by piece.
type Interview struct {
	*estimate.Result
	Questions []practice.Question
	Style     page.Style
	Varied    bool // the inputs were varied, so notes and summary may not apply

	known map[*estimate.Value]bool // the values that were given, asked for or shown
	shown map[amount]bool          // as mental arithmetic showed them
	hints int                      // the number given for the present question
}

// amount is a value as it stands in mental arithmetic.
type amount struct {
	of   *estimate.Value
	text string
}

// knownFor says which values are known when a question is asked: not its answer.
func (n *Interview) knownFor(q practice.Question) func(*estimate.Value) bool {
	core := explain.Core(n.Result, q.Value)
	return func(v *estimate.Value) bool { return n.known[v] && v != q.Value && v != core }
}

// shownFor is knownFor for mental arithmetic, where a rate is known in the unit of time
// in which it was shown.
func (n *Interview) shownFor(q practice.Question) func(v *estimate.Value, text string) bool {
	known := n.knownFor(q)
	return func(v *estimate.Value, text string) bool {
		return known(v) && (n.shown[amount{v, text}] || v.Type().Dim.Time != -1)
	}
}

// terminal starts a text.
func (n *Interview) terminal() *page.Terminal { return &page.Terminal{Style: n.Style} }

// Opening introduces the scenario, the values that are given, and the rules.
func (n *Interview) Opening() string {
	t := n.terminal()
	s := n.Scenario
	title := s.Title
	if title == "" {
		title = s.Name
	}
	t.Line(t.Paint(page.Bold, source.Printable(title)))
	switch {
	case n.Varied:
		t.Line(string(WithOtherNumbers))
	case s.Summary != "":
		t.Paragraph("", page.Plain, 0, source.Printable(s.Summary))
	}
	t.Line("")
	n.known, n.shown = map[*estimate.Value]bool{}, map[amount]bool{}
	return t.String() + n.Case() + "\n" + n.Rules()
}

// Case lists the values that one must know to answer.
func (n *Interview) Case() string {
	t := n.terminal()
	var rows [][]string
	var notes []string
	for _, v := range practice.Requirements(n.Result, n.Questions) {
		n.known[v.Value] = n.known[v.Value] || !v.Formula && !v.Leaf()
		written, text, note := written(v.Value), v.Text(), v.Note
		if n.Varied { // it may be about the number before
			note = ""
		}
		switch {
		case v.Leaf() && len(written) <= longestWritten && strings.Contains(written, "/"): // 100M/day is not 1.16k/s
			text = written
		case v.Formula:
			text, note = "", joined(written, note)
		case !v.Leaf():
			note = joined(written, note)
		}
		rows, notes = append(rows, []string{source.Printable("  " + v.Name), source.Printable(text)}), append(notes, source.Printable(note))
	}
	for i, line := range page.Grid(rows) {
		t.Remark(line, notes[i])
	}
	return t.String()
}

// Rules explains how to answer.
func (n *Interview) Rules() string {
	t := n.terminal()
	t.Painted("", 0, page.Faint, "Answer with a number and its unit, or with a range that you are 90% sure of: 4k/s, 2k..6k/s, 30 TB. Also: hint, case (shows it again), skip, quit.")
	return t.String()
}

// Ask asks question i.
func (n *Interview) Ask(i int) string {
	n.hints = 0
	t := n.terminal()
	t.Line("")
	heading := fmt.Sprintf("%d/%d", i+1, len(n.Questions))
	t.Paragraph(heading, page.Faint, page.Width(heading)+2, t.Paint(page.Bold, source.Printable(n.Questions[i].Text)))
	for k, choice := range n.Questions[i].Choices {
		t.Paragraph("  "+practice.Letter(k), page.Faint, 5, source.Printable(choice))
	}
	return t.String()
}

// Hint shows the scenario's own hint, then the formulas on the way to the answer, one
// each time.
func (n *Interview) Hint(q practice.Question) string {
	var texts []string
	if q.Hint != "" {
		texts = append(texts, q.Hint)
	}
	for _, s := range explain.Hints(n.Result, q.Value, n.knownFor(q)) {
		texts = append(texts, s.Of.Name+" = "+s.Text)
	}
	text := "No more hints."
	if n.hints < len(texts) {
		text = texts[n.hints]
	} else if core := explain.Core(n.Result, q.Value); n.hints == 0 && core.Leaf() { // it has no formula
		text = "It is given: " + core.Name + "."
	}
	n.hints++
	t := n.terminal()
	t.Paragraph("", page.Plain, 0, source.Printable(text))
	return t.String()
}

// Verdict says how good an answer was and what it counts, and shows the mental arithmetic to the truth.
func (n *Interview) Verdict(q practice.Question, a *practice.Answer, worth practice.Answered) string {
	t := n.terminal()
	if a != nil && plainly(a.Text) != plainly(a.ReadAs) {
		t.Painted("", 0, page.Faint, "read as "+source.Printable(a.ReadAs))
	}
	word, color, text := verdict(q, a, worth)
	t.Paragraph(word, color, page.Width(word), source.Printable(text))
	if arithmetic := explain.Rounded(n.Result, q.Value, explain.Asked{Like: q.Truth, Known: n.shownFor(q)}); arithmetic != nil {
		t.Mental(mental(arithmetic.Steps))
		if len(arithmetic.Times) > 0 {
			t.Painted("", 2, page.Faint, "where "+sentence(arithmetic.Times))
		}
		for _, s := range arithmetic.Steps {
			n.known[s.Of] = true
			for _, text := range s.Results {
				n.shown[amount{s.Of, text}] = true
			}
		}
	}
	n.known[q.Value] = true
	return t.String()
}

// plainly is a text without blanks, for a comparison of what was written with what
// it was taken for.
func plainly(text string) string { return strings.ReplaceAll(text, " ", "") }

// verdict is a word with its colour, and the rest of the sentence.
func verdict(q practice.Question, a *practice.Answer, worth practice.Answered) (word string, color page.Color, text string) {
	truth := q.Truth
	switch {
	case a == nil:
		return "", page.Plain, "It is " + truth + "."
	case q.IsDecision() && q.Points(a) > 0:
		return "Right", page.Green, ": " + truth + "." + counts(a, worth)
	case q.IsDecision():
		return "No", page.Red, ": " + truth + "."
	}
	off, width := practice.FactorOff(a, q.Value.Value), practice.Width(a)
	held := practice.Holds(a, q.Value.Value)
	word, color = grade(q.Points(a))
	text = ": it is " + truth
	switch {
	case a.IsRange() && math.IsInf(width, 1):
		text += ", but a range that starts at zero says little"
	case a.IsRange() && held && word == good:
		text += ", within your range"
	case a.IsRange() && held:
		text += ", within your range, which is a factor of " + factorText(width) + " wide"
	case a.IsRange() && a.High < q.Value.Value:
		text += ", above your range"
	case a.IsRange():
		text += ", below your range"
	case off < 1.005 || math.IsInf(off, 1):
	case word == good:
		text += ", you are within a factor of " + factorText(off)
	case a.Low < q.Value.Value:
		text += ", you are a factor of " + factorText(off) + " too low"
	default:
		text += ", you are a factor of " + factorText(off) + " too high"
	}
	return word, color, text + "." + counts(a, worth)
}

// The words for what a score is worth.
const good, near, roughly, off = "Good", "Near", "Roughly", "Off"

// grade is the word for a score, with its colour.
func grade(score float64) (string, page.Color) {
	switch {
	case score >= 0.75:
		return good, page.Green
	case score >= 0.5:
		return near, page.Plain
	case score >= 0.25:
		return roughly, page.Plain
	}
	return off, page.Red
}

// counts says what an answer counts, unless that is plain.
func counts(a *practice.Answer, worth practice.Answered) string {
	var why []string
	if worth.Hints > 0 {
		why = append(why, "with a hint")
	}
	if worth.Again {
		why = append(why, "the second time")
	}
	if len(why) == 0 && !a.IsRange() || worth.Score == 0 {
		return ""
	}
	return " It counts " + strings.Join(append([]string{scoreText(worth.Score)}, why...), " ") + "."
}

// scoreText writes a score with at most two decimals.
func scoreText(score float64) string {
	return unit.Printer{}.Number(math.Round(100*score) / 100)
}

// factorText writes a factor with two digits, never as 1.
func factorText(f float64) string {
	digits := 2
	for digits < 6 && (unit.Printer{Digits: digits}).Number(f) == "1" {
		digits++
	}
	return unit.Printer{Digits: digits}.Number(f)
}

// Closing shows the score.
func (n *Interview) Closing(s *practice.Session) string {
	t := n.terminal()
	t.Line("")
	if len(s.Questions) == 0 {
		t.Line("Nothing answered.")
		return t.String()
	}
	text := "Score: " + scoreOf(s)
	if left := len(n.Questions) - len(s.Questions); left > 0 {
		text += fmt.Sprintf("; %d not reached", left)
	}
	t.Line(t.Paint(page.Bold, text))
	t.Line(t.Paint(page.Faint, "The whole estimate: botec estimate "+source.Printable(s.Scenario)))
	return t.String()
}

// scoreOf writes the score of a session: "3.5 of 8".
func scoreOf(s *practice.Session) string {
	return scoreText(s.Score) + " of " + scoreText(s.Max)
}
