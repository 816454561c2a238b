// Package live makes a page of an estimate whose figures follow the inputs that a reader
// changes. The page has the compiled program of the scenario as data, and a script with
// an interpreter of the same instructions: it knows no formula of its own.
//
// The script is in parts, which are joined: machine.js is package columns (the
// operations and distributions, and a program of them), samples.js draws samples and finds
// their quantiles, print.js is the printing of package unit, choice.js is about several
// scenarios, dependence.js says what figures depend on, and page.js finds the elements that
// have figures and texts, and shows the inputs. A page has them in short form: several.js
// with choice.js, or script.js with dependence.js, which go generate makes.
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

//go:embed several.js
var minifiedSeveral string

//go:embed live.css
var style string

// script and several are what the scripts have behind their first lines.
var (
	script  = sync.OnceValue(func() string { return behindFirst(minified) })
	several = sync.OnceValue(func() string { return behindFirst(minifiedSeveral) })
)

func behindFirst(text string) string {
	_, text, _ = strings.Cut(text, "\n")
	return strings.TrimSpace(text)
}

// Side is a result on a page of several: a scenario that is compared, an option.
type Side struct {
	*estimate.Result
	Prefix string          // before the names of its figures, so that those of all sides differ: "before."
	Name   string          // of the scenario, for a reader
	Inputs func() []string // the assumptions that a reader may change, on a page of several
	Set    string          // before a name in --set, where that sets this side: "before."
}

// Page is the live page of results. The program of the page has the quantities of all
// sides, those of the first side first.
type Page struct {
	Sides   []Side
	Details int     // the side whose checks and advice the page shows
	Advises bool    // it has advice
	Choice  *Choice // between options, nil for none

	Dependence func() *Dependence // of a page of one result, nil for none

	conditions []chosen   // that texts are chosen by
	computed   []computed // formulas in texts
}

// Dependence is what a page says that its first figures depend on.
type Dependence struct {
	Figures []int     // quantities, of which the first uncertain ones count
	Inputs  []Assumed // that the figures are computed from
	Ranges  []Assumed // what has a range of its own
}

// Assumed is a quantity with its value as a page names it: "150M" of "dau 150M".
type Assumed struct {
	Quantity int
	Text     string
}

// Choice is a decision on a page that follows.
type Choice struct {
	Options   []Option
	Chosen    string // the name that the options are values of, "" for options that are quantities
	Best      int    // as botec has decided
	Maximize  bool
	Statistic bool // a statistic is compared: nothing is best in a sample
}

// Option is a quantity of a side.
type Option struct {
	Name     string
	Side     int
	Quantity int           // by which it is printed
	Target   int           // the quantity whose samples are its values
	Shown    *unit.Display // the unit that it is printed in
	Value    float64       // of the chosen name
	Mean     float64
}

// Of is the live page of a result, with advice.
func Of(r *estimate.Result) *Page { return &Page{Sides: []Side{{Result: r}}, Advises: true} }

// Script is the script of the page: the whole one where it has several sides or options.
func (p *Page) Script() string {
	if len(p.Sides) == 1 && p.Choice == nil {
		return script()
	}
	return several()
}

// Style is the style of what the script shows.
func (*Page) Style() string { return style }

// HasAdvice says that advice follows.
func (p *Page) HasAdvice() bool { return p.Advises }

// Name is the name of a figure of a side, or of one of its statistics: p95(before.servers).
func (p *Page) Name(side int, figure string) string {
	prefix := p.Sides[side].Prefix
	if statistic, of, ok := strings.Cut(figure, "("); ok && figure != "" {
		return statistic + "(" + prefix + of
	}
	return prefix + figure
}

// On is how a text follows that is about quantities of a side.
func (p *Page) On(side int, live any) any {
	if t, ok := live.(Text); ok {
		return Text(shifted([]any(t), p.base(side)).([]any))
	}
	return live
}

// base is the index of the first quantity of a side.
func (p *Page) base(side int) (n int) {
	for k := range side {
		n += len(p.Sides[k].Quantities)
	}
	return n
}

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
	Steps      []json.RawMessage `json:"steps"`          // [numbers, formula], null for what does not follow
	Conditions []int             `json:"conditions"`     // that texts are chosen by
	Computed   [][]any           `json:"computed"`       // formulas in texts, as figures: [quantity, "", form]
	Units      [][]any           `json:"units"`          // that the scenario declares: [spelling, factor, dimension]
	Money      [2]string         `json:"money"`          // the symbol and the code of the currency
	Draws      []int             `json:"dims,omitempty"` // the dimension of each draw, on a page of several sides
	Choice     *choice           `json:"choice,omitempty"`
	Dependence []any             `json:"dependence,omitempty"` // [[[figure, is a share], …], [[input, text, flags], …], [[range, text], …]]
}

// choice is a [Choice] as data.
type choice struct {
	Options   [][]any `json:"options"` // [name, target, quantity, form, value of the chosen name, mean]
	Chosen    int     `json:"chosen"`  // that quantity, −1 for none
	Best      int     `json:"best"`
	Sign      int     `json:"sign"` // −1 where the most is best
	Statistic bool    `json:"statistic"`
}

// quantity is [name, form, limits, the quantity that it is printed like or −1]; the rest may be left out.
type quantity []any

// encoder makes the data, one side after the other.
type encoder struct {
	Side       // the present one
	base   int // the index of its first quantity
	graphs int // how many quantities the graphs of all sides have
	count  int // how many formulas of texts and checks there are so far
	extra  []*formula.Bound
	out    data
	ops    map[columns.Op]int
	forms  map[string]int
	limits map[limits]int
	draws  map[namedDraw]int
}

// namedDraw is a draw by what it has on all sides: both have the same samples of it.
type namedDraw struct {
	name string
	nth  int
}

// Data is the JSON of what the script computes with.
func (p *Page) Data(shown *page.Shown) ([]byte, error) {
	e := &encoder{ops: make(map[columns.Op]int), forms: make(map[string]int), limits: make(map[limits]int), draws: make(map[namedDraw]int)}
	e.graphs, e.out.Conditions = p.base(len(p.Sides)), make([]int, len(p.conditions))
	e.out.Computed = make([][]any, len(p.computed))
	e.out.Digits, e.out.Graph, e.out.Numbers = p.Sides[0].Printer.Significant(), e.graphs, []number{}
	e.out.Statistics, e.out.Advice, e.out.Checks, e.out.Inputs, e.out.Units = [][]any{}, [][]any{}, []check{}, []input{}, [][]any{}
	extras := make([][]*formula.Bound, len(p.Sides))
	for k := range p.Sides {
		e.Side, e.base, e.extra = p.Sides[k], p.base(k), nil
		if k == p.Details {
			e.checks()
			e.advice(p.Advises)
		}
		for i := range e.Result.Quantities {
			e.quantity(i)
		}
		for c := range p.conditions {
			if x := &p.conditions[c]; x.base == e.base {
				e.out.Conditions[c] = e.add(x.of.Condition(x.condition))
			}
		}
		for c := range p.computed {
			if x := &p.computed[c]; x.base == e.base {
				e.out.Computed[c] = []any{e.add(x.of), "", e.form(x.of.Type.Dim, x.in)}
			}
		}
		for _, st := range e.Result.Statistics {
			e.out.Statistics = append(e.out.Statistics, []any{e.base + st.Out, e.base + st.Arg, st.Call.Func.Percentile()})
		}
		extras[k] = e.extra
	}
	next := e.graphs + e.count // the first column that no quantity has
	behind := e.graphs
	for k := range p.Sides {
		e.Side, e.base = p.Sides[k], p.base(k)
		next = e.program(extras[k], behind, next)
		behind += len(extras[k])
	}
	if len(p.Sides) == 1 {
		e.out.Draws = nil // they are in their order
	}
	for _, f := range shown.Forms {
		e.out.Shown = append(e.out.Shown, e.form(f.Dim, f.In))
	}
	e.inputs(p, shown.Inputs)
	e.choice(p)
	e.dependence(p)
	e.out.Texts, e.out.Steps = shown.Texts, shown.Steps
	return json.Marshal(&e.out)
}

// advice adds the rules of the side that the page shows.
func (e *encoder) advice(advises bool) {
	if !advises {
		return
	}
	for _, rule := range e.Rules() {
		e.out.Advice = append(e.out.Advice, []any{e.base + rule.When, e.ruleText(rule)})
	}
}

// The flags of an input that figures depend on.
const (
	fraction      = 1 << iota // it rises by a share of what it lacks to 100%
	asPercent                 // its new value is said, not the change
	inSteps                   // it takes whole numbers alone, where it is one
	onceGiven                 // it has a formula until a reader gives a number
	alwaysInSteps             // it takes whole numbers alone
)

// dependence adds what the first figures depend on.
func (e *encoder) dependence(p *Page) {
	if p.Dependence == nil {
		return
	}
	d := p.Dependence()
	figures, inputs, ranges := [][]any{}, [][]any{}, [][]any{}
	for _, i := range d.Figures {
		share := 0
		if e.Quantities[i].Type().Share {
			share = 1
		}
		figures = append(figures, []any{i, share})
	}
	used := e.UsedBy(d.Figures...)
	for _, in := range e.out.Inputs {
		i := in[0].(int)
		if used[i] && !e.Quantities[i].Leaf() {
			d.Inputs = append(d.Inputs, Assumed{Quantity: i})
		}
	}
	slices.SortStableFunc(d.Inputs, func(a, b Assumed) int { return a.Quantity - b.Quantity })
	for _, in := range d.Inputs {
		t, flags := e.Quantities[in.Quantity].Type(), 0
		if t.Fraction {
			flags |= fraction
		}
		if t.Fraction || t.Share {
			flags |= asPercent
		}
		if e.IsWhole(in.Quantity, 1) {
			flags |= inSteps
		}
		if e.IsWhole(in.Quantity, 0.5) {
			flags |= alwaysInSteps
		}
		if in.Text == "" {
			flags |= onceGiven
		}
		inputs = append(inputs, []any{in.Quantity, in.Text, flags})
	}
	for _, of := range d.Ranges {
		ranges = append(ranges, []any{of.Quantity, of.Text})
	}
	e.out.Dependence = []any{figures, inputs, ranges}
}

// choice adds a decision.
func (e *encoder) choice(p *Page) {
	if p.Choice == nil {
		return
	}
	c := &choice{Chosen: -1, Best: p.Choice.Best, Sign: 1, Statistic: p.Choice.Statistic}
	if p.Choice.Maximize {
		c.Sign = -1
	}
	if i, ok := p.Sides[0].Find(p.Choice.Chosen); ok && p.Choice.Chosen != "" {
		c.Chosen = i
	}
	for _, o := range p.Choice.Options {
		e.Side = p.Sides[o.Side]
		next := []any{o.Name, p.base(o.Side) + o.Target, p.base(o.Side) + o.Quantity, e.form(e.Quantities[o.Quantity].Type().Dim, o.Shown)}
		next = append(next, number(o.Value), number(o.Mean))
		c.Options = append(c.Options, next)
	}
	e.out.Choice = c
}

// check is an expectation of the scenario, whose text the page has: [condition, left side,
// right side, form of the left side, place value of the last digit of the right side, form
// in which the right side is written or −1, its factor where that has to be readable]; the
// condition alone where it is no comparison.
type check []any

// checks adds the expectations of the scenario.
func (e *encoder) checks() {
	for _, i := range e.Expects {
		q := &e.Result.Quantities[i]
		c := check{e.base + i}
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
	next := quantity{e.Prefix + q.Name, e.form(q.Type().Dim, q.Shown)}
	of := e.PrintedLike(i)
	if k > 0 || of >= 0 {
		next = append(next, k)
	}
	if of >= 0 {
		next = append(next, e.base+of)
	}
	e.out.Quantities = append(e.out.Quantities, next)
}

// add adds a formula behind the quantities of the graphs, and gives its index.
func (e *encoder) add(b *formula.Bound) int {
	e.extra = append(e.extra, b)
	e.count++
	return e.graphs + e.count - 1
}

// program adds the code of the present side, whose formulas of texts and checks are behind
// an index. Columns of no quantity are numbered from next on; it gives the number behind them.
func (e *encoder) program(extra []*formula.Bound, behind, next int) int {
	p := e.ProgramWith(extra)
	graph, own := len(e.Result.Quantities), len(e.Result.Quantities)+len(extra)
	column := func(col int) int {
		switch {
		case col < graph:
			return e.base + col
		case col < own:
			return behind + col - graph
		}
		return next + col - own
	}
	used := make(map[int]bool)
	p.Listing(func(q int, code []columns.Instruction) {
		used[q] = true
		if len(code) == 0 {
			return
		}
		var line []any
		for _, in := range code {
			if in.Op.IsDraw() {
				e.draw(p.Draws()[in.Draw], graph)
			}
			k, ok := e.ops[in.Op]
			if !ok {
				k = len(e.out.Ops)
				e.ops[in.Op] = k
				e.out.Ops = append(e.out.Ops, in.Op.String())
			}
			one := []int{k, column(in.Out)}
			for _, col := range in.Operands {
				one, used[col] = append(one, column(col)), true
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
	last := next
	for _, col := range slices.Sorted(maps.Keys(used)) {
		last = max(last, column(col)+1)
		if v, ok := p.ColumnNumber(col); ok {
			e.out.Numbers = append(e.out.Numbers, number(column(col)), number(v))
		}
	}
	return last
}

// draw adds the dimension of a draw.
func (e *encoder) draw(d columns.Draw, graph int) {
	of := namedDraw{nth: d.Nth}
	if d.Quantity < graph {
		of.name = e.Quantities[d.Quantity].DrawName()
	}
	k, ok := e.draws[of]
	if !ok {
		k = len(e.draws)
		e.draws[of] = k
	}
	e.out.Draws = append(e.out.Draws, k)
}

// ruleText is the text of an advice.
func (e *encoder) ruleText(rule graph.Rule) Text {
	var t Text
	for k, words := range rule.Text {
		for i, part := range strings.Split(words, graph.BoundByHere) {
			if i > 0 {
				var list []Case
				for _, of := range e.Resources(rule.Owner) {
					list = append(list, Case{[]int{e.base + of.Quantity}, Text{of.Name}})
				}
				t = append(t, Largest(list))
			}
			if part != "" {
				t = append(t, part)
			}
		}
		if k < len(rule.Formulas) {
			b := rule.Formulas[k]
			t = append(t, []any{index(e.add(b)), "", e.form(b.Type.Dim, e.DisplayOf(b, b.Root))})
		}
	}
	return t
}
