// Package practice answers: how well do I estimate? It puts the questions of a
// system design interview to a scenario and scores the answers.
//
// [Questions] turns an estimate into questions, from the list in questions.txt; the
// true answers are the values of that estimate. [Requirements] lists what has to be
// known to answer them. [ParseAnswer] reads an answer, a number or a range, and [Score]
// rates it: a number by the factor that it is off, a range by whether it holds the
// truth and how wide it is. [Vary] draws other inputs, so that a scenario can be
// practised more than once.
//
// A [Session] is one interview. [AppendSession] adds it to a file and [ReadSessions] reads that
// file again; [Calibrate] counts how often ranges hold the truth. A range stands
// for 90% confidence, so whoever is calibrated is right in nine of ten.
package practice

import (
	"cmp"
	_ "embed"
	"math"
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
	Truth string // the value as it is printed; rates of the standard questions per second
}

func newQuestion(r *estimate.Result, v *estimate.Value, text string, standard bool) Question {
	truth := v.Text()
	if standard && v.Type().Dim == unit.Rate {
		truth = r.Printer.Quantity(v.Value, unit.Rate, nil)
	}
	return Question{v, text, truth}
}

// maxQuestions is how many questions there are at most when the scenario's own
// metrics are asked for after the standard ones.
const maxQuestions = 8

// Questions lists what an interviewer asks about a scenario, in order: the standard
// questions that apply to it, then its own metrics. It is empty where every value
// is given.
func Questions(r *estimate.Result) (list []Question) {
	owners := map[string][]string{"": {""}}
	for _, w := range r.Scenario.Workloads {
		owners["{workload}"] = append(owners["{workload}"], w.Name)
	}
	for _, f := range r.Scenario.Fleets {
		owners["{fleet}"] = append(owners["{fleet}"], f.Name)
	}
	most := map[string]int{"": 1, "{workload}": 1, "{fleet}": 2}
	asked := false // whether the line above gave a question
	for line := range strings.SplitSeq(questions, "\n") {
		name, text, ok := strings.Cut(line, ": ")
		name, alternative := strings.CutPrefix(name, "or ")
		if !ok || line[0] == '#' || alternative && asked {
			continue
		}
		before, of := len(list), name[:strings.IndexByte(name, '}')+1]
		for _, owner := range owners[of] {
			v := r.Get(strings.Replace(name, of, owner, 1))
			question, ok := fillIn(r, strings.ReplaceAll(text, cmp.Or(of, "{}"), owner))
			if ok && v != nil && worthAsking(r, v) && len(list)-before < most[of] {
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

// background is what has to be known about a metric of the scenario, in
// parentheses: its formula where that holds numbers of its own, and its note.
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

// worthAsking leaves out values that are given, that are zero, and shares so near
// to 1 that 1 would be a good answer. A rate that is given per day is worth asking
// per second.
func worthAsking(r *estimate.Result, v *estimate.Value) bool {
	nearlyOne := v.Shown.IsPercent() && v.Value > 1/closeBy
	derived := len(explain.Hints(r, v, nil)) > 0 || explain.Rounded(r, v, nil) != nil
	return derived && v.Value > 0 && !math.IsInf(v.Value, 0) && !nearlyOne
}

// fillIn replaces the names in braces by the values that all workloads share; ok is
// false where they have different ones.
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
