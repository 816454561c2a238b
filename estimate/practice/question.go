// Package practice is an interview about a scenario: the questions, how answers
// score, and what is kept of them. The answers are the values of the estimate;
// nothing is stored with a question.
package practice

import (
	"cmp"
	_ "embed"
	"math"
	"strings"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

//go:embed questions.txt
var questions string

// Question asks for a value.
type Question struct {
	*estimate.Value
	Text  string
	Truth string // as it is printed: a rate for a second
}

func ask(r *estimate.Result, v *estimate.Value, text string, standard bool) Question {
	truth := v.Text()
	if standard && v.Type().Dim == unit.Rate {
		truth = r.Printer.Quantity(v.Value, unit.Rate, nil)
	}
	return Question{v, text, truth}
}

// mostMetrics is up to how many questions an interview takes in the metrics of
// the scenario itself.
const mostMetrics = 8

// Questions are what an interviewer asks of a scenario, in order. They are none
// where it has nothing to estimate.
func Questions(r *estimate.Result) (list []Question) {
	owners := map[string][]string{"": {""}}
	for _, w := range r.Scenario.Workloads {
		owners["{workload}"] = append(owners["{workload}"], w.Name)
	}
	for _, f := range r.Scenario.Fleets {
		owners["{fleet}"] = append(owners["{fleet}"], f.Name)
	}
	most := map[string]int{"": 1, "{workload}": 1, "{fleet}": 2}
	asked := false // the line above
	for line := range strings.SplitSeq(questions, "\n") {
		name, text, ok := strings.Cut(line, ": ")
		name, instead := strings.CutPrefix(name, "or ")
		if !ok || line[0] == '#' || instead && asked {
			continue
		}
		before, of := len(list), name[:strings.IndexByte(name, '}')+1]
		for _, owner := range owners[of] {
			v := r.Get(strings.Replace(name, of, owner, 1))
			question, ok := filled(r, strings.ReplaceAll(text, cmp.Or(of, "{}"), owner))
			if ok && v != nil && worthAsking(r, v) && len(list)-before < most[of] {
				list = append(list, ask(r, v, question, true))
			}
		}
		asked = len(list) > before
	}
	for _, e := range r.Scenario.Metrics {
		if v := r.Get(e.Name); len(list) < mostMetrics && worthAsking(r, v) {
			list = append(list, ask(r, v, "How large is "+e.Name+"?"+about(v), false))
		}
	}
	return list
}

// about is what is to be known of a metric: its formula where its numbers stand
// nowhere else, and its note.
func about(v *estimate.Value) string {
	var parts []string
	if v.Bound.Formula.HasNumbers() {
		parts = append(parts, v.Bound.Text)
	}
	if v.Note != "" {
		parts = append(parts, v.Note)
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

// worthAsking leaves out what is given as it is, what is nothing, and shares so
// near to 1 that their order of magnitude says nothing. A rate that is given for
// a day is worth asking for a second.
func worthAsking(r *estimate.Result, v *estimate.Value) bool {
	share := v.Shown.IsPercent() && v.Value > 1/closeBy
	worked := len(explain.Hints(r, v, nil)) > 0 || explain.InTheHead(r, v, nil) != nil
	return worked && v.Value > 0 && !math.IsInf(v.Value, 0) && !share
}

// filled puts the values that all workloads share in place of their names in
// braces; ok is false where they share none.
func filled(r *estimate.Result, text string) (_ string, ok bool) {
	for {
		before, rest, found := strings.Cut(text, "{")
		if !found {
			return text, true
		}
		name, after, _ := strings.Cut(rest, "}")
		shared := ""
		for _, w := range r.Scenario.Workloads {
			value := r.Get(w.Name + "." + name).Text()
			if shared != "" && value != shared {
				return "", false
			}
			shared = value
		}
		if shared == "" {
			return "", false
		}
		text = before + shared + after
	}
}

// Requirement is what somebody has to know for the answers.
type Requirement struct {
	*estimate.Value
	Formula bool // of which the formula is to be known, not the value: its numbers stand nowhere else
}

// Requirements are what the answers are computed from and the inputs on the way,
// in the order of the scenario, without what changes nothing.
func Requirements(r *estimate.Result, questions []Question) (list []Requirement) {
	wanted, formula := map[*estimate.Value]bool{}, map[*estimate.Value]bool{}
	for _, q := range questions {
		f := explain.Explain(r, q.Value, 0)
		for _, v := range f.From {
			wanted[v] = wanted[v] || !v.Neutral() && (v.Origin != scenario.OriginDefault || v.Value != 0)
		}
		for _, s := range f.Steps {
			v := r.Get(s.Full)
			switch {
			case v.Class == graph.Input:
				wanted[v] = true
			case s.At != "" && v.Class != graph.Metric && v.Bound.Formula.HasNumbers():
				wanted[v], formula[v] = true, true
			}
		}
	}
	for i := range r.Values {
		if v := &r.Values[i]; wanted[v] {
			list = append(list, Requirement{v, formula[v]})
		}
	}
	return list
}
