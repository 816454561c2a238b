package report

import (
	"fmt"
	"strings"

	"botec/estimate"
	"botec/estimate/scenario"
)

// Mermaid draws a path with its figures, as a flowchart of Mermaid: a step that only a
// share of the requests takes has a way around it.
func Mermaid(r *estimate.Result, path string) string {
	var s strings.Builder
	s.WriteString("flowchart LR\n")
	fmt.Fprintf(&s, "  request([\"%s\"])\n", path)
	ends := []end{{"request", ""}} // from which the next step is reached
	for i, step := range r.Graph.Steps(path) {
		id := fmt.Sprintf("step%d", i+1)
		fmt.Fprintf(&s, "  %s[\"%s\"]\n", id, strings.Join(stepFigures(r, path, &step), "<br>"))
		taken, around := "", ""
		if calls := r.Get(path + ".calls." + step.Name); calls != nil && calls.Value < 1 {
			taken, around = percent(calls.Value), percent(1-calls.Value)
		}
		var next []end
		for _, e := range ends {
			e.arrow(&s, taken, id)
			if around != "" {
				next = append(next, end{e.id, around})
			}
		}
		ends = append([]end{{id, ""}}, next...)
	}
	var figures []string
	for _, name := range []string{"latency", "latency_p99", "availability"} {
		v := r.Get(path + "." + name)
		if v == nil || name == "availability" && v.Value == 1 {
			continue
		}
		figures = append(figures, map[string]string{"latency": "mean ", "latency_p99": "p99 ", "availability": "up "}[name]+v.Text())
	}
	fmt.Fprintf(&s, "  answer([\"%s\"])\n", strings.Join(figures, "<br>"))
	for _, e := range ends {
		e.arrow(&s, "", "answer")
	}
	return s.String()
}

// end is a place from which a request goes on, and the share of the requests that went
// around the step before; "" where none can.
type end struct{ id, around string }

// arrow draws the way to a step that a share of the requests takes, "" for all.
func (e end) arrow(s *strings.Builder, taken, to string) {
	label := strings.Trim(e.around+", "+taken, ", ")
	if label != "" {
		label = "|" + label + "|"
	}
	fmt.Fprintf(s, "  %s -->%s %s\n", e.id, label, to)
}

// stepFigures are the lines in the box of a step: its name, how many calls it takes, their
// time, and how often they work.
func stepFigures(r *estimate.Result, path string, step *scenario.Step) []string {
	name := step.Name
	if step.Fleet != "" {
		name = step.Fleet
	}
	value := func(label string) *estimate.Value { return r.Get(path + "." + label + "." + step.Name) }
	if v := value("all"); v != nil && v.Value > 1 {
		name += " × " + v.Text() + " at once"
	}
	if v := value("calls"); v != nil && v.Value > 1 {
		name += " × " + v.Text()
	}
	lines := []string{name}
	if v := value("time"); v != nil {
		lines = append(lines, v.Text())
	}
	if v := value("up"); v != nil && v.Value < 1 {
		lines = append(lines, "up "+v.Text())
	}
	return lines
}
