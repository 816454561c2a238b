package sweep

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Axis is a quantity that a sweep varies and the values that it takes.
type Axis struct {
	*graph.Quantity
	Values []float64
	index  int
}

// Sweep is a grid of points: every combination of the values of its axes, the
// last one changing first. Ranges of the scenario stand at their median.
type Sweep struct {
	*estimate.Result
	Axes  []Axis
	Shown []*estimate.Value // the metrics
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
func Axes(r *estimate.Result, vary []string, steps int) (axes []Axis, err error) {
	var errs source.Errors
	points := 1.
	for _, text := range vary {
		file := &source.File{Name: "--vary", Text: text, Flag: true}
		name, list, ok := strings.Cut(text, "=")
		name = strings.TrimSpace(name)
		i, found := r.Find(name)
		switch {
		case !ok:
			errs = append(errs, &source.Error{File: file, End: len(text), Text: "what varies is NAME=A..B or NAME=A,B,C", Hint: "--vary dau=1M..1bn"})
			continue
		case !found || r.Quantities[i].Class == graph.Unlisted:
			errs = append(errs, &source.Error{File: file, End: len(name), Text: "the scenario has no " + name, Hint: r.Nearest(name)})
			continue
		}
		axis := Axis{Quantity: &r.Quantities[i], index: i}
		for _, a := range axes {
			if a.index == i {
				errs = append(errs, &source.Error{File: file, End: len(name), Text: name + " is varied twice"})
			}
		}
		at := len(text) - len(list)
		for _, part := range commas(list) {
			entry := scenario.FlagEntry("--vary", name, text, at, at+len(part))
			at += len(part) + 1
			values, e := valuesOf(r, axis.Quantity, &entry, steps)
			errs = append(errs, e...)
			axis.Values = append(axis.Values, values...)
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

// valuesOf reads one value, or an interval as its steps.
func valuesOf(r *estimate.Result, q *graph.Quantity, e *scenario.Entry, steps int) ([]float64, source.Errors) {
	scope := r.Scope()
	bound, errs := e.Bind(scope, r.Scenario.Units(), q.Expected())
	if len(errs) > 0 {
		return nil, errs
	}
	value := scope.Value(r.ValueAt)
	ends := []float64{bound.Eval(bound.Root, value)}
	if interval, ok := bound.Root.(*formula.Range); ok && !interval.PlusMinus {
		ends = []float64{bound.Eval(interval.Lo, value), bound.Eval(interval.Hi, value)}
	} else if bound.HasDistribution() {
		return nil, source.Errors{e.Error("", "what varies is A..B or values, and %s is a distribution", strings.TrimSpace(e.Text.Text))}
	} else if bound.Uncertain() { // 1..100/user/day: what follows applies to both ends
		ends = []float64{unit.RoundTo12Digits(bound.EvalAtQuantile(value, 0.05)), unit.RoundTo12Digits(bound.EvalAtQuantile(value, 0.95))}
	}
	for _, end := range ends {
		switch what := q.Check(end); what {
		case graph.OK:
		case graph.NotFinite:
			return nil, source.Errors{e.Error("", "%s has no value", e.Text.Text)}
		default:
			return nil, source.Errors{e.Error("", "%s must be %s", q.Name, q.Requirement(what))}
		}
	}
	if len(ends) == 1 {
		return ends, nil
	}
	lo, hi := ends[0], ends[1]
	if lo >= hi {
		i, _ := r.Find(q.Name)
		return nil, source.Errors{e.Error("", "the interval is empty: %s is not below %s", r.Print(r.Printer, i, lo), r.Print(r.Printer, i, hi))}
	}
	_, counted := q.Bound.Type.Dim.Counted()
	whole := counted || q.Whole()
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
	for _, i := range s.Order {
		for r := range s.Quantities[i].Bound.Uses() {
			depends[i] = depends[i] || depends[r]
		}
	}
	part := s.Program.Varied(depends, s.Central(), vary)
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
	for _, i := range s.Order { // the cause before what it spoils
		if q := &s.Quantities[i]; depends[i] && q.Class != graph.Unlisted {
			low, high, sure := part.Bounds(part.Node(i))
			if !sure || q.MayViolate(low, high) {
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
				if what := q.Check(x); what != graph.OK && wrong[i] == "" {
					wrong[i], some = q.Name+" "+q.Describe(what), true
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
