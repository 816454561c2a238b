package presets_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/calc"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/unit"
	"botec/presets"
)

// The library that readers are promised.
const (
	cases = `twitter youtube whatsapp uber paypal stripe tinder cloudflare google-search amazon-s3 aws-lambda facebook-edge
		meta-cache instagram netflix dropbox url-shortener pastebin newsfeed messenger slack typeahead web-crawler ticketmaster yelp
		nearby-friends google-maps hotel-booking ad-clicks metrics-monitoring email leaderboard payments stock-exchange notifications
		online-shop google-docs video-call llm-chat`
	blocks = `load-balancer reverse-proxy tls-handshakes api-gateway rate-limiter idempotency-keys cache cdn dns websocket-gateway
		webhooks kafka message-queue b-tree-index read-replicas sharding one-big-server blob-storage denormalization
		vertical-partitioning connection-pool id-generator search-cluster vector-search time-series availability durability
		latency-budget microservice-fanout`
)

func TestLibrary(t *testing.T) {
	for kind, names := range map[string]string{"case": cases, "block": blocks} {
		for name := range strings.FieldsSeq(names) {
			s, err := scenario.Load(name, scenario.Options{})
			if err != nil {
				t.Error(err)
				continue
			}
			if s.Kind != kind {
				t.Errorf("%s is a %s, not a %s", name, s.Kind, kind)
			}
			if len(s.Expect) == 0 || len(s.Tags) == 0 {
				t.Errorf("%s expects nothing, or has no tags", name)
			}
		}
	}
}

var update = flag.Bool("update", false, "write aliases.txt")

// TestAliases: aliases.txt has the aliases of the presets, each of which names one preset
// and is no other preset's name.
func TestAliases(t *testing.T) {
	of := map[string]string{}
	for _, name := range presets.Names() {
		s, err := scenario.Load(name, scenario.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, alias := range s.Aliases {
			name := name
			if short, variant, ok := strings.Cut(alias, "@"); ok {
				alias, name = short, name+"@"+variant
			}
			if isNameOfModel(alias) {
				t.Errorf("%s: the alias %s is a name of the model, which formulas use", name, alias)
			}
			if of[alias] != "" || slices.Contains(presets.Names(), alias) || strings.Contains(alias, " ") {
				t.Errorf("%s: the alias %s is taken: %s", name, alias, of[alias])
			}
			of[alias] = name
		}
	}
	var lines []string
	for alias, name := range of {
		lines = append(lines, alias+" "+name+"\n")
	}
	slices.Sort(lines)
	want := strings.Join(lines, "")
	if *update {
		if err := os.WriteFile("aliases.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return // this test has the old ones embedded
	}
	got, err := os.ReadFile("aliases.txt")
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(got), "\r", "") != want {
		t.Error("aliases.txt differs from the presets: run go generate ./presets")
	}
	for alias, name := range of {
		_, ok := presets.Read(alias)
		s, err := scenario.Load(alias, scenario.Options{})
		if presets.Name(alias) != name || !ok || err != nil || s.Name != name {
			t.Errorf("%s is not %s: %v", alias, name, err)
		}
	}
}

// isNameOfModel says whether formulas use a name for something else than a preset: where a
// command takes both, it could not tell them apart.
func isNameOfModel(name string) bool {
	m := model.Standard()
	return slices.Contains(scenario.TopicNames(), name) || slices.Contains(m.Names("defaults", "totals", "fleet totals", "cost", "cost total", "workload given",
		"workload derived", "fleet given", "fleet derived"), name)
}

// TestSources: every preset names its sources, and so does every node of the
// catalogue and every number to know, or says that it is assumed.
func TestSources(t *testing.T) {
	for _, name := range presets.Names() {
		s, err := scenario.Load(name, scenario.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Sources) == 0 {
			t.Errorf("%s has no sources", name)
		}
	}
	for _, topic := range []string{"", "nodes"} {
		list, err := calc.Numbers(topic, unit.Printer{})
		if err != nil {
			t.Fatal(err)
		}
		for _, topic := range list {
			for _, n := range topic.Numbers {
				if n.Source == "" {
					t.Errorf("%s has no source", n.Name)
				}
			}
		}
	}
}

// mostLines is how long a preset is at most: a page.
const mostLines = 120

// TestPages: a preset is a page with figures that answer its title, advice and a question. It
// rests on a source, a case on two, and what is assumed says why that value.
func TestPages(t *testing.T) {
	for _, name := range presets.Names() {
		s, err := scenario.Load(name, scenario.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if name == "basic" {
			continue // what everybody starts from
		}
		text, _ := presets.Read(name)
		if n := strings.Count(text, "\n"); n > mostLines {
			t.Errorf("%s has %d lines", name, n)
		}
		least := map[string]int{"case": 2, "block": 1}[s.Kind]
		if found := slices.DeleteFunc(slices.Clone(s.Sources), func(source string) bool { return source == "assumed" }); len(found) < least {
			t.Errorf("%s rests on %d sources, at least %d", name, len(found), least)
		}
		if len(s.Advice) == 0 || len(s.Headline) == 0 || len(s.Interview) == 0 || s.Topic == "" || s.Difficulty == "" {
			t.Errorf("%s lacks advice, a headline, an interview, a topic or a difficulty", name)
		}
		g, err := estimate.Compile(name, scenario.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range g.Quantities {
			if q := &g.Quantities[i]; q.Source() == "assumed" && q.Note() == "" && !q.FromCatalogue() {
				t.Errorf("%s: %s is assumed, and no note says why", name, q.Name)
			}
		}
	}
}

// TestExtendable: a block is ready to stand under a scenario of one's own.
func TestExtendable(t *testing.T) {
	for name := range strings.FieldsSeq(blocks) {
		_, err := estimate.Compile("-", scenario.Options{Stdin: strings.NewReader("extends: " + name + "\ntitle: Mine\n")})
		if err != nil {
			t.Errorf("extends: %s: %v", name, err)
		}
	}
}
