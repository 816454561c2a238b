package cmd

import (
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/presets"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// defaultSeed is the seed of the samples by default.
const defaultSeed = 1

// call is what a command knows of the scenario it is to read.
type call struct {
	set   []string
	flags []scenario.Setting // --dau and its like

	conditions []scenario.Setting // --such-that
	objectives []scenario.Setting // --by, --minimize, --maximize
	vary       []string           // the names of --vary, --find
	nodes      scenario.Entries   // of --vary
	forecast   bool               // growth and events take effect
	grow       []scenario.Setting // --grow

	sampling estimate.Sampling
	samples  *pflag.Flag // --samples, nil where the command has none
}

func (c *call) addSampling(cmd *cobra.Command) {
	cmd.Flags().IntVar(&c.sampling.Samples, "samples", estimate.DefaultSamples, "draw `N` samples if inputs are ranges")
	cmd.Flags().Uint64Var(&c.sampling.Seed, "seed", defaultSeed, "use seed `N` for the samples; the same seed gives the same output")
	c.samples = cmd.Flags().Lookup("samples")
}

// drawByDefault sets another number of samples than that of most commands.
func (c *call) drawByDefault(n int) {
	c.sampling.Samples = n
	c.samples.DefValue = strconv.Itoa(n)
}

func (c *call) checkSampling() error {
	c.sampling.Fit = c.samples == nil || !c.samples.Changed
	if n := c.sampling.Samples; c.samples != nil && (n < 100 || n > estimate.MaxSamples) {
		return usage("", "--samples must be from 100 to %d, not %d", estimate.MaxSamples, n)
	} else if n > estimate.DefaultSamples {
		debug.SetGCPercent(400) // or a collection of 4 MB holds up all workers
	}
	return nil
}

func (c *call) addSet(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&c.set, "set", nil, "set any name of the scenario, as `NAME=FORMULA` (repeatable)")
	_ = cmd.RegisterFlagCompletionFunc("set", completeSet)
}

func (c *call) settings() ([]scenario.Setting, error) {
	list := c.flags
	for _, s := range c.set {
		name, formula, ok := strings.Cut(s, "=")
		if !ok || strings.TrimSpace(name) == "" {
			return nil, usage("--set 'dau=300M'", "--set must be NAME=FORMULA, not %q", s)
		}
		list = append(list, scenario.Setting{Flag: "--set", Name: name, Formula: formula})
	}
	return list, nil
}

// varies notes the names of NAME=… in the texts of a flag.
func (c *call) varies(texts ...string) {
	for _, text := range texts {
		name, _, _ := strings.Cut(text, "=")
		c.vary = append(c.vary, strings.TrimSpace(name))
	}
}

// compile loads a scenario with the settings of the call.
func (a *app) compile(name string, c *call) (*graph.Graph, error) {
	set, err := c.settings()
	if err != nil {
		return nil, err
	}
	if name == "-" && a.watched {
		return nil, usage("name a file", "--watch cannot read standard input again")
	}
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	opt := scenario.Options{Dir: dir, Opening: a.opening(), Stdin: a.stdin, Team: true, Set: set, Vary: c.vary, Conditions: c.conditions, Objectives: c.objectives, Forecast: c.forecast, Grow: c.grow, Nodes: c.nodes}
	if a.within != nil {
		opt.Dir = a.within.folder(dir)
	}
	if rev, path, ok := revision(name); ok {
		name = path
		base, _ := scenario.SplitVariant(path)
		if err := a.readRevision(&opt, rev, base); err != nil {
			return nil, err
		}
	}
	if a.within != nil {
		if name, err = a.within.locate(name, &opt); err != nil {
			return nil, err
		}
	}
	if a.within == nil {
		return estimate.Compile(name, opt)
	}
	return a.within.compile(name, opt)
}

// result evaluates a scenario and says its warnings.
func (a *app) result(name string, c *call) (*estimate.Result, error) {
	if err := c.checkSampling(); err != nil {
		return nil, err
	}
	g, err := a.compile(name, c)
	if err != nil {
		return nil, err
	}
	r, err := estimate.Estimate(g, a.printer(), c.sampling)
	if err != nil {
		return nil, err
	}
	a.warn(r.Warnings)
	return r, a.spend(r.Work() - len(g.Quantities))
}

// isBareNumber says that a formula is a number without a unit.
func isBareNumber(text string) bool {
	f, err := formula.Parse(text, nil)
	if err != nil {
		return false
	}
	lit, ok := f.Root.(*formula.Literal)
	return ok && lit.Bare
}

// completeScenario offers the presets, and the shell's files.
func completeScenario(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return presetNames(word), cobra.ShellCompDirectiveDefault
}

// presetNames lists the presets that begin with a word, and once there is one their
// aliases, too.
func presetNames(word string) []string {
	names := presets.Names()
	if word != "" {
		names = append(names, presets.Aliases()...)
	}
	return beginning(names, word)
}

func beginning(names []string, word string) []string {
	return slices.DeleteFunc(names, func(n string) bool { return !strings.HasPrefix(n, word) })
}

// completeMetrics offers the names of the scenario that stands first.
func completeMetrics(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeScenario(cmd, args, word)
	}
	return beginning(names(args[0]), word), cobra.ShellCompDirectiveNoFileComp
}

func completeSet(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	name := "basic"
	if len(args) > 0 {
		name = args[0]
	}
	list := names(name)
	for i := range list {
		list[i] += "="
	}
	return beginning(list, word), cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
}

func completeOnly(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	name := "basic"
	if len(args) > 0 {
		name = args[0]
	}
	before := ""
	if i := strings.LastIndexByte(word, ','); i >= 0 {
		before = word[:i+1]
	}
	list := names(name)
	for i := range list {
		list[i] = before + list[i]
	}
	return beginning(list, word), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// names lists the metrics of a scenario, nothing where it cannot be read.
func names(name string) []string {
	g, err := estimate.Compile(name, scenario.Options{Team: true})
	if err != nil {
		return nil
	}
	return g.Names()
}

// mostNear is how many unknown names are compared with all others.
const mostNear = 20

// matching checks that each glob names something.
func matching(g *graph.Graph, globs []string) error {
	var errs source.Errors
	var names []string
	if len(globs) > 0 {
		names = g.Names()
	}
	for _, glob := range globs {
		if !slices.ContainsFunc(names, func(name string) bool { return graph.Match(glob, name) }) {
			near := names
			if len(errs) >= mostNear {
				near = nil
			}
			unknown := g.Scenario.Unknown("metric", glob, near)
			if unknown.Hint == "" {
				unknown.Hint = "botec estimate SCENARIO --only '*' lists all metrics"
			}
			errs = append(errs, unknown)
		}
	}
	if len(errs) == 0 {
		return nil
	}
	return errs
}
