package practice

import (
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// Vary draws other values for a scenario and returns them as settings; the same state
// of rng gives the same values.
//
// What varies is the size of the task: how many there are (users, orders: all that count
// the same noun by one factor), how much each does, how large it is, how long it is
// kept, and at the scenario as a whole the peak factor and the utilization. That is,
// numbers that the traffic, the sizes and the retention of workloads and the needs of fleets
// are computed from.
// The design, catalogue figures such as what a node can do, prices and constants of
// nature stay as they are.
func Vary(r *estimate.Result, rng *rand.Rand) (set []scenario.Setting) {
	v := &variation{Result: r, rng: rng, roles: roles(r), common: map[unit.Dim]float64{}}
	for i := range r.Quantities {
		of := r.At(i)
		if of == nil || !of.Leaf() || of.Class == graph.ReferenceNumber || of.Uncertain || !(of.Value > 0) {
			continue
		}
		if text := v.draw(i, of); text != "" {
			set = append(set, scenario.Setting{Flag: "--random", Name: of.Name, Formula: text})
		}
	}
	return set
}

// tellsNumber are words that tell how many, without one, which seldom does.
var tellsNumber = regexp.MustCompile(`(?i)\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twice|half|quarter|third|fifth|tenth|tens?|hundreds?|thousands?|(m|b|tr|quadr)illions?)\b`)

// TellsNumber says whether a note has a number in it, which may be wrong once inputs are
// varied.
func TellsNumber(note string) bool { return tellsNumber.MatchString(note) }

// Varies says whether a question has another answer in a varied scenario, or follows from
// other values: by a tenth or more, so that who remembers the answer does not get by.
func Varies(q *Question, varied *estimate.Result) bool {
	return slices.ContainsFunc(q.Of, func(v *estimate.Value) bool {
		w := varied.Get(v.Name)
		return w == nil || math.Abs(w.Value-v.Value) >= 0.1*math.Abs(v.Value) && v.Value != 0
	})
}

// role is what a value is used for, as bits.
type role byte

const (
	traffic role = 1 << iota // of a workload
	size                     // of what a workload stores or sends
	kept                     // how long it is kept
	share                    // of a part of a workload
	needed                   // of a fleet
	fixed                    // what a node can do
)

// variation draws values for one scenario.
type variation struct {
	*estimate.Result
	rng    *rand.Rand
	roles  []role
	common map[unit.Dim]float64 // the factor of each dimension that has one
}

// roles tells what each quantity is used for.
func roles(r *estimate.Result) []role {
	list := make([]role, len(r.Quantities))
	for i := range r.Quantities {
		q := &r.Quantities[i]
		name, _, _ := strings.Cut(q.Label, ".")
		of := role(0)
		switch {
		case q.Class == graph.FleetGiven && name == "node":
			of = fixed
		case q.Class == graph.FleetGiven && name == "needs":
			of = needed
		case q.Class != graph.WorkloadGiven:
		case name == "size" || name == "read_size":
			of = size
		case name == "retention":
			of = kept
		case name == "share":
			of = share
		case slices.Contains([]string{"writes", "reads", "requests", "objects", "existing"}, name):
			of = traffic
		}
		if of == 0 {
			continue
		}
		for k, used := range r.UsedBy(i) {
			if used {
				list[k] |= of
			}
		}
	}
	return list
}

// The factors by which values vary, and what some of them may be.
var (
	counts       = []float64{0.2, 0.5, 2, 5}
	activities   = []float64{0.5, 1, 2}
	years        = []float64{1, 2, 3, 5, 10}
	days         = []float64{1, 3, 7, 14, 30, 90}
	peakFactors  = []float64{2, 3, 4, 5}
	utilizations = []float64{0.5, 0.6, 0.7, 0.8}
)

// What is beyond these does not vary, or not so far: roughly the number of people who
// are online, sizes that are part of a format, numbers that are part of a design, and
// shares that would be most of what there is.
const (
	maxUsers  = 5e9
	minSize   = 100 // bytes
	minNumber = 1000
	maxShare  = 0.5
)

// draw draws another value for a quantity, "" for the one that it has.
func (v *variation) draw(i int, of *estimate.Value) string {
	role, d := v.roles[i], of.Type().Dim
	if of.Class == graph.ScenarioWide {
		switch of.Name {
		case "peak_factor":
			return v.among(i, of, peakFactors)
		case "utilization":
			return v.among(i, of, utilizations)
		}
	}
	noun, counted := d.Counted()
	people := noun == "user" && of.Class == graph.Input // they make the task, whatever it is computed from
	switch {
	case role == 0 && !people || role&fixed != 0 || d.Length != 0:
	case d == unit.Time && role&kept != 0:
		return v.kept(of)
	case role&size != 0 && role&traffic == 0 && d.Data > 0 && of.Value >= minSize:
		return v.times(i, of, v.pick(activities))
	case people || role&(traffic|needed) != 0 && (counted || d == unit.Rate):
		if v.common[d] == 0 {
			v.common[d] = v.pick(counts)
		}
		return v.times(i, of, v.common[d])
	case role&(traffic|needed) != 0 && d.Time == -1 && d.Data == 0 && of.Class == graph.Input:
		return v.times(i, of, v.pick(activities))
	case role&(traffic|needed) != 0 && d.IsNumber() && !of.Shown.IsPercent() && of.Value >= minNumber:
		return v.times(i, of, v.pick(counts))
	case role&share != 0 && of.Shown.IsPercent() && of.Value <= maxShare:
		return v.times(i, of, v.pick(activities))
	}
	return ""
}

func (v *variation) pick(list []float64) float64 { return list[v.rng.IntN(len(list))] }

// times is a value times a factor, "" for the factor 1 and where that is too far.
func (v *variation) times(i int, of *estimate.Value, factor float64) string {
	noun, _ := of.Type().Dim.Counted()
	value := of.Value * factor
	if factor == 1 || noun == "user" && value > maxUsers || of.Shown.IsPercent() && value > maxShare {
		return ""
	}
	return v.print(i, of, value)
}

// among is one of some values, "" for the one that it has.
func (v *variation) among(i int, of *estimate.Value, list []float64) string {
	if value := v.pick(list); value != of.Value {
		return v.print(i, of, value)
	}
	return ""
}

// kept is another time to keep data for: years or days, up to five times as long or
// short.
func (v *variation) kept(of *estimate.Value) string {
	list, name := years, "year"
	if of.Value < seconds("year") {
		list, name = days, "day"
	}
	unit := seconds(name)
	list = slices.DeleteFunc(slices.Clone(list), func(n float64) bool {
		return n*unit == of.Value || n*unit > 5*of.Value || 5*n*unit < of.Value
	})
	if of.Value < seconds("day") || len(list) == 0 {
		return ""
	}
	n := v.pick(list)
	if n != 1 {
		name += "s"
	}
	return v.Printer.Number(n) + " " + name
}

// print writes a value with two digits, or three where two are too few; a rate in the period that it is written in.
func (v *variation) print(i int, of *estimate.Value, value float64) string {
	p := v.Printer
	p.Digits = 2
	if two, _ := strconv.ParseFloat(strconv.FormatFloat(value, 'e', 1, 64), 64); math.Abs(two-value) > 0.01*value { // 125M
		p.Digits = 3
	}
	written := of.Formula()
	if slash := strings.LastIndexByte(written, '/'); slash > 0 && of.Type().Dim == unit.Rate {
		if per, err := formula.ParseUnit(written[slash:], nil); err == nil {
			return p.Number(value/per.Factor) + written[slash:]
		}
	}
	return v.Print(p, i, value)
}
