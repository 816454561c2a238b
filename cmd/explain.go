package cmd

import (
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/graph"
	"botec/estimate/report"

	"github.com/spf13/cobra"
)

// mostSteps is how many steps the figures of one call may have.
const mostSteps = 20_000

func (a *app) explain() *cobra.Command {
	var c call
	var depth int
	cmd := &cobra.Command{
		Use:   "explain SCENARIO [METRIC…]",
		Short: "show the working: formula, numbers, result, down to the inputs",
		Long: `Shows the working behind metrics, as on a whiteboard: the formula, the numbers
in it, the result; then the same for each quantity in the formula, down to the
inputs and where they come from; then the calculation with round numbers.
METRIC is a name or a glob. Without one it explains the servers, the stored
data, the cost, and the scenario's own metrics.

A range is replaced by its median, and Spread shows how much of the
uncertainty each range causes.

The name of a path explains its latency and availability; with -o mermaid it is
drawn as a flowchart with its figures.`,
		Example: `  botec explain twitter media.stored
  botec explain twitter 'app.*' --set peak_factor=3
  botec explain plan.botec.yaml servers --depth 3 -o markdown
  botec explain twitter timeline -o mermaid`,
		Args: func(cmd *cobra.Command, args []string) error {
			if a.within != nil && a.within.of != nil {
				return nil
			}
			return cobra.MinimumNArgs(1)(cmd, args)
		},
		ValidArgsFunction: completeMetrics,
		RunE: func(_ *cobra.Command, args []string) error {
			if depth < 0 {
				return usage("", "--depth must be 0 or more, not %d", depth)
			}
			name, names := a.scenarioOf(args, "")
			r, err := a.result(name, &c)
			if err != nil {
				return err
			}
			if a.settings.Output == mermaid {
				return a.drawPath(r, names)
			}
			names = ofPaths(r.Graph, names)
			if err := matching(r.Graph, names); err != nil {
				return err
			}
			var values []*estimate.Value
			for _, name := range names {
				for _, v := range report.Only(r, []string{name}) {
					if !slices.Contains(values, v) {
						values = append(values, v)
					}
				}
			}
			if len(names) == 0 {
				values = headline(r)
			}
			var figures []*explain.Figure
			total := 0
			for _, v := range values {
				f := explain.Explain(r, v, depth)
				figures = append(figures, f)
				if total += len(f.Steps); total > mostSteps {
					return usage("name the metrics, or --depth 3", "the working of all these metrics has more than %d steps", mostSteps)
				}
			}
			a.follow(askedRank, "", values...)
			a.followAll(r)
			if done, err := a.machine(asJSON(report.NewWorking(r, figures))); done {
				return err
			}
			return a.write(report.Explain(r, figures))
		},
	}
	c.addSet(cmd)
	c.addSampling(cmd)
	cmd.Flags().IntVar(&depth, "depth", 0, "show at most `N` levels of formulas; 0 shows all")
	cmd.Flags().VarP(choice{&a.settings.Output, append(slices.Clone(outputs), mermaid)}, "output", "o", "write results as `FORMAT`: table, markdown, json, yaml, csv or html; a path as mermaid")
	a.addWatch(cmd)
	return cmd
}

// mermaid is the output that draws a path.
const mermaid = "mermaid"

// drawPath draws the path that is named.
func (a *app) drawPath(r *estimate.Result, names []string) error {
	if len(names) == 1 && len(r.Graph.Steps(names[0])) > 0 {
		a.out.WriteString(report.Mermaid(r, names[0]))
		return nil
	}
	var paths []string
	for _, p := range r.Scenario.Paths {
		paths = append(paths, p.Name)
	}
	if len(paths) == 0 {
		return usage("botec help scenario", "-o mermaid draws a path, and %s has none", r.Scenario.Name)
	}
	return usage("name one of "+strings.Join(paths, ", "), "-o mermaid draws one path")
}

// headline picks what a reader asks for first: servers, the data kept, the cost,
// and the scenario's own metrics.
func headline(r *estimate.Result) []*estimate.Value {
	var list []*estimate.Value
	for _, name := range []string{"servers", "stored_replicated", "cost"} {
		if v := r.Get(name); v != nil && v.Value > 0 {
			list = append(list, v)
		}
	}
	for _, e := range r.Scenario.Metrics {
		list = append(list, r.Get(e.Name))
	}
	if len(list) == 0 {
		for i := range r.Values {
			list = append(list, &r.Values[i])
		}
	}
	return list
}

// ofPaths puts the figures of a path in the place of its name.
func ofPaths(g *graph.Graph, names []string) (list []string) {
	for _, name := range names {
		if len(g.Steps(name)) == 0 {
			list = append(list, name)
			continue
		}
		for _, label := range []string{"latency", "latency_p99", "availability"} {
			list = append(list, name+"."+label)
		}
	}
	return list
}
