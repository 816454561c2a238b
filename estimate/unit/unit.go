package unit

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed units.txt
var text string

// Unit is a unit of measurement. It has Factor base units of the dimension Dim.
type Unit struct {
	Name   string // the spelling that is printed
	Factor float64
	Dim    Dim
	Plural bool // whether the spelling is the plural of a count noun, which may be the name of an input
}

// units are the units of units.txt by spelling, parsed when the first is looked up. It
// panics on a mistake in the text, which every test finds.
var units = sync.OnceValue(func() map[string]Unit {
	m, err := parse(text)
	if err != nil {
		panic(err)
	}
	return m
})

// refused are the hints in units.txt for spellings that are not units, parsed when the
// first is asked for.
var refused = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for row := range strings.SplitSeq(text, "\n") {
		if rest, ok := strings.CutPrefix(row, refuse); ok {
			names, hint, _ := strings.Cut(rest, ": ")
			for name := range strings.FieldsSeq(names) {
				m[name] = hint
			}
		}
	}
	return m
})

const refuse = "refuse "

var dimensions = map[string]Dim{"data": Data, "time": Time, "money": Money, "length": Length, "user": Noun("user")}

func parse(text string) (map[string]Unit, error) {
	m := make(map[string]Unit, 96)
	line := 0
	for row := range strings.SplitSeq(text, "\n") {
		line++
		if row == "" || row[0] == '#' || strings.HasPrefix(row, refuse) {
			continue
		}
		names, size, ok := strings.Cut(row, "=")
		count, of, ok2 := strings.Cut(strings.TrimSpace(size), " ")
		factor, err := strconv.ParseFloat(count, 64)
		if !ok || !ok2 || err != nil {
			return nil, fmt.Errorf("units.txt:%d: a line is SPELLINGS = NUMBER UNIT", line)
		}
		of, per, _ := strings.Cut(of, "/")
		u := Unit{Factor: factor}
		if d, ok := dimensions[of]; ok {
			u.Dim = d
		} else if base, ok := m[of]; ok {
			u.Factor, u.Dim = factor*base.Factor, base.Dim
		} else if of != "" {
			return nil, fmt.Errorf("units.txt:%d: no line above this one has the unit %q", line, of)
		}
		if per != "" {
			u.Factor, u.Dim = u.Factor/m[per].Factor, u.Dim.Div(m[per].Dim)
		}
		for name := range strings.SplitSeq(strings.TrimRight(names, " "), " ") {
			if u.Name == "" {
				u.Name = name
			}
			u.Plural = name == "users"
			m[name] = u
		}
	}
	return m, nil
}

// Table has the units of a scenario: those of units.txt and the count nouns that the
// scenario declares. The zero Table, and a nil one, have no declared nouns.
type Table struct {
	nouns   map[string]Unit
	plurals map[string]string // singular → plural
}

// Declare adds a count noun with its plural, such as "city" and "cities"; where the
// plural is "" it has an s. It is an error where one of them is a unit or a reserved
// word.
func (t *Table) Declare(singular, plural string) error {
	if plural == "" {
		plural = Plural(singular)
	}
	for _, name := range []string{singular, plural} {
		if _, ok := t.Lookup(name); ok {
			return fmt.Errorf("%s is a unit already", name)
		}
		if IsReserved(name) {
			return fmt.Errorf("%s is a word of the formula language", name)
		}
	}
	if t.nouns == nil {
		t.nouns, t.plurals = make(map[string]Unit), make(map[string]string)
	}
	u := Unit{Name: singular, Factor: 1, Dim: Noun(singular)}
	t.nouns[singular] = u
	u.Plural = true
	t.nouns[plural] = u
	t.plurals[singular] = plural
	return nil
}

// IsReserved reports whether a name is a reserved word of the formula language, which cannot
// be the name of anything.
func IsReserved(name string) bool { return name == "of" || name == "per" || name == "in" }

// Lookup finds the unit with a spelling.
func (t *Table) Lookup(name string) (Unit, bool) {
	if t != nil {
		if u, ok := t.nouns[name]; ok {
			return u, true
		}
	}
	u, ok := units()[name]
	return u, ok
}

// Refused is the hint for a spelling that is refused because it has several readings,
// such as "Mb"; ok is false for every other spelling.
func Refused(name string) (hint string, ok bool) {
	hint, ok = refused()[name]
	return hint, ok
}

// Names lists all spellings in alphabetical order, for suggestions.
func (t *Table) Names() []string {
	names := slices.Collect(maps.Keys(units()))
	if t != nil {
		names = slices.AppendSeq(names, maps.Keys(t.nouns))
	}
	slices.Sort(names)
	return names
}

// Plural is the plural of a count noun, as it is declared or else with an s.
func (t *Table) Plural(noun string) string {
	if t != nil && t.plurals[noun] != "" {
		return t.plurals[noun]
	}
	return Plural(noun)
}
