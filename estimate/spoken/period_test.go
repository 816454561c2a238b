package spoken

import "testing"

func TestPeriod(t *testing.T) {
	for question, want := range map[string]string{
		"How much data is stored in a day, in one copy?": "day",
		"1bn requests a day: how many a second?":         "day", // the first
		"How many bytes per second come in?":             "second",
		"What does it cost (every month)?":               "month",
		"How long is it down in a year?":                 "year",
		"How much is kept after 5 years?":                "",
	} {
		if got := Period(question); got != want {
			t.Errorf("%s %q, want %q", question, got, want)
		}
	}
}
