package report

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/graph"
	"botec/estimate/page"
	"botec/estimate/practice"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Interview writes the texts of an interview for a terminal, piece by piece.
type Interview struct {
	*estimate.Result
	Questions []practice.Question
	Varied    *Variation // what was varied, so that the summary may not apply; nil for nothing
	Again     bool       // it is about what was missed; somebody knows the scenario
	Next      int        // the number of flash cards that are due after it

	Before, BeforeMax float64 // the score of what was asked again before it, and what could be reached

	known map[*estimate.Value]bool // the values that were given, asked for or shown
	shown map[amount]bool          // as mental arithmetic showed them
}

// Variation is what was varied at random.
type Variation struct {
	Seed  uint64
	Names []string
}

// Text is a text for a terminal of some style. It has at most this many lines where
// that is possible; 0 is no limit.
type Text func(style page.Style, most int) string

// lines is a text that needs no limit.
func lines(write func(t *page.Terminal)) Text {
	return func(style page.Style, _ int) string {
		t := &page.Terminal{Style: style}
		write(t)
		return t.String()
	}
}

// NewInterview prepares to ask the questions of a scenario.
func NewInterview(r *estimate.Result, questions []practice.Question, varied *Variation) *Interview {
	return &Interview{Result: r, Questions: questions, Varied: varied, known: map[*estimate.Value]bool{}, shown: map[amount]bool{}}
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

// Title is that of the scenario.
func (n *Interview) Title() string {
	title := n.Scenario.Title
	if title == "" {
		title = n.Scenario.Name
	}
	if n.Again {
		title += ", once more"
	}
	return source.Printable(title)
}

// Opening introduces the scenario and the rules.
func (n *Interview) Opening() Text {
	return lines(func(t *page.Terminal) {
		switch {
		case n.Varied != nil:
			with := string(WithOtherNumbers)
			if !n.Again {
				with += fmt.Sprintf("; --random --seed %d gives the same again", n.Varied.Seed)
			}
			t.Line(with)
			t.Painted("varied:", len("varied: "), page.Faint, source.Printable(n.variedNames()))
		case n.Scenario.Summary != "":
			t.Paragraph("", page.Plain, 0, source.Printable(n.Scenario.Summary))
		}
		if !n.Again {
			t.Line("")
			howToAnswer(t)
		}
	})
}

// variedNames are what was varied, in words.
func (n *Interview) variedNames() string {
	names := slices.Clone(n.Varied.Names)
	for i, name := range names {
		if v := n.Get(name); v != nil {
			names[i] = practice.InWords(v.Quantity)
		}
	}
	return strings.Join(names, ", ")
}

// Rules explains how to answer.
func (n *Interview) Rules() Text { return lines(howToAnswer) }

func howToAnswer(t *page.Terminal) {
	t.Painted("", 0, page.Faint, "Answer with a number and its unit, or with a range that you are 90% sure of: 4k/s, 2k..6k/s, 30 TB. Also: hint (costs a quarter), case, skip, back, quit.")
}

// Case lists all values that one must know to answer the questions.
func (n *Interview) Case() Text {
	return n.requirements(practice.Requirements(n.Result, n.Questions), 0)
}

// Ask asks question i, with what one must know to answer it.
func (n *Interview) Ask(i int) Text {
	q := n.Questions[i]
	needed := practice.Needed(n.Result, &q, n.Questions[:i])
	for _, v := range needed {
		n.known[v.Value] = n.known[v.Value] || !v.Formula && !v.Leaf()
	}
	question := lines(func(t *page.Terminal) {
		heading := fmt.Sprintf("%d/%d", i+1, len(n.Questions))
		t.Paragraph(heading, page.Faint, page.Width(heading)+2, t.Paint(page.Bold, source.Printable(q.Text)))
		for k, choice := range q.Choices {
			t.Paragraph("  "+practice.Letter(k), page.Faint, 5, source.Printable(choice))
		}
	})
	given := n.requirements(needed, i)
	return func(style page.Style, most int) string {
		text := question(style, 0)
		if most > 0 {
			most = max(1, most-strings.Count(text, "\n"))
		}
		return text + given(style, most)
	}
}

// requirements writes values that one must know, a line for each with its note, or
// where that takes too many lines all in a row. The first so many questions were asked.
func (n *Interview) requirements(list []practice.Requirement, asked int) Text {
	var names, texts, notes []string
	for _, v := range list {
		written, text, note := written(v.Value), v.Text(), n.note(v.Value)
		switch {
		case v.Leaf() && len(written) <= longestWritten && (strings.Contains(written, "/") || strings.Contains(text, "e-")): // 100M/day is not 1.16k/s
			text = written
		case v.Formula && len(written) <= longestWritten:
			text = plainWords(written)
		case v.Formula:
			text, note = "", joined(plainWords(written), note)
		case v.Leaf() && v.Uncertain && len(written) <= longestWritten: // 7.07 s is the middle of 5..10 s
			note = joined(written, note)
		case v.Class == graph.Input && !v.Leaf():
			note = joined(plainWords(written), note)
		}
		if i := slices.IndexFunc(n.Questions[:asked], func(q practice.Question) bool { return q.Value == v.Value }); i >= 0 && !v.Formula {
			text = grouped(n.Questions[i].Truth) // in the time that it was asked for
			note = fmt.Sprintf("from question %d", i+1) + n.inOtherTime(v.Value, text)
		}
		names, texts, notes = append(names, source.Printable(practice.InWords(v.Quantity))), append(texts, source.Printable(text)), append(notes, source.Printable(note))
	}
	return func(style page.Style, most int) string {
		t := &page.Terminal{Style: style}
		var rows [][]string
		for i := range names {
			rows = append(rows, []string{"  " + names[i], texts[i]})
		}
		for i, line := range page.Grid(rows) {
			t.Remark(line, notes[i])
		}
		if most == 0 || strings.Count(t.String(), "\n") <= most {
			return t.String()
		}
		t = &page.Terminal{Style: style}
		var items []string
		for i := range names {
			if texts[i] != "" {
				items = append(items, names[i]+" "+texts[i])
			}
		}
		if len(items) > 0 {
			t.Items(" ", page.Plain, 2, items, " · ")
		}
		for i := range names {
			if texts[i] == "" {
				t.Paragraph("", page.Plain, 2, names[i]+" "+notes[i])
			}
		}
		return t.String()
	}
}

// grouped is a quantity with commas in the digits that it begins with: 3,000,000 s.
func grouped(text string) string {
	end := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if end < 5 {
		return text
	}
	return unit.Grouped(text[:end]) + text[end:]
}

// inOtherTime is a rate as the mental arithmetic computed it, where that is in another time:
// 300M/day of 3.47k/s.
func (n *Interview) inOtherTime(v *estimate.Value, text string) string {
	core, daily := explain.Core(n.Result, v), ""
	for a := range n.shown {
		if (a.of == v || a.of == core) && strings.HasSuffix(a.text, "/day") && strings.HasSuffix(text, "/s") && a.of.Type().Dim.WithoutNouns() == unit.Rate {
			daily = max(daily, ": "+a.text)
		}
	}
	return daily
}

// note is the note about a value; where inputs were varied, without a number, which may be
// about the values before.
func (n *Interview) note(v *estimate.Value) string {
	if n.Varied != nil && practice.TellsNumber(v.Note()) {
		return ""
	}
	return v.Note()
}

// Hint shows the scenario's own hint, then the formulas on the way to the answer, that of
// the answer first; hint counts from 0. ok is false where there are no more.
func (n *Interview) Hint(q practice.Question, hint int) (text Text, ok bool) {
	var texts []string
	if q.Hint != "" {
		texts = append(texts, q.Hint)
	}
	for _, s := range explain.Hints(n.Result, q.Value, n.knownFor(q)) {
		texts = append(texts, plainWords(s.Of.Name+" = "+s.Text))
	}
	words := "No more hints."
	if ok = hint < len(texts); ok {
		words = texts[hint]
	} else if core := explain.Core(n.Result, q.Value); hint == 0 && core.Leaf() { // it has no formula
		words = "It is given: " + core.Name + "."
	}
	return lines(func(t *page.Terminal) { t.Paragraph("", page.Plain, 0, source.Printable(words)) }), ok
}

// Verdict says how good an answer was and what it counts, and shows the mental
// arithmetic to the truth.
func (n *Interview) Verdict(q practice.Question, a *practice.Answer, worth practice.Answered) Text {
	steps, times := n.working(q)
	n.known[q.Value] = true
	slip := n.slip(q, a)
	return lines(func(t *page.Terminal) {
		if a != nil && plainly(a.Text) != plainly(a.ReadAs) {
			t.Painted("", 0, page.Faint, "read as "+source.Printable(a.ReadAs))
		}
		word, color, text := verdict(q, a, worth)
		t.Paragraph(word, color, page.Width(word), source.Printable(text+slip))
		t.Mental(append(inWords(steps), decisive(q)...))
		if len(times) > 0 {
			t.Painted("", 2, page.Faint, "where "+sentence(times))
		}
	})
}

// inWords is mental arithmetic with the names of what it computes in words.
func inWords(steps []explain.MentalStep) []page.MentalLine {
	list := mental(steps)
	for i := range list {
		list[i].Name = plainWords(strings.TrimPrefix(list[i].Name, "scenario."))
	}
	return list
}

// joints are what joins the words of a name in a formula.
var joints = regexp.MustCompile(`([A-Za-z0-9])[._]([A-Za-z])`)

// plainWords is a formula, or a name, with blanks between the words of names.
func plainWords(text string) string {
	return joints.ReplaceAllString(joints.ReplaceAllString(text, "$1 $2"), "$1 $2")
}

// decisive is the last line of the working of a decision: the comparison that decides it.
func decisive(q practice.Question) []page.MentalLine {
	if !q.IsDecision() || q.Why == "" {
		return nil
	}
	return []page.MentalLine{{Name: "so", Lines: []string{q.Why}}}
}

// working is the mental arithmetic to the answer of a question, for a decision that to
// each value that it follows from. What it shows is known from then on.
func (n *Interview) working(q practice.Question) (steps []explain.MentalStep, times []string) {
	of, like := q.Of, ""
	if !q.IsDecision() {
		of, like = []*estimate.Value{q.Value}, q.Truth
	}
	for _, v := range of {
		arithmetic := explain.Rounded(n.Result, v, explain.Asked{Like: like, Known: n.shownFor(q)})
		if arithmetic == nil {
			continue
		}
		for _, s := range arithmetic.Steps {
			if !slices.ContainsFunc(steps, func(x explain.MentalStep) bool { return x.Of == s.Of && slices.Equal(x.Lines, s.Lines) }) {
				steps = append(steps, s)
			}
			n.known[s.Of] = true
			for _, text := range s.Results {
				n.shown[amount{s.Of, text}] = true
			}
		}
		for _, text := range arithmetic.Times {
			if !slices.Contains(times, text) {
				times = append(times, text)
			}
		}
	}
	return steps, times
}

// plainly is a text without blanks, for a comparison of what was written with what
// it was taken for.
func plainly(text string) string { return strings.ReplaceAll(text, " ", "") }

// verdict is a word with its colour, and the rest of the sentence.
func verdict(q practice.Question, a *practice.Answer, worth practice.Answered) (word string, color page.Color, text string) {
	truth := grouped(q.Truth)
	switch {
	case a == nil && q.IsDecision():
		return "", page.Plain, "The answer: " + truth + "."
	case a == nil:
		return "", page.Plain, "It is " + truth + "."
	case q.IsDecision() && q.Points(a) > 0:
		return "Right", page.Green, ": " + truth + "." + counts(a, worth)
	case q.IsDecision():
		return "Wrong", page.Red, ": " + truth + "."
	}
	off, width := practice.FactorOff(a, q.Value.Value), practice.Width(a)
	held := practice.Holds(a, q.Value.Value)
	word, color = grade(q.Points(a))
	if a.IsRange() && !held && word == good {
		word, color = near, page.Plain
	}
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

// Closing shows the score, after all answers where these are no longer on the terminal.
func (n *Interview) Closing(s *practice.Session, answers bool) Text {
	return lines(func(t *page.Terminal) {
		if n.BeforeMax > 0 {
			t.Line("What you had missed: " + scoreText(n.Before) + " of " + scoreText(n.BeforeMax))
		}
		if len(s.Questions) == 0 {
			if n.BeforeMax == 0 {
				t.Line("Nothing answered.")
			}
			return
		}
		if answers {
			t.Line(t.Paint(page.Faint, "answer, truth, score"))
			rows := make([][]string, len(s.Questions))
			for i, q := range s.Questions {
				answer := "skipped"
				if q.Answer != nil {
					answer = page.Shortened(source.Printable(*q.Answer), 24)
				}
				rows[i] = []string{fmt.Sprintf("  %d", i+1), answer, source.Printable(q.Text), scoreText(q.Score)}
			}
			for i, line := range page.Grid(rows) {
				t.Line(line + "  " + t.Paint(page.Faint, page.Shortened(source.Printable(s.Questions[i].Question), t.Width-page.Width(line)-2)))
			}
			t.Line("")
		}
		text := "Score: " + scoreOf(s)
		if left := len(n.Questions) - len(s.Questions); left > 0 {
			text += fmt.Sprintf("; %d not reached", left)
		}
		t.Line(t.Paint(page.Bold, text))
		t.Line(t.Paint(page.Faint, "The whole estimate: botec estimate "+source.Printable(s.Scenario)))
		if n.Next > 0 {
			t.Line(t.Paint(page.Faint, fmt.Sprintf("Next: botec drill, %s due", several(n.Next, "card"))))
		}
	})
}

// Back says what going back means.
func (n *Interview) Back() Text {
	return lines(func(t *page.Terminal) {
		t.Painted("", 0, page.Faint, "Once more. You have seen the answer, so it counts ½ at most; a better first answer stands.")
	})
}

// NoWayBack says that this is the first question.
func (n *Interview) NoWayBack() Text {
	return lines(func(t *page.Terminal) { t.Painted("", 0, page.Faint, "This is the first question.") })
}

// Refused is the error of an answer.
func Refused(err error) Text {
	return lines(func(t *page.Terminal) { t.WriteString(err.Error() + "\n") })
}

// SoFar writes the score of the questions that were reached.
func SoFar(s *practice.Session) string {
	return scoreText(s.Score) + " of " + fmt.Sprint(len(s.Questions))
}

// scoreOf writes the score of a session: "3.5 of 8".
func scoreOf(s *practice.Session) string {
	return scoreText(s.Score) + " of " + scoreText(s.Max)
}
