package cmd

import (
	"strings"

	"botec/estimate/calc"
	"botec/estimate/report"

	"github.com/spf13/cobra"
)

func (a *app) calc() *cobra.Command {
	return &cobra.Command{
		Use:   "calc FORMULA",
		Short: "compute one formula, with units",
		Long: `Computes one formula with the same units, functions and rules as a scenario.
It may use the reference numbers of "botec numbers" by name, and no other
names. A condition prints true or false. A formula with a range prints its
median, then p5, p50, p95 and mean.

The language: botec help language`,
		Example: `  botec calc '150M users * 2/user/day'
  botec calc '4 MB / 2 s in Mbps'
  botec calc '100 * latency.ssd_read'
  botec calc '10%..20% * (1M..3M users)'`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := calc.Calc(strings.Join(args, " "), a.printer())
			if err != nil {
				return err
			}
			if err := a.spend(c.Work); err != nil {
				return err
			}
			a.warn(c.Warnings)
			if done, err := a.machine(asJSON(c)); done {
				return err
			}
			return a.write(report.Calc(c))
		},
	}
}
