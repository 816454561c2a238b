package unit

import "strings"

// Unit gives the unit in which Quantity prints v base units of dimension d, and how
// many base units it has: "GB" and 1e9, "$/month", "/day", "users". Behind a plain number
// and one that is counted stands no scale, so that 3.47k/s is 3470 "/s": a table has
// digits in one column and the unit in the next. A value that is not finite has no unit.
func (p Printer) Unit(v float64, d Dim, in *Display) (name string, factor float64) {
	switch {
	case notFinite(v) != "":
		return "", 1
	case in != nil:
		name, factor = p.Units.InCurrency(in.Text), in.Factor
		if _, ok := p.Units.noun(name); ok || d == Time {
			name = p.agree(name, "2")
		}
		return name, factor
	case d == Dim{}:
		return "", 1
	case d == Data:
		s := p.largest(v, bytes())
		return s.name, s.factor
	case d == Data.Div(Time) && p.Bits:
		s := p.largest(v, bitRates())
		return s.name, s.factor
	case d == Data.Div(Time):
		s := p.largest(v, bytes())
		return s.name + "/s", s.factor
	case d == Time:
		s := p.largest(v, times())
		if v == 0 {
			s = step{"s", 1}
		}
		return p.agree(s.name, "2"), s.factor
	}
	if v == 0 { // the unit does not depend on the value, but its factor is found from one
		v = 1
	}
	scaled, name, agrees := p.unitOf(v, d)
	if agrees {
		name = p.agreeCompound(name, "2")
	}
	return strings.TrimSpace(name), v / scaled
}
