package cmd

import (
	"bufio"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"time"

	"botec/estimate"
	"botec/estimate/practice"
	"botec/estimate/report"
	"botec/estimate/source"
	"botec/presets"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func (a *app) practice() *cobra.Command {
	var c call
	var o practiceCall
	cmd := &cobra.Command{
		Use:   "practice [SCENARIO]",
		Short: "an interview: give your own estimates and see how near they are",
		Long: `Gives the requirements of a case and asks for the estimates that an interviewer
asks for. An answer is a number with its unit, or a range that you are 90% sure
of; hint gives a formula, case shows the requirements again, skip goes on, quit
ends with the score so far.

A number scores 1 within a factor of 1.5, ½ within 3, ¼ within 10. A range that
holds the truth scores 1 up to a width of a factor of 4, ½ to 10, ¼ to 100; one
that misses it scores nothing.

Without a scenario it is a case at random. Answers may come from standard input,
one a line; with -o json what is said goes to standard error and the result is
JSON. Results are kept in the user's state folder.`,
		Example: `  botec practice twitter
  botec practice youtube --random --seed 7
  botec practice --history`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeScenario,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.seeded = cmd.Flags().Changed("seed")
			if o.history {
				if len(args) > 0 {
					return usage("botec practice --history", "the history is of all scenarios")
				}
				return a.runHistory()
			}
			if len(args) > 0 && args[0] == "-" {
				return usage("", "standard input holds the answers; the scenario is a preset or a file")
			}
			return a.runPractice(strings.Join(args, ""), &c, o)
		},
	}
	c.addSet(cmd)
	cmd.Flags().BoolVar(&o.random, "random", false, "vary the inputs of the scenario")
	cmd.Flags().Uint64Var(&o.seed, "seed", 0, "the same seed, the same case and inputs")
	cmd.Flags().BoolVar(&o.history, "history", false, "what was practised, and how often ranges held")
	return cmd
}

type practiceCall struct {
	random, history, seeded bool
	seed                    uint64
}

func (a *app) runPractice(name string, c *call, o practiceCall) error {
	switch a.settings.Output {
	case "csv", "markdown":
		return usage("-o json", "practice has no %s form", a.settings.Output)
	}
	if !o.seeded {
		o.seed = uint64(time.Now().UnixNano()) % 1e6
	}
	rng := rand.New(rand.NewPCG(o.seed, 0))
	if name == "" {
		name = anyCase(rng)
	}
	c.sampling = estimate.Sampling{Samples: estimate.DefaultSamples, Seed: defaultSeed}
	r, err := a.result(name, c)
	if err != nil {
		return err
	}
	session := &practice.Session{Scenario: name, Random: o.random}
	if o.random {
		if r, err = a.varied(name, c, r, rng); err != nil {
			return err
		}
		session.Seed = &o.seed
	}
	interview := &report.Interview{Result: r, Questions: practice.Questions(r), Style: a.style(), Varied: o.random}
	if len(interview.Questions) == 0 {
		return usage("botec practice twitter", "%s has nothing to ask for", name)
	}
	if err := a.interview(interview, session); err != nil {
		return err
	}
	if session.Max > 0 {
		a.keep(session)
	}
	_, err = a.machine(asJSON(session))
	return err
}

// interview asks and listens until the questions or the answers end.
func (a *app) interview(n *report.Interview, session *practice.Session) error {
	asJSON := a.settings.Output != "table"
	say := func(text string) error {
		if asJSON {
			_, err := io.WriteString(a.stderr, text)
			return err
		}
		a.out.WriteString(text)
		return a.flush()
	}
	if session.Questions = []practice.Answered{}; session.Seed != nil {
		if err := say("--random --seed " + strconv.FormatUint(*session.Seed, 10) + " gives the same inputs again\n\n"); err != nil {
			return err
		}
	}
	if err := say(n.Opening()); err != nil {
		return err
	}
	listen, done := a.lines()
	defer done()
ask:
	for i, q := range n.Questions {
		if err := say(n.Ask(i)); err != nil {
			return err
		}
		for {
			if err := say("> "); err != nil {
				return err
			}
			line, ok := <-listen
			if !ok {
				if err := say("\n"); err != nil {
					return err
				}
				break ask
			}
			if line.echo {
				_ = say(source.Printable(line.text) + "\n")
			}
			var answer *estimate.Answer
			switch text := strings.TrimSpace(line.text); strings.ToLower(text) {
			case "":
				continue
			case "help":
				if err := say(n.Rules()); err != nil {
					return err
				}
				continue
			case "case":
				if err := say(n.Case()); err != nil {
					return err
				}
				continue
			case "quit", "exit", "q":
				break ask
			case "hint", "h", "?":
				if err := say(n.Hint(q)); err != nil {
					return err
				}
				continue
			case "skip", "s":
			default:
				var err error
				if answer, err = n.Answer(q.Value, text); err != nil {
					if err := say(err.Error() + "\n"); err != nil {
						return err
					}
					continue
				}
			}
			put := session.Put(q, answer)
			if err := say(n.Verdict(q, answer, put.Score)); err != nil {
				return err
			}
			break
		}
	}
	return say(n.Closing(session))
}

// heard is a line of standard input; echo where nobody typed it into a terminal.
type heard struct {
	text string
	echo bool
}

// longestAnswer is how much of a line is read, in bytes.
const longestAnswer = 1 << 12

// readLine reads a line; of a longer one its beginning.
func readLine(r *bufio.Reader) (line string, ok bool) {
	var text []byte
	for {
		part, more, err := r.ReadLine()
		text = append(text, part[:min(len(part), longestAnswer-len(text))]...)
		if err != nil || !more {
			return string(text), err == nil
		}
	}
}

// lines reads standard input line by line, until it ends, somebody interrupts,
// or done is called.
func (a *app) lines() (lines <-chan heard, done func()) {
	f, ok := a.stdin.(*os.File)
	echo := !ok || !term.IsTerminal(int(f.Fd()))
	list, over := make(chan heard), make(chan struct{})
	interrupted := make(chan os.Signal, 1)
	if !echo {
		signal.Notify(interrupted, os.Interrupt)
	}
	read := make(chan string)
	go func() {
		defer close(read)
		for in := bufio.NewReader(a.stdin); ; {
			text, ok := readLine(in)
			if !ok {
				return
			}
			select {
			case read <- text:
			case <-over:
				return
			}
		}
	}()
	go func() {
		defer close(list)
		for {
			select {
			case text, ok := <-read:
				if !ok {
					return
				}
				select {
				case list <- heard{text, echo}:
				case <-over:
					return
				}
			case <-interrupted:
				return
			case <-over:
				return
			}
		}
	}()
	return list, func() { close(over); signal.Stop(interrupted) }
}

// varied evaluates a scenario with other inputs, the first that make sense.
func (a *app) varied(name string, c *call, r *estimate.Result, rng *rand.Rand) (*estimate.Result, error) {
	var last error
	for range 20 {
		with := *c
		with.flags = practice.Vary(r, rng)
		if len(with.flags) == 0 {
			return nil, usage("botec practice "+name, "%s has no inputs to vary", name)
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
		last = errors.New("no variation of " + name + " leaves anything to ask for")
	}
	return nil, last
}

// anyCase draws one of the presets that are whole systems.
func anyCase(rng *rand.Rand) string {
	names := presets.Names()
	for {
		name := names[rng.IntN(len(names))]
		if s, err := estimate.Load(name, estimate.Options{}); err == nil && s.Kind == "case" {
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
		err = practice.Keep(file, &kept)
	}
	if err != nil {
		a.warn([]string{"the result is not kept: " + err.Error()})
	}
}

func (a *app) runHistory() error {
	file, err := practice.HistoryFile()
	if err != nil {
		return err
	}
	list, strange, err := practice.History(file)
	if err != nil {
		return err
	}
	if strange > 0 {
		a.warn([]string{strconv.Itoa(strange) + " lines of " + file + " are no sessions"})
	}
	if done, err := a.machine(asJSON(struct {
		Sessions []practice.Session   `json:"sessions"`
		Ranges   practice.Calibration `json:"ranges"`
	}{append([]practice.Session{}, list...), practice.Calibrate(list)})); done {
		return err
	}
	if a.settings.Output != "table" {
		return usage("-o json", "the history has no %s form", a.settings.Output)
	}
	a.out.WriteString(report.History(list, time.Local, a.style()))
	return nil
}
