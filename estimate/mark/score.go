package mark

import (
	"slices"
	"strings"
	"unicode"

	"botec/estimate/spoken"
)

// What a word is worth by where it stands. A word of the number's own part of the
// sentence names a figure, one in a heading supports it, and one elsewhere in the sentence
// may belong to another number: it is worth nothing, but it is not missing either.
const (
	worthOwn      = 4
	worthHeading  = 2
	worthSentence = 0
	absent        = -1

	missingWord   = -2 // of the name, such as the stored of feed_stored
	missingMust   = -3 // one without which another figure is meant, such as peak
	missingOwner  = -2 // the workload, where a total agrees as well
	otherOwner    = -4 // another workload is named
	wrongOwner    = -8 // the text is about another workload that has such a figure
	contradiction = -4 // a word says that another figure is meant
	innerName     = -4
	unknownNoun   = -2 // 40 search requests, where no search is known

	margin = 2 // by which a figure must be likelier than the next
)

// candidate is a figure that a number agrees with.
type candidate struct {
	*figure
	way   spoken.Mention
	score int

	distance float64 // of the number from the figure, as a share of it
	near     int     // the worth of the nearest word of the name or the owner
	named    bool    // each word of the name is near, and one of them is the number's own
}

// judge decides what a number means.
func (m *marking) judge(n *number) {
	for says := range vocabulary()["says"] {
		if n.context.says(says) {
			n.context.said = append(n.context.said, says)
		}
	}
	var list []candidate
	for _, way := range n.ways {
		text := m.File.Text[way.Start:way.End]
		for _, g := range m.figures.fitting(text, way, n.in) {
			if way.Turned == "" || strings.Contains(g.of.Name, way.Turned[:min(len(way.Turned), 4)]) {
				c := m.figures.scored(g.figure, way, n)
				c.distance = g.distance
				list = append(list, c)
			}
		}
	}
	preferExact(list)
	if list = merged(list); len(list) == 0 {
		n.Verdict = Unknown
		return
	}
	best := list[0]
	rivals := list[1:]
	for i := range list {
		n.picked = n.picked || m.figures.picked[list[i].same]
		if list[i].score >= min(best.score-margin, 0) || i < 3 {
			n.Alternatives = append(n.Alternatives, m.metric(list[i].figure, n))
		}
	}
	enough := best.score >= n.least(&best) && (best.near > absent || n.digits > 3) && (!n.isBare || best.named)
	switch {
	case enough && (len(rivals) == 0 || best.score >= rivals[0].score+margin && best.near == worthOwn):
		n.Metric, n.Alternatives = n.Alternatives[0], n.Alternatives[1:]
		n.Verdict = m.enclose(n, best.way)
		n.picked = m.figures.picked[best.same]
	case best.score > 0 && len(rivals) > 0 && rivals[0].score > best.score-margin && (!n.isBare || best.named):
		n.Verdict = Ambiguous
	default:
		n.Verdict = Unnamed
		n.IsMentioned, n.Missing = m.figures.mentions(best.figure, &n.context)
	}
	if len(n.Alternatives) > 4 {
		n.Alternatives = n.Alternatives[:4]
	}
}

// metric is what a marker says of a figure.
func (m *marking) metric(g *figure, n *number) string {
	if n.in != nil {
		return g.name + " in " + n.in.Text
	}
	return g.name
}

// least is the score that a figure needs to be meant: more where the number says little.
func (n *number) least(c *candidate) int {
	switch {
	case n.isBare && strings.IndexFunc(n.Text, unicode.IsDigit) < 0: // three servers, as prose has them
		return 2 * worthOwn
	case n.isBare, c.way.Range, n.digits == 1 && !n.isScaled, c.value.Shown.IsPercent():
		return worthOwn
	case n.digits <= 2:
		return worthHeading
	}
	return 0
}

// A number that is one figure to 1 in 200 is hardly another that it is to 1 in 30.
const exact, rough, roughly = 0.005, 0.03, -3

// preferExact takes from the scores of figures that a number is less exactly than another.
func preferExact(list []candidate) {
	if !slices.ContainsFunc(list, func(c candidate) bool { return c.distance < exact }) {
		return
	}
	for i := range list {
		if list[i].distance > rough {
			list[i].score += roughly
		}
	}
}

// merged keeps of figures that are the same one the best, under their shortest name, and
// sorts them by their score.
func merged(list []candidate) []candidate {
	slices.SortStableFunc(list, func(a, b candidate) int { return b.score - a.score })
	var out []candidate
	seen := make(map[*figure]bool)
	for _, c := range list {
		if seen[c.same] {
			continue
		}
		seen[c.same] = true
		if c.figure != c.same && slices.ContainsFunc(list, func(d candidate) bool { return d.figure == c.same }) {
			c.figure = c.same
		}
		out = append(out, c)
	}
	return out
}

// scored says how well the words around a number name a figure.
func (f *figures) scored(g *figure, way spoken.Mention, n *number) candidate {
	c := candidate{figure: g, way: way}
	own := len(g.words) > 0
	c.near = absent
	for _, w := range g.words {
		worth := max(f.worth(&n.context, w.text), n.context.implied(w.text, g.of.Owner))
		c.near = max(c.near, worth)
		switch {
		case w.text == "share" && worth == absent && g.value.Shown.IsPercent(): // 10% of the tweets
		case class("inner", w.text):
			c.score += innerName
			own = false
		case worth > absent:
			c.score += worth
		case class("must", w.text):
			c.score += missingMust
			own = false
		default:
			c.score += missingWord
			own = false
		}
	}
	c.named = own && c.near == worthOwn
	owner := f.owner(g, &n.context)
	c.near = max(c.near, owner)
	c.score += owner
	c.score += contradictions(g, &n.context)
	if g.stat != "" {
		if n.context.says(g.stat) {
			c.score += worthOwn
		} else {
			c.score += contradiction
		}
	}
	if n.isBare && f.countsOther(g, &n.context) {
		c.named = false
	}
	if f.strange(g, &n.context) {
		c.score += unknownNoun
		c.named = false
	}
	return c
}

// mentions reports whether the words around a number have some of a figure's name, and
// lists those that they lack.
func (f *figures) mentions(g *figure, c *context) (some bool, missing []string) {
	names := g.words
	if g.of.Owner != "" {
		names = append(slices.Clone(f.ownerWords[g.of.Owner]), names...)
	}
	for _, w := range names {
		if f.worth(c, w.text) > absent || c.implied(w.text, g.of.Owner) > absent {
			some = true
		} else {
			missing = append(missing, w.text)
		}
	}
	return some, missing
}

func (f *figures) meansAny(w word, names []word) bool {
	return slices.ContainsFunc(names, func(name word) bool { return f.means(w, name.text) })
}

// worth is what the words around a number say for a word of a name.
func (f *figures) worth(c *context, name string) int {
	for _, w := range c.own {
		if f.means(w, name) {
			return worthOwn
		}
	}
	worth := absent
	for _, w := range c.heading {
		switch {
		case !f.means(w, name):
		case class("must", name):
			worth = worthSentence
		default:
			worth = worthHeading
		}
	}
	for _, w := range c.sentence {
		if f.means(w, name) {
			worth = max(worth, worthSentence)
		}
	}
	return worth
}

// implied is what the noun of a workload or fleet says for a word of a name: messages per
// second are written, and gateways are nodes.
func (c *context) implied(name, owner string) int {
	for _, w := range c.own {
		switch {
		case owner == "" || !related(w.text, owner):
		case name == "writes":
			return worthHeading
		case name == "nodes" && len(w.text) > len(owner):
			return worthOwn
		}
	}
	return absent
}

// says reports whether the words of a number itself have a word of a class, and do not
// take it back: 55 PB before replication.
func (c *context) says(name string) bool {
	for i, w := range c.own {
		if w.text != name && !class(name, w.text) {
			continue
		}
		if i > 0 && class("without", c.own[i-1].text) || i > 1 && class("without", c.own[i-2].text) {
			continue
		}
		return true
	}
	return false
}

// owner is what the words say for the workload or fleet of a figure.
func (f *figures) owner(g *figure, c *context) int {
	best := absent
	other, wrong := false, false
	closeness := 0
	if g.of.Owner != "" {
		closeness = f.closeness(g.of.Owner, c)
	}
	for _, noun := range f.nouns {
		worth := absent
		for _, w := range f.ownerWords[noun] {
			worth = max(worth, f.worth(c, w.text))
		}
		if worth < worthHeading {
			for _, w := range f.about[noun] {
				if slices.ContainsFunc(c.own, func(b word) bool { return related(b.text, w.text) }) {
					worth = worthHeading
				}
			}
		}
		switch {
		case noun == g.of.Owner:
			best = worth
		default:
			other = other || worth == worthOwn
			wrong = wrong || worth > absent && f.closeness(noun, c) > closeness && f.result.Get(noun+"."+g.of.Label) != nil
		}
	}
	switch {
	case wrong && g.of.Owner != "":
		return wrongOwner
	case g.of.Owner != "" && best > absent:
		return best
	case other && (g.of.Owner != "" || g.of.Label != ""):
		if f.isTotalOfOne(g) {
			return 0
		}
		return otherOwner
	case g.of.Owner != "":
		return missingOwner
	}
	return 0
}

// closeness ranks how close to a number its text names a workload or fleet: in its own part
// of the sentence, in the rest of that, in the heading of its section, or farther away.
func (f *figures) closeness(noun string, c *context) int {
	for i, words := range [][]word{c.own, c.sentence, c.section} {
		if slices.ContainsFunc(words, func(w word) bool { return f.meansAny(w, f.ownerWords[noun]) }) {
			return 3 - i
		}
	}
	return 0
}

// isTotalOfOne reports whether a figure has no workload in its name, but is one's by
// another name, or an input, which belongs to none.
func (f *figures) isTotalOfOne(g *figure) bool {
	return g.of.Owner == "" && (g.of.Entry != nil || g.same != g)
}

// contradictions is what words are worth that say another figure is meant.
func contradictions(g *figure, c *context) (worth int) {
	for _, says := range c.said {
		if says == g.stat {
			continue
		}
		has := slices.ContainsFunc(g.full, func(w word) bool {
			return w.text == says || class(says, w.text) || says == "replicated" && w.text == "replication"
		})
		if !has {
			worth += contradiction
		}
	}
	return worth
}

// strange reports whether a word stands between a number and the noun that names the
// figure, which may make another one of it: 3 database servers.
func (f *figures) strange(g *figure, c *context) bool {
	for i, w := range c.behind {
		if f.names(g, w) {
			return slices.ContainsFunc(c.behind[:i], func(w word) bool { return !class("plain", w.text) && !f.names(g, w) })
		}
	}
	return false
}

// countsOther reports whether what stands right behind a number is another noun than those
// that name the figure, as in "each node has 4 children", or of, as in "3 of the servers".
func (f *figures) countsOther(g *figure, c *context) bool {
	for i, w := range c.behind {
		switch {
		case i == 0 && w.text == "of":
			return true
		case f.names(g, w):
			return false
		case !class("plain", w.text):
			return true
		}
	}
	return false
}

// names reports whether a word names a figure: by its name, its owner or the notes on that.
func (f *figures) names(g *figure, w word) bool {
	if f.meansAny(w, f.ownerWords[g.of.Owner]) || f.meansAny(w, g.words) {
		return true
	}
	return slices.ContainsFunc(f.about[g.of.Owner], func(a word) bool { return related(w.text, a.text) })
}
