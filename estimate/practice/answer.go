package practice

import (
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/spoken"
	"botec/estimate/unit"
)

// Answer is somebody's estimate of a value: a number, or a range that holds it with
// a confidence of 90%.
type Answer struct {
	Text      string  // as it was written
	Low, High float64 // in base units, the same where it is a number
	ReadAs    string  // what the text was taken for: 3k/s
}

// IsRange says that the answer is a range.
func (a *Answer) IsRange() bool { return a.Low != a.High }

// ParseAnswer reads an answer to a question as people write it: 4k/s, about 4,000
// requests per second, 300 million a day, 150M * 2 / 86400, 2k to 6k. A bare number
// takes the unit that the question asks for. The error is [source.Errors], in the
// words of the answer.
func ParseAnswer(r *estimate.Result, q Question, text string) (*Answer, error) {
	got, problem := spoken.Read(text, metric(r, q))
	if problem != nil {
		file := &source.File{Name: "answer", Text: text, Flag: true}
		return nil, source.Errors{{File: file, Start: problem.Start, End: problem.End, Text: problem.Text, Hint: problem.Hint}}
	}
	return &Answer{Text: strings.TrimSpace(text), Low: min(got.Low, got.High), High: max(got.Low, got.High), ReadAs: got.String()}, nil
}

// metric says what an answer is read for.
func metric(r *estimate.Result, q Question) spoken.Metric {
	v := q.Value
	m := spoken.Metric{Name: "the answer", Kind: spoken.Answer, Dim: v.Type().Dim, Share: v.Shown.IsPercent(),
		In: askedUnit(v), Period: period(q.Text), Units: r.Scenario.Units(), Currency: r.Scenario.Units().Currency(), Printer: r.Printer}
	if v.Owner != "" {
		m.Nouns = append(m.Nouns, v.Owner)
	}
	return m
}

// askedUnit is the unit that a bare number takes: rates are asked for a second and
// costs for a month, unless the scenario shows another unit.
func askedUnit(v *estimate.Value) *unit.Display {
	text := ""
	switch v.Type().Dim {
	case unit.Rate:
		text = "/s"
	case unit.Money.Div(unit.Time):
		if text = "$/month"; v.Shown != nil {
			return v.Shown
		}
	}
	if text == "" {
		return nil
	}
	in, err := formula.ParseUnit(text, nil)
	if err != nil {
		return nil
	}
	return in
}

// period is the time that a question names: "day" of "stored in a day".
func period(question string) string {
	words := strings.FieldsFunc(question, func(r rune) bool { return strings.ContainsRune(" ,?.:", r) })
	for i, w := range words {
		if i > 0 && (words[i-1] == "a" || words[i-1] == "per") {
			switch w {
			case "second", "minute", "hour", "day", "week", "month", "year":
				return w
			}
		}
	}
	return ""
}
