package cmd

import (
	"io"
	"strconv"
	"strings"

	"botec/estimate/page"
	"botec/estimate/report"
	"botec/estimate/scenario"
	"botec/estimate/sensitivity"
	"botec/estimate/source"

	"github.com/spf13/cobra"
)

// inputFlags are the flags of estimate that set the input of their name. A
// bare number for one that is per user is per user and day.
var inputFlags = []struct{ name, usage, bare string }{
	{"dau", "daily active users", ""},
	{"mau", "monthly active users", ""},
	{"writes-per-user", "writes of one user; a plain number is per day", "/user/day"},
	{"reads-per-user", "reads of one user; a plain number is per day", "/user/day"},
	{"read-write-ratio", "reads per write, such as 10:1", ""},
	{"object-size", "size of one written object, such as '300 B'", ""},
	{"retention", "how long data is kept, such as '3 years'", ""},
	{"replication", "number of copies of the data, the first included", ""},
	{"peak-factor", "peak traffic divided by average traffic", ""},
	{"server-rate", "requests that one server can take, such as 1k/s", ""},
}

func (a *app) estimate() *cobra.Command {
	var c call
	var only []string
	var charts charts
	values := make([]string, len(inputFlags))
	cmd := &cobra.Command{
		Use:   "estimate [SCENARIO]",
		Short: "estimate traffic, bandwidth, storage, servers and cost",
		Long: `Prints the estimate of a scenario: the figures that answer its title, what
they depend on most, traffic, bandwidth, storage, servers, cost, advice, whether
its expectations hold, and all assumptions. SCENARIO is the name of a preset, a
file, or - for standard input. Without one it estimates the preset basic, which
--dau, --writes-per-user, --object-size and similar flags describe.

Those flags set the input of the same name in any scenario that has it; --set
sets any name. If an input is a range, results are medians with 5th and 95th
percentiles.

Exit status 0 even if an expectation does not hold: botec check is for that.`,
		Example: `  botec estimate twitter
  botec estimate --dau 10M --writes-per-user 5 --object-size '2 kB'
  botec estimate plan.botec.yaml --set 'photo.replication=2' --only 'stored*,servers' -o json
  botec estimate plan.botec.yaml -o html > plan.html`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeScenario,
		RunE: func(cmd *cobra.Command, args []string) error {
			for i, f := range inputFlags {
				if cmd.Flags().Changed(f.name) {
					text := values[i]
					if f.bare != "" && isBareNumber(text) {
						text += f.bare
					}
					c.flags = append(c.flags, scenario.Setting{Flag: "--" + f.name, Name: strings.ReplaceAll(f.name, "-", "_"), Formula: text})
				}
			}
			name, rest := a.scenarioOf(args, "basic")
			if len(rest) > 0 {
				return usage("", "%s is not a scenario: write the name of a preset or a file", rest[0])
			}
			if charts.by != "" && charts.drivers == "" {
				return usage("--drivers servers --by "+charts.by, "--by is for --drivers")
			}
			if charts.plot != "" || charts.drivers != "" {
				return a.runCharts(name, &c, charts)
			}
			return a.runEstimate(name, &c, only)
		},
	}
	for i, f := range inputFlags {
		cmd.Flags().StringVar(&values[i], f.name, "", f.usage)
		cmd.Flags().Lookup(f.name).Value = formulaFlag{&values[i]}
	}
	c.addSet(cmd)
	c.addSampling(cmd)
	cmd.Flags().StringSliceVar(&only, "only", nil, "print only these metrics, `NAMES` or globs separated by commas")
	cmd.Flags().StringVar(&charts.plot, "plot", "", "draw the histogram of a `METRIC` that depends on ranges")
	cmd.Flags().StringVar(&charts.drivers, "drivers", "", "draw how far each range by itself moves a `METRIC`, or each input where there are no ranges")
	cmd.Flags().StringVar(&charts.by, "by", "", "with --drivers: vary every input by this `SHARE` (default 20% where there are no ranges)")
	for _, flag := range []string{"only", "plot", "drivers"} {
		_ = cmd.RegisterFlagCompletionFunc(flag, completeOnly)
	}
	a.addWatch(cmd)
	return cmd
}

// formulaFlag is a flag that takes a formula.
type formulaFlag struct{ text *string }

func (f formulaFlag) String() string {
	if f.text == nil {
		return ""
	}
	return *f.text
}
func (f formulaFlag) Set(s string) error { *f.text = s; return nil }
func (f formulaFlag) Type() string       { return "FORMULA" }

func (a *app) runEstimate(name string, c *call, only []string) error {
	c.sampling.Only, c.sampling.Advice = only, a.settings.Output == "json" || a.settings.Output == "yaml"
	r, err := a.result(name, c)
	if err != nil {
		return err
	}
	if err := matching(r.Graph, only); err != nil {
		return err
	}
	if len(only) > 0 {
		a.follow(askedRank, "", report.Only(r, only)...)
	} else {
		a.followAll(r)
	}
	if done, err := a.machine(func(w io.Writer) error { return report.Document(w, r, only) }); done {
		return err
	}
	if len(only) > 0 {
		return a.write(report.EstimateOnly(r, only))
	}
	return a.write(report.Estimate(r, name))
}

// charts are the metrics that estimate draws in place of its page, and by what share it
// varies inputs.
type charts struct{ plot, drivers, by string }

func (a *app) runCharts(name string, c *call, of charts) error {
	share, err := shareOf(of.by)
	if err != nil {
		return err
	}
	if of.plot != "" {
		if err := a.without("a histogram", "estimate -o json has the percentiles", "json", "yaml"); err != nil {
			return err
		}
	}
	c.sampling.Only = []string{of.plot, of.drivers}
	r, err := a.result(name, c)
	if err != nil {
		return err
	}
	var blocks []page.Block
	if of.plot != "" {
		v := r.Get(of.plot)
		switch {
		case v == nil:
			return source.Errors{r.Unknown(of.plot)}
		case !v.Uncertain:
			return usage("a range makes it uncertain: --set 'peak_factor=1.5..4'", "%s has no uncertainty (%s), so there is nothing to plot", v.Name, v.Text())
		}
		a.follow(askedRank, "", v)
		blocks = append(blocks, report.Plot(r, v)...)
	}
	if of.drivers != "" {
		v := r.Get(of.drivers)
		if v == nil {
			return source.Errors{r.Unknown(of.drivers)}
		}
		a.follow(askedRank, "", v)
		if err := a.spend(len(r.Quantities)); err != nil {
			return err
		}
		t := &report.Tornado{Result: r, Metric: v}
		if t.Swings = sensitivity.Ranges(r, v); of.by != "" || !v.Uncertain {
			t.Swings, t.By = sensitivity.Shares(r, v, share), share
		}
		if len(t.Swings) == 0 {
			return usage("", "%s (%s) depends on no input, so there is nothing to vary", v.Name, v.Text())
		}
		if done, err := a.machine(asJSON(report.NewTornado(t))); done {
			return err
		}
		blocks = append(blocks, t.Blocks()...)
	}
	return a.write(report.Charts(r, blocks))
}

// defaultShare is by how much --drivers varies inputs.
const defaultShare = 0.2

// shareOf reads --by, a percentage above 0 and below 100.
func shareOf(text string) (float64, error) {
	if text == "" {
		return defaultShare, nil
	}
	number, isPercent := strings.CutSuffix(strings.TrimSpace(text), "%")
	share, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || !isPercent || !(share > 0 && share < 100) {
		return 0, usage("--by 20%", "--by must be a percentage above 0%% and below 100%%, not %s", text)
	}
	return share / 100, nil
}
