package estimate_test

import (
	"container/heap"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

var simulated = flag.Int("simulated", 50_000, "requests that TestPaths simulates on each path")

// freeAt are the times at which the servers of a queue are free, as a heap.
type freeAt []float64

func (h freeAt) Len() int           { return len(h) }
func (h freeAt) Less(i, k int) bool { return h[i] < h[k] }
func (h freeAt) Swap(i, k int)      { h[i], h[k] = h[k], h[i] }
func (h *freeAt) Push(x any)        { *h = append(*h, x.(float64)) }
func (h *freeAt) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// queue simulates requests that wait for servers in order, and gives their response times.
func queue(random *rand.Rand, servers int, busy, service float64, n int) []float64 {
	free, now := make(freeAt, servers), 0.0
	out := make([]float64, 0, n)
	for i := range n + n/4 {
		now += random.ExpFloat64() * service / (busy * float64(servers))
		done := max(now, free[0]) + random.ExpFloat64()*service
		free[0] = done
		heap.Fix(&free, 0)
		if i >= n/4 { // the queue has settled
			out = append(out, done-now)
		}
	}
	return out
}

// TestPaths: the mean and the p99 of varied paths, against a simulation of their queues
// and requests.
func TestPaths(t *testing.T) {
	for k := range 20 {
		random := rand.New(rand.NewPCG(uint64(k), 7))
		busy := func() float64 { return 0.3 + 0.65*random.Float64() }
		var plan, path strings.Builder
		plan.WriteString("fleets:\n")
		var steps []func() float64
		fixed := 0.02 * random.Float64()
		fmt.Fprintf(&path, "edge: %.9f s", fixed)
		add := func(name string, service float64, text string, take func(call func() float64) float64) {
			servers, load := 2+random.IntN(30), busy()
			times := queue(random, servers, load, service, 4**simulated)
			fmt.Fprintf(&plan, "  %s: {node: {requests: 1/s}, needs: {requests: 1/s}, nodes: 1, workers: %d, service_time: %.9f s, rate: %.9f/s}\n", name, servers, service, load*float64(servers)/service)
			fmt.Fprintf(&path, ", %s", text)
			steps = append(steps, func() float64 {
				return take(func() float64 { return times[random.IntN(len(times))] })
			})
		}
		repeat := func(n float64) func(call func() float64) float64 {
			return func(call func() float64) (sum float64) {
				times := int(n)
				if random.Float64() < n-math.Floor(n) {
					times++
				}
				for range times {
					sum += call()
				}
				return sum
			}
		}
		add("app", 0.01, "app", repeat(1))
		if miss := 0.005 + 0.195*random.Float64(); k%2 == 0 { // a cache that answers most
			add("db", 0.02, fmt.Sprintf("{db: %.9f}", miss), repeat(miss))
		}
		if k%3 == 0 {
			add("slow", 1, "{slow: 5%}", repeat(0.05))
		}
		if n := 1.5 + 5*random.Float64(); k%3 == 1 {
			add("cache", 0.001, fmt.Sprintf("{cache: %.9f}", n), repeat(n))
		}
		if n := []int{2, 10, 50, 100}[k%4]; k%5 < 2 {
			add("search", 0.005, fmt.Sprintf("{search: {all: %d}}", n), func(call func() float64) (most float64) {
				for range n {
					most = max(most, call())
				}
				return most
			})
		}
		text := plan.String() + "paths: {page: [" + path.String() + "]}\n"
		g, err := estimate.Compile("plan.yaml", scenario.Options{File: &source.File{Name: "plan.yaml", Text: text}})
		if err != nil {
			t.Fatal(err)
		}
		r, err := estimate.Estimate(g, unit.Printer{}, estimate.Sampling{})
		if err != nil {
			t.Fatal(err)
		}
		sums, mean := make([]float64, *simulated), 0.0
		for i := range sums {
			sums[i] = fixed
			for _, s := range steps {
				sums[i] += s()
			}
			mean += sums[i] / float64(len(sums))
		}
		slices.Sort(sums)
		p99 := sums[len(sums)*99/100]
		got, gotP99 := r.Get("page.latency").Value, r.Get("page.latency_p99").Value
		t.Logf("mean %.3g (%+.1f%%), p99 %.3g (%+.1f%%): %s", mean, 100*(got/mean-1), p99, 100*(gotP99/p99-1), path.String())
		if math.Abs(got/mean-1) > 0.08 {
			t.Errorf("the mean is %v, simulated %v\n%s", got, mean, text)
		}
		if math.Abs(gotP99/p99-1) > 0.15 {
			t.Errorf("the p99 is %v, simulated %v\n%s", gotP99, p99, text)
		}
	}
}
