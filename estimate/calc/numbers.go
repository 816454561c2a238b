package calc

import (
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// Topic is a group of reference numbers.
type Topic struct {
	Name    string   `json:"topic"` // such as "latency", with which the names of its numbers begin
	Title   string   `json:"title"`
	Numbers []Number `json:"numbers"`
}

// Number is a reference number, with its source and date.
type Number struct {
	Name    string  `json:"name"`              // in formulas: "latency.ssd_read"
	Value   float64 `json:"value"`             // in base units
	Unit    string  `json:"unit"`              // the base unit, "" for a plain number
	Text    string  `json:"text"`              // the printed value
	Formula string  `json:"formula,omitempty"` // what it is computed from, where that tells as much as the value: "1 Gbps"
	Note    string  `json:"note,omitempty"`
	Source  string  `json:"source,omitempty"`
	AsOf    string  `json:"as_of,omitempty"` // the date of the source
}

// Numbers computes the reference numbers of one topic, which may be called by another
// word ("nines"), or of all topics for "", and prints them with p. The topic "nodes" is the catalogue of nodes, with a [Topic] for
// each node. The error is [botec/estimate/source.Errors]: an unknown topic.
func Numbers(topic string, p unit.Printer) ([]Topic, error) {
	scenarios, err := scenario.Topics(topic)
	if err != nil {
		return nil, err
	}
	var list []Topic
	for _, s := range scenarios {
		g, err := graph.Compile(s.Scenario)
		if err != nil {
			return nil, err
		}
		r, err := estimate.Estimate(g, p, estimate.Sampling{})
		if err != nil {
			return nil, err
		}
		t := Topic{Name: s.Name, Title: s.Title}
		for i := range r.Values {
			if v := &r.Values[i]; v.Class == graph.Metric {
				n := Number{Name: v.Name, Value: v.Value, Unit: v.BaseUnit(), Text: v.Text(), Note: v.Note(), Source: v.Source(), AsOf: v.AsOf()}
				if s.Computed {
					n.Formula, _, _ = strings.Cut(v.Bound.Text, " in ")
				}
				t.Numbers = append(t.Numbers, n)
			}
		}
		list = append(list, t)
	}
	return list, nil
}
