package practice_test

import (
	"reflect"
	"testing"
	"time"

	"botec/estimate/practice"
)

// noon is a Thursday.
var noon = time.Date(2026, 11, 26, 12, 0, 0, 0, time.FixedZone("", 3600))

// session is one so many days before noon, with questions of some scores.
func session(daysAgo int, scenario string, scores map[string]float64) practice.Session {
	s := practice.NewSession(scenario, len(scores))
	s.Time = noon.AddDate(0, 0, -daysAgo).UTC()
	for _, metric := range []string{"writes", "stored", "app.nodes"} {
		if score, ok := scores[metric]; ok {
			unit := map[string]string{"writes": "1/s", "stored": "B", "app.nodes": ""}[metric]
			s.Questions = append(s.Questions, practice.Answered{Metric: metric, Unit: unit, Score: score})
			s.Score += score
		}
	}
	return *s
}

// TestProgress: by kind of question, by week, what is done and what was missed.
func TestProgress(t *testing.T) {
	list := []practice.Session{
		session(20, "twitter", map[string]float64{"writes": 0, "stored": 1}),
		session(9, "twitter", map[string]float64{"writes": 0, "stored": 0, "app.nodes": 1}),
		session(3, "twitter", map[string]float64{"writes": 0.25, "stored": 0.5, "app.nodes": 0.25}),
		session(2, "uber", map[string]float64{"writes": 0}),
		session(1, "twitter", map[string]float64{"app.nodes": 1}),
	}
	if got, want := practice.ByKind(list), []practice.KindTally{
		{Kind: practice.Traffic, Tally: practice.Tally{Questions: 4, Score: 0.25}},
		{Kind: practice.Storage, Tally: practice.Tally{Questions: 3, Score: 1.5}},
		{Kind: practice.Servers, Tally: practice.Tally{Questions: 3, Score: 2.25}},
	}; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if got, want := practice.ByWeek(list, noon, 8), []practice.WeekTally{
		{Week: "2026-11-02", Tally: practice.Tally{Questions: 2, Score: 1}},
		{Week: "2026-11-09"},
		{Week: "2026-11-16", Tally: practice.Tally{Questions: 3, Score: 1}},
		{Week: "2026-11-23", Tally: practice.Tally{Questions: 5, Score: 2}},
	}; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if got, want := practice.Best(list), map[string]float64{"twitter": 1. / 3}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
	missed := practice.Missed(list, noon, 7*24*time.Hour) // the nodes were right since, the storage half right
	if want := []practice.Miss{{Scenario: "uber", Metric: "writes"}, {Scenario: "twitter", Metric: "writes"}}; !reflect.DeepEqual(missed, want) {
		t.Errorf("%v", missed)
	}
}

// TestStreak: days in a row, up to today or yesterday, in the zone of the clock.
func TestStreak(t *testing.T) {
	one := map[string]float64{"writes": 1}
	none := func(string) bool { return false }
	for _, test := range []struct {
		daysAgo []int
		also    string
		want    int
	}{{nil, "", 0}, {[]int{0}, "", 1}, {[]int{1, 2}, "", 2}, {[]int{0, 1, 2, 4}, "", 3}, {[]int{2, 3}, "", 0}, {[]int{0, 0, 2}, "2026-11-25", 3}} {
		var list []practice.Session
		for _, n := range test.daysAgo {
			list = append(list, session(n, "twitter", one))
		}
		if got := practice.Streak(list, noon, func(day string) bool { return day == test.also }); got != test.want {
			t.Errorf("%v: %d, want %d", test.daysAgo, got, test.want)
		}
	}
	late := session(1, "twitter", one)
	late.Time = time.Date(2026, 11, 25, 23, 30, 0, 0, time.UTC) // half past midnight there
	if got := practice.Streak([]practice.Session{late}, noon.AddDate(0, 0, 1), none); got != 1 {
		t.Errorf("%d", got)
	}
}

// TestCalibrationCurve: ranges by their width, without those after the truth was shown.
func TestCalibrationCurve(t *testing.T) {
	s := practice.Session{Scenario: "twitter", Max: 5}
	add := func(low, high float64, again bool) {
		s.Questions = append(s.Questions, practice.Answered{Low: &low, High: &high, Truth: 100, Again: again})
	}
	add(90, 200, false)
	add(110, 200, false)
	add(50, 500, false)
	add(1, 1e6, false)
	add(100, 100, false) // a number
	add(101, 102, true)
	if got, want := practice.CalibrateByWidth([]practice.Session{s}), []practice.WidthCalibration{
		{UpTo: 3, Calibration: practice.Calibration{Ranges: 2, Held: 1}},
		{UpTo: 10, Calibration: practice.Calibration{Ranges: 1, Held: 1}},
		{Calibration: practice.Calibration{Ranges: 1, Held: 1}},
	}; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if got := practice.Calibrate([]practice.Session{s}); got != (practice.Calibration{Ranges: 4, Held: 3}) {
		t.Errorf("%+v", got)
	}
}
