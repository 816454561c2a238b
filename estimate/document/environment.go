package document

import (
	"botec/estimate"
	"botec/estimate/source"
)

// Scenario is what a document refers to: a preset or a file by name, or the text
// of a scenario block.
type Scenario struct {
	Name string       // of a file its path from the working directory; of a block the name of the document
	Text *source.File // of a scenario block, else nil
}

// Environment evaluates what documents refer to. Its functions are called from
// several goroutines.
type Environment struct {
	// Evaluate evaluates a scenario. Its errors may be source.Errors; those without
	// a file are reported at the marker.
	Evaluate func(Scenario) (*estimate.Result, error)
	// Show runs the command of a show marker and returns its output as Markdown.
	// Paths in words are relative to dir, the folder of the document; of is the
	// scenario that the document has named, nil if none.
	Show func(dir string, words []string, of *Scenario) (string, error)
	// Committed evaluates a scenario as of the last commit; it returns nil if there
	// is no such commit or scenario. It may be nil.
	Committed func(Scenario) *estimate.Result
	// Root is the folder that contains all files that documents may name, "" for the
	// working directory.
	Root string
}
