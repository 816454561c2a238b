package spoken

import (
	"strings"

	"botec/estimate/unit"
)

// parser finds the amounts of a text.
type parser struct {
	text   string
	list   []token
	at     int
	metric *Metric
	b      meaningOfB

	hedges []Span
	passed []Span
	named  measure // a rate whose name stands before the numbers, as in QPS = 3500
	within bool    // inside of a compound duration, where m is minutes
}

// peek is the token n further on.
func (p *parser) peek(n int) *token {
	return &p.list[max(0, p.at+n)]
}

// amounts reads all quantities that the text states, in order.
func (p *parser) amounts() (list []amount) {
	statement := 0 // where what an = makes the way to a result begins
	open := 0      // parentheses
	for p.peek(0).kind != end {
		t := p.peek(0)
		if t.kind == sign {
			switch t.text {
			case "(":
				if !p.isArithmetic(p.at) {
					open++
					p.at++
					continue
				}
			case ")":
				open = max(0, open-1)
				p.at++
				continue
			case ",", ";", ".":
				p.at++
				statement = len(list)
				continue
			}
		}
		if n := p.equation(); n > 0 && len(list) > statement {
			for i := range list[statement:] {
				list[statement+i].way = true
			}
			p.at += n
			continue
		}
		from := p.at
		a, found := p.stated()
		if !found {
			if p.at == from {
				p.pass(&list)
			}
			continue
		}
		a.aside, a.named = open > 0, p.named
		list = append(list, a)
	}
	return list
}

// isArithmetic says that the parenthesis at a token is one of a sum: an
// operator stands before it or behind its partner.
func (p *parser) isArithmetic(at int) bool {
	match := p.list[at].match
	if match <= at || !p.startsSum(at+1) {
		return false
	}
	if at > 0 && (p.list[at-1].is("*") || p.list[at-1].is("/") || p.list[at-1].is("+")) {
		return true
	}
	behind := &p.list[match+1]
	for _, op := range []string{"*", "/", "^", "x", "+", "-", "times"} {
		if behind.is(op) && (p.startsSum(match+2) || op == "^") {
			return true
		}
	}
	return false
}

// equation is how many tokens make what is behind them the result of what is
// before; 0 where none do.
func (p *parser) equation() int {
	t := p.peek(0)
	n := 0
	switch {
	case t.is("="), t.is("~") && p.at > 0:
		n = 1
	default:
		_, n = phrase(p.list, p.at, vocabulary().equals)
	}
	if n == 0 || p.at == 0 {
		return 0
	}
	for i := p.at + n; i < p.at+n+lookahead-longestPhrase; i++ { // a result follows, perhaps hedged
		if p.startsQuantity(i) || p.list[i].is("(") && p.isArithmetic(i) {
			return n
		}
		_, hedge := phrase(p.list, i, vocabulary().hedge)
		if bound, _ := p.boundBefore(i); hedge == 0 && bound == NoBound && !p.list[i].is("~") {
			return 0
		}
	}
	return 0
}

// stated reads an expression with what bounds and hedges it. Where none is
// found, it goes on behind the words that would do so.
func (p *parser) stated() (a amount, found bool) {
	start, bound, unclear, heard := p.at, NoBound, Span{}, len(p.hedges)
	from := -1
	for !p.startsSum(p.at) {
		if found, n := p.boundBefore(p.at); n > 0 && bound == NoBound {
			bound, from = found, p.peek(0).Start
			p.at += n
		} else if n := p.hedge(p.at); n > 0 {
			p.hedges = append(p.hedges, p.span(p.at, n))
			p.at += n
		} else if _, n := phrase(p.list, p.at, vocabulary().unclear); n > 0 && p.at == start {
			unclear = p.span(p.at, n)
			p.at += n
		} else if _, n := phrase(p.list, p.at, vocabulary().filler); n > 0 && p.at > start {
			p.at += n
		} else if p.peek(0).is(":") && bound != NoBound { // max: 5
			p.at++
		} else {
			p.hedges = p.hedges[:heard]
			return a, false
		}
	}
	a = p.expression(p.opensRange(start))
	if a.bare && a.problem == nil && a.End >= p.peek(-1).End && p.startsQuantity(p.at) && p.peek(0).kind != sign { // twice 5 GB
		next := p.peek(0).Span
		if scale := p.peek(1); scale.kind == word && scale.glued {
			next = scale.Span
		}
		a.problem = unread(p.text, a.Span.to(next), "put the markers around one number")
	}
	if !unclear.empty() && a.problem == nil {
		a.problem = unread(p.text, unclear, "")
	}
	behind := p.boundBehind()
	switch {
	case bound == NoBound:
		bound = behind
	case behind != NoBound && behind != bound:
		a.problem = unread(p.text, Span{max(from, 0), p.peek(-1).End}, "write one comparison")
	}
	if bound != NoBound {
		if a.bound != NoBound && a.bound != bound || a.top != nil {
			a.problem = unread(p.text, Span{max(from, 0), p.peek(-1).End}, "write one comparison, or a range")
		}
		a.bound = bound
		if a.End = max(a.End, p.peek(-1).End); from >= 0 {
			a.Start = from
		}
	}
	for n := p.hedge(p.at); n > 0 && !p.startsAfter(n); n = p.hedge(p.at) {
		p.hedges = append(p.hedges, p.span(p.at, n))
		p.at += n
	}
	return a, true
}

// startsAfter says that a quantity stands n tokens on: what is before it hedges that one.
func (p *parser) startsAfter(n int) bool { return p.startsSum(p.at + n) }

func (p *parser) span(at, n int) Span { return p.list[at].Span.to(p.list[at+n-1].Span) }

// opensRange says that between stands before an expression: its "and" is that of a range.
func (p *parser) opensRange(at int) bool { return at > 0 && p.list[at-1].is("between") }

// hedge is how many tokens hedge what stands behind or before them.
func (p *parser) hedge(at int) int {
	t := &p.list[at]
	if t.is("~") || t.is("?") {
		return 1
	}
	if t.is("-") && p.list[at+1].is("ish") {
		return 2
	}
	_, n := phrase(p.list, at, vocabulary().hedge)
	return n
}

// boundBefore reads a comparison before a number.
func (p *parser) boundBefore(at int) (Bound, int) {
	switch t := &p.list[at]; {
	case t.is(">"):
		return MoreThan, 1
	case t.is("≥"):
		return AtLeast, 1
	case t.is("<"):
		return LessThan, 1
	case t.is("≤"):
		return AtMost, 1
	}
	bound, n := phrase(p.list, at, vocabulary().before)
	if n == 0 {
		return NoBound, 0
	}
	if next := &p.list[at+n]; next.is("-") && next.glued { // sub-10ms
		n++
	}
	if t := &p.list[at]; n == 1 && (t.is("over") || t.is("within")) && at > 0 && p.follows(at-1) {
		return NoBound, 0 // 55 PB over 5 years
	}
	return bound, n
}

// follows says that a quantity has been read up to a token.
func (p *parser) follows(at int) bool {
	t := &p.list[at]
	if t.kind == digits {
		return true
	}
	_, isUnit := p.metric.unitOf(t)
	return t.kind == word && (isUnit || vocabulary().scale[t.lower] > 0 || vocabulary().exactScale[t.text] > 0)
}

// boundBehind reads "or more" and the like behind an expression.
func (p *parser) boundBehind() Bound {
	if t := p.peek(0); t.is("+") && !p.startsSum(p.at+1) {
		p.at++
		return AtLeast
	}
	bound, n := phrase(p.list, p.at, vocabulary().behind)
	if n > 0 && !p.startsSum(p.at+n) {
		p.at += n
		return bound
	}
	return NoBound
}

// pass leaves out one token that belongs to no quantity, and refuses one that
// could change a value.
func (p *parser) pass(list *[]amount) {
	t := p.peek(0)
	behind := p.at > 0 && (p.list[p.at-1].kind != sign || p.list[p.at-1].is(")") || p.list[p.at-1].is("%"))
	next := p.peek(1)
	p.at++
	if t.kind == word {
		p.passed = append(p.passed, t.Span)
		if u, ok := p.metric.unitOf(t); ok && u.dim == unit.Rate {
			p.named = u.measure
		}
	}
	refuse := func(at Span) {
		a := newAmount(at)
		a.problem = unread(p.text, at, "")
		*list = append(*list, a)
	}
	switch {
	case t.kind == word && (t.lower == "per" || t.lower == "every") && next.kind != end:
		refuse(t.Span.to(next.Span))
	case t.kind != sign || len(*list) == 0 && !p.startsSum(p.at):
	case t.text == "/" && behind && next.kind == word && (*list)[len(*list)-1].End >= t.Start-1 && !p.isPair(p.at-1):
		refuse(t.Span.to(next.Span))
	case t.text == "^" && t.glued:
		refuse(p.list[p.at-2].Span.to(next.Span))
	case strings.Contains("^≠±\\", t.text), strings.Contains("*/", t.text) && behind && p.startsSum(p.at):
		refuse(t.Span.to(next.Span))
	}
}
