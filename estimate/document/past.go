package document

import (
	"cmp"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"botec/estimate"
	"botec/estimate/guard"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/spoken"
)

// Past is a revision of a repository, which tells what has changed since. Its functions
// are called from several goroutines.
type Past struct {
	Name string // "the last commit", "origin/main"
	// Read returns the text of a file as the revision has it.
	Read func(path string) (string, error)
	// Files lists the files of the revision by their paths from the working directory.
	Files func() []string
	// Evaluate evaluates a scenario with all its files as the revision has them; nil if
	// it has no such scenario, or that was wrong.
	Evaluate func(Scenario) *estimate.Result

	evaluated cache[*estimate.Result]
	removed   pastFiles // that are gone
	added     pastFiles // YAML files that the revision does not have
}

// pastFiles are found when they are first asked for.
type pastFiles struct {
	once sync.Once
	list []pastFile
}

// evaluate evaluates each scenario once.
func (p *Past) evaluate(s Scenario) *estimate.Result {
	return p.evaluated.get(s, func() *estimate.Result { return p.Evaluate(s) })
}

// pastFile is a document or a YAML file of the revision.
type pastFile struct{ name, text string }

const (
	maxRemoved    = 200 // files that are gone or new, in which a renamed one is looked for
	minSimilarity = 0.5 // share of the lines that a renamed file has kept
)

// renamed returns the file of the revision that now has another name: of those that
// are gone, the one that is most like a text. ok is false if none has kept half of its
// lines.
func (p *Past) renamed(name, text string) (was pastFile, ok bool) {
	p.removed.once.Do(func() {
		for _, file := range p.Files() {
			if len(p.removed.list) == maxRemoved {
				return
			}
			if !isDocument(file) && !isYAML(file) || !isMissing(file) {
				continue
			}
			if text, err := p.Read(file); err == nil {
				p.removed.list = append(p.removed.list, pastFile{file, text})
			}
		}
	})
	best := minSimilarity
	for _, file := range p.removed.list {
		if isDocument(file.name) != isDocument(name) {
			continue
		}
		if share := similarity(file.text, text); share >= best {
			was, best, ok = file, share, true
		}
	}
	return was, ok
}

// movedTo returns the path from a folder of the file that is now most like one of the
// revision which is gone, "" if that is not certain: none has half of its lines, or two
// are as like it. It looks at the files below root that the revision does not have.
func (p *Past) movedTo(name, folder, root string) string {
	text, err := p.Read(name)
	if err != nil {
		return ""
	}
	p.added.once.Do(func() {
		had := make(map[string]bool)
		for _, file := range p.Files() {
			if isYAML(file) {
				had[realPath(file)] = true
			}
		}
		for _, file := range walkFolder(root, nil, isYAML).list {
			if len(p.added.list) == maxRemoved {
				return
			}
			if file = realPath(file); had[file] {
				continue
			}
			if text, err := guard.Read(root, file, MaxSize); err == nil {
				p.added.list = append(p.added.list, pastFile{file, text})
			}
		}
	})
	best, found := minSimilarity, ""
	for _, file := range p.added.list {
		switch share := similarity(text, file.text); {
		case share < best:
		case share == best && found != "":
			found = ""
			best = share + 1e-9 // a third that is as like it does not count either
		default:
			best, found = share, file.name
		}
	}
	if found == "" {
		return ""
	}
	rel, err := filepath.Rel(realPath(folder), found)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

func isYAML(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// similarity is the share of the lines of two texts that both have, without blank lines.
func similarity(a, b string) float64 {
	count, all, common := make(map[string]int), 0, 0
	for line := range strings.Lines(a) {
		if line = strings.TrimSpace(line); line != "" {
			count[line]++
			all++
		}
	}
	for line := range strings.Lines(b) {
		if line = strings.TrimSpace(line); line != "" {
			all++
			if count[line] > 0 {
				count[line]--
				common++
			}
		}
	}
	return 2 * float64(common) / float64(max(all, 1))
}

// pastOf is the revision that changes of a file are told against, nil for none.
func (env *Environment) pastOf(file string) *Past {
	if env.Past == nil {
		return nil
	}
	return env.Past(filepath.Dir(file))
}

// scenario is the scenario that the revision has in place of one, and its result; nil
// if there is none. It has the same name, or a file was renamed.
func (p *Past) scenario(s Scenario) (*Scenario, *estimate.Result) {
	if s.Text != nil {
		return nil, nil
	}
	if r := p.evaluate(s); r != nil || s.Preset {
		return &s, r
	}
	file, variant := scenario.SplitVariant(s.Name)
	if _, err := p.Read(file); err == nil { // it was wrong
		return nil, nil
	}
	text, err := guard.Read(s.Root.Path, filepath.FromSlash(file), MaxSize)
	if err != nil {
		return nil, nil
	}
	was, ok := p.renamed(file, text)
	if !ok {
		return nil, nil
	}
	if s.Name = was.name; variant != "" {
		s.Name += "@" + variant
	}
	return &s, p.evaluate(s)
}

// pastDocument is a document as the revision had it.
type pastDocument struct {
	*Past
	claims []pastClaim // in the order of the text
}

// pastClaim is a number between markers, with the scenario that it was about.
type pastClaim struct {
	metric string // as its marker has it
	text   string
	of     *Scenario // nil where the document had named none
}

// past returns the document as the revision had it, without claims if it did not;
// nil if there is no revision.
func (c *checker) past() *pastDocument {
	if c.pastRead {
		return c.pastDocument
	}
	c.pastRead = true
	revision := c.env.pastOf(filepath.FromSlash(c.File.Name))
	if revision == nil {
		return nil
	}
	c.pastDocument = &pastDocument{Past: revision}
	name := c.File.Name
	text, err := revision.Read(name)
	if err != nil {
		was, ok := revision.renamed(name, c.File.Text)
		if !ok {
			return c.pastDocument
		}
		name, text = was.name, was.text
	}
	before := &checker{Document: Read(&source.File{Name: name, Text: text})}
	c.pastDocument.claims = before.claims()
	return c.pastDocument
}

// claims lists the claims of a document, with their scenarios.
func (c *checker) claims() (list []pastClaim) {
	var of *Scenario
	dir := path.Dir(c.File.Name)
	for i := range c.regions {
		switch r := &c.regions[i]; r.kind {
		case use:
			s := named(r.args, dir)
			if !s.Preset {
				s.Name, s.Root = path.Join(dir, r.args), c.root()
			}
			s.Figures = c.figures(i + 1)
			of = &s
		case scenarioBlock:
			of = &Scenario{Name: c.File.Name, Text: c.blockText(r).file, Figures: c.figures(i + 1)}
		case is:
			list = append(list, pastClaim{metric: r.args, text: oneLine(r.inside.In(c.File.Text)), of: of})
		}
	}
	return list
}

// claim returns the claim that the revision has in place of one of the document; nil
// if that cannot be told. It is the one with the same metric: the same one of as many,
// or else one with the same text.
func (p *pastDocument) claim(of *Document, r *region) *pastClaim {
	var now, before []int
	at := 0
	for i := range of.regions {
		if o := &of.regions[i]; o.kind == is && o.args == r.args {
			if o == r {
				at = len(now)
			}
			now = append(now, i)
		}
	}
	for i := range p.claims {
		if p.claims[i].metric == r.args {
			before = append(before, i)
		}
	}
	if len(now) == len(before) {
		return &p.claims[before[at]]
	}
	text := oneLine(r.inside.In(of.File.Text))
	for _, i := range before {
		if p.claims[i].text == text {
			return &p.claims[i]
		}
	}
	return nil
}

// differs reports whether the text of a claim says something else now, and returns the
// number that it had, without the words around it; "nothing" for no text.
func (p *pastClaim) differs(now *spoken.Reading, m spoken.Metric) (was string, differs bool) {
	got, problem := spoken.Read(p.text, m)
	if problem != nil {
		return cmp.Or(p.text, "nothing"), true
	}
	return p.text[got.Whole.Start:got.Whole.End], got.Low != now.Low || got.High != now.High || got.Bound != now.Bound
}
