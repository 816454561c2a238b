package cmd

import (
	"io"
	"math"
	"slices"
	"time"

	"botec/estimate"
	"botec/estimate/calc"
	"botec/estimate/forecast"
	"botec/estimate/graph"
	"botec/estimate/report"
	"botec/estimate/scenario"

	"github.com/spf13/cobra"
)

func (a *app) forecast() *cobra.Command {
	var c call
	var grow, until, show []string
	var span, from string
	var steady bool
	cmd := &cobra.Command{
		Use:   "forecast SCENARIO --grow NAME=20%/year --for 5y",
		Short: "the scenario month by month, and when a limit is reached",
		Long: `Computes a scenario month by month while inputs grow, compounded. Data
accumulates at the growing rates and is deleted after its retention. Month 0
has the data that the scenario gives as existing, which is never deleted;
--steady adds what month 0's rates would have accumulated.

Growth is a percentage per time, and may be a range: 5%..10%/year. --until
says in which month a condition first fails.

Exit status 1 if an --until condition fails within the forecast.`,
		Example: `  botec forecast twitter --grow mau=5%/month --for 3y
  botec forecast plan.botec.yaml --grow dau=20%..60%/year --for 5y --until 'stored_replicated <= 2 PB' --from 2027-01
  botec forecast plan.botec.yaml --grow dau=5%/month --for 2y --steady --show 'app.nodes,stored' -o csv`,
		Args:              a.oneScenario,
		ValidArgsFunction: completeScenario,
		RunE: func(_ *cobra.Command, args []string) error {
			name, _ := a.scenarioOf(args, "")
			for _, text := range until {
				c.conditions = append(c.conditions, scenario.Setting{Flag: "--until", Formula: text})
			}
			return a.runForecast(name, &c, forecastCall{grow: grow, show: show, span: span, from: from, steady: steady})
		},
	}
	c.addSet(cmd)
	cmd.Flags().StringArrayVar(&grow, "grow", nil, "growth of an input, as `NAME=PERCENT/TIME` (repeatable)")
	cmd.Flags().StringVar(&span, "for", "3 years", "length of the forecast, a `TIME`")
	cmd.Flags().StringArrayVar(&until, "until", nil, "report the month in which this `CONDITION` first fails (repeatable)")
	cmd.Flags().StringVar(&from, "from", "", "calendar month of month 0, as `YYYY-MM`; rows then have dates")
	cmd.Flags().BoolVar(&steady, "steady", false, "start with the data that month 0's rates would have accumulated")
	cmd.Flags().StringSliceVar(&show, "show", nil, "show only these metrics, `NAMES` or globs separated by commas")
	_ = cmd.RegisterFlagCompletionFunc("grow", completeSet)
	_ = cmd.RegisterFlagCompletionFunc("show", completeOnly)
	return cmd
}

// forecastCall is what the flags of forecast say.
type forecastCall struct {
	grow, show []string
	span, from string
	steady     bool
}

func (a *app) runForecast(name string, c *call, o forecastCall) error {
	if len(o.grow) == 0 {
		return usage("--grow dau=5%/month", "forecast needs --grow: an input and its growth")
	}
	horizon, err := calc.Calc(o.span, a.printer())
	if err != nil {
		return usage("--for 3y, --for '6 months'", "--for must be a time, not %q", o.span)
	}
	seconds, ok := horizon.Value.(float64)
	if !ok || horizon.Unit != "s" {
		return usage("--for 3y", "--for must be a time, not %q", o.span)
	}
	if horizon.Spread != nil {
		return usage("--for 3y", "--for must be one time, not the range %q", o.span)
	}
	c.varies(o.grow...)
	c.sampling.Samples, c.sampling.Only = 100, o.show // nothing of the samples is shown
	r, err := a.result(name, c)
	if err != nil {
		return err
	}
	f := &forecast.Forecast{Result: r, Steady: o.steady, Months: int(math.Round(min(seconds/forecast.Month, 1e6)))}
	if o.from != "" {
		if f.From, err = time.Parse(forecast.MonthLayout, o.from); err != nil {
			return usage("--from 2027-01", "--from must be a month, YYYY-MM, not %q", o.from)
		}
	}
	if f.Growth, err = forecast.ParseGrowth(r, o.grow); err != nil {
		return err
	}
	if f.Shown, err = a.shownOrMain(r, o.show); err != nil {
		return err
	}
	if n := (f.Months + 1) * len(f.Shown); n > mostFigures && len(f.Shown) > 1 {
		return usage("--show servers", "%d figures are too many for this output, which takes at most %d", n, mostFigures)
	}
	if err := f.Run(); err != nil {
		return err
	}
	if slices.ContainsFunc(f.Limits, func(l forecast.Limit) bool { return l.Month >= 0 }) {
		a.status = fails
	}
	if done, err := a.machine(func(w io.Writer) error { return report.ForecastJSON(w, f) }); done {
		return err
	}
	return a.write(report.Forecast(f))
}

// shownOrMain picks the metrics that globs name, or without any those of conditions
// and those that a reader asks for first.
func (a *app) shownOrMain(r *estimate.Result, globs []string) (list []*estimate.Value, err error) {
	if err := matching(r.Graph, globs); err != nil {
		return nil, err
	}
	if len(globs) > 0 {
		return report.Only(r, globs), nil
	}
	for _, i := range r.Conditions {
		for k := range r.Quantities[i].Bound.Uses() {
			if v := r.At(k); v != nil && v.Class != graph.Input && v.Class != graph.ScenarioWide && !slices.Contains(list, v) {
				list = append(list, v)
			}
		}
	}
	for _, name := range []string{"servers", "stored_replicated", "cost"} {
		if v := r.Get(name); v != nil && v.Value != 0 && !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	if len(list) == 0 && len(r.Scenario.Metrics) > 0 {
		list = append(list, r.Get(r.Scenario.Metrics[0].Name))
	}
	if len(list) == 0 {
		return nil, usage("--show app.nodes", "no metric to show: name some with --show")
	}
	return list, nil
}
