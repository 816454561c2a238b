package spoken

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// StartsWithMeasure reports whether a text behind a number starts with a scale or a unit:
// GB/s of traffic, but not B-trees.
func StartsWithMeasure(text string) bool {
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		return IsMeasure(text)
	}
	joined, isJoined := strings.CutPrefix(text[end:], "-")
	if isJoined && utf8.RuneCountInString(text[:end]) == 1 && !StartsWithMeasure(joined) {
		return false
	}
	return IsMeasure(text[:end])
}

// IsMeasure reports whether a word behind a number is a scale, a unit or a currency:
// million, bn, GB, ms, EUR. A short currency counts in capitals alone: to try is a verb.
func IsMeasure(w string) bool {
	t := token{kind: word, text: w, lower: strings.ToLower(w)}
	if vocabulary().scale[t.lower] > 0 || vocabulary().exactScale[t.text] > 0 {
		return true
	}
	if vocabulary().currency[t.lower] != nil && (w == strings.ToUpper(w) || len(w) > len("USD")) {
		return true
	}
	_, isUnit := (&Metric{}).unitOf(&t)
	return isUnit
}
