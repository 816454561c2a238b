package decide

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"botec/estimate/columns"
	"botec/estimate/graph"
	"botec/estimate/source"
)

// mostRanges is up to how many ranges the options have, each counted for every option that
// is estimated by itself.
const mostRanges = 4_000

// tooMany is an error where options have too many ranges; nil where they do not.
func tooMany(ranges int) *source.Error {
	if ranges <= mostRanges {
		return nil
	}
	return &source.Error{Text: fmt.Sprintf("the options have %d ranges together, and at most %d can be compared", ranges, mostRanges),
		Hint: "fewer options, or numbers in place of the ranges that move them the least: botec estimate --drivers lists those that move them"}
}

// mostQuantities is up to how many quantities the options of --choose have together, each of
// which is estimated by itself.
const mostQuantities = 1_100_000

// tooLarge is an error where so many options of a scenario have too many quantities; nil where
// they do not.
func tooLarge(options int, g *graph.Graph) *source.Error {
	if options*len(g.Quantities) <= mostQuantities {
		return nil
	}
	return &source.Error{Text: fmt.Sprintf("the options have %d quantities together, %d each, and at most %d can be compared", options*len(g.Quantities), len(g.Quantities), mostQuantities),
		Hint: fmt.Sprintf("at most %d options", max(2, mostQuantities/len(g.Quantities)))}
}

// rangesBehind is how many ranges a quantity is computed from.
func rangesBehind(g *graph.Graph, quantity int) (n int) {
	used := g.UsedBy(quantity)
	for _, d := range g.Program.Draws() {
		if used[d.Quantity] {
			n++
		}
	}
	return n
}

// Where the least effort is too much for all inputs, those are looked at that lead: at most
// mostLooked operations on samples, and fewestLooked inputs.
const (
	mostLooked   = 2_000_000_000
	fewestLooked = 3
)

// bins is into how many parts of equal size the samples are split by one range.
const bins = 16

// leading are the inputs, of so many, that bring another option the closest to the best one: by
// the means of the samples where the input is low, and so on up to where it is high.
func (t *table) leading(d *Decision, inputs []uncertainInput, most int) []uncertainInput {
	if len(inputs) <= most {
		return inputs
	}
	near := make([]float64, len(inputs))
	parallel(len(inputs), func(k int) { near[k] = t.nearest(d, &inputs[k]) })
	order := make([]int, len(inputs))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(near[b], near[a]) })
	order = order[:most]
	slices.Sort(order)
	var list []uncertainInput
	for _, k := range order {
		list = append(list, inputs[k])
	}
	return list
}

// nearest is the largest share of the mean distance of an option from the best one that
// vanishes at some values of an input.
func (t *table) nearest(d *Decision, in *uncertainInput) (most float64) {
	p := slices.IndexFunc(in.draws, func(draws []int) bool { return len(draws) > 0 })
	u := make([]float64, columns.BlockSize)
	for _, draw := range in.draws[p] {
		sums, counts := make([][bins]float64, len(d.Options)), make([][bins]float64, len(d.Options))
		stream := t.programs[p].full.Stream(draw)
		for first := 0; first < t.n; first += len(u) {
			stream.Fill(u, first)
			for i := first; i < min(first+len(u), t.n); i++ {
				bin, best := int(u[i-first]*bins), t.at(d.Best, i)
				for k := range d.Options {
					if by := d.loss(t.at(k, i)) - d.loss(best); by == by {
						sums[k][bin] += by
						counts[k][bin]++
					}
				}
			}
		}
		for k := range d.Options {
			all, n, least := 0.0, 0.0, math.Inf(1)
			for bin := range bins {
				all, n = all+sums[k][bin], n+counts[k][bin]
				least = min(least, sums[k][bin]/counts[k][bin])
			}
			if mean := all / n; k != d.Best && least < mean {
				most = max(most, (mean-least)/max(mean, math.SmallestNonzeroFloat64))
			}
		}
	}
	return most
}
