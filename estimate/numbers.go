package estimate

import (
	"slices"
	"strings"
	"sync"

	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
	"botec/presets"
)

// Topic is a group of numbers to know: latencies, throughputs, prices.
type Topic struct {
	Name    string   `json:"topic"`
	Title   string   `json:"title"`
	Numbers []Number `json:"numbers"`
}

// Number is a figure that is good to know, with its source and date.
type Number struct {
	Name   string  `json:"name"`  // as formulas call it: "latency.ssd_read"
	Value  float64 `json:"value"` // in base units
	Unit   string  `json:"unit"`
	Text   string  `json:"text"`
	Note   string  `json:"note,omitempty"`
	Source string  `json:"source,omitempty"`
	AsOf   string  `json:"as_of,omitempty"`
}

// numbersFile reads the text of the numbers when the first one is wanted.
var numbersFile = sync.OnceValues(func() (*tree.Value, source.Errors) {
	root, errs := tree.Parse(&source.File{Name: "numbers.yaml", Text: presets.Numbers()})
	if root == nil {
		root = &tree.Value{Kind: tree.Map}
	}
	return root, errs
})

// topics lists the topics that names of numbers begin with. They stand here
// too so that a name that is no number does not read the file.
var topics = []string{"latency", "throughput", "size", "period", "availability", "price"}

// TopicNames lists what Numbers takes: the topics, and the catalogue of nodes.
func TopicNames() []string { return append(slices.Clone(topics), "nodes") }

// numbersOf lists the names of a topic's numbers.
func numbersOf(topic string) []string {
	if !slices.Contains(topics, topic) {
		return nil
	}
	root, _ := numbersFile()
	var names []string
	if t := root.Get(topic); t != nil {
		for _, f := range t.Fields {
			names = append(names, topic+"."+f.Key)
		}
	}
	return names
}

// number finds a number to know by its name and adds it to the graph.
func (b *builder) number(name string) (int, bool) {
	topic, label, _ := strings.Cut(name, ".")
	if !slices.Contains(topics, topic) {
		return 0, false
	}
	root, _ := numbersFile()
	v := root.Get(topic).Get(label)
	if v == nil || label == "title" {
		return 0, false
	}
	w := &walker{Scenario: b.Scenario, origins: map[*source.File]Origin{root.File: OriginPreset}}
	e, ok := w.read(name, v)
	if !ok {
		return 0, false
	}
	q := Quantity{Name: name, Label: name, Class: KnownNumber, want: b.inputWant(name)}
	i := len(b.Quantities)
	b.write(q, &e)
	b.bind(i)
	return i, true
}

// Numbers lists the numbers to know of one topic, or of all for "". The error
// is [source.Errors].
func Numbers(topic string, p unit.Printer) ([]Topic, error) {
	root, errs := numbersFile()
	if len(errs) > 0 {
		return nil, errs
	}
	if topic == "nodes" {
		return nodeNumbers(p)
	}
	if topic != "" && !slices.Contains(topics, topic) {
		hint := nearest(topic, TopicNames())
		if hint == "" {
			hint = "the topics are " + strings.Join(TopicNames(), ", ")
		}
		return nil, fail(hint, "no topic is called %s", topic)
	}
	var list []Topic
	for _, f := range root.Fields {
		if topic != "" && f.Key != topic {
			continue
		}
		t, err := readTopic(f, "title", p)
		if err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, nil
}

// nodeNumbers lists the catalogue of nodes, a topic for each node.
func nodeNumbers(p unit.Printer) ([]Topic, error) {
	root, errs := tree.Parse(&source.File{Name: nodesFile, Text: presets.Nodes()})
	if len(errs) > 0 {
		return nil, errs
	}
	var list []Topic
	for _, f := range root.Fields {
		t, err := readTopic(f, "summary", p)
		if err != nil {
			return nil, err
		}
		t.Title = f.Key + ": " + t.Title
		list = append(list, t)
	}
	return list, nil
}

// readTopic computes the numbers of one topic; one of its keys is its title.
func readTopic(f tree.Field, title string, p unit.Printer) (Topic, error) {
	t := Topic{Name: f.Key}
	s := &Scenario{units: &unit.Table{}}
	w := &walker{Scenario: s, origins: map[*source.File]Origin{f.File: OriginPreset}}
	for _, n := range f.Value.Fields {
		if n.Key == title {
			t.Title = w.text(n.Value, title)
		} else if e, ok := w.read(f.Key+"."+n.Key, n.Value); ok { // a dotted name cannot clash
			s.Metrics = append(s.Metrics, e)
		}
	}
	if len(w.errors) > 0 {
		return t, w.errors.Sort()
	}
	g, err := Compile(s)
	if err != nil {
		return t, err
	}
	r, err := Estimate(g, p, Sampling{})
	if err != nil {
		return t, err
	}
	for i := range r.Values {
		if v := &r.Values[i]; v.Class == Metric {
			t.Numbers = append(t.Numbers, Number{v.Name, v.Value, v.Type().Dim.Unit(), v.Text(), v.Note, v.Source, v.AsOf})
		}
	}
	return t, nil
}
