package document

import (
	"fmt"
	"strings"

	"botec/estimate/unit"
)

// quantity is a number with a unit as a text writes it: "about **1,736 Mbit/s** of images".
//
//	quantity = [ "$" ] number [ scale ] [ unit ]
//	number   = digits, grouped by commas or not, with a fraction or an exponent
//	scale    = k M bn B T, attached to the number | thousand million billion trillion
//	unit     = "%" | word [ per word ] | per word     an unknown word is skipped if "per second" or the like follows
//	per      = "/" | "per" | "a" | "an" | "each" | "every" | daily, hourly, monthly, yearly
//
// Words, emphasis and white space around it are ignored.
type quantity struct {
	number span    // digits and attached scale, in the text
	whole  span    // with sign, currency and unit
	value  float64 // in base units
	step   float64 // value of the last written digit, in base units
	dim    unit.Dim
	bare   bool // no unit is written

	// how it is written
	digits   int  // significant ones; trailing zeros of a whole number are not
	full     bool // a whole number whose digits are all significant
	grouped  bool
	exponent bool    // 2e3
	suffix   string  // the attached scale
	each     float64 // base units to one of what the digits count, without the suffix
	percent  bool
	negative string // the sign, "" for none
}

// parseQuantity reads the only quantity in a text.
func parseQuantity(text string, units *unit.Table) (quantity, *problem) {
	list := tokens(text)
	at := -1
	for i, t := range list {
		switch {
		case t.kind != '0':
		case at >= 0:
			return quantity{}, &problem{t.span, fmt.Sprintf("expected one number, found %s and %s", list[at].text, t.text), "put the markers around one of them"}
		default:
			at = i
		}
	}
	if at < 0 {
		return quantity{}, &problem{span{0, len(text)}, "no number between the markers", ""}
	}
	r := quantityParser{list: list, at: at + 1, units: units, q: quantity{number: list[at].span, each: 1, bare: true}}
	if p := r.parse(at); p != nil {
		return quantity{}, p
	}
	r.q.whole = span{r.q.number.start, max(r.q.number.end, list[r.at-1].end)}
	for i := at - 1; i >= 0 && i >= at-2 && (list[i].kind == '$' || list[i].kind == '-'); i-- {
		r.q.whole.start = min(r.q.whole.start, list[i].start)
	}
	return r.q, nil
}

// fits reports whether a quantity can have a dimension: its own, the same apart
// from count nouns, or that of a count if it has no unit.
func (q *quantity) fits(dim unit.Dim) bool {
	_, counted := dim.Counted()
	return q.dim == dim || q.dim.WithoutNouns() == dim.WithoutNouns() && !q.bare || q.bare && (dim.IsNumber() || counted)
}

// asBillions reads a B after the digits as billions instead of bytes, if the
// dimension is not one of data.
func (q *quantity) asBillions(text string, dim unit.Dim) (quantity, bool) {
	if q.dim != unit.Data || dim.WithoutNouns() == unit.Data || q.suffix != "" || !strings.HasPrefix(text[q.number.end:], "B") {
		return *q, false
	}
	out := *q
	out.suffix, out.number.end = "B", q.number.end+1
	out.dim, out.bare = unit.Dim{}, true
	out.value, out.step = q.value*1e9, q.step*1e9
	return out, true
}
