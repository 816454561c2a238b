package estimate

import (
	"fmt"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
)

// beside is the scope of a condition over a pair: a name is B's, and A's behind
// "before.".
type beside struct {
	p    *Pair
	a, b scope
	more int // refs of A begin here
}

func (s beside) Resolve(path string) (int, formula.Type, *formula.Error) {
	of, add, known := s.b, 0, len(s.p.B.Quantities)
	if rest, ok := strings.CutPrefix(path, "before."); ok {
		of, add, known, path = s.a, s.more, len(s.p.A.Quantities), rest
	}
	i, t, e := of.Resolve(path)
	if e == nil && i >= known { // a number to know, which the scenario does not use
		return 0, t, &formula.Error{Text: "neither scenario uses " + path}
	}
	if i >= 0 {
		i += add
	}
	return i, t, e
}

func (s beside) Reach(path string) ([]int, formula.Type, *formula.Error) {
	rest, ok := strings.CutPrefix(path, "before.")
	if !ok {
		return s.b.Reach(path)
	}
	refs, t, e := s.a.Reach(rest)
	out := make([]int, len(refs))
	for i, r := range refs {
		out[i] = r + s.more
	}
	return out, t, e
}

// Condition says whether a condition holds between the two: "servers > 1.1 *
// before.servers". said has both sides with their values. The error is
// [source.Errors], in the text of the flag.
func (p *Pair) Condition(flag, text string) (holds bool, said string, err error) {
	file := &source.File{Name: flag, Text: text, Flag: true}
	entry := Entry{Name: flag, Text: &tree.Value{File: file, End: len(text), Text: text, Plain: true}}
	f, parseErr := parseEntry(entry, p.B.Scenario.units)
	if parseErr != nil {
		return false, "", source.Errors{parseErr}
	}
	q := &Quantity{Class: hidden, entry: entry.Text}
	s := beside{p: p, more: len(p.B.Quantities) + 1000,
		a: scope{&builder{Graph: p.A.Graph, m: standard()}, -1, q}, b: scope{&builder{Graph: p.B.Graph, m: standard()}, -1, q}}
	bound, errs := f.Bind(s, formula.Expected{Label: flag, Condition: true})
	if len(errs) > 0 {
		var list source.Errors
		for _, e := range errs {
			list = append(list, place(entry.Text, e))
		}
		return false, "", list
	}
	value := func(ref int) float64 {
		r := p.B
		if ref >= s.more {
			r, ref = p.A, ref-s.more
		}
		if v := r.At(ref); v != nil {
			return v.Value
		}
		return r.ValueAt(ref)
	}
	said = strings.Join(strings.Fields(text), " ")
	if left, right, ok := bound.Sides(value); ok {
		print := func(v float64) string { return p.B.Printer.Quantity(v, bound.Left.Dim, nil) }
		said += fmt.Sprintf(": %s and %s", print(left), print(right))
	}
	switch bound.Eval(bound.Root, value) {
	case 1:
		return true, said, nil
	case 0:
		return false, said, nil
	}
	return false, "", source.Errors{entry.Text.Error("", "%s has no value", text)}
}
