package practice

import (
	"regexp"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// assumption asks for an input.
func (c *chooser) assumption(v *estimate.Value) Assumption {
	text, _ := c.sayable(v)
	q := Question{Value: v, Of: []*estimate.Value{v}, Text: text}.asked(c.Result)
	d := v.Type().Dim
	if q.In == nil && d.Data == 0 && d != unit.Time && !d.IsNumber() || v.Shown.IsPercent() {
		name, _ := v.Unit()
		q.In, _ = formula.ParseUnit(name, c.Scenario.Units())
	}
	return Assumption{q}
}

// sayable is the question for an input: that of assumptions.txt, or one made of its name,
// its dimension and its note. ok is false for an input that cannot be asked for well: one
// whose name is no noun, and in a scenario with workloads one that is about the machines
// or the design.
func (c *chooser) sayable(v *estimate.Value) (text string, ok bool) {
	if text, ok = wordsFor(v); ok {
		return text, true
	}
	if v.Class != graph.Input || !c.isOfTask(v) {
		return "", false
	}
	d, name := v.Type().Dim, inWords(v.Name)
	each := ""
	if things, of, ok := strings.Cut(name, " per "); ok && spanOf(of) < 0 {
		name, each = things, of
	} else if ok {
		name = things
	}
	plain, noun := d.WithoutNouns(), ""
	for _, n := range d.Nouns() {
		switch {
		case n.Exp != -1 || noun != "":
			if n.Exp != 1 || plain != (unit.Dim{}) {
				return "", false
			}
		default:
			noun = asWords(n.Noun)
		}
	}
	if each == "" {
		each = noun
	}
	if each != "" {
		each = " for each " + each
	}
	switch {
	case v.Shown.IsPercent():
		return whatShare(name, v.Note())
	case d == unit.Time:
		note, _, _ := strings.Cut(v.Note(), ";")
		return "How much time passes " + note + "?", strings.HasPrefix(note, "between ") && fits(note)
	case plain == unit.Rate:
		text, ok = howMany(name, " a "+writtenPeriod(v)+each)
	case plain.IsNumber() && (each != "" || d != unit.Dim{} || v.Value >= fewestThings):
		text, ok = howMany(name, each)
	case plain == unit.Data && each == "":
		text, ok = c.howLarge(name)
	}
	return withNote(text, v), ok
}

// fewestThings is the least number of things that is asked for by a name alone: fewer are
// often part of a design.
const fewestThings = 100

// isOfTask says whether an input says how large the task is, and nothing about machines;
// of a scenario without workloads nobody knows.
func (c *chooser) isOfTask(v *estimate.Value) bool {
	if len(c.Scenario.Workloads) == 0 {
		return true
	}
	i, _ := c.Find(v.Name)
	role := c.roles[i]
	return role != 0 && role&fixed == 0
}

// capitals are words that are written in capitals.
var capitals = regexp.MustCompile(`\b(api|cdn|eta|etas|gps|http|id|ids|ip|sms|sql|url|urls)\b`)

// spelt is a name with its capitals.
func spelt(name string) string {
	return capitals.ReplaceAllStringFunc(name, func(w string) string {
		if stem, plural := strings.CutSuffix(w, "s"); plural && w != "sms" {
			return strings.ToUpper(stem) + "s"
		}
		return strings.ToUpper(w)
	})
}

// howMany asks for a number of things; ok is false where the name is none. Things may be
// said to be done: messages sent.
func howMany(name, behind string) (text string, ok bool) {
	words := strings.Fields(name)
	done := ""
	if n := len(words) - 1; n > 0 && slices.Contains(participles, words[n]) {
		done, words = words[n], words[:n]
	}
	last := words[len(words)-1]
	if slices.Contains(noThings, words[0]) || !strings.HasSuffix(last, "s") || strings.HasSuffix(last, "ss") || slices.Contains(singularInS, last) {
		return "", false
	}
	if words[0] == "all" && len(words) > 1 {
		words, behind = words[1:], behind+" in all"
	}
	things := spelt(strings.Join(words, " "))
	if done != "" {
		return "How many " + things + " are " + done + behind + "?", true
	}
	return "How many " + things + " are there" + behind + "?", true
}

// participles are what names say is done with things, singularInS words that look like a
// plural, and noThings with what a name of things does not begin.
var (
	noThings    = strings.Fields("by in of on with")
	participles = strings.Fields("sent received seen served read written shown stored kept made opened uploaded posted")
	singularInS = strings.Fields("bandwidths dns status bus rows_in series address access this")
)

// whatShare asks for a share by the note about it: "of the carts are paid for", or what it
// is the share of; ok is false where there is no such note.
func whatShare(name, note string) (text string, ok bool) {
	note, _, _ = strings.Cut(note, ";")
	of, isShare := strings.CutSuffix(name, " share")
	first, _, _ := strings.Cut(note, " ")
	switch {
	case !fits(note):
		return "", false
	case first == "of" && (isShare || strings.Count(note, " ") > 2):
		text = strings.ToUpper(of[:1]) + of[1:] + ": what share " + note
	case isShare && !slices.Contains(strings.Fields("at by for from in on with"), first):
		text = "What share are " + note
	default:
		return "", false
	}
	return text + ", in percent?", true
}

// howLarge asks for the size of a thing; ok is false where the name is none, as small, or
// is no word for one of many.
func (c *chooser) howLarge(name string) (text string, ok bool) {
	thing := strings.TrimSuffix(strings.TrimSuffix(name, " size"), " length")
	switch words := strings.Fields(thing); {
	case thing == name && !slices.Contains(things, thing), slices.Contains(masses, thing), len(words) > 2, strings.HasSuffix(thing, "s"):
		return "", false
	}
	article := "a "
	if strings.ContainsRune("aeio", rune(thing[0])) {
		article = "an "
	}
	return "How large is " + article + spelt(thing) + "?", true
}

// things are names of what has a size, and masses names of which there is not one.
var (
	things = strings.Fields("answer document file image job key line message object page photo query record response row sample tile video view")
	masses = strings.Fields("content data disk float hold shown uuid id index media memory original storage text value")
)

// withNote puts the note about an input into its question, unless that tells a number.
func withNote(text string, v *estimate.Value) string {
	if note := v.Note(); fits(note) {
		return strings.TrimSuffix(text, "?") + " (" + note + ")?"
	}
	return text
}

// fits says whether a note may stand in a question.
func fits(note string) bool {
	return note != "" && len(note) <= longestNote && !numbers.MatchString(note)
}

// longestNote is the length of a note that fits into a question.
const longestNote = 50

// wordsFor is the question of assumptions.txt for a value; ok is false where it has none.
func wordsFor(v *estimate.Value) (text string, ok bool) {
	name := v.Name
	if v.Owner != "" {
		name = "{}." + v.Label
	}
	for line := range strings.SplitSeq(assumptions, "\n") {
		if of, text, found := strings.Cut(line, ": "); found && of == name && line[0] != '#' {
			owner := asWords(v.Owner)
			if note := v.Note(); v.Label == "share" && fits(note) {
				owner += ": " + note
			}
			return strings.ReplaceAll(text, "{}", owner), true
		}
	}
	return "", false
}

// writtenPeriod is the time of a rate as the scenario writes it: "day" of 2/user/day.
func writtenPeriod(v *estimate.Value) string {
	shown, _ := v.Unit()
	for _, text := range []string{v.Formula(), shown} {
		if i := spanOf(strings.TrimSpace(text[strings.LastIndexByte(text, '/')+1:])); i >= 0 {
			return spans[i].name
		}
	}
	return "second"
}
