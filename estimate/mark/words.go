package mark

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"botec/estimate"
)

//go:embed words.txt
var wordsText string

// vocabulary maps the names of words.txt to their words.
var vocabulary = sync.OnceValue(func() map[string]map[string]bool {
	v := make(map[string]map[string]bool)
	for line := range strings.Lines(wordsText) {
		name, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || name[0] == '#' {
			continue
		}
		if v[name] == nil {
			v[name] = make(map[string]bool)
		}
		for w := range strings.FieldsSeq(words) {
			v[name][w] = true
		}
	}
	return v
})

// class reports whether a word is one of a class of words.txt.
func class(name, w string) bool { return vocabulary()[name][w] }

// isKnown reports whether a word is in words.txt, in any class or form: it names no
// workload.
func isKnown(w string) bool {
	for name, words := range vocabulary() {
		if words[w] || related(w, name) {
			return true
		}
	}
	return false
}

// word is a word of a text, in small letters.
type word struct {
	start, end int
	text       string
}

// wordsOf splits a text into words: letters and digits.
func wordsOf(text string) (list []word) {
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !isWordRune(r) {
			at += n
			continue
		}
		start := at
		for at < len(text) && isWordRune(r) {
			at += n
			r, n = utf8.DecodeRuneInString(text[at:])
		}
		list = append(list, word{start: start, end: at, text: strings.ToLower(text[start:at])})
	}
	return list
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// labelWords are the words of a figure's name that mean something, without its owner.
func labelWords(v *estimate.Value) (list []word) {
	for _, w := range wordsOf(v.Label) {
		if !class("void", w.text) || class("inner", w.text) {
			list = append(list, w)
		}
	}
	return list
}

// means reports whether a word of a text may stand for a word of a name. One of the name
// of a workload or fleet stands for nothing else.
func (f *figures) means(w word, name string) bool {
	return w.text == name || !f.noun[w.text] && class(name, w.text) || related(w.text, name)
}

// related reports whether two words are forms of one: photos and photo, stored and
// storage. One of a letter or two has no forms.
func related(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if a == b || len(b) >= 3 && (a == b+"s" || a == b+"es" || strings.TrimSuffix(b, "y")+"ies" == a) {
		return true
	}
	stem := strings.TrimRight(b, "esdy")
	if len(stem) < 4 || !strings.HasPrefix(a, stem) {
		return false
	}
	switch a[len(stem):] {
	case "", "e", "s", "es", "ed", "d", "ing", "ings", "er", "ers", "age":
		return true
	}
	return false
}
