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

// aliases has the aliases that the presets give, so that none has to be read to find
// one: a line for each, an alias and the preset.
//
//go:generate go test -run TestAliases . -update
//go:embed aliases.txt
var aliases string

// The files that are not scenarios: the catalogue of nodes and the reference numbers.
const (
	nodesFile   = "nodes.yaml"
	numbersFile = "numbers.yaml"
)

func isScenario(file string) bool { return file != nodesFile && file != numbersFile }

// Read returns the text of a preset; ok is false if no preset has that name or alias.
func Read(name string) (text string, ok bool) {
	b, err := files.ReadFile(name + ".yaml")
	if err != nil {
		if b, err = files.ReadFile(Name(name) + ".yaml"); err != nil {
			return "", false
		}
	}
	return string(b), isScenario(name + ".yaml")
}

// Name returns the name of the preset that an alias stands for, and any other name as it
// is.
func Name(alias string) string {
	for line := range strings.Lines(aliases) {
		if a, name, _ := strings.Cut(strings.TrimSpace(line), " "); a == alias {
			return name
		}
	}
	return alias
}

// Aliases lists the aliases of all presets in alphabetical order.
func Aliases() []string {
	var list []string
	for line := range strings.Lines(aliases) {
		alias, _, _ := strings.Cut(line, " ")
		list = append(list, alias)
	}
	return list
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
