package graph

import (
	"fmt"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// scope finds the names of a formula that belongs to a workload, a fleet or the
// scenario itself. It writes to the graph only while that is being compiled.
type scope struct {
	*Graph
	build *builder  // nil once the graph is compiled
	self  int       // the quantity that the formula is of, -1 for none
	q     *Quantity // whose owner the names are looked up in first
	refs  *References
}

// scopeOf is the scope of a quantity's formula while the graph is compiled.
func (b *builder) scopeOf(i int) scope {
	return scope{Graph: b.Graph, build: b, self: i, q: &b.Quantities[i]}
}

// Scope finds the names of formulas that do not belong to a graph but are about
// it: what flags say, or a condition between two scenarios. Reference numbers
// that the scenario does not use are known to it too; [Scope.Value] has them.
type Scope struct{ scope }

// Scope is the scope of a formula about the graph as a whole.
func (g *Graph) Scope() *Scope {
	return &Scope{scope{Graph: g, self: -1, q: &Quantity{Class: Unlisted, Entry: &scenario.Entry{}}, refs: &References{First: len(g.Quantities)}}}
}

// Value is the value of a reference that the scope resolved: of a reference
// number, else what the function says of the quantity.
func (s *Scope) Value(of func(ref int) float64) func(ref int) float64 {
	return func(ref int) float64 {
		if v, ok := s.refs.Value(ref); ok {
			return v
		}
		return of(ref)
	}
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

// Resolve finds a quantity: its owner's own first, then the scenario's. In the
// formula of a name itself, that name is the scenario's.
func (s scope) Resolve(path string) (int, formula.Type, *formula.Error) {
	plain, own := s.path(path)
	i, ok := -1, false
	if own {
		if i, ok = s.Lookup(s.q.Owner, plain); ok && i == s.self {
			ok = false
		}
	}
	if !ok {
		i, ok = s.index[plain]
	}
	if !ok && s.build != nil {
		i, ok = s.build.number(plain)
	}
	if !ok && s.refs != nil {
		if ref, t, known := s.refs.Lookup(plain); known {
			return ref, t, nil
		}
	}
	if !ok && s.q.Class == Unlisted && s.q.Entry == nil {
		return 0, formula.Type{}, &formula.Error{} // the model's advice passes over what is not there
	}
	if !ok && s.Scenario.IsBroken(s.q.Owner, plain) {
		return -1, formula.Type{}, nil
	}
	if !ok {
		return 0, formula.Type{}, s.unknown(plain)
	}
	return i, s.typeOf(i), nil
}

func (s scope) unknown(name string) *formula.Error {
	var names []string
	for i := range s.Quantities {
		if q := &s.Quantities[i]; q.Class < Unlisted {
			names = append(names, q.Name)
			if s.q.Owner != "" && q.Owner == s.q.Owner {
				names = append(names, q.Label)
			}
		}
	}
	if topic, _, dotted := strings.Cut(name, "."); dotted {
		names = append(names, scenario.ReferenceNames(topic)...)
	}
	hint := formula.DidYouMean(name, names)
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
		if len(refs) == 0 {
			return s.reachNone(group, label)
		}
	}
	t, problem = s.alike(path, refs)
	return refs, t, problem
}

// alike is the one type of the quantities that a path reaches over: those of
// unlike dimensions cannot be taken together.
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
			return t, &formula.Error{Text: fmt.Sprintf("%s reaches over unlike quantities: %s is %s, %s is %s",
				path, s.Quantities[first].Name, t.Dim, s.Quantities[i].Name, next.Dim)}
		}
		t.Share = t.Share && next.Share
	}
	return t, nil
}

func (s scope) below(path string) (refs []int) {
	plain, own := s.path(path)
	prefixes := []string{plain}
	if own {
		prefixes = []string{s.q.Owner + "." + plain, plain}
	}
	for _, prefix := range prefixes {
		prefix += "."
		for i := range s.Quantities {
			if rest, ok := strings.CutPrefix(s.Quantities[i].Name, prefix); ok && !strings.Contains(rest, ".") {
				refs = append(refs, i)
			}
		}
		if refs != nil {
			break
		}
	}
	return refs
}

// each lists what the workloads or fleets have under a label.
func (s scope) each(group, label string) (refs []int) {
	add := func(owner string) {
		if i, ok := s.Lookup(owner, label); ok && i != s.self {
			refs = append(refs, i)
		}
	}
	if group == "fleets" {
		refs = make([]int, 0, len(s.Scenario.Fleets))
		for i := range s.Scenario.Fleets {
			add(s.Scenario.Fleets[i].Name)
		}
		return refs
	}
	refs = make([]int, 0, len(s.Scenario.Workloads))
	for i := range s.Scenario.Workloads {
		add(s.Scenario.Workloads[i].Name)
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
		if d := model.Standard().Find(section, label); d != nil {
			return nil, formula.Type{Dim: d.Expected.Dim, None: true}, nil
		}
	}
	return nil, formula.Type{}, &formula.Error{
		Text: fmt.Sprintf("none of the %s has %s", group, label), Hint: formula.DidYouMean(label, model.Standard().Names(sections...))}
}

func (s scope) typeOf(i int) formula.Type {
	if s.build == nil {
		return s.Quantities[i].Bound.Type
	}
	return s.build.typeOf(i)
}

// typeOf is the type of a quantity: declared by the model, or inferred from its formula.
func (b *builder) typeOf(i int) formula.Type {
	q := &b.Quantities[i]
	switch {
	case q.state == bound:
		return q.Bound.Type
	case !q.expected.Any:
		t := formula.Type{Dim: q.expected.Dim}
		t.Share = q.definition != nil && q.definition.Display.IsPercent()
		return t
	case q.state == binding:
		return formula.Type{Bad: true} // a cycle; sort says which
	}
	b.bind(i)
	return b.Quantities[i].Bound.Type
}
