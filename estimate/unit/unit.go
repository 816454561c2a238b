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

// Unit is a unit of measurement: Factor base units of dimension Dim.
type Unit struct {
	Name   string // the spelling that is printed
	Factor float64
	Dim    Dim
	Plural bool // this spelling is the plural of a count noun, which an input may take as its name
}

// units are those of units.txt by their spellings, read when the first is
// looked up. A mistake in the text is a defect of the build and found by the
// first test that runs.
var units = sync.OnceValue(func() map[string]Unit {
	m, err := parse(text)
	if err != nil {
		panic(err)
	}
	return m
})

// refused are the hints of units.txt for spellings that are no units, read when
// the first is asked for.
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
			return nil, fmt.Errorf("units.txt:%d: want spellings = number unit", line)
		}
		of, per, _ := strings.Cut(of, "/")
		u := Unit{Factor: factor}
		if d, ok := dimensions[of]; ok {
			u.Dim = d
		} else if base, ok := m[of]; ok {
			u.Factor, u.Dim = factor*base.Factor, base.Dim
		} else if of != "" {
			return nil, fmt.Errorf("units.txt:%d: no unit %q above this line", line, of)
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

// Table is the set of units of one scenario: those of units.txt and the count
// nouns that the scenario declares. The zero Table has no declared nouns.
type Table struct {
	nouns   map[string]Unit
	plurals map[string]string // singular → plural
}

// Declare adds a count noun with its plural ("city", "cities"; "" for the
// regular one) to the table.
func (t *Table) Declare(singular, plural string) error {
	if plural == "" {
		plural = Plural(singular)
	}
	for _, name := range []string{singular, plural} {
		if _, ok := t.Lookup(name); ok {
			return fmt.Errorf("%s is a unit already", name)
		}
		if IsWord(name) {
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

// IsWord says that a name is a word of the formula language, which nothing can
// be called by.
func IsWord(name string) bool { return name == "of" || name == "per" || name == "in" }

// Lookup finds the unit of a spelling.
func (t *Table) Lookup(name string) (Unit, bool) {
	if t != nil {
		if u, ok := t.nouns[name]; ok {
			return u, true
		}
	}
	u, ok := units()[name]
	return u, ok
}

// Refused is the hint for a spelling that is refused on purpose, such as
// "Mb", where it is one.
func Refused(name string) (hint string, ok bool) {
	hint, ok = refused()[name]
	return hint, ok
}

// Names lists all spellings in order, for suggestions.
func (t *Table) Names() []string {
	names := slices.Collect(maps.Keys(units()))
	if t != nil {
		names = slices.AppendSeq(names, maps.Keys(t.nouns))
	}
	slices.Sort(names)
	return names
}

// plural is the plural of a count noun in this table.
func (t *Table) plural(noun string) string {
	if t != nil && t.plurals[noun] != "" {
		return t.plurals[noun]
	}
	return Plural(noun)
}
