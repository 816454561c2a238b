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

// nodesFile is the catalogue of nodes, no scenario.
const nodesFile = "nodes.yaml"

// Read gives the text of a preset; ok is false where there is none of that name.
func Read(name string) (text string, ok bool) {
	b, err := files.ReadFile(name + ".yaml")
	return string(b), err == nil && name+".yaml" != nodesFile
}

// Nodes gives the text of the catalogue of nodes.
func Nodes() string {
	b, _ := files.ReadFile(nodesFile)
	return string(b)
}

// Names lists the presets in order.
func Names() []string {
	entries, _ := files.ReadDir(".")
	var names []string
	for _, e := range entries {
		if e.Name() != nodesFile {
			names = append(names, strings.TrimSuffix(e.Name(), ".yaml"))
		}
	}
	slices.Sort(names)
	return names
}
