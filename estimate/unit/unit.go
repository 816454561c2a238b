package unit

import (
	"fmt"
	"maps"
	"slices"
)

// Unit is a unit of measurement. It has Factor base units of the dimension Dim.
type Unit struct {
	Name   string // the spelling that is printed
	Factor float64
	Dim    Dim
	Plural bool // whether the spelling is the plural of a count noun, which may be the name of an input
}

// Table has the units of a scenario: those of units.txt, in the currency of the
// scenario, and the units that it declares. It also knows which names of the scenario
// are spelled like units. The zero Table, and a nil one, have nothing declared, and the
// currency USD.
type Table struct {
	declared map[string]Unit
	plurals  map[string]string // of the printed spelling
	names    map[string]bool
	currency *currency // nil for USD
}

// printedUnits are the units that reports choose by themselves, which therefore keep
// their meaning.
const printedUnits = " B s km user users ns µs us ms min h day days week weeks month months year years bit bps "

// Declare adds a count noun with its plural, such as "city" and "cities"; where the
// plural is "" it has an s. A declared unit takes the place of any other that is spelled
// alike. It is an error where the name is that of a unit in which reports are printed,
// is declared already, or is a reserved word.
func (t *Table) Declare(singular, plural string) error {
	return t.DeclareMultiple(singular, plural, Unit{Factor: 1, Dim: Noun(singular)})
}

// DeclareMultiple is Declare for a unit that has the Factor and the Dim of another.
func (t *Table) DeclareMultiple(singular, plural string, of Unit) error {
	if plural == "" {
		plural = Plural(singular)
	}
	for _, name := range []string{singular, plural} {
		if err := t.free(name); err != nil {
			return err
		}
	}
	if t.declared == nil {
		t.declared, t.plurals = make(map[string]Unit), make(map[string]string)
	}
	u := Unit{Name: singular, Factor: of.Factor, Dim: of.Dim}
	t.declared[singular] = u
	_, counted := of.Dim.Counted()
	u.Plural = counted && of.Factor == 1
	t.declared[plural] = u
	t.plurals[singular] = plural
	return nil
}

// free refuses a name that cannot be declared as a unit.
func (t *Table) free(name string) error {
	_, declared := t.declared[name]
	switch u, _ := known().lookup(name); {
	case declared:
		return fmt.Errorf("%s is declared already", name)
	case IsReserved(name):
		return fmt.Errorf("%s is a word of the formula language", name)
	case u.Name == name && (u.Dim == Data || u.Dim == Data.Div(Time)), u.Dim == Money, isPrinted(name):
		return fmt.Errorf("%s is a unit already, in which reports are printed", name)
	}
	return nil
}

func isPrinted(name string) bool {
	u, ok := known().units[name]
	return ok && u.Name != "" && containsWord(printedUnits, name)
}

// DeclareName tells that a quantity of the scenario has this name. Where the name is
// spelled like a unit or a scale, a formula reads it by its position.
func (t *Table) DeclareName(name string) {
	if u, ok := t.Lookup(name); (!ok || u.Plural) && !containsWord("thousand million billion trillion", name) {
		return
	}
	if t.names == nil {
		t.names = make(map[string]bool)
	}
	t.names[name] = true
}

// IsName reports whether a spelling of a unit, or a scale such as million, is also the
// name of a quantity.
func (t *Table) IsName(name string) bool { return t != nil && t.names[name] }

// IsReserved reports whether a name is a reserved word of the formula language, which cannot
// be the name of anything.
func IsReserved(name string) bool { return name == "of" || name == "per" || name == "in" }

// Lookup finds the unit with a spelling.
func (t *Table) Lookup(name string) (Unit, bool) {
	if t == nil {
		return known().lookup(name)
	}
	if u, ok := t.declared[name]; ok {
		return u, true
	}
	u, ok := known().lookup(name)
	if t.currency == nil {
		return u, ok
	}
	if name == t.currency.code || name == t.currency.symbol && name != "" {
		return t.Money(), true
	}
	return u, ok && u.Dim != Money
}

// Refused is the hint for a spelling that is refused because it has several readings,
// such as "Mb", or is another currency than the table's; ok is false for every other
// spelling.
func (t *Table) Refused(name string) (hint string, ok bool) {
	if hint, ok = t.refusedCurrency(name); ok {
		return hint, ok
	}
	return Refused(name)
}

// manyUnits is more units than a suggestion can be found among for each error.
const manyUnits = 300

// Names lists spellings in alphabetical order, for suggestions: all, or without those that
// the scenario declares where they are too many.
func (t *Table) Names() []string {
	names := known().names()
	if t != nil {
		if len(t.declared) <= manyUnits {
			names = slices.AppendSeq(names, maps.Keys(t.declared))
		}
		names = slices.DeleteFunc(names, func(name string) bool { _, ok := t.Lookup(name); return !ok })
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// noun finds the unit with a spelling where it has a plural: a declared one, or user.
func (t *Table) noun(name string) (Unit, bool) {
	if t != nil {
		if u, ok := t.declared[name]; ok {
			return u, true
		}
	}
	if name == "user" || name == "users" {
		return known().lookup(name)
	}
	return Unit{}, false
}

// Declared calls visit for each unit that the scenario declares, in the order of their
// names, once for each spelling.
func (t *Table) Declared(visit func(spelling string, u Unit)) {
	if t == nil {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(t.declared)) {
		visit(name, t.declared[name])
	}
}

// Plural is the plural of a declared unit, or of any other noun with an s.
func (t *Table) Plural(name string) string {
	if t != nil && t.plurals[name] != "" {
		return t.plurals[name]
	}
	return Plural(name)
}
