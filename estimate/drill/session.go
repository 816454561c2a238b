package drill

// Session is one round of cards.
type Session struct {
	Topic   string     `json:"topic,omitempty"` // "" for all
	Seed    uint64     `json:"seed"`
	Cards   []Answered `json:"cards"`
	Score   float64    `json:"score"`             // the sum over the cards, without those that came again
	Max     float64    `json:"max"`               // the number of these cards
	Seconds float64    `json:"seconds,omitempty"` // of all answers, where somebody typed them

	DueToday    []string `json:"due_today"`    // the topics of which something is still due
	DueTomorrow []string `json:"due_tomorrow"` // and those due the next day, with these
	Streak      int      `json:"streak"`       // the days in a row, up to today
}

// Answered is a card with its answer, nil for one that was skipped.
type Answered struct {
	Card     string  `json:"card"`
	Topic    string  `json:"topic"`
	Question string  `json:"question"`
	Answer   *string `json:"answer"`
	Truth    float64 `json:"truth"` // in base units
	Unit     string  `json:"unit"`  // the base unit
	Text     string  `json:"text"`  // the printed truth
	Score    float64 `json:"score"` // 0, ½ or 1
	Due      Day     `json:"due"`
	Seconds  float64 `json:"seconds,omitempty"`
	Again    bool    `json:"again,omitempty"` // missed before in this session; it does not count
}

// Add adds a card with its answer, nil for one that was skipped.
func (s *Session) Add(c *Card, a *Answer, again bool) *Answered {
	out := Answered{Card: c.ID, Topic: c.Deck, Question: c.Question, Truth: c.Truth, Unit: c.Dim.Unit(), Text: c.Text, Again: again}
	if a != nil {
		out.Answer, out.Score = &a.Text, c.Score(a)
	}
	if !again {
		s.Score, s.Max = s.Score+out.Score, s.Max+1
	}
	s.Cards = append(s.Cards, out)
	return &s.Cards[len(s.Cards)-1]
}
