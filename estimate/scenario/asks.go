package scenario

import (
	"strings"

	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// Ask is the question of a flash card about a reference number or a resource of a node,
// as its entry has it: {value: …, ask: …, per: …, classic: …, rough: yes}.
type Ask struct {
	Topic    string // of [TopicNames]
	Number   Entry  // its name is latency.memory, that of a node nodes.redis.memory
	Question string
	Per      *Entry // the answer is the number times this; nil for 1
	Classic  *Entry // an answer of older lists, which is right too; nil for none
	Way      string // how one gets there, "" for none; {= …} is a formula
	Rough    bool   // a factor of two is nothing: it differs between machines
}

// Asks lists the questions about the reference numbers and the catalogue of nodes, in
// the order of the files. The error is [source.Errors].
func Asks() ([]Ask, error) {
	root, errs := referenceTree()
	nodes, more := nodesTree()
	if errs = append(errs, more...); len(errs) > 0 {
		return nil, errs
	}
	w := &walker{Scenario: &Scenario{units: &unit.Table{}}, origins: map[*source.File]Origin{root.File: OriginPreset, nodes.File: OriginPreset}}
	var list []Ask
	for _, topic := range root.Fields {
		list = append(list, w.asks(topic.Key, topic.Key, topic.Value)...)
	}
	for _, node := range nodes.Fields {
		list = append(list, w.asks(nodesTopic, nodesTopic+"."+node.Key, node.Value)...)
	}
	if len(w.errors) > 0 {
		return nil, w.errors.Sort()
	}
	return list, nil
}

// asks reads the questions of one topic or node; owner is what its names begin with.
func (w *walker) asks(topic, owner string, v *tree.Value) (list []Ask) {
	rough := says(v, "rough") || topic == nodesTopic
	for _, f := range v.Fields {
		question := f.Value.Get("ask")
		if question == nil {
			continue
		}
		a := Ask{Topic: topic, Question: strings.TrimSpace(question.Text)}
		e, ok := w.readEntry(owner+"."+f.Key, f.Value)
		if !ok || !w.isText(question, "ask of "+e.Name) {
			continue
		}
		a.Number, a.Rough = e, rough || says(f.Value, "rough") || e.Source == "assumed"
		if way := f.Value.Get("way"); way != nil {
			a.Way = way.Text
		}
		for key, entry := range map[string]**Entry{"per": &a.Per, "classic": &a.Classic} {
			if other := f.Value.Get(key); other != nil {
				if e, ok := w.readEntry(a.Number.Name+"."+key, other); ok {
					*entry = &e
				}
			}
		}
		list = append(list, a)
	}
	return list
}

// cardKeys are the keys of an entry that only the files of the binary may have.
func (w *walker) cardKeys(v *tree.Value) []string {
	if name := v.File.Name; w.origins[v.File] == OriginPreset && (name == referenceFile || name == nodesFile) {
		return []string{"ask", "per", "classic", "way", "rough", "old"}
	}
	return nil
}
