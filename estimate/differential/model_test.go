package differential

import (
	"regexp"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
)

// definition is a line of the model that defines a name, with those below it.
type definition struct {
	name, kind string
	bounds     map[string]string // the words of a bound, with the number behind them
	formulas   []variant         // the last one is that of the line itself
}

// variant is a formula of a definition, and the cases where it applies.
type variant struct {
	formula *formula.Formula
	when    string
}

// lines has the sections of the model that define names, in their order.
var lines, cases, requirements = readModel()

var modifier = regexp.MustCompile(` (whole|under|usually at least|central at least|at least|at most|without % below|without % usually at most|not in % but|given in|each|neutral)\b`)

func readModel() (sections map[string][]*definition, cases map[string]string, requirements []variant) {
	sections, cases = make(map[string][]*definition), make(map[string]string)
	section := ""
	for line := range strings.SplitSeq(model.Text(), "\n") {
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		case section == "workload requirements":
			line, _, _ = strings.Cut(line, " -> ")
			requirements = append(requirements, readVariant(line))
		case strings.HasSuffix(section, "advice"), strings.HasSuffix(section, "warnings"), strings.HasSuffix(section, "expectations"), strings.HasSuffix(section, "overload"):
		case strings.HasSuffix(section, " cases"):
			name, text, _ := strings.Cut(line, ": ")
			cases[strings.TrimSuffix(section, "cases")+name] = text
		case section == "counts":
			name, noun, _ := strings.Cut(line, ": ")
			sections[section] = append(sections[section], &definition{name: name, kind: noun})
		case line[0] == ' ':
			of := sections[section][len(sections[section])-1]
			last := len(of.formulas) - 1
			of.formulas = append(of.formulas[:last:last], readVariant(strings.TrimSpace(line)), of.formulas[last])
		default:
			sections[section] = append(sections[section], readDefinition(line))
		}
	}
	return sections, cases, requirements
}

func readVariant(text string) variant {
	text, when, _ := strings.Cut(text, " when ")
	return variant{model.MustParse(text), when}
}

func readDefinition(line string) *definition {
	name, rest, _ := strings.Cut(line, ": ")
	kind, text, _ := strings.Cut(rest, " = ")
	text, when, _ := strings.Cut(text, " when ")
	d := &definition{name: name, kind: kind, bounds: make(map[string]string)}
	at := modifier.FindAllStringSubmatchIndex(text, -1)
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		d.bounds[text[m[2]:m[3]]] = strings.TrimSpace(text[m[3]:end])
	}
	if len(at) > 0 {
		text = text[:at[0][0]]
	}
	d.formulas = []variant{{model.MustParse(text), when}}
	return d
}

// find is the definition of a name in one of the sections, nil for none.
func find(name string, sections ...string) *definition {
	for _, s := range sections {
		for _, d := range lines[s] {
			if d.name == name {
				return d
			}
		}
	}
	return nil
}
