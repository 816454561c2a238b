package forecast

import (
	"math"
	"slices"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/graph"
)

// course is what one growth comes to.
type trajectory struct {
	values [][]float64
	bound  [][]string
	wrong  []string
	fails  []int // the first month in which each condition does not hold, -1
}

// follow computes the months under one growth of each quantity.
func (f *Forecast) follow(shares []float64) *trajectory {
	frame := f.NewFrame(1)
	var list []accumulator
	for _, i := range f.Order {
		q := &f.Quantities[i]
		if q.Class != graph.WorkloadDerived || q.Entry != nil {
			continue
		}
		retention, ok := f.Lookup(q.Owner, "retention")
		if ok && slices.ContainsFunc(q.Bound.Refs, func(refs []int) bool { return slices.Contains(refs, retention) }) {
			list = append(list, accumulator{i, retention})
		}
	}
	// at puts the growing quantities where they are after t, and gives of what
	// accumulates the part that does not, the rate of the part that does, and the retention
	at := func(t float64) (base, rate, window []float64) {
		for _, k := range list {
			frame.Free(k.quantity)
			frame.Free(k.retention)
		}
		for n, g := range f.Growth {
			frame.Fix(g.index, f.ValueAt(g.index)*math.Pow(1+shares[n], t/g.period))
		}
		frame.Run()
		with := make([]float64, len(list))
		for n, k := range list {
			with[n], window = frame.Value(k.quantity), append(window, frame.Value(k.retention))
		}
		for _, k := range list {
			frame.Fix(k.retention, 0)
		}
		frame.Run()
		for n, k := range list {
			base = append(base, frame.Value(k.quantity))
			r := 0.
			if window[n] > 0 {
				r = (with[n] - base[n]) / window[n]
			}
			rate = append(rate, r)
		}
		for n, k := range list {
			frame.Free(k.retention)
			if f.isGrowing(k.retention) {
				frame.Fix(k.retention, window[n])
			}
		}
		return base, rate, window
	}
	out := &trajectory{fails: make([]int, len(f.Conditions))}
	for c := range out.fails {
		out.fails[c] = -1
	}
	total := make([][]float64, len(list)) // accumulated since month 0, at the end of each month
	var rates, middles [][]float64        // at the end of each month, and in the middle of the next
	for m := range f.Months + 1 {
		t := float64(m) * Month
		base, rate, window := at(t)
		if m > 0 {
			for n := range list {
				before, middle := rates[m-1][n], middles[m-1][n]
				total[n] = append(total[n], total[n][m-1]+Month/6*(before+4*middle+rate[n]))
			}
		} else {
			for n := range list {
				total[n] = append(total[n], 0)
			}
		}
		rates = append(rates, rate)
		for n, k := range list {
			from := t - window[n]
			inWindow := total[n][m]
			if from > 0 {
				inWindow -= since(total[n], rates, middles, n, from)
			} else if f.Steady {
				inWindow += rates[0][n] * -from
			}
			frame.Fix(k.quantity, base[n]+inWindow)
		}
		frame.Run()
		out.row(f, frame, m)
		_, middle, _ := at(t + Month/2)
		middles = append(middles, middle)
	}
	return out
}

func (f *Forecast) isGrowing(i int) bool {
	return slices.ContainsFunc(f.Growth, func(g Growth) bool { return g.index == i })
}

// since is what had accumulated at time t, between the ends of two months: the
// integral of the parabola through the rates at both and in the middle.
func since(total []float64, rates, middles [][]float64, n int, t float64) float64 {
	k := min(int(t/Month), len(total)-2)
	x := t/Month - float64(k) // 0 to 1
	a, b, c := rates[k][n], middles[k][n], rates[k+1][n]
	// the parabola a + (4b−3a−c)x + (2a+2c−4b)x²
	return total[k] + Month*(a*x+(4*b-3*a-c)*x*x/2+(2*a+2*c-4*b)*x*x*x/3)
}

// row reads the metrics and the conditions off a frame.
func (o *trajectory) row(f *Forecast, frame *columns.Frame, month int) {
	wrong := ""
	for _, i := range f.Order {
		q := &f.Quantities[i]
		if what := q.Check(frame.Value(i)); wrong == "" && what != graph.OK && q.Class != graph.Unlisted && !q.Negligible(frame.Value(i), frame) {
			wrong = q.Name + " " + q.Describe(what)
		}
	}
	o.wrong = append(o.wrong, wrong)
	values, bound := make([]float64, len(f.Shown)), make([]string, len(f.Shown))
	for k, v := range f.Shown {
		i, _ := f.Find(v.Name)
		if values[k] = frame.Value(i); wrong != "" {
			values[k] = math.NaN()
		}
		best := math.Inf(-1)
		for j := range f.Values {
			if resource, ok := strings.CutPrefix(f.Values[j].Label, "nodes_for."); ok && v.BoundBy != "" && f.Values[j].Owner == v.Owner {
				n, _ := f.Find(f.Values[j].Name)
				if frame.Value(n) > best {
					best, bound[k] = frame.Value(n), resource
				}
			}
		}
	}
	o.values, o.bound = append(o.values, values), append(o.bound, bound)
	for c, i := range f.Conditions {
		if frame.Value(i) != 1 && o.fails[c] < 0 {
			o.fails[c] = month
		}
	}
}

// kept is a quantity that accumulates, and the retention it goes by.
type accumulator struct{ quantity, retention int }
