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
	for _, k := range e.replaced[ofOwner{q.Owner, q.Label}] {
		if k != i {
			given = append(given, e.nameBeside(beside, &e.Quantities[k]))
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
		if len(zero) == 2 {
			break
		}
	}
	switch len(zero) {
	case 0:
		return ""
	case 1:
		return zero[0] + " is 0"
	}
	return strings.Join(zero, " and ") + " are 0"
}

// wouldUse lists the labels that the formula names which a quantity would have, if it were
// not given.
func (e *effects) wouldUse(q *Quantity) (labels []string) {
	if f, _ := e.build.askerAbout(q).choose(q.definition); f != nil {
		for _, name := range formula.NamesIn(f.Root) {
			if !slices.Contains(labels, name.Path) {
				labels = append(labels, name.Path)
			}
		}
	}
	return labels
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
	for _, k := range e.users[i] {
		if k != i {
			if text := e.obstacle(k, q); text != "" {
				return text
			}
		}
	}
	return ""
}

// warnIdle warns of a value that is given and changes no result.
func (b *builder) warnIdle(e *effects, i int) {
	q := &b.Quantities[i]
	if q.Entry == nil || e.effective[i] || !q.Entry.AtHand() || q.isCapacity() || e.before[q.Name] {
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
	if text := b.asUnits[q.Name]; text != "" {
		b.warnReadAsUnit(q, text)
		return
	}
	b.warning(q, "%s", unusedText(q))
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
