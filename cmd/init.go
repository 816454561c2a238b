package cmd

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"botec/estimate/document"
	"botec/estimate/source"

	"github.com/spf13/cobra"
)

//go:embed starter.botec.yaml
var starter string

// starterFile is where init writes unless told.
const starterFile = "capacity.botec.yaml"

//go:embed starter.md
var starterDocument string

func (a *app) initialize() *cobra.Command {
	var docs bool
	cmd := &cobra.Command{
		Use:   "init [FILE]",
		Short: "write a commented scenario to start from",
		Long: `Writes a commented scenario to start from, to FILE or to ` + starterFile + `; with
--docs a document beside it, whose numbers botec check holds to the scenario. A
file that is there already is left as it is. With - the scenario goes to
standard output.`,
		Example: `  botec init
  botec init feed.botec.yaml --docs
  botec init - | botec estimate -`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			name := starterFile
			if len(args) > 0 {
				name = args[0]
			}
			switch {
			case name == "-" && docs:
				return usage("", "--docs writes two files, and there is one standard output")
			case name == "-":
				a.out.WriteString(starter)
				return nil
			case docs:
				return a.writeStarters(name)
			}
			if err := create(name, starterFor(name)); err != nil {
				return err
			}
			a.say("wrote %s; next: botec estimate %s", name, name)
			return nil
		},
	}
	cmd.Flags().BoolVar(&docs, "docs", false, "write a document that uses the scenario, too")
	return cmd
}

// starterFor is the scenario with its own name in what it says.
func starterFor(name string) string {
	return strings.ReplaceAll(starter, starterFile, filepath.Base(name))
}

func (a *app) say(text string, args ...any) {
	fmt.Fprintln(a.stderr, source.Printable(fmt.Sprintf(text, args...)))
}

// writeStarters writes a scenario and a document whose numbers are those of it.
func (a *app) writeStarters(name string) error {
	base := filepath.Base(name)
	page := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, ".yaml"), ".yml"), ".botec") + ".md"
	if _, err := os.Lstat(page); err == nil {
		return usage("botec init another-name.botec.yaml --docs", "%s is there already", page)
	}
	if err := create(name, starterFor(name)); err != nil {
		return err
	}
	text := strings.ReplaceAll(starterDocument, "SCENARIO", base)
	report := document.Read(&source.File{Name: filepath.ToSlash(page), Text: text}).Check(a.environment())
	err := error(report.Errors)
	if len(report.Errors) == 0 {
		err = create(page, report.Updated)
	}
	if err != nil {
		_ = os.Remove(name)
		return err
	}
	a.say("wrote %s and %s; next: botec check %s", name, page, page)
	return nil
}

// create writes a file that is not there yet.
func create(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usage("botec init another-name.botec.yaml", "%s is there already", name)
	}
	if err != nil {
		return usage("", "%s", err)
	}
	if _, err = f.WriteString(text); err == nil {
		err = f.Close()
	}
	if err != nil {
		_ = os.Remove(name)
		return usage("", "%s", err)
	}
	return nil
}
