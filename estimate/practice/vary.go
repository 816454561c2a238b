package practice

import (
	"math/rand/v2"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// maxUsers is roughly the number of people who are online.
const maxUsers = 5e9

// Vary draws random values for the inputs of a scenario and returns them as settings;
// the same state of rng gives the same values. All inputs that count the same noun
// change by one factor of up to ten, and all rates by one factor of up to five; other
// inputs change by a factor of up to five each, times of up to two. Shares, lengths,
// sizes of a few bytes and small numbers do not change: they are part of the design of
// the system.
func Vary(r *estimate.Result, rng *rand.Rand) (set []scenario.Setting) {
	common := map[unit.Dim]float64{}
	for i := range r.Values {
		v := &r.Values[i]
		d := v.Type().Dim
		_, counted := d.Counted()
		switch {
		case v.Class != graph.Input || !v.Leaf() || v.Uncertain || !(v.Value > 0) || v.Shown.IsPercent():
			continue
		case d.IsNumber() && v.Value < 100, d.Length != 0, d.Data > 0 && v.Value < 10:
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
		if counted || d == unit.Rate {
			if common[d] == 0 {
				common[d] = factor
			}
			factor = common[d]
		}
		if noun, _ := d.Counted(); noun == "user" && v.Value*factor > maxUsers {
			factor = 1
		}
		p := r.Printer
		p.Digits = 2
		i, _ := r.Find(v.Name)
		if text := r.Print(p, i, v.Value*factor); factor != 1 {
			set = append(set, scenario.Setting{Flag: "--random", Name: v.Name, Formula: text})
		}
	}
	return set
}
