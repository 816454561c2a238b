package practice

import (
	"math/rand/v2"

	"botec/estimate"
	"botec/estimate/unit"
)

// Vary draws other values for the inputs of a scenario, as settings: the same
// seed, the same values. What counts the same noun varies by the same factor, up
// to ten; other inputs by up to five, times by two. Shares, and small numbers that
// are part of how the system is built, stay.
func Vary(r *estimate.Result, rng *rand.Rand) (set []estimate.Setting) {
	ofNoun := map[string]float64{}
	for i := range r.Values {
		v := &r.Values[i]
		d := v.Type().Dim
		noun, counted := d.Counted()
		switch {
		case v.Class != estimate.Input || !v.Leaf() || v.Uncertain || !(v.Value > 0) || v.Shown == unit.Percent:
			continue
		case d.IsNumber() && v.Value < 100:
			continue
		}
		factors := []float64{0.2, 0.5, 1, 2, 5}
		switch {
		case counted:
			factors = []float64{0.1, 0.2, 0.5, 2, 5, 10}
		case d == unit.Time:
			factors = []float64{0.5, 1, 2}
		}
		factor := factors[rng.IntN(len(factors))]
		if counted {
			if ofNoun[noun] == 0 {
				ofNoun[noun] = factor
			}
			factor = ofNoun[noun]
		}
		p := r.Printer
		p.Digits = 2
		k, _ := r.Find(v.Name)
		if text := r.Print(p, k, v.Value*factor); factor != 1 {
			set = append(set, estimate.Setting{Flag: "--random", Name: v.Name, Formula: text})
		}
	}
	return set
}
