package practice

import (
	"cmp"
	_ "embed"
	"strings"
	"time"

	"botec/estimate"
	"botec/estimate/unit"
)

//go:embed questions.txt
var standard string

// maxQuestions limits the questions: metrics of the scenario's own are only asked up
// to this number.
const maxQuestions = 8

// standardQuestions are those of questions.txt that apply to a scenario, then those
// about its own metrics, without those whose formula has numbers that nothing shows.
func standardQuestions(r *estimate.Result) (list []Question) {
	add := func(v *estimate.Value, text string) {
		q := Question{Value: v, Of: []*estimate.Value{v}, Text: text}
		list = append(list, q.asked(r))
	}
	owners := map[string][]string{"": {""}}
	for _, w := range r.Scenario.Workloads {
		owners["{workload}"] = append(owners["{workload}"], w.Name)
	}
	for _, f := range r.Scenario.Fleets {
		owners["{fleet}"] = append(owners["{fleet}"], f.Name)
	}
	for _, p := range r.Scenario.Paths {
		owners["{path}"] = append(owners["{path}"], p.Name)
	}
	limit := map[string]int{"": 1, "{workload}": 1, "{fleet}": 2, "{path}": 1}
	asked := false // whether the line above gave a question
	for line := range strings.SplitSeq(standard, "\n") {
		name, text, ok := strings.Cut(line, ": ")
		name, alternative := strings.CutPrefix(name, "or ")
		if !ok || line[0] == '#' || alternative && asked {
			continue
		}
		before, placeholder := len(list), name[:strings.IndexByte(name, '}')+1]
		for _, owner := range owners[placeholder] {
			v := r.Get(strings.Replace(name, placeholder, owner, 1))
			question, ok := fillIn(r, strings.ReplaceAll(text, cmp.Or(placeholder, "{}"), asWords(owner)))
			if ok && v != nil && worthAsking(r, v) && !isBrief(r, owner) && len(list)-before < limit[placeholder] {
				add(v, question)
			}
		}
		asked = len(list) > before
	}
	for _, e := range r.Scenario.Metrics {
		if v := r.Get(e.Name); len(list) < maxQuestions && worthAsking(r, v) && !v.Bound.Formula.HasNumbers() {
			add(v, aboutMetric(v))
		}
	}
	return append(list, slowestStep(r)...)
}

// slowestStep asks which step of the first path takes the most of the time; none where it
// has one step.
func slowestStep(r *estimate.Result) []Question {
	if len(r.Scenario.Paths) == 0 || len(r.Scenario.Paths[0].Steps) < 2 {
		return nil
	}
	p := r.Scenario.Paths[0]
	v := r.Get(p.Name + ".latency")
	q := Question{Value: v, Of: []*estimate.Value{v}, Text: "Which step of " + asWords(p.Name) + " takes the most of the time?"}
	for i, step := range p.Steps {
		if step.Name == v.BoundBy {
			q.Right = i
		}
		q.Choices = append(q.Choices, asWords(step.Name))
	}
	q.Truth = q.Choices[q.Right]
	q.Why = slowest(r, p.Name, q.Right, q.Choices)
	return []Question{q}
}

// isBrief says whether the traffic of a workload falls into a part of the day: nobody asks
// for its average over the day.
func isBrief(r *estimate.Result, workload string) bool {
	busy := r.Get(workload + ".busy")
	return busy != nil && busy.Value < (24*time.Hour).Seconds()
}

// asWords is a name without underscores.
func asWords(name string) string { return strings.ReplaceAll(name, "_", " ") }

// aboutMetric asks for a metric of the scenario's own, by its note and its dimension.
func aboutMetric(v *estimate.Value) string {
	about := asWords(v.Name)
	if v.Note() != "" {
		about += " (" + v.Note() + ")"
	}
	return strings.ToUpper(about[:1]) + about[1:] + ": " + askFor(v)
}

// askFor is the end of a question for a value, which names its unit.
func askFor(v *estimate.Value) string {
	d := v.Type().Dim
	noun, isCount := d.Counted()
	switch {
	case v.Shown.IsPercent():
		return "what share is that, in percent?"
	case d.IsNumber():
		return "how many is that?"
	case d == unit.Data:
		return "how much data is that?"
	case d == unit.Time:
		return "how long is that?"
	case d == unit.Rate:
		return "how many is that a second?"
	case d == unit.Data.Div(unit.Time):
		return "how much data is that a second?"
	case d == unit.Money.Div(unit.Time):
		return "how much money is that a month?"
	case isCount && v.Shown == nil:
		return "how many is that, counting each " + asWords(noun) + "?"
	}
	name, _ := v.Unit()
	return "how much is that, in " + asWords(name) + "?"
}

// worthAsking leaves out values that are given or zero, and shares so near to 1 that 1
// would be a good answer.
func worthAsking(r *estimate.Result, v *estimate.Value) bool {
	nearlyOne := v.Shown.IsPercent() && v.Value > 1/goodFactor
	return isComputed(r, v) && v.Value > 0 && unit.Finite(v.Value) && !nearlyOne
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

// slowest compares the slowest step of a path with the next one: "render 300 ms > server
// 50 ms".
func slowest(r *estimate.Result, path string, right int, choices []string) string {
	of := func(i int) *estimate.Value {
		return r.Get(path + ".latency_of." + strings.ReplaceAll(choices[i], " ", "_"))
	}
	next := -1
	for i := range choices {
		if of(i) == nil {
			return ""
		}
		if i != right && (next < 0 || of(i).Value > of(next).Value) {
			next = i
		}
	}
	text := func(i int) string { return choices[i] + " " + of(i).Text() }
	return text(right) + " > " + text(next)
}
