package report

import (
	"botec/estimate/decide"
	"botec/estimate/unit"
)

// DecisionDocument is the JSON document of a decision. All values are in base units.
type DecisionDocument struct {
	By       string         `json:"by"` // the formula that is compared, "" where the options are metrics
	Minimize bool           `json:"minimize"`
	Unit     string         `json:"unit"`
	Options  []optionDoc    `json:"options"`
	Best     string         `json:"best"`
	Margin   *float64       `json:"margin"`
	Worth    *worthDoc      `json:"worth,omitempty"` // nil where the options are percentiles
	Inputs   []decidedInput `json:"inputs"`
	Unseen   int            `json:"unseen_ranges,omitempty"`
	Untried  int            `json:"unseen_inputs,omitempty"`
	Samples  int            `json:"samples,omitempty"`
	Dropped  int            `json:"dropped,omitempty"`
	Seed     *uint64        `json:"seed,omitempty"`
	Team     string         `json:"team_defaults,omitempty"`
}

type optionDoc struct {
	Name   string   `json:"name"`
	Mean   *float64 `json:"mean"`
	P5     *float64 `json:"p5,omitempty"`
	P95    *float64 `json:"p95,omitempty"`
	Best   *float64 `json:"best,omitempty"`
	Regret *float64 `json:"regret,omitempty"`
}

type worthDoc struct {
	All   *float64 `json:"all"`
	Error *float64 `json:"error"`
}

type decidedInput struct {
	Name   string   `json:"name"`
	Unit   string   `json:"unit"`
	Value  *float64 `json:"value"`
	P5     *float64 `json:"p5,omitempty"`
	P95    *float64 `json:"p95,omitempty"`
	Worth  *float64 `json:"worth"`
	Error  *float64 `json:"error,omitempty"`
	Tips   []tipDoc `json:"tips"`
	From   *float64 `json:"from"`
	To     *float64 `json:"to"`
	Proved bool     `json:"proved"`
}

type tipDoc struct {
	At     *float64 `json:"at"`
	To     string   `json:"to"`
	Above  bool     `json:"above"`
	Inside bool     `json:"inside"`
	Factor *float64 `json:"factor"`
}

// NewDecision makes the document of a decision.
func NewDecision(d *Decided) DecisionDocument {
	best := &d.Options[d.Best]
	out := DecisionDocument{By: d.By, Minimize: !d.Maximize, Unit: best.BaseUnit(), Best: best.Name, Margin: number(unit.RoundTo12Digits(d.Margin())),
		Inputs: []decidedInput{}, Team: best.Result.TeamFile}
	if d.Certain {
		out.Untried = d.Unseen
	} else {
		out.Unseen = d.Unseen
	}
	if !d.Certain && !d.Statistic {
		out.Samples, out.Dropped, out.Seed = d.Samples, d.Dropped, &d.Seed
	}
	if !d.Statistic {
		out.Worth = &worthDoc{number(d.Worth), number(d.WorthError)}
	}
	for k := range d.Options {
		o := &d.Options[k]
		of := optionDoc{Name: o.Name, Mean: number(o.Mean)}
		if !d.Statistic {
			of.Best, of.Regret = number(o.Best), number(o.Regret)
		}
		if o.P5 != o.P95 {
			of.P5, of.P95 = number(o.P5), number(o.P95)
		}
		out.Options = append(out.Options, of)
	}
	for k := range d.Inputs {
		out.Inputs = append(out.Inputs, d.inputDocument(&d.Inputs[k]))
	}
	return out
}

func (d *Decided) inputDocument(i *decide.Input) decidedInput {
	of := decidedInput{Name: i.Name, Unit: i.Result.BaseUnit(&i.Result.Quantities[i.Quantity]), Value: number(i.Present), Worth: number(i.Worth),
		Tips: []tipDoc{}, From: number(i.Low), To: number(i.High), Proved: i.Proved}
	if i.Uncertain() {
		of.P5, of.P95, of.Error = number(i.P5), number(i.P95), number(i.WorthError)
	}
	for _, t := range i.Tips {
		of.Tips = append(of.Tips, tipDoc{number(t.At), d.Options[t.To].Name, t.Above, t.Inside, number(t.Factor)})
	}
	return of
}
