package mark

import (
	"strings"
	"unicode"

	"botec/estimate/markdown"
)

// context is the words around a number, by how near they are.
type context struct {
	own      []word   // of its own part of the sentence, of its row and of the head of its column
	sentence []word   // of the rest of the sentence or of the row
	heading  []word   // of all headings above
	section  []word   // of the nearest of them
	said     []string // the classes of words of the number itself that contradict figures without them
	behind   []word   // right behind the number, in its own part of the sentence
}

const before, after = 8, 6 // most words of a number's own

// context returns the words around the number from start to end; left and right are where
// the numbers beside it end and begin, or the passage.
func (p *passage) context(start, end, left, right int) (c context) {
	c.heading, c.section = p.heading, p.section
	left, right = max(left, start-farthestWord), min(right, end+farthestWord)
	c.behind = wordsOf(p.words[end:p.partEnd(end, right)])
	c.behind = c.behind[:min(after, len(c.behind))]
	front := wordsOf(p.words[p.partStart(start, left):start])
	front = front[max(0, len(front)-before):]
	c.own = append(append(front, wordsOf(p.words[start:end])...), c.behind...)
	from, to := p.sentenceAt(start, end)
	c.sentence = wordsOf(p.words[from:to])
	if p.Kind == markdown.Cell {
		c.own = append(append(c.own, p.row...), p.head...)
	}
	return c
}

// breaks are what separates the parts of a sentence.
var breaks = []string{",", ";", "!", "?", "|", "—", "–", " - ", "(", ")", ". ", ".\n", " and ", " or ", " while ", " plus ", " but ", " which ", " whereas ", " vs ", " → ", " => ", "\nand ", " and\n", "\n- "}

// links are what separates them where a number stands on both sides.
var links = []string{" for ", " at ", " with ", " over ", " in ", " across ", " by ", " from ", " to "}

// partEnd is where the part of the sentence that a number belongs to ends.
func (p *passage) partEnd(at, right int) int {
	list := breaks
	text := p.words[at:right]
	aside, _, open := strings.Cut(text, ")")
	open = open && strings.HasPrefix(strings.TrimLeft(text, " "), "(") && strings.IndexFunc(aside, unicode.IsDigit) < 0
	end := right
	for _, s := range list {
		if open && (s == "(" || s == ")") {
			continue
		}
		if n := strings.Index(p.words[at:end], s); n >= 0 {
			end = at + n
		}
	}
	return end
}

// partStart is where the part of the sentence that a number belongs to begins.
func (p *passage) partStart(at, left int) int {
	start := left
	cut := func(list []string) {
		for _, s := range list {
			if n := strings.LastIndex(p.words[start:at], s); n >= 0 {
				start += n + len(s)
				if s[len(s)-1] == ' ' && len(s) > 1 { // the blank may begin another
					start--
				}
			}
		}
	}
	if cut(breaks); start == left && left > 0 {
		cut(links)
	}
	return start
}

// continues reports whether a number states in other words what the one before it does.
func (p *passage) continues(from, to int) bool {
	between := p.words[from:to]
	if !strings.ContainsAny(between, "(=≈→~") && !strings.Contains(between, " or ") && !strings.Contains(between, "i.e.") {
		return false
	}
	for w := range strings.FieldsSeq(strings.NewReplacer("(", " ", ",", " ", "~", " ", "*", " ", "_", " ").Replace(between)) {
		if !class("same", strings.ToLower(w)) {
			return false
		}
	}
	return true
}

// farthestWord is how far from a number, in bytes, the words of its sentence may be.
const farthestWord = 600

// sentenceAt is the sentence around a number.
func (p *passage) sentenceAt(start, end int) (from, to int) {
	from = max(0, start-farthestWord)
	for _, s := range []string{". ", ".\n", "! ", "? "} {
		if n := strings.LastIndex(p.words[from:start], s); n >= 0 {
			from += n + len(s)
		}
	}
	to = min(len(p.words), end+farthestWord)
	for _, s := range []string{". ", ".\n", "! ", "? "} {
		if n := strings.Index(p.words[end:to], s); n >= 0 {
			to = end + n
		}
	}
	return from, to
}

// statisticsIn lists the statistics that a text may name.
func statisticsIn(text string) (list []string) {
	for _, s := range []string{"p5", "p10", "p90", "p95", "p99", "mean"} {
		percentile := strings.TrimPrefix(s, "p") + "th"
		if strings.Contains(text, s) || strings.Contains(text, strings.ToUpper(s)) || s != "mean" && strings.Contains(text, percentile) {
			list = append(list, s)
		}
	}
	return list
}
