package practice_test

import (
	"testing"
	"time"

	"botec/estimate/estimatetest"
	"botec/estimate/practice"
)

// TestRecord: an answer that is off by its unit alone loses the point for units, one that
// is off otherwise that for arithmetic.
func TestRecord(t *testing.T) {
	r := estimatetest.Text(t, "inputs: {dau: 10M}\nworkloads: {post: {writes: dau * 2/user/day, size: 10 kB}}\n")
	questions := practice.Questions(r)
	plan := &practice.Plan{Assumptions: practice.Assumptions(r, questions), Figures: questions[:4]}
	rec := practice.NewRecord("feed")
	for i := range plan.Assumptions {
		a := &plan.Assumptions[i]
		rec.Assume(a, &practice.Answer{Text: "mine", Low: a.Value.Value, High: a.Value.Value})
	}
	s := practice.NewSession("feed", len(plan.Figures))
	for i, factor := range []float64{1, 1000, 1 / 86400.} { // right, a prefix, a second's for a day's
		q := plan.Figures[i]
		s.Answer(i, q, &practice.Answer{Low: factor * q.Value.Value, High: factor * q.Value.Value}, 0)
	}
	rec.Questions = s.Questions
	rec.Finish(r, plan, 65*time.Second)
	n := float64(len(plan.Assumptions))
	want := []practice.Part{{Kind: "assumptions", Score: n, Max: n}, {Kind: "arithmetic", Score: 3, Max: 4}, {Kind: "units", Score: 1, Max: 4}, {Kind: "decisions"}}
	for i := range rec.Parts {
		got := rec.Parts[i]
		got.Note = ""
		if got != want[i] {
			t.Errorf("got %+v, want %+v", got, want[i])
		}
	}
	if rec.Score != n+4 || rec.Max != n+8 || rec.Seconds != 65 {
		t.Errorf("%v of %v in %d s", rec.Score, rec.Max, rec.Seconds)
	}
}
