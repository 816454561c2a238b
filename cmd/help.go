package cmd

import (
	"fmt"
	"strings"

	"botec/cmd/manual"
	"botec/estimate/formula"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// welcome is what "botec" alone prints.
const welcome = `botec estimates the capacity that a system needs: traffic, storage, bandwidth,
servers and cost, from a page of formulas with units.

  Preparing for an interview?  botec practice twitter
  Sizing a system?             botec init, then botec estimate capacity.botec.yaml
  Checking documents in CI?    botec check docs/

An example to look at:         botec estimate twitter
All commands, the manual:      botec help
`

// groups arrange the commands by what somebody wants to do.
var groups = []struct{ title, commands string }{
	{"Estimate", "estimate explain calc init"},
	{"Decide", "compare decide solve sweep forecast"},
	{"Keep documents true", "check mark"},
	{"Practise", "practice drill"},
	{"Look up", "presets numbers schema"},
	{"This program", "help completion version"},
}

func (a *app) help() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND|TOPIC]",
		Short: "the help of a command, or a page of the manual",
		Long: `Prints the help of a command, or a page of the manual. Without an argument:
the list of both.

A page is laid out for the terminal, at most 100 columns wide. -o markdown
prints its source.`,
		Example: `  botec help estimate
  botec help language
  botec help model -o markdown`,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return beginning(describedWords(cmd.Root()), word), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.runHelp(cmd, args) },
	}
}

// helpWords are the commands and the topics.
func helpWords(root *cobra.Command) []string {
	var words []string
	for _, c := range root.Commands() {
		words = append(words, c.Name())
	}
	return append(words, manual.Names()...)
}

// describedWords are the same for a shell, which shows what each is about.
func describedWords(root *cobra.Command) []string {
	var words []string
	for _, c := range root.Commands() {
		words = append(words, cobra.CompletionWithDesc(c.Name(), c.Short))
	}
	for _, t := range manual.Topics {
		words = append(words, cobra.CompletionWithDesc(t.Name, t.About))
	}
	return words
}

func (a *app) runHelp(cmd *cobra.Command, args []string) error {
	root := cmd.Root()
	output := "table"
	if a.asked { // BOTEC_OUTPUT says how results look, not help
		output = a.settings.Output
	}
	if output != "table" && output != "markdown" {
		return usage("botec help language -o markdown", "help has no %s form", output)
	}
	if len(args) == 0 {
		return a.showHelp(root)
	}
	if page, ok := manual.Page(args[0]); ok && len(args) == 1 {
		if output == "markdown" {
			a.out.WriteString(page)
			return nil
		}
		s := a.style()
		a.out.WriteString(manual.Render(page, manual.Style{Width: s.Width, Color: s.Color, ASCII: s.ASCII}))
		return nil
	}
	found, _, err := root.Find(args)
	if err != nil || found == root {
		return unknownTopic(root, strings.Join(args, " "))
	}
	return a.showHelp(found)
}

// unknownTopic names the nearest commands and topics, else the pages that have
// the word.
func unknownTopic(root *cobra.Command, word string) error {
	hint := "botec help lists the commands and the topics"
	if near := formula.Nearest(word, helpWords(root)); len(near) > 0 {
		hint = "did you mean botec help " + strings.Join(near, " or botec help ") + "?"
	} else if pages := manual.Mentions(word); len(pages) > 0 {
		hint = "it is in botec help " + strings.Join(pages[:min(3, len(pages))], ", botec help ")
	}
	return usage(hint, "no command and no topic is called %s", word)
}

// showHelp prints the help of a command; that of the root is the list of all.
func (a *app) showHelp(cmd *cobra.Command) error {
	width := min(a.style().Width, manual.MaxWidth)
	if cmd == cmd.Root() {
		a.overview(cmd, width)
		return nil
	}
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	cmd.InitDefaultHelpFlag()
	fmt.Fprintf(&a.out, "%s\n\nUsage:\n  %s\n", about, cmd.UseLine())
	if cmd.Example != "" {
		fmt.Fprintf(&a.out, "\nExamples:\n%s\n", cmd.Example)
	}
	for _, f := range []struct {
		title string
		flags *pflag.FlagSet
	}{{"Flags", cmd.LocalFlags()}, {"Flags of every command", cmd.InheritedFlags()}} {
		if f.flags.HasAvailableFlags() {
			fmt.Fprintf(&a.out, "\n%s:\n%s\n", f.title, strings.TrimRight(f.flags.FlagUsagesWrapped(width), " \n"))
		}
	}
	return nil
}

// overview lists the commands and the topics.
func (a *app) overview(root *cobra.Command, width int) {
	about := map[string]string{}
	for _, c := range root.Commands() {
		about[c.Name()] = c.Short
	}
	fmt.Fprintf(&a.out, "%s\n\nUsage:\n  botec COMMAND [flags]\n", root.Long)
	for _, g := range groups {
		fmt.Fprintf(&a.out, "\n%s:\n", g.title)
		for name := range strings.FieldsSeq(g.commands) {
			fmt.Fprintf(&a.out, "  %-12s%s\n", name, about[name])
		}
	}
	a.out.WriteString("\nManual, botec help TOPIC:\n")
	for _, t := range manual.Topics {
		fmt.Fprintf(&a.out, "  %-12s%s\n", t.Name, t.About)
	}
	fmt.Fprintf(&a.out, "\nFlags of every command:\n%s\n", strings.TrimRight(root.LocalFlags().FlagUsagesWrapped(width), " \n"))
	a.out.WriteString("\nbotec help COMMAND has the flags of a command and examples.\n")
}
