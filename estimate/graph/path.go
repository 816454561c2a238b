package graph

import (
	"strings"

	"botec/estimate/scenario"
)

// path adds the quantities of a path and of its steps.
func (b *builder) path(p *scenario.Path) {
	if !b.checkSteps(p) {
		return
	}
	for i := range p.Steps {
		step := &p.Steps[i]
		a := &asker{b: b, path: p, step: step}
		q := Quantity{Owner: p.Name, resource: step.Name, step: step.Fleet}
		for d := range b.m.All(step.Sections()...) {
			q.Label = strings.Replace(d.Name, "RESOURCE", step.Name, 1)
			e := p.Given.Find(q.Label)
			if q.Class = PathDerived; e != nil {
				q.Class = PathGiven
			}
			b.define(a, q, d, e, scenario.OriginDerived)
		}
	}
	for d := range b.m.All("path derived") {
		b.define(&asker{b: b}, Quantity{Owner: p.Name, Label: d.Name, Class: PathDerived}, d, p.Given.Find(d.Name), scenario.OriginDerived)
	}
}

// checkSteps checks that each fleet of a path has a response time.
func (b *builder) checkSteps(p *scenario.Path) bool {
	ok := true
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Fleet == "" {
			continue
		}
		if _, has := b.Lookup(s.Fleet, "occupancy"); !has {
			ok = false
			if f := b.fleets[s.Fleet]; f.Given.Find("service_time") == nil && !b.Scenario.IsBroken("", s.Fleet) {
				b.errors = append(b.errors, s.At.Error(s.Fleet+": {service_time: 5 ms, …}", "the fleet %s has no service_time, so the step %s of the path %s takes no known time", s.Fleet, s.Name, p.Name))
			}
		}
	}
	if !ok {
		b.badPaths = append(b.badPaths, p.Name)
	}
	return ok
}

// stepTimes lists the steps of a path with what each adds to the mean time.
func (g *Graph) stepTimes(path string, steps []scenario.Step) (list []Resource) {
	for _, s := range steps {
		if i, ok := g.Lookup(path, "latency_of."+s.Name); ok {
			list = append(list, Resource{s.Name, i})
		}
	}
	return list
}

// Steps lists the steps of a path; none where there is no such path.
func (g *Graph) Steps(path string) []scenario.Step {
	for i := range g.Scenario.Paths {
		if p := &g.Scenario.Paths[i]; p.Name == path {
			return p.Steps
		}
	}
	return nil
}

// IsLatency says whether the quantity is the mean time of a path.
func (q *Quantity) IsLatency() bool { return q.Class == PathDerived && q.Label == "latency" }
