package document

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"botec/estimate/source"
)

// FileReport is the result of checking one of several files.
type FileReport struct {
	File
	Text string // of a document, as it was read
	Report
	Warnings []string // of a scenario
}

// CheckFiles checks documents and scenarios, several at a time, and returns
// their reports in the same order. Each preset and file is evaluated once.
func CheckFiles(files []File, env Environment) []FileReport {
	env = env.cached()
	reports := make([]FileReport, len(files))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				r := &reports[i]
				r.File = files[i]
				if r.IsDocument {
					r.checkDocument(env)
				} else {
					r.checkScenario(env)
				}
			}
		})
	}
	workers.Wait()
	return reports
}

func (r *FileReport) checkDocument(env Environment) {
	text, err := readUpToMaxSize(r.Path)
	if err != nil {
		r.Errors = source.Errors{fileError(r.Path, "cannot read it: "+reason(err))}
		return
	}
	r.Text = text
	r.Report = Read(&source.File{Name: filepath.ToSlash(r.Path), Text: text}).Check(env)
}

// readUpToMaxSize reads a file; of one that is too large it reads one byte more
// than [MaxSize], so that [Read] refuses it.
func readUpToMaxSize(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	return string(text), err
}

func (r *FileReport) checkScenario(env Environment) {
	result, err := env.Evaluate(named(r.Path, ""))
	if err != nil {
		r.Errors = listOf(err)
		return
	}
	r.Checks = Expectations(result)
	for i := range r.Checks {
		c := &r.Checks[i]
		if left := strings.Fields(c.Name)[0]; !c.Holds() && result.Get(left) != nil {
			c.Hint = "botec explain " + r.Path + " " + left + " shows the working"
		}
	}
	r.Warnings = append(r.Warnings, result.Warnings...)
	switch {
	case result.Scenario.Changed:
		r.Warnings = append(r.Warnings, r.Path+" is a preset, and .botec.yaml changes its inputs: its expectations are not checked")
	case len(result.Expect) == 0:
		r.Warnings = append(r.Warnings, r.Path+" has no expect list: there is nothing to check")
	}
}

// Outdated reports whether updating would change the document.
func (r *FileReport) Outdated() bool { return r.IsDocument && r.Updated != r.Text }

// Update writes the updated text to the file and returns how many checks of each
// rule it settled; they hold afterwards. If the file cannot be written it stays
// as it was, and the report has an error.
func (r *FileReport) Update() Counts {
	settled := Counts{}
	if err := writeFile(r.Path, r.Updated); err != nil {
		r.Errors = append(r.Errors, fileError(r.Path, "cannot write it, so it is unchanged: "+reason(err)))
		return settled
	}
	for i := range r.Checks {
		if c := &r.Checks[i]; c.Updatable() {
			settled[c.Rule]++
			c.Message = ""
		}
	}
	return settled
}

// reason returns what the system says, without the name of a file.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}
