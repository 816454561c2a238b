package cmd

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"botec/estimate"
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
		Use:   "practice [SCENARIO]",
		Short: "answer interview questions with your own estimates, and get a score",
		Long: `Shows the requirements of a scenario and asks for the estimates that an
interviewer asks for. Answer with a number and its unit (30 TB, 4k/s), or with
a range that you are 90% sure of (2k..6k/s). After each answer you see the
mental arithmetic. hint shows the formula, case shows the requirements again,
skip goes on, quit ends with the score so far.

A number scores 1 within a factor of 1.5 of the truth, ½ within 3, ¼ within
10. A range scores less the wider it is, and much less if it misses the truth:
on average the best is to state what you are 90% sure of. A hint costs a
quarter of the score. A question that is not reached counts as one.

Without a SCENARIO it picks a preset at random. Answers may come from standard
input, one per line; with -o json the conversation goes to standard error and
the result to standard output. Sessions are saved in your state folder.

More: botec help practising`,
		Example: `  botec practice twitter
  botec practice youtube --random --seed 7
  botec practice --history`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeScenario,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.seeded = cmd.Flags().Changed("seed")
			if o.history {
				if len(args) > 0 {
					return usage("botec practice --history", "--history lists all sessions, so it takes no scenario")
				}
				return a.runHistory()
			}
			if len(args) > 0 && args[0] == "-" {
				return usage("", "practice reads answers from standard input, so the scenario must be a preset or a file")
			}
			return a.runPractice(strings.Join(args, ""), &c, o)
		},
	}
	c.addSet(cmd)
	cmd.Flags().BoolVar(&o.random, "random", false, "vary the inputs, so that known figures do not help")
	cmd.Flags().Uint64Var(&o.seed, "seed", 0, "use seed `N` to choose the scenario and to vary its inputs")
	cmd.Flags().BoolVar(&o.history, "history", false, "list past sessions, and how often your ranges contained the truth")
	return cmd
}

type practiceCall struct {
	random, history, seeded bool
	seed                    uint64
}

func (a *app) runPractice(name string, c *call, o practiceCall) error {
	if err := a.without("practice", "-o json", "csv", "markdown", "html"); err != nil {
		return err
	}
	if !o.seeded {
		o.seed = uint64(time.Now().UnixNano()) % 1e6
	}
	rng := rand.New(rand.NewPCG(o.seed, 0))
	if name == "" {
		name = anyCase(rng)
	}
	name = presets.Name(name)
	c.sampling = estimate.Sampling{Samples: estimate.DefaultSamples, Seed: defaultSeed}
	r, err := a.result(name, c)
	if err != nil {
		return err
	}
	if o.random {
		if r, err = a.varied(name, c, r, rng); err != nil {
			return err
		}
	}
	interview := &report.Interview{Result: r, Questions: practice.Questions(r), Style: a.style(), Varied: o.random}
	if len(interview.Questions) == 0 {
		return usage("botec practice twitter", "%s has no quantity that practice can ask for", name)
	}
	session := practice.NewSession(name, len(interview.Questions))
	if session.Random = o.random; o.random {
		session.Seed = &o.seed
	}
	if err := a.interview(interview, session); err != nil {
		return err
	}
	if len(session.Questions) > 0 {
		a.keep(session)
	}
	_, err = a.machine(asJSON(session))
	return err
}

// conversation is an interview with somebody, or with the lines of a file.
type conversation struct {
	*report.Interview
	dialogue
	session *practice.Session
}

// interview asks and listens until the questions or the answers end.
func (a *app) interview(n *report.Interview, session *practice.Session) error {
	d, done := a.dialogue()
	defer done()
	c := &conversation{Interview: n, dialogue: d, session: session}
	opening := n.Opening()
	if session.Seed != nil {
		opening = "--random --seed " + strconv.FormatUint(*session.Seed, 10) + " gives the same inputs again\n\n" + opening
	}
	if err := c.say(opening); err != nil {
		return err
	}
	for i := range n.Questions {
		if goOn, err := c.ask(i); err != nil {
			return err
		} else if !goOn {
			break
		}
	}
	return c.say(n.Closing(session))
}

// ask puts a question until it is answered or skipped; goOn is false where
// somebody quits, or nobody answers any more.
func (c *conversation) ask(i int) (goOn bool, err error) {
	q, text, hints := c.Questions[i], c.Ask(i), 0
	for {
		word, echo, ok, err := c.prompt(text)
		if !ok || err != nil {
			return false, err
		}
		text = echo
		switch strings.ToLower(word) {
		case "":
		case "help":
			text += c.Rules()
		case "case":
			text += c.Case()
		case "hint", "h", "?":
			text += c.Hint(q)
			hints++
		case "quit", "exit", "q":
			return false, c.say(text)
		case "skip", "s":
			return true, c.say(text + c.Verdict(q, nil, c.session.Answer(i, q, nil, hints)))
		default:
			answer, err := practice.ParseAnswer(c.Result, q, word)
			if err != nil {
				text += err.Error() + "\n"
				break
			}
			return true, c.say(text + c.Verdict(q, answer, c.session.Answer(i, q, answer, hints)))
		}
	}
}

// varied evaluates a scenario with other inputs, the first that make sense.
func (a *app) varied(name string, c *call, r *estimate.Result, rng *rand.Rand) (*estimate.Result, error) {
	var last error
	for range 20 {
		with := *c
		with.flags = practice.Vary(r, rng)
		if len(with.flags) == 0 {
			last = usage("botec practice "+name, "%s has no inputs that --random can vary", name)
			continue
		}
		g, err := a.compile(name, &with)
		if err == nil {
			var varied *estimate.Result
			if varied, err = estimate.Estimate(g, a.printer(), with.sampling); err == nil && len(practice.Questions(varied)) > 0 {
				return varied, nil
			}
		}
		last = err
	}
	if last == nil {
		last = errors.New("no variation of " + name + " has a quantity that practice can ask for")
	}
	return nil, last
}

// anyCase draws one of the presets that are whole systems.
func anyCase(rng *rand.Rand) string {
	names := presets.Names()
	for {
		name := names[rng.IntN(len(names))]
		if s, err := scenario.Load(name, scenario.Options{}); err == nil && s.Kind == "case" {
			return name
		}
	}
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

func (a *app) runHistory() error {
	file, err := practice.HistoryFile()
	if err != nil {
		return err
	}
	list, strange, err := practice.ReadSessions(file)
	if err != nil {
		return err
	}
	if strange > 0 {
		a.warn([]string{"skipped lines of " + file + " that are not sessions: " + strconv.Itoa(strange)})
	}
	if done, err := a.machine(asJSON(struct {
		Sessions []practice.Session   `json:"sessions"`
		Ranges   practice.Calibration `json:"ranges"`
	}{append([]practice.Session{}, list...), practice.Calibrate(list)})); done {
		return err
	}
	return a.write(report.History(list, time.Local))
}
