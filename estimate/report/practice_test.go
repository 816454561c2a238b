package report_test

import (
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/page"
	"botec/estimate/practice"
	"botec/estimate/report"
)

const rooms = `units: [room]
inputs:
  sold: {value: 7M room / 30 days in room/day}
  onward: {value: 10%, note: of visitors go on}
  each: {value: 2..8 s, note: on a page}
  disk: 1 TB
  fee: $0.00001667
  row: 1 kB
metrics:
  a_day: sold * 1
  visits: a_day / onward / 1 room
  at_once: visits * each
  looked: sold * each * 30 days / 1 room in s
  bill: looked / 1 s * fee
  stored: a_day * row * 100 days / 1 room
  disks: ceil(stored / disk)
  cores: ceil(visits / (1k/s))
interview:
  a_day: How many rooms are sold a day?
  visits: How many visits are there a second?
  at_once: How many visitors are there at once?
  looked: How many seconds does a visit to each room take in all?
  bill: What does that cost?
  one:
    ask: Does one machine do?
    choices: {"yes": "max(disks, cores) <= 1", "no": "max(disks, cores) > 1"}
`

// TestAsk: an answer is repeated in the time that it was asked for and with its digits in
// groups, the middle of a range stands beside the range, and a small price as it is written.
func TestAsk(t *testing.T) {
	r := estimatetest.Text(t, rooms)
	n := report.NewInterview(r, practice.Questions(r), nil)
	style := page.Style{Width: 80}
	for i, want := range []string{"sold", "a day   233k rooms/day  from question 1", "each   4 s  2..8 s; on a page", "each",
		"looked   28,000,000 s  from question 4 fee $0.00001667"} {
		text := n.Ask(i)(style, 0)
		if !strings.Contains(strings.Join(strings.Fields(text), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("%s is missing in\n%s", want, text)
		}
		n.Verdict(n.Questions[i], nil, practice.Answered{})
	}
}

// TestDecision: the working of a decision names what a maximum is taken of, and has each
// step once.
func TestDecision(t *testing.T) {
	working := func(r *estimate.Result) string {
		n := report.NewInterview(r, practice.Questions(r), nil)
		text := ""
		for _, q := range n.Questions {
			text = n.Verdict(q, nil, practice.Answered{})(page.Style{Width: 80}, 0)
		}
		return text
	}
	if text, want := working(estimatetest.Text(t, rooms)), "max(disks 1, cores 1) = 1 ≤ 1"; !strings.Contains(text, want) {
		t.Errorf("%s is missing in\n%s", want, text)
	}
	if text, want := working(estimatetest.Preset(t, "rag-chatbot")), "\n  price of question "; strings.Count(text, want) != 1 {
		t.Errorf("want one step%s in\n%s", want, text)
	}
}

// TestLastStep: where a verdict is cut, the step that decides stays.
func TestLastStep(t *testing.T) {
	text := func(of string) report.Text { return func(page.Style, int) string { return of } }
	s := &report.Screen{Above: text("Right.\nfirst\nsecond\nthird\nfourth\nso 1\n"), Question: text("1/2  What?\n")}
	got := s.Draw(page.Style{Width: 80}, 10)
	if !strings.HasPrefix(got, "Right.\n") || !strings.Contains(got, "…\n") || !strings.Contains(got, "so 1\n") {
		t.Errorf("got\n%s", got)
	}
}

// TestJudged: an assumption that is off says first what the case has.
func TestJudged(t *testing.T) {
	r := estimatetest.Text(t, rooms)
	a := &practice.Assumption{Question: practice.Question{Value: r.Get("disk"), Truth: "1 TB"}}
	n := &report.OpenInterview{Result: r, Plan: &practice.Plan{Assumptions: []practice.Assumption{*a}}}
	got := n.JudgeAssumption(a, &practice.Answer{Text: "5TB", ReadAs: "5 TB", Low: 5e12, High: 5e12}, 0.5)(page.Style{Width: 100}, 0)
	if want := "Unusual: the case has 1 TB, yours is a factor of 5 above it. We go on with yours."; !strings.Contains(got, want) {
		t.Errorf("got %s", got)
	}
}
