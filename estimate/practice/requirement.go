package practice

import (
	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/graph"
	"botec/estimate/scenario"
)

// Requirement is a value that has to be known to answer questions.
type Requirement struct {
	*estimate.Value
	Formula bool // its formula has to be known, because it holds numbers of its own, not its value
}

// Requirements lists what the answers are computed from and the inputs on the way,
// in the order of the scenario, without what changes nothing.
func Requirements(r *estimate.Result, questions []Question) (list []Requirement) {
	required, formula := map[*estimate.Value]bool{}, map[*estimate.Value]bool{}
	for _, q := range questions {
		f := explain.Explain(r, q.Value, 0)
		for _, v := range f.From {
			required[v] = required[v] || !v.Neutral() && (v.Origin != scenario.OriginDefault || v.Value != 0)
		}
		for _, s := range f.Steps {
			v := r.Get(s.Full)
			switch {
			case v.Class == graph.Input:
				required[v] = true
			case s.At != "" && v.Class != graph.Metric && v.Bound.Formula.HasNumbers():
				required[v], formula[v] = true, true
			}
		}
	}
	for i := range r.Values {
		if v := &r.Values[i]; required[v] {
			list = append(list, Requirement{v, formula[v]})
		}
	}
	return list
}
