package spoken

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed words.txt
var wordsText string

// set, numbers and texts are classes of words, in small letters.
type (
	set     map[string]bool
	numbers map[string]float64
	texts   map[string]string
	bounds  map[string]Bound
)

// lexicon holds the words of words.txt by their classes.
type lexicon struct {
	hedge, filler, unclear, equals, noun, cent, minutely, adjective, pair, dated, small, joint, negation, turning, deciding, machine set

	before, behind bounds              // comparisons
	scale          numbers             // million
	exactScale     numbers             // M, in this case only
	number         numbers             // three
	part           numbers             // half
	foreign        texts               // scales that are refused, and what to write
	adverb         texts               // daily → day
	unit           texts               // yrs → year, as the unit table spells it
	currency       map[string][]string // € → EUR

	points set             // all words that end with a point
	roles  map[string]role // of all words; no other is looked up
}

// role says where a word stands in entries of words.txt.
type role byte

const (
	first  role = 1 << iota // it begins one, or is one
	opener                  // it begins one of several words
	later                   // it stands in one behind another word
)

// vocabulary is words.txt, read when the first text is. A mistake in it is a
// defect of the build and found by the first test that runs.
var vocabulary = sync.OnceValue(func() *lexicon {
	v := &lexicon{
		hedge: set{}, filler: set{}, unclear: set{}, equals: set{}, noun: set{}, cent: set{}, minutely: set{}, adjective: set{}, pair: set{}, dated: set{}, small: set{}, joint: set{}, negation: set{}, turning: set{}, deciding: set{}, machine: set{},
		before: bounds{}, behind: bounds{}, scale: numbers{}, exactScale: numbers{}, number: numbers{}, part: numbers{},
		foreign: texts{}, adverb: texts{}, unit: texts{}, currency: map[string][]string{}, points: set{}, roles: make(map[string]role),
	}
	classes := v.classes()
	for line := range strings.SplitSeq(wordsText, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		head, words, _ := strings.Cut(line, ": ")
		class, of, _ := strings.Cut(head, " ")
		add := classes[class]
		if add == nil {
			panic("words.txt: no class " + class)
		}
		for w := range strings.SplitSeq(words, " | ") {
			add(w, of)
			parts := strings.Fields(strings.ToLower(w))
			if v.roles[parts[0]] |= first; len(parts) > 1 {
				v.roles[parts[0]] |= opener
			}
			for _, part := range parts[1:] {
				v.roles[part] |= later
			}
			if strings.HasSuffix(w, ".") {
				v.points[w] = true
			}
		}
	}
	return v
})

// classes are how a word is added to each class; of is what stands behind the
// name of the class.
func (v *lexicon) classes() map[string]func(w, of string) {
	member := func(of set) func(w, of string) {
		return func(w, _ string) { of[w] = true }
	}
	text := func(to texts) func(w, of string) {
		return func(w, of string) { to[w] = of }
	}
	number := func(to numbers) func(w, of string) {
		return func(w, of string) {
			value, err := strconv.ParseFloat(of, 64)
			if err != nil {
				panic("words.txt: " + of + " is no number")
			}
			to[w] = value
		}
	}
	bound := func(to bounds) func(w, of string) {
		return func(w, of string) {
			to[w] = Bound(slices.Index(boundSigns, of))
		}
	}
	return map[string]func(w, of string){
		"hedge": member(v.hedge), "filler": member(v.filler), "unclear": member(v.unclear), "equals": member(v.equals), "noun": member(v.noun),
		"cent": member(v.cent), "minutely": member(v.minutely), "adjective": member(v.adjective), "pair": member(v.pair), "dated": member(v.dated),
		"small": member(v.small), "joint": member(v.joint), "negation": member(v.negation), "turning": member(v.turning),
		"deciding": member(v.deciding), "machine": member(v.machine), "before": bound(v.before), "behind": bound(v.behind),
		"scale": number(v.scale), "letter": number(v.exactScale), "number": number(v.number), "part": number(v.part),
		"refuse": text(v.foreign), "adverb": text(v.adverb), "unit": text(v.unit),
		"currency": func(w, of string) { v.currency[w] = append(v.currency[w], of) },
	}
}

// knows says that an abbreviation is known with its point.
func (v *lexicon) knows(w string) bool { return v.points[w] }

// longestPhrase is how many words a phrase of words.txt has at most.
const longestPhrase = 5

// phrase finds the longest phrase of a table that begins at a token: how many
// tokens it has, 0 for none.
func phrase[T any](list []token, at int, table map[string]T) (of T, n int) {
	if !list[at].isFirst() {
		return of, 0
	}
	text := list[at].lower
	if found, ok := table[text]; ok {
		of, n = found, 1
	}
	if list[at].role&opener == 0 {
		return of, n
	}
	for i := 1; i < longestPhrase && list[at+i].role&later != 0; i++ {
		text += " " + list[at+i].lower
		if found, ok := table[text]; ok {
			of, n = found, i+1
		}
	}
	return of, n
}

// singulars are what a plural may be one of: cities, boxes, writes.
func singulars(w string) []string {
	list := []string{w}
	for _, ending := range [][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(w, ending[0]); ok && stem != "" {
			list = append(list, stem+ending[1])
		}
	}
	return list
}
