package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"botec/estimate"
	"botec/estimate/calc"
	"botec/estimate/solve"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// solved are the lines that say what a solution is: a heading, and what stands
// below it as pairs.
func solved(s *solve.Solution, such string) (head string, rows [][2]string) {
	r := s.At
	i, _ := r.Find(s.Find.Name)
	show := func(v float64) string { return r.Print(r.Printer, i, v) }
	between := show(s.Low) + " to " + show(s.High)
	add := func(name, text string) { rows = append(rows, [2]string{name, text}) }
	values := func(r *estimate.Result, digits int) string {
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
	switch s.Kind {
	case solve.Always:
		head = fmt.Sprintf("%s: any from %s", s.Find.Name, between)
	case solve.Never:
		head = fmt.Sprintf("%s: none from %s", s.Find.Name, between)
	case solve.Scattered:
		head = fmt.Sprintf("%s: no one boundary from %s", s.Find.Name, between)
	default:
		most := map[solve.SolutionKind]string{solve.Largest: "at most", solve.Smallest: "at least"}[s.Kind]
		head = fmt.Sprintf("%s: %s %s", s.Find.Name, most, safe(s, i))
		if exact := exactly(s); exact != "" {
			head += " (" + exact + ")"
		}
	}
	add("such that", such)
	for _, c := range s.Changes {
		add("changes", "between "+show(c[0])+" and "+show(c[1]))
	}
	if s.Kind == solve.Largest || s.Kind == solve.Smallest {
		there, beyond, digits := values(r, 0), "", 0
		for digits < 6 && s.Past != nil && there == values(s.Past, digits) { // 1k and 1k are 1000 and 1001
			digits++
			there = values(r, digits)
		}
		if s.Past != nil {
			beyond = values(s.Past, digits)
		}
		if there == beyond {
			there, beyond = values(r, 0), ""
		}
		add("there", there)
		if bound := s.Bounds(); len(bound) > 0 {
			add("bound by", strings.Join(bound, ", "))
		}
		add("beyond", beyond)
	}
	now := show(s.Present)
	if s.Kind != solve.Largest && s.Kind != solve.Smallest {
		now += ": " + values(r, 0)
	}
	add("now", now)
	return head, rows
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

// Solve writes a solution for a terminal.
func Solve(w io.Writer, s *solve.Solution, such string, style Style) error {
	o := &out{Style: style}
	head, rows := solved(s, such)
	o.line(o.paint(bold, source.Printable(head)))
	for _, r := range rows {
		if r[1] != "" {
			o.paragraph("  "+r[0], faint, 13, source.Printable(r[1]))
		}
	}
	_, err := io.WriteString(w, o.String())
	return err
}

// SolveMarkdown writes a solution as Markdown.
func SolveMarkdown(w io.Writer, s *solve.Solution, such string) error {
	head, rows := solved(s, such)
	var text strings.Builder
	text.WriteString("**" + escaped(head) + "**\n\n")
	for _, r := range rows {
		if r[0] == "such that" {
			r[1] = code(r[1])
		} else {
			r[1] = escaped(r[1])
		}
		if r[1] != "" {
			text.WriteString("- " + r[0] + ": " + r[1] + "\n")
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
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
	out := Solved{Find: s.Find.Name, Unit: s.Find.Type().Dim.Unit(), Kind: string(s.Kind), SuchThat: such, BoundBy: []string{}, From: number(s.Low), To: number(s.High)}
	if s.Kind == solve.Largest || s.Kind == solve.Smallest {
		i, _ := s.At.Find(s.Find.Name)
		out.Value, out.Text, out.BoundBy = number(s.Value), safe(s, i), append(out.BoundBy, s.Bounds()...)
	}
	for _, c := range s.Changes {
		out.Changes = append(out.Changes, []float64{c[0], c[1]})
	}
	return out
}
