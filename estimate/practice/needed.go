package practice

import (
	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/graph"
)

// Needed lists what one must know to answer a question after others: the answers to
// these, in their order, then the values of Needs that are not in them, in the order of
// the scenario. What is asked for is among them by its formula where the scenario gives
// it with numbers that are written nowhere else.
func Needed(r *estimate.Result, q *Question, before []Question) (list []Requirement) {
	w := &walk{Result: r, answers: map[*estimate.Value]bool{}, visited: map[*estimate.Value]bool{}}
	for i := range before {
		if !before[i].IsDecision() {
			w.answers[explain.Core(r, before[i].Value)] = true
		}
	}
	for _, v := range q.Of {
		core := explain.Core(r, v)
		if !q.IsDecision() { // its own answer is what it asks for
			delete(w.answers, core)
		}
		w.visit(v)
		w.visit(core)
	}
	answered := map[*estimate.Value]bool{}
	free := newNeeds(r)
	for i := range before {
		b := &before[i]
		if core := explain.Core(r, b.Value); w.answers[core] && w.visited[core] && !answered[core] && shares(b.Needs, q.Needs) && free.counts(core, q) {
			list = append(list, Requirement{b.Value, false})
			answered[core] = true
		}
	}
	if core := explain.Core(r, q.Value); !q.IsDecision() && core.At() != "" && core.Class != graph.Metric && !core.Leaf() && core.Bound.Formula.HasNumbers() {
		list = append(list, Requirement{core, true})
	}
	n := newNeeds(r) // where the answers before stay as they are
	for core := range answered {
		if i, ok := r.Find(core.Name); ok {
			n.frame.Fix(i, r.ValueAt(i))
		}
	}
	for _, need := range n.of(q) {
		if w.visited[need.Value] && !answered[explain.Core(r, need.Value)] {
			list = append(list, need)
		}
	}
	return list
}

// shares says whether two lists have a value in common.
func shares(a, b []Requirement) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Value == y.Value {
				return true
			}
		}
	}
	return false
}

// walk goes from a value to all that it is computed from, and not beyond answers.
type walk struct {
	*estimate.Result
	answers, visited map[*estimate.Value]bool
}

func (w *walk) visit(v *estimate.Value) {
	if w.visited[v] {
		return
	}
	core := explain.Core(w.Result, v)
	w.visited[v], w.visited[core] = true, true
	if w.answers[core] {
		return
	}
	for _, of := range []*estimate.Value{v, core} {
		for _, refs := range of.Bound.Refs {
			for _, ref := range refs {
				if used := w.At(ref); used != nil {
					w.visit(used)
				}
			}
		}
	}
}
