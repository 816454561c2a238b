package report

import (
	"fmt"
	"time"

	"botec/estimate/page"
	"botec/estimate/practice"
	"botec/estimate/unit"
)

// mostSessions is how many sessions the history shows, the latest.
const mostSessions = 20

// History arranges what was practised, and how often ranges held the truth.
func History(list []practice.Session, zone *time.Location) *page.Page {
	p := &page.Page{Title: "Practice"}
	if len(list) == 0 {
		p.Add(notes(page.Remark, []string{"Nothing practised yet: botec practice twitter"}))
		return p
	}
	from := max(0, len(list)-mostSessions)
	t := &page.Table{Columns: []page.Column{{Head: "day", Words: false}, {Head: "scenario"}, {Head: "score"}}, Bars: &page.Bars{Terminal: 20, Wide: true}}
	for _, s := range list[from:] {
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(s.Time.In(zone).Format(time.DateOnly)), page.Words(practised(&s)), page.Words(scoreOf(&s))},
			Bar: &page.Bar{To: s.Score / s.Max}})
	}
	p.Add(t)
	if from > 0 {
		p.Add(notes(page.Caveat, []string{fmt.Sprintf("and %d before", from)}))
	}
	score, most := 0., 0.
	for _, s := range list {
		score, most = score+s.Score, most+s.Max
	}
	total := fmt.Sprintf("%.0f%% of all points: %s of %s", 100*score/most, unit.Printer{}.Number(score), unit.Printer{}.Number(most))
	p.Add(notes(page.Remark, []string{total, calibration(practice.Calibrate(list))}), sessionRecords(list))
	return p
}

// practised is the scenario of a session.
func practised(s *practice.Session) string {
	if s.Random {
		return s.Scenario + " (varied)"
	}
	return s.Scenario
}

// calibration says how sure one may be of one's ranges.
func calibration(c practice.Calibration) string {
	if c.Ranges == 0 {
		return "No ranges yet: a range that you are 90% sure of shows how sure you may be."
	}
	held := float64(c.Held) / float64(c.Ranges)
	text := fmt.Sprintf("%d of %d ranges held: %.0f%%, where 90%% should", c.Held, c.Ranges, 100*held)
	switch {
	case c.Ranges < 10:
		text += "; ten or more say how sure you may be"
	case held < 0.8:
		text += "; you are surer than you may be: make them wider"
	case held > 0.97:
		text += "; they may be narrower"
	}
	return text
}

// sessionRecords are all sessions, their times in UTC.
func sessionRecords(list []practice.Session) *page.Records {
	return &page.Records{Head: []string{"time", "scenario", "varied", "score", "max"}, Rows: func() (rows [][]string) {
		for _, s := range list {
			rows = append(rows, []string{s.Time.UTC().Format(time.RFC3339), s.Scenario, fmt.Sprint(s.Random), exact(s.Score), exact(s.Max)})
		}
		return rows
	}}
}
