package practice

import (
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// figures adds the figures of the same dimension that have to do with what is asked:
// those of the same workload or fleet, the same figure of another workload or of all, and
// what the scenario works out on the way.
func (s *slips) figures() {
	asked, d := s.asked, s.q.Value.Type().Dim
	own, _ := s.Find(s.q.Name)
	of, _ := s.Find(asked.Name)
	parts := s.partsOf(asked)
	for i := range s.Quantities {
		v := s.At(i)
		if v == nil || v.Type().Dim != d || i == own || i == of || !isWorkedOut(v.Quantity) || !(v.Value > 0) {
			continue
		}
		_, named := isFigure(v.Quantity)
		label, _ := labelOf(v.Quantity)
		ofWorkloads := v.Class == graph.WorkloadGiven || v.Class == graph.WorkloadDerived || v.Class == graph.Total
		switch {
		case !named && s.behind[i] && !d.IsNumber(),
			!named && (v.Name == "peak_"+asked.Name || "peak_"+v.Name == asked.Name),
			named && v.Owner == asked.Owner && (!d.IsNumber() || s.behind[i]),
			named && v.Label == asked.Label && ofWorkloads,
			named && s.behind[i] && asked.Class == graph.Metric && !d.IsNumber():
			s.figure(v, label, parts)
		}
	}
}

// figure adds a figure as what is answered in place of the one that is asked for.
func (s *slips) figure(v *estimate.Value, label string, parts map[string]bool) {
	asked := s.asked
	text := s.say(v)
	words, named := isFigure(asked.Quantity)
	insteadOf := ", not " + noun(words)
	switch {
	case v.Class == graph.FleetDerived && label == "nodes_for":
		insteadOf = ""
		if bound := s.q.Value.BoundBy; bound != "" && !strings.HasSuffix(v.Label, "."+bound) {
			insteadOf = "; more are needed for the " + inWords(bound)
		}
	case !named:
		insteadOf = ""
	case v.Label == asked.Label && v.Owner != "" && asked.Owner != "":
		insteadOf = ", not of " + asked.Owner
	}
	ratio := unit.Printer{Digits: 2}.Number(max(v.Value/asked.Value, asked.Value/v.Value))
	switch {
	case v.Owner == asked.Owner && "peak_"+label == asked.Label:
		s.add(SlipPeak, v.Value, "is the average; the peak is "+ratio+" times that")
	case v.Owner == asked.Owner && label == "peak_"+asked.Label:
		s.add(SlipPeak, v.Value, "is the peak, "+ratio+" times the average")
	case label == "stored" && asked.Label == "stored_replicated", label == "stored_replicated" && asked.Label == "stored":
		s.add(SlipCopies, v.Value, text+insteadOf)
	case v.Owner == asked.Owner && parts[label]:
		s.add(SlipPart, v.Value, text+insteadOf)
	case v.Label == asked.Label && v.Owner == "":
		s.add(SlipPart, v.Value, "is all together, not "+asked.Owner+" alone")
	default:
		s.add(SlipFigure, v.Value, text+insteadOf)
	}
}

// partsOf finds the names of what is added up to quantities that are called as the one
// asked for is: the writes and reads of requests.
func (s *slips) partsOf(asked *estimate.Value) map[string]bool {
	parts := map[string]bool{}
	for i := range s.Quantities {
		q := &s.Quantities[i]
		if q.Label != asked.Label || q.Class == graph.Metric || q.Class == graph.Input {
			continue
		}
		for _, t := range s.terms(q.Bound, q.Bound.Root) {
			if t.of != nil && t.of.Owner == q.Owner {
				parts[t.of.Label] = true
			}
		}
	}
	return parts
}
