package estimate

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/unit"
)

// uses marks what another formula uses. A default that a workload or fleet
// takes over and does nothing with does not count, nor does the model's advice.
func (b *builder) uses() {
	for _, i := range slices.Backward(b.order) {
		q := &b.Quantities[i]
		idle := !q.used && (q.Class == WorkloadGiven || q.Class == FleetGiven || q.Class == ScenarioWide)
		if idle && !strings.HasPrefix(q.Label, "node.") || q.Class == hidden && q.entry == nil {
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
		given := q.Class == Input || q.Class == WorkloadGiven || q.Class == FleetGiven && !strings.HasPrefix(q.Label, "node.")
		if given && !q.used && q.entry != nil && q.Origin == OriginGiven {
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
	if q.Class != Input || q.def == nil {
		return ""
	}
	var own []string
	for i := range b.Quantities {
		if of := &b.Quantities[i]; of.Label == q.Label && of.Owner != "" && of.used {
			own = append(own, of.Name)
		}
	}
	if len(own) == 0 {
		return ""
	}
	return "; " + strings.Join(own, ", ") + " has its own"
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
			if hint := q.Bound.Mend(d.WithoutNouns()); hint != "" {
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
