// Package mark proposes markers for the numbers of a Markdown document that has none:
//
//	text → numbers → the figures that each agrees with → the one that the words mean → text
//
// A number is what package spoken reads in running text or a table cell (numbers.go). It
// agrees with a figure of the scenario where a claim about it would hold, by the code of
// package document that judges claims (figures.go). The words around the number decide
// between several figures, and whether one is meant at all (context.go, score.go; their
// meanings are in words.txt). A marker is put where it opens no line and breaks no
// heading, table or formula (place.go). The new text is then checked as any document is,
// and what does not hold there is taken out again (verify.go).
package mark

import (
	"fmt"
	"slices"

	"botec/estimate"
	"botec/estimate/document"
	"botec/estimate/markdown"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Request says what is to be marked, and for which scenario.
type Request struct {
	File *source.File
	Name string                   // of the scenario: a preset, or the path of a file from the working directory
	Only func(figure string) bool // those that may be marked, nil for all
	Env  document.Environment
}

// Verdict is what is known of a number.
type Verdict byte

// The verdicts.
const (
	Marked    Verdict = iota // it means one figure, which its marker names
	Ambiguous                // it agrees with several, and the words do not decide
	Unnamed                  // it agrees with one or several, and no word near it names them
	Unplaced                 // it means one figure, but no marker can stand there
	Unknown                  // it agrees with none
)

// Proposal is a number of the document, and what may be its marker.
type Proposal struct {
	Start, End   int // of the number, byte offsets in the document
	Text         string
	Verdict      Verdict
	Metric       string   // as in the marker: "media.stored in PB"; "" unless there is one
	Alternatives []string // the figures that it also agrees with, the likeliest first
	IsMentioned  bool     // of an unnamed one: a word near it may mean the likeliest figure
	Missing      []string // of an unnamed one: the words of the name of that figure that are not near
	OpensLine    bool     // a marker would open its line, which would then be no paragraph any more

	from, to int // what the markers enclose
}

// Result is what was found in a document.
type Result struct {
	Numbers []Proposal       // in the order of the text
	Updated string           // the document with the markers; the same if there are none
	Figures *estimate.Result // of the scenario
}

// Count is how many numbers have a verdict.
func (r *Result) Count(v Verdict) (n int) {
	for i := range r.Numbers {
		if r.Numbers[i].Verdict == v {
			n++
		}
	}
	return n
}

// mostNumbers is how many numbers a document may have: with a marker before and behind each
// it has as many as it may. Those in code and comments count up to mostWritten.
const mostNumbers, mostWritten = 10_000, 100_000

// Find proposes the markers of a document. The error is [source.Errors]: what is wrong
// with the markers that it has, or with the scenario.
func Find(q Request) (*Result, error) {
	if n := written(q.File.Text); n > mostWritten {
		return nil, source.Errors{{File: q.File, Text: fmt.Sprintf("the document has %d numbers, where at most %d can be read and %d be marked", n, mostWritten, mostNumbers), Hint: "divide it into several documents"}}
	}
	d := document.Read(q.File)
	if r := d.Check(q.Env); len(r.Errors) > 0 {
		return nil, r.Errors
	}
	marker, of, err := d.Use(q.Name)
	if err != nil {
		return nil, err
	}
	f, err := q.figures(of)
	if err != nil {
		return nil, err
	}
	m := &marking{Request: q, document: d, figures: f, use: marker, of: of}
	m.place = newPlaces(m)
	numbers := m.numbers()
	if len(numbers) > mostNumbers {
		at := numbers[mostNumbers]
		return nil, source.Errors{{File: q.File, Start: at.Start, End: at.End, Text: fmt.Sprintf("the document has %d numbers, where at most %d can be marked", len(numbers), mostNumbers), Hint: "divide it into several documents"}}
	}
	for i := range numbers {
		m.judge(&numbers[i])
	}
	if q.Only != nil {
		numbers = slices.DeleteFunc(numbers, func(n number) bool { return !n.picked })
	}
	return m.verified(numbers)
}

// written counts the numbers in digits of a text.
func written(text string) (n int) {
	isDigit := func(i int) bool { return text[i] >= '0' && text[i] <= '9' }
	for i := range len(text) {
		if isDigit(i) && (i == 0 || !isDigit(i-1)) {
			n++
		}
	}
	return n
}

// marking is the marking of one document.
type marking struct {
	Request
	document *document.Document
	figures  *figures
	use      string // the marker that names the scenario, without its delimiters
	of       document.Scenario
	place    places
	marked   []markdown.Span // what has markers already

	units map[string]*unit.Display // by the head of a column, see unitIn
}

// figures evaluates the scenario, with the statistics that the document may name.
func (q *Request) figures(of document.Scenario) (*figures, error) {
	r, err := q.Env.Evaluate(of)
	if err != nil {
		return nil, err
	}
	if of.Figures = statistics(r, q.File.Text); len(of.Figures) > 0 {
		if with, err := q.Env.Evaluate(of); err == nil {
			r = with
		}
	}
	return newFigures(r, q.Only), nil
}

// statistics lists the statistics of uncertain figures that a text may name.
func statistics(r *estimate.Result, text string) (list []string) {
	for _, s := range statisticsIn(text) {
		for i := range r.Values {
			if v := &r.Values[i]; v.Uncertain {
				list = append(list, s+"("+v.Name+")")
			}
		}
	}
	return list
}
