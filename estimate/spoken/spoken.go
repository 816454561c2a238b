// Package spoken reads quantities as people write them: "about 4k requests per
// second", "300 million a day", "$1,500/mo", "1.000.000", "10K+ RPS", "100–200 ms".
// It serves claims in documents, answers in practice and cells of data files;
// nothing else reads numbers from prose. Formulas have a strict language of
// their own, in package formula.
//
// A text goes through five steps, each in a file or two:
//
//	text → glyphs       markup.go, html.go, latex.go: what a reader sees, without
//	                    tags, emphasis and targets of links, with × for \times
//	     → tokens       scan.go, digits.go: numbers (with their grouping), words, signs
//	     → amounts      parse.go, bound.go, pass.go, expression.go, product.go,
//	                    quantity.go, starts.go, numeral.go, numberwords.go, scale.go,
//	                    money.go, tail.go, per.go: every quantity that the text states, and
//	                    what could not be read
//	     → a Reading    meaning.go, fit.go: the one amount that fits the [Metric]
//	     → a judgement  holds.go; or a new text: write.go, form.go
//
// What could change the value is understood or it is a [Problem]: a sign, a
// denial, a comparison, a number, a scale, a unit, and what stands behind /,
// per, a and every. What is counted, and adjectives, are passed over.
//
// The grammar, over tokens; {x} is any number of x, [x] is one or none. Words
// are those of words.txt and of the unit table, in any case:
//
//	text       = { passed } { [bound] expression [bound] { passed } }
//	expression = sum [ ("-" | "–" | ".." | "~" | "to" | "and" | "or" | "±") sum ]
//	sum        = product { ("+" | "-" | "plus" | "minus") product } | duration { duration }
//	product    = factor { ("*" | "x" | "times" | "/" | "of") factor }
//	factor     = "(" sum ")" | quantity
//	quantity   = [sign] [currency] numeral ["+"] { scale } ["+"] [currency] tail
//	numeral    = digits [ "^" power ] | digits "×" digits "^" power | digits ":" digits
//	           | digits "in" digits | number words | "half" "a" | digits "nines"
//	tail       = [ "%" | unit { "-" unit } ] { { noun } per }
//	per        = ("/" | "per" | "a" | "every") [numeral] { scale } (unit { "-" unit } | noun) | "daily"
//	bound      = hedge | comparison             at least, <, up to, … or more
//
// An "=" or an arrow makes what stands behind it the result; what stands before
// it counts only where the result is of another dimension. Of several amounts
// that fit, all must state the same value. A product is one amount, but in a
// claim its factors count where it does not fit itself. In an answer the time at the
// end may stand below all of a computation: 10M/2/day is 5M a day.
//
// Three rules decide what people leave open:
//
//   - A comma or blank before three digits groups them (1,600), before one or two
//     it is a decimal sign (12,5). A point is a decimal sign, and 1.000 or a count
//     such as "1.234 users", which a German reads as 1234, is refused.
//   - b is bit and B is byte; a B where no data is meant is billion. Letters all
//     small (30 tb) are bytes, unless they are per second (30 gb/s).
//   - m alone is refused: 5m may be million, minutes, metres or thousandths.
package spoken

import "botec/estimate/unit"

// MaxLength bounds the text that is read, in bytes.
const MaxLength = 300

// Kind is where a text stands.
type Kind byte

// The kinds of text.
const (
	Claim  Kind = iota // between markers of a document: held to its metric as it stands
	Answer             // typed at a question: what the question says is taken as said
	Cell               // of a data file: a plain quantity of any dimension, without hedges and comparisons
)

// Metric says what a text is read for.
type Metric struct {
	Name     string // in messages; "" for none
	Kind     Kind
	Dim      unit.Dim // of the value; of no account for a [Cell]
	Share    bool     // a plain number that is shown in percent
	Currency string   // the ISO code that money is in, "" for USD

	// In is the unit that a bare number takes: that of the question, or of the
	// column. Where it is nil, only a count, a share or a plain number may be bare.
	In *unit.Display
	// Period is the unit of time that a question names ("day" where it asks what
	// is stored in a day), "" for none. An amount per that time is then the amount
	// in it, and an answer may leave it out.
	Period string
	// Down says that a share of the period above one half is how long something is up, and
	// the answer is the rest: 99.99% or four nines of a year are 52.6 min.
	Down bool
	// Nouns are the words for what is counted (the workload and the fleet of the
	// metric), in the singular: they may stand behind per.
	Nouns []string

	Units   *unit.Table // with the declared count nouns; may be nil
	Printer unit.Printer
}

// Read reads the quantity that a text states of a metric.
func Read(text string, m Metric) (Reading, *Problem) {
	if len(text) > MaxLength {
		return Reading{}, &Problem{0, MaxLength, "this text is too long to be one quantity", m.alone("the number")}
	}
	reading, problem := m.read(text)
	if problem != nil {
		if whole, ok := m.overWholePeriod(text); ok {
			return whole, nil
		}
	}
	return reading, problem
}

// read is Read for a text of any length.
func (m Metric) read(text string) (Reading, *Problem) {
	tokens := scan(text, render(text))
	var first *Problem
	for _, b := range m.meaningsOfB() {
		p := parser{text: text, list: tokens, metric: &m, b: b}
		reading, problem, sure := m.choose(text, &p)
		if problem == nil {
			return reading, nil
		}
		if first == nil || sure {
			first = problem
		}
		if sure {
			break
		}
	}
	return Reading{}, first
}

// meaningOfB is what a B behind a number is.
type meaningOfB byte

const (
	bytesAlways      meaningOfB = iota
	billionsOfThings            // billion before a noun, else byte
	billionsAlways
)

// meaningsOfB are tried in turn until an amount fits the metric.
func (m *Metric) meaningsOfB() []meaningOfB {
	if m.Kind == Cell {
		return []meaningOfB{bytesAlways}
	}
	if m.Dim.Data != 0 {
		return []meaningOfB{bytesAlways, billionsOfThings, billionsAlways}
	}
	return []meaningOfB{billionsAlways, billionsOfThings, bytesAlways}
}
