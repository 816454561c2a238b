package document

import (
	"fmt"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// claim is a quantity as a text writes it: "about **1,736 Mbit/s** of images".
//
//	claim   = [ "$" ] number [ scale ] [ unit ]
//	number  = digits, grouped by commas or not, with a fraction or an exponent
//	scale   = k M bn B T, glued to the number | thousand million billion trillion
//	unit    = "%" | word [ per word ] | per word      a word that is no unit is read where "per second" or the like follows
//	per     = "/" | "per" | "a" | "an" | "each" | "every" | daily, hourly, monthly, yearly
//
// Words, emphasis and blanks around it are not looked at.
type claim struct {
	number span // digits and a glued scale, in the text
	whole  span // with what stands for its unit
	value  float64
	step   float64  // the worth of the last written digit, in base units
	dim    unit.Dim // nouns that are no unit are left out
	bare   bool     // no unit is written

	// how it is written
	digits   int // that mean something; the trailing zeros of a whole number do not
	full     bool
	grouped  bool
	exponent bool    // 2e3
	suffix   string  // the glued scale
	each     float64 // base units to one of what the digits count, without the glued scale
	percent  bool
	negative string // the sign, "" for none
}

// problem is what makes a claim unreadable, at a place of its text.
type problem struct {
	span
	text, hint string
}

// readClaim reads the quantity in a text; units are those of the scenario.
func readClaim(text string, units *unit.Table) (claim, *problem) {
	list := tokens(text)
	at := -1
	for i, t := range list {
		switch {
		case t.kind != '0':
		case at >= 0:
			return claim{}, &problem{t.span, fmt.Sprintf("a claim holds one number, and there are %s and %s", list[at].text, t.text), "put the markers about one of them"}
		default:
			at = i
		}
	}
	if at < 0 {
		return claim{}, &problem{span{0, len(text)}, "there is no number between the markers", ""}
	}
	r := reader{list: list, at: at + 1, units: units, c: claim{number: list[at].span, each: 1, bare: true}}
	if p := r.read(text, at); p != nil {
		return claim{}, p
	}
	r.c.whole = span{r.c.number.start, max(r.c.number.end, list[r.at-1].end)}
	for i := at - 1; i >= 0 && i >= at-2 && (list[i].kind == '$' || list[i].kind == '-'); i-- {
		r.c.whole.start = min(r.c.whole.start, list[i].start)
	}
	return r.c, nil
}

// reader reads the tokens behind the number.
type reader struct {
	list  []token
	at    int
	units *unit.Table
	c     claim
}

// adverbs are rates.
var adverbs = map[string]string{"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}

// prose are words that stand for a unit in a text, though the formula language
// refuses them.
var prose = map[string]string{"QPS": "qps", "RPS": "rps", "dollars": "$", "dollar": "$", "KB": "kB"}

func (r *reader) read(text string, at int) *problem {
	c, written := &r.c, r.list[at].text
	plain := strings.ReplaceAll(written, ",", "")
	c.grouped = plain != written
	f, err := formula.Parse(plain, nil)
	lit, ok := (*formula.Literal)(nil), false
	if err == nil {
		lit, ok = f.Root.(*formula.Literal)
	}
	if !ok || !lit.Bare {
		return &problem{r.list[at].span, written + " is no number that can be read", ""}
	}
	value, step := lit.Value, lit.Step
	var mantissa string
	mantissa, _, c.exponent = strings.Cut(strings.ToLower(plain), "e")
	whole, fraction, hasFraction := strings.Cut(mantissa, ".")
	meant := strings.TrimLeft(whole+fraction, "0")
	if !hasFraction {
		meant = strings.TrimRight(meant, "0")
	}
	c.digits, c.full = max(1, len(meant)), !hasFraction && len(meant) == len(whole) && mantissa == plain
	switch sign := at - 1; {
	case at > 1 && r.list[at-1].kind == '$' && r.list[at-2].kind == '-' && r.list[at-2].end == r.list[at-1].start:
		return &problem{span{r.list[at-2].start, r.list[at].end}, "the sign stands before the $", "$" + r.list[at-2].text + written}
	case at > 0 && r.list[sign].kind == '-' && r.list[sign].end == r.list[at].start &&
		(sign == 0 || r.list[sign-1].end < r.list[sign].start || strings.IndexByte("0a-", r.list[sign-1].kind) < 0): // else it is a dash
		c.negative, c.number.start = r.list[sign].text, r.list[sign].start
		value = -value
	}
	if t := r.next(); t != nil && t.kind == 'a' && t.start == c.number.end {
		if _, isUnit := r.units.Lookup(t.text); formula.Scale(t.text, true) > 0 && !isUnit {
			r.suffix(t)
		}
	}
	scale := scaleOf(c.suffix)
	if t := r.next(); t != nil && t.kind == 'a' && c.suffix == "" {
		if scale := formula.Scale(t.text, false); scale > 0 {
			c.each = scale
			r.at++
		}
	}
	before := at - 1
	if before >= 0 && r.list[before].kind == '-' {
		before--
	}
	if before >= 0 {
		switch t := r.list[before]; t.kind {
		case '$':
			c.dim, c.bare = unit.Money, false
		case '?':
			return &problem{t.span, t.text + " is no currency of botec", "$ is the one there is"}
		}
	}
	if p := r.unit(); p != nil {
		return p
	}
	c.value, c.step = value*scale*c.each, step*scale*c.each
	return nil
}

func (r *reader) suffix(t *token) {
	r.c.suffix, r.c.number.end = t.text, t.end
	r.at++
}

func (r *reader) next() *token {
	if r.at < len(r.list) {
		return &r.list[r.at]
	}
	return nil
}

// unit reads the unit behind the number, if there is one.
func (r *reader) unit() *problem {
	c := &r.c
	if t := r.next(); t != nil && (t.kind == '%' || t.kind == 'a' && t.text == "percent") {
		r.at++
		c.each, c.percent, c.bare = c.each/100, true, false
		return nil
	}
	if t := r.next(); t != nil && t.kind == 'a' && t.start == c.number.end && !c.dim.IsNumber() {
		return &problem{t.span, "no scale is called " + t.text, ""}
	}
	if t := r.next(); t != nil && t.kind == 'a' && c.dim.IsNumber() {
		switch u, known, p := r.word(t); {
		case p != nil:
			return p
		case known:
			r.take(u, 1)
		case t.start == c.number.end: // glued, and nothing that is known
			return &problem{t.span, "no unit is called " + t.text, nearestUnit(t.text, r.units)}
		default:
			back := r.at
			if p := r.per(); p != nil || r.at > back {
				return p
			}
			r.at++ // "posts per second": a word that is no unit, if what it is per follows
			if p := r.per(); p != nil {
				return p
			}
			if r.at == back+1 {
				r.at = back
			}
			return nil
		}
	}
	return r.per()
}

// take makes a unit part of the claim.
func (r *reader) take(u unit.Unit, sign int) {
	c := &r.c
	r.at++
	c.bare = false
	if sign > 0 {
		c.each, c.dim = c.each*u.Factor, c.dim.Mul(u.Dim)
	} else {
		c.each, c.dim = c.each/u.Factor, c.dim.Div(u.Dim)
	}
}

// per reads "/s", "per second", "a day", "daily", as often as they follow.
func (r *reader) per() *problem {
	for {
		t := r.next()
		if t == nil {
			return nil
		}
		if of, ok := adverbs[t.text]; ok && t.kind == 'a' {
			u, _ := r.units.Lookup(of)
			r.take(u, -1)
			continue
		}
		article := t.text == "a" || t.text == "an" || t.text == "each" || t.text == "every"
		if t.kind != '/' && !(t.kind == 'a' && (t.text == "per" || article)) || r.at+1 >= len(r.list) || r.list[r.at+1].kind != 'a' {
			return nil
		}
		of := &r.list[r.at+1]
		u, known, p := r.word(of)
		switch {
		case article && (!known || u.Dim != unit.Time): // "3 copies a rack" is 3 copies
			return nil
		case p != nil:
			return p
		case known:
			r.at++
			r.take(u, -1)
		default: // per disk: a count that is no unit
			r.at += 2
			r.c.bare = false
		}
	}
}

// word finds the unit that a word is. One that the formula language refuses is
// refused here too, but for what is plain in a text.
func (r *reader) word(t *token) (u unit.Unit, known bool, p *problem) {
	text := t.text
	if of, ok := prose[text]; ok {
		text = of
	}
	if u, ok := r.units.Lookup(text); ok {
		return u, true, nil
	}
	if hint, ok := unit.Refused(text); ok && !countWords[text] {
		return u, false, &problem{t.span, text + " has more than one reading, or none", hint}
	}
	return u, false, nil
}

// countWords are refused in formulas, where a noun is declared, and are plain
// words in a text.
var countWords = map[string]bool{"request": true, "requests": true, "query": true, "queries": true, "req": true, "reqs": true}

func nearestUnit(text string, units *unit.Table) string {
	if near := nearest(text, units.Names()); near != "" {
		return "did you mean " + near + "?"
	}
	return ""
}

// fits says whether a claim can be of a dimension: its own, the same without
// count nouns, or a count where no unit is written.
func (c *claim) fits(dim unit.Dim) bool {
	_, counted := dim.Counted()
	return c.dim == dim || c.dim.WithoutNouns() == dim.WithoutNouns() && !c.bare || c.bare && (dim.IsNumber() || counted)
}

// billions reads a B behind the digits as billions: where no data is meant.
func (c *claim) asBillions(text string, dim unit.Dim) (claim, bool) {
	if c.dim != unit.Data || dim.WithoutNouns() == unit.Data || c.suffix != "" || !strings.HasPrefix(text[c.number.end:], "B") {
		return *c, false
	}
	out := *c
	out.suffix, out.number.end = "B", c.number.end+1
	out.dim, out.bare = unit.Dim{}, true
	out.value, out.step = c.value*1e9, c.step*1e9
	return out, true
}

// holds says that a value is what the claim says, in the sense of ~.
func (c *claim) holds(value float64) bool { return formula.Near(value, c.value, c.step) }
