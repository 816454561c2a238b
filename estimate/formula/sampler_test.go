package formula

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A stream visits every part of the distribution once, whatever their number;
// beyond 65,536 none twice.
func TestStreamIsAPermutation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.IntRange(1, 3000), rapid.SampledFrom([]int{1 << 10, 1<<16 - 1, 1 << 16, 1<<16 + 1, 100_000})).Draw(t, "n")
		s := NewStream(rapid.String().Draw(t, "name"), rapid.IntRange(0, 3).Draw(t, "nth"), n, rapid.Uint64().Draw(t, "seed"))
		u := make([]float64, n)
		for from := 0; from < n; from += 100 { // in pieces, as blocks do
			s.Places(u[from:min(from+100, n)], from)
		}
		slices.Sort(u)
		for i, v := range u {
			switch want := (float64(i) + 0.5) / float64(n); {
			case n <= 1<<16 && math.Abs(v-want) > 1e-12:
				t.Fatalf("the place %d of %d is %v, not %v", i, n, v, want)
			case !(v > 0 && v < 1) || i > 0 && v == u[i-1]:
				t.Fatalf("the place %d of %d is %v, behind %v", i, n, v, u[max(i-1, 0)])
			}
		}
	})
}

// Streams of different names, ranges and seeds have nothing to do with each other.
func TestStreamsAreIndependent(t *testing.T) {
	const n, side = 1 << 14, 16
	var all [][]float64
	for seed := range uint64(2) {
		for _, name := range []string{"mau", "dau", "post.size"} {
			for nth := range 2 {
				u := make([]float64, n)
				s := NewStream(name, nth, n, seed)
				s.Places(u, 0)
				all = append(all, u)
			}
		}
	}
	for i, a := range all {
		for _, b := range all[:i] {
			var count [side][side]float64
			for k := range a {
				count[int(a[k]*side)][int(b[k]*side)]++
			}
			chi, want := 0.0, float64(n)/side/side
			for _, row := range count {
				for _, c := range row {
					chi += (c - want) * (c - want) / want
				}
			}
			const freedom = (side - 1) * (side - 1)
			if off := (chi - freedom) / math.Sqrt(2*freedom); math.Abs(off) > 5 {
				t.Errorf("two streams: chi squared is %.1f deviations off", off)
			}
		}
	}
}

// The curve of a distribution is within 1e-4 of it, in the tails too.
func TestCurve(t *testing.T) {
	for _, d := range []struct {
		op      Opcode
		a, b, c float64
	}{
		{opLognormal, 1, 4, 0}, {opLognormal, 1, 1e6, 0}, {opNormal, -2, 3, 0}, {opUniform, 2, 9, 0}, {opShares, 0.01, 0.9, 0},
		{opTriangular, 1, 2, 7}, {opPert, 1, 2, 7}, {opPlusMinus, 100, 20, 0},
	} {
		const n = 10_000
		c := newCurve(n, inverse(d.op, d.a, d.b, d.c), make(knots))
		u, got := make([]float64, n), make([]float64, n)
		s := NewStream("x", 0, n, 1)
		s.Places(u, 0)
		fill(c, got, u)
		scale := quantile(d.op, d.a, d.b, d.c, 0.95) - quantile(d.op, d.a, d.b, d.c, 0.05)
		for i := range u {
			want := quantile(d.op, d.a, d.b, d.c, u[i])
			if math.Abs(got[i]-want) > 1.5e-4*(math.Abs(want)+scale) {
				t.Errorf("%v: %v at %v, not %v", d, got[i], u[i], want)
				break
			}
		}
	}
}

// TestLaws: what is known of a formula without sampling against its samples,
// and of which formulas the percentiles are known.
func TestLaws(t *testing.T) {
	const n = 1 << 14
	inputs := []string{"a = 2..8", "b = 1..9", "c = lognormal(5, 20)", "n = normal(8, 12)", "more = normal(16, 24)", "u = uniform(3, 7)",
		"share = 20%..60%", "wide = uniform(-1, 2)", "p = pert(1, 2, 5)"}
	for _, c := range []struct {
		formula   string
		known     bool // its percentiles
		monotone  bool // of something that is sampled
		unbounded bool
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
	} {
		list := append(slices.Clone(inputs), "x = "+c.formula)
		part := partOf(t, n, list)
		node := part.Node(len(inputs))
		at, source := part.At(node), part.Source(node)
		if (at != nil) != c.known || (source != node) != c.monotone {
			t.Errorf("%s: percentiles known: %v; those of something else: %v", c.formula, at != nil, source != node)
		}
		low, high, sure := part.Bounds(node)
		if sure == c.unbounded {
			t.Errorf("%s: bounds %v to %v: %v", c.formula, low, high, sure)
		}
		samples := map[int][]float64{node: nil, source: nil}
		sampler := part.Sampler([]int{node, source})
		columns := sampler.NewColumns()
		for from := 0; from < n; from += Block {
			columns.Run(from, func(k int, column []float64) {
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
			if part.Whole(of) && list[n/3] != math.Trunc(list[n/3]) {
				t.Errorf("%s: %v is not whole", c.formula, list[n/3])
			}
		}
		percentiles := func(of []float64) []float64 { return []float64{of[n/20], of[n/2], of[n-1-n/20]} }
		if c.monotone {
			at = part.Through(node, percentiles(samples[source]))
		}
		for k, want := range percentiles(samples[node]) {
			if at != nil && math.Abs(at[k]-want) > 0.03*math.Abs(want)+1e-12 {
				t.Errorf("%s: %v, sampled %v", c.formula, at, percentiles(samples[node]))
				break
			}
		}
	}
}

// partOf binds definitions, each of which may use those before it, and gives
// their uncertain part.
func partOf(t testing.TB, n int, definitions []string) *Part {
	t.Helper()
	p := NewProgram(len(definitions))
	scope, uncertain := &names{}, make([]bool, len(definitions))
	for i, definition := range definitions {
		name, text, _ := strings.Cut(definition, " = ")
		f, err := Parse(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		b, errs := f.Bind(scope, Want{Any: true})
		if len(errs) > 0 {
			t.Fatal(text, errs[0])
		}
		scope.list, scope.types = append(scope.list, name), append(scope.types, b.Type)
		p.Define(i, b)
		uncertain[i] = true
	}
	frame := p.NewFrame(1)
	frame.Run()
	return p.Part(uncertain, frame, n, []float64{0.05, 0.5, 0.95}, func(d Draw) Stream {
		return NewStream(scope.list[d.Quantity], d.Nth, n, 1)
	})
}

// BenchmarkDraw draws a block from a lognormal; ns/sample is what one costs.
func BenchmarkDraw(b *testing.B) {
	c := newCurve(1<<20, inverse(opLognormal, 1, 4, 0), make(knots))
	s := NewStream("x", 0, 1<<20, 1)
	u, d := make([]float64, Block), make([]float64, Block)
	for b.Loop() {
		s.Places(u, 0)
		fill(c, d, u)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/Block, "ns/sample")
}

// BenchmarkBlock evaluates ten operations on three draws, the draws among them.
func BenchmarkBlock(b *testing.B) {
	part := partOf(b, 1<<20, []string{"a = 2..8", "b = 1..9", "c = 1..3", "x = ceil((a * b + b * c + a / c) * 3 + max(a, b) - c)"})
	columns := part.Sampler([]int{part.Node(3)}).NewColumns()
	for b.Loop() {
		columns.Run(0, func(int, []float64) {})
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/Block, "ns/sample")
}
