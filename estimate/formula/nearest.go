package formula

import (
	"math/bits"
	"slices"
	"strings"
)

// DidYouMean is a hint with the candidates nearest to a misspelled word, "" where none
// is near.
func DidYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	return ""
}

// near offers the candidates nearest to a misspelled word, which the error marks.
func (e *Error) near(word string, candidates []string) *Error {
	a := offerAt(e.Start, e.End, "did you mean %s?", Nearest(word, candidates)...)
	a.tolerant = true
	return e.offering(a)
}

// Nearest gives the candidates nearest to a misspelled word: at most three, all at the
// same distance.
func Nearest(word string, candidates []string) []string {
	type scored struct {
		name string
		far  int
	}
	var close []scored
	limit := max(1, len(word)/3)
	var m measure
	lower, letters := strings.ToLower(word), lettersOf(word)
	for _, c := range candidates {
		far := limit + 1
		if d := len(c) - len(word); d <= limit && -d <= limit && bits.OnesCount64(lettersOf(c)^letters) <= 2*limit {
			far = m.distance(lower, strings.ToLower(c), limit)
		}
		if len(word) > 3 && (strings.HasSuffix(c, word) && strings.HasSuffix(c, "."+word) || strings.HasPrefix(c, word+"_")) {
			far = min(far, 1)
		}
		if far <= limit && (far < max(len(word), len(c))-1 || far == 0) {
			close = append(close, scored{c, far})
		}
	}
	slices.SortStableFunc(close, func(a, b scored) int { return a.far - b.far })
	var names []string
	for _, c := range close {
		if c.far == close[0].far && len(names) < 3 && !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
	}
	return names
}

// lettersOf has a bit for each character that a word has, capitals and small letters
// alike. One that is inserted, deleted or replaced changes at most two.
func lettersOf(word string) (letters uint64) {
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		letters |= 1 << (c % 64)
	}
	return letters
}

// measure measures distances; it has the memory for them.
type measure struct{ before, above, row []int }

// distance is the number of insertions, deletions, replacements and swaps of
// neighbours between two words (Damerau and Levenshtein's, which counts a swap, the
// most common mistake, once). It is inexact where it is greater than limit.
func (m *measure) distance(a, b string, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	for len(m.row) <= len(b) {
		m.before, m.above, m.row = append(m.before, 0), append(m.above, 0), append(m.row, 0)
	}
	for j := range len(b) + 1 {
		m.above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := m.before, m.above, m.row
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		m.before, m.above, m.row = above, row, before
		if least > limit+1 { // a swap can make up for one at most
			return limit + 1
		}
	}
	return m.above[len(b)]
}
