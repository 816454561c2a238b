package practice

import (
	"math/rand/v2"

	"botec/estimate"
	"botec/estimate/unit"
)

// Vary draws other values for the inputs of a scenario, as settings: the same
// seed, the same values. Counts vary by up to a factor of ten, other inputs by up
// to five; shares, and small numbers that are part of how the system is built,
// stay.
func Vary(r *estimate.Result, rng *rand.Rand) (set []estimate.Setting) {
	for i := range r.Values {
		v := &r.Values[i]
		_, counted := v.Type().Dim.Counted()
		switch {
		case v.Class != estimate.Input || !v.Leaf() || v.Uncertain || !(v.Value > 0) || v.Shown == unit.Percent:
			continue
		case v.Type().Dim.IsNumber() && v.Value < 100:
			continue
		}
		factors := []float64{0.2, 0.5, 1, 2, 5}
		if counted {
			factors = []float64{0.1, 0.2, 0.5, 2, 5, 10}
		}
		p := r.Printer
		p.Digits = 1
		k, _ := r.Find(v.Name)
		text := r.Print(p, k, v.Value*factors[rng.IntN(len(factors))])
		set = append(set, estimate.Setting{Flag: "--random", Name: v.Name, Formula: text})
	}
	return set
}
