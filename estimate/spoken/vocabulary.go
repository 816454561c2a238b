package spoken

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed words.txt
var wordsText string

// lexicon holds the words of words.txt by their classes, in small letters.
type lexicon struct {
	hedge, filler, unclear, equals, noun, cent, minutely, adjective, pair, dated, small map[string]bool

	before, behind map[string]Bound   // comparisons
	scale          map[string]float64 // million
	exactScale     map[string]float64 // M, in this case only
	number         map[string]float64 // three
	part           map[string]float64 // half
	foreign        map[string]string  // scales that are refused, and what to write
	adverb         map[string]string  // daily → day
	unit           map[string]string  // yrs → year, as the unit table spells it
	currency       map[string][]string

	points map[string]bool // all words that end with a point
	opens  map[string]bool // words that a phrase of several words begins with
}

// vocabulary is words.txt, read when the first text is. A mistake in it is a
// defect of the build and found by the first test that runs.
var vocabulary = sync.OnceValue(func() *lexicon {
	v := &lexicon{
		hedge: map[string]bool{}, filler: map[string]bool{}, unclear: map[string]bool{}, equals: map[string]bool{}, noun: map[string]bool{},
		cent: map[string]bool{}, minutely: map[string]bool{}, adjective: map[string]bool{}, pair: map[string]bool{}, dated: map[string]bool{}, small: map[string]bool{}, before: map[string]Bound{}, behind: map[string]Bound{}, scale: map[string]float64{},
		exactScale: map[string]float64{}, number: map[string]float64{}, part: map[string]float64{}, foreign: map[string]string{},
		adverb: map[string]string{}, unit: map[string]string{}, currency: map[string][]string{}, points: map[string]bool{}, opens: map[string]bool{},
	}
	for line := range strings.SplitSeq(wordsText, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		head, words, _ := strings.Cut(line, ": ")
		class, of, _ := strings.Cut(head, " ")
		for w := range strings.SplitSeq(words, " | ") {
			v.add(class, of, w)
			if first, _, several := strings.Cut(w, " "); several {
				v.opens[first] = true
			}
			if strings.HasSuffix(w, ".") {
				v.points[w] = true
			}
		}
	}
	return v
})

// add puts a word into its class; of is what stands behind the name of the class.
func (v *lexicon) add(class, of, w string) {
	sets := map[string]map[string]bool{"hedge": v.hedge, "filler": v.filler, "unclear": v.unclear, "equals": v.equals, "noun": v.noun, "cent": v.cent, "minutely": v.minutely, "adjective": v.adjective, "pair": v.pair, "dated": v.dated, "small": v.small}
	numbers := map[string]map[string]float64{"scale": v.scale, "exact": v.exactScale, "number": v.number, "part": v.part}
	texts := map[string]map[string]string{"refuse": v.foreign, "adverb": v.adverb, "unit": v.unit}
	bounds := map[string]map[string]Bound{"before": v.before, "behind": v.behind}
	switch {
	case sets[class] != nil:
		sets[class][w] = true
	case numbers[class] != nil:
		value, err := strconv.ParseFloat(strings.TrimPrefix(of, "scale "), 64)
		if err != nil {
			panic("words.txt: " + class + " " + of + " is no number")
		}
		numbers[class][w] = value
	case texts[class] != nil:
		texts[class][w] = of
	case bounds[class] != nil:
		for b := AtLeast; b <= LessThan; b++ {
			if b.String() == of {
				bounds[class][w] = b
			}
		}
	case class == "currency":
		v.currency[w] = append(v.currency[w], of)
	default:
		panic("words.txt: no class " + class)
	}
}

// knows says that an abbreviation is known with its point.
func (v *lexicon) knows(w string) bool { return v.points[w] }

// longestPhrase is how many words a phrase of words.txt has at most.
const longestPhrase = 5

// phrase finds the longest phrase of a table that begins at a token: how many
// tokens it has, 0 for none.
func phrase[T any](list []token, at int, table map[string]T) (of T, n int) {
	if list[at].kind != word {
		return of, 0
	}
	text := list[at].lower
	if found, ok := table[text]; ok {
		of, n = found, 1
	}
	if !vocabulary().opens[text] {
		return of, n
	}
	for i := 1; i < longestPhrase && list[at+i].kind == word; i++ {
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
