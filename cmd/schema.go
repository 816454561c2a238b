package cmd

import (
	"botec/estimate/report"
	"botec/estimate/scenario"

	"github.com/spf13/cobra"
)

func (a *app) schema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "print the JSON Schema of the scenario file, for editors",
		Long: `Prints the JSON Schema of the scenario file. An editor with a YAML language
server completes and checks keys if the scenario starts with the line

  # yaml-language-server: $schema=botec.schema.json`,
		Example: `  botec schema > botec.schema.json
  botec schema -o yaml | less
  check-jsonschema --schemafile botec.schema.json capacity/*.botec.yaml`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if done, err := a.machine(asJSON(scenario.Schema())); done {
				return err
			}
			return report.JSON(&a.out, scenario.Schema())
		},
	}
}
