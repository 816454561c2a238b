package estimate_test

import (
	"io/fs"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/calc"
	"botec/estimate/estimatetest"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// holds checks values of a scenario: each line of want is "name = formula".
func holds(t *testing.T, text, want string, set ...scenario.Setting) {
	t.Helper()
	r, err := estimatetest.Read(text, set...)
	if err != nil {
		t.Errorf("%s\n%v", text, err)
		return
	}
	for line := range strings.SplitSeq(strings.TrimSpace(want), "\n") {
		line, _, _ = strings.Cut(line, "#")
		name, of, _ := strings.Cut(strings.TrimSpace(line), " = ")
		v := r.Get(name)
		if v == nil {
			t.Errorf("%s\nthere is no %s", text, name)
			continue
		}
		c, err := calc.Calc(of, unit.Printer{})
		if err != nil {
			t.Fatal(err)
		}
		if expected := c.Value.(float64); math.Abs(v.Value-expected) > 1e-6*math.Abs(expected) {
			t.Errorf("%s\n%s is %s, expected %s", text, name, v.Text(), of)
		}
	}
}

// warns checks the warnings of a scenario, one a line, without their positions.
func warns(t *testing.T, text, want string, set ...scenario.Setting) {
	t.Helper()
	r, err := estimatetest.Read(text, set...)
	if err != nil {
		t.Errorf("%s\n%v", text, err)
		return
	}
	var got []string
	for _, w := range r.Warnings {
		_, w, _ = strings.Cut(w, ": ")
		got = append(got, w)
	}
	if all := strings.Join(got, "\n"); all != want {
		t.Errorf("%s\n got %s\nwant %s", text, all, want)
	}
}

// refuses checks the error of a scenario.
func refuses(t *testing.T, text, want string) {
	t.Helper()
	_, err := estimatetest.Read(text)
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%s\n got %v\nwant %s", text, err, want)
	}
}

// TestBytes: workloads that are given in bytes a second.
func TestBytes(t *testing.T) {
	// 100 MB/s × 30 days × 110% ÷ 4 = 71.28 TB; 100 MB/s × 1.1 ÷ 4 = 27.5 MB/s
	holds(t, "workloads: {logs: {write_throughput: 100 MB/s, compression: 4, overhead: 10%, retention: 30 days}}", `
		logs.stored = 71.28 TB
		logs.stored_rate = 27.5 MB/s
		logs.stored_replicated = 3 * 71.28 TB
		logs.ingress = 100 MB/s
		logs.peak_ingress = 200 MB/s
		logs.egress = 0 B/s
		logs.writes = 0/s`)
	// four consumer groups read each byte: 4 × 200 MB/s
	holds(t, "workloads: {events: {write_throughput: 200 MB/s, read_write_ratio: 4, retention: 7 days}}", `
		events.read_throughput = 800 MB/s
		events.egress = 800 MB/s
		events.peak_egress = 1600 MB/s
		events.stored = 200 MB/s * 7 days`)
	// with a size the writes follow: 100 MB/s ÷ 1 kB = 100k/s, read 4 times
	holds(t, "workloads: {events: {write_throughput: 100 MB/s, size: 1 kB, read_write_ratio: 4}}", `
		events.writes = 100k/s
		events.reads = 400k/s
		events.egress = 400 MB/s
		events.objects = 100k/s * 5 years`)
	// and with a read_size the reads: 400 MB/s ÷ 64 kB
	holds(t, "workloads: {events: {write_throughput: 100 MB/s, read_write_ratio: 4, read_size: 64 kB}}", "events.reads = 6250/s\nevents.egress = 400 MB/s")
	holds(t, "workloads: {files: {writes: 1/s, size: 1 MB, read_throughput: 1 GB/s, read_size: 100 kB}}", "files.reads = 10k/s\nfiles.egress = 1 GB/s")
	// a stored_size counts in place of the bytes: 100k/s × 300 B
	holds(t, "workloads: {events: {write_throughput: 100 MB/s, size: 1 kB, stored_size: 300 B}}", "events.stored_rate = 30 MB/s\nevents.ingress = 100 MB/s")
	// reads that send something in: 100 MB/s + 1k/s × 2 kB
	holds(t, "workloads: {events: {write_throughput: 100 MB/s, reads: 1k/s, read_size: 10 kB, request_size: 2 kB}}", "events.ingress = 102 MB/s\nevents.egress = 10 MB/s")
	// objects that exist keep their size, what comes in its bytes
	holds(t, "workloads: {files: {write_throughput: 1 MB/s, retention: 10 s, existing: 1000, stored_size: 1 kB}}", "files.stored = 11 MB")

	refuses(t, "workloads: {l: {write_throughput: 100 MB/s, stored_size: 1 kB}}", "l.stored_size")
	refuses(t, "workloads: {l: {write_throughput: 100 MB/s}, m: {part_of: l, size: 1 kB}}", "m.size")
	refuses(t, "workloads: {l: {write_throughput: 100 MB/s, writes: 1k/s, size: 1 kB}}", "l writes 1k/s of 1 kB, which is 1 MB/s, but its write_throughput is 100 MB/s")
	holds(t, "workloads: {l: {write_throughput: 100 MB/s, writes: 100.5k/s, size: 1 kB}}", "l.ingress = 100 MB/s")
}

// TestPeaksAndParts: peaks are peaks of bytes too, and parts follow those of the
// workload that they are part of.
func TestPeaksAndParts(t *testing.T) {
	// 10M messages of 1 KB in a minute: 167k/s, and 167 MB/s where the average is 400M a
	// day, 4.63 MB/s
	holds(t, "workloads: {push: {writes: 400M/day, peak_writes: 10M / 1 minute, size: 1 kB}}", "push.peak_ingress = 10M * 1 kB / 1 minute\npush.ingress = 400M * 1 kB / 1 day")

	// 1. a split that stores its share with the size of the whole: 30% × 1k/s × 2 kB × 10 days
	holds(t, "workloads: {n: {writes: 1k/s, size: 2 kB, retention: 10 days}, a: {split_of: n, share: 30%}, b: {split_of: n}}", `
		a.stored = 300/s * 2 kB * 10 days
		b.share = 70%
		b.stored = 700/s * 2 kB * 10 days
		stored = 1k/s * 2 kB * 10 days
		writes = 1k/s
		requests = 1k/s`)
	// 2. a split of a split: 50% × 40% × 1k/s
	holds(t, `workloads:
  n: {writes: 1k/s, size: 1 kB, peak_writes: 5k/s}
  a: {split_of: n, share: 40%}
  b: {split_of: n}
  c: {split_of: a, share: 50%}
  d: {split_of: a}`, `
		c.writes = 200/s
		c.peak_writes = 1k/s       # 200/s × 5k ÷ 1k
		c.peak_ingress = 1 MB/s
		writes = 1k/s              # b + c + d: 600 + 200 + 200
		peak_writes = 5k/s
		stored = 1k/s * 1 kB * 5 years`)
	// 3. a part with writes of its own, at the peak of the whole: 50/s × 3k ÷ 1k
	holds(t, "workloads: {n: {writes: 1k/s, peak_writes: 3k/s, size: 1 kB}, a: {part_of: n, writes: 50/s, size: 10 kB}}", `
		a.peak_writes = 150/s
		a.peak_ingress = 1.5 MB/s`)
	// 4. a peak without an average: the part has its share of it
	holds(t, "workloads: {n: {peak_writes: 10k/s, size: 1 kB}, a: {part_of: n, share: 20%, size: 2 kB}}", `
		n.peak_ingress = 10 MB/s
		a.peak_writes = 2k/s
		a.peak_ingress = 4 MB/s
		a.writes = 0/s`)
	// 5. bytes with reads of their own: 2k/s × 10 kB; the part has its share of both
	holds(t, "workloads: {n: {write_throughput: 100 MB/s, reads: 2k/s, read_size: 10 kB}, a: {part_of: n, share: 10%}}", `
		n.egress = 20 MB/s
		a.write_throughput = 10 MB/s
		a.read_throughput = 2 MB/s
		a.reads = 200/s`)
	// 6. a part of a workload given by requests
	holds(t, "workloads: {n: {requests: 10k/s, peak_requests: 50k/s}, a: {part_of: n, share: 10%}}", `
		a.requests = 1k/s
		a.peak_requests = 5k/s`)
	// whatever else a part gives, while it counts no writes or reads itself: 10% of 1k/s
	for _, given := range []string{"size: 3 kB", "read_write_ratio: 3", "read_size: 3 kB"} {
		holds(t, "workloads: {n: {requests: 1k/s, peak_requests: 4k/s}, a: {split_of: n, share: 90%}, b: {split_of: n, "+given+"}}", `
			b.requests = 100/s
			b.peak_requests = 400/s
			requests = 1k/s
			peak_requests = 4k/s`)
		holds(t, "workloads: {n: {requests: 1k/s}, b: {part_of: n, share: 10%, "+given+"}}", "b.requests = 100/s\nb.peak_requests = 200/s")
	}
	// a ratio of its own to writes that are counted: 10 + 9 × 10, not 10% of 500/s
	holds(t, "workloads: {n: {requests: 500/s, writes: 100/s}, b: {part_of: n, share: 10%, read_write_ratio: 9}}", "b.requests = 100/s")
	// 7. shares that do not add up
	refuses(t, "workloads: {n: {writes: 1k/s}, a: {split_of: n, share: 30%}, b: {split_of: n, share: 60%}}", "the shares of the parts of n add up to 90%, not to 100%")
	refuses(t, "workloads: {n: {writes: 1k/s}, a: {split_of: n}, b: {split_of: n}}", "a and b give no share")
	holds(t, "workloads: {n: {writes: 1k/s}, a: {split_of: n, share: 33.3%}, b: {split_of: n, share: 66.6%}}", "a.writes = 333/s")
	// 8. a given total below its peak
	warns(t, "workloads: {n: {writes: 1k/s, size: 1 kB}}\nmetrics: {writes: 5k/s}", "writes (5k/s) is above its own peak (2k/s)")
	warns(t, "workloads: {n: {writes: 1k/s, peak_writes: 500/s, size: 1 kB}}", "n.writes (1k/s) is above its own peak (500/s)")

	// a given peak is a peak of requests, below twice the average too: ceil(1.2k ÷ 70% ÷ 1k)
	holds(t, "workloads: {n: {writes: 1k/s, peak_writes: 1.2k/s, size: 1 kB}}", "n.peak_requests = 1.2k/s\napp.nodes = 2")
	// beside reads at twice theirs: 1.2k + 2 × 500
	holds(t, "workloads: {n: {writes: 1k/s, reads: 500/s, peak_writes: 1.2k/s}, a: {part_of: n, share: 10%}}", "n.peak_requests = 2.2k/s\na.peak_requests = 220/s")
	holds(t, "workloads: {n: {writes: 1k/s, reads: 500/s, peak_writes: 1.2k/s, peak_reads: 600/s}}", "n.peak_requests = 1.8k/s")
	// requests that are neither have their own peak
	holds(t, "workloads: {n: {requests: 1k/s, writes: 100/s, peak_writes: 120/s}}", "n.peak_requests = 2k/s")

	// bytes at a peak of bytes: the parts at that of the whole
	holds(t, "workloads: {n: {write_throughput: 100 MB/s, peak_ingress: 500 MB/s}, a: {split_of: n, share: 20%}, b: {split_of: n}}", `
		a.peak_ingress = 100 MB/s
		peak_ingress = 500 MB/s`)
	// the factor and the hours of a whole are those of its parts
	holds(t, "workloads: {n: {writes: 1k/s, peak_factor: 3, busy: 12 h}, a: {part_of: n, share: 10%}}", "a.peak_writes = 600/s")
}

// TestNothingToSum: where there are no workloads, their sums are 0 of the dimension that
// the model gives them, in whatever order formulas are read.
func TestNothingToSum(t *testing.T) {
	const fleet = "fleets: {db: {node: {storage: 1 TB}, needs: {storage: 'NEED'}}}\n"
	for _, formula := range []string{"stored", "sum(stored, 0)", "sum(0, stored)", "max(workloads.stored)", "sum(workloads.stored, 0)", "max(stored, workloads.stored)", "sum(max(workloads.stored), 0)"} {
		for _, need := range []string{"1 TB", formula} {
			text := strings.Replace(fleet, "NEED", need, 1) + "metrics: {a: '" + formula + "'}\nexpect: ['a < 1 B', '" + formula + " <= stored', '" + formula + " < 1 GB']"
			holds(t, text, "a = 0")
		}
	}
}

// TestTeamNamesLikeUnits: a team default may be spelled like a unit, as an input may. It
// is the name where it stands by itself, and the unit behind a number.
func TestTeamNamesLikeUnits(t *testing.T) {
	opt := scenario.Options{Team: true, Dir: "/", File: &source.File{Name: "plan.yaml", Text: "metrics: {a: d * 2, b: 5 d, c: w * s, e: 3 MB/s}"}}
	opt.Read = func(path string) (string, error) {
		if filepath.Base(path) != scenario.TeamFile {
			return "", fs.ErrNotExist
		}
		return "defaults: {d: 3 days, w: 5, s: 2 kB, hours: 7, y: 1/day}", nil
	}
	r, err := estimate.Open("plan.yaml", estimate.Options{Options: opt})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{"a": 6 * 86400, "b": 5 * 86400, "c": 10e3, "e": 3e6} {
		if v := r.Get(name); v.Value != want {
			t.Errorf("%s is %v, want %v", name, v.Value, want)
		}
	}
}

// TestSharesInAnyOrder: a percentage in place of a number of the model is no number that
// others are added to, whichever workload comes first.
func TestSharesInAnyOrder(t *testing.T) {
	const a, b = "a: {writes: 1/s, replication: b.peak_factor + 2}", "b: {writes: 1/s, peak_factor: 150%}"
	for _, text := range []string{
		"workloads: {" + a + ", " + b + "}",
		"workloads: {" + b + ", " + a + "}",
		"workloads: {" + a + ", b: {writes: 1/s, peak_factor: f}}\nmetrics: {f: 150%}",
		"inputs: {peak_factor: 150%}\nworkloads: {" + a + ", b: {writes: 1/s}}",
		"inputs: {peak_factor: 150%}\nworkloads: {b: {writes: 1/s}, " + a + "}",
	} {
		if _, err := estimatetest.Read(text); err == nil || !strings.Contains(err.Error(), "b.peak_factor is a share and 2 is not") {
			t.Errorf("%s: %v", text, err)
		}
	}
}
