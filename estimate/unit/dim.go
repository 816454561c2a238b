// Package unit has the dimensions and units of quantities, and prints quantities.
//
// A quantity is a float64 in base units (bytes, seconds, USD, kilometres, counts)
// together with its dimension, a [Dim]. The units and how many base units each of them
// has are a text, units.txt; a [Table] adds the count nouns that a scenario declares. A
// [Printer] writes a quantity in its most readable unit, or in a given one, the
// [Display]. What it prints is a formula again.
//
// Which dimensions may be added, compared or multiplied is decided by package formula.
package unit

import (
	"slices"
	"strconv"
	"strings"
)

// Dim is a dimension: the exponents of data, money, length, time and the count nouns.
// Two Dims are the same dimension where they are ==. The zero Dim is a plain number.
type Dim struct {
	Data, Money, Length, Time int8
	nouns                     string // "driver:1;user:-1;", sorted by noun, no zero exponents
}

// The dimensions of the base units.
var (
	Data   = Dim{Data: 1}
	Money  = Dim{Money: 1}
	Length = Dim{Length: 1}
	Time   = Dim{Time: 1}
	Rate   = Dim{Time: -1}
)

// Noun is the dimension of a count noun, such as "user", given in the singular.
func Noun(name string) Dim { return Dim{nouns: name + ":1;"} }

// Power is a count noun with its exponent.
type Power struct {
	Noun string
	Exp  int8
}

// Nouns lists the count nouns of d in the order of their names.
func (d Dim) Nouns() []Power {
	if d.nouns == "" {
		return nil
	}
	var list []Power
	for part := range strings.SplitSeq(strings.TrimSuffix(d.nouns, ";"), ";") {
		name, exp, _ := strings.Cut(part, ":")
		n, _ := strconv.Atoi(exp)
		list = append(list, Power{name, int8(n)})
	}
	return list
}

func withNouns(d Dim, list []Power) Dim {
	slices.SortFunc(list, func(a, b Power) int { return strings.Compare(a.Noun, b.Noun) })
	var s strings.Builder
	for _, p := range list {
		if p.Exp != 0 {
			s.WriteString(p.Noun)
			s.WriteByte(':')
			s.WriteString(strconv.Itoa(int(p.Exp)))
			s.WriteByte(';')
		}
	}
	d.nouns = s.String()
	return d
}

// Mul is the dimension of a product.
func (d Dim) Mul(e Dim) Dim { return d.combine(e, 1) }

// Div is the dimension of a quotient.
func (d Dim) Div(e Dim) Dim { return d.combine(e, -1) }

func (d Dim) combine(e Dim, sign int8) Dim {
	out := Dim{
		Data:   clamp(int(d.Data) + int(sign*e.Data)),
		Money:  clamp(int(d.Money) + int(sign*e.Money)),
		Length: clamp(int(d.Length) + int(sign*e.Length)),
		Time:   clamp(int(d.Time) + int(sign*e.Time)),
		nouns:  d.nouns,
	}
	if e.nouns == "" {
		return out
	}
	list := d.Nouns()
next:
	for _, q := range e.Nouns() {
		for i := range list {
			if list[i].Noun == q.Noun {
				list[i].Exp = clamp(int(list[i].Exp) + int(sign*q.Exp))
				continue next
			}
		}
		list = append(list, Power{q.Noun, sign * q.Exp})
	}
	return withNouns(out, list)
}

// MaxPower limits the exponents of a Dim. Mul, Div and Pow keep them within it, so a
// caller that sees it knows that a formula went too far.
const MaxPower = 100

func clamp(n int) int8 { return int8(min(max(n, -MaxPower), MaxPower)) }

// Pow is the dimension of the nth power.
func (d Dim) Pow(n int) Dim {
	times := func(e int8) int8 { return clamp(int(e) * n) }
	out := Dim{Data: times(d.Data), Money: times(d.Money), Length: times(d.Length), Time: times(d.Time)}
	list := d.Nouns()
	for i := range list {
		list[i].Exp = times(list[i].Exp)
	}
	return withNouns(out, list)
}

// Sqrt is the dimension of the square root; ok is false where an exponent is odd, and
// there is none.
func (d Dim) Sqrt() (root Dim, ok bool) {
	list := d.Nouns()
	odd := d.Data | d.Money | d.Length | d.Time
	for i := range list {
		odd |= list[i].Exp
		list[i].Exp /= 2
	}
	return withNouns(Dim{Data: d.Data / 2, Money: d.Money / 2, Length: d.Length / 2, Time: d.Time / 2}, list), odd&1 == 0
}

// IsNumber reports whether d is a plain number.
func (d Dim) IsNumber() bool { return d == Dim{} }

// Counted gives the noun where d is a count of one noun and nothing else, such as user;
// user/time and user^2 are not.
func (d Dim) Counted() (noun string, ok bool) {
	if d.nouns == "" || d.WithoutNouns() != (Dim{}) {
		return "", false
	}
	list := d.Nouns()
	if len(list) != 1 || list[0].Exp != 1 {
		return "", false
	}
	return list[0].Noun, true
}

// WithoutNouns is d without its count nouns.
func (d Dim) WithoutNouns() Dim { d.nouns = ""; return d }

// WithoutDeclared is d without the count nouns that scenarios declare: only "user" stays.
func (d Dim) WithoutDeclared() Dim {
	if d.nouns == "" {
		return d
	}
	return withNouns(d, slices.DeleteFunc(d.Nouns(), func(p Power) bool { return p.Noun != "user" }))
}

// The names of the base dimensions and their units, in canonical order: the count nouns
// come between length and time.
var inWords = [4]string{"data", "money", "length", "time"}
var inUnits = [4]string{"B", "USD", "km", "s"}

// Unit is the canonical unit of d in base units, as it is in JSON: numerators joined by
// "*", then "/" before each denominator, as in "USD/B/s" and "1/user/s". It is "" for a
// plain number.
func (d Dim) Unit() string {
	switch d { // the most frequent ones, which are faster to write here
	case Dim{}:
		return ""
	case Data:
		return "B"
	case Rate:
		return "1/s"
	case Dim{Data: 1, Time: -1}:
		return "B/s"
	}
	return d.join(inUnits, "")
}

// String is d in words, as in "data/time", "user/time" and "1/time", or "a plain
// number".
func (d Dim) String() string { return d.join(inWords, "a plain number") }

func (d Dim) join(names [4]string, number string) string {
	if d.IsNumber() {
		return number
	}
	up, down := make([]string, 0, 4), make([]string, 0, 4)
	put := func(name string, exp int8) {
		list := &up
		if exp < 0 {
			list, exp = &down, -exp
		}
		if exp > 1 {
			name += "^" + strconv.Itoa(int(exp))
		}
		if exp != 0 {
			*list = append(*list, name)
		}
	}
	put(names[0], d.Data)
	put(names[1], d.Money)
	put(names[2], d.Length)
	for _, p := range d.Nouns() {
		put(p.Noun, p.Exp)
	}
	put(names[3], d.Time)
	if len(up) == 0 {
		up = []string{"1"}
	}
	return strings.Join(append([]string{strings.Join(up, "*")}, down...), "/")
}

// Phrase is d as part of a sentence: "a rate (1/time)", "data", "a time", "a count of
// users".
func (d Dim) Phrase() string {
	switch d {
	case Rate:
		return "a rate (1/time)"
	case Time:
		return "a time"
	case Money.Div(Time):
		return "money/time"
	}
	if noun, ok := d.Counted(); ok {
		return "a count of " + Plural(noun)
	}
	return d.String()
}

// Plural is the regular plural of a count noun.
func Plural(noun string) string { return noun + "s" }
