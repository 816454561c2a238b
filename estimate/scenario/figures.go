package scenario

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"botec/estimate/guard"
	"botec/estimate/source"
)

// Figures are measured figures in a file that the user names.
type Figures struct {
	file    *source.File
	figures figures
}

// ReadFigures reads a file of measured figures, as data files of a scenario are written:
// an object in JSON, or CSV with the columns name and value.
func ReadFigures(name string) (*Figures, error) {
	read, known := dataReader(filepath.ToSlash(name))
	if !known {
		return nil, fail("an object in JSON, or CSV with the columns name and value", "a data file is a .json or .csv file, not %s", name)
	}
	text, err := guard.Read("", name, MaxData)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fail("", "there is no file %s", name)
	case errors.Is(err, guard.ErrTooLarge):
		return nil, fail("", "%s is larger than %d MB", name, MaxData/1_000_000)
	case err != nil:
		return nil, cannotRead(name, err)
	}
	f := &Figures{file: &source.File{Name: filepath.ToSlash(name), Text: strings.TrimPrefix(text, "\ufeff")}}
	var problem *source.Error
	if f.figures, problem = read(f.file); problem != nil {
		return nil, source.Errors{problem}
	}
	return f, nil
}

// Name is the name of the file.
func (f *Figures) Name() string { return f.file.Name }

// Names lists the figures.
func (f *Figures) Names() []string {
	_, names, _ := f.figures.find("")
	return names
}

// Find returns the entry of a figure, nil where the file has none of that name.
func (f *Figures) Find(name string) (*Entry, *source.Error) {
	cell, _, problem := f.figures.find(name)
	if cell == nil || problem != nil {
		return nil, problem
	}
	return &Entry{Name: fmt.Sprintf("%s in %s", name, f.file.Name), Text: cell, Origin: OriginGiven, Inherited: true, cell: true}, nil
}
