package practice

import "botec/estimate/journal"

// HistoryFile is the path of the history of sessions, practice.jsonl in the user's state
// folder ([journal.File]).
func HistoryFile() (string, error) { return journal.File("practice.jsonl") }

// AppendSession appends a session to a history file. The error is that of the file
// system.
func AppendSession(file string, s *Session) error { return journal.Append(file, s) }

// ReadSessions reads the sessions of a history file, oldest first; none if the file
// does not exist. unreadable is the number of lines that are not sessions. The error
// is that of the file system.
func ReadSessions(file string) (list []Session, unreadable int, err error) {
	return journal.Read(file, journal.MaxSize, isSession)
}

// recent is how much of a history [ReadRecent] reads, in bytes: some two thousand sessions.
const recent = 4 << 20

// ReadRecent is ReadSessions for the latest sessions, which takes no time however many
// there are.
func ReadRecent(file string) (list []Session, unreadable int, err error) {
	return journal.Read(file, recent, isSession)
}

func isSession(s *Session) bool { return s.Scenario != "" && s.Max > 0 }

// Calibration is how often the truth was in a range. For somebody who is calibrated
// that is 90%.
type Calibration struct {
	Ranges int `json:"ranges"` // the number of answers that were ranges
	Held   int `json:"held"`   // the number of these that the truth was in
}

func (c *Calibration) add(held bool) {
	c.Ranges++
	if held {
		c.Held++
	}
}

// Calibrate computes the calibration over the answers of some sessions, without those
// that were given once more, after the truth was shown.
func Calibrate(list []Session) (c Calibration) {
	eachRange(list, func(_ *Answer, held bool) { c.add(held) })
	return c
}

// eachRange visits the answers that are ranges.
func eachRange(list []Session, visit func(a *Answer, held bool)) {
	for _, s := range list {
		for _, q := range s.Questions {
			if q.Low == nil || q.High == nil || *q.Low == *q.High || q.Again {
				continue
			}
			a := &Answer{Low: *q.Low, High: *q.High}
			visit(a, Holds(a, q.Truth))
		}
	}
}
