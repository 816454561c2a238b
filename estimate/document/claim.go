package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/markdown"
	"botec/estimate/spoken"
	"botec/estimate/unit"
)

// claim compares the number in a region with its metric.
func (c *checker) claim(r *region) {
	v, in := c.metricOf(r)
	if v == nil {
		return
	}
	text := r.inside.In(c.File.Text)
	at := func(start, end int) markdown.Span {
		return markdown.Span{Start: r.inside.Start + start, End: r.inside.Start + end}
	}
	got, problem := spoken.Read(text, ClaimMetric(c.result, v, in))
	if problem != nil {
		hint := problem.Hint
		if hint == "" {
			hint = "its value is " + v.Text()
		}
		c.fail(at(problem.Start, problem.End), hint, "%s", problem.Text)
		return
	}
	check := Check{
		Rule: Claim, Name: v.Name, Metric: v.Name, Value: v.Value, Text: text[got.Whole.Start:got.Whole.End],
		File: c.File, Start: at(got.Whole.Start, got.Whole.End).Start, End: at(got.Whole.Start, got.Whole.End).End,
	}
	if !ClaimHolds(&got, v) {
		check.Message = fmt.Sprintf("%s is %s, the text says %s", v.Name, valueText(v), oneLine(check.Text))
		updated, problem := write(&got, v)
		check.Hint = "its value is " + v.Text()
		switch {
		case problem != nil:
			check.Message += "; " + problem.Text + ", so it is left for you to update"
		default:
			check.Edit = &Edit{r.inside, updated}
			if again, p := spoken.Read(updated, ClaimMetric(c.result, v, in)); p == nil {
				check.Hint = updated[again.Whole.Start:again.Whole.End]
				written := oneLine(check.Hint)
				if again.Bare && in != nil {
					written = inColumn(written, r)
				}
				check.Message = inWordsOfText(check.Message, v, written, again.Bare && in != nil)
			}
		}
		if remark := got.Remark(v.Value); remark != "" {
			check.Message += "; " + remark
		}
		c.explain(&check, r, &got, v, ClaimMetric(c.result, v, in))
	}
	c.Checks = append(c.Checks, check)
}

// ClaimHolds reports whether a text is true of a metric.
func ClaimHolds(got *spoken.Reading, v *estimate.Value) bool {
	if v.Uncertain {
		return got.HoldsRange(v.P5, v.Value, v.P95)
	}
	return got.Holds(v.Value)
}

// write returns the text with the value of the metric.
func write(got *spoken.Reading, v *estimate.Value) (string, *spoken.Problem) {
	if v.Uncertain {
		return got.WriteRange(v.P5, v.Value, v.P95)
	}
	return got.Write(v.Value)
}

// valueText is a value, with its percentiles where it is uncertain.
func valueText(v *estimate.Value) string {
	if v.Uncertain {
		return fmt.Sprintf("%s (p5 %s, p95 %s)", v.Text(), v.Print(v.P5), v.Print(v.P95))
	}
	return v.Text()
}

// inWordsOfText adds the value as the text would write it, if that has another unit
// or scale: "dau is 200M users (200 million)". A certain value of a column is in the unit
// of the column alone.
func inWordsOfText(message string, v *estimate.Value, written string, isColumn bool) string {
	value := valueText(v)
	if isColumn && !v.Uncertain {
		return strings.Replace(message, value+", the text says", written+", the text says", 1)
	}
	if unit := strings.TrimLeft(written, "+-−$€£~≈ 0123456789.,"); strings.HasSuffix(v.Text(), unit) {
		return message
	}
	return strings.Replace(message, value+", the text says", value+" ("+written+"), the text says", 1)
}

// inColumn is a number with the unit that the marker of its claim has behind "in".
func inColumn(number string, r *region) string {
	_, in := r.metric()
	symbol := strings.TrimRightFunc(in, func(r rune) bool { return !unicode.Is(unicode.Sc, r) }) // of $/month the $
	rest := strings.TrimPrefix(in, symbol)
	if symbol == "" && rest != "%" && !strings.HasPrefix(rest, "/") {
		rest = " " + rest
	}
	return symbol + number + rest
}

// ClaimMetric says what the text of a claim is read for; in is the unit of its column,
// nil for none.
func ClaimMetric(r *estimate.Result, v *estimate.Value, in *unit.Display) spoken.Metric {
	m := spoken.Metric{Name: v.Name, Kind: spoken.Claim, Dim: v.Type().Dim, Share: v.Shown.IsPercent(), In: in,
		Units: r.Scenario.Units(), Currency: r.Scenario.Units().Currency(), Printer: r.Printer}
	if v.Owner != "" {
		m.Nouns = append(m.Nouns, v.Owner)
	}
	if strings.HasSuffix(v.Label, "_daily") { // 30 TB a day is what stored_daily says
		m.Period = "day"
	}
	return m
}

// metricOf returns the metric that an is marker names, nil if there is none, and
// the unit behind "in".
func (c *checker) metricOf(r *region) (*estimate.Value, *unit.Display) {
	name, unitText := r.metric()
	switch {
	case name == "" || strings.ContainsAny(name, space) && !isStatistic(name):
		c.fail(r.argument(), c.comment("botec is media.stored"), `"is" takes the name of one metric`)
		return nil, nil
	case c.of == nil:
		c.fail(r.marker, "write "+c.comment("botec use capacity/feed.botec.yaml")+" above it", `no scenario for this "is"`)
		return nil, nil
	case c.result == nil: // its errors are reported already
		return nil, nil
	}
	v := c.result.Get(name)
	if isStatistic(name) {
		if v = ValueIn(c.result, name); v == nil { // its error is reported already
			return nil, nil
		}
	}
	if v == nil {
		scenario := "scenario " + c.of.Name
		if c.of.Text != nil {
			scenario = "the scenario block above"
		}
		c.fail(r.argument(), c.result.Nearest(name), "%s has no metric named %s", scenario, name)
		return nil, nil
	}
	if unitText == "" {
		return v, nil
	}
	in, err := formula.ParseUnit(unitText, c.result.Scenario.Units())
	switch {
	case err != nil:
		c.fail(r.argument(), c.comment("botec is media.stored in PB"), "%s is not a unit: %s", unitText, err)
		return nil, nil
	case in.Dim != v.Type().Dim:
		c.fail(r.argument(), "its value is "+v.Text(), "%s is %s, but %s is %s", name, v.Type().Dim, unitText, in.Dim)
		return nil, nil
	}
	return v, in
}

// metric splits the arguments of an is marker: a metric or a statistic, and the
// unit behind "in".
func (r *region) metric() (name, unit string) {
	if i := strings.LastIndex(r.args, " in "); i >= 0 {
		return strings.TrimSpace(r.args[:i]), strings.TrimSpace(r.args[i+len(" in "):])
	}
	return r.args, ""
}

// isStatistic reports whether a claim is about a statistic, such as p95(app.nodes).
func isStatistic(name string) bool { return strings.Contains(name, "(") }

// figures lists the statistics that claims from a region on name, up to the next
// scenario.
func (d *Document) figures(from int) (list []string) {
	for _, r := range d.regions[from:] {
		if r.kind == use || r.kind == scenarioBlock {
			break
		}
		if name, _ := r.metric(); r.kind == is && isStatistic(name) && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// oneLine joins the words of a text, without the > of block quotes.
func oneLine(text string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(text), func(w string) bool { return strings.Trim(w, ">") == "" }), " ")
}
