package report

import (
	"fmt"
	"time"

	"botec/estimate/page"
	"botec/estimate/practice"
	"botec/estimate/source"
)

// maxSessions is the number of sessions that the history shows, the latest ones.
const maxSessions = 12

// PracticeHistory is what the history of practice says.
type PracticeHistory struct {
	Sessions []practice.Session          `json:"sessions"`
	Kinds    []practice.KindTally        `json:"kinds"`
	Weeks    []practice.WeekTally        `json:"weeks"`
	Ranges   practice.Calibration        `json:"ranges"`
	Widths   []practice.WidthCalibration `json:"widths"`
	Streak   int                         `json:"streak"`
}

// trendWeeks is the number of weeks of the trend.
const trendWeeks = 8

// NewPracticeHistory computes what sessions say; streak is the number of days in a row.
func NewPracticeHistory(list []practice.Session, now time.Time, streak int) *PracticeHistory {
	return &PracticeHistory{Sessions: append([]practice.Session{}, list...), Kinds: practice.ByKind(list),
		Weeks: append([]practice.WeekTally{}, practice.ByWeek(list, now, trendWeeks)...), Ranges: practice.Calibrate(list), Widths: practice.CalibrateByWidth(list), Streak: streak}
}

// History arranges the sessions, how questions went by kind and by week, how often the
// truth was in ranges by their width, and the total; of one scenario alone where one is
// named. Dates are in the time zone.
func History(h *PracticeHistory, scenario string, zone *time.Location) *page.Page {
	p := &page.Page{Title: "Practice"}
	list := h.Sessions
	if len(list) == 0 {
		none := "No sessions yet; start with botec practice"
		if scenario != "" {
			none = "No sessions about " + scenario + " yet; start with botec practice " + scenario
		}
		p.Add(notes(page.Remark, []string{source.Printable(none)}))
		return p
	}
	from := max(0, len(list)-maxSessions)
	t := scoreTable("", "day", "scenario", "score")
	for _, s := range list[from:] {
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(s.Time.In(zone).Format(time.DateOnly)), page.Words(practised(&s)), page.Words(scoreOf(&s))},
			Bar: &page.Bar{To: s.Score / s.Max}})
	}
	p.Add(t)
	if from > 0 {
		p.Add(notes(page.Caveat, []string{fmt.Sprintf("and %d earlier sessions", from)}))
	}
	kinds := scoreTable("By kind of question", "kind", "score")
	for _, k := range h.Kinds {
		kinds.Rows = append(kinds.Rows, tallyRow(string(k.Kind), k.Tally))
	}
	p.Add(kinds)
	if len(h.Weeks) > 1 {
		weeks := scoreTable("By week", "week of", "score")
		for _, w := range h.Weeks {
			weeks.Rows = append(weeks.Rows, tallyRow(w.Week, w.Tally))
		}
		p.Add(weeks)
	}
	if h.Ranges.Ranges > 0 {
		p.Add(calibrationCurve(h.Widths))
	}
	score, maxScore := 0., 0.
	for _, s := range list {
		score, maxScore = score+s.Score, maxScore+s.Max
	}
	total := fmt.Sprintf("%.0f%% of all points: %s of %s", 100*score/maxScore, scoreText(score), scoreText(maxScore))
	if h.Streak > 1 {
		total += fmt.Sprintf(" · %d days in a row", h.Streak)
	}
	p.Add(notes(page.Remark, []string{total, calibration(h.Ranges)}), sessionRecords(list))
	return p
}

// scoreTable is an empty table with a bar for each row.
func scoreTable(title string, heads ...string) *page.Table {
	t := &page.Table{Title: title, Bars: &page.Bars{Terminal: 20, Wide: true}}
	for _, head := range heads {
		t.Columns = append(t.Columns, page.Column{Head: head})
	}
	return t
}

// tallyRow is how some questions went.
func tallyRow(name string, tally practice.Tally) page.Row {
	row := page.Row{Cells: []page.Cell{page.Words(name), page.Words(scoreText(tally.Score) + " of " + fmt.Sprint(tally.Questions))}}
	if tally.Questions > 0 {
		row.Bar = &page.Bar{To: tally.Score / float64(tally.Questions)}
	}
	return row
}

// calibrationCurve shows how often the truth was in ranges, from narrow to wide.
func calibrationCurve(curve []practice.WidthCalibration) *page.Table {
	t := scoreTable("Ranges that hold the truth", "ranges with ends up to", "held")
	for _, c := range curve {
		width := "farther apart"
		if c.UpTo > 0 {
			width = "a factor of " + scoreText(c.UpTo) + " apart"
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(width), page.Words(fmt.Sprintf("%d of %d", c.Held, c.Ranges))},
			Bar: &page.Bar{To: float64(c.Held) / float64(c.Ranges)}})
	}
	return t
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
