package spoken

import (
	"slices"
	"strings"
)

// Period is the unit of time that a question names, for [Metric.Period]: "day" of
// "How much is stored in a day?"; "" for none.
func Period(question string) string {
	words := strings.FieldsFunc(strings.ToLower(question), func(r rune) bool { return strings.ContainsRune(" ,?.:;()", r) })
	for i, w := range words {
		if i > 0 && slices.Contains([]string{"a", "an", "per", "each", "every"}, words[i-1]) {
			switch w {
			case "second", "minute", "hour", "day", "week", "month", "year":
				return w
			}
		}
	}
	return ""
}
