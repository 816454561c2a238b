package report

import (
	"slices"
	"strconv"
	"strings"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/formula"
	"botec/estimate/live"
	"botec/estimate/page"
	"botec/estimate/scenario"
)

// The texts of a live page that have figures in them: how each is made again where an
// input has changed.

// between are characters around the index of a quantity in a formula that is written with
// indexes in place of values. A scenario cannot have them in a name.
const between = "\x00"

func marked(k int) string { return between + strconv.Itoa(k) + between }

// withIndexes writes a formula as a text that follows, with a figure for each quantity
// that other does not write in another way.
func withIndexes(r *estimate.Result, v *estimate.Value, most int, other func(used *estimate.Value) live.Text) live.Text {
	var others []live.Text
	w := formula.Writer{Most: most, Name: func(ref int, path string) string {
		used := r.At(ref)
		if used == nil {
			return path
		}
		if other != nil {
			if t := other(used); t != nil {
				others = append(others, t)
				return marked(len(others) - 1)
			}
		}
		others = append(others, live.Text{live.Central(ref)})
		return marked(len(others) - 1)
	}}
	w.Choose = choose(v, func(text string) live.Text { return parted(text, others) }, func(t live.Text) string {
		others = append(others, t)
		return marked(len(others) - 1)
	})
	w.Operand = func(value string, tight, power bool) string {
		if k, err := strconv.Atoi(strings.Trim(value, between)); err == nil && value == marked(k) {
			if len(others[k]) == 1 {
				others[k] = live.Text{live.Operand(tight, power, others[k][0])}
			} else {
				others[k] = live.Text{live.OperandText(tight, power, others[k])}
			}
		}
		return value
	}
	return parted(w.Print(v.Bound), others)
}

// parted is a text with indexes, with what they stand for.
func parted(text string, others []live.Text) (list live.Text) {
	for i, part := range strings.Split(text, between) {
		switch {
		case i%2 == 1:
			k, _ := strconv.Atoi(part)
			list = append(list, others[k]...)
		case part != "":
			list = append(list, part)
		}
	}
	return list
}

// choose writes an if of a formula as an index of a text that is chosen by its condition.
func choose(v *estimate.Value, parted func(text string) live.Text, mark func(t live.Text) string) func(condition formula.Node, then, otherwise string) string {
	return func(condition formula.Node, then, otherwise string) string {
		return mark(live.Text{live.Choose(v.Bound, condition, parted(then), parted(otherwise))})
	}
}

// followsSymbols is how the formula of a step of a working follows, which is that of the
// branch that is taken where the model has an if; nil where it stays.
func followsSymbols(v *estimate.Value, called func(ref int, path string) string) any {
	if v == nil || v.Entry != nil || !v.Bound.Chooses() {
		return nil
	}
	var others []live.Text
	w := formula.Writer{Most: explain.MostArguments, Name: called}
	w.Choose = choose(v, func(text string) live.Text { return parted(text, others) }, func(t live.Text) string {
		others = append(others, t)
		return marked(len(others) - 1)
	})
	return parted(w.Print(v.Bound), others)
}

// followsStep is how the numbers of a step of a working follow.
func followsStep(r *estimate.Result, v *estimate.Value) any {
	if v == nil { // what a quantity was before a setting took its place
		return page.Still
	}
	i, ok := r.Find(v.Name)
	if !ok {
		return page.Still
	}
	return live.Text{live.Step(i, withIndexes(r, v, explain.MostArguments, nil))}
}

// index is the index of a quantity by its name, -1 for none.
func (a *sections) index(name string) int {
	if i, ok := a.Find(name); ok {
		return i
	}
	return -1
}

// followsCommon is how a heading follows that has the text of a quantity where that is
// the same in all the workloads.
func (a *sections) followsCommon(label, before, otherwise string, workloads []string) any {
	if len(workloads) == 0 {
		return nil
	}
	var list []int
	for _, l := range workloads {
		list = append(list, a.index(l+"."+label))
	}
	then := live.Text{live.Value(list[0])}
	if before != "" {
		then = live.Text{before, live.Value(list[0])}
	}
	return live.Text{live.Same(list, then, live.Text{otherwise})}
}

// followsRetention is how the heading of what is kept follows: the retention, if it is the same
// of all workloads and something is kept.
func (a *sections) followsRetention(storing []string) any {
	follows := a.followsCommon("retention", "", "kept", storing)
	if follows == nil {
		return nil
	}
	first := a.index(storing[0] + ".retention")
	return live.Text{live.Above(first, 0, follows.(live.Text)), live.Zero(first, live.Text{"kept"})}
}

// followsBound is how the remark of a fleet follows, see bound.
func (a *sections) followsBound(nodes *estimate.Value) any {
	switch {
	case nodes.BoundBy == "":
		return nil
	case nodes.Origin != scenario.OriginDerived:
		return a.followsNeed(nodes)
	}
	var list []live.Case
	for _, r := range a.Resources(nodes.Owner) {
		needed := a.Get(nodes.Owner + ".nodes_for." + r.Name)
		if needed == nil {
			return page.Still
		}
		i := a.index(needed.Name)
		text := append(live.Text{"bound by " + r.Name + ": "}, a.withNumbers(needed)...)
		list = append(list, live.Case{Keys: []int{r.Quantity}, Text: append(text, live.Differ(i, a.index(nodes.Name), live.Text{" = ", live.Central(i)}))})
	}
	zones, spare := a.index(nodes.Owner+".zones"), a.index(nodes.Owner+".spare")
	return live.Text{live.Largest(list),
		live.Above(zones, 1, live.Text{", in ", live.Value(zones), " zones, one of which may fail"}), live.Above(spare, 0, live.Text{", ", live.Value(spare), " spare"})}
}

// withNumbers is inNumbers for a text that follows.
func (a *sections) withNumbers(v *estimate.Value) live.Text {
	return withIndexes(a.Result, v, 4, func(used *estimate.Value) live.Text {
		if isRequirement(used, v) {
			return a.withNumbers(used)
		}
		return nil
	})
}

// followsStatistics is how the words beside a value follow: its formula, its percentiles and
// what binds it.
func followsStatistics(r *estimate.Result, v *estimate.Value) any {
	i, ok := r.Find(v.Name)
	if !ok {
		return page.Still
	}
	bound := live.Text{}
	if v.BoundBy != "" {
		var list []live.Case
		for _, of := range r.Resources(v.Owner) {
			list = append(list, live.Case{Keys: []int{of.Quantity}, Text: live.Text{"bound by " + of.Name}})
		}
		bound = live.Text{live.Largest(list)}
	}
	return live.Text{live.Given(i, live.Text{v.Formula()}), live.Statistics(i, "; ", bound)}
}

// followsNeed is how the remark of given nodes follows, see heldToNeed.
func (a *sections) followsNeed(nodes *estimate.Value) any {
	of := func(label string) int { return a.index(nodes.Owner + "." + label) }
	needed := a.Get(nodes.Owner + ".nodes_needed")
	text := live.Text{"given"}
	if needed != nil {
		k := slices.IndexFunc(a.Implied, func(i int) bool { return a.Quantities[i].Owner == nodes.Owner })
		if k < 0 {
			return page.Still
		}
		text = live.Text{live.If(a.Implied[k], live.Text{"✓"}, live.Text{"✗"}), " ", live.Value(of("nodes")), " of ", live.Value(of("nodes_needed")), " needed"}
	}
	var list []live.Case
	for _, r := range a.Resources(nodes.Owner) {
		c := live.Case{Keys: []int{r.Quantity}}
		if needed != nil && needed.Origin == scenario.OriginDerived {
			most := of("nodes_in_zones." + r.Name)
			if most < 0 {
				most = of("nodes_for." + r.Name)
			}
			c.Keys = []int{most, r.Quantity}
		}
		c.Text = live.Text{", " + r.Name + " at ", live.Value(of("load." + r.Name))}
		if down := of("load_zone_down." + r.Name); down >= 0 {
			c.Text = append(c.Text, live.Above(of("zones"), 1, live.Text{", ", live.Value(down), " with a zone down"}))
		}
		list = append(list, c)
	}
	return append(text, live.Above(of("nodes"), 0, live.Text{live.Largest(list)}))
}

// followsSlowest is how the remark of a path follows.
func (a *sections) followsSlowest(p *scenario.Path, mean *estimate.Value) any {
	var list []live.Case
	for _, r := range a.Resources(p.Name) {
		list = append(list, live.Case{Keys: []int{r.Quantity}, Text: live.Text{r.Name + " ", live.Share(r.Quantity, a.index(mean.Name))}})
	}
	return live.Text{live.Largest(list)}
}

// followsWords is how the words behind a figure of the headline follow.
func followsWords(r *estimate.Result, f estimate.HeadlineFigure) any {
	a := &sections{Result: r}
	if f.Words == "" || f.Chosen {
		if len(bottlenecks(r, f)) == 0 {
			return nil
		}
		text := live.Text{orWritten(f)}
		if f.BoundBy == "" {
			var fleets []live.Fleet
			for i := range r.Scenario.Fleets {
				name := r.Scenario.Fleets[i].Name
				if nodes := r.Get(name + ".nodes"); nodes != nil && nodes.BoundBy != "" {
					fleets = append(fleets, live.Fleet{Name: name, Resources: a.Resources(name)})
				}
			}
			return append(text, live.Bound(fleets))
		}
		var list []live.Case
		for _, of := range a.Resources(f.Owner) {
			list = append(list, live.Case{Keys: []int{of.Quantity}, Text: live.Text{", bound by " + of.Name}})
		}
		return append(text, live.Largest(list))
	}
	var out live.Text
	words, formulas := r.TextOf(&f.Figure)
	for k, text := range words {
		if text != "" {
			out = append(out, text)
		}
		if k == len(formulas) {
			break
		}
		if name, ok := formulas[k].Root.(*formula.Name); ok && len(formulas[k].Refs[name.Index]) == 1 && formulas[k].Refs[name.Index][0] < len(r.Quantities) {
			out = append(out, live.Value(formulas[k].Refs[name.Index][0]))
			continue
		}
		out = append(out, live.Formula(formulas[k], r.DisplayOf(formulas[k], formulas[k].Root)))
	}
	if len(formulas) == 0 {
		return nil
	}
	return out
}
