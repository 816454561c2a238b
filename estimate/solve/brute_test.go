package solve

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// maker writes random formulas of n, and of m, which is a quantity computed from n.
type maker struct {
	*rand.Rand
	inner bool // m itself is written, which knows n alone
}

func (m *maker) pick(of ...string) string { return of[m.IntN(len(of))] }

func (m *maker) number() string {
	return strconv.FormatFloat(math.Round(math.Exp(m.Float64()*9-3)*100)/100+0.01, 'f', -1, 64)
}

func (m *maker) formula(depth int) string {
	if depth == 0 || m.IntN(6) == 0 {
		if name := m.pick("n", "n", "m", m.number()); name != "m" || !m.inner {
			return name
		}
		return "n"
	}
	x, y := m.formula(depth-1), m.formula(depth-1)
	switch m.IntN(14) {
	case 0, 1:
		return fmt.Sprintf("(%s + %s)", x, y)
	case 2:
		return fmt.Sprintf("(%s - %s)", x, y)
	case 3, 4:
		return fmt.Sprintf("%s * %s", x, y)
	case 5, 6:
		return fmt.Sprintf("%s / (%s)", x, y)
	case 7, 8:
		return fmt.Sprintf("ceil(%s)", x)
	case 9:
		return fmt.Sprintf("%s(%s, %s)", m.pick("max", "min"), x, y)
	case 10:
		return fmt.Sprintf("if(%s %s %s, %s, %s)", x, m.pick("<", ">=", "=="), y, m.formula(depth-1), m.formula(depth-1))
	case 11:
		return fmt.Sprintf("abs(%s)", x)
	case 12:
		return fmt.Sprintf("%s(%s)", m.pick("floor", "round", "sqrt"), x)
	}
	return fmt.Sprintf("%s^%s", x, m.pick("2", "0.5", "-1"))
}

// scenario is a random one with a condition; where it is a fleet, n drives its need.
func (m *maker) scenario() (text, condition string) {
	switch m.IntN(4) {
	case 0:
		text = fmt.Sprintf("inputs: {n: %d users}\nfleets: {f: {node: {requests: %s/s, memory: %s MB}, zones: %d, spare: %d, needs: {requests: n * %s/user/day, memory: n * %s kB/user}, price: $%s/month}}\nmetrics: {m: 'n / 1 user', per_user: f.cost / n in $/user/month}",
			1+m.IntN(1e6), m.number(), m.number(), 1+m.IntN(3), m.IntN(3), m.number(), m.number(), m.number())
		condition = m.pick("f.nodes @ #", "per_user @ $#/user/month", "servers @ #", "f.load.requests @ #%", "f.nodes * m @ #")
	default:
		y := m.formula(3)
		m.inner = true
		text = fmt.Sprintf("inputs: {n: %s}\nmetrics: {m: '%s', y: '%s'}", m.number(), m.formula(2), y)
		m.inner = false
		condition = m.pick("y @ #", "y @ #", "m @ #", "y @ m * #")
	}
	condition = strings.ReplaceAll(condition, "@", m.pick("<=", "<", ">=", ">", "==", "~"))
	if strings.Contains(condition, "~") && strings.Contains(condition, "m * #") {
		condition += " ± 5%"
	}
	return text, condition
}

// What a solution claims of all values holds at 20,000 of them, for random scenarios.
func TestBruteForce(t *testing.T) {
	rounds, seed := bruteRounds(40)
	kinds := make(map[Kind]int)
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 2))}
	for range rounds {
		text, condition := m.scenario()
		g := bruteGraph(t, text, condition, m)
		if g == nil {
			continue
		}
		s, err := Find(g, "n", unit.Printer{}, estimate.Sampling{})
		if err != nil {
			continue
		}
		kinds[s.Kind]++
		if wrong := disagrees(g, s, 20_000); wrong != "" {
			t.Errorf("%s\n--such-that '%s': %s: %s", text, g.Scenario.Conditions[0].Text.Text, s.Kind, wrong)
		}
	}
	t.Log(kinds)
}

// bruteRounds is how many scenarios are tried, and where they begin: other ones by
// BRUTE_ROUNDS and BRUTE_SEED.
func bruteRounds(rounds int) (int, uint64) {
	if n, err := strconv.Atoi(os.Getenv("BRUTE_ROUNDS")); err == nil {
		rounds = n
	}
	seed, err := strconv.ParseUint(os.Getenv("BRUTE_SEED"), 10, 64)
	if err != nil {
		seed = 1
	}
	return rounds, seed
}

// The same where conditions are about samples, at fewer values.
func TestBruteForceSampled(t *testing.T) {
	rounds, seed := bruteRounds(6)
	kinds := make(map[Kind]int)
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 3))}
	for range rounds {
		text := fmt.Sprintf(`
inputs: {n: %d users, factor: %d..%d, part: 5%%..%d%%, base: %s..%s}
fleets: {f: {node: {requests: %d/s}, needs: {requests: n * factor * 1/user/day}, price: $100/month}}
metrics: {m: 'factor * n / 1 user', y: '%s', per_user: f.cost / n in $/user/month}`,
			1+m.IntN(1e7), 1+m.IntN(4), 5+m.IntN(20), 6+m.IntN(80), "10", "1000", 1+m.IntN(1000),
			m.pick("ceil(m * part)", "m * part + base", "base - m * part", "m / (m + base)", "base / m", "max(m * part, base)", "abs(m - base)", "if(m > base, m, base)", "m * part - m / base", "sqrt(m) * base"))
		condition := m.pick("p95(y) <= #", "p5(y) >= #", "mean(y) < #", "prob(y > #) <= 30%", "y <= #", "f.nodes <= #", "p95(f.nodes) == #", "mean(per_user) <= $1/user/month", "p95(per_user) >= $0.#/user/month")
		g := compile(t, text, strings.ReplaceAll(condition, "#", m.pick("1", "5", "20", "300", "700")))
		if g == nil {
			t.Fatal(text, condition)
		}
		s, err := Find(g, "n", unit.Printer{}, estimate.Sampling{Samples: 1024})
		if err != nil {
			t.Fatal(err, text)
		}
		kinds[s.Kind]++
		i, _ := g.Find("n")
		at := func(v float64) bool {
			r, err := estimate.EstimateWith(g, unit.Printer{}, estimate.Sampling{Samples: 1024, Only: []string{"n"}}, &estimate.Fixed{Quantity: i, Value: v})
			return err == nil && r.Held[0]
		}
		if wrong := disagreesAt(at, true, s, 300); wrong != "" {
			t.Errorf("%s\n--such-that '%s': %s: %s", text, g.Scenario.Conditions[0].Text.Text, s.Kind, wrong)
		}
	}
	t.Log(kinds)
}

// bruteGraph compiles a scenario whose condition has a limit that some value of n meets;
// nil where it has no value.
func bruteGraph(t *testing.T, text, condition string, m *maker) *graph.Graph {
	t.Helper()
	left, _, _ := strings.Cut(condition, " ")
	limit := m.number()
	if m.IntN(4) > 0 { // one that the left side has somewhere
		g := compile(t, text, "")
		if g == nil {
			return nil
		}
		i, _ := g.Find("n")
		k, ok := g.Find(left)
		r, err := estimate.EstimateWith(g, unit.Printer{}, estimate.Sampling{}, &estimate.Fixed{Quantity: i, Value: math.Round(math.Exp(m.Float64() * 8))})
		if err == nil && ok {
			v := r.ValueAt(k)
			switch {
			case strings.Contains(condition, "$"):
				v *= 730 * 3600
			case strings.Contains(condition, "%"):
				v *= 100
			}
			limit = strconv.FormatFloat(v, 'f', m.IntN(4), 64)
		}
	}
	if strings.HasPrefix(limit, "-") {
		limit = "(" + limit + ")"
	}
	return compile(t, text, strings.ReplaceAll(condition, "#", limit))
}

func compile(t *testing.T, text, condition string) *graph.Graph {
	t.Helper()
	opt := scenario.Options{File: fileOf(text)}
	if condition != "" {
		opt.Conditions = []scenario.Setting{{Flag: "--such-that", Formula: condition}}
	}
	s, err := scenario.Load("plan", opt)
	if err != nil {
		return nil
	}
	g, err := graph.Compile(s)
	if err != nil {
		return nil
	}
	return g
}

// disagrees evaluates the conditions at points of the interval, and says where a claim
// of the solution is wrong.
func disagrees(g *graph.Graph, s *Solution, points int) string {
	i, _ := g.Find("n")
	frame := g.NewFrame(1)
	return disagreesAt(func(v float64) bool {
		frame.Fix(i, v)
		frame.Run()
		return frame.Value(g.Conditions[0]) == 1 && len(g.Verify(frame, i)) == 0
	}, g.IsWhole(i), s, points)
}

func disagreesAt(holds func(v float64) bool, whole bool, s *Solution, points int) string {
	for k := range points {
		v := s.Low * math.Pow(s.High/s.Low, float64(k)/float64(points-1))
		if s.Low <= 0 || s.High/s.Low < 10 {
			v = s.Low + (s.High-s.Low)*float64(k)/float64(points-1)
		}
		if whole {
			v = math.Round(v)
		}
		v = min(max(v, s.Low), s.High)
		said, edge := false, false
		for _, w := range s.Windows {
			said = said || v >= w.From && v <= w.To
			edge = edge || !whole && (math.Abs(v-w.From) <= 1e-9*math.Abs(v) || math.Abs(v-w.To) <= 1e-9*math.Abs(v))
		}
		if does := holds(v); s.Proved && said != does && !edge {
			return fmt.Sprintf("at %v it holds: %v, and the windows are %v", v, does, s.Windows)
		}
	}
	return ""
}
