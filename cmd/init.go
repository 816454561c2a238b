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

// starterFile is where init writes by default.
const starterFile = "capacity.botec.yaml"

//go:embed starter.md
var starterDocument string

func (a *app) initialize() *cobra.Command {
	var docs bool
	cmd := &cobra.Command{
		Use:   "init [FILE]",
		Short: "write a scenario with comments to start from",
		Long: `Writes a scenario with comments, which estimates a photo service: change its
numbers. FILE is ` + starterFile + ` unless given; a file that exists is not
overwritten. --docs also writes FILE's document, whose numbers botec check
compares with the scenario. With - the scenario goes to standard output.

The keys of the file: botec help scenario`,
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
				return usage("", "--docs writes two files, so it cannot be used with -")
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
	cmd.Flags().BoolVar(&docs, "docs", false, "also write a Markdown document with numbers from the scenario")
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
		return usage("botec init another-name.botec.yaml --docs", "%s already exists", page)
	}
	if err := create(name, starterFor(name)); err != nil {
		return err
	}
	text := strings.ReplaceAll(starterDocument, "SCENARIO", base)
	report := document.Read(&source.File{Name: filepath.ToSlash(page), Text: text}).Check(a.environment(&past{}))
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
		return usage("botec init another-name.botec.yaml", "%s already exists", name)
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
