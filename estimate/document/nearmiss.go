package document

import (
	"slices"
	"strings"
	"unicode"

	"botec/presets"
)

// markerName is the first word of each marker.
const markerName = "botec"

// keywords are the second words of markers.
var keywords = []string{"use", "show", "is", "end"}

// mayBeMisspelled is a cheap test before parsing: it reports whether a text has what
// could be meant as a marker, in spite of its spelling.
func mayBeMisspelled(text string) bool {
	for at := 0; ; {
		n, size := opener(text[at:])
		if n < 0 {
			break
		}
		at += n + size
		if word, _ := firstWord(text[at:min(len(text), at+40)]); isNearBotec(word) || isGlued(word) {
			return true
		}
	}
	for _, fence := range []string{"```", "~~~"} {
		for at := 0; ; {
			n := strings.Index(text[at:], fence)
			if n < 0 {
				break
			}
			at += n + len(fence)
			info := restOfLine(text[at:min(len(text), at+maxScenarioInfo)], 0)
			if isNearScenarioInfo(info) {
				return true
			}
			at += len(info)
		}
	}
	return false
}

// maxScenarioInfo is the length of the longest info string that is nearly one of a
// scenario block, in bytes.
const maxScenarioInfo = 60

// isMarked reports whether a text has a marker or a scenario block, whatever else it
// is.
func isMarked(text string) bool {
	for at := 0; ; {
		n := strings.Index(text[at:], markerName)
		if n < 0 {
			return false
		}
		at += n
		before := strings.TrimRight(text[max(0, at-20):at], "-"+space)
		if strings.HasSuffix(before, "<!") || strings.HasSuffix(before, "{/*") || strings.HasSuffix(before, "``yaml") || strings.HasSuffix(before, "``yml") {
			return true
		}
		at += len(markerName)
	}
}

// nearMiss reads a text as a marker that is spelled in another way: BOTEC is, bottec
// is, botec:is, botec-is. It returns the keyword and its arguments. So that no remark
// about botec is taken for a marker, the arguments must be those of one, and those of
// is and show must go on to a number or an end; at is the end of the text in the
// document.
func (d *Document) nearMiss(body string, at int) (marker string, ok bool) {
	word, rest := firstWord(body)
	keyword, args := "", ""
	switch {
	case isNearBotec(word):
		keyword, args = firstWord(rest)
	case isGlued(word):
		keyword, args = word[len(markerName):], rest
	default:
		return "", false
	}
	keyword, args = strings.ToLower(keyword), strings.TrimRight(strings.TrimLeft(args, ":,"+space), "-—–*/>]}"+space)
	if !slices.Contains(keywords, keyword) {
		return "", false
	}
	words := strings.Fields(args)
	switch {
	case keyword == "end":
		ok = args == ""
	case len(words) == 0:
	case keyword == "use":
		_, preset := presets.Read(words[0])
		ok = len(words) == 1 && (preset || strings.ContainsAny(words[0], "./"))
	case keyword == "show":
		ok = slices.Contains(sectionCommands, words[0]) && d.hasEnd(at)
	default:
		metric, unit := (&region{args: args}).metric()
		isMetric := isStatistic(metric) || !strings.ContainsAny(metric, space)
		ok = isMetric && len(strings.Fields(unit)) <= 1 && (d.hasEnd(at) || d.hasNumber(at))
	}
	return strings.TrimSpace(keyword + " " + args), ok
}

// firstWord is the first word of a text, and what follows it.
func firstWord(text string) (word, rest string) {
	isLetter := func(r rune) bool { return unicode.IsLetter(r) }
	start := strings.IndexFunc(text, isLetter)
	if start < 0 || strings.ContainsAny(text[:start], "\n0123456789") && strings.TrimSpace(text[:start]) != "" {
		return "", ""
	}
	text = text[start:]
	end := strings.IndexFunc(text, func(r rune) bool { return !isLetter(r) })
	if end < 0 {
		return text, ""
	}
	return text[:end], text[end:]
}

// isGlued reports whether a word is botec with a keyword behind it.
func isGlued(word string) bool {
	word = strings.ToLower(word)
	return strings.HasPrefix(word, markerName) && slices.Contains(keywords, word[len(markerName):])
}

// isNearBotec reports whether a word is botec in any case, or one slip away from it: a
// letter that is missing, added, changed or swapped with its neighbour.
func isNearBotec(word string) bool {
	word = strings.ToLower(word)
	if len(word) < len(markerName)-1 || len(word) > len(markerName)+2 {
		return false
	}
	if word == markerName {
		return true
	}
	start, end := 0, 0
	for start < len(word) && start < len(markerName) && word[start] == markerName[start] {
		start++
	}
	for end < len(word)-start && end < len(markerName)-start && word[len(word)-1-end] == markerName[len(markerName)-1-end] {
		end++
	}
	got, want := word[start:len(word)-end], markerName[start:len(markerName)-end]
	switch {
	case len([]rune(got)) <= 1 && len(want) <= 1:
		return true
	case len(got) == 2 && len(want) == 2:
		return got[0] == want[1] && got[1] == want[0]
	}
	return false
}

// hasEnd reports whether the next marker behind an offset is an end, or nearly one.
func (d *Document) hasEnd(at int) bool {
	rest := d.File.Text[at:]
	for {
		n, size := opener(rest)
		if n < 0 {
			return false
		}
		rest = rest[n+size:]
		word, after := firstWord(rest[:min(len(rest), 60)])
		if isGlued(word) {
			return strings.EqualFold(word[len(markerName):], "end")
		}
		if keyword, _ := firstWord(after); isNearBotec(word) && slices.Contains(keywords, strings.ToLower(keyword)) {
			return strings.EqualFold(keyword, "end")
		}
	}
}

// hasNumber reports whether a number is right behind an offset.
func (d *Document) hasNumber(at int) bool {
	text := d.File.Text[at:min(len(d.File.Text), at+20)]
	rest := strings.TrimLeft(restOfLine(text, 0), " \t~≈*_$€£<>≤≥`")
	return rest != "" && '0' <= rest[0] && rest[0] <= '9'
}
