package estimate

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// scope finds the names of a formula that stands in a workload, a fleet or the
// scenario itself.
type scope struct {
	*builder
	self int // the quantity that the formula is of, -1 for a condition
	q    *Quantity
}

// path is a name as the graph knows it; own says that the owner's own comes first.
func (s scope) path(path string) (plain string, own bool) {
	if s.q.resource != "" {
		path = strings.Replace(path, "RESOURCE", s.q.resource, 1)
	}
	if rest, ok := strings.CutPrefix(path, "part_of."); ok && s.q.partOf != "" {
		return s.q.partOf + "." + rest, false
	}
	return path, s.q.Owner != ""
}

// lookup finds a quantity of an owner by its label, without making its name.
func (g *Graph) lookup(owner, label string) (int, bool) {
	var memory [96]byte
	name := append(append(append(memory[:0], owner...), '.'), label...)
	i, ok := g.index[string(name)]
	return i, ok
}

// Resolve finds a quantity: its owner's own first, then the scenario's. In the
// formula of a name itself, that name is the scenario's.
func (s scope) Resolve(path string) (int, formula.Type, *formula.Error) {
	plain, own := s.path(path)
	i, ok := -1, false
	if own {
		if i, ok = s.lookup(s.q.Owner, plain); ok && i == s.self {
			ok = false
		}
	}
	if !ok {
		i, ok = s.index[plain]
	}
	if !ok {
		i, ok = s.number(plain)
	}
	if !ok && s.q.Class == hidden && s.q.entry == nil {
		return 0, formula.Type{}, &formula.Error{} // the model's advice passes over what is not there
	}
	if !ok && s.isBroken(plain) {
		return -1, formula.Type{}, nil
	}
	if !ok {
		return 0, formula.Type{}, s.unknown(plain)
	}
	return i, s.typeOf(i), nil
}

// isBroken says that a name is missing because its entry is wrong, which is said.
func (s scope) isBroken(name string) bool {
	broken := s.Scenario.broken
	owner, _, _ := strings.Cut(name, ".")
	return broken[name] || broken[owner] || s.q.Owner != "" && (broken[s.q.Owner+"."+name] || broken[s.q.Owner])
}

func (s scope) unknown(name string) *formula.Error {
	var names []string
	for i := range s.Quantities {
		if q := &s.Quantities[i]; q.Class < hidden {
			names = append(names, q.Name)
			if s.q.Owner != "" && q.Owner == s.q.Owner {
				names = append(names, q.Label)
			}
		}
	}
	if topic, _, dotted := strings.Cut(name, "."); dotted {
		names = append(names, numbersOf(topic)...)
	}
	hint := nearest(name, names)
	if hint == "" {
		hint, _ = unit.Refused(name)
	}
	return &formula.Error{Text: fmt.Sprintf("no quantity is called %s", name), Hint: hint}
}

// Reach finds what workloads.X, fleets.X and X.* reach over.
func (s scope) Reach(path string) (refs []int, t formula.Type, problem *formula.Error) {
	if below, ok := strings.CutSuffix(path, ".*"); ok {
		refs = s.below(below)
		if refs == nil {
			return nil, t, &formula.Error{Text: fmt.Sprintf("nothing stands below %s", below)}
		}
	} else {
		group, label, _ := strings.Cut(path, ".")
		refs = s.each(group, label)
		if refs == nil {
			return s.reachNone(group, label)
		}
	}
	for _, i := range refs {
		t = s.typeOf(i)
	}
	return refs, t, nil
}

func (s scope) below(path string) (refs []int) {
	plain, own := s.path(path)
	prefixes := []string{plain}
	if own {
		prefixes = []string{s.q.Owner + "." + plain, plain}
	}
	for _, prefix := range prefixes {
		for i := range s.Quantities {
			if rest, ok := strings.CutPrefix(s.Quantities[i].Name, prefix+"."); ok && !strings.Contains(rest, ".") {
				refs = append(refs, i)
			}
		}
		if refs != nil {
			break
		}
	}
	return refs
}

func (s scope) each(group, label string) (refs []int) {
	for i := range s.Quantities {
		q := &s.Quantities[i]
		isLoad := q.Class == WorkloadGiven || q.Class == WorkloadDerived
		isFleet := q.Class == FleetGiven || q.Class == FleetDerived
		if q.Label == label && i != s.self && (group == "workloads" && isLoad || group == "fleets" && isFleet) {
			refs = append(refs, i)
		}
	}
	return refs
}

// reachNone is the reach over no quantity: fine where the model knows the name.
func (s scope) reachNone(group, label string) ([]int, formula.Type, *formula.Error) {
	sections := []string{"workload given", "workload derived"}
	if group == "fleets" {
		sections = []string{"fleet given", "fleet derived"}
	}
	for _, section := range sections {
		if d := s.m.find(section, label); d != nil {
			return nil, formula.Type{Dim: d.want.Dim, None: true}, nil
		}
	}
	return nil, formula.Type{}, &formula.Error{
		Text: fmt.Sprintf("none of the %s has %s", group, label), Hint: nearest(label, s.m.names(sections...))}
}

// typeOf is the type of a quantity: declared by the model, or inferred from its formula.
func (s scope) typeOf(i int) formula.Type {
	q := &s.Quantities[i]
	switch {
	case q.state == bound:
		return q.Bound.Type
	case !q.want.Any:
		t := formula.Type{Dim: q.want.Dim}
		t.Share = q.def != nil && q.def.shown == unit.Percent
		return t
	case q.state == binding:
		return formula.Type{Bad: true} // a cycle; sort says which
	}
	s.bind(i)
	return s.Quantities[i].Bound.Type
}

// bind finds the names of a quantity's formula and checks its dimensions.
func (b *builder) bind(i int) {
	q := &b.Quantities[i]
	if q.state != fresh {
		return
	}
	q.state = binding
	want := *q.want
	if q.was != nil && want.Any {
		want = b.wantAsBefore(i, want)
	}
	if want.Any {
		want = b.wantAsOther(q, want)
	}
	if q.resource != "" {
		want.Label = q.Label
	}
	checked, errs := q.formula.Bind(scope{b, i, q}, want)
	q = &b.Quantities[i] // a number to know may have joined them
	q.Bound, q.state = checked, bound
	if q.def != nil && q.def.shown == unit.Percent && !checked.Type.Bad {
		checked.Type.Share = true
	}
	checked.Type.Zero = false
	for _, e := range errs {
		b.fail(q, e)
	}
}

// fail reports an error in a quantity's formula at its place.
func (b *builder) fail(q *Quantity, e *formula.Error) {
	if q.entry != nil {
		b.errors = append(b.errors, place(q.entry, e))
		return
	}
	start := 0
	if q.def != nil {
		start = q.def.start
	}
	text := e.Text
	if q.resource != "" {
		text = strings.ReplaceAll(text, "RESOURCE", q.resource)
	}
	if q.Name != "" && !strings.HasPrefix(text, q.Name) {
		text = q.Name + ": " + text
	}
	b.errors = append(b.errors, &source.Error{File: b.m.file, Start: start + e.Start, End: start + e.End, Text: text, Hint: e.Hint})
}

// wantAsBefore wants of a formula given by --set the dimension of the one that
// it takes the place of.
func (b *builder) wantAsBefore(i int, want formula.Want) formula.Want {
	f, err := parseEntry(*b.Quantities[i].was, b.Scenario.units)
	if err != nil {
		return want
	}
	before, errs := f.Bind(scope{b, i, &b.Quantities[i]}, want)
	if t := before.Type; len(errs) == 0 && !t.Bad && !t.Zero {
		want.Any, want.Dim = false, t.Dim
		_, want.Count = t.Dim.Counted()
		switch t.Dim {
		case unit.Data:
			want.Example = "1 B"
		case unit.Rate:
			want.Example = "1/s"
		}
	}
	return want
}

// wantAsOther wants of a bare number among the capacities and needs of a fleet
// what its counterpart is: a node of 50k for connections that are users counts
// them, and a node of 5k for requests lacks its /s.
func (b *builder) wantAsOther(q *Quantity, want formula.Want) formula.Want {
	side, resource, ok := strings.Cut(q.Label, ".")
	if !ok || q.Class != FleetGiven || !q.formula.BareCount() {
		return want
	}
	other, ok := b.lookup(q.Owner, map[string]string{"node": "needs", "needs": "node"}[side]+"."+resource)
	if !ok || b.Quantities[other].formula == nil || b.Quantities[other].formula.BareCount() {
		return want
	}
	t := scope{b, -1, q}.typeOf(other)
	if t.Bad || t.Dim.IsNumber() {
		return want
	}
	want.Any, want.Dim = false, t.Dim
	_, want.Count = t.Dim.Counted()
	if t.Dim == unit.Rate {
		want.Example = "1/s"
	}
	return want
}

// fleetResources holds each need of a fleet to the dimension of its node's capacity.
func (b *builder) fleetResources() {
	for i := range b.Quantities {
		need := &b.Quantities[i]
		resource, ok := strings.CutPrefix(need.Label, "needs.")
		if !ok || need.Class != FleetGiven {
			continue
		}
		j, ok := b.index[need.Owner+".node."+resource]
		if !ok {
			continue
		}
		b.bind(i)
		b.bind(j)
		need = &b.Quantities[i]
		node := &b.Quantities[j]
		if need.Bound.Type.Bad || node.Bound.Type.Bad {
			continue
		}
		if a, c := need.Bound.Type.Dim, node.Bound.Type.Dim; a != c && need.entry != nil {
			start, end := need.Bound.Root.Span()
			e := &formula.Error{Start: start, End: end,
				Text: fmt.Sprintf("the fleet %s needs %s in %s, but a node has it in %s: %s", need.Owner, resource, a, c, node.Formula())}
			e.Hint = need.Bound.Mend(c)
			b.fail(need, e)
			need.Bound.Type.Bad = true // what is computed from it says nothing
		}
	}
}

// conditions adds what a scenario expects.
func (b *builder) conditions() {
	for i := range b.Scenario.Expect {
		if b.Scenario.Changed {
			break
		}
		b.expects = append(b.expects, len(b.Quantities))
		b.write(Quantity{Class: hidden, want: &formula.Want{Label: "expect", Condition: true, Samples: true}}, &b.Scenario.Expect[i])
	}
	for _, i := range b.expects {
		b.bind(i)
	}
}

// scenarioAdvice adds the advice of the scenario's file.
func (b *builder) scenarioAdvice() {
	for i := range b.Scenario.Advice {
		a := &b.Scenario.Advice[i]
		when := len(b.Quantities)
		b.write(Quantity{Class: hidden, want: &formula.Want{Label: "when", Condition: true, Samples: true}}, &a.When)
		b.bind(when)
		text, formulas := cutSay(a.Say.Text)
		out := advice{when: when, text: text}
		for _, f := range formulas {
			at := a.Say.Part(f.start, f.start+len(f.text))
			j := len(b.Quantities)
			b.write(Quantity{Class: hidden, want: &formula.Want{Label: "say", Any: true, Samples: true}}, &Entry{Name: "say", Text: at})
			b.bind(j)
			out.show = append(out.show, b.Quantities[j].Bound)
		}
		b.advice = append(b.advice, out)
	}
}

type piece struct {
	text  string
	start int
}

// cutSay takes the formulas in braces out of a text.
func cutSay(say string) (text []string, formulas []piece) {
	at := 0
	for {
		open := strings.IndexByte(say[at:], '{')
		if open < 0 {
			break
		}
		open += at
		shut := strings.IndexByte(say[open:], '}')
		if shut < 0 {
			break
		}
		text = append(text, say[at:open])
		formulas = append(formulas, piece{say[open+1 : open+shut], open + 1})
		at = open + shut + 1
	}
	return append(text, say[at:]), formulas
}

// modelAdvice adds the advice of the standard model, for each workload and
// fleet and for the scenario. A line whose names a scenario does not have says
// nothing.
func (b *builder) modelAdvice() {
	seen := map[string]bool{}
	for i := range b.Quantities {
		q := b.Quantities[i]
		switch {
		case q.Owner == "" || seen[q.Owner]:
		case q.Class == WorkloadDerived:
			seen[q.Owner] = true
			b.rules("workload advice", "{workload}", q)
		case q.Class == FleetDerived:
			seen[q.Owner] = true
			b.rules("fleet advice", "{fleet}", q)
		}
	}
	if len(b.Scenario.Workloads) > 0 {
		b.rules("scenario advice", "{scenario}", Quantity{})
	}
}

func (b *builder) rules(section, mark string, of Quantity) {
	for i := range b.m.advice[section] {
		r := &b.m.advice[section][i]
		size, errs := len(b.Quantities), len(b.errors)
		b.bind(b.add(Quantity{Class: hidden, Owner: of.Owner, formula: r.when, want: &formula.Want{Any: true, Condition: true}}))
		if len(b.errors) > errs {
			b.Quantities, b.errors = b.Quantities[:size], b.errors[:errs]
			continue
		}
		b.advice = append(b.advice, advice{when: size, rule: r, mark: mark})
	}
}

// said binds the formulas in the text of one of the model's rules, which is
// left until the rule speaks.
func (g *Graph) said(a *advice) ([]string, []*formula.Bound) {
	if a.rule == nil {
		return a.text, a.show
	}
	b := &builder{Graph: g, m: standard()}
	of := &g.Quantities[a.when]
	text, formulas := cutSay(strings.ReplaceAll(a.rule.say, a.mark, of.Owner))
	var show []*formula.Bound
	for _, f := range formulas {
		bound, _ := mustParse(f.text).Bind(scope{b, -1, of}, formula.Want{Any: true})
		show = append(show, bound)
	}
	return text, show
}

// sort orders the graph so that each quantity stands behind those it uses, and
// reports cycles.
func (b *builder) sort() {
	b.order = make([]int, 0, len(b.Quantities))
	mark := make([]byte, len(b.Quantities)) // 1 on the way, 2 done
	var path []int
	var visit func(i int)
	visit = func(i int) {
		switch mark[i] {
		case 2:
			return
		case 1:
			b.cycle(path[slices.Index(path, i):])
			return
		}
		mark[i] = 1
		path = append(path, i)
		for _, refs := range b.Quantities[i].Bound.Refs {
			for _, r := range refs {
				visit(r)
			}
		}
		path = path[:len(path)-1]
		mark[i] = 2
		b.order = append(b.order, i)
	}
	for i := range b.Quantities {
		visit(i)
	}
}

// cycle reports a circle of formulas, at the first of them that a file writes.
func (b *builder) cycle(path []int) {
	start := max(0, slices.IndexFunc(path, func(i int) bool { return b.Quantities[i].entry != nil }))
	var names []string
	for k := range len(path) + 1 {
		names = append(names, b.Quantities[path[(start+k)%len(path)]].Name)
	}
	q := &b.Quantities[path[start]]
	from, to := q.Bound.Root.Span()
	b.fail(q, &formula.Error{Start: from, End: to, Text: "a cycle: " + strings.Join(names, " → ")})
}

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

// show settles the unit that each quantity is shown in: what display says, the
// unit behind "in" or of the written number, the model's, or that of the
// quantity that it passes on.
func (b *builder) show() {
	told := b.display()
	for _, i := range b.order {
		q := &b.Quantities[i]
		of := b.passed(q)
		if of != nil && q.entry == nil && (of.Class == Input || of.Class == ScenarioWide) {
			q.Origin = of.Origin
		}
		switch {
		case told[i] != nil:
			q.Shown = told[i]
		case q.Bound.Unit != nil:
			q.Shown = q.Bound.Unit
		case of != nil && of.Bound.Type.Dim == q.Bound.Type.Dim:
			q.Shown = of.Shown
		case q.def != nil && q.def.shown != nil:
			q.Shown = q.def.shown
		case q.Bound.Type.Share:
			q.Shown = unit.Percent
		}
	}
}

func (b *builder) displayError(e Entry, err error) {
	var fe *formula.Error
	if errors.As(err, &fe) {
		b.errors = append(b.errors, place(e.Text, fe))
	}
}

// display reads the units that the scenario wants quantities shown in.
func (b *builder) display() map[int]*unit.Display {
	told := make(map[int]*unit.Display)
	for _, e := range b.Scenario.Display {
		u, err := formula.ParseUnit(e.Text.Text, b.Scenario.units)
		if err != nil {
			b.displayError(e, err)
			continue
		}
		matched, fits := b.Scenario.broken[e.Name], b.Scenario.broken[e.Name]
		for i := range b.Quantities {
			q := &b.Quantities[i]
			if q.Class < hidden && Match(e.Name, q.Name) {
				matched = true
				if q.Bound.Type.Bad {
					fits = true // what is wrong with it is said
				} else if q.Bound.Type.Dim == u.Dim {
					told[i], fits = u, true
				}
			}
		}
		switch {
		case !matched:
			b.displayError(e, &formula.Error{End: len(e.Text.Text), Text: "display names nothing: the scenario has no " + e.Name, Hint: b.Nearest(e.Name)})
		case !fits:
			b.displayError(e, &formula.Error{End: len(e.Text.Text), Text: fmt.Sprintf("%s cannot be shown in %s, which is %s", e.Name, u.Text, u.Dim)})
		}
	}
	return told
}
