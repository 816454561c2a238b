package estimate

import (
	_ "embed"
	"math"
	"strings"
	"sync"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// modelText is the standard capacity model. Its own header says how a line is read.
//
//go:embed model.txt
var modelText string

// ModelText is the text of the standard model, as a reader may open it.
func ModelText() string { return modelText }

// definition is one name of the standard model.
type definition struct {
	name     string
	want     formula.Want
	shown    *unit.Display // nil: whatever reads best
	formula  *formula.Formula
	most     float64 // in base units
	mostText string
	least    float64
	whole    bool
	neutral  bool   // a default that changes nothing
	unless   string // of a part: the given name that puts it out of force
	start    int    // of the formula in the model's text
}

// rule is one line of advice of the standard model.
type rule struct {
	when *formula.Formula
	say  string
}

// model is the standard model, read from its text. Sections keep their order.
type model struct {
	file     *source.File
	sections map[string][]*definition
	advice   map[string][]rule
	counts   map[string]string // input → the noun that it counts
	units    map[string]*unit.Display
	room     []definition // that the next definitions are made in
}

// standard reads the model's text when the first scenario is evaluated. A
// mistake in it is a defect of the build, found by the first test that runs.
var standard = sync.OnceValue(func() *model { return readModel(modelText) })

func readModel(text string) *model {
	m := &model{
		file:     &source.File{Name: "standard model", Text: text},
		sections: make(map[string][]*definition), advice: make(map[string][]rule), counts: make(map[string]string), units: make(map[string]*unit.Display),
	}
	section, offset := "", 0
	for line := range strings.SplitSeq(text, "\n") {
		start := offset
		offset += len(line) + 1
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		case strings.HasSuffix(section, " advice"):
			when, say, _ := strings.Cut(line, " -> ")
			m.advice[section] = append(m.advice[section], rule{mustParse(when), say})
		default:
			name, rest, _ := strings.Cut(line, ": ")
			if section == "counts" {
				m.counts[name] = rest
				continue
			}
			m.sections[section] = append(m.sections[section], m.define(name, rest, start+len(line)))
		}
	}
	return m
}

func mustParse(text string) *formula.Formula {
	f, err := formula.Parse(text, nil)
	if err != nil {
		panic("standard model: " + text + ": " + err.Error())
	}
	return f
}

// define reads one line: "what = formula", with its words behind it.
func (m *model) define(name, text string, end int) *definition {
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
	if len(m.room) == cap(m.room) {
		m.room = make([]definition, 0, 100)
	}
	m.room = append(m.room, definition{name: name, most: math.Inf(1), neutral: neutral, unless: unless, formula: mustParse(text), start: start})
	d := &m.room[len(m.room)-1]
	d.want = formula.Want{Label: name}
	d.whole = wholly
	if least != "" {
		d.least = m.literal(least)
	}
	if bounded {
		d.mostText, d.most = most, m.literal(most)
	}
	switch what {
	case "number":
	case "share", "%":
		d.shown = unit.Percent
		if what == "share" {
			d.mostText, d.most = "100%", 1
		}
	case "count":
		d.want.AnyCount = true
	case "any":
		d.want.Any = true
	default:
		m.measure(d, what)
	}
	return d
}

// literal computes a formula without names.
func (m *model) literal(text string) float64 {
	b, _ := mustParse(text).Bind(nil, formula.Want{Any: true})
	return b.Eval(b.Root, nil)
}

// measure reads the unit that a definition is wanted in, and how a number of
// it would be written.
func (m *model) measure(d *definition, what string) {
	u := m.units[what]
	if u == nil {
		var err error
		if u, err = formula.ParseUnit(what, nil); err != nil {
			panic("standard model: " + what + ": " + err.Error())
		}
		m.units[what] = u
	}
	d.want.Dim, d.want.DropNouns = u.Dim, u.Dim == unit.Rate
	switch u.Dim {
	case unit.Data:
		d.want.Example = "1 " + what
	case unit.Time: // as its default is written: "5 years"
		d.want.Example = d.formula.Text
		if of := m.find("defaults", d.formula.Text); of != nil {
			d.want.Example = of.formula.Text
		}
	case unit.Rate, unit.Data.Div(unit.Time):
		d.want.Example = "1" + what
	default:
		d.want.Example, d.shown = "$1"+strings.TrimPrefix(what, "$"), u
	}
}

// find gives the definition of a name in a section, nil where it has none.
func (m *model) find(section, name string) *definition {
	for _, d := range m.sections[section] {
		if d.name == name {
			return d
		}
	}
	return nil
}

// names lists the names of sections.
func (m *model) names(sections ...string) []string {
	var names []string
	for _, s := range sections {
		for _, d := range m.sections[s] {
			names = append(names, d.name)
		}
	}
	return names
}
