package report_test

import (
	"slices"
	"strings"
	"testing"

	"botec/estimate/estimatetest"
	"botec/estimate/page"
	"botec/estimate/practice"
	"botec/estimate/report"
	"botec/presets"
)

type size struct{ columns, rows int }

// TestScreens: at 80 columns and 24 rows, and at others, each question of each preset
// stands on the screen with all that it needs, room for the answer, and what was said
// last.
func TestScreens(t *testing.T) {
	cut, all := 0, 0
	for _, name := range presets.Names() {
		r := estimatetest.Preset(t, name)
		questions := practice.Questions(r)
		sizes := []size{{80, 24}}
		if slices.Contains([]string{"twitter", "online-shop", "llm-chat"}, name) {
			sizes = append(sizes, size{120, 40}, size{60, 24}, size{200, 60})
		}
		for _, size := range sizes {
			style := page.Style{Width: min(size.columns, 100)}
			n := report.NewInterview(r, questions, nil)
			session := practice.NewSession(name, len(questions))
			s := &report.Screen{Title: n.Title(), Right: "so far 0.75 of 2", Above: n.Opening()}
			for i, q := range questions {
				s.Question, s.Below, s.Refused = n.Ask(i), nil, nil
				needed := practice.Needed(r, &q, questions[:i])
				check := func(what, last string) {
					t.Helper()
					text := s.Draw(style, size.rows)
					lines := strings.Split(text+"> ", "\n")
					if len(lines) > size.rows {
						t.Errorf("%s, question %d at %d×%d, %s: %d lines\n%s", name, i+1, size.columns, size.rows, what, len(lines), text)
					}
					for _, line := range lines {
						if page.Width(line) > size.columns && !strings.Contains(line, "·") {
							t.Errorf("%s, question %d at %d columns, %s: too wide: %s", name, i+1, size.columns, what, line)
						}
					}
					flat := strings.Join(strings.Fields(text), " ")
					for _, v := range needed {
						if !strings.Contains(flat, practice.InWords(v.Quantity)+" ") {
							t.Errorf("%s, question %d at %d×%d, %s: %s is missing\n%s", name, i+1, size.columns, size.rows, what, v.Name, text)
						}
					}
					if !strings.Contains(flat, strings.Join(strings.Fields(q.Text), " ")) || !strings.Contains(flat, last) {
						t.Errorf("%s, question %d at %d×%d: %s\n%s", name, i+1, size.columns, size.rows, what, text)
					}
					if size.rows == 24 && size.columns == 80 && what == "asked" {
						if all++; strings.Contains(text, "\n  …\n") {
							cut++
						}
					}
				}
				check("asked", "")
				hint, _ := n.Hint(q, 0)
				s.Below = append(s.Below, hint, n.Case())
				check("hint and case", "")
				_, err := practice.ParseAnswer(r, q, "lots of it")
				s.Refused = report.Refused(err)
				check("refused", "lots of it")
				a := &practice.Answer{Text: "7 times", Low: 7 * q.Value.Value, High: 7 * q.Value.Value, ReadAs: "7 times as much"}
				if q.IsDecision() {
					a.Low = float64((q.Right+1)%len(q.Choices)) + 1
					a.High = a.Low
				}
				s.Above = n.Verdict(q, a, session.Answer(i, q, a, 1))
			}
		}
	}
	if cut*20 > all {
		t.Errorf("the feedback of %d of %d questions is cut off", cut, all)
	}
}
