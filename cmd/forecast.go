package cmd

import (
	"io"
	"math"
	"slices"
	"time"

	"botec/estimate"
	"botec/estimate/report"

	"github.com/spf13/cobra"
)

func (a *app) forecast() *cobra.Command {
	var c call
	var grow, until, show []string
	var span, from string
	var steady bool
	cmd := &cobra.Command{
		Use:   "forecast SCENARIO --grow NAME=20%/year --for 5y",
		Short: "the same scenario month by month, and when a limit falls",
		Long: `Computes a scenario at the end of each month, its inputs growing by a share in
each period, compounded. Data accumulates under the growing rates and goes when
its retention is over; month 0 has what exists (and what exists stays), with
--steady also what the rates of month 0 would have left. Growth may be a range:
5%..10%/year.

Exit status 1 where an --until falls within the horizon.`,
		Example: `  botec forecast twitter --grow mau=5%/month --for 3y
  botec forecast plan.yaml --grow dau=20%..60%/year --for 5y --until 'stored_replicated <= 2 PB' --from 2027-01
  botec forecast plan.yaml --grow dau=5%/month --for 2y --steady --show app.nodes,cost -o csv`,
		Args:              a.oneScenario,
		ValidArgsFunction: completeScenario,
		RunE: func(_ *cobra.Command, args []string) error {
			name, _ := a.scenarioOf(args, "")
			for _, text := range until {
				c.conditions = append(c.conditions, estimate.Setting{Flag: "--until", Formula: text})
			}
			return a.runForecast(name, &c, forecastCall{grow: grow, show: show, span: span, from: from, steady: steady})
		},
	}
	c.addSet(cmd)
	cmd.Flags().StringArrayVar(&grow, "grow", nil, "what grows, and by how much: `NAME=SHARE/PERIOD` (repeatable)")
	cmd.Flags().StringVar(&span, "for", "3 years", "the horizon, a time")
	cmd.Flags().StringArrayVar(&until, "until", nil, "a `CONDITION`: when does it fall? (repeatable)")
	cmd.Flags().StringVar(&from, "from", "", "month 0 as `YYYY-MM`, for dates beside the months")
	cmd.Flags().BoolVar(&steady, "steady", false, "begin with what the rates of month 0 would have left")
	cmd.Flags().StringSliceVar(&show, "show", nil, "the metrics that fit these `GLOB,…`; else servers, stored_replicated and cost")
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
		return usage("--grow dau=5%/month", "forecast wants --grow, what grows and by how much")
	}
	horizon, err := estimate.Calc(o.span, a.printer())
	if err != nil {
		return usage("--for 3y, --for '6 months'", "--for takes a time, not %s", o.span)
	}
	seconds, ok := horizon.Value.(float64)
	if !ok || horizon.Unit != "s" {
		return usage("--for 3y", "--for takes a time, not %s", o.span)
	}
	c.sampling.Samples = 100 // nothing of the samples is shown
	r, err := a.result(name, c)
	if err != nil {
		return err
	}
	f := &estimate.Forecast{Result: r, Steady: o.steady, Months: int(math.Round(min(seconds/estimate.Month, 1e6)))}
	if o.from != "" {
		if f.From, err = time.Parse(estimate.MonthLayout, o.from); err != nil {
			return usage("--from 2027-01", "--from takes a month, YYYY-MM, not %s", o.from)
		}
	}
	if f.Growth, err = r.Grow(o.grow); err != nil {
		return err
	}
	if f.Shown, err = a.shownOrMain(r, o.show); err != nil {
		return err
	}
	if err := f.Run(); err != nil {
		return err
	}
	if slices.ContainsFunc(f.Until, func(l estimate.Limit) bool { return l.Month >= 0 }) {
		a.status = fails
	}
	if done, err := a.machine(func(w io.Writer) error { return report.ForecastJSON(w, f) }); done {
		return err
	}
	return a.write(report.Forecast(f))
}

// shownOrMain picks the metrics that globs name, or without any those that a
// reader asks for first.
func (a *app) shownOrMain(r *estimate.Result, globs []string) (list []*estimate.Value, err error) {
	if err := matching(r.Graph, globs); err != nil {
		return nil, err
	}
	if len(globs) > 0 {
		return report.Only(r, globs), nil
	}
	for _, name := range []string{"servers", "stored_replicated", "cost"} {
		if v := r.Get(name); v != nil && v.Value != 0 {
			list = append(list, v)
		}
	}
	if len(list) == 0 && len(r.Scenario.Metrics) > 0 {
		list = append(list, r.Get(r.Scenario.Metrics[0].Name))
	}
	if len(list) == 0 {
		return nil, usage("--show app.nodes", "--show names the metrics")
	}
	return list, nil
}
