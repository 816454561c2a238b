package scenario

import (
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/tree"
)

// Question is a question that the scenario has for an interview: about a metric, or a
// decision.
type Question struct {
	Name    string     // the metric; of a decision a name of its own
	Ask     *Entry     // a text with formulas in braces
	Hint    *Entry     // one too, nil for none
	Choices []Choice   // of a decision; the first whose condition holds is right
	Key     tree.Field // where the name is written
}

// Choice is one of the answers to a decision.
type Choice struct {
	Text Entry // with formulas in braces
	When Entry // the condition under which it is right
}

// Difficulties are the values of the key difficulty, the easiest first.
var Difficulties = []string{"easy", "medium", "hard"}

// readDifficulty reads how hard a scenario is to estimate.
func (w *walker) readDifficulty(v *tree.Value) {
	text := w.text(v, "difficulty")
	if text != "" && !slices.Contains(Difficulties, text) {
		w.fail(v, formula.DidYouMean(text, Difficulties), "difficulty must be easy, medium or hard, not %s", text)
		return
	}
	w.Difficulty = text
}

// aliasPattern is the shape of an alias, which is that of the names of presets; one that
// stands for a variant has its name behind it.
const aliasPattern = "^[a-z0-9]+(-[a-z0-9]+)*(@[a-z][a-z0-9_]*)?$"

func isAlias(text string) bool {
	if name, variant, ok := strings.Cut(text, "@"); ok {
		if !variantName.MatchString(variant) {
			return false
		}
		text = name
	}
	for word := range strings.SplitSeq(text, "-") {
		if strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789") != "" || word == "" {
			return false
		}
	}
	return true
}

// readAliases reads further names of a preset.
func (w *walker) readAliases(v *tree.Value) {
	items := []*tree.Value{v}
	if v.Kind == tree.List {
		items = v.Items
	}
	for _, v := range items {
		text := w.text(v, "each of the aliases")
		if text != "" && !isAlias(text) {
			hint := strings.NewReplacer(" ", "-", "_", "-", ".", "-").Replace(strings.ToLower(text))
			if !isAlias(hint) {
				hint = ""
			}
			w.fail(v, hint, "invalid alias %q: use lower case letters, digits and -", text)
			continue
		}
		w.Aliases = append(w.Aliases, text)
	}
}

const choicesExample = "choices: {one node: db.nodes == 1, several: db.nodes > 1}"

// readInterview reads the questions of an interview.
func (w *walker) readInterview(v *tree.Value) {
	if !w.isMap(v, "interview") {
		return
	}
	for _, f := range v.Fields {
		q := Question{Name: f.Key, Key: f}
		if f.Value.Kind == tree.Map && !w.readQuestion(f, &q) || f.Value.Kind != tree.Map && !w.readText(f, f.Value, "the question about", &q.Ask) {
			continue
		}
		w.Interview = append(w.Interview, q)
	}
}

// readText reads a text with formulas in braces; it is false for another kind of value.
func (w *walker) readText(of tree.Field, v *tree.Value, what string, to **Entry) bool {
	*to = &Entry{Name: of.Key, Text: v}
	return w.isText(v, what+" "+of.Key)
}

// readQuestion reads a question in its long form; it is false after a mistake.
func (w *walker) readQuestion(f tree.Field, q *Question) bool {
	known := []string{"ask", "hint", "choices"}
	for _, part := range f.Value.Fields {
		switch part.Key {
		case "ask":
			if !w.readText(f, part.Value, "the question about", &q.Ask) {
				return false
			}
		case "hint":
			if !w.readText(f, part.Value, "the hint about", &q.Hint) {
				return false
			}
		case "choices":
			if !w.readChoices(f.Key, part.Value, q) {
				return false
			}
		default:
			w.failUnknownKey(part, nearKey(part.Key, known, known), "a question")
			return false
		}
	}
	if q.Ask == nil {
		w.fail(f.Value, f.Key+": {ask: …}", "%s has no text to ask", f.Key)
		return false
	}
	return true
}

// readChoices reads the choices of a decision, at least two.
func (w *walker) readChoices(name string, v *tree.Value, q *Question) bool {
	if !w.isMap(v, "choices") {
		return false
	}
	if len(v.Fields) < 2 {
		w.fail(v, choicesExample, "%s needs two choices or more", name)
		return false
	}
	for _, f := range v.Fields {
		e, ok := w.readEntry(f.Key, f.Value)
		if !ok {
			return false
		}
		q.Choices = append(q.Choices, Choice{Text: Entry{Name: f.Key, Text: tree.Whole(f.File, f.Start, f.End, f.Key)}, When: e})
	}
	return true
}
