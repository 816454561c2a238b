package document

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"botec/estimate/markdown"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// Region is what the markers of a document take of it: a claim or a section with its two
// markers, the marker of a scenario, or the first line of a scenario block.
type Region struct {
	markdown.Span
	Claim  bool
	Inside markdown.Span // of a claim or a section: the text between its markers
}

// Regions returns the regions of a document.
func (d *Document) Regions() (list []Region) {
	for i := range d.regions {
		r := &d.regions[i]
		out := Region{Span: r.marker, Claim: r.kind == is, Inside: r.inside}
		if r.kind == show || r.kind == is {
			out.End = r.end.End
		}
		list = append(list, out)
	}
	return list
}

// Named is where a document names the scenario of what follows.
type Named struct {
	At   markdown.Span
	Name string // a preset, or the path of a file from the working directory; "" for a scenario block
}

// Scenarios returns where a document names scenarios.
func (d *Document) Scenarios() (list []Named) {
	for i := range d.regions {
		switch r := &d.regions[i]; r.kind {
		case scenarioBlock:
			list = append(list, Named{At: r.marker})
		case use:
			name := r.args
			if s := named(name, ""); !s.Preset && !filepath.IsAbs(name) {
				name = path.Join(path.Dir(d.File.Name), name)
			}
			list = append(list, Named{r.marker, name})
		}
	}
	return list
}

// Use returns the use marker of a document for a scenario, without the delimiters of its
// comment, and what evaluates the scenario; name is a preset, or the path of a file from
// the working directory.
func (d *Document) Use(name string) (marker string, s Scenario, err error) {
	dir := path.Dir(d.File.Name)
	if s = named(name, dir); s.Preset {
		return "botec use " + name, s, nil
	}
	given := name
	base, _ := scenario.SplitVariant(name)
	if _, err := os.Stat(base); err != nil && !errors.Is(err, fs.ErrPermission) {
		return "", s, scenario.NotFound(base)
	}
	from := filepath.FromSlash(dir)
	if filepath.IsAbs(from) != filepath.IsAbs(name) {
		if from, err = filepath.Abs(from); err == nil {
			name, err = filepath.Abs(name)
		}
	}
	if err == nil {
		name, err = filepath.Rel(from, name)
	}
	if err != nil {
		return "", s, err
	}
	name = filepath.ToSlash(name)
	c := &checker{Document: d}
	var ok bool
	if s.Name, ok = c.scenarioPath(&region{kind: use, args: name}, given); !ok {
		e := c.Errors[0]
		return "", s, source.Errors{{Text: e.Text, Hint: e.Hint}}
	}
	s.Root = c.root()
	return "botec use " + name, s, nil
}

// IsMDX reports whether a document is in MDX.
func (d *Document) IsMDX() bool { return d.mdx }

// Comment is a marker in the form of the comments of a document.
func (d *Document) Comment(marker string) string { return d.comment(marker) }
