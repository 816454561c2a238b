package calc

import (
	"cmp"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// Question asks in words for a reference number, or for what a node of the catalogue
// can do.
type Question struct {
	Name  string // of the number; latency.memory, or nodes.redis.memory
	Topic string // latency, or nodes
	Text  string

	Answer  float64 // in base units
	Classic float64 // another right answer, that of older lists; 0 for none
	Rough   bool    // a factor of two is nothing: it differs between machines

	Dim unit.Dim
	In  *unit.Display // the unit to show it in, nil for the most readable
	Way string        // how one gets there or remembers it, "" for none; {= …} is a formula
}

// Questions computes the answers to all questions about reference numbers and nodes,
// in the order of the lists, and prints them with p. The error is
// [botec/estimate/source.Errors].
func Questions(p unit.Printer) ([]Question, error) {
	asks, err := scenario.Asks()
	if err != nil {
		return nil, err
	}
	names := &graph.References{}
	var list []Question
	for i := range asks {
		q, err := question(&asks[i], names, p)
		if err != nil {
			return nil, err
		}
		list = append(list, q)
	}
	return list, nil
}

func question(a *scenario.Ask, names *graph.References, p unit.Printer) (q Question, err error) {
	v, t, in, err := evaluate(&a.Number, names)
	if err != nil {
		return q, err
	}
	number := p.Quantity(v, t.Dim, in)
	if a.Per != nil {
		factor, of, _, err := evaluate(a.Per, names)
		if err != nil {
			return q, err
		}
		v, t.Dim, in = v*factor, t.Dim.Mul(of.Dim), nil
	}
	if in == nil && t.Share {
		in = unit.Percent
	}
	q = Question{Name: a.Number.Name, Topic: a.Topic, Text: a.Question, Answer: v, Rough: a.Rough, Dim: t.Dim, In: in,
		Way: cmp.Or(a.Way, a.Number.Note)}
	if a.Per != nil && !strings.HasPrefix(number, p.Quantity(v, t.Dim, in)) && strings.Contains(number, "/GB") {
		q.Way = strings.TrimSuffix(number+"; "+q.Way, "; ")
	}
	if a.Classic != nil {
		if q.Classic, _, _, err = evaluate(a.Classic, names); err != nil {
			return q, err
		}
	}
	return q, nil
}

// evaluate computes an entry that uses no names but those of reference numbers.
func evaluate(e *scenario.Entry, names *graph.References) (v float64, t formula.Type, in *unit.Display, err error) {
	b, errs := e.Bind(names, nil, formula.Expected{Any: true})
	if len(errs) > 0 {
		return 0, t, nil, errs.Sort()
	}
	v = b.Eval(b.Root, func(ref int) float64 { v, _ := names.Value(ref); return v })
	return v, b.Type, b.Unit, nil
}
