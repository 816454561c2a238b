package decide

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Metrics are options that are metrics of one estimate. The error is [source.Errors]:
// names that it does not have.
func Metrics(r *estimate.Result, names []string) (list []Option, err error) {
	var errs source.Errors
	for _, name := range names {
		i, ok := r.Find(name)
		if !ok || r.Quantities[i].Class == graph.Unlisted {
			errs = append(errs, r.Unknown(name))
			continue
		}
		list = append(list, Option{Name: name, Result: r, Quantity: i, Shown: r.Quantities[i].Shown})
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return list, nil
}

// Objective is an option whose value is the first figure of an estimate, which
// [scenario.Options].Objectives asks for.
func Objective(name string, r *estimate.Result) Option {
	return Option{Name: name, Result: r, Quantity: r.Graph.Figures[0], Shown: r.Figures[0].Shown}
}

// DefaultSteps is the number of values between the ends of an interval that are not
// whole.
const DefaultSteps = 11

// Choose makes an option of each value in the text NAME=A..B: of the first figure of the
// estimate with the quantity at that value. Values are whole numbers where both ends, and
// the quantity as it is, are; else there are so many steps of equal size, as there are of
// whole numbers with steps above 0. left has a sentence for each value that has no
// estimate. The error is [source.Errors].
func Choose(g *graph.Graph, text string, steps int, p unit.Printer, sampling estimate.Sampling) (list []Option, left []string, err error) {
	name, interval, given := strings.Cut(text, "=")
	if name = strings.TrimSpace(name); !given {
		return nil, nil, source.Errors{{File: flagFile(text), End: len(text), Text: "must be NAME=A..B", Hint: "--choose n=1..12"}}
	}
	i, ok := g.Find(name)
	if !ok || g.Quantities[i].Class == graph.Unlisted {
		return nil, nil, source.Errors{g.Unknown(name)}
	}
	if !g.DependsOn(g.Figures[0], i) {
		return nil, nil, source.Errors{{Text: "the objective does not depend on " + name}}
	}
	e := scenario.FlagEntry("--choose", name, text, len(text)-len(interval), len(text))
	frame := g.NewFrame(1)
	frame.Run()
	ends, errs := g.Ends(i, &e, frame.Value)
	if len(errs) == 0 && len(ends) != 2 {
		errs = source.Errors{e.Error("--choose n=1..12", "must be an interval A..B")}
	}
	if len(errs) > 0 {
		return nil, nil, errs
	}
	values := stepsOf(g, i, ends[0], ends[1], frame.Value(i), steps)
	switch n := len(values); {
	case n < 2:
		return nil, nil, source.Errors{e.Error("", "there is nothing to choose from: %s has whole values, and fewer than two of them here", name)}
	case n > MostOptions:
		return nil, nil, source.Errors{e.Error(fmt.Sprintf("--steps %d takes %d of them, evenly spaced", DefaultSteps, DefaultSteps), "more values than can be compared, which are at most %d", MostOptions)}
	}
	if err := tooMany(len(values) * rangesBehind(g, g.Figures[0])); err != nil {
		return nil, nil, source.Errors{e.Error(err.Hint, "%s", err.Text)}
	}
	if err := tooLarge(len(values), g); err != nil {
		return nil, nil, source.Errors{e.Error(err.Hint, "%s", err.Text)}
	}
	sampling.Estimates = len(values)
	var first error
	names := namesOf(g, i, p, values)
	for k, v := range values {
		option := names[k]
		r, err := estimate.EstimateWith(g, p, sampling, &estimate.Fixed{Quantity: i, Value: v})
		if err != nil {
			left = append(left, option+" is left out: "+strings.SplitN(err.Error(), "\n", 2)[0])
			if first == nil {
				first = err
			}
			continue
		}
		list = append(list, Objective(option, r))
	}
	if len(list) < 2 {
		return nil, nil, first
	}
	return list, left, nil
}

// namesOf are the names of the options of a quantity, with as many digits as tell them
// apart.
func namesOf(g *graph.Graph, i int, p unit.Printer, values []float64) []string {
	for p.Digits = p.Significant(); ; p.Digits++ {
		var names []string
		for _, v := range values {
			names = append(names, g.Quantities[i].Name+"="+g.Print(p, i, v))
		}
		if p.Digits >= 12 || len(slices.Compact(slices.Clone(names))) == len(names) {
			return names
		}
	}
}

func flagFile(text string) *source.File {
	return &source.File{Name: "--choose", Text: text, Flag: true}
}

// stepsOf lists the values of an interval.
func stepsOf(g *graph.Graph, i int, low, high, present float64, steps int) (values []float64) {
	isWhole := func(v float64) bool { return v == math.Round(v) }
	whole := g.IsWhole(i, present, low, high)
	if t := g.Quantities[i].Type(); t.Dim == (unit.Dim{}) && !t.Fraction {
		whole = whole || isWhole(low) && isWhole(high) && isWhole(present)
	}
	if whole {
		low, high = math.Ceil(low), math.Floor(high)
	}
	if whole && (steps == 0 || float64(steps) > high-low) {
		for k := range int(min(high-low, MostOptions)) + 1 {
			values = append(values, low+float64(k))
		}
		return values
	}
	if steps == 0 {
		steps = DefaultSteps
	}
	for k := range steps {
		v := low + (high-low)*float64(k)/float64(steps-1)
		if k == steps-1 {
			v = high
		}
		if whole {
			v = math.Round(v)
		}
		values = append(values, v)
	}
	return values
}

// targetsOf lists the quantities whose samples are the values of the options: the
// argument of a mean or a chance, whose mean is what it says. statistic is true where some
// option is made of other statistics, which no sample has, and percentile where that is a
// percentile by itself.
func targetsOf(options []Option) (targets []int, statistic, percentile bool) {
	for k := range options {
		o := &options[k]
		target := o.Quantity
		bound := o.Result.Quantities[target].Bound
		if list := bound.Statistics(); len(list) > 0 {
			call, isRoot := bound.Root.(*formula.Call)
			found := false
			for _, s := range o.Result.Statistics {
				if isRoot && s.Call == call && call.Func.Percentile() == 0 {
					target, found = s.Arg, true
				}
			}
			statistic = statistic || !found
			percentile = percentile || isRoot && call.Func.Percentile() != 0
		}
		targets = append(targets, target)
	}
	return targets, statistic, percentile
}
