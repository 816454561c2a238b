package cmd

import (
	"strings"

	"botec/estimate"
	"botec/estimate/report"

	"github.com/spf13/cobra"
)

func (a *app) solve() *cobra.Command {
	var c call
	var find string
	var suchThat []string
	cmd := &cobra.Command{
		Use:   "solve SCENARIO --find NAME --such-that CONDITION",
		Short: "the largest or smallest value that still holds",
		Long: `Finds the largest value of an input (or of any name) up to which a condition
holds, or the smallest from which on it does: to the last whole number of a
count, else within a billionth. It looks from a millionth to a million times of
the present value. Conditions may use percentiles: p95(app.nodes) <= 100.

Exit status 1 where the condition never holds, or holds here and there.`,
		Example: `  botec solve twitter --find dau --such-that 'app.nodes <= 1000'
  botec solve plan.yaml --find app.node.requests --such-that 'servers < 20' --set dau=30M
  botec solve plan.yaml --find peak_factor --such-that 'p95(app.nodes) <= 100' -o json`,
		Args:              a.oneScenario,
		ValidArgsFunction: completeScenario,
		RunE: func(_ *cobra.Command, args []string) error {
			name, _ := a.scenarioOf(args, "")
			return a.runSolve(name, &c, find, suchThat)
		},
	}
	c.addSet(cmd)
	c.addSampling(cmd)
	cmd.Flags().StringVar(&find, "find", "", "the `NAME` whose value is looked for")
	cmd.Flags().StringArrayVar(&suchThat, "such-that", nil, "the `CONDITION` that is to hold (repeatable: all of them)")
	_ = cmd.RegisterFlagCompletionFunc("find", completeName)
	return cmd
}

// completeName offers the names of the scenario that stands first.
func completeName(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	scenario := "basic"
	if len(args) > 0 {
		scenario = args[0]
	}
	return beginning(names(scenario), word), cobra.ShellCompDirectiveNoFileComp
}

func (a *app) runSolve(name string, c *call, find string, suchThat []string) error {
	switch {
	case find == "":
		return usage("--find dau", "solve wants --find, the name whose value is looked for")
	case len(suchThat) == 0:
		return usage("--such-that 'app.nodes <= 100'", "solve wants --such-that, the condition that is to hold")
	}
	for _, text := range suchThat {
		c.conditions = append(c.conditions, estimate.Setting{Flag: "--such-that", Formula: text})
	}
	if err := c.checkSampling(); err != nil {
		return err
	}
	g, err := a.compile(name, c)
	if err != nil {
		return err
	}
	solution, err := estimate.Solve(g, strings.TrimSpace(find), a.printer(), c.sampling)
	if err != nil {
		return err
	}
	if solution.Kind == estimate.Never || solution.Kind == estimate.Scattered {
		a.status = fails
	}
	such := strings.Join(suchThat, " and ")
	if done, err := a.machine(asJSON(report.NewSolved(solution, such))); done {
		return err
	}
	return a.write(report.Solve(solution, such))
}
