package model

import (
	"math"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// reader reads the model's text.
type reader struct {
	*Model
	units map[string]*unit.Display
}

// readModel reads the text of a model. A mistake in it is a defect of the
// build, found by the first test that runs.
func readModel(text string) *Model {
	m := reader{&Model{}, make(map[string]*unit.Display)}
	offset := 0
	var in *Section
	for line := range strings.SplitSeq(text, "\n") {
		start := offset
		offset += len(line) + 1
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			m.sections = append(m.sections, Section{name: strings.Trim(line, "[]")})
			in = &m.sections[len(m.sections)-1]
		case strings.HasSuffix(in.name, " advice"):
			when, say, _ := strings.Cut(line, " -> ")
			in.Rules = append(in.Rules, Rule{*MustParse(when), say})
		case in.name == "counts":
			name, noun, _ := strings.Cut(line, ": ")
			in.definitions = append(in.definitions, Definition{Name: name, Noun: noun})
		default:
			name, rest, _ := strings.Cut(line, ": ")
			in.definitions = append(in.definitions, m.define(name, rest, start+len(line)))
		}
	}
	return m.Model
}

// define reads one line: "what = formula", with its words behind it.
func (m reader) define(name, text string, end int) Definition {
	what, text, _ := strings.Cut(text, " = ")
	text, unless, _ := strings.Cut(text, " unless ")
	start := end - len(text)
	if unless != "" {
		start -= len(" unless ") + len(unless)
	}
	text, neutral := strings.CutSuffix(text, " neutral")
	text, most, bounded := strings.Cut(text, " at most ")
	text, least, _ := strings.Cut(text, " at least ")
	text, wholly := strings.CutSuffix(text, " whole")
	d := Definition{Name: name, Max: math.MaxFloat64, Neutral: neutral, Unless: unless, Formula: *MustParse(text), Offset: start}
	d.Expected = formula.Expected{Label: name}
	d.Whole = wholly
	if least != "" {
		d.Min = m.literal(least)
	}
	if bounded {
		d.MaxText, d.Max = most, m.literal(most)
	}
	switch what {
	case "number":
	case "share", "%":
		d.Display = unit.Percent
		if what == "share" {
			d.MaxText, d.Max = "100%", 1
		}
	case "count":
		d.Expected.AnyCount = true
	case "any":
		d.Expected.Any = true
	default:
		m.measure(&d, what)
	}
	return d
}

// literal computes a formula without names.
func (m reader) literal(text string) float64 {
	b, _ := MustParse(text).Bind(nil, formula.Expected{Any: true})
	return b.Eval(b.Root, nil)
}

// measure reads the unit that a definition is wanted in, and how a number of
// it would be written.
func (m reader) measure(d *Definition, what string) {
	u := m.units[what]
	if u == nil {
		var err error
		if u, err = formula.ParseUnit(what, nil); err != nil {
			panic("standard model: " + what + ": " + err.Error())
		}
		m.units[what] = u
	}
	d.Expected.Dim, d.Expected.DropNouns = u.Dim, u.Dim == unit.Rate
	switch u.Dim {
	case unit.Data:
		d.Expected.Example = "1 " + what
	case unit.Time: // as its default is written: "5 years"
		d.Expected.Example = d.Formula.Text
		if of := m.Find("defaults", d.Formula.Text); of != nil {
			d.Expected.Example = of.Formula.Text
		}
	case unit.Rate, unit.Data.Div(unit.Time):
		d.Expected.Example = "1" + what
	default:
		d.Expected.Example, d.Display = "$1"+strings.TrimPrefix(what, "$"), u
	}
}
