package report

import (
	"fmt"
	"strings"

	"botec/estimate/page"
	"botec/estimate/source"
)

// TodaysSet is what to practise on a day.
type TodaysSet struct {
	Again      int    // questions that were missed
	Varied     bool   // these have other numbers
	Title      string // of the case
	Difficulty string // of the case, "" for none
	Done       bool   // the case was done before
	Cards      int    // flash cards that are due
	Streak     int    // days in a row
}

// Today introduces the set.
func Today(s *TodaysSet) Text {
	return lines(func(t *page.Terminal) {
		heading := "Today"
		if s.Streak > 1 {
			heading += fmt.Sprintf(" · %d days in a row", s.Streak)
		}
		t.Line(t.Paint(page.Bold, heading))
		if s.Again > 0 {
			again := "  " + several(s.Again, "question") + " that you missed"
			if s.Varied {
				again += ", with other numbers"
			}
			t.Line(again)
		}
		state := "not done yet"
		if s.Done {
			state = "the one that went worst so far"
		}
		t.Line("  " + source.Printable(s.Title) + ", " + strings.TrimPrefix(s.Difficulty+", ", ", ") + state)
		switch {
		case s.Cards > 0:
			t.Line("  botec drill, " + several(s.Cards, "card") + " due")
		default:
			t.Line("  botec drill")
		}
	})
}

// Titled is a text below its title.
func Titled(title string, text Text) Text {
	return func(style page.Style, most int) string {
		t := &page.Terminal{Style: style}
		t.Line(t.Paint(page.Bold, title))
		return t.String() + text(style, max(most-1, 0))
	}
}

// Nothing is an empty text.
func Nothing(page.Style, int) string { return "" }

// Joined is one text behind another; either may be nil.
func Joined(texts ...Text) Text {
	return func(style page.Style, most int) string {
		var all strings.Builder
		for _, text := range texts {
			if text != nil {
				if s := all.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
					all.WriteString("\n")
				}
				all.WriteString(text(style, most))
			}
		}
		return all.String()
	}
}
