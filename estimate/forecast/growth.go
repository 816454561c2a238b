package forecast

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Growth is a quantity that grows: by a share in each period, compounded. The
// share may be a range.
type Growth struct {
	*graph.Quantity
	Text   string
	index  int
	share  *formula.Bound
	period float64 // s
}

// Grow reads --grow NAME=SHARE/PERIOD. The error is [source.Errors].
func Grow(r *estimate.Result, list []string) (growth []Growth, err error) {
	var errs source.Errors
	for _, text := range list {
		g, wrong := grow(r, &source.File{Name: "--grow", Text: text, Flag: true})
		errs = append(errs, wrong...)
		if len(wrong) == 0 && slices.ContainsFunc(growth, func(h Growth) bool { return h.index == g.index }) {
			errs = append(errs, &source.Error{File: &source.File{Name: "--grow", Text: text, Flag: true}, End: len(g.Name), Text: g.Name + " grows twice"})
		}
		growth = append(growth, g)
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return growth, nil
}

func grow(r *estimate.Result, file *source.File) (g Growth, errs source.Errors) {
	name, rate, ok := strings.Cut(file.Text, "=")
	at := len(file.Text) - len(rate)
	fail := func(start, end int, hint, text string) (Growth, source.Errors) {
		return g, source.Errors{{File: file, Start: start, End: end, Text: text, Hint: hint}}
	}
	name = strings.TrimSpace(name)
	i, found := r.Find(name)
	slash := strings.LastIndexByte(rate, '/')
	switch {
	case !ok:
		return fail(0, len(file.Text), "--grow dau=5%/month", "growth is NAME=SHARE/PERIOD")
	case !found || r.Quantities[i].Class == graph.Unlisted:
		unknown := r.Unknown(name)
		return fail(0, len(name), unknown.Hint, unknown.Text)
	case slash < 0:
		rate = strings.TrimSpace(rate)
		_, errs := fail(at, len(file.Text), rate+"/year, or "+rate+"/month", "growth needs its period")
		errs[0].Write = []string{rate + "/year", rate + "/month"}
		return g, errs
	}
	g = Growth{Quantity: &r.Quantities[i], Text: strings.TrimSpace(rate), index: i}
	// part binds the share or the period
	part := func(from, to int, want formula.Expected) *formula.Bound {
		e := scenario.FlagEntry("--grow", name, file.Text, at+from, at+to)
		bound, problems := e.Bind(graph.NoNames("growth"), r.Scenario.Units(), want)
		errs = append(errs, problems...)
		return bound
	}
	g.share = part(0, slash, formula.Expected{Label: "growth"})
	period := part(slash+1, len(rate), formula.Expected{Label: "the period", Dim: unit.Time, Units: []string{"months", "years"}})
	if len(errs) > 0 {
		return g, errs
	}
	if !g.share.InPercent() { // 100k/month is no growth of 10,000,000%
		return fail(at, at+slash, "5%"+rate[slash:]+" for 5 percent of what is there", "growth is a share of what is there, in percent; by a fixed amount nothing grows")
	}
	if g.period = period.Eval(period.Root, nil); !(g.period > 0) {
		return fail(at+slash+1, len(file.Text), "", "the period of a growth is more than nothing")
	}
	if e := g.share.Diagnose(nil); e != nil {
		return fail(at+e.Start, at+e.End, e.Hint, e.Text)
	}
	for _, u := range []float64{0.005, 0.995} { // the ends of what is drawn
		if !(g.share.EvalAtQuantile(nil, u) > -1) {
			return fail(at, len(file.Text), "", "growth is more than −100% in a period")
		}
	}
	return g, nil
}

// beyond refuses growth that leads out of the numbers.
func (f *Forecast) beyond() (errs source.Errors) {
	for _, g := range f.Growth {
		most := g.share.EvalAtQuantile(nil, 0.995)
		if end := f.ValueAt(g.index) * math.Pow(1+most, float64(f.Months)*Month/g.period); !unit.Finite(end) {
			text := g.Name + "=" + g.Text
			errs = append(errs, &source.Error{File: &source.File{Name: "--grow", Text: text, Flag: true}, Start: len(g.Name) + 1, End: len(text),
				Text: fmt.Sprintf("%s grows beyond any number within %d months", g.Name, f.Months)})
		}
	}
	return errs
}
