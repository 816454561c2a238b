package mark

import (
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/document"
	"botec/estimate/formula"
	"botec/estimate/spoken"
	"botec/estimate/unit"
)

// figure is what a number may mean: a quantity of the scenario, or a statistic of one.
type figure struct {
	name  string // in a marker
	value *estimate.Value
	of    *estimate.Value // of a statistic the quantity, else value
	stat  string          // p95, mean; "" for none
	same  *figure         // the figure with the shortest name that this one is by another name
	words []word          // of the label
	full  []word          // of the whole name
}

// figures are those of a scenario, those that are read alike together.
type figures struct {
	result     *estimate.Result
	kinds      []kind
	nouns      []string          // the workloads and fleets
	noun       map[string]bool   // the words of their names
	ownerWords map[string][]word // the same of each of them
	about      map[string][]word // the words of the notes on each of them
	picked     map[*figure]bool  // those that may be marked, by their shortest name
}

// kind is the figures for which every text without their own nouns is read the same.
type kind struct {
	dim    unit.Dim
	share  bool
	period string
	list   []*figure
}

func newFigures(r *estimate.Result, only func(string) bool) *figures {
	f := &figures{result: r, noun: make(map[string]bool), ownerWords: make(map[string][]word), about: make(map[string][]word), picked: make(map[*figure]bool)}
	byValue := make(map[*estimate.Value]*figure)
	var all []*figure
	for i := range r.Values {
		v := &r.Values[i]
		if v.Owner != "" && !slices.Contains(f.nouns, v.Owner) {
			f.nouns = append(f.nouns, v.Owner)
			f.ownerWords[v.Owner] = wordsOf(v.Owner)
			for _, w := range f.ownerWords[v.Owner] {
				f.noun[w.text] = true
			}
		}
		if v.Note() != "" && v.Owner != "" {
			f.about[v.Owner] = append(f.about[v.Owner], slices.DeleteFunc(wordsOf(v.Note()), func(w word) bool { return len(w.text) < 4 || isKnown(w.text) })...)
		}
		if v.Value == 0 || v.Value == 1 && v.Shown.IsPercent() { // what changes nothing
			continue
		}
		g := &figure{name: v.Name, value: v, of: v, words: labelWords(v), full: wordsOf(v.Name)}
		byValue[v] = g
		all = append(all, g)
	}
	for i := range r.Figures {
		v := &r.Figures[i]
		stat, of, _ := strings.Cut(strings.TrimSuffix(v.Name, ")"), "(")
		if q := r.Get(of); q != nil {
			all = append(all, &figure{name: v.Name, value: v, of: q, stat: stat, words: labelWords(q), full: wordsOf(q.Name)})
		}
	}
	ofStat := make(map[string]*figure) // by the statistic and the name of what its quantity passes on
	for _, g := range all {
		g.same = byValue[f.source(g.of)]
		if g.stat != "" {
			key := g.stat + " " + f.source(g.of).Name
			if ofStat[key] == nil {
				ofStat[key] = g
			}
			g.same = ofStat[key]
		}
		if g.same == nil {
			g.same = g
		}
	}
	shortest(all)
	for _, g := range all {
		f.add(g)
		if only == nil || only(g.of.Name) {
			f.picked[g.same] = true
		}
	}
	return f
}

// add puts a figure to those that are read alike.
func (f *figures) add(g *figure) {
	m := document.ClaimMetric(f.result, g.value, nil)
	for i := range f.kinds {
		if k := &f.kinds[i]; k.dim == m.Dim && k.share == m.Share && k.period == m.Period {
			k.list = append(k.list, g)
			return
		}
	}
	f.kinds = append(f.kinds, kind{m.Dim, m.Share, m.Period, []*figure{g}})
}

// shortest makes the figure with the shortest name stand for each group of the same.
func shortest(all []*figure) {
	best := make(map[*figure]*figure)
	for _, g := range all {
		if b := best[g.same]; b == nil || g.isInner() == b.isInner() && len(g.name) < len(b.name) || b.isInner() && !g.isInner() {
			best[g.same] = g
		}
	}
	for _, g := range all {
		g.same = best[g.same]
	}
}

// isInner reports whether a figure is one that sizing uses on the way: app.needs.requests,
// app.rate.
func (g *figure) isInner() bool {
	return g.of.Label == "rate" || slices.ContainsFunc(g.words, func(w word) bool { return class("inner", w.text) })
}

// source follows formulas that are nothing but another quantity, as that of the total of
// one workload is.
func (f *figures) source(v *estimate.Value) *estimate.Value {
	for range len(f.result.Values) {
		next := f.passes(v)
		if next == nil || next.Value != v.Value || next.Uncertain != v.Uncertain {
			break
		}
		v = next
	}
	return v
}

// passes returns the quantity that a formula passes on, nil if it computes something.
func (f *figures) passes(v *estimate.Value) *estimate.Value {
	node := v.Bound.Root
	for {
		switch n := node.(type) {
		case *formula.Paren:
			node = n.X
			continue
		case *formula.In:
			node = n.X
			continue
		case *formula.Name:
			return f.only(v.Bound, n)
		case *formula.Call:
			if name, _, _ := strings.Cut(n.Func.Usage, "("); name != "sum" && name != "max" && name != "min" {
				return nil
			}
			return f.only(v.Bound, n.Args...)
		}
		return nil
	}
}

// only returns the one quantity among arguments that is not 0, nil if there are several.
func (f *figures) only(b *formula.Bound, args ...formula.Node) (one *estimate.Value) {
	for _, a := range args {
		n, ok := a.(*formula.Name)
		if !ok || n.Index >= len(b.Refs) {
			return nil
		}
		for _, ref := range b.Refs[n.Index] {
			v := f.result.At(ref)
			switch {
			case v == nil, one != nil && v.Value != 0 && one.Value != 0:
				return nil
			case one == nil || v.Value != 0:
				one = v
			}
		}
	}
	return one
}

// fitting returns the figures that a text agrees with, as check would judge it; in is the
// unit of its column, nil for none.
func (f *figures) fitting(text string, way spoken.Mention, in *unit.Display) (list []match) {
	owners := f.ownersIn(text)
	for i := range f.kinds {
		k := &f.kinds[i]
		if !k.takes(text, way, in) {
			continue
		}
		m := document.ClaimMetric(f.result, k.list[0].value, in)
		m.Name, m.Nouns = "", nil
		got, problem := spoken.Read(text, m)
		for _, g := range k.list {
			switch {
			case way.Turned != "" || slices.Contains(owners, g.value.Owner): // its own words matter
				if got, problem := spoken.Read(text, document.ClaimMetric(f.result, g.value, in)); problem == nil && agrees(text, &got, g, in) {
					list = append(list, match{g, distance(&got, g)})
				}
			case problem == nil && agrees(text, &got, g, in):
				list = append(list, match{g, distance(&got, g)})
			}
		}
	}
	return list
}

// match is a figure that a text agrees with, and how far they are apart.
type match struct {
	*figure
	distance float64 // as a share of the value
}

// distance is how far a plain number is from a figure, 0 for ranges and bounds.
func distance(got *spoken.Reading, g *figure) float64 {
	if got.IsRange() || got.Bound != spoken.NoBound {
		return 0
	}
	return math.Abs(got.Low/g.value.Value - 1)
}

// ownersIn lists the workloads and fleets that a text may name.
func (f *figures) ownersIn(text string) (list []string) {
	words := wordsOf(text)
	for _, noun := range f.nouns {
		if slices.ContainsFunc(words, func(w word) bool { return related(w.text, noun) }) {
			list = append(list, noun)
		}
	}
	return list
}

// takes reports whether a text may state a figure of a kind. The B of 2B may be billion.
func (k *kind) takes(text string, way spoken.Mention, in *unit.Display) bool {
	if in != nil {
		return in.Dim == k.dim
	}
	dim := way.Dim.WithoutNouns()
	return way.Bare || dim == k.dim.WithoutNouns() || dim.Data != 0 && strings.Contains(text, "B") || k.period != "" && dim == k.dim.WithoutNouns().Div(unit.Time)
}

// widest is how far the ends of a range may be apart, or a bound from the value, for a
// number to be taken for one about the figure.
const widest, farthest = 4, 1.35

func agrees(text string, got *spoken.Reading, g *figure, in *unit.Display) bool {
	switch {
	case !document.ClaimHolds(got, g.value):
		return false
	case strings.Trim(text[:got.Whole.Start]+text[got.Whole.End:], " \t\r\n*_$>.") != "": // the day of 5 videos a day
		if !got.IsRange() || !strings.EqualFold(strings.TrimSpace(text[:got.Whole.Start]), "between") {
			return false
		}
	case g.value.Shown.IsPercent() && in == nil && got.Bare: // 1 of them
		return false
	}
	v := g.value.Value
	switch {
	case got.IsRange() && !g.value.Uncertain && g.value.Shown.IsPercent():
		return false
	case got.IsRange():
		return got.Low > 0 && got.High <= widest*got.Low
	case got.Bound != spoken.NoBound:
		return got.Low <= farthest*v && v <= farthest*got.Low
	}
	return true
}
