package cmd

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"botec/estimate/report"
)

// ranged is a scenario with everything that a page has to say something about.
const ranged = `title: Feed
inputs:
  dau: {value: 5M..20M, note: counted twice}
workloads:
  post: {writes: dau * 2/user/day, size: 2 kB, existing: 1M}
  photo: {writes: 10% * post.writes, size: 1 MB, retention: 1 year}
fleets:
  app: {node: {requests: 1k/s}, needs: {requests: peak_requests}, zones: 2}
  db: {node: postgres, needs: {storage: stored}}
metrics:
  each: {value: post.stored / dau, note: what one of them leaves}
  wait: 2 ms
expect:
  - {value: each < 1 GB/user, note: a guess}
  - app.nodes < 3
advice: [{when: dau > 1M, say: "{dau} are many"}]
`

// calls are those of the front door whose facts have to be on every page, over
// ./plan.yaml.
var calls = map[string][]string{
	"estimate": {"estimate", "plan.yaml"},
	"changed":  {"estimate", "twitter", "--set", "dau=1M"},
	"only":     {"estimate", "plan.yaml", "--only", "app.nodes,wait"},
	"drivers":  {"estimate", "plan.yaml", "--drivers", "app.nodes"},
	"plot":     {"estimate", "plan.yaml", "--plot", "app.nodes"},
	"explain":  {"explain", "plan.yaml", "app.nodes", "each"},
	"compare":  {"compare", "plan.yaml", "--set", "photo.size=2 MB", "--fail-if", "servers > 0", "--show", "stored,servers"},
	"alike":    {"compare", "plan.yaml", "plan.yaml"},
	"sweep":    {"sweep", "plan.yaml", "--vary", "photo.size=1 MB,2 MB", "--show", "stored"},
	"forecast": {"forecast", "plan.yaml", "--grow", "dau=5%..10%/month", "--for", "6y", "--until", "stored < 400 TB", "--show", "stored,app.nodes"},
	"steady":   {"forecast", "plan.yaml", "--grow", "dau=5%/month", "--for", "1y", "--steady", "--show", "stored"},
	"solve":    {"solve", "plan.yaml", "--find", "photo.size", "--such-that", "p95(stored) <= 1 PB"},
	"decide":   {"decide", "plan.yaml", "--between", "app.nodes,db.nodes"},
	"choose":   {"decide", "plan.yaml", "--choose", "app.spare=0..3", "--maximize", "app.nodes"},
	"inputs":   {"estimate", "plan.yaml", "--drivers", "app.nodes", "--by", "10%"},
}

// facts are what the terminal says besides its figures.
var facts = []struct{ call, text string }{
	{"estimate", "Feed"},
	{"estimate", "5M..20M"},
	{"estimate", "dau 5M..20M (spread of app.nodes|dau 5M..20M (spread of servers"}, // what drives the spread
	{"estimate", "5% to 95% of 8,192 samples, seed 1"},
	{"estimate", "bound by requests: "},
	{"estimate", "in 2 zones, one of which may fail"},
	{"estimate", "20% of the reads of a day|post.stored ÷ dau"},
	{"estimate", "10M users are many"},
	{"estimate", "each < 1 GB/user"},
	{"estimate", "of the samples)"},
	{"only", "p5 "},
	{"only", "bound by requests"},
	{"explain", "bound by requests"},
	{"explain", "what one of them leaves"},
	{"explain", "counted twice (plan.yaml:3)|counted twice plan.yaml:3"},
	{"explain", "In your head"},
	{"explain", "dau"},
	{"compare", "×1.9"},
	{"compare", "photo.size"},
	{"compare", "1 MB"},
	{"compare", "fails on servers > 0"},
	{"forecast", "every second month"},
	{"forecast", "growing dau 5%..10%/month"},
	{"forecast", "first fails in month"},
	{"forecast", "simulated runs"},
	{"solve", "at most"},
	{"solve", "p95 1 PB"},
	{"solve", "such that"},
	{"decide", "app.nodes is best on average"},
	{"decide", "Nothing you can learn changes this"},
	{"decide", "no value of its range changes the choice: dau"},
	{"decide", "samples, seed 1"},
	{"choose", "app.spare=3 is best"},
	{"choose", "the most"},
	{"inputs", "+10%"},
}

// caveats are the calls whose pages have to say each caveat.
var caveats = map[report.Caveat]string{
	report.NotChecked:        "changed",
	report.RangesAtMedian:    "sweep",
	report.WorkingAtMedian:   "explain",
	report.CompareAtMedian:   "compare",
	report.OneRangeAtATime:   "drivers",
	report.OneInputAtATime:   "inputs",
	report.SteadyState:       "steady",
	report.ExistingData:      "forecast",
	report.WrittenAlike:      "alike",
	report.WithOtherNumbers:  "", // said in an interview
	report.ScenarioUnchanged: "", // of what only a page in HTML shows
	report.TooManyToFollow:   "", // so is this, of thousands of workloads
}

// said is what a reader of a format reads of a call, in one line.
func said(t *testing.T, format string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if status := Main(append(args, "-o", format), strings.NewReader(""), &out, &errs); status == invalid {
		t.Fatalf("%q: %s", args, &errs)
	}
	text := out.String()
	switch format {
	case "html":
		text = html.UnescapeString(regexp.MustCompile(`<style>.*?</style>|<[^>]*>`).ReplaceAllString(strings.ReplaceAll(text, "\n", " "), ""))
	case "markdown":
		text = html.UnescapeString(strings.NewReplacer(`\`, "", "`", "").Replace(text))
	}
	return strings.Join(strings.Fields(text), " ")
}

// TestFactsInEveryFormat: what a terminal says, Markdown and HTML say too.
func TestFactsInEveryFormat(t *testing.T) {
	inFolder(t, ranged)
	pages := map[string]string{}
	find := func(call, text string) {
		for _, format := range []string{"table", "markdown", "html"} {
			if pages[call+format] == "" {
				pages[call+format] = said(t, format, calls[call]...)
			}
			if !slices.ContainsFunc(strings.Split(text, "|"), func(text string) bool { return strings.Contains(pages[call+format], text) }) {
				t.Errorf("botec %s -o %s does not say %q:\n%.3000s", strings.Join(calls[call], " "), format, text, pages[call+format])
			}
		}
	}
	for _, f := range facts {
		find(f.call, f.text)
	}
	for caveat, call := range caveats {
		if call != "" {
			find(call, string(caveat))
		}
	}
}

// TestCaveatsListed: no caveat is missing above.
func TestCaveatsListed(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../estimate/report/report.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Caveat" {
			found++
			text := report.Caveat(strings.Trim(spec.Values[0].(*ast.BasicLit).Value, `"`))
			if _, ok := caveats[text]; !ok {
				t.Errorf("no call says %s", spec.Names[0].Name)
			}
		}
		return true
	})
	if found != len(caveats) {
		t.Errorf("%d caveats, %d listed", found, len(caveats))
	}
}

// TestFiguresInCSV: what a page shows of each metric stands in its records, in
// base units.
func TestFiguresInCSV(t *testing.T) {
	inFolder(t, ranged)
	for name, args := range calls {
		var out, errs bytes.Buffer
		if status := Main(append(slices.Clip(args), "-o", "csv"), strings.NewReader(""), &out, &errs); status == invalid {
			t.Errorf("%s: %s", name, &errs)
			continue
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Errorf("%s: %d rows, %v", name, len(rows), err)
		}
	}
	var out, errs bytes.Buffer
	Main([]string{"estimate", "plan.yaml", "-o", "json"}, strings.NewReader(""), &out, &errs)
	var document struct {
		Metrics map[string]struct{ Value float64 }
	}
	if err := json.Unmarshal(out.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	Main([]string{"estimate", "plan.yaml", "-o", "csv"}, strings.NewReader(""), &out, &errs)
	for metric := range document.Metrics {
		if !strings.Contains(out.String(), "\n"+metric+",") {
			t.Errorf("%s is not in the csv of the estimate", metric)
		}
	}
}
