package practice

import (
	"strings"
	"time"

	"botec/estimate"
)

// FiveMinutes is how long an interview is meant to take. Nobody is interrupted.
const FiveMinutes = 5 * time.Minute

// Record is an interview in which the candidate chose the inputs. The questions of its
// session are the figures, judged by these inputs, and then the decisions.
type Record struct {
	Session
	Assumptions []Assumed `json:"assumptions"`
	Parts       []Part    `json:"parts"`   // the result by kind
	Seconds     int       `json:"seconds"` // how long it took
}

// Assumed is an assumption. All numbers are in base units.
type Assumed struct {
	Input    string  `json:"input"`
	Question string  `json:"question"`
	Answer   *string `json:"answer"` // nil where that of the case was taken
	Value    float64 `json:"value"`  // what the interview went on with
	Case     float64 `json:"case"`   // what the case has
	Unit     string  `json:"unit"`
	Text     string  `json:"text"` // what the case has, printed
	Score    float64 `json:"score"`
}

// Part is the result for one kind of answers.
type Part struct {
	Kind  string  `json:"kind"` // assumptions, arithmetic, units or decisions
	Score float64 `json:"score"`
	Max   float64 `json:"max"`            // the number of answers, given or not
	Note  string  `json:"note,omitempty"` // what to look at
}

// Plan is what an interview asks for.
type Plan struct {
	Assumptions []Assumption
	Figures     []Question
	Decisions   []Decision
}

// NewRecord starts an interview.
func NewRecord(scenario string) *Record {
	return &Record{Session: Session{Scenario: scenario, Open: true, Questions: []Answered{}}, Assumptions: []Assumed{}, Parts: []Part{}}
}

// Assume keeps an assumption; x is nil where that of the case is taken.
func (r *Record) Assume(a *Assumption, x *Answer) Assumed {
	out := Assumed{Input: a.Name, Question: a.Text, Value: a.Value.Value, Case: a.Value.Value, Unit: a.BaseUnit(), Text: a.Truth}
	if x != nil {
		out.Answer, out.Value, out.Score = &x.Text, x.Middle(), a.Points(x)
	}
	r.Assumptions = append(r.Assumptions, out)
	return out
}

// Finish computes the result by kind; result is the estimate that figures were judged by.
// An answer that is off by its unit alone costs its point for units, and has that for the
// arithmetic.
func (r *Record) Finish(result *estimate.Result, plan *Plan, took time.Duration) {
	r.Seconds = int(took.Seconds())
	stated := Part{Kind: "assumptions", Max: float64(len(plan.Assumptions))}
	arithmetic, units := Part{Kind: "arithmetic", Max: float64(len(plan.Figures))}, Part{Kind: "units", Max: float64(len(plan.Figures))}
	decided := Part{Kind: "decisions", Max: float64(len(plan.Decisions))}
	var far, wrong, mixed []string
	for _, a := range r.Assumptions {
		stated.Score += a.Score
		if a.Answer != nil && a.Score < 1 {
			far = append(far, InWords(result.Get(a.Input).Quantity))
		}
	}
	for i, q := range r.Questions {
		switch {
		case i >= len(plan.Figures):
			decided.Score += q.Score
		case q.Answer == nil:
		default:
			slip, _ := SlipOf(result, plan.Figures[i], &Answer{Low: *q.Low, High: *q.High})
			if slip.isOfUnits() {
				mixed = append(mixed, slip.Text)
				arithmetic.Score++
				continue
			}
			units.Score++
			arithmetic.Score += q.Score
			if slip.Text != "" {
				wrong = append(wrong, slip.Text)
			}
		}
	}
	stated.Note = strings.Join(far, ", ")
	if stated.Note != "" {
		stated.Note = "far from the case: " + stated.Note
	}
	arithmetic.Note, units.Note = strings.Join(wrong, ". "), strings.Join(mixed, ". ")
	r.Parts = []Part{stated, arithmetic, units, decided}
	r.Score, r.Max = 0, 0
	for i := range r.Parts {
		p := &r.Parts[i]
		p.Score = rounded(p.Score)
		r.Score, r.Max = rounded(r.Score+p.Score), r.Max+p.Max
	}
}

// isOfUnits says that a slip is one with units.
func (s Slip) isOfUnits() bool {
	return s.Kind == SlipPeriod || s.Kind == SlipBits || s.Kind == SlipThousand
}
