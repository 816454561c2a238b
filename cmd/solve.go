package cmd

import (
	"strings"

	"botec/estimate/report"
	"botec/estimate/scenario"
	"botec/estimate/solve"

	"github.com/spf13/cobra"
)

func (a *app) solve() *cobra.Command {
	var c call
	var find string
	var suchThat []string
	cmd := &cobra.Command{
		Use:   "solve SCENARIO --find NAME --such-that CONDITION",
		Short: "find the largest or smallest value that meets a condition",
		Long: `Finds the largest value of a name for which the conditions hold, or the
smallest, or each window of values in which they hold. The name is an input or
any other name of the scenario. The result is exact to the last whole number
for counts, else to one part in a billion. It searches from a millionth of the
present value to a million times it, or the interval of --find NAME=A..B.
Conditions may use percentiles: p95(app.nodes) <= 100.

"At most", "at least", "any" and "no value" are proved for all values of the
interval. Where that cannot be done, the answer says how many values were
tried.

Exit status 1 if no value meets the conditions, or values in several windows.`,
		Example: `  botec solve twitter --find dau --such-that 'app.nodes <= 1000'
  botec solve plan.botec.yaml --find app.node.requests --such-that 'app.nodes < 20' --set dau=30M
  botec solve plan.botec.yaml --find dau=1M..100M --such-that 'app.nodes == 20'
  botec solve plan.botec.yaml --find dau --set peak_factor=1.5..4 --such-that 'p95(app.nodes) <= 100' -o json`,
		Args:              a.oneScenario,
		ValidArgsFunction: completeScenario,
		RunE: func(_ *cobra.Command, args []string) error {
			name, _ := a.scenarioOf(args, "")
			return a.runSolve(name, &c, find, suchThat)
		},
	}
	c.addSet(cmd)
	c.addSampling(cmd)
	cmd.Flags().StringVar(&find, "find", "", "find the value of this `NAME`, or NAME=A..B")
	cmd.Flags().StringArrayVar(&suchThat, "such-that", nil, "the `CONDITION` to meet (repeatable: all must hold)")
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
		return usage("--find dau", "solve needs --find: the name whose value to find")
	case len(suchThat) == 0:
		return usage("--such-that 'app.nodes <= 100'", "solve needs --such-that: the condition to meet")
	}
	for _, text := range suchThat {
		c.conditions = append(c.conditions, scenario.Setting{Flag: "--such-that", Formula: text})
	}
	if err := c.checkSampling(); err != nil {
		return err
	}
	c.varies(find)
	g, err := a.compile(name, c)
	if err != nil {
		return err
	}
	solution, err := solve.Find(g, find, a.printer(), c.sampling)
	if err != nil {
		return err
	}
	if err := a.spend(solution.Work + solution.Result.Work()); err != nil {
		return err
	}
	if len(solution.Windows) != 1 {
		a.status = fails
	}
	a.warn(solution.Result.Warnings)
	such := strings.Join(suchThat, " and ")
	if done, err := a.machine(asJSON(report.NewSolved(solution, such))); done {
		return err
	}
	return a.write(report.Solve(solution, such))
}
