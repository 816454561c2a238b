package cmd

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"botec/estimate"
	"botec/estimate/document"
	"botec/estimate/report"
	"botec/estimate/source"
	"botec/presets"

	"github.com/spf13/cobra"
)

var formats = []string{"text", "json", "github", "junit", "sarif"}

// checkOptions are the flags of check.
type checkOptions struct {
	format string
	write  bool
	diff   bool
}

func (a *app) check() *cobra.Command {
	o := checkOptions{format: "text"}
	cmd := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "hold documents and scenarios to what they say",
		Long: `Holds the numbers and sections of Markdown documents to their scenarios, and
scenarios to what they expect. A folder is walked for *.md and *.botec.yaml,
without hidden folders, node_modules, vendor and what .gitignore excludes;
without a PATH that is the working directory. A preset is checked by its name.

In a document:

  <!-- botec use capacity/feed.botec.yaml -->
  We keep <!-- botec is media.stored -->55 PB<!-- botec end --> of images.
  <!-- botec show estimate --only 'stored*,servers' -->
  <!-- botec end -->

Exit status 0: all holds; 1: something does not; 2: a file is wrong.`,
		Example: `  botec check
  botec check docs/ capacity/ --format github
  botec check --write docs/capacity.md`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return presets.Names(), cobra.ShellCompDirectiveDefault
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.runCheck(args, o) },
	}
	cmd.Flags().Var(choice{&o.format, formats}, "format", "how the outcome is written")
	cmd.Flags().BoolVar(&o.write, "write", false, "make the documents true: change the numbers and sections that are not, and nothing else")
	cmd.Flags().BoolVar(&o.diff, "diff", false, "show as a patch what --write would change")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// checked is what came out of one file.
type checked struct {
	path   string
	is     bool // a document
	before string
	document.Report
	notes []string
}

func (a *app) runCheck(args []string, o checkOptions) error {
	switch {
	case o.write && o.diff:
		return usage("", "--write changes documents, --diff shows what it would change: one of them")
	case a.settings.Output == "json" && o.format == "text":
		o.format = "json"
	case a.settings.Output != "table" && a.settings.Output != "yaml" && a.settings.Output != "json":
		return usage("--format json", "check has no %s form", a.settings.Output)
	}
	files, err := checkable(args)
	if err != nil {
		return err
	}
	env := a.environment()
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				if f := &files[i]; f.is {
					f.document(env)
				} else {
					f.scenario(env)
				}
			}
		})
	}
	wait.Wait()
	var all report.Outcome
	var notes []string
	for i := range files {
		f := &files[i]
		if o.write && f.is && f.Mended != f.before {
			if err := document.Write(f.path, f.Mended); err != nil {
				f.Errors = append(f.Errors, &source.Error{Text: fmt.Sprintf("%s is as it was: %v", f.path, err)})
			} else {
				notes = append(notes, f.mended())
			}
		}
		all.Checks, all.Errors, notes = append(all.Checks, f.Checks...), append(all.Errors, f.Errors...), append(notes, f.notes...)
	}
	all.Errors = all.Errors.Sort()
	switch findings := all.Findings(); {
	case len(all.Errors) > 0:
		a.status = invalid
	case len(findings) > 0:
		a.status = fails
	}
	if o.diff {
		return a.patch(files, &all)
	}
	if a.settings.Output == "yaml" {
		_, err := a.machine(asJSON(report.NewChecked(&all)))
		return err
	}
	switch o.format {
	case "github":
		return report.GitHub(&a.out, &all)
	case "junit":
		return report.JUnit(&a.out, &all)
	case "sarif":
		return report.SARIF(&a.out, &all, version())
	case "json":
		return report.JSON(&a.out, report.NewChecked(&all))
	}
	for _, n := range notes {
		fmt.Fprintln(a.stderr, source.Printable(n))
	}
	return a.findings(&all, files, args)
}

// findings writes the outcome as text.
func (a *app) findings(all *report.Outcome, files []checked, args []string) error {
	var out io.Writer = &a.out
	if len(all.Errors) > 0 { // exit status 2 leaves nothing on standard output
		out = a.stderr
	}
	findings := all.Findings()
	mends := map[document.Rule]int{}
	for _, f := range findings {
		fmt.Fprint(out, f.Error().Finding())
		for _, why := range f.Why {
			fmt.Fprintln(out, "  "+source.Printable(why))
		}
		if f.Diff != "" {
			fmt.Fprint(out, source.Printable(f.Diff))
		}
		if f.Rule != document.Expectation {
			mends[f.Rule]++
		}
	}
	if len(all.Errors) > 0 {
		return all.Errors
	}
	if err := a.flush(); err != nil { // a terminal shows the summary below what it sums up
		return err
	}
	if n := mends[document.Claim] + mends[document.Section]; n > 0 {
		where := strings.Join(args, " ")
		if where != "" {
			where = " " + where
		}
		fmt.Fprintf(a.stderr, "hint: botec check --write%s mends %s\n", source.Printable(where), amounts(mends))
	}
	verdict := "all hold"
	if n := len(findings); n > 0 {
		verdict = fmt.Sprintf("%d %s not hold", n, map[bool]string{true: "does", false: "do"}[n == 1])
	}
	of := map[document.Rule]int{}
	for i := range all.Checks {
		of[all.Checks[i].Rule]++
	}
	counted := amounts(of)
	if counted == "" {
		counted, verdict = count(len(files), "file"), "nothing to check"
	}
	fmt.Fprintf(a.stderr, "%s: %s\n", counted, verdict)
	return nil
}

// amounts writes "14 numbers, 2 sections, 3 expectations".
func amounts(of map[document.Rule]int) string {
	var list []string
	for _, r := range []struct {
		rule document.Rule
		noun string
	}{{document.Claim, "number"}, {document.Section, "section"}, {document.Expectation, "expectation"}} {
		if n := of[r.rule]; n > 0 {
			list = append(list, count(n, r.noun))
		}
	}
	return strings.Join(list, ", ")
}

// patch writes what mending would change.
func (a *app) patch(files []checked, all *report.Outcome) error {
	if len(all.Errors) > 0 {
		return all.Errors
	}
	a.status = good
	for i := range files {
		if f := &files[i]; f.is && f.Mended != f.before {
			a.out.WriteString(document.Diff(filepath.ToSlash(f.path), f.before, f.Mended))
			a.status = fails
		}
	}
	return nil
}

// mended says what was changed in a document, whose findings it takes away.
func (c *checked) mended() string {
	of := map[document.Rule]int{}
	for i := range c.Checks {
		if f := &c.Checks[i]; !f.Holds() && f.Rule != document.Expectation {
			of[f.Rule]++
			f.Message = ""
		}
	}
	return fmt.Sprintf("mended %s in %s", amounts(of), c.path)
}

// document checks a Markdown document.
func (c *checked) document(env *environment) {
	text, err := readDocument(c.path)
	if err != nil {
		c.Errors = source.Errors{{Text: err.Error()}}
		return
	}
	c.before = text
	c.Report = document.Read(&source.File{Name: filepath.ToSlash(c.path), Text: text}).Check(env.Environment)
}

// readDocument reads a file of at most the size of a document, and a little
// more of a larger one, which is refused.
func readDocument(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(io.LimitReader(f, document.MaxSize+1))
	return string(text), err
}

// scenario holds a scenario to what it expects.
func (c *checked) scenario(env *environment) {
	r, err := env.Evaluate(document.Scenario{Name: c.path})
	if err != nil {
		if list, ok := err.(source.Errors); ok {
			c.Errors = list
		} else {
			c.Errors = source.Errors{{Text: err.Error()}}
		}
		return
	}
	c.Checks = document.Expectations(r)
	for _, w := range r.Warnings {
		c.notes = append(c.notes, "warning: "+w)
	}
	switch {
	case r.Scenario.Changed:
		c.notes = append(c.notes, "warning: "+c.path+" is a preset under house numbers: its expectations are not judged")
	case len(r.Expect) == 0:
		c.notes = append(c.notes, "warning: "+c.path+" expects nothing: there is nothing to hold it to")
	}
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func isDocument(name string) bool {
	return strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".markdown")
}

// checkable lists the files that the arguments name: a file or a preset as it
// is, the documents and scenarios of a folder in order.
func checkable(args []string) ([]checked, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	var paths []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil || !info.IsDir() {
			if isDocument(arg) && err != nil {
				return nil, usage("", "there is no file %s", arg)
			}
			paths = append(paths, arg) // what else it is, Load finds out
			continue
		}
		found, err := document.Walk(arg, func(name string) bool {
			return strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".botec.yaml") && name != estimate.HouseFile
		})
		if err != nil {
			return nil, usage("", "%v", err)
		}
		paths = append(paths, found...)
	}
	var list []checked
	for _, path := range paths {
		if path = filepath.Clean(path); !slices.ContainsFunc(list, func(c checked) bool { return c.path == path }) {
			list = append(list, checked{path: path, is: isDocument(path)})
		}
	}
	if len(list) == 0 {
		return nil, usage("botec init plan.botec.yaml writes a scenario to start from", "no *.md and no *.botec.yaml file in %s", strings.Join(args, " "))
	}
	return list, nil
}
