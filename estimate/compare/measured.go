package compare

import (
	"cmp"
	"math"
	"slices"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// Measurement is a metric of a plan beside what was measured.
type Measurement struct {
	*estimate.Value         // of the plan
	Measured        float64 // in base units
	Entry           *scenario.Entry
}

// Inside says whether the plan has foreseen what was measured: it lies between p5 and
// p95, or within a hundredth of a certain value.
func (m *Measurement) Inside() bool {
	if m.Uncertain {
		return m.Measured >= m.P5 && m.Measured <= m.P95
	}
	return math.Abs(m.Measured-m.Value.Value) <= 0.01*math.Abs(m.Value.Value)
}

// isAssumption says whether the plan gives the metric, and does not derive it.
func (m *Measurement) isAssumption() bool {
	return m.Class == graph.Input || m.Leaf() && (m.Class == graph.WorkloadGiven || m.Class == graph.FleetGiven || m.Class == graph.PathGiven || m.Class == graph.ScenarioWide)
}

// Explanation is another value of one assumption, and how much of the differences
// between a plan and what was measured it explains.
type Explanation struct {
	*estimate.Value         // the assumption
	Instead         float64 // in base units
	Share           float64 // of the differences, 1 for all of them
}

// Measured is a plan beside measured figures.
type Measured struct {
	Plan         *estimate.Result
	Measurements []Measurement
	Unknown      []string      // figures of the file that are no metric of the plan
	Known        []string      // the assumptions among the figures that are not as planned
	KnownShare   float64       // of the differences of all other figures, that they explain
	Explanations []Explanation // of what is left: the best of each assumption, the best first
}

// Measure puts a plan beside the figures of a file, each of which has the name of a
// metric. The error is [source.Errors]: a figure that is none, or of another dimension.
//
// It looks for the assumption that explains most: each is given the values at which one
// of the metrics is what was measured, and the value counts that leaves the least
// difference in all of them. A difference is the logarithm of measured ÷ plan, and what
// is left is their sum of squares. An assumption that was measured takes that value.
func Measure(plan *estimate.Result, file *scenario.Figures) (*Measured, error) {
	out := &Measured{Plan: plan}
	var errs source.Errors
	for _, name := range file.Names() {
		i, ok := plan.Find(name)
		if !ok || plan.At(i) == nil {
			out.Unknown = append(out.Unknown, name)
			continue
		}
		e, problem := file.Find(name)
		if problem != nil {
			errs = append(errs, problem)
			continue
		}
		v := plan.At(i)
		bound, problems := e.Bind(graph.NoNames("a measured figure"), plan.Scenario.Units(), v.Expected())
		if len(problems) > 0 {
			errs = append(errs, problems...)
			continue
		}
		out.Measurements = append(out.Measurements, Measurement{v, bound.Eval(bound.Root, nil), e})
	}
	if len(errs) > 0 {
		return nil, errs
	}
	out.explain()
	return out, nil
}

// residual is the plan with other values of assumptions.
type residual struct {
	*Measured
	frame *columns.Frame
}

// difference is that of one metric: the logarithm of measured ÷ plan; NaN where there is
// none.
func (r *residual) difference(m *Measurement) float64 {
	i, _ := r.Plan.Find(m.Name)
	return math.Log(m.Measured / r.frame.Value(i))
}

// rest is the sum of squares of the differences of all figures but assumptions.
func (r *residual) rest() (sum float64) {
	for k := range r.Measurements {
		if r.Measurements[k].isAssumption() {
			continue
		}
		if d := r.difference(&r.Measurements[k]); !math.IsNaN(d) && !math.IsInf(d, 0) {
			sum += d * d
		}
	}
	return sum
}

// explain finds what other values of assumptions explain.
func (m *Measured) explain() {
	r := &residual{m, m.Plan.NewFrame(1)}
	r.frame.Run()
	planned := r.rest()
	for k := range m.Measurements { // what was measured is known
		if v := &m.Measurements[k]; v.isAssumption() {
			i, _ := m.Plan.Find(v.Name)
			if r.frame.Fix(i, v.Measured); math.Abs(v.Measured-v.Central) > columns.Tolerance*math.Abs(v.Central) {
				m.Known = append(m.Known, v.Name)
			}
		}
	}
	r.frame.Run()
	all := r.rest()
	if planned > 0 {
		m.KnownShare = 1 - all/planned
	}
	if all < 1e-4 {
		return
	}
	for k := range m.Plan.Values {
		v := &m.Plan.Values[k]
		if !v.Leaf() || v.Neutral() || v.Central <= 0 || v.Type().Condition || v.Class == graph.ReferenceNumber || slices.ContainsFunc(m.Measurements, func(of Measurement) bool { return of.Name == v.Name }) {
			continue
		}
		if e := r.best(v, all); e.Share > 0.05 {
			m.Explanations = append(m.Explanations, e)
		}
	}
	slices.SortStableFunc(m.Explanations, func(a, b Explanation) int {
		percent := func(e Explanation) float64 { return math.Round(100 * e.Share) } // as it is shown
		return cmp.Or(cmp.Compare(percent(b), percent(a)), cmp.Compare(a.surprise(), b.surprise()))
	})
}

// surprise is how far the other value is from the plan's: in widths of its range, or of
// a factor of 1.2 where it has none.
func (e *Explanation) surprise() float64 {
	width := math.Log(1.2)
	if e.Uncertain && e.P5 > 0 && e.P95 > e.P5 {
		width = math.Log(e.P95/e.P5) / 2
	}
	return math.Abs(math.Log(e.Instead/e.Central)) / width
}

// best finds the value of an assumption that explains most.
func (r *residual) best(v *estimate.Value, all float64) Explanation {
	out := Explanation{Value: v, Instead: v.Central}
	i, _ := r.Plan.Find(v.Name)
	defer func() {
		r.frame.Free(i)
		r.frame.Run()
	}()
	at := func(x float64) {
		r.frame.Fix(i, x)
		r.frame.Run()
	}
	for k := range r.Measurements {
		m := &r.Measurements[k]
		metric, _ := r.Plan.Find(m.Name)
		if !r.Plan.DependsOn(metric, i) {
			continue
		}
		x, ok := r.solve(v, m, at)
		if !ok {
			continue
		}
		at(x)
		if share := 1 - r.rest()/all; share > out.Share && len(r.Plan.Verify(r.frame, i)) == 0 {
			out.Instead, out.Share = x, share
		}
	}
	return out
}

// solve finds the value of an assumption at which a metric is what was measured, up to a
// hundred times more or less than the plan's.
func (r *residual) solve(v *estimate.Value, m *Measurement, at func(x float64)) (float64, bool) {
	const most = 100
	difference := func(x float64) float64 {
		at(x)
		return r.difference(m)
	}
	low, high := v.Central/most, v.Central*most
	least, greatest := v.Range()
	low, high = max(low, least), min(high, greatest)
	a, b := difference(low), difference(high)
	if !(a*b < 0) {
		return 0, false
	}
	for range 60 {
		middle := math.Sqrt(low) * math.Sqrt(high)
		if d := difference(middle); d*a > 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return high, true
}
