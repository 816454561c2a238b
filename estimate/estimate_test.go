package estimate_test

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
	"botec/presets"

	"pgregory.net/rapid"
)

// read evaluates a scenario from its text.
func read(text string, set ...scenario.Setting) (*estimate.Result, error) {
	return estimatetest.Read(text, set...)
}

func mustRead(t testing.TB, text string, set ...scenario.Setting) *estimate.Result {
	t.Helper()
	return estimatetest.MustRead(t, text, set...)
}

// TestModel: each case is a scenario and what names of it come out as.
func TestModel(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"one workload, every derived name", `
workloads:
  w: {writes: 10/s, read_write_ratio: 5, existing: 1M, size: 1 kB, read_size: 2 kB, stored_size: 3 kB, request_size: 100 B, overhead: 50%, compression: 2,
      retention: 100 days, replication: 2, peak_factor: 3, busy: 12 h, cache_share: 10%, cache_window: 2 h, cache_hit: 80%, cdn_hit: 25%}`, `
w.reads = 50/s
w.requests = 60/s
w.peak_writes = 60/s
w.peak_reads = 300/s
w.peak_requests = 360/s
w.ingress = 15 kB/s
w.egress = 100 kB/s
w.peak_ingress = 90 kB/s
w.peak_egress = 600 kB/s
w.origin_egress = 75 kB/s
w.store_reads = 10/s
w.peak_store_reads = 60/s
w.cache = 54 MB
w.objects = 87.4M
w.stored_rate = 22.5 kB/s
w.stored_daily = 1.94 GB
w.stored = 197 GB
w.stored_replicated = 393 GB
w.replication_traffic = 22.5 kB/s
writes = 10/s
stored = 197 GB
servers = 1`},
		{"part_of takes a share of writes and reads", `
workloads:
  a: {writes: 10/s, reads: 7/s}
  b: {part_of: a, share: 10%}
  c: {part_of: a, share: 10%, read_write_ratio: 4}
  d: {part_of: a, share: 10%, reads: 2/s}`, `
b.writes = 1/s
b.reads = 0.7/s
c.reads = 4/s
d.reads = 2/s
requests = 26.7/s`},
		{"the scenario's read_write_ratio is no ratio of its own", `
inputs: {read_write_ratio: 3}
workloads:
  a: {writes: 10/s}
  b: {part_of: a, share: 10%}`, `
a.reads = 30/s
b.reads = 3/s`},
		{"an input of a model's name is the default for all", `
inputs: {retention: 10 days, replication: 2}
workloads:
  a: {writes: 1/s, size: 1 B}
  b: {writes: 1/s, size: 1 B, retention: 2 * retention}`, `
a.retention = 10 days
b.retention = 20 days
a.stored_replicated = 1.73 MB
b.stored_replicated = 3.46 MB`},
		{"a derived name that is given replaces its formula, and what depends on it follows", `
inputs: {dau: 1M}
workloads:
  logs: {ingress: 200 MB/s, stored_rate: ingress, retention: 1 day}
  api: {requests: dau * 20/user/day, peak_reads: 4k/s}`, `
logs.stored = 17.3 TB
logs.peak_ingress = 400 MB/s
api.requests = 231/s
api.peak_requests = 4k/s
peak_reads = 4k/s`},
		{"declared nouns are dropped from rates and objects; existing counts anything", `
units: [tweet, city/cities]
workloads:
  t: {writes: 100M tweets/day, size: 10 B, existing: 5M users}
  c: {objects: 40 cities}`, `
t.writes = 1.16k/s
t.objects = 183bn
c.objects = 40`},
		{"fleets: the resource that wants the most nodes decides, the first at a tie", `
fleets:
  a: {node: {cpu: 10, disk: 1 TB}, needs: {cpu: 70, disk: 7 TB}}
  b: {node: {cpu: 10, disk: 1 TB}, needs: {cpu: 70, disk: 14 TB}, utilization: {disk: 50%}}
  c: {node: {cpu: 10}, needs: {cpu: 0}}
  d: {node: {cpu: 10}, needs: {cpu: 70}, zones: 3, spare: 2, price: $1/h}
  e: {nodes: 8, price: $2/h}`, `
a.nodes = 10 bound by cpu
b.required.disk = 28 TB
b.nodes_for.disk = 28
b.nodes = 28 bound by disk
b.provided.disk = 28 TB
c.nodes = 1 bound by cpu
d.nodes = 17 bound by cpu
d.cost = $12.4k/month
e.nodes = 8
e.cost = $11.7k/month
servers = 64
compute_cost = $24.1k/month`},
		{"the fleet of a scenario that names none", `
inputs: {server_rate: 500/s}
workloads: {w: {writes: 1k/s}}`, `
app.nodes = 6 bound by requests
servers = 6`},
		{"bare capacities count what is needed", `
inputs: {users: 1M}
fleets: {ws: {node: {connections: 50k}, needs: {connections: 10% of users}}}`, `
ws.node.connections = 50k users
ws.nodes = 3 bound by connections`},
		{"cost", `
inputs: {storage_price: $0.02/GB/month, egress_price: $0.1/GB, cdn_price: $0.01/GB, price: $1/h}
workloads: {w: {writes: 1k/s, reads: 1k/s, size: 1 kB, retention: 1 year, cdn_hit: 90%}}`, `
storage_cost = $1.89k/month
egress_cost = $52.6/month
compute_cost = $4.38k/month
cost = $6.32k/month`},
		{"sums reach over all that have the name", `
workloads: {a: {writes: 1/s, size: {id: 8 B, text: 12 B}}, b: {writes: 2/s}}
metrics:
  most: max(workloads.writes)
  nodes: sum(fleets.nodes)
  fields: sum(a.size.*)`, `
most = 2/s
nodes = 1
fields = 20 B`},
		{"names of workloads, fields and resources are not reserved", `
units: [driver]
inputs: {drivers: 5M}
workloads: {driver: {writes: drivers / 4 s, size: {day: 8 B, min: 1 B}}}
fleets: {user: {node: {min: 5}, needs: {min: 1}}}`, ``},
		{"display", `
inputs: {rate: 1 GB/s, keep: 24 months}
metrics: {a: rate, b: rate * 1 day, c: rate in TB/day, e: keep}
display: {a: Gbps, 'b*': TB}`, `
a = 8 Gbps
b = 86.4 TB
c = 86.4 TB/day
keep = 24 months
e = 24 months`},
		{"bare numbers count where a count is wanted", `
units: [city/cities]
inputs: {dau: 2B, mau: 3bn, cities: 40}
metrics: {share_active: dau / mau, per_city: dau / cities}`, `
dau = 2bn users
cities = 40 cities
share_active = 0.667
per_city = 50M users/city`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, c.text)
			for line := range strings.SplitSeq(strings.TrimSpace(c.want), "\n") {
				name, want, _ := strings.Cut(line, " = ")
				if name == "" {
					continue
				}
				v := r.Get(name)
				if v == nil {
					t.Errorf("no %s", name)
					continue
				}
				got := v.Text()
				if v.BoundBy != "" {
					got += " bound by " + v.BoundBy
				}
				if got != want {
					t.Errorf("%s = %s, want %s", name, got, want)
				}
			}
		})
	}
}

// mistakes: each case is a scenario, and every error that it has as
// line:column: message | hint.
var mistakes = []struct{ text, want string }{
	{"title: [1]", "1:8: title must be text, not a list | "},
	{"inputs: {a: [1]}", "1:13: a must be a formula, not a list | "},
	{"inputs: {a: {note: x}}", "1:13: a has no value | a: {value: …}"},
	{"inputs: {a: {value: 1, nte: x}}", "1:24: a has no key named nte | did you mean note?"},
	{"inputs:\n", "1:1: inputs is empty | remove the key"},
	{"inputs: {My-Name: 1}", `1:10: invalid input name "My-Name": use lower case letters, digits and _, starting with a letter | my_name`},
	{"inputs: {per: 1}", "1:10: per is a word of the formula language, so no input can have that name | "},
	{"inputs: {share: 1}", "1:10: share belongs to a workload | workloads: {NAME: {share: …}}"},
	{"inputs: {a: 1}\nmetrics: {a: 2}", "2:11: a is already an input | "},
	{"metrics: {a: 2}\ninputs: {a: 1}", "1:11: a is already an input | "},
	{"fleets: {a: {nodes: 1}}\nworkloads: {a: {}}", "1:10: a is both a workload and a fleet | use another name, such as a_nodes"},
	{"metrics: {retention: 5y}", "1:11: retention is an input of the standard model, not a metric | put it under inputs, or choose another name"},
	{"metrics: {cost: $5}", "1:17: cost is money/time, but $5 is money | $5/month"},
	{"units: [user]", "1:9: user is a unit already, in which reports are printed | "},
	{"units: [dri-ver]", `1:9: invalid unit name "dri-ver": use letters, digits and _, starting with a letter | units: [driver, city/cities, {page: 8 KiB}]`},
	{"workloads: {a: {node: 1}}", "1:17: a workload has no key named node | node belongs to a fleet"},
	{"workloads: {a: {per_user: 2}}", "1:17: a workload has no key named per_user | its keys are share, writes, reads, write_throughput, read_throughput, existing, size, read_size, stored_size, request_size, part_of, split_of, and defaults such as retention"},
	{"fleets: {a: {node: {x: 1}, needs: {x: 1}, serves: m}}", "1:43: a fleet has no key named serves | its keys are node, needs, utilization, zones, spare, price, service_time, service_time_p99, rate, workers, availability, zone_availability"},
	{"dau: 5M", "1:1: a scenario has no key named dau | inputs: {dau: 5M}"},
	{"name: chat", "1:1: a scenario has no key named name | did you mean title?"},
	{"description: chat", "1:1: a scenario has no key named description | did you mean summary?"},
	{"fleets: {a: {nodes: 1}}\nexpect: [a.nodes < 10 nodes]", "2:20: unexpected \"nodes\", expected end of formula | a number of nodes has no unit: write 10"},
	{"workloads: {a: {part_of: b}, bb: {}}", "1:26: there is no workload named b | "},
	{"workloads: {m: {writes: 10/s}, a: {split_of: m}, b: {split_of: m}}", "1:64: a and b give no share, but only one part of m can take the rest | share: 20%"},
	{"workloads: {a: {part_of: b}, b: {part_of: a}}", "1:26: part_of forms a cycle: a → b → a | "},
	{"workloads: {a: {}}\nfleets: {a: {nodes: 1}}", "2:10: a is both a workload and a fleet | use another name, such as a_nodes"},
	{"fleets: {a: {}}", "1:10: the fleet a has no needs, so its nodes cannot be counted | needs: {requests: peak_requests}"},
	{"inputs: {a: max 1 MB}", "1:17: unexpected \"1\", expected end of formula | "},
	{"inputs: {a: 3, b: a 2}", "1:21: unexpected \"2\", expected end of formula | an operator is missing: write * 2"},
	{"fleets: {a: {node: {cpu: 1}, needs: {cpus: 1}}}", "1:44: the fleet a needs cpus, but its node does not provide it | did you mean cpu?"},
	{"fleets: {a: {node: {disk: 1 TB}, needs: {disk: 5/s}}}", "1:48: the fleet a needs disk in 1/time, but its node provides it in data: 1 TB | "},
	{"workloads: {a: {writes: 5/s * 1 user}}", "1:25: writes is a rate (1/time), but 5/s * 1 user is user/time | did you mean 5/user/s?"},
	{"inputs: {dau: 5M}\nworkloads: {a: {writes: 2/day * dau, size: dau * 5 B}}", "2:25: writes is a rate (1/time), but 2/day * dau is user/time | did you mean 2/user/day?\n2:50: size is data, but dau * 5 B is data*user | did you mean 5 B/user?"},
	{"workloads: {a: {retention: 5}}", "1:28: retention needs a unit of time | 5 years, or 5 days"},
	{"workloads: {a: {busy: 8}}", "1:23: busy needs a unit of time | 8 h, or 8 min"},
	{"workloads: {a: {busy: 2 days}}", "1:23: a.busy must be at most 1 day, but is 2 days | "},
	{"fleets: {a: {nodes: 1, utilization: 80}}", "1:37: a.utilization must be at most 100%, but is 8000% | 80%"},
	{"fleets: {a: {node: {x: 1 TB}, needs: {x: 3 * a.node.x}}}", ""},
	{"metrics: {a: 300 hub}", "1:18: unexpected \"hub\", expected end of formula | declare the unit: units: [hub]"},
	{"inputs: {mau: 1B * 2}", "1:15: mau is a count of users, but 1B * 2 is data | 1B is bytes; write 1bn users for billions"},
	{"expect: [5]", "1:10: expected a comparison, such as 5 <= …, but 5 is a plain number | "},
	{"metrics: {a: 1 < 2}", "1:14: a must be a quantity, but 1 < 2 is a condition | "},
	{"metrics: {a: p95(5)}", "1:14: p95 is a statistic of all samples; only headline, expect, advice and --such-that may use it | "},
	{"fleets: {a: {node: {x: 1}, needs: {x: 1}, utilization: {y: 5%}}}", "1:60: the fleet a does not need y | "},
	{"inputs: [a]\nworkloads: {w: {writes: a * b}}", "1:9: inputs must be a map, not a list | "},
	{"metrics: {a: 5}\nadvice: [{when: a > 1, say: 'x {a} {'}]", `2:30: missing "}" after { | `},
	{"advice: [{when: 1 < 2}]", "1:10: advice needs when and say | {when: a > b, say: 'text with {metric}'}"},
	{"advice: [{when: 1 < 2, say: 'a {b}'}]", "1:33: there is no quantity named b | bit or B (byte)"},
	{"inputs: {a: 5 B}\ndisplay: {a: s}", "2:14: a cannot be displayed in s, which is time | "},
	{"display: {a: GB}", "1:14: scenario plan has no metric named a | "},
	{"fleets: {api: {nodes: 1, node: {storage: 3 GB, requests: 5/s}, needs: {storage: 1 GB, requests: 1/s}}}\nmetrics: {a: max(api.needs.*)}", "2:18: the quantities of api.needs.* have different dimensions: api.needs.storage is data, api.needs.requests is 1/time | "},
	{"fleets: {api: {nodes: 1, node: {storage: 3 GB, disk: 1 TB}, needs: {storage: 0, disk: 1 GB}}}\nmetrics: {a: max(api.needs.*) + 1 B}", ""},
	{"metrics: {a: sum(workloads.writs)}", "1:18: no workload has a quantity named writs | did you mean workloads.writes?"},
	{"metrics: {a: 'b * 2'}\ninputs: {b: \"5 Mb\"}", "2:16: unknown unit \"Mb\" | Mbit (bits) or MB (bytes)"},
	{"metrics:\n  a: >\n    1 +\n    2 Mb\n", "4:7: unknown unit \"Mb\" | Mbit (bits) or MB (bytes)"},
	{"inputs:\n  a: |\n    5 +\n      zz\n  b: >\n    1 +\n    qq\n", "4:7: there is no quantity named zz | \n7:5: there is no quantity named qq | "},
	{`metrics: {a: "5 \u002b zz", b: "\x35 + yy"}`, "1:24: there is no quantity named zz | \n1:40: there is no quantity named yy | "},
	{"metrics:\n  a: 1 +\n    2 +\n    zz\n  b: '1 +\n\n    yy'", "4:5: there is no quantity named zz | \n7:5: there is no quantity named yy | "},
	{"metrics: {a: \"é + zz\"}", "1:15: there is no quantity named é | \n1:19: there is no quantity named zz | "},
	{"workloads: {app: {writes: 1/s}}", "1:13: a scenario without fleets gets one named app, so a workload cannot have that name | name it app_traffic, or define fleets"},
	{"fleets: {a: {node: {requests: 5k}, needs: {requests: 9k/s}}}", "1:31: node.requests needs a unit of 1/time | 5k/s"},
	{"fleets: {a: {node: {c: 50k users}, needs: {c: 1M}, zones: 0, spare: 0.5}}", "1:59: a.zones must be at least 1, but is 0 | \n1:69: a.spare must be a whole number, but is 0.5 | "},
	{"inputs: {cost: $5}", "1:10: cost is a total of the standard model, so no input can have that name | metrics: {cost: …} gives that total; or choose another name"},
	{"fleets: {a: {node: [a], needs: {x: 1}}}", "1:20: node must be the name of a node or a map, not a list | "},
	{"units: [per]", "1:9: per is a word of the formula language | "},
	{"metrics: {a: 'it''s'}", "1:17: unexpected character \"'\" | "},
	{"inputs: {a: 1 MB ± 90%}\nworkloads: {w: {size: 1 MB ± 90%}}", "2:23: 1 MB ± 90% is negative in 3.4% of the samples, but the quantity cannot be negative | uniform(a, b) and pert(min, mode, max) stay between their ends"},
	{"inputs: {dau: 8 - 5}", "1:15: dau is a count of users, but 8 - 5 is a plain number | multiply by a count of users, or by one: (8 - 5) * 1 user"},
	{"inputs: {retention: 0 s - 5 s}\nworkloads: {w: {}}", "1:21: retention is negative: -5 s | "},
	// a factor is not written in percent, and a percentage not as a number
	{"inputs: {read_write_ratio: 90%}", "1:28: read_write_ratio is a factor and not a share: 90% | as a factor it is 9"},
	{"workloads: {w: {compression: 20% + 30%}}", "1:30: w.compression is a factor and not a share: 20% + 30% | as a factor it is 1 / (20% + 30%)"},
	{"inputs: {overhead: 30}", "1:20: overhead is 3000%, so it must be written in percent | 30%, or 3000%"},
	{"inputs: {many: 30}\nworkloads: {w: {overhead: many}}", "2:27: w.overhead is 30, so it must be written in percent | "},
	{"inputs: {many: 3000%}\nworkloads: {w: {overhead: many, retention: 1 s}}", ""},
	{"workloads: {w: {replication: 0.5}}", "1:30: w.replication must be at least 1, but is 0.5 | "},
	{"inputs: {replication: 0}\nworkloads: {w: {writes: 1/s, size: 1 kB}}", "1:23: replication must be at least 1, but is 0 | "},
	{"workloads: {w: {busy: 0 h}}", "1:23: w.busy must be at least 1 s, but is 0 h | "},
	{"workloads: {w: {busy: 00:30}}", "1:23: a ratio does not begin with 00, and a time is a number with its unit | 30 min (hours and minutes), or 30 s (minutes and seconds)"},
	{"workloads: {w: {peak_factor: 0.5}}", "1:30: w.peak_factor must be at least 1, but is 0.5 | "},
	{"workloads: {w: {peak_factor: 0.8..3}}", ""},
	// a percentage is a share, not a change
	{"fleets: {app: {nodes: 3}}\nmetrics: {m: app.nodes + 20%}", "2:14: cannot add app.nodes and 20%: 20% is a share and app.nodes is not | app.nodes * (1 + 20%), or app.nodes + 0.2"},
	{"inputs: {hit: 90%}\nmetrics: {m: '1 - hit', n: hit - 5%, o: '(1 - hit) / 4 + hit', p: 1 + hit + 20%}", ""},
	{"inputs: {x: 5, hit: 90%}\nmetrics: {m: 'max(x, hit)', n: 'sum(x, hit)'}", "2:33: cannot add x and hit: one is a share and the other is not | "},
	// a glued B, where nothing says what it is
	{"inputs: {params: 7B}", "1:18: 7B may be billions or bytes | 7bn (billions), or 7 B (bytes)"},
	{"inputs: {a_day: 2B * 3}\nworkloads: {w: {writes: a_day / 1 day}}", "2:25: writes is a rate (1/time), but a_day / 1 day is data/time | a_day uses 2B (plan.yaml:1), which is bytes; write 2bn there for billions"},
	{"inputs: {params: (7B)}", "1:18: (7B) may be billions or bytes | (7bn) (billions), or (7 B) (bytes)"},
	{"metrics: {m: 7B..9B}", "1:14: 7B..9B may be billions or bytes | 7bn..9bn (billions), or 7 B..9 B (bytes)"},
	{"inputs: {params: 7B * 2, size_of: 7 B, mau: 2B}\nworkloads: {w: {size: 300B}}", ""},
	{"units: [viewer]\ninputs: {viewers: 5M}\nmetrics: {out: viewers * 500 kbps}\nexpect: ['out < 1 Tbps']", "4:11: cannot compare data*viewer/time and data/time: out is data*viewer/time, 1 Tbps is data/time | out contains viewers, in its formula (plan.yaml:3): did you mean 500 kbps/viewer?"},
	{"fleets: {a: {node: {cpu: 0}, needs: {cpu: 1}}}", "47:31: a.nodes_for.cpu: division by zero: node.cpu is 0 | a.node.cpu is 0 (plan.yaml:1)"},
}

// TestMistakes: every mistake of a scenario is reported, at its place and with what to
// write.
func TestMistakes(t *testing.T) {
	for _, c := range mistakes {
		_, err := read(c.text)
		var list source.Errors
		if err == nil && c.want == "" {
			continue
		}
		if !errors.As(err, &list) {
			t.Errorf("%s\n no error, want %s", c.text, c.want)
			continue
		}
		var got []string
		for _, e := range list {
			line, column := e.File.Position(e.Start)
			if e.File.Name == "standard model" {
				line = 47 // where it stands is not this test's business
				column = 31
			}
			got = append(got, fmt.Sprintf("%d:%d: %s | %s", line, column, e.Text, e.Hint))
		}
		if g := strings.Join(got, "\n"); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

// TestAdvice: what each rule of the standard model says, and that nothing is
// said where nothing follows.
func TestAdvice(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"workloads: {w: {writes: 1/s, reads: 2/s, size: 1 kB}}\nfleets: {f: {nodes: 3}}", ""},
		{"metrics: {m: 5}", ""},
		// reads that outnumber writes, where that decides how many stores there are
		{"workloads: {w: {writes: 100/s, reads: 5k/s}}", ""},
		{"workloads: {w: {writes: 1k/s, reads: 50k/s}}", "reads of w outnumber its writes 50 : 1, and 100k/s of them reach the store at the peak: read replicas or a cache before more primaries"},
		{"workloads: {w: {writes: 1k/s, reads: 50k/s, cache_hit: 50%}}", "reads of w outnumber its writes 50 : 1, and 50k/s of them reach the store at the peak: read replicas or a cache before more primaries"},
		{"workloads: {w: {writes: 1k/s, reads: 50k/s, cache_hit: 95%}}", ""},
		{"workloads: {w: {writes: 1k/s, reads: 50k/s, cdn_hit: 95%}}", ""},
		{"workloads: {w: {writes: 1k/s, reads: 50k/s}}\nfleets: {f: {nodes: 2}}", ""},
		{"workloads: {w: {writes: 500/s, reads: 10/s}}", ""},
		{"workloads: {w: {writes: 50k/s, reads: 1k/s}}", "writes outnumber reads 50 : 1: a store that appends (an LSM tree or a log) takes more of them a node"},
		// peaks, of the hours that have writes
		{"workloads: {w: {writes: 1/s, peak_factor: 8}}\nfleets: {f: {nodes: 2}}", ""},
		{"workloads: {w: {writes: 1k/s, reads: 1k/s, peak_factor: 8}}\nfleets: {f: {nodes: 2}}", "w writes peak at 8k/s, 8 times the average: where they can wait, a queue in front lets the store be sized for less"},
		{"workloads: {w: {writes: 1k/s, reads: 1k/s, busy: 3 h}}\nfleets: {f: {nodes: 2}}", ""},
		{"workloads: {w: {writes: 90k/s, reads: 90k/s, size: 20 B, retention: 1 day}}\nfleets: {f: {nodes: 2}}", "w writes 180k/s at the peak, of 20 B each: many in one write cost little more than one"},
		{"workloads: {w: {writes: 90k/s, reads: 90k/s, size: 200 B, retention: 1 day}}\nfleets: {f: {nodes: 2}}", ""},
		// objects and records
		{"workloads: {a: {writes: 1/s, size: 50 kB}, b: {writes: 1/s, size: 1 kB}}\nfleets: {f: {nodes: 2}}", "a keeps 7.88 TB in objects of 50 kB: keep them in blob storage, and their keys in the database"},
		{"workloads: {a: {writes: 1/s, size: 50 kB, retention: 30 days}}\nfleets: {f: {nodes: 2}}", ""},
		{"workloads: {a: {writes: 1k/s, reads: 1k/s, size: 1 kB}}\nfleets: {f: {nodes: 2}}", "a keeps 158 TB in records of 1 kB: more than one database holds, so shard it by key"},
		{"workloads: {a: {writes: 1k/s, size: 1 kB}}\nfleets: {f: {nodes: 2}}", ""},
		{"workloads: {a: {writes: 100/s, reads: 5k/s, read_size: 1 MB}}\nfleets: {f: {nodes: 2}}", "a sends 40 Gbps, each object to many: a CDN near the readers sends most of it"},
		{"workloads: {a: {reads: 5k/s, read_size: 1 MB}}\nfleets: {f: {nodes: 2}}", ""},
		{"workloads: {a: {writes: 5k/s, reads: 5k/s, read_size: 1 MB}}\nfleets: {f: {nodes: 2}}", ""},
		{"workloads: {a: {writes: 100/s, reads: 5k/s, read_size: 1 MB, cdn_hit: 90%}}\nfleets: {f: {nodes: 2}}", ""},
		{"fleets: {f: {nodes: 1}}", "one node carries f: give it a spare if it must stay up"},
		{"fleets: {f: {nodes: 9}, g: {nodes: 2}}", ""},
		{"fleets: {batch: {node: {cores: 8}, needs: {cores: 2}}}", ""},
		// what the scenario does already
		{"fleets: {f: {node: {storage: 1 TB}, needs: {storage: 3 TB}, utilization: 100%}}", ""},
		{"workloads: {a: {writes: 1k/s, size: 1 kB}}\nfleets: {f: {node: {storage: 1 TB}, needs: {storage: stored}}}", ""},
		{"workloads: {a: {writes: 1k/s, size: 1 kB, storage_price: $0.02/GB/month}}\nfleets: {f: {nodes: 2, price: $6/h}}", ""},
		{"workloads: {a: {writes: 1/s, size: 1 MB, storage_price: $0.02/GB/month}, b: {writes: 1/s, size: 1 kB}}\nfleets: {f: {nodes: 2, price: $6/h}}", ""},
		{"workloads: {a: {write_throughput: 1 GB/s, read_write_ratio: 4}}", ""},
		{"inputs: {storage_price: $0.02/GB/month}\nworkloads: {w: {writes: 100/s, reads: 100/s, size: 1 kB}}\nfleets: {f: {nodes: 2, price: $0.01/h}}", "storage is 98.5% of the $961/month: a shorter retention or a colder tier saves most"},
	} {
		if got := strings.Join(mustRead(t, c.text).Advice, "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestChecks: what does not hold says what it came out as, in the unit asked for and
// with one digit more than it is held to.
func TestChecks(t *testing.T) {
	for condition, want := range map[string]string{
		"5 MB in kB < 3 kB": "5000 kB", "x < 3 B": "5 MB", "part ~ 3%": "40%", "1 - part in % < 50%": "60%", "x == 5 MB": "",
		"seen ~ 1.126 GB": "1.127 GB", "seen ~ 1.1 GB": "", "seen ~ 1.2 GB": "1.13 GB", "kept ~ 680 MiB": "690 MiB", "paid ~ $363.41": "$363.49", "rate ~ 3.5k/s": "3.39k/s", "seen == 1.1270001 GB": "1.127 GB",
		"seen < 1.12 GB": "1.127 GB", "seen <= x": "1.13 GB", "kept <= near": "723.5 MB", "up ~ 99.99%": "99.92%", "up ~ 99.9%": "", "up ~ 0.99": "99.92%", "rate ~ (2 * rate) ± 20%": "3.39k/s",
	} {
		r := mustRead(t, "inputs: {x: 5 MB, part: 40%, seen: 1.127 GB, kept: 723.45 MB, near: 723.449 MB, paid: $363.49, rate: 3391/s, up: 99.92%}\nexpect: ['"+condition+"']")
		if c := r.Expect[0]; c.Holds != (want == "") || c.Got != want {
			t.Errorf("%s: %+v, want %s", condition, c, want)
		}
	}
}

// TestUnusual: values that the model allows and hardly anybody means, and sizes of which
// clouds bill another.
func TestUnusual(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"workloads: {w: {writes: 1/s, size: 1 kB, compression: 0.5}}", "plan.yaml:1: w.compression is 0.5, which makes it more and not less; it is usually at least 1"},
		{"inputs: {compression: 0.5}\nworkloads: {w: {writes: 1/s, size: 1 kB}}", "plan.yaml:1: compression is 0.5, which makes it more and not less; it is usually at least 1"},
		{"workloads: {w: {writes: 1/s, size: 1 kB, overhead: 1.5}}", "plan.yaml:1: w.overhead is written as 1.5, without %: write 150% if that is meant"},
		{"workloads: {w: {writes: 1/s, size: 1 kB, overhead: 150%, compression: 1}}", ""},
		{"workloads: {w: {writes: 1/s, size: 1 kB, overhead: 0.2, compression: 4}}", ""},
		{"inputs: {x: 5 GB}\nmetrics: {m: x * x}", "plan.yaml:2: m is data^2: bytes or money multiplied by themselves"},
		{"metrics: {m: $5 * $3, n: $5^2 / $1}", "plan.yaml:1: m is money^2: bytes or money multiplied by themselves"},
		{"inputs: {memory: 512 MB, mem_price: $0.0000166667/GB/s, calls: 100/s}\nmetrics: {bill: calls * 1 s * memory * mem_price}",
			"plan.yaml:1: 512 MB is in a cost with a price per size; clouds bill in MiB and GiB, so write 512 MiB if that is what it is"},
		{"inputs: {calls: 100/s}\nmetrics: {bill: calls * 1 s * 128 MB * $0.0000166667/GB/s}",
			"plan.yaml:2: 128 MB is in a cost with a price per size; clouds bill in MiB and GiB, so write 128 MiB if that is what it is"},
		{"inputs: {memory: 512 MB, storage_price: $0.02/GB/month, calls: 100/s}\nworkloads: {w: {writes: calls, size: 1 kB}}\nmetrics: {ram: memory * 3}", ""}, // its cost is not of that size
		{"inputs: {memory: 512 MiB, page: 256 MB}\nmetrics: {bill: (memory + page) * $3/GB}", ""},                                                              // whoever writes MiB knows
		{"inputs: {memory: 500 MB}\nmetrics: {bill: memory * $3/GB}", ""},
		{"inputs: {disk: 64 GB}\nmetrics: {bill: disk * $3/GB}", ""},
	} {
		var about []string
		for _, w := range mustRead(t, c.text).Warnings {
			if !strings.HasSuffix(w, "is not used") {
				about = append(about, w)
			}
		}
		if got := strings.Join(about, "; "); got != c.want {
			t.Errorf("%s\n warns %q\n want %q", c.text, got, c.want)
		}
	}
}

// TestHuge: a file of 100 MB is refused before it is read.
func TestHuge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "huge.yaml")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 100_000_000); err != nil {
		t.Fatal(err)
	}
	_, err := scenario.Load(path, scenario.Options{})
	if err == nil || !strings.Contains(err.Error(), "larger than 1 MiB") {
		t.Error(err)
	}
}

// TestPresets: every preset is read, evaluated, and holds what it expects,
// without a warning.
func TestPresets(t *testing.T) {
	for _, name := range presets.Names() {
		t.Run(name, func(t *testing.T) {
			s, err := scenario.Load(name, scenario.Options{})
			if err != nil {
				t.Fatal(err)
			}
			g, err := graph.Compile(s)
			if err != nil {
				t.Fatal(err)
			}
			r, err := estimate.Estimate(g, unit.Printer{}, estimate.Sampling{})
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range r.Expect {
				if !c.Holds {
					t.Errorf("expected %s, but it is %s", c.Condition, c.Got)
				}
			}
			if len(r.Warnings) > 0 {
				t.Error(r.Warnings)
			}
			if s.Title == "" || s.Summary == "" || len(s.Sources) == 0 {
				t.Error("a preset has a title, a summary and sources")
			}
		})
	}
}

// TestPresetsAsFiles: what a preset's text says holds as a file of one's own,
// where an input that nothing uses is a warning.
func TestPresetsAsFiles(t *testing.T) {
	for _, name := range presets.Names() {
		text, _ := presets.Read(name)
		if r := mustRead(t, text); len(r.Warnings) > 0 && name != "basic" {
			t.Errorf("%s: %v", name, r.Warnings)
		}
	}
}

// TestNoFigureIsFixed: with its users doubled, all that follows doubles.
func TestNoFigureIsFixed(t *testing.T) {
	text, _ := presets.Read("twitter")
	one := mustRead(t, text)
	two := mustRead(t, text, scenario.Setting{Flag: "--set", Name: "mau", Formula: "600M"})
	for _, name := range []string{"dau", "tweet.writes", "media.stored", "peak_requests", "egress", "cache", "cdn_cost"} {
		if a, b := one.Get(name).Value, two.Get(name).Value; math.Abs(b-2*a) > 1e-9*b {
			t.Errorf("%s: %v, and with twice the users %v", name, a, b)
		}
	}
}

// TestAgain: the compiled graph computes with new inputs what a fresh one does.
func TestAgain(t *testing.T) {
	text, _ := presets.Read("twitter")
	fresh := mustRead(t, text, scenario.Setting{Flag: "--set", Name: "mau", Formula: "123M"})
	old := mustRead(t, text)
	frame := old.NewFrame(1)
	mau, _ := old.Find("mau")
	frame.Fix(mau, 123e6)
	frame.Run()
	for i := range fresh.Values {
		v := &fresh.Values[i]
		if k, _ := old.Find(v.Name); frame.Value(k) != v.Value {
			t.Errorf("%s: %v, fresh %v", v.Name, frame.Value(k), v.Value)
		}
	}
}

// TestColumns: a frame of many samples computes each as a frame of one does.
func TestColumns(t *testing.T) {
	text, _ := presets.Read("twitter")
	r := mustRead(t, text)
	const n = 7
	many, one := r.NewFrame(n), r.NewFrame(1)
	mau, _ := r.Find("mau")
	many.Fix(mau, 0)
	for i := range n {
		many.Column(mau)[i] = float64(1+i) * 1e6
	}
	many.Run()
	for i := range n {
		one.Fix(mau, float64(1+i)*1e6)
		one.Run()
		for k, q := range r.Quantities {
			if a, b := many.Column(k)[i], one.Value(k); a != b {
				t.Fatalf("%s, sample %d: %v, alone %v", q.Name, i, a, b)
			}
		}
	}
}

// Properties of the model that hold whatever the figures are.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		writes := rapid.IntRange(1, 1_000_000).Draw(t, "writes")
		ratio := rapid.IntRange(0, 100).Draw(t, "ratio")
		size := rapid.IntRange(0, 10_000).Draw(t, "size")
		capacity := rapid.IntRange(1, 10_000).Draw(t, "capacity")
		percent := rapid.IntRange(1, 100).Draw(t, "utilization")
		zones := rapid.IntRange(1, 5).Draw(t, "zones")
		text := fmt.Sprintf("workloads: {w: {writes: %d/s, read_write_ratio: %d, size: %d B}}\nfleets: {f: {node: {r: %d/s}, needs: {r: peak_requests}, utilization: %d%%, zones: %d}}",
			writes, ratio, size, capacity, percent, zones)
		r, err := read(text)
		if err != nil {
			t.Fatal(text, err)
		}
		v := func(name string) float64 { return r.Get(name).Value }
		near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }
		switch {
		case !near(v("requests"), v("writes")+v("reads")):
			t.Fatal("requests are not writes + reads")
		case !near(v("peak_requests"), 2*v("requests")):
			t.Fatal("the peak is not twice the average")
		case !near(v("stored"), v("w.objects")*float64(size)):
			t.Fatal("what is stored is not objects × size")
		case v("f.nodes") < 1 || v("f.nodes") != math.Trunc(v("f.nodes")):
			t.Fatal("nodes are no whole number of at least 1")
		}
		left := v("f.nodes")
		if zones > 1 {
			left -= left / float64(zones) // one zone is lost
		}
		if need := v("f.required.r"); left*float64(capacity) < need*(1-3e-9) { // ceil forgives 1e-9, for the nodes and for the zones
			t.Fatalf("%v nodes left of %v do not carry %v", left, v("f.nodes"), need)
		}
	})
}
