package document

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/compare"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/spoken"
	"botec/estimate/unit"
	"botec/presets"
)

// maxReasons is how many changes are listed for a claim.
const maxReasons = 5

// explain says why a claim does not hold: what has changed since the revision. Where
// that is the text, the hint is about the scenario: somebody has just changed the text,
// and meant it, also if the value has moved too.
func (c *checker) explain(check *Check, r *region, got *spoken.Reading, v *estimate.Value, m spoken.Metric) {
	past := c.past()
	if past == nil {
		return
	}
	was := past.claim(c.Document, r)
	of, before := c.before(past, was)
	since := func(text string, args ...any) { check.addWhy(past.Past, text, args...) }
	earlier := ValueIn(before, v.Name)
	same := earlier != nil && isSame(earlier, v)
	wasText, edited := "", false
	if was != nil {
		wasText, edited = was.differs(got, m)
	}
	text := oneLine(check.Text)
	switch {
	case edited:
		check.Edited = wasText
		check.Hint = c.solution(got, v)
		if same {
			since("the text was changed from %s to %s; %s did not change", wasText, text, v.Name)
			return
		}
		since("the text was changed from %s to %s", wasText, text)
		if earlier != nil {
			c.reasons(check, of, before, v)
		}
	case earlier == nil:
	case ClaimHolds(got, earlier):
		c.reasons(check, of, before, v)
	case same && was != nil && presetOf(c.of, c.result) != "":
		preset := presetOf(c.of, c.result)
		since("nothing has changed here; preset %s is part of botec, and its figures may differ between versions", preset)
		check.Why = append(check.Why, fmt.Sprintf("a copy keeps its figures: botec presets %s > %s.botec.yaml", preset, preset))
	case was != nil:
		check.Why = append(check.Why, fmt.Sprintf("it did not hold in %s either: %s was %s", past.Name, v.Name, valueText(earlier)))
	}
}

// overwritten says that an update has replaced a number that somebody had changed.
func (c *Check) overwritten() *source.Error {
	return &source.Error{File: c.File, Start: c.Start, End: c.End, Hint: c.Hint,
		Text: fmt.Sprintf("overwrote %s, which had been changed from %s", oneLine(c.Text), c.Edited)}
}

// before is the scenario of a claim in the revision, with its result; nil if there is
// none. was is the claim there, nil if that is not known.
func (c *checker) before(past *pastDocument, was *pastClaim) (*Scenario, *estimate.Result) {
	if was != nil && was.of != nil {
		return was.of, past.evaluate(*was.of)
	}
	return past.scenario(*c.of)
}

// ValueIn finds a metric or statistic of a result, nil if there is none.
func ValueIn(r *estimate.Result, name string) *estimate.Value {
	if r == nil {
		return nil
	}
	if isStatistic(name) {
		if k := slices.IndexFunc(r.Figures, func(v estimate.Value) bool { return v.Name == name }); k >= 0 {
			return &r.Figures[k]
		}
		return nil
	}
	return r.Get(name)
}

// isSame says that two values are the same but for rounding.
func isSame(a, b *estimate.Value) bool {
	same := func(x, y float64) bool { return math.Abs(x-y) <= columns.Tolerance*math.Abs(y) }
	return same(a.Value, b.Value) && same(a.P5, b.P5) && same(a.P95, b.P95)
}

// reasons says what moved a value: another scenario, its inputs and formulas, and what
// each makes of the value.
func (c *checker) reasons(check *Check, of *Scenario, before *estimate.Result, v *estimate.Value) {
	past := c.pastDocument.Past
	switch was, is := of.title(), c.of.title(); {
	case was == is, of.Text != nil && c.of.Text != nil:
	case of.isFile() && c.of.isFile() && isMissing(of.Name):
		check.addWhy(past, "%s is now %s", was, is)
	default:
		check.addWhy(past, "the document uses %s in place of %s", is, was)
	}
	list := Effects(compare.NewPair(before, c.result), v)
	if len(list) == 0 { // a figure of a data file that the scenario does not use
		check.addWhy(past, "%s %s → %s", v.Name, valueText(ValueIn(before, v.Name)), valueText(v))
	}
	check.addEffects(past, list)
}

// addWhy adds what has changed since the revision.
func (c *Check) addWhy(past *Past, text string, args ...any) {
	c.Why = append(c.Why, "since "+past.Name+": "+fmt.Sprintf(text, args...))
}

// addEffects adds the largest effects of changes since the revision.
func (c *Check) addEffects(past *Past, list []Effect) {
	for i, e := range list {
		if i == maxReasons && len(list) > maxReasons+1 {
			c.addWhy(past, "and %d more changes", len(list)-i)
			break
		}
		if c.addWhy(past, "%s", e); i == 0 {
			c.Cause = e.At
		}
	}
}

// explainExpectation says what has moved the left side of an expectation that fails,
// if that is a metric.
func (c *Check) explainExpectation(past *Past, before, now *estimate.Result, metric string) {
	k := slices.IndexFunc(before.Expect, func(e estimate.Check) bool { return e.Condition == c.Name })
	was, is := before.Get(metric), now.Get(metric)
	switch {
	case k < 0 || was == nil || is == nil: // it is new
	case before.Expect[k].Holds:
		c.addEffects(past, Effects(compare.NewPair(before, now), is))
	default:
		c.Why = append(c.Why, fmt.Sprintf("it did not hold in %s either: %s was %s", past.Name, metric, valueText(was)))
	}
}

// Effect is a change of an input or formula, and what it makes of a value.
type Effect struct {
	Change string // "replication 2 → 3"
	Size   string // "×1.5", "3 PB more"; "" if it is not known
	At     string // "capacity/feed.botec.yaml:7", "" if it has no position
}

// String writes the effect as a reason for the value.
func (e Effect) String() string {
	text := e.Change
	if e.Size != "" {
		text += " makes it " + e.Size
	}
	if e.At != "" {
		text += " (" + e.At + ")"
	}
	return text
}

// Effects lists the changes between two results that have moved a value of the second,
// the largest effect first. Where the effects are not known, as of a mean, it
// lists the changes that the value is computed from.
func Effects(pair *compare.Pair, v *estimate.Value) (list []Effect) {
	contributions, added := contributionsTo(pair, v.Name)
	for _, change := range contributions {
		e := Effect{Change: "other " + change.Name, Size: unit.Times(change.Alone)}
		switch {
		case added && change.Alone < 0:
			e.Size = v.Print(-change.Alone) + " less"
		case added:
			e.Size = v.Print(change.Alone) + " more"
		}
		if d := change.Difference; d != nil {
			e.Change, e.At = d.String(), d.At
		}
		list = append(list, e)
	}
	if len(list) > 0 {
		return list
	}
	for _, d := range pair.InputsOf(v) {
		list = append(list, Effect{Change: d.String(), At: d.At})
	}
	return list
}

func (s *Scenario) isFile() bool { return s.Text == nil && !s.Preset }

// isMissing reports whether the file of a scenario, or another one, does not exist now.
func isMissing(file string) bool {
	file, _ = scenario.SplitVariant(file)
	_, err := os.Lstat(filepath.FromSlash(file))
	return errors.Is(err, fs.ErrNotExist)
}

// contributionsTo lists the contributions to a metric, or to a percentile of one.
func contributionsTo(pair *compare.Pair, name string) ([]compare.Contribution, bool) {
	for _, p := range compare.Percentiles {
		if metric, ok := strings.CutPrefix(name, p.Name+"("); ok {
			return pair.PercentileContributions(strings.TrimSuffix(metric, ")"), p)
		}
	}
	return pair.Contributions(name)
}

// title names a scenario in messages.
func (s *Scenario) title() string {
	switch {
	case s.Text != nil:
		return "the block of " + s.Name
	case s.Preset:
		return "preset " + s.Name
	}
	return s.Name
}

// presetOf is the preset that a scenario is or extends, "" for none.
func presetOf(of *Scenario, r *estimate.Result) string {
	if of.Preset {
		name, _ := scenario.SplitVariant(of.Name)
		return presets.Name(name)
	}
	for i := range r.Quantities {
		if q := &r.Quantities[i]; q.Entry != nil && q.Origin == scenario.OriginPreset && !q.FromCatalogue() {
			name, _, _ := strings.Cut(q.At(), ".yaml:")
			if _, ok := presets.Read(name); ok { // the reference numbers are none
				return name
			}
		}
	}
	return ""
}

// solution says what would make a text true, "" if that is not known: another value of
// an input that the scenario gives.
func (c *checker) solution(got *spoken.Reading, v *estimate.Value) string {
	wanted := v.Print(got.Low)
	switch {
	case got.IsRange() || got.Bound != 0 || c.of.Text != nil || v.Uncertain:
		return ""
	case v.Entry != nil && v.Entry.AtHand() && v.Leaf():
		return fmt.Sprintf("if the text is right, write %s at %s", wanted, v.At())
	case c.env.Solve == nil || c.solved == maxSolved:
		return ""
	}
	c.solved++
	command := c.env.Solve(*c.of, v.Name+" ~ "+wanted)
	if command == "" {
		return ""
	}
	return "if the text is right: " + command
}

// maxSolved is for how many claims of a document a solution is looked for.
const maxSolved = 5
