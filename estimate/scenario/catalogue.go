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

// The embedded files, as errors and positions name them.
const (
	NodesFile     = "nodes.yaml"
	referenceFile = "numbers.yaml"
)

// node finds a node of the catalogue: that of the house first.
func (l *loader) node(name string) *tree.Value {
	if l.opt.Team != nil {
		if v := l.opt.Team.nodes.Get(name); v != nil {
			return tree.Merge(l.catalogue().Get(name), v)
		}
	}
	return l.catalogue().Get(name)
}

func (l *loader) nodeNames() []string {
	var names []string
	for _, f := range l.catalogue().Fields {
		names = append(names, f.Key)
	}
	if l.opt.Team != nil && l.opt.Team.nodes != nil {
		for _, f := range l.opt.Team.nodes.Fields {
			names = append(names, f.Key)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// catalogue reads the nodes of the binary when the first one is named.
func (l *loader) catalogue() *tree.Value {
	if l.nodes == nil {
		file := &source.File{Name: NodesFile, Text: presets.Nodes()}
		l.origins[file] = OriginPreset
		l.nodes, _ = tree.Parse(file)
		if l.nodes == nil {
			l.nodes = &tree.Value{Kind: tree.Map}
		}
	}
	return l.nodes
}

// referenceTree reads the reference numbers when the first one is asked for.
var referenceTree = sync.OnceValues(func() (*tree.Value, source.Errors) {
	root, errs := tree.Parse(&source.File{Name: referenceFile, Text: presets.Numbers()})
	if root == nil {
		root = &tree.Value{Kind: tree.Map}
	}
	return root, errs
})

// topics lists the topics of reference numbers. They are written here as well so
// that a name of another kind does not read the file.
var topics = []string{"latency", "throughput", "size", "period", "availability", "price"}

// TopicNames lists the topics of [Topics]: those of the reference numbers, and
// "nodes" for the catalogue of nodes.
func TopicNames() []string { return append(slices.Clone(topics), "nodes") }

// reference is the entry of a reference number, such as "latency.ssd_read".
func Reference(name string) (e Entry, ok bool) {
	topic, label, _ := strings.Cut(name, ".")
	if !slices.Contains(topics, topic) || label == "title" {
		return e, false
	}
	root, _ := referenceTree()
	v := root.Get(topic).Get(label)
	if v == nil {
		return e, false
	}
	w := &walker{Scenario: &Scenario{}, origins: map[*source.File]Origin{root.File: OriginPreset}}
	return w.read(name, v)
}

// IsReference says that a name begins as those of reference numbers do.
func IsReference(name string) bool {
	topic, _, _ := strings.Cut(name, ".")
	return slices.Contains(topics, topic)
}

// referenceNames lists the reference numbers of a topic.
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

// Topics gives the reference numbers of a topic, or of all for "", as scenarios
// that hold nothing but metrics; the topic "nodes" gives one for each node of the
// catalogue. The error is [source.Errors].
func Topics(topic string) ([]*Scenario, error) {
	root, errs := referenceTree()
	title := "title"
	if topic == "nodes" {
		root, errs = tree.Parse(&source.File{Name: NodesFile, Text: presets.Nodes()})
		title = "summary"
	}
	if len(errs) > 0 {
		return nil, errs
	}
	if topic != "" && topic != "nodes" && !slices.Contains(topics, topic) {
		hint := formula.DidYouMean(topic, TopicNames())
		if hint == "" {
			hint = "the topics are " + strings.Join(TopicNames(), ", ")
		}
		return nil, fail(hint, "no topic is called %s", topic)
	}
	var list []*Scenario
	for _, f := range root.Fields {
		if topic != "" && topic != "nodes" && f.Key != topic {
			continue
		}
		s, errs := topicScenario(f, title)
		if len(errs) > 0 {
			return nil, errs
		}
		if topic == "nodes" {
			s.Title = f.Key + ": " + s.Title
		}
		list = append(list, s)
	}
	return list, nil
}

// topicScenario reads one topic; the value of one of its keys is its title.
func topicScenario(f tree.Field, title string) (*Scenario, source.Errors) {
	s := &Scenario{Name: f.Key, units: &unit.Table{}}
	w := &walker{Scenario: s, origins: map[*source.File]Origin{f.File: OriginPreset}}
	for _, n := range f.Value.Fields {
		if n.Key == title {
			s.Title = w.text(n.Value, title)
		} else if e, ok := w.read(f.Key+"."+n.Key, n.Value); ok { // a dotted name cannot clash
			s.Metrics = append(s.Metrics, e)
		}
	}
	return s, w.errors.Sort()
}
