package cmd

import (
	"botec/estimate/calc"
	"botec/estimate/report"
	"botec/estimate/scenario"

	"github.com/spf13/cobra"
)

func (a *app) numbers() *cobra.Command {
	var sources bool
	cmd := &cobra.Command{
		Use:   "numbers [TOPIC]",
		Short: "list reference numbers: latencies, throughputs, sizes, nines, prices",
		Long: `Lists reference numbers; --sources shows the source and the date of each. A
formula uses one by its name: 100 * latency.ssd_read. TOPIC is a group of them,
and may be called by another word (nines, bandwidth, costs); the topic nodes is
the catalogue of nodes, from which a fleet takes one by name: node: postgres.

To learn them by heart: botec drill`,
		Example: `  botec numbers latency
  botec numbers nines
  botec numbers nodes
  botec numbers price --sources`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return scenario.TopicNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			topic := ""
			if len(args) > 0 {
				topic = args[0]
			}
			list, err := calc.Numbers(topic, a.printer())
			if err != nil {
				return err
			}
			if err := a.spend(presetOfOne * len(list)); err != nil {
				return err
			}
			if done, err := a.machine(asJSON(list)); done {
				return err
			}
			return a.write(report.Numbers(list, sources))
		},
	}
	cmd.Flags().BoolVar(&sources, "sources", false, "show the source and the date of each number")
	return cmd
}
