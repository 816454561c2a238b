// Package practice answers: how well do I estimate? It asks the questions of a system
// design interview about a scenario, and scores the answers.
//
// [Questions] makes questions about an estimate, from the list in questions.txt; the
// values of the estimate are the true answers. [Requirements] lists the values that
// one must know to answer them. [ParseAnswer] reads an answer, a number or a range,
// and [Score] scores it: a number by the factor that it is off, a range by whether
// the truth is in it and how wide it is. [Vary] varies the inputs at random, so that
// a scenario can be practised more than once.
//
// A [Session] is one interview. [AppendSession] adds it to the history, and
// [ReadSessions] reads that. A range has a confidence of 90%, so the truth is in nine
// of ten ranges of somebody who is calibrated; [Calibrate] computes the actual share.
package practice

import (
	"cmp"
	_ "embed"
	"strings"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/unit"
)

//go:embed questions.txt
var questions string

// Question asks for one value of an estimate.
type Question struct {
	*estimate.Value
	Text  string
	Truth string // the printed value; rates of standard questions are per second
}

func newQuestion(r *estimate.Result, v *estimate.Value, text string, standard bool) Question {
	truth := v.Text()
	if standard && v.Type().Dim == unit.Rate {
		truth = r.Printer.Quantity(v.Value, unit.Rate, nil)
	}
	return Question{v, text, truth}
}

// maxQuestions limits the questions: metrics of the scenario's own are only asked up
// to this number.
const maxQuestions = 8

// Questions lists what an interviewer asks about a scenario, in order: the standard
// questions that apply to it, then its own metrics. It is empty for a scenario in
// which nothing is computed.
func Questions(r *estimate.Result) (list []Question) {
	owners := map[string][]string{"": {""}}
	for _, w := range r.Scenario.Workloads {
		owners["{workload}"] = append(owners["{workload}"], w.Name)
	}
	for _, f := range r.Scenario.Fleets {
		owners["{fleet}"] = append(owners["{fleet}"], f.Name)
	}
	limit := map[string]int{"": 1, "{workload}": 1, "{fleet}": 2}
	asked := false // whether the line above gave a question
	for line := range strings.SplitSeq(questions, "\n") {
		name, text, ok := strings.Cut(line, ": ")
		name, alternative := strings.CutPrefix(name, "or ")
		if !ok || line[0] == '#' || alternative && asked {
			continue
		}
		before, placeholder := len(list), name[:strings.IndexByte(name, '}')+1]
		for _, owner := range owners[placeholder] {
			v := r.Get(strings.Replace(name, placeholder, owner, 1))
			question, ok := fillIn(r, strings.ReplaceAll(text, cmp.Or(placeholder, "{}"), owner))
			if ok && v != nil && worthAsking(r, v) && len(list)-before < limit[placeholder] {
				list = append(list, newQuestion(r, v, question, true))
			}
		}
		asked = len(list) > before
	}
	for _, e := range r.Scenario.Metrics {
		if v := r.Get(e.Name); len(list) < maxQuestions && worthAsking(r, v) {
			list = append(list, newQuestion(r, v, "How large is "+e.Name+"?"+background(v), false))
		}
	}
	return list
}

// background is what one must know about a metric to compute it, in parentheses: its
// formula where that has numbers, and its note.
func background(v *estimate.Value) string {
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

// worthAsking leaves out values that are given or zero, and shares so near to 1 that 1
// would be a good answer. A rate that is given per day is worth asking per second.
func worthAsking(r *estimate.Result, v *estimate.Value) bool {
	nearlyOne := v.Shown.IsPercent() && v.Value > 1/goodFactor
	computed := len(explain.Hints(r, v, nil)) > 0 || explain.Rounded(r, v, nil) != nil
	return computed && v.Value > 0 && unit.Finite(v.Value) && !nearlyOne
}

// fillIn replaces each name in braces by the value that it has in all workloads; ok is
// false where workloads differ.
func fillIn(r *estimate.Result, text string) (_ string, ok bool) {
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
