package document

import (
	"path/filepath"
	"strings"
	"sync"

	"botec/estimate"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/presets"
)

// Scenario is what a document refers to: a preset or a file by name, or the text
// of a scenario block.
type Scenario struct {
	Name   string       // of a file its path from the working directory; of a block the name of the document
	Text   *source.File // of a scenario block, else nil
	Preset bool
	Root   scenario.Root // that a file must lie in, the zero Root for a file that the user named
	Dir    string        // of a preset: the folder of the document, whose team defaults apply; "" for the working directory

	Figures []string // statistics that the document names, such as p95(app.nodes)
}

// named is a preset or file by its name; dir is the folder of the document that names
// it, "" for none.
func named(name, dir string) Scenario {
	s := Scenario{Name: name}
	base, _ := scenario.SplitVariant(name)
	if _, preset := presets.Read(base); preset && !strings.Contains(base, ".") {
		s.Preset, s.Dir = true, dir
	}
	return s
}

// Environment evaluates what documents refer to. Its functions are called from
// several goroutines.
type Environment struct {
	// Evaluate evaluates a scenario. Its errors may be source.Errors; those without
	// a file are reported at the marker.
	Evaluate func(Scenario) (*estimate.Result, error)
	// Show runs the command of a show marker and returns its output as Markdown.
	// Paths in words are relative to dir, the folder of the document; of is the
	// scenario that the document has named, nil if none. It calls spend with the
	// quantities that it computes, and returns the error that spend may have.
	Show func(dir string, words []string, of *Scenario, spend func(quantities int) error) (string, error)
	// Past is the revision of the repository of a folder that changes are told against;
	// nil if there is none. It may be nil.
	Past func(dir string) *Past
	// Compare asks for the scenarios of each file as they were in the past:
	// [Report.Compared].
	Compare bool
	// Solve returns a command that finds an input with which a condition holds, "" if
	// there is none. It may be nil.
	Solve func(of Scenario, condition string) string
}

// cached returns an environment that evaluates each file once, however many documents
// name it and goroutines ask for it; and each preset once for each file of team
// defaults that applies to it.
func (env Environment) cached() Environment {
	evaluate := env.Evaluate
	type evaluation struct {
		result *estimate.Result
		err    error
	}
	var now cache[evaluation]
	env.Evaluate = func(s Scenario) (*estimate.Result, error) {
		e := now.get(s, func() evaluation {
			result, err := evaluate(s)
			return evaluation{result, err}
		})
		return e.result, e.err
	}
	return env
}

// cache keeps a value for each file, and for each preset with its team defaults, made
// when it is first asked for.
type cache[V any] struct {
	lock   sync.Mutex
	values map[string]func() V
}

func (c *cache[V]) get(s Scenario, value func() V) V {
	if s.Text != nil { // a block belongs to one document
		return value()
	}
	key := filepath.Clean(s.Name)
	if s.Preset {
		key = s.Name + "\x00" + scenario.FindTeamFile(s.Dir)
	}
	key += "\x00" + strings.Join(s.Figures, "\x00")
	c.lock.Lock()
	once, ok := c.values[key]
	if !ok {
		once = sync.OnceValue(value)
		if c.values == nil {
			c.values = make(map[string]func() V)
		}
		c.values[key] = once
	}
	c.lock.Unlock()
	return once()
}
