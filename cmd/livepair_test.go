package cmd

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/scenario"
	"botec/presets"
)

// pageInput is an assumption that a page of several scenarios offers.
type pageInput struct {
	Name string
	Sets []string
}

// sharedInputs are the inputs of a page of several scenarios.
func sharedInputs(t *testing.T, page string) (list []pageInput) {
	t.Helper()
	_, rest, _ := strings.Cut(page, `id="program">`)
	text, _, _ := strings.Cut(rest, "</script>")
	var program struct{ Inputs, Quantities [][]any }
	if err := json.Unmarshal(unpacked(t, text), &program); err != nil {
		t.Fatal(err)
	}
	for _, in := range program.Inputs {
		if len(in) < 7 {
			name := program.Quantities[int(in[0].(float64))][0].(string)
			list = append(list, pageInput{Name: name, Sets: []string{name}})
			continue
		}
		of := in[6].([]any)
		next := pageInput{Name: of[1].(string)}
		for _, s := range of[2].([]any) {
			next.Sets = append(next.Sets, s.(string))
		}
		list = append(list, next)
	}
	return list
}

// several is a page of several scenarios, and the results from which changes are made.
type several struct {
	name  string
	args  []string
	sides []side
}

// side is a scenario of a page, with the prefix of its figures.
type side struct {
	prefix, path string
	set          []string
}

// open evaluates a side with further settings, nil where that cannot be.
func (s *side) open(set []string) *estimate.Result {
	var opt estimate.Options
	for _, text := range slices.Concat(s.set, set) {
		name, formula, _ := strings.Cut(text, "=")
		if before := strings.HasPrefix(name, "before."); before == (s.prefix == "before.") {
			opt.Set = append(opt.Set, scenario.Setting{Flag: "--set", Name: strings.TrimPrefix(name, "before."), Formula: formula})
		}
	}
	r, err := estimate.Open(s.path, opt)
	if err != nil {
		return nil
	}
	return r
}

// changes are changes at random of inputs of the page.
func (s *several) changes(t *testing.T, page string, n int, random *rand.Rand) (list []trial) {
	inputs := sharedInputs(t, page)
	if len(inputs) == 0 {
		t.Fatalf("%s has no inputs", s.name)
	}
	for range n {
		in := inputs[random.IntN(len(inputs))]
		of := &s.sides[len(s.sides)-1]
		name, isBefore := strings.CutPrefix(in.Name, "before.")
		if isBefore {
			of = &s.sides[0]
		}
		r := of.open(nil)
		i, ok := r.Find(name)
		if !ok {
			t.Errorf("%s: nothing is called %s", s.name, in.Name)
			continue
		}
		text := another(r, i, random)
		if text == "" {
			continue
		}
		one := trial{Page: s.name, Args: s.args, options: s.args[0] == "decide" && len(s.sides) > 1, Hash: "#" + in.Name + "=" + strings.NewReplacer("%", "%25", "&", "%26", "#", "%23", " ", "%20", "^", "%5E").Replace(text)}
		for _, set := range in.Sets {
			one.Set = append(one.Set, set+"="+text)
		}
		var results []*estimate.Result
		for k := range s.sides {
			results = append(results, s.sides[k].open(one.Set))
		}
		one.sampled = func(name string) bool {
			if _, ok := pageOption(name); ok && s.args[0] == "decide" {
				return slices.ContainsFunc(results, func(r *estimate.Result) bool { return r != nil && r.Sampling != nil })
			}
			for k, r := range results {
				if of, ok := strings.CutPrefix(name, s.sides[k].prefix); r != nil && ok && isSampled(r, of) {
					return true
				}
				if statistic, of, ok := strings.Cut(name, "("); ok && r != nil && isSampled(r, statistic+"("+strings.TrimPrefix(of, s.sides[k].prefix)) {
					return true
				}
			}
			return false
		}
		list = append(list, one)
	}
	return list
}

// pageOption is the option of a figure of a decision.
func pageOption(name string) (option string, ok bool) {
	statistic, of, ok := strings.Cut(name, "(")
	return strings.TrimSuffix(of, ")"), ok && slices.Contains([]string{"mean", "p5", "p95"}, statistic)
}

// writePresets writes all presets into the working directory.
func writePresets(t *testing.T) {
	t.Helper()
	for _, name := range presets.Names() {
		if text, ok := presets.Read(name); ok {
			if err := os.WriteFile(name+".yaml", []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestLiveCompare: in a browser, the figures of several scenarios after a change of what
// all of them assume, or of one of them, are those of botec compare with --set.
func TestLiveCompare(t *testing.T) {
	if browser() == "" {
		t.Skip("left out: no Chromium is installed")
	}
	each := 2
	if os.Getenv("BOTEC_BROWSER") != "" {
		each = 5
	}
	t.Chdir(t.TempDir())
	writePresets(t)
	const plan = "extends: twitter.yaml\nvariants: {launch: {mau: 900M}, small: {replication: 2, media.size: 500 kB}}\n"
	if err := os.WriteFile("plan.yaml", []byte(plan), 0o600); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, 8))
	pages := map[string]string{}
	var trials []trial
	for _, s := range []several{
		{"twitter", []string{"twitter.yaml", "--set", "dau=300M"}, []side{{"before.", "twitter.yaml", nil}, {"", "twitter.yaml", []string{"dau=300M"}}}},
		{"uber", []string{"uber.yaml", "--set", "before.replication=2", "--set", "retention=3 years"}, []side{{"before.", "uber.yaml", []string{"before.replication=2"}}, {"", "uber.yaml", []string{"retention=3 years"}}}},
		{"two", []string{"twitter.yaml", "youtube.yaml"}, []side{{"before.", "twitter.yaml", nil}, {"", "youtube.yaml", nil}}},
		{"versions", []string{"url-shortener.yaml", "pastebin.yaml"}, []side{{"before.", "url-shortener.yaml", nil}, {"", "pastebin.yaml", nil}}},
		{"ranges", []string{"twitter.yaml", "--set", "retention=2..6 years"}, []side{{"before.", "twitter.yaml", nil}, {"", "twitter.yaml", []string{"retention=2..6 years"}}}},
		{"whatsapp", []string{"whatsapp.yaml", "--set", "replication=5"}, []side{{"before.", "whatsapp.yaml", nil}, {"", "whatsapp.yaml", []string{"replication=5"}}}},
		{"variants", []string{"plan.yaml", "--variants"}, []side{{"before.", "plan.yaml", nil}, {"", "plan.yaml@launch", nil}, {"@small:", "plan.yaml@small", nil}}},
	} {
		s.args = append([]string{"compare"}, s.args...)
		pages[s.name] = htmlPage(t, s.args...)
		trials = append(trials, s.changes(t, pages[s.name], each, random)...)
	}
	followAll(t, pages, trials)
}

// followAll looks at pages and holds what is seen to what botec writes.
func followAll(t *testing.T, pages map[string]string, trials []trial) {
	t.Helper()
	look(t, pages, trials)
	compared, uncertain, slowest := 0, 0, 0.0
	for i := range trials {
		one := &trials[i]
		if one.seen == nil {
			t.Fatalf("%s %s: nothing was seen", one.Page, one.Hash)
		}
		a, b := one.compare(t, one.Page)
		compared, uncertain, slowest = compared+a, uncertain+b, max(slowest, one.seen.Redraw)
	}
	t.Logf("%d pages, %d changes, %d figures, %d of them uncertain; at most %.1f ms to redraw", len(pages), len(trials), compared, uncertain, slowest)
}

// TestLiveDecide: in a browser, the options and the recommendation after a change are
// those of botec decide with --set.
func TestLiveDecide(t *testing.T) {
	if browser() == "" {
		t.Skip("left out: no Chromium is installed")
	}
	each := 2
	if os.Getenv("BOTEC_BROWSER") != "" {
		each = 5
	}
	t.Chdir(t.TempDir())
	writePresets(t)
	const buy = `inputs: {load: 500..2000 core, server: $8k..$12k, rent: $9..$16/core/month, staff_cost: $4k..$9k/month}
units: [core]
metrics:
  own: ceil(load / 48 core) * server / 4 years + staff_cost
  managed: load * rent
  dear: 2 * load * rent
variants: {big: {load: 2k..5k core}, small: {load: 100..300 core}}
`
	const spares = `inputs: {n: 4, fails: 2..9, each: $150, late: $100}
metrics:
  short: max(fails - n, 0)
  total: n * each + short * (each + late)
`
	for name, text := range map[string]string{"buy.yaml": buy, "spares.yaml": spares} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	certain := []string{"--set", "load=1k core", "--set", "server=$10k", "--set", "rent=$13/core/month", "--set", "staff_cost=$6k/month"}
	random := rand.New(rand.NewPCG(9, 10))
	pages := map[string]string{}
	var trials []trial
	for _, s := range []several{
		{"buy", []string{"buy.yaml", "--between", "own,managed,dear"}, []side{{"", "buy.yaml", nil}}},
		{"point", append([]string{"buy.yaml", "--between", "own,managed"}, certain...), []side{{"", "buy.yaml", []string{"load=1k core", "server=$10k", "rent=$13/core/month", "staff_cost=$6k/month"}}}},
		{"sizes", []string{"buy.yaml", "--between", "big,small", "--by", "own / load"}, []side{{"", "buy.yaml@big", nil}, {"", "buy.yaml@small", nil}}},
		{"spares", []string{"spares.yaml", "--choose", "n=0..12", "--minimize", "total"}, []side{{"", "spares.yaml", nil}}},
		{"copies", []string{"twitter.yaml", "--choose", "replication=2..4", "--minimize", "stored_replicated"}, []side{{"", "twitter.yaml", nil}}},
		{"files", []string{"--between", "twitter.yaml,youtube.yaml", "--by", "servers"}, []side{{"", "twitter.yaml", nil}, {"", "youtube.yaml", nil}}},
	} {
		s.args = append([]string{"decide"}, s.args...)
		pages[s.name] = htmlPage(t, s.args...)
		trials = append(trials, s.changes(t, pages[s.name], each, random)...)
	}
	followAll(t, pages, trials)
}
