package estimate_test

import (
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// longest is the length of the texts that the fuzzers read, in bytes: what is wrong in
// a long one is wrong in a short one.
const longest = 3000

// central computes a scenario with every range at its median, without samples.
func central(opt scenario.Options) (*graph.Graph, func(int) float64, error) {
	g, err := estimate.Compile("plan.yaml", opt)
	if err != nil {
		return nil, nil, err
	}
	frame := g.NewFrame(1)
	frame.Run()
	if errs := g.Verify(frame, -1); len(errs) > 0 {
		return nil, nil, errs.Sort()
	}
	return g, frame.Value, nil
}

// checkAccepted checks what a fuzzer's input came to: each value is finite, and printed
// is a formula of the same dimension and value.
func checkAccepted(t *testing.T, g *graph.Graph, value func(int) float64) {
	t.Helper()
	units := g.Scenario.Units()
	for i := range g.Quantities {
		q := &g.Quantities[i]
		if !g.Listed(q) {
			continue
		}
		v := value(i)
		if !unit.Finite(v) {
			t.Fatalf("%s is %v", q.Name, v)
		}
		text := g.Print(unit.Printer{Units: units}, i, v)
		if text != g.Print(unit.Printer{Units: units}, i, v) {
			t.Fatalf("%s is printed in two ways", q.Name)
		}
		f, err := formula.Parse(text, units)
		if err != nil {
			t.Fatalf("%s is %s, which cannot be read: %v", q.Name, text, err)
		}
		b, errs := f.Bind(graph.NoNames("a value"), formula.Expected{Any: true})
		if len(errs) > 0 {
			t.Fatalf("%s is %s, which cannot be read: %v", q.Name, text, errs[0])
		}
		if back := b.Eval(b.Root, nil); math.Abs(back-v) > 0.0051*math.Abs(v) || !b.Type.Zero && b.Type.Dim != q.Bound.Type.Dim {
			t.Fatalf("%s is %v %s, printed %s, which is %v %s", q.Name, v, q.Bound.Type.Dim, text, back, b.Type.Dim)
		}
	}
}

// outcome is all that a reading comes to, as a text.
func outcome(g *graph.Graph, value func(int) float64, err error) string {
	if err != nil {
		return err.Error()
	}
	var s strings.Builder
	for i := range g.Quantities {
		fmt.Fprintln(&s, g.Quantities[i].Name, value(i))
	}
	fmt.Fprintln(&s, g.Warnings)
	return s.String()
}

// checkRead reads a text of the file and checks what it comes to: the same each time.
func checkRead(t *testing.T, file, text string, read func(text string) (*graph.Graph, func(int) float64, error)) {
	t.Helper()
	g, value, err := read(text)
	if len(text)%4 == 0 { // some of them, for the sake of the others
		if a, b := outcome(g, value, err), outcome(read(text)); a != b {
			t.Fatalf("%q is read in two ways:\n%s\n%s", text, a, b)
		}
	}
	if err == nil {
		checkAccepted(t, g, value)
		return
	}
	estimatetest.Hints(t, file, text, estimatetest.Faults(t, err), func(text string) error {
		_, _, err := read(text)
		return err
	})
}

// scenarioSeeds are small scenarios, each with something of its own.
var scenarioSeeds = []string{
	"inputs: {a: max(1, 2)}\nadvice: [{when: a > 1, say: '{a} {'}]",
	"fleets: {a: {node: postgres, needs: {storage: 5 TB}, utilization: {storage: 1}}}\ndisplay: {'*': GB}",
	"a: &a [*a]",
	"inputs: {a: 5}\nmetrics: {b: 2 * a}\ninterview: {b: 'How much is {b} {a', d: {ask: '{b}?', hint: '{x}', choices: {no: b < 5, 'yes': b >= 5}}}\ntopic: x\ndifficulty: easy\naliases: [a-b, A]",
	"inputs: {dau: 5M}\nworkloads: {w: {writes: dau * 2/user/day, size: {id: 8 B, text: 1 kB}}}",
	"workloads: {w: {write_throughput: 1 GB/s}, p: {split_of: w, share: 40%}, q: {split_of: w}}",
	"workloads: {w: {writes: 1k/s}, p: {part_of: w, share: 10%, size: 1 MB, peak_writes: 5/s}}",
	"units: [tweet, city/cities, {page: 8 KiB}]\ninputs: {tweets: 5M, p: 3 pages}",
	"currency: EUR\nfleets: {f: {nodes: 3, price: €1/h}}\ncosts: {team: €5k/month}",
	"extends: twitter\nmetrics: {stored: 5 PB}",
	"metrics: {a: 1..2, b: a ± 10%, c: 'if(a > 1, 5 MB, 2 GiB) in GB'}\nexpect: [a ~ 1.4, p95(a) < 3]",
	"metrics: {a: 'tiered(5 TB, 1 TB, $1/GB, $2/GB)', b: 'wait(5, 2, 1 s, 99%)', c: latency.ssd_read}",
	"inputs:\n  rate: {value: 5k/s, note: x, source: y, as_of: 2025}\nworkloads:\n  w: {requests: rate}\n",
	"fleets: {f: {node: {is: app, price: $1/h}, needs: {requests: 9k/s, cores: 8}, zones: 3, spare: 1}}",
	"inputs: {egress_price: $0.09}\nworkloads: {w: {reads: 2B/day, retention: 5}}",
	"inputs: {dau: 300M * 50%, params: 7B}\nmetrics: {x: params + 20%, y: 5 Mb}",
	"inputs: {x: y, y: x}\nworkloads: {w: {sise: 1 kB}}",
}

// FuzzScenario: any text is read as a scenario or refused with errors in their places.
func FuzzScenario(f *testing.F) {
	for _, text := range scenarioSeeds {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > longest {
			return
		}
		checkRead(t, "plan.yaml", text, func(text string) (*graph.Graph, func(int) float64, error) {
			return central(scenario.Options{File: &source.File{Name: "plan.yaml", Text: text}, Read: noFile})
		})
	})
}

// noFile is a file system without files.
func noFile(string) (string, error) { return "", fs.ErrNotExist }

// fuzzed is the scenario that settings change and team defaults apply to.
const fuzzed = `
units: [driver]
inputs: {dau: 5M, drivers: 3k, posts: 2/user/day, hit: 80%, disk_size: disk}
workloads:
  post: {writes: dau * posts, read_write_ratio: 10, size: {text: 1 kB, id: 8 B}, cache_hit: hit}
fleets:
  db: {node: {requests: 5k/s, storage: disk_size}, needs: {requests: peak_store_reads, storage: stored_replicated}, zones: 3}
costs: {team: $5k/month}
metrics: {busy_share: db.load.requests in %, disk: 2..4 TB}
expect: [cost < $1M/month]
`

// FuzzSet: any setting is taken or refused.
func FuzzSet(f *testing.F) {
	for _, s := range []string{"dau=3M", "posts=1..3/user/day", "post.size=2 kB", "post.size.text=5 B", "db.node.storage=1 TB", "db.needs.requests = 5/s",
		"db.price=$1/h", "stored=5 PB", "zones=2", "post.share=20%", "costs.team=0", "disk=5", "hit=90", "post.peak_writes=1k/s", "retention=5", "dua=1",
		"post.part_of=post", "db.load.requests=50%", "cost=$5", "=", "drivers=2B", "utilization=70", "busy_share=hit + 5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > longest {
			return
		}
		checkRead(t, "--set", text, func(text string) (*graph.Graph, func(int) float64, error) {
			name, formula, _ := strings.Cut(text, "=")
			return central(scenario.Options{File: &source.File{Name: "plan.yaml", Text: fuzzed}, Set: []scenario.Setting{{Flag: "--set", Name: name, Formula: formula}}})
		})
	})
}

// FuzzTeam: any text is read as team defaults or refused.
func FuzzTeam(f *testing.F) {
	for _, text := range []string{
		"defaults: {retention: 3 years, utilization: 60%, egress_price: $0.05/GB}",
		"defaults: {disk: 8 TB, replication: 2, zones: 3}",
		"nodes:\n  app: {requests: 5k/s, price: $0.3/h}\n  postgres: {storage: 8 TB}\n",
		"nodes: {app: {summary: x, requests: {value: 2k/s, note: measured}}}",
		"inputs: {dau: 5}", "defaults: {post.size: 1 kB, writes: 5/s}", "defaults: {retention: 5, hit: hit}", "nodes: {app: }", "defaults: [1]", "",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > longest {
			return
		}
		checkRead(t, scenario.TeamFile, text, func(text string) (*graph.Graph, func(int) float64, error) {
			return central(scenario.Options{Team: true, Dir: "/", File: &source.File{Name: "plan.yaml", Text: fuzzed}, Read: func(path string) (string, error) {
				if filepath.Base(path) == scenario.TeamFile {
					return text, nil
				}
				return noFile(path)
			}})
		})
	})
}
