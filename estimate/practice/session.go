package practice

import "time"

// Session is one interview: the questions that were asked, with their answers and
// scores.
type Session struct {
	Scenario  string     `json:"scenario"`
	Random    bool       `json:"random,omitempty"`
	Seed      *uint64    `json:"seed,omitempty"` // of the random inputs
	Time      time.Time  `json:"time,omitzero"`  // when it ended; only in the history
	Questions []Answered `json:"questions"`
	Score     float64    `json:"score"` // the sum over the questions
	Max       float64    `json:"max"`   // the number of questions
}

// Answered is a question with its answer. Answer, Low and High are nil for a question
// that was skipped.
type Answered struct {
	Metric   string   `json:"metric"`
	Question string   `json:"question"`
	Choices  []string `json:"choices,omitempty"` // of a decision, whose answers are their numbers, from 1
	Answer   *string  `json:"answer"`
	Low      *float64 `json:"low,omitempty"`  // in base units
	High     *float64 `json:"high,omitempty"` // equal to Low where the answer is a number
	Truth    float64  `json:"truth"`          // in base units
	Unit     string   `json:"unit"`           // the base unit
	Text     string   `json:"text"`           // the printed truth
	Score    float64  `json:"score"`          // from 0 to 1
}

// Add scores an answer and adds it with its question; a is nil for one that was
// skipped.
func (s *Session) Add(q Question, a *Answer) Answered {
	out := Answered{Metric: q.Name, Question: q.Text, Choices: q.Choices, Text: q.Truth}
	out.Truth, out.Unit = q.inBaseUnits()
	if a != nil {
		out.Answer, out.Low, out.High, out.Score = &a.Text, &a.Low, &a.High, q.Points(a)
	}
	s.Questions = append(s.Questions, out)
	s.Score, s.Max = s.Score+out.Score, s.Max+1
	return out
}
