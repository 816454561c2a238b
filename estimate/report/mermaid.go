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
	ends := []end{{"request", 1}} // from which the next step is reached
	for i, step := range r.Graph.Steps(path) {
		id := fmt.Sprintf("step%d", i+1)
		fmt.Fprintf(&s, "  %s[\"%s\"]\n", id, strings.Join(stepFigures(r, path, &step), "<br>"))
		taken := 1.0
		if calls := r.Get(path + ".calls." + step.Name); calls != nil {
			taken = min(calls.Value, 1)
		}
		next := []end{{id, 1}}
		for _, e := range ends {
			e.arrow(&s, taken, id)
			if taken < 1 {
				next = append(next, end{e.id, e.share * (1 - taken)})
			}
		}
		ends = next
	}
	var figures []string
	for _, of := range []struct{ label, words string }{{"latency", "mean "}, {"latency_p99", "p99 "}, {"availability", "up "}} {
		if v := r.Get(path + "." + of.label); v != nil && (of.label != "availability" || v.Value < 1) {
			figures = append(figures, of.words+v.Text())
		}
	}
	fmt.Fprintf(&s, "  answer([\"%s\"])\n", strings.Join(figures, "<br>"))
	for _, e := range ends {
		e.arrow(&s, 1, "answer")
	}
	return s.String()
}

// end is a place from which a request goes on, and the share of those that were there which
// no step has taken yet.
type end struct {
	id    string
	share float64
}

// arrow draws the way of a share of these to a step, with the share of all.
func (e end) arrow(s *strings.Builder, taken float64, to string) {
	label := ""
	if share := e.share * taken; share < 1 {
		label = "|" + percent(share) + "|"
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
