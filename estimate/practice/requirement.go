package practice

import (
	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/graph"
	"botec/estimate/scenario"
)

// Requirement is a value that one must know to answer questions.
type Requirement struct {
	*estimate.Value
	Formula bool // it is known by its formula, which has numbers of its own, and not by its value
}

// Requirements lists the values that the answers are computed from and the inputs in
// between, in the order of the scenario, without those that change nothing.
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
