package cmd

import (
	"botec/estimate"
	"botec/estimate/report"

	"github.com/spf13/cobra"
)

func (a *app) numbers() *cobra.Command {
	return &cobra.Command{
		Use:   "numbers [TOPIC]",
		Short: "the numbers to know: latencies, throughputs, sizes, nines, prices",
		Long: `Lists numbers that are good to know, each with its source and date. A formula
uses one by its name: 100 * latency.ssd_read. "botec numbers nodes" lists the
catalogue of nodes, which a fleet names: node: postgres.`,
		Example: `  botec numbers
  botec numbers latency
  botec numbers nodes
  botec numbers price -o csv`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return estimate.TopicNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			topic := ""
			if len(args) > 0 {
				topic = args[0]
			}
			list, err := estimate.Numbers(topic, a.printer())
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
