package report

import (
	"fmt"
	"strconv"
	"strings"

	"botec/estimate"
	"botec/estimate/calc"
	"botec/estimate/page"
	"botec/estimate/solve"
	"botec/estimate/unit"
)

// Solve arranges a solution; such is the condition that it was found for.
func Solve(s *solve.Solution, such string) *page.Page {
	p := titled(s.At.Scenario)
	p.Add(answer(s, such), solutionRecords(s))
	p.Add(&page.Details{Blocks: func() []page.Block { return []page.Block{solutionFacts(s), sources(s.At)} }})
	return p
}

// solutionFacts are the assumptions at the solution, where the value that was
// looked for is not what the scenario says.
func solutionFacts(s *solve.Solution) *page.Facts {
	f := facts(s.At, "the answer")
	list := f.Full()
	for i := range list {
		if list[i].Name == s.Find.Name && s.At.Get(s.Find.Name).Value != s.Present {
			list[i].Origin, list[i].Note = "Found", ""
		}
	}
	f.Full = func() []page.Fact { return list }
	return f
}

// answer says what a solution is.
func answer(s *solve.Solution, such string) *page.Answer {
	r := s.At
	i, _ := r.Find(s.Find.Name)
	show := func(v float64) string { return r.Print(r.Printer, i, v) }
	between := show(s.Low) + " to " + show(s.High)
	a := &page.Answer{}
	add := func(name, text string) {
		if text != "" {
			a.Details = append(a.Details, page.Detail{Name: name, Text: text, Code: name == "such that"})
		}
	}
	bounded := s.Kind == solve.Largest || s.Kind == solve.Smallest
	switch s.Kind {
	case solve.Always:
		a.Text = fmt.Sprintf("%s: any from %s", s.Find.Name, between)
	case solve.Never:
		a.Text = fmt.Sprintf("%s: none from %s", s.Find.Name, between)
	case solve.Scattered:
		a.Text = fmt.Sprintf("%s: no single boundary from %s", s.Find.Name, between)
	default:
		most := map[solve.SolutionKind]string{solve.Largest: "at most", solve.Smallest: "at least"}[s.Kind]
		a.Text = fmt.Sprintf("%s: %s %s", s.Find.Name, most, safe(s, i))
		if exact := exactly(s); exact != "" {
			a.Text += " (" + exact + ")"
		}
	}
	add("such that", such)
	for _, c := range s.Changes {
		add("changes", "between "+show(c[0])+" and "+show(c[1]))
	}
	now := show(s.Present)
	if bounded {
		there, beyond := bothSides(s)
		add("there", there)
		add("bound by", strings.Join(s.Bounds(), ", "))
		add("beyond", beyond)
	} else {
		now += ": " + looks(s, r, 0)
	}
	add("now", now)
	return a
}

// looks are the values that the conditions of a solution look at, with so many
// digits at least.
func looks(s *solve.Solution, r *estimate.Result, digits int) string {
	p := r.Printer
	p.Digits = max(p.Digits, digits)
	var list []string
	for _, name := range s.Looks() {
		v := r.Get(name)
		if v == nil || name == s.Find.Name {
			continue
		}
		k, _ := r.Find(name)
		text := name + " " + r.Print(p, k, v.Value)
		if v.Uncertain {
			text += " (p5 " + r.Print(p, k, v.P5) + ", p95 " + r.Print(p, k, v.P95) + ")"
		}
		list = append(list, text)
	}
	return strings.Join(list, ", ")
}

// bothSides are these values at the solution and beyond it, with so many digits
// that they differ: 1k and 1k are 1000 and 1001.
func bothSides(s *solve.Solution) (there, beyond string) {
	there = looks(s, s.At, 0)
	if s.Past == nil {
		return there, ""
	}
	for digits := range 7 {
		if a, b := looks(s, s.At, digits), looks(s, s.Past, digits); a != b {
			return a, b
		}
	}
	return there, ""
}

// safe prints the value with as many digits as it takes for what is printed to
// hold too: 270M users would be too many where 269.5M are not.
func safe(s *solve.Solution, i int) string {
	p := s.At.Printer
	p.Digits = max(p.Digits, unit.DefaultDigits)
	for {
		text := s.At.Print(p, i, s.Value)
		c, err := calc.Calc(text, p)
		if err != nil || p.Digits >= 12 {
			return text
		}
		v, ok := c.Value.(float64)
		if !ok || s.Kind == solve.Largest && v <= s.Value*(1+1e-9) || s.Kind == solve.Smallest && v >= s.Value*(1-1e-9) {
			return text
		}
		p.Digits++
	}
}

// exactly is the value to its last digit, where three do not say it.
func exactly(s *solve.Solution) string {
	v := s.Value
	if s.Find.Shown != nil {
		v /= s.Find.Shown.Factor
	}
	if v == float64(int64(v)) && v >= 1000 && v < 1e15 {
		return unit.Grouped(strconv.FormatFloat(v, 'f', 0, 64))
	}
	return ""
}

// solutionRecords are the values at the solution, beyond it and now.
func solutionRecords(s *solve.Solution) *page.Records {
	return &page.Records{Head: []string{"point", "name", "value", "unit", "text", "p5", "p95"}, Rows: func() (rows [][]string) {
		i, _ := s.At.Find(s.Find.Name)
		find := func(point string, x float64) {
			rows = append(rows, []string{point, s.Find.Name, exact(x), s.At.Unit(s.Find), s.At.Print(s.At.Printer, i, x), "", ""})
		}
		values := func(point string, r *estimate.Result) {
			for _, name := range s.Looks() {
				v := r.Get(name)
				if v == nil || name == s.Find.Name {
					continue
				}
				row := []string{point, name, exact(v.Value), dimension(v), v.Text(), "", ""}
				if v.Uncertain {
					row[5], row[6] = exact(v.P5), exact(v.P95)
				}
				rows = append(rows, row)
			}
		}
		if s.Kind == solve.Largest || s.Kind == solve.Smallest {
			find(string(s.Kind), s.Value)
			values(string(s.Kind), s.At)
			if s.Past != nil {
				find("beyond", s.Beyond)
				values("beyond", s.Past)
			}
			find("now", s.Present)
		} else {
			for _, c := range s.Changes {
				find("change from", c[0])
				find("change to", c[1])
			}
			find("now", s.Present)
			values("now", s.At)
		}
		find("searched from", s.Low)
		find("searched to", s.High)
		return rows
	}}
}

// Solved is a solution as scripts read it; Value is null where there is none,
// Unit the base unit of it.
type Solved struct {
	Find     string      `json:"find"`
	Value    *float64    `json:"value"`
	Unit     string      `json:"unit"`
	Text     string      `json:"text,omitempty"`
	Kind     string      `json:"kind"`
	SuchThat string      `json:"such_that"`
	BoundBy  []string    `json:"bound_by"`
	From     *float64    `json:"from"`
	To       *float64    `json:"to"`
	Changes  [][]float64 `json:"changes,omitempty"`
}

// NewSolved arranges a solution for scripts.
func NewSolved(s *solve.Solution, such string) Solved {
	out := Solved{Find: s.Find.Name, Unit: s.At.Unit(s.Find), Kind: string(s.Kind), SuchThat: such, BoundBy: []string{}, From: number(s.Low), To: number(s.High)}
	if s.Kind == solve.Largest || s.Kind == solve.Smallest {
		i, _ := s.At.Find(s.Find.Name)
		out.Value, out.Text, out.BoundBy = number(s.Value), safe(s, i), append(out.BoundBy, s.Bounds()...)
	}
	for _, c := range s.Changes {
		out.Changes = append(out.Changes, []float64{c[0], c[1]})
	}
	return out
}
