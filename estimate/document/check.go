package document

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/presets"
)

// Scenario is what a document's numbers are held to: a preset or a file by its
// name, as the working directory has it, or the text of a fence.
type Scenario struct {
	Name string
	Text *source.File // of a fence, else nil
}

// Environment is what a document is checked with.
type Environment struct {
	// Evaluate computes a scenario; the same one is asked for many times.
	Evaluate func(Scenario) (*estimate.Result, error)
	// Show runs a command of a show marker and gives its Markdown. Its paths
	// begin at dir; the scenario is that of the document, if there is one.
	Show func(dir string, words []string, of *Scenario) (string, error)
	// Committed computes a scenario as the last commit has it, nil where there is
	// none; may be nil.
	Committed func(Scenario) *estimate.Result
	// Root is the folder that paths stay in, "" for the working directory.
	Root string
}

// Rule is what kind of thing was checked.
type Rule string

// The rules.
const (
	Claim       Rule = "claim"       // a number between is and end
	Section     Rule = "section"     // what stands between show and end
	Expectation Rule = "expectation" // an expect of a scenario
)

// Check is one thing that was checked.
type Check struct {
	Rule       Rule
	Name       string // the metric, the command or the condition
	File       *source.File
	Start, End int
	Message    string // what does not hold; "" where it does
	Metric     string // of a claim
	Value      float64
	Text       string   // the quantity as the document writes it
	Why        []string // what moved the value since the last commit
	Diff       string   // of a section: what stands there, and what should
}

// Holds says that there is nothing to find.
func (c *Check) Holds() bool { return c.Message == "" }

// Error is the finding at its place.
func (c *Check) Error() *source.Error {
	return &source.Error{File: c.File, Start: c.Start, End: c.End, Text: c.Message}
}

// Report is what came out of checking a document.
type Report struct {
	Checks []Check
	Errors source.Errors
	Mended string // the text with every number and section made true; as it was where there are errors
}

// edit puts a text in place of a stretch of the document.
type edit struct {
	span
	text string
}

// checker goes through the regions of a document.
type checker struct {
	*Document
	env    Environment
	of     *Scenario        // of what follows
	result *estimate.Result // nil where it is wrong
	Report
	edits []edit
}

// Check holds a document to its scenarios.
func (d *Document) Check(env Environment) Report {
	c := &checker{Document: d, env: env}
	c.Errors = append(c.Errors, d.errors...)
	for i := range d.regions {
		switch r := &d.regions[i]; r.kind {
		case use:
			c.use(r)
		case inline:
			c.inline(r)
		case is:
			c.claim(r)
		case show:
			c.section(r)
		}
	}
	c.Mended = d.File.Text
	if len(c.Errors) == 0 && len(c.edits) > 0 {
		mended := apply(d.File.Text, c.edits)
		if after := Read(&source.File{Name: d.File.Name, Text: mended}); len(after.errors) == 0 && after.outside() == d.outside() {
			c.Mended = mended
		} else { // in a list or in HTML a blank line ends the block that holds the end
			at := c.edits[0].span
			for i := range c.Checks {
				if f := &c.Checks[i]; f.Rule == Section && !f.Holds() {
					at = span{f.Start, f.End}
				}
			}
			c.fail(at, "markers that begin their lines, with a blank line before and behind the section", "what stands here would take its own markers out of the document")
		}
	}
	return c.Report
}

// outside is what no region holds: what mending does not change.
func (d *Document) outside() string {
	var s strings.Builder
	at := 0
	for _, r := range d.regions {
		if r.kind == show || r.kind == is {
			s.WriteString(d.File.Text[at:r.start] + "\x00")
			at = r.end
		}
	}
	return s.String() + d.File.Text[at:]
}

// apply makes edits, which are in order and apart.
func apply(text string, edits []edit) string {
	var s strings.Builder
	at := 0
	for _, e := range edits {
		s.WriteString(text[at:e.start])
		s.WriteString(e.text)
		at = e.end
	}
	s.WriteString(text[at:])
	return s.String()
}

func (c *checker) fail(at span, hint, text string, args ...any) {
	c.Errors = append(c.Errors, &source.Error{File: c.File, Start: at.start, End: at.end, Text: fmt.Sprintf(text, args...), Hint: hint})
}

// argument is the place of what stands behind a marker's word.
func (r *region) argument() span {
	if r.args == "" {
		return r.marker
	}
	return span{r.argsAt, r.argsAt + len(r.args)}
}

// use takes the scenario of a use marker.
func (c *checker) use(r *region) {
	c.of, c.result = &Scenario{}, nil // until it is found, what follows says nothing
	if r.args == "" {
		c.fail(r.marker, "<!-- botec use capacity/feed.botec.yaml -->", "use names no scenario")
		return
	}
	name := r.args
	if _, ok := presets.Read(name); !ok || strings.Contains(name, ".") {
		if filepath.IsAbs(name) {
			c.fail(r.argument(), "", "%s is no path relative to the document", name)
			return
		}
		name = path.Join(path.Dir(c.File.Name), name)
		if ok, err := scenario.Inside(c.env.Root, filepath.FromSlash(name)); err == nil && !ok {
			c.fail(r.argument(), "run botec in a folder that holds both", "%s is outside of the working directory", r.args)
			return
		} else if err != nil {
			c.fail(r.argument(), "", "there is no file %s; paths are relative to the document", r.args)
			return
		} else if info, err := os.Stat(filepath.Join(c.env.Root, filepath.FromSlash(name))); err == nil && !info.Mode().IsRegular() {
			c.fail(r.argument(), "", "%s is no file", r.args)
			return
		}
	}
	c.evaluate(Scenario{Name: name}, r.argument())
}

// evaluate computes the scenario of what follows, which is named at a place.
func (c *checker) evaluate(s Scenario, at span) {
	c.of = &s
	result, err := c.env.Evaluate(s)
	if err != nil {
		var list source.Errors
		if !errors.As(err, &list) {
			list = source.Errors{{Text: err.Error()}}
		}
		for _, e := range list {
			if e.File == nil { // it says nothing of where
				e = &source.Error{File: c.File, Start: at.start, End: at.end, Text: e.Text, Hint: e.Hint}
			}
			c.Errors = append(c.Errors, e)
		}
		return
	}
	c.result = result
}

// inline takes the scenario of a fence, whose expectations are held too.
func (c *checker) inline(r *region) {
	file := &source.File{Name: c.File.Name}
	var text strings.Builder
	starts := make([]int, len(r.lines))
	for i, l := range r.lines {
		starts[i] = text.Len()
		text.WriteString(c.File.Text[l.start:l.end])
	}
	file.Text = text.String()
	if len(r.lines) > 0 {
		line, _ := c.File.Position(r.lines[0].start)
		file.Above = line - 1
	}
	// place takes an offset of the scenario to the document
	place := func(at int) int {
		for i := len(starts) - 1; i >= 0; i-- {
			if at >= starts[i] {
				return min(r.lines[i].start+at-starts[i], r.lines[i].end)
			}
		}
		return r.marker.end
	}
	known := len(c.Errors)
	c.result = nil
	c.evaluate(Scenario{Name: file.Name, Text: file}, r.marker)
	for _, e := range c.Errors[known:] {
		if e.File == file {
			e.File, e.Start, e.End = c.File, place(e.Start), place(e.End)
		}
	}
	if c.result == nil {
		return
	}
	for _, check := range Expectations(c.result) {
		if check.File == file {
			check.File, check.Start, check.End = c.File, place(check.Start), place(check.End)
		}
		c.Checks = append(c.Checks, check)
	}
}

// Expectations are what a scenario expects, each with whether it holds.
func Expectations(r *estimate.Result) (list []Check) {
	for i := range r.Expect {
		e := &r.Expect[i]
		check := Check{Rule: Expectation, Name: e.Condition, File: e.File, Start: e.Start, End: e.End}
		if !e.Holds {
			check.Message = "expected " + e.Condition
			if e.Got != "" {
				check.Message += ", but it is " + e.Got
			}
			check.Message += e.InSamples()
		}
		list = append(list, check)
	}
	return list
}

// claim holds a number to its metric.
func (c *checker) claim(r *region) {
	if r.args == "" || strings.ContainsAny(r.args, space) {
		c.fail(r.argument(), "<!-- botec is media.stored -->", "is takes the name of one metric")
		return
	}
	if c.of == nil {
		c.fail(r.marker, "<!-- botec use capacity/feed.botec.yaml --> above it", "no scenario is named before this claim")
		return
	}
	if c.result == nil {
		return // what is wrong with it is said
	}
	v := c.result.Get(r.args)
	if v == nil {
		c.fail(r.argument(), c.result.Nearest(r.args), "the scenario has no %s", r.args)
		return
	}
	text := c.File.Text[r.start:r.end]
	units := c.result.Scenario.Units()
	got, p := readClaim(text, units)
	at := func(s span) span { return span{r.start + s.start, r.start + s.end} }
	if p != nil {
		c.fail(at(p.span), p.hint, "%s", p.text)
		return
	}
	dim := v.Bound.Type.Dim
	if other, ok := got.asBillions(text, dim); ok {
		got = other
	}
	if !got.fits(dim) {
		unit := "is " + got.dim.String()
		if got.bare {
			unit = "has no unit that is known"
		}
		c.fail(at(got.whole), "its value is "+v.Text(), "%s is %s, but %s %s", v.Name, dim, text[got.whole.start:got.whole.end], unit)
		return
	}
	check := Check{Rule: Claim, Name: v.Name, Metric: v.Name, Value: v.Value, File: c.File, Start: at(got.number).start, End: at(got.whole).end, Text: text[got.whole.start:got.whole.end]}
	if !got.holds(v.Value) {
		now, ok := mended(text, got, v.Value, units, dim)
		value := v.Text()
		if behind := words(text[got.number.end:got.whole.end]); !strings.HasSuffix(value, behind) { // in the words of the text too
			value += " (" + words(text[got.whole.start:got.number.start]+now+text[got.number.end:got.whole.end]) + ")"
		}
		check.Message = fmt.Sprintf("%s is %s, the text says %s", v.Name, value, words(check.Text))
		check.Why = c.why(got, v.Name)
		if ok {
			c.edits = append(c.edits, edit{at(got.number), now})
		}
	}
	c.Checks = append(c.Checks, check)
}

// words is a text on one line, without the quote marks of the others.
func words(text string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(text), func(w string) bool { return strings.Trim(w, ">") == "" }), " ")
}
