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

// Solve arranges a solution; condition is the text of its conditions.
func Solve(s *solve.Solution, condition string) *page.Page {
	p := titled(s.Result.Scenario)
	p.Add(answer(s, condition), team(s.Result.Graph), solutionRecords(s))
	p.Add(&page.Details{Blocks: func() []page.Block { return []page.Block{solutionFacts(s), sources(s.Result)} }})
	return p
}

// solutionFacts are the assumptions of the solution, in which the searched quantity has
// its new value.
func solutionFacts(s *solve.Solution) *page.Facts {
	f := facts(s.Result, "the answer")
	list := f.Full()
	for i := range list {
		if list[i].Name == s.Quantity.Name && s.Result.Get(s.Quantity.Name).Value != s.Present {
			list[i].Origin, list[i].Note = "Found", ""
		}
	}
	f.Full = func() []page.Fact { return list }
	return f
}

// answer states a solution.
func answer(s *solve.Solution, condition string) *page.Answer {
	r := s.Result
	i, _ := r.Find(s.Quantity.Name)
	show := func(v float64) string { return r.Print(r.Printer, i, v) }
	interval := "from " + show(s.Low) + " to " + show(s.High)
	a := &page.Answer{}
	add := func(name, text string) {
		if text != "" {
			a.Details = append(a.Details, page.Detail{Name: name, Text: text, Code: name == "such that"})
		}
	}
	switch s.Kind {
	case solve.Always:
		a.Text = fmt.Sprintf("%s: any value %s", s.Quantity.Name, interval)
	case solve.Never:
		a.Text = fmt.Sprintf("%s: no value %s", s.Quantity.Name, interval)
	case solve.NotMonotone:
		a.Text = fmt.Sprintf("%s: no single boundary %s", s.Quantity.Name, interval)
	default:
		bound := map[solve.Kind]string{solve.Largest: "at most", solve.Smallest: "at least"}[s.Kind]
		a.Text = fmt.Sprintf("%s: %s %s", s.Quantity.Name, bound, safe(s, i))
		if digits := allDigits(s); digits != "" {
			a.Text += " (" + digits + ")"
		}
	}
	add("such that", condition)
	for _, c := range s.Changes {
		add("changes", "between "+show(c[0])+" and "+show(c[1]))
	}
	present := show(s.Present)
	if hasBoundary(s) {
		atLimit, beyond := bothSides(s)
		add("at limit", atLimit)
		add("bound by", strings.Join(s.BoundBy(), ", "))
		add("beyond", beyond)
	} else {
		present += ": " + mentioned(s, r, 0)
	}
	add("now", present)
	return a
}

// hasBoundary says that a solution has a value.
func hasBoundary(s *solve.Solution) bool {
	return s.Kind == solve.Largest || s.Kind == solve.Smallest
}

// mentioned prints the values in the conditions of a solution, with at least this
// many digits.
func mentioned(s *solve.Solution, r *estimate.Result, digits int) string {
	p := r.Printer
	p.Digits = max(p.Digits, digits)
	var list []string
	for _, name := range s.Mentioned() {
		v := r.Get(name)
		if v == nil || name == s.Quantity.Name {
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

// bothSides prints these values at the boundary and beyond it, with enough digits to
// tell them apart: 1000 and 1001, not 1k and 1k.
func bothSides(s *solve.Solution) (atLimit, beyond string) {
	atLimit = mentioned(s, s.Result, 0)
	if s.BeyondResult == nil {
		return atLimit, ""
	}
	for digits := range 7 {
		if a, b := mentioned(s, s.Result, digits), mentioned(s, s.BeyondResult, digits); a != b {
			return a, b
		}
	}
	return atLimit, ""
}

// safe prints the value with so many digits that the conditions hold at the printed
// number too: 270M users may be too many where 269.5M are not.
func safe(s *solve.Solution, i int) string {
	p := s.Result.Printer
	p.Digits = max(p.Digits, unit.DefaultDigits)
	for {
		text := s.Result.Print(p, i, s.Value)
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

// allDigits is a large whole value with all its digits, "" for any other.
func allDigits(s *solve.Solution) string {
	v := s.Value
	if s.Quantity.Shown != nil {
		v /= s.Quantity.Shown.Factor
	}
	if v == float64(int64(v)) && v >= 1000 && v < 1e15 {
		return unit.Grouped(strconv.FormatFloat(v, 'f', 0, 64))
	}
	return ""
}

// solutionRecords are the values at the boundary, beyond it and at present.
func solutionRecords(s *solve.Solution) *page.Records {
	return &page.Records{Head: []string{"point", "name", "value", "unit", "text", "p5", "p95"}, Rows: func() (rows [][]string) {
		i, _ := s.Result.Find(s.Quantity.Name)
		searched := func(point string, v float64) {
			rows = append(rows, []string{point, s.Quantity.Name, exact(v), s.Result.BaseUnit(s.Quantity), s.Result.Print(s.Result.Printer, i, v), "", ""})
		}
		values := func(point string, r *estimate.Result) {
			for _, name := range s.Mentioned() {
				v := r.Get(name)
				if v == nil || name == s.Quantity.Name {
					continue
				}
				row := []string{point, name, exact(v.Value), dimension(v), v.Text(), "", ""}
				if v.Uncertain {
					row[5], row[6] = exact(v.P5), exact(v.P95)
				}
				rows = append(rows, row)
			}
		}
		if hasBoundary(s) {
			searched(string(s.Kind), s.Value)
			values(string(s.Kind), s.Result)
			if s.BeyondResult != nil {
				searched("beyond", s.Beyond)
				values("beyond", s.BeyondResult)
			}
			searched("now", s.Present)
		} else {
			for _, c := range s.Changes {
				searched("change from", c[0])
				searched("change to", c[1])
			}
			searched("now", s.Present)
			values("now", s.Result)
		}
		searched("searched from", s.Low)
		searched("searched to", s.High)
		return rows
	}}
}

// Solved is the JSON document of a solution. Value, From and To are in the base unit
// Unit; Value is null without a boundary.
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
	Team     string      `json:"team_defaults,omitempty"`
}

// NewSolved makes the document of a solution; condition is the text of its conditions.
func NewSolved(s *solve.Solution, condition string) Solved {
	out := Solved{Find: s.Quantity.Name, Unit: s.Result.BaseUnit(s.Quantity), Kind: string(s.Kind), SuchThat: condition, BoundBy: []string{}, From: number(s.Low), To: number(s.High), Team: s.Result.TeamFile}
	if hasBoundary(s) {
		i, _ := s.Result.Find(s.Quantity.Name)
		out.Value, out.Text, out.BoundBy = number(s.Value), safe(s, i), append(out.BoundBy, s.BoundBy()...)
	}
	for _, c := range s.Changes {
		out.Changes = append(out.Changes, []float64{c[0], c[1]})
	}
	return out
}
