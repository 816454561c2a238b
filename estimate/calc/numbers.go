package calc

import (
	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// Topic is a group of reference numbers: latencies, throughputs, prices.
type Topic struct {
	Name    string   `json:"topic"`
	Title   string   `json:"title"`
	Numbers []Number `json:"numbers"`
}

// Number is a reference number, with its source and date.
type Number struct {
	Name   string  `json:"name"`  // as formulas call it: "latency.ssd_read"
	Value  float64 `json:"value"` // in base units
	Unit   string  `json:"unit"`
	Text   string  `json:"text"`
	Note   string  `json:"note,omitempty"`
	Source string  `json:"source,omitempty"`
	AsOf   string  `json:"as_of,omitempty"`
}

// Numbers computes the reference numbers of one topic, or of all for "". The
// error is [source.Errors].
func Numbers(topic string, p unit.Printer) ([]Topic, error) {
	scenarios, err := scenario.Topics(topic)
	if err != nil {
		return nil, err
	}
	var list []Topic
	for _, s := range scenarios {
		g, err := graph.Compile(s)
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
				t.Numbers = append(t.Numbers, Number{v.Name, v.Value, v.Unit(), v.Text(), v.Note, v.Source, v.AsOf})
			}
		}
		list = append(list, t)
	}
	return list, nil
}
