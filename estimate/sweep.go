package estimate

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
)

// Axis is a quantity that a sweep varies and the values that it takes.
type Axis struct {
	*Quantity
	Values []float64
	index  int
}

// Sweep is a grid of points: every combination of the values of its axes, the
// last one changing first. Ranges of the scenario stand at their median.
type Sweep struct {
	*Result
	Axes  []Axis
	Shown []*Value // the metrics
}

// DefaultSteps is how many values an interval gives unless told, MaxPoints how
// many points a sweep has at most.
const (
	DefaultSteps = 11
	MaxPoints    = 100_000_000
)

// geometricBeyond is the factor between the ends from which on the steps of an
// interval have equal ratios, not equal differences.
const geometricBeyond = 20

// Axes reads --vary: NAME=A..B, in steps, or NAME=A,B,C. The error is
// [source.Errors].
func (r *Result) Axes(vary []string, steps int) (axes []Axis, err error) {
	var errs source.Errors
	points := 1.
	for _, text := range vary {
		file := &source.File{Name: "--vary", Text: text, Flag: true}
		name, values, ok := strings.Cut(text, "=")
		name = strings.TrimSpace(name)
		i, found := r.Find(name)
		switch {
		case !ok:
			errs = append(errs, &source.Error{File: file, End: len(text), Text: "what varies is NAME=A..B or NAME=A,B,C", Hint: "--vary dau=1M..1bn"})
			continue
		case !found || r.Quantities[i].Class == hidden:
			errs = append(errs, &source.Error{File: file, End: len(name), Text: "the scenario has no " + name, Hint: r.Nearest(name)})
			continue
		}
		axis := Axis{Quantity: &r.Quantities[i], index: i}
		for _, a := range axes {
			if a.index == i {
				errs = append(errs, &source.Error{File: file, End: len(name), Text: name + " is varied twice"})
			}
		}
		at := len(text) - len(values)
		for _, part := range commas(values) {
			v := &tree.Value{File: file, Start: at, End: at + len(part), Text: part, Plain: true}
			at += len(part) + 1
			list, e := r.steps(axis.Quantity, v, steps)
			errs = append(errs, e...)
			axis.Values = append(axis.Values, list...)
		}
		points *= float64(len(axis.Values))
		axes = append(axes, axis)
	}
	if len(errs) == 0 && points > MaxPoints {
		errs = append(errs, &source.Error{Text: fmt.Sprintf("%.0f points are too many; at most %d", points, MaxPoints)})
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return axes, nil
}

// commas cuts a list at the commas that stand in no parenthesis.
func commas(text string) (list []string) {
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

// steps reads one value, or an interval as its steps.
func (r *Result) steps(q *Quantity, v *tree.Value, steps int) ([]float64, source.Errors) {
	f, e := parseEntry(Entry{Name: q.Name, Text: v}, r.Scenario.units)
	if e != nil {
		return nil, source.Errors{e}
	}
	known := len(r.Quantities)
	bound, errs := f.Bind(scope{&builder{Graph: r.Graph, m: standard()}, -1, &Quantity{Class: hidden, entry: v}}, q.wanted())
	if len(errs) > 0 {
		var list source.Errors
		for _, e := range errs {
			list = append(list, place(v, e))
		}
		return nil, list
	}
	value := func(ref int) float64 {
		if ref >= known { // a number to know that the scenario does not use
			return math.NaN()
		}
		return r.ValueAt(ref)
	}
	ends := []float64{bound.Eval(bound.Root, value)}
	if interval, ok := bound.Root.(*formula.Range); ok && !interval.PlusMinus {
		ends = []float64{bound.Eval(interval.Lo, value), bound.Eval(interval.Hi, value)}
	} else if bound.HasDistribution() {
		return nil, source.Errors{v.Error("", "what varies is A..B or values, and %s is a distribution", strings.TrimSpace(v.Text))}
	} else if bound.Uncertain() { // 1..100/user/day: what follows applies to both ends
		ends = []float64{twelve(bound.EvalAtQuantile(value, 0.05)), twelve(bound.EvalAtQuantile(value, 0.95))}
	}
	for _, end := range ends {
		switch what := q.unwanted(end); {
		case what == noValue:
			return nil, source.Errors{v.Error("", "%s has no value", v.Text)}
		case what == negative:
			return nil, source.Errors{v.Error("", "%s is never negative", q.Name)}
		case what != fine:
			return nil, source.Errors{v.Error("", "%s is %s", q.Name, what.wanted(q.def))}
		}
	}
	if len(ends) == 1 {
		return ends, nil
	}
	lo, hi := ends[0], ends[1]
	if lo >= hi {
		return nil, source.Errors{v.Error("", "the interval is empty: %s is not below %s", r.Print(r.Printer, r.index[q.Name], lo), r.Print(r.Printer, r.index[q.Name], hi))}
	}
	_, counted := q.Bound.Type.Dim.Counted()
	whole := counted || q.def != nil && q.def.whole
	list := make([]float64, steps)
	for i := range list {
		part := float64(i) / float64(steps-1)
		if geometric(lo, hi) {
			list[i] = lo * math.Pow(hi/lo, part)
		} else {
			list[i] = lo + (hi-lo)*part
		}
		if whole {
			list[i] = math.Round(list[i])
		}
	}
	list[0], list[steps-1] = lo, hi
	return list, nil
}

// twelve rounds to twelve digits what a distribution gives for its own end.
func twelve(v float64) float64 {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64) // it wrote it itself
	return rounded
}

func geometric(lo, hi float64) bool { return lo > 0 && hi > geometricBeyond*lo }

// Geometric says that the values of an axis reach so far that a chart of them has
// equal ratios, as the steps of an interval have.
func (a *Axis) Geometric() bool { return geometric(slices.Min(a.Values), slices.Max(a.Values)) }

// Points is how many points a sweep has.
func (s *Sweep) Points() int {
	n := 1
	for _, a := range s.Axes {
		n *= len(a.Values)
	}
	return n
}

// fill puts the values of axis k from a point on into d.
func (s *Sweep) fill(k int, d []float64, point int) {
	each := 1 // for so many points it stays the same
	for _, a := range s.Axes[k+1:] {
		each *= len(a.Values)
	}
	values := s.Axes[k].Values
	at, left := point/each%len(values), each-point%each
	for i := range d {
		d[i] = values[at]
		if left--; left == 0 {
			at, left = at+1, each
			if at == len(values) {
				at = 0
			}
		}
	}
}

// Block is a run of points: the values of the axes and of the metrics, a column
// each, and what binds each of the metrics that are nodes of a fleet. A metric
// is NaN where it has no value, or one that the model does not allow.
type Block struct {
	Axes    [][]float64
	Metrics [][]float64
	Bound   [][]string // by metric, nil where nothing can bind it
	Wrong   []string   // why a point has no metrics: "each is negative"; "" where it has
}

// Run computes the points of a sweep, block after block in their order. The
// block holds until take returns; what take returns ends the run.
func (s *Sweep) Run(take func(first int, b Block) error) error {
	depends := make([]bool, len(s.Quantities))
	var vary []columns.Varying
	for k, a := range s.Axes {
		depends[a.index] = true
		low, high := math.Inf(1), math.Inf(-1)
		for _, v := range a.Values {
			low, high = min(low, v), max(high, v)
		}
		vary = append(vary, columns.Varying{Quantity: a.index, Low: low, High: high, Fill: func(d []float64, first int) { s.fill(k, d, first) }})
	}
	for _, i := range s.order {
		for r := range s.Quantities[i].Bound.Uses() {
			depends[i] = depends[i] || depends[r]
		}
	}
	part := s.program.Varied(depends, s.frame, vary)
	// the columns: the axes, the metrics, and what the metrics are bound by
	type column struct {
		quantity int
		into     []float64
	}
	var results []column
	index := map[int]int{}
	add := func(quantity int) []float64 {
		k, ok := index[quantity]
		if !ok {
			k = len(results)
			index[quantity] = k
			results = append(results, column{quantity, make([]float64, columns.BlockSize)})
		}
		return results[k].into
	}
	var block Block
	for _, a := range s.Axes {
		block.Axes = append(block.Axes, add(a.index))
	}
	type choice struct {
		label string
		of    []float64
	}
	choices := make([][]choice, len(s.Shown))
	for m, v := range s.Shown {
		i, _ := s.Find(v.Name)
		block.Metrics = append(block.Metrics, add(i))
		block.Bound = append(block.Bound, nil)
		if v.BoundBy == "" {
			continue
		}
		block.Bound[m] = make([]string, columns.BlockSize)
		for j := range s.Values {
			if resource, ok := strings.CutPrefix(s.Values[j].Label, "nodes_for."); ok && s.Values[j].Owner == v.Owner {
				k, _ := s.Find(s.Values[j].Name)
				choices[m] = append(choices[m], choice{resource, add(k)})
			}
		}
	}
	// what may go wrong on the way: such a point has no metrics, as an estimate of it would fail
	var watched []column
	for _, i := range s.order { // the cause before what it spoils
		if q := &s.Quantities[i]; depends[i] && q.Class != hidden {
			low, high, sure := part.Bounds(part.Node(i))
			if !sure || q.unwanted(low) != fine || q.unwanted(high) != fine || q.def != nil && q.def.whole {
				watched = append(watched, column{i, add(i)})
			}
		}
	}
	var nodes, from []int
	for k, c := range results {
		if depends[c.quantity] {
			nodes, from = append(nodes, part.Node(c.quantity)), append(from, k)
			continue
		}
		for i := range c.into {
			c.into[i] = s.ValueAt(c.quantity)
		}
	}
	sampler := part.Sampler(nodes)
	memory := sampler.NewWorker()
	wrong, some := make([]string, columns.BlockSize), false
	for first, n := 0, s.Points(); first < n; first += columns.BlockSize {
		memory.Run(first, func(k int, c []float64) { copy(results[from[k]].into, c) })
		count := min(columns.BlockSize, n-first)
		if some {
			clear(wrong)
		}
		some = false
		for _, w := range watched {
			q := &s.Quantities[w.quantity]
			for i, x := range w.into[:count] {
				if what := q.unwanted(x); what != fine && wrong[i] == "" {
					wrong[i], some = q.Name+" "+what.verb(q.def), true
				}
			}
		}
		cut := Block{Wrong: wrong[:count]}
		for _, a := range block.Axes {
			cut.Axes = append(cut.Axes, a[:count])
		}
		for m := range s.Shown {
			values := block.Metrics[m][:count]
			for i := range values {
				if !some {
					break
				}
				if wrong[i] != "" {
					values[i] = math.NaN()
				}
			}
			cut.Metrics = append(cut.Metrics, values)
			var bound []string
			if block.Bound[m] != nil {
				bound = block.Bound[m][:count]
				for i := range bound {
					best := math.Inf(-1)
					for _, c := range choices[m] {
						if c.of[i] > best {
							best, bound[i] = c.of[i], c.label
						}
					}
				}
			}
			cut.Bound = append(cut.Bound, bound)
		}
		if err := take(first, cut); err != nil {
			return err
		}
	}
	return nil
}
