package cmd

import (
	"botec/estimate/calc"
	"botec/estimate/report"
	"botec/estimate/scenario"

	"github.com/spf13/cobra"
)

func (a *app) numbers() *cobra.Command {
	return &cobra.Command{
		Use:   "numbers [TOPIC]",
		Short: "list reference numbers: latencies, throughputs, sizes, nines, prices",
		Long: `Lists reference numbers, each with its source and date. A formula uses one by
its name: 100 * latency.ssd_read. TOPIC is a group of them; the topic nodes is
the catalogue of nodes, from which a fleet takes one by name: node: postgres.`,
		Example: `  botec numbers latency
  botec numbers nodes
  botec numbers price -o csv`,
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
			if done, err := a.machine(asJSON(list)); done {
				return err
			}
			return a.write(report.Numbers(list))
		},
	}
}
