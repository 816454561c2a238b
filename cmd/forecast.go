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
	var o forecastCall
	cmd := &cobra.Command{
		Use:   "forecast SCENARIO --grow NAME=20%/year --for 5y",
		Short: "the scenario month by month, and when a limit is reached",
		Long: `Computes a scenario month by month while its inputs move as the growth and
the events of the file say. --grow adds growth, or replaces that of a name:
a percentage per time, compounded, or a fixed amount, +100k/month. Events
need a calendar: --from, or from: among the events.

Data accumulates at the growing rates and is deleted after its retention.
Month 0 has the data that the scenario gives as existing, which is never
deleted; --steady adds what month 0's rates would have accumulated. Money
per time adds up beside its column, each month at its own rate.

Ranges of the scenario, of growth and of events are simulated together: the
median, with p5 and p95. --until says in which month a condition first
fails, several in that order; --lead the month in which to order, before
the p5.

Exit status 1 if an --until condition fails within the forecast.`,
		Example: `  botec forecast twitter --grow mau=5%/month --for 3y
  botec forecast plan.botec.yaml --grow dau=20%..60%/year --for 5y --until 'stored_replicated <= 2 PB' --from 2027-01 --lead '3 months'
  botec forecast plan.botec.yaml --grow dau=+100k/month --for 2y --steady --show 'app.nodes,stored' -o csv`,
		Args:              a.oneScenario,
		ValidArgsFunction: completeScenario,
		RunE: func(_ *cobra.Command, args []string) error {
			name, _ := a.scenarioOf(args, "")
			return a.runForecast(name, &c, o)
		},
	}
	c.addSet(cmd)
	cmd.Flags().StringArrayVar(&o.grow, "grow", nil, "growth of a name, as `NAME=PERCENT/TIME` or NAME=+AMOUNT/TIME (repeatable)")
	cmd.Flags().StringVar(&o.span, "for", "3 years", "length of the forecast, a `TIME`")
	cmd.Flags().StringArrayVar(&o.until, "until", nil, "report the month in which this `CONDITION` first fails (repeatable)")
	cmd.Flags().StringVar(&o.lead, "lead", "", "`TIME` from an order to its delivery: says in which month to order")
	cmd.Flags().StringVar(&o.from, "from", "", "calendar month of month 0, as `YYYY-MM`; rows then have dates")
	cmd.Flags().BoolVar(&o.steady, "steady", false, "start with the data that month 0's rates would have accumulated")
	cmd.Flags().StringSliceVar(&o.show, "show", nil, "show only these metrics, `NAMES` or globs separated by commas")
	cmd.Flags().BoolVar(&o.units, "units", false, "with -o csv, print a line of units below the head")
	_ = cmd.RegisterFlagCompletionFunc("grow", completeSet)
	_ = cmd.RegisterFlagCompletionFunc("show", completeOnly)
	return cmd
}

// forecastCall is what the flags of forecast say.
type forecastCall struct {
	grow, until, show []string
	span, lead, from  string
	steady, units     bool
}

func (a *app) runForecast(name string, c *call, o forecastCall) error {
	span, err := a.timeOf("--for", o.span, "--for 3y, --for '6 months'")
	if err != nil {
		return err
	}
	f := &forecast.Forecast{Steady: o.steady, Months: int(math.Round(min(span/forecast.Month, 1e6)))}
	if o.lead != "" {
		if f.Lead, err = a.timeOf("--lead", o.lead, "--lead '3 months'"); err != nil {
			return err
		}
	}
	c.forecast = true
	for _, text := range o.grow {
		c.grow = append(c.grow, scenario.Setting{Flag: "--grow", Formula: text})
	}
	for _, text := range o.until {
		c.conditions = append(c.conditions, scenario.Setting{Flag: "--until", Formula: text})
	}
	c.sampling.Samples, c.sampling.Only = 100, o.show // nothing of the samples is shown
	if f.Result, err = a.result(name, c); err != nil {
		return err
	}
	if len(f.Growth)+len(f.Events) == 0 {
		return usage("--grow dau=5%/month, or in the file growth: {dau: 5%/month}", "forecast needs --grow: the scenario has neither growth nor events")
	}
	if f.From, err = begin(f.Scenario.Start, o.from); err != nil {
		return err
	}
	if f.Shown, err = a.shownOrMain(f.Result, o.show); err != nil {
		return err
	}
	if n := (f.Months + 1) * len(f.Shown); n > mostFigures && len(f.Shown) > 1 {
		return usage("--show servers", "%d figures are too many for this output, which takes at most %d", n, mostFigures)
	}
	if err := a.spend(f.Work()); err != nil {
		return err
	}
	if err := f.Run(); err != nil {
		return err
	}
	a.warn(f.Past())
	if slices.ContainsFunc(f.Limits, func(l forecast.Limit) bool { return l.Month >= 0 }) {
		a.status = fails
	}
	if done, err := a.machine(func(w io.Writer) error { return report.ForecastJSON(w, f) }); done {
		return err
	}
	p := report.Forecast(f)
	p.Units = o.units
	return a.write(p)
}

// timeOf reads the time that a flag says, in seconds.
func (a *app) timeOf(flag, text, example string) (float64, error) {
	value, err := calc.Calc(text, a.printer())
	if err != nil {
		return 0, usage(example, "%s must be a time, not %q", flag, text)
	}
	seconds, ok := value.Value.(float64)
	switch {
	case !ok || value.Unit != "s" || seconds < 0:
		return 0, usage(example, "%s must be a time, not %q", flag, text)
	case value.Spread != nil:
		return 0, usage(example, "%s must be one time, not the range %q", flag, text)
	}
	return seconds, nil
}

// begin is the date of month 0: that of the flag, else that of the file.
func begin(start *scenario.Month, flag string) (from time.Time, err error) {
	if flag == "" && start != nil {
		flag = start.String()
	}
	if flag == "" {
		return from, nil
	}
	if from, err = time.Parse(forecast.MonthLayout, flag); err != nil {
		return from, usage("--from 2027-01", "--from must be a month, YYYY-MM, not %q", flag)
	}
	return from, nil
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
			for _, sum := range r.Totals {
				if sum.Quantity == k {
					k = sum.Of
				}
			}
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
