package graph

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
)

// obstacle says what stands in the way of a quantity that has no effect: a formula of
// the model that would use it is replaced, or has a factor that is 0. "" for nothing.
// The sentence is about beside, which names of another owner are written in full for.
func (e *effects) obstacle(i int, beside *Quantity) string {
	q := &e.Quantities[i]
	var given, zero []string
	for k := range e.Quantities {
		of := &e.Quantities[k]
		if k != i && of.Entry != nil && of.definition != nil && (q.Owner == "" || of.Owner == q.Owner) && e.wouldUse(of, q.Label) {
			given = append(given, e.nameBeside(beside, of))
		}
	}
	switch {
	case len(given) == 1:
		return given[0] + " is given"
	case len(given) > 1:
		return strings.Join(given, " and ") + " are given"
	}
	factors := slices.ContainsFunc(e.hidden[i], func(h hiding) bool { return !h.branch })
	for _, h := range e.hidden[i] {
		if h.branch && factors {
			continue
		}
		if name := e.nameBeside(beside, &e.Quantities[h.by]); !slices.Contains(zero, name) {
			zero = append(zero, name)
		}
	}
	if len(zero) > 2 {
		zero = zero[:2]
	}
	switch len(zero) {
	case 0:
		return ""
	case 1:
		return zero[0] + " is 0"
	}
	return strings.Join(zero, " and ") + " are 0"
}

// wouldUse says whether the formula that a quantity would have, if it were not given,
// names a label.
func (e *effects) wouldUse(q *Quantity, label string) bool {
	f, _ := e.build.askerOf(q.Owner).choose(q.definition)
	return f != nil && slices.ContainsFunc(formula.NamesIn(f.Root), func(name *formula.Name) bool { return name.Path == label })
}

// nameBeside is the name of a quantity in a sentence about another.
func (e *effects) nameBeside(q, of *Quantity) string {
	if of.Owner == q.Owner {
		return of.Label
	}
	return of.Name
}

// follow adds what stands in the way further on: of a quantity that others pass on
// unchanged, and of which these have no effect.
func (e *effects) follow(i int) string {
	q := &e.Quantities[i]
	if text := e.obstacle(i, q); text != "" {
		return text
	}
	for k := range e.Quantities {
		if k != i && !e.effective[k] && usesAnyOf(&e.Quantities[k], i) {
			if text := e.obstacle(k, q); text != "" {
				return text
			}
		}
	}
	return ""
}

func usesAnyOf(q *Quantity, i int) bool {
	for r := range q.Bound.Uses() {
		if r == i {
			return true
		}
	}
	return false
}

// warnIdle warns of a value that is given and changes no result.
func (b *builder) warnIdle(e *effects, i int) {
	q := &b.Quantities[i]
	if q.Entry == nil || e.effective[i] || !q.Entry.AtHand() || q.isCapacity() || b.wasUsed(q) {
		return
	}
	if text := b.asUnits[q.Name]; text != "" && !q.used {
		b.warnReadAsUnit(q, text)
		return
	}
	if text := e.follow(i); text != "" {
		b.warning(q, "%s does nothing: %s", q.Name, text)
		return
	}
	b.warning(q, "%s is not used", q.Name)
}

// warnNeeds warns of what a fleet needs that is always nothing.
func (b *builder) warnNeeds(e *effects, i int) {
	q := &b.Quantities[i]
	if !e.zero[i] || q.Entry == nil || !strings.HasPrefix(q.Label, "needs.") || !q.Entry.AtHand() {
		return
	}
	why := ""
	if r := e.firstZero(q.Bound, q.Bound.Root); r >= 0 {
		why = fmt.Sprintf(": %s is 0", b.Quantities[r].Name)
	}
	b.warning(q, "%s is nothing%s", q.Name, why)
}
