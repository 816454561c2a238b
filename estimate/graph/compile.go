package graph

import (
	"slices"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// builder compiles a scenario to a graph, which is written to only here.
type builder struct {
	*Graph
	owners
	m      *model.Model
	bounds []formula.Bound // memory for formulas, not used yet
	scopes []*scope        // that no formula is bound in
	errors source.Errors
	priced bool // something gives a price of workloads

	badPaths []string // without quantities, for a reason that is reported

	asUnits    map[string]string // of warn
	unparsed   []unparsed
	exceptSelf map[string]int // by path, how many formulas reach others like themselves
	cyclic     int            // how many quantities the cycles that are reported have
	compared   int            // how many names were compared with unknown ones
}

// mostCompared limits how many names are compared with unknown ones, for suggestions: each
// unknown name takes time for all others.
const mostCompared = 200_000

// suggests says whether the nearest names to another unknown one are to be found.
func (b *builder) suggests() bool {
	b.compared += len(b.Quantities)
	return b.compared <= mostCompared
}

// unparsed is an error of Parse in the formula of a quantity. The texts that its hint
// offers can be tried when all names are known.
type unparsed struct {
	quantity int
	problem  *formula.Error
}

// confirmHints adds the errors of formulas that cannot be parsed.
func (b *builder) confirmHints() {
	for _, u := range b.unparsed {
		q := &b.Quantities[u.quantity]
		u.problem.Confirm(q.Entry.Text.Text, b.Scenario.Units(), b.scopeOf(u.quantity), *q.expected)
		q = &b.Quantities[u.quantity] // which has moved if a reference number was added
		b.errors = append(b.errors, q.Entry.InFile(u.problem))
	}
}

// Compile compiles a scenario. The error is [source.Errors]: the problems of the
// scenario, and all that is wrong with its formulas.
func Compile(s *scenario.Scenario) (*Graph, error) {
	b := &builder{Graph: &Graph{Scenario: s}, m: model.Standard(), errors: slices.Clone(s.Problems())}
	// about what a workload and a fleet of the standard model come to
	size := 72 + len(s.Inputs) + len(s.Metrics) + 45*len(s.Workloads) + 28*len(s.Fleets)
	b.Quantities = make([]Quantity, 0, size)
	b.index = make(map[string]int, size)
	b.listOwners()
	b.findPrices()
	b.owned, b.reached, b.split = make(map[string][]int), make(map[string]reached), make(map[string]bool)
	b.exceptSelf = make(map[string]int)
	b.parts = make(map[string][]string)
	for i := range s.Workloads {
		l := &s.Workloads[i]
		b.split[l.Name] = l.Split
		if l.SplitOf != "" {
			b.parts[l.SplitOf] = append(b.parts[l.SplitOf], l.Name)
		}
	}
	b.collect()
	named := len(b.Quantities)
	b.conditions()
	b.fleetResources()
	for i := range b.Quantities[:named] {
		b.bind(i)
	}
	b.plan()
	b.headline()
	b.scenarioAdvice()
	b.modelAdvice()
	b.modelNotices()
	b.statistics()
	b.checkHeadline()
	b.confirmHints()
	b.shareSums()
	b.sort()
	b.setDisplay()
	b.interview()
	b.headlineWords()
	b.untyped()
	if len(b.errors) > 0 {
		return nil, b.errors.Sort()
	}
	b.chooseHeadline()
	b.warn()
	b.soften()
	b.teamFile()
	b.findWhole()
	b.Program = columns.NewProgram(len(b.Quantities))
	for _, i := range b.Order {
		b.Quantities[i].Bound.Compile(b.Program, i)
	}
	return b.Graph, nil
}
