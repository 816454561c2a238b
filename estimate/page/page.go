// Package page says what a report is, as data, and how each format shows it: as
// text for a terminal, Markdown, HTML and CSV. It knows blocks of facts,
// tables and charts, and nothing of what the figures mean.
//
// A [Page] has a title and blocks. Each kind of [Block] is a type of this package:
//
//	Facts      what was assumed, by origin
//	Table      rows of figures below each other, with bars and remarks
//	Notes      sentences: advice, what drives a spread, caveats
//	Checks     conditions, and whether they hold
//	Steps      the working of a figure, down to where its numbers come from
//	Answer     one figure that answers a question, and what belongs to it
//	Changes    what is written differently in two scenarios
//	Histogram  how a figure is distributed
//	Lines      figures over an axis
//	Records    the figures of the page in full, for scripts
//	Details    blocks that only a format with room for them shows
//
// A format is a type with one method for each kind of block, so
// that a new kind does not compile until every format says what becomes of it.
// text.go, markdown.go, html.go and csv.go hold one each, and nothing else
// decides how a block looks there.
//
// People and scripts want different arrangements of the same figures: a person
// an estimate by topic in units that read well, a script every metric in base
// units. CSV therefore is the Records of a page. All other blocks belong to
// people, in text, Markdown and HTML alike; only bars, charts and Details may be
// left out where there is no room to draw.
//
// # One column, one scale
//
// The cells of a column that have one dimension share a unit and a prefix:
// 0.164 PB and 54.8 PB, not 164 TB and 54.8 PB. Columns of one Group share it
// too, as percentiles do. A table that lists different figures, such as a comparison,
// shares it along each row (PerRow): who compares storage
// before and after does not compare it with the storage of a day. The unit that
// a scenario asks for stays. [botec/estimate/unit.Printer.Scale] has the
// rule for the prefix.
package page

// Page is a report.
type Page struct {
	Title, Summary string
	Titled         bool   // a terminal and a document show the title too; else it is that of an HTML page only
	Command        string // the call that made it
	Next           string // the command to try next, for a terminal
	Blocks         []Block
}

// Add appends blocks, without those that are nil.
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

// format is how a page is written: how each kind of block looks in it.
type format interface {
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

// Facts are what was assumed, by origin.
type Facts struct {
	Of     string        // whose they are where a page has two scenarios, else ""
	Groups []FactGroup   // in short
	Full   func() []Fact // each with its value and where it comes from
}

// FactGroup lists the assumptions of one origin.
type FactGroup struct {
	Origin string // Given, Preset, Default
	Facts  []ShortFact
}

// ShortFact is an assumption on a line with others: "dau 150M".
type ShortFact struct{ Name, Text, Note string }

// Fact is an assumption with its value, and where it comes from.
type Fact struct{ Origin, Name, Text, Note string }

// Details are blocks for a format that has room for them; they are only made there.
type Details struct{ Blocks func() []Block }

// NoteKind says what notes are about.
type NoteKind int

// The kinds of notes.
const (
	Advice NoteKind = iota // what follows from the figures
	Spread                 // what makes them uncertain
	Caveat                 // what to know before relying on them
	Remark                 // what else there is to say
	Source                 // where a scenario has its numbers from
)

// noteHeads say what notes of a kind hold, "" where they say it themselves.
var noteHeads = [...]string{Advice: "Notes", Spread: "Spread", Source: "Sources", Remark: "", Caveat: ""}

// Notes are sentences of one kind.
type Notes struct {
	Kind NoteKind
	List []string
}

// Checks are conditions, and whether they hold.
type Checks struct {
	Title      string // "" for none
	Of         string // whose they are where a page has two scenarios, else ""
	List       []Check
	NotChecked string // why they were not checked, "" where they were
	Lines      bool   // each on a line of its own: they are what was asked for
}

// Check is a condition between words: "fails on servers > 5: 7".
type Check struct {
	Lead, Condition, Remark string
	Holds                   bool
	Note                    string // what its author says of it
}

// note is a check's note in parentheses.
func (c *Check) note() string {
	if c.Note == "" {
		return ""
	}
	return " (" + c.Note + ")"
}

// Answer is one figure that answers a question, and what belongs to it.
type Answer struct {
	Text    string
	Details []Detail
}

// Detail is something that belongs to an answer.
type Detail struct {
	Name, Text string
	Code       bool // the text is a formula
}

// Changes are what is written differently in two scenarios.
type Changes struct {
	Title string
	A, B  string // what the scenarios are called
	List  []Change
}

// Change is a name and what is written for it, "—" where nothing is.
type Change struct{ Name, A, B string }

// Steps are the working of a figure.
type Steps struct {
	Name, Text string // the figure and what it comes to
	Note       string // its percentiles, and what the working takes for ranges
	Steps      []Step
	From       []Fact // where its numbers come from
	Mental     *Mental
	Scenario   string // the one of two whose figure it is, else ""
}

// Step is one formula: with names, with numbers, and its result. Numbers is ""
// where it would repeat one of the others.
type Step struct {
	Name, Symbols, Numbers, Result string
	BoundBy                        string // the resource that decided, "" for none
	Note                           string
}

// Mental is mental arithmetic: the same with round numbers.
type Mental struct {
	Title string // with the round times
	Lines []MentalLine
}

// MentalLine is a name and its formula with round numbers.
type MentalLine struct{ Name, Text string }

// Records are the figures of a page in full, a row each, for scripts: fields are
// written as they are.
type Records struct {
	Head []string
	Rows func() [][]string
}
