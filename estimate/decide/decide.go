// Package decide answers: which of some options is the best, how sure is that, what
// would have to be different for another one, and what is worth finding out first?
//
// An [Option] is a value of an estimate: a metric of a scenario ([Metrics]), the same
// formula in several scenarios ([Objective]), or a formula at several values of a
// quantity, such as how many to buy ([Choose]). [Decide] compares them. The best one has
// the least mean, or the largest. All options have the same samples of the quantities
// that have the same name, so they differ by nothing where they do not differ.
//
// # What information is worth
//
// Knowing everything before choosing is worth the mean difference, over the samples,
// between the option that is best on the whole and the one that is best in the sample:
// the expected value of perfect information (EVPI; Raiffa and Schlaifer, 1961). Its
// standard error, which [Decision] has, is that of a mean of so many samples.
//
// Knowing one input first is worth the same with the conditional means in place of the
// samples: EVPPI = E max E(value | input) − max E value. The estimator here computes the
// conditional means directly. It puts the input at 41 to 161 quantiles, evenly spaced in
// normal scores out to five standard deviations, and computes the options at each of them
// with the same samples of all other inputs; between them a monotone cubic (Fritsch and
// Butland, 1984) leads to 1025 of them, weighted by the normal density. Three things keep
// noise from counting as worth:
//
//   - The samples of the others are the same at each value, so an input that has no
//     influence on the differences between the options changes nothing, and is worth
//     exactly 0. The conditional means are shifted so that their mean is that of all samples.
//   - What to choose is decided by one half of these samples and valued by the other, both
//     ways (cross-fitting), so that to choose by noise loses as often as it gains.
//   - What is less than a thousandth of knowing everything, or no more than the
//     difference between the halves, counts as 0.
//
// All draws are the dimensions of a lattice ([columns.NewLattice]), which spreads the samples
// of several inputs more evenly than chance. [Input].WorthError is the standard error: from how
// much the worth differs between eight parts of the samples. It is cautious, as a part has a
// coarser lattice: up to four times the deviation. How many nodes to buy, with a cost that is
// mostly 0, over 16 seeds: the worth of three inputs has a standard deviation of 4%, 4% and
// 10%; with independent streams it was 9%, 34% and 48%, and two came out as 0 in 2 of 16.
//
// Apart from that the error is that of the interpolation. For sums and products of inputs
// it is below 0.1% of what an input is worth; with forty options, each of which has a
// kink of its own, 1%. No input is worth more than knowing everything.
//
// Measured and rejected: sorting 8192 samples by the input and averaging them in 50 bins,
// which takes no further evaluation. Between two options that are equally good, an input
// without influence came out as 7% of knowing everything, and one that is worth 3.9% of it as
// 4.5% with a standard deviation of 1.2%. To choose by one half of each bin and to value the
// choice by the other mends the first and makes the second 3.0% ± 1.5%: bins lose what an
// input with little influence is worth. The estimator here finds it within 0.1%.
//
// # Where an input tips the choice
//
// With ranges, the same conditional means say from which value of an input on another
// option is best on average: between two neighbouring quantiles with different best
// options the change is narrowed down. Inputs without a range are tried at some factors of
// their value, up to ten. What comes and goes between two values is not seen. Without
// ranges, all values from a thousandth to a thousand times the present one are judged
// with bounds in place of numbers ([columns.Between]), so that "nothing" is proved,
// unless [Input].Proved says otherwise.
package decide

import (
	"math"

	"botec/estimate"
	"botec/estimate/sensitivity"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Option is something to choose: a quantity of an estimate.
type Option struct {
	Name     string
	Result   *estimate.Result
	Quantity int           // the index of the quantity whose value counts
	Shown    *unit.Display // the unit that the value is printed in, nil for the most readable one
}

// Print writes a value of the option.
func (o *Option) Print(v float64) string {
	p := o.Result.Printer
	p.Units = o.Result.Scenario.Units()
	return p.Quantity(v, o.Result.Quantities[o.Quantity].Type().Dim, o.Shown)
}

// BaseUnit is the base unit of the value, as machine formats have it.
func (o *Option) BaseUnit() string { return o.Result.BaseUnit(&o.Result.Quantities[o.Quantity]) }

// Decision is what is known of a choice. All values are in base units.
type Decision struct {
	Options  []Outcome
	Maximize bool
	Best     int // the index of the option with the best mean
	Second   int // that with the second best, -1 for none
	Inputs   []Input
	Certain  bool // no option is uncertain: nothing is sampled, and nothing is worth knowing
	// Statistics are computed from all samples: of a percentile nothing is best in a sample.
	Statistic  bool
	Percentile bool    // the statistic is a percentile by itself
	Worth      float64 // of knowing everything
	WorthError float64 // its standard error
	Samples    int     // the samples in which all options have a value
	Dropped    int     // the samples in which some option has none
	Unseen     int     // the ranges that were not looked at, as others bring the options closer together; the inputs if Certain, as there is too much to try
	Work       int     // about how long it took, as [estimate.Result.Work] has it, apart from [LeastWork]
}

// Outcome is an option with what is known of it.
type Outcome struct {
	Option
	Target        int // the quantity whose samples are its values: of a mean, what that is of
	Mean, P5, P95 float64
	Best          float64 // the share of the samples in which it is the best; options that tie share them
	Regret        float64 // the mean loss against the best option of each sample
}

// Input is a quantity, and what it has to do with the choice.
type Input struct {
	Name       string
	Result     *estimate.Result // an estimate that has it, and prints it
	Quantity   int              // its index there
	Worth      float64          // of knowing it before choosing
	WorthError float64          // its standard error
	Drawn      bool             // it has a range
	Inside     bool             // the range stands inside a formula of other quantities: no value of it is known
	Present    float64          // the median of a range
	P5, P95    float64          // both Present for an input without a range
	Low        float64          // the interval that was searched for tips
	High       float64
	Tips       []Tip
	Proved     bool // there are no other tips between Low and High that are nearer to Present
}

// Tip is a value of an input that parts the best option from another one, which is the best
// on the other side of it.
type Tip struct {
	At     float64
	To     int     // the index of that option
	Above  bool    // it is the best above At, else below
	Inside bool    // At is between p5 and p95
	Factor float64 // At ÷ the present value; NaN where that is 0
}

// Uncertain says whether the input has a range.
func (i *Input) Uncertain() bool { return i.Drawn }

// MostOptions is the largest number of options.
const MostOptions = 200

// Decide compares at least two options. The error is [source.Errors]: options of different
// dimensions, of the same name, or without any value.
func Decide(options []Option, maximize bool) (*Decision, error) {
	if errs := alike(options); len(errs) > 0 {
		return nil, errs
	}
	d := &Decision{Maximize: maximize, Second: -1}
	targets, statistic, percentile := targetsOf(options)
	t := sample(options, targets, statistic)
	t.maximize = maximize
	if err := tooMany(t.ranges()); err != nil {
		return nil, source.Errors{err}
	}
	d.Statistic, d.Percentile, d.Certain = statistic, percentile, t.certain()
	d.summarize(options, t)
	if unclear := d.Options[d.Best].Mean; unclear-unclear != 0 {
		return nil, source.Errors{{Text: "no option has a finite mean"}}
	}
	switch {
	case statistic:
	case d.Certain:
		d.Inputs = certainInputs(d)
	default:
		d.Inputs = append(uncertainInputs(d, t), givenInputs(d, t)...)
	}
	d.sortInputs()
	return d, nil
}

// What takes as long as a quantity of an estimate that has one value: so many columns of the
// programs that are searched for tips, spans, operations on numbers, and on samples.
const columnsOfOne, spansOfOne, stepsOfOne, operationsOfOne = 70, 30, 500, 2500

// LeastWork is how long it takes at least to decide between options that are certain, as
// [estimate.Result.Work] has it: each input has a search of its own.
func LeastWork(options []Option) (n int) {
	for k := range options {
		if r := options[k].Result; r.Sampling == nil {
			n += len(sensitivity.Inputs(r.Graph, options[k].Quantity)) * r.Program.Columns()
		}
	}
	return min(n/columnsOfOne, mostSteps/stepsOfOne)
}

// alike reports options whose values cannot be compared.
func alike(options []Option) (errs source.Errors) {
	first := &options[0]
	named := map[string]bool{}
	for k := range options {
		o := &options[k]
		if named[o.Name] {
			errs = append(errs, &source.Error{Text: o.Name + " is an option twice"})
		}
		named[o.Name] = true
		if a, b := first.Result.Scenario.Units().Currency(), o.Result.Scenario.Units().Currency(); a != b {
			errs = append(errs, &source.Error{Text: first.Name + " counts money in " + a + ", " + o.Name + " in " + b + ", and nothing is converted", Hint: "give both the same currency:"})
		} else if a, b := first.dim(), o.dim(); a != b {
			errs = append(errs, &source.Error{Text: "cannot compare " + first.Name + " (" + a.String() + ") and " + o.Name + " (" + b.String() + ")"})
		}
	}
	return errs
}

func (o *Option) dim() unit.Dim { return o.Result.Quantities[o.Quantity].Type().Dim }

// loss is a value as something of which less is better.
func (d *Decision) loss(v float64) float64 {
	if d.Maximize {
		return -v
	}
	return v
}

// Margin is by how much the best option is better than the second best on average.
func (d *Decision) Margin() float64 {
	if d.Second < 0 {
		return 0
	}
	return math.Abs(d.Options[d.Second].Mean - d.Options[d.Best].Mean)
}
