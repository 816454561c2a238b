package differential

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
)

// generator writes scenarios. All its choices come from one source of random numbers.
type generator struct {
	*rand.Rand
	names    map[string][]string // those that a formula may use, by their dimension
	many     bool                // there are many workloads, so each is simple
	mistakes int                 // one formula in so many has a mistake, 0 for none
	ranges   bool                // numbers may be ranges
}

// generate makes up a scenario and settings.
func generate(random *rand.Rand) (text string, settings []setting) {
	g := &generator{Rand: random, names: make(map[string][]string), ranges: random.IntN(3) == 0}
	if g.IntN(4) == 0 {
		g.mistakes = 40
	}
	var b strings.Builder
	b.WriteString("units: [tweet, city/cities, {page: 8 KiB}]\n")
	b.WriteString("inputs:\n  unused: 1\n")
	for i := range g.IntN(8) {
		of := pick(g, dimensions)
		name := fmt.Sprintf("%s_%d", of, i)
		fmt.Fprintf(&b, "  %s: %s\n", name, quoted(g.formula(of, 2)))
		g.know(of, name)
	}
	if g.IntN(2) == 0 {
		fmt.Fprintf(&b, "  dau: %s\n", pick(g, []string{"5M", "2B", "150M users", "1M..2M", "3M ± 10%", "1M users * 2", "round(1.5M)"}))
		g.know("users", "dau")
	}
	for _, name := range g.some([]string{"read_write_ratio", "overhead", "compression", "retention", "replication", "peak_factor", "busy", "cache_share",
		"cache_window", "cache_hit", "cdn_hit", "utilization", "zones", "spare", "price", "server_rate", "storage_price", "egress_price", "cdn_price",
		"price_per_write", "price_per_read"}, 3) {
		fmt.Fprintf(&b, "  %s: %s\n", name, quoted(g.given(name)))
		g.know(given[name], name)
	}
	workloads := g.workloads(&b)
	fleets := g.fleets(&b)
	if g.IntN(3) == 0 {
		b.WriteString("costs:\n")
		for _, name := range append(g.some([]string{"requests", "stored"}, 2), "support") {
			fmt.Fprintf(&b, "  %s: %s\n", name, quoted(g.formula("cost", 2)))
		}
	}
	g.know("rate", "writes", "peak_requests", "sum(workloads.reads)")
	g.know("data", "stored", "max(workloads.stored)")
	g.know("throughput", "egress", "max(workloads.peak_egress)")
	g.know("number", "servers", "max(fleets.nodes)")
	g.know("cost", "cost", "compute_cost", "sum(fleets.cost)")
	if g.IntN(4) > 0 {
		b.WriteString("metrics:\n")
		for i := range 1 + g.IntN(4) {
			of := pick(g, dimensions)
			name := fmt.Sprintf("%s_metric_%d", of, i)
			fmt.Fprintf(&b, "  %s: %s\n", name, quoted(g.formula(of, 3)))
			g.know(of, name)
		}
		if g.many {
			b.WriteString("  largest: max(workloads.stored)\n  least: min(workloads.writes, 1/s)\n  in_all: 'sum(workloads.stored) + max(workloads.stored)'\n")
		}
		if g.IntN(5) == 0 {
			name := pick(g, []string{"stored", "egress", "writes", "stored_replicated", "cost", "origin_egress", "peak_requests"})
			fmt.Fprintf(&b, "  %s: %s\n", name, quoted(g.literal(map[string]string{"stored": "data", "stored_replicated": "data", "cost": "cost",
				"egress": "throughput", "origin_egress": "throughput", "writes": "rate", "peak_requests": "rate"}[name])))
		}
	}
	if g.IntN(3) == 0 {
		b.WriteString("expect:\n")
		for range 1 + g.IntN(3) {
			fmt.Fprintf(&b, "  - %s\n", quoted(g.condition(1)))
		}
	}
	for range g.IntN(3) * g.IntN(2) {
		settings = append(settings, g.setting(workloads, fleets))
	}
	return b.String(), settings
}

// dimensions are the kinds of quantities that formulas are made for.
var dimensions = []string{"number", "number", "share", "rate", "data", "throughput", "time", "users", "money", "cost"}

// given has the dimension of each name that a workload, a fleet or the scenario may give.
var given = map[string]string{
	"share": "share", "writes": "rate", "read_write_ratio": "number", "reads": "rate", "write_throughput": "throughput", "read_throughput": "throughput",
	"existing": "number", "size": "data", "read_size": "data", "stored_size": "data", "request_size": "data", "overhead": "overhead", "compression": "factor",
	"retention": "time", "replication": "number", "peak_factor": "factor", "busy": "busy", "cache_share": "share", "cache_window": "time", "cache_hit": "share",
	"cdn_hit": "share", "storage_price": "storage price", "egress_price": "price", "cdn_price": "price", "price_per_write": "money", "price_per_read": "money",
	"utilization": "utilization", "zones": "whole", "spare": "whole", "price": "cost", "server_rate": "rate", "nodes": "whole",
	"service_time": "service", "service_time_p99": "service", "rate": "rate", "workers": "whole", "availability": "availability", "zone_availability": "availability",
	"requests": "rate", "peak_writes": "rate", "peak_reads": "rate", "peak_requests": "rate", "ingress": "throughput", "egress": "throughput",
	"peak_ingress": "throughput", "peak_egress": "throughput", "origin_egress": "throughput", "store_reads": "rate", "cache": "data", "objects": "number",
	"stored_rate": "throughput", "stored_daily": "data", "stored": "data", "stored_replicated": "data", "storage_cost": "cost", "cost": "cost",
}

var givenByWorkloads = []string{"writes", "writes", "read_write_ratio", "reads", "write_throughput", "read_throughput", "existing", "size", "size", "read_size",
	"stored_size", "request_size", "overhead", "compression", "retention", "replication", "peak_factor", "busy", "cache_share", "cache_window", "cache_hit",
	"cdn_hit", "storage_price", "egress_price", "cdn_price", "price_per_write", "price_per_read"}

var derivedOfWorkloads = []string{"requests", "peak_writes", "peak_reads", "peak_requests", "ingress", "egress", "peak_ingress", "peak_egress", "origin_egress",
	"store_reads", "cache", "objects", "stored_rate", "stored_daily", "stored", "stored_replicated", "storage_cost"}

func pick[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }

// some picks up to most of a list, each once.
func (g *generator) some(list []string, most int) []string {
	var out []string
	seen := make(map[string]bool)
	for range g.IntN(most + 1) {
		if name := pick(g, list); !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}

func (g *generator) know(of string, names ...string) {
	g.names[of] = append(g.names[of], names...)
}

func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// given is a formula for a given name.
func (g *generator) given(name string) string {
	if g.mistakes > 0 && g.IntN(g.mistakes) == 0 {
		return g.formula(pick(g, dimensions), 1)
	}
	switch name {
	case "size", "read_size", "stored_size", "writes", "reads", "retention", "peak_writes":
		return g.formula(given[name], 2)
	}
	return g.formula(given[name], 1)
}

// noted is a formula as YAML has it, some with a note.
func (g *generator) noted(formula string) string {
	if g.IntN(5) == 0 {
		return "{value: " + quoted(formula) + ", note: why}"
	}
	return quoted(formula)
}

func (g *generator) workloads(b *strings.Builder) (names []string) {
	n := g.IntN(5)
	if g.IntN(12) == 0 { // many are added up in another way
		n = 9 + g.IntN(4)
		g.many, g.mistakes = true, 0
	}
	if n > 0 {
		b.WriteString("workloads:\n")
	}
	split := make(map[string]bool) // has a part that takes the rest
	for i := range n {
		name := []string{"post", "media", "chat", "feed", "like", "follow", "search", "story", "video", "call", "log", "event"}[i]
		fmt.Fprintf(b, "  %s:\n", name)
		lines := 0
		line := func(label, formula string) {
			fmt.Fprintf(b, "    %s: %s\n", label, formula)
			lines++
		}
		part := i > 0 && g.IntN(2) == 0
		if part {
			whole := pick(g, names)
			if g.IntN(2) == 0 {
				line("part_of", whole)
				if g.IntN(3) > 0 {
					line("share", quoted(g.formula("share", 1)))
				}
			} else {
				line("split_of", whole)
				if split[whole] || g.IntN(3) == 0 {
					line("share", pick(g, []string{"100%", "40%", "60%", "25%"}))
				} else {
					split[whole] = true
				}
			}
		}
		labels := append(g.some(givenByWorkloads, 6), g.some(derivedOfWorkloads, g.IntN(3))...)
		if g.many {
			labels = g.some([]string{"writes", "size", "existing", "retention", "peak_factor"}, 3)
		}
		outside := maps.Clone(g.names)
		if g.IntN(3) == 0 { // names of the workload itself, and of the one that it is part of
			g.know("data", "size", "stored", "sum(size, 1 B)")
			g.know("rate", "writes", "peak_reads")
			g.know("time", "retention")
			g.know("number", "replication", "objects")
			if part {
				g.know("data", "part_of.size", "part_of.stored")
				g.know("rate", "part_of.writes", "part_of.peak_writes")
				g.know("share", "part_of.cache_hit", "share")
			}
		}
		for _, label := range labels {
			if (label == "size" || label == "stored_size") && g.IntN(3) == 0 {
				line(label, fmt.Sprintf("{id: %s, text: %s}", quoted(g.literal("data")), quoted(g.literal("data"))))
			} else {
				line(label, g.noted(g.given(label)))
			}
		}
		g.names = outside
		if lines == 0 {
			line("writes", quoted(g.literal("rate")))
		}
		names = append(names, name)
		g.know("rate", name+".writes", name+".reads", name+".peak_writes", name+".store_reads")
		g.know("data", name+".stored", name+".size", name+".cache")
		g.know("throughput", name+".ingress", name+".peak_egress")
		g.know("number", name+".objects", name+".replication")
		g.know("time", name+".retention")
		g.know("share", name+".cdn_hit")
	}
	return names
}

func (g *generator) fleets(b *strings.Builder) (names []string) {
	n := g.IntN(3)
	if g.IntN(20) == 0 {
		n = 9 + g.IntN(2)
	}
	switch {
	case n > 0:
		b.WriteString("fleets:\n")
	case g.IntN(6) == 0:
		b.WriteString("fleets: {}\n")
	case g.IntN(6) == 0:
		fmt.Fprintf(b, "fleets: {app: {%s}}\n", pick(g, []string{"price: $0.2/h", "node: {requests: 5k/s}", "zones: 3, spare: 1", "utilization: 50%", "needs: {requests: reads}",
			"utilization: {requests: 50%}", "nodes: 4"}))
		return []string{"app"}
	}
	resources := map[string]string{"requests": "rate", "storage": "data", "memory": "data", "egress": "throughput", "connections": "users", "cores": "number"}
	for i := range n {
		name := []string{"app", "store", "db", "edge", "queue", "index", "cold", "hot", "gpu", "web"}[i]
		fmt.Fprintf(b, "  %s:\n", name)
		needs := g.some([]string{"requests", "storage", "memory", "egress", "cores"}, 3)
		if len(needs) == 0 || g.IntN(8) == 0 {
			needs = []string{"connections"}
		}
		outside := maps.Clone(g.names)
		if g.IntN(3) == 0 { // names of the fleet itself
			g.know("number", "zones", "spare", "nodes", "max(nodes_for.*)")
			g.know("cost", "price")
			g.know("rate", "node.requests")
			g.know("data", "node.storage")
			g.know("utilization", "utilization")
		}
		var node, need []string
		for _, r := range needs {
			if r == "requests" && g.IntN(4) == 0 { // a number that counts what its counterpart does
				node, need = append(node, r+": "+quoted(g.literal("rate"))), append(need, r+": '5'")
				continue
			}
			node = append(node, r+": "+quoted(g.literal(resources[r])))
			need = append(need, r+": "+quoted(g.formula(resources[r], 2)))
		}
		switch catalogue := g.IntN(4); {
		case catalogue == 0:
			fmt.Fprintf(b, "    node: {is: %s, %s}\n", pick(g, []string{"postgres", "app", "redis", "cassandra"}), strings.Join(node, ", "))
		default:
			fmt.Fprintf(b, "    node: {%s}\n", strings.Join(node, ", "))
		}
		fmt.Fprintf(b, "    needs: {%s}\n", strings.Join(need, ", "))
		if g.IntN(3) == 0 {
			fmt.Fprintf(b, "    utilization: {%s: %s}\n", pick(g, needs), quoted(g.formula("utilization", 1)))
		} else if g.IntN(3) == 0 {
			fmt.Fprintf(b, "    utilization: %s\n", quoted(g.formula("utilization", 1)))
		}
		for _, label := range g.some([]string{"zones", "zones", "spare", "price", "nodes", "cost", "availability", "zone_availability"}, 4) {
			fmt.Fprintf(b, "    %s: %s\n", label, quoted(g.given(label)))
		}
		if g.IntN(6) == 0 { // a queue, of few nodes for the sake of time
			fmt.Fprintf(b, "    service_time: %s\n    workers: %s\n    rate: '%d/s'\n", g.literal("service"), g.literal("whole"), 1+g.IntN(200))
			if g.IntN(2) == 0 {
				b.WriteString("    service_time_p99: 0.2 s\n")
			}
		}
		if g.IntN(10) == 0 {
			fmt.Fprintf(b, "    %s: {%s: %s}\n", pick(g, []string{"nodes_for", "load"}), needs[0], pick(g, []string{"3", "50%", "12"}))
		}
		g.names = outside
		names = append(names, name)
		g.know("number", name+".nodes")
		g.know("cost", name+".cost")
	}
	return names
}

// setting sets something that the scenario has.
func (g *generator) setting(workloads, fleets []string) setting {
	names := []string{"retention", "peak_factor", "utilization", "zones", "cdn_hit", "replication"}
	for _, w := range workloads {
		names = append(names, w+"."+pick(g, givenByWorkloads), w+"."+pick(g, derivedOfWorkloads))
	}
	for _, f := range append(fleets, "app") {
		names = append(names, f+".spare", f+".zones", f+".nodes", f+".price", f+".utilization.requests", f+".node.requests", f+".needs.requests")
	}
	name := pick(g, names)
	_, label, dotted := strings.Cut(name, ".")
	if !dotted {
		label = name
	}
	switch label {
	case "utilization.requests":
		return setting{name, g.formula("utilization", 1)}
	case "node.requests", "needs.requests":
		return setting{name, g.formula("rate", 1)}
	}
	return setting{name, g.literal(given[label])}
}

// literal is a number with its unit.
func (g *generator) literal(of string) string {
	digits := pick(g, []string{"1", "2", "3", "5", "7.5", "12", "40", "100", "250", "1.25"})
	switch of {
	case "share":
		return pick(g, []string{"0%", "5%", "12.5%", "50%", "80%", "99%", "100%", "0.3"})
	case "utilization":
		return pick(g, []string{"50%", "70%", "85%", "100%"})
	case "overhead":
		return pick(g, []string{"0%", "10%", "30%", "150%", "0.2", "0"})
	case "factor":
		return pick(g, []string{"1", "1.5", "2", "3", "10", "5:1"})
	case "whole":
		return pick(g, []string{"1", "2", "3", "4", "5"})
	case "service":
		return pick(g, []string{"5 ms", "20 ms", "50 ms", "0.2 s"})
	case "availability":
		return pick(g, []string{"99%", "99.9%", "100%", "0.5", "90%"})
	case "busy":
		return pick(g, []string{"24 h", "8 h", "12 hours", "90 min"})
	case "rate":
		return digits + pick(g, []string{"/s", "k/s", "M/day", "/min", " rps", "k tweets/day", "0/s", "M/month", "k per hour"})
	case "data":
		return digits + pick(g, []string{" B", " kB", " MB", " GiB", " TB", " Mbit", " pages", " KiB"})
	case "throughput":
		return digits + pick(g, []string{" MB/s", " Gbps", " kB/s", " TB/day", " Mbit/s"})
	case "time":
		return digits + pick(g, []string{" s", " days", " years", " ms", " h", " weeks", " months"})
	case "users":
		return digits + pick(g, []string{" users", "k users", "M users"})
	case "money":
		return "$" + pick(g, []string{"5", "0.02", "100", "1.5k", "0"})
	case "cost":
		return pick(g, []string{"$5/h", "$100/month", "$2k/year", "$0.25/hour"})
	case "price":
		return pick(g, []string{"$0.02/GB", "$0.09/GB", "$1/TB", "$5/million/MB"})
	case "storage price":
		return pick(g, []string{"$0.023/GB/month", "$20/TB-month", "$1/TB/day"})
	}
	return pick(g, []string{"", "", "", "0."}) + pick(g, []string{"1", "2", "3", "5", "12", "40", "100"})
}

// formula is a formula of a dimension.
func (g *generator) formula(of string, depth int) string {
	if g.mistakes > 0 && g.IntN(g.mistakes) == 0 {
		return g.mistake(of, depth)
	}
	if known := g.names[of]; len(known) > 0 && g.IntN(3) == 0 {
		return pick(g, known)
	}
	if depth <= 0 || g.IntN(3) == 0 {
		if g.ranges && g.IntN(4) == 0 {
			return g.interval(of)
		}
		return g.literal(of)
	}
	f := func(of string) string { return g.formula(of, depth-1) }
	p := func(of string) string { return "(" + f(of) + ")" }
	if g.IntN(4) == 0 && of != "utilization" && of != "service" && of != "availability" && of != "whole" && of != "busy" {
		switch g.IntN(5) {
		case 0:
			return fmt.Sprintf("%s(%s, %s)", pick(g, []string{"min", "max"}), f(of), f(of))
		case 1:
			return fmt.Sprintf("if(%s, %s, %s)", g.condition(depth-1), f(of), f(of))
		case 2:
			return p(of)
		case 3:
			return fmt.Sprintf("abs(%s)", f(of))
		}
		if of != "share" && of != "overhead" && of != "factor" {
			return fmt.Sprintf("%s * %s", p(of), p("number"))
		}
	}
	return g.operation(of, f, p)
}

// operation is a formula of a dimension by operators and functions. f makes an operand,
// p one in parentheses.
func (g *generator) operation(of string, f, p func(string) string) string {
	var forms []string
	switch of {
	case "number":
		forms = []string{p("number") + " + " + p("number"), p("number") + " * " + f("number"), p("rate") + " * " + p("time"), p("data") + " / " + p("data"),
			"ceil(" + f("number") + ")", "floor(" + p("data") + " / " + g.literal("data") + ")", "round(" + f("number") + ")", "sqrt(" + p("number") + ")",
			"ln(1 * " + p("number") + ")", "log2(" + f("number") + ")", "log10(" + f("number") + ")", "log(" + f("number") + ", 3)", "exp(" + p("number") + " / 100)",
			"nines(" + pick(g, []string{"99%", "99.95%", "parallel(90%, 2)", "0%"}) + ")", "staff(min(" + f("number") + ", 100) / 7, " + pick(g, []string{"5%", "20%", "1%", "100%"}) + ")",
			p("users") + " / " + p("users"), p("number") + "^" + pick(g, []string{"2", "0.5", "-1", "0"}), p("number") + " - " + p("number"),
			"-" + p("number"), "sum(" + f("number") + ", " + f("number") + ")", p("number") + " per " + p("number"), "throughput_0 / " + p("throughput"),
			"tiered(" + f("number") + ", 5, 1, 20, 2, 3)", "uniform(1, 9)", "triangular(1, 3, 9)"}
	case "whole":
		forms = []string{"ceil(" + f("number") + " / 10)", "max(1, floor(" + f("number") + "))", "3 - 1"}
	case "share":
		forms = []string{"1 - " + p("share"), p("share") + " * " + p("share"), "parallel(" + f("share") + ", " + pick(g, []string{"1", "2", "3", "1.5"}) + ")",
			"parallel(99%, 3, " + f("share") + ")", "available(" + pick(g, []string{"5, 3", "10, 8", "3, 1", "2, 4", "4.5, 2.5"}) + ", " + f("share") + ")",
			"erlang_b(" + pick(g, []string{"1", "5", "40", "2.5"}) + ", min(" + f("number") + ", 50))", "erlang_c(" + pick(g, []string{"4", "50", "7.5"}) + ", min(" + f("number") + ", 50))",
			p("share") + " of " + p("share"), "1 - " + p("share") + " * " + p("share"), p("data") + " / 100 TB", p("share") + "^2"}
	case "rate":
		forms = []string{p("rate") + " + " + p("rate"), p("number") + " * " + p("rate"), p("users") + " * 2/user/day", p("share") + " of " + p("rate"),
			p("throughput") + " / " + p("data"), p("number") + " / " + p("time"), "sum(" + f("rate") + ", " + f("rate") + ")", f("rate") + " in /day",
			"tiered(" + f("rate") + ", 1k/s, 100%, 5k/s, 50%, 10%)"}
	case "data":
		forms = []string{p("data") + " + " + p("data"), p("throughput") + " * " + p("time"), p("number") + " * " + p("data"), p("share") + " of " + p("data"),
			"sqrt(" + p("data") + " * " + p("data") + ")", "ceil(" + p("data") + " / 1 MB) * 1 MB", f("data") + " in GB", "sum(" + f("data") + ", 0)"}
	case "throughput":
		forms = []string{p("throughput") + " + " + p("throughput"), p("rate") + " * " + p("data"), p("data") + " / " + p("time"), p("data") + " per " + p("time"),
			f("throughput") + " in Gbps"}
	case "time":
		forms = []string{p("time") + " + " + p("time"), p("number") + " * " + p("time"), p("data") + " / " + p("throughput"), "1 / " + p("rate"),
			"wait(" + pick(g, []string{"4", "20", "300"}) + ", " + f("number") + ", " + f("time") + ", " + pick(g, []string{"50%", "99%", "0"}) + ")"}
	case "users":
		forms = []string{p("users") + " + " + p("users"), p("number") + " * " + p("users"), "ceil(" + f("users") + ")", p("share") + " of " + p("users")}
	case "money":
		forms = []string{p("number") + " * " + p("money"), p("cost") + " * " + p("time"), "tiered(" + f("data") + ", 1 TB, $0.09/GB, 10 TB, $0.05/GB, $0.01/GB)", p("money") + " + " + p("money")}
	case "cost":
		forms = []string{p("cost") + " + " + p("cost"), p("throughput") + " * $0.02/GB", p("rate") + " * " + p("money"), "tiered(" + f("throughput") + ", 10 TB/month, $0.09/GB, $0.05/GB)"}
	default:
		return g.literal(of)
	}
	return pick(g, forms)
}

// interval is a range or a distribution.
func (g *generator) interval(of string) string {
	switch of {
	case "share":
		return pick(g, []string{"5..10%", "20%..80%", "90%..99%"})
	case "data":
		return pick(g, []string{"2..5 MB", "1 kB ± 20%", "uniform(1 MB, 3 MB)", "triangular(1 kB, 2 kB, 9 kB)", "1 GB ± 100 MB", "pert(1 MB, 2 MB, 8 MB)", "-1 MB..3 MB"})
	case "rate":
		return pick(g, []string{"1k/s..2k/s", "5k/s ± 10%", "lognormal(1/s, 20/s)", "normal(100/s, 200/s)", "0/s..5/s"})
	case "number":
		return pick(g, []string{"1..3", "5 ± 1", "uniform(2, 4)", "0..10", "3..2", "pert(1, 2, 5)"})
	}
	return g.literal(of)
}

func (g *generator) condition(depth int) string {
	of := pick(g, dimensions)
	x := g.formula(of, depth)
	switch op := pick(g, []string{"<", "<=", ">", ">=", "==", "~", "~±"}); op {
	case "~":
		return x + " ~ " + g.literal(of)
	case "~±":
		return x + " ~ " + g.literal(of) + " ± " + pick(g, []string{"5%", "50%", "100%"})
	default:
		return x + " " + op + " " + g.formula(of, depth)
	}
}

// mistake is a formula that is likely to be wrong.
func (g *generator) mistake(of string, depth int) string {
	return pick(g, []string{"nothing", "1 / 0", "3 + 20%", "-" + g.literal(of), g.formula(pick(g, dimensions), depth-1), "1 MB + 1 s", "post.stored", "writes",
		"sqrt(-1)", "0", "7B", "200%", "part_of.writes", "sum(workloads.nothing)", "max(fleets.nodes)", "sum(workloads.writes)", "5", "1e300 * 1e300",
		"latency.ssd_read", "size", "retention", "ln(0)", "2^5000"})
}
