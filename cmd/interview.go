package cmd

import (
	"slices"
	"strings"

	"botec/estimate/page"
	"botec/estimate/practice"
	"botec/estimate/report"
)

// conversation is an interview with somebody at a terminal, or with the lines of a file.
type conversation struct {
	*report.Interview
	*listener
	session *practice.Session
	screen  report.Screen
	clock   func() string // the time that has passed, nil where it does not matter
	goesOn  bool          // another interview follows, unless somebody quits
	quit    bool          // somebody quits, or nobody answers any more
}

// interview asks and listens until the questions or the answers end. What was said
// before stands above the first question as well.
func (c *conversation) interview(before report.Text) error {
	c.screen.Title = c.Title()
	if err := c.open(before); err != nil {
		return err
	}
	for i := 0; i < len(c.Questions); {
		next, err := c.ask(i)
		if err != nil {
			return err
		}
		i = next
	}
	if c.goesOn && !c.quit {
		return nil
	}
	return c.end()
}

// open introduces the scenario.
func (c *conversation) open(before report.Text) error {
	return c.begin(before, c.Opening())
}

// begin says the title and how it opens. On a screen with something before it, the title
// stands below that, and not at the top.
func (c *conversation) begin(before, opening report.Text) error {
	if c.isScreen() {
		if before == nil {
			return c.tell(opening)
		}
		c.screen.Title = ""
		return c.tell(report.Joined(before, report.Titled(c.Title(), opening)))
	}
	title := c.listener.style().Paint(page.Bold, c.Title()) + "\n"
	if before != nil {
		title = "\n" + title
	}
	if err := c.say(title); err != nil {
		return err
	}
	return c.tell(opening)
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
	if c.clock != nil {
		c.screen.Right = c.clock()
	}
	return c.screen.Draw(c.listener.style(), rows)
}

// show puts a question on the screen, or says it.
func (c *conversation) show(i int) error {
	c.screen.Right = ""
	if len(c.session.Questions) > 0 {
		c.screen.Right = "so far " + report.SoFar(c.session)
	}
	return c.put(c.Ask(i))
}

// put puts the text of a question on the screen, or says it.
func (c *conversation) put(question report.Text) error {
	if !c.isScreen() {
		return c.say("\n" + question(c.listener.style(), 0))
	}
	if len(c.session.Questions) > 0 {
		c.screen.Title = c.Title()
	}
	c.screen.Question, c.screen.Below = question, nil
	return nil
}

// listen asks for a line below the screen.
func (c *conversation) listen() (line string, ok bool, err error) {
	if c.isScreen() {
		if err := c.draw(c.drawn()); err != nil {
			return "", false, err
		}
	}
	return c.read("> ", c.drawn)
}

// passes are what people say who do not know.
var passes = []string{"pass", "next", "idk", "dunno", "no idea", "i don't know", "don't know"}

// command is what a line may ask for in the place of an answer, in whole words; a letter
// stands for a word unless it may be one of the choices of a decision.
func command(word string, q *practice.Question) string {
	word = strings.ToLower(word)
	switch whole := map[string]string{"h": "hint", "b": "back", "s": "skip", "q": "quit"}[word]; {
	case whole != "" && !q.IsDecision():
		return whole
	case word == "?":
		return "help"
	case word == "exit":
		return "quit"
	case slices.Contains(passes, word):
		return "skip"
	}
	return word
}

// ask puts question i until it is answered or skipped, and returns which one is next:
// that behind the last where somebody quits, or nobody answers any more.
func (c *conversation) ask(i int) (next int, err error) {
	q, hints, over := c.Questions[i], 0, len(c.Questions)
	if err := c.show(i); err != nil {
		return over, err
	}
	for {
		line, ok, err := c.listen()
		if err != nil || !ok {
			c.quit = true
			return over, err
		}
		c.screen.Refused = nil
		word := strings.TrimSpace(line)
		var text report.Text
		switch command(word, &q) {
		case "":
		case "help":
			text = c.Rules()
		case "case":
			text = c.Case()
		case "hint":
			hint, ok := c.Hint(q, hints)
			if text = hint; ok {
				hints++
			}
		case "quit":
			c.quit = true
			return over, nil
		case "back":
			if i > 0 {
				return i - 1, c.tell(c.Back())
			}
			text = c.NoWayBack()
		case "skip":
			return i + 1, c.tell(c.Verdict(q, nil, c.session.Answer(i, q, nil, hints)))
		default:
			answer, err := practice.ParseAnswer(c.Result, q, word)
			if err == nil {
				return i + 1, c.tell(c.Verdict(q, answer, c.session.Answer(i, q, answer, hints)))
			}
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
func (c *conversation) end() error { return c.finish(c.Closing(c.session, c.isScreen())) }

// finish shows the last text.
func (c *conversation) finish(closing report.Text) error {
	if c.clock = nil; c.quit { // what was said last was read
		c.screen.Above = nil
	}
	if !c.isScreen() {
		return c.say("\n" + closing(c.listener.style(), 0))
	}
	c.screen.Question, c.screen.Below, c.screen.Refused, c.screen.Right = closing, nil, nil, ""
	return c.draw(c.drawn())
}
