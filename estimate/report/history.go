package report

import (
	"fmt"
	"time"

	"botec/estimate/page"
	"botec/estimate/practice"
	"botec/estimate/unit"
)

// maxSessions is the number of sessions that the history shows, the latest ones.
const maxSessions = 20

// History arranges the sessions, their total score, and how often the truth was in a
// range. Dates are in the time zone.
func History(list []practice.Session, zone *time.Location) *page.Page {
	p := &page.Page{Title: "Practice"}
	if len(list) == 0 {
		p.Add(notes(page.Remark, []string{"No sessions yet; start with botec practice twitter"}))
		return p
	}
	from := max(0, len(list)-maxSessions)
	t := &page.Table{Columns: []page.Column{{Head: "day", Words: false}, {Head: "scenario"}, {Head: "score"}}, Bars: &page.Bars{Terminal: 20, Wide: true}}
	for _, s := range list[from:] {
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(s.Time.In(zone).Format(time.DateOnly)), page.Words(practised(&s)), page.Words(scoreOf(&s))},
			Bar: &page.Bar{To: s.Score / s.Max}})
	}
	p.Add(t)
	if from > 0 {
		p.Add(notes(page.Caveat, []string{fmt.Sprintf("and %d earlier sessions", from)}))
	}
	score, maxScore := 0., 0.
	for _, s := range list {
		score, maxScore = score+s.Score, maxScore+s.Max
	}
	total := fmt.Sprintf("%.0f%% of all points: %s of %s", 100*score/maxScore, unit.Printer{}.Number(score), unit.Printer{}.Number(maxScore))
	p.Add(notes(page.Remark, []string{total, calibration(practice.Calibrate(list))}), sessionRecords(list))
	return p
}

// practised names the scenario of a session.
func practised(s *practice.Session) string {
	if s.Random {
		return s.Scenario + " (varied)"
	}
	return s.Scenario
}

// calibration says whether the ranges are as wide as a confidence of 90% asks for.
func calibration(c practice.Calibration) string {
	if c.Ranges == 0 {
		return "No ranges yet; answer with ranges that you are 90% sure of, to see whether you are calibrated."
	}
	held := float64(c.Held) / float64(c.Ranges)
	text := fmt.Sprintf("%d of %d ranges hold the truth: %.0f%%, where 90%% is the aim", c.Held, c.Ranges, 100*held)
	switch {
	case c.Ranges < 10:
		text += "; too few to judge"
	case held < 0.8:
		text += "; you are overconfident: make them wider"
	case held > 0.97:
		text += "; you are underconfident: make them narrower"
	}
	return text
}

// sessionRecords are all sessions, with their times in UTC.
func sessionRecords(list []practice.Session) *page.Records {
	return &page.Records{Head: []string{"time", "scenario", "varied", "score", "max"}, Rows: func() (rows [][]string) {
		for _, s := range list {
			rows = append(rows, []string{s.Time.UTC().Format(time.RFC3339), s.Scenario, fmt.Sprint(s.Random), exact(s.Score), exact(s.Max)})
		}
		return rows
	}}
}
