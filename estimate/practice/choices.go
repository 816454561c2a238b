package practice

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

//go:embed decisions.txt
var standardDecisions string

// Decision is a decision of an interview, with what it follows from.
type Decision struct{ Question }

// mostDecisions is the number of decisions of an interview.
const mostDecisions = 3

// mostOwn is how many of them are the scenario's own.
const mostOwn = 2

// mostChoices is the number of fleets that one may choose of.
const mostChoices = 4

// InterviewDecisions lists up to three decisions that follow from an estimate: those of the
// scenario's own questions, then how many machines it takes, what gives way at ten times
// the traffic, what decides the number of machines, and what helps. tenfold is the estimate
// at ten times the traffic, see [Tenfold]; nil where there is none.
func InterviewDecisions(r, tenfold *estimate.Result, questions []Question) (list []Decision) {
	for _, q := range questions {
		if q.IsDecision() && len(list) < mostOwn {
			list = append(list, Decision{q})
		}
	}
	standard := decisionsOf(r)
	machines := min(1, len(standard))
	for _, d := range slices.Concat(standard[:machines], growth(r, tenfold), bounds(r, list), standard[machines:]) {
		if len(list) < mostDecisions {
			list = append(list, d)
		}
	}
	n := newNeeds(r)
	for i := range list {
		list[i].Needs = n.of(&list[i].Question)
	}
	return list
}

// reasons lists values with their names, without those that are zero.
func reasons(list []*estimate.Value) string {
	var texts []string
	for _, v := range list {
		if v.Value != 0 {
			texts = append(texts, InWords(v.Quantity)+" "+v.Text())
		}
	}
	return strings.Join(texts, " · ")
}

// decisionsOf are the decisions of decisions.txt that apply to an estimate.
func decisionsOf(r *estimate.Result) (list []Decision) {
	fleet := ""
	if fleets := largestFleets(r); len(fleets) > 0 {
		fleet = fleets[0].Owner
	}
	for block := range strings.SplitSeq(standardDecisions, "\n\n") {
		if block[0] == '#' || fleet == "" && strings.Contains(block, "{fleet}") {
			continue
		}
		ask, choices, _ := strings.Cut(strings.TrimSpace(block), "\n")
		d := Decision{Question: Question{Text: strings.ReplaceAll(ask, "{fleet}", asWords(fleet)), Right: -1}}
		if d.choose(r, strings.ReplaceAll(choices, "{fleet}", fleet)) {
			d.Value, d.Truth, d.Why = d.Of[0], d.Choices[d.Right], reasons(d.Of)
			list = append(list, d)
		}
	}
	return list
}

// choose reads choices and decides which one is right; ok is false where none is, or the
// scenario lacks a name. The conditions name no reference numbers.
func (d *Decision) choose(r *estimate.Result, choices string) (ok bool) {
	scope := r.Scope()
	for line := range strings.SplitSeq(choices, "\n") {
		text, condition, _ := strings.Cut(strings.TrimSpace(line), ": ")
		parsed, err := formula.Parse(condition, nil)
		if err != nil {
			return false
		}
		bound, errs := parsed.Bind(scope, formula.Expected{Label: "the condition", Condition: true})
		if len(errs) > 0 {
			return false
		}
		for i := range bound.Uses() {
			if v := r.At(i); v != nil && !slices.Contains(d.Of, v) {
				d.Of = append(d.Of, v)
			}
		}
		if d.Right < 0 && bound.Eval(bound.Root, scope.Value(medians(r))) == 1 {
			d.Right = len(d.Choices)
		}
		d.Choices = append(d.Choices, text)
	}
	return d.Right >= 0 && len(d.Of) > 0
}

// medians gives the values of quantities, of samples their median.
func medians(r *estimate.Result) func(quantity int) float64 {
	return func(i int) float64 {
		if v := r.At(i); v != nil {
			return v.Value
		}
		return r.ValueAt(i)
	}
}

// largestFleets lists the numbers of nodes of all fleets, the largest first.
func largestFleets(r *estimate.Result) (list []*estimate.Value) {
	for _, f := range r.Scenario.Fleets {
		if v := r.Get(f.Name + ".nodes"); v != nil {
			list = append(list, v)
		}
	}
	slices.SortStableFunc(list, func(a, b *estimate.Value) int { return cmp.Compare(b.Value, a.Value) })
	return list
}

// bounds asks what decides the size of a fleet that needs several resources, unless a
// decision is about that already, or it is close.
func bounds(r *estimate.Result, asked []Decision) (list []Decision) {
	for _, v := range largestFleets(r) {
		resources := r.Resources(v.Owner)
		d := Decision{Question: Question{Value: v, Text: "What decides how many machines it takes (" + asWords(v.Owner) + ")?"}}
		needed := make([]float64, len(resources))
		for i, of := range resources {
			d.Choices = append(d.Choices, "the "+asWords(of.Name))
			d.Of = append(d.Of, r.At(of.Quantity))
			needed[i] = d.Of[i].Value
		}
		isAsked := slices.ContainsFunc(asked, func(of Decision) bool {
			return slices.ContainsFunc(of.Of, func(v *estimate.Value) bool { return slices.Contains(d.Of, v) })
		})
		if right, ok := ahead(needed); ok && len(needed) > 1 && !isAsked {
			d.Right, d.Truth, d.Why = right, d.Choices[right], reasons(d.Of)
			list = append(list, d)
		}
	}
	return list
}

// tenfold is how many times the traffic is, in the questions about growth.
const tenfold = 10

// Tenfold sets ten times the traffic: the people, and the rates at which all of them
// together ask and write.
func Tenfold(r *estimate.Result) (set []scenario.Setting) {
	requests, ok := r.Find("requests")
	if !ok {
		return nil
	}
	p := r.Printer
	p.Digits = 9
	for i, traffic := range r.UsedBy(requests) {
		v := r.At(i)
		if !traffic || v == nil || !v.Leaf() || !(v.Value > 0) || v.Uncertain {
			continue
		}
		d := v.Type().Dim
		noun, _ := d.Counted()
		given := v.Class == graph.Input || v.Class == graph.WorkloadGiven && v.Entry != nil
		if given && (noun == "user" || d == unit.Rate) {
			set = append(set, scenario.Setting{Flag: "ten times the traffic", Name: v.Name, Formula: r.Print(p, i, tenfold*v.Value)})
		}
	}
	return set
}

// growth asks what ten times the traffic does to the fleets.
func growth(r, more *estimate.Result) (list []Decision) {
	if more == nil {
		return nil
	}
	if d, ok := breaksFirst(r, more); ok {
		list = append(list, d)
	}
	if d, ok := outgrows(r, more); ok {
		list = append(list, d)
	}
	return list
}

// clearly is the factor by which one fleet must be ahead of the next.
const clearly = 1.25

// breaksFirst asks which fleet gives way at ten times the traffic: the one whose machines
// of today would be overloaded most, or where that is about the same for all of them the
// one that takes the most machines more.
func breaksFirst(r, more *estimate.Result) (d Decision, ok bool) {
	fleets := largestFleets(r)
	fleets = fleets[:min(mostChoices, len(fleets))]
	var loads, added []float64
	var overloaded, grown []string
	for _, v := range fleets {
		then := more.Get(v.Name)
		if then == nil {
			return d, false
		}
		d.Choices, d.Of = append(d.Choices, asWords(v.Owner)), append(d.Of, v)
		load := overload(r, more, v.Owner)
		loads, added = append(loads, load), append(added, then.Value-v.Value)
		overloaded = append(overloaded, asWords(v.Owner)+" "+unit.Times(math.Round(10*load)/10))
		grown = append(grown, asWords(v.Owner)+" "+v.Text()+" → "+then.Text())
	}
	if len(fleets) < 2 {
		return d, false
	}
	if i, ok := ahead(loads); ok && loads[i] > 1 {
		d.Text, d.Right = "Ten times the traffic comes, and the machines are those of today. What is overloaded most?", i
		d.Why = "load for what the machines can do: " + strings.Join(overloaded, " · ")
	} else if i, ok := ahead(added); ok {
		d.Text, d.Right = "At ten times the traffic, what takes the most machines more?", i
		d.Why = strings.Join(grown, " · ") + " machines"
	} else {
		return d, false
	}
	d.Value, d.Truth = fleets[d.Right], d.Choices[d.Right]
	return d, true
}

// ahead is the index of the largest value, if it is clearly ahead of the others.
func ahead(values []float64) (best int, ok bool) {
	for i, v := range values {
		if v > values[best] {
			best = i
		}
	}
	for i, v := range values {
		if i != best && v*clearly > values[best] {
			return best, false
		}
	}
	return best, len(values) > 0 && values[best] > 0
}

// overload is how much a fleet of today would have to carry, as a share of what its
// machines can. What they keep does not count: it grows over years, not with the traffic of
// a day.
func overload(r, more *estimate.Result, fleet string) (most float64) {
	for _, of := range r.Resources(fleet) {
		need, provided := more.Get(fleet+".needs."+of.Name), r.Get(fleet+".provided."+of.Name)
		if need != nil && provided != nil && provided.Value > 0 && need.Type().Dim != unit.Data {
			most = math.Max(most, need.Value/provided.Value)
		}
	}
	return most
}

// outgrows asks whether what one machine does still fits on it.
func outgrows(r, more *estimate.Result) (Decision, bool) {
	for _, v := range largestFleets(r) {
		then, spare := more.Get(v.Name), r.Get(v.Owner+".spare")
		if spare == nil || then == nil || v.Value-spare.Value > 1 {
			continue
		}
		d := Decision{Question: Question{Value: v, Of: []*estimate.Value{v}, Text: "One machine carries it today (" + asWords(v.Owner) + "). And ten times the traffic?",
			Choices: []string{"one is still enough", "it takes several: replicas or shards"}}}
		if then.Value-spare.Value > 1 {
			d.Right = 1
		}
		d.Truth = d.Choices[d.Right]
		d.Why = asWords(v.Owner) + " " + v.Print(v.Value-spare.Value) + " → " + v.Print(then.Value-spare.Value) + " machines, without spares"
		return d, true
	}
	return Decision{}, false
}
