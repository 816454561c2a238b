package estimate_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"botec/estimate"
	"botec/presets"
)

var update = flag.Bool("update", false, "write testdata/advice.txt")

// TestAdviceIsRead: testdata/advice.txt has all that reports advise on the presets.
// Whoever changes a rule of the model, or a preset, reads each line that changes and
// answers for it.
func TestAdviceIsRead(t *testing.T) {
	var b strings.Builder
	for _, name := range presets.Names() {
		r, err := estimate.Open(name, estimate.Options{Sampling: estimate.Sampling{Samples: 2000, Seed: 1}})
		if err != nil {
			t.Fatal(err)
		}
		for _, advice := range r.Advice {
			b.WriteString(name + ": " + advice + "\n")
		}
	}
	file := filepath.Join("..", "testdata", "advice.txt")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	was := strings.Split(strings.ReplaceAll(string(want), "\r", ""), "\n")
	is := strings.Split(b.String(), "\n")
	for _, line := range without(is, was) {
		t.Error("new: " + line)
	}
	for _, line := range without(was, is) {
		t.Error("no longer said: " + line)
	}
	if t.Failed() {
		t.Log("go test ./estimate -run TestAdviceIsRead -update, once each line is read")
	}
}

// without are the lines that others lack.
func without(lines, others []string) (list []string) {
	has := map[string]bool{}
	for _, line := range others {
		has[line] = true
	}
	for _, line := range lines {
		if !has[line] {
			list = append(list, line)
		}
	}
	return list
}
