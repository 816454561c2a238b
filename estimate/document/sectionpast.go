package document

import (
	"path"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/compare"
	"botec/estimate/graph"
)

// maxSectionReasons is how many changes are listed for a section.
const maxSectionReasons = 3

// explainSection says what has changed in the scenario of a section since the revision:
// of what the figures that its command names are computed from, or all if it names none.
func (c *checker) explainSection(check *Check, r *region) {
	past := c.past()
	if past == nil {
		return
	}
	s, result, names := c.shown(r)
	if result == nil {
		return
	}
	_, before := past.scenario(s)
	if before == nil {
		return
	}
	pair := compare.NewPair(before, result)
	var list []*compare.Difference
	for i := range pair.Inputs {
		list = append(list, &pair.Inputs[i])
	}
	if used := inputsOf(pair, names); used != nil {
		list = slices.DeleteFunc(list, func(d *compare.Difference) bool { return !used[d] })
	}
	for i, d := range list {
		if i == maxSectionReasons && len(list) > maxSectionReasons+1 {
			check.addWhy(past.Past, "and %d more changes", len(list)-i)
			break
		}
		check.addWhy(past.Past, "%s", Effect{Change: d.String(), At: d.At})
	}
}

// shown is the scenario of the command of a section, with its result, nil where that is
// not known or there are several; and the names and globs of figures in the command.
func (c *checker) shown(r *region) (s Scenario, result *estimate.Result, names []string) {
	scenarios, names := c.argumentsOf(r)
	switch {
	case len(scenarios) > 1, slices.Contains([]string{"calc", "presets", "numbers"}, strings.Fields(r.args)[0]):
		return s, nil, nil
	case len(scenarios) == 1:
		if s = named(scenarios[0], path.Dir(c.File.Name)); !s.Preset {
			s.Root = c.root()
		}
		result, _ = c.env.Evaluate(s)
		return s, result, names
	case c.of == nil:
		return s, nil, nil
	}
	return *c.of, c.result, names
}

// inputsOf are the differences that figures are computed from, nil if none is named.
func inputsOf(pair *compare.Pair, names []string) map[*compare.Difference]bool {
	var used map[*compare.Difference]bool
	for i := range pair.B.Values {
		v := &pair.B.Values[i]
		if !slices.ContainsFunc(names, func(name string) bool { return graph.Match(name, v.Name) }) {
			continue
		}
		if used == nil {
			used = make(map[*compare.Difference]bool)
		}
		for _, d := range pair.InputsOf(v) {
			used[d] = true
		}
	}
	return used
}
