package cmd

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"botec/estimate/document"
	"botec/estimate/report"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/presets"

	"github.com/spf13/cobra"
)

var formats = []string{"text", "json", "github", "junit", "sarif"}

// checkOptions are the flags of check.
type checkOptions struct {
	format string
	chosen bool // by --format
	output bool // -o is given, and not only set
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
		RunE: func(cmd *cobra.Command, args []string) error {
			o.chosen, o.output = cmd.Flags().Changed("format"), cmd.Flags().Changed("output")
			return a.runCheck(args, o)
		},
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
	case o.chosen: // --format says it
	case a.settings.Output == "json":
		o.format = "json"
	case a.settings.Output == "yaml":
		o.format = "yaml"
	case o.output && a.settings.Output != "table":
		return usage("--format json", "check has no %s form", a.settings.Output)
	}
	files, missing := checkable(args)
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
	all := report.Outcome{Errors: missing}
	var notes []string
	for i := range files {
		f := &files[i]
		if o.write && f.is && f.Mended != f.before {
			if err := document.Write(f.path, f.Mended); err != nil {
				f.Errors = append(f.Errors, unreadable(f.path, "it is as it was: "+reason(err)))
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
	switch o.format {
	case "yaml":
		_, err := a.machine(asJSON(report.NewChecked(&all)))
		return err
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
	out := &a.out
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
	if err := a.flush(); err != nil { // a terminal shows the summary below what it sums up
		return err
	}
	if len(all.Errors) > 0 {
		return all.Errors
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
	a.status = good
	for i := range files {
		if f := &files[i]; f.is && f.Mended != f.before {
			a.out.WriteString(document.Diff(patchName(f.path), f.before, f.Mended))
			a.status = fails
		}
	}
	if err := a.flush(); err != nil || len(all.Errors) == 0 {
		return err
	}
	return all.Errors
}

// patchName is the name of a file in a patch: that of the file itself, from the
// working directory.
func patchName(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if dir, err := os.Getwd(); err == nil && filepath.IsAbs(path) {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real
		}
		if rel, err := filepath.Rel(dir, path); err == nil && filepath.IsLocal(rel) {
			path = rel
		}
	}
	return filepath.ToSlash(path)
}

// unreadable is an error of a file as a whole.
func unreadable(path, text string) *source.Error {
	return &source.Error{File: &source.File{Name: filepath.ToSlash(path)}, Text: text}
}

// reason is what the system says, without the name of a file.
func reason(err error) string {
	var of *fs.PathError
	if errors.As(err, &of) {
		err = of.Err
	}
	return err.Error()
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
		c.Errors = source.Errors{unreadable(c.path, "it cannot be read: "+reason(err))}
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
		c.notes = append(c.notes, "warning: "+c.path+" is a preset under team defaults: its expectations are not judged")
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
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".mdx") || strings.HasSuffix(name, ".markdown")
}

// checkable lists the files that the arguments name: a file or a preset as it
// is, the documents and scenarios of a folder in order.
// What cannot be found or read is an error, and the rest is checked.
func checkable(args []string) (list []checked, errs source.Errors) {
	if len(args) == 0 {
		args = []string{"."}
	}
	var paths []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil || !info.IsDir() {
			if isDocument(arg) && err != nil {
				errs = append(errs, unreadable(arg, "there is no such file"))
				continue
			}
			paths = append(paths, arg) // what else it is, Load finds out
			continue
		}
		found, unread := document.Walk(arg, func(name string) bool {
			return strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".botec.yaml") && name != scenario.TeamFile
		})
		for _, dir := range unread {
			errs = append(errs, unreadable(dir, "this folder cannot be read"))
		}
		paths = append(paths, found...)
	}
	seen := make(map[string]bool) // a file under two names is one
	for _, path := range paths {
		path = filepath.Clean(path)
		real, err := filepath.EvalSymlinks(path)
		if err != nil { // a preset, standard input, or what is not there
			real = path
		}
		if !seen[real] {
			seen[real] = true
			list = append(list, checked{path: path, is: isDocument(path)})
		}
	}
	if len(list) == 0 && len(errs) == 0 {
		errs = source.Errors{{Text: "no *.md and no *.botec.yaml file in " + strings.Join(args, " "), Hint: "botec init plan.botec.yaml writes a scenario to start from"}}
	}
	return list, errs
}
