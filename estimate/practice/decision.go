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

// parseChoice reads the answer to a decision: the letter or the number of a choice, its
// text, or words that only one of the choices has. Of "no" and "yes", n and y will do.
func parseChoice(q *Question, text string) (*Answer, error) {
	words := choiceWords(text)
	choice := slices.IndexFunc(q.Choices, func(c string) bool { return slices.Equal(words, choiceWords(c)) })
	for i, c := range q.Choices {
		if choice < 0 && len(words) == 1 && (words[0] == strconv.Itoa(i+1) || words[0] == Letter(i) || isShort(words[0], choiceWords(c))) {
			choice = i
		}
	}
	if choice < 0 {
		choice = onlyOne(q.Choices, words)
	}
	if choice < 0 {
		file := &source.File{Name: "answer", Text: text, Flag: true}
		return nil, source.Errors{{File: file, End: len(text), Text: "this is none of the choices", Hint: "answer with a letter, a to " + Letter(len(q.Choices)-1)}}
	}
	number := float64(choice + 1)
	return &Answer{Text: strings.TrimSpace(text), Low: number, High: number, ReadAs: q.Choices[choice]}, nil
}

// isShort says whether a letter stands for a choice of one word, "yes" or "no".
func isShort(letter string, choice []string) bool {
	return len(choice) == 1 && (choice[0] == "yes" || choice[0] == "no") && letter == choice[0][:1]
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
