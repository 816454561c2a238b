package practice

import (
	_ "embed"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/explain"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
)

// needs finds out which given values the answer to a question depends on.
type needs struct {
	*estimate.Result
	frame        *columns.Frame
	consequences *graph.Consequences // that show in the outputs
	limit        float64             // the share that is negligible
}

func newNeeds(r *estimate.Result) *needs {
	n := &needs{Result: r, frame: r.NewFrame(1)}
	n.frame.Run()
	return n
}

// negligible is the share by which an answer may change before a value matters: it is far
// less than what an estimate in the head is off by.
// Of a downtime more is: a node more changes it a little, and everything changes nodes.
const negligible, negligibleDowntime = 0.02, 0.1

// limitFor is the share that is negligible for a question.
func limitFor(q *Question) float64 {
	if !q.IsDecision() && q.Value.Class == graph.PathDerived && q.kind() == Availability {
		return negligibleDowntime
	}
	return negligible
}

// of lists what one must know to answer a question, in the order of the scenario: the
// given values that matter to it, and the formulas on the way that have numbers of their
// own, or a note on an input.
func (n *needs) of(q *Question) (list []Requirement) {
	n.limit = limitFor(q)
	for _, i := range q.says {
		n.frame.Fix(i, n.ValueAt(i))
		defer n.frame.Free(i)
	}
	required := map[*estimate.Value]bool{}
	isFormula := map[*estimate.Value]bool{}
	for _, v := range q.Of {
		f := explain.Explain(n.Result, v, 0)
		outputs := n.outputs(v)
		var quantities []int
		for _, o := range outputs {
			quantities = append(quantities, o.quantity)
		}
		n.consequences = graph.NewConsequences(n.Graph, n.UsedBy(quantities...))
		for _, of := range f.From {
			if !changesNothing(of) && n.matters(of, outputs) {
				required[of] = true
			}
		}
		for _, s := range f.Steps {
			of := n.Get(s.Full)
			_, isName := of.Bound.Root.(*formula.Name)
			says := of.Class == graph.Input && of.Note() != "" && !isName || of.Bound.Formula.HasNumbers()
			if of != v && s.At != "" && says && n.matters(of, outputs) {
				required[of], isFormula[of] = true, true
			}
		}
	}
	for i := range n.Values {
		if v := &n.Values[i]; required[v] {
			list = append(list, Requirement{v, isFormula[v]})
		}
	}
	return list
}

// counts says whether the answer to a question changes with a value on the way to it.
func (n *needs) counts(v *estimate.Value, q *Question) bool {
	n.limit = limitFor(q)
	return slices.ContainsFunc(q.Of, func(of *estimate.Value) bool {
		outputs := n.outputs(of)
		var quantities []int
		for _, o := range outputs {
			quantities = append(quantities, o.quantity)
		}
		n.consequences = graph.NewConsequences(n.Graph, n.UsedBy(quantities...))
		return v == of || n.matters(v, outputs)
	})
}

// changesNothing says whether a value is zero, or a default that one may leave out.
func changesNothing(v *estimate.Value) bool {
	isWhole := v.Value == 1 && (v.Label == "share" || v.Class == graph.PathDerived || v.Class == graph.PathGiven || v.Origin == scenario.OriginDefault && v.Shown.IsPercent())
	return v.Value == 0 || v.Neutral() || isWhole
}

// output is something by which it shows whether a given value matters.
type output struct {
	quantity int // that it is, or is computed for
	value    func(of func(quantity int) float64) float64
	rounds   bool // it is a small number that is rounded afterwards, so that less of it matters
	isShare  bool // what is left of the whole matters as well
}

// rounding are the functions whose result hides small changes.
var rounding = []string{"ceil", "floor", "round"}

// outputs are the value, before it is rounded up or down, since a whole number hides
// much. Of a number of nodes these are also what its resource requires, and its load.
func (n *needs) outputs(v *estimate.Value) []output {
	at := func(i int) output {
		return output{quantity: i, value: func(of func(int) float64) float64 { return of(i) }}
	}
	i, _ := n.Find(v.Name)
	list := []output{at(i)}
	list[0].isShare = v.Shown.IsPercent() && v.Value < 1
	root := v.Bound.Root
	if in, ok := root.(*formula.In); ok {
		root = in.X
	}
	if call, ok := root.(*formula.Call); ok && len(call.Args) == 1 && slices.Contains(rounding, call.Func.Name()) {
		list = append(list, output{quantity: i, value: func(of func(int) float64) float64 { return v.Bound.Eval(call.Args[0], of) }, rounds: v.Value < 20})
	}
	if v.Class != graph.FleetDerived {
		return list
	}
	what, resource, _ := strings.Cut(v.Label, ".")
	switch what {
	case "nodes":
		resource = v.BoundBy
	case "nodes_for", "nodes_in_zones":
	default:
		return list
	}
	for _, name := range []string{"required.", "load."} {
		if i, ok := n.Lookup(v.Owner, name+resource); ok {
			list = append(list, at(i))
		}
	}
	return list
}

// matters says whether an output changes where a value is doubled or halved.
func (n *needs) matters(v *estimate.Value, outputs []output) bool {
	i, _ := n.Find(v.Name)
	if n.frame.Fixed(i) { // the text says it
		return false
	}
	factors := []float64{2, 0.5}
	if small := outputs[0].value(n.ValueAt); len(outputs) == 1 && small < 10 && small == math.Round(small) { // levels, characters
		factors = append(factors, 100, 0.01)
	}
	path := n.consequences.From(i)
	defer n.frame.RunOnly(path)
	for _, factor := range factors {
		n.frame.Fix(i, v.Central*factor)
		n.frame.RunOnly(path)
		found := slices.ContainsFunc(outputs, func(of output) bool {
			was, is := of.value(n.ValueAt), of.value(n.frame.Value)
			limit := n.limit * math.Abs(was)
			switch {
			case of.rounds:
				limit = min(limit, n.limit)
			case of.isShare:
				limit = min(limit, n.limit*math.Abs(1-was))
			}
			return !(math.Abs(is-was) <= limit)
		})
		n.frame.Free(i)
		if found {
			return true
		}
	}
	return false
}

// Requirement is a value that one must know to answer questions.
type Requirement struct {
	*estimate.Value
	Formula bool // it is known by its formula, and not by its value
}

// Requirements lists what one must know for any of some questions, in the order of the
// scenario.
func Requirements(r *estimate.Result, questions []Question) (list []Requirement) {
	required := map[*estimate.Value]Requirement{}
	for _, q := range questions {
		for _, need := range q.Needs {
			required[need.Value] = need
		}
	}
	for i := range r.Values {
		if need, ok := required[&r.Values[i]]; ok {
			list = append(list, need)
		}
	}
	return list
}

//go:embed needs.txt
var needWords string

// InWords is what to call a quantity beside its value, in words.
func InWords(q *graph.Quantity) string {
	if q.Class == graph.Input || q.Class == graph.ScenarioWide || q.Owner == "" {
		if words, ok := needName(q.Name, "", ""); ok {
			return words
		}
		return inWords(q.Name)
	}
	label, of, _ := strings.Cut(q.Label, ".")
	if words, ok := needName("{}."+label+strings.Repeat(".{of}", min(1, len(of))), q.Owner, of); ok && q.Owner != "" {
		return words
	}
	return inWords(q.Name)
}

// needName looks a name up in needs.txt.
func needName(name, owner, of string) (words string, ok bool) {
	for line := range strings.SplitSeq(needWords, "\n") {
		if key, text, found := strings.Cut(line, ": "); found && key == name && line[0] != '#' {
			return strings.NewReplacer("{}", inWords(owner), "{of}", inWords(of)).Replace(text), true
		}
	}
	return "", false
}
