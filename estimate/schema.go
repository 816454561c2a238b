package estimate

import "github.com/google/jsonschema-go/jsonschema"

// Schema is the JSON Schema of a scenario file. It knows the keys and the
// names of the standard model, each with its formula; formulas themselves are
// text, which botec checks.
func Schema() *jsonschema.Schema {
	m := standard()
	number := "a formula: a number with its unit, or names and operators"
	text := func(about string) *jsonschema.Schema { return &jsonschema.Schema{Type: "string", Description: about} }
	ref := func(name string) *jsonschema.Schema { return &jsonschema.Schema{Ref: "#/$defs/" + name} }
	about := func(s *jsonschema.Schema, text string) *jsonschema.Schema { s.Description = text; return s }
	list := func(of *jsonschema.Schema, text string) *jsonschema.Schema {
		return &jsonschema.Schema{Type: "array", Items: of, Description: text}
	}
	nothing := &jsonschema.Schema{Not: &jsonschema.Schema{}}
	mapOf := func(of *jsonschema.Schema, text string) *jsonschema.Schema {
		return &jsonschema.Schema{Type: "object", Description: text, AdditionalProperties: of}
	}
	object := func(text string, properties map[string]*jsonschema.Schema, order ...string) *jsonschema.Schema {
		return &jsonschema.Schema{Type: "object", Description: text, Properties: properties, PropertyOrder: order, AdditionalProperties: nothing}
	}
	// the names of the model that an owner may give
	names := func(into map[string]*jsonschema.Schema, sections ...string) (order []string) {
		for _, section := range sections {
			for _, d := range m.sections[section] {
				kind := "formula"
				if d.want.Example == "1 B" && section == "workload given" {
					kind = "size"
				}
				if d.name == "utilization" {
					kind = "perResource"
				}
				into[d.name] = about(ref(kind), "unless given: "+d.formula.Text)
				order = append(order, d.name)
			}
		}
		return order
	}
	workload := map[string]*jsonschema.Schema{"part_of": text("the workload that this one is a share of")}
	workloadOrder := append([]string{"part_of"}, names(workload, "workload given", "workload derived")...)
	fleet := map[string]*jsonschema.Schema{
		"node":  about(ref("node"), "what one node can do: a name of the catalogue, or capacities by resource"),
		"needs": mapOf(ref("formula"), "what the fleet must carry, by resource"),
	}
	fleetOrder := append([]string{"node", "needs"}, names(fleet, "fleet given", "fleet derived")...)
	inputs := mapOf(ref("formula"), "what is assumed, by name")
	inputs.Properties = map[string]*jsonschema.Schema{}
	inputs.PropertyOrder = names(inputs.Properties, "defaults")
	for _, name := range inputs.PropertyOrder {
		inputs.Properties[name].Ref = "#/$defs/formula"
	}
	annotated := object("a formula with its provenance", map[string]*jsonschema.Schema{
		"value": ref("text"), "note": text("why"), "source": text("where from"), "as_of": ref("text")}, "value", "note", "source", "as_of")
	annotated.Required = []string{"value"}
	s := object("A scenario for botec: requirements in, capacity out", map[string]*jsonschema.Schema{
		"title":     text("the name of the system"),
		"summary":   text("one line about it"),
		"sources":   {Description: "where the figures come from", AnyOf: []*jsonschema.Schema{text("one source"), list(text("a source"), "several")}},
		"kind":      {Type: "string", Description: "of a preset: case or block"},
		"tags":      {Description: "words to find it by", AnyOf: []*jsonschema.Schema{text("one tag"), list(text("a tag"), "several")}},
		"extends":   text("a preset, or a path relative to this file"),
		"units":     list(text("a noun, with its plural where it is irregular: city/cities"), "count nouns"),
		"inputs":    inputs,
		"workloads": mapOf(&jsonschema.Schema{AnyOf: []*jsonschema.Schema{ref("workload"), {Type: "null"}}}, "what users do: traffic and data, by name"),
		"fleets":    mapOf(ref("fleet"), "groups of identical nodes, by name"),
		"metrics":   mapOf(ref("formula"), "further formulas, by name"),
		"display":   mapOf(ref("text"), "units of display, by name or glob"),
		"advice":    list(object("a sentence where a condition holds", map[string]*jsonschema.Schema{"when": ref("formula"), "say": text("text with {formula} in it")}, "when", "say"), "what follows from the numbers"),
		"expect":    list(ref("formula"), "conditions that must hold"),
	}, keys...)
	s.Schema = "https://json-schema.org/draft/2020-12/schema"
	s.Title = "botec scenario"
	s.Defs = map[string]*jsonschema.Schema{
		"text":        {Types: []string{"string", "number"}, Description: number},
		"annotated":   annotated,
		"formula":     {Description: number, AnyOf: []*jsonschema.Schema{ref("text"), ref("annotated")}},
		"size":        {Description: "a formula, or fields that add up", AnyOf: []*jsonschema.Schema{ref("text"), ref("annotated"), mapOf(ref("formula"), "fields that add up")}},
		"perResource": {Description: "a formula, or one for each resource", AnyOf: []*jsonschema.Schema{ref("text"), ref("annotated"), mapOf(ref("formula"), "by resource")}},
		"node":        {AnyOf: []*jsonschema.Schema{text("a name of the catalogue"), mapOf(ref("formula"), "capacities by resource; is: names a node of the catalogue")}},
		"workload":    object("traffic and data of one kind", workload, workloadOrder...),
		"fleet":       object("a group of identical nodes", fleet, fleetOrder...),
	}
	return s
}
