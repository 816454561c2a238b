package estimate

import ("testing";"fmt";"botec/estimate/scenario";"botec/estimate/unit")

func TestDbg(t *testing.T) {
	g, err := Compile("../testdata/bench/feed-ranges.botec.yaml", scenario.Options{})
	if err != nil { t.Fatal(err) }
	only := []string{"post.stored", "media.writes", "media.stored", "writes", "reads", "requests", "peak_requests", "ingress", "egress", "peak_egress",
	"store_reads", "peak_store_reads", "cache", "stored", "stored_replicated", "replication_traffic", "app.nodes", "store.nodes", "servers", "cost"}
	r, _ := Estimate(g, unit.Printer{}, Sampling{Samples: 100000, Only: only})
	for k := range r.samples.outputs { o := &r.samples.outputs[k]
		fmt.Println(o.node, o.request, o.averaged, len(o.watched))
		for _, w := range o.watched { fmt.Println("   watch", g.Quantities[w.quantity].Name) }
	}
	for i := range g.Quantities { if r.samples.part.Uncertain(i) { fmt.Println(g.Quantities[i].Name, r.samples.part.Node(i), r.samples.part.Source(r.samples.part.Node(i))) } }
	nodes := []int{}
	for k := range r.samples.outputs { nodes = append(nodes, r.samples.outputs[k].node) }
	r.samples.part.Sampler(nodes).Dump()
}
