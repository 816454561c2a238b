// Package live makes a page of an estimate whose figures follow the inputs that a reader
// changes. The page has the compiled program of the scenario as data, and a script with
// an interpreter of the same instructions: it knows no formula of its own.
//
// The script is in four parts, which are joined: machine.js is package columns (the
// operations and distributions, and a program of them), samples.js draws samples and finds
// their quantiles, print.js is the printing of package unit, and
// page.js finds the elements that have figures and texts, and shows the inputs. A page has
// them in short form, script.js, which go generate makes.
//
// [Of] costs nothing; a page asks for the data when it is written as HTML.
package live

import (
	_ "embed"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/page"
	"botec/estimate/unit"
)

//go:generate bash ../../.ci/minify

//go:embed script.js
var minified string

//go:embed live.css
var style string

// script is what minified has behind its first line.
var script = sync.OnceValue(func() string {
	_, text, _ := strings.Cut(minified, "\n")
	return strings.TrimSpace(text)
})

// Page is the live page of a result.
type Page struct{ *estimate.Result }

// Of is the live page of a result.
func Of(r *estimate.Result) Page { return Page{r} }

// Script is the script of every live page.
func (Page) Script() string { return script() }

// Style is the style of what the script shows.
func (Page) Style() string { return style }

// number is a number in JSON, null where there is none.
type number float64

func (n number) MarshalJSON() ([]byte, error) {
	if !unit.Finite(float64(n)) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(n))
}

// data is what the script computes with. Quantities are known by their index in the
// graph; those behind these are formulas of texts and checks.
type data struct {
	Digits     int               `json:"digits"`
	Graph      int               `json:"graph"` // how many quantities are of the graph
	Ops        []string          `json:"ops"`
	Numbers    []number          `json:"numbers"` // column, number, …
	Code       [][]any           `json:"code"`    // [[op, out, operand, …], …], the last one writes a quantity; in the order of computing
	Quantities []quantity        `json:"quantities"`
	Limits     [][]any           `json:"limits"` // [least, most, central least, under, flags, word for too much]
	Forms      []form            `json:"forms"`
	Ladders    [][]unit.Step     `json:"ladders"` // the steps and periods of forms
	Shown      []int             `json:"shown"`   // the forms of the figures of the page
	Inputs     []input           `json:"inputs"`
	Statistics [][]any           `json:"statistics"` // [out, of, percentile or 0 for the mean]
	Checks     []check           `json:"checks"`
	Advice     [][]any           `json:"advice"` // [condition, text]
	Texts      []json.RawMessage `json:"texts"`
	Units      [][]any           `json:"units"` // that the scenario declares: [spelling, factor, dimension]
	Money      [2]string         `json:"money"` // the symbol and the code of the currency
}

// quantity is [name, form, limits, the quantity that it is printed like or −1]; the rest may be left out.
type quantity []any

// encoder makes the data.
type encoder struct {
	*estimate.Result
	out    data
	ops    map[columns.Op]int
	forms  map[string]int
	limits map[limits]int
	extra  []*formula.Bound
}

// Data is the JSON of what the script computes with.
func (p Page) Data(shown *page.Shown) ([]byte, error) {
	e := &encoder{Result: p.Result, ops: make(map[columns.Op]int), forms: make(map[string]int), limits: make(map[limits]int)}
	e.out.Digits, e.out.Graph, e.out.Numbers = p.Printer.Significant(), len(p.Result.Quantities), []number{}
	e.out.Statistics, e.out.Advice = [][]any{}, [][]any{}
	e.checks()
	for _, rule := range p.Rules() {
		e.out.Advice = append(e.out.Advice, []any{rule.When, e.ruleText(rule)})
	}
	for i := range p.Result.Quantities {
		e.quantity(i)
	}
	e.program()
	for _, f := range shown.Forms {
		e.out.Shown = append(e.out.Shown, e.form(f.Dim, f.In))
	}
	for _, st := range p.Result.Statistics {
		e.out.Statistics = append(e.out.Statistics, []any{st.Out, st.Arg, st.Call.Func.Percentile()})
	}
	e.inputs(shown.Inputs)
	e.out.Texts = shown.Texts
	return json.Marshal(&e.out)
}

// input is an assumption that a reader may change: [quantity, dimension in base units as
// in "B/s", flags, 1 + the form of another value where that of the scenario's own is asked
// for by its formula, distribution, parameters of that]; the rest may be left out.
type input []any

// The flags of an input.
const (
	counts = 1 << iota // it takes a number without a unit
	share              // it is at most 100%
	whole              // it takes whole numbers alone
)

// inputs adds the assumptions of a page that may be set.
func (e *encoder) inputs(names []string) {
	e.out.Inputs, e.out.Units = []input{}, [][]any{}
	for _, name := range names {
		i, ok := e.Find(name)
		if !ok || slices.ContainsFunc(e.out.Inputs, func(o input) bool { return o[0] == i }) {
			continue
		}
		q := &e.Result.Quantities[i]
		if q.Class == graph.Measured || q.Class == graph.ReferenceNumber {
			continue
		}
		flags, readable := 0, 0
		if q.CountsByName() {
			flags |= counts
		}
		if q.Type().Fraction && e.ValueAt(i) <= 1 {
			flags |= share
		}
		if e.IsWhole(i, e.ValueAt(i)) {
			flags |= whole
		}
		if _, asked := q.Bound.Root.(*formula.In); asked && !q.Shown.IsPercent() {
			readable = 1 + e.form(q.Type().Dim, nil)
		}
		in := input{i, e.Scenario.Units().Unit(q.Type().Dim), flags, readable}
		if op, parameters, ok := q.Bound.Distribution(); ok {
			var list []number
			for _, v := range parameters {
				list = append(list, number(v))
			}
			in = append(in, op.String(), list)
		}
		e.out.Inputs = append(e.out.Inputs, in)
	}
	units := e.Scenario.Units()
	units.Declared(func(spelling string, u unit.Unit) {
		e.out.Units = append(e.out.Units, []any{spelling, u.Factor, units.Unit(u.Dim)})
	})
	e.out.Money = [2]string{units.Symbol(), units.Currency()}
}

// check is an expectation of the scenario, whose text the page has: [condition, left side,
// right side, form of the left side, place value of the last digit of the right side, form
// in which the right side is written or −1, its factor where that has to be readable]; the
// condition alone where it is no comparison.
type check []any

// checks adds the expectations of the scenario.
func (e *encoder) checks() {
	e.out.Checks = []check{}
	for _, i := range e.Expects {
		q := &e.Result.Quantities[i]
		c := check{i}
		if left, ok := q.Bound.LeftSide(); ok {
			right, _ := q.Bound.RightSide()
			comparison := q.Bound.Root.(*formula.Comparison)
			step, _ := comparison.WrittenStep()
			shown := e.DisplayOf(q.Bound, comparison.X)
			if shown == nil && q.Bound.Left.Share {
				shown = unit.Percent
			}
			c = append(c, e.add(left), e.add(right), e.form(q.Bound.Left.Dim, shown), step)
			_, asked := comparison.X.(*formula.In)
			if in := comparison.WrittenIn(); in != nil && !asked {
				factor := in.Factor
				if strings.HasPrefix(in.Text, "/") || strings.HasPrefix(in.Text, "$") {
					factor = 0
				}
				c = append(c, e.form(q.Bound.Left.Dim, in), factor)
			}
		}
		e.out.Checks = append(e.out.Checks, c)
	}
}

// form is a form with its steps and periods as indexes of ladders, from 1 on.
type form struct {
	unit.Form
	Steps   int `json:"steps,omitempty"`
	Periods int `json:"periods,omitempty"`
}

// ladder is 1 + the index of a list of steps, 0 for none.
func (e *encoder) ladder(steps []unit.Step) int {
	if len(steps) == 0 {
		return 0
	}
	for i, l := range e.out.Ladders {
		if slices.Equal(l, steps) {
			return i + 1
		}
	}
	e.out.Ladders = append(e.out.Ladders, steps)
	return len(e.out.Ladders)
}

// form is the index of a form.
func (e *encoder) form(d unit.Dim, in *unit.Display) int {
	p := e.Printer
	p.Units = e.Scenario.Units()
	f := p.Form(d, in)
	key, _ := json.Marshal(f)
	i, ok := e.forms[string(key)]
	if !ok {
		i = len(e.out.Forms)
		e.forms[string(key)] = i
		e.out.Forms = append(e.out.Forms, form{f, e.ladder(f.Steps), e.ladder(f.Periods)})
	}
	return i
}

// limits are those of a quantity. The least central value is of what is given alone: by
// the scenario, or by a reader.
type limits struct {
	graph.Limits
	given bool
}

// quantity adds a quantity of the graph. One without a name is a condition or a part of
// a formula.
func (e *encoder) quantity(i int) {
	q := &e.Result.Quantities[i]
	if k := slices.IndexFunc(e.Headline, func(f estimate.HeadlineFigure) bool { return f.Figure.Quantity == i }); q.Class == graph.Unlisted && k >= 0 {
		e.out.Quantities = append(e.out.Quantities, quantity{"", e.form(q.Type().Dim, e.Headline[k].Shown)})
		return
	}
	if q.Class == graph.Unlisted {
		e.out.Quantities = append(e.out.Quantities, quantity{})
		return
	}
	l := limits{q.Limits(), q.Entry != nil}
	k, ok := e.limits[l]
	if !ok {
		k = len(e.out.Limits)
		e.limits[l] = k
		flags := 0
		if l.NonNegative {
			flags |= 1
		}
		if l.Whole {
			flags |= 2
		}
		if l.given {
			flags |= 4
		}
		next := []any{number(l.Least), number(l.Most), number(l.Central), number(l.Under), flags}
		if l.TooMuch != "" {
			next = append(next, l.TooMuch)
		}
		e.out.Limits = append(e.out.Limits, next)
	}
	next := quantity{q.Name, e.form(q.Type().Dim, q.Shown)}
	if k > 0 || e.PrintedLike(i) >= 0 {
		next = append(next, k)
	}
	if of := e.PrintedLike(i); of >= 0 {
		next = append(next, of)
	}
	e.out.Quantities = append(e.out.Quantities, next)
}

// add adds a formula behind the quantities of the graph, and gives its index.
func (e *encoder) add(b *formula.Bound) int {
	e.extra = append(e.extra, b)
	return len(e.Result.Quantities) + len(e.extra) - 1
}

// program adds the code.
func (e *encoder) program() {
	p := e.ProgramWith(e.extra)
	used := make(map[int]bool)
	p.Listing(func(q int, code []columns.Instruction) {
		used[q] = true
		if len(code) == 0 {
			return
		}
		var line []any
		for _, in := range code {
			k, ok := e.ops[in.Op]
			if !ok {
				k = len(e.out.Ops)
				e.ops[in.Op] = k
				e.out.Ops = append(e.out.Ops, in.Op.String())
			}
			one := []int{k, in.Out}
			for _, col := range in.Operands {
				one, used[col] = append(one, col), true
			}
			line = append(line, one)
		}
		if len(code) == 1 { // alone it stands for itself
			one := line[0].([]int)
			line = make([]any, len(one))
			for i, n := range one {
				line[i] = n
			}
		}
		e.out.Code = append(e.out.Code, line)
	})
	for _, col := range slices.Sorted(maps.Keys(used)) {
		if v, ok := p.ColumnNumber(col); ok {
			e.out.Numbers = append(e.out.Numbers, number(col), number(v))
		}
	}
}

// ruleText is the text of an advice.
func (e *encoder) ruleText(rule graph.Rule) Text {
	var t Text
	for k, words := range rule.Text {
		for i, part := range strings.Split(words, graph.BoundByHere) {
			if i > 0 {
				var list []Choice
				for _, of := range e.Resources(rule.Owner) {
					list = append(list, Choice{[]int{of.Quantity}, Text{of.Name}})
				}
				t = append(t, Largest(list))
			}
			if part != "" {
				t = append(t, part)
			}
		}
		if k < len(rule.Formulas) {
			b := rule.Formulas[k]
			t = append(t, []any{e.add(b), "", e.form(b.Type.Dim, e.DisplayOf(b, b.Root))})
		}
	}
	return t
}
