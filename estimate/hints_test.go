package estimate_test

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/scenario"
	"botec/estimate/source"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestHintsAreTrue: every text that a hint offers, for a mistake in a scenario of the
// tests or of the scripts, makes the error go away in place of what is marked, and says
// the same number.
func TestHintsAreTrue(t *testing.T) {
	tried := 0
	for _, c := range mistakes {
		tried += tryHints(t, "plan.yaml", func(text string) error {
			_, err := read(text)
			return err
		}, c.text)
	}
	for _, c := range likely {
		tried += tryHints(t, "plan.yaml", func(text string) error {
			_, err := read(text)
			return err
		}, c.text)
	}
	scripts, err := filepath.Glob("../testdata/scripts/*.txtar")
	if err != nil || len(scripts) < 20 {
		t.Fatal(len(scripts), err)
	}
	for _, path := range scripts {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		for _, f := range archive.Files {
			name := filepath.Join(dir, filepath.FromSlash(f.Name))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".yaml") {
				tried += tryHints(t, f.Name, func(text string) error {
					file := &source.File{Name: f.Name, Text: text}
					opt := estimate.Options{}
					opt.Options = scenario.Options{File: file, Dir: dir}
					_, err := estimate.Open(f.Name, opt)
					return err
				}, string(f.Data))
			}
		}
	}
	if tried < 50 {
		t.Errorf("only %d texts of hints were tried", tried)
	}
}

// tryHints applies each text that the errors of a scenario offer, and returns how many
// there were.
func tryHints(t *testing.T, name string, open func(text string) error, text string) (tried int) {
	t.Helper()
	var errs, left source.Errors
	if !errors.As(open(text), &errs) {
		return 0
	}
	for _, e := range errs {
		if e.File == nil || e.File.Name != name {
			continue
		}
		for _, write := range e.Write {
			tried++
			mended := text[:e.Start] + write + text[e.End:]
			left = nil
			errors.As(open(mended), &left)
			end := e.Start + len(write)
			if i := slices.IndexFunc(left, func(l *source.Error) bool {
				return l.File != nil && l.File.Name == name && l.Start < end && l.End > e.Start
			}); i >= 0 {
				t.Errorf("%s\nhint: %s\nwith %s it still has\n%s", e.Finding(), e.Hint, write, left[i].Finding())
			}
			if was := text[e.Start:e.End]; !strings.Contains(e.Text, "is a factor") && !sameNumbers(was, write) {
				t.Errorf("%s: %q is offered for %q", e.Error(), write, was)
			}
		}
	}
	return tried
}

var writtenNumbers = regexp.MustCompile(`\d[\d_,]*(?:\.\d+)?%?`)

// sameNumbers says that the numbers of a text are in another: 20% also as 0.2, 1,000 as
// 1_000 12:30 as 12.5 and 00:30 as 30.
func sameNumbers(was, write string) bool {
	value := func(s string) float64 {
		v, _ := strconv.ParseFloat(strings.NewReplacer(",", "", "_", "", "%", "").Replace(s), 64)
		if strings.HasSuffix(s, "%") {
			v /= 100
		}
		return v
	}
	var has []float64
	for _, s := range writtenNumbers.FindAllString(write, -1) {
		has = append(has, value(s), value(strings.TrimSuffix(s, "%")))
	}
	if h, m, ok := strings.Cut(was, ":"); ok {
		return slices.Contains(has, value(h)+value(m)/60) || value(h) == 0 && slices.Contains(has, value(m))
	}
	for _, s := range writtenNumbers.FindAllString(was, -1) {
		if !slices.ContainsFunc(has, func(v float64) bool { return math.Abs(v-value(s)) < 1e-9 }) {
			return false
		}
	}
	return true
}

// likely: scenarios with a mistake, what the hint offers, and what a name comes to be
// with the first text in place of the mistake.
var likely = []struct{ text, write, name, value string }{
	{"inputs: {egress_price: $0.09}\nworkloads: {w: {writes: 1/s, reads: 1k/s, size: 1 MB}}", "$0.09/GB", "egress_cost", "$237k/month"},
	{"inputs: {egress_price: $7/TB/month}\nworkloads: {w: {writes: 1/s, reads: 1k/s, size: 1 MB}}", "$7/TB", "egress_cost", "$18.4k/month"},
	{"inputs: {storage_price: $0.023}\nworkloads: {w: {existing: 1M, size: 1 MB, replication: 1}}", "$0.023/GB/month", "storage_cost", "$23/month"},
	{"inputs: {storage_price: $23/TB}\nworkloads: {w: {existing: 1M, size: 1 MB, replication: 1}}", "$23/TB/month", "storage_cost", "$23/month"},
	{"inputs: {price: $0.1}\nfleets: {app: {nodes: 10}}", "$0.1/h", "compute_cost", "$730/month"},
	{"workloads: {w: {existing: 5 TB, size: 1 MB, writes: 0/s, replication: 1}}", "5 TB / 1 MB", "w.stored", "5 TB"},
	{"inputs: {photo: 2 MB}\nworkloads: {w: {existing: 5 TB, size: {a: photo, b: 1 MB}, replication: 1}}", "5 TB / stored_size", "w.stored", "5 TB"},
	{"workloads: {w: {writes: 1/s, size: 1 kB, retention: 1825}}", "1825 days", "w.objects", "158M"},
	{"workloads: {w: {writes: 1/s, size: 1 kB, retention: 5}}", "5 years|5 days", "w.objects", "158M"},
	{"workloads: {w: {writes: 1/s, busy: 12:30}}", "12.5 h|12.5 min", "w.busy", "12.5 h"},
	{"inputs: {dau: 300M * 50%}\nworkloads: {w: {writes: dau * 1/user/day, size: 1 kB}}", "300M users * 50%", "dau", "150M users"},
	{"inputs: {dau: 2B * 50%}", "2bn users", "dau", "1bn users"},
	{"inputs: {params: 7B, bytes_per_param: 4 B}\nmetrics: {weights: params * bytes_per_param}", "7bn|7 B", "weights", "28 GB"},
	{"inputs: {seen: 2B/day}", "2bn/day|2 B/day", "seen", "23.1k/s"},
	{"workloads: {w: {reads: 2B/day}}", "2bn", "w.reads", "23.1k/s"},
	{"units: [viewer]\ninputs: {viewers: 5M}\nmetrics: {out: viewers * 500 kbps in Gbps}", "500 kbps/viewer", "out", "2500 Gbps"},
	{"workloads: {w: {writes: 1/s, size: 1 MB, overhead: 30}}", "30%|3000%", "w.overhead", "30%"},
	{"workloads: {w: {writes: 1k/s, read_write_ratio: 90%}}", "9", "w.reads", "9k/s"},
	{"inputs: {reading: 80%}\nworkloads: {w: {writes: 1k/s, read_write_ratio: reading}}", "reading / (1 - reading)", "w.reads", "4k/s"},
	{"workloads: {w: {writes: 1k/s, size: 1 kB, compression: 29.4%}}", "3.4", "w.compression", "3.4"},
	{"inputs: {n: 500}\nmetrics: {more: n + 20%}", "n * (1 + 20%)|n + 0.2", "more", "600"},
	{"inputs: {n: 500, growth: 20%}\nmetrics: {less: n - growth}", "n * (1 - growth)|n - 1 * growth", "less", "400"},
	{"inputs: {hit: 90%}\nmetrics: {more: hit + 0.05}", "hit + 5%", "more", "95%"},
	{"inputs: {disk: 2 TB}\nmetrics: {more: disk + 10%}", "disk * (1 + 10%)", "more", "2.2 TB"},
	{"inputs: {rate: 1k +- 20}", "±|-", "rate", "1k"},
	{"metrics: {fee: $0.20 * million}", "1M", "fee", "$200k"},
	{"inputs: {a: 100/s}\nmetrics: {close: 'if(a ~ 2 * 50/s ± 5%, 1, 0)'}", "(2 * 50/s) ± 5%", "close", "1"},
}

// TestLikely: a hint offers the likely meaning, or asks with all readings.
func TestLikely(t *testing.T) {
	for _, c := range likely {
		_, err := read(c.text)
		var errs source.Errors
		if !errors.As(err, &errs) {
			t.Errorf("%s\nhas no mistake", c.text)
			continue
		}
		e := errs[0]
		if got := strings.Join(e.Write, "|"); got != c.write {
			t.Errorf("%s\n%s offers %q, want %q", c.text, e.Error(), got, c.write)
			continue
		}
		r, err := read(c.text[:e.Start] + e.Write[0] + c.text[e.End:])
		if err != nil {
			t.Errorf("%s\nwith %s: %v", c.text, e.Write[0], err)
			continue
		}
		if v := r.Get(c.name); v == nil || v.Text() != c.value {
			t.Errorf("%s\nwith %s: %s is %v, want %s", c.text, e.Write[0], c.name, v.Text(), c.value)
		}
	}
}
