package cmd

import (
	"errors"
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

	"github.com/spf13/cobra"
)

func (a *app) practice() *cobra.Command {
	var c call
	var o practiceCall
	cmd := &cobra.Command{
		Use:   "practice [SCENARIO...]",
		Short: "answer interview questions with your own estimates, and get a score",
		Long: `Asks for the estimates that an interviewer asks for, each with what you must
know to make it. Answer with a number and its unit (30 TB, 4k/s), or with a
range that you are 90% sure of (2k..6k/s). After each answer you see the mental
arithmetic. hint shows a formula, case shows all that is given, skip goes on,
back asks once more, quit ends with the score so far.

A number scores 1 within a factor of 1.5 of the truth, ½ within 3, ¼ within
10. A range scores less the wider it is and the farther the truth is from its
middle: on average the best is to state what you are 90% sure of. A hint costs
a quarter of the score. A question that is not reached counts as one.

Without a SCENARIO you get today's set: what you missed in the last week, with
other numbers, and a classic case that you have not done yet, easy ones first.
--interview puts the case without its numbers: you state what you assume, then
come figures that follow from that, and decisions, on a clock of five minutes.

The name may have several words (rate limiter). Answers may come from standard
input, one per line; with -o json the conversation goes to standard error and
the result to standard output. Sessions are saved in your state folder.

More: botec help practising`,
		Example: `  botec practice
  botec practice youtube --random --seed 7
  botec practice --tag messaging
  botec practice whatsapp --interview
  botec practice --history`,
		ValidArgsFunction: completeScenario,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.seeded = cmd.Flags().Changed("seed")
			name := scenarioName(args)
			switch {
			case o.history && (o.random || o.open || o.seeded || len(o.tags) > 0):
				return usage("botec practice --history", "--history lists past sessions, so it takes a SCENARIO and no other flag of practice")
			case o.history:
				return a.runHistory(name)
			case name == "-":
				return usage("", "practice reads answers from standard input, so the scenario must be a preset or a file")
			case o.open && o.random:
				return usage("botec practice --interview", "in an interview you choose the inputs, so there is nothing for --random to vary")
			case name != "" && len(o.tags) > 0:
				return usage("botec practice --tag "+strings.Join(o.tags, ","), "--tag picks a case, so it takes no scenario")
			}
			return a.runPractice(name, &c, o)
		},
	}
	c.addSet(cmd)
	cmd.Flags().BoolVar(&o.random, "random", false, "vary the inputs, so that known figures do not help")
	cmd.Flags().Uint64Var(&o.seed, "seed", 0, "use seed `N` to choose the scenario and to vary its inputs")
	cmd.Flags().StringSliceVar(&o.tags, "tag", nil, "practise a case with one of these `TAGS`, topics or difficulties, separated by commas")
	cmd.Flags().BoolVar(&o.open, "interview", false, "be asked as in an interview: you choose the inputs, then figures and decisions follow")
	cmd.Flags().BoolVar(&o.history, "history", false, "list past sessions, how they went by kind of question and by week, and how often your ranges contained the truth")
	return cmd
}

type practiceCall struct {
	random, history, seeded, open bool
	seed                          uint64
	tags                          []string
}

// scenarioName is the scenario that some words name: a preset may be named as one would
// say it, "rate limiter", "design twitter".
func scenarioName(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	if strings.EqualFold(words[0], "design") {
		words = words[1:]
	}
	name := strings.ToLower(strings.Join(words, "-"))
	if _, ok := presets.Read(name); ok || len(words) == 1 {
		return name
	}
	return strings.Join(words, " ")
}

// practiceSampling is how scenarios are sampled.
var practiceSampling = estimate.Sampling{Samples: estimate.DefaultSamples, Seed: defaultSeed}

// sitting is one interview that is prepared.
type sitting struct {
	*report.Interview
	session *practice.Session
}

func (a *app) runPractice(name string, c *call, o practiceCall) error {
	if err := a.without("practice", "-o json", "csv", "markdown", "html"); err != nil {
		return err
	}
	c.sampling = practiceSampling
	if !o.seeded {
		o.seed = uint64(time.Now().UnixNano()) % 1e6
	}
	if o.open {
		return a.openInterview(name, c, o)
	}
	var list []*sitting
	var before report.Text
	var err error
	if name == "" {
		list, before, err = a.todaysSet(c, o)
	} else {
		var s *sitting
		s, err = a.prepare(presets.Name(name), c, o, rand.New(rand.NewPCG(o.seed, 0)))
		list = []*sitting{s}
	}
	if err != nil {
		return err
	}
	problem := a.hold(list, before)
	sessions := []*practice.Session{}
	for _, s := range list {
		if len(s.session.Questions) > 0 { // also where the terminal is gone
			a.keep(s.session)
		}
		sessions = append(sessions, s.session)
	}
	switch {
	case problem != nil:
		return problem
	case name == "":
		_, err = a.machine(asJSON(map[string]any{"sessions": sessions}))
	default:
		_, err = a.machine(asJSON(sessions[0]))
	}
	return err
}

// prepare prepares the interview about a scenario, with its inputs varied if that is
// asked for.
func (a *app) prepare(name string, c *call, o practiceCall, rng *rand.Rand) (*sitting, error) {
	return a.prepareAgain(name, c, o, nil, rng)
}

// prepareAgain is prepare for questions that were missed: what varies changes these.
func (a *app) prepareAgain(name string, c *call, o practiceCall, missed []practice.Miss, rng *rand.Rand) (*sitting, error) {
	r, err := a.result(name, c)
	if err != nil {
		return nil, err
	}
	var varied *report.Variation
	if o.random {
		varied = &report.Variation{Seed: o.seed}
		if r, varied.Names, err = a.varied(name, c, r, missedOf(r, missed), rng); err != nil {
			return nil, err
		}
	}
	n := report.NewInterview(r, practice.Questions(r), varied)
	if len(n.Questions) == 0 {
		return nil, usage("botec practice twitter", "%s has no quantity that practice can ask for", name)
	}
	s := &sitting{n, practice.NewSession(name, len(n.Questions))}
	if s.session.Random = o.random; o.random {
		s.session.Seed = &o.seed
	}
	return s, nil
}

// hold holds interviews one after the other, until somebody quits.
func (a *app) hold(list []*sitting, before report.Text) error {
	l := a.listen()
	defer l.close()
	if before != nil && !l.isScreen() {
		if err := l.say(before(l.style(), 0)); err != nil {
			return err
		}
	}
	for i, s := range list {
		c := &conversation{Interview: s.Interview, listener: l, session: s.session, goesOn: i+1 < len(list)}
		if err := c.interview(before); err != nil || c.quit {
			return err
		}
		before = c.screen.Above
		if before == nil {
			before = report.Nothing
		}
		if i+1 < len(list) {
			list[i+1].Before = s.Before + s.session.Score
			list[i+1].BeforeMax = s.BeforeMax + s.session.Max
		}
	}
	return nil
}

// mostDraws is how often other inputs are drawn until they make sense and change what is
// asked for.
const mostDraws = 20

// varied evaluates a scenario with other inputs, the first that make sense and change all
// that must be, else those that change most of it; and names the inputs.
func (a *app) varied(name string, c *call, r *estimate.Result, must []practice.Question, rng *rand.Rand) (varied *estimate.Result, names []string, err error) {
	last := errors.New("no variation of " + name + " has a quantity that practice can ask for")
	most := -1
	for range mostDraws {
		with := *c
		if with.flags = practice.Vary(r, rng); len(with.flags) == 0 {
			last = usage("botec practice "+name, "%s has no inputs that --random can vary", name)
			continue
		}
		g, err := a.compile(name, &with)
		var drawn *estimate.Result
		if err == nil {
			drawn, err = estimate.Estimate(g, a.printer(), with.sampling)
		}
		if err != nil {
			last = err
			continue
		}
		changed := 0
		for i := range must {
			if practice.Varies(&must[i], drawn) {
				changed++
			}
		}
		if changed <= most || changed == 0 && len(must) > 0 || len(practice.Questions(drawn)) == 0 {
			continue
		}
		varied, names, most = drawn, nil, changed
		for _, s := range with.flags {
			names = append(names, s.Name)
		}
		if changed == len(must) {
			break
		}
	}
	if varied == nil {
		return nil, nil, last
	}
	return varied, names, nil
}

// keep adds a session to the history. That there is no place for it spoils
// nothing.
func (a *app) keep(s *practice.Session) {
	file, err := practice.HistoryFile()
	if err == nil {
		kept := *s
		kept.Time = time.Now().UTC().Truncate(time.Second)
		err = practice.AppendSession(file, &kept)
	}
	if err != nil {
		a.warn([]string{"the result was not saved: " + err.Error()})
	}
}

func (a *app) runHistory(name string) error {
	list, err := a.sessions(practice.ReadSessions)
	if err != nil {
		return err
	}
	if name != "" {
		name = presets.Name(name)
		list = slices.DeleteFunc(list, func(s practice.Session) bool { return s.Scenario != name })
		if len(list) == 0 {
			if _, err := scenario.Load(name, scenario.Options{}); err != nil {
				return err
			}
		}
	}
	memory, _ := a.memory()
	h := report.NewPracticeHistory(list, time.Now(), streak(list, memory))
	if done, err := a.machine(asJSON(h)); done {
		return err
	}
	return a.write(report.History(h, name, time.Local))
}

// sessions are all that were kept, or the latest. The error is that of the file system.
func (a *app) sessions(read func(file string) ([]practice.Session, int, error)) ([]practice.Session, error) {
	file, err := practice.HistoryFile()
	if err != nil {
		return nil, err
	}
	list, strange, err := read(file)
	if err == nil && strange > 0 {
		a.warn([]string{"skipped lines of " + file + " that are not sessions: " + strconv.Itoa(strange)})
	}
	return list, err
}

// streak is the number of days in a row with a session or flash cards.
func streak(list []practice.Session, memory *drill.Memory) int {
	return practice.Streak(list, time.Now(), func(day string) bool { return memory.Answered(drill.Day(day)) })
}
