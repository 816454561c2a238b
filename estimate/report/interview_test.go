package report_test

import (
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/page"
	"botec/estimate/practice"
	"botec/estimate/report"
	"botec/presets"
)

// TestInterviewScreens: at 80 columns and 24 rows each assumption and each decision of an
// interview about each preset stands on the screen with its choices and what was said
// before.
func TestInterviewScreens(t *testing.T) {
	for _, name := range presets.Names() {
		r := estimatetest.Preset(t, name)
		questions := practice.Questions(r)
		opt := estimate.Options{}
		opt.Set = practice.Tenfold(r)
		more, err := estimate.Open(name, opt)
		if err != nil || len(opt.Set) == 0 {
			more = nil
		}
		plan := &practice.Plan{Figures: practice.Figures(r, questions), Decisions: practice.InterviewDecisions(r, more, questions)}
		plan.Assumptions = practice.Assumptions(r, plan.Figures)
		n := &report.OpenInterview{Result: r, Plan: plan, World: report.NewInterview(r, plan.Figures, nil)}
		s := &report.Screen{Title: n.World.Title(), Right: "4:59 of 5:00", Above: n.Opening()}
		check := func(question report.Text, wanted ...string) {
			t.Helper()
			s.Question = question
			text := s.Draw(page.Style{Width: 80}, 24)
			if lines := strings.Count(text, "\n") + 1; lines > 24 {
				t.Errorf("%s: %d lines\n%s", name, lines, text)
			}
			flat := strings.Join(strings.Fields(text), " ")
			for _, w := range append(wanted, "4:59 of 5:00") {
				if !strings.Contains(flat, strings.Join(strings.Fields(w), " ")) {
					t.Errorf("%s: %s is missing\n%s", name, w, text)
				}
			}
		}
		for i := range plan.Assumptions {
			a := &plan.Assumptions[i]
			check(n.AskAssumption(i), a.Text)
			s.Above = n.JudgeAssumption(a, &practice.Answer{Text: "1", ReadAs: "1", Low: 1, High: 1}, 0)
		}
		for i := range plan.Decisions {
			d := &plan.Decisions[i]
			check(n.AskDecision(i), append([]string{d.Text}, d.Choices...)...)
			s.Above = n.JudgeDecision(d, nil, 0)
		}
	}
}
