package document

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"

	"github.com/kballard/go-shellquote"
)

// unused is a warning that nothing uses an input of a scenario.
type unused struct {
	warning *source.Error
	input   string
}

// mentions are the names and globs of figures that a document has in its claims and
// sections, by the files that may give these figures.
type mentions map[string]map[string]bool

func (m mentions) add(file, name string) {
	if m[file] == nil {
		m[file] = make(map[string]bool)
	}
	m[file][name] = true
}

// dropNamed drops the warnings that nothing uses an input where a document of the run
// names it: that document does.
func dropNamed(reports []FileReport) {
	if !slices.ContainsFunc(reports, func(r FileReport) bool { return len(r.unused) > 0 }) {
		return
	}
	all := make(mentions)
	for i := range reports {
		for file, names := range reports[i].mentions {
			for name := range names {
				all.add(realPath(file), name)
			}
		}
	}
	for i := range reports {
		r := &reports[i]
		for _, u := range r.unused {
			if all.has(realPath(u.warning.File.Name), u.input) || all.has(realPath(r.Path), u.input) {
				r.Warnings = slices.DeleteFunc(r.Warnings, func(w *source.Error) bool { return w == u.warning })
			}
		}
	}
}

func (m mentions) has(file, name string) bool {
	for glob := range m[file] {
		if graph.Match(glob, name) {
			return true
		}
	}
	return false
}

// realPath is the path of a file from the root of the file system, without symbolic
// links.
func realPath(file string) string {
	file = filepath.FromSlash(file)
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real
	}
	if whole, err := filepath.Abs(file); err == nil {
		file = whole
	}
	return file
}

// mention notes what a claim or a section names.
func (c *checker) mention(r *region) {
	if r.kind != is && r.kind != show {
		return
	}
	files, names := c.argumentsOf(r)
	if len(files) == 0 && c.of != nil {
		file, _ := scenario.SplitVariant(c.of.Name)
		files = []string{file}
	}
	for _, file := range files {
		file, _ = scenario.SplitVariant(file)
		for _, name := range names {
			if !c.mentions[file][name] {
				c.mentions.add(file, name)
				c.mentionInherited(name)
			}
		}
	}
}

// argumentsOf splits what a claim or the command of a section names: scenarios, as
// presets or by their paths from the working directory, and names and globs of figures.
func (c *checker) argumentsOf(r *region) (scenarios, names []string) {
	if r.kind == is {
		name, _ := r.metric()
		return nil, namesIn(name)
	}
	words, _ := shellquote.Split(r.args)
	for _, word := range words[min(1, len(words)):] { // behind the command
		if strings.HasPrefix(word, "--") {
			_, word, _ = strings.Cut(word, "=")
		}
		file, _ := scenario.SplitVariant(word)
		switch {
		case isYAML(file):
			scenarios = append(scenarios, path.Join(path.Dir(c.File.Name), word))
		case named(word, "").Preset:
			scenarios = append(scenarios, word)
		default:
			names = append(names, namesIn(word)...)
		}
	}
	return scenarios, names
}

// mentionInherited notes the files that give figures to a scenario which extends them.
func (c *checker) mentionInherited(name string) {
	if c.result == nil {
		return
	}
	for i := range c.result.Values {
		if v := &c.result.Values[i]; v.Entry != nil && v.Entry.Inherited && graph.Match(name, v.Name) {
			c.mentions.add(v.Entry.Text.File.Name, v.Name)
		}
	}
}

// namesIn lists the names and globs in a word of a marker: p95(app.nodes) has app.nodes.
func namesIn(word string) []string {
	list := strings.FieldsFunc(word, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_.*?[]", r)
	})
	return slices.DeleteFunc(list, func(name string) bool { return !strings.ContainsFunc(name, unicode.IsLetter) })
}
