package graph

import (
	"slices"

	"botec/estimate/columns"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// builder makes the graph of a scenario.
type builder struct {
	*Graph
	m      *model.Model
	slots  []slot // not taken yet
	errors source.Errors
}

// Compile instantiates the standard model for a scenario and checks all of it.
// The error is [source.Errors] with everything that is wrong.
func Compile(s *scenario.Scenario) (*Graph, error) {
	b := &builder{Graph: &Graph{Scenario: s}, m: model.Standard(), errors: slices.Clone(s.Problems())}
	size := 64 + len(s.Inputs) + len(s.Metrics) + 45*len(s.Workloads) + 24*len(s.Fleets)
	b.Quantities = make([]Quantity, 0, size)
	b.index = make(map[string]int, size)
	b.collect()
	named := len(b.Quantities)
	b.conditions()
	b.fleetResources()
	for i := range b.Quantities[:named] {
		b.bind(i)
	}
	b.scenarioAdvice()
	b.modelAdvice()
	b.statistics()
	b.sort()
	b.show()
	b.untyped()
	if len(b.errors) > 0 {
		return nil, b.errors.Sort()
	}
	b.unused()
	b.Program = columns.NewProgram(len(b.Quantities))
	for _, i := range b.Order {
		b.Quantities[i].Bound.Compile(b.Program, i)
	}
	return b.Graph, nil
}
