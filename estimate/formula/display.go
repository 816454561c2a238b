package formula

import "botec/estimate/unit"

// hasObviousUnit reports whether values of a dimension are best displayed in a unit
// that fits them, not in the unit that the formula uses: 1500 MB becomes 1.5 GB, but
// 24 months stay months.
func hasObviousUnit(d unit.Dim) bool {
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

// WrittenUnit is the unit that the formula asks for, or that of the number that it
// consists of; nil where there is none.
func (b *Bound) WrittenUnit() *unit.Display { return displayOf(b.Root) }

// displayOf is the unit that a formula asks for with "in", or that of the single
// number that it consists of; nil where there is none.
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
