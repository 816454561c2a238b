package graph

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Question is a question of the scenario's interview: about a metric, or a decision.
type Question struct {
	Of      []int    // the metric; of a decision the quantities that its conditions name, in their order
	Choices []Choice // of a decision, else nil
	Says    []int    // quantities whose values stand in the text

	ask, hint *insertion // hint is nil for none
	scope     *Scope
}

// Choice is one of the answers to a decision.
type Choice struct {
	text *insertion
	when *formula.Bound
}

// insertion is a text with formulas in it.
type insertion struct {
	text     []string // one more than there are formulas
	formulas []*formula.Bound
}

// interview binds the questions of the scenario. Nothing is computed for them unless
// they are asked, so they add no quantities.
func (b *builder) interview() {
	for i := range b.Scenario.Interview {
		s := &b.Scenario.Interview[i]
		q := Question{scope: b.Scope()}
		q.ask, q.hint = b.insertion(q.scope, s.Ask), b.insertion(q.scope, s.Hint)
		for _, f := range q.ask.formulas {
			if f == nil {
				continue
			}
			if _, isName := f.Root.(*formula.Name); isName && len(f.Refs[0]) == 1 && f.Refs[0][0] < len(b.Quantities) {
				q.Says = append(q.Says, f.Refs[0][0])
			}
		}
		if len(s.Choices) == 0 {
			i, ok := b.index[s.Name]
			if !ok || !b.Listed(&b.Quantities[i]) {
				b.unknownMetric(s)
				continue
			}
			q.Of = []int{i}
		}
		for k := range s.Choices {
			c := &s.Choices[k]
			when, errs := c.When.Bind(q.scope, b.Scenario.Units(), formula.Expected{Label: "the condition", Condition: true})
			if len(errs) > 0 {
				b.errors = append(b.errors, errs...)
				continue
			}
			q.Choices = append(q.Choices, Choice{b.insertion(q.scope, &c.Text), when})
			for used := range when.Uses() {
				if used >= 0 && used < len(b.Quantities) && !slices.Contains(q.Of, used) {
					q.Of = append(q.Of, used)
				}
			}
		}
		if len(q.Of) == 0 && len(q.Choices) == len(s.Choices) {
			b.errors = append(b.errors, s.Choices[0].When.Error("", "the choices of %s name nothing of the scenario", s.Name))
		}
		b.Interview = append(b.Interview, q)
	}
}

// unknownMetric reports a question about a metric that the scenario does not have.
func (b *builder) unknownMetric(s *scenario.Question) {
	if b.Scenario.IsBroken("", s.Name) {
		return
	}
	var among []string
	if b.suggests() {
		among = b.Names()
	}
	problem := b.Scenario.Unknown("metric", s.Name, among)
	if problem.Hint == "" {
		problem.Hint = fmt.Sprintf("a decision has choices: %s: {ask: …, choices: {…}}", s.Name)
	}
	problem.File, problem.Start, problem.End = s.Key.File, s.Key.Start, s.Key.End
	b.errors = append(b.errors, problem)
}

// insertion binds the formulas in a text, nil for no text.
func (b *builder) insertion(in *Scope, of *scenario.Entry) *insertion {
	if of == nil {
		return nil
	}
	text, formulas := cutFormulas(of.Text.Text)
	if _, after, open := strings.Cut(text[len(text)-1], "{"); open {
		b.errors = append(b.errors, missingBrace(of, after))
	}
	out := &insertion{text: text}
	for _, f := range formulas {
		e := &scenario.Entry{Name: "the text", Text: of.Text.Part(f.start, f.start+len(f.text))}
		bound, errs := e.Bind(in, b.Scenario.Units(), formula.Expected{Label: "the text", Any: true})
		b.errors = append(b.errors, errs...)
		out.formulas = append(out.formulas, bound)
	}
	return out
}

// missingBrace is the error for a formula in a text that does not end.
func missingBrace(of *scenario.Entry, after string) *source.Error {
	return of.Error("", `missing "}" after {%s`, strings.TrimSpace(after))
}

// AskOf and HintOf write the question and its hint, "" for none, with values put in.
// value is the value of a quantity by its index.
func (g *Graph) AskOf(q *Question, p unit.Printer, value func(quantity int) float64) string {
	return g.insert(q.ask, p, q.scope.Value(value))
}

// HintOf is described at AskOf.
func (g *Graph) HintOf(q *Question, p unit.Printer, value func(quantity int) float64) string {
	if q.hint == nil {
		return ""
	}
	return g.insert(q.hint, p, q.scope.Value(value))
}

// ChoicesOf writes the choices of a decision, with values put in; nil for none.
func (g *Graph) ChoicesOf(q *Question, p unit.Printer, value func(quantity int) float64) (list []string) {
	for _, c := range q.Choices {
		list = append(list, g.insert(c.text, p, q.scope.Value(value)))
	}
	return list
}

// Right is the index of the choice that is right: the first whose condition holds; -1
// where none does.
func (q *Question) Right(value func(quantity int) float64) int {
	value = q.scope.Value(value)
	return slices.IndexFunc(q.Choices, func(c Choice) bool { return c.when.Eval(c.when.Root, value) == 1 })
}

// insert writes a text with the values of its formulas.
func (g *Graph) insert(of *insertion, p unit.Printer, value func(quantity int) float64) string {
	p.Units = g.Scenario.Units()
	var s strings.Builder
	for k, t := range of.text {
		s.WriteString(t)
		if k < len(of.formulas) {
			b := of.formulas[k]
			s.WriteString(p.Quantity(b.Eval(b.Root, value), b.Type.Dim, g.DisplayOf(b, b.Root)))
		}
	}
	return strings.TrimSpace(s.String())
}
