package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"botec/estimate"
	"botec/estimate/compare"
	"botec/estimate/git"
	"botec/estimate/graph"
	"botec/estimate/guard"
	"botec/estimate/report"
	"botec/estimate/scenario"
	"botec/estimate/source"

	"github.com/kballard/go-shellquote"
	"github.com/spf13/cobra"
)

func (a *app) compare() *cobra.Command {
	var c call
	var o compareOptions
	cmd := &cobra.Command{
		Use:   "compare A [B…]",
		Short: "two scenarios side by side, and which inputs changed the result",
		Long: `Shows the metrics of two scenarios side by side, and how much of each change
is due to which input. A and B are presets, files, variants (plan.yaml@launch),
or REV:PATH for a file in a revision of its git repository. With one scenario,
it is compared with itself under --set, or with --variants with each of its
variants; with more than two, each is compared with the first. --set changes
all but the first, and --set before.NAME=… the first. With --measured FILE it
stands beside figures by the names of its metrics, and the answer says which
assumption explains most of the difference.

WHY lists the contributions of the inputs: factors that multiply to the whole
change, or summands if a value is zero or negative (Shapley values, so the
order of the inputs does not matter). More than 60 changes of one metric, or
some that would take too long to tell apart, are given together.

Uncertain metrics have p5 and p95 too. Both sides have the same samples of
what they share, so what does not change differs by nothing.
In --fail-if a plain name is B's value, and before.NAME is A's; of an uncertain
metric it is the median. p95(NAME), mean(NAME) and prob(CONDITION) may be used.
Exit status 1 if a --fail-if condition holds.`,
		Example: `  botec compare twitter --set dau=300M
  botec compare plan.botec.yaml bigger.botec.yaml --show 'servers,stored*' -o json
  botec compare plan.botec.yaml --variants --show servers,stored
  botec compare HEAD:plan.botec.yaml plan.botec.yaml --fail-if 'servers > 1.1 * before.servers'
  botec compare twitter --set dau=100M..200M --fail-if 'p95(servers) > 1.1 * p95(before.servers)'`,
		Args:              cobra.RangeArgs(1, mostCompared),
		ValidArgsFunction: completeScenarios,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.runCompare(args, &c, o)
		},
	}
	c.addSet(cmd)
	c.addSampling(cmd)
	cmd.Flags().StringSliceVar(&o.show, "show", nil, "show only these metrics, `NAMES` or globs separated by commas")
	cmd.Flags().StringArrayVar(&o.failIf, "fail-if", nil, "exit with status 1 if this `CONDITION` holds (repeatable)")
	cmd.Flags().StringVar(&o.measured, "measured", "", "compare the scenario with the measured figures in this `FILE`, JSON or CSV")
	cmd.Flags().BoolVar(&o.variants, "variants", false, "compare the scenario with each of its variants")
	_ = cmd.RegisterFlagCompletionFunc("show", completeOnly)
	a.addWatch(cmd)
	return cmd
}

// mostCompared is how many scenarios can stand side by side.
const mostCompared = 12

// compareOptions are the flags of compare.
type compareOptions struct {
	show, failIf []string
	variants     bool
	measured     string
}

// completeScenarios offers the presets.
func completeScenarios(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	return presetNames(word), cobra.ShellCompDirectiveDefault
}

func (a *app) runCompare(args []string, c *call, o compareOptions) error {
	if len(o.show) > 0 {
		c.sampling.Only = append(slices.Clone(o.show), namesIn(o.failIf)...)
	}
	if o.measured != "" {
		return a.compareMeasured(args, c, o)
	}
	before := c.ofFirst()
	first, err := a.result(args[0], before)
	if err != nil {
		return err
	}
	names := args[1:]
	switch {
	case o.variants && len(names) > 0:
		return usage("botec compare "+args[0]+" --variants", "--variants takes one scenario")
	case o.variants:
		for _, v := range first.Scenario.VariantNames() {
			names = append(names, args[0]+"@"+v)
		}
		if len(names) == 0 {
			return usage("", "%s has no variants", args[0])
		}
	case len(names) == 0 && len(c.set) == 0 && len(before.set) == 0:
		return usage("botec compare "+args[0]+" --set dau=300M", "compare needs two scenarios, or one scenario and --set")
	case len(names) == 0:
		names = args
	}
	var list []*report.Comparison
	quantities := 0
	for _, name := range names {
		comparison, err := a.compareWith(first, args[0], name, c, o)
		if err != nil {
			return err
		}
		list = append(list, comparison)
		if quantities += len(comparison.B.Quantities); len(list) > 1 && quantities > mostOfMany {
			return usage("compare two scenarios at a time", "the scenarios are too large to be compared with the first one together: %d of them have %d quantities, and at most %d are allowed", len(list), quantities, mostOfMany)
		}
	}
	if err := a.writeComparisons(list); err != nil {
		return err
	}
	work := 0
	for _, c := range list {
		work += c.Work()
	}
	return a.spend(work)
}

// mostOfMany is how many quantities several scenarios have together that are compared with one.
const mostOfMany = 110_000

func (a *app) writeComparisons(list []*report.Comparison) error {
	if len(list) > 1 {
		if done, err := a.machine(asJSON(report.NewComparedMany(list))); done {
			return err
		}
		return a.write(report.CompareMany(list))
	}
	if done, err := a.machine(asJSON(report.NewCompared(list[0]))); done {
		return err
	}
	return a.write(report.Compare(list[0]))
}

// ofFirst is the call for the first scenario, to which settings of before.NAME belong; the
// others are left.
func (c *call) ofFirst() *call {
	first := *c
	first.set = nil
	var others []string
	for _, s := range c.set {
		if name, ok := strings.CutPrefix(strings.TrimSpace(s), "before."); ok {
			first.set = append(first.set, name)
		} else {
			others = append(others, s)
		}
	}
	c.set = others
	return &first
}

// compareMeasured compares a scenario with measured figures.
func (a *app) compareMeasured(args []string, c *call, o compareOptions) error {
	if len(args) > 1 || o.variants || len(o.failIf) > 0 || len(o.show) > 0 {
		return usage("botec compare "+args[0]+" --measured "+o.measured, "--measured takes one scenario, without --show, --fail-if or --variants; expect may name measured figures")
	}
	plan, err := a.result(args[0], c)
	if err != nil {
		return err
	}
	a.files.note(o.measured)
	figures, err := scenario.ReadFigures(o.measured)
	if err != nil {
		return err
	}
	measured, err := compare.Measure(plan, figures)
	if err != nil {
		return err
	}
	if len(measured.Measurements) == 0 {
		return usage("name the figures as the metrics of the plan: botec estimate "+args[0]+" --only '*' lists them", "no figure of %s is a metric of the plan", o.measured)
	}
	if done, err := a.machine(asJSON(report.NewMeasuredPlan(measured))); done {
		return err
	}
	return a.write(report.CompareMeasured(measured, o.measured))
}

// sameSamples estimates a scenario again that has more samples than the other.
func sameSamples(a, b *estimate.Result) (_, _ *estimate.Result, err error) {
	if a.Sampling == nil || b.Sampling == nil {
		return a, b, nil
	}
	for _, r := range []**estimate.Result{&a, &b} {
		if sampling := *(*r).Sampling; sampling.Samples > min(a.Sampling.Samples, b.Sampling.Samples) {
			sampling.Samples = min(a.Sampling.Samples, b.Sampling.Samples)
			if *r, err = estimate.Estimate((*r).Graph, (*r).Printer, sampling); err != nil {
				return nil, nil, err
			}
		}
	}
	return a, b, nil
}

// compareWith compares a scenario with the first one.
func (a *app) compareWith(first *estimate.Result, one, two string, c *call, o compareOptions) (*report.Comparison, error) {
	second, err := a.result(two, c)
	if err != nil {
		return nil, err
	}
	if first, second, err = sameSamples(first, second); err != nil {
		return nil, err
	}
	if a, b := first.Scenario.Units().Currency(), second.Scenario.Units().Currency(); a != b {
		return nil, usage("give both the same currency:", "%s counts money in %s, %s in %s, and nothing is converted", one, a, two, b)
	}
	comparison := &report.Comparison{Pair: compare.NewPair(first, second), NameA: one, NameB: two}
	if one == two {
		comparison.NameA, comparison.NameB = "before", "after"
	}
	if comparison.Shown, err = a.compared(comparison.Pair, o.show); err != nil {
		return nil, err
	}
	for _, name := range comparison.Shown {
		rank := otherRank
		if len(o.show) > 0 || slices.ContainsFunc(second.Headline, func(f estimate.HeadlineFigure) bool { return f.Name == name }) {
			rank = askedRank
		}
		if v := second.Get(name); v != nil {
			a.follow(rank, "", v)
		}
		if v := first.Get(name); v != nil {
			a.follow(max(rank, inputRank), "before.", v)
		}
	}
	for _, condition := range o.failIf {
		holds, reported, err := comparison.Condition("--fail-if", condition)
		if err != nil {
			return nil, err
		}
		if holds {
			comparison.Failed = append(comparison.Failed, reported)
			a.status = fails
		}
	}
	return comparison, nil
}

// namesIn lists what conditions over two scenarios may name, as globs.
func namesIn(conditions []string) (globs []string) {
	for _, text := range conditions {
		for _, name := range strings.FieldsFunc(text, func(r rune) bool { return r != '_' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			name = strings.TrimPrefix(name, "before.")
			if _, label, ok := strings.Cut(name, "s."); ok && (strings.HasPrefix(name, "workloads.") || strings.HasPrefix(name, "fleets.")) {
				name = "*." + label
			}
			if strings.HasSuffix(name, ".") { // size.*
				name += "*"
			}
			globs = append(globs, name)
		}
	}
	return globs
}

// compared lists the metrics that a comparison shows, those of the second
// scenario first. Without globs it begins with the figures of the headlines.
func (a *app) compared(p *compare.Pair, globs []string) (list []string, err error) {
	if len(globs) > 0 {
		if err := matching(p.B.Graph, globs); err != nil {
			if matching(p.A.Graph, globs) != nil {
				return nil, err
			}
		}
	}
	seen := map[string]bool{}
	for _, r := range []*estimate.Result{p.B, p.A} {
		for _, f := range r.Headline {
			if len(globs) == 0 && f.Of >= 0 && r.At(f.Of) != nil && !seen[r.At(f.Of).Name] {
				seen[r.At(f.Of).Name] = true
				list = append(list, r.At(f.Of).Name)
			}
		}
	}
	for _, r := range []*estimate.Result{p.B, p.A} {
		for i := range r.Values {
			v := &r.Values[i]
			shown := len(globs) == 0 && (v.Class == graph.Total || v.Class == graph.Metric || v.Name == "cost")
			for _, g := range globs {
				shown = shown || graph.Match(g, v.Name)
			}
			if shown && !seen[v.Name] && (len(globs) > 0 || v.Value != 0) {
				seen[v.Name] = true
				list = append(list, v.Name)
			}
		}
	}
	return list, nil
}

// revision splits REV:PATH, where there is no file of that name.
func revision(name string) (rev, path string, ok bool) {
	if _, err := os.Stat(name); err == nil {
		return "", "", false
	}
	rev, path, ok = strings.Cut(name, ":")
	return rev, path, ok && rev != "" && path != "" && !strings.HasPrefix(path, `\`)
}

// readRevision reads the scenario REV:PATH, and lets all files that belong to it be
// read as the revision has them. PATH starts in the working directory or, as in git,
// in the root of the repository; in a section of a document in its folder.
func (a *app) readRevision(opt *scenario.Options, rev, path string) error {
	path = filepath.ToSlash(path)
	root, err := a.repository(opt.Dir)
	for _, dir := range []string{opt.Dir, root} {
		if root == "" {
			break
		}
		var text string
		text, err = git.ReadFile(root, rev, filepath.Join(dir, filepath.FromSlash(path)))
		if err == nil {
			a.files.notePast(filepath.Join(dir, filepath.FromSlash(path)))
			opt.Dir, opt.File = dir, &source.File{Name: path, Text: strings.TrimPrefix(text, "\ufeff")}
			opt.Read = func(path string) (string, error) {
				a.files.notePast(path)
				return git.ReadFile(root, rev, path)
			}
			return nil
		}
		if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, guard.ErrOutside) {
			break
		}
	}
	return revisionError(err, root, rev, path)
}

// revisionError says why REV:PATH cannot be read, and what helps.
func revisionError(err error, root, rev, path string) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usage("git log --all -- "+shellquote.Join(path)+" lists the revisions that changed it", "git has no %s in the revision %s", path, rev)
	case errors.Is(err, git.ErrNoRevision) && rev == "HEAD":
		return usage("", "git has no revision HEAD: nothing is committed yet")
	case errors.Is(err, git.ErrNoRevision):
		return usage("git log --oneline lists the revisions", "git has no revision %s", rev)
	case errors.Is(err, git.ErrShallow):
		return usage("git fetch --unshallow gets the whole history", "git has no revision %s, and this clone is shallow", rev)
	case errors.Is(err, git.ErrOwner):
		return usage("if you trust it: git config --global --add safe.directory "+shellquote.Join(root), "cannot read %s:%s: %s", rev, path, err)
	}
	return usage("", "cannot read %s:%s: %s", rev, path, err)
}
