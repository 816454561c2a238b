package report

import (
	"fmt"
	"math"
	"strings"
	"time"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/practice"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Interview writes what is said in an interview, piece by piece.
type Interview struct {
	*estimate.Result
	Questions []practice.Question
	Style     Style
	Varied    bool // the inputs are other ones than texts speak of

	known map[*estimate.Value]bool // what was given, asked or shown already
	hints int                      // given for the question at hand
}

// knownFor says what is known when a question is put: not what it asks for.
func (n *Interview) knownFor(q practice.Question) func(*estimate.Value) bool {
	core := explain.Core(n.Result, q.Value)
	return func(v *estimate.Value) bool { return n.known[v] && v != q.Value && v != core }
}

// page begins a piece of text.
func (n *Interview) page() *out { return &out{Style: n.Style} }

// Opening gives the requirements of the case.
func (n *Interview) Opening() string {
	o := n.page()
	s := n.Scenario
	title := s.Title
	if title == "" {
		title = s.Name
	}
	o.line(o.paint(bold, source.Printable(title)))
	switch {
	case n.Varied:
		o.line("with other numbers")
	case s.Summary != "":
		o.paragraph("", "", 0, source.Printable(s.Summary))
	}
	o.line("")
	n.known = map[*estimate.Value]bool{}
	return o.String() + n.Case() + "\n" + n.Rules()
}

// Case lists what has to be known for the answers.
func (n *Interview) Case() string {
	o := n.page()
	var rows [][]string
	var tails []string
	for _, v := range practice.Requirements(n.Result, n.Questions) {
		n.known[v.Value] = n.known[v.Value] || !v.Formula && !v.Leaf()
		written, text, note := strings.Join(strings.Fields(v.Value.Formula()), " "), v.Text(), v.Note
		if n.Varied { // it may speak of the number that stood there
			note = ""
		}
		switch {
		case v.Leaf() && len(written) <= mostWritten && strings.Contains(written, "/"): // 100M/day is not 1.16k/s
			text = written
		case v.Formula:
			text, note = "", remark(written, note)
		case !v.Leaf():
			note = remark(written, note)
		}
		rows, tails = append(rows, []string{source.Printable("  " + v.Name), source.Printable(text)}), append(tails, source.Printable(note))
	}
	for i, line := range grid(rows) {
		o.tail(line, tails[i])
	}
	return o.String()
}

// Rules say how to answer.
func (n *Interview) Rules() string {
	o := n.page()
	o.aside(0, "Answer with a number and its unit, or with a range that you are 90% sure of: 4k/s, 2k..6k/s, 30 TB. Also: hint, case (shows it again), skip, quit.")
	return o.String()
}

// Ask puts a question.
func (n *Interview) Ask(i int) string {
	n.hints = 0
	o := n.page()
	o.line("")
	head := fmt.Sprintf("%d/%d", i+1, len(n.Questions))
	o.paragraph(head, faint, columns(head)+2, o.paint(bold, source.Printable(n.Questions[i].Text)))
	return o.String()
}

// Hint gives the next formula on the way to the answer.
func (n *Interview) Hint(q practice.Question) string {
	o := n.page()
	steps := explain.Hints(n.Result, q.Value, n.knownFor(q))
	if n.hints >= len(steps) {
		text := "No more hints."
		if core := explain.Core(n.Result, q.Value); n.hints == 0 && core.Leaf() { // there is no formula to it
			text = "It is given: " + core.Name + "."
		}
		n.hints++
		o.line(source.Printable(text))
		return o.String()
	}
	s := steps[n.hints]
	n.hints++
	o.paragraph("", "", 0, source.Printable(s.Of.Name+" = "+s.Text))
	return o.String()
}

// Verdict says what an answer was worth, and how one gets there.
func (n *Interview) Verdict(q practice.Question, a *practice.Answer, score float64) string {
	o := n.page()
	word, code, text := verdict(q, a, score)
	o.paragraph(word, code, columns(word), source.Printable(text))
	known := n.knownFor(q)
	head := explain.InTheHead(n.Result, q.Value, known)
	if head == nil {
		head = explain.Plainly(n.Result, q.Value, known)
	}
	if head == nil {
		head = &explain.Head{}
	}
	o.headSteps(head.Steps)
	if len(head.Times) > 0 {
		o.aside(2, "where "+listed(head.Times))
	}
	n.known[q.Value] = true
	for _, s := range head.Steps {
		n.known[s.Of] = true
	}
	return o.String()
}

// verdict is a word, its colour, and what follows it.
func verdict(q practice.Question, a *practice.Answer, score float64) (word, code, text string) {
	truth := q.Truth
	if a == nil {
		return "", "", "It is " + truth + "."
	}
	switch score {
	case 1:
		word, code = "Good", green
	case 0.5:
		word = "Near"
	case 0.25:
		word = "Roughly"
	default:
		word, code = "Off", red
	}
	off, width := practice.Off(a, q.Value.Value), practice.Width(a)
	text = ": it is " + truth
	switch {
	case a.IsRange() && !practice.Holds(a, q.Value.Value):
		text += ", outside of your range"
	case a.IsRange() && math.IsInf(width, 1):
		text += ", but a range from nothing says little"
	case a.IsRange() && score < 1:
		text += ", but your range is a factor of " + factorText(width) + " wide"
	case a.IsRange():
		text += ", within your range"
	case off < 1.005 || math.IsInf(off, 1):
	case score == 1:
		text += ", you are within a factor of " + factorText(off)
	case a.Low < q.Value.Value:
		text += ", you are a factor of " + factorText(off) + " too low"
	default:
		text += ", you are a factor of " + factorText(off) + " too high"
	}
	return word, code, text + "."
}

// factorText writes a factor with two digits, never as 1.
func factorText(f float64) string {
	digits := 2
	for digits < 6 && (unit.Printer{Digits: digits}).Number(f) == "1" {
		digits++
	}
	return unit.Printer{Digits: digits}.Number(f)
}

// Closing gives the score.
func (n *Interview) Closing(s *practice.Session) string {
	o := n.page()
	o.line("")
	if s.Max == 0 {
		o.line("Nothing answered.")
		return o.String()
	}
	text := "Score: " + points(s)
	if left := len(n.Questions) - len(s.Questions); left > 0 {
		text += fmt.Sprintf("; %d not reached", left)
	}
	o.line(o.paint(bold, text))
	o.line(o.paint(faint, "The whole estimate: botec estimate "+source.Printable(s.Scenario)))
	return o.String()
}

func points(s *practice.Session) string {
	return unit.Printer{}.Number(s.Score) + " of " + unit.Printer{}.Number(s.Max)
}

// mostSessions is how many sessions the history shows, the latest.
const mostSessions = 20

// History shows what was practised, and how sure one may be of one's ranges.
func History(list []practice.Session, zone *time.Location, style Style) string {
	o := &out{Style: style}
	if len(list) == 0 {
		return "Nothing practised yet: botec practice twitter\n"
	}
	from := max(0, len(list)-mostSessions)
	var rows [][]string
	for _, s := range list[from:] {
		name := s.Scenario
		if s.Random {
			name += " (varied)"
		}
		rows = append(rows, []string{s.Time.In(zone).Format(time.DateOnly), source.Printable(name), points(&s)})
	}
	for i, line := range grid(rows) {
		s := list[from+i]
		o.line(line + "  " + o.chart().Bar(s.Score/s.Max, 20))
	}
	if from > 0 {
		o.line(o.paint(faint, fmt.Sprintf("and %d before", from)))
	}
	score, most := 0., 0.
	for _, s := range list {
		score, most = score+s.Score, most+s.Max
	}
	o.line("")
	share := func(part, of float64) string { return fmt.Sprintf("%.0f%%", 100*part/of) }
	o.line(fmt.Sprintf("%s of all points: %s of %s", share(score, most), unit.Printer{}.Number(score), unit.Printer{}.Number(most)))
	if c := practice.Calibrate(list); c.Ranges > 0 {
		held := float64(c.Held) / float64(c.Ranges)
		text := fmt.Sprintf("%d of %d ranges held: %s, where 90%% should", c.Held, c.Ranges, share(float64(c.Held), float64(c.Ranges)))
		switch {
		case c.Ranges < 10:
			text += "; ten or more say how sure you may be"
		case held < 0.8:
			text += "; you are surer than you may be: make them wider"
		case held > 0.97:
			text += "; they may be narrower"
		}
		o.paragraph("", "", 0, text)
	} else {
		o.line("No ranges yet: a range that you are 90% sure of shows how sure you may be.")
	}
	return o.String()
}
