package graph

import (
	"slices"
	"testing"

	"botec/estimate/scenario"
	"botec/estimate/source"
)

// compile compiles the text of a scenario that has no mistakes.
func compile(t *testing.T, text string) *Graph {
	t.Helper()
	s, err := scenario.Load("plan.yaml", scenario.Options{File: &source.File{Name: "plan.yaml", Text: text}})
	if err != nil {
		t.Fatal(err)
	}
	g, err := Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestSort: each number comes after those it uses, and each cycle is reported once.
func TestSort(t *testing.T) {
	for _, c := range []struct {
		uses   [][]int
		order  []int
		cycles [][]int
	}{
		{uses: [][]int{{}, {}}, order: []int{0, 1}},
		{uses: [][]int{{2}, {0}, {}}, order: []int{2, 0, 1}},
		{uses: [][]int{{1, 2}, {3}, {3}, {}}, order: []int{3, 1, 2, 0}},
		{uses: [][]int{{0}}, order: []int{0}, cycles: [][]int{{0}}},
		{uses: [][]int{{1}, {2}, {1}, {3}}, order: []int{2, 1, 0, 3}, cycles: [][]int{{1, 2}, {3}}},
	} {
		var cycles [][]int
		order := Sort(len(c.uses), func(i int, visit func(int)) {
			for _, r := range c.uses[i] {
				visit(r)
			}
		}, func(members []int) { cycles = append(cycles, slices.Clone(members)) })
		if !slices.Equal(order, c.order) || !slices.EqualFunc(cycles, c.cycles, slices.Equal[[]int]) {
			t.Errorf("%v: order %v, cycles %v", c.uses, order, cycles)
		}
	}
}

// TestOrder: every quantity of a graph comes after all that it uses.
func TestOrder(t *testing.T) {
	g := compile(t, "metrics: {a: b + servers, b: c * 2, c: latency.ssd_read / 1 ms}\nworkloads: {w: {writes: 5/s}}\nexpect: [p95(a) > 0]")
	seen := make([]bool, len(g.Quantities))
	for _, i := range g.Order {
		for r := range g.Quantities[i].Bound.Uses() {
			if !seen[r] {
				t.Errorf("%s comes before %s", g.Quantities[i].Name, g.Quantities[r].Name)
			}
		}
		seen[i] = true
	}
	if slices.Contains(seen, false) {
		t.Error("a quantity is missing")
	}
}

// TestUnknown: a name that is not there, with the closest one that is.
func TestUnknown(t *testing.T) {
	g := compile(t, "workloads: {post: {writes: 5/s}}")
	e := g.Unknown("post.stord")
	if e.Text != "scenario plan has no metric named post.stord" || e.Hint != "did you mean post.stored?" {
		t.Errorf("%s, %s", e.Text, e.Hint)
	}
	if hint := g.Unknown("xyzzy").Hint; hint != "" {
		t.Errorf("suggests %q for a name that is like no other", hint)
	}
}

// TestBoundBy: the resource that needs the most nodes, the first at a tie.
func TestBoundBy(t *testing.T) {
	g := compile(t, `
fleets:
  app: {node: {cpu: 1, disk: 1 TB}, needs: {cpu: 2, disk: 3 TB}}
  given: {nodes: 5, node: {cpu: 1}, needs: {cpu: 2}}`)
	nodes := func(cpu, disk float64) func(int) float64 {
		return func(i int) float64 {
			return map[string]float64{"app.nodes_for.cpu": cpu, "app.nodes_for.disk": disk, "given.load.cpu": cpu}[g.Quantities[i].Name]
		}
	}
	for _, c := range []struct {
		fleet     string
		cpu, disk float64
		want      string
	}{{"app", 2, 3, "disk"}, {"app", 3, 2, "cpu"}, {"app", 3, 3, "cpu"}, {"given", 3, 3, "cpu"}, {"none", 3, 3, ""}} {
		if got := BoundBy(g.Resources(c.fleet), nodes(c.cpu, c.disk)); got != c.want {
			t.Errorf("%v: bound by %q", c, got)
		}
	}
}

// TestMatch: * matches dots too, and a name without wildcards only itself.
func TestMatch(t *testing.T) {
	for _, c := range []struct {
		glob, name string
		want       bool
	}{
		{"cost", "cost", true}, {"cost", "app.cost", false}, {"*cost", "app.cost", true}, {"app.*", "app.node.cpu", true},
		{"app.node?", "app.nodes", true}, {"[ab].x", "b.x", true}, {"[ab].x", "c.x", false}, {"[", "[", true}, {"[", "a", false},
	} {
		if got := Match(c.glob, c.name); got != c.want {
			t.Errorf("Match(%q, %q) = %v", c.glob, c.name, got)
		}
	}
}

// TestReferences: formulas outside of scenarios may name reference numbers, and no
// other names.
func TestReferences(t *testing.T) {
	var r References
	ref, _, problem := r.Resolve("period.day")
	if problem != nil {
		t.Fatal(problem)
	}
	if v, ok := r.Value(ref); !ok || v != 86400 {
		t.Errorf("period.day is %v", v)
	}
	if _, ok := r.Value(ref + 1); ok {
		t.Error("has a value for a ref that it did not give out")
	}
	if _, _, problem := r.Resolve("latency.ssd_reed"); problem == nil || !slices.Equal(problem.Write, []string{"latency.ssd_read"}) {
		t.Error(problem)
	}
}
