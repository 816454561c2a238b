package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/tree"
)

// Path is what one request of a user goes through, step by step.
type Path struct {
	Name  string
	Steps []Step
	Given Entries // names of the path, and of its steps with the step behind them: calls.db

	key tree.Field // where its name is written
}

// Step is one step of a path.
type Step struct {
	Name  string // unique in the path
	Kind  StepKind
	Fleet string      // that the step goes to, "" for none
	Again bool        // another step of the path goes to the same fleet
	Later bool        // an earlier one does
	At    *tree.Value // where it is written
}

// StepKind is what a step is.
type StepKind byte

// The kinds of steps.
const (
	CallStep    StepKind = iota // calls of a fleet, one after the other
	AtOnceStep                  // several calls of a fleet at once, all of which are waited for
	TimeStep                    // a time of its own
	ServiceStep                 // another's service
)

// mostShares limits the steps of a path that only a share of the requests may take.
const mostShares = 10

// readPaths reads the paths, once all fleets are known.
func (w *walker) readPaths() {
	if w.paths == nil || !w.isMap(w.paths, "paths") {
		return
	}
	for _, f := range w.paths.Fields {
		if !w.isOwnerName("path", f) {
			continue
		}
		other := ""
		if w.findWorkload(f.Key) != nil {
			other = "a workload"
		} else if w.findFleet(f.Key) != nil {
			other = "a fleet"
		}
		if other != "" {
			w.failKey(f, "use another name, such as "+f.Key+"_path", "%s is both a path and %s", f.Key, other)
			w.broke("", f.Key)
			continue
		}
		w.readPath(f)
	}
}

func (w *walker) findFleet(name string) *Fleet {
	if i := slices.IndexFunc(w.Fleets, func(f Fleet) bool { return f.Name == name }); i >= 0 {
		return &w.Fleets[i]
	}
	return nil
}

func (w *walker) findPath(name string) *Path {
	if i := slices.IndexFunc(w.Paths, func(p Path) bool { return p.Name == name }); i >= 0 {
		return &w.Paths[i]
	}
	return nil
}

// readPath reads one path.
func (w *walker) readPath(f tree.Field) {
	p, problems := Path{Name: f.Key, key: f}, len(w.errors)
	if !w.isList(f.Value, "the path "+f.Key) {
		w.broke("", f.Key)
		return
	}
	if len(f.Value.Items) == 0 {
		w.failKey(f, f.Key+": [edge: 20 ms, app]", "the path %s has no steps", f.Key)
	}
	shares := 0
	for _, item := range f.Value.Items {
		w.step(&p, item)
		if n := len(p.Steps); n > 0 && p.Steps[n-1].At == item && mayBeShare(&p) {
			if shares++; shares == mostShares+1 {
				w.fail(item, "", "a path has at most %d steps that a share of the requests takes; %s has more", mostShares, p.Name)
			}
		}
	}
	for i := range p.Steps {
		for k := range p.Steps[:i] {
			if a, b := &p.Steps[i], &p.Steps[k]; a.Kind == CallStep && b.Kind == CallStep && a.Fleet == b.Fleet {
				b.Again, a.Again, a.Later = true, true, true
			}
		}
	}
	if len(w.errors) > problems {
		w.broke("", f.Key)
		return
	}
	w.Paths = append(w.Paths, p)
}

// mayBeShare says whether the last step of a path has a number that may be a share.
func mayBeShare(p *Path) bool {
	e := p.Given.Find("calls." + p.Steps[len(p.Steps)-1].Name)
	if e == nil {
		return false
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(e.Text.Text), 64)
	return err != nil || n < 1
}

// step reads a step: a fleet, a time, or a map with one of both.
func (w *walker) step(p *Path, v *tree.Value) {
	switch {
	case v.Kind == tree.Text && w.findFleet(strings.TrimSpace(v.Text)) != nil:
		name := strings.TrimSpace(v.Text)
		p.add(Step{Name: name, Kind: CallStep, Fleet: name, At: v})
	case v.Kind == tree.Text && isSnakeCase(strings.TrimSpace(v.Text)):
		w.noFleet(p, v, strings.TrimSpace(v.Text))
	case v.Kind == tree.Text: // a hop, such as latency.same_zone
		name := strings.TrimSpace(v.Text)
		name = name[strings.LastIndex(name, ".")+1:]
		if !isSnakeCase(name) {
			name = "time_" + strconv.Itoa(1+len(p.Steps))
		}
		step := p.add(Step{Name: name, Kind: TimeStep, At: v})
		w.stepEntry(p, "time."+step.Name, v)
	case v.Kind != tree.Map || len(v.Fields) != 1:
		w.fail(v, "app, or {db: 20%}, or edge: 20 ms", "each step of the path %s must be a fleet, or one name with a number or time", p.Name)
	default:
		w.namedStep(p, v)
	}
}

// noFleet is the error for a step that is neither a fleet nor anything else.
func (w *walker) noFleet(p *Path, v *tree.Value, name string) {
	if w.IsBroken("", name) {
		return
	}
	var names []string
	for _, f := range w.Fleets {
		names = append(names, f.Name)
	}
	hint := formula.DidYouMean(name, names)
	if hint == "" {
		hint = fmt.Sprintf("%s: 20 ms, for a time of its own", name)
	}
	w.fail(v, hint, "the step %s of the path %s is no fleet", name, p.Name)
}

// namedStep reads a step NAME: VALUE.
func (w *walker) namedStep(p *Path, v *tree.Value) {
	f := v.Fields[0]
	if message, hint := checkShape("step", f.Key); message != "" {
		w.failKey(f, hint, "%s", message)
		return
	}
	is, of := w.findFleet(f.Key) != nil, f.Value
	switch {
	case is && of.Kind == tree.Map && of.Get("value") == nil:
		step := p.add(Step{Name: f.Key, Kind: AtOnceStep, Fleet: f.Key, At: v})
		w.stepKeys(p, step, f, map[string]string{"all": "all"}, "{all: 50}")
	case is:
		step := p.add(Step{Name: f.Key, Kind: CallStep, Fleet: f.Key, At: v})
		w.stepEntry(p, "calls."+step.Name, of)
	case of.Kind == tree.Map && of.Get("all") != nil:
		w.noFleet(p, v, f.Key)
	case of.Kind == tree.Map && of.Get("value") == nil:
		step := p.add(Step{Name: f.Key, Kind: ServiceStep, At: v})
		w.stepKeys(p, step, f, map[string]string{"latency": "time", "latency_p99": "time_p99", "availability": "up"}, "{latency: 300 ms, latency_p99: 2 s, availability: 99.9%}")
		if p.Given.Find("time."+step.Name) == nil {
			w.failKey(f, f.Key+": {latency: 300 ms}", "the step %s of the path %s has no latency", f.Key, p.Name)
		}
	default:
		step := p.add(Step{Name: f.Key, Kind: TimeStep, At: v})
		w.stepEntry(p, "time."+step.Name, of)
	}
}

// add adds a step under a name of its own.
func (p *Path) add(s Step) *Step {
	taken := func(name string) bool {
		return slices.ContainsFunc(p.Steps, func(o Step) bool { return o.Name == name })
	}
	name := s.Name
	for n := 2; taken(s.Name); n++ {
		s.Name = name + "_" + strconv.Itoa(n)
	}
	p.Steps = append(p.Steps, s)
	return &p.Steps[len(p.Steps)-1]
}

// stepKeys reads the keys of a step, each as the name of the path that it gives.
func (w *walker) stepKeys(p *Path, step *Step, f tree.Field, keys map[string]string, example string) {
	for _, g := range f.Value.Fields {
		name, ok := keys[g.Key]
		if !ok {
			w.failUnknownKey(g, f.Key+": "+example, "the step "+f.Key+" of the path "+p.Name)
			continue
		}
		w.stepEntry(p, name+"."+step.Name, g.Value)
	}
}

// stepEntry reads a formula of a step.
func (w *walker) stepEntry(p *Path, label string, v *tree.Value) {
	if e, ok := w.entry(p.Name, label, v); ok {
		p.Given = append(p.Given, e)
	}
}

// setter is that of a name of the path.
func (p *Path) setter(label string) func(Entry) {
	if !slices.Contains(p.labels(), label) {
		return nil
	}
	return func(e Entry) { e.Name = label; p.Given.replace(e) }
}

// labels lists the names of the path that can be set.
func (p *Path) labels() []string {
	m := model.Standard()
	names := m.Names("path derived")
	for _, s := range p.Steps {
		for _, name := range m.Names(s.Sections()...) {
			names = append(names, strings.Replace(name, "RESOURCE", s.Name, 1))
		}
	}
	return names
}

// Sections are those of the model with the names of a step.
func (s *Step) Sections() []string {
	return []string{[...]string{"path call", "path at once", "path time", "path service"}[s.Kind], "path step"}
}
