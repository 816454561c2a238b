package report

import (
	"strings"

	"botec/estimate/page"
)

// Screen is what stands on a terminal while an answer is asked for.
type Screen struct {
	Title, Right string // of the first line, which is left out where both are empty
	Above        Text   // what was said before the question, nil for nothing
	Question     Text
	Below        []Text // what was said since
	Refused      Text   // why the last answer was refused, nil if it was not
}

// Draw writes the screen with room for the line that is asked for, in so many rows
// where that is possible. What was said last is kept first, then the question, then
// what was said before it.
func (s *Screen) Draw(style page.Style, rows int) string {
	t := &page.Terminal{Style: style}
	heading := 0
	if s.Title != "" || s.Right != "" {
		t.Line(t.Paint(page.Bold, s.Title) + strings.Repeat(" ", max(2, style.Width-page.Width(s.Title)-page.Width(s.Right))) + t.Paint(page.Faint, s.Right))
		t.Line("")
		heading = 2
	}
	refused := ""
	if s.Refused != nil {
		refused = s.Refused(style, 0)
	}
	left := rows - promptRows - 1 - heading - height(refused)
	below := s.below(style, left-height(s.Question(style, 1)))
	left -= height(below)
	question := s.Question(style, max(1, min(left, max(left-aboveRows, 10))))
	left -= height(question)
	if s.Above != nil && left > 1 {
		t.WriteString(outerLines(strings.TrimLeft(s.Above(style, left-1), "\n"), left-1))
		t.Line("")
	}
	below += refused
	if below == "" || left > 0 {
		below = "\n" + below
	}
	return t.String() + question + below
}

// promptRows is how many rows the line that is asked for may take, aboveRows how many
// what was said before the question may take from what its notes need.
const promptRows, aboveRows = 2, 8

// below is what was said since, all of it or what was said last.
func (s *Screen) below(style page.Style, most int) (text string) {
	for _, b := range s.Below {
		text += b(style, most)
	}
	if n := len(s.Below); n > 0 && height(text) > most {
		text = firstLines(s.Below[n-1](style, most), most)
	}
	return text
}

// height is the number of lines of a text.
func height(text string) int { return strings.Count(text, "\n") }

// outerLines are the first and the last lines of a text, with an ellipsis for those
// between: of a verdict what is said and what the working comes to.
func outerLines(text string, most int) string {
	list := strings.SplitAfter(text, "\n")
	if height(text) <= most || most < 4 {
		return firstLines(text, most)
	}
	last := (most - 1) / 2
	return strings.Join(list[:most-1-last], "") + "  …\n" + strings.Join(list[height(text)-last:], "")
}

// firstLines are the first lines of a text, with an ellipsis for the others.
func firstLines(text string, most int) string {
	if height(text) <= most {
		return text
	}
	list := strings.SplitAfter(text, "\n")
	return strings.Join(list[:max(most-1, 0)], "") + "  …\n"
}
