package scenario

import (
	"slices"
	"testing"
)

// TestTopics: the topics that the code repeats are those of the file.
func TestTopics(t *testing.T) {
	root, errs := referenceTree()
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	var inFile []string
	for _, f := range root.Fields {
		inFile = append(inFile, f.Key)
	}
	if !slices.Equal(inFile, topics) {
		t.Errorf("numbers.yaml has %v, the code %v", inFile, topics)
	}
}
