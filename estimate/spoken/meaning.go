package spoken

import (
	"fmt"
	"math"
	"strings"

	"botec/estimate/unit"
)

// choose finds the one amount that fits the metric; sure says that a problem is
// not mended by another reading of B.
func (m *Metric) choose(text string, p *parser) (Reading, *Problem, bool) {
	list := p.amounts()
	var fit []amount
	var why *Problem
	for _, way := range []bool{false, true} { // the way to a result counts where the result does not fit
		for i := range list {
			a := &list[i]
			if a.way != way || way && len(fit) > 0 {
				continue
			}
			fitted, problem := m.fitting(text, a)
			if fit = append(fit, fitted...); why == nil && len(fitted) == 0 && !a.aside {
				why = problem
			}
		}
	}
	broken := brokenOf(list)
	switch {
	case len(list) == 0:
		return Reading{}, m.noNumber(text, p), true
	case broken != nil:
		return Reading{}, broken, len(fit) > 0
	case len(fit) == 0:
		if why == nil { // only asides
			if _, why = m.fitting(text, &list[0]); list[0].problem != nil {
				why = list[0].problem
			}
		}
		return Reading{}, why, false
	}
	fit = m.best(fit)
	a := fit[0]
	for i := range fit[1:] {
		b := &fit[i+1]
		if !alike(&a, b) {
			return Reading{}, problem(a.Span.to(b.Span).sorted(), "put the markers around one of them", "%s and %s could both be meant", quote(text, a.Span), quote(text, b.Span)), true
		}
	}
	if m.Kind == Cell {
		if problem := cell(text, &a, p); problem != nil {
			return Reading{}, problem, true
		}
	}
	return m.newReading(text, a, p), nil, true
}

// best drops what is less likely meant of amounts that all fit: where one counts
// what the metric counts, those that count something else (3 zones beside 557
// nodes), and shares beside numbers.
func (m *Metric) best(fit []amount) []amount {
	named := false
	for i := range fit {
		named = named || fit[i].own || !fit[i].bare && !fit[i].percent
	}
	likely := func(a *amount) bool { return !named || a.own || !a.counted }
	keep := func(list []amount, good func(*amount) bool) (kept []amount) {
		for i := range list {
			if good(&list[i]) {
				kept = append(kept, list[i])
			}
		}
		if len(kept) == 0 {
			return list
		}
		return kept
	}
	return keep(keep(fit, likely), func(a *amount) bool { return a.percent == m.Share })
}

// sorted is a span whose end is not before its start.
func (s Span) sorted() Span { return Span{min(s.Start, s.End), max(s.Start, s.End)} }

// brokenOf is the first problem of what stands outside of parentheses and is no
// way to a result.
func brokenOf(list []amount) *Problem {
	for i := range list {
		if list[i].problem != nil && !list[i].aside && !list[i].way {
			return list[i].problem
		}
	}
	return nil
}

// noNumber is the problem of a text without a number.
func (m *Metric) noNumber(text string, p *parser) *Problem {
	at := Span{0, len(text)}
	v := vocabulary()
	for i := range p.list {
		if _, n := phrase(p.list, i, v.unclear); n > 0 {
			return problem(p.span(i, n), "write a number", "%s is no number", quote(text, p.span(i, n)))
		}
		if p.isScale(i) {
			return problem(p.list[i].Span, "write a number before it", "%s has no number before it", quote(text, p.list[i].Span))
		}
	}
	return problem(at, "", "there is no number in %s", quote(text, at))
}

// cell refuses what a cell of data does not hold.
func cell(text string, a *amount, p *parser) *Problem {
	switch {
	case a.top != nil:
		return problem(a.Span, "write one number", "%s is a range", quote(text, a.Span))
	case a.bound != NoBound:
		return problem(a.Span, "write the number alone", "%s is a comparison", quote(text, a.Span))
	case len(p.hedges) > 0:
		return problem(p.hedges[0], "write the number alone", "%s makes the number uncertain", quote(text, p.hedges[0]))
	}
	return nil
}

// fitting gives an amount as one of the metric's dimension, or where only
// factors of it are such, these; else why it does not fit.
func (m *Metric) fitting(text string, a *amount) (fit []amount, why *Problem) {
	if a.problem == nil {
		fitted, problem := m.fit(text, *a)
		if problem == nil {
			return []amount{fitted}, nil
		}
		why = problem
	} else if why = a.problem; !a.aside {
		return nil, why
	}
	for i := range a.parts {
		part := a.parts[i]
		if part.problem != nil {
			continue
		}
		if fitted, problem := m.fit(text, part); problem == nil {
			fitted.bound, fitted.aside = a.bound, a.aside
			fit = append(fit, fitted)
		}
	}
	if len(fit) == 0 {
		fit = nil
	}
	return fit, why
}

// fit holds an amount, or both ends of a range, against the metric's dimension.
func (m *Metric) fit(text string, a amount) (amount, *Problem) {
	if v := a.lastDigit() + math.Abs(a.value()); math.IsInf(v, 0) || math.IsNaN(v) {
		return a, problem(a.Span, "", "%s is beyond all numbers", quote(text, a.Span))
	}
	if a.top != nil {
		top, problem := m.fit(text, *a.top)
		if problem != nil {
			return a, problem
		}
		a.top = &top
	}
	if m.Kind == Cell {
		return a, nil
	}
	if a.bare {
		return m.fitBare(text, a)
	}
	d, want := a.dim(), m.Dim
	if m.counts(d, want) {
		return a, nil
	}
	// the question or the column names the time
	if u, ok := m.Units.Lookup(m.Period); ok && m.counts(d.Mul(u.Dim), want) { // 30 TB/day of what is stored in a day
		return a.over(measure{1 / u.Factor, u.Dim.Pow(-1)}), nil
	}
	if u, ok := m.impliedPer(); ok && m.counts(d.Div(u.Dim), want) { // $4.5M, in a month
		return a.over(measure{u.Factor, u.Dim}), nil
	}
	return a, problem(a.Span, m.hint(text, &a), "%s is %s, but %s is %s", quote(text, a.Span), phraseOf(&a), m.name(), m.Dim.Phrase())
}

// impliedPer is the time that an amount may leave out: that of the question, or
// of the unit that is asked for.
func (m *Metric) impliedPer() (u unit.Unit, ok bool) {
	period := m.Period
	if m.Kind != Answer {
		period = ""
	}
	if m.In != nil && period == "" {
		period = m.In.Text[strings.LastIndexByte(m.In.Text, '/')+1:]
	}
	u, ok = m.Units.Lookup(period)
	return u, ok && u.Dim == unit.Time
}

// over divides an amount by a measure.
func (a amount) over(u measure) amount {
	a.down = a.down.times(u)
	if a.form != nil && a.top != nil {
		top := a.top.over(u)
		a.top = &top
	}
	return a
}

// fitBare gives a number without a unit that of the metric.
func (m *Metric) fitBare(text string, a amount) (amount, *Problem) {
	in := m.In
	data := m.Dim.WithoutNouns() == unit.Data || m.Dim.WithoutNouns() == unit.Data.Div(unit.Time)
	switch {
	case data && a.letter:
		return a, problem(a.Span, "write the unit, as in 64 GB or 64 GiB", "%s has no unit that is known", quote(text, a.Span))
	case in != nil:
		a.up = a.up.times(measure{in.Factor, m.Dim})
		if m.Share && in.IsPercent() {
			a.percent = true
		}
		return a, nil
	case m.Share && math.Abs(a.value()) > 1 && (a.top == nil || a.top.value() > 1):
		return a, problem(a.Span, "write the % sign", "%s may be percent or a number", quote(text, a.Span))
	case m.counts(unit.Dim{}, m.Dim):
		return a, nil
	case !a.unsure.empty():
		return a, unread(text, a.unsure, m.unitHint(text[a.unsure.Start:a.unsure.End]))
	case a.named.factor != 0 && m.Dim.WithoutNouns() == unit.Rate && m.counts(unit.Rate, m.Dim):
		a.up = a.up.times(a.named)
		return a, nil
	}
	return a, problem(a.Span, m.hint(text, &a), "%s has no unit, but %s is %s", quote(text, a.Span), m.name(), m.Dim.Phrase())
}

// counts says that a dimension serves as another: the same, but for what is
// counted above the line. A rate per user is not one of all.
func (m *Metric) counts(d, want unit.Dim) bool {
	if d == want {
		return true
	}
	if d.WithoutNouns() != want.WithoutNouns() {
		return false
	}
	above := false // what the text counts by a declared noun
	for _, n := range d.Nouns() {
		if n.Exp < 0 && !hasNoun(want, n) && !m.own(n.Noun) {
			return false
		}
		above = above || n.Exp > 0
	}
	for _, n := range want.Nouns() {
		if !hasNoun(d, n) && (n.Exp < 0 && m.Kind == Claim || n.Exp > 0 && above) {
			return false
		}
	}
	return true
}

func hasNoun(d unit.Dim, want unit.Power) bool {
	for _, n := range d.Nouns() {
		if n == want {
			return true
		}
	}
	return false
}

func (m *Metric) name() string {
	if m.Name != "" {
		return m.Name
	}
	return "what is asked"
}

// phraseOf names the dimension of an amount.
func phraseOf(a *amount) string {
	if a.percent && a.dim().IsNumber() {
		return "a share"
	}
	return a.dim().Phrase()
}

// hint says in which unit to write an amount that does not fit.
func (m *Metric) hint(text string, a *amount) string {
	switch {
	case m.Period != "" || !m.Dim.Mul(unit.Time).IsNumber():
	case a.bare:
		return fmt.Sprintf("write what it is per, as in %s/s", text[a.Start:a.End])
	}
	return ""
}
