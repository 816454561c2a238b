package graph

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// uses marks what another formula uses. A default that a workload or fleet
// takes over and does nothing with does not count, nor does the model's advice.
func (b *builder) uses() {
	for _, i := range slices.Backward(b.Order) {
		q := &b.Quantities[i]
		idle := !q.used && (q.Class == WorkloadGiven || q.Class == FleetGiven || q.Class == ScenarioWide)
		if idle && !strings.HasPrefix(q.Label, "node.") || q.Class == Unlisted && q.Entry == nil {
			continue
		}
		for _, refs := range q.Bound.Refs {
			for _, r := range refs {
				b.Quantities[r].used = true
			}
		}
	}
}

// unused warns of what a file or --set gives and nothing uses, and of a count
// noun left over in a metric.
func (b *builder) unused() {
	b.uses()
	for i := range b.Quantities {
		q := &b.Quantities[i]
		if q.Entry != nil && q.Entry.FromFlag() && q.used && q.Class == Input && q.definition != nil {
			if own := b.own(q); len(own) > 0 {
				b.Warnings = append(b.Warnings, fmt.Sprintf("%s: %s, so %s does not change that", q.At(), ownText(own), q.Name))
			}
		}
		given := q.Class == Input || q.Class == WorkloadGiven || q.Class == FleetGiven && !strings.HasPrefix(q.Label, "node.")
		if given && !q.used && q.Entry != nil && q.Origin == scenario.OriginGiven && !b.wasUsed(q) {
			b.Warnings = append(b.Warnings, fmt.Sprintf("%s: nothing uses %s%s", q.At(), q.Name, b.instead(q)))
		}
		if q.Class == Metric {
			b.leftOver(q)
		}
	}
}

// instead names the workloads and fleets that have a value of their own in
// place of an input that is the default for all.
func (b *builder) instead(q *Quantity) string {
	if q.Class != Input || q.definition == nil {
		return ""
	}
	own := b.own(q)
	if len(own) == 0 {
		return ""
	}
	return "; " + ownText(own)
}

func ownText(own []string) string {
	if len(own) == 1 {
		return own[0] + " has its own"
	}
	return strings.Join(own, ", ") + " have their own"
}

// own lists what workloads and fleets give for themselves, and use, in place of
// an input that is the default for all.
func (b *builder) own(q *Quantity) (own []string) {
	for i := range b.Quantities {
		if of := &b.Quantities[i]; of.Label == q.Label && of.Owner != "" && of.used && of.Entry != nil && !of.Entry.FromFlag() {
			own = append(own, of.Name)
		}
	}
	return own
}

// wasUsed says that --set put another formula in place of one that used the
// quantity: that nothing uses it now is what was asked for.
func (b *builder) wasUsed(q *Quantity) bool {
	for i := range b.Quantities {
		e := b.Quantities[i].Entry
		if e == nil || e.Before == nil {
			continue
		}
		names := strings.FieldsFunc(e.Before.Text.Text, func(r rune) bool { return r != '_' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if slices.Contains(names, q.Name) {
			return true
		}
	}
	return false
}

func (b *builder) leftOver(q *Quantity) {
	d := q.Bound.Type.Dim
	if d.Time < -1 {
		b.Warnings = append(b.Warnings, fmt.Sprintf("%s: %s is %s: a rate of a rate", q.At(), q.Name, d))
	}
	if d.Data <= 0 && d.Money <= 0 && d.Time <= 0 {
		return
	}
	for _, n := range d.Nouns() {
		if n.Exp > 0 {
			text := fmt.Sprintf("%s: %s is %s, and keeps its %s", q.At(), q.Name, d, unit.Plural(n.Noun))
			if hint := q.Bound.HintFor(d.WithoutNouns()); hint != "" {
				text += "; " + strings.TrimSuffix(hint, "?")
				if strings.HasSuffix(hint, "?") {
					text += "?"
				}
			}
			b.Warnings = append(b.Warnings, text)
			return
		}
	}
}
