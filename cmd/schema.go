package cmd

import (
	"botec/estimate/report"
	"botec/estimate/scenario"

	"github.com/spf13/cobra"
)

func (a *app) schema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "the JSON Schema of a scenario file, for editors",
		Example: `  botec schema > botec.schema.json
  # then, at the top of a scenario:
  # yaml-language-server: $schema=botec.schema.json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if done, err := a.machine(asJSON(scenario.Schema())); done {
				return err
			}
			return report.JSON(&a.out, scenario.Schema())
		},
	}
}
