package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"botec/estimate"
	"botec/estimate/page"
	"botec/estimate/practice"
	"botec/estimate/source"
)

// OpenInterview writes the texts of an interview in which the candidate chooses the
// inputs, but for its figures, which [Interview] asks for.
type OpenInterview struct {
	*estimate.Result // of the case
	*practice.Plan
	World *Interview // asks for the figures, with the inputs of the candidate
}

// Opening puts the case, and says how the interview goes.
func (n *OpenInterview) Opening() Text {
	rules := n.Rules()
	return func(style page.Style, most int) string {
		t := &page.Terminal{Style: style}
		t.Paragraph("", page.Plain, 0, source.Printable(practice.Prompt(n.Scenario))+" How large must it be, and what does it run on?")
		t.Line("")
		return t.String() + rules(style, most)
	}
}

// Rules says how the interview goes.
func (n *OpenInterview) Rules() Text {
	return lines(func(t *page.Terminal) {
		t.Painted("", 0, page.Faint, fmt.Sprintf("First state what you assume: %s. Then come up to three figures that follow from that, then decisions. You have five minutes; nobody interrupts you. Also: skip, quit; for figures and decisions hint (costs a quarter) and case.", several(len(n.Assumptions), "input")))
	})
}

// NoHint says that an assumption is one's own.
func (n *OpenInterview) NoHint() Text {
	return lines(func(t *page.Terminal) {
		t.Painted("", 0, page.Faint, "That is yours to assume: a number or a range, within a factor of 3 of the case is plausible. skip takes that of the case.")
	})
}

// NoWayBack says that what was stated stands.
func (n *OpenInterview) NoWayBack() Text {
	return lines(func(t *page.Terminal) {
		t.Painted("", 0, page.Faint, "Assumptions and decisions stand as you said them; only a figure can be asked once more.")
	})
}

// heading is "Assumption 2/5", with a question.
func heading(kind string, i, of int, question string) Text {
	return lines(func(t *page.Terminal) {
		before := fmt.Sprintf("%s %d/%d", kind, i+1, of)
		t.Paragraph(before, page.Faint, page.Width(before)+2, t.Paint(page.Bold, source.Printable(question)))
	})
}

// AskAssumption asks for assumption i.
func (n *OpenInterview) AskAssumption(i int) Text {
	return heading("Assumption", i, len(n.Assumptions), n.Assumptions[i].Text)
}

// JudgeAssumption says how an assumption compares with the case; x is nil where that of
// the case is taken.
func (n *OpenInterview) JudgeAssumption(a *practice.Assumption, x *practice.Answer, points float64) Text {
	return lines(func(t *page.Terminal) {
		has := "the case has " + a.Truth
		if least, most := a.Plausible(); least < most {
			has = "the case has " + a.Print(least) + " to " + a.Print(most)
		}
		if x == nil {
			t.Line(source.Printable("We go on with " + a.Truth + "."))
			return
		}
		if plainly(x.Text) != plainly(x.ReadAs) {
			t.Painted("", 0, page.Faint, "read as "+source.Printable(x.ReadAs))
		}
		word, color := "Plausible", page.Green
		text := ": " + has + "."
		if points < 1 {
			word, color = "Unusual", page.Plain
			if points == 0 {
				word, color = "Implausible", page.Red
			}
			side := "above"
			if least, _ := a.Plausible(); x.Middle() < least {
				side = "below"
			}
			text = ": " + has + ", yours is a factor of " + factorText(a.FactorOff(x)) + " " + side + " it. We go on with yours."
		}
		t.Paragraph(word, color, page.Width(word), source.Printable(text))
	})
}

// AskDecision asks for decision i.
func (n *OpenInterview) AskDecision(i int) Text {
	d := n.Decisions[i]
	ask := heading("Decision", i, len(n.Decisions), d.Text)
	given := n.World.requirements(practice.Needed(n.World.Result, &d.Question, n.World.Questions), len(n.World.Questions))
	return func(style page.Style, most int) string {
		t := &page.Terminal{Style: style}
		for k, choice := range d.Choices {
			t.Paragraph("  "+practice.Letter(k), page.Faint, 5, source.Printable(choice))
		}
		question, choices := ask(style, 0), t.String()
		if most > 0 {
			most = max(1, most-height(question)-height(choices))
		}
		return question + given(style, most) + choices
	}
}

// Given lists all values that one must know for the figures and the decisions.
func (n *OpenInterview) Given() Text {
	questions := slices.Clone(n.Plan.Figures)
	for _, d := range n.Plan.Decisions {
		questions = append(questions, d.Question)
	}
	return n.World.requirements(practice.Requirements(n.World.Result, questions), 0)
}

// JudgeDecision says what is right and what that follows from; x is nil for a decision
// that was skipped.
func (n *OpenInterview) JudgeDecision(d *practice.Decision, x *practice.Answer, points float64) Text {
	return lines(func(t *page.Terminal) {
		word, color := "Right", page.Green
		switch {
		case x == nil:
			word, color = "Skipped", page.Plain
		case points == 0:
			word, color = "Wrong", page.Red
		}
		t.Paragraph(word, color, page.Width(word), source.Printable(": "+d.Truth+"."))
		t.Painted("", 2, page.Faint, source.Printable(d.Why))
	})
}

// Closing shows the result by kind; clock says whether to tell the time that it took,
// which means nothing where the answers come from a file.
func (n *OpenInterview) Closing(r *practice.Record, clock bool) Text {
	return lines(func(t *page.Terminal) {
		rows := make([][]string, len(r.Parts))
		for i, p := range r.Parts {
			rows[i] = []string{strings.ToUpper(p.Kind[:1]) + p.Kind[1:], scoreText(p.Score) + " of " + scoreText(p.Max)}
		}
		for i, line := range page.Grid(rows) {
			t.Remark(line, source.Printable(r.Parts[i].Note))
		}
		t.Line("")
		score := "Score: " + scoreOf(&r.Session)
		if clock {
			score += " in " + Clock(time.Duration(r.Seconds)*time.Second)
		}
		t.Line(t.Paint(page.Bold, score))
		t.Line(t.Paint(page.Faint, "The whole estimate: botec estimate "+source.Printable(r.Scenario)))
	})
}

// Clock writes minutes and seconds: "4:05".
func Clock(d time.Duration) string {
	return fmt.Sprintf("%d:%02d", int(d.Minutes()), int(d.Seconds())%60)
}
