package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"botec/estimate/document"
	"botec/estimate/report"
	"botec/estimate/source"

	"github.com/kballard/go-shellquote"
	"github.com/spf13/cobra"
)

var formats = []string{"text", "json", "github", "junit", "sarif", "rdjson", "codequality", "markdown"}

// checkOptions are the flags of check.
type checkOptions struct {
	format  string
	write   bool
	diff    bool
	strict  bool
	exclude []string

	since     string
	minChange share
}

func (a *app) check() *cobra.Command {
	o := checkOptions{format: "text"}
	cmd := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "check documents and scenarios against what they state",
		Long: `Checks that the numbers and sections in Markdown documents agree with their
scenarios, and that scenarios meet their own expect list. A PATH is a
document, a scenario, a preset or a folder. In a folder it checks every *.md,
*.markdown, *.mdx and *.botec.yaml file, except in hidden folders,
node_modules, vendor and what .gitignore excludes. Without a PATH it checks
the working directory.

It prints the place and the value of each disagreement and, in a git
repository, what has changed: since the last commit, in a pull request since
its target, or since the revision of --since. Only --write changes files.

--format markdown writes a summary for a pull request: the figures that have
changed, with the reasons, and what does not hold; nothing if there is neither.

It warns of markers that are text, such as those in code blocks, of what is
nearly a marker, and if nothing was checked; with --strict these are findings.

Exit status 0: everything agrees. 1: something does not. 2: a file is wrong.

Markers, CI and hooks: botec help documents`,
		Example: `  botec check
  botec check docs/ capacity/ --format github
  botec check --strict --exclude docs/archive
  botec check --write docs/capacity.md`,
		ValidArgsFunction: func(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
			return presetNames(word), cobra.ShellCompDirectiveDefault
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.write && o.diff {
				return usage("", "--write and --diff cannot be used together")
			}
			if !cmd.Flags().Changed("format") {
				if err := o.takeOutput(a.settings.Output, a.asked); err != nil {
					return err
				}
			} else if !a.asked {
				a.errorFormat = machineOnly(o.format)
			}
			return a.runCheck(args, o)
		},
	}
	cmd.Flags().Var(choice{&o.format, formats}, "format", "write the findings as `FORMAT`: text, json, github, junit, sarif, rdjson, codequality or markdown")
	cmd.Flags().StringVar(&o.since, "since", "", "say what has changed since HEAD left this `REVISION`")
	cmd.Flags().Var(&o.minChange, "min-change", "list no figures in --format markdown that changed by less than this `SHARE`, as 5%")
	cmd.Flags().BoolVar(&o.write, "write", false, "update the numbers and sections that do not agree; change nothing else")
	cmd.Flags().BoolVar(&o.diff, "diff", false, "print what --write would change, as a patch; exit status 1 if there is anything")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "make warnings findings, with exit status 1")
	cmd.Flags().StringArrayVar(&o.exclude, "exclude", nil, "leave out files and folders that match `GLOB`, as in .gitignore; may be repeated")
	a.addWatch(cmd)
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// takeOutput derives the format from -o; asked is set if -o is a flag of this
// call and not a setting, which may name an output that check does not have.
func (o *checkOptions) takeOutput(output string, asked bool) error {
	switch {
	case output == "json" || output == "yaml":
		o.format = output
	case asked && output == "markdown":
		o.format = output
	case asked && output != "table":
		return usage("--format json", "check has no %s form", output)
	}
	return nil
}

func (a *app) runCheck(args []string, o checkOptions) error {
	exclude, err := document.NewExclude(o.exclude)
	if err != nil {
		return usage("a pattern is as in .gitignore: --exclude 'docs/archive' --exclude '*.draft.md'", "--exclude: %s", err)
	}
	files, missing := document.Find(args, exclude)
	a.folders = foldersOf(args)
	if a.watched && o.write {
		return usage("botec check --write", "--watch looks and does not write")
	}
	if a.watched && a.to == "" && !slices.Contains([]string{"text", "markdown"}, o.format) {
		return usage("--to FILE writes it again each time", "--watch shows text and not %s", o.format)
	}
	for _, f := range files {
		if f.Path == "-" && a.watched {
			return usage("name a file", "--watch cannot read standard input again")
		}
		a.files.note(f.Path)
	}
	changes := &past{revision: o.since}
	env := a.environment(changes)
	env.Compare = o.format == "markdown"
	if err := changes.verify(files); err != nil {
		return err
	}
	reports := document.CheckFiles(files, env)
	settled := make([]document.Counts, len(reports))
	if o.write {
		settled = document.Update(reports)
	}
	run := outcomeOf(reports, missing, o.strict)
	all := run.all
	a.followChecks(all.Checks)
	all.Note = changes.note()
	switch {
	case len(all.Errors) > 0:
		a.status = invalid
	case len(all.Findings()) > 0:
		a.status = fails
	}
	if o.diff {
		return a.patch(reports, all)
	}
	if all.Note != "" && len(all.Findings()) > 0 && !slices.Contains([]string{"markdown", "json", "yaml"}, o.format) {
		fmt.Fprintln(a.stderr, "note: "+source.Printable(all.Note))
	}
	switch o.format {
	case "json", "yaml":
		return a.checked(all, o.format)
	case "github":
		a.sayWarnings(run.warnings) // into the log of the workflow
		return report.GitHub(&a.out, all, summary(all, len(files)))
	case "junit":
		return report.JUnit(&a.out, all, now())
	case "rdjson":
		return report.RDJSON(&a.out, all)
	case "codequality":
		return report.CodeQuality(&a.out, all)
	case "sarif":
		return report.SARIF(&a.out, all, version())
	case "markdown":
		return report.Summary(&a.out, all, float64(o.minChange))
	}
	for i := range reports {
		if len(settled[i]) > 0 {
			a.say("updated %s in %s", settled[i], reports[i].Path)
		}
	}
	a.sayWarnings(run.warnings)
	for _, pattern := range o.exclude { // what to run next leaves out the same
		args = append(slices.Clone(args), "--exclude", shellquote.Join(pattern))
	}
	return a.text(run, args)
}

// sayWarnings writes warnings with their places to standard error.
func (a *app) sayWarnings(list source.Errors) {
	for i, w := range list {
		if i == report.MaxErrors {
			a.say("warning: %d more are left out", len(list)-i)
			break
		}
		fmt.Fprint(a.stderr, "warning: "+w.Finding())
	}
}

// checkRun is what a run has found, with what only a person is told.
type checkRun struct {
	all              *report.Outcome
	warnings         source.Errors
	files, documents int // documents are those with a marker
}

func outcomeOf(reports []document.FileReport, missing source.Errors, strict bool) *checkRun {
	run := &checkRun{all: &report.Outcome{Errors: missing}, files: len(reports)}
	without := 0
	for i := range reports {
		r := &reports[i]
		if r.Marked {
			run.documents++
		} else if r.IsDocument {
			without++
		}
		run.all.Unmarked += r.Unmarked
		if strict {
			r.Strict()
		}
		run.warnings = append(run.warnings, r.Warnings...)
		run.all.Compared = append(run.all.Compared, r.Compared...)
		run.all.Checks, run.all.Errors = append(run.all.Checks, r.Checks...), append(run.all.Errors, r.Errors...)
	}
	run.all.Errors = run.all.Errors.Sort()
	if w := nothingChecked(run, without); w != nil && strict {
		w.File = &source.File{Name: filepath.ToSlash(reports[0].Path)} // reports of other programs need a place
		run.all.Checks = append(run.all.Checks, document.Warning(w))
	} else if w != nil {
		run.warnings = append(run.warnings, w)
	}
	for i, w := range run.warnings {
		run.warnings[i] = &source.Error{File: w.File, Start: w.Start, End: w.End, Text: document.WarningText(w)}
		run.all.Warnings = append(run.all.Warnings, run.warnings[i].Error())
	}
	return run
}

// nothingChecked is the warning that a run with documents has checked nothing, nil if
// it has; without is how many documents have no marker.
func nothingChecked(run *checkRun, without int) *source.Error {
	for i := range run.all.Checks {
		if run.all.Checks[i].Rule != document.Warned {
			return nil
		}
	}
	switch {
	case len(run.all.Errors) > 0 || run.documents+without == 0:
		return nil
	case run.documents > 0:
		return &source.Error{Text: "nothing was checked: there are markers, but neither a number nor a section between them", Hint: markersHint}
	case without == 1:
		return &source.Error{Text: "nothing was checked: the document has no marker", Hint: markersHint}
	}
	return &source.Error{Text: fmt.Sprintf("nothing was checked: none of %d documents has a marker", without), Hint: markersHint}
}

const markersHint = "botec help documents shows how to write them"

// foldersOf lists the folders that arguments name, and those of the files.
func foldersOf(args []string) (folders []string) {
	for _, arg := range args {
		if info, err := os.Stat(arg); err == nil && !info.IsDir() {
			arg = filepath.Dir(arg)
		}
		folders = append(folders, arg)
	}
	return folders
}

// checked writes the outcome for scripts: all of it to standard output, and errors
// to standard error as any command does.
func (a *app) checked(all *report.Outcome, format string) error {
	write := asJSON(report.NewChecked(all))
	if format == "yaml" {
		write = asYAML(write)
	}
	if err := write(&a.out); err != nil {
		return err
	}
	if len(all.Errors) == 0 {
		return nil
	}
	if err := a.flush(); err != nil {
		return err
	}
	a.errorFormat = format
	return all.Errors
}

// text writes the findings to standard output, and the errors, what to do about the
// findings, and a summary to standard error.
func (a *app) text(run *checkRun, args []string) error {
	all := run.all
	if err := report.FindingsText(&a.out, all); err != nil {
		return err
	}
	if err := a.flush(); err != nil { // a terminal shows the summary below the findings
		return err
	}
	switch {
	case len(all.Errors) == 0:
	case len(all.Checks) == 0 || a.errorFormat != "":
		return all.Errors
	default:
		fmt.Fprintln(a.stderr, all.Errors.Error())
	}
	outdated, edited := document.Counts{}, document.Counts{}
	held := 0
	for _, f := range all.Findings() {
		switch {
		case f.Updatable() && f.Edited == "":
			outdated[f.Rule]++
		case f.Updatable():
			edited[f.Rule]++
		}
	}
	for i := range all.Checks {
		if c := &all.Checks[i]; c.Rule == document.Claim && c.Holds() {
			held++
		}
	}
	var effects []string
	if len(outdated) > 0 {
		effects = append(effects, "to update "+outdated.String())
	}
	if len(edited) > 0 {
		effects = append(effects, "to overwrite "+edited.String()+" changed by hand")
	}
	if len(effects) > 0 && len(all.Errors) == 0 { // it would read as the hint of the last error
		command := strings.Join(append([]string{"botec check --write"}, args...), " ")
		fmt.Fprintf(a.stderr, "hint: run %s %s\n", source.Printable(command), strings.Join(effects, ", and "))
	}
	fmt.Fprintln(a.stderr, summary(all, run.files))
	if run.documents > 0 {
		fmt.Fprintf(a.stderr, "%s held, %s unmarked\n", counted(held, "number"), counted(run.all.Unmarked, "number"))
	}
	return nil
}

// summary says how much was checked, and how much of it does not hold.
func summary(all *report.Outcome, files int) string {
	checked := document.Counts{}
	for i := range all.Checks {
		checked[all.Checks[i].Rule]++
	}
	text := checked.String()
	warned := checked[document.Warned]
	switch n := len(all.Findings()) - warned; {
	case text == "" && files == 0 && len(all.Errors) == 0:
		text = "nothing is left to check: --exclude matches all that is named"
	case text == "":
		text = counted(files, "file") + ": nothing to check"
	case n == 0:
		text += ": all hold"
	case n == 1:
		text += ": 1 does not hold"
	default:
		text += fmt.Sprintf(": %d do not hold", n)
	}
	if warned > 0 {
		text += "; " + counted(warned, "warning")
	}
	if n := len(all.Errors); n > 0 {
		text += "; " + counted(n, "error")
	}
	return text
}

// counted writes "1 file", "2 files".
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// now is the time of a run, or SOURCE_DATE_EPOCH where outputs have to be reproducible.
func now() time.Time {
	if seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(seconds, 0)
	}
	return time.Now()
}

// patch writes what --write would change.
func (a *app) patch(reports []document.FileReport, all *report.Outcome) error {
	a.status = good
	for i := range reports {
		r := &reports[i]
		if !r.Outdated() {
			continue
		}
		a.writePatch(r.Patch())
		a.status = fails
	}
	if err := a.flush(); err != nil || len(all.Errors) == 0 {
		return err
	}
	return all.Errors
}
