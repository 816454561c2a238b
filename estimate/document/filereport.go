package document

import (
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/guard"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// FileReport is the result of checking one of several files.
type FileReport struct {
	File
	Text string // of a document, as it was read
	real string // of a document: its path when it was read, with symbolic links followed
	Report
	unused []unused // of a scenario
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
	dropNamed(reports)
	return reports
}

func (r *FileReport) checkDocument(env Environment) {
	err := r.read()
	switch {
	case !r.Named && r.isForeign(err):
		r.Updated = r.Text
	case err != nil:
		r.Errors = r.notRead(err)
	default:
		r.Report = Read(r.Source()).Check(env)
	}
}

// ReadFile reads a document without checking it, for [Update] to write another text.
func ReadFile(file File) FileReport {
	r := FileReport{File: file}
	if err := r.read(); err != nil {
		r.Errors = r.notRead(err)
	}
	r.Updated = r.Text
	return r
}

// Source is the text of a document with its name.
func (r *FileReport) Source() *source.File {
	return &source.File{Name: filepath.ToSlash(r.Path), Text: r.Text}
}

// read reads the text of a document.
func (r *FileReport) read() (err error) {
	if r.real, err = filepath.EvalSymlinks(r.Path); err == nil {
		r.Text, err = guard.Read(r.Root.Path, r.Path, MaxSize)
	}
	return err
}

// notRead says why a document cannot be read.
func (r *FileReport) notRead(err error) source.Errors {
	if errors.Is(err, guard.ErrTooLarge) {
		return source.Errors{fileError(r.Path, tooLarge)}
	}
	return source.Errors{unreadable(r.Path, r.Root, err)}
}

// maxSearched is the size of the largest file in which markers are looked for, in
// bytes: one that has none is not a document that is too large.
const maxSearched = 100e6

// isForeign reports whether a file of a folder has nothing to do with botec, in spite
// of its name: it is too large or no UTF-8, and no marker is in it.
func (r *FileReport) isForeign(err error) bool {
	text := r.Text
	switch {
	case errors.Is(err, guard.ErrTooLarge):
		if text, err = guard.Read(r.Root.Path, r.Path, maxSearched); err != nil {
			return errors.Is(err, guard.ErrTooLarge)
		}
	case err != nil || utf8.ValidString(text):
		return false
	}
	return !isMarked(strings.ReplaceAll(text, "\x00", "")) // of UTF-16 the letters are left
}

// unreadable says why a file cannot be read.
func unreadable(path string, root scenario.Root, err error) *source.Error {
	if errors.Is(err, guard.ErrOutside) {
		return fileError(path, "cannot read it: it is outside "+root.Name)
	}
	return fileError(path, "cannot read it: "+reason(err))
}

func (r *FileReport) checkScenario(env Environment) {
	s := named(r.Path, "")
	s.Root = r.Root
	result, err := env.Evaluate(s)
	if err != nil {
		r.Errors = listOf(err)
		return
	}
	if env.Compare {
		r.Compared = r.comparedScenario(env, s, result)
	}
	r.Checks = r.expectations(env, s, result)
	for _, w := range result.Place(result.Warnings) {
		r.warnOf(w, "")
	}
	expects := len(result.Expect)
	if _, variant := scenario.SplitVariant(r.Path); variant == "" {
		expects += r.checkVariants(env, s, result)
	}
	switch {
	case result.Scenario.Changed:
		r.warn(r.Path + " is a preset, and .botec.yaml changes its inputs: its expectations are not checked")
	case expects == 0:
		r.Warnings = append(r.Warnings, fileError(r.Path, "the scenario has no expect list: there is nothing to check"))
	}
}

// checkVariants checks each variant of a scenario by its own expectations, and returns
// how many these are. A warning that the scenario itself has is not repeated.
func (r *FileReport) checkVariants(env Environment, s Scenario, base *estimate.Result) (expects int) {
	for _, name := range base.Scenario.VariantNames() {
		s.Name = r.Path + "@" + name
		result, err := env.Evaluate(s)
		if err != nil {
			r.Errors = append(r.Errors, listOf(err)...)
			continue
		}
		for _, c := range r.expectations(env, s, result) {
			c.Name = "@" + name + " " + c.Name
			if !c.Holds() {
				c.Message = "variant " + name + ": " + c.Message
			}
			r.Checks = append(r.Checks, c)
		}
		warnings := slices.DeleteFunc(slices.Clone(result.Warnings), func(w string) bool { return slices.Contains(base.Warnings, w) })
		for _, w := range result.Place(warnings) {
			r.warnOf(w, "variant "+name+": ")
		}
		expects += len(result.Expect)
	}
	return expects
}

// expectations checks a scenario, with what has changed, and hints where its working
// helps.
func (r *FileReport) expectations(env Environment, s Scenario, result *estimate.Result) []Check {
	checks := Expectations(result)
	for i := range checks {
		c := &checks[i]
		left := strings.Fields(c.Name)[0]
		if c.Holds() || result.Get(left) == nil {
			continue
		}
		c.Hint = "botec explain " + s.Name + " " + left + " shows the working"
		if past := env.pastOf(r.Path); past != nil {
			if _, before := past.scenario(s); before != nil {
				c.explainExpectation(past, before, result, left)
			}
		}
	}
	return checks
}

// warn adds a warning of a scenario, which names what it is about.
func (r *FileReport) warn(text string) {
	r.Warnings = append(r.Warnings, &source.Error{Text: text})
}

// warnOf adds a warning of a scenario at its place.
func (r *FileReport) warnOf(p graph.Placed, prefix string) {
	w := &source.Error{Text: prefix + p.Text}
	if p.Quantity != nil {
		w.File, w.Start, w.End = p.Entry.Text.File, p.Entry.Text.Start, p.Entry.Text.End
	}
	r.Warnings = append(r.Warnings, w)
	if p.Unused {
		r.unused = append(r.unused, unused{w, p.Name})
	}
}

// Strict makes the warnings findings.
func (r *FileReport) Strict() {
	for _, w := range r.Warnings {
		if w.File == nil {
			w = fileError(r.Path, w.Text)
		}
		r.Checks = append(r.Checks, Warning(w))
	}
	r.Warnings = nil
}

// Warning is a warning as a finding.
func Warning(w *source.Error) Check {
	return Check{Rule: Warned, Name: w.Text, File: w.File, Start: w.Start, End: w.End, Message: WarningText(w)}
}

// WarningText is a warning with what to do about it, in one sentence.
func WarningText(w *source.Error) string {
	if w.Hint == "" {
		return w.Text
	}
	return w.Text + "; " + w.Hint
}

// Outdated reports whether updating would change the document.
func (r *FileReport) Outdated() bool { return r.IsDocument && r.Updated != r.Text }

// settle makes the checks hold that the update of the document settles, and counts
// them by their rule. A warning names each number that somebody had just changed.
func (r *FileReport) settle() Counts {
	settled := Counts{}
	for i := range r.Checks {
		if c := &r.Checks[i]; c.Updatable() {
			if c.Edited != "" {
				r.Warnings = append(r.Warnings, c.overwritten())
			}
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
