// Package page has reports as data, and writes them in each format: as text for a
// terminal, Markdown, HTML and CSV. It knows facts, tables and charts, and not what
// the figures in them mean.
//
// A [Page] has a title and blocks. Each kind of [Block] is a type of this package:
//
//	Headline   the figures that answer the title
//	Facts      assumptions, with their origin
//	Table      rows of figures, with bars and remarks
//	Notes      sentences: advice, the drivers of a spread, caveats
//	Checks     conditions, and whether they hold
//	Steps      the working of a figure, with the origin of its numbers
//	Answer     one figure that answers a question, with details
//	Changes    the inputs and formulas that differ between two scenarios
//	Histogram  the distribution of a figure
//	Lines      figures over an axis
//	Records    the figures of the page with all their digits, for scripts
//	Details    blocks for a format that has room for them
//
// A format is a type with a method for each kind of block, so a new kind does not
// compile until every format handles it. The formats are in text.go, markdown.go,
// html.go and csv.go, and the files whose names begin with those words.
//
// People and scripts need different arrangements of the same figures: a person needs
// an estimate by topic in readable units, a script every metric in base units. CSV has
// the Records of a page and nothing else. All other blocks are for people, and every
// one of them is in text, Markdown and HTML; only bars, charts and Details may be left
// out by a format that has no room for them.
//
// # One column, one scale
//
// The cells of a column that have one dimension share a unit and a prefix: 0.164 PB
// and 54.8 PB, not 164 TB and 54.8 PB. Columns of one Group share it too, as those of
// percentiles do. In a table of different figures, such as a comparison, each row
// shares it instead (PerRow): its reader compares storage before and after, not
// storage with requests. A unit that a scenario asks for is kept.
// [botec/estimate/unit.Printer.Scale] chooses the prefix.
package page

import "strings"

// Page is a report.
type Page struct {
	Title, Summary string
	Titled         bool   // text and Markdown show the title and summary, as HTML always does
	Command        string // the command line that made it
	Units          bool   // CSV has a line of units below its head
	Next           string // the command to try next, for a terminal
	Live           Live   // in HTML figures follow inputs that a reader changes; nil for a page without that
	Blocks         []Block
}

// Add appends blocks and ignores nil.
func (p *Page) Add(blocks ...Block) {
	for _, b := range blocks {
		if b != nil {
			p.Blocks = append(p.Blocks, b)
		}
	}
}

// Block is a part of a page. Its kinds are the types of this package.
type Block interface {
	render(f format)
}

// format writes each kind of block.
type format interface {
	headline(*Headline)
	facts(*Facts)
	table(*Table)
	notes(*Notes)
	checks(*Checks)
	steps(*Steps)
	answer(*Answer)
	changes(*Changes)
	histogram(*Histogram)
	lines(*Lines)
	records(*Records)
	details(*Details)
}

func (b *Headline) render(f format)  { f.headline(b) }
func (b *Facts) render(f format)     { f.facts(b) }
func (t *Table) render(f format)     { f.table(t) }
func (b *Notes) render(f format)     { f.notes(b) }
func (b *Checks) render(f format)    { f.checks(b) }
func (b *Steps) render(f format)     { f.steps(b) }
func (b *Answer) render(f format)    { f.answer(b) }
func (b *Changes) render(f format)   { f.changes(b) }
func (h *Histogram) render(f format) { f.histogram(h) }
func (b *Lines) render(f format)     { f.lines(b) }
func (b *Records) render(f format)   { f.records(b) }
func (b *Details) render(f format)   { f.details(b) }

// Headline is the figures that answer the title of a report.
type Headline struct {
	Figures []HeadlineFigure
	Note    string // what their percentiles are of, "" where all are certain
	Live    any    // as Row.Live, of the note
}

// HeadlineFigure is a figure with the words behind it: 56 nodes of 4 GPUs.
type HeadlineFigure struct {
	Name  string // of the quantity, or a statistic such as p95(stored)
	Cell  Cell
	Words string
	Live  any // as Row.Live, of the words
	Given any // the same of the figure, where it is none that has a name by itself
	Range any // the same of its percentiles
}

// Facts are the assumptions of a scenario.
type Facts struct {
	Of   string // the scenario, on a page about two; else ""
	List []Fact
}

// Fact is an assumption with its provenance.
type Fact struct {
	Origin, Name, Text string
	Note               string // with the source
	At                 string // the position in a file, "" for none
	Figure             Cell   // its value
}

// Provenance is the note of a fact, and its position.
func (f Fact) Provenance() string {
	if f.At == "" {
		return f.Note
	}
	return strings.TrimSpace(f.Note + " (" + f.At + ")")
}

// where is the position of a fact that a reader can open: what is in the binary has none.
func (f Fact) where() string {
	if f.Origin == "Preset" || f.Origin == "Catalogue" {
		return ""
	}
	return f.At
}

// Details are blocks for a format that has room for them; no other calls Blocks.
type Details struct{ Blocks func() []Block }

// NoteKind says what notes are about.
type NoteKind int

// The kinds of notes.
const (
	Advice     NoteKind = iota // conclusions from the figures
	Caveat                     // what a reader must know before relying on figures
	Remark                     // any other sentence
	Source                     // a source of the scenario
	Dependence                 // the inputs that the first figures depend on most
)

// noteHeadings are the headings of notes, "" for none.
var noteHeadings = [...]string{Advice: "Notes", Source: "Sources", Dependence: "Most depends on", Remark: "", Caveat: ""}

// Notes are sentences of one kind.
type Notes struct {
	Kind NoteKind
	List []string
	Live any   // as Row.Live, of all of them
	Each []any // the same of each; nil for all of them that need not follow
}

// Checks are conditions, and whether they hold.
type Checks struct {
	Title      string // "" for none
	Of         string // the scenario, on a page about two; else ""
	List       []Check
	NotChecked string // why they were not checked, "" if they were
	Lines      bool   // they are the subject of the page, so each has a line of its own
	Live       any    // as Row.Live, of all of them
}

// Check is a condition in a sentence: "fails on servers > 5: 7".
type Check struct {
	Lead, Condition, Remark string
	Holds                   bool
	Note                    string // of the author of the condition
}

// note is a check's note in parentheses.
func (c *Check) note() string {
	if c.Note == "" {
		return ""
	}
	return " (" + c.Note + ")"
}

// Answer is one figure that answers a question, with details.
type Answer struct {
	Text    string
	Live    any // as Row.Live
	Details []Detail
}

// Detail is a named detail of an answer.
type Detail struct {
	Name, Text string
	Code       bool // the text is a formula
}

// Changes are the inputs and formulas that differ between two scenarios.
type Changes struct {
	Title string
	A, B  string // the names of the scenarios
	List  []Change
}

// Change is a name with its value or formula in A and in B, "—" where it has none.
type Change struct {
	Name, A, B   string
	LiveA, LiveB any // as Row.Live
}

// Steps are the working of a figure.
type Steps struct {
	Name, Text string // the figure and its printed value
	Note       string // the percentiles of an uncertain figure
	Steps      []Step
	Figure     Cell    // the figure's value
	Live       any     // as Row.Live, of the text: where it is folded below the figure, that has the name; Still for all
	Above      bool    // other steps stand further up on the page
	From       []Fact  // the origin of its numbers
	Mental     *Mental // nil for none
	Scenario   string  // whose figure it is, on a page about two; else ""
}

// Step is one formula: with names, with numbers, and its result. Numbers is "" if it
// equals one of the others.
type Step struct {
	Name, Symbols, Numbers, Result string
	BoundBy                        string // the resource that needs the most nodes, "" for none
	Note                           string
	Live                           any // as Row.Live, of the numbers and the result
	LiveSymbols                    any // the same of the symbols, nil where they stay
}

// Mental is the same working as mental arithmetic, with round numbers.
type Mental struct {
	Title string // has the round times; "" where a page has said them above
	Lines []MentalLine
}

// MentalLine is a name and how it is computed with round numbers, in a line or a few.
type MentalLine struct {
	Name  string
	Lines []string
}

// Records are the figures of a page for scripts: a row for each, numbers with all their
// digits.
type Records struct {
	Head  []string
	Units []string // of the columns, for a page that asks for them; nil for none
	Rows  func() [][]string
}
