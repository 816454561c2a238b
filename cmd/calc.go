package cmd

import (
	"strings"

	"botec/estimate"
	"botec/estimate/report"

	"github.com/spf13/cobra"
)

func (a *app) calc() *cobra.Command {
	return &cobra.Command{
		Use:   "calc FORMULA",
		Short: "one formula, with the unit rules of scenarios",
		Example: `  botec calc '150M users * 2/user/day'
  botec calc '4 MB / 2 s in Mbps'
  botec calc 'staff(9.5, 20%)'`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := estimate.Calc(strings.Join(args, " "), a.printer())
			if err != nil {
				return err
			}
			if done, err := a.machine(asJSON(c)); done {
				return err
			}
			return a.write(report.Calc(c))
		},
	}
}
