package graph

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// warn adds the warnings of the file and of --set: what they give and no formula uses,
// and metrics whose unit looks wrong.
func (b *builder) warn() {
	b.Warnings = append(b.Warnings, b.Scenario.Warnings...)
	b.markUsed()
	b.asUnits = b.readAsUnits()
	var e *effects
	for i := range b.Quantities {
		q := &b.Quantities[i]
		if q.Entry == nil || !q.Entry.AtHand() {
			continue
		}
		if e == nil { // not for a preset as it is
			e = b.findEffects()
		}
		switch q.Class {
		case Input, WorkloadGiven, FleetGiven, WorkloadDerived, FleetDerived, PathGiven, PathDerived:
			b.warnIdle(e, i)
			b.warnOverridden(q)
			b.warnNeeds(e, i)
		case Metric:
			b.warnUnit(i)
			if text := b.asUnits[b.Quantities[i].Name]; text != "" && !b.Quantities[i].used {
				b.warnReadAsUnit(&b.Quantities[i], text)
			}
		}
	}
	b.warnBinary()
	b.warnNoPeak()
}

// warnNoPeak warns of fleets whose requests come at a rate that is no peak: no name in
// it says so, nor in what that is computed from.
func (b *builder) warnNoPeak() {
	for _, f := range b.Scenario.Fleets {
		rate, ok := b.Lookup(f.Name, "rate")
		if service, queued := b.Lookup(f.Name, "service_time"); !ok || !queued || b.Quantities[service].Entry == nil {
			continue
		}
		var visit func(i int) bool
		seen := make([]bool, len(b.Quantities))
		visit = func(i int) bool {
			if seen[i] {
				return false
			}
			seen[i] = true
			if strings.Contains(b.Quantities[i].Label, "peak") {
				return true
			}
			for r := range b.Quantities[i].Bound.Uses() {
				if visit(r) {
					return true
				}
			}
			return false
		}
		q := &b.Quantities[rate]
		for q.Entry == nil && b.passed(q) != nil {
			q = b.passed(q)
		}
		if q.Entry != nil && q.Entry.AtHand() && !visit(rate) {
			b.warning(q, "%s names no peak: %s; requests wait longest at the peak", q.Name, strings.TrimSpace(q.Bound.Text))
		}
	}
}

// readAsUnits gives the names that are spelled like units and that formulas read as
// units, behind a number and a /, each with such a formula.
func (b *builder) readAsUnits() map[string]string {
	var names map[string]string
	for i := range b.Quantities {
		q := &b.Quantities[i]
		if q.formula == nil || q.Entry == nil {
			continue
		}
		for _, name := range q.formula.AsUnits {
			if names == nil {
				names = make(map[string]string)
			}
			names[name] = q.formula.Text
		}
	}
	return names
}

// warnReadAsUnit warns of a name that nothing uses because a formula reads it as a unit.
func (b *builder) warnReadAsUnit(q *Quantity, text string) {
	b.warning(q, "%s is not used: in %s the %s is the unit; write (%s) for the name", q.Name, text, q.Name, q.Name)
}

func (b *builder) warning(q *Quantity, text string, args ...any) {
	b.Warnings = append(b.Warnings, q.At()+": "+fmt.Sprintf(text, args...))
}

// markUsed marks the quantities that another formula uses. The use by a default that
// is not used itself does not count, nor does that by the advice of the model.
func (b *builder) markUsed() {
	b.markPlanned()
	for _, i := range slices.Backward(b.Order) {
		q := &b.Quantities[i]
		if q.Class == Unlisted && q.Entry == nil && !q.used {
			continue
		}
		counts := q.used || q.Class != WorkloadGiven && q.Class != FleetGiven && q.Class != PathGiven && q.Class != ScenarioWide || q.isCapacity()
		for r := range q.Bound.Uses() {
			of := &b.Quantities[r]
			of.named, of.used = true, of.used || counts
		}
	}
}

// isCapacity says whether the quantity is a capacity of a fleet's node.
func (q *Quantity) isCapacity() bool {
	return q.Class == FleetGiven && strings.HasPrefix(q.Label, "node.")
}

// warnOverridden warns of a flag that sets a default which some workloads or fleets do
// not take, since they have a value of their own.
func (b *builder) warnOverridden(q *Quantity) {
	if q.Class != Input || q.definition == nil || !q.Entry.FromFlag() || !q.used {
		return
	}
	if names := b.overridden(q); len(names) > 0 {
		b.warning(q, "%s, so %s does not change it", haveOwn(names), q.Name)
	}
}

func haveOwn(names []string) string {
	if len(names) == 1 {
		return names[0] + " has a value of its own"
	}
	return strings.Join(names, ", ") + " have values of their own"
}

// overridden lists what workloads and fleets give for themselves, and use, where an
// input is the default for all.
func (b *builder) overridden(q *Quantity) (names []string) {
	for i := range b.Quantities {
		if of := &b.Quantities[i]; of.Label == q.Label && of.Owner != "" && of.used && of.Entry != nil && !of.Entry.FromFlag() {
			names = append(names, of.Name)
		}
	}
	return names
}

// warnUnit warns of a metric that is a rate of a rate, that has a power of bytes or of
// money, or that has both a noun and a
// unit: most often bytes for each user that should be bytes.
func (b *builder) warnUnit(i int) {
	q := &b.Quantities[i]
	d := q.Bound.Type.Dim
	if d.Time < -1 {
		b.warning(q, "%s is %s: a rate of a rate", q.Name, d)
	}
	if d.Data > 1 || d.Money > 1 {
		b.warning(q, "%s is %s: bytes or money multiplied by themselves", q.Name, d)
	}
	if d.Data <= 0 && d.Money <= 0 && d.Time <= 0 || q.Bound.Unit != nil && q.Bound.Unit.Dim == d { // core-hours, as written
		return
	}
	for _, n := range d.Nouns() {
		if n.Exp <= 0 {
			continue
		}
		hint := ""
		if fix := q.Bound.Mend(b.scopeOf(i), d.WithoutNouns()); fix != nil {
			hint = "; " + fix.Hint
		}
		b.warning(q, "%s is %s, so its unit still contains %s%s", q.Name, d, unit.Plural(n.Noun), hint)
		return
	}
}

// warnBinary warns, once, of a size such as 512 MB from which a cost follows together
// with a price per size: clouds count such sizes in MiB. A scenario that writes MiB or
// GiB anywhere knows the difference.
func (b *builder) warnBinary() {
	size := -1
	for i := range b.Quantities {
		if q := &b.Quantities[i]; q.Entry != nil && q.formula != nil && q.Origin == scenario.OriginGiven && q.formula.BinarySize() != "" {
			size = i
			break
		}
	}
	if size < 0 {
		return
	}
	priced := make([]bool, len(b.Quantities))
	for i := range b.Quantities {
		if q := &b.Quantities[i]; q.Entry != nil && q.formula != nil {
			if q.formula.HasBinaryUnit() {
				return
			}
			priced[i] = q.formula.HasDataPrice()
		}
	}
	if !b.meetInCost(size, priced) {
		return
	}
	q := &b.Quantities[size]
	text := q.formula.BinarySize()
	number, prefix := text[:len(text)-2], text[len(text)-2:len(text)-1]
	b.warning(q, "%s is in a cost with a price per size; clouds bill in MiB and GiB, so write %s%siB if that is what it is", text, number, prefix)
}

// meetInCost reports whether an amount of money follows from a quantity and from one of
// those with a price.
func (b *builder) meetInCost(size int, priced []bool) bool {
	sized := make([]bool, len(b.Quantities))
	sized[size] = true
	for _, i := range b.Order {
		for r := range b.Quantities[i].Bound.Uses() {
			sized[i], priced[i] = sized[i] || sized[r], priced[i] || priced[r]
		}
		d := b.Quantities[i].Bound.Type.Dim
		if sized[i] && priced[i] && d.Money == 1 && d.Data == 0 && b.Quantities[i].Class != Unlisted {
			return true
		}
	}
	return false
}
