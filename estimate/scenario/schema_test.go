package scenario

import (
	"encoding/json"
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
	for _, right := range []string{"extends: twitter", "extends: [./base.yaml, ./prices.yaml]", "data: {bench: ./bench.json, prod: ../prod.CSV}"} {
		if err := validate(right); err != nil {
			t.Errorf("%s: %v", right, err)
		}
	}
	for _, wrong := range []string{"titel: x", "workloads: {w: {retenion: 5y}}", "inputs: {a: {note: x}}", "expect: {a: 1}", "fleets: {f: {utilisation: 5}}",
		"advice: [{say: hi}]", "inputs: {a-b: 3}", "workloads: {w: {stored: {a: 3 B}}}", "display: {a: 5}",
		"extends: []", "extends: {a: b}", "data: {bench: ./bench.txt}", "data: ./bench.json", "data: {a-b: ./bench.json}"} {
		if validate(wrong) == nil {
			t.Errorf("%s passes", wrong)
		}
	}
}
