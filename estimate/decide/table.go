package decide

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/unit"
)

// table has the samples of all options.
type table struct {
	maximize bool
	targets  []int // by option: the quantity whose samples are its values
	programs []program
	values   [][]float64 // by option: its samples, or one value if it is certain
	means    []float64   // by option: the exact mean where it is known, else NaN
	n        int         // the number of samples
	seed     uint64
	// dimensions are those of the lattice of the draws of all programs.
	dimensions map[namedDraw]int
}

// namedDraw is a draw by what it has in all programs.
type namedDraw struct {
	quantity string
	nth      int
}

// program computes the options of one estimate that are uncertain.
type program struct {
	result  *estimate.Result
	full    *columns.Stochastic
	targets []int // the quantities of its options
	options []int // their indexes
}

// mostValues limits the samples that are kept, of all options together.
const mostValues = 1 << 24

// sample computes the samples of all options. Those of statistics are one value.
func sample(options []Option, targets []int, statistic bool) *table {
	t := &table{targets: targets, values: make([][]float64, len(options)), means: make([]float64, len(options)), dimensions: map[namedDraw]int{}, n: mostValues / len(options)}
	for k := range options {
		if how := options[k].Result.Sampling; how != nil {
			t.n, t.seed = min(t.n, how.Samples), how.Seed
		}
	}
	for k := range options {
		t.means[k] = math.NaN()
		r := options[k].Result
		t.values[k] = []float64{r.Decisive().Value(options[k].Quantity)}
		if statistic || r.Sampling == nil {
			continue
		}
		p := slices.IndexFunc(t.programs, func(p program) bool { return p.result == r })
		if p < 0 {
			p = len(t.programs)
			t.programs = append(t.programs, program{result: r, full: r.Stochastic(t.n)})
		}
		if of := &t.programs[p]; of.full.Uncertain(targets[k]) {
			of.targets, of.options = append(of.targets, targets[k]), append(of.options, k)
			t.values[k] = make([]float64, t.n)
			if mean, known := of.full.Mean(of.full.Node(targets[k])); known {
				t.means[k] = mean
			}
		} else {
			t.values[k][0] = r.Central().Value(targets[k])
		}
	}
	t.programs = slices.DeleteFunc(t.programs, func(p program) bool { return len(p.options) == 0 })
	if len(t.programs) == 0 {
		t.n = 1
	}
	t.number()
	for p := range t.programs {
		t.spread(&t.programs[p], t.programs[p].full)
	}
	parallel(len(t.programs), func(k int) { t.programs[k].fill(t.values) })
	return t
}

// number gives each draw of the options its dimension, in the order of their names, so that
// the order of the options changes nothing.
func (t *table) number() {
	var all []namedDraw
	for p := range t.programs {
		of := &t.programs[p]
		for _, node := range of.nodes(of.full) {
			for _, draw := range of.full.DrawsOf(node) {
				all = append(all, of.named(draw))
			}
		}
	}
	slices.SortFunc(all, func(a, b namedDraw) int {
		return cmp.Or(cmp.Compare(a.quantity, b.quantity), cmp.Compare(a.nth, b.nth))
	})
	for k, name := range slices.Compact(all) {
		t.dimensions[name] = k
	}
}

func (p *program) named(draw int) namedDraw {
	d := p.result.Program.Draws()[draw]
	return namedDraw{p.result.Quantities[d.Quantity].Name, d.Nth}
}

// spread gives the draws of the options the dimensions of a lattice, the same to the
// same draw in each program.
func (t *table) spread(of *program, samples *columns.Stochastic) {
	for _, node := range of.nodes(samples) {
		for _, draw := range samples.DrawsOf(node) {
			name := of.named(draw)
			*samples.Stream(draw) = columns.NewLattice(t.dimensions[name], name.quantity, name.nth, samples.Samples(), t.seed)
		}
	}
}

// fill computes all samples of the options of a program.
func (p *program) fill(values [][]float64) {
	worker := p.full.Sampler(p.nodes(p.full)).NewWorker()
	for first := 0; first < p.full.Samples(); first += columns.BlockSize {
		worker.Run(first, func(k int, column []float64) { copy(values[p.options[k]][first:], column) })
	}
}

// nodes are the nodes of the options in a subgraph.
func (p *program) nodes(of *columns.Stochastic) (nodes []int) {
	for _, q := range p.targets {
		nodes = append(nodes, of.Node(q))
	}
	return nodes
}

// ranges is how many ranges there are in all programs.
func (t *table) ranges() (n int) {
	for p := range t.programs {
		for _, q := range t.programs[p].targets {
			n += rangesBehind(t.programs[p].result.Graph, q)
		}
	}
	return n
}

// certain says whether no option is uncertain.
func (t *table) certain() bool { return len(t.programs) == 0 }

// at is the value of an option in a sample.
func (t *table) at(option, i int) float64 {
	if of := t.values[option]; len(of) > 1 {
		return of[i]
	}
	return t.values[option][0]
}

// summarize fills in the options of a decision and what knowing everything is worth.
func (d *Decision) summarize(options []Option, t *table) {
	var kept []int // the samples in which all options have a value
	for i := range t.n {
		fine := true
		for k := range options {
			fine = fine && t.at(k, i) == t.at(k, i)
		}
		if fine {
			kept = append(kept, i)
		}
	}
	d.Samples, d.Dropped = len(kept), t.n-len(kept)
	for k := range options {
		o := Outcome{Option: options[k], Target: t.targets[k]}
		of := make([]float64, 0, len(kept))
		for _, i := range kept {
			of = append(of, t.at(k, i))
			o.Mean += t.at(k, i)
		}
		if o.Mean /= float64(len(kept)); d.Dropped == 0 && t.means[k] == t.means[k] {
			o.Mean = t.means[k]
		}
		slices.Sort(of)
		o.P5, o.P95 = quantile(of, 0.05), quantile(of, 0.95)
		d.Options = append(d.Options, o)
	}
	for k := range d.Options {
		if d.loss(d.Options[k].Mean) < d.loss(d.Options[d.Best].Mean) {
			d.Best = k
		}
	}
	for k := range d.Options {
		if k != d.Best && (d.Second < 0 || d.loss(d.Options[k].Mean) < d.loss(d.Options[d.Second].Mean)) {
			d.Second = k
		}
	}
	d.compareSamples(t, kept)
	for k := range d.Options {
		o := &d.Options[k]
		for _, v := range []*float64{&o.Mean, &o.P5, &o.P95, &o.Best, &o.Regret} {
			*v = unit.RoundTo12Digits(*v)
		}
	}
	d.Worth, d.WorthError = unit.RoundTo12Digits(d.Worth), unit.RoundTo12Digits(d.WorthError)
}

// compareSamples finds how often each option is the best and what it loses otherwise.
func (d *Decision) compareSamples(t *table, kept []int) {
	squares, n := 0.0, float64(len(kept))
	for _, i := range kept {
		least := math.Inf(1)
		for k := range d.Options {
			least = min(least, d.loss(t.at(k, i)))
		}
		ties := 0.0
		for k := range d.Options {
			if isTie(d.loss(t.at(k, i)), least) {
				ties++
			}
		}
		for k := range d.Options {
			o, loss := &d.Options[k], d.loss(t.at(k, i))
			if isTie(loss, least) {
				o.Best += 1 / ties / n
				continue
			}
			o.Regret += (loss - least) / n
			if k == d.Best {
				squares += (loss - least) * (loss - least) / n
			}
		}
	}
	d.Worth = d.Options[d.Best].Regret
	d.WorthError = math.Sqrt(max(0, squares-d.Worth*d.Worth) / n)
}

// isTie says whether two values count as equal.
func isTie(a, b float64) bool {
	return a == b || unit.Finite(a) && unit.Finite(b) && math.Abs(a-b) <= columns.Tolerance*max(math.Abs(a), math.Abs(b))
}

// quantile is a quantile of sorted samples, of which each stands for the middle of an
// equal share.
func quantile(sorted []float64, p float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := min(float64(len(sorted)-1), max(0, p*float64(len(sorted))-0.5))
	low := int(at)
	if high := min(low+1, len(sorted)-1); sorted[low] != sorted[high] {
		return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low])
	}
	return sorted[low]
}

// sortInputs puts those first that are worth the most, then those whose nearest tip is
// the nearest.
func (d *Decision) sortInputs() {
	distance := func(i *Input) float64 {
		least := math.Inf(1)
		for _, t := range i.Tips {
			by := math.Abs(math.Log(t.Factor))
			if by != by {
				by = math.MaxFloat64
			}
			least = min(least, by)
		}
		return least
	}
	slices.SortStableFunc(d.Inputs, func(a, b Input) int {
		return cmp.Or(cmp.Compare(b.Worth, a.Worth), cmp.Compare(distance(&a), distance(&b)))
	})
}

// parallel runs the jobs 0 to jobs-1 on all cores.
func parallel(jobs int, do func(job int)) {
	parallelOn(runtime.GOMAXPROCS(0), jobs, func(int) struct{} { return struct{}{} }, func(_ struct{}, job int) { do(job) })
}

// parallelOn is parallel on some cores with something that only one of them may use, which each
// makes for itself.
func parallelOn[T any](cores, jobs int, with func(core int) T, do func(of T, job int)) {
	var wait sync.WaitGroup
	var next atomic.Int64
	for core := range min(jobs, cores) {
		wait.Go(func() {
			of := with(core)
			for j := int(next.Add(1)) - 1; j < jobs; j = int(next.Add(1)) - 1 {
				do(of, j)
			}
		})
	}
	wait.Wait()
}
