// Package presets holds the scenarios that ship inside the binary, as text.
// One is read only when it is named.
package presets

import (
	"embed"
	"slices"
	"strings"
)

//go:embed *.yaml
var files embed.FS

// The files that are no scenarios: the catalogue of nodes, the numbers to know.
const (
	nodesFile   = "nodes.yaml"
	numbersFile = "numbers.yaml"
)

func isScenario(file string) bool { return file != nodesFile && file != numbersFile }

// Read gives the text of a preset; ok is false where there is none of that name.
func Read(name string) (text string, ok bool) {
	b, err := files.ReadFile(name + ".yaml")
	return string(b), err == nil && isScenario(name+".yaml")
}

// Nodes gives the text of the catalogue of nodes.
func Nodes() string { return read(nodesFile) }

// Numbers gives the text of the numbers to know.
func Numbers() string { return read(numbersFile) }

func read(file string) string {
	b, _ := files.ReadFile(file) // embedded: it is there
	return string(b)
}

// Names lists the presets in order.
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
