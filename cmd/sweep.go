package cmd

import (
	"fmt"
	"io"
	"os"
	"time"

	"botec/estimate"
	"botec/estimate/report"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func (a *app) sweep() *cobra.Command {
	var c call
	var vary, show []string
	var steps int
	cmd := &cobra.Command{
		Use:   "sweep SCENARIO --vary NAME=A..B --show METRIC",
		Short: "a table or chart over a grid",
		Long: `Computes metrics over the values of one or two names: A..B in steps (equal
ratios where the ends are more than a factor of 20 apart, else equal
differences), or a list. A line says where another resource becomes the
bottleneck. Ranges of the scenario stand at their median.

-o csv is long: a column for each name that is varied, then for each metric, in
base units; it is written as it is computed.`,
		Example: `  botec sweep twitter --vary dau=1M..1bn --show app.nodes,cdn_cost
  botec sweep twitter --vary dau=1M..1bn --vary peak_factor=2,3,5 --show app.nodes
  botec sweep plan.yaml --vary dau=1M..1bn --steps 1000000 --show cost -o csv`,
		Args:              a.oneScenario,
		ValidArgsFunction: completeScenario,
		RunE: func(_ *cobra.Command, args []string) error {
			name, _ := a.scenarioOf(args, "")
			return a.runSweep(name, &c, vary, show, steps)
		},
	}
	c.addSet(cmd)
	cmd.Flags().StringArrayVar(&vary, "vary", nil, "a name and its values: `NAME=A..B` or NAME=A,B,C (once or twice)")
	cmd.Flags().StringSliceVar(&show, "show", nil, "the metrics that fit these `GLOB,…`; else servers, stored_replicated and cost")
	cmd.Flags().IntVar(&steps, "steps", estimate.DefaultSteps, "how many values an interval gives")
	_ = cmd.RegisterFlagCompletionFunc("vary", completeSet)
	_ = cmd.RegisterFlagCompletionFunc("show", completeOnly)
	return cmd
}

// mostRows is how many points a table shows.
const mostRows = 2000

func (a *app) runSweep(name string, c *call, vary, show []string, steps int) error {
	switch {
	case len(vary) == 0:
		return usage("--vary dau=1M..1bn", "sweep wants --vary, the name whose values are tried")
	case len(vary) > 2:
		return usage("", "sweep varies one name or two, not %d", len(vary))
	case steps < 2 || steps > estimate.MaxPoints:
		return usage("", "--steps takes a number from 2 to %d, not %d", estimate.MaxPoints, steps)
	}
	c.sampling.Samples = 100 // nothing of the samples is shown
	r, err := a.result(name, c)
	if err != nil {
		return err
	}
	s := &estimate.Sweep{Result: r}
	if s.Axes, err = r.Axes(vary, steps); err != nil {
		return err
	}
	if s.Shown, err = a.shownOrMain(r, show); err != nil {
		return err
	}
	if a.settings.Output == "csv" {
		if err := a.flush(); err != nil {
			return err
		}
		return a.sweepCSV(s)
	}
	if n := s.Points(); n > mostRows {
		return usage("-o csv", "%d points are more than a page shows: at most %d", n, mostRows)
	}
	if done, err := a.machine(func(w io.Writer) error { return report.SweepJSON(w, s) }); done {
		return err
	}
	return a.write(report.Sweep(s))
}

// sweepCSV writes points as they are computed. Somebody who watches is told how
// far it is, once it takes more than a second.
func (a *app) sweepCSV(s *estimate.Sweep) error {
	watched := false
	if f, ok := a.stderr.(*os.File); ok {
		out, piped := a.stdout.(*os.File)
		watched = term.IsTerminal(int(f.Fd())) && !(piped && term.IsTerminal(int(out.Fd())))
	}
	start, said := time.Now(), false
	missing, err := report.SweepCSV(a.stdout, s, func(done int) {
		if watched && time.Since(start) > time.Second {
			said = true
			fmt.Fprintf(a.stderr, "\r%d%% of %d points", 100*done/s.Points(), s.Points())
		}
	})
	if said {
		fmt.Fprint(a.stderr, "\r\x1b[K")
	}
	if err != nil && isBrokenPipe(err) {
		return nil
	}
	if missing.Points > 0 {
		a.warn([]string{fmt.Sprintf("%d of %d points have no value; of the first %s", missing.Points, s.Points(), missing.Why)})
	}
	return err
}
