package formula

import (
	"fmt"
	"strings"

	"botec/estimate/unit"
)

// A hint that offers text is true: put in place of what the error marks, the text
// makes the error go away. So an error has attempts, the likeliest first, and its
// hint comes from the first of them that passes a trial: the text is replaced, the
// formula is parsed and bound again, and no error may remain at that place. Only a
// formula with an error pays for this.

// attempt is one way to fix a formula: texts that may replace the bytes from start to
// end. They are different readings of what was meant.
type attempt struct {
	start, end int
	say        string // the hint, with %s for the texts; "" for the texts alone
	readings   []reading
	tolerant   bool // the text may leave an error of what is around it, as a corrected name does
	whole      bool // no error may remain in the formula, because the text needs what is around it
	rank       int  // attempts of a lower rank come first
}

// reading is a text to write, and what it means where that is not obvious.
type reading struct{ text, means string }

// maxTrials limits for how many errors of one formula texts are tried, because each
// trial binds the whole formula.
const maxTrials = 8

// offer is an attempt to replace a node.
func offer(n Node, say string, texts ...string) attempt {
	start, end := n.Span()
	return offerAt(start, end, say, texts...)
}

func offerAt(start, end int, say string, texts ...string) attempt {
	a := attempt{start: start, end: end, say: say}
	for _, text := range texts {
		a.readings = append(a.readings, reading{text: text})
	}
	return a
}

// offering gives an error attempts; its Hint is for the case that none passes.
func (e *Error) offering(attempts ...attempt) *Error {
	e.advice, e.attempts = e.Hint, append(e.attempts, attempts...)
	return e
}

// Offering gives an error texts that may replace what it marks; say is a hint with %s
// for them, "" for the texts alone. They are tried by [Error.Confirm].
func (e *Error) Offering(say string, texts ...string) *Error {
	return e.offering(offerAt(e.Start, e.End, say, texts...))
}

// settle makes the hint of an error from the first attempt with a text that passes. An
// error that is settled again has lost what depends on the failed texts.
func (e *Error) settle(text string, passes func(text string, start, end int, tolerant bool) trial) {
	if len(e.attempts) == 0 {
		return
	}
	for _, a := range e.attempts {
		var good, fair []reading
		for _, r := range a.readings {
			changed, start, end := text[:a.start]+r.text+text[a.end:], a.start, a.start+len(r.text)
			if a.whole {
				start, end = 0, len(changed)
			}
			switch passes(changed, start, end, a.tolerant) {
			case clean:
				good = append(good, r)
			case elsewhere:
				fair = append(fair, r)
			}
		}
		if len(good) == 0 {
			good = fair
		}
		if len(good) == 0 {
			continue
		}
		e.Start, e.End, e.Hint, e.Write = a.start, a.end, a.hint(good), nil
		for _, r := range good {
			e.Write = append(e.Write, r.text)
		}
		return
	}
	e.Hint, e.Write = e.advice, nil
}

// hint is the sentence that offers the readings.
func (a *attempt) hint(readings []reading) string {
	var list []string
	for _, r := range readings {
		text := r.text
		if r.means != "" {
			text += " (" + r.means + ")"
		}
		list = append(list, text)
	}
	say := a.say
	if say == "" {
		say = "%s"
	}
	or := ", or "
	if strings.HasSuffix(say, "?") {
		or = " or "
	}
	if n := len(list) - 1; n > 1 {
		list = append(list[:0], strings.Join(list[:n], ", "), list[n])
	}
	return strings.Replace(say, "%s", strings.Join(list, or), 1)
}

// trial is what becomes of a formula with a text of a hint in it.
type trial byte

const (
	failed    trial = iota // an error remains where the text is
	elsewhere              // an error of what is around the text
	clean
)

// classify tells from the errors of a formula what becomes of it with the text from start
// to end.
func classify(errs []*Error, start, end int, tolerant bool) trial {
	result := clean
	for _, e := range errs {
		switch {
		case e.End <= start || e.Start >= end: // it was there before
		case tolerant && (e.Start < start || e.End > end):
			result = elsewhere
		default:
			return failed
		}
	}
	return result
}

// tryParse is the trial of a text that did not parse and is not bound yet.
func tryParse(units *unit.Table) func(text string, start, end int, tolerant bool) trial {
	return func(text string, start, end int, tolerant bool) trial {
		if _, e := parse(text, units); e != nil {
			return classify([]*Error{e}, start, end, false)
		}
		return clean
	}
}

// tryBind is the trial of a text in its scope.
func tryBind(units *unit.Table, scope Scope, expected Expected) func(text string, start, end int, tolerant bool) trial {
	return func(text string, start, end int, tolerant bool) trial {
		f, e := parse(text, units)
		if e != nil {
			return classify([]*Error{e}, start, end, false)
		}
		b := &binder{Bound: new(Bound), scope: scope, expected: expected, trial: true}
		b.bind(f)
		return classify(b.errors, start, end, tolerant)
	}
}

// Confirm tries the texts that an error offers in the scope of its formula, which
// Parse does not know, and withdraws those that leave an error.
func (e *Error) Confirm(text string, units *unit.Table, scope Scope, expected Expected) {
	e.settle(text, tryBind(units, scope, expected))
}

// settleErrors makes the hints of the errors that the binder has found.
func (b *binder) settleErrors() {
	try := tryBind(b.units, b.scope, b.expected)
	tried := 0
	for _, e := range b.errors {
		switch {
		case len(e.attempts) == 0:
		case tried == maxTrials:
			e.Hint = e.advice
		default:
			tried++
			e.settle(b.Text, try)
		}
	}
}

// instead is the text of a node with another text for a part of it.
func (b *binder) instead(n, part Node, text string) string {
	from, to := n.Span()
	start, end := part.Span()
	return b.Text[from:start] + text + b.Text[end:to]
}

// operand is the text of a node as the operand of a product: in parentheses where it
// is a sum or a comparison.
func (b *binder) operand(n Node) string {
	switch n := n.(type) {
	case *Binary:
		if n.Op == Add || n.Op == Sub {
			return "(" + b.textOf(n) + ")"
		}
	case *Comparison, *In:
		return "(" + b.textOf(n) + ")"
	}
	return b.textOf(n)
}

// missingUnit is what a text lacks, for a sentence: what to multiply or divide by.
func missingUnit(text string, missing unit.Dim) string {
	switch missing {
	case unit.Time:
		return fmt.Sprintf("multiply by how long it lasts: %s * TIME", text)
	case unit.Rate:
		return fmt.Sprintf("divide by the time in which it happens: %s / TIME", text)
	case unit.Data:
		return fmt.Sprintf("multiply by the size of one: %s * SIZE", text)
	case unit.Dim{}.Div(unit.Data):
		return fmt.Sprintf("divide by the size of one: %s / SIZE", text)
	}
	return ""
}
