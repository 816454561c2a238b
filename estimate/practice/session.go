package practice

import "time"

// Session is one interview: the questions that were answered or skipped, with their
// answers and scores.
type Session struct {
	Scenario  string     `json:"scenario"`
	Random    bool       `json:"random,omitempty"`
	Seed      *uint64    `json:"seed,omitempty"`  // of the random inputs
	Again     bool       `json:"again,omitempty"` // it asked what was missed before
	Open      bool       `json:"open,omitempty"`  // the inputs were chosen, so that these and the units count too
	Time      time.Time  `json:"time,omitzero"`   // when it ended; only in the history
	Questions []Answered `json:"questions"`
	Score     float64    `json:"score"` // the sum over the questions
	Max       float64    `json:"max"`   // the number of questions of the interview, reached or not
}

// Answered is a question with its answer. Answer, Low and High are nil for a question
// that was skipped.
type Answered struct {
	Metric   string   `json:"metric"`
	Kind     Kind     `json:"kind"`
	Question string   `json:"question"`
	Choices  []string `json:"choices,omitempty"` // of a decision, whose answers are their numbers, from 1
	Answer   *string  `json:"answer"`
	Low      *float64 `json:"low,omitempty"`  // in base units
	High     *float64 `json:"high,omitempty"` // equal to Low where the answer is a number
	Truth    float64  `json:"truth"`          // in base units
	Unit     string   `json:"unit"`           // the base unit
	Text     string   `json:"text"`           // the printed truth
	Hints    int      `json:"hints,omitempty"`
	Again    bool     `json:"again,omitempty"` // it was answered before, and its truth was shown
	Score    float64  `json:"score"`           // from 0 to 1
}

// NewSession starts an interview of so many questions.
func NewSession(scenario string, questions int) *Session {
	return &Session{Scenario: scenario, Questions: []Answered{}, Max: float64(questions)}
}

// What an answer is worth with a hint, and the most that it is worth once the truth was
// shown.
const (
	hintShare  = 0.75
	mostIfSeen = 0.5
)

// Answer scores an answer to question i, counted from 0, after a number of hints, and
// keeps it; a is nil where the question is skipped. Questions are answered in order, but
// one may be answered again: then the better score counts, where a new one is at most ½.
// It returns what the answer is worth now, which may be less than what is kept.
func (s *Session) Answer(i int, q Question, a *Answer, hints int) Answered {
	out := Answered{Metric: q.Name, Kind: q.kind(), Question: q.Text, Choices: q.Choices, Text: q.Truth, Hints: hints}
	out.Truth, out.Unit = q.inBaseUnits()
	if a != nil {
		out.Answer, out.Low, out.High, out.Score = &a.Text, &a.Low, &a.High, q.Points(a)
		if hints > 0 {
			out.Score = rounded(out.Score * hintShare)
		}
	}
	switch {
	case i >= len(s.Questions):
		s.Questions = append(s.Questions, out)
	default:
		out.Again, out.Score = true, min(out.Score, mostIfSeen)
		if out.Score > s.Questions[i].Score {
			s.Questions[i] = out
		}
	}
	sum := 0.
	for _, q := range s.Questions {
		sum += q.Score
	}
	s.Score = rounded(sum)
	return out
}

// kind is the kind of a question.
func (q *Question) kind() Kind {
	if q.IsDecision() {
		return Decisions
	}
	return KindOf(q.Name, q.Value.BaseUnit())
}
