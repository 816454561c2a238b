package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"botec/estimate"
	"botec/estimate/report"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/sweep"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func (a *app) sweep() *cobra.Command {
	var c call
	var vary, show []string
	var steps int
	var units bool
	cmd := &cobra.Command{
		Use:   "sweep SCENARIO --vary NAME=A..B --show METRIC",
		Short: "a table or chart of metrics over a series of values",
		Long: `Computes metrics for a series of values of one name, or for each combination
of the values of two. FLEET.node=A,B gives a fleet nodes of the catalogue, with
their capacities and prices, and variant=A,B takes variants of the scenario.
A..B is divided into --steps values: in equal ratios if
B is more than 20 times A, else in equal differences. A,B,C is a list. Remarks
show where another resource becomes the bottleneck. Ranges in the scenario are
replaced by their median.

-o csv prints each row as soon as it is computed, with values in base units,
so a grid of a million points is no problem.`,
		Example: `  botec sweep twitter --vary dau=1M..1bn --show app.nodes,cdn_cost
  botec sweep twitter --vary dau=1M..1bn --vary peak_factor=2,3,5 --show app.nodes
  botec sweep plan.botec.yaml --vary store.node=postgres,cassandra --vary dau=1M..1bn --show store.nodes,cost
  botec sweep plan.botec.yaml --vary dau=1M..1bn --steps 1000 --show stored -o csv`,
		Args:              a.oneScenario,
		ValidArgsFunction: completeScenario,
		RunE: func(_ *cobra.Command, args []string) error {
			name, _ := a.scenarioOf(args, "")
			return a.runSweep(name, &c, sweepCall{vary, show, steps, units})
		},
	}
	c.addSet(cmd)
	cmd.Flags().BoolVar(&units, "units", false, "with -o csv, print a line of units below the head")
	cmd.Flags().StringArrayVar(&vary, "vary", nil, "vary a name over values: `NAME=A..B` or NAME=A,B,C; FLEET.node=A,B; variant=A,B (at most twice)")
	cmd.Flags().StringSliceVar(&show, "show", nil, "show only these metrics, `NAMES` or globs separated by commas")
	cmd.Flags().IntVar(&steps, "steps", sweep.DefaultSteps, "divide A..B into `N` values")
	_ = cmd.RegisterFlagCompletionFunc("vary", completeSet)
	_ = cmd.RegisterFlagCompletionFunc("show", completeOnly)
	return cmd
}

// mostRows is how many points a table shows.
const mostRows = 2000

// sweptOfOne is how many quantities of points take as long as a quantity of an estimate.
const sweptOfOne = 700

// mostFigures is how many figures a table shows, in all rows and columns.
const mostFigures = 400_000

// sweepCall is what the flags of sweep say.
type sweepCall struct {
	vary, show []string
	steps      int
	units      bool // of CSV
}

func (a *app) runSweep(name string, c *call, o sweepCall) error {
	vary, show, steps := o.vary, o.show, o.steps
	switch {
	case len(vary) == 0:
		return usage("--vary dau=1M..1bn", "sweep needs --vary: a name and its values")
	case len(vary) > 2:
		return usage("", "sweep varies one name or two, not %d", len(vary))
	case steps < 2 || steps > sweep.MaxPoints:
		return usage("", "--steps must be from 2 to %d, not %d", sweep.MaxPoints, steps)
	}
	choices, vary, err := sweep.ParseChoices(vary)
	if err != nil {
		return err
	}
	c.varies(vary...)
	c.sampling.Samples, c.sampling.Only = 100, show // nothing of the samples is shown
	read, err := a.again(name, len(choices) > 0)
	if err != nil {
		return err
	}
	r, err := read(name, c)
	if err != nil {
		return err
	}
	s := &sweep.Sweep{Result: r}
	if s.Axes, err = sweep.ParseAxes(r, vary, steps); err != nil {
		return err
	}
	if s.Shown, err = a.shownOrMain(r, show); err != nil {
		return err
	}
	if err := notVaried(s); err != nil {
		return err
	}
	if len(choices) > 0 {
		if err := addChoices(s, choices, name, c, read); err != nil {
			return err
		}
	}
	for _, axis := range s.Axes {
		if axis.Notice != "" {
			a.warn([]string{axis.Notice})
		}
	}
	if a.settings.Output == "csv" {
		if err := a.flush(); err != nil {
			return err
		}
		return a.sweepCSV(s, o.units)
	}
	if n := s.Points(); n > mostRows {
		return usage("-o csv", "%d points are too many for this output, which takes at most %d", n, mostRows)
	}
	if n := s.Points() * len(s.Shown); n > mostFigures {
		return usage("--show servers", "%d figures are too many for this output, which takes at most %d", n, mostFigures)
	}
	if err := a.spend(s.Points() * len(s.Quantities) / sweptOfOne); err != nil {
		return err
	}
	if done, err := a.machine(func(w io.Writer) error { return report.SweepJSON(w, s) }); done {
		return err
	}
	return a.write(report.Sweep(s))
}

// again returns a function that evaluates a scenario; where it is read several times, also
// standard input.
func (a *app) again(name string, several bool) (read func(name string, c *call) (*estimate.Result, error), err error) {
	if base, _ := scenario.SplitVariant(name); !several || base != "-" {
		return a.result, nil
	}
	text, err := io.ReadAll(io.LimitReader(a.stdin, 2<<20))
	if err != nil {
		return nil, source.Errors{{Text: "cannot read standard input: " + err.Error()}}
	}
	return func(name string, c *call) (*estimate.Result, error) {
		a.stdin = bytes.NewReader(text)
		return a.result(name, c)
	}, nil
}

// addChoices evaluates the scenario with each combination of the names that --vary
// chooses from.
func addChoices(s *sweep.Sweep, choices []sweep.Choice, name string, c *call, read func(name string, c *call) (*estimate.Result, error)) error {
	errs := sweep.UnknownVariants(choices, s.Scenario)
	if len(errs) > 0 {
		return errs
	}
	var results []*estimate.Result
	for _, alternative := range sweep.Alternatives(choices) {
		of, other := name, *c
		if other.nodes = alternative.Nodes; alternative.Variant != "" {
			of, _ = scenario.SplitVariant(name)
			of += "@" + alternative.Variant
		}
		r, err := read(of, &other)
		if err != nil {
			var problems source.Errors
			if !errors.As(err, &problems) {
				return err
			}
			for _, problem := range problems {
				if !slices.ContainsFunc(errs, func(e *source.Error) bool { return e.Error() == problem.Error() }) {
					errs = append(errs, problem)
				}
			}
			continue
		}
		results = append(results, r)
	}
	if len(errs) > 0 {
		return errs
	}
	if err := s.AddChoices(choices, results); err != nil {
		return err
	}
	if errs := s.Missing(); len(errs) > 0 {
		return errs
	}
	return nil
}

// notVaried leaves the names that vary out of the metrics: each point has them anyway.
func notVaried(s *sweep.Sweep) error {
	s.Shown = slices.DeleteFunc(s.Shown, func(v *estimate.Value) bool {
		return slices.ContainsFunc(s.Axes, func(a sweep.Axis) bool { return a.Name == v.Name })
	})
	if len(s.Shown) == 0 {
		return usage("--show servers", "--show has no other name than --vary")
	}
	return nil
}

// sweepCSV writes points as they are computed. Progress is shown on a terminal,
// once it takes more than a second.
func (a *app) sweepCSV(s *sweep.Sweep, units bool) error {
	watched := false
	if f, ok := a.stderr.(*os.File); ok {
		out, piped := a.stdout.(*os.File)
		watched = term.IsTerminal(int(f.Fd())) && !(piped && term.IsTerminal(int(out.Fd())))
	}
	start, reported := time.Now(), false
	var to io.Writer = a.stdout
	if a.to != "" { // which is written whole
		to = &a.out
	}
	missing, err := report.SweepCSV(to, s, units, func(done int) {
		if watched && time.Since(start) > time.Second {
			reported = true
			fmt.Fprintf(a.stderr, "\r%d%% of %d points", 100*done/s.Points(), s.Points())
		}
	})
	if reported {
		fmt.Fprint(a.stderr, "\r\x1b[K")
	}
	if err != nil && isBrokenPipe(err) {
		return nil
	}
	if missing.Points > 0 {
		a.warn([]string{fmt.Sprintf("%d of %d points have no value; at the first, %s", missing.Points, s.Points(), missing.Why)})
	}
	return err
}
