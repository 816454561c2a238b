package compare

import (
	"math"

	"botec/estimate"
	"botec/estimate/columns"
)

// Percentile is one of the percentiles that a comparison shows.
type Percentile struct {
	Name string  // "p5"
	At   float64 // 0.05
}

// Percentiles lists those that a comparison shows beside the median.
var Percentiles = []Percentile{{"p5", 0.05}, {"p95", 0.95}}

// Of is the percentile of a value, its value where it is certain.
func (p Percentile) Of(v *estimate.Value) float64 {
	switch {
	case !v.Uncertain:
		return v.Value
	case p.At < 0.5:
		return v.P5
	}
	return v.P95
}

// spreadSamples is the number of samples that decide what a change does to a percentile.
const spreadSamples = 1000

// spreadWork is what a column of so many samples takes, compared with one number: most of
// it is for sorting. mostSampledColumns limits the memory for them.
const (
	spreadWork         = 2000
	mostSampledColumns = 20_000
)

// PercentileContributions lists what each difference contributes to the change of a
// percentile, as [Pair.Contributions] does for the central value. Both sides have the
// same samples of what they have in common.
func (p *Pair) PercentileContributions(name string, percentile Percentile) (list []Contribution, added bool) {
	column, ok := p.A.Find(name) // the merged program has it there
	a, b := p.A.Get(name), p.B.Get(name)
	if !ok || p.frame == nil || a == nil || b == nil {
		return nil, false
	}
	if p.program.Columns() > mostSampledColumns {
		return p.together(column, percentile.Of(a), percentile.Of(b))
	}
	if p.sampled == nil {
		p.sampled = p.sampledFrame()
	}
	g := p.gameOf(column, p.sampled)
	g.read = func() float64 { return quantileOf(p.sampled.Column(column), percentile.At) }
	g.exact, g.orders, g.tolerance = 4, 10, 1e-3
	if !p.prepare(g, column, spreadWork) {
		return p.together(column, percentile.Of(a), percentile.Of(b))
	}
	if list, added = p.contributions(g); len(list) > 0 {
		g.scale(list, added, percentile.Of(a), percentile.Of(b))
	}
	return list, added
}

// scale makes contributions add up to the change of a percentile that both results have,
// which is more exact than that of a few samples.
func (g *game) scale(list []Contribution, added bool, before, after float64) {
	change, sampled := after-before, g.value(g.all())-g.value(0)
	if !added {
		change, sampled = math.Log(after/before), math.Log(g.value(g.all())/g.value(0))
	}
	by := change / sampled
	if !(by > 0.5 && by < 2) { // changes that nearly cancel
		return
	}
	for i := range list {
		for _, v := range []*float64{&list[i].Alone, &list[i].Share} {
			if added {
				*v *= by
			} else {
				*v = math.Pow(*v, by)
			}
		}
	}
}

// sampledFrame has samples of the merged program. The draws of a quantity are the same
// in the formulas of both scenarios.
func (p *Pair) sampledFrame() *columns.Frame {
	f := p.newFrame(spreadSamples)
	var uniforms [][]float64
	for _, d := range p.program.Draws() {
		stream := columns.NewStream(p.names[d.Quantity], d.Nth, spreadSamples, 1)
		u := make([]float64, spreadSamples)
		stream.Fill(u, 0)
		uniforms = append(uniforms, u)
	}
	f.SetUniforms(uniforms)
	f.Run()
	return f
}
