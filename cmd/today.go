package cmd

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"botec/estimate"
	"botec/estimate/drill"
	"botec/estimate/practice"
	"botec/estimate/report"
	"botec/estimate/scenario"
	"botec/presets"
)

// What today's set asks again: so many questions, of so long ago.
const (
	mostMissed = 3
	missedFor  = 7 * 24 * time.Hour
)

// todaysSet prepares what to practise today: what was missed, with other numbers, and a
// classic that is not done yet; then there are flash cards. With tags, or with other
// numbers asked for, it is one case alone. before introduces it, nil for one case.
func (a *app) todaysSet(c *call, o practiceCall) (list []*sitting, before report.Text, err error) {
	sessions, err := a.sessions(practice.ReadRecent)
	if err != nil { // one can practise without a history
		a.warn([]string{"the history cannot be read: " + err.Error()})
	}
	now := time.Now()
	if !o.seeded && !o.random { // the same all day
		o.seed, _ = strconv.ParseUint(now.Format("20060102"), 10, 64)
	}
	best := practice.Best(sessions)
	choice, err := chooseCase(best, o, rand.New(rand.NewPCG(o.seed, 0)))
	if err != nil {
		return nil, nil, err
	}
	s, err := a.prepare(choice.Name, c, o, rand.New(rand.NewPCG(o.seed, 1)))
	if err != nil || o.random || len(o.tags) > 0 {
		return []*sitting{s}, nil, err
	}
	memory, _ := a.memory()
	set := &report.TodaysSet{Title: s.Title(), Difficulty: choice.Difficulty, Cards: a.dueCards(memory), Streak: streak(sessions, memory)}
	_, set.Done = best[choice.Name]
	list = append(a.allMissed(practice.Missed(sessions, now, missedFor), o), s)
	for _, s := range list {
		if s.Next = set.Cards; s.Again {
			set.Again += len(s.Questions)
			set.Varied = set.Varied || s.Varied != nil
		}
	}
	return list, report.Today(set), nil
}

// allMissed prepares questions that were missed, those of a scenario together.
func (a *app) allMissed(missed []practice.Miss, o practiceCall) (list []*sitting) {
	byScenario := map[string][]practice.Miss{}
	var names []string
	for _, m := range missed[:min(len(missed), mostMissed)] {
		if byScenario[m.Scenario] == nil {
			names = append(names, m.Scenario)
		}
		byScenario[m.Scenario] = append(byScenario[m.Scenario], m)
	}
	for i, name := range names {
		if s := a.missed(name, byScenario[name], rand.New(rand.NewPCG(o.seed, uint64(i)+2))); s != nil {
			list = append(list, s)
		}
	}
	return list
}

// chooseCase draws one of the classics: presets that are whole systems, have questions of
// their own and are no variant of another preset. The first choice are the easiest ones
// that are not done; once all are, those that went worst. With other numbers asked for it
// is any of them.
func chooseCase(best map[string]float64, o practiceCall, rng *rand.Rand) (*scenario.Scenario, error) {
	var list []*scenario.Scenario
	least := 0.
	names := presets.Names()
	for _, name := range names {
		s, err := scenario.Load(name, scenario.Options{})
		isVariant := slices.ContainsFunc(names, func(of string) bool { return strings.HasPrefix(name, of+"-") })
		if err != nil || s.Kind != "case" || len(s.Interview) == 0 || isVariant || !hasTag(s, o.tags) {
			continue
		}
		rank := float64(slices.Index(scenario.Difficulties, s.Difficulty))
		if share, done := best[name]; done {
			rank = float64(len(scenario.Difficulties)) + share
		}
		if o.random {
			rank = 0
		}
		if len(list) == 0 || rank < least {
			list, least = nil, rank
		}
		if rank == least {
			list = append(list, s)
		}
	}
	if len(list) == 0 {
		return nil, usage("botec presets lists topics and difficulties", "no case has the tag %s", strings.Join(o.tags, " or "))
	}
	return list[rng.IntN(len(list))], nil
}

// hasTag says whether a preset has one of some tags, topics, difficulties or kinds, or
// whether none is asked for.
func hasTag(s *scenario.Scenario, tags []string) bool {
	words := append([]string{s.Kind, s.Topic, s.Difficulty}, s.Tags...)
	return len(tags) == 0 || slices.ContainsFunc(tags, func(t string) bool { return slices.Contains(words, strings.TrimSpace(t)) })
}

// missed prepares questions of a scenario that were missed, with other numbers where these
// vary; nil where they cannot be asked any more.
func (a *app) missed(scenario string, list []practice.Miss, rng *rand.Rand) *sitting {
	c := &call{sampling: practiceSampling}
	s, err := a.prepareAgain(scenario, c, practiceCall{random: true}, list, rng)
	if err != nil {
		if s, err = a.prepare(scenario, c, practiceCall{}, rng); err != nil {
			return nil
		}
	}
	questions := among(s.Questions, list)
	if len(questions) == 0 {
		return nil
	}
	session := practice.NewSession(scenario, len(questions))
	session.Random, session.Again = s.session.Random, true
	s.Questions, s.Again, s.session = questions, true, session
	return s
}

// missedOf are the questions about a scenario that were missed.
func missedOf(r *estimate.Result, list []practice.Miss) []practice.Question {
	if len(list) == 0 {
		return nil
	}
	return among(practice.Questions(r), list)
}

// among are the questions that were missed.
func among(questions []practice.Question, list []practice.Miss) (found []practice.Question) {
	for _, q := range questions {
		if slices.ContainsFunc(list, func(m practice.Miss) bool { return m.Is(&q) }) {
			found = append(found, q)
		}
	}
	return found
}

// dueCards is the number of flash cards that are due today.
func (a *app) dueCards(memory *drill.Memory) (due int) {
	decks, err := drill.Decks(a.printer())
	if err != nil {
		return 0
	}
	for i := range decks {
		due += memory.Standing(&decks[i], drill.DayOf(time.Now())).Due
	}
	return due
}
