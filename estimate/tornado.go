package estimate

import (
	"math"
	"slices"
)

// Swing is the change of a value that the ranges of one quantity make alone: they are
// at their p5 and at their p95 while all others are at their median. All numbers are
// in base units.
type Swing struct {
	Name      string  // of the quantity
	From, To  float64 // the quantity at p5 and p95
	Low, High float64 // the value there; Low is above High where one falls as the other rises
}

// Tornado returns the swings of a value, the widest first; nil for a certain value.
func (r *Result) Tornado(v *Value) []Swing {
	i, ok := r.Find(v.Name)
	if !ok || !v.Uncertain {
		return nil
	}
	frame := r.NewFrame(1)
	draws := r.Program.Draws()
	at := make([][]float64, len(draws)) // by draw: its quantile, of one sample
	for d := range at {
		at[d] = []float64{0.5}
	}
	frame.SetUniforms(at)
	// run puts all ranges of a quantity at a quantile, the others at their median
	run := func(quantity int, quantile float64) (of, value float64) {
		for d, draw := range draws {
			at[d][0] = 0.5
			if draw.Quantity == quantity {
				at[d][0] = quantile
			}
		}
		frame.Run()
		return frame.Value(quantity), frame.Value(i)
	}
	var list []Swing
	var seen []int
	for _, d := range draws {
		of := r.At(d.Quantity)
		if of == nil || slices.Contains(seen, d.Quantity) {
			continue
		}
		seen = append(seen, d.Quantity)
		s := Swing{Name: of.Name}
		s.From, s.Low = run(d.Quantity, 0.05)
		s.To, s.High = run(d.Quantity, 0.95)
		if s.Low != s.High {
			list = append(list, s)
		}
	}
	width := func(s Swing) float64 { return math.Abs(s.High - s.Low) }
	slices.SortStableFunc(list, func(a, b Swing) int {
		switch {
		case width(a) > width(b):
			return -1
		case width(a) < width(b):
			return 1
		}
		return 0
	})
	return list
}
