// Package drill answers: which numbers do I know by heart, and how fast do I compute
// with them? It asks flash cards, and brings back what was missed.
//
// A [Deck] is a topic; cards.yaml lists the decks. What is learnt from a deck is a
// [Kind] of card: one number by heart, such as how long a read from memory takes, or
// one step of mental arithmetic, such as from a day's requests to a second's.
// [Kind.Draw] makes a [Card] of it, with a question and its answer. Repetition goes by
// kind, not by card: of a number by heart the card is always the same, but of a step
// the numbers are drawn anew each time, since who has seen 1bn a day must not get by
// with remembering 11.6k. So a kind has an ID that stays, and its cards need none.
//
// [Card.Read] reads an answer and [Card.Score] scores it: what is right within the
// usual rounding has full marks. A [Memory] knows when each kind is due: it moves up a
// box with each right answer on a day when it was due, and waits longer in each; what
// was missed starts again, and is due the next day.
package drill

import (
	"cmp"
	_ "embed"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"botec/estimate/calc"
	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

//go:embed cards.yaml
var cardsText string

// Deck is a topic of flash cards.
type Deck struct {
	Name  string // nines
	About string
	Also  []string // other words for it
	Kinds []Kind   // the most useful first
}

// Kind is what cards of one kind teach: a number, or a step of mental arithmetic.
type Kind struct {
	ID   string // nines.month, latency.memory: it stays
	Deck string

	number *calc.Question // for a number by heart, else nil
	step   *step          // for mental arithmetic, else nil
}

// Decks are all decks, in order; p prints the numbers by heart.
func Decks(p unit.Printer) ([]Deck, error) {
	root, errs := tree.Parse(&source.File{Name: "cards.yaml", Text: cardsText})
	if len(errs) > 0 {
		return nil, errs
	}
	questions, err := calc.Questions(p)
	if err != nil {
		return nil, err
	}
	var list []Deck
	for _, f := range root.Fields {
		d := Deck{Name: f.Key, About: f.Value.Get("about").Text}
		if also := f.Value.Get("also"); also != nil {
			for _, word := range also.Items {
				d.Also = append(d.Also, word.Text)
			}
		}
		if topic := f.Value.Get("topic"); topic != nil {
			for i := range questions {
				if q := &questions[i]; q.Topic == topic.Text {
					d.Kinds = append(d.Kinds, Kind{ID: q.Name, Deck: d.Name, number: q})
				}
			}
		}
		if cards := f.Value.Get("cards"); cards != nil {
			var steps []Kind
			for _, card := range cards.Fields {
				steps = append(steps, Kind{ID: d.Name + "." + card.Key, Deck: d.Name, step: readStep(card.Value)})
			}
			d.Kinds = append(steps, d.Kinds...)
		}
		if first := f.Value.Get("first"); first != nil {
			d.putFirst(first.Items)
		}
		list = append(list, d)
	}
	return list, nil
}

// putFirst moves kinds to the front of the deck, in the order of their names.
func (d *Deck) putFirst(names []*tree.Value) {
	rank := func(k Kind) int {
		i := slices.IndexFunc(names, func(n *tree.Value) bool { return k.ID == n.Text })
		if i < 0 {
			return len(names)
		}
		return i
	}
	slices.SortStableFunc(d.Kinds, func(a, b Kind) int { return cmp.Compare(rank(a), rank(b)) })
}

// Choose returns the deck that a word names, or all of them for "". The error names
// the nearest words.
func Choose(decks []Deck, word string) ([]Deck, error) {
	if word == "" {
		return decks, nil
	}
	word = strings.ToLower(word)
	var names, words []string
	for i, d := range decks {
		if d.Name == word || slices.Contains(d.Also, word) {
			return decks[i : i+1], nil
		}
		names = append(names, d.Name)
		words = append(append(words, d.Name), d.Also...)
	}
	hint := formula.DidYouMean(word, words)
	if hint == "" {
		hint = "the topics are " + strings.Join(names, ", ")
	}
	return nil, source.Errors{{Text: "there is no topic named " + word, Hint: hint}}
}

// step is a card whose numbers vary; cards.yaml says what its texts are.
type step struct {
	ask, answer, short, way string
	whole                   bool
	variables               []variable
}

type variable struct {
	name   string // with its braces
	values []string
}

func readStep(v *tree.Value) *step {
	s := &step{}
	for _, f := range v.Fields {
		switch f.Key {
		case "ask":
			s.ask = f.Value.Text
		case "answer":
			s.answer = f.Value.Text
		case "short":
			s.short = f.Value.Text
		case "way":
			s.way = f.Value.Text
		case "whole":
			s.whole = f.Value.Text == "yes"
		default:
			values := make([]string, len(f.Value.Items))
			for i, item := range f.Value.Items {
				values[i] = item.Text
			}
			s.variables = append(s.variables, variable{"{" + f.Key + "}", values})
		}
	}
	return s
}

// Draw makes a card of the kind; p prints its numbers.
func (k *Kind) Draw(rng *rand.Rand, p unit.Printer) (*Card, error) {
	if k.number != nil {
		return numberCard(k, p)
	}
	var pairs []string
	for _, v := range k.step.variables {
		pairs = append(pairs, v.name, v.values[rng.IntN(len(v.values))])
	}
	return k.card(pairs, p)
}

// card makes the card of a step with values for its variables.
func (k *Kind) card(pairs []string, p unit.Printer) (*Card, error) {
	s, fill := k.step, strings.NewReplacer(pairs...)
	answer, err := number(fill.Replace(s.answer), p)
	if err != nil {
		return nil, fmt.Errorf("card %s: %w", k.ID, err)
	}
	c := &Card{Kind: k, Question: fill.Replace(s.ask), Truth: answer.Value.(float64), Dim: answer.Dim, In: answer.In, whole: s.whole}
	c.Text = c.print(c.Truth, p)
	way := fill.Replace(s.way)
	if s.short != "" {
		short, err := number(fill.Replace(s.short), p)
		if err != nil {
			return nil, fmt.Errorf("card %s: %w", k.ID, err)
		}
		c.short = short.Value.(float64)
		way = strings.ReplaceAll(way, "{short}", c.print(c.short, p))
	}
	if c.Way, err = computed(way, p); err != nil {
		return nil, fmt.Errorf("card %s: %w", k.ID, err)
	}
	return c, nil
}

// number computes a formula that gives a number.
func number(text string, p unit.Printer) (*calc.Calculation, error) {
	c, err := calc.Calc(text, p)
	if err != nil {
		return nil, err
	}
	if _, ok := c.Value.(float64); !ok {
		return nil, fmt.Errorf("%s is no number", text)
	}
	return c, nil
}

// computed replaces each {= formula} of a text by its result.
func computed(text string, p unit.Printer) (string, error) {
	for {
		before, rest, found := strings.Cut(text, "{=")
		if !found {
			return text, nil
		}
		expression, after, _ := strings.Cut(rest, "}")
		c, err := number(strings.TrimSpace(expression), p)
		if err != nil {
			return "", err
		}
		text = before + c.Text + after
	}
}
