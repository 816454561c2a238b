package forecast

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

// Growth is a quantity that grows by a percentage in each period, compounded.
type Growth struct {
	*graph.Quantity
	Text   string         // as written: "10..30%/year"
	index  int            // of the quantity
	share  *formula.Bound // in one period; may be a range
	period float64        // in seconds
}

// ParseGrowth reads the texts of --grow: NAME=SHARE/PERIOD. The share is in percent
// and may be a range; the period is a time, such as month or 2 years. The error is
// [source.Errors], with all errors of all texts.
func ParseGrowth(r *estimate.Result, list []string) (growth []Growth, err error) {
	var errs source.Errors
	for _, text := range list {
		g, problems := newGrowth(r, text)
		if len(problems) == 0 && slices.ContainsFunc(growth, func(h Growth) bool { return h.index == g.index }) {
			problems = source.Errors{{File: flagFile(text), End: len(g.Name), Text: g.Name + " has two growth rates"}}
		}
		if len(problems) > 0 {
			errs = append(errs, problems...)
			continue
		}
		growth = append(growth, g)
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return growth, nil
}

func flagFile(text string) *source.File {
	return &source.File{Name: "--grow", Text: text, Flag: true}
}

func newGrowth(r *estimate.Result, text string) (g Growth, errs source.Errors) {
	name, rate, ok := strings.Cut(text, "=")
	start := len(text) - len(rate)
	fail := func(start, end int, hint, problem string) (Growth, source.Errors) {
		return g, source.Errors{{File: flagFile(text), Start: start, End: end, Text: problem, Hint: hint}}
	}
	name = strings.TrimSpace(name)
	i, found := r.Find(name)
	slash, behind := strings.LastIndexByte(rate, '/'), 1
	if slash < 0 {
		slash, behind = strings.LastIndex(rate, " per "), len(" per ")
	}
	switch {
	case !ok:
		return fail(0, len(text), "--grow dau=5%/month", "must be NAME=SHARE/PERIOD")
	case !found || r.Quantities[i].Class == graph.Unlisted:
		e := r.Unknown(name)
		return fail(0, len(name), e.Hint, e.Text)
	case slash < 0:
		_, errs := fail(start, len(text), "", "growth needs a period")
		errs[0].Hint, errs[0].Write = withPeriod(strings.Fields(rate))
		return g, errs
	}
	g = Growth{Quantity: &r.Quantities[i], Text: strings.TrimSpace(rate), index: i}
	slash += start
	bind := func(start, end int, expected formula.Expected) *formula.Bound {
		e := scenario.FlagEntry("--grow", name, text, start, end)
		bound, problems := e.Bind(graph.NoNames("growth"), r.Scenario.Units(), expected)
		errs = append(errs, problems...)
		return bound
	}
	g.share = bind(start, slash, formula.Expected{Label: "growth"})
	period := bind(slash+behind, len(text), formula.Expected{Label: "the period", Dim: unit.Time, Units: []string{"years", "months"}})
	if len(errs) > 0 {
		return g, errs
	}
	if !g.share.InPercent() { // 100k/month must not be taken as 10,000,000%
		return fail(start, slash, "5%"+text[slash:]+" for 5 percent of what is there", "growth must be a percentage; fixed increments are not supported")
	}
	if g.period = period.Eval(period.Root, nil); !(g.period > 0) {
		return fail(slash+behind, len(text), "", "the growth period must be longer than 0")
	}
	if e := g.share.Diagnose(nil); e != nil {
		return fail(start+e.Start, start+e.End, e.Hint, e.Text)
	}
	for _, u := range []float64{lowest, highest} {
		if !(g.share.EvalAtQuantile(nil, u) > -1) {
			return fail(start, len(text), "", "growth must be more than −100% per period")
		}
	}
	return g, nil
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

// A forecast with uncertain growth has this many runs. One uncertain growth takes its
// quantiles from lowest to highest.
const (
	uncertainRuns   = 101
	lowest, highest = 0.005, 0.995
)

// draws gives the shares of all growths for each run.
func (f *Forecast) draws() [][]float64 {
	uncertain, runs := 0, 1
	for _, g := range f.Growth {
		if g.share.Uncertain() {
			uncertain, runs = uncertain+1, uncertainRuns
		}
	}
	draws := make([][]float64, runs)
	for i := range draws {
		draws[i] = make([]float64, len(f.Growth))
	}
	for k, g := range f.Growth {
		stream := columns.NewStream(g.Name, 0, runs, 1)
		for i := range draws {
			u := [1]float64{0.5}
			switch {
			case uncertain > 1:
				stream.Fill(u[:], i)
			case uncertain == 1: // in order, so that run i also has the quantiles of what depends on it
				u[0] = max(lowest, min(highest, float64(i)/float64(runs-1)))
			}
			draws[i][k] = g.share.EvalAtQuantile(nil, u[0])
		}
	}
	return draws
}

// overflows lists an error for each growth beyond the largest floating-point number.
func (f *Forecast) overflows() (errs source.Errors) {
	for _, g := range f.Growth {
		most := g.share.EvalAtQuantile(nil, highest)
		if end := f.ValueAt(g.index) * math.Pow(1+most, float64(f.Months)*Month/g.period); !unit.Finite(end) {
			text := g.Name + "=" + g.Text
			errs = append(errs, &source.Error{File: flagFile(text), Start: len(g.Name) + len("="), End: len(text),
				Text: fmt.Sprintf("%s grows too large to compute within %d months", g.Name, f.Months)})
		}
	}
	return errs
}
