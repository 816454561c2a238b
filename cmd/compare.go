package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"botec/estimate"
	"botec/estimate/compare"
	"botec/estimate/document"
	"botec/estimate/graph"
	"botec/estimate/report"
	"botec/estimate/scenario"
	"botec/presets"

	"github.com/spf13/cobra"
)

func (a *app) compare() *cobra.Command {
	var c call
	var show, failIf []string
	cmd := &cobra.Command{
		Use:   "compare A [B]",
		Short: "two scenarios side by side, and which inputs moved the result",
		Long: `Puts two scenarios side by side: presets, files, or REV:PATH for a file in a
revision of its git repository. With one scenario and --set it is compared with
itself under those settings; with two, --set changes the second.

WHY splits the change of each metric among what is written differently, in
factors that multiply to the whole and do not depend on any order (Shapley).

Exit status 1 where a --fail-if holds; a name behind "before." is A's.`,
		Example: `  botec compare twitter --set dau=300M
  botec compare HEAD:plan.botec.yaml plan.botec.yaml --fail-if 'servers > 1.1 * before.servers'
  botec compare kafka kafka-large --show 'broker.*,cost' -o json`,
		Args:              cobra.RangeArgs(1, 2),
		ValidArgsFunction: completeScenarios,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.runCompare(args, &c, show, failIf)
		},
	}
	c.addSet(cmd)
	c.addSampling(cmd)
	cmd.Flags().StringSliceVar(&show, "show", nil, "the metrics that fit these `GLOB,…`; else the totals, servers and cost")
	cmd.Flags().StringArrayVar(&failIf, "fail-if", nil, "exit with 1 where this `CONDITION` holds (repeatable)")
	_ = cmd.RegisterFlagCompletionFunc("show", completeOnly)
	return cmd
}

// completeScenarios offers the presets for two arguments.
func completeScenarios(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 1 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return beginning(presets.Names(), word), cobra.ShellCompDirectiveDefault
}

func (a *app) runCompare(args []string, c *call, show, failIf []string) error {
	before := *c
	before.set = nil
	one, two := args[0], args[0]
	switch {
	case len(args) == 2:
		two = args[1]
	case len(c.set) == 0:
		return usage("botec compare "+one+" --set dau=300M", "compare takes two scenarios, or one and what --set changes in it")
	}
	first, err := a.result(one, &before)
	if err != nil {
		return err
	}
	second, err := a.result(two, c)
	if err != nil {
		return err
	}
	comparison := &report.Comparison{Pair: compare.NewPair(first, second), NameA: one, NameB: two}
	if one == two {
		comparison.NameA, comparison.NameB = "before", "after"
	}
	if comparison.Shown, err = a.compared(comparison.Pair, show); err != nil {
		return err
	}
	for _, condition := range failIf {
		holds, said, err := comparison.Condition("--fail-if", condition)
		if err != nil {
			return err
		}
		if holds {
			comparison.Failed = append(comparison.Failed, said)
			a.status = fails
		}
	}
	if done, err := a.machine(asJSON(report.NewCompared(comparison))); done {
		return err
	}
	switch a.settings.Output {
	case "csv":
		return usage("-o json", "compare has no csv form")
	case "markdown":
		return report.CompareMarkdown(&a.out, comparison)
	case "html":
		return report.CompareHTML(&a.out, comparison, a.command)
	}
	return report.Compare(&a.out, comparison, a.style())
}

// compared lists the metrics that a comparison shows, those of the second
// scenario first.
func (a *app) compared(p *compare.Pair, globs []string) (list []string, err error) {
	if len(globs) > 0 {
		if err := matching(p.B.Graph, globs); err != nil {
			if matching(p.A.Graph, globs) != nil {
				return nil, err
			}
		}
	}
	seen := map[string]bool{}
	for _, r := range []*estimate.Result{p.B, p.A} {
		for i := range r.Values {
			v := &r.Values[i]
			shown := len(globs) == 0 && (v.Class == graph.Total || v.Class == graph.Metric || v.Name == "cost")
			for _, g := range globs {
				shown = shown || graph.Match(g, v.Name)
			}
			if shown && !seen[v.Name] && (len(globs) > 0 || v.Value != 0) {
				seen[v.Name] = true
				list = append(list, v.Name)
			}
		}
	}
	return list, nil
}

// revision splits REV:PATH, where there is no file of that name.
func revision(name string) (rev, path string, ok bool) {
	if _, err := os.Stat(name); err == nil {
		return "", "", false
	}
	rev, path, ok = strings.Cut(name, ":")
	return rev, path, ok && rev != "" && path != "" && !strings.HasPrefix(path, `\`)
}

// readRevision reads the files of a scenario as a revision has them: REV:PATH
// from the working directory, or as git has it, from the root of its repository.
func readRevision(rev, dir string) func(path string) (string, error) {
	return func(path string) (string, error) {
		text, err := document.Revision(rev, path)
		rel, _ := filepath.Rel(dir, path)
		if root := scenario.Repository(dir); errors.Is(err, fs.ErrNotExist) && root != "" && root != dir {
			text, err = document.Revision(rev, filepath.Join(root, rel))
		}
		if errors.Is(err, fs.ErrNotExist) {
			return "", usage("git log -- "+rel+" lists the revisions that have it", "git knows no %s:%s", rev, filepath.ToSlash(rel))
		}
		return text, err
	}
}
