// Package presets has the scenarios that are part of the binary, as texts. A text is
// only read when it is asked for.
package presets

import (
	"embed"
	"slices"
	"strings"
)

//go:embed *.yaml
var files embed.FS

// The files that are not scenarios: the catalogue of nodes and the reference numbers.
const (
	nodesFile   = "nodes.yaml"
	numbersFile = "numbers.yaml"
)

func isScenario(file string) bool { return file != nodesFile && file != numbersFile }

// Read returns the text of a preset; ok is false if no preset has that name.
func Read(name string) (text string, ok bool) {
	b, err := files.ReadFile(name + ".yaml")
	return string(b), err == nil && isScenario(name+".yaml")
}

// Nodes returns the text of the catalogue of nodes.
func Nodes() string { return read(nodesFile) }

// Numbers returns the text of the reference numbers.
func Numbers() string { return read(numbersFile) }

func read(file string) string {
	b, _ := files.ReadFile(file) // an embedded file exists
	return string(b)
}

// Names lists the presets in alphabetical order.
func Names() []string {
	entries, _ := files.ReadDir(".")
	var names []string
	for _, e := range entries {
		if isScenario(e.Name()) {
			names = append(names, strings.TrimSuffix(e.Name(), ".yaml"))
		}
	}
	slices.Sort(names)
	return names
}
