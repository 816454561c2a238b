package scenario

import (
	"slices"
	"strings"
	"sync"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
	"botec/presets"
)

// referenceFile is the name of the reference numbers in errors and positions.
const referenceFile = "numbers.yaml"

// topics lists the topics of the reference numbers. They are repeated here so that
// a name of another kind can be told apart without reading the file.
var topics = []string{"latency", "throughput", "size", "period", "availability", "price"}

// nodesTopic is the topic of the catalogue of nodes, which is another file.
const nodesTopic = "nodes"

// referenceTree is the file of the reference numbers, read when one is first named.
var referenceTree = sync.OnceValues(func() (*tree.Value, source.Errors) {
	root, errs := tree.Parse(&source.File{Name: referenceFile, Text: presets.Numbers()})
	if root == nil {
		root = &tree.Value{Kind: tree.Map}
	}
	return root, errs
})

// TopicNames lists the topics that [Topics] knows: those of the reference numbers,
// and "nodes".
func TopicNames() []string { return append(slices.Clone(topics), nodesTopic) }

// IsReference says whether the part of a name before its first dot is a topic of
// the reference numbers.
func IsReference(name string) bool {
	topic, _, _ := strings.Cut(name, ".")
	return slices.Contains(topics, topic)
}

// Reference returns the entry of a reference number, such as "latency.ssd_read"; ok
// is false if there is no such name.
func Reference(name string) (e Entry, ok bool) {
	topic, label, _ := strings.Cut(name, ".")
	if !IsReference(name) || label == "title" {
		return e, false
	}
	root, _ := referenceTree()
	v := root.Get(topic).Get(label)
	if v == nil {
		return e, false
	}
	w := &walker{Scenario: &Scenario{}, origins: map[*source.File]Origin{root.File: OriginPreset}}
	return w.readEntry(name, v)
}

// ReferenceNames lists the full names of the reference numbers of a topic, for
// suggestions; an unknown topic has none.
func ReferenceNames(topic string) []string {
	if !slices.Contains(topics, topic) {
		return nil
	}
	root, _ := referenceTree()
	var names []string
	if t := root.Get(topic); t != nil {
		for _, f := range t.Fields {
			names = append(names, topic+"."+f.Key)
		}
	}
	return names
}

// Topics returns the reference numbers of a topic as a scenario with nothing but
// metrics, or one such scenario for each topic where topic is "". The topic "nodes"
// has one scenario for each node of the catalogue. The error is [source.Errors].
func Topics(topic string) ([]*Scenario, error) {
	if topic != "" && !slices.Contains(TopicNames(), topic) {
		hint := formula.DidYouMean(topic, TopicNames())
		if hint == "" {
			hint = "the topics are " + strings.Join(TopicNames(), ", ")
		}
		return nil, fail(hint, "there is no topic named %s", topic)
	}
	root, errs := referenceTree()
	title := "title"
	if topic == nodesTopic {
		root, errs = tree.Parse(&source.File{Name: nodesFile, Text: presets.Nodes()})
		title = "summary"
	}
	if len(errs) > 0 {
		return nil, errs
	}
	var list []*Scenario
	for _, f := range root.Fields {
		if topic != "" && topic != nodesTopic && f.Key != topic {
			continue
		}
		s, errs := topicScenario(f, title)
		if len(errs) > 0 {
			return nil, errs
		}
		if topic == nodesTopic {
			s.Title = f.Key + ": " + s.Title
		}
		list = append(list, s)
	}
	return list, nil
}

// topicScenario reads one topic; title is the key of its title.
func topicScenario(f tree.Field, title string) (*Scenario, source.Errors) {
	s := &Scenario{Name: f.Key, units: &unit.Table{}}
	w := &walker{Scenario: s, origins: map[*source.File]Origin{f.File: OriginPreset}}
	for _, n := range f.Value.Fields {
		if n.Key == title {
			s.Title = w.text(n.Value, title)
		} else if e, ok := w.readEntry(f.Key+"."+n.Key, n.Value); ok { // no metric of a file has a dot in its name
			s.Metrics = append(s.Metrics, e)
		}
	}
	return s, w.errors.Sort()
}
