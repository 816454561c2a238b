package estimate

import (
	"math"
	"slices"

	"botec/estimate/quantile"
)

// Swing is what the ranges of one quantity do to a value by themselves: what
// the value is with them at their p5 and at their p95, all others at their median.
type Swing struct {
	Name      string
	From, To  float64 // of the quantity, in base units
	Low, High float64 // what the value is there
}

// Tornado gives the swings of an uncertain value, the widest first; nil where
// it is certain.
func (r *Result) Tornado(v *Value) []Swing {
	i, ok := r.Find(v.Name)
	if !ok || !v.Uncertain {
		return nil
	}
	frame := r.NewFrame(1)
	draws := r.Program.Draws()
	at := make([][]float64, len(draws)) // one sample: each draw's place in its distribution
	for d := range at {
		at[d] = []float64{0.5}
	}
	frame.SetUniforms(at)
	// run puts all ranges of a quantity at a place, the others at their median
	run := func(quantity int, place float64) (of, value float64) {
		for d, draw := range draws {
			at[d][0] = 0.5
			if draw.Quantity == quantity {
				at[d][0] = place
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

// Bin is a bar of a histogram: the share of the samples from From up to To.
type Bin struct{ From, To, Share float64 }

// Histogram sorts the samples of an uncertain value into bins of equal width,
// of equal ratio where the middle 98% span more than a factor of ten. The
// outer 2% are left out; log says which it was. It gives nil for a certain value.
func (r *Result) Histogram(v *Value, bins int) (list []Bin, log bool) {
	i, ok := r.Find(v.Name)
	if !ok || !v.Uncertain {
		return nil, false
	}
	of, _ := r.column(i)
	ends := new(quantile.Selector).Select(of, []float64{0.01, 0.99}, nil)
	low, high := ends[0], ends[1]
	scale, back := func(x float64) float64 { return x }, func(x float64) float64 { return x }
	whole := !slices.ContainsFunc(of, func(x float64) bool { return x != math.Trunc(x) })
	if log = low > 0 && high > 10*low && !(whole && high < float64(10*bins)); log {
		scale, back = math.Log, math.Exp
	}
	from, to := scale(low), scale(high)
	if !(to > from) {
		return nil, log
	}
	if whole && !log { // each bar the same number of whole numbers
		each := math.Ceil((high - low + 1) / float64(bins))
		bins = int(math.Ceil((high - low + 1) / each))
		from, to = low-0.5, low-0.5+each*float64(bins)
	}
	list = make([]Bin, bins)
	for k := range list {
		list[k].From = back(from + (to-from)*float64(k)/float64(bins))
		list[k].To = back(from + (to-from)*float64(k+1)/float64(bins))
	}
	for _, x := range of {
		if x >= low && x <= high {
			k := min(int((scale(x)-from)/(to-from)*float64(bins)), bins-1)
			list[k].Share += 1 / float64(len(of))
		}
	}
	return list, log
}
