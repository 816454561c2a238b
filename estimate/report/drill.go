package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"botec/estimate/drill"
	"botec/estimate/page"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Drill writes the texts of a round of flash cards for a terminal, piece by piece.
type Drill struct {
	Style page.Style
	Cards int  // to be asked
	Timed bool // somebody types, so times are shown
}

func (d *Drill) terminal() *page.Terminal { return &page.Terminal{Style: d.Style} }

// Opening says what will be asked, and how to answer.
func (d *Drill) Opening() string {
	t := d.terminal()
	minutes := max(1, (d.Cards+4)/5)
	t.Line(t.Paint(page.Bold, fmt.Sprintf("%s, about %s", several(d.Cards, "card"), several(minutes, "minute"))))
	t.Painted("", 0, page.Faint, "A number with its unit, as you would say it: 10k/s, 5 ms. Or skip, help, quit.")
	return t.String()
}

// Rules are what help shows.
func (d *Drill) Rules() string {
	t := d.terminal()
	t.Painted("", 0, page.Faint, "A number with its unit (10k/s, 100 µs, about 2 TB), a bare number where the question names the unit, or a sum (2 kB * 500M). skip shows the answer and goes on, quit ends. What you miss comes again at the end, and tomorrow.")
	return t.String()
}

// Ask asks card i, or a card that was missed again.
func (d *Drill) Ask(i int, c *drill.Card, again bool) string {
	t := d.terminal()
	t.Line("")
	heading := fmt.Sprintf("%d/%d", i+1, d.Cards)
	if again {
		heading = "again"
	}
	t.Paragraph(heading, page.Faint, max(7, page.Width(heading)+2), t.Paint(page.Bold, c.Question))
	return t.String()
}

// Verdict says how good an answer was, nil for one that was skipped, and the short way
// to the truth.
func (d *Drill) Verdict(c *drill.Card, a *drill.Answer, score float64, took time.Duration) string {
	t := d.terminal()
	if a != nil && !c.Dim.IsNumber() && !strings.HasPrefix(strings.ToLower(plainly(a.ReadAs)), strings.ToLower(plainly(a.Text))) {
		t.Painted("", 0, page.Faint, "read as "+source.Printable(a.ReadAs))
	}
	word, color, text := cardVerdict(c, a, score)
	if c.Way != "" {
		text = strings.TrimSuffix(text, ".") + " (" + c.Way + ")."
	}
	word = t.Paint(color, word)
	if d.Timed && a != nil {
		word += t.Paint(page.Faint, " ("+seconds(took)+")")
	}
	t.Paragraph("", page.Plain, 0, word+text)
	return t.String()
}

// cardVerdict is a word with its colour, and the rest of the sentence.
func cardVerdict(c *drill.Card, a *drill.Answer, score float64) (word string, color page.Color, text string) {
	if a == nil {
		return "", page.Plain, "It is " + c.Text + "."
	}
	word, color = "Off", page.Red
	switch score {
	case 1:
		word, color = "Good", page.Green
	case 0.5:
		word, color = "Near", page.Plain
	}
	text = ": it is " + c.Text
	if off := c.Off(a); score < 1 && !math.IsInf(off, 1) && off > 1.005 {
		direction := "high"
		if c.TooLow(a) {
			direction = "low"
		}
		text += ", a factor of " + factorText(off) + " too " + direction
		if off > 7 && off < 9 && strings.Contains(c.Question, "bps") {
			text += ": bits for bytes"
		}
	}
	return word, color, text + "."
}

// Closing shows the score, what is due next and for how many days in a row there were
// cards. next is the number of days until something is due.
func (d *Drill) Closing(s *drill.Session, next int) string {
	t := d.terminal()
	t.Line("")
	if s.Max == 0 {
		t.Line("Nothing answered.")
		return t.String()
	}
	text := unit.Printer{}.Number(s.Score) + " of " + unit.Printer{}.Number(s.Max)
	if d.Timed {
		text += " in " + seconds(time.Duration(s.Seconds*float64(time.Second)))
	}
	text = t.Paint(page.Bold, text)
	switch {
	case len(s.DueToday) > 0:
		text += " · still due today: " + topics(s.DueToday)
	case len(s.DueTomorrow) > 0:
		text += " · due tomorrow: " + topics(s.DueTomorrow)
	case next > 1:
		text += " · next due in " + several(next, "day")
	}
	if s.Streak > 1 {
		text += " · " + several(s.Streak, "day") + " in a row"
	}
	t.Paragraph("", page.Plain, 0, text)
	return t.String()
}

// topics names topics, or counts them where there are many.
func topics(names []string) string {
	if len(names) > maxNamed {
		return several(len(names), "topic")
	}
	return strings.Join(names, ", ")
}

// maxNamed is the number of topics that are named, not counted.
const maxNamed = 4

// seconds writes a duration as people say it: 4 s, 2 min 5 s.
func seconds(d time.Duration) string {
	n := int(d.Round(time.Second).Seconds())
	if n < 120 {
		return strconv.Itoa(n) + " s"
	}
	return fmt.Sprintf("%d min %d s", n/60, n%60)
}

// several writes a number with its noun: 1 day, 2 days.
func several(n int, noun string) string { return strconv.Itoa(n) + " " + plural(noun, n) }

// Decks lists the topics of flash cards, and how far somebody is with each.
func Decks(list []DeckStanding) *page.Page {
	p := &page.Page{Title: "Flash cards"}
	t := &page.Table{Columns: []page.Column{{Head: "cards"}, {Head: "new"}, {Head: "due"}, {Head: "known"}, {Head: "about", Words: true}}}
	var all drill.Standing
	for _, d := range list {
		t.Rows = append(t.Rows, page.Row{Label: []string{d.Name}, Cells: standingCells(d.Standing, d.About)})
		all.Cards, all.New, all.Due, all.Known = all.Cards+d.Cards, all.New+d.New, all.Due+d.Due, all.Known+d.Known
	}
	if len(list) > 1 {
		t.Rows = append(t.Rows, page.Row{Label: []string{"all"}, Cells: standingCells(all, ""), Total: true})
	}
	p.Add(t, &page.Records{Head: []string{"topic", "cards", "new", "due", "known", "about"}, Rows: func() (rows [][]string) {
		for _, d := range list {
			rows = append(rows, []string{d.Name, strconv.Itoa(d.Cards), strconv.Itoa(d.New), strconv.Itoa(d.Due), strconv.Itoa(d.Known), d.About})
		}
		return rows
	}})
	return p
}

// DeckStanding is a topic of flash cards, and how far somebody is with it.
type DeckStanding struct {
	Name  string `json:"topic"`
	About string `json:"about"`
	drill.Standing
}

func standingCells(s drill.Standing, about string) []page.Cell {
	cells := make([]page.Cell, 0, 5)
	for _, n := range []int{s.Cards, s.New, s.Due, s.Known} {
		cells = append(cells, page.Words(strconv.Itoa(n)))
	}
	return append(cells, page.Words(about))
}
