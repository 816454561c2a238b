package document

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/markdown"
)

// claim compares the number in a region with its metric.
func (c *checker) claim(r *region) {
	v := c.metricOf(r)
	if v == nil {
		return
	}
	text := r.inside.In(c.File.Text)
	got, problem := read(text, metric{name: v.Name, dim: v.Bound.Type.Dim, units: c.result.Scenario.Units()})
	at := func(s span) markdown.Span {
		return markdown.Span{Start: r.inside.Start + s.start, End: r.inside.Start + s.end}
	}
	if problem != nil {
		hint := problem.hint
		if hint == "" {
			hint = "its value is " + v.Text()
		}
		c.fail(at(problem.span), hint, "%s", problem.text)
		return
	}
	number, quantity := got.spans()
	check := Check{
		Rule: Claim, Name: v.Name, Metric: v.Name, Value: v.Value, Text: quantity.in(text),
		File: c.File, Start: at(number).Start, End: at(quantity).End,
	}
	if !got.holds(v.Value) {
		updated, ok := got.write(v.Value)
		if check.edited = ok; ok {
			c.edits = append(c.edits, edit{at(number), updated})
		}
		value := v.Text()
		if unit := oneLine(text[number.end:quantity.end]); !strings.HasSuffix(value, unit) { // in the unit of the text as well
			value += " (" + oneLine(text[quantity.start:number.start]+updated+text[number.end:quantity.end]) + ")"
		}
		check.Message = fmt.Sprintf("%s is %s, the text says %s", v.Name, value, oneLine(check.Text))
		check.Why = c.why(got.holds, v.Name)
	}
	c.Checks = append(c.Checks, check)
}

// metricOf returns the metric that an is marker names, nil if there is none.
func (c *checker) metricOf(r *region) *estimate.Value {
	switch {
	case r.args == "" || strings.ContainsAny(r.args, space):
		c.fail(r.argument(), "<!-- botec is media.stored -->", `"is" takes the name of one metric`)
		return nil
	case c.of == nil:
		c.fail(r.marker, "write <!-- botec use capacity/feed.botec.yaml --> above it", `no scenario for this "is"`)
		return nil
	case c.result == nil: // its errors are reported already
		return nil
	}
	v := c.result.Get(r.args)
	if v == nil {
		scenario := "scenario " + c.of.Name
		if c.of.Text != nil {
			scenario = "the scenario block above"
		}
		c.fail(r.argument(), c.result.Nearest(r.args), "%s has no metric named %s", scenario, r.args)
	}
	return v
}

// oneLine joins the words of a text, without the > of block quotes.
func oneLine(text string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(text), func(w string) bool { return strings.Trim(w, ">") == "" }), " ")
}
