package explain

import (
	"math"
	"slices"
	"strings"

	"botec/estimate/unit"
)

// plan says in which period a factor stands in a product.
type plan struct {
	in    period  // in which a rate is wanted
	lasts period  // in which a time is counted: 5 years in days; anyPeriod: as it is
	exact bool    // by its exact length: a year has 8,760 h
	gives bool    // the period of the product is that of this factor
	count int     // it stands for that count: 1 month ÷ 1 year for 1 ÷ 12; 0 for itself
	per   float64 // it is counted in so many seconds: 15 s ÷ 1 s is 15; 0: as it is
}

// plan finds for each factor of a product the period in which it stands: days stay days,
// and what is divided by a rate a second is a rate a second. in is the period in which
// the product is wanted.
func (h *head) plan(e *expr, in period) []plan {
	plans := make([]plan, len(e.parts))
	var timed []int // factors that are not yet in a pair
	for i, p := range e.parts {
		if t := p.dim.Time; t == 1 || t == -1 {
			timed = append(timed, i)
		}
	}
	pair := func(time1 int8, inverse1 bool, time2 int8, inverse2 bool, found func(i, j int)) {
		for {
			i, j := h.nearest(e, timed, time1, inverse1, time2, inverse2)
			if i < 0 {
				return
			}
			timed = slices.DeleteFunc(timed, func(k int) bool { return k == i || k == j })
			found(i, j)
		}
	}
	rateForTime := func(i, j int) { // 30 TB/day × 400 days
		rate, time := h.periodOf(e.parts[i].expr), h.periodOf(e.parts[j].expr)
		plans[i].in = min(rate, time)
		if time >= rate {
			plans[j].lasts = rate
		}
	}
	if i, j := h.brief(e, timed); i >= 0 {
		timed = slices.DeleteFunc(timed, func(k int) bool { return k == i || k == j })
		rateForTime(i, j)
	}
	pair(1, false, 1, true, func(i, j int) { // 24 h ÷ 12 h
		if counts := countsOf(e.parts[i].expr, e.parts[j].expr); counts != nil {
			plans[i].count, plans[j].count = counts[0], counts[1]
			return
		}
		if e.parts[j].kind == number && strings.HasPrefix(e.parts[j].text, "1 ") {
			plans[i].per, plans[j].count = e.parts[j].value, 1
			return
		}
		short := min(h.periodOf(e.parts[i].expr), h.periodOf(e.parts[j].expr))
		plans[i], plans[j] = plan{lasts: short, exact: true}, plan{lasts: short, exact: true}
	})
	pair(-1, false, -1, true, func(i, j int) { // 300k/s ÷ 1k/s
		in := min(h.periodOf(e.parts[i].expr), h.periodOf(e.parts[j].expr))
		if e.parts[i].dim.Money == 1 {
			in = max(h.periodOf(e.parts[i].expr), h.periodOf(e.parts[j].expr))
		}
		plans[i].in, plans[j].in = in, in
	})
	pair(-1, false, 1, false, rateForTime)
	pair(-1, true, 1, true, rateForTime)
	if len(timed) == 1 {
		i := timed[0]
		p := e.parts[i]
		plans[i].gives = true
		switch of := h.periodOf(p.expr); {
		case p.dim.Time == -1: // of 1 ÷ 200k/s too
			plans[i].in = in
		case e.dim == unit.Time && p.dim == unit.Time && !p.inverse && in != anyPeriod && in < of && of >= day:
			plans[i].lasts, plans[i].exact = in, true
		}
	}
	return plans
}

// brief finds a rate and the time in which it is given where a shorter time is below the
// line: what comes in a day comes in an hour of it, 480M/day × 1 day ÷ 1 h; -1, -1 for none.
func (h *head) brief(e *expr, timed []int) (rate, time int) {
	for _, i := range timed {
		for _, j := range timed {
			for _, k := range timed {
				r, t, b := e.parts[i], e.parts[j], e.parts[k]
				isRate, isTime := r.dim.Time == -1 && !r.inverse, t.dim.Time == 1 && !t.inverse && t.kind == number
				if !isRate || !isTime || b.dim.Time != 1 || !b.inverse || b.value >= t.value {
					continue
				}
				if of := h.periodOf(r.expr); of >= day && same(of.seconds(), t.value) {
					return i, j
				}
			}
		}
	}
	return -1, -1
}

// nearest is the pair of two kinds of factors that are the least apart, times by their
// length, rates and times by the unit in which they are given; -1, -1 for none.
func (h *head) nearest(e *expr, timed []int, time1 int8, inverse1 bool, time2 int8, inverse2 bool) (first, other int) {
	first, other = -1, -1
	least := math.Inf(1)
	for _, i := range timed {
		for _, j := range timed {
			p, q := e.parts[i], e.parts[j]
			if p.dim.Time != time1 || p.inverse != inverse1 || q.dim.Time != time2 || q.inverse != inverse2 {
				continue
			}
			of, in := float64(h.periodOf(p.expr)), float64(h.periodOf(q.expr))
			apart := math.Abs(of - in)
			switch {
			case time1 == 1:
				apart = distance(p.value / q.value)
			case in < of: // 1/day × 1 h
				apart += 0.5
			}
			if first < 0 || apart < least {
				first, other, least = i, j, apart
			}
		}
	}
	return first, other
}

// countsOf are the counts that two written times stand for where one divides the other: 1
// month ÷ 1 year is 1 ÷ 12.
func countsOf(above, below *expr) []int {
	if above.kind != number || below.kind != number {
		return nil
	}
	for _, ratio := range []float64{above.value / below.value, below.value / above.value} {
		if n := math.Round(ratio); n >= 1 && n < 1000 && same(n, ratio) {
			if above.value >= below.value {
				return []int{int(n), 1}
			}
			return []int{1, int(n)}
		}
	}
	return nil
}

// periodOf is the unit of time in which a rate or a time is given, or comes out.
func (h *head) periodOf(e *expr) period {
	switch {
	case e.dim.Time == 1:
		return h.timePeriod(e)
	case e.dim.Time != -1:
		return anyPeriod
	}
	switch e.kind {
	case number:
		return ratePeriod(e.text)
	case named:
		return h.namedPeriod(e)
	case sum:
		best := e.parts[0]
		for _, p := range e.parts {
			if p.value > best.value {
				best = p
			}
		}
		return h.periodOf(best.expr)
	case product:
		for _, p := range e.parts {
			if p.dim.Time == -1 && !p.inverse {
				return h.periodOf(p.expr)
			}
		}
		for _, p := range e.parts {
			if p.dim.Time == 1 && p.inverse {
				return h.periodOf(p.expr)
			}
		}
	}
	return second
}

// namedPeriod is that of a quantity.
func (h *head) namedPeriod(e *expr) period {
	if e.of == nil {
		return h.givenIn(e.quantity, e.value)
	}
	if p, ok := h.periods[e.of]; ok {
		return p
	}
	p := h.givenIn(e.quantity, e.value)
	if f := h.formula(e.of); f != nil && !f.hard {
		p = h.periodOf(f)
	}
	h.periods[e.of] = p
	return p
}

// timePeriod is the unit in which a time is printed.
func (h *head) timePeriod(e *expr) period {
	text := e.text
	switch {
	case e.kind == named:
		text = h.Printer.Quantity(e.value, e.dim, e.quantity.Shown)
	case e.kind > named:
		text = h.Printer.Quantity(e.value, e.dim, nil)
	}
	return ratePeriod(text)
}

// put makes a factor what the plan says: 5 years are 400 days × 5.
func (h *head) put(a amount, p plan, st *step) amount {
	if p.count > 0 {
		return amount{value: float64(p.count), text: digitsOf(float64(p.count))}
	}
	if p.per > 0 {
		n := a.value / p.per
		return amount{value: n, text: unit.Printer{Digits: shortest}.Number(n), inexact: a.inexact, from: a.from}
	}
	of := periodIn(a.text)
	switch {
	case of == day && same(a.value, year.seconds()) && p.exact:
		of = year
	case of == hour && same(a.value, day.seconds()):
		of = day
	}
	if p.lasts == anyPeriod || of <= p.lasts || a.shape >= negative {
		return a
	}
	l := exactly(of, p.lasts)
	if !p.exact {
		l = h.length(of, p.lasts, false)
		st.lengths = append(st.lengths, l)
	}
	n := a.value / of.seconds()
	a.value, a.text = n*l.count*l.in.seconds(), l.quantity()
	if !same(n, 1) {
		a.text += " × " + digitsOf(toDigits(n, shortest))
		a.shape = ofFactors
	}
	return a
}
