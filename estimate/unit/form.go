package unit

import (
	"math"
	"strings"
)

// Form is how quantities of one dimension are printed, as data for a program that prints
// them elsewhere. It says what [Printer.Quantity] does with them.
type Form struct {
	Kind    string    `json:"kind"`              // number, percent, in, steps, time or unit
	Factor  float64   `json:"factor,omitempty"`  // base units of one unit, of "in"
	Times   []float64 `json:"times,omitempty"`   // of "unit": what a value is multiplied by, one after the other
	Sign    string    `json:"sign,omitempty"`    // the symbol of the currency, before the number
	Unit    string    `json:"unit,omitempty"`    // what stands behind the number
	One     string    `json:"one,omitempty"`     // the same behind the number 1, where that differs
	Measure bool      `json:"measure,omitempty"` // of "in": without a prefix, and with all whole digits
	Steps   []Step    `json:"steps,omitempty"`   // the units that the most readable one is chosen from, the smallest first
	Periods []Step    `json:"periods,omitempty"` // of a rate: the periods for one that is under 0.1/s
	Counts  bool      `json:"counts,omitempty"`  // it is counted in ones: users, dollars, plain numbers
	Rate    bool      `json:"rate,omitempty"`    // it is counted per time
}

// Step is one of the units that a readable one is chosen from.
type Step struct {
	Name   string  `json:"name"`
	Many   string  `json:"many,omitempty"` // the plural, where it has one
	Factor float64 `json:"factor"`
}

func (p Printer) stepsOf(list []step, agrees bool) (out []Step) {
	for _, s := range list {
		next := Step{Name: s.name, Factor: s.factor}
		if agrees {
			if next.Name, next.Many = p.agree(s.name, "1"), p.agree(s.name, "2"); next.Many == next.Name {
				next.Many = ""
			}
		}
		out = append(out, next)
	}
	return out
}

// Form is how the printer prints quantities of dimension d: in the given unit, or where
// that is nil in its most readable unit.
func (p Printer) Form(d Dim, in *Display) Form {
	f := Form{Counts: counts(d), Rate: isRate(d)}
	switch {
	case in.IsPercent():
		f.Kind = "percent"
	case in != nil:
		f.Kind, f.Factor, f.Measure = "in", in.Factor, in.isMeasure()
		text := p.Units.InCurrency(in.Text)
		_, noun := p.Units.noun(text)
		p.put(&f, text, noun || d == Time)
	case d == Dim{}:
		f.Kind = "number"
	case d == Data:
		f.Kind, f.Steps = "steps", p.stepsOf(bytes(), false)
	case d == Data.Div(Time) && p.Bits:
		f.Kind, f.Steps = "steps", p.stepsOf(bitRates(), false)
	case d == Data.Div(Time):
		f.Kind, f.Steps, f.Unit = "steps", p.stepsOf(bytes(), false), "/s"
	case d == Time:
		f.Kind, f.Steps = "time", p.stepsOf(times(), true)
	default:
		p.compoundForm(&f, d)
	}
	return f
}

// compoundForm is the form of every other dimension, found from how 1 is printed.
func (p Printer) compoundForm(f *Form, d Dim) {
	f.Kind = "unit"
	_, text, agrees := p.unitOf(1, d)
	if d.Data < 0 && d.Money > 0 {
		f.Times = append(f.Times, math.Pow(gigabyte()[0].factor, -float64(d.Data)))
	}
	if d.Time == -1 && d.Money == 1 {
		f.Times = append(f.Times, month()[0].factor)
	}
	if d.Data == 1 && d.Money == 0 {
		text = strings.TrimPrefix(text, "B")
		f.Steps = p.stepsOf(bytes(), false)
	}
	if d.Time == -1 && d.Data == 0 && d.Money == 0 && d.Length == 0 {
		text = strings.TrimSuffix(text, "/s")
		f.Periods = p.stepsOf(append([]step{{"s", 1}}, periods()...), false)
	}
	if !agrees {
		p.put(f, text, false)
		return
	}
	f.Unit, f.One = p.agreeCompound(text, "2"), p.agreeCompound(text, "1")
}

// put sets what stands beside the number.
func (p Printer) put(f *Form, text string, agrees bool) {
	f.Sign = SignOf(text)
	f.Unit = text[len(f.Sign):]
	if agrees {
		f.Unit, f.One = p.agree(text, "2"), p.agree(text, "1")
	}
	if f.One == f.Unit {
		f.One = ""
	}
}
