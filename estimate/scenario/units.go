package scenario

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// readCurrency reads the code of the currency in which the scenario counts money.
func (w *walker) readCurrency(v *tree.Value) {
	if !w.isText(v, "currency") {
		return
	}
	code := strings.TrimSpace(v.Text)
	if err := w.units.SetCurrency(code); err != nil {
		hint := unit.CurrencyNamed(code)
		if hint == "" {
			hint = "write the code of ISO 4217, such as EUR"
		}
		w.fail(v, hint, "%s", err)
	}
}

const unitsExample = "units: [driver, city/cities, {page: 8 KiB}]"

// multiple is a declared unit that is a multiple of others, such as {page: 8 KiB}.
type multiple struct {
	singular, plural string
	size             *tree.Value
	state            multipleState
}

// multipleState is how far a multiple has been read.
type multipleState byte

const (
	unread multipleState = iota
	reading
	declared
)

// declareUnits reads count nouns, such as "driver" or "city/cities" for an irregular
// plural, and multiples of other units, in any order.
func (w *walker) declareUnits(v *tree.Value) {
	if !w.isList(v, "units") {
		return
	}
	var multiples []*multiple
	for _, item := range v.Items {
		switch {
		case item.Kind == tree.Map:
			for _, f := range item.Fields {
				singular, plural, ok := w.unitName(f.Key, &tree.Value{File: f.File, Start: f.Start, End: f.End})
				if ok && w.is(f.Value, tree.Text, f.Key, "a number with its unit") {
					multiples = append(multiples, &multiple{singular: singular, plural: plural, size: f.Value})
				}
			}
		case w.is(item, tree.Text, "a unit", "a noun, or a map such as {page: 8 KiB}"):
			if singular, plural, ok := w.unitName(item.Text, item); ok {
				if err := w.units.Declare(singular, plural); err != nil {
					w.fail(item, "", "%s", err)
				}
			}
		}
	}
	byName := make(map[string]*multiple)
	for _, m := range multiples {
		byName[m.singular], byName[m.plural] = m, m
	}
	for _, m := range multiples {
		w.declareMultiple(m, byName, nil)
	}
}

// unitName reads the name of a unit with its plural; at is where errors stand.
func (w *walker) unitName(text string, at *tree.Value) (singular, plural string, ok bool) {
	singular, plural, _ = strings.Cut(text, "/")
	if plural == "" {
		plural = unit.Plural(singular)
	}
	for _, name := range []string{singular, plural} {
		if !isUnitName(name) {
			w.fail(at, unitsExample, "invalid unit name %q: use letters, digits and _, starting with a letter", name)
			return "", "", false
		}
	}
	return singular, plural, true
}

// isUnitName says whether a name is letters, digits and _, starting with a letter.
func isUnitName(name string) bool { return isSnakeCase(strings.ToLower(name)) && isASCII(name) }

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// declareMultiple declares a multiple, after those that it is a multiple of. chain has
// the names of those that wait for it.
func (w *walker) declareMultiple(m *multiple, byName map[string]*multiple, chain []string) {
	chain = append(chain, m.singular)
	switch m.state {
	case declared:
		return
	case reading:
		w.fail(m.size, "", "the units form a cycle: %s", strings.Join(chain[slices.Index(chain, m.singular):], " → "))
		m.state = declared
		w.declareBroken(m)
		return
	}
	m.state = reading
	for _, word := range wordsOf(m.size.Text) {
		if of := byName[word]; of != nil {
			w.declareMultiple(of, byName, chain)
		}
	}
	if m.state == declared { // the cycle is reported
		return
	}
	m.state = declared
	u, ok := w.sizeOf(m)
	if !ok {
		w.declareBroken(m)
		return
	}
	if err := w.units.DeclareMultiple(m.singular, m.plural, u); err != nil {
		w.fail(m.size, "", "%s", err)
	}
}

// declareBroken declares a multiple whose size has a mistake as a noun, so that its uses
// are not reported as well.
func (w *walker) declareBroken(m *multiple) { _ = w.units.Declare(m.singular, m.plural) }

// wordsOf lists the words of a formula, without the digits that they follow.
func wordsOf(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !isSnakeCase("a" + strings.ToLower(string(r))) })
	for i := range words {
		words[i] = strings.TrimLeft(words[i], "0123456789_")
	}
	return words
}

// sizeOf computes what a multiple is: a number of other units, above 0 and certain.
func (w *walker) sizeOf(m *multiple) (u unit.Unit, ok bool) {
	e := Entry{Name: m.singular, Text: m.size}
	bound, errs := e.Bind(noNames{}, w.units, formula.Expected{Any: true, Label: m.singular})
	if len(errs) > 0 {
		w.errors = append(w.errors, errs...)
		return u, false
	}
	size := bound.Eval(bound.Root, nil)
	switch {
	case bound.Type.Condition || bound.Uncertain() || !(size > 0) || !unit.Finite(size):
		w.fail(m.size, unitsExample, "the size of a unit must be a number above 0, without a range")
		return u, false
	case bound.Type.Dim.IsNumber():
		w.fail(m.size, unitsExample, "%s needs the unit that it is a multiple of", m.singular)
		return u, false
	}
	return unit.Unit{Factor: size, Dim: bound.Type.Dim}, true
}

// noNames is the scope of the size of a unit.
type noNames struct{}

func (noNames) Resolve(path string) (int, formula.Type, *formula.Error) {
	return 0, formula.Type{}, &formula.Error{Text: fmt.Sprintf("there is no unit named %s", path), Hint: "declare it too: units: [" + path + "]"}
}

func (s noNames) Reach(path string) ([]int, formula.Type, *formula.Error) {
	_, t, e := s.Resolve(path)
	return nil, t, e
}
