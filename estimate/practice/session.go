package practice

import "time"

// Session is one interview: the questions that were asked and how the answers
// scored. Questions that were not reached are not in it.
type Session struct {
	Scenario  string     `json:"scenario"`
	Random    bool       `json:"random,omitempty"`
	Seed      *uint64    `json:"seed,omitempty"` // of the random inputs
	Time      time.Time  `json:"time,omitzero"`  // of the end; in the history only
	Questions []Answered `json:"questions"`
	Score     float64    `json:"score"` // the sum over the questions
	Max       float64    `json:"max"`   // the number of questions
}

// Answered is a question with its answer. Answer, Low and High are nil where the
// question was skipped.
type Answered struct {
	Metric   string   `json:"metric"`
	Question string   `json:"question"`
	Answer   *string  `json:"answer"`
	Low      *float64 `json:"low,omitempty"`  // in base units
	High     *float64 `json:"high,omitempty"` // the same as Low where the answer is a number
	Truth    float64  `json:"truth"`          // in base units
	Unit     string   `json:"unit"`           // the base unit
	Text     string   `json:"text"`           // the truth as it is printed
	Score    float64  `json:"score"`          // from 0 to 1
}

// Add adds a question and its answer, nil for a skipped one.
func (s *Session) Add(q Question, a *Answer) Answered {
	out := Answered{Metric: q.Name, Question: q.Text, Truth: q.Value.Value, Unit: q.Type().Dim.Unit(), Text: q.Truth}
	if a != nil {
		out.Answer, out.Low, out.High, out.Score = &a.Text, &a.Low, &a.High, Score(a, q.Value.Value)
	}
	s.Questions = append(s.Questions, out)
	s.Score, s.Max = s.Score+out.Score, s.Max+1
	return out
}
