package spoken

import (
	"slices"
	"strings"

	"botec/estimate/unit"
)

// Mention is a quantity that a running text states: its span has the comparison and
// the units that bear on it, so that it can be read alone.
type Mention struct {
	Span
	Dim    unit.Dim
	Digits int    // that are written and mean something
	Bare   bool   // no unit is written
	Scaled bool   // million, k
	Range  bool   // it has two ends, or is a comparison
	Turned string // a word behind it that may make another quantity of it, "" for none
}

// Find returns the quantities that a text of any length states, in its order. What cannot
// be read without doubt is left out, and so is the way to a result before an =. The nouns,
// the units and the currency of the metric count, its dimension does not.
func Find(text string, m Metric) (list []Mention) {
	m.Kind, m.Name, m.In, m.Period, m.Dim, m.Share = Claim, "", nil, "", unit.Dim{}, false
	tokens := scan(text, render(text))
	for _, dim := range []unit.Dim{{}, unit.Rate} { // 300M daily posts: daily belongs to a rate
		m.Dim = dim
		p := parser{text: text, list: tokens, metric: &m}
		amounts := p.amounts()
		if !p.afar.empty() { // in millions: 5
			continue
		}
		for i := range amounts {
			if a := &amounts[i]; a.stands(amounts, i) {
				list = append(list, a.mention(text))
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Mention) int { return a.Start - b.Start })
	return slices.CompactFunc(list, func(a, b Mention) bool { return a.Span == b.Span })
}

// stands says that an amount is one that a claim could be about, and that nothing beside
// it is in doubt.
func (a *amount) stands(list []amount, i int) bool {
	switch {
	case a.problem != nil, a.way, len(a.parts) > 0:
		return false
	case i > 0 && list[i-1].problem != nil && a.Start-list[i-1].End <= 1:
		return false
	case i+1 < len(list) && list[i+1].problem != nil && list[i+1].Start-a.End <= 1:
		return false
	}
	return true
}

func (a *amount) mention(text string) Mention {
	m := Mention{Span: a.tight, Dim: a.dim(), Digits: 1, Bare: a.bare, Scaled: a.scale != 1, Range: a.top != nil || a.bound != NoBound}
	if m.empty() {
		m.Span = a.Span
	}
	if a.form != nil && a.form.num != nil {
		m.Digits = a.form.num.digits
	}
	if a.top != nil {
		before := strings.TrimRight(text[:a.Start], " \t\r\n")
		if word := "between"; len(before) >= len(word) && strings.EqualFold(before[len(before)-len(word):], word) {
			m.Start = len(before) - len(word)
		}
	}
	if word := strings.ToLower(text[a.unsure.Start:a.unsure.End]); vocabulary().turning[word] {
		m.Turned = word
	}
	return m
}
