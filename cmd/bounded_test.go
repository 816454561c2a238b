//go:build unix

package cmd

import (
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"botec/estimate/estimatetest"
)

// largeInput is a kind of input that can be made as large as the limits allow: by most
// lines, or in a document by most repetitions. Each was once slow, or is like one that was.
type largeInput struct {
	name string
	most int
	text func(n int) string
}

// lines repeats a line that has its number in it, behind a head.
func lines(head string, line func(i int) string) func(n int) string {
	return func(n int) string {
		var s strings.Builder
		s.WriteString(head)
		for i := range n {
			s.WriteString(line(i) + "\n")
		}
		return s.String()
	}
}

// numbered is a line for [lines] with its number in place of each #.
func numbered(line string) func(i int) string {
	return func(i int) string { return strings.ReplaceAll(line, "#", fmt.Sprint(i)) }
}

// repeated repeats a text in a document, between two others.
func repeated(before, text, after string) func(n int) string {
	return func(n int) string {
		return "<!-- botec use twitter -->\n\n" + before + strings.Repeat(text, n) + after + "\n"
	}
}

// sections makes a document of sections, each with its number in its command.
func sections(command string) func(n int) string {
	return lines("<!-- botec use twitter -->\n\n", numbered("<!-- botec show "+command+" -->\n<!-- botec end -->\n"))
}

var largeScenarios = []largeInput{
	{"workloads", 3000, lines("workloads:\n", numbered("  w#: {writes: 1#/s, size: 1 kB}"))},
	{"part chain", 3000, lines("workloads:\n", func(i int) string {
		if i == 0 {
			return "  w0: {writes: 1k/s, size: 1 kB}"
		}
		return fmt.Sprintf("  w%d: {part_of: w%d, share: 99%%}", i, i-1)
	})},
	{"split star", 3000, lines("workloads:\n  w: {writes: 1k/s, size: 1 kB}\n", numbered("  w#: {split_of: w, share: 0..0.00001%}"))},
	{"fleets", 1800, lines("fleets:\n", numbered("  f#: {node: {cpu: 1}, needs: {cpu: 1#}}"))},
	{"idle inputs", 9000, lines("inputs:\n", numbered("  a#: 5"))},
	{"chain of metrics", 9000, lines("metrics:\n  m: 1\n", func(i int) string { return fmt.Sprintf("  m%d: %s + 1", i, previous(i)) })},
	{"formulas with a sum", 9000, func(n int) string {
		return lines("workloads:\n", numbered("  w#: {writes: 1/s}"))(n/3) + lines("metrics:\n", numbered("  m#: sum(workloads.writes) * #"))(n/3)
	}},
	{"sums of sizes", 9000, func(n int) string {
		return lines("workloads:\n  w:\n    writes: 1/s\n    size:\n", numbered("      f#: 5 B"))(n/2) + lines("metrics:\n", numbered("  m#: sum(w.size.*)"))(n/2)
	}},
	{"others like itself", 2400, lines("workloads:\n", numbered("  w#: {writes: 1/s, reads: max(workloads.reads)}"))},
	{"cycles", 9000, lines("metrics:\n", func(i int) string { return fmt.Sprintf("  m%d: m%d + m0", i, i+1) })},
	{"unknown names", 9000, lines("inputs:\n  dau: 5\nmetrics:\n", numbered("  m#: dau_#"))},
	{"unknown units", 6000, func(n int) string {
		return lines("units:\n", numbered("  - u#a"))(n) + lines("inputs:\n", numbered("  a#: 5 u#b"))(n)
	}},
	{"display", 4000, func(n int) string {
		return lines("workloads:\n", numbered("  w#: {writes: 1/s}"))(n*3/40) + lines("display:\n", numbered("  'w#*.*gress': MB/s"))(n)
	}},
	{"units", 100_000, lines("units:\n", numbered("  - u#"))},
	{"products of shares", 5000, func(n int) string {
		factors := make([]string, 12)
		return lines("inputs:\n", numbered("  s#: 10%..5#%"))(20) + lines("metrics:\n", func(i int) string {
			for k := range factors {
				factors[k] = fmt.Sprintf("s%d", (i+k*(1+i%7))%20)
			}
			return fmt.Sprintf("  m%d: %s", i, strings.Join(factors, " * "))
		})(n)
	}},
	{"expectations", 15_000, lines("inputs:\n  a: 1..2\nexpect:\n", numbered("  - p95(a) > #"))},
	{"expectations of sums", 6000, func(n int) string {
		return lines("workloads:\n", numbered("  w#: {writes: 1/s, size: 1 kB}"))(n/4) + lines("expect:\n", numbered("  - max(workloads.stored) + # GB > 0 GB"))(n)
	}},
	{"queues", 900, lines("fleets:\n", numbered("  f#: {node: {requests: 100/s}, needs: {requests: 1#/s}, service_time: 10 ms}"))},
	{"paths", 3000, lines("fleets: {f: {node: {requests: 100/s}, needs: {requests: 10/s}, service_time: 5 ms}}\npaths:\n", numbered("  p#: [f, {f: 40%}]"))},
	{"queues with ranges", 600, lines("fleets:\n", numbered("  f#: {node: {requests: 100/s}, needs: {requests: 1#/s..9#/s}, service_time: 5..20 ms}"))},
	{"paths of ten shares", 600, tenShares("10/s")},
	{"paths of ten shares with ranges", 600, tenShares("10/s..20/s")},
	{"percentiles of formulas", 6000, func(n int) string {
		return lines("inputs:\n", numbered("  a#: 1..2#"))(20) + lines("expect:\n", func(i int) string {
			return fmt.Sprintf("  - p95(a%d * %d + a%d * a%d) > 3", i%20, i+1, (i*3+2)%20, (i*7+1)%20)
		})(n)
	}},
	{"chain of ranges", 8000, lines("metrics:\n  m: 1\n", func(i int) string { return fmt.Sprintf("  m%d: %s + %d..%d", i, previous(i), i+1, i+3) })},
	{"maxima of ranges", 8000, lines("metrics:\n  m: 1\n", func(i int) string { return fmt.Sprintf("  m%d: max(%s, %d..%d)", i, previous(i), i+1, i+3) })},
	{"sums that are expected", 6000, func(n int) string {
		return lines("workloads:\n", numbered("  w#: {writes: 1/s, size: 1 kB}"))(n/4) + lines("expect:\n", numbered("  - sum(workloads.stored) + # GB > 0 GB"))(n)
	}},
	{"costs", 9000, lines("costs:\n", numbered("  c#: $#/month"))},
	{"growth", 6000, func(n int) string {
		return lines("inputs:\n", numbered("  a#: 1#"))(n/2) + lines("growth:\n", numbered("  a#: 5%/year"))(n/2)
	}},
	{"variants", 2000, func(n int) string {
		return lines("inputs:\n", numbered("  a#: 5"))(n) + lines("variants:\n", numbered("  v#: {a#: 3}"))(n)
	}},
}

var largeDocuments = []largeInput{
	{"block quotes", 9_000_000, repeated("", ">", "")},
	{"bullets", 4_500_000, repeated("", "- ", "x")},
	{"nested lists", 3000, lines("<!-- botec use twitter -->\n", func(i int) string { return strings.Repeat("  ", i) + "- a" })},
	{"blank lines in lists", 4_500_000, func(n int) string {
		return "<!-- botec use twitter -->\n" + strings.Repeat("- ", n/2) + "x" + strings.Repeat("\n", n)
	}},
	{"lines in lists", 40, func(n int) string {
		return "<!-- botec use twitter -->\n" + strings.Repeat("- ", n*2500) + "x\n" + strings.Repeat(strings.Repeat("  ", n*2500)+"x\n", n)
	}},
	{"link titles", 1_500_000, repeated("a <", "[](a (", ")x")},
	{"escaped quotes", 750_000, func(n int) string { return "botec <" + strings.Repeat(`[](a "`, n) + strings.Repeat(`\"`, n) }},
	{"emphasis", 640_000, repeated("", "*a **b** _c_* ", "")},
	{"backticks", 4400, lines("botec <", func(i int) string { return strings.Repeat("`", i+1) })},
	{"false claims", 9_900, repeated("", "<!-- botec is dau -->5<!-- botec end -->\n\n", "")},
	{"unknown metrics", 9_900, lines("<!-- botec use twitter -->\n", numbered("<!-- botec is dau_# -->5<!-- botec end -->\n"))},
	{"equal sections", 2000, repeated("", "<!-- botec show estimate -->\n<!-- botec end -->\n\n", "")},
	{"unclosed comments", 2_400_000, repeated("", "<!--", "")},
	{"claims in a paragraph", 9_900, repeated("x ", "<!-- botec is dau -->5<!-- botec end --> x ", "")},
}

// largeSections are documents of which what they compute is bounded, whatever their length.
var largeSections = []largeInput{
	{"sections", 6000, sections("estimate --set dau=#M")},
	{"sections with ranges", 2000, sections("estimate --set dau=#M..900M")},
	{"sections of formulas", 6000, sections("calc #..9# * 3")},
	{"sections that are wrong", 6000, sections("estimate --set dau=x#")},
	{"decisions", 400, sections("decide --choose replication=1..1# --minimize stored_replicated")},
	{"decisions with ranges", 400, sections("decide --choose replication=1..1# --minimize stored_replicated --set dau=1M..900M")},
	{"searches", 2000, sections("solve --find dau --such-that 'servers <= 1#'")},
	{"long searches", 2000, sections("solve --find dau=1..1000000 --such-that 'dau - floor(dau/7)*7 == # users'")},
	{"forecasts", 2000, sections("forecast --grow dau=#%/month --set peak_factor=1..3")},
	{"comparisons", 2000, sections("compare twitter netflix --set dau=#M")},
	{"lists of presets", 2000, sections("presets --tag messaging,x#")},
	{"scenarios", 6000, lines("", numbered("<!-- botec use twitter -->\n\n<!-- botec is p95(dau * 1#) -->5<!-- botec end -->\n"))},
	{"small blocks", 18_000, lines("", numbered("```yaml botec\ninputs: {a: #}\n```\n"))},
	{"large blocks", 300, func(n int) string {
		block := lines("workloads:\n", numbered("  w#: {writes: 1#/s, size: 1 kB}"))(300)
		return strings.Repeat("```yaml botec\n"+block+"```\n\n", n)
	}},
	{"large blocks that are wrong", 300, func(n int) string {
		block := lines("workloads:\n", numbered("  w#: {writes: x#, size: 1 kB}"))(300)
		return strings.Repeat("```yaml botec\n"+block+"```\n\n", n)
	}},
}

func previous(i int) string {
	if i == 0 {
		return "m"
	}
	return fmt.Sprint("m", i-1)
}

// tenShares has paths of which each goes to ten fleets with a share of its requests.
func tenShares(requests string) func(n int) string {
	fleets := lines("fleets:\n", numbered("  f#: {node: {requests: 100/s}, needs: {requests: "+requests+"}, service_time: 5 ms}"))(10)
	return lines(fleets+"paths:\n", func(i int) string {
		steps := make([]string, 10)
		for k := range steps {
			steps[k] = fmt.Sprintf("{f%d: %d%%}", k, 5+(i+k)%90)
		}
		return fmt.Sprintf("  p%d: [%s]", i, strings.Join(steps, ", "))
	})
}

// variants are inputs, of which each variant sets another one.
func variants(inputs, n int) string {
	return lines("metrics: {m: a1 * 2}\ninputs:\n", numbered("  a#: 5"))(inputs) + lines("variants:\n", numbered("  v#: {a#: 3}"))(n)
}

// argsFor writes an input of size n to a file and gives the call that reads it.
func argsFor(t testing.TB, k largeInput, n int, document bool) []string {
	command, name := "estimate", "large.botec.yaml"
	if document {
		command, name = "check", "large.md"
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(k.text(n)), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{command, path}
}

// processorTime is what the process has taken on all processors.
func processorTime(t testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// mostExponent is the bound of [TestGrowth], between linear and quadratic time: it runs
// small inputs, which a busy machine disturbs. [BenchmarkGrowth] shows the exponents.
const mostExponent = 1.5

// exponent runs an input in four sizes, up to the largest over shrink, and gives the slope
// of the least times over the lengths of the input, both as logarithms. What takes less
// than floor counts as floor. After a size that takes long and much longer than the ones
// before there is no larger one.
func exponent(t testing.TB, k largeInput, document bool, shrink, runs int, floor time.Duration) float64 {
	defer debug.SetGCPercent(debug.SetGCPercent(100)) // a decision raises it
	const sizes = 4
	var x, y [sizes]float64
	for s := range sizes {
		n := k.most / shrink >> (sizes - 1 - s)
		args := argsFor(t, k, n, document)
		least := time.Duration(math.MaxInt64)
		for range runs {
			runtime.GC()
			start := processorTime(t)
			Main(args, strings.NewReader(""), io.Discard, io.Discard)
			least = min(least, processorTime(t)-start)
		}
		x[s], y[s] = math.Log(float64(len(k.text(n)))), math.Log(float64(max(least, floor)))
		if steep := slope(x[:s+1], y[:s+1]); least > time.Second && steep > mostExponent {
			return steep
		}
	}
	return slope(x[:], y[:])
}

// slope is that of the line through points with the least squares.
func slope(x, y []float64) float64 {
	var mx, my, xy, xx float64
	for i := range x {
		mx, my = mx+x[i]/float64(len(x)), my+y[i]/float64(len(x))
	}
	for i := range x {
		xy, xx = xy+(x[i]-mx)*(y[i]-my), xx+(x[i]-mx)*(x[i]-mx)
	}
	return xy / xx
}

// eachLarge calls f for all kinds of input.
func eachLarge(f func(k largeInput, document bool)) {
	for _, k := range largeScenarios {
		f(k, false)
	}
	for _, k := range largeDocuments {
		f(k, true)
	}
}

// BenchmarkGrowth gives the exponent with which the time grows with the length of each
// kind of input, over four sizes up to the limits.
func BenchmarkGrowth(b *testing.B) {
	eachLarge(func(k largeInput, document bool) {
		b.Run(strings.ReplaceAll(k.name, " ", "-"), func(b *testing.B) {
			sum := 0.0
			for b.Loop() {
				sum += exponent(b, k, document, 1, 3, 0)
			}
			b.ReportMetric(sum/float64(b.N), "exponent")
		})
	})
}

// TestLargeInputs runs the largest inputs through the program.
func TestLargeInputs(t *testing.T) {
	undisturbed(t)
	run := func(k largeInput, document bool) {
		t.Run(k.name, func(t *testing.T) {
			withinBounds(t, 300, argsFor(t, k, k.most, document)...)
		})
	}
	eachLarge(run)
	for _, k := range largeSections {
		run(k, true)
	}
}

// TestLargeComparisons compares scenarios that differ in all lines.
func TestLargeComparisons(t *testing.T) {
	undisturbed(t)
	for _, c := range []struct {
		name       string
		head, line string
		n          int
	}{
		{"chain", "metrics:\n  m: 1\n  m0: m\n", "  m#: m% + 1@", 9000},
		{"factors", "inputs:\n  a: 1@\nmetrics:\n", "  m#: a * #.1@", 9000},
		{"ranges", "inputs:\n  a: 1@..9\nmetrics:\n", "  m#: a + #", 9000},
		{"sums", "workloads:\n  w: {writes: 1@/s}\nmetrics:\n  m: 1\n", "  m#: sum(workloads.writes) * #", 9000},
	} {
		t.Run(c.name, func(t *testing.T) {
			var files []string
			for _, side := range []string{"1", "2"} {
				text := lines(c.head, func(i int) string {
					return strings.ReplaceAll(numbered(c.line)(i+1), "%", fmt.Sprint(i))
				})(c.n)
				files = append(files, filepath.Join(t.TempDir(), "large.botec.yaml"))
				if err := os.WriteFile(files[len(files)-1], []byte(strings.ReplaceAll(text, "@", side)), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			withinBounds(t, 300, append([]string{"compare"}, files...)...)
		})
	}
}

// TestLargePages writes pages on which each figure has its working.
func TestLargePages(t *testing.T) {
	undisturbed(t)
	chain := lines("inputs: {a: 3, b: 4}\nmetrics:\n  m: a + b\n", func(i int) string { return fmt.Sprintf("  m%d: %s * 1.0001 + a", i, previous(i)) })
	args := argsFor(t, largeInput{text: chain}, 9000, false)
	withinBounds(t, 300, append(args, "-o", "html")...)
	withinBounds(t, 300, "compare", args[1], "--set", "a=4", "-o", "html")
}

// TestLargeQuestions asks the commands of one question about large scenarios.
func TestLargeQuestions(t *testing.T) {
	undisturbed(t)
	plan := func(n int, writes string) string {
		return lines("inputs: {n: 10}\nworkloads:\n", numbered("  w#: {writes: n * "+writes+", size: 1 kB}"))(n)
	}
	fleets := lines("inputs: {n: 10}\nfleets:\n", numbered("  f#: {node: {cpu: 1}, needs: {cpu: n * 1#}}"))
	path := lines("inputs: {n: 10}\nfleets:\n", numbered("  f#: {node: {requests: 100/s}, needs: {requests: n * 1#/s}, service_time: 5..20 ms}"))(3) + "paths: {p: [f0, f1, {f2: 30%}]}\n"
	for _, c := range []struct {
		name           string
		text           string
		args           string // PLAN is the scenario
		seconds        float64
		mostMegabytes  int64
		want           string // in what it prints
		figures, words string // of a data file and a document beside the scenario
	}{
		{name: "solve", text: plan(3000, "1#/s"), args: "solve PLAN --find n --such-that writes<=10M/s", want: "all values"},
		{name: "solve for a percentile", text: plan(300, "1#/s..9#/s"), args: "solve PLAN --find n --such-that p95(stored)<=10EB", want: "all values"},
		{name: "solve for a chance", text: plan(300, "1#/s..9#/s"), args: "solve PLAN --find n --such-that prob(writes>10M/s)<10%", want: "all values"},
		{name: "solve for a percentile of 3,000", text: plan(3000, "1#/s..9#/s"), args: "solve PLAN --find n --such-that p95(writes)<=10M/s", seconds: 6, mostMegabytes: 400, want: "all values"},
		{name: "solve for a sum of 3,000", text: plan(3000, "1#/s..9#/s"), args: "solve PLAN --find n --such-that p95(sum(workloads.stored))<=10EB", seconds: 6, mostMegabytes: 400, want: "all values"},
		{name: "drivers", text: plan(3000, "1#/s..9#/s"), args: "estimate PLAN --drivers stored", seconds: 6, mostMegabytes: 400, want: "from its p5 to its p95"},
		{name: "drivers of certain workloads", text: plan(3000, "1#/s"), args: "estimate PLAN --drivers stored", want: "size"},
		{name: "page of 3,000 ranges", text: plan(3000, "1#/s..9#/s"), args: "estimate PLAN -o html", seconds: 6, mostMegabytes: 400, want: "w2999"},
		{name: "comparison of 3,000 ranges", text: plan(3000, "1#/s..9#/s"), args: "compare PLAN --set n=11", seconds: 6, mostMegabytes: 400, want: "after"},
		{name: "decision with 300 ranges", text: plan(300, "1#/s..9#/s"), args: "decide PLAN --choose n=1..10 --minimize stored", want: "more ranges were not looked at"},
		{name: "decision with 3,000 ranges", text: plan(3000, "1#/s..9#/s"), args: "decide PLAN --choose n=1..10 --minimize stored"},
		{name: "decision between 300 certain workloads", text: plan(300, "1#/s"), args: "decide PLAN --choose n=1..10 --minimize stored", want: "more inputs were not looked at"},
		{name: "decision between 3,000 certain workloads", text: plan(3000, "1#/s"), args: "decide PLAN --choose n=1..8 --minimize stored", want: "more inputs were not looked at"},
		{name: "decision between 200 options of 300 workloads", text: plan(300, "1#/s"), args: "decide PLAN --choose n=1..200 --minimize stored"},
		{name: "decision between certain fleets", text: fleets(1800), args: "decide PLAN --choose n=1..10 --minimize servers", want: "more inputs were not looked at"},
		{name: "forecast of 300 ranges", text: plan(300, "1#/s..9#/s"), args: "forecast PLAN --grow n=5%/month --for 3y", want: "simulated runs"},
		{name: "forecast of 300 ranges over 40 years", text: plan(300, "1#/s..9#/s"), args: "forecast PLAN --grow n=5%/month --for 40y"},
		{name: "forecast of 3,000 ranges", text: plan(3000, "1#/s..9#/s"), args: "forecast PLAN --grow n=5%/month --for 3y"},
		{name: "forecast of 3,000 certain workloads", text: plan(3000, "1#/s"), args: "forecast PLAN --grow n=1%/month --for 3y", want: "month"},
		{name: "search without an end", text: plan(300, "1#/s"), args: "solve PLAN --find n=1..1000000 --such-that writes/(1/s)-floor(writes/(7/s))*7==1", want: "values tried"},
		{name: "search of fleets without an end", text: fleets(300), args: "solve PLAN --find n=1..1000000 --such-that servers-floor(servers/7)*7==1", want: "values tried"},
		{name: "solve for a percentile of a path", text: path, args: "solve PLAN --find n --such-that p95(p.latency_p99)<=500ms", want: "n:"},
		{name: "solve for a chance of a path", text: path, args: "solve PLAN --find n --such-that prob(p.latency_p99>500ms)<10%", want: "n:"},
		{name: "unknown figures", text: lines("data: {d: ./figures.csv}\nmetrics:\n", numbered("  m#: d.x# * 2"))(9000), args: "estimate PLAN", figures: lines("name,value\n", numbered("n#,#"))(200_000)},
		{name: "check of variants", text: variants(2990, 33), args: "check PLAN"},
		{name: "comparison of variants", text: variants(2990, 33), args: "compare PLAN --variants", want: "v32"},
		{name: "mark", text: "inputs: {a: 5}\n", args: "mark words.md --use PLAN", words: lines("| a | b |\n|---|---|\n", numbered("| #k | 5 |"))(4900)},
		{name: "sections of large sweeps", text: "inputs: {a: 5}\n", args: "check words.md", words: sections("sweep --vary dau=1M..#M --steps 1000 --show '*'")(400)},
		{name: "mark of emphasis", text: "inputs: {a: 5}\n", args: "mark words.md --use PLAN", seconds: 1.4, mostMegabytes: 300, words: strings.Repeat("*a **b** _c_* ", 640_000)},
		{name: "mark of too many", text: "inputs: {a: 5}\n", args: "mark words.md --use PLAN", words: strings.Repeat("5 and 6 ", 300_000)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for name, text := range map[string]string{"plan.botec.yaml": c.text, "figures.csv": c.figures, "words.md": c.words} {
				if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if c.seconds == 0 {
				c.seconds, c.mostMegabytes = 2, 300
			}
			printed := bounded(t, c.seconds, c.mostMegabytes, strings.Fields(strings.ReplaceAll(c.args, "PLAN", "plan.botec.yaml"))...)
			if !strings.Contains(printed, c.want) {
				t.Errorf("prints %s", printed)
			}
		})
	}
}

// undisturbed leaves a test of time and memory to the step of the gate that measures them:
// the race detector and the counters of coverage take some themselves.
func undisturbed(t *testing.T) {
	t.Helper()
	if estimatetest.UnderRace || testing.CoverMode() != "" {
		t.Skip("left to a run without the race detector and coverage")
	}
}

// withinBounds runs the program, which may take two seconds and so many megabytes.
func withinBounds(t *testing.T, mostMegabytes int64, args ...string) {
	t.Helper()
	bounded(t, 2, mostMegabytes, args...)
}

// bounded runs the program, which may take so many seconds and megabytes, and returns what
// it prints.
func bounded(t *testing.T, mostSeconds float64, mostMegabytes int64, args ...string) string {
	t.Helper()
	var printed strings.Builder
	// Linux counts what the parent had at most as the child's until it runs the program.
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // forgets that; elsewhere there is no such file
	run := exec.Command("botec", args...)
	run.Stdout = &printed
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	hang := time.AfterFunc(time.Minute, func() { _ = run.Process.Kill() })
	_ = run.Wait()
	hang.Stop()
	if code := run.ProcessState.ExitCode(); code < 0 || code > 2 {
		t.Error(run.ProcessState)
	}
	if took := run.ProcessState.UserTime() + run.ProcessState.SystemTime(); took.Seconds() > mostSeconds {
		t.Errorf("takes %v", took)
	}
	kilobytes := run.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS == "darwin" { // which counts bytes
		kilobytes /= 1024
	}
	if kilobytes > mostMegabytes*1000 {
		t.Errorf("takes %d MB", kilobytes/1000)
	}
	return printed.String()
}
