// Package presets has the scenarios that are part of the binary, as texts. A text is
// only read when it is asked for.
package presets

import (
	"embed"
	"path"
	"slices"
	"strings"
)

//go:embed *.yaml cases/*.yaml blocks/*.yaml
var files embed.FS

// folders has whole systems, parts of systems, and what everybody starts from.
var folders = []string{"cases", "blocks", "."}

// aliases has the aliases that the presets give, so that none has to be read to find
// one: a line for each, an alias and the preset, or a variant of it.
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

// Read returns the text of a preset, or of the one that an alias stands for; ok is false
// if no preset has that name or alias.
func Read(name string) (text string, ok bool) {
	if text, ok = find(name); ok || Name(name) == name {
		return text, ok
	}
	name, _, _ = strings.Cut(Name(name), "@")
	return find(name)
}

func find(name string) (text string, ok bool) {
	file := name + ".yaml"
	for _, folder := range folders {
		if b, err := files.ReadFile(path.Join(folder, file)); err == nil && isScenario(file) {
			return string(b), true
		}
	}
	return "", false
}

func isPreset(name string) bool {
	file := name + ".yaml"
	return isScenario(file) && slices.ContainsFunc(folders, func(folder string) bool {
		f, err := files.Open(path.Join(folder, file))
		if err == nil {
			f.Close()
		}
		return err == nil
	})
}

// Name returns the name of the preset that an alias stands for, with @VARIANT behind it
// where it stands for a variant, and any other name as it is.
func Name(alias string) string {
	if isPreset(alias) {
		return alias
	}
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
	var names []string
	for _, folder := range folders {
		entries, _ := files.ReadDir(folder)
		for _, e := range entries {
			if name, ok := strings.CutSuffix(e.Name(), ".yaml"); ok && isScenario(e.Name()) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}
