// Package practice answers: how well do I estimate? It asks the questions of a system
// design interview about a scenario, and scores the answers.
//
// [Questions] makes questions about an estimate: those that the scenario has for an
// interview, else those in questions.txt. The values of the estimate are the true
// answers. [Requirements] lists the values that one must know to answer them.
// [ParseAnswer] reads an answer, a number, a range or a choice, and [Score] scores it: a
// number by the factor that it is off, a range by whether the truth is in it and how wide
// it is. [Vary] varies the inputs at random, so that a scenario can be practised more
// than once.
//
// A [Session] is one interview. [AppendSession] adds it to the history, and
// [ReadSessions] reads that. A range has a confidence of 90%, so the truth is in nine
// of ten ranges of somebody who is calibrated; [Calibrate] computes the actual share.
package practice

import (
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/spoken"
	"botec/estimate/unit"
)

// Question asks for one value of an estimate, or for a decision that follows from some.
type Question struct {
	*estimate.Value          // what is asked for; what a decision follows from, the first of Of
	Text            string   // the question, in words
	Hint            string   // the scenario's own, "" for none
	Truth           string   // the printed value, in the time that Text names; the right choice
	Choices         []string // of a decision, else nil
	Why             string   // of a decision, the comparison that decides it, "" for none
	Right           int      // the index of the right choice

	In    *unit.Display     // the unit that a bare number takes, nil for none: /day, $/month
	Of    []*estimate.Value // the value; all values that a decision follows from
	Needs []Requirement     // what one must know to answer, in the order of the scenario

	says []int // quantities whose values stand in the text
}

// IsDecision says whether the answer is one of Choices.
func (q *Question) IsDecision() bool { return len(q.Choices) > 0 }

// Questions lists what an interviewer asks about a scenario, in order. It is empty for a
// scenario in which nothing is computed.
func Questions(r *estimate.Result) (list []Question) {
	if len(r.Interview) == 0 {
		list = standardQuestions(r)
	} else {
		list = ownQuestions(r)
	}
	n := newNeeds(r)
	for i := range list {
		list[i].Needs = n.of(&list[i])
	}
	return list
}

// ownQuestions are those of the scenario, decisions last, without those of which the
// answer is given or zero, and decisions for which no choice is right.
func ownQuestions(r *estimate.Result) (list []Question) {
	var decisions []Question
	value := func(quantity int) float64 {
		if v := r.At(quantity); v != nil {
			return v.Value
		}
		return r.ValueAt(quantity)
	}
	for i := range r.Interview {
		asked := &r.Interview[i]
		q := Question{Text: r.AskOf(asked, r.Printer, value), Hint: r.HintOf(asked, r.Printer, value), says: asked.Says, Choices: r.ChoicesOf(asked, r.Printer, value)}
		for _, of := range asked.Of {
			if v := r.At(of); v != nil && r.Quantities[of].Class != graph.ReferenceNumber {
				q.Of = append(q.Of, v)
			}
		}
		if q.Right = asked.Right(value); len(q.Of) == 0 || q.IsDecision() && q.Right < 0 {
			continue
		}
		slices.SortStableFunc(q.Of, func(a, b *estimate.Value) int { return depth(a) - depth(b) })
		q.Value = q.Of[0]
		switch {
		case q.IsDecision():
			q.Truth = q.Choices[q.Right]
			q.Why = r.ComparisonOf(asked, q.Right, r.Printer, InWords, value)
			decisions = append(decisions, q)
		case isComputed(r, q.Value) && q.Value.Value > 0 && unit.Finite(q.Value.Value):
			list = append(list, q.asked(r))
		}
	}
	return append(list, decisions...)
}

// depth sorts what is computed before what is given.
func depth(v *estimate.Value) int {
	if v.Leaf() {
		return 1
	}
	return 0
}

// isComputed says whether a value takes working out. A rate that is given per day does,
// where it is asked for per second.
func isComputed(r *estimate.Result, v *estimate.Value) bool {
	return len(explain.Hints(r, v, nil)) > 0 || explain.Rounded(r, v, explain.Asked{}) != nil
}

// asked fills in the unit that the text asks for, and the truth in it.
func (q Question) asked(r *estimate.Result) Question {
	v := q.Value
	q.Truth = v.Text()
	d, period := v.Type().Dim, spoken.Period(q.Text)
	isMoney := d == unit.Money.Div(unit.Time)
	if period == "" && (d == unit.Rate || isMoney && v.Shown == nil) {
		period = "second"
		if isMoney {
			period = "month"
		}
	}
	symbol := period
	switch period {
	case "second":
		symbol = "s"
	case "minute":
		symbol = "min"
	case "hour":
		symbol = "h"
	}
	if per, err := formula.ParseUnit("/"+symbol, nil); period != "" && err == nil && d.Time == -1 && periodOf(q.Truth) != symbol {
		p := r.Printer
		p.Units = r.Scenario.Units()
		q.Truth = unit.Join(p.Quantity(v.Value/per.Factor, d.Mul(unit.Time), nil), "/"+symbol)
	}
	q.In = askedUnit(r, v, q.Text, symbol)
	return q
}

// askedUnit is the unit that a bare number takes, nil for none: that of "how many
// minutes", percent of a share, and of what is counted or paid the time.
func askedUnit(r *estimate.Result, v *estimate.Value, text, period string) *unit.Display {
	d := v.Type().Dim
	parse := func(text string) *unit.Display {
		u, err := formula.ParseUnit(text, r.Scenario.Units())
		if err != nil || u.Dim != d {
			return nil
		}
		return u
	}
	_, isCount := d.Mul(unit.Time).Counted()
	switch {
	case d.IsNumber() && v.Shown.IsPercent() && strings.Contains(text, "percent"):
		return unit.Percent
	case d == unit.Rate:
		return parse("/" + period)
	case isCount && period != "":
		per, err := formula.ParseUnit("/"+period, nil)
		if err != nil {
			return nil
		}
		return &unit.Display{Text: per.Text, Factor: per.Factor, Dim: d}
	case d == unit.Money.Div(unit.Time) && period != "":
		u, _ := formula.ParseUnit("$/"+period, nil) // in any currency
		return u
	case d == unit.Money.Div(unit.Time):
		return v.Shown
	}
	if _, after, ok := strings.Cut(strings.ToLower(text), "how many "); ok {
		word, _, _ := strings.Cut(strings.TrimSpace(after), " ")
		return parse(word)
	}
	return nil
}

// periodOf is the time behind the last slash of a printed quantity: "day" of 5M/day, "s"
// of Gbps; "" for none.
func periodOf(text string) string {
	if strings.HasSuffix(text, "bps") {
		return "s"
	}
	return text[strings.LastIndexByte(text, '/')+1:]
}
