package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/live"
	"botec/estimate/page"
	"botec/estimate/sensitivity"
	"botec/estimate/unit"
)

// The inputs that a report names rise by the first of these shares that changes one of
// its first figures.
var rises = []float64{0.1, 1}

// mostVaried is up to how many values, all of them for each input, a report computes for
// this. That is a hundred inputs in a scenario of ten workloads.
const mostVaried = 100_000

// How many lines say what the first figures depend on, and how many inputs one of them
// names.
const (
	mostDependences = 3
	mostAlike       = 4
)

// dependence says what the figures that come first depend on most, nil for nothing: where
// they are uncertain the ranges that make them so, else the inputs that move them.
func dependence(r *estimate.Result, driversOf func(v *estimate.Value) []estimate.Driver) page.Block {
	if uncertain := mainUncertain(r); len(uncertain) > 0 {
		return notes(page.Dependence, spread(r, uncertain, driversOf))
	}
	return notes(page.Dependence, moved(r, headlineValues(r)))
}

// followsDependence is what the script of a page needs to say the same after a change.
func followsDependence(r *estimate.Result) *live.Dependence {
	d := &live.Dependence{}
	for _, v := range headlineValues(r) {
		i, _ := r.Find(v.Name)
		d.Figures = append(d.Figures, i)
	}
	inputs := sensitivity.Inputs(r.Graph, d.Figures...)
	if len(inputs)*len(r.Quantities) > mostVaried {
		inputs = nil
	}
	for _, i := range inputs {
		d.Inputs = append(d.Inputs, live.Assumed{Quantity: i, Text: asAssumed(r, r.At(i))})
	}
	for _, draw := range r.Program.Draws() {
		if v := r.At(draw.Quantity); v != nil && draw.Nth == 0 && !slices.Contains(inputs, draw.Quantity) {
			d.Ranges = append(d.Ranges, live.Assumed{Quantity: draw.Quantity, Text: asAssumed(r, v)})
		}
	}
	return d
}

// knownDrivers are the drivers of values, each found once: that samples them again.
func knownDrivers(r *estimate.Result) func(v *estimate.Value) []estimate.Driver {
	known := map[*estimate.Value][]estimate.Driver{}
	return func(v *estimate.Value) []estimate.Driver {
		list, ok := known[v]
		if !ok {
			list = r.Drivers(v)
			known[v] = list
		}
		return list
	}
}

// mostUncertain is of how many figures a report tells what makes them uncertain.
const mostUncertain = 3

// dependent is inputs that figures depend on alike.
type dependent struct {
	inputs []string
	text   string
	weight float64
}

// heaviest writes the heaviest of dependents: "mau 300M, peak_factor 2 (+10%: servers +10%)".
func heaviest(list []dependent) (out []string) {
	rounded := func(d dependent) float64 { return math.Round(1e6 * d.weight) } // or the last bit decides
	slices.SortStableFunc(list, func(a, b dependent) int {
		return cmp.Or(cmp.Compare(rounded(b), rounded(a)), strings.Compare(slices.Min(a.inputs), slices.Min(b.inputs)))
	})
	for _, d := range list[:min(len(list), mostDependences)] {
		if n := len(d.inputs) - mostAlike; n > 0 {
			d.inputs = append(d.inputs[:mostAlike], fmt.Sprintf("%d more", n))
		}
		out = append(out, strings.Join(d.inputs, ", ")+" ("+d.text+")")
	}
	return out
}

// spread says which ranges make values uncertain, by their shares of the spread:
// "peak_factor 1.5..4 (spread of servers 41%, cost 12%)".
func spread(r *estimate.Result, values []*estimate.Value, driversOf func(v *estimate.Value) []estimate.Driver) []string {
	var inputs []*estimate.Value
	shares := map[*estimate.Value]*changes{}
	for _, v := range values {
		for _, d := range driversOf(v) {
			of := r.At(d.Quantity)
			if of == nil || math.Round(100*d.Share) == 0 {
				continue
			}
			if shares[of] == nil {
				inputs, shares[of] = append(inputs, of), &changes{}
			}
			shares[of].add(v.Name, fmt.Sprintf("%.0f%%", 100*d.Share), d.Share)
		}
	}
	if len(inputs) == 0 { // no range has an effect alone
		return []string{"several ranges together"}
	}
	var list []dependent
	for _, of := range inputs {
		c := shares[of]
		list = append(list, dependent{[]string{assumed(r, of)}, "spread of " + c.text(len(values)), c.weight})
	}
	return heaviest(list)
}

// assumed is an input with its value: "peak_factor 1.5..4".
func assumed(r *estimate.Result, v *estimate.Value) string { return v.Name + " " + asAssumed(r, v) }

// changes are what an input does to values, those that change alike together.
type changes struct {
	list   []string
	names  map[string][]string // by change
	weight float64
}

// add adds a change of a value.
func (c *changes) add(name, change string, weight float64) {
	if c.names == nil {
		c.names = make(map[string][]string)
	}
	if c.names[change] == nil {
		c.list = append(c.list, change)
	}
	c.names[change] = append(c.names[change], name)
	c.weight += weight
}

// text writes the changes: "servers, cost +9%; availability 99.95% → 99.9%". all is how many
// values there are.
func (c *changes) text(all int) string {
	var parts []string
	for _, change := range c.list {
		of := strings.Join(c.names[change], ", ")
		if n := len(c.names[change]); n == all && n > 1 {
			of = "all"
		}
		parts = append(parts, of+" "+change)
	}
	return strings.Join(parts, "; ")
}

// moved says which inputs move values that are certain.
func moved(r *estimate.Result, values []*estimate.Value) []string {
	var of []int
	for _, v := range values {
		i, _ := r.Find(v.Name)
		of = append(of, i)
	}
	if n := len(sensitivity.Inputs(r.Graph, of...)); n == 0 || n*len(r.Quantities) > mostVaried {
		return nil
	}
	for _, share := range rises {
		var list []dependent
		for _, e := range sensitivity.Effects(r, of, share) {
			text, weight := effect(r, values, &e)
			if weight == 0 {
				continue
			}
			input := assumed(r, r.At(e.Input))
			if k := slices.IndexFunc(list, func(o dependent) bool { return o.text == text }); k >= 0 {
				list[k].inputs = append(list[k].inputs, input)
				list[k].weight = max(list[k].weight, weight)
			} else {
				list = append(list, dependent{[]string{input}, text, weight})
			}
		}
		if len(list) > 0 {
			return heaviest(list)
		}
	}
	return nil
}

// effect says what a rise of an input does to values: "+10%: servers, cost +9%", of a
// share and of a few nodes with both values. The weight is the sum of the changes, each up to 1; 0 where
// none can be seen.
func effect(r *estimate.Result, values []*estimate.Value, e *sensitivity.Effect) (text string, weight float64) {
	var c changes
	for k, v := range values {
		if change, size := changed(v, v.Central, e.Values[k]); change != "" {
			c.add(v.Name, change, min(1, size))
		}
	}
	input, share := r.At(e.Input), (e.To-e.From)/math.Abs(e.From)
	to := signed(share)
	if share >= 1 {
		to = unit.Times(1 + share)
	}
	if e.Limit != sensitivity.NoLimit || !unit.Finite(share) || input.Type().Share || input.Type().Fraction {
		to = "at " + unlike(input, e.To)
	}
	return to + ": " + c.text(len(values)), c.weight
}

// unlike prints another value of an input, with enough digits to tell the two apart.
func unlike(input *estimate.Value, other float64) string {
	text := input.Print(other)
	for digits := unit.DefaultDigits + 1; text == input.Print(input.Central) && digits < 15; digits++ {
		text = input.PrintTo(digits, other)
	}
	return text
}

// few is up to how many whole things are counted out: one more of two servers is no 50%.
const few = 20

// changed writes a change of a value, "" for one that cannot be seen, and its size: of a
// share near 100% as a share of what is missing.
func changed(v *estimate.Value, before, after float64) (text string, size float64) {
	was, is := v.Print(before), v.Print(after)
	size = math.Abs(after-before) / math.Abs(before)
	switch {
	case before == after || was == is:
		return "", 0
	case !unit.Finite(size):
		return was + " → " + is, 1
	case max(before, after) < few && before == math.Round(before) && after == math.Round(after):
		return was + " → " + is, size
	case v.Type().Share:
		return was + " → " + is, math.Abs(after-before) / min(math.Abs(before), math.Abs(1-before))
	}
	if factor := after / before; factor >= 2 || 0 < factor && factor <= 0.1 {
		return unit.Times(factor), size
	}
	if text = signed((after - before) / math.Abs(before)); text == signed(0) {
		return "", 0
	}
	return text, size
}

// signed writes a change in whole percents, below 1% in tenths: "+8%", "−0.3%".
func signed(share float64) string {
	sign, parts := "+", 100.
	if share < 0 {
		sign = "−"
	}
	if share = math.Abs(share); share < 0.0095 {
		parts = 1000
	}
	if share = math.Round(parts*share) / parts; share == 0 {
		sign = "+"
	}
	return sign + unit.Printer{}.Quantity(share, unit.Dim{}, unit.Percent)
}
