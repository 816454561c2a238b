package cmd

import (
	"bytes"
	"io"
	"os"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/decide"
	formulas "botec/estimate/formula"
	"botec/estimate/report"
	"botec/estimate/scenario"
	"botec/presets"

	"github.com/spf13/cobra"
)

// decisionSamples is how many samples decide draws: more than other commands do, for what
// information is worth is a mean of what is mostly 0.
const decisionSamples = 1 << 15

// decisionFlags are the flags of decide.
type decisionFlags struct {
	between            []string
	choose             string
	steps              int
	by                 string
	minimize, maximize string
	isMax, isMin       bool
}

func (a *app) decide() *cobra.Command {
	var c call
	var f decisionFlags
	cmd := &cobra.Command{
		Use:   "decide [SCENARIO] --between A,B | --choose NAME=A..B",
		Short: "which option is best, what tips it, and what is worth finding out first",
		Long: `Compares options, and says which is best on average, how often each is the
best, where each input tips the choice, and what it is worth to find it out
before choosing.

--between compares metrics of the scenario, or with --by its variants or whole
scenarios by one formula. --choose compares values of one name, such as how
many to buy: whole numbers, or --steps values if the name is not a whole
number. The least is best, or with --maximize the most; --minimize and
--maximize take the formula too.

With ranges, options are compared by their means, over the same samples of
what they share. Choosing now loses something against knowing everything
first; knowing one input first saves a part of that: this is what finding it
out may cost. Without ranges there are only the values at which an input tips
the choice.`,
		Example: `  botec decide twitter --choose replication=2..4 --minimize stored_replicated
  botec decide plan.botec.yaml --between app.nodes,store.nodes --set dau=1M..20M
  botec decide --between plan.botec.yaml,bigger.botec.yaml --by servers -o json`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeScenario,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.isMax, f.isMin = cmd.Flags().Changed("maximize"), cmd.Flags().Changed("minimize")
			return a.runDecide(args, &c, &f)
		},
	}
	c.addSet(cmd)
	c.addSampling(cmd)
	c.drawByDefault(decisionSamples)
	cmd.Flags().StringSliceVar(&f.between, "between", nil, "the options: `NAMES` of metrics, variants or scenarios, separated by commas")
	cmd.Flags().StringVar(&f.choose, "choose", "", "the options: values of one name, `NAME=A..B`")
	cmd.Flags().IntVar(&f.steps, "steps", 0, "choose from `N` values (default all whole numbers, or 11 values)")
	cmd.Flags().StringVar(&f.by, "by", "", "the `FORMULA` by which variants and scenarios are compared, often a metric")
	cmd.Flags().StringVar(&f.minimize, "minimize", "", "the least of this `FORMULA` is best, or of --between or --by without one (default)")
	cmd.Flags().StringVar(&f.maximize, "maximize", "", "the most of this `FORMULA` is best, or of --between or --by without one")
	_ = cmd.RegisterFlagCompletionFunc("between", completeOptions)
	_ = cmd.RegisterFlagCompletionFunc("choose", completeSet)
	for _, flag := range []string{"by", "minimize", "maximize"} {
		_ = cmd.RegisterFlagCompletionFunc(flag, completeName)
	}
	return cmd
}

// completeOptions offers the metrics and the variants of the scenario.
func completeOptions(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	list, directive := completeOnly(cmd, args, word)
	if len(args) == 0 {
		return list, directive
	}
	g, err := estimate.Compile(args[0], scenario.Options{Team: true})
	if err != nil {
		return list, directive
	}
	before := word[:strings.LastIndexByte(word, ',')+1]
	for _, name := range g.Scenario.VariantNames() {
		if strings.HasPrefix(before+name, word) {
			list = append(list, before+name)
		}
	}
	return list, directive
}

// withoutFormula writes --maximize and --minimize of decide as --maximize= where no formula
// follows.
func withoutFormula(args []string) []string {
	if len(args) == 0 || args[0] != "decide" {
		return args
	}
	out := slices.Clone(args)
	for i, arg := range args {
		if arg != "--maximize" && arg != "--minimize" {
			continue
		}
		if i+1 == len(args) || strings.HasPrefix(args[i+1], "--") || isScenario(args[i+1]) {
			out[i] += "="
		}
	}
	return out
}

// isScenario says that a word is the name of a scenario and no formula.
func isScenario(word string) bool {
	_, preset := presets.Read(word)
	return preset || word == "-" || strings.HasSuffix(word, ".yaml") || strings.HasSuffix(word, ".yml")
}

// objective is the formula by which options are compared, "" for none, and the flag that
// gives it.
func (f *decisionFlags) objective() (formula, flag string, err error) {
	for _, o := range []struct{ formula, flag string }{{f.by, "--by"}, {f.minimize, "--minimize"}, {f.maximize, "--maximize"}} {
		switch {
		case o.formula == "":
		case formula != "":
			return "", "", usage("", "%s and %s both give a formula; only one can", flag, o.flag)
		default:
			formula, flag = o.formula, o.flag
		}
	}
	return formula, flag, nil
}

func (a *app) runDecide(args []string, c *call, f *decisionFlags) error {
	formula, flag, err := f.objective()
	switch {
	case err != nil:
		return err
	case f.isMax && f.isMin:
		return usage("", "--minimize and --maximize cannot both be given")
	case len(f.between) > 0 && f.choose != "":
		return usage("", "--between and --choose cannot both be given")
	case len(f.between) == 0 && f.choose == "":
		return usage("--between own,managed, or --choose n=1..12", "decide needs --between or --choose: the options")
	case len(f.between) == 1:
		return usage("--between "+f.between[0]+",managed", "--between has one option, and needs two at least")
	case len(f.between) > decide.MostOptions:
		return usage("", "--between has %d options, and at most %d can be compared", len(f.between), decide.MostOptions)
	case f.choose == "" && f.steps != 0:
		return usage("", "--steps is for --choose")
	case f.choose != "" && f.steps != 0 && (f.steps < 2 || f.steps > decide.MostOptions):
		return usage("", "--steps must be from 2 to %d, not %d", decide.MostOptions, f.steps)
	case f.choose != "" && formula == "":
		return usage("--minimize METRIC", "--choose needs --minimize or --maximize: the formula that says what is best")
	}
	if err := c.checkSampling(); err != nil {
		return err
	}
	if formula != "" {
		c.objectives = []scenario.Setting{{Flag: flag, Formula: formula}}
	}
	name, rest := a.scenarioOf(args, "")
	if len(rest) > 0 {
		return usage("", "%s is not a scenario: write the name of a preset or a file", rest[0])
	}
	var options []decide.Option
	if f.choose != "" {
		options, err = a.chosen(name, c, f, formula)
	} else {
		options, err = a.between(name, c, f.between, formula)
	}
	if err != nil {
		return err
	}
	if err := a.spend(decide.LeastWork(options)); err != nil {
		return err
	}
	decision, err := decide.Decide(options, f.isMax)
	if err != nil {
		return err
	}
	if err := a.spend(decision.Work); err != nil {
		return err
	}
	shown := &report.Decided{Decision: decision, By: formula, Seed: c.sampling.Seed}
	if name, _, ok := strings.Cut(f.choose, "="); ok {
		shown.Chosen = strings.TrimSpace(name)
	}
	if done, err := a.machine(asJSON(report.NewDecision(shown))); done {
		return err
	}
	return a.write(report.Decide(shown))
}

// chosen are the options of --choose.
func (a *app) chosen(name string, c *call, f *decisionFlags, formula string) ([]decide.Option, error) {
	if name == "" {
		return nil, usage("botec decide plan.yaml --choose "+f.choose, "--choose needs a scenario")
	}
	c.varies(f.choose)
	c.sampling.Only = onlyOf(formula)
	g, err := a.compile(name, c)
	if err != nil {
		return nil, err
	}
	list, left, err := decide.Choose(g, f.choose, f.steps, a.printer(), c.sampling)
	if err != nil {
		return nil, err
	}
	a.warn(slices.Concat(list[0].Result.Warnings, left))
	work := 0
	for _, option := range list {
		work += option.Result.Work() / 4 // it is loaded once, and few of its figures are sampled
	}
	return list, a.spend(work)
}

// onlyOf are the figures that an objective names.
func onlyOf(formula string) []string { return append(namesIn([]string{formula}), "\x00") }

// between are the options of --between: metrics of the scenario, or variants of it and
// other scenarios.
func (a *app) between(name string, c *call, names []string, formula string) ([]decide.Option, error) {
	if name == "" {
		return a.scenarios(c, names, formula)
	}
	base := *c
	base.objectives = nil
	var typed bytes.Buffer // of standard input, which each variant reads again
	a.stdin = io.TeeReader(a.stdin, &typed)
	g, err := a.compile(name, &base)
	if err != nil {
		return nil, err
	}
	root, _ := scenario.SplitVariant(name)
	var metrics, scenarios []string
	paths := slices.Clone(names)
	for k, option := range names {
		switch _, isMetric := g.Find(option); {
		case isMetric:
			metrics = append(metrics, option)
			continue
		case slices.Contains(g.Scenario.VariantNames(), option):
			paths[k] = root + "@" + option
		case !isFile(option):
			known := append(g.Names(), g.Scenario.VariantNames()...)
			return nil, usage(formulas.DidYouMean(option, known), "%s is no metric and no variant of %s, and no scenario", option, g.Scenario.Name)
		}
		scenarios = append(scenarios, option)
	}
	switch {
	case len(metrics) > 0 && len(scenarios) > 0:
		return nil, usage("", "%s is a metric and %s is a scenario; options must be of one kind", metrics[0], scenarios[0])
	case len(scenarios) > 0:
		a.stdin = &again{text: &typed}
		return a.objectives(c, names, paths, formula)
	case formula != "":
		return nil, usage("--maximize alone, or nothing for the least", "metrics are compared themselves, not by a formula")
	}
	c.sampling.Only = names
	r, err := estimate.Estimate(g, a.printer(), c.sampling)
	if err != nil {
		return nil, err
	}
	a.warn(r.Warnings)
	if err := a.spend(r.Work() - len(g.Quantities)); err != nil {
		return nil, err
	}
	return decide.Metrics(r, names)
}

// again reads a text from its beginning whenever its end was reached.
type again struct {
	text *bytes.Buffer
	at   int
}

func (r *again) Read(p []byte) (int, error) {
	n := copy(p, r.text.Bytes()[r.at:])
	if r.at += n; n == 0 {
		r.at = 0
		return 0, io.EOF
	}
	return n, nil
}

// isFile says that a name is that of a preset, a file, a variant of one of them, or of one
// in a revision.
func isFile(name string) bool {
	base, _ := scenario.SplitVariant(name)
	if _, err := os.Stat(base); err == nil || isScenario(base) {
		return true
	}
	_, _, ok := revision(name)
	return ok
}

// scenarios are options that are scenarios.
func (a *app) scenarios(c *call, names []string, formula string) ([]decide.Option, error) {
	for _, name := range names {
		if !isFile(name) {
			return nil, usage("botec decide plan.yaml --between "+strings.Join(names, ",")+", for metrics or variants of plan.yaml", "%s is no scenario", name)
		}
	}
	return a.objectives(c, names, names, formula)
}

// objectives are options that are the same formula in several scenarios, which are read
// from these paths.
func (a *app) objectives(c *call, names, paths []string, formula string) (list []decide.Option, err error) {
	if formula == "" {
		return nil, usage("--by METRIC", "decide needs --by: the metric by which scenarios are compared")
	}
	c.sampling.Only = onlyOf(formula)
	for k, path := range paths {
		r, err := a.result(path, c)
		if err != nil {
			return nil, err
		}
		list = append(list, decide.Objective(names[k], r))
	}
	return list, nil
}
