package sensitivity

import (
	"cmp"
	"math"
	"slices"

	"botec/estimate"
	"botec/estimate/graph"
)

// Swing is the change of a value that one input makes alone, from one of its values to
// another, while all others stay as they are. All numbers are in base units.
type Swing struct {
	Name       string  // of the input
	Input      int     // its index in the graph
	From, To   float64 // its two values
	Low, High  float64 // the value there; Low is above High where one falls as the other rises
	Elasticity float64 // by how many percent the value changes if the input rises by one percent; NaN for a range, and where the value is 0
	Limit      Limit   // why From or To is nearer than it should be
}

// Ranges returns the swings of a value that the ranges of the scenario make, the widest
// first: each quantity with a range goes from its p5 to its p95, the others are at their
// median. It is nil for a certain value.
func Ranges(r *estimate.Result, v *estimate.Value) []Swing {
	i, ok := r.Find(v.Name)
	if !ok || !v.Uncertain {
		return nil
	}
	frame := r.NewFrame(1)
	draws := r.Program.Draws()
	at := make([][]float64, len(draws)) // by draw: its quantile, of one sample
	of := make([][]int, len(r.Quantities))
	for d, draw := range draws {
		at[d] = []float64{0.5}
		of[draw.Quantity] = append(of[draw.Quantity], d)
	}
	frame.SetUniforms(at)
	frame.Run()
	leading := graph.NewConsequences(r.Graph, r.UsedBy(i))
	var list []Swing
	for _, d := range draws {
		v := r.At(d.Quantity)
		if v == nil || d.Nth > 0 {
			continue
		}
		path := leading.From(d.Quantity)
		// run puts all ranges of the quantity at a quantile, the others are at their median
		run := func(quantile float64) (from, to float64) {
			for _, k := range of[d.Quantity] {
				at[k][0] = quantile
			}
			frame.RunOnly(path)
			return frame.Value(d.Quantity), frame.Value(i)
		}
		s := Swing{Name: v.Name, Input: d.Quantity, Elasticity: math.NaN()}
		s.From, s.Low = run(0.05)
		s.To, s.High = run(0.95)
		if run(0.5); s.Low != s.High {
			list = append(list, s)
		}
	}
	sortByWidth(list)
	return list
}

// sortByWidth puts the widest swing first.
func sortByWidth(list []Swing) {
	width := func(s Swing) float64 { return math.Abs(s.High - s.Low) }
	slices.SortStableFunc(list, func(a, b Swing) int { return cmp.Compare(width(b), width(a)) })
}
