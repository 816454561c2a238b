package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"botec/estimate"
	"botec/estimate/document"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/presets"

	"github.com/spf13/cobra"
)

// environment is what documents are checked with. A scenario that many of them
// name is evaluated once.
type environment struct {
	document.Environment
	dir  string
	team func() (*scenario.TeamDefaults, error)

	lock      sync.Mutex
	once      map[string]func() (*estimate.Result, error)
	committed map[string]*estimate.Result
}

func (a *app) environment() *environment {
	dir, err := os.Getwd()
	env := &environment{dir: dir, once: make(map[string]func() (*estimate.Result, error)), committed: make(map[string]*estimate.Result)}
	env.team = sync.OnceValues(func() (*scenario.TeamDefaults, error) {
		if err != nil {
			return nil, err
		}
		return scenario.FindTeamDefaults(dir)
	})
	env.Evaluate = env.evaluate
	env.Show = a.show
	env.Committed = env.lastCommit
	return env
}

func (e *environment) evaluate(s document.Scenario) (*estimate.Result, error) {
	if s.Text != nil {
		return e.load(s)
	}
	key := s.Name
	if _, preset := presets.Read(key); !preset {
		key = filepath.Clean(key)
	}
	e.lock.Lock()
	of := e.once[key]
	if of == nil {
		of = sync.OnceValues(func() (*estimate.Result, error) { return e.load(s) })
		e.once[key] = of
	}
	e.lock.Unlock()
	return of()
}

// lastCommit computes a scenario with every file as the last commit has it; nil
// where that cannot be done.
func (e *environment) lastCommit(s document.Scenario) *estimate.Result {
	e.lock.Lock()
	defer e.lock.Unlock()
	r, ok := e.committed[s.Name]
	if !ok {
		if _, preset := presets.Read(s.Name); !preset {
			r, _ = e.read(scenario.Options{Read: document.Committed}, s.Name)
		}
		e.committed[s.Name] = r
	}
	return r
}

func (e *environment) load(s document.Scenario) (*estimate.Result, error) {
	return e.read(scenario.Options{File: s.Text}, s.Name)
}

func (e *environment) read(opt scenario.Options, name string) (*estimate.Result, error) {
	team, err := e.team()
	if err != nil {
		return nil, err
	}
	opt.Dir, opt.Team = e.dir, team
	return estimate.Open(name, estimate.Options{Options: opt, Printer: (&app{settings: plain}).printer(), Sampling: estimate.Sampling{Seed: defaultSeed}})
}

// within is the document whose section a command is run for.
type within struct {
	dir string             // of the document, as the working directory has it
	of  *document.Scenario // what it has named, nil for nothing yet
}

// documented is the name that the scenario of the document has as an argument.
const documented = "\x00"

// show runs a command for a section of a document, as if nothing were set but
// by its own flags, and gives its Markdown.
func (a *app) show(dir string, words []string, of *document.Scenario) (string, error) {
	for _, w := range words {
		if w == "-h" || w == "--help" {
			return "", usage("", "a section shows what a command computes, so it cannot have %s", w)
		}
		if w == "-o" || w == "--output" || strings.HasPrefix(w, "--output=") || strings.HasPrefix(w, "-o") && !strings.HasPrefix(w, "--") {
			return "", usage("", "a section is always Markdown, so it cannot have %s", w)
		}
	}
	var errors strings.Builder
	sub := &app{stderr: &errors, within: &within{dir: dir, of: of}}
	root := sub.root(words)
	sub.settings = plain
	sub.settings.Output = "markdown"
	root.SetArgs(negative(words))
	if err := root.Execute(); err != nil {
		return "", err
	}
	return sub.out.String(), nil
}

// scenarioOf splits the arguments of a command into its scenario and the rest.
// In a document that has named one, it is the first of them only where it reads
// as a preset or a path.
func (a *app) scenarioOf(args []string, otherwise string) (string, []string) {
	if a.within != nil && a.within.of != nil && (len(args) == 0 || !isScenarioName(args[0])) {
		return documented, args
	}
	if len(args) == 0 {
		return otherwise, nil
	}
	return args[0], args[1:]
}

// oneScenario wants one argument, a scenario; in a document that has named one
// it may be left out.
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
	_, preset := presets.Read(arg)
	return preset || strings.ContainsAny(arg, `/\`) || strings.HasSuffix(arg, ".yaml") || strings.HasSuffix(arg, ".yml") || arg == "-"
}

// locate says where a scenario of a document's section is read from.
func (w *within) locate(name string, opt *scenario.Options) (string, error) {
	base := opt.Dir
	opt.Root, opt.Dir = base, filepath.Join(base, filepath.FromSlash(w.dir))
	if filepath.IsAbs(w.dir) {
		opt.Dir = w.dir
	}
	_, preset := presets.Read(name)
	switch {
	case name == documented && w.of.Text != nil:
		opt.File = &source.File{Name: filepath.Base(w.of.Name), Text: w.of.Text.Text, Above: w.of.Text.Above}
		return w.of.Name, nil
	case name == documented:
		if _, preset := presets.Read(w.of.Name); preset {
			return w.of.Name, nil
		}
		rel, err := filepath.Rel(filepath.FromSlash(w.dir), filepath.FromSlash(w.of.Name))
		return filepath.ToSlash(rel), err
	case preset && !strings.Contains(name, "."):
		return name, nil
	}
	path := filepath.Join(opt.Dir, filepath.FromSlash(name))
	if filepath.IsAbs(name) {
		path = name
	}
	if ok, err := scenario.Inside(opt.Root, path); err == nil && !ok {
		return "", usage("", "%s is outside of the working directory", name)
	}
	return name, nil
}
