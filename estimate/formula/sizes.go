package formula

import (
	"math"
	"strings"

	"botec/estimate/unit"
)

// BinarySize is the text of a size in MB or GB that is a power of two from 128 on, such
// as 512 MB: whoever sells it means MiB. "" where the formula has none.
func (f *Formula) BinarySize() string {
	if !strings.Contains(f.Text, "MB") && !strings.Contains(f.Text, "GB") { // most formulas
		return ""
	}
	found := ""
	walk(f.Root, func(n Node) {
		l, ok := n.(*Literal)
		if !ok || found != "" || l.Unit == nil || l.Unit.Text != "MB" && l.Unit.Text != "GB" {
			return
		}
		if fraction, _ := math.Frexp(l.Written); l.Written >= 128 && fraction == 0.5 && l.Value == l.Written*l.Unit.Factor {
			found = f.Text[l.Start:l.End]
		}
	})
	return found
}

// HasBinaryUnit reports whether a size in the formula is in KiB, MiB and so on.
func (f *Formula) HasBinaryUnit() bool {
	found := false
	walk(f.Root, func(n Node) {
		switch n := n.(type) {
		case *Literal:
			found = found || n.Unit != nil && isBinary(n.Unit.Text)
		case *UnitRef:
			found = found || isBinary(n.Text)
		}
	})
	return found
}

func isBinary(name string) bool { return len(name) == 3 && name[1:] == "iB" }

// HasDataPrice reports whether a price per size, other than 0, is written in the
// formula: $0.02/GB.
func (f *Formula) HasDataPrice() bool {
	found := false
	walk(f.Root, func(n Node) {
		x, ok := n.(*Binary)
		if u, perUnit := divisor(x); !ok || !perUnit || u.Unit.Dim.Data <= 0 {
			return
		}
		price := x.X
		for { // the number that the unit follows, in calls * $2/month/GB too
			b, ok := price.(*Binary)
			if !ok {
				break
			}
			if price = b.Y; b.Op == Div || b.Op == Per {
				price = b.X
			}
		}
		l, ok := price.(*Literal)
		found = found || ok && l.Dim == unit.Money && l.Value != 0
	})
	return found
}

// divisor is the unit that a node divides by.
func divisor(n *Binary) (u *UnitRef, ok bool) {
	if n == nil || n.Op != Div && n.Op != Per {
		return nil, false
	}
	u, ok = n.Y.(*UnitRef)
	return u, ok
}
