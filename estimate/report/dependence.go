package report

import (
	"fmt"
	"strings"

	"botec/estimate"
	"botec/estimate/sensitivity"
)

// The inputs that a report names are varied by this share of their values.
const variedBy = 0.2

// mostVaried is up to how many values, all of them for each input, a report computes for
// this. That is a hundred inputs in a scenario of ten workloads.
const mostVaried = 100_000

// dependence says which inputs move the main figure of a result without ranges, each
// varied by itself: "servers 557: utilization 464 … 696 (±20%)". Inputs that move it
// alike are named together.
func dependence(r *estimate.Result) []string {
	if r.Sampling != nil {
		return nil
	}
	list := headlines(r)
	if len(list) == 0 {
		return nil
	}
	v := list[0]
	i, _ := r.Find(v.Name)
	if len(sensitivity.Inputs(r.Graph, i))*len(r.Quantities) > mostVaried {
		return nil
	}
	const most = 5
	var parts []string
	var names []string
	reach := ""
	close := func() {
		if len(names) > 0 {
			parts = append(parts, strings.Join(names, ", ")+" "+reach)
		}
		names = nil
	}
	for i, s := range sensitivity.Shares(r, v, variedBy) {
		if i == most {
			break
		}
		if text := v.Print(min(s.Low, s.High)) + " … " + v.Print(max(s.Low, s.High)); text != reach {
			close()
			reach = text
		}
		names = append(names, s.Name)
	}
	close()
	if len(parts) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s %s, each ±%.0f%%: %s", v.Name, v.Text(), 100*variedBy, strings.Join(parts, "; "))}
}
