package graph

import "botec/estimate/formula"

// fewTerms is up to how many quantities each formula adds up for itself.
const fewTerms = 8

// shareSums adds a quantity for each sum over many workloads or fleets, such as
// sum(workloads.stored), that all formulas with this sum then use. Advice has such sums
// for each workload: written out, they would grow with the square of the workloads.
func (b *builder) shareSums() {
	type key struct {
		function, path string
		first          *int // of the quantities, which formulas with a path share
	}
	shared := make(map[key]int)
	for i := range b.Quantities {
		of := b.Quantities[i].Bound
		if !of.ReachesMore(fewTerms) {
			continue
		}
		of.Reaches(func(c *formula.Call, path string, refs []int) {
			if len(refs) <= fewTerms {
				return
			}
			k := key{c.Func.Name(), path, &refs[0]}
			sum, ok := shared[k]
			if !ok {
				sum = b.add(Quantity{Class: Unlisted, expected: &formula.Expected{Any: true}, Bound: of.Call(c), state: bound})
				shared[k] = sum
			}
			if of.Sums == nil {
				of.Sums = make(map[*formula.Call]int)
			}
			of.Sums[c] = sum
		})
	}
}
