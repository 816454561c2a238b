package cmd

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"botec/estimate/drill"
	"botec/estimate/journal"
	"botec/estimate/report"
	"botec/estimate/unit"

	"github.com/spf13/cobra"
)

// The number of cards of a round, if none is given, and at most.
const (
	usualCards = 10
	mostCards  = 1000
)

type drillCall struct {
	cards        int
	seed         uint64
	list, seeded bool
}

func (a *app) drill() *cobra.Command {
	var o drillCall
	cmd := &cobra.Command{
		Use:   "drill [TOPIC]",
		Short: "learn the numbers by heart and the short arithmetic, with flash cards",
		Long: `Asks ten flash cards, in about two minutes: reference numbers (botec numbers),
and short arithmetic whose numbers vary: a day's requests to a second's, Gbps to
MB/s, powers of two, nines to downtime, a size times a count. TOPIC picks one
kind of them; --list shows the topics, and how far you are with each.

Answer with a number and its unit, as you would say it: 10k/s, 100 µs, 2 TB.
What the usual roundings give is right, such as 10^5 s for a day: a factor of
1.3, or of 2 for figures that differ between machines. Half right is a factor of
2, or of 5. skip shows the answer, quit ends.

What you miss comes again at the end, and the next day. What you know is asked
again after 3, 7, 14, 30, 60 and 120 days. Your answers are kept in your state
folder. They may come from standard input, one per line; with -o json the
conversation goes to standard error and the result to standard output.

More: botec help practising`,
		Example: `  botec drill
  botec drill nines --cards 5
  botec drill --list`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return completeDecks(args), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.seeded = cmd.Flags().Changed("seed")
			topic := strings.Join(args, "")
			if o.list {
				return a.runDecks(topic)
			}
			return a.runDrill(topic, o)
		},
	}
	cmd.Flags().BoolVar(&o.list, "list", false, "list the topics: how many cards each has, and how many are new, due and known")
	cmd.Flags().IntVar(&o.cards, "cards", usualCards, "ask `N` cards")
	cmd.Flags().Uint64Var(&o.seed, "seed", 0, "use seed `N` to choose the cards and their numbers")
	return cmd
}

// completeDecks completes the topic.
func completeDecks(args []string) []string {
	decks, err := drill.Decks(unit.Printer{})
	if err != nil || len(args) > 0 {
		return nil
	}
	var words []string
	for _, d := range decks {
		words = append(words, cobra.CompletionWithDesc(d.Name, d.About))
	}
	return words
}

// runDecks lists the topics.
func (a *app) runDecks(topic string) error {
	_, chosen, err := a.decks(topic)
	if err != nil {
		return err
	}
	memory, _ := a.memory()
	var list []report.DeckStanding
	for i := range chosen {
		list = append(list, report.DeckStanding{Name: chosen[i].Name, About: chosen[i].About, Standing: memory.Standing(&chosen[i], drill.DayOf(time.Now()))})
	}
	if done, err := a.machine(asJSON(list)); done {
		return err
	}
	return a.write(report.Decks(list))
}

// decks are all decks, and those of the topic.
func (a *app) decks(topic string) (all, chosen []drill.Deck, err error) {
	if all, err = drill.Decks(a.printer()); err != nil {
		return nil, nil, err
	}
	chosen, err = drill.Choose(all, topic)
	return all, chosen, err
}

// memory reads what was answered so far, and names its file. Without one nothing is
// remembered, which spoils nothing else.
func (a *app) memory() (m *drill.Memory, file string) {
	file, err := drill.MemoryFile()
	if err == nil {
		var strange int
		if m, strange, err = drill.ReadMemory(file); err == nil {
			if strange > 0 {
				a.warn([]string{"skipped lines of " + file + " that are no answers: " + strconv.Itoa(strange)})
			}
			return m, file
		}
	}
	a.warn([]string{"nothing is remembered: " + err.Error()})
	return &drill.Memory{}, ""
}

// round is one round of flash cards with somebody, or with the lines of a file.
type round struct {
	report.Drill
	*listener
	session *drill.Session
	memory  *drill.Memory
	file    string // of the memory, "" for none
	rng     *rand.Rand
}

func (a *app) runDrill(topic string, o drillCall) error {
	if err := a.without("drill", "-o json", "csv", "markdown", "html"); err != nil {
		return err
	}
	if o.cards < 1 || o.cards > mostCards {
		return usage("botec drill --cards 20", "--cards must be from 1 to %d, not %d", mostCards, o.cards)
	}
	all, chosen, err := a.decks(topic)
	if err != nil {
		return err
	}
	if !o.seeded {
		o.seed = uint64(time.Now().UnixNano()) % 1e6
	}
	r := &round{session: &drill.Session{Seed: o.seed, Cards: []drill.Answered{}}, rng: rand.New(rand.NewPCG(o.seed, 0))}
	if topic != "" {
		r.session.Topic = chosen[0].Name
	}
	r.memory, r.file = a.memory()
	kinds := r.memory.Pick(chosen, drill.DayOf(time.Now()), o.cards, r.rng)
	r.listener = a.listen()
	defer r.close()
	r.Drill = report.Drill{Style: r.style(), Cards: len(kinds), Timed: !r.echo}
	if err := r.askAll(kinds); err != nil {
		return err
	}
	if err := r.end(all); err != nil {
		return err
	}
	_, err = a.machine(asJSON(r.session))
	return err
}

// askAll asks the cards, and then once more those that were missed.
func (r *round) askAll(kinds []*drill.Kind) error {
	if err := r.say(r.Opening()); err != nil {
		return err
	}
	var missed []*drill.Kind
	for i, k := range kinds {
		score, goOn, err := r.ask(i, k, false)
		if err != nil || !goOn {
			return err
		}
		if score < 0.5 {
			missed = append(missed, k)
		}
	}
	for _, k := range missed {
		if _, goOn, err := r.ask(0, k, true); err != nil || !goOn {
			return err
		}
	}
	return nil
}

// ask puts a card until it is answered or skipped; goOn is false where somebody quits,
// or nobody answers any more.
func (r *round) ask(i int, k *drill.Kind, again bool) (score float64, goOn bool, err error) {
	card, err := k.Draw(r.rng, r.app.printer())
	if err != nil {
		return 0, false, err
	}
	text, start := r.Ask(i, card, again), time.Now()
	for {
		if err := r.say(text); err != nil {
			return 0, false, err
		}
		line, ok, err := r.read("> ", nil)
		if !ok || err != nil {
			return 0, false, err
		}
		word := strings.TrimSpace(line)
		text = ""
		var answer *drill.Answer
		switch strings.ToLower(word) {
		case "":
			continue
		case "help", "?":
			text = r.Rules()
			continue
		case "quit", "exit", "q":
			return 0, false, nil
		case "skip", "s", "pass", "next", "idk", "dunno":
		default:
			if answer, err = card.Read(word, r.app.printer()); err != nil {
				text = err.Error() + "\n"
				continue
			}
		}
		took := time.Since(start)
		score = r.keep(card, answer, again, took)
		return score, true, r.say(r.Verdict(card, answer, score, took))
	}
}

// keep adds an answer to the session and to the memory; a card that came again changes
// nothing there.
func (r *round) keep(c *drill.Card, answer *drill.Answer, again bool, took time.Duration) float64 {
	put := r.session.Add(c, answer, again)
	if r.Timed {
		put.Seconds = took.Round(100 * time.Millisecond).Seconds()
		r.session.Seconds += put.Seconds
	}
	if again {
		put.Due = drill.DayOf(time.Now()).Add(1)
		return put.Score
	}
	e := r.memory.Answer(c.Kind, put.Score, time.Now().Truncate(time.Second))
	put.Due = e.Due
	if r.file != "" {
		if err := journal.Append(r.file, e); err != nil {
			r.app.warn([]string{"answers are not remembered: " + err.Error()})
			r.file = ""
		}
	}
	return put.Score
}

// end says how it went, and what comes next of all topics.
func (r *round) end(all []drill.Deck) error {
	today := drill.DayOf(time.Now())
	r.session.DueToday = append([]string{}, r.memory.Due(all, today)...)
	r.session.DueTomorrow = append([]string{}, r.memory.Due(all, today.Add(1))...)
	r.session.Streak = r.memory.Streak(today)
	next, ok := r.memory.NextDue(all)
	days := 0
	if ok {
		days = max(0, today.Until(next))
	}
	return r.say(r.Closing(r.session, days))
}
