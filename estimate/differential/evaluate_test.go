package differential

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// dim has the exponents of base units and nouns; none of them is 0.
type dim map[string]int

func dimOf(d unit.Dim) dim {
	out := dim{}
	for name, exp := range map[string]int8{"B": d.Data, "$": d.Money, "km": d.Length, "s": d.Time} {
		if exp != 0 {
			out[name] = int(exp)
		}
	}
	for _, n := range d.Nouns() {
		out[n.Noun] = int(n.Exp)
	}
	return out
}

// productDim is a dimension as the table of units has it.
func productDim(d dim) unit.Dim {
	out := unit.Dim{}
	for name, exp := range d {
		of := unit.Noun(name)
		switch name {
		case "B":
			of = unit.Data
		case "$":
			of = unit.Money
		case "km":
			of = unit.Length
		case "s":
			of = unit.Time
		}
		out = out.Mul(of.Pow(exp))
	}
	return out
}

func (d dim) times(e dim, n int) dim {
	out := maps.Clone(d)
	if out == nil {
		out = dim{}
	}
	for name, exp := range e {
		if out[name] += n * exp; out[name] == 0 {
			delete(out, name)
		}
	}
	return out
}

func (d dim) isBase(name string) bool {
	return name == "B" || name == "$" || name == "km" || name == "s"
}

// noun is what d counts, where it is a count of one thing.
func (d dim) noun() (string, bool) {
	for name, exp := range d {
		return name, len(d) == 1 && exp == 1 && !d.isBase(name)
	}
	return "", false
}

// result is what a node or a quantity comes to.
type result struct {
	v        float64
	dim      dim
	zero     bool // a written 0, of any dimension
	none     bool // a sum over nothing, of any dimension
	share    bool // a plain number that is displayed in percent
	fraction bool // a share, or made of shares alone
	truth    bool // a condition
}

// quantity is a named formula.
type quantity struct {
	name, owner, label string
	resource           string
	step               *step  // of a path
	group              *group // where the formula is chosen by the dimension of a need
	definition         *definition
	kind               string // of what a definition has none for: a line of the bill
	formula            *formula.Formula
	given              bool // by the scenario
	before             string
	fleetGiven         bool
	state              int // 0 new, 1 being computed, 2 done
	result             result
	largest            float64 // of the values that it is computed from, in amount
	leaf               bool
}

// failure is what evaluator panics with.
type failure struct{ text string }

func fail(text string, args ...any) result { panic(failure{fmt.Sprintf(text, args...)}) }

// evaluator computes the quantities of a scenario, each when it is first needed.
type evaluator struct {
	*plan
	all       map[string]*quantity
	order     []*quantity
	priced    bool
	collected bool
	uncertain bool // there is a range
	conds     []bool
	broken    bool // a requirement does not hold
}

// evaluate computes all quantities of a scenario. err is the first thing that is wrong.
func evaluate(text string, settings []setting) (e *evaluator, err error) {
	s, err := readScenario(text, settings)
	if err != nil {
		return nil, err
	}
	e = &evaluator{plan: s, all: make(map[string]*quantity)}
	defer func() {
		if r := recover(); r != nil {
			f, ok := r.(failure)
			if !ok {
				panic(r)
			}
			err = fmt.Errorf("%s", f.text)
		}
	}()
	e.collect()
	e.collected = true
	for _, q := range e.order {
		e.quantity(q)
	}
	e.checkFleets()
	for _, text := range e.expect {
		c := e.parse(text)
		if usesStatistics(c) {
			e.conds = append(e.conds, true)
			continue
		}
		r := e.node(c.Root, &quantity{})
		if !r.truth || r.v != r.v {
			fail("%s is no condition", text)
		}
		e.conds = append(e.conds, r.v == 1)
	}
	e.requirements()
	return e, nil
}

func usesStatistics(f *formula.Formula) bool {
	return strings.Contains(f.Text, "mean(") || strings.Contains(f.Text, "prob(") || statistic.MatchString(f.Text)
}

// constant computes a formula without names.
func (e *evaluator) constant(f *formula.Formula) (r result, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	e.plan = &plan{}
	return e.node(f.Root, &quantity{}), nil
}

func (e *evaluator) parse(text string) *formula.Formula {
	f, err := formula.Parse(text, e.units)
	if err != nil {
		fail("%v", err)
	}
	return f
}

// collect makes all quantities.
func (e *evaluator) collect() {
	for _, d := range lines["workload given"] {
		e.priced = e.priced || strings.Contains(d.kind, "$") && (e.isGiven(d.name) || e.anyGives(d.name))
	}
	for _, d := range lines["workload derived"] {
		e.priced = e.priced || strings.Contains(d.kind, "$") && e.anyGives(d.name)
	}
	for _, name := range sortedKeys(e.inputs) {
		e.add(&quantity{name: name, label: name, definition: find(name, "defaults")}, e.inputs[name])
	}
	for _, d := range lines["defaults"] {
		if e.inputs[d.name] == nil {
			e.define(&quantity{label: d.name}, d, nil, nil)
		}
	}
	for _, g := range e.groups {
		if g.workload {
			e.workload(g)
		} else if g.steps != nil {
			e.path(g)
		} else {
			e.fleet(g)
		}
	}
	for _, section := range []string{"totals", "fleet totals", "cost", "cost total"} {
		for _, d := range lines[section] {
			e.define(&quantity{label: d.name}, d, e.totals[d.name], nil)
		}
	}
	for _, name := range sortedKeys(e.costs) {
		e.add(&quantity{name: name, label: name, kind: find("cost", "cost total").kind}, e.costs[name])
	}
	for _, name := range sortedKeys(e.metrics) {
		e.add(&quantity{name: name, label: name}, e.metrics[name])
	}
}

func sortedKeys(m map[string]*entry) []string { return slices.Sorted(maps.Keys(m)) }

func (e *evaluator) add(q *quantity, by *entry) {
	if by != nil {
		q.given, q.before = true, by.before
		q.formula = e.parse(by.text)
	}
	e.all[q.name] = q
	e.order = append(e.order, q)
}

// define adds a quantity of the model, by what the scenario gives or by the first
// formula whose cases hold. What has neither does not exist.
func (e *evaluator) define(q *quantity, d *definition, by *entry, g *group) {
	q.definition = d
	q.name = q.label
	if q.owner != "" {
		q.name = q.owner + "." + q.label
	}
	if by == nil {
		if q.formula = e.choose(q, g); q.formula == nil {
			return
		}
	}
	e.add(q, by)
}

// choose is the formula of the model for a quantity. Whether its resource is data at
// rest is only known when all quantities are there; that decides between formulas, not
// whether there is one.
func (e *evaluator) choose(q *quantity, g *group) *formula.Formula {
	for _, v := range q.definition.formulas {
		if strings.Contains(v.when, "at_rest") && !e.collected {
			q.group = g
		}
		if e.cases(v.when, g, q) {
			return v.formula
		}
	}
	return nil
}

func (e *evaluator) workload(g *group) {
	for _, d := range lines["workload given"] {
		var fields []string
		for _, label := range slices.Sorted(maps.Keys(g.given)) {
			if strings.HasPrefix(label, d.name+".") {
				fields = append(fields, label)
				e.add(&quantity{name: g.name + "." + label, owner: g.name, label: label, definition: d}, g.given[label])
			}
		}
		q := &quantity{owner: g.name, label: d.name}
		if fields != nil {
			q.definition, q.name, q.formula = d, g.name+"."+d.name, e.parse("sum("+d.name+".*)")
			e.add(q, nil)
			continue
		}
		e.define(q, d, g.given[d.name], g)
	}
	for _, d := range lines["workload derived"] {
		e.define(&quantity{owner: g.name, label: d.name}, d, g.given[d.name], g)
	}
}

func (e *evaluator) fleet(g *group) {
	if g.given["service_time"] != nil && !slices.Contains(g.needs, "requests") && (g.given["rate"] == nil || g.given["workers"] == nil) {
		fail("%s has a service time and neither a rate nor workers", g.name)
	}
	if g.implicit {
		for _, d := range lines["default fleet"] {
			e.define(&quantity{owner: g.name, label: d.name, fleetGiven: true}, d, g.given[d.name], g)
		}
	} else {
		for _, r := range g.capacity {
			e.add(&quantity{name: g.name + ".node." + r, owner: g.name, label: "node." + r, fleetGiven: true}, g.given["node."+r])
		}
		for _, r := range g.needs {
			e.add(&quantity{name: g.name + ".needs." + r, owner: g.name, label: "needs." + r, fleetGiven: true}, g.given["needs."+r])
		}
	}
	for _, s := range []struct {
		section   string
		resources []string
	}{{"fleet given", []string{""}}, {"fleet resource", g.needs}, {"fleet derived", []string{""}}, {"fleet provided", g.capacity}, {"fleet load", g.needs}} {
		for _, r := range s.resources {
			for _, d := range lines[s.section] {
				label := strings.Replace(d.name, "RESOURCE", r, 1)
				e.define(&quantity{owner: g.name, label: label, resource: r, fleetGiven: s.section == "fleet given"}, d, g.given[label], g)
			}
		}
	}
}

// path makes the quantities of a path and of its steps.
func (e *evaluator) path(g *group) {
	for i := range g.steps {
		st := &g.steps[i]
		if st.fleet != "" && e.byName[st.fleet].given["service_time"] == nil {
			fail("%s has no service time", st.fleet)
		}
		for _, section := range []string{st.kind, "path step"} {
			for _, d := range lines[section] {
				label := strings.Replace(d.name, "RESOURCE", st.name, 1)
				e.define(&quantity{owner: g.name, label: label, resource: st.name, step: st}, d, g.given[label], g)
			}
		}
	}
	for _, d := range lines["path derived"] {
		e.define(&quantity{owner: g.name, label: d.name}, d, g.given[d.name], g)
	}
}

func (e *evaluator) isGiven(name string) bool { return e.inputs[name] != nil || e.totals[name] != nil }

func (e *evaluator) anyGives(name string) bool {
	return slices.ContainsFunc(e.groups, func(g *group) bool { return g.workload && g.given[name] != nil })
}

// cases says whether "a and not b or c" holds for a workload, a fleet or the scenario.
func (e *evaluator) cases(text string, g *group, q *quantity) bool {
	if text == "" {
		return true
	}
	for some := range strings.SplitSeq(text, " or ") {
		all := true
		for term := range strings.SplitSeq(some, " and ") {
			name, not := strings.CutPrefix(term, "not ")
			all = all && e.holds(name, g, q) != not
		}
		if all {
			return true
		}
	}
	return false
}

func (e *evaluator) holds(name string, g *group, q *quantity) bool {
	if rest, ok := strings.CutPrefix(name, "scenario."); ok {
		if rest == "costs" {
			return len(e.costs) > 0
		}
		return rest == "priced" && e.priced || e.isGiven(rest)
	}
	if rest, ok := strings.CutPrefix(name, "part_of."); ok {
		whole := e.byName[g.whole()]
		return whole != nil && e.holds(rest, whole, q)
	}
	if rest, ok := strings.CutPrefix(name, "step."); ok {
		return q.step.fleet != "" && e.byName[q.step.fleet].given[rest] != nil
	}
	if q != nil && q.step != nil {
		return name == "again" && q.step.again || name == "later" && q.step.later || g.given[name+"."+q.step.name] != nil
	}
	switch name {
	case "part":
		return g.whole() != ""
	case "split_of":
		return g.splitOf != ""
	case "whole":
		return g.split
	case "priced":
		return e.priced
	case "needs":
		return len(g.needs) > 0
	case "serves":
		return slices.Contains(g.needs, "requests")
	case "at_rest":
		if !e.collected {
			return false
		}
		of := e.all[g.name+".needs."+q.resource]
		if of.state == 1 { // it is computed from what the case decides
			return false
		}
		need := e.quantity(of)
		return maps.Equal(need.dim, dim{"B": 1}) && q.resource != "memory"
	}
	kind := "fleet "
	if g.workload {
		kind = "workload "
	}
	if text, ok := cases[kind+name]; ok {
		return e.cases(text, g, q)
	}
	for label := range g.given {
		if label == name || strings.HasPrefix(label, name+".") {
			return true
		}
	}
	return false
}

// quantity computes a quantity and checks its value.
func (e *evaluator) quantity(q *quantity) result {
	switch q.state {
	case 1:
		return fail("%s is computed from itself", q.name)
	case 2:
		return q.result
	}
	q.state, q.leaf = 1, true
	if q.group != nil && !q.given {
		q.formula = e.choose(q, q.group)
	}
	want, count := e.wanted(q)
	r := e.root(q, want, count)
	if q.definition != nil && q.given && q.definition.bounds["not in % but"] != "" && r.share {
		fail("%s is in percent", q.name)
	}
	if q.definition != nil && (q.definition.kind == "share" || q.definition.kind == "%") {
		written := r.share || writtenInPercent(q.formula)
		if b, ok := q.definition.bounds["without % below"]; ok && q.given && !written && r.v >= e.number(b) {
			fail("%s must be written in percent", q.name)
		}
		r.share, r.fraction = true, true
	}
	r.zero, r.none = false, false
	e.check(q, r.v, count)
	q.result, q.state = r, 2
	return r
}

// wanted is the dimension that the formula of a quantity must have, nil for any; count
// says that a number without a unit counts what that is.
func (e *evaluator) wanted(q *quantity) (want dim, count bool) {
	d := q.definition
	if q.kind != "" {
		return e.kind(q.kind), false
	}
	if d == nil {
		if noun := find(q.name, "counts"); noun != nil && q.owner == "" {
			return dim{noun.kind: 1}, true
		}
		if u, ok := e.units.Lookup(q.name); ok && u.Plural && q.owner == "" {
			return dimOf(u.Dim), true
		}
	} else if d.kind != "any" && d.kind != "count" {
		return e.kind(d.kind), false
	}
	if q.fleetGiven && d == nil && isBareCount(q.writtenFirst(e).Root) {
		side, resource, _ := strings.Cut(q.label, ".")
		other := e.all[q.owner+"."+map[string]string{"node": "needs", "needs": "node"}[side]+"."+resource]
		if other != nil && !isBareCount(other.writtenFirst(e).Root) {
			if r := e.quantity(other); len(r.dim) > 0 {
				_, count = r.dim.noun()
				return r.dim, count
			}
		}
	}
	if q.before != "" {
		if r, ok := e.try(q); ok && !r.zero {
			_, count = r.dim.noun()
			return r.dim, count
		}
	}
	return nil, false
}

// try computes the formula that a setting replaced; ok is false where that is wrong.
func (e *evaluator) try(q *quantity) (r result, ok bool) {
	var waiting []*quantity
	for _, of := range e.order {
		if of.state == 1 {
			waiting = append(waiting, of)
		}
	}
	defer func() {
		if p := recover(); p != nil {
			for _, of := range e.order { // that failed, and may be well without that formula
				if of.state == 1 && !slices.Contains(waiting, of) {
					of.state = 0
				}
			}
			if _, wrong := p.(failure); !wrong {
				panic(p)
			}
		}
	}()
	return e.node(e.parse(q.before).Root, &quantity{owner: q.owner, label: q.label}), true
}

// writtenFirst is the formula before a setting replaced it.
func (q *quantity) writtenFirst(e *evaluator) *formula.Formula {
	if f, err := formula.Parse(q.before, e.units); err == nil && q.before != "" {
		return f
	}
	return q.formula
}

func (e *evaluator) kind(kind string) dim {
	if kind == "number" || kind == "share" || kind == "%" || kind == "count" || kind == "any" {
		return dim{}
	}
	u, err := formula.ParseUnit(kind, nil)
	if err != nil {
		panic(err)
	}
	return dimOf(u.Dim)
}

func (e *evaluator) number(text string) float64 {
	f, err := formula.Parse(text, nil)
	if err != nil {
		panic(err)
	}
	return e.node(f.Root, &quantity{}).v
}

// root computes the formula of a quantity and holds it against what is wanted.
func (e *evaluator) root(q *quantity, want dim, count bool) result {
	if count && isBareCount(q.formula.Root) {
		r := e.bare(q.formula.Root, q)
		r.dim = want
		return r
	}
	r := e.node(q.formula.Root, q)
	d := q.definition
	switch {
	case r.truth:
		return fail("%s is a condition", q.name)
	case d != nil && d.kind == "count":
		_, isCount := r.dim.noun()
		literal, ok := q.formula.Root.(*formula.Literal)
		if !r.zero && !r.none && (len(r.dim) > 0 && !isCount || r.share || ok && literal.Percent) {
			fail("%s is no count", q.name)
		}
		r.dim = dim{}
	case want == nil:
		if d == nil && q.owner == "" && ambiguous(q.formula) && q.before == "" {
			fail("%s may be billions or bytes", q.name)
		}
	case r.zero || r.none:
		r.dim = want
	default:
		if d != nil && d.kind == "/s" {
			r.dim = maps.Clone(r.dim)
			for name := range r.dim {
				if !r.dim.isBase(name) && name != "user" {
					delete(r.dim, name)
				}
			}
		}
		if !maps.Equal(r.dim, want) {
			fail("%s is %v, not %v", q.name, r.dim, want)
		}
	}
	return r
}

// check holds a value against the bounds of its quantity.
func (e *evaluator) check(q *quantity, v float64, count bool) {
	wrong := func(what string) { fail("%s is %s: %v", q.name, what, v) }
	negative := q.definition != nil || q.fleetGiven || count
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		wrong("not finite")
	case negative && v < 0 && (q.leaf || -v >= near*q.largest):
		wrong("negative")
	case negative && v >= 0 && e.belowZero(q):
		wrong("negative in samples")
	}
	d := q.definition
	if d == nil {
		return
	}
	if d.kind == "share" && v > 1+near {
		wrong("above 100%")
	}
	if b, ok := d.bounds["under"]; ok {
		if b, _, _ = strings.Cut(b, " or "); v >= e.number(b)*(1-near) {
			wrong("not under " + b)
		}
	}
	if b, ok := d.bounds["at most"]; ok && v > e.number(b)*(1+near) {
		wrong("above " + b)
	}
	if b, ok := d.bounds["at least"]; ok && v < e.number(b)*(1-near) {
		wrong("below " + b)
	}
	if b, ok := d.bounds["central at least"]; ok && q.given && v < e.number(b)*(1-near) {
		wrong("below " + b)
	}
	if _, ok := d.bounds["whole"]; ok && math.Abs(v-math.Round(v)) > near*math.Abs(v) {
		wrong("not whole")
	}
}

// belowZero says whether a formula is one distribution that is negative in more than one
// sample in a million.
func (e *evaluator) belowZero(q *quantity) bool {
	n := q.formula.Root
	for {
		p, ok := n.(*formula.Paren)
		if !ok {
			break
		}
		n = p.X
	}
	const most = 1e-6
	switch n := n.(type) {
	case *formula.Range:
		low, high := e.node(n.Lo, q), e.node(n.Hi, q)
		if n.PlusMinus {
			w := math.Abs(high.v)
			if l, ok := n.Hi.(*formula.Literal); ok && l.Percent {
				w *= math.Abs(low.v)
			}
			return normalMass(low.v-w, low.v+w) > most
		}
		return !(low.v > 0) && !(low.share && high.share && low.v > 0) && normalMass(low.v, high.v) > most
	case *formula.Call:
		var args []float64
		for _, a := range n.Args {
			if _, spread := a.(*formula.Name); !spread {
				args = append(args, e.node(a, q).v)
			}
		}
		switch n.Func.Name() {
		case "normal":
			return len(args) == 2 && normalMass(args[0], args[1]) > most
		case "uniform", "triangular", "pert":
			return len(args) > 0 && args[0] < 0
		}
	}
	return false
}

// checkFleets checks that each need has the dimension of what a node provides.
func (e *evaluator) checkFleets() {
	for _, g := range e.groups {
		if g.workload || g.steps != nil {
			continue
		}
		for _, r := range g.needs {
			if need, node := e.all[g.name+".needs."+r], e.all[g.name+".node."+r]; !maps.Equal(need.result.dim, node.result.dim) && need.given {
				fail("%s needs %v and has %v of %s", g.name, need.result.dim, node.result.dim, r)
			}
		}
	}
}

// requirements checks those of the model; with settings or ranges they are warnings.
func (e *evaluator) requirements() {
	for _, g := range e.groups {
		for _, r := range requirements {
			if !g.workload || !e.cases(r.when, g, nil) {
				continue
			}
			if v := e.node(r.formula.Root, &quantity{owner: g.name}); v.v != 1 {
				e.broken = true
			}
		}
	}
	if e.broken && !e.settings && !e.uncertain {
		fail("a requirement does not hold")
	}
}

// find is the quantity that a name stands for in a formula of q, nil for none.
func (e *evaluator) find(path string, q *quantity) *quantity {
	path = strings.Replace(path, "RESOURCE", q.resource, 1)
	own := q.owner
	if rest, ok := strings.CutPrefix(path, "step."); ok && q.step != nil {
		path, own = q.step.fleet+"."+rest, ""
	}
	if rest, ok := strings.CutPrefix(path, "part_of."); ok && own != "" && e.byName[own].whole() != "" {
		path, own = e.byName[own].whole()+"."+rest, ""
	}
	if of := e.all[own+"."+path]; own != "" && of != nil && of != q {
		return of
	}
	if of := e.all[path]; of != nil {
		return of
	}
	return e.reference(path)
}

// reference is a number to know, such as latency.ssd_read.
func (e *evaluator) reference(path string) *quantity {
	topic, label, dotted := strings.Cut(path, ".")
	text, ok := written(numbers.object(topic).get(label))
	if !dotted || !ok || label == "title" {
		return nil
	}
	q := &quantity{name: path, label: path, formula: e.parse(text), given: true}
	e.all[path] = q
	return q
}

// spread are the quantities that workloads.X, fleets.X or X.* stands for, and what the
// model says of X; ok is false where there is no such name at all.
func (e *evaluator) spread(path string, q *quantity) (list []*quantity, of *definition, ok bool) {
	if prefix, below := strings.CutSuffix(path, ".*"); below {
		for _, full := range []string{q.owner + "." + prefix, prefix} {
			if q.owner == "" && full != prefix {
				continue
			}
			for _, name := range slices.Sorted(maps.Keys(e.all)) {
				if rest, ok := strings.CutPrefix(name, full+"."); ok && !strings.Contains(rest, ".") {
					list = append(list, e.all[name])
				}
			}
			if list != nil {
				return list, nil, true
			}
		}
		return nil, nil, false
	}
	kind, label, _ := strings.Cut(path, ".")
	parts, isParts := strings.CutPrefix(label, "parts.")
	siblings, isSiblings := strings.CutPrefix(label, "siblings.")
	for _, g := range e.groups {
		name := ""
		switch {
		case g.steps != nil, g.workload != (kind == "workloads"):
		case isParts && g.splitOf == q.owner && q.owner != "":
			name = parts
		case isSiblings && q.owner != "" && g.splitOf == e.byName[q.owner].splitOf && g.name != q.owner:
			name = siblings
		case !isParts && !isSiblings && !g.split:
			name = label
		}
		if one := e.all[g.name+"."+name]; name != "" && one != nil && one != q {
			list = append(list, one)
		}
	}
	of = find(strings.TrimPrefix(label, "siblings."), strings.TrimSuffix(kind, "s")+" given", strings.TrimSuffix(kind, "s")+" derived")
	return list, of, of != nil || len(list) > 0
}
