package practice

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// Session is an interview: the questions that were put, and how the answers
// scored. Questions that were not reached count for nothing.
type Session struct {
	Scenario  string     `json:"scenario"`
	Random    bool       `json:"random,omitempty"`
	Seed      *uint64    `json:"seed,omitempty"` // of the variation
	Time      time.Time  `json:"time,omitzero"`  // of the end; in the history only
	Questions []Answered `json:"questions"`
	Score     float64    `json:"score"`
	Max       float64    `json:"max"`
}

// Answered is a question with its answer. Truth, Low and High are in base units;
// Answer is nil where the question was skipped, Low and High are the same where
// it is a number.
type Answered struct {
	Metric   string   `json:"metric"`
	Question string   `json:"question"`
	Answer   *string  `json:"answer"`
	Low      *float64 `json:"low,omitempty"`
	High     *float64 `json:"high,omitempty"`
	Truth    float64  `json:"truth"`
	Unit     string   `json:"unit"`
	Text     string   `json:"text"` // the truth as it is printed
	Score    float64  `json:"score"`
}

// Put adds a question and its answer, nil for a skipped one.
func (s *Session) Put(q Question, a *Answer) Answered {
	out := Answered{Metric: q.Name, Question: q.Text, Truth: q.Value.Value, Unit: q.Value.Unit(), Text: q.Truth}
	if a != nil {
		out.Answer, out.Low, out.High, out.Score = &a.Text, &a.Low, &a.High, Score(a, q.Value.Value)
	}
	s.Questions = append(s.Questions, out)
	s.Score, s.Max = s.Score+out.Score, s.Max+1
	return out
}

// HistoryFile is where sessions are kept: in the user's state folder, a line of
// JSON for each.
func HistoryFile() (string, error) {
	dir := os.Getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(dir) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(home, ".local", "state")
		if local := os.Getenv("LocalAppData"); runtime.GOOS == "windows" && local != "" {
			dir = local
		}
	}
	return filepath.Join(dir, "botec", "practice.jsonl"), nil
}

// Keep adds a session to a history file, in one write.
func Keep(file string, s *Session) error {
	line, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	line = append(line, '\n')
	last := []byte{'\n'}
	if at, err := f.Seek(-1, io.SeekEnd); err == nil { // else it is empty
		_, _ = f.ReadAt(last, at)
	}
	if last[0] != '\n' { // what was cut off is not to spoil this one
		line = append([]byte{'\n'}, line...)
	}
	_, err = f.Write(line)
	return errors.Join(err, f.Close())
}

// History reads the sessions of a history file, the oldest first; none where
// there is no file. Lines that are no sessions are counted, not read.
func History(file string) (list []Session, strange int, err error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	lines := bufio.NewReader(f)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 1 {
			var s Session
			if json.Unmarshal(line, &s) != nil || s.Scenario == "" || !(s.Max > 0) {
				strange++
			} else {
				list = append(list, s)
			}
		}
		if errors.Is(err, io.EOF) {
			return list, strange, nil
		}
		if err != nil {
			return nil, strange, fmt.Errorf("%s: %w", file, err)
		}
	}
}

// Calibration is how often ranges held what they were to hold in 90% of the cases.
type Calibration struct {
	Ranges int `json:"ranges"`
	Held   int `json:"held"`
}

// Calibrate counts the ranges of sessions.
func Calibrate(list []Session) (c Calibration) {
	for _, s := range list {
		for _, q := range s.Questions {
			if q.Low == nil || q.High == nil || *q.Low == *q.High {
				continue
			}
			c.Ranges++
			if Holds(&Answer{Low: *q.Low, High: *q.High}, q.Truth) {
				c.Held++
			}
		}
	}
	return c
}
