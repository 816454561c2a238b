package spoken

import (
	"math"
	"slices"
	"strings"

	"botec/estimate/unit"
)

// fitting gives an amount as one of the metric's dimension, or in a claim where
// only factors of it are such, these; else why it does not fit.
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
	for _, part := range a.parts {
		if part.problem != nil || m.Kind != Claim {
			continue
		}
		if fitted, problem := m.fit(text, part); problem == nil {
			fitted.bound, fitted.aside = a.bound, a.aside
			fit = append(fit, fitted)
		}
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
	if paid, ok := m.paid(a); ok && m.counts(paid.dim(), want) { // 1.5M/day of money
		return paid, nil
	}
	// the question or the column names the time
	if u, ok := m.Units.Lookup(m.Period); ok && m.counts(d.Mul(u.Dim), want) { // 30 TB/day of what is stored in a day
		if v := a.value(); m.Down && a.percent && d.IsNumber() && v > 0.5 && v <= 1 {
			a = m.rest(a)
		}
		return a.over(measure{1 / u.Factor, u.Dim.Pow(-1)}), nil
	}
	if u, ok := m.impliedPer(); ok && d != unit.Time && !a.percent && m.counts(d.Div(u.Dim), want) { // $4.5M, in a month
		return a.over(measure{u.Factor, u.Dim}), nil
	}
	return a, problem(a.Span, m.hint(text, &a), "%s is %s, but %s is %s", quote(text, a.Span), phraseOf(&a), m.name(), m.Dim.Phrase())
}

// paid is an amount without a currency in that of the metric, where an answer is one of
// money.
func (m *Metric) paid(a amount) (amount, bool) {
	if m.Kind != Answer || m.Dim.Money != 1 || a.dim().Money != 0 || a.percent {
		return a, false
	}
	a.up = a.up.times(measure{1, unit.Money})
	a.bare = false
	return a, true
}

// rest is what an availability leaves of the whole.
func (m *Metric) rest(a amount) amount {
	v := a.value()
	a.availability = unit.Printer{Digits: 12}.Quantity(v, unit.Dim{}, unit.Percent)
	a.digits, a.form = math.Round((1-v)*1e12)/1e12/a.each(), nil
	return a
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

// over divides an amount, but for the upper end of a range, by a measure.
func (a amount) over(u measure) amount {
	a.down = a.down.times(u)
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
	case m.Dim.WithoutNouns() == unit.Money && m.Kind == Answer:
		a.up, a.bare = a.up.times(measure{1, m.Dim}), false
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
	return slices.Contains(d.Nouns(), want)
}

func (m *Metric) name() string {
	if m.Name != "" {
		return m.Name
	}
	if m.Kind == Claim {
		return "the metric"
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
	number := strings.TrimSpace(text[a.Start:a.End])
	switch {
	case m.Kind != Answer && (!a.bare || a.top != nil):
		return ""
	case !a.bare || a.top != nil:
		return m.usualUnits()
	case m.Dim == unit.Rate && m.Period == "":
		return "write what it is per, as in " + number + "/s"
	case m.Kind != Answer:
		return ""
	}
	return m.usualUnits()
}

// usualUnits says what to write for the metric, "" where that is not known.
func (m *Metric) usualUnits() string {
	switch {
	case m.Dim == unit.Rate:
		return "write a rate, as 5k/s or 5M/day"
	case m.Dim == unit.Data:
		return "write data, in B, kB, MB, GB, TB or PB"
	case m.Dim == unit.Data.Div(unit.Time):
		return "write data a second, in MB/s, GB/s, Mbps or Gbps"
	case m.Dim == unit.Time:
		return "write a time, in ms, s, min, h or days"
	case m.Dim.WithoutNouns() == unit.Data:
		return "write data, in B, kB, MB or GB"
	case m.Dim == unit.Money.Div(unit.Time):
		return "write money in a time, as 5k/month or 200/day"
	case m.Dim == unit.Money:
		return "write money, as 5k"
	case m.Dim.IsNumber() && m.Share:
		return "write a share, as 5%"
	case m.Dim.WithoutNouns().IsNumber() && !m.Share:
		return "write a number alone, as 300 or 5M"
	}
	return ""
}
