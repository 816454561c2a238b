package scenario

import (
	"io"

	"botec/estimate/source"
)

// Options say where a scenario is read from and what changes it.
type Options struct {
	Dir   string                            // where paths begin, "" for the working directory of the process
	Root  string                            // what a scenario extends lies in it: Dir where it is ""
	File  *source.File                      // the text of the scenario, where it is read already
	Stdin io.Reader                         // read where the scenario is called "-"
	Read  func(path string) (string, error) // reads a file; nil reads it from the disk
	Team  *TeamDefaults                     // house numbers, nil for none
	Set   []Setting

	Conditions []Setting // asked of the scenario, as --such-that; without names
}

func (o Options) root() string {
	if o.Root != "" {
		return o.Root
	}
	return o.Dir
}

// Setting puts a formula in place of a name, as --set does.
type Setting struct {
	Flag    string // as the user wrote it: "--set", "--dau"
	Name    string
	Formula string
}
