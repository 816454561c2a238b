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
		Long: `Prints the JSON Schema of the scenario file. Write it to a file beside the
scenarios: then an editor with a YAML language server completes and checks
keys, without a network, in every scenario that starts with the line

  # yaml-language-server: $schema=botec.schema.json

botec init writes that line. The path is relative to the scenario. A new
version of botec knows more keys: write the schema again.`,
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
