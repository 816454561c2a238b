package cmd

import (
	"math/rand/v2"
	"strings"
	"time"

	"botec/estimate"
	"botec/estimate/practice"
	"botec/estimate/report"
	"botec/estimate/scenario"
	"botec/presets"
)

// openInterview is an interview in which the candidate chooses the inputs.
type openInterview struct {
	*conversation
	app     *app
	name    string
	call    *call
	texts   *report.OpenInterview
	record  *practice.Record
	assumed []scenario.Setting
}

// openInterview asks for assumptions, for figures that follow from them, and for decisions.
// Without a name it is about a classic that is not done yet.
func (a *app) openInterview(name string, c *call, p practiceCall) error {
	if name == "" {
		sessions, _ := a.sessions(practice.ReadRecent) // one can practise without a history
		choice, err := chooseCase(practice.Best(sessions), p, rand.New(rand.NewPCG(p.seed, 0)))
		if err != nil {
			return err
		}
		name = choice.Name
	}
	name = presets.Name(name)
	r, err := a.result(name, c)
	if err != nil {
		return err
	}
	questions := practice.Questions(r)
	plan := &practice.Plan{Figures: practice.Figures(r, questions)}
	if plan.Assumptions = practice.Assumptions(r, plan.Figures); len(plan.Assumptions) == 0 {
		return usage("botec practice "+name, "%s has no input that somebody could assume", name)
	}
	o := &openInterview{app: a, name: name, call: c, texts: &report.OpenInterview{Result: r, Plan: plan}, record: practice.NewRecord(name),
		conversation: &conversation{Interview: report.NewInterview(r, nil, nil), listener: a.listen(), session: practice.NewSession(name, 0)}}
	defer o.close()
	plan.Decisions = practice.InterviewDecisions(r, o.tenfold(r), questions) // until it is known what follows from the assumptions
	started := time.Now()
	o.clock = func() string { return report.Clock(time.Since(started)) + " of " + report.Clock(practice.FiveMinutes) }
	err = o.hold()
	closing := o.Closing(o.session, o.isScreen())
	o.record.Finish(o.Result, plan, time.Since(started))
	if len(o.record.Assumptions) > 0 { // also where the terminal is gone
		closing = o.texts.Closing(o.record, o.isScreen())
		a.keep(&o.record.Session)
	}
	if err == nil {
		err = o.finish(closing)
	}
	if err == nil {
		_, err = a.machine(asJSON(o.record))
	}
	return err
}

// hold asks all that there is to ask, or until somebody quits.
func (o *openInterview) hold() error {
	o.screen.Title = o.Title()
	if err := o.begin(nil, o.texts.Opening()); err != nil {
		return err
	}
	for i := range o.texts.Assumptions {
		if goOn, err := o.assume(i); err != nil || !goOn {
			return err
		}
	}
	r, err := o.with(o.assumed)
	if err != nil {
		return err
	}
	questions := practice.Questions(r)
	plan := o.texts.Plan
	plan.Figures, plan.Decisions = practice.Figures(r, questions), practice.InterviewDecisions(r, o.tenfold(r), questions)
	o.Interview, o.session.Max = report.NewInterview(r, plan.Figures, nil), float64(len(plan.Figures))
	o.texts.World = o.Interview
	for i := 0; i < len(plan.Figures); {
		if i, err = o.ask(i); err != nil {
			return err
		}
	}
	o.record.Questions = o.session.Questions
	if o.quit {
		return nil
	}
	for i := range plan.Decisions {
		if goOn, err := o.decide(i); err != nil || !goOn {
			return err
		}
	}
	return nil
}

// with is the estimate with other inputs.
func (o *openInterview) with(set []scenario.Setting) (*estimate.Result, error) {
	with := *o.call
	with.flags = append(with.flags[:len(with.flags):len(with.flags)], set...)
	g, err := o.app.compile(o.name, &with)
	if err != nil {
		return nil, err
	}
	return estimate.Estimate(g, o.app.printer(), with.sampling)
}

// tenfold is the estimate at ten times the traffic, nil where there is none.
func (o *openInterview) tenfold(r *estimate.Result) *estimate.Result {
	set := practice.Tenfold(r)
	if len(set) == 0 {
		return nil
	}
	more, err := o.with(append(o.assumed[:len(o.assumed):len(o.assumed)], set...))
	if err != nil { // it makes no sense, and is not asked about
		return nil
	}
	return more
}

// assume asks for an assumption until the case can be estimated with it.
func (o *openInterview) assume(i int) (goOn bool, err error) {
	a := &o.texts.Assumptions[i]
	ask := asking{of: &a.Question, question: o.texts.AskAssumption(i), given: o.texts.Opening(), hint: o.texts.NoHint}
	ask.judge = func(word string) (report.Text, error) {
		if word == "" {
			o.record.Assume(a, nil)
			return o.texts.JudgeAssumption(a, nil, 0), nil
		}
		x, err := practice.ParseAssumption(o.texts.Result, *a, word)
		if err != nil {
			return nil, err
		}
		set := append(o.assumed, a.Setting(o.texts.Result, x))
		if _, err := o.with(set); err != nil {
			return nil, err
		}
		o.assumed = set
		return o.texts.JudgeAssumption(a, x, o.record.Assume(a, x).Score), nil
	}
	return o.until(ask)
}

// decide asks for a decision.
func (o *openInterview) decide(i int) (goOn bool, err error) {
	d := &o.texts.Decisions[i]
	hints := 0
	ask := asking{of: &d.Question, question: o.texts.AskDecision(i), given: o.texts.Given()}
	ask.hint = func() report.Text {
		hint, ok := o.Hint(d.Question, hints)
		if ok {
			hints++
		}
		return hint
	}
	ask.judge = func(word string) (report.Text, error) {
		if word == "" {
			o.keepDecision(d, nil, hints)
			return o.texts.JudgeDecision(d, nil, 0), nil
		}
		x, err := practice.ParseAnswer(o.Result, d.Question, word)
		if err != nil {
			return nil, err
		}
		return o.texts.JudgeDecision(d, x, o.keepDecision(d, x, hints)), nil
	}
	return o.until(ask)
}

func (o *openInterview) keepDecision(d *practice.Decision, x *practice.Answer, hints int) float64 {
	n := len(o.session.Questions)
	kept := o.session.Answer(n, d.Question, x, hints)
	o.record.Questions = o.session.Questions
	return kept.Score
}

// asking is how a question that is no figure is asked.
type asking struct {
	of              *practice.Question
	question, given report.Text                            // given is what case shows
	hint            func() report.Text                     // the next one
	judge           func(word string) (report.Text, error) // gets "" where it is skipped
}

// until asks a question until the answer can be read.
func (o *openInterview) until(a asking) (goOn bool, err error) {
	if err := o.put(a.question); err != nil {
		return false, err
	}
	for {
		line, ok, err := o.listen()
		if err != nil || !ok {
			return false, err
		}
		o.screen.Refused = nil
		word := strings.TrimSpace(line)
		var text report.Text
		switch command(word, a.of) {
		case "":
			continue
		case "help":
			text = o.texts.Rules()
		case "case":
			text = a.given
		case "hint":
			text = a.hint()
		case "back":
			text = o.texts.NoWayBack()
		case "quit":
			return false, nil
		case "skip":
			word = ""
		}
		if text != nil {
			if err := o.answer(text); err != nil {
				return false, err
			}
			continue
		}
		verdict, err := a.judge(word)
		if err == nil {
			return true, o.tell(verdict)
		}
		o.screen.Refused = report.Refused(err)
		if !o.isScreen() {
			if err := o.answer(report.Refused(err)); err != nil {
				return false, err
			}
		}
	}
}
