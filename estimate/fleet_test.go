package estimate_test

import (
	"strings"
	"testing"

	"botec/estimate/estimatetest"
	"botec/estimate/scenario"
)

// set is a --set.
func set(name, formula string) scenario.Setting {
	return scenario.Setting{Flag: "--set", Name: name, Formula: formula}
}

// TestZones: zones enlarge what carries load, not data whose copies are in the others.
func TestZones(t *testing.T) {
	const fleet = "fleets: {f: {node: {storage: 10 TB, memory: 10 TB, ram: 10 TB, requests: 1k/s}, needs: {NEED}, zones: 3, utilization: 100%}}"
	for need, nodes := range map[string]string{
		"storage: 300 TB":                  "30", // a third in each zone
		"storage: 301 TB":                  "33", // 31, rounded up to a multiple of 3
		"requests: 30k/s":                  "45", // 3 × 30 ÷ 2
		"memory: 300 TB":                   "45", // what memory holds is lost with its zone
		"ram: 300 TB":                      "30",
		"storage: 300 TB, requests: 22k/s": "33", // 3 × 22 ÷ 2
		"storage: 300 TB, requests: 18k/s": "30",
	} {
		holds(t, strings.Replace(fleet, "NEED", need, 1), "f.nodes = "+nodes)
	}
	// one zone is no zone
	holds(t, strings.Replace(fleet, "NEED", "requests: 30k/s", 1), "f.nodes = 30", set("f.zones", "1"))
	holds(t, strings.Replace(fleet, "NEED", "storage: 301 TB", 1), "f.nodes = 31", set("f.zones", "1"))
	// 60k/s on 90 nodes of 1k/s: 66.7%, and all of the 60 that are left
	holds(t, "fleets: {f: {node: {requests: 1k/s, storage: 10 TB}, needs: {requests: 60k/s, storage: 450 TB}, zones: 3, nodes: 90}}", `
		f.load.requests = 60 / 90
		f.load_zone_down.requests = 1
		f.load.storage = 50%
		f.load_zone_down.storage = 50%
		f.nodes_needed = 129          # 3 × ceil(60 ÷ 70%) ÷ 2 = 3 × 43`)
}

// TestNodePrice: the price of a fleet is its own, in whatever order its file has them,
// else that of its node, else that of the catalogue.
func TestNodePrice(t *testing.T) {
	const needs = "needs: {requests: 1/s}"
	for keys, price := range map[string]string{
		"node: app":                                 "$0.2016/h",
		"node: app, price: $1/h":                    "$1/h",
		"price: $1/h, node: app":                    "$1/h",
		"node: {is: app, price: $2/h}":              "$2/h",
		"node: {price: $2/h, is: app}":              "$2/h",
		"node: {is: app, price: $2/h}, price: $1/h": "$1/h",
		"price: $1/h, node: {is: app, price: $2/h}": "$1/h",
		"node: {requests: 1k/s, price: $2/h}":       "$2/h",
	} {
		holds(t, "inputs: {price: $3/h}\nfleets: {web: {"+keys+", "+needs+"}}", "web.price = "+price)
	}
	holds(t, "inputs: {price: $3/h}\nfleets: {web: {node: redis, "+needs+"}}", "web.price = $3/h") // the catalogue has none
	holds(t, "extends: one-big-server\nfleets: {app: {price: $7/h}}", "app.price = $7/h")
}

// TestGivenNodes: they are held to their need, and bound by the highest load with a
// zone down.
func TestGivenNodes(t *testing.T) {
	const db = "workloads: {photo: {writes: 1k/s, size: 1 MB}}\nfleets: {db: {node: {storage: 10 TB, requests: 1k/s}, needs: {requests: peak_requests, storage: stored_replicated}, utilization: 100%, nodes: 3}}"
	r := estimatetest.MustRead(t, db)
	// 1 GB/s × 5 years × 3 ÷ 10 TB
	if c := r.Expect[0]; c.Holds || c.Implied != "db" || c.Condition != "db.nodes >= db.nodes_needed" || c.Got != "3 of 47.3k needed" {
		t.Errorf("%+v", c)
	}
	if nodes := r.Get("db.nodes"); nodes.BoundBy != "storage" {
		t.Errorf("bound by %s", nodes.BoundBy)
	}
	r = estimatetest.MustRead(t, db, set("photo.retention", "1 h"))
	if c := r.Expect[0]; !c.Holds || c.Got != "" {
		t.Errorf("%+v", c)
	}
	// storage needs 30 nodes and fills 3 to 1000%; requests need 3 × 30 ÷ 2 = 45, and with a
	// zone down fill the others to 1500%
	const zones = "fleets: {db: {node: {storage: 10 TB, requests: 1k/s}, needs: {storage: 300 TB, requests: 30k/s}, zones: 3, utilization: 100%, nodes: 3}}"
	r = estimatetest.MustRead(t, zones)
	if of := r.NeededFor("db", r.ValueAt); of != "requests" || r.Get("db.nodes").BoundBy != "requests" {
		t.Errorf("needed for %s, bound by %s", of, r.Get("db.nodes").BoundBy)
	}
	// storage to be half full needs 60, though its load stays the lower one
	r = estimatetest.MustRead(t, zones, set("db.utilization.storage", "50%"))
	if of := r.NeededFor("db", r.ValueAt); of != "storage" || r.Get("db.nodes_needed").Value != 60 {
		t.Errorf("%s nodes needed for %s", r.Get("db.nodes_needed").Text(), of)
	}
	// without needs there is nothing to hold them to
	if r = estimatetest.MustRead(t, "fleets: {f: {nodes: 3}}"); len(r.Expect) > 0 {
		t.Errorf("%+v", r.Expect)
	}
}

// TestDefaultFleet: a scenario with requests gets one, unless it says which it has.
func TestDefaultFleet(t *testing.T) {
	for text, want := range map[string]string{
		"workloads: {w: {writes: 1/s}}":                              "app",
		"workloads: {w: {reads: 1/s}}":                               "app",
		"workloads: {w: {requests: 1/s}}":                            "app",
		"workloads: {w: {peak_reads: 1/s}}":                          "app",
		"workloads: {w: {existing: 1bn, size: 1 kB}}":                "",
		"workloads: {w: {write_throughput: 1 MB/s}}":                 "",
		"workloads: {w: {stored: 1 TB}}":                             "",
		"fleets: {}\nworkloads: {w: {writes: 1/s}}":                  "",
		"fleets: {app: {price: $1/h}}\nworkloads: {w: {reads: 1/s}}": "app",
	} {
		var names []string
		for _, f := range estimatetest.MustRead(t, text).Scenario.Fleets {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
	holds(t, "workloads: {w: {writes: 7k/s, peak_factor: 1}}\nfleets: {app: {node: {requests: 2k/s}, utilization: 100%, spare: 1, price: $1/h}}", "app.nodes = 5\ncost = $5/h")
	holds(t, "workloads: {w: {writes: 7k/s}}\nfleets: {app: {needs: {requests: writes}, utilization: 100%}}", "app.nodes = 7")
	refuses(t, "workloads: {w: {stored: 1 TB}}\nmetrics: {x: app.nodes}", "there is no quantity named app.nodes")
	refuses(t, "fleets: {f: {node: {x: -3}, needs: {x: 5}}}", "f.node.x is negative: -3")
	refuses(t, "fleets: {f: {node: {x: 3}, needs: {x: -5}}}", "f.needs.x is negative: -5")
}

// TestBill: cost is the sum of what a scenario pays, workload by workload.
func TestBill(t *testing.T) {
	const shop = `
inputs: {storage_price: $0.02/GB/month}
workloads:
  hot: {write_throughput: 1 GB/s, retention: 1000 s, replication: 1}
  cold: {write_throughput: 1 GB/s, retention: 10000 s, replication: 1, storage_price: $0.004/GB/month}
  api: {writes: 1M/month, reads: 10M/month, price_per_write: $5/1M, price_per_read: $0.4/1M}
  image: {reads: 1k/month, read_size: 1 GB, egress_price: $0.09/GB, cdn_price: $0.02/GB}
costs: {support: $100/month, backup: stored * $0.001/GB/month}
fleets: {app: {price: $73/month}}`
	holds(t, shop, `
		hot.storage_cost = $20/month          # 1000 GB at $0.02
		cold.storage_cost = $40/month         # 10,000 GB at $0.004
		storage_cost = $60/month
		api.operation_cost = $9/month         # 1M at $5/1M and 10M at $0.40/1M
		image.egress_cost = $90/month         # 1000 GB, not behind a CDN
		costs.backup = $11/month
		compute_cost = $73/month
		cost = $343/month                     # 60 + 9 + 90 + 100 + 11 + 73`)
	// behind a CDN it bills every byte, and the origin its misses: whatever the hit ratio
	for _, hit := range []string{"50%", "95%"} {
		holds(t, "workloads: {w: {reads: 1k/s, read_size: 1 MB, cdn_price: $0.02/GB, cdn_hit: "+hit+"}}", "egress_cost = 1 GB/s * $0.02/GB")
	}
	holds(t, shop, "image.egress_cost = $29/month", set("image.cdn_hit", "90%")) // 1000 × $0.02 + 100 × $0.09
	// a total may be given in the file as by --set, and is priced
	holds(t, shop+"\nmetrics: {storage_cost: $1k/month}", "storage_cost = $1k/month\ncost = $1283/month")
	holds(t, shop, "cost = $1283/month", set("storage_cost", "$1k/month"))
	holds(t, shop+"\nmetrics: {stored_replicated: 100 TB}", "storage_cost = $2000/month") // at the price of the scenario
	holds(t, shop, "cost = $283/month", set("costs.support", "$40/month"))
	holds(t, shop+"\nmetrics: {twice: 2 * costs.support}", "twice = $200/month")
	// the parts of a split stand in its place
	holds(t, "workloads: {n: {writes: 1M/month, price_per_write: $5/1M}, a: {split_of: n, share: 40%}, b: {split_of: n, price_per_write: $10/1M}}", "cost = $8/month")
	// a given total that the scenario has no price of leaves the bill to the workloads:
	// 1k/s × 1 kB is 1 MB/s, 86.4 GB a day
	const own = "workloads: {m: {writes: 1k/s, reads: 1k/s, size: 1 kB, retention: 10 days, replication: 1, egress_price: $0.1/GB, storage_price: $1/GB/month, price_per_write: $1/1M}}\nfleets: {}\nmetrics: "
	for _, of := range []struct{ total, cost, warning string }{
		{"egress: 1.5 MB/s", "egress_cost = 86.4 * $0.1/day", "egress_cost is that of the workloads, not of the egress that is given (1.5 MB/s), which has no price: give the scenario an egress_price"},
		{"stored_replicated: 5 TB", "storage_cost = $864/month", "storage_cost is that of the workloads, not of the stored_replicated that is given (5 TB), which has no price: give the scenario a storage_price"},
		{"writes: 1.5k/s", "operation_cost = 86.4 * $1/day", "operation_cost is that of the workloads, not of the writes that are given (1.5k/s), which have no price: give the scenario a price_per_write"},
	} {
		holds(t, own+"{"+of.total+"}", of.cost+"\ncost = 86.4 * $0.1/day + $864/month + 86.4 * $1/day")
		warns(t, own+"{"+of.total+"}", of.warning)
	}
	holds(t, "inputs: {storage_price: $2/GB/month}\n"+own+"{stored_replicated: 5 TB}", "storage_cost = $10k/month")
	warns(t, "inputs: {storage_price: $2/GB/month}\n"+own+"{stored_replicated: 5 TB}", "")
	// a cost that a workload gives counts, where nothing has a price too
	holds(t, "workloads: {m: {writes: 1k/s, size: 1 kB, storage_cost: $5/month}, n: {writes: 1/s, operation_cost: $2/month}}\nfleets: {}", "storage_cost = $5/month\ncost = $7/month")

	refuses(t, "costs: {support: $2k}", "costs.support is money/time, but $2k is money")
	refuses(t, "workloads: {costs: {writes: 1/s}}\ncosts: {a: $1/month}", "the lines of the bill are called costs.NAME")
	refuses(t, "metrics: {servers: 3 TB}\nworkloads: {w: {writes: 1/s}}", "servers is a plain number, but 3 TB is data")
}

// TestIdle: what is given and changes no result is a warning that says why.
func TestIdle(t *testing.T) {
	const logs = "workloads: {logs: {ingress: 100 MB/s, stored_rate: 100 MB/s, compression: 4, overhead: 10%, retention: 30 days}}"
	warns(t, logs, "logs.overhead does nothing: stored_rate is given\nlogs.compression does nothing: stored_rate is given")
	warns(t, "workloads: {w: {writes: 1/s, reads: 5/s, read_write_ratio: 4}}", "w.read_write_ratio does nothing: reads is given")
	warns(t, "workloads: {w: {reads: 5/s, retention: 3 days}}", "w.retention does nothing: writes and stored_rate are 0")
	warns(t, "workloads: {w: {writes: 5/s, request_size: 1 kB}}", "w.request_size does nothing: reads is 0")
	warns(t, "inputs: {retention: 1 year, unused: 3}\nworkloads: {w: {writes: 5/s, size: 1 kB, retention: 3 days}}", "retention does nothing: w.retention is given\nunused is not used")
	warns(t, "workloads: {w: {writes: 5/s, cdn_price: $0.02/GB}}", "w.cdn_price does nothing: cdn_hit is 0")
	warns(t, "fleets: {f: {nodes: 3, cost: $5/month, price: $1/h, spare: 2}}", "f.spare does nothing: nodes is given\nf.price does nothing: cost is given")
	warns(t, "fleets: {f: {node: {x: 5}, needs: {x: 3}, nodes: 3, utilization: 50%, zones: 3}}", "")
	warns(t, "inputs: {egress_price: $0.02/GB}\nworkloads: {w: {writes: 5/s}}", "egress_price does nothing: w.egress is 0")
	// what a metric, an expectation or a part uses is not idle
	warns(t, "workloads: {w: {writes: 5/s, size: 1 kB, stored: 1 TB, overhead: 10%}}\nmetrics: {x: 2 * w.overhead}", "")
	warns(t, "workloads: {w: {write_throughput: 1 MB/s}, a: {split_of: w, share: 40%}, b: {split_of: w}}", "")
	warns(t, "workloads: {w: {writes: 1/s, size: 1 kB, stored: 3 TB}, a: {split_of: w}}", "w.stored is not used")
	// a fleet that needs exactly nothing
	warns(t, "workloads: {w: {writes: 5/s}}\nfleets: {f: {node: {storage: 1 TB}, needs: {storage: stored}}}", "f.needs.storage is nothing: stored is 0")
	warns(t, "inputs: {a: 3/s, b: 3/s}\nfleets: {f: {node: {x: 5/s}, needs: {x: a - b}}}", "f needs exactly nothing: a - b is 0")
	// nor has the fleet app a need where there are bytes alone: its one node is the minimum
	const bytes = "workloads: {logs: {write_throughput: 100 MB/s}}\nfleets: {app: {price: $0.2/h}}"
	holds(t, bytes, "app.nodes_for.requests = 0\napp.nodes = 1")
	warns(t, bytes, "app needs exactly nothing: peak_requests is 0")
	warns(t, strings.Replace(bytes, "100 MB/s", "100 MB/s, size: 1 kB", 1), "")
}

// TestSplitVaries: shares that are fine as they stand need not be where one varies.
func TestSplitVaries(t *testing.T) {
	const loose = "workloads: {n: {writes: 1k/s}, a: {split_of: n, share: 30%}, b: {split_of: n, share: 70%}}"
	warns(t, loose, "")
	warns(t, loose, "the shares of the parts of n add up to 120%, not to 100%", set("a.share", "50%"))
	warns(t, strings.Replace(loose, "30%", "25..35%", 1), "the shares of the parts of n do not add up to 100% where a.share varies: let one part give no share, so that it takes the rest")
	const rest = "workloads: {n: {writes: 1k/s}, a: {split_of: n, share: 30%}, b: {split_of: n}, c: {split_of: n, share: 40%}}"
	warns(t, rest, "", set("a.share", "50%"))
	warns(t, strings.Replace(rest, "30%", "25..35%", 1), "")
	warns(t, rest, "the shares of the parts of n add up to 120%, not to 100%", set("a.share", "80%"))
	// writes of its own that are not the share of a part: 800 + 10% × 1k
	const own = "workloads: {n: {writes: 1k/s}, a: {split_of: n, share: 90%, writes: 800/s}, b: {split_of: n}}"
	holds(t, own, "b.writes = 100/s\nwrites = 900/s")
	warns(t, own, "the parts of n write 900/s, not its 1k/s: a part with writes of its own needs a share that fits, or part_of")
	warns(t, strings.Replace(own, "90%", "80%", 1), "")
}

// TestGivenTotals: what a scenario gives as a total reaches its copies, what leaves the
// origin, and the bill.
func TestGivenTotals(t *testing.T) {
	r := mustRead(t, `
inputs: {egress_price: $0.1/GB, storage_price: $0.02/GB/month}
workloads: {m: {writes: 1k/s, reads: 1k/s, size: 1 kB, replication: 2}}
metrics: {egress: 1.5 MB/s, stored: 100 TB}`)
	for name, want := range map[string]string{
		"origin_egress":     "1.5 MB/s",
		"stored_replicated": "200 TB",
		"storage_cost":      "$4k/month",  // 200 TB × $0.02/GB
		"egress_cost":       "$394/month", // 1.5 MB/s × 730 h × $0.1/GB
		"cost":              "$4.39k/month",
	} {
		if got := r.Get(name).Text(); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

// TestGivenByResource: a file gives by resource what --set may give.
func TestGivenByResource(t *testing.T) {
	r := mustRead(t, `
workloads: {w: {writes: 1k/s, size: 1 kB}}
fleets: {app: {node: {requests: 1k/s, disk: 1 TB}, needs: {requests: peak_requests, disk: stored}, nodes_for: {requests: 5}, required: {disk: 3 TB}}}`)
	for name, want := range map[string]string{"app.nodes_for.requests": "5", "app.nodes_for.disk": "3", "app.nodes": "5"} {
		if got := r.Get(name).Text(); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
