package explain

import (
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// head computes values as a person does: each quantity in a line or a few, with a result
// that is easy to go on with. A rate keeps the unit of time in which it is given until
// another one is wanted.
type head struct {
	simplifier
	digits  int // of results; 0: easy numbers
	done    map[wanted]amount
	periods map[*estimate.Value]period // see namedPeriod
	steps   []*step                    // each after those it uses
}

// wanted is a value, and the period in which a rate is wanted.
type wanted struct {
	of *estimate.Value
	in period
}

// amount is a number with its unit as it stands in a line.
type amount struct {
	value   float64 // what the text says, in base units
	dim     unit.Dim
	text    string
	shape   shape
	period  period  // of a rate
	digits  float64 // of a product of one number with powers of ten: its mantissa; else 0
	rounds  string  // how the result becomes a whole number: ceil, floor or round; "" for not
	inexact bool    // a given number in the text is rounded, or a term is left out
	from    []*step // the steps that computed the numbers in the text
}

// shape says how a text fits into a longer one.
type shape byte

const (
	plain     shape = iota
	unitAlone       // day, without a number
	negative        // begins with a minus sign
	ofFactors
	ofTerms
)

// step computes one value.
type step struct {
	of      *estimate.Value
	lines   []string
	results []string // what the last line gives: 300M/day and 3k/s
	from    []*step
	lengths []length
}

// slow is the rate below which one a day is not thought of as one a second, nor one a
// year as one a day.
const slow = 0.1

// isRate says that a dimension is that of requests, bytes or money in a time; what is for
// each of something, as 2/user/day, is not counted in another time.
func isRate(d unit.Dim) bool {
	per := func(n unit.Power) bool { return n.Exp < 0 }
	return d.Time == -1 && d.Data >= 0 && d.Length == 0 && d.Money >= 0 && !slices.ContainsFunc(d.Nouns(), per)
}

// about stands between numbers of which one is rounded.
const about = " ≈ "

// sign stands between what is computed and its result.
func sign(left, right amount) string {
	if !left.inexact && same(left.value, right.value) {
		return " = "
	}
	return about
}

// derive computes a value; a rate in a period, where one is wanted.
func (h *head) derive(v *estimate.Value, in period) amount {
	if !isRate(v.Type().Dim) || v.Central*in.seconds() < slow {
		in = anyPeriod
	}
	if a, ok := h.done[wanted{v, in}]; ok {
		return a
	}
	a := h.compute(v, in)
	h.done[wanted{v, in}] = a
	if a.period != in {
		h.done[wanted{v, a.period}] = a
	}
	return a
}

// compute is derive for a value that is not yet computed.
func (h *head) compute(v *estimate.Value, in period) amount {
	e := h.formula(v)
	if e == nil || e.hard {
		a := h.given(v.Quantity, v.Central)
		if in == anyPeriod || a.period == in {
			return a
		}
		st := &step{of: v, lines: []string{a.text}}
		h.steps = append(h.steps, st)
		a.from = []*step{st}
		return h.convert(v.Quantity, a, in)
	}
	st := &step{of: v}
	target := in
	if e.dim == unit.Time {
		target = periodIn(v.Print(v.Central))
	}
	left := h.evaluate(e, target, st)
	a, ok := h.done[wanted{v, left.period}]
	if !ok || left.period == anyPeriod {
		a = h.settle(left, e, v.Quantity)
		if a.text == left.text || e.isOneDay(left.text) && len(left.from) > 0 {
			a.from = left.from
		} else {
			st.lines = append(st.lines, left.text+sign(left, a)+a.text)
			st.results = []string{a.text}
			st.from = append(st.from, left.from...)
			h.steps = append(h.steps, st)
			a.from = []*step{st}
		}
	}
	if in != anyPeriod && a.period != in {
		h.done[wanted{v, a.period}] = a
		return h.convert(v.Quantity, a, in)
	}
	return a
}

// convert gives a rate in another period: 300M/day is 3k/s. The line that computed it
// goes on with that.
func (h *head) convert(q *graph.Quantity, a amount, in period) amount {
	var l length
	n := a.value * a.period.seconds()
	if a.period > in {
		l = h.length(a.period, in, true)
		n /= l.count
	} else {
		l = h.length(in, a.period, false)
		n *= l.count
	}
	out := h.settle(amount{value: n / in.seconds(), period: in}, nil, q)
	out.from = a.from
	if len(a.from) == 1 {
		st := a.from[0]
		st.lines[len(st.lines)-1] += sign(a, out) + out.text
		st.results = append(st.results, out.text)
		st.lengths = append(st.lengths, l)
	}
	return out
}

// askedIn is the period in which a rate is asked for: that of a printed answer, if there
// is one, else that in which it is printed; one that is given in a day is asked a second.
func (h *head) askedIn(v, root *estimate.Value, like string) period {
	if like == "" && root.Leaf() && v.Type().Dim == unit.Rate {
		like = h.Printer.Quantity(v.Central, v.Type().Dim, nil)
	}
	if like == "" {
		like = v.Print(v.Central)
	}
	return ratePeriod(like)
}

// settle rounds a result so that it is easy to go on with; e is the expression that it is
// the value of, nil for one that is only divided or multiplied by a length of time.
func (h *head) settle(left amount, e *expr, q *graph.Quantity) amount {
	var shown *unit.Display
	a := amount{dim: left.dim, period: left.period}
	switch {
	case q != nil:
		shown, a.dim = q.Shown, q.Type().Dim
	case e.kind == sum && a.dim.IsNumber() && strings.Contains(left.text, "%") && 1e-6 < left.value && left.value < 1:
		shown = unit.Percent
	}
	value := left.value
	if left.rounds != "" {
		value = rounded(left.rounds, value)
	}
	take := easy
	switch small := a.dim.WithoutNouns().IsNumber() && same(value, math.Round(value)); {
	case small && math.Abs(value) < 1000 && (left.rounds == "" || math.Abs(value) < 100):
		take = func(x float64) float64 { return x }
	case h.digits > 0:
		take = func(x float64) float64 { return toDigits(x, h.digits) }
	case left.digits > 0 && same(left.digits, h.digitsIn(value, a.dim, shown, a.period)):
		take = func(x float64) float64 { return toDigits(x, 3) }
	case e == nil || e.kind == sum || shown.IsPercent() || a.dim == unit.Time:
		take = func(x float64) float64 { return toDigits(x, 2) }
	}
	a.value, a.text = h.roundTo(take, value, a.dim, shown, a.period)
	for digits := 2; digits <= 4 && !same(a.value, value) && left.mentions(a.text); digits++ { // 3 TB/s × 95% is not 3 TB/s
		a.value, a.text = h.roundTo(func(x float64) float64 { return toDigits(x, digits) }, value, a.dim, shown, a.period)
	}
	a.shape = shapeOf(a.text)
	return a
}

// mentions says that an amount begins or ends with another one.
func (a amount) mentions(text string) bool {
	return strings.HasPrefix(a.text, text+" ") || strings.HasSuffix(a.text, " "+text)
}

// evaluate puts numbers into an expression. What takes a line of its own is added to the
// step: the terms of a sum that are products, the factors of a product that are sums.
func (h *head) evaluate(e *expr, in period, st *step) amount {
	a := amount{value: e.value, dim: e.dim, text: e.text}
	switch e.kind {
	case number:
		a.period = h.periodOf(e)
	case unitName:
		a.shape = unitAlone
	case named:
		if e.of == nil {
			return h.given(e.quantity, e.value)
		}
		return h.derive(e.of, in)
	case sum:
		return h.add(e, in, st)
	case product:
		return h.multiply(e, in, st)
	case power:
		return h.raise(e, st)
	case rounding:
		return h.roundOff(e, in, st)
	case function:
		if e.text == "available" {
			return h.available(e, st)
		}
		return h.apply(e, st)
	}
	return a
}

// include adds the text of a part.
func (a *amount) include(part amount, text string) {
	a.text += text
	a.from = append(a.from, part.from...)
	a.inexact = a.inexact || part.inexact
}

// inBrackets is a text beside × and behind ÷ and −.
func (a amount) inBrackets(least shape) string {
	if a.shape >= least {
		return "(" + a.text + ")"
	}
	return a.text
}

// operand is a part of a sum or product: in its place, or by its result where a person
// writes that down first.
func (h *head) operand(of *expr, p part, in period, st *step) amount {
	a := h.evaluate(p.expr, in, st)
	if p.atomic() || p.kind == power || p.kind == function {
		return a
	}
	out := h.settle(a, p.expr, nil)
	switch {
	case p.kind == sum && a.dim.IsNumber() && a.value != 1 && math.Abs(a.value-1) < 1e-6: // 1 − 1e-11
		return a
	case same(a.value, out.value) && !a.inexact && of.keepsInPlace(p, a.text):
		return a
	}
	st.lines = append(st.lines, a.text+sign(a, out)+out.text)
	st.from = append(st.from, a.from...)
	return out
}

// keepsInPlace says that a part is so simple that it needs no line of its own: the only
// product of two in a sum, or a sum of numbers in a product.
func (e *expr) keepsInPlace(p part, text string) bool {
	products := 0
	for _, q := range e.parts {
		if !q.atomic() {
			products++
		}
	}
	for _, q := range p.parts {
		if !q.atomic() && !(q.kind == sum && e.kind == sum) {
			return false
		}
	}
	if e.kind == sum {
		return products == 1 && strings.Count(text, " × ")+strings.Count(text, " ÷ ") <= 1
	}
	return p.dim.IsNumber() && len(p.parts) <= 3
}

// add adds terms.
func (h *head) add(e *expr, in period, st *step) amount {
	out := amount{dim: e.dim, shape: ofTerms, inexact: e.partial}
	if e.dim.Time == -1 {
		out.period = in
		if in == anyPeriod || !isRate(e.dim) {
			out.period = h.periodOf(e)
		}
	}
	largest := 0.
	for i, p := range e.parts {
		x := h.operand(e, p, out.period, st)
		largest = max(largest, math.Abs(x.value))
		text := x.text
		switch {
		case i == 0 && p.inverse:
			text = "−" + x.inBrackets(negative)
		case p.inverse:
			text = " − " + x.inBrackets(ofTerms)
			if x.shape == negative {
				text = " − (" + x.text + ")"
			}
		case i > 0 && x.shape == negative:
			text = " + (" + x.text + ")"
		case i > 0:
			text = " + " + text
		}
		if p.inverse {
			out.value -= x.value
		} else {
			out.value += x.value
		}
		out.include(x, text)
	}
	if len(e.parts) == 1 {
		out.shape = negative
	}
	if largest > 0 {
		_, scale := mantissa(largest)
		out.value = toDigits(scale*math.Round(1e14*out.value/scale)/1e14, allDigits-1) // 1 − 99.9% is 0.1%
	}
	return out
}

// multiply multiplies factors.
func (h *head) multiply(e *expr, in period, st *step) amount {
	out := amount{value: 1, dim: e.dim, shape: ofFactors, inexact: e.partial}
	plans := h.plan(e, in)
	numbers := 0 // that are no powers of ten
	for i, p := range e.parts {
		x := h.operand(e, p, plans[i].in, st)
		x = h.put(x, plans[i], st)
		if e.dim.Time == -1 && p.dim.Time != 0 && plans[i].gives {
			if out.period = x.period; p.dim.Time == 1 {
				out.period = ratePeriod(x.text)
			}
		}
		if p.inverse {
			out.value /= x.value
		} else {
			out.value *= x.value
		}
		if plans[i].count == 1 {
			continue
		}
		if m := x.mantissa(); !same(m, 1) {
			numbers++
			out.digits = m
		}
		out.include(x, x.behind(out.text == "", p.inverse))
	}
	if numbers > 1 {
		out.digits = 0
	}
	if e.dim.Time == -1 && out.period == anyPeriod {
		if out.period = in; in == anyPeriod {
			out.period = second
		}
	}
	return out
}

// mantissa is that of the number that an amount is written with.
func (a amount) mantissa() float64 {
	n := a.value
	if written := unit.Leading(strings.ReplaceAll(a.text, ",", "")); a.shape < ofFactors && written != 0 {
		n = written
	}
	m, _ := mantissa(n)
	return m
}

// behind is the text of a factor behind its operator; a unit stands beside its number.
func (a amount) behind(first, inverse bool) string {
	switch {
	case first && inverse:
		return "1 ÷ " + a.inBrackets(negative)
	case first && a.shape == negative:
		return a.text
	case first && a.shape == unitAlone:
		return "1 " + a.text
	case first:
		return a.inBrackets(ofTerms)
	case a.shape == unitAlone && inverse:
		return "/" + a.text
	case a.shape == unitAlone:
		return " " + a.text
	case inverse:
		return " ÷ " + a.inBrackets(negative)
	case a.shape == ofFactors:
		return " × " + a.text
	}
	return " × " + a.inBrackets(negative)
}

// isOneDay says that an expression is what comes in a day, as 30 TB/day × 1 day.
func (e *expr) isOneDay(text string) bool {
	rate, one := strings.CutSuffix(text, "/day × 1 day")
	return one && e.kind == product && len(e.parts) == 2 && !strings.Contains(rate, " × ")
}

// apply computes a function of the numbers that stand in its text.
func (h *head) apply(e *expr, st *step) amount {
	a := amount{dim: e.dim}
	var args []float64
	for i, p := range e.parts {
		x := h.operand(e, p, anyPeriod, st)
		text := x.text
		if i > 0 {
			text = ", " + text
		}
		a.include(x, text)
		args = append(args, x.value)
	}
	a.text = e.text + "(" + a.text + ")"
	a.value = e.called.Compute(args...)
	return a
}

// raise computes a power. Its exponent is what a head computes where that changes the
// result by no more than 2%, else the given number with as many digits as that takes.
func (h *head) raise(e *expr, st *step) amount {
	base := h.operand(e, e.parts[0], anyPeriod, st)
	lines, exact := len(st.lines), e.parts[1].value
	near := func(exponent float64) bool {
		return exponent == exact || within(math.Pow(base.value, exponent-exact), 1.02)
	}
	exponent := h.operand(e, e.parts[1], anyPeriod, st)
	if !near(exponent.value) {
		st.lines = st.lines[:lines]
		exponent = amount{value: exact}
		for digits := 2; digits < allDigits; digits++ {
			if exponent.value = toDigits(exact, digits); near(exponent.value) {
				break
			}
		}
		exponent.text, exponent.inexact = digitsOf(exponent.value), !same(exponent.value, exact)
	}
	inBrackets := func(a amount) string {
		if strings.ContainsAny(a.text, " /") || a.shape >= negative {
			return "(" + a.text + ")"
		}
		return a.text
	}
	out := amount{value: math.Pow(base.value, exponent.value), dim: e.dim}
	out.include(base, inBrackets(base)+"^")
	out.include(exponent, inBrackets(exponent))
	return out
}

// roundOff computes a ceil, floor or round. The text only has its name where it changes
// the number by more than is negligible.
func (h *head) roundOff(e *expr, in period, st *step) amount {
	a := h.evaluate(e.parts[0].expr, in, st)
	whole := rounded(e.text, a.value)
	if math.Abs(whole-a.value) > 0.05*math.Abs(a.value) {
		a.text, a.shape, a.value = e.text+"("+a.text+")", plain, whole
		a.inexact = a.inexact && !same(whole, e.value)
	}
	a.rounds = e.text
	return a
}

// stepsTo picks the steps that lead to an amount, in their order, without those whose
// results are known, and those that lead to these alone.
func (h *head) stepsTo(a amount, known func(v *estimate.Value, text string) bool) []*step {
	relevant := make(map[*step]bool)
	var mark func(from []*step)
	mark = func(from []*step) {
		for _, st := range from {
			unknown := func(text string) bool { return known == nil || !known(st.of, text) }
			if !relevant[st] && slices.ContainsFunc(st.results, unknown) {
				relevant[st] = true
				mark(st.from)
			}
		}
	}
	mark(a.from)
	return slices.DeleteFunc(slices.Clone(h.steps), func(st *step) bool { return !relevant[st] })
}
