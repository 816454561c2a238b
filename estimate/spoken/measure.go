package spoken

import "strings"

// IsMeasure reports whether a word behind a number is a scale or a unit: million, bn,
// GB, ms.
func IsMeasure(w string) bool {
	t := token{kind: word, text: w, lower: strings.ToLower(w)}
	if vocabulary().scale[t.lower] > 0 || vocabulary().exactScale[t.text] > 0 {
		return true
	}
	_, isUnit := (&Metric{}).unitOf(&t)
	return isUnit
}
