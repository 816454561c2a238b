package scenario

import (
	"testing"

	"botec/estimate/tree"
)

// TestReferencePart: a number that is read alone is the one in the file, in its line.
func TestReferencePart(t *testing.T) {
	root, errs := referenceTree()
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	at := func(v *tree.Value) int {
		line, _ := v.File.Position(v.Start)
		return line
	}
	count := 0
	for _, topic := range topics {
		for _, name := range ReferenceNames(topic) {
			label := name[len(topic)+1:]
			whole, part := root.Get(topic).Get(label), referencePart(topic, label).Get(topic).Get(label)
			if part == nil || at(part) != at(whole) || len(part.Fields) != len(whole.Fields) {
				t.Fatalf("%s: %+v, want %+v", name, part, whole)
			}
			for i, f := range whole.Fields {
				if g := part.Fields[i]; g.Key != f.Key || g.Value.Text != f.Value.Text || at(g.Value) != at(f.Value) {
					t.Errorf("%s: %s is %q, want %q", name, f.Key, g.Value.Text, f.Value.Text)
				}
			}
			count++
		}
	}
	if count < 100 {
		t.Errorf("%d numbers", count)
	}
}
