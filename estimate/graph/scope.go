package graph

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// scope resolves the names in a formula of a workload, a fleet or the scenario. It
// writes to the graph only while that is being compiled, when it adds the reference
// numbers that formulas name and binds what it needs the type of.
type scope struct {
	g     *Graph
	build *builder    // nil once the graph is compiled
	self  int         // the quantity that the formula is of, -1 for none
	q     *Quantity   // in whose owner names are looked up first
	refs  *References // reference numbers that are not in the graph, nil for none
}

// scopeOf is the scope of a quantity's formula while the graph is compiled.
func (b *builder) scopeOf(i int) scope {
	return scope{g: b.Graph, build: b, self: i, q: &b.Quantities[i]}
}

// Scope resolves the names in formulas that are about a graph and not part of it:
// those of flags, or a condition between two scenarios. It also knows the reference
// numbers that the scenario does not use; a ref to one is no index of a quantity, so
// [Scope.Value] must be asked for values. Not for use by several goroutines.
type Scope struct{ scope }

// Scope returns a new scope for formulas about the whole scenario.
func (g *Graph) Scope() *Scope {
	return &Scope{scope{g: g, self: -1, q: &Quantity{Class: Unlisted, Entry: &scenario.Entry{}}, refs: &References{first: len(g.Quantities), measured: g.Measured}}}
}

// Value extends a function that gives the values of quantities to all refs that the
// scope has resolved.
func (s *Scope) Value(of func(quantity int) float64) func(ref int) float64 {
	return func(ref int) float64 {
		if v, ok := s.refs.Value(ref); ok {
			return v
		}
		return of(ref)
	}
}

// plainPath replaces RESOURCE and part_of in a path. own says whether the owner's
// quantities come first.
func (s scope) plainPath(path string) (plain string, own bool) {
	if s.q.resource != "" {
		path = strings.Replace(path, "RESOURCE", s.q.resource, 1)
	}
	if rest, ok := strings.CutPrefix(path, "part_of."); ok && s.q.partOf != "" {
		return s.q.partOf + "." + rest, false
	}
	if rest, ok := strings.CutPrefix(path, "step."); ok && s.q.step != "" {
		return s.q.step + "." + rest, false
	}
	return path, s.q.Owner != ""
}

// Resolve finds a quantity by its name: in the owner first, then in the scenario,
// then among the reference numbers. In the formula of a name itself, that name is
// the scenario's.
func (s scope) Resolve(path string) (int, formula.Type, *formula.Error) {
	plain, own := s.plainPath(path)
	if s.q.Class == Measured { // a number with its unit
		return 0, formula.Type{}, &formula.Error{Text: "a measured figure cannot use names such as " + plain}
	}
	if before, is := s.before(plain); is && before >= 0 {
		return before, s.typeOf(before), nil
	} else if is && s.q.Class == Replaced {
		own = false
	}
	i, ok := -1, false
	if own {
		if i, ok = s.g.Lookup(s.q.Owner, plain); ok && i == s.self {
			ok = false
		}
	}
	if !ok {
		i, ok = s.g.index[plain]
	}
	if !ok {
		if problem := s.inDollars(plain); problem != nil {
			return 0, formula.Type{}, problem
		}
	}
	if !ok && s.build != nil {
		i, ok = s.build.addReference(plain)
	}
	if !ok && s.build != nil && s.q.Class == Unlisted { // a condition
		i, ok = s.build.addTotal(plain)
	}
	if !ok && s.refs != nil {
		if ref, t, known := s.refs.lookup(plain); known {
			return ref, t, nil
		}
	}
	if !ok && s.q.Class == Unlisted && s.q.Entry == nil {
		return 0, formula.Type{}, &formula.Error{} // advice of the model: its line is skipped
	}
	if !ok && s.build != nil && slices.Contains(s.build.badPaths, strings.SplitN(plain, ".", 2)[0]) {
		return -1, formula.Type{}, nil
	}
	if !ok && s.g.Scenario.IsBroken(s.q.Owner, plain) {
		return -1, formula.Type{}, nil
	}
	if !ok {
		return 0, formula.Type{}, s.unknown(plain)
	}
	return i, s.typeOf(i), nil
}

// before tells whether a name is that of the formula itself, in full or alone, and which
// quantity is what the name was before the formula took its place, -1 for none.
func (s scope) before(name string) (quantity int, is bool) {
	if s.self < 0 || name != s.q.Label && (s.q.Owner == "" || name != s.q.Owner+"."+s.q.Label) {
		return -1, false
	}
	return s.q.before - 1, true
}

// inDollars is the error for a reference number that is an amount of money, in a scenario
// that counts money in another currency; nil for other names.
func (s scope) inDollars(name string) *formula.Error {
	units := s.g.Scenario.Units()
	if units.Currency() == "USD" || !scenario.IsReference(name) {
		return nil
	}
	_, t, problem := (&References{}).Resolve(name)
	if problem != nil || t.Dim.Money == 0 {
		return nil
	}
	return &formula.Error{Text: fmt.Sprintf("%s is in USD, and nothing is converted to %s", name, units.Currency()), Hint: "write the price itself, such as " + units.Amount("5", "")}
}

// Written is the text of a quantity that is a number, or takes its value from one as it
// is; "" for any other, and for 0.
func (s scope) Written(name string) string {
	plain, own := s.plainPath(name)
	i, ok := -1, false
	if own {
		i, ok = s.g.Lookup(s.q.Owner, plain)
	}
	if !ok {
		i, ok = s.g.index[plain]
	}
	for range s.g.Quantities { // a cycle ends here
		if !ok || s.g.Quantities[i].formula == nil {
			return ""
		}
		switch n := s.g.Quantities[i].formula.Root.(type) {
		case *formula.Literal:
			if n.Value == 0 {
				return ""
			}
			return strings.TrimSpace(s.g.Quantities[i].formula.Text)
		case *formula.Name:
			next, found := s.g.Lookup(s.q.Owner, n.Path)
			if !found || next == i {
				next, found = s.g.index[n.Path]
			}
			i, ok = next, found
		default:
			return ""
		}
	}
	return ""
}

// Mend says where a quantity is given and how it could lose the factor extra of its
// dimension; "" where that is not certain.
func (s scope) Mend(name string, extra unit.Dim) (at, hint string) {
	i, t, problem := s.Resolve(name)
	if problem != nil || i < 0 || i >= len(s.g.Quantities) || s.build == nil || t.Bad {
		return "", ""
	}
	q := &s.g.Quantities[i]
	if q.Entry == nil || q.Bound == nil || q.Bound.Root == nil {
		return "", ""
	}
	if e := q.Bound.Mend(s.build.scopeOf(i), t.Dim.Div(extra)); e != nil {
		return q.At(), e.Hint
	}
	return "", ""
}

// GluedB is a number such as 2B in the formula of a quantity that a scenario gives, and
// where that is; "" where it has none.
func (s scope) GluedB(name string) (at, number string) {
	i, _, problem := s.Resolve(name)
	if problem != nil || i < 0 || i >= len(s.g.Quantities) {
		return "", ""
	}
	q := &s.g.Quantities[i]
	if q.Entry == nil || q.Bound == nil || q.Bound.Formula == nil || q.Bound.Root == nil {
		return "", ""
	}
	return q.At(), q.Bound.GluedB()
}

// unknown is the error for a name that no quantity has.
func (s scope) unknown(name string) *formula.Error {
	if s.g.Scenario.IsData(name) {
		return s.unknownMeasured(name)
	}
	hint, _ := s.g.Scenario.Units().Refused(name)
	problem := &formula.Error{Text: fmt.Sprintf("there is no quantity named %s", name), Hint: hint}
	if s.build != nil && !s.build.suggests() {
		return problem
	}
	var names []string
	for i := range s.g.Quantities {
		if q := &s.g.Quantities[i]; q.Class < Unlisted {
			names = append(names, q.Name)
			if s.q.Owner != "" && q.Owner == s.q.Owner {
				names = append(names, q.Label)
			}
		}
	}
	if topic, _, dotted := strings.Cut(name, "."); dotted {
		names = append(names, scenario.ReferenceNames(topic)...)
	}
	problem.Write = formula.Nearest(name, names)
	return problem
}

// reached is what a path stands for: quantities and their common type, if that is known.
type reached struct {
	refs  []int
	t     formula.Type
	typed bool
}

// Reach finds the quantities of workloads.X, fleets.X or X.*, with their common type.
// All formulas with a path share the list of quantities, those of one owner where it is
// relative to that, but for the first ones of quantities that are in it themselves: more of
// these form a cycle anyway.
func (s scope) Reach(path string) (refs []int, t formula.Type, problem *formula.Error) {
	below, isBelow := strings.CutSuffix(path, ".*")
	group, label, _ := strings.Cut(path, ".")
	relative := strings.HasPrefix(label, "siblings.") || strings.HasPrefix(label, "parts.") // to the workload of the formula
	key := path
	if isBelow {
		key = s.q.Owner + " " + s.q.resource + " " + path
	}
	shared := !relative
	if shared && !isBelow && s.self >= 0 && s.q.Label == label && s.build != nil {
		s.build.exceptSelf[path]++
		shared = s.build.exceptSelf[path] > fewTerms
	}
	if shared {
		s.self = -1
	}
	if known, ok := s.g.reached[key]; ok && shared {
		if refs = known.refs; known.typed {
			return refs, known.t, nil
		}
	} else if isBelow {
		refs = s.below(below)
		if refs == nil {
			return nil, t, &formula.Error{Text: fmt.Sprintf("there are no quantities named %s", path)}
		}
	} else {
		refs = s.each(group, label)
		if len(refs) == 0 {
			return s.reachNone(group, label)
		}
	}
	remember := func(t formula.Type, typed bool) {
		if shared && s.build != nil {
			s.g.reached[key] = reached{refs, t, typed}
		}
	}
	remember(t, false) // for formulas that the types lead to
	t, problem = s.alike(path, refs)
	remember(t, problem == nil && !t.Bad)
	return refs, t, problem
}

// alike is the common type of the quantities of a path, an error where their
// dimensions differ.
func (s scope) alike(path string, refs []int) (formula.Type, *formula.Error) {
	t, first := s.typeOf(refs[0]), refs[0]
	for _, i := range refs[1:] {
		next := s.typeOf(i)
		switch {
		case t.Bad || next.Bad:
			return formula.Type{Bad: true}, nil
		case t.Zero:
			t, first = next, i
		case next.Zero:
		case next.Dim != t.Dim:
			return t, &formula.Error{Text: fmt.Sprintf("the quantities of %s have different dimensions: %s is %s, %s is %s",
				path, s.g.Quantities[first].Name, t.Dim, s.g.Quantities[i].Name, next.Dim)}
		}
		t.Share, t.Fraction = t.Share && next.Share, t.Fraction && next.Fraction
	}
	return t, nil
}

// below lists the quantities of X.*: in the owner if it has some, else in the scenario.
func (s scope) below(path string) (refs []int) {
	plain, own := s.plainPath(path)
	among := func(list iter.Seq[int], prefix string) {
		prefix += "."
		for i := range list {
			q := &s.g.Quantities[i]
			if rest, ok := strings.CutPrefix(q.Name, prefix); ok && q.Class != Replaced && !strings.Contains(rest, ".") {
				refs = append(refs, i)
			}
		}
	}
	if own {
		among(slices.Values(s.g.owned[s.q.Owner]), s.q.Owner+"."+plain)
	}
	if refs == nil {
		first, _, _ := strings.Cut(plain, ".")
		if list, isOwner := s.g.owned[first]; isOwner {
			among(slices.Values(list), plain)
			return refs
		}
		among(func(yield func(int) bool) {
			for i := range s.g.Quantities {
				if !yield(i) {
					return
				}
			}
		}, plain)
	}
	return refs
}

// each lists the quantities with a label in all workloads or fleets; the parts of a
// workload that is split take its place. A label parts.X is that of the parts of the
// owner, siblings.X that of the other parts of the workload that it is split from.
func (s scope) each(group, label string) (refs []int) {
	add := func(owner string) {
		if i, ok := s.g.Lookup(owner, label); ok && i != s.self {
			refs = append(refs, i)
		}
	}
	if group == "fleets" {
		refs = make([]int, 0, len(s.g.Scenario.Fleets))
		for i := range s.g.Scenario.Fleets {
			add(s.g.Scenario.Fleets[i].Name)
		}
		return refs
	}
	if of, ok := strings.CutPrefix(label, "parts."); ok {
		for _, part := range s.g.parts[s.q.Owner] {
			refs = s.appendOf(refs, part, of)
		}
		return refs
	}
	if of, ok := strings.CutPrefix(label, "siblings."); ok {
		for _, part := range s.g.parts[s.q.partOf] {
			if part != s.q.Owner {
				refs = s.appendOf(refs, part, of)
			}
		}
		return refs
	}
	refs = make([]int, 0, len(s.g.Scenario.Workloads))
	for i := range s.g.Scenario.Workloads {
		if l := &s.g.Scenario.Workloads[i]; !l.Split {
			add(l.Name)
		}
	}
	return refs
}

// appendOf adds a quantity of an owner to a list.
func (s scope) appendOf(refs []int, owner, label string) []int {
	if i, ok := s.g.Lookup(owner, label); ok {
		return append(refs, i)
	}
	return refs
}

// reachNone is the result of Reach for no quantities. It is no error where the model
// defines the name: the scenario has no workloads or fleets.
func (s scope) reachNone(group, label string) ([]int, formula.Type, *formula.Error) {
	sections := []string{"workload given", "workload derived"}
	if group == "fleets" {
		sections = []string{"fleet given", "fleet derived"}
	}
	label = strings.TrimPrefix(label, "siblings.")
	for _, section := range sections {
		if d := model.Standard().Find(section, label); d != nil {
			return nil, formula.Type{Dim: d.Expected.Dim, None: true}, nil
		}
	}
	problem := &formula.Error{Text: fmt.Sprintf("no %s has a quantity named %s", strings.TrimSuffix(group, "s"), label)}
	for _, near := range formula.Nearest(label, model.Standard().Names(sections...)) {
		problem.Write = append(problem.Write, group+"."+near)
	}
	return nil, formula.Type{}, problem
}

// typeOf is the type of a quantity, at any time.
func (s scope) typeOf(i int) formula.Type {
	if s.build == nil {
		return s.g.Quantities[i].Bound.Type
	}
	return s.build.typeOf(i)
}

// typeOf is the type of a quantity while the graph is compiled: that of its formula,
// which is bound for it, or else the one that the model declares. What a scenario gives
// is bound, since it may be a share where the model declares a number, and so is a
// formula of the model that passes it on. On the way through a cycle, which sort
// reports, a declared type is all there is.
func (b *builder) typeOf(i int) formula.Type {
	q := &b.Quantities[i]
	if q.state == fresh && (q.expected.Any || q.Entry != nil || q.passesOn()) {
		b.bind(i)
		q = &b.Quantities[i]
	}
	switch {
	case q.state == bound:
		return q.Bound.Type
	case !q.expected.Any:
		t := formula.Type{Dim: q.expected.Dim}
		t.Share = q.definition != nil && q.definition.Display.IsPercent()
		t.Fraction = t.Share
		return t
	}
	return formula.Type{Bad: true}
}

// passesOn says whether the formula is the name of another quantity.
func (q *Quantity) passesOn() bool {
	if q.formula == nil {
		return false
	}
	_, isName := q.formula.Root.(*formula.Name)
	return isName
}
