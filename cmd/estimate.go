package cmd

import (
	"io"
	"strings"

	"botec/estimate"
	"botec/estimate/report"
	"botec/estimate/scenario"
	"botec/estimate/source"

	"github.com/spf13/cobra"
)

// inputFlags are the flags of estimate that set the input of their name. A
// bare number for one that is per user is per user and day.
var inputFlags = []struct{ name, usage, bare string }{
	{"dau", "daily active users", ""},
	{"mau", "monthly active users", ""},
	{"writes-per-user", "writes of a user; a bare number is a day's", "/user/day"},
	{"reads-per-user", "reads of a user; a bare number is a day's", "/user/day"},
	{"read-write-ratio", "reads for each write, such as 10:1", ""},
	{"object-size", "size of what is written, such as 300 B", ""},
	{"retention", "how long data is kept", ""},
	{"replication", "copies of the data in all", ""},
	{"peak-factor", "peak over average", ""},
	{"server-rate", "requests that one server takes, such as 1k/s", ""},
}

func (a *app) estimate() *cobra.Command {
	var c call
	var only []string
	var charts charts
	values := make([]string, len(inputFlags))
	cmd := &cobra.Command{
		Use:   "estimate [SCENARIO]",
		Short: "the estimate: traffic, bandwidth, storage, servers, cost",
		Long: `The estimate of a scenario: a preset's name, a file, or - for standard input.
Without one it is the preset basic, driven by the flags.`,
		Example: `  botec estimate twitter
  botec estimate --dau 10M --writes-per-user 5 --object-size '2 kB'
  botec estimate plan.yaml --set 'tweet.replication=2' --only 'stored*,servers' -o json
  botec estimate plan.yaml -o html > plan.html`,
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
				return usage("", "estimate takes one scenario; %s is none", rest[0])
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
	cmd.Flags().StringSliceVar(&only, "only", nil, "only the metrics that fit these `GLOB,…`")
	cmd.Flags().StringVar(&charts.plot, "plot", "", "the histogram of an uncertain `METRIC`")
	cmd.Flags().StringVar(&charts.drivers, "drivers", "", "what each range does to an uncertain `METRIC`")
	for _, flag := range []string{"only", "plot", "drivers"} {
		_ = cmd.RegisterFlagCompletionFunc(flag, completeOnly)
	}
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
func (f formulaFlag) Type() string       { return "formula" }

func (a *app) runEstimate(name string, c *call, only []string) error {
	r, err := a.result(name, c)
	if err != nil {
		return err
	}
	if err := matching(r.Graph, only); err != nil {
		return err
	}
	values := report.Only(r, only)
	if done, err := a.machine(func(w io.Writer) error { return report.Document(w, r, only) }); done {
		return err
	}
	switch a.settings.Output {
	case "csv":
		if len(only) == 0 {
			values = report.Only(r, []string{"*"})
		}
		return report.CSV(&a.out, values)
	case "markdown":
		if len(only) > 0 {
			return report.MarkdownValues(&a.out, values)
		}
		return report.Markdown(&a.out, report.New(r))
	case "html":
		return report.HTML(&a.out, r, only, a.command)
	}
	if len(only) > 0 {
		return report.Values(&a.out, values, a.style())
	}
	if err := report.Text(&a.out, report.New(r), a.style()); err != nil {
		return err
	}
	a.why(r, name)
	return nil
}

// why points at the command that shows the working of the largest figure.
func (a *app) why(r *estimate.Result, name string) {
	figure, most := "", 0.0
	for _, l := range r.Scenario.Workloads {
		if v := r.Get(l.Name + ".stored"); v.Value > most {
			figure, most = v.Name, v.Value
		}
	}
	if figure == "" && len(r.Scenario.Metrics) > 0 {
		figure = r.Scenario.Metrics[0].Name
	}
	if figure != "" && name != "-" {
		a.out.WriteString("\nWhy a figure: botec explain " + source.Printable(name) + " " + figure + "\n")
	}
}

// charts are the metrics that estimate draws in place of its page.
type charts struct{ plot, drivers string }

func (a *app) runCharts(name string, c *call, of charts) error {
	if a.settings.Output != "table" {
		return usage("explain -o json has the drivers, estimate -o json the percentiles", "a chart has no %s form", a.settings.Output)
	}
	r, err := a.result(name, c)
	if err != nil {
		return err
	}
	for _, chart := range []struct {
		metric string
		draw   func(io.Writer, *estimate.Result, *estimate.Value, report.Style) error
	}{{of.plot, report.Plot}, {of.drivers, report.Tornado}} {
		if chart.metric == "" {
			continue
		}
		v := r.Get(chart.metric)
		switch {
		case v == nil:
			return source.Errors{r.Unknown(chart.metric)}
		case !v.Uncertain:
			return usage("a range makes it uncertain: --set 'peak_factor=1.5..4'", "%s is certain: %s", v.Name, v.Text())
		}
		if a.out.Len() > 0 {
			a.out.WriteByte('\n')
		}
		if err := chart.draw(&a.out, r, v, a.style()); err != nil {
			return err
		}
	}
	return nil
}
