package practice

import (
	"slices"
	"time"
)

// Tally is how questions went.
type Tally struct {
	Questions int     `json:"questions"` // that were asked, or not reached
	Score     float64 `json:"score"`     // the sum, each from 0 to 1
}

func (t *Tally) add(q *Answered) {
	t.Questions++
	t.Score = rounded(t.Score + q.Score)
}

// KindTally is how questions of one kind went.
type KindTally struct {
	Kind Kind `json:"kind"`
	Tally
}

// ByKind tells how the questions of sessions went by their kind, without the kinds that
// were never asked for. The sum over the kinds is that over the sessions.
func ByKind(list []Session) []KindTally {
	tallies := make([]KindTally, len(Kinds()))
	for i, k := range Kinds() {
		tallies[i].Kind = k
	}
	for _, s := range list {
		for i := range s.Questions {
			q := &s.Questions[i]
			kind := q.Kind
			if kind == "" { // of a time when it was not kept
				kind = KindOf(q.Metric, q.Unit)
			}
			if at := slices.Index(Kinds(), kind); at >= 0 {
				tallies[at].add(q)
			}
		}
		if kind, left := s.left(); left.Questions > 0 {
			t := &tallies[slices.Index(Kinds(), kind)].Tally
			t.Questions, t.Score = t.Questions+left.Questions, rounded(t.Score+left.Score)
		}
	}
	return slices.DeleteFunc(tallies, func(t KindTally) bool { return t.Questions == 0 })
}

// left is what a session counts beside its questions.
func (s *Session) left() (Kind, Tally) {
	t := Tally{Questions: int(s.Max) - len(s.Questions), Score: s.Score}
	for _, q := range s.Questions {
		t.Score = rounded(t.Score - q.Score)
	}
	if s.Open || t.Score > 0 {
		return Stated, t
	}
	return NotReached, t
}

// WeekTally is how the questions of one week went.
type WeekTally struct {
	Week string `json:"week"` // its Monday, 2026-11-23
	Tally
}

// ByWeek tells how the questions of sessions went in each of the last weeks, up to that
// of now, in the time zone of now: the trend. It has no weeks before the first session.
func ByWeek(list []Session, now time.Time, weeks int) (tallies []WeekTally) {
	for back := weeks - 1; back >= 0; back-- {
		t := WeekTally{Week: monday(now.AddDate(0, 0, -7*back))}
		for _, s := range list {
			if monday(s.Time.In(now.Location())) != t.Week {
				continue
			}
			t.Questions, t.Score = t.Questions+int(s.Max), rounded(t.Score+s.Score)
		}
		if t.Questions > 0 || len(tallies) > 0 {
			tallies = append(tallies, t)
		}
	}
	return tallies
}

func monday(t time.Time) string {
	return t.AddDate(0, 0, -(int(t.Weekday())+6)%7).Format(time.DateOnly)
}

// WidthCalibration is how often the truth was in ranges of some width.
type WidthCalibration struct {
	UpTo float64 `json:"up_to,omitempty"` // the largest factor between the ends; 0 for any
	Calibration
}

// CalibrateByWidth is the calibration curve: for ranges from narrow to wide, how often the
// truth was in them.
func CalibrateByWidth(list []Session) []WidthCalibration {
	curve := []WidthCalibration{{UpTo: 3}, {UpTo: 10}, {UpTo: 30}, {UpTo: 100}, {}}
	eachRange(list, func(a *Answer, held bool) {
		at := slices.IndexFunc(curve, func(c WidthCalibration) bool { return c.UpTo == 0 || Width(a) <= c.UpTo*(1+1e-9) })
		curve[at].add(held)
	})
	return slices.DeleteFunc(curve, func(c WidthCalibration) bool { return c.Ranges == 0 })
}

// Streak is the number of days in a row with a session, up to today or, where today has
// none yet, up to yesterday; also says on which other days somebody practised. Days are
// those of the time zone of now.
func Streak(list []Session, now time.Time, also func(day string) bool) (days int) {
	practised := map[string]bool{}
	for _, s := range list {
		practised[s.Time.In(now.Location()).Format(time.DateOnly)] = true
	}
	for back := 0; ; back++ {
		day := now.AddDate(0, 0, -back).Format(time.DateOnly)
		switch {
		case practised[day] || also(day):
			days++
		case back > 0:
			return days
		}
	}
}

// Best tells for each scenario all questions of which were answered or skipped in one
// session the best share of its points, from 0 to 1.
func Best(list []Session) map[string]float64 {
	best := map[string]float64{}
	for _, s := range list {
		if before, done := best[s.Scenario]; !s.Again && float64(len(s.Questions)) >= s.Max && s.Max >= fewestDone {
			if share := s.Score / s.Max; !done || share > before {
				best[s.Scenario] = share
			}
		}
	}
	return best
}

// fewestDone is the least number of questions of a session that says how a scenario went:
// earlier versions kept those that were asked as the number of all.
const fewestDone = 3

// Miss is a question of a scenario that was missed.
type Miss struct {
	Scenario, Metric string
	Decision         bool
}

// Is says whether it is this question.
func (m *Miss) Is(q *Question) bool { return m.Metric == q.Name && m.Decision == q.IsDecision() }

// Missed lists the questions that got less than ½ within a time before now, and not more
// since; the latest first.
func Missed(list []Session, now time.Time, within time.Duration) (missed []Miss) {
	settled := map[Miss]bool{}
	for _, s := range slices.Backward(list) {
		if now.Sub(s.Time) > within {
			continue
		}
		for i := range s.Questions {
			q := &s.Questions[i]
			m := Miss{s.Scenario, q.Metric, len(q.Choices) > 0}
			if !settled[m] && q.Score < mostIfSeen {
				missed = append(missed, m)
			}
			settled[m] = true
		}
	}
	return missed
}
