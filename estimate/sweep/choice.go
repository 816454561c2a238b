package sweep

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// variantAxis is the name of an axis over variants of the scenario.
const variantAxis = "variant"

// Choice is an axis of names: nodes of the catalogue for a fleet, or variants of the
// scenario. Each name is a scenario of its own.
type Choice struct {
	Name  string   // "store.node", or "variant"
	Names []string // in the order given

	entries scenario.Entries // for each name, with its position in the flag; of a node by the name of the fleet
}

// ParseChoices takes the choices out of the texts of --vary: FLEET.node=NAME,… and
// variant=NAME,…. The error is [source.Errors].
func ParseChoices(vary []string) (choices []Choice, rest []string, err error) {
	var errs source.Errors
	for _, text := range vary {
		name, list, ok := strings.Cut(text, "=")
		fleet, isNode := strings.CutSuffix(strings.TrimSpace(name), ".node")
		if isNode = isNode && !strings.Contains(fleet, "."); !ok || !isNode && strings.TrimSpace(name) != variantAxis {
			rest = append(rest, text)
			continue
		}
		c := Choice{Name: strings.TrimSpace(name)}
		if slices.ContainsFunc(choices, func(other Choice) bool { return other.Name == c.Name }) {
			errs = append(errs, &source.Error{File: flagFile(text), End: len(name), Text: c.Name + " is varied twice"})
		}
		start := len(name) + len("=")
		for item := range strings.SplitSeq(list, ",") {
			at := start + len(item) - len(strings.TrimLeft(item, " "))
			start += len(item) + len(",")
			switch item = strings.TrimSpace(item); {
			case item == "":
				errs = append(errs, &source.Error{File: flagFile(text), Start: at, End: at, Text: "a name is missing"})
				continue
			case slices.Contains(c.Names, item):
				errs = append(errs, &source.Error{File: flagFile(text), Start: at, End: at + len(item), Text: item + " stands there twice"})
				continue
			}
			c.Names = append(c.Names, item)
			c.entries = append(c.entries, scenario.FlagEntry("--vary", fleet, text, at, at+len(item)))
		}
		choices = append(choices, c)
	}
	if len(errs) > 0 {
		return nil, nil, errs
	}
	return choices, rest, nil
}

// UnknownVariants lists errors for the variants that a scenario does not have.
func UnknownVariants(choices []Choice, s *scenario.Scenario) (errs source.Errors) {
	for _, c := range choices {
		for k, name := range c.Names {
			if c.Name == variantAxis && !slices.Contains(s.VariantNames(), name) {
				problem, at := s.Unknown("variant", name, s.VariantNames()), c.entries[k].Text
				problem.File, problem.Start, problem.End = at.File, at.Start, at.End
				errs = append(errs, problem)
			}
		}
	}
	return errs
}

// Alternative is one combination of names of the choices.
type Alternative struct {
	Variant string // "" for none
	Nodes   scenario.Entries
}

// Alternatives lists all combinations; the last choice changes first.
func Alternatives(choices []Choice) []Alternative {
	list := []Alternative{{}}
	for _, c := range choices {
		var longer []Alternative
		for _, a := range list {
			for k, name := range c.Names {
				next := a
				if c.Name == variantAxis {
					next.Variant = name
				} else {
					next.Nodes = append(slices.Clone(a.Nodes), c.entries[k])
				}
				longer = append(longer, next)
			}
		}
		list = longer
	}
	return list
}

// AddChoices puts choices before the other axes of a sweep; results are those of the
// alternatives. The error is [source.Errors]: too many points.
func (s *Sweep) AddChoices(choices []Choice, results []*estimate.Result) error {
	var axes []Axis
	for _, c := range choices {
		a := Axis{Quantity: &graph.Quantity{Name: c.Name}, Names: c.Names, index: -1}
		for k := range c.Names {
			a.Values = append(a.Values, float64(k))
		}
		axes = append(axes, a)
	}
	s.Axes, s.alternatives = append(axes, s.Axes...), results
	if points := s.points(); points > MaxPoints {
		return tooMany(points)
	}
	return nil
}

func tooMany(points float64) error {
	return source.Errors{{Text: fmt.Sprintf("%.0f points are too many; use fewer steps or values, for at most %d points", points, MaxPoints)}}
}

// runAlternatives computes the points of a sweep with choices, one alternative after
// another.
func (s *Sweep) runAlternatives(take func(first int, b Block) error) error {
	choices := s.Axes[:s.choices()]
	first := 0
	for n, r := range s.alternatives {
		part := &Sweep{Result: r, Axes: slices.Clone(s.Axes[len(choices):])}
		for k := range part.Axes {
			part.Axes[k].index, _ = r.Find(part.Axes[k].Name)
		}
		for _, v := range s.Shown {
			part.Shown = append(part.Shown, r.Get(v.Name))
		}
		names := &Sweep{Axes: choices}
		err := part.Run(func(_ int, b Block) error {
			count := len(b.Violations)
			columns := make([][]float64, len(choices), len(s.Axes))
			for k := range choices {
				one := make([]float64, 1)
				names.fill(k, one, n)
				columns[k] = slices.Repeat(one, count)
			}
			b.Axes = append(columns, b.Axes...)
			err := take(first, b)
			first += count
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// choices is how many axes are choices; these come first.
func (s *Sweep) choices() (n int) {
	for n < len(s.Axes) && s.Axes[n].Names != nil {
		n++
	}
	return n
}

// Label is the name of a value of a choice.
func (a *Axis) Label(value float64) string { return a.Names[int(math.Round(value))] }

// Missing lists errors for the metrics that an alternative does not have.
func (s *Sweep) Missing() (errs source.Errors) {
	for _, r := range s.alternatives {
		for _, v := range s.Shown {
			if r.Get(v.Name) == nil {
				errs = append(errs, r.Unknown(v.Name))
			}
		}
	}
	return errs
}
