package model

import (
	"math"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// reader reads model.txt. It is part of the tests because only the generator of
// standard.go runs it; the program never does. TestGrammar shows what it accepts.
type reader struct {
	*Model
	units map[string]*unit.Display
}

// readModel reads the text of a model. It panics on a mistake, which the first
// test finds.
func readModel(text string) *Model {
	m := reader{&Model{}, make(map[string]*unit.Display)}
	offset := 0
	var in *section
	for line := range strings.SplitSeq(text, "\n") {
		end := offset + len(line)
		offset = end + 1
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			m.sections = append(m.sections, section{name: strings.Trim(line, "[]")})
			in = &m.sections[len(m.sections)-1]
			continue
		}
		m.line(in, line, end)
	}
	for i := range m.sections {
		m.resolve(&m.sections[i])
	}
	return m.Model
}

// line reads one line of a section. It ends at the offset end.
func (m reader) line(in *section, line string, end int) {
	_, kind, _ := strings.Cut(in.name, " ")
	name, rest, _ := strings.Cut(line, ": ")
	switch {
	case kind == "advice", kind == "warnings", kind == "requirements", kind == "expectations", kind == "overload":
		condition, say, _ := strings.Cut(line, " -> ")
		condition, when, _ := strings.Cut(condition, " when ")
		in.rules = append(in.rules, Rule{*MustParse(condition), end - len(line), say, m.cases(when)})
	case kind == "cases":
		in.definitions = append(in.definitions, Definition{Name: name, When: m.cases(rest)})
	case in.name == "counts":
		in.definitions = append(in.definitions, Definition{Name: name, Noun: rest})
	case line[0] == ' ':
		of := &in.definitions[len(in.definitions)-1]
		text, when, _ := strings.Cut(strings.TrimLeft(line, " "), " when ")
		of.Others = append(of.Others, Variant{*MustParse(text), end - len(strings.TrimLeft(line, " ")), m.cases(when)})
	default:
		in.definitions = append(in.definitions, m.define(name, rest, end))
	}
}

// words are the terms that are not about a name.
var words = map[string]Word{"part": Part, "split_of": SplitOf, "whole": Whole, "priced": Priced, "kept_apart": KeptApart, "in_fleet": InFleet,
	"at_rest": AtRest, "needs": Needs, "costs": Costs, "serves": Serves, "again": Again, "later": Later,
	"fleets": Fleets}

// cases reads "a and not b or scenario.c".
func (m reader) cases(text string) (list Cases) {
	if text == "" {
		return nil
	}
	for part := range strings.SplitSeq(text, " or ") {
		var all []Term
		for word := range strings.SplitSeq(part, " and ") {
			var t Term
			t.Name, t.Not = strings.CutPrefix(word, "not ")
			if rest, ok := strings.CutPrefix(t.Name, "part_of."); ok {
				t.Name, t.Scope = rest, PartOf
			}
			if rest, ok := strings.CutPrefix(t.Name, "scenario."); ok {
				t.Name, t.Scope = rest, Scenario
			}
			if rest, ok := strings.CutPrefix(t.Name, "step."); ok {
				t.Name, t.Scope = rest, StepFleet
			}
			t.Word = words[t.Name]
			all = append(all, t)
		}
		list = append(list, all)
	}
	return list
}

// resolve gives the terms of a section the cases of its workloads or fleets.
func (m reader) resolve(in *section) {
	owner, _, _ := strings.Cut(in.name, " ")
	named := slices.IndexFunc(m.sections, func(s section) bool { return s.name == owner+" cases" })
	if named < 0 {
		return
	}
	resolve := func(list Cases) {
		for _, all := range list {
			for i, t := range all {
				if t.Scope != Scenario {
					all[i].Case = 1 + slices.IndexFunc(m.sections[named].definitions, func(d Definition) bool { return d.Name == t.Name })
				}
			}
		}
	}
	for _, d := range in.definitions {
		resolve(d.When)
		for _, o := range d.Others {
			resolve(o.When)
		}
	}
	for _, r := range in.rules {
		resolve(r.When)
	}
}

// define reads the rest of a line, "type = formula" and its modifiers. The line
// ends at the offset end.
func (m reader) define(name, rest string, end int) Definition {
	kind, text, _ := strings.Cut(rest, " = ")
	d := Definition{Name: name, Max: math.MaxFloat64, Offset: end - len(text), Expected: formula.Expected{Label: name}}
	text, when, _ := strings.Cut(text, " when ")
	d.When = m.cases(when)
	text, d.Neutral = strings.CutSuffix(text, " neutral")
	text, d.Expected.Each, _ = strings.Cut(text, " each ")
	text, given, _ := strings.Cut(text, " given in ")
	text, d.Factor, _ = strings.Cut(text, " not in % but ")
	for _, of := range []struct {
		words string
		limit *float64
	}{{" without % usually at most ", &d.BareUsual}, {" without % below ", &d.BareBelow}, {" usually at least ", &d.UsualMin}, {" central at least ", &d.CentralMin}} {
		var limit string
		if text, limit, _ = strings.Cut(text, of.words); limit != "" {
			*of.limit = m.number(limit)
		}
	}
	text, limit, under := strings.Cut(text, " under ")
	if under {
		limit, d.TooMuch, _ = strings.Cut(limit, " or ")
		d.Under = m.number(limit)
	}
	text, most, bounded := strings.Cut(text, " at most ")
	text, least, _ := strings.Cut(text, " at least ")
	text, d.Whole = strings.CutSuffix(text, " whole")
	d.Formula = *MustParse(text)
	if least != "" {
		d.Min = m.number(least)
	}
	if bounded {
		d.MaxText, d.Max = most, m.number(most)
	}
	switch kind {
	case "number":
	case "share", "%":
		d.Display = unit.Percent
		if kind == "share" {
			d.MaxText, d.Max = "100%", 1
		}
	case "count":
		d.Expected.AnyCount = true
	case "any":
		d.Expected.Any = true
	default:
		m.measure(&d, kind)
	}
	if given != "" {
		d.Expected.Units = strings.Split(given, ", ")
	}
	return d
}

// number computes a formula without names, in base units.
func (m reader) number(text string) float64 {
	b, _ := MustParse(text).Bind(nil, formula.Expected{Any: true})
	return b.Eval(b.Root, nil)
}

// measure reads a type that is a unit: the dimension it gives, the units in which a
// value would be written, and for money the unit of display.
func (m reader) measure(d *Definition, kind string) {
	u := m.units[kind]
	if u == nil {
		var err error
		if u, err = formula.ParseUnit(kind, nil); err != nil {
			panic("standard model: " + kind + ": " + err.Error())
		}
		m.units[kind] = u
	}
	d.Expected.Dim, d.Expected.DropNouns = u.Dim, u.Dim == unit.Rate
	switch d.Expected.Units = formula.UsualUnits(u.Dim); {
	case u.Dim == unit.Time: // those of the default, where it is written in numbers
		d.Expected.Units = []string{"years", "days"}
		if of := m.Find("defaults", d.Formula.Text); of != nil {
			d.Expected.Units = of.Expected.Units
		}
		if bounded := d.Max; bounded < math.MaxFloat64 {
			d.Expected.Most = bounded
		}
	case u.Dim.Money != 0:
		d.Expected.Units, d.Display = []string{kind}, u
	}
}
