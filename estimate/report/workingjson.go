package report

import (
	"botec/estimate"
	"botec/estimate/explain"
)

// Working is the JSON document of the working behind figures.
type Working struct {
	Scenario string   `json:"scenario"`
	Team     string   `json:"team_defaults,omitempty"`
	Figures  []Figure `json:"figures"`
}

// Figure is a value, the steps that compute it and the values that they start from.
type Figure struct {
	Name    string            `json:"name"`
	Value   float64           `json:"value"`
	Unit    string            `json:"unit"`
	Text    string            `json:"text"`
	P5      *float64          `json:"p5,omitempty"`
	P95     *float64          `json:"p95,omitempty"`
	Steps   []Step            `json:"steps"`
	From    Metrics           `json:"from"`
	Drivers []estimate.Driver `json:"drivers,omitempty"`
}

// Step is one formula: with names, with numbers, and its result.
type Step struct {
	Name    string `json:"name"`
	Symbols string `json:"symbols"`
	Numbers string `json:"numbers,omitempty"`
	Result  string `json:"result"`
}

// NewWorking makes the document of figures.
func NewWorking(r *estimate.Result, figures []*explain.Figure) Working {
	w := Working{Scenario: r.Scenario.Name, Team: r.TeamFile, Figures: []Figure{}}
	for _, f := range figures {
		out := Figure{Name: f.Name, Value: f.Value.Value, Unit: dimension(f.Value), Text: f.Text(), Steps: []Step{}, From: f.From, Drivers: r.Drivers(f.Value)}
		if f.Uncertain {
			out.P5, out.P95 = &f.P5, &f.P95
		}
		for _, s := range f.Steps {
			out.Steps = append(out.Steps, Step{s.Full, s.Symbols, s.Numbers, s.Result})
		}
		w.Figures = append(w.Figures, out)
	}
	return w
}
