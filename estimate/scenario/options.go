package scenario

import (
	"io"

	"botec/estimate/source"
)

// Options say where a scenario is read from and what changes it. The zero value
// reads from the working directory and changes nothing.
type Options struct {
	Dir     string                            // relative paths start here, "" for the working directory
	File    *source.File                      // the scenario, where its text is known already
	Root    Root                              // that the file of the scenario must lie in; the zero Root for a file that the user named
	Stdin   io.Reader                         // the scenario named "-"
	Read    func(path string) (string, error) // reads a file, nil for the file system; a missing one is fs.ErrNotExist
	Opening func(path string)                 // called with each file before it is read, and with those that are looked for; nil for nothing
	Team    bool                              // apply the team defaults of the scenario's folder
	Set     []Setting                         // replace formulas
	Vary    []string                          // names that take other values later, which the model then treats as given

	Nodes    Entries   // by the name of a fleet: a node of the catalogue in place of its own
	Grow     []Setting // growth as --grow writes it, NAME=GROWTH, in place of that of the file
	Forecast bool      // growth and events take effect: what they change counts as given

	Conditions []Setting // added to Scenario.Conditions; their names are not used
	Objectives []Setting // added to Scenario.Figures; their names are not used
	Figures    []string  // added to Scenario.Figures: formulas that may use statistics, such as p95(servers)
}

// Setting gives a name a formula in place of the scenario's, as --set does.
type Setting struct {
	Flag    string // as the user wrote it: "--set", "--dau"
	Name    string // as the user wrote it, with blanks
	Formula string
}
