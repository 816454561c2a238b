package cmd

import (
	"fmt"
	"os"
	"strings"

	"botec/estimate/document"
	"botec/estimate/graph"
	"botec/estimate/mark"
	"botec/estimate/report"
	"botec/estimate/source"

	"github.com/kballard/go-shellquote"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// markOptions are the flags of mark.
type markOptions struct {
	use   string
	only  []string
	write bool
}

func (a *app) mark() *cobra.Command {
	var o markOptions
	cmd := &cobra.Command{
		Use:   "mark DOCUMENT [--use SCENARIO]",
		Short: "propose markers for the numbers of a document",
		Long: `Finds the numbers of a Markdown document that agree with a figure of a
scenario, and prints, as a patch, the markers that make botec check them. The
words around a number decide which figure it is: a number that agrees with
several, or that no word near it names, is listed and left to you. It reads
running text and tables, not headings, code, links or HTML.

Without --use the scenario is that of the document's own marker, if it has one.

Only --write changes the document. Each marker has been checked: botec check
agrees with all of them.

Exit status 0: there are markers to add. 1: there are none. 2: the call, the
scenario or a marker that the document has is wrong.

Markers: botec help documents`,
		Example: `  botec mark docs/capacity.md --use twitter
  botec mark docs/capacity.md --use capacity/plan.botec.yaml --only 'app.*,stored*'
  botec mark --write docs/capacity.md --use capacity/plan.botec.yaml`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.runMark(args[0], o) },
	}
	cmd.Flags().StringVar(&o.use, "use", "", "the `SCENARIO` that the numbers come from: a preset or a file; by default that of the document")
	cmd.Flags().StringSliceVar(&o.only, "only", nil, "mark only these figures, `NAMES` or globs separated by commas")
	cmd.Flags().BoolVar(&o.write, "write", false, "write the markers into the document; change nothing else")
	_ = cmd.RegisterFlagCompletionFunc("use", func(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		return completeScenario(nil, nil, word)
	})
	_ = cmd.RegisterFlagCompletionFunc("only", func(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		return completeOnly(cmd, []string{o.use}, word)
	})
	return cmd
}

func (a *app) runMark(path string, o markOptions) error {
	if err := a.without("mark", "", "markdown", "html", "csv"); err != nil {
		return err
	}
	files, errs := document.Find([]string{path}, document.Exclude{})
	switch {
	case len(errs) > 0:
		return errs
	case len(files) != 1 || !files[0].IsDocument:
		return usage("a file with the extension .md, .markdown or .mdx", "%s is not a document", path)
	}
	a.folders = foldersOf([]string{path})
	file := document.ReadFile(files[0])
	if len(file.Errors) > 0 {
		return file.Errors
	}
	if o.use == "" {
		var err error
		if o.use, err = scenarioOf(file.Source()); err != nil {
			return err
		}
	}
	env := a.environment(&past{})
	env.Past, env.Solve = nil, nil // what moved a number is no question here
	found, err := mark.Find(mark.Request{File: file.Source(), Name: o.use, Only: anyOf(o.only), Env: env})
	if err != nil {
		return err
	}
	if err := matching(found.Figures.Graph, o.only); err != nil {
		return err
	}
	file.Updated = found.Updated
	if found.Count(mark.Marked) == 0 {
		a.status = fails
	}
	written := o.write && file.Outdated()
	if written {
		reports := []document.FileReport{file}
		document.Update(reports)
		if errs := reports[0].Errors; len(errs) > 0 {
			for _, e := range errs {
				e.Hint = strings.Replace(e.Hint, "botec check", "botec mark", 1)
			}
			return errs
		}
	}
	if done, err := a.machine(asJSON(report.NewMarking(found, file.Source(), o.use, written))); done {
		return err
	}
	if !o.write {
		a.writePatch(file.Patch())
	}
	if err := a.flush(); err != nil {
		return err
	}
	for _, line := range report.MarkingText(found, file.Source(), written) {
		fmt.Fprintln(a.stderr, source.Printable(line))
	}
	return nil
}

// scenarioOf is the one scenario that the markers of a document name.
func scenarioOf(file *source.File) (string, error) {
	var names []string
	for _, n := range document.Read(file).Scenarios() {
		if n.Name != "" {
			names = append(names, n.Name)
		}
	}
	switch len(names) {
	case 0:
		return "", usage("--use capacity/plan.botec.yaml", "mark needs --use: the scenario that the numbers come from")
	case 1:
		return names[0], nil
	}
	return "", usage("--use "+shellquote.Join(names[0]), "mark needs --use: the document has %d markers that name a scenario", len(names))
}

// anyOf reports whether a name is one that globs pick, nil if there are none.
func anyOf(globs []string) func(string) bool {
	if len(globs) == 0 {
		return nil
	}
	return func(name string) bool {
		for _, g := range globs {
			if graph.Match(g, name) {
				return true
			}
		}
		return false
	}
}

// writePatch writes a patch to standard output. A terminal does not see what could control
// it; other programs get each byte.
func (a *app) writePatch(patch string) {
	if f, ok := a.stdout.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		patch = source.Printable(patch)
	}
	a.out.WriteString(patch)
}
