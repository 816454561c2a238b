package practice

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"botec/estimate/source"
)

// Letter is the letter of a choice: "a" for the first.
func Letter(choice int) string { return string(rune('a' + choice)) }

// parseChoice reads the answer to a decision: the letter, the number or the place of a
// choice ("b)", "answer b", "the second"), its text, or words that only one of the choices
// has. Of "no" and "yes", n, nope and the like will do.
func parseChoice(q *Question, text string) (*Answer, error) {
	words := spelledOut(choiceWords(text), q.Choices)
	choice := slices.IndexFunc(q.Choices, func(c string) bool { return slices.Equal(words, choiceWords(c)) })
	if short := withoutFiller(words); choice < 0 && len(short) == 1 {
		choice = slices.IndexFunc(q.Choices, func(c string) bool { return slices.Equal(short, choiceWords(c)) })
		for i := range q.Choices {
			if choice < 0 && isPlace(short[0], i, len(q.Choices)) {
				choice = i
			}
		}
		if choice < 0 {
			choice = sameSide(q.Choices, short[0])
		}
	}
	if choice < 0 {
		choice = onlyOne(q.Choices, words)
	}
	if choice < 0 {
		choice = onlyOne(q.Choices, withoutFiller(words))
	}
	if choice < 0 {
		file := &source.File{Name: "answer", Text: text, Flag: true}
		return nil, source.Errors{{File: file, End: len(text), Text: "this is none of the choices", Hint: "answer with a letter, a to " + Letter(len(q.Choices)-1) + ", or words of one choice"}}
	}
	number := float64(choice + 1)
	return &Answer{Text: strings.TrimSpace(text), Low: number, High: number, ReadAs: q.Choices[choice]}, nil
}

// spelledOut writes numbers as the choices do, where these are numbers: 7 as seven.
func spelledOut(words, choices []string) []string {
	var first []string
	for _, c := range choices {
		if of := choiceWords(c); len(of) > 0 && slices.Contains(numerals, of[0]) {
			first = append(first, of[0])
		}
	}
	for i, w := range words {
		if n, err := strconv.Atoi(w); err == nil && 0 <= n && n < len(numerals) && len(first) > 1 && slices.Contains(first, numerals[n]) {
			words[i] = numerals[n]
		}
	}
	return words
}

var numerals = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// filler are words around a choice that choose none.
var filler = strings.Fields("the a an it is its i d i'd say think guess take choose pick go with for choice answer option number one definitely probably maybe would be because")

// withoutFiller drops words that choose nothing, and keeps what stands alone: "a" and
// "one".
func withoutFiller(words []string) []string {
	list := words
	for len(list) > 1 && slices.Contains(filler, list[0]) {
		list = list[1:]
	}
	for len(list) > 1 && slices.Contains(filler, list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	return list
}

// The words for the places of choices, and for the two sides of yes and no.
var (
	places  = strings.Fields("first second third fourth fifth sixth")
	agrees  = strings.Fields("y yes yep yeah yup sure true ok ja")
	refuses = strings.Fields("n no nope nah not never false nein")
)

// isPlace says whether a word is the letter, the number or the place of a choice.
func isPlace(w string, choice, choices int) bool {
	switch {
	case w == Letter(choice), w == strconv.Itoa(choice+1):
		return true
	case w == "last":
		return choice == choices-1
	}
	return choice < len(places) && (w == places[choice] || choice < 3 && w == []string{"1st", "2nd", "3rd"}[choice])
}

// sameSide is the index of the only choice that is yes or begins with it, as the word is;
// or no; -1 for none.
func sameSide(choices []string, w string) int {
	found := -1
	for i, c := range choices {
		of := choiceWords(c)
		for _, side := range [][]string{agrees, refuses} {
			if len(of) > 0 && slices.Contains(side, w) && slices.Contains(side, of[0]) {
				if found >= 0 {
					return -1
				}
				found = i
			}
		}
	}
	return found
}

// choiceWords are the words of a text in lower case.
func choiceWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// onlyOne is the index of the only choice that has all words, -1 where none or several do.
func onlyOne(choices []string, words []string) int {
	found := -1
	for i, c := range choices {
		of := choiceWords(c)
		if len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(of, w) }) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// Points gives an answer its points, before what hints take away: a decision is right or
// wrong, a number or range is scored by [Score], or by [ScoreWhole] where the value is a
// whole number.
func (q *Question) Points(a *Answer) float64 {
	v := q.Value
	switch {
	case q.IsDecision():
		if int(a.Low) == q.Right+1 {
			return 1
		}
		return 0
	case v.Type().Dim.IsNumber() && !v.Shown.IsPercent() && v.Value == math.Round(v.Value):
		return ScoreWhole(a, v.Value)
	}
	return Score(a, v.Value)
}

// inBaseUnits is the truth in its base unit; of a decision the number of the right choice,
// from 1.
func (q *Question) inBaseUnits() (truth float64, unit string) {
	if q.IsDecision() {
		return float64(q.Right + 1), ""
	}
	return q.Value.Value, q.Value.BaseUnit()
}
