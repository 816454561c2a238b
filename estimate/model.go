package estimate

import (
	_ "embed"
	"iter"
	"math"
	"strings"

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

// standard is the standard model as readModel reads it from the text. No start
// of the program reads it again, which took a sixteenth of a whole "estimate":
// model_read.go holds what came out as data of the binary, and a test holds it
// to the text.
//
//go:generate go test -run TestModelIsRead . -update
func standard() *model { return &standardModel }

// modelFile is the text for errors in a formula of the model.
func modelFile() *source.File { return &source.File{Name: "standard model", Text: modelText} }

// model is the standard model: what stands in each of its sections, in order.
type model struct {
	sections []section
}

// section holds names or, where it is one of advice, rules.
type section struct {
	name        string
	definitions []definition
	rules       []rule
}

// definition is one name of the standard model.
type definition struct {
	name     string
	want     formula.Expected
	shown    *unit.Display // nil: whatever reads best
	formula  formula.Formula
	most     float64 // in base units; unbounded where it has no bound
	mostText string
	least    float64
	whole    bool
	neutral  bool   // a default that changes nothing
	unless   string // of a part: the given name that puts it out of force
	noun     string // of a count: what it counts
	start    int    // of the formula in the model's text
}

const unbounded = math.MaxFloat64

// rule is one line of advice of the standard model.
type rule struct {
	when formula.Formula
	say  string
}

// section finds a section by its name.
func (m *model) section(name string) *section {
	for i := range m.sections {
		if m.sections[i].name == name {
			return &m.sections[i]
		}
	}
	panic("standard model: no section " + name)
}

// all gives the definitions of sections in their order.
func (m *model) all(sections ...string) iter.Seq[*definition] {
	return func(yield func(*definition) bool) {
		for _, name := range sections {
			list := m.section(name).definitions
			for i := range list {
				if !yield(&list[i]) {
					return
				}
			}
		}
	}
}

// find gives the definition of a name in a section, nil where it has none.
func (m *model) find(section, name string) *definition {
	for d := range m.all(section) {
		if d.name == name {
			return d
		}
	}
	return nil
}

// names lists the names of sections.
func (m *model) names(sections ...string) []string {
	var names []string
	for d := range m.all(sections...) {
		names = append(names, d.name)
	}
	return names
}

// noun is what an input counts by its name: dau counts users; "" where it
// counts nothing.
func (m *model) noun(input string) string {
	if d := m.find("counts", input); d != nil {
		return d.noun
	}
	return ""
}

// reader reads the model's text.
type reader struct {
	*model
	units map[string]*unit.Display
}

// readModel reads the text of a model. A mistake in it is a defect of the
// build, found by the first test that runs.
func readModel(text string) *model {
	m := reader{&model{}, make(map[string]*unit.Display)}
	offset := 0
	var in *section
	for line := range strings.SplitSeq(text, "\n") {
		start := offset
		offset += len(line) + 1
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			m.sections = append(m.sections, section{name: strings.Trim(line, "[]")})
			in = &m.sections[len(m.sections)-1]
		case strings.HasSuffix(in.name, " advice"):
			when, say, _ := strings.Cut(line, " -> ")
			in.rules = append(in.rules, rule{*mustParse(when), say})
		case in.name == "counts":
			name, noun, _ := strings.Cut(line, ": ")
			in.definitions = append(in.definitions, definition{name: name, noun: noun})
		default:
			name, rest, _ := strings.Cut(line, ": ")
			in.definitions = append(in.definitions, m.define(name, rest, start+len(line)))
		}
	}
	return m.model
}

func mustParse(text string) *formula.Formula {
	f, err := formula.Parse(text, nil)
	if err != nil {
		panic("standard model: " + text + ": " + err.Error())
	}
	return f
}

// define reads one line: "what = formula", with its words behind it.
func (m reader) define(name, text string, end int) definition {
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
	d := definition{name: name, most: unbounded, neutral: neutral, unless: unless, formula: *mustParse(text), start: start}
	d.want = formula.Expected{Label: name}
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
		m.measure(&d, what)
	}
	return d
}

// literal computes a formula without names.
func (m reader) literal(text string) float64 {
	b, _ := mustParse(text).Bind(nil, formula.Expected{Any: true})
	return b.Eval(b.Root, nil)
}

// measure reads the unit that a definition is wanted in, and how a number of
// it would be written.
func (m reader) measure(d *definition, what string) {
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
