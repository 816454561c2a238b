package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"botec/estimate/decide"
	"botec/estimate/live"
	"botec/estimate/page"
	"botec/estimate/unit"
)

// Decided is a decision with what was asked for.
type Decided struct {
	*decide.Decision
	By     string // the formula that was compared, "" where the options are metrics
	Seed   uint64
	Chosen string // the name that the options are values of, "" for none

	live  *live.Page
	sides []int // by option: its side of the live page
}

// Decide arranges a decision.
func Decide(d *Decided) *page.Page {
	best := d.Options[d.Best].Result
	p := titled(best.Scenario)
	goLive(p, d.follow())
	p.Add(d.verdict(), d.options(), d.information(), d.known(), d.tipping())
	if list := d.without(); len(list) > 0 {
		p.Add(&page.Notes{Kind: page.Remark, List: list, Live: page.Still})
	}
	p.Add(d.sampled(), team(best.Graph), d.records())
	of := ""
	if len(d.live.Sides) > 1 { // which another option may take over from
		of = d.Options[d.Best].Name
	}
	p.Add(onSide(d.live, d.sides[d.Best], scenarioDetails(best, of))...)
	return p
}

// follow makes a live page of the options: with a side for each scenario, whose values of
// one name are options of one side.
func (d *Decided) follow() *live.Page {
	d.live = &live.Page{Choice: &live.Choice{Chosen: d.Chosen, Best: d.Best, Maximize: d.Maximize, Statistic: d.Statistic}}
	d.sides = nil
	for k := range d.Options {
		o := &d.Options[k]
		side := slices.IndexFunc(d.live.Sides, func(s live.Side) bool { return s.Result == o.Result || d.Chosen != "" })
		if side < 0 {
			side = len(d.live.Sides)
			of, prefix := o.Result, o.Name+":"
			if d.Chosen != "" {
				of = d.Options[d.Best].Result
			}
			if of == d.Options[d.Best].Result {
				prefix, d.live.Details = "", side
			}
			d.live.Sides = append(d.live.Sides, newSide(of, prefix, o.Name, ""))
		}
		d.sides = append(d.sides, side)
		option := live.Option{Name: o.Name, Side: side, Quantity: o.Quantity, Target: o.Target, Shown: o.Shown, Mean: o.Mean}
		if i, ok := o.Result.Find(d.Chosen); ok {
			option.Value = o.Result.ValueAt(i)
		}
		d.live.Choice.Options = append(d.live.Choice.Options, option)
	}
	return d.live
}

// verdict names the best option.
func (d *Decided) verdict() *page.Answer {
	best := &d.Options[d.Best]
	a := &page.Answer{Live: live.Text{live.Verdict()}, Text: best.Name + " is best on average: " + best.Print(best.Mean)}
	if d.Certain || d.Statistic {
		a.Text = best.Name + " is best: " + best.Print(best.Mean)
	}
	if d.Second >= 0 {
		second := &d.Options[d.Second]
		than := "less than " + second.Name
		if d.Maximize {
			than = "more than " + second.Name
		}
		if d.Margin() == 0 {
			a.Text += ", and " + second.Name + " is as good"
		} else {
			a.Text += ", " + best.Print(d.Margin()) + " " + than
		}
	}
	if d.By != "" {
		most := "the least "
		if d.Maximize {
			most = "the most "
		}
		a.Details = append(a.Details, page.Detail{Name: strings.TrimSpace(most), Text: d.By, Code: true})
	}
	return a
}

// mostOptionsShown is how many options on each side of the best one a table shows.
const mostOptionsShown = 10

// shown are the options that a table shows: those near the best.
func (d *Decided) shown() (from, to int) {
	if len(d.Options) <= 2*mostOptionsShown {
		return 0, len(d.Options)
	}
	return max(0, d.Best-mostOptionsShown), min(len(d.Options), d.Best+mostOptionsShown+1)
}

// options is the table of the options.
func (d *Decided) options() *page.Table {
	sampled := !d.Certain && !d.Statistic
	t := &page.Table{Labels: "option", Names: true, Columns: []page.Column{{Head: "value", Group: 1}}, Bars: &page.Bars{Head: "from the least to the most"}}
	if sampled {
		t.Columns = []page.Column{{Head: "mean", Group: 1}, {Head: "p5", Group: 1}, {Head: "p95", Group: 1}, {Head: "best in", Words: true}}
		t.Bars.Head = "p5 to p95"
	}
	from, to := d.shown()
	largest := 0.0
	for k := from; k < to; k++ {
		if v := max(d.Options[k].Mean, d.Options[k].P95); unit.Finite(v) {
			largest = max(largest, v)
		}
	}
	working := &folded{}
	for k := from; k < to; k++ {
		o := &d.Options[k]
		cell := func(statistic string, v float64) page.Cell {
			c := page.Figure(v, o.Result.Quantities[o.Quantity].Type().Dim, o.Shown)
			c.Name = statistic + "(" + o.Name + ")"
			return c
		}
		row := page.Row{Label: []string{o.Name}, Cells: []page.Cell{cell("mean", o.Mean)}, Live: live.Text{live.Standing(k)}}
		if sampled {
			spread := []page.Cell{cell("p5", o.P5), cell("p95", o.P95)}
			if o.P5 == o.P95 {
				for i := range spread {
					spread[i].Figure, spread[i].Value = false, math.NaN()
				}
			}
			row.Cells = append(append(row.Cells, spread...), page.Words("best in "+percent(math.Round(1000*o.Best)/1000)))
		}
		if v := o.Result.At(o.Quantity); v != nil {
			why := working.of(o.Result, v)
			row.Why = func() []page.Block {
				if d.Chosen != "" {
					return asComputed(why())
				}
				return onSide(d.live, d.sides[k], why())
			}
		}
		if k == d.Best {
			row.Remark = "the best"
		}
		if largest > 0 && o.Mean >= 0 && o.P5 >= 0 && unit.Finite(o.Mean) && unit.Finite(o.P95) {
			row.Bar = &page.Bar{To: o.Mean / largest}
			if sampled {
				row.Bar = &page.Bar{From: o.P5 / largest, To: o.P95 / largest, Mark: o.Mean / largest, Span: true}
			}
			row.Bar.Name = row.Cells[0].Name
		}
		t.Rows = append(t.Rows, row)
	}
	t.Print(d.Options[0].Result.Printer)
	return t
}

// information says what knowing everything is worth, nil for nothing.
func (d *Decided) information() page.Block {
	n := &page.Notes{Kind: page.Remark}
	if from, to := d.shown(); to-from < len(d.Options) {
		n.List, n.Each = []string{fmt.Sprintf("%d options in all; -o json and -o csv list them", len(d.Options))}, []any{nil}
	}
	for _, text := range d.worth() {
		n.List, n.Each = append(n.List, text), append(n.Each, any(nil))
		switch {
		case text == noneIsWorth: // which would have to be found out again
			n.Each[len(n.Each)-1] = live.Text{}
		case !d.Statistic:
			n.Each[len(n.Each)-1] = live.Text{live.Information()}
		}
	}
	if len(n.List) == 0 {
		return nil
	}
	return n
}

// noneIsWorth says that only several inputs together change the choice.
const noneIsWorth = "No single input is worth knowing: by itself none of them changes the choice."

// worth says what knowing everything is worth, and whether one input is.
func (d *Decided) worth() (list []string) {
	best := &d.Options[d.Best]
	switch {
	case d.Statistic:
		what := "A statistic inside a larger formula"
		if d.Percentile {
			what = "A percentile"
		}
		return append(list, what+" is computed from all samples at once: of what information is worth it says nothing. Compare means for that.")
	case d.Certain:
		return list
	case d.Worth == 0:
		return append(list, "Nothing you can learn changes this: no other option is better than "+best.Name+" in any sample.")
	}
	text := "Choosing " + best.Name + " now loses " + best.Print(d.Worth) + " on average against knowing everything first"
	if share := d.WorthError / d.Worth; share > 0.01 {
		text += " (± " + percent(math.Round(100*share)/100) + ")"
	}
	list = append(list, text+".")
	if !slices.ContainsFunc(d.Inputs, func(i decide.Input) bool { return i.Worth > 0 }) {
		list = append(list, noneIsWorth)
	}
	return list
}

// worthKnowing lists the inputs that a table shows: those that are worth something, and
// those that tip the choice somewhere.
func (d *Decided) worthKnowing() (list []*decide.Input) {
	for k := range d.Inputs {
		if i := &d.Inputs[k]; i.Worth > 0 || !i.Uncertain() && len(i.Tips) > 0 || hasInside(i) {
			list = append(list, i)
		}
	}
	return list
}

func hasInside(i *decide.Input) bool {
	for _, t := range i.Tips {
		if t.Inside {
			return true
		}
	}
	return false
}

// known is the table of what is worth knowing first; nil for nothing.
func (d *Decided) known() page.Block {
	best := &d.Options[d.Best]
	t := &page.Table{Title: "Worth knowing first", Still: true, Labels: "input", Names: true, RemarkHead: "tips", Columns: []page.Column{{Head: "worth"}, {Head: "p5"}, {Head: "p95"}}, Bars: &page.Bars{Head: "share of knowing everything"}}
	for _, i := range d.worthKnowing() {
		if !i.Uncertain() {
			continue
		}
		worth := page.Figure(i.Worth, best.Result.Quantities[best.Quantity].Type().Dim, best.Shown)
		if i.Worth == 0 {
			worth = page.Words("almost nothing")
		} else if share := i.WorthError / i.Worth; share > 0.03 {
			worth = page.Words(best.Print(i.Worth) + " ± " + percent(math.Round(100*share)/100))
		}
		t.Rows = append(t.Rows, page.Row{Label: []string{i.Name}, Cells: []page.Cell{worth, valueOf(i, i.P5), valueOf(i, i.P95)}, Remark: d.tips(i), Bar: &page.Bar{To: i.Worth / d.Worth}})
	}
	return d.printed(t)
}

// mostTipping is how many inputs without a range a table shows.
const mostTipping = 12

// tipping is the table of the inputs without a range that tip the choice; nil for none.
func (d *Decided) tipping() page.Block {
	t := &page.Table{Title: "What tips the choice", Still: true, Labels: "input", Names: true, RemarkHead: "tips", Columns: []page.Column{{Head: "now"}, {Head: "factor"}}}
	if !d.Certain {
		t.Title = "Without a range"
	}
	for _, i := range d.worthKnowing() {
		if !i.Uncertain() && len(t.Rows) < mostTipping {
			t.Rows = append(t.Rows, page.Row{Label: []string{i.Name}, Cells: []page.Cell{valueOf(i, i.Present), page.Words(nearest(i))}, Remark: d.tips(i)})
		}
	}
	return d.printed(t)
}

// printed is a table with its figures printed, nil for one without rows.
func (d *Decided) printed(t *page.Table) page.Block {
	if len(t.Rows) == 0 {
		return nil
	}
	t.Print(d.Options[d.Best].Result.Printer)
	return t
}

// valueOf is a value of an input in a cell.
func valueOf(i *decide.Input, v float64) page.Cell {
	if v != v {
		return page.Words("")
	}
	return page.Words(i.Result.Print(i.Result.Printer, i.Quantity, v))
}

// nearest is the factor to the nearest value that tips the choice.
func nearest(i *decide.Input) string {
	best := math.NaN()
	for _, t := range i.Tips {
		if best != best || math.Abs(math.Log(t.Factor)) < math.Abs(math.Log(best)) {
			best = t.Factor
		}
	}
	if !unit.Finite(best) || best <= 0 {
		return ""
	}
	return unit.Times(best)
}

// mostTips is how many values that tip the choice a page shows of an input.
const mostTips = 3

// tips says where an input tips the choice.
func (d *Decided) tips(i *decide.Input) string {
	if i.Inside {
		return ""
	}
	var list []string
	for _, t := range i.Tips {
		text := d.Options[t.To].Name + " from " + apart(i, t.At)
		if !t.Above {
			text = d.Options[t.To].Name + " up to " + apart(i, t.At)
		}
		if i.Uncertain() && !t.Inside && unit.Finite(t.Factor) && t.Factor > 0 {
			text += " (" + unit.Times(t.Factor) + ")"
		}
		if list = append(list, text); len(list) == mostTips {
			break
		}
	}
	return strings.Join(list, ", ")
}

// apart prints a value of an input with as many digits as tell it from the present one.
func apart(i *decide.Input, v float64) string {
	p := i.Result.Printer
	for p.Digits = p.Significant(); p.Digits < 7; p.Digits++ {
		if i.Result.Print(p, i.Quantity, v) != i.Result.Print(p, i.Quantity, i.Present) {
			break
		}
	}
	return i.Result.Print(p, i.Quantity, v)
}

// without names the inputs that do not change the choice.
func (d *Decided) without() (list []string) {
	shown := map[*decide.Input]bool{}
	tipping := 0
	for _, i := range d.worthKnowing() {
		shown[i] = true
		if !i.Uncertain() {
			tipping++
		}
	}
	if tipping > mostTipping {
		list = append(list, fmt.Sprintf("%d more inputs tip the choice; -o json and -o csv list them", tipping-mostTipping))
	}
	var never, outside, unproved []string
	for k := range d.Inputs {
		switch i := &d.Inputs[k]; {
		case shown[i]:
		case len(i.Tips) > 0:
			if i.Inside {
				outside = append(outside, i.Name)
				continue
			}
			outside = append(outside, i.Name+" ("+d.tips(i)+")")
		case d.Certain && !i.Proved:
			unproved = append(unproved, i.Name)
		default:
			never = append(never, i.Name)
		}
	}
	if len(outside) > 0 {
		list = append(list, "Changes the choice only outside its range: "+strings.Join(outside, ", "))
	}
	if len(never) > 0 {
		text := "Worth nothing, as no value of its range changes the choice: "
		if d.Certain {
			text = "By themselves these change nothing, up to a thousand times more or less: "
		}
		list = append(list, text+strings.Join(never, ", "))
	}
	switch {
	case d.Unseen > 0 && d.Certain:
		list = append(list, fmt.Sprintf("%d more inputs were not looked at: with so many options and figures there is too much to try", d.Unseen))
	case d.Unseen > 0:
		list = append(list, fmt.Sprintf("%d more ranges were not looked at: in the samples they bring no option as close to the best one as these do", d.Unseen))
	}
	if len(unproved) > 0 {
		list = append(list, "No tip was found, and too much would have to be tried to prove that there is none: "+strings.Join(unproved, ", "))
	}
	return list
}

// sampled says how the options were sampled, nil for options that were not.
func (d *Decided) sampled() page.Block {
	if d.Certain || d.Statistic {
		return nil
	}
	n := &page.Notes{Kind: page.Caveat, Each: []any{live.Text{"means, 5% to 95% of samples that are drawn here"}}}
	n.List = append(n.List, fmt.Sprintf("means, 5%% to 95%% of %s samples, seed %d; one input is known or changed at a time, all others keep their ranges", d.Options[0].Result.Printer.Number(float64(d.Samples)), d.Seed))
	if d.Dropped > 0 {
		n.List, n.Each = append(n.List, fmt.Sprintf("%d samples in which an option has no value are left out", d.Dropped)), append(n.Each, live.Text{})
	}
	return n
}

// records are the options and the inputs for scripts.
func (d *Decided) records() *page.Records {
	return &page.Records{Head: []string{"kind", "name", "value", "unit", "p5", "p95", "best", "regret", "worth", "tip", "to", "inside"}, Rows: func() (rows [][]string) {
		for k := range d.Options {
			o := &d.Options[k]
			rows = append(rows, []string{"option", o.Name, exact(o.Mean), o.BaseUnit(), exact(o.P5), exact(o.P95), exact(o.Best), exact(o.Regret), "", "", "", ""})
		}
		for k := range d.Inputs {
			i := &d.Inputs[k]
			row := []string{"input", i.Name, exact(i.Present), i.Result.BaseUnit(&i.Result.Quantities[i.Quantity]), exact(i.P5), exact(i.P95), "", "", exact(i.Worth), "", "", ""}
			if len(i.Tips) == 0 {
				rows = append(rows, row)
			}
			for _, t := range i.Tips {
				tip := append([]string{}, row...)
				tip[9], tip[10], tip[11] = exact(t.At), d.Options[t.To].Name, fmt.Sprint(t.Inside)
				rows = append(rows, tip)
			}
		}
		return rows
	}}
}
