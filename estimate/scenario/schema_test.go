package scenario

import (
	"encoding/json"
	"strings"
	"testing"

	"botec/presets"

	"github.com/google/jsonschema-go/jsonschema"
	"go.yaml.in/yaml/v4"
)

// TestSchema: the schema takes every preset, and refuses what the loader refuses.
func TestSchema(t *testing.T) {
	text, err := json.Marshal(Schema())
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	resolved, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	validate := func(text string) error {
		var doc any
		if err := yaml.Load([]byte(text), &doc); err != nil {
			t.Fatal(err)
		}
		return resolved.Validate(doc)
	}
	for _, name := range presets.Names() {
		text, _ := presets.Read(name)
		if err := validate(text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, right := range []string{"extends: twitter", "units: [driver, city/cities, vCPU, GPU]", "units: [core, {millicore: 0.001 core}, {page/pages: 8 KiB}, {a: 2 B, b: 3 B}]",
		"headline: [servers, {p95(stored): kept}, a, b, c]", "currency: EUR", "inputs: {d: 3 days, w: 5, bytes: 300 B, series: 10M, min: 5, users: 178M}", "units: [series/series]",
		"metrics: {a: 1h30m, b: 64 KiB, c: $0.023/GB-month, d: 5·3, e: 2½}", "display: {ingress: GB-month, 'app.*': Gbps}",
		"inputs: {a: {value: 3, note: 5, source: x, as_of: 2026-11}}", "workloads: {w: null, v: {size: {id: 8 B}}}",
		"growth: {dau: 5%/month, tweet.size: '+100 B/year', a: {value: 5%/month, note: x}}",
		"events: {from: 2027-01, 2027-03: {dau: 1.5 * dau}, 2027-11..2028-01: {peak_factor: 5, app.node.requests: {value: 5k/s, note: x}}, nov .. January: {peak_factor: 5}, Dec: {a: 5}}",
		"fleets: {f: {node: {is: app, price: $1/h}, needs: {requests: 5}, utilization: {requests: 50%}}}",
		"inputs: {dau: 1M}\nworkloads: {w: {size: {id: 8 B}}}\nvariants: {a: {dau: 2M, w.size.id: 9 B}, b: {set: {w.size.id: 9 B}, expect: [{value: dau > 1M, note: x}], note: y}}",
		"topic: messaging\ndifficulty: hard\naliases: [chat, news-feed]", "aliases: tinyurl",
		"interview: {tweet.writes: How many are posted a second?, stored: {ask: How much?, hint: 'for {retention}'}, nodes: {ask: One or several?, choices: {one: db.nodes == 1, yes: {value: 'db.nodes > 1'}}}}"} {
		if err := validate(right); err != nil {
			t.Errorf("%s: %v", right, err)
		}
		read, err := Load("-", Options{Stdin: strings.NewReader(right)})
		if err != nil {
			t.Errorf("%s: %v", right, err)
		} else if p := read.Problems(); len(p) > 0 && !strings.Contains(p.Error(), "has no") {
			t.Errorf("%s: %v", right, p)
		}
	}
	for _, right := range []string{"extends: [./base.yaml, ./prices.yaml]", "data: {bench: ./bench.json, prod: ../prod.CSV}"} {
		if err := validate(right); err != nil {
			t.Errorf("%s: %v", right, err)
		}
	}
	for _, wrong := range []string{"currency: euro", "currency: 5", "units: [{page: 8}]", "units: [5]", "units: {page: 8 KiB}", "units: [a-b]", "units: [{a-b: 8 B}]", "titel: x", "workloads: {w: {retenion: 5y}}", "inputs: {a: {note: x}}", "expect: {a: 1}", "fleets: {f: {utilisation: 5}}",
		"advice: [{say: hi}]", "inputs: {a-b: 3}", "workloads: {w: {stored: {a: 3 B}}}", "display: {a: 5}",
		"growth: [dau]", "growth: {Dau: 5%}", "growth: {dau: {rate: 5%/month}}", "events: {2027-13: {dau: 1}}", "events: {2027-3: {dau: 1}}", "events: {form: 2027-01}", "events: {from: 2027}", "events: {2027-03: 5}", "events: {2027-03: {}}",
		"headline: servers", "headline: []", "headline: [a, b, c, d, e, f]", "headline: [{a: x, b: y}]", "headline: [{a: [x]}]", "headline: [[a]]",
		"extends: []", "extends: {a: b}", "data: {bench: ./bench.txt}", "data: ./bench.json", "data: {a-b: ./bench.json}",
		"difficulty: simple", "aliases: [Tiny URL]", "aliases: {a: b}", "topic: [a]", "interview: [tweet.writes]", "interview: {tweet.writes: {hint: x}}", "interview: {a: {ask: x, choices: {yes: a > 5}}}",
		"interview: {a: {ask: x, choices: [yes, no]}}", "interview: {a: {text: x}}"} {
		if validate(wrong) == nil {
			t.Errorf("%s passes", wrong)
		}
	}
}
