package cmd

import (
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/practice"
	"botec/estimate/report"
	"botec/estimate/scenario"
	"botec/presets"

	"github.com/spf13/cobra"
)

// modelName is the name under which the standard model can be read.
const modelName = "standard-model"

func (a *app) presets() *cobra.Command {
	var tags []string
	cmd := &cobra.Command{
		Use:   "presets [NAME]",
		Short: "list the scenarios that ship with botec, or print one",
		Long: `Lists the scenarios that ship with botec by topic and difficulty, or prints
the YAML of one. A preset's name stands for it wherever a command takes a
scenario, and so does each of its aliases: tinyurl is url-shortener. What you
have practised says how well it went. "botec presets standard-model" prints
the formulas of the standard model.`,
		Example: `  botec presets
  botec presets --tag messaging
  botec presets twitter > my-twitter.botec.yaml`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return append(presetNames(word), modelName), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.listPresets(tags)
			}
			text, ok := presets.Read(args[0])
			if args[0] == modelName {
				text, ok = model.Text(), true
			}
			if !ok {
				hint := "botec presets lists them"
				if near := formula.DidYouMean(args[0], append(presets.Names(), presets.Aliases()...)); near != "" {
					hint = near
				}
				return usage(hint, "no preset is named %s", args[0])
			}
			if a.settings.Output == "markdown" {
				text = "```yaml\n" + text + "```\n"
			}
			a.out.WriteString(text)
			return nil
		},
	}
	cmd.Flags().StringSliceVar(&tags, "tag", nil, "list only presets with one of these `TAGS`, topics or difficulties, separated by commas")
	return cmd
}

// presetOfOne is how many quantities of an estimate take as long as to read a preset.
const presetOfOne = 100

func (a *app) listPresets(tags []string) error {
	list := []report.Preset{}
	best := a.best()
	for _, name := range presets.Names() {
		s, err := scenario.Load(name, scenario.Options{})
		if err != nil {
			return err
		}
		if err := a.spend(presetOfOne); err != nil {
			return err
		}
		if !hasTag(s, tags) {
			continue
		}
		aliases := slices.Clone(s.Aliases)
		for i, alias := range aliases {
			aliases[i], _, _ = strings.Cut(alias, "@")
		}
		list = append(list, report.Preset{Name: name, Kind: s.Kind, Topic: s.Topic, Difficulty: s.Difficulty, Aliases: aliases, Title: s.Title, Summary: s.Summary, Tags: s.Tags})
		if share, done := best[name]; done {
			list[len(list)-1].Done = &share
		}
	}
	if len(list) == 0 && len(tags) > 0 {
		return usage("botec presets -o json shows the tags", "no preset has the tag %s", strings.Join(tags, " or "))
	}
	report.SortPresets(list)
	if done, err := a.machine(asJSON(list)); done {
		return err
	}
	return a.write(report.Presets(list))
}

// best is how well somebody practised presets, as far as that is known.
func (a *app) best() map[string]float64 {
	file, err := practice.HistoryFile()
	if err != nil {
		return nil
	}
	list, _, _ := practice.ReadRecent(file)
	return practice.Best(list)
}
