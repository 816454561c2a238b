package scenario

import (
	"botec/estimate/model"
)

// schemaNode is a JSON Schema: keywords and their values.
type schemaNode map[string]any

// Schema is the JSON Schema of a scenario file (draft 2020-12). It knows the
// keys and the names of the standard model, each with its formula; formulas
// themselves are text, which botec checks.
func Schema() map[string]any {
	m := model.Standard()
	const formula = "a formula: a number with its unit, or names and operators"
	text := func(about string) schemaNode { return schemaNode{"type": "string", "description": about} }
	ref := func(name string) schemaNode { return schemaNode{"$ref": "#/$defs/" + name} }
	any := func(about string, of ...schemaNode) schemaNode { return schemaNode{"description": about, "anyOf": of} }
	list := func(of schemaNode, about string) schemaNode {
		return schemaNode{"type": "array", "items": of, "description": about}
	}
	mapOf := func(of schemaNode, about string) schemaNode {
		return schemaNode{"type": "object", "additionalProperties": of, "description": about,
			"propertyNames": schemaNode{"pattern": "^[a-z][a-z0-9_]*$"}}
	}
	object := func(about string, properties schemaNode) schemaNode {
		return schemaNode{"type": "object", "properties": properties, "additionalProperties": false, "description": about}
	}
	// names of the model that an owner may give
	names := func(into schemaNode, kind func(d *model.Definition) string, sections ...string) schemaNode {
		for d := range m.All(sections...) {
			into[d.Name] = schemaNode{"$ref": "#/$defs/" + kind(d), "description": "unless given: " + d.Formula.Text}
		}
		return into
	}
	plain := func(*model.Definition) string { return "formula" }
	workload := names(schemaNode{"part_of": text("the workload that this one is a share of")}, func(d *model.Definition) string {
		if d.Expected.Example == "1 B" && m.Find("workload given", d.Name) != nil {
			return "size"
		}
		return "formula"
	}, "workload given", "workload derived")
	fleet := names(schemaNode{"node": ref("node"), "needs": mapOf(ref("formula"), "what the fleet must carry, by resource")},
		func(d *model.Definition) string {
			if d.Name == "utilization" {
				return "perResource"
			}
			return "formula"
		}, "fleet given", "fleet derived")
	inputs := mapOf(ref("formula"), "what is assumed, by name")
	inputs["properties"] = names(schemaNode{}, plain, "defaults")
	annotated := object("a formula with its provenance", schemaNode{
		"value": ref("text"), "note": ref("text"), "source": ref("text"), "as_of": ref("text")})
	annotated["required"] = []string{"value"}
	advice := object("a sentence where a condition holds", schemaNode{"when": ref("formula"), "say": text("text with {formula} in it")})
	advice["required"] = []string{"when", "say"}
	s := object("A scenario for botec: requirements in, capacity out", schemaNode{
		"title":     ref("text"),
		"summary":   ref("text"),
		"sources":   any("where the figures come from", ref("text"), list(ref("text"), "several")),
		"kind":      text("of a preset: case or block"),
		"tags":      any("words to find it by", ref("text"), list(ref("text"), "several")),
		"extends":   text("a preset, or a path relative to this file"),
		"units":     list(text("a noun, with its plural where it is irregular: city/cities"), "count nouns"),
		"inputs":    inputs,
		"workloads": mapOf(any("", ref("workload"), schemaNode{"type": "null"}), "what users do: traffic and data, by name"),
		"fleets":    mapOf(ref("fleet"), "groups of identical nodes, by name"),
		"metrics":   mapOf(ref("formula"), "further formulas, by name"),
		"display":   schemaNode{"type": "object", "additionalProperties": text("a unit"), "description": "units of display, by name or glob"},
		"advice":    list(advice, "what follows from the numbers"),
		"expect":    list(ref("formula"), "conditions that must hold"),
	})
	s["$schema"], s["title"] = "https://json-schema.org/draft/2020-12/schema", "botec scenario"
	s["$defs"] = schemaNode{
		"text":        schemaNode{"type": []string{"string", "number"}, "description": formula},
		"annotated":   annotated,
		"formula":     any(formula, ref("text"), ref("annotated")),
		"size":        any("a formula, or fields that add up", ref("text"), ref("annotated"), mapOf(ref("formula"), "fields that add up")),
		"perResource": any("a formula, or one for each resource", ref("text"), ref("annotated"), mapOf(ref("formula"), "by resource")),
		"node":        any("what one node can do", text("a name of the catalogue"), mapOf(ref("formula"), "capacities by resource; is: names a node of the catalogue")),
		"workload":    object("traffic and data of one kind", workload),
		"fleet":       object("a group of identical nodes", fleet),
	}
	return s
}
