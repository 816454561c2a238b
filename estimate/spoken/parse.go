package spoken

// parser finds the amounts of a text.
type parser struct {
	text   string
	list   []token
	at     int
	metric *Metric
	b      meaningOfB

	hedges []Span
	passed []Span
	named  measure            // a rate whose name stands before the numbers, as in QPS = 3500
	rates  map[string]measure // by word, as rateOf has found them
	within bool               // inside of a compound duration, where m is minutes

	negated Span // a not before the next number; empty for none
	afar    Span // a scale that stands behind no number; empty for none
	open    int  // parentheses that are no arithmetic
}

// peek is the token n further on.
func (p *parser) peek(n int) *token {
	return &p.list[max(0, p.at+n)]
}

// amounts reads all quantities that the text states, in order.
func (p *parser) amounts() (list []amount) {
	statement := 0 // where what an = makes the way to a result begins
	for p.peek(0).kind != end {
		t := p.peek(0)
		if t.kind == sign {
			switch t.text {
			case "(":
				if !p.isArithmetic(p.at) {
					p.open++
					p.at++
					continue
				}
			case ")":
				p.open = max(0, p.open-1)
				p.at++
				continue
			case ",", ";", ".":
				p.at++
				statement, p.negated = len(list), Span{}
				continue
			}
		}
		if n := p.equation(); n > 0 && len(list) > statement && (t.text != "~" || list[len(list)-1].problem == nil) {
			for i := range list[statement:] {
				list[statement+i].way = !list[statement+i].firm
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
		a.aside, a.named = p.open > 0, p.named
		list = append(list, a)
	}
	if len(list) > 0 && !p.afar.empty() {
		a := newAmount(p.afar)
		a.problem = unread(p.text, p.afar, "write the scale behind the number")
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

// opening is what stands before an expression and bears on it.
type opening struct {
	Span    // of a comparison; empty for none
	bound   Bound
	unclear Span // a word that turns the number into another; empty for none
	between bool // "and" parts the ends of a range
}

// opening reads comparisons and hedges up to an expression. Where none follows,
// it goes on behind the words that would bear on it.
func (p *parser) opening() (o opening, found bool) {
	start, heard := p.at, len(p.hedges)
	o.between = start > 0 && p.list[start-1].is("between")
	for !p.startsSum(p.at) {
		if bound, n := p.boundBefore(p.at); n > 0 && o.bound == NoBound {
			o.bound, o.Span = bound, p.span(p.at, n)
			p.at += n
		} else if n := p.hedge(p.at); n > 0 {
			p.hedges = append(p.hedges, p.span(p.at, n))
			p.at += n
		} else if _, n := phrase(p.list, p.at, vocabulary().unclear); n > 0 && p.at == start {
			o.unclear = p.span(p.at, n)
			p.at += n
		} else if _, n := phrase(p.list, p.at, vocabulary().filler); n > 0 && p.at > start {
			p.at += n
		} else if p.peek(0).is(":") && o.bound != NoBound { // max: 5
			p.at++
		} else {
			p.hedges = p.hedges[:heard]
			return o, false
		}
	}
	return o, true
}

// stated reads an expression with what bounds and hedges it.
func (p *parser) stated() (a amount, found bool) {
	before, found := p.opening()
	if !found {
		return a, false
	}
	a = p.expression(before.between)
	switch next := p.peek(0); {
	case a.problem != nil:
	case !p.negated.empty():
		a.problem, a.firm = unread(p.text, p.negated, ""), true
		p.negated = Span{}
	case !before.unclear.empty():
		a.problem, a.firm = unread(p.text, before.unclear, ""), true
	case a.bare && a.End >= p.peek(-1).End && p.startsQuantity(p.at) && next.kind != sign: // twice 5 GB
		at := a.Span.to(next.Span)
		if scale := p.peek(1); scale.kind == word && scale.glued {
			at.End = scale.End
		}
		a.problem = unread(p.text, at, p.metric.alone("one number"))
	}
	p.bound(&a, before)
	for n := p.hedge(p.at); n > 0 && !p.startsSum(p.at+n); n = p.hedge(p.at) {
		p.hedges = append(p.hedges, p.span(p.at, n))
		p.at += n
	}
	return a, true
}

// bound gives an amount the comparison before and behind it.
func (p *parser) bound(a *amount, before opening) {
	bound, behindEnd := before.bound, 0
	behind := p.boundBehind()
	if behind != NoBound {
		behindEnd = p.peek(-1).End
	}
	if bound == NoBound {
		bound = behind
	} else if behind != NoBound && behind != bound {
		a.problem = unread(p.text, before.Span.to(p.peek(-1).Span), "write one comparison")
	}
	if bound == NoBound {
		return
	}
	at := a.Span
	a.tight = Span{at.Start, max(at.End, behindEnd)}
	if !before.empty() {
		a.tight.Start = before.Start
	}
	if at.End = max(at.End, p.peek(-1).End); !before.empty() {
		at.Start = before.Start
	}
	if a.bound != NoBound && a.bound != bound || a.top != nil {
		a.problem = unread(p.text, at, "write one comparison, or a range")
	}
	a.bound, a.Span = bound, at
}

func (p *parser) span(at, n int) Span { return p.list[at].Span.to(p.list[at+n-1].Span) }
