package scenario

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
)

// MaxData is the size of the largest data file, in bytes.
const MaxData = 10_000_000

// dataFile is a file of measured figures, which formulas name by the name of the file
// and that of the figure: bench.p99. It is read and found to be well formed when the
// scenario is loaded; a figure is looked up when a formula names it.
type dataFile struct {
	name    string
	text    *source.File
	figures figures

	compared *atomic.Int64 // how many names were compared with unknown ones
}

// figures are those of a data file. Several goroutines may look them up.
type figures interface {
	// find returns the cell of a figure, the names of those that are near where there
	// is none, and an error where the name leads to something else than a figure.
	find(name string) (cell *tree.Value, known []string, problem *source.Error)
}

// readData reads the data files of a scenario, once its workloads and fleets are known.
func (w *walker) readData(v *tree.Value) {
	if !w.isMap(v, "data") {
		return
	}
	for _, f := range v.Fields {
		if !w.isDataName(f) || !w.isText(f.Value, "the data file "+f.Key) {
			w.broke("", f.Key)
			continue
		}
		file, problem := w.dataFile(f)
		if problem != nil {
			w.errors = append(w.errors, problem)
			w.broke("", f.Key)
			continue
		}
		w.data = append(w.data, *file)
	}
}

// isDataName reports a name that something else in the scenario has.
func (w *walker) isDataName(f tree.Field) bool {
	if !w.isOwnerName("data file", f) {
		return false
	}
	other, what := tree.Field{}, ""
	if load := w.findWorkload(f.Key); load != nil {
		other, what = load.key, "workload"
	}
	for i := range w.Fleets {
		if fleet := &w.Fleets[i]; fleet.Name == f.Key && fleet.key != nil {
			other, what = tree.Field{File: fleet.key.File, Start: fleet.key.Start}, "fleet"
		}
	}
	switch {
	case what != "":
		line, column := other.File.Position(other.Start)
		w.failKey(f, "use another name, such as "+f.Key+"_measured", "%s is both a data file and the %s at %s:%d:%d", f.Key, what, other.File.Name, line, column)
	case IsReference(f.Key):
		w.failKey(f, "use another name, such as "+f.Key+"_measured", "%s is a topic of the reference numbers, so no data file can have that name", f.Key)
	default:
		return true
	}
	return false
}

// dataFile reads one data file.
func (w *walker) dataFile(f tree.Field) (*dataFile, *source.Error) {
	v := f.Value
	read, known := dataReader(v.Text)
	if !known {
		return nil, v.Error(fmt.Sprintf("%s: ./%s.json, or a CSV file with the columns name and value", f.Key, f.Key), "a data file is a .json or .csv file, not %s", v.Text)
	}
	if w.loader == nil || w.origins[v.File] == OriginPreset {
		return nil, v.Error("", "a preset has no data files")
	}
	text, problem := w.loader.openBeside(v.File, v, MaxData)
	if problem != nil {
		return nil, problem
	}
	w.origins[text] = OriginGiven
	d := &dataFile{name: f.Key, text: text, compared: new(atomic.Int64)}
	d.figures, problem = read(text)
	return d, problem
}

// dataReader is what reads a data file, by the ending of its name.
func dataReader(name string) (read func(*source.File) (figures, *source.Error), known bool) {
	switch strings.ToLower(path.Ext(name)) {
	case ".json":
		return readJSON, true
	case ".csv":
		return readCSV, true
	}
	return nil, false
}

// IsData says whether the part of a name before its first dot is that of a data file.
func (s *Scenario) IsData(name string) bool {
	owner, _, _ := strings.Cut(name, ".")
	return s.dataNamed(owner) != nil
}

func (s *Scenario) dataNamed(name string) *dataFile {
	i := slices.IndexFunc(s.data, func(d dataFile) bool { return d.name == name })
	if i < 0 {
		return nil
	}
	return &s.data[i]
}

// Measured returns the entry of a figure in a data file, such as "bench.p99"; nil where
// the name is that of no data file. The error has a position in the data file, or none
// where the file has no such figure; its hint are the nearest names.
func (s *Scenario) Measured(name string) (*Entry, *source.Error) {
	owner, label, _ := strings.Cut(name, ".")
	d := s.dataNamed(owner)
	if d == nil {
		return nil, nil
	}
	if label == "" {
		return nil, &source.Error{Text: fmt.Sprintf("%s is a file, %s", owner, d.text.Name), Hint: "name a figure in it: " + owner + ".NAME"}
	}
	cell, known, problem := d.figures.find(label)
	switch {
	case problem != nil:
		return nil, problem
	case cell == nil:
		hint := ""
		if d.compared.Add(int64(len(known))) <= mostCompared {
			hint = formula.DidYouMean(label, known)
		}
		if hint == "" && len(known) > 0 {
			hint = "it has " + strings.Join(known[:min(len(known), 8)], ", ")
			if len(known) > 8 {
				hint += ", …"
			}
		}
		return nil, &source.Error{Text: fmt.Sprintf("%s has no figure named %s", d.text.Name, label), Hint: hint}
	}
	return &Entry{Name: name, Text: cell, Origin: OriginGiven, Inherited: true, cell: true}, nil
}

// mostKnown bounds how many names of a data file suggestions look at, and mostCompared how
// many they do for all unknown names together.
const mostKnown, mostCompared = 5000, 1_000_000
