package formula

import "botec/estimate/unit"

// readsWell says that a dimension has one obvious unit and prefix, so that the
// written one need not be kept: 1500 MB is 1.5 GB, but 24 months stay months.
func readsWell(d unit.Dim) bool {
	switch d.WithoutNouns() {
	case unit.Data, unit.Data.Div(unit.Time), unit.Money:
		return true
	case unit.Rate, unit.Dim{}:
		for _, n := range d.Nouns() {
			if n.Exp < 0 {
				return false
			}
		}
		return true
	}
	return false
}

// displayOf is the unit a formula is shown in: that of "in", or the one that a
// single written number has.
func displayOf(n Node) *unit.Display {
	switch n := n.(type) {
	case *In:
		return n.Unit
	case *Literal:
		return n.Unit
	case *Range:
		return displayOf(n.Lo)
	case *Binary: // 2/user/day, $0.02/GB
		x, y := displayOf(n.X), (*UnitRef)(nil)
		if n.Op == Div || n.Op == Per {
			y, _ = n.Y.(*UnitRef)
		}
		if l, ok := n.X.(*Literal); ok && l.Bare {
			x = &unit.Display{Factor: 1}
		} else if _, ok := n.X.(*Range); ok && x == nil {
			x = &unit.Display{Factor: 1}
		}
		if x == nil || y == nil || x.Text == "%" {
			return nil
		}
		return &unit.Display{Text: x.Text + "/" + y.Text, Factor: x.Factor / y.Unit.Factor, Dim: x.Dim.Div(y.Unit.Dim)}
	}
	return nil
}
