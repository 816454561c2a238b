package practice

import (
	"strings"

	"botec/estimate"
	"botec/estimate/source"
	"botec/estimate/spoken"
	"botec/estimate/unit"
)

// Answer is somebody's estimate of a value: a number, or a range that holds it with
// a confidence of 90%.
type Answer struct {
	Text      string  // as it was written
	Low, High float64 // in base units, the same where it is a number; of a decision the number of the choice, from 1
	ReadAs    string  // what the text was taken for: 3k/s
}

// IsRange says that the answer is a range.
func (a *Answer) IsRange() bool { return a.Low != a.High }

// ParseAnswer reads an answer to a question as people write it: 4k/s, about 4,000
// requests per second, 300 million a day, 150M * 2 / 86400, 2k to 6k. A bare number
// takes the unit that the question asks for. A decision is answered with the letter, the
// number or a word of a choice. The error is [source.Errors], in the words of the answer.
func ParseAnswer(r *estimate.Result, q Question, text string) (*Answer, error) {
	if q.IsDecision() {
		return parseChoice(&q, text)
	}
	m := metric(r, q)
	got, problem := spoken.Read(text, m)
	if problem == nil && m.Down && strings.Contains(strings.ToLower(q.Text), strings.ToLower(strings.TrimSpace(text))) {
		problem = &spoken.Problem{End: len(text), Text: "that is the question", Hint: "write how long it is, such as 5 min"}
	}
	if problem != nil {
		file := &source.File{Name: "answer", Text: text, Flag: true}
		return nil, source.Errors{{File: file, Start: problem.Start, End: problem.End, Text: problem.Text, Hint: problem.Hint}}
	}
	return &Answer{Text: strings.TrimSpace(text), Low: min(got.Low, got.High), High: max(got.Low, got.High), ReadAs: got.String()}, nil
}

// mostAssumed bounds what somebody may assume, in base units.
const mostAssumed = 1e24

// ParseAssumption reads what somebody assumes, as [ParseAnswer] does: a number or range
// above zero and within reason.
func ParseAssumption(r *estimate.Result, a Assumption, text string) (*Answer, error) {
	x, err := ParseAnswer(r, a.Question, text)
	if err != nil || x.Low > 0 && x.High < mostAssumed {
		return x, err
	}
	problem := source.Error{File: &source.File{Name: "answer", Text: text, Flag: true}, End: len(text), Text: "nobody can assume that much"}
	if !(x.Low > 0) {
		problem.Text, problem.Hint = "an assumption is above zero", "write a number, or a range, above 0"
	}
	return nil, source.Errors{&problem}
}

// metric says what an answer is read for.
func metric(r *estimate.Result, q Question) spoken.Metric {
	v := q.Value
	if q.In == nil {
		q = q.asked(r)
	}
	m := spoken.Metric{Name: "the answer", Kind: spoken.Answer, Dim: v.Type().Dim, Share: v.Shown.IsPercent(),
		In: q.In, Period: spoken.Period(q.Text), Units: r.Scenario.Units(), Currency: r.Scenario.Units().Currency(), Printer: r.Printer}
	m.Down = m.Period != "" && m.Dim == unit.Time && v.Value < seconds(m.Period)/2
	if v.Owner != "" {
		m.Nouns = append(m.Nouns, v.Owner)
	}
	return m
}
