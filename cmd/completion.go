package cmd

import (
	"strings"

	"botec/estimate/formula"

	"github.com/spf13/cobra"
)

// shells are those for which there is completion.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completion() *cobra.Command {
	var plain bool
	cmd := &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "shell completion for commands, presets, metrics and names to set",
		Long: `Prints a script that makes a shell complete commands, flags, presets, metrics,
names to set and topics of the manual. Load it where your shell starts.`,
		Example: `  botec completion bash > ~/.local/share/bash-completion/completions/botec
  botec completion zsh > "${fpath[1]}/_botec"
  botec completion fish > ~/.config/fish/completions/botec.fish`,
		Args:      cobra.ExactArgs(1),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(&a.out, !plain)
			case "zsh":
				if plain {
					return root.GenZshCompletionNoDesc(&a.out)
				}
				return root.GenZshCompletion(&a.out)
			case "fish":
				return root.GenFishCompletion(&a.out, !plain)
			case "powershell":
				if plain {
					return root.GenPowerShellCompletion(&a.out)
				}
				return root.GenPowerShellCompletionWithDesc(&a.out)
			}
			hint := "one of " + strings.Join(shells, ", ")
			if near := formula.DidYouMean(args[0], shells); near != "" {
				hint = near
			}
			return usage(hint, "no completion for %s", args[0])
		},
	}
	cmd.Flags().BoolVar(&plain, "no-descriptions", false, "complete words without their descriptions")
	return cmd
}
