package sweep

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// Axis is a quantity that a sweep varies, and its values in base units, in the order
// given.
type Axis struct {
	*graph.Quantity
	Values []float64
	Names  []string // of a choice, whose values are their indices; nil for a quantity
	Notice string   // that an interval has fewer values than steps, "" where it has not
	index  int      // of the quantity
}

// ParseAxes reads the texts of --vary: NAME=A,B,C, or NAME=A..B for an interval with
// this many steps, both ends among them. The steps have equal differences; where the
// ends are positive and more than a factor of twenty apart, equal ratios. Counts are
// rounded to whole numbers, each of which is one step. The error is [source.Errors], with all errors of all
// texts.
func ParseAxes(r *estimate.Result, vary []string, steps int) (axes []Axis, err error) {
	var errs source.Errors
	points := 1.
	for _, text := range vary {
		a, problems := newAxis(r, text, steps)
		if len(problems) == 0 && slices.ContainsFunc(axes, func(b Axis) bool { return b.index == a.index }) {
			problems = source.Errors{{File: flagFile(text), End: len(a.Name), Text: a.Name + " is varied twice"}}
		}
		if len(problems) > 0 {
			errs = append(errs, problems...)
			continue
		}
		points *= float64(len(a.Values))
		axes = append(axes, a)
	}
	if len(errs) == 0 && points > MaxPoints {
		return nil, tooMany(points)
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return axes, nil
}

func flagFile(text string) *source.File {
	return &source.File{Name: "--vary", Text: text, Flag: true}
}

func newAxis(r *estimate.Result, text string, steps int) (a Axis, errs source.Errors) {
	name, list, ok := strings.Cut(text, "=")
	if !ok {
		return a, source.Errors{{File: flagFile(text), End: len(text), Text: "must be NAME=A..B or NAME=A,B,C", Hint: "--vary dau=1M..1bn"}}
	}
	start := len(name) + len("=")
	name = strings.TrimSpace(name)
	i, found := r.Find(name)
	if !found || r.Quantities[i].Class == graph.Unlisted {
		e := r.Unknown(name)
		e.File, e.End = flagFile(text), len(name)
		return a, source.Errors{e}
	}
	a = Axis{Quantity: &r.Quantities[i], index: i}
	for _, item := range splitAtCommas(list) {
		entry := scenario.FlagEntry("--vary", name, text, start, start+len(item))
		start += len(item) + 1
		values, problems := a.valuesOf(r, &entry, steps)
		errs = append(errs, problems...)
		a.Values = append(a.Values, values...)
	}
	return a, errs
}

// splitAtCommas splits a list at the commas outside of parentheses.
func splitAtCommas(text string) (list []string) {
	depth, from := 0, 0
	for i, c := range text {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ',' && depth == 0:
			list, from = append(list, text[from:i]), i+1
		}
	}
	return append(list, text[from:])
}

// valuesOf reads one item of the list: a value, or the steps of an interval.
func (a *Axis) valuesOf(r *estimate.Result, e *scenario.Entry, steps int) ([]float64, source.Errors) {
	ends, errs := r.Ends(a.index, e, r.ValueAt)
	if len(errs) > 0 {
		return nil, errs
	}
	if len(ends) == 1 {
		return ends, nil
	}
	low, high := ends[0], ends[1]
	values := a.between(low, high, steps, r.IsWhole(a.index, low, high))
	if different := slices.Compact(values); len(different) < steps {
		a.Notice = fmt.Sprintf("%s has only %d whole values from %s to %s, fewer than %d steps", a.Name, len(different), r.Print(r.Printer, a.index, low), r.Print(r.Printer, a.index, high), steps)
		values = different
	}
	return values, nil
}

// between lists the steps of an interval, both ends among them; whole says that they are
// whole numbers.
func (a *Axis) between(low, high float64, steps int, whole bool) []float64 {
	list := make([]float64, steps)
	for i := range list {
		share := float64(i) / float64(steps-1)
		switch geometric := isGeometric(low, high); {
		case geometric && math.IsInf(high/low, 1):
			list[i] = math.Pow(low, 1-share) * math.Pow(high, share)
		case geometric:
			list[i] = low * math.Pow(high/low, share)
		case math.IsInf(high-low, 1):
			list[i] = low*(1-share) + high*share
		default:
			list[i] = low + (high-low)*share
		}
		if whole {
			list[i] = math.Round(list[i])
		}
	}
	list[0], list[steps-1] = low, high
	return list
}

// geometricFactor is the factor between the ends of an interval above which its
// steps have equal ratios.
const geometricFactor = 20

func isGeometric(low, high float64) bool { return low > 0 && high > geometricFactor*low }

// Geometric says that a chart of the axis has a logarithmic scale, as the steps of
// such an interval have equal ratios.
func (a *Axis) Geometric() bool { return isGeometric(slices.Min(a.Values), slices.Max(a.Values)) }
