package drill

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/spoken"
	"botec/estimate/unit"
)

// Card is a question with its answer.
type Card struct {
	*Kind
	Question string
	Truth    float64 // in base units of Dim
	Classic  float64 // what older lists say, which is right too; 0 for none
	Dim      unit.Dim
	In       *unit.Display // the unit of Text, nil where the printer chose it
	Text     string        // the printed truth
	Way      string        // the short way to it, or what there is to know about it; "" for none

	short        float64 // the result of the short way; 0 for none
	rough, whole bool
}

// numberCard is the card of a number by heart.
func numberCard(k *Kind, p unit.Printer) (*Card, error) {
	q := k.number
	c := &Card{Kind: k, Question: q.Text, Truth: q.Answer, Classic: q.Classic, Dim: q.Dim, In: q.In, rough: q.Rough}
	c.Text = c.print(c.Truth, p)
	way, err := computed(q.Way, p)
	if err != nil {
		return nil, fmt.Errorf("card %s: %w", k.ID, err)
	}
	if c.Way = way; q.Classic != 0 {
		c.Way = strings.TrimPrefix(c.Way+"; older lists say "+p.Quantity(q.Classic, q.Dim, nil), "; ")
	}
	return c, nil
}

// print prints an answer: an availability with the digits that tell it from others, a
// whole number below a million with all of its digits (65,536).
func (c *Card) print(v float64, p unit.Printer) string {
	whole := math.Round(v)
	switch {
	case c.nearOne():
		p.Digits = max(p.Significant(), 4)
	case c.Dim.IsNumber() && !c.share() && 1 <= whole && whole < 1e6 && math.Abs(v-whole) < 1e-9*v:
		return unit.Grouped(strconv.FormatFloat(whole, 'f', -1, 64))
	}
	return p.Quantity(v, c.Dim, c.In)
}

// Answer is what somebody answered: a number, or a range.
type Answer struct {
	Text      string  // as it was written
	Low, High float64 // in base units, the same where it is a number
	ReadAs    string  // what the text was taken for: 3k/s
}

// Read reads an answer as people write it: 4k/s, about 100 µs, 10^5. A bare number
// takes the unit that the question asks for. The error is [source.Errors], in the words
// of the answer.
func (c *Card) Read(text string, p unit.Printer) (*Answer, error) {
	text = strings.TrimSpace(text)
	if problem := c.repeated(text); problem != nil {
		return nil, source.Errors{problem}
	}
	m := spoken.Metric{Name: "the answer", Kind: spoken.Answer, Dim: c.Dim, Share: c.share(),
		In: c.bareUnit(), Period: spoken.Period(c.Question), Printer: p}
	m.Down = m.Dim == unit.Time && m.Period != ""
	got, problem := spoken.Read(text, m)
	if problem != nil {
		file := &source.File{Name: "answer", Text: text, Flag: true}
		return nil, source.Errors{{File: file, Start: problem.Start, End: problem.End, Text: problem.Text, Hint: problem.Hint}}
	}
	return &Answer{Text: text, Low: min(got.Low, got.High), High: max(got.Low, got.High), ReadAs: got.String()}, nil
}

// repeated refuses a power, a product or a share that only repeats the question.
func (c *Card) repeated(text string) *source.Error {
	plain := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	share := c.Dim == unit.Time && strings.Contains(text, "%")
	if !strings.ContainsAny(text, "^*×") && !share || !strings.Contains(plain(c.Question), plain(text)) {
		return nil
	}
	hint := "write how much it is: about 5 thousand, 5k"
	if share {
		hint = "write how long it is, such as 5 min"
	}
	return &source.Error{File: &source.File{Name: "answer", Text: text, Flag: true}, End: len(text),
		Text: "that is the question", Hint: hint}
}

// share says that the answer is a share in percent.
func (c *Card) share() bool { return c.In.IsPercent() }

// bareUnit is the unit that a bare number takes, the one that the question names; nil
// where an answer needs one.
func (c *Card) bareUnit() *unit.Display {
	text := ""
	switch words := strings.Fields(c.Question); {
	case c.Dim == unit.Rate:
		text = "/s"
	case c.Dim == unit.Money:
		text = "$"
	case words[0] == "How" && words[1] == "many":
		text = words[2]
	case c.step != nil && !c.share():
		return c.In
	}
	if in, err := formula.ParseUnit(text, nil); err == nil && in.Dim == c.Dim {
		return in
	}
	return nil
}

// The factors by which an answer may be off for full marks and for half of them. What
// the usual roundings lose is right: a day as 10^5 s (0.86), a year as 400 days (1.1),
// 2^50 as 10^15 (0.89), 62^8 as 2^48 (1.29). Figures that differ between machines are
// about their order of magnitude.
const (
	goodFactor, halfFactor           = 1.3, 2
	goodRoughFactor, halfRoughFactor = 2, 5
)

// Score is 1, ½ or 0. Of a range the worse end counts.
func (c *Card) Score(a *Answer) float64 {
	if c.whole {
		off := max(math.Abs(a.Low-c.Truth), math.Abs(a.High-c.Truth)) / c.scale()
		return band(off, 0.01, 1.01)
	}
	good, half := float64(goodFactor), float64(halfFactor)
	if c.rough {
		good, half = goodRoughFactor, halfRoughFactor
	}
	if c.Classic != 0 && min(c.Truth/good, c.Classic/goodFactor) <= a.Low && a.High <= max(c.Truth*good, c.Classic*goodFactor) {
		return 1 // from the truth to what older lists say
	}
	return band(c.Off(a), good, half)
}

// band is 1 up to good, and ½ up to half.
func band(x, good, half float64) float64 {
	const slack = 1 + 1e-9 // for rounding
	switch {
	case x <= good*slack:
		return 1
	case x <= half*slack:
		return 0.5
	}
	return 0
}

// Off is the factor between an answer and the truth, at least 1; for availabilities the
// factor between what is left to 100%. It is infinite for an answer that is zero or has
// the other sign.
func (c *Card) Off(a *Answer) float64 {
	worst := 1.
	for _, v := range []float64{a.Low, a.High} {
		ratio := v / c.Truth
		if c.nearOne() {
			ratio = (1 - v) / (1 - c.Truth)
		}
		if !(ratio > 0) {
			return math.Inf(1)
		}
		worst = max(worst, ratio, 1/ratio)
	}
	return worst
}

// nearOne says that the distance to 100% is what matters.
func (c *Card) nearOne() bool { return c.share() && c.Truth >= 0.9 }

// scale is the number of base units in the unit that the truth is shown in.
func (c *Card) scale() float64 {
	if c.In != nil {
		return c.In.Factor
	}
	return 1
}

// TooLow says that an answer lies below the truth.
func (c *Card) TooLow(a *Answer) bool { return a.Low < c.Truth }
