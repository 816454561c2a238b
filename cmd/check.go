package cmd

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/report"
	"botec/estimate/source"
	"botec/presets"

	"github.com/spf13/cobra"
)

func (a *app) check() *cobra.Command {
	return &cobra.Command{
		Use:   "check [PATH…]",
		Short: "hold scenarios to what they expect",
		Long: `Evaluates scenarios and holds each to its expect list. A folder is walked for
*.botec.yaml files, hidden folders, node_modules and vendor left out; without a
PATH that is the working directory. The name of a preset checks the preset.

Exit status 0: all holds; 1: something does not; 2: a scenario is wrong.`,
		Example: `  botec check
  botec check capacity/ plan.yaml
  botec check twitter -o json`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return presets.Names(), cobra.ShellCompDirectiveDefault
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.runCheck(args) },
	}
}

func (a *app) runCheck(args []string) error {
	if len(args) == 0 {
		args = []string{"."}
	}
	var paths []string
	for _, arg := range args {
		found, err := scenariosIn(arg)
		if err != nil {
			return err
		}
		for _, path := range found {
			if path = filepath.Clean(path); !slices.Contains(paths, path) {
				paths = append(paths, path)
			}
		}
	}
	if len(paths) == 0 {
		return usage("botec init plan.botec.yaml writes one to start from", "no *.botec.yaml file in %s", strings.Join(args, " "))
	}
	var errs source.Errors
	var findings []*source.Error
	judged := 0
	for _, path := range paths {
		r, err := a.result(path, &call{})
		if err != nil {
			list, ok := err.(source.Errors)
			if !ok {
				return err
			}
			errs = append(errs, list...)
			continue
		}
		for _, c := range r.Expect {
			judged++
			if !c.Holds {
				findings = append(findings, finding(&c))
			}
		}
		switch {
		case r.Scenario.Changed:
			a.warn([]string{path + " is a preset under house numbers: its expectations are not judged"})
		case len(r.Expect) == 0:
			a.warn([]string{path + " expects nothing: there is nothing to hold it to"})
		}
	}
	if done, err := a.machine(asJSON(report.NewChecked(findings, errs, judged))); done {
		if err == nil && len(errs) > 0 {
			a.status = invalid
		} else if len(findings) > 0 {
			a.status = fails
		}
		return err
	}
	if a.settings.Output != "table" {
		return usage("-o json", "check has no %s form", a.settings.Output)
	}
	for _, f := range findings {
		if len(errs) > 0 { // exit status 2 leaves nothing on standard output
			fmt.Fprint(a.stderr, f.Finding())
		} else {
			a.out.WriteString(f.Finding())
		}
	}
	if len(errs) > 0 {
		return errs
	}
	verdict := "all hold"
	if n := len(findings); n > 0 {
		a.status, verdict = fails, fmt.Sprintf("%d %s not hold", n, map[bool]string{true: "does", false: "do"}[n == 1])
	}
	fmt.Fprintf(a.stderr, "%s, %s: %s\n", count(len(paths), "scenario"), count(judged, "expectation"), verdict)
	return nil
}

// finding is an expectation that does not hold, at its place.
func finding(c *estimate.Check) *source.Error {
	text := "expected " + c.Condition
	if c.Got != "" {
		text += ", but it is " + c.Got
	}
	text += report.Chance(*c)
	return &source.Error{File: c.File, Start: c.Start, End: c.End, Text: text}
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// scenariosIn gives a file as it is, the scenarios of a folder in order, or a
// preset by its name.
func scenariosIn(arg string) ([]string, error) {
	info, err := os.Stat(arg)
	if err != nil || !info.IsDir() {
		return []string{arg}, nil // what it is, Load finds out
	}
	var list []string
	err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return usage("", "%s cannot be read", path)
		case d.IsDir() && path != arg && (strings.HasPrefix(d.Name(), ".") || slices.Contains([]string{"node_modules", "vendor"}, d.Name())):
			return filepath.SkipDir
		case d.Type().IsRegular() && strings.HasSuffix(d.Name(), ".botec.yaml") && d.Name() != estimate.HouseFile:
			list = append(list, path)
		}
		return nil
	})
	return list, err
}
