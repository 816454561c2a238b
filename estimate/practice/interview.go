package practice

import (
	_ "embed"
	"math"
	"regexp"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/explain"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

//go:embed assumptions.txt
var assumptions string

// Prompt is a case as an interviewer puts it, without a number: "Design: Twitter. Posting
// and reading tweets." Of the summary it has what stands before the first number.
func Prompt(s *scenario.Scenario) string {
	title, _, _ := strings.Cut(s.Title, ",")
	if title == "" {
		title = s.Name
	}
	text := "Design: " + title + "."
	if about := withoutNumbers(s.Summary); about != "" {
		text += " " + about + "."
	}
	return text
}

// numbers are words that tell how many.
var numbers = regexp.MustCompile(`(?i)\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|once|twice|half|quarter|third|fifth|tenth|tens?|hundreds?|thousands?|(m|b|tr|quadr)illions?)\b`)

// withoutNumbers is the beginning of a text up to the part that has a number.
func withoutNumbers(text string) string {
	end := 0
	for i, c := range text + ";" {
		if !strings.ContainsRune(",;:", c) {
			continue
		}
		if numbers.MatchString(text[:i]) {
			break
		}
		end = i
	}
	return strings.TrimSpace(text[:end])
}

// Assumption is an input that a candidate chooses: a question whose Value is what the
// case has.
type Assumption struct{ Question }

// The factors by which an assumption may be off for a score of 1 and ½.
const (
	plausible     = 3
	hardPlausible = 10
)

// Plausible is the range of the case: its own, or its value.
func (a *Assumption) Plausible() (least, most float64) {
	if v := a.Value; v.Uncertain {
		return v.P5, v.P95
	}
	return a.Value.Value, a.Value.Value
}

// FactorOff is how far an answer is from the range of the case, at least 1.
func (a *Assumption) FactorOff(x *Answer) float64 {
	least, most := a.Plausible()
	middle := x.Middle()
	return max(1, least/middle, middle/most)
}

// Points is 1 for an assumption within a factor of 3 of the case, ½ within 10.
func (a *Assumption) Points(x *Answer) float64 {
	switch off := a.FactorOff(x); {
	case off <= plausible:
		return 1
	case off <= hardPlausible:
		return 0.5
	}
	return 0
}

// Middle is a number, or the middle of a range.
func (a *Answer) Middle() float64 {
	if a.Low > 0 {
		return math.Sqrt(a.Low * a.High)
	}
	return (a.Low + a.High) / 2
}

// The number of assumptions, and what each but the first ones must change at least: the
// sum of the elasticities of all figures. With the figures and the decisions there are at
// most ten answers: half a minute for each.
const (
	fewestAssumptions, mostAssumptions = 3, 4
	leastChange, leastOfAll            = 0.5, 0.05
)

// Assumptions lists the inputs that the questions depend on most, each beyond what those
// before it say: up to four, in the order of the scenario. What cannot be asked for in
// plain words, what is the answer to one of the questions, capacities of machines and
// prices are given, and no assumptions.
func Assumptions(r *estimate.Result, questions []Question) (list []Assumption) {
	c := &chooser{Result: r, frame: r.NewFrame(1)}
	for _, q := range questions {
		if i, ok := r.Find(q.Name); ok && !q.IsDecision() {
			c.figures = append(c.figures, i)
		}
	}
	c.roles = roles(r)
	for i := range r.Quantities {
		if v := r.At(i); v != nil && c.isAssumable(v) && !c.isAnswer(v, questions) {
			c.candidates = append(c.candidates, i)
		}
	}
	for len(list) < mostAssumptions {
		i, change := c.best()
		if change < leastOfAll || len(list) >= fewestAssumptions && change < leastChange {
			break
		}
		c.frame.Fix(i, r.ValueAt(i))
		c.candidates = slices.DeleteFunc(c.candidates, func(k int) bool { return k == i })
		list = append(list, c.assumption(r.At(i)))
	}
	slices.SortStableFunc(list, func(a, b Assumption) int { return order(r, a) - order(r, b) })
	return list
}

// mostFigures is the number of figures that an interview asks for.
const mostFigures = 3

// Figures picks the questions of an interview that ask for figures, in their order: those
// that follow from what somebody can assume first, and of these one of each dimension.
// Numbers of machines are decisions there, and times of paths follow from what machines
// can do.
func Figures(r *estimate.Result, questions []Question) (list []Question) {
	c := &chooser{Result: r, roles: roles(r)}
	follows := make([]bool, len(questions))
	for i, q := range questions {
		of, _ := r.Find(q.Name)
		used := r.UsedBy(of)
		for k := range r.Quantities {
			if v := r.At(k); !follows[i] && k != of && used[k] && v != nil && c.isAssumable(v) {
				follows[i] = true
			}
		}
	}
	var picked []int
	seen := map[unit.Dim]bool{}
	for round := range 4 {
		again, other := round%2 == 1, round > 1
		for i, q := range questions {
			d := q.Type().Dim
			if q.IsDecision() || q.Class == graph.FleetDerived || q.Class == graph.PathDerived || slices.Contains(picked, i) || !again && seen[d] || other == follows[i] || len(picked) == mostFigures {
				continue
			}
			picked, seen[d] = append(picked, i), true
		}
	}
	slices.Sort(picked)
	for _, i := range picked {
		list = append(list, questions[i])
	}
	return list
}

// order puts the number of people first, then inputs as the scenario has them.
func order(r *estimate.Result, a Assumption) int {
	i, _ := r.Find(a.Name)
	if noun, ok := a.Type().Dim.Counted(); ok && noun == "user" {
		i -= len(r.Quantities)
	}
	return i
}

// isAssumable says whether somebody could state a value: an input or what a workload is
// given that can be asked for in words.
func (c *chooser) isAssumable(v *estimate.Value) bool {
	d := v.Type().Dim
	whole := v.Shown.IsPercent() && v.Value == 1
	if !(v.Value > 0) || whole || d.Money != 0 || d.Length != 0 || v.Neutral() {
		return false
	}
	if _, ok := c.sayable(v); !ok {
		return false
	}
	switch v.Class {
	case graph.Input:
		_, counted := d.Counted()
		return v.Leaf() || counted && v.Bound.Formula.HasNumbers()
	case graph.WorkloadGiven:
		return v.Leaf() && v.Entry != nil || v.Label == "size" && hasParts(c.Result, v)
	}
	return v.Class == graph.ScenarioWide
}

// isAnswer says whether a value is what a question asks for, in the same time.
func (c *chooser) isAnswer(v *estimate.Value, questions []Question) bool {
	return slices.ContainsFunc(questions, func(q Question) bool {
		return !q.IsDecision() && (q.Value == v || explain.Core(c.Result, q.Value) == v) && (v.Type().Dim.Time == 0 || periodOf(q.Truth) == periodOf(c.assumption(v).Truth))
	})
}

// hasParts says that a size is the sum of its parts.
func hasParts(r *estimate.Result, v *estimate.Value) bool {
	for _, refs := range v.Bound.Refs {
		for _, ref := range refs {
			if strings.HasPrefix(r.Quantities[ref].Name, v.Name+".") {
				return true
			}
		}
	}
	return false
}

// chooser finds the inputs that matter most.
type chooser struct {
	*estimate.Result
	frame      *columns.Frame // in which the chosen inputs are fixed
	roles      []role
	figures    []int
	candidates []int
}

// best is the input that changes the figures most; of several the one nearest to them.
func (c *chooser) best() (best int, change float64) {
	for _, i := range c.candidates {
		x := c.change(i)
		if x > change*1.001 || x > change*0.999 && c.DependsOn(i, best) {
			best, change = i, max(x, change)
		}
	}
	return best, change
}

// change is by how much the figures change with an input: the sum of the elasticities,
// each 1 at most.
func (c *chooser) change(i int) (sum float64) {
	const more = 1.5
	c.frame.Fix(i, c.ValueAt(i)*more)
	c.frame.Run()
	for _, f := range c.figures {
		if e := math.Abs(math.Log(c.frame.Value(f)/c.ValueAt(f)) / math.Log(more)); !math.IsNaN(e) {
			sum += min(e, 1)
		}
	}
	c.frame.Free(i)
	return sum
}

// Setting is what to set to go on with an assumption: the number, or the middle of the
// range.
func (a *Assumption) Setting(r *estimate.Result, x *Answer) scenario.Setting {
	p := r.Printer
	if p.Digits, p.Units = 9, r.Scenario.Units(); x.IsRange() {
		p.Digits = 3
	}
	in := a.In
	if _, isCount := a.Type().Dim.Mul(unit.Time).Counted(); in == nil || isCount { // /year of nights/year
		in = a.Shown
	}
	return scenario.Setting{Flag: "your assumption", Name: a.Name, Formula: p.Quantity(x.Middle(), a.Type().Dim, in)}
}
