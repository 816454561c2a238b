package document

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/guard"
	"botec/estimate/markdown"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// use evaluates the scenario that a use marker names.
func (c *checker) use(i int) {
	r := &c.regions[i]
	c.of, c.result = &Scenario{}, nil // until it is found, the regions that follow report nothing
	if r.args == "" {
		c.fail(r.marker, c.comment("botec use capacity/feed.botec.yaml"), `"use" needs the name of a scenario`)
		return
	}
	s := named(r.args, path.Dir(c.File.Name))
	if !s.Preset {
		var ok bool
		if s.Name, ok = c.scenarioPath(r, r.args); !ok {
			return
		}
		s.Root = c.root()
	}
	s.Figures = c.figures(i + 1)
	c.evaluate(s, r.argument())
}

// scenarioPath returns the path of the file that a use marker names, from the
// working directory. It must be a regular file in the root folder of the document. Errors
// call it by the name that the user gave.
func (c *checker) scenarioPath(r *region, given string) (name string, ok bool) {
	if filepath.IsAbs(r.args) {
		c.fail(r.argument(), "", "%s is an absolute path; write it relative to the document", r.args)
		return "", false
	}
	args, variant := scenario.SplitVariant(r.args)
	name = path.Join(path.Dir(c.File.Name), args)
	root := c.root()
	inside, err := guard.Inside(root.Path, filepath.FromSlash(name))
	switch {
	case err != nil:
		c.fail(r.argument(), c.movedHint(r.args), "there is no file %s; paths are relative to the document", r.args)
		return "", false
	case !inside:
		c.fail(r.argument(), hintOutside(root.Name), "%s is outside %s", given, root.Name)
		return "", false
	}
	if info, err := os.Stat(filepath.FromSlash(name)); err == nil && !info.Mode().IsRegular() {
		c.fail(r.argument(), "", "%s is not a file", given)
		return "", false
	}
	if variant != "" {
		name += "@" + variant
	}
	return name, true
}

// movedHint says where the file of a scenario is that has another name now, "" if that is
// not known. name is relative to the document.
func (c *checker) movedHint(name string) string {
	file, variant := scenario.SplitVariant(name)
	past := c.env.pastOf(filepath.FromSlash(c.File.Name))
	if past == nil {
		return ""
	}
	dir := path.Dir(c.File.Name)
	now := past.movedTo(path.Join(dir, file), filepath.FromSlash(dir), c.root().Path)
	if now == "" {
		return ""
	}
	if variant != "" {
		now += "@" + variant
	}
	return "it is now " + now
}

// root is the folder that the scenarios of the document must lie in.
func (c *checker) root() scenario.Root {
	return scenario.RootOf(filepath.FromSlash(path.Dir(c.File.Name)))
}

// hintOutside says what to do where a file is outside of the root folder.
func hintOutside(root string) string {
	if root == "the repository" {
		return ""
	}
	return "run botec in a folder that contains both"
}

// evaluate makes a scenario that of the regions that follow; at is where it was
// named.
func (c *checker) evaluate(s Scenario, at markdown.Span) {
	c.of, c.result = &s, nil
	if c.isSpent(at) {
		return
	}
	result, err := c.env.Evaluate(s)
	if err == nil {
		c.result = result
		c.spendOn(&s, result)
		return
	}
	c.spendOnWrong(&s)
	wrong := make(map[string]bool) // statistics
	for _, e := range listOf(err) {
		switch {
		case e.File == nil:
			e = newError(c.File, at, e.Hint, "%s", e.Text)
		case e.File.Flag && slices.Contains(s.Figures, e.File.Name):
			wrong[e.File.Name] = true
			e = c.atStatistic(e)
		}
		c.Errors = append(c.Errors, e)
	}
	if len(wrong) > 0 { // the rest of the document can still be checked
		s.Figures = slices.DeleteFunc(slices.Clone(s.Figures), func(f string) bool { return wrong[f] })
		if result, err = c.env.Evaluate(s); err == nil {
			c.result = result
			c.spendOn(&s, result)
		}
	}
}

// atStatistic maps an error in a statistic to the first marker that names it.
func (c *checker) atStatistic(e *source.Error) *source.Error {
	for i := range c.regions {
		if r := &c.regions[i]; r.kind == is && strings.HasPrefix(r.args, e.File.Name) {
			return &source.Error{File: c.File, Start: r.argsAt + e.Start, End: r.argsAt + e.End, Text: e.Text, Hint: e.Hint}
		}
	}
	return e
}

// listOf returns an error as a list.
func listOf(err error) source.Errors {
	var list source.Errors
	if !errors.As(err, &list) {
		list = source.Errors{{Text: err.Error()}}
	}
	return list
}

// scenarioBlock evaluates the scenario of a fenced code block and checks what it
// expects.
func (c *checker) scenarioBlock(i int) {
	r := &c.regions[i]
	b := c.blockText(r)
	known := len(c.Errors)
	c.evaluate(Scenario{Name: b.file.Name, Text: b.file, Figures: c.figures(i + 1)}, r.marker)
	for _, e := range c.Errors[known:] {
		if e.File == b.file {
			e.File, e.Start, e.End = c.File, b.offset(e.Start), b.offset(e.End)
		}
	}
	if c.result == nil {
		return
	}
	for _, check := range Expectations(c.result) {
		if check.File == b.file {
			check.File, check.Start, check.End = c.File, b.offset(check.Start), b.offset(check.End)
		}
		c.Checks = append(c.Checks, check)
	}
}

// blockText is the text of a scenario block without the prefixes of its lines.
type blockText struct {
	*region
	file   *source.File
	starts []int // of the lines, in file.Text
}

func (c *checker) blockText(r *region) *blockText {
	b := &blockText{region: r, file: &source.File{Name: c.File.Name}}
	var text strings.Builder
	for _, l := range r.lines {
		b.starts = append(b.starts, text.Len())
		text.WriteString(l.In(c.File.Text))
	}
	b.file.Text = text.String()
	if len(r.lines) > 0 {
		line, _ := c.File.Position(r.lines[0].Start)
		b.file.Above = line - 1
	}
	return b
}

// offset maps an offset in the text of the block to one in the document.
func (b *blockText) offset(at int) int {
	for i := len(b.starts) - 1; i >= 0; i-- {
		if at >= b.starts[i] {
			return min(b.lines[i].Start+at-b.starts[i], b.lines[i].End)
		}
	}
	return b.marker.End
}

// Expectations checks the expect list of a scenario.
func Expectations(r *estimate.Result) (list []Check) {
	for i := range r.Expect {
		e := &r.Expect[i]
		check := Check{Rule: Expectation, Name: e.Condition, File: e.File, Start: e.Start, End: e.End}
		if !e.Holds {
			check.Message = "expected " + e.Condition
			if e.Implied != "" {
				check.Message += ", but " + e.Implied + " has " + e.Got
			} else if e.Got != "" {
				check.Message += ", but it is " + e.Got
			}
			check.Message += e.InSamples()
		}
		list = append(list, check)
	}
	return list
}
