package cmd

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"botec/estimate"
	"botec/estimate/document"
	"botec/estimate/git"
	"botec/estimate/graph"
	"botec/estimate/guard"
	"botec/estimate/scenario"
	"botec/estimate/solve"
	"botec/estimate/source"
	"botec/estimate/unit"
	"botec/presets"

	"github.com/kballard/go-shellquote"
	"github.com/spf13/cobra"
)

// environment evaluates what documents refer to, as commands of this program
// with the default settings do.
func (a *app) environment(changes *past) document.Environment {
	changes.app = a
	changes.evaluate = func(s document.Scenario, opt scenario.Options) (*estimate.Result, error) {
		opt.Opening = a.opening()
		return estimate.Open(s.Name, estimate.Options{Options: documentOptions(s, opt), Printer: plainPrinter(), Sampling: estimate.Sampling{Seed: defaultSeed, Fit: true}})
	}
	return document.Environment{
		Evaluate: func(s document.Scenario) (*estimate.Result, error) {
			return changes.evaluate(s, scenario.Options{Figures: s.Figures})
		},
		Show:  a.show,
		Past:  changes.of,
		Solve: solution,
	}
}

// documentOptions adds to options how a scenario that a document refers to is read.
func documentOptions(s document.Scenario, opt scenario.Options) scenario.Options {
	opt.Team, opt.Root = true, s.Root
	if opt.File = s.Text; s.Preset { // in a document its team defaults are those of the document
		opt.Dir = filepath.FromSlash(s.Dir)
	}
	return opt
}

func plainPrinter() unit.Printer { return (&app{settings: plain}).printer() }

// solution is a call of solve that finds the first input of a scenario with which a
// condition holds, "" if there is none.
func solution(s document.Scenario, condition string) string {
	set := []scenario.Setting{{Flag: "--such-that", Formula: condition}}
	g, err := estimate.Compile(s.Name, documentOptions(s, scenario.Options{Conditions: set}))
	if err != nil {
		return ""
	}
	for _, input := range g.Scenario.Inputs {
		g, err := estimate.Compile(s.Name, documentOptions(s, scenario.Options{Conditions: set, Vary: []string{input.Name}}))
		if err != nil {
			continue
		}
		found, err := solve.Find(g, input.Name, plainPrinter(), estimate.Sampling{Seed: defaultSeed})
		if err == nil && len(found.Windows) == 1 {
			return shellquote.Join("botec", "solve", s.Name, "--find", input.Name, "--such-that", condition)
		}
	}
	return ""
}

// repository returns the root of the git repository of a folder. It must contain a
// folder that the user named, or the working directory: one that lies deeper may be
// part of what is checked, with settings by whoever wrote that.
func (a *app) repository(dir string) (string, error) {
	root := scenario.RepositoryOf(dir).Path
	if root == "" {
		return "", git.ErrNoRepository
	}
	for _, folder := range append([]string{"."}, a.folders...) {
		if inside, err := guard.Inside(root, folder); err == nil && inside {
			return root, nil
		}
	}
	return "", errNested
}

var errNested = errors.New("git is not run in a repository that lies inside of the folder that botec was given")

// within is the document whose section a command is run for.
type within struct {
	dir string             // of the document, from the working directory
	of  *document.Scenario // that the document has named, nil if none

	spend func(quantities int) error // counts what the document computes
}

// spend counts what a section of a document computes, in quantities of an estimate that
// have one value each. It fails where that is too much for one document.
func (a *app) spend(quantities int) error {
	if a.within == nil {
		return nil
	}
	return a.within.spend(quantities)
}

// bytesOfOne is how many bytes of a section take as long as a quantity of an estimate.
const bytesOfOne = 80

// documented stands for the scenario of the document where a command takes the
// name of one.
const documented = "\x00"

// show runs a command for a section of a document and returns its Markdown. It
// ignores settings: a section is the same for every user.
func (a *app) show(dir string, words []string, of *document.Scenario, spend func(int) error) (string, error) {
	for i, w := range words {
		for _, flag := range []string{"--to", "--watch"} {
			if w == flag || strings.HasPrefix(w, flag+"=") {
				return "", usage("", "a section is part of its document, so it cannot have %s", w)
			}
		}
		if w == "-h" || w == "--help" {
			return "", usage("", "a section shows what a command computes, so it cannot have %s", w)
		}
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		if value, ok := flagValue(w, next, "-o", "--output"); ok && value != mermaid {
			return "", usage("", "a section is always Markdown, so it cannot have %s", w)
		}
	}
	var complaints strings.Builder
	sub := &app{files: a.files, stderr: &complaints, folders: a.folders, within: &within{dir, of, spend}}
	root := sub.root(words)
	sub.settings = plain
	sub.settings.Output = "markdown"
	root.SetArgs(withoutFormula(negative(words)))
	err := root.Execute()
	if err == nil {
		err = spend(sub.out.Len() / bytesOfOne)
	}
	if err != nil {
		return "", err
	}
	if sub.settings.Output == mermaid {
		return "```mermaid\n" + sub.out.String() + "```\n", nil
	}
	return sub.out.String(), nil
}

// scenarioOf splits the arguments of a command into its scenario and the rest.
// In a document that has named a scenario, the first argument replaces that only
// if it is a preset or a path.
func (a *app) scenarioOf(args []string, otherwise string) (string, []string) {
	if a.within != nil && a.within.of != nil && (len(args) == 0 || !isScenarioName(args[0])) {
		return documented, args
	}
	if len(args) == 0 {
		return otherwise, nil
	}
	return args[0], args[1:]
}

// oneScenario requires one argument, a scenario; it is optional in a document
// that has named one.
func (a *app) oneScenario(cmd *cobra.Command, args []string) error {
	if a.within != nil && a.within.of != nil {
		if len(args) > 0 && !isScenarioName(args[0]) {
			return fmt.Errorf("%s is not a scenario", args[0])
		}
		return cobra.MaximumNArgs(1)(cmd, args)
	}
	return cobra.ExactArgs(1)(cmd, args)
}

func isScenarioName(arg string) bool {
	arg, _ = scenario.SplitVariant(arg)
	_, preset := presets.Read(arg)
	return preset || strings.ContainsAny(arg, `/\`) || strings.HasSuffix(arg, ".yaml") || strings.HasSuffix(arg, ".yml") || arg == "-"
}

// folder is the folder of the document; working is the working directory.
func (w *within) folder(working string) string {
	if filepath.IsAbs(w.dir) {
		return w.dir
	}
	return filepath.Join(working, filepath.FromSlash(w.dir))
}

// compile loads a scenario and counts its quantities, or where it is wrong the bytes of its
// files.
func (w *within) compile(name string, opt scenario.Options) (*graph.Graph, error) {
	bytes, note := wrongAsMany, opt.Opening
	if opt.File != nil {
		bytes += len(opt.File.Text)
	}
	opt.Opening = func(path string) {
		if info, err := os.Stat(path); err == nil {
			bytes += int(min(info.Size(), 1e6)) // a larger one is not read
		}
		if note != nil {
			note(path)
		}
	}
	g, err := estimate.Compile(name, opt)
	if err != nil {
		if spent := w.spend(bytes); spent != nil {
			return nil, spent
		}
		return nil, err
	}
	return g, w.spend(len(g.Quantities))
}

// wrongAsMany is how many quantities take as long as a preset that is changed to something
// wrong.
const wrongAsMany = 1000

// locateOwn is locate for the scenario that the document has named, or a variant of it.
func (w *within) locateOwn(variant string, opt *scenario.Options) (string, error) {
	name := w.of.Name
	if variant != "" {
		name, _ = scenario.SplitVariant(name)
		name += "@" + variant
	}
	switch {
	case w.of.Text != nil:
		opt.File = &source.File{Name: filepath.Base(w.of.Name), Text: w.of.Text.Text, Above: w.of.Text.Above}
		return name, nil
	case w.of.Preset:
		return name, nil
	}
	opt.Root = w.of.Root
	rel, err := filepath.Rel(filepath.FromSlash(w.dir), filepath.FromSlash(name))
	return filepath.ToSlash(rel), err
}

// locate returns the name of a scenario for a section, and sets the file in opt where
// its text is known. Paths are relative to the document and stay in its repository.
func (w *within) locate(name string, opt *scenario.Options) (string, error) {
	base, variant := scenario.SplitVariant(name)
	_, preset := presets.Read(base)
	switch {
	case base == documented:
		return w.locateOwn(variant, opt)
	case preset && !strings.Contains(base, ".") && opt.Read == nil:
		return name, nil
	}
	path := filepath.Join(opt.Dir, filepath.FromSlash(base))
	if filepath.IsAbs(base) {
		path = base
	}
	opt.Root = scenario.RootOf(opt.Dir)
	if ok, err := guard.Inside(opt.Root.Path, path); err == nil && !ok {
		return "", usage("", "%s is outside %s", name, opt.Root.Name)
	}
	return name, nil
}
