package cmd

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"botec/estimate"
	"botec/estimate/page"
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
		Long: `Asks for the estimates that an interviewer asks for, each with what you must
know to make it. Answer with a number and its unit (30 TB, 4k/s), or with a
range that you are 90% sure of (2k..6k/s). After each answer you see the mental
arithmetic. hint shows a formula, case shows all that is given, skip goes on,
back asks once more, quit ends with the score so far.

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
	var varied *report.Variation
	if o.random {
		varied = &report.Variation{Seed: o.seed}
		if r, varied.Names, err = a.varied(name, c, r, rng); err != nil {
			return err
		}
	}
	interview := report.NewInterview(r, practice.Questions(r), varied)
	if len(interview.Questions) == 0 {
		return usage("botec practice twitter", "%s has no quantity that practice can ask for", name)
	}
	session := practice.NewSession(name, len(interview.Questions))
	if session.Random = o.random; o.random {
		session.Seed = &o.seed
	}
	problem := a.interview(interview, session)
	if len(session.Questions) > 0 { // also where the terminal is gone
		a.keep(session)
	}
	if problem != nil {
		return problem
	}
	_, err = a.machine(asJSON(session))
	return err
}

// conversation is an interview with somebody at a terminal, or with the lines of a file.
type conversation struct {
	*report.Interview
	*listener
	session *practice.Session
	screen  report.Screen
}

// interview asks and listens until the questions or the answers end.
func (a *app) interview(n *report.Interview, session *practice.Session) error {
	c := &conversation{Interview: n, listener: a.listen(), session: session}
	defer c.close()
	c.screen.Title = n.Title()
	if !c.isScreen() {
		if err := c.say(c.style().Paint(page.Bold, n.Title()) + "\n"); err != nil {
			return err
		}
	}
	if err := c.tell(n.Opening()); err != nil {
		return err
	}
	for i := 0; i < len(n.Questions); {
		next, err := c.ask(i)
		if err != nil {
			return err
		}
		i = next
	}
	return c.end()
}

// tell says a text, or keeps it for the next screen: what stands above a question.
func (c *conversation) tell(text report.Text) error {
	if c.isScreen() {
		c.screen.Above = text
		return nil
	}
	return c.say(text(c.listener.style(), 0))
}

// answer says a text about the present question, or keeps it for the screen.
func (c *conversation) answer(text report.Text) error {
	if c.isScreen() {
		c.screen.Below = append(c.screen.Below, text)
		return nil
	}
	return c.say(text(c.listener.style(), 0))
}

// drawn is the screen as it is.
func (c *conversation) drawn() string {
	_, rows := c.size()
	return c.screen.Draw(c.listener.style(), rows)
}

// show puts a question on the screen, or says it.
func (c *conversation) show(i int) error {
	question := c.Ask(i)
	if !c.isScreen() {
		return c.say("\n" + question(c.listener.style(), 0))
	}
	c.screen.Question, c.screen.Below, c.screen.Right = question, nil, ""
	if len(c.session.Questions) > 0 {
		c.screen.Right = "so far " + report.SoFar(c.session)
	}
	return nil
}

// listen asks for a line below the screen.
func (c *conversation) listen(initial string) (line string, ok bool, err error) {
	if c.isScreen() {
		if err := c.draw(c.drawn()); err != nil {
			return "", false, err
		}
	}
	return c.read("> ", initial, c.drawn)
}

// ask puts question i until it is answered or skipped, and returns which one is next:
// that behind the last where somebody quits, or nobody answers any more.
func (c *conversation) ask(i int) (next int, err error) {
	q, hints, refused, over := c.Questions[i], 0, "", len(c.Questions)
	if err := c.show(i); err != nil {
		return over, err
	}
	for {
		line, ok, err := c.listen(refused)
		if err != nil || !ok {
			return over, err
		}
		refused, c.screen.Refused = "", nil
		word := strings.TrimSpace(line)
		var text report.Text
		switch strings.ToLower(word) {
		case "":
		case "help":
			text = c.Rules()
		case "case":
			text = c.Case()
		case "hint", "h", "?":
			hint, ok := c.Hint(q, hints)
			if text = hint; ok {
				hints++
			}
		case "quit", "exit", "q":
			return over, nil
		case "back", "b":
			if i > 0 {
				return i - 1, c.tell(c.Back())
			}
			text = c.NoWayBack()
		case "skip", "s":
			return i + 1, c.tell(c.Verdict(q, nil, c.session.Answer(i, q, nil, hints)))
		default:
			answer, err := practice.ParseAnswer(c.Result, q, word)
			if err == nil {
				return i + 1, c.tell(c.Verdict(q, answer, c.session.Answer(i, q, answer, hints)))
			}
			refused = word
			if !c.isScreen() {
				text = report.Refused(err)
			}
			c.screen.Refused = report.Refused(err)
		}
		if text != nil {
			if err := c.answer(text); err != nil {
				return over, err
			}
		}
	}
}

// end shows the score.
func (c *conversation) end() error {
	closing := c.Closing(c.session, c.isScreen())
	if !c.isScreen() {
		return c.say("\n" + closing(c.listener.style(), 0))
	}
	c.screen.Question, c.screen.Below, c.screen.Refused, c.screen.Right = closing, nil, nil, ""
	return c.draw(c.drawn())
}

// varied evaluates a scenario with other inputs, the first that make sense, and names
// these.
func (a *app) varied(name string, c *call, r *estimate.Result, rng *rand.Rand) (varied *estimate.Result, names []string, err error) {
	last := errors.New("no variation of " + name + " has a quantity that practice can ask for")
	for range 20 {
		with := *c
		if with.flags = practice.Vary(r, rng); len(with.flags) == 0 {
			last = usage("botec practice "+name, "%s has no inputs that --random can vary", name)
			continue
		}
		g, err := a.compile(name, &with)
		if err == nil {
			varied, err = estimate.Estimate(g, a.printer(), with.sampling)
		}
		if err != nil {
			last = err
			continue
		}
		if len(practice.Questions(varied)) > 0 {
			for _, s := range with.flags {
				names = append(names, s.Name)
			}
			return varied, names, nil
		}
	}
	return nil, nil, last
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
