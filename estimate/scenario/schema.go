package scenario

import (
	"botec/estimate/model"
	"botec/estimate/unit"
	"strings"
)

// schema is a JSON Schema: keywords and their values.
type schema map[string]any

// Schema returns the JSON Schema of a scenario file (draft 2020-12). It knows the
// keys and the names of the standard model with their formulas. To it a formula is
// any text or number; only botec checks what it says.
func Schema() map[string]any {
	s := objectSchema("A scenario for botec: requirements in, capacity out", schema{
		"title":      refSchema("text"),
		"summary":    refSchema("text"),
		"sources":    anyOf("where the figures come from", refSchema("text"), listSchema(refSchema("text"), "several")),
		"kind":       textSchema("of a preset: case or block"),
		"tags":       anyOf("words to find it by", refSchema("text"), listSchema(refSchema("text"), "several")),
		"topic":      textSchema("of a preset: what it is about, for the list of presets"),
		"difficulty": schema{"type": "string", "enum": Difficulties, "description": "of a preset: how hard it is to estimate"},
		"aliases":    anyOf("further names of a preset", aliasSchema(), listSchema(aliasSchema(), "several")),
		"interview":  interviewSchema(),
		"extends":    anyOf("presets, or paths relative to this file; later ones win", textSchema("a preset, or a path relative to this file"), textsSchema("several; later ones win")),
		"data":       dataSchema(),
		"currency":   schema{"type": "string", "pattern": "^[A-Z]{3}$", "description": "the currency of money, by its ISO 4217 code; unless given: USD"},
		"units":      listSchema(anyOf("", unitSchema(), multipleSchema()), "units of the scenario's own"),
		"inputs":     inputsSchema(),
		"workloads":  mapSchema(anyOf("", refSchema("workload"), schema{"type": "null"}), "what users do: traffic and data, by name"),
		"fleets":     mapSchema(refSchema("fleet"), "groups of identical nodes, by name"),
		"paths":      mapSchema(listSchema(refSchema("step"), "the steps, in order"), "what one request goes through, by name"),
		"costs":      mapSchema(refSchema("formula"), "further lines of the bill, in money per time, by name"),
		"metrics":    mapSchema(refSchema("formula"), "further formulas, by name"),
		"headline":   headlineSchema(),
		"display":    schema{"type": "object", "additionalProperties": textSchema("a unit"), "description": "units of display, by name or glob"},
		"advice":     listSchema(adviceSchema(), "what follows from the numbers"),
		"growth":     growthSchema(),
		"events":     eventsSchema(),
		"expect":     listSchema(refSchema("formula"), "conditions that must hold"),
		"variants":   variantsSchema(),
	})
	s["$schema"], s["title"] = "https://json-schema.org/draft/2020-12/schema", "botec scenario"
	const formula = "a formula: a number with its unit, or names and operators"
	s["$defs"] = schema{
		"text":        schema{"type": []string{"string", "number"}, "description": formula},
		"annotated":   annotatedSchema(),
		"formula":     anyOf(formula, refSchema("text"), refSchema("annotated")),
		"size":        anyOf("a formula, or fields that add up", refSchema("text"), refSchema("annotated"), mapSchema(refSchema("formula"), "fields that add up")),
		"perResource": anyOf("a formula, or one for each resource", refSchema("text"), refSchema("annotated"), mapSchema(refSchema("formula"), "by resource")),
		"node":        anyOf("what one node can do", textSchema("a name of the catalogue"), mapSchema(refSchema("formula"), "capacities by resource; is: names a node of the catalogue")),
		"workload":    workloadSchema(),
		"fleet":       fleetSchema(),
		"step":        stepSchema(),
	}
	return s
}

// The schemas of the parts of a scenario.

func inputsSchema() schema {
	inputs := mapSchema(refSchema("formula"), "assumptions, by name")
	inputs["properties"] = addNames(schema{}, nil, "defaults")
	return inputs
}

const unitPattern = "[A-Za-z][A-Za-z0-9_]*(/[A-Za-z][A-Za-z0-9_]*)?"

func unitSchema() schema {
	return schema{"type": "string", "pattern": "^" + unitPattern + "$", "description": "a noun that is counted, with its plural where it is irregular: city/cities"}
}

func multipleSchema() schema {
	return schema{"type": "object", "additionalProperties": textSchema("how many of another unit"), "description": "multiples of other units: page: 8 KiB",
		"propertyNames": schema{"pattern": "^" + unitPattern + "$"}}
}

func dataSchema() schema {
	file := textSchema("a path relative to this file: JSON objects, or CSV with the columns name and value")
	file["pattern"] = `\.([jJ][sS][oO][nN]|[cC][sS][vV])$`
	return mapSchema(file, "files of measured figures, by name")
}

// textsSchema is a list of texts with at least one.
func textsSchema(description string) schema {
	list := listSchema(textSchema(""), description)
	list["minItems"] = 1
	return list
}

// plannedNames are names of quantities, with dots: app.node.requests.
var plannedNames = schema{"pattern": `^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$`}

func growthSchema() schema {
	return schema{"type": "object", "additionalProperties": refSchema("formula"), "propertyNames": plannedNames,
		"description": "how names grow in a forecast, by name: 5%/month, or +100 B/year"}
}

func eventsSchema() schema {
	event := schema{"type": "object", "additionalProperties": refSchema("formula"), "propertyNames": plannedNames, "minProperties": 1,
		"description": "what names are in these months, by name: 1.5 * dau"}
	dated, named := `[0-9]{4}-(0[1-9]|1[0-2])`, `([jJ]an|[fF]eb|[mM]ar|[aA]pr|[mM]ay|[jJ]un|[jJ]ul|[aA]ug|[sS]ep|[oO]ct|[nN]ov|[dD]ec)[a-z]*`
	return schema{"type": "object", "additionalProperties": false, "description": "changes in some months of a forecast: from 2027-03 on, in 2027-11..2028-01, or in nov..jan of every year",
		"properties": schema{startKey: schema{"type": "string", "pattern": "^" + dated + "$", "description": "the month in which a forecast begins"}},
		"patternProperties": schema{
			"^" + dated + `( *\.\. *` + dated + ")?$": event,
			"^" + named + `( *\.\. *` + named + ")?$": event,
		}}
}

func headlineSchema() schema {
	words := schema{"type": "object", "additionalProperties": textSchema("the words behind the figure"), "minProperties": 1, "maxProperties": 1,
		"description": "a figure with the words behind it"}
	list := listSchema(anyOf("a figure", textSchema("a name, or a statistic such as p95(stored)"), words), "the figures that come first in reports")
	list["minItems"], list["maxItems"] = 1, MaxHeadline
	return list
}

func adviceSchema() schema {
	advice := objectSchema("a sentence where a condition holds", schema{"when": refSchema("formula"), "say": textSchema("text with {formula} in it")})
	advice["required"] = []string{"when", "say"}
	return advice
}

func aliasSchema() schema {
	alias := textSchema("")
	alias["pattern"] = aliasPattern
	return alias
}

func interviewSchema() schema {
	choices := schema{"type": "object", "additionalProperties": refSchema("formula"), "minProperties": 2,
		"description": "of a decision: its choices, each with the condition under which it is right; the first that holds counts"}
	long := objectSchema("a question with a hint or choices", schema{"ask": textSchema("text with {formula} in it"), "hint": textSchema("text with {formula} in it"), "choices": choices})
	long["required"] = []string{"ask"}
	return schema{"type": "object", "additionalProperties": anyOf("what practice asks", textSchema("text with {formula} in it"), long),
		"description": "what practice asks, in this order: by metric; a decision, which has choices, by a name of its own"}
}

func variantsSchema() schema {
	changes := mapSchema(refSchema("formula"), "formulas, by any name that --set takes")
	changes["propertyNames"] = plannedNames
	long := objectSchema("changes with expectations of their own", schema{"set": changes, "expect": listSchema(refSchema("formula"), "conditions that must hold of the variant"), "note": refSchema("text")})
	return mapSchema(schema{"if": schema{"required": []string{"set"}}, "then": long, "else": schema{"if": schema{"required": []string{"expect"}}, "then": long, "else": changes}}, "named sets of changes; plan.yaml@NAME is the plan with them")
}

func annotatedSchema() schema {
	annotated := objectSchema("a formula with its provenance", schema{
		"value": refSchema("text"), "note": refSchema("text"), "source": refSchema("text"), "as_of": refSchema("text")})
	annotated["required"] = []string{"value"}
	return annotated
}

func workloadSchema() schema {
	m := model.Standard()
	kind := func(d *model.Definition) string {
		if d.Expected.Dim == unit.Data && m.Find("workload given", d.Name) != nil {
			return "size"
		}
		return "formula"
	}
	names := schema{"part_of": textSchema("the workload that this one is a share of"),
		"split_of": textSchema("the workload that this one and other parts make up")}
	return objectSchema("traffic and data of one kind", addNames(names, kind, "workload given", "workload derived"))
}

func stepSchema() schema {
	of := objectSchema("several calls at once, or another's service", schema{"all": refSchema("formula"), "latency": refSchema("formula"), "latency_p99": refSchema("formula"), "availability": refSchema("formula")})
	one := mapSchema(anyOf("how often a fleet is called, or a time", refSchema("text"), refSchema("annotated"), of), "a fleet with a number, or a step of its own")
	one["minProperties"], one["maxProperties"] = 1, 1
	return anyOf("a step of a path", textSchema("a fleet, or a time"), one)
}

func fleetSchema() schema {
	kind := func(d *model.Definition) string {
		if d.Name == "utilization" {
			return "perResource"
		}
		return "formula"
	}
	names := schema{"node": refSchema("node"), "needs": mapSchema(refSchema("formula"), "what the fleet must carry, by resource")}
	for d := range model.Standard().All(byResource...) {
		key := strings.TrimSuffix(d.Name, ".RESOURCE")
		names[key] = mapSchema(refSchema("formula"), "by resource, unless given: "+d.Formula.Text)
	}
	return objectSchema("a group of identical nodes", addNames(names, kind, "fleet given", "fleet derived"))
}

// addNames adds the names that sections of the model define to the properties of an
// object. kind is the definition under $defs that a value has, nil for "formula".
func addNames(properties schema, kind func(d *model.Definition) string, sections ...string) schema {
	for d := range model.Standard().All(sections...) {
		of := "formula"
		if kind != nil {
			of = kind(d)
		}
		properties[d.Name] = schema{"$ref": "#/$defs/" + of, "description": "unless given: " + d.Formula.Text}
	}
	return properties
}

// The keywords of JSON Schema, each with a description.

func refSchema(name string) schema { return schema{"$ref": "#/$defs/" + name} }

func textSchema(description string) schema {
	return schema{"type": "string", "description": description}
}

func anyOf(description string, of ...schema) schema {
	return schema{"description": description, "anyOf": of}
}

func listSchema(of schema, description string) schema {
	return schema{"type": "array", "items": of, "description": description}
}

// mapSchema is a map from names that formulas can use.
func mapSchema(of schema, description string) schema {
	return schema{"type": "object", "additionalProperties": of, "description": description,
		"propertyNames": schema{"pattern": "^[a-z][a-z0-9_]*$"}}
}

// objectSchema is a map with these keys and no others.
func objectSchema(description string, properties schema) schema {
	return schema{"type": "object", "properties": properties, "additionalProperties": false, "description": description}
}
