package spoken

import (
	"strings"
	"unicode/utf8"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// measure is a unit: factor base units of a dimension.
type measure struct {
	factor float64
	dim    unit.Dim
}

func (m measure) times(n measure) measure { return measure{m.factor * n.factor, m.dim.Mul(n.dim)} }

// unitWord is a word that is a unit.
type unitWord struct {
	measure
	bits  bool // by a small b
	small bool // all letters are small, so that the b says nothing
}

// unitOf finds the unit of a word: as the unit table spells it, as words.txt
// does, or a prefix before byte and bit, in any case.
func (m *Metric) unitOf(t *token) (unitWord, bool) {
	if u, ok := m.Units.Lookup(t.text); ok && u.Dim != unit.Money {
		return unitWord{measure: measure{u.Factor, u.Dim}}, true
	}
	v := vocabulary()
	if u, ok := m.ofData(t.text); ok {
		return u, true
	}
	spelling := v.unit[t.lower]
	switch {
	case spelling != "":
	case v.minutely[t.lower]:
		u, _ := m.Units.Lookup("min")
		return unitWord{measure: measure{1 / u.Factor, u.Dim.Pow(-1)}}, true
	case len(t.lower) > 2 || m.Dim == unit.Time:
		spelling = t.lower
	}
	u, ok := m.Units.Lookup(spelling)
	return unitWord{measure: measure{u.Factor, u.Dim}}, ok && u.Dim != unit.Money
}

// ofData reads a prefix before byte or bit: GB, Gb, gigabits, Mbps, MBytes, 64Gi;
// and octets, as a French writer counts them (Go).
func (m *Metric) ofData(text string) (u unitWord, ok bool) {
	if strings.IndexFunc(text, func(c rune) bool { return c >= utf8.RuneSelf }) >= 0 {
		return u, false
	}
	stem, perSecond := text, false
	if n := len(text) - 2; n > 0 && strings.EqualFold(text[n:], "ps") && (text[n-1] == 'b' || text[n-1] == 'B') {
		if stem, perSecond = text[:n], true; text == strings.ToUpper(text) {
			return u, false // GBPS is either
		}
	}
	base := ""
	lower := strings.ToLower(stem)
	for _, end := range []struct{ text, base string }{{"bytes", "B"}, {"byte", "B"}, {"octets", "B"}, {"octet", "B"}, {"bits", "bit"}, {"bit", "bit"}} {
		if strings.HasSuffix(lower, end.text) {
			stem, base = stem[:len(stem)-len(end.text)], end.base
			break
		}
	}
	if n := len(stem) - 1; base == "" && n >= 0 {
		french := m.Dim.Data != 0 && n == 1 && stem[n] == 'o' && (stem[0] == 'k' || stem[0] < 'a')
		kubernetes := m.Dim.Data != 0 && n == 1 && stem[n] == 'i' && stem[0] < 'a'
		switch {
		case stem[n] == 'B' || french:
			stem, base = stem[:n], "B"
		case stem[n] == 'b':
			u.bits, u.small = true, !perSecond && lower == text
			stem, base = stem[:n], "bit"
		case kubernetes:
			base = "B"
		}
	}
	scale, known := m.prefix(stem)
	if base == "" || !known {
		return u, false
	}
	one, _ := m.Units.Lookup(base)
	u.measure = measure{one.Factor * scale, one.Dim}
	if perSecond {
		second, _ := m.Units.Lookup("s")
		u.measure = measure{u.factor / second.Factor, u.dim.Div(second.Dim)}
	}
	if u.small && strings.HasSuffix(stem, "i") { // gib
		u.factor, u.bits, u.small = scale, false, false
	}
	return u, true
}

// prefix is the factor of k, Mi, giga or kibi: what the unit table says of it before B.
func (m *Metric) prefix(stem string) (factor float64, ok bool) {
	if stem == "" {
		return 1, true
	}
	short := strings.ToUpper(stem[:1])
	switch lower := strings.ToLower(stem); {
	case len(stem) == 1:
	case len(stem) == 2 && lower[1] == 'i':
		short += "i"
	case lower == "kilo" || lower == "mega" || lower == "giga" || lower == "tera" || lower == "peta" || lower == "exa" || lower == "zetta":
	case lower == "kibi" || lower == "mebi" || lower == "gibi" || lower == "tebi" || lower == "pebi" || lower == "exbi":
		short += "i"
	default:
		return 0, false
	}
	u, ok := m.Units.Lookup(short + "B")
	return u.Factor, ok && u.Dim == unit.Data
}

// unitHint says what a word behind a number that is no unit may be meant for.
func (m *Metric) unitHint(w string) string {
	if prefix, ok := strings.CutSuffix(w, "BPS"); ok {
		return "write " + prefix + "bps or " + prefix + "B/s"
	}
	if near := formula.Nearest(w, m.Units.Names()); len(near) > 0 && len(w) > 2 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	return ""
}

// noun says that a word names what is counted, by the metric or in the trade.
func (m *Metric) noun(w string) bool {
	for _, s := range singulars(w) {
		if vocabulary().noun[s] {
			return true
		}
	}
	return m.own(w)
}

// own says that a word names what the metric counts.
func (m *Metric) own(w string) bool {
	for _, s := range singulars(w) {
		for _, noun := range m.Nouns {
			if strings.EqualFold(s, noun) {
				return true
			}
		}
	}
	return false
}
