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
	"botec/presets"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

var formats = []string{"text", "json", "github", "junit", "sarif", "rdjson", "codequality", "markdown"}

// checkOptions are the flags of check.
type checkOptions struct {
	format string
	write  bool
	diff   bool

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
document, a scenario, a preset or a folder. In a folder it checks every *.md
and *.botec.yaml file, except in hidden folders, node_modules, vendor and what
.gitignore excludes. Without a PATH it checks the working directory.

It prints the place and the value of each disagreement and, in a git
repository, what has changed: since the last commit, in a pull request since
its target, or since the revision of --since. Only --write changes files.

--format markdown writes a summary for a pull request: the figures that have
changed, with the reasons, and what does not hold; nothing if there is neither.

Exit status 0: everything agrees. 1: something does not. 2: a file is wrong.

Markers, CI and hooks: botec help documents`,
		Example: `  botec check
  botec check docs/ capacity/ --format github
  botec check --write docs/capacity.md`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return presets.Names(), cobra.ShellCompDirectiveDefault
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
	files, missing := document.Find(args)
	a.folders = foldersOf(args)
	changes := &past{revision: o.since}
	env := a.environment(changes)
	env.Compare = o.format == "markdown"
	if err := changes.verify(files); err != nil {
		return err
	}
	reports := document.CheckFiles(files, env)
	var notes []string
	settled := make([]document.Counts, len(reports))
	if o.write {
		settled = document.Update(reports)
	}
	all := report.Outcome{Errors: missing, Note: changes.note()}
	for i := range reports {
		r := &reports[i]
		if len(settled[i]) > 0 {
			notes = append(notes, fmt.Sprintf("updated %s in %s", settled[i], r.Path))
		}
		for _, w := range r.Warnings {
			notes = append(notes, "warning: "+w)
		}
		all.Warnings, all.Compared = append(all.Warnings, r.Warnings...), append(all.Compared, r.Compared...)
		all.Checks, all.Errors = append(all.Checks, r.Checks...), append(all.Errors, r.Errors...)
	}
	all.Errors = all.Errors.Sort()
	switch {
	case len(all.Errors) > 0:
		a.status = invalid
	case len(all.Findings()) > 0:
		a.status = fails
	}
	if o.diff {
		return a.patch(reports, &all)
	}
	if all.Note != "" && len(all.Findings()) > 0 && !slices.Contains([]string{"markdown", "json", "yaml"}, o.format) {
		fmt.Fprintln(a.stderr, "note: "+source.Printable(all.Note))
	}
	switch o.format {
	case "json", "yaml":
		return a.checked(&all, o.format)
	case "github":
		return report.GitHub(&a.out, &all, summary(&all, len(files)))
	case "junit":
		return report.JUnit(&a.out, &all, now())
	case "rdjson":
		return report.RDJSON(&a.out, &all)
	case "codequality":
		return report.CodeQuality(&a.out, &all)
	case "sarif":
		return report.SARIF(&a.out, &all, version())
	case "markdown":
		return report.Summary(&a.out, &all, float64(o.minChange))
	}
	for _, n := range notes {
		fmt.Fprintln(a.stderr, source.Printable(n))
	}
	return a.text(&all, len(files), args)
}

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

// text writes the findings to standard output, and what to do about them and a
// summary to standard error.
func (a *app) text(all *report.Outcome, files int, args []string) error {
	if err := report.FindingsText(&a.out, all); err != nil {
		return err
	}
	if err := a.flush(); err != nil { // a terminal shows the summary below the findings
		return err
	}
	if len(all.Errors) > 0 {
		return all.Errors
	}
	outdated, edited := document.Counts{}, document.Counts{}
	for _, f := range all.Findings() {
		switch {
		case f.Updatable() && f.Edited == "":
			outdated[f.Rule]++
		case f.Updatable():
			edited[f.Rule]++
		}
	}
	if len(outdated) > 0 {
		command := strings.Join(append([]string{"botec check --write"}, args...), " ")
		also := ""
		if len(edited) > 0 {
			also = ", and to overwrite " + edited.String() + " changed by hand"
		}
		fmt.Fprintf(a.stderr, "hint: run %s to update %s%s\n", source.Printable(command), outdated, also)
	}
	fmt.Fprintln(a.stderr, summary(all, files))
	return nil
}

// summary says how much was checked, and how much of it does not hold.
func summary(all *report.Outcome, files int) string {
	checked := document.Counts{}
	for i := range all.Checks {
		checked[all.Checks[i].Rule]++
	}
	text := checked.String()
	switch n := len(all.Findings()); {
	case text == "" && files == 1:
		text = "1 file: nothing to check"
	case text == "":
		text = fmt.Sprintf("%d files: nothing to check", files)
	case n == 0:
		text += ": all hold"
	case n == 1:
		text += ": 1 does not hold"
	default:
		text += fmt.Sprintf(": %d do not hold", n)
	}
	switch n := len(all.Errors); {
	case n == 1:
		text += "; 1 error"
	case n > 1:
		text += fmt.Sprintf("; %d errors", n)
	}
	return text
}

// now is the time of a run, or SOURCE_DATE_EPOCH where outputs have to be reproducible.
func now() time.Time {
	if seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(seconds, 0)
	}
	return time.Now()
}

// patch writes what --write would change. A terminal does not see what could control
// it; other programs get each byte.
func (a *app) patch(reports []document.FileReport, all *report.Outcome) error {
	a.status = good
	f, ok := a.stdout.(*os.File)
	isTerminal := ok && term.IsTerminal(int(f.Fd()))
	for i := range reports {
		r := &reports[i]
		if !r.Outdated() {
			continue
		}
		patch := r.Patch()
		if isTerminal {
			patch = source.Printable(patch)
		}
		a.out.WriteString(patch)
		a.status = fails
	}
	if err := a.flush(); err != nil || len(all.Errors) == 0 {
		return err
	}
	return all.Errors
}
