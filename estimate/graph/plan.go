package graph

import (
	"fmt"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Growth is how a quantity grows in a forecast: by a share of what there is in each
// period, compounded, or by a fixed amount.
type Growth struct {
	*scenario.Entry                // its Name is that of the quantity
	Quantity        int            // its index in the graph
	Rate            *formula.Bound // in one period: a share, or an amount
	Linear          bool           // Rate is an amount
	Sign            float64        // of the amount: 1 or -1
	Period          float64        // in seconds
}

// Event is one of the scenario's, with its formulas bound.
type Event struct {
	*scenario.Event
	Changes []Change
}

// Change is what a quantity is during an event. Its formula may use the quantity itself,
// which is there what it would be without the change.
type Change struct {
	*scenario.Entry
	Quantity int
	Bound    *formula.Bound
}

// plan binds growth and events.
func (b *builder) plan() {
	s := b.Scenario
	for i := range s.Growth {
		if g, ok := b.growth(&s.Growth[i]); ok {
			b.Growth = append(b.Growth, g)
		}
	}
	for i := range s.Events {
		event := Event{Event: &s.Events[i]}
		for k := range event.Event.Changes {
			e := &event.Event.Changes[k]
			quantity, scope, ok := b.plannedName(e)
			if !ok {
				continue
			}
			bound, errs := e.Bind(scope, s.Units(), b.Quantities[quantity].Expected())
			if problem := diagnose(e, bound); problem != nil {
				errs = append(errs, problem)
			}
			b.errors = append(b.errors, errs...)
			event.Changes = append(event.Changes, Change{e, quantity, bound})
		}
		b.Events = append(b.Events, event)
	}
}

// plannedName finds the quantity that an entry of growth or an event names, and the
// scope of its formula; ok is false after an error.
func (b *builder) plannedName(e *scenario.Entry) (quantity int, in scope, ok bool) {
	quantity, found := b.index[e.Name]
	if !found || b.Quantities[quantity].Class == Unlisted {
		owner, label, _ := strings.Cut(e.Name, ".")
		if !b.Scenario.IsBroken(owner, label) && !b.Scenario.IsBroken("", e.Name) {
			problem := b.Unknown(e.Name)
			problem.File, problem.Start, problem.End = e.Key.File, e.Key.Start, e.Key.End
			b.errors = append(b.errors, problem)
		}
		return 0, in, false
	}
	q := &b.Quantities[quantity]
	in = scope{g: b.Graph, build: b, self: -1, q: &Quantity{Class: Input, Owner: q.Owner, Entry: e}}
	return quantity, in, q.Bound != nil && !q.Bound.Type.Bad
}

// growth binds the growth of a quantity; ok is false after an error.
func (b *builder) growth(e *scenario.Entry) (g Growth, ok bool) {
	quantity, scope, ok := b.plannedName(e)
	if !ok {
		return g, false
	}
	reader := growthReader{b: b, Entry: e, scope: scope, q: &b.Quantities[quantity]}
	if g, ok = reader.read(); ok {
		g.Entry, g.Quantity = e, quantity
	}
	return g, ok
}

// growthReader reads the text of a growth, RATE/PERIOD.
type growthReader struct {
	*scenario.Entry
	b     *builder
	scope scope
	q     *Quantity
}

// part is a part of the text as an entry of its own.
func (r *growthReader) part(start, end int) *scenario.Entry {
	e := *r.Entry
	e.Text = r.Text.Part(start, end)
	return &e
}

func (r *growthReader) fail(e *scenario.Entry, hint, text string, args ...any) (Growth, bool) {
	r.b.errors = append(r.b.errors, e.Error(hint, text, args...))
	return Growth{}, false
}

// bind binds a part, and reports its errors.
func (r *growthReader) bind(e *scenario.Entry, expected formula.Expected) (*formula.Bound, bool) {
	bound, errs := e.Bind(r.scope, r.b.Scenario.Units(), expected)
	if problem := diagnose(e, bound); problem != nil {
		errs = append(errs, problem)
	}
	r.b.errors = append(r.b.errors, errs...)
	return bound, len(errs) == 0
}

func (r *growthReader) read() (g Growth, ok bool) {
	text := r.Text.Text
	slash, behind := strings.LastIndexByte(text, '/'), 1
	if per := strings.LastIndex(text, " per "); per > slash {
		slash, behind = per, len(" per ")
	}
	if slash < 0 {
		hint, write := withPeriod(strings.Fields(text))
		_, _ = r.fail(r.Entry, hint, "growth needs a period")
		r.b.errors[len(r.b.errors)-1].Write = write
		return g, false
	}
	last := r.part(slash+behind, len(text))
	period, errs := last.Bind(NoNames("growth"), r.b.Scenario.Units(), formula.Expected{Label: "the period", Dim: unit.Time, Units: []string{"years", "months"}})
	r.b.errors = append(r.b.errors, errs...)
	if g, ok = r.rate(slash, len(errs) == 0); !ok {
		return g, false
	}
	if g.Period = period.Eval(period.Root, nil); !(g.Period > 0) || period.Uncertain() {
		return r.fail(last, "", "the growth period must be one time, longer than 0")
	}
	if !g.Linear && g.Rate.Leaf() && !(g.Rate.EvalAtQuantile(nil, 0.005) > -1) {
		return r.fail(r.Entry, "", "growth must be more than −100%% per period")
	}
	return g, true
}

// rate reads the part before the period, which ends at an offset; fine is false where
// there is an error already.
func (r *growthReader) rate(end int, fine bool) (g Growth, ok bool) {
	start := min(end, len(r.Text.Text)-len(strings.TrimLeft(r.Text.Text, " ")))
	text := r.Text.Text[start:end]
	sign := ""
	for _, s := range []string{"+", "-", "−"} {
		if strings.HasPrefix(text, s) {
			sign = s
		}
	}
	share, amount := r.part(start, end), r.part(start+len(sign), end)
	if sign == "+" {
		share = amount
	}
	bound, errs := share.Bind(r.scope, r.b.Scenario.Units(), formula.Expected{Label: "growth", Any: true})
	switch isShare := len(errs) == 0 && (bound.InPercent() || bound.Type.Share); {
	case isShare && sign == "+" && r.q.Bound.Type.Share:
		points := unit.Printer{}.Number(bound.EvalAtQuantile(func(int) float64 { return 0 }, 0.5))
		hint := fmt.Sprintf("%s is a share of what there is, +%s is percentage points", strings.TrimSpace(amount.Text.Text), points)
		return r.fail(r.part(start, end), hint, "%s is a share itself, so %s has two readings", r.q.Name, strings.TrimSpace(text))
	case isShare:
		g.Rate, ok = r.bind(share, formula.Expected{Label: "growth"})
		return g, ok && fine
	case sign != "":
		g.Linear, g.Sign = true, 1
		if sign != "+" {
			g.Sign = -1
		}
		expected := r.q.Expected()
		expected.Label = "the growth of " + r.q.Name
		g.Rate, ok = r.bind(amount, expected)
		return g, ok && fine
	case len(errs) > 0:
		if _, ok := r.bind(share, formula.Expected{Label: "growth"}); ok {
			r.b.errors = append(r.b.errors, errs...)
		}
		return g, false
	}
	problem := share.Error("5% for a share of what there is", "growth must be a percentage, or begin with + or - for an amount")
	if _, errs := share.Bind(r.scope, r.b.Scenario.Units(), r.q.Expected()); len(errs) == 0 {
		problem.Hint, problem.Write = "+"+text+" to add that much each time", []string{"+" + text}
	}
	r.b.errors = append(r.b.errors, problem)
	return g, false
}

// diagnose is the error for a formula without names that has no value, such as a range
// whose ends are reversed; nil for any other.
func diagnose(e *scenario.Entry, bound *formula.Bound) *source.Error {
	if bound == nil || !bound.Leaf() {
		return nil
	}
	if problem := bound.Diagnose(nil); problem != nil {
		return e.InFile(problem)
	}
	return nil
}

// periods are the words for how often that stand behind a percentage.
var periods = map[string]string{
	"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
	"yearly": "year", "annually": "year", "annual": "year", "p.a.": "year", "pa": "year",
}

// withPeriod is the hint for a growth without a period, and the texts that it offers.
func withPeriod(words []string) (hint string, write []string) {
	switch {
	case len(words) == 1:
		write = []string{words[0] + "/year", words[0] + "/month"}
	case len(words) == 2 && periods[strings.ToLower(words[1])] != "":
		write = []string{words[0] + "/" + periods[strings.ToLower(words[1])]}
	case len(words) == 3 && (words[1] == "a" || words[1] == "each" || words[1] == "every"):
		write = []string{words[0] + "/" + words[2]}
	default:
		return "a percentage and its period, as in 5%/month", nil
	}
	return strings.Join(write, ", or "), write
}

// planned lists the formulas of growth and then of events.
func (g *Graph) planned() (list []*formula.Bound) {
	for i := range g.Growth {
		list = append(list, g.Growth[i].Rate)
	}
	for _, event := range g.Events {
		for i := range event.Changes {
			list = append(list, event.Changes[i].Bound)
		}
	}
	return list
}

// changing marks the quantities that growth and events change.
func (g *Graph) changing() map[int]bool {
	changing := make(map[int]bool)
	for i := range g.Growth {
		changing[g.Growth[i].Quantity] = true
	}
	for _, event := range g.Events {
		for i := range event.Changes {
			changing[event.Changes[i].Quantity] = true
		}
	}
	return changing
}

// markPlanned marks the quantities that growth and events use.
func (b *builder) markPlanned() {
	for _, bound := range b.planned() {
		for r := range bound.Uses() {
			b.Quantities[r].named, b.Quantities[r].used = true, true
		}
	}
}

// PlanProgram is the program of the graph with the rates of Growth and then the formulas
// of the changes of Events as further quantities, behind those of the graph.
func (g *Graph) PlanProgram() *columns.Program { return g.ProgramWith(g.planned()) }

// ProgramWith is the program of the graph with formulas as further quantities, behind
// those of the graph.
func (g *Graph) ProgramWith(list []*formula.Bound) *columns.Program {
	program := columns.NewProgram(len(g.Quantities) + len(list))
	for _, i := range g.Order {
		g.Quantities[i].Bound.Compile(program, i)
	}
	for k, bound := range list {
		bound.Compile(program, len(g.Quantities)+k)
	}
	return program
}

// Behind lists a formula's quantities and all that they are computed from, in the order
// of the program.
func (g *Graph) Behind(formulas ...*formula.Bound) []int {
	needed := make([]bool, len(g.Quantities))
	for _, f := range formulas {
		for r := range f.Uses() {
			needed[r] = true
		}
	}
	g.MarkUsed(needed)
	var list []int
	for _, i := range g.Order {
		if needed[i] {
			list = append(list, i)
		}
	}
	return list
}

// Written is the growth as the file or flag writes it.
func (g *Growth) Written() string { return strings.TrimSpace(g.Text.Text) }

// Sum is the money that a quantity in money per time comes to in a forecast: a
// quantity of its own, which the forecast sets month by month. It is 0 in month 0.
type Sum struct{ Quantity, Of int }

// totalSuffix is behind the name of a quantity whose sum is meant: cost.total.
const totalSuffix = ".total"

// addTotal adds the sum of a quantity that a formula names, in a forecast.
func (b *builder) addTotal(name string) (i int, ok bool) {
	of, isTotal := strings.CutSuffix(name, totalSuffix)
	quantity, found := b.index[of]
	if !isTotal || !found || !b.Scenario.Forecasts() || b.typeOf(quantity).Dim != unit.Money.Div(unit.Time) {
		return 0, false
	}
	zero := &formula.Formula{Text: "0", Root: &formula.Literal{}}
	i = b.add(Quantity{Name: name, Label: name, Class: Unlisted, expected: &formula.Expected{Dim: unit.Money}, formula: zero,
		Bound: &formula.Bound{Formula: zero, Type: formula.Type{Dim: unit.Money}}, state: bound})
	b.Totals = append(b.Totals, Sum{i, quantity})
	return i, true
}
