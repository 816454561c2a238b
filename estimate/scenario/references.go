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
var topics = []string{"latency", "throughput", "size", "powers", "conversions", "ratios", "period", "availability", "limit", "price"}

// topicKeys are the keys of a topic that are not numbers; numbers.yaml says what they are.
var topicKeys = []string{"title", "also", "computed", "rough"}

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

// referencePart reads one number of a topic, where it stands in the file: to read all of
// them would take longer than most estimates.
func referencePart(topic, label string) *tree.Value {
	var part strings.Builder
	inTopic, inNumber := false, false
	for line := range strings.Lines(presets.Numbers()) {
		if !strings.ContainsRune(" #\n", rune(line[0])) {
			inTopic, inNumber = strings.HasPrefix(line, topic+":"), false
		} else if strings.HasPrefix(line, "  ") && line[2] != ' ' {
			inNumber = strings.HasPrefix(line[2:], label+":")
		}
		if inTopic && (inNumber || line[0] != ' ') {
			part.WriteString(line)
		} else {
			part.WriteByte('\n')
		}
	}
	root, _ := tree.Parse(&source.File{Name: referenceFile, Text: part.String()})
	if root == nil {
		root = &tree.Value{Kind: tree.Map}
	}
	return root
}

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
	if !IsReference(name) || slices.Contains(topicKeys, label) {
		return e, false
	}
	root := referencePart(topic, label)
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
			if !slices.Contains(topicKeys, f.Key) {
				names = append(names, topic+"."+f.Key)
			}
		}
	}
	return names
}

// Topic is a topic of the reference numbers, as a scenario with nothing but metrics.
type Topic struct {
	*Scenario
	Computed bool // the formula of each number tells as much as its value: 1 Gbps in MB/s
}

// Topics returns a topic of the reference numbers, by its name or another word for it
// ("nines"), or all topics where name is "". The topic "nodes" has one [Topic] for each
// node of the catalogue. The error is [source.Errors].
func Topics(name string) ([]Topic, error) {
	root, errs := referenceTree()
	if len(errs) > 0 {
		return nil, errs
	}
	topic, err := topicOf(root, name)
	if err != nil {
		return nil, err
	}
	if topic == nodesTopic {
		if root, errs = nodesTree(); len(errs) > 0 {
			return nil, errs
		}
	}
	var list []Topic
	for _, f := range root.Fields {
		if topic != "" && topic != nodesTopic && f.Key != topic {
			continue
		}
		t, errs := readTopic(f)
		if len(errs) > 0 {
			return nil, errs
		}
		if topic == nodesTopic {
			t.Title = f.Key + ": " + t.Title
		}
		list = append(list, t)
	}
	return list, nil
}

// nodesTree reads the catalogue of nodes.
func nodesTree() (*tree.Value, source.Errors) {
	return tree.Parse(&source.File{Name: nodesFile, Text: presets.Nodes()})
}

// topicOf finds the topic that a word names.
func topicOf(root *tree.Value, word string) (string, error) {
	word = strings.ToLower(word)
	if word == "" || slices.Contains(TopicNames(), word) {
		return word, nil
	}
	if word == "capacities" {
		return nodesTopic, nil
	}
	words := TopicNames()
	for _, f := range root.Fields {
		if also := f.Value.Get("also"); also != nil {
			for _, other := range also.Items {
				if other.Text == word {
					return f.Key, nil
				}
				words = append(words, other.Text)
			}
		}
	}
	hint := formula.DidYouMean(word, words)
	if hint == "" {
		hint = "the topics are " + strings.Join(TopicNames(), ", ")
	}
	return "", fail(hint, "there is no topic named %s", word)
}

// readTopic reads one topic, or one node.
func readTopic(f tree.Field) (t Topic, errs source.Errors) {
	t.Scenario = &Scenario{Name: f.Key, units: &unit.Table{}}
	w := &walker{Scenario: t.Scenario, origins: map[*source.File]Origin{f.File: OriginPreset}}
	for _, n := range f.Value.Fields {
		switch {
		case n.Key == "title" || n.Key == "summary":
			t.Title = w.text(n.Value, n.Key)
		case n.Key == "computed":
			t.Computed = says(f.Value, n.Key)
		case slices.Contains(topicKeys, n.Key) || says(n.Value, "old"):
		default:
			if e, ok := w.readEntry(f.Key+"."+n.Key, n.Value); ok { // no metric of a file has a dot in its name
				t.Metrics = append(t.Metrics, e)
			}
		}
	}
	return t, w.errors.Sort()
}

// says reports whether a map says yes to a key.
func says(v *tree.Value, key string) bool {
	answer := v.Get(key)
	return answer != nil && answer.Text == "yes"
}
