package columns_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"botec/estimate/columns"
	"botec/estimate/formula"
)

// laws are formulas of the inputs in TestLaws, with what is known of them.
var laws = []struct {
	formula   string
	known     bool // its percentiles are known without sampling
	monotone  bool // it is a monotone function of something that is sampled
	unbounded bool // it has no known bounds
}{
	{"a * b / c", true, false, false},
	{"3 * a^2 / sqrt(b)", true, false, false},
	{"a * a / a", true, false, false},
	{"n + more - 4", true, false, false},
	{"2 * n - more / 5", true, false, false},
	{"n - n", true, false, false},
	{"exp(n / 10)", true, false, false},
	{"ln(a * b)", true, false, false},
	{"100 - u", true, false, false},
	{"12 / u", true, false, false},
	{"ceil(3 * p)", true, false, false},
	{"1 - share", true, false, false},
	{"min(a, 4)", true, false, false},
	{"-abs(u)", true, false, false},
	{"2^u", true, false, false},
	{"log10(p)", true, false, false},
	{"parallel(share, 2)", true, false, false},
	{"parallel(share, 3, 10%)", true, false, false},
	{"parallel(0.9, a + 2, share)", false, false, false},
	{"available(5, 3, share)", true, false, false},
	{"nines(share)", true, false, false},
	{"staff(a, 10%)", true, false, false},
	{"erlang_b(10, a)", true, false, false},
	{"erlang_c(u, 2)", true, false, false},
	{"wait(8, u, 1 s, 99%)", true, false, false},
	{"wait(8, a, 1 s, 99%)", false, false, true}, // overloaded in some samples
	{"tiered(a, 3, 1, 5, 0.5, 0.25)", false, false, false},
	{"tiered(a, b, 1, 2)", false, false, false},
	{"log(a, 10)", false, false, true},
	{"a + b", false, false, false},
	{"ceil((a + b) / 3)", false, true, false},
	{"10 - (a + u) * 2", false, true, false},
	{"a * n", false, false, false},
	{"max(a, b)", false, false, false},
	{"if(a > 4, b, c)", false, false, false},
	{"1 / wide", false, false, true}, // it goes through zero
	{"abs(wide)", false, false, true},
	{"sqrt(wide)", false, false, true},
	{"a^wide", false, false, false},
	{"(a)..(a * 2)", false, false, true},
}

// TestLaws compares what is known of a formula without sampling with its samples.
func TestLaws(t *testing.T) {
	const n = 1 << 14
	inputs := []string{"a = 2..8", "b = 1..9", "c = lognormal(5, 20)", "n = normal(8, 12)", "more = normal(16, 24)", "u = uniform(3, 7)",
		"share = 20%..60%", "wide = uniform(-1, 2)", "p = pert(1, 2, 5)"}
	for _, c := range laws {
		list := append(slices.Clone(inputs), "x = "+c.formula)
		graph := subgraph(t, n, list)
		node := graph.Node(len(inputs))
		at, source := graph.Quantiles(node), graph.Source(node)
		if (at != nil) != c.known || (source != node) != c.monotone {
			t.Errorf("%s: percentiles known: %v; those of something else: %v", c.formula, at != nil, source != node)
		}
		low, high, sure := graph.Bounds(node)
		if sure == c.unbounded {
			t.Errorf("%s: bounds %v to %v: %v", c.formula, low, high, sure)
		}
		samples := map[int][]float64{node: nil, source: nil}
		sampler := graph.Sampler([]int{node, source})
		worker := sampler.NewWorker()
		for from := 0; from < n; from += columns.BlockSize {
			worker.Run(from, func(k int, column []float64) {
				of := []int{node, source}[k]
				if k == 0 || source != node {
					samples[of] = append(samples[of], column...)
				}
			})
		}
		for of, list := range samples {
			slices.Sort(list)
			if of == node && sure && (list[0] < low || list[n-1] > high) {
				t.Errorf("%s: samples from %v to %v, bounds %v to %v", c.formula, list[0], list[n-1], low, high)
			}
			if graph.Whole(of) && list[n/3] != math.Trunc(list[n/3]) {
				t.Errorf("%s: %v is not whole", c.formula, list[n/3])
			}
		}
		percentiles := func(of []float64) []float64 { return []float64{of[n/20], of[n/2], of[n-1-n/20]} }
		if c.monotone {
			at = graph.FromSource(node, percentiles(samples[source]))
		}
		for k, want := range percentiles(samples[node]) {
			if at != nil && math.Abs(at[k]-want) > 0.03*math.Abs(want)+1e-12 {
				t.Errorf("%s: %v, sampled %v", c.formula, at, percentiles(samples[node]))
				break
			}
		}
	}
}

// scope resolves the names of the definitions so far.
type scope struct {
	list  []string
	types []formula.Type
}

func (s *scope) Resolve(path string) (int, formula.Type, *formula.Error) {
	i := slices.Index(s.list, path)
	return i, s.types[i], nil
}

func (s *scope) Reach(string) ([]int, formula.Type, *formula.Error) {
	return nil, formula.Type{}, nil
}

// subgraph binds definitions, each of which may use those before it, and gives
// their uncertain subgraph.
func subgraph(t testing.TB, n int, definitions []string) *columns.Stochastic {
	t.Helper()
	p, uncertain := program(t, definitions), make([]bool, len(definitions))
	for i := range uncertain {
		uncertain[i] = true
	}
	frame := p.NewFrame(1)
	frame.Run()
	return p.Stochastic(uncertain, frame, n, []float64{0.05, 0.5, 0.95}, func(d columns.Draw) columns.Stream {
		name, _, _ := strings.Cut(definitions[d.Quantity], " = ")
		return columns.NewStream(name, d.Nth, n, 1)
	})
}

// program computes definitions, such as "x = a * b", in their order.
func program(t testing.TB, definitions []string) *columns.Program {
	t.Helper()
	p := columns.NewProgram(len(definitions))
	scope := &scope{}
	for i, definition := range definitions {
		name, text, _ := strings.Cut(definition, " = ")
		f, err := formula.Parse(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		b, errs := f.Bind(scope, formula.Expected{Any: true})
		if len(errs) > 0 {
			t.Fatal(text, errs[0])
		}
		scope.list, scope.types = append(scope.list, name), append(scope.types, b.Type)
		b.Compile(p, i)
	}
	return p
}

// BenchmarkBlock evaluates ten operations on three draws, the draws among them.
func BenchmarkBlock(b *testing.B) {
	graph := subgraph(b, 1<<20, []string{"a = 2..8", "b = 1..9", "c = 1..3", "x = ceil((a * b + b * c + a / c) * 3 + max(a, b) - c)"})
	worker := graph.Sampler([]int{graph.Node(3)}).NewWorker()
	for b.Loop() {
		worker.Run(0, func(int, []float64) {})
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/columns.BlockSize, "ns/sample")
}
