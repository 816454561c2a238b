package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"botec/estimate"
	"botec/estimate/page"
	"botec/estimate/scenario"
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
	for i := range f.List {
		if of := &f.List[i]; of.Name == s.Quantity.Name && s.Result.Get(s.Quantity.Name).Value != s.Present {
			of.Origin, of.Note, of.At = "Found", "", ""
		}
	}
	return f
}

// answer states a solution.
func answer(s *solve.Solution, condition string) *page.Answer {
	r := s.Result
	a := &page.Answer{Text: s.Quantity.Name + ": " + found(s)}
	add := func(name, text string) {
		if text != "" {
			a.Details = append(a.Details, page.Detail{Name: name, Text: text, Code: name == "such that"})
		}
	}
	add("such that", condition)
	if n := len(s.Windows); n > shownWindows {
		add("windows", fmt.Sprintf("%d in all; -o json lists them", n))
	}
	present := shownValue(s, s.Present)
	if s.HasValue() {
		atLimit, beyond := bothSides(s, s.Result, s.BeyondResult, 6)
		add("at limit", atLimit)
		add("bound by", strings.Join(s.BoundBy(), ", "))
		add("beyond", beyond)
	} else {
		if j := s.Jump; j != nil {
			from, to := bothSides(s, j.FromResult, j.ToResult, 15)
			if to != "" {
				add("nearest", from+" up to "+within(s, solve.Window{From: s.Low, To: j.From}, j.From)+", then "+to)
			}
		}
		if text := mentioned(s, r, 0); text != "" && !s.Overloaded {
			present += ": " + text
		}
	}
	if s.Overloaded {
		present += ": overloaded"
	}
	add("now", present)
	add("searched", searched(s))
	return a
}

// shownWindows is how many windows an answer lists.
const shownWindows = 6

// found states what was found: the boundary, or the windows.
func found(s *solve.Solution) string {
	interval := "from " + shownValue(s, s.Low) + " to " + shownValue(s, s.High)
	switch s.Kind {
	case solve.Always:
		return "any value " + interval
	case solve.Never:
		return "no value " + interval
	case solve.Largest:
		return "at most " + safe(s) + digits(s)
	case solve.Smallest:
		return "at least " + safe(s) + digits(s)
	case solve.Only:
		return safe(s) + digits(s)
	case solve.Searched:
		if len(s.Windows) == 0 {
			return fmt.Sprintf("none of the %d values tried %s", s.Tried, interval)
		}
	}
	var list []string
	for i, w := range s.Windows {
		switch n := len(s.Windows); {
		case n > shownWindows && i == shownWindows-2:
			list = append(list, "…")
		case n <= shownWindows || i < shownWindows-2 || i == n-1:
			list = append(list, window(s, w, interval))
		}
	}
	var text strings.Builder
	text.WriteString(list[0])
	for i, w := range list[1:] {
		if i == len(list)-2 {
			text.WriteString(" and " + w)
		} else {
			text.WriteString(", " + w)
		}
	}
	if s.Kind == solve.Searched { // between the values that were tried it may be otherwise
		return "holds where tried, " + text.String()
	}
	return "holds " + text.String()
}

// window states one window in which the conditions hold.
func window(s *solve.Solution, w solve.Window, interval string) string {
	switch from, to := within(s, w, w.From), within(s, w, w.To); {
	case w.From == s.Low && w.To == s.High:
		return interval
	case w.From == w.To:
		return "at " + from
	case w.From == s.Low:
		return "up to " + to
	case w.To == s.High:
		return "from " + from + " on"
	default:
		return "from " + from + " to " + to
	}
}

// searched says what a solution is about: all values of an interval, or those tried.
func searched(s *solve.Solution) string {
	interval := shownValue(s, s.Low) + " to " + shownValue(s, s.High)
	if s.Proved {
		return interval + ", all values"
	}
	return fmt.Sprintf("%s, %d values tried; what lies between them is not known", interval, s.Tried)
}

// shownValue prints a value of the quantity that was searched.
func shownValue(s *solve.Solution, v float64) string {
	i, _ := s.Result.Find(s.Quantity.Name)
	return s.Result.Print(s.Result.Printer, i, v)
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

// bothSides prints the values in the conditions on both sides of a boundary, with
// as many digits as tell them apart: 1000 and 1001, not 1k and 1k. The second text is
// empty where the most that are allowed do not.
func bothSides(s *solve.Solution, inside, outside *estimate.Result, most int) (atLimit, beyond string) {
	atLimit = mentioned(s, inside, 0)
	if outside == nil {
		return atLimit, ""
	}
	for digits := range most + 1 {
		if a, b := mentioned(s, inside, digits), mentioned(s, outside, digits); a != b {
			return a, b
		}
	}
	return atLimit, ""
}

// safe prints the value of a solution with so many digits that the conditions hold at
// the printed number too: 270M users may be too many where 269.5M are not.
func safe(s *solve.Solution) string { return within(s, s.Windows[0], s.Value) }

// within prints a value with so many digits that the printed number is in the window.
func within(s *solve.Solution, w solve.Window, v float64) string {
	i, _ := s.Result.Find(s.Quantity.Name)
	p := s.Result.Printer
	p.Digits = max(p.Digits, unit.DefaultDigits)
	for {
		text := s.Result.Print(p, i, v)
		e := scenario.FlagEntry("", s.Quantity.Name, text, 0, len(text))
		read, errs := s.Result.Ends(i, &e, s.Result.ValueAt)
		const slack = 1e-9
		if len(errs) > 0 || p.Digits >= 12 || read[0] >= w.From-slack*math.Abs(w.From) && read[0] <= w.To+slack*math.Abs(w.To) {
			return text
		}
		p.Digits++
	}
}

// digits is a large whole value with all its digits, in parentheses; "" for any other.
func digits(s *solve.Solution) string {
	if text := allDigits(s); text != "" {
		return " (" + text + ")"
	}
	return ""
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
		if s.HasValue() {
			searched(string(s.Kind), s.Value)
			values(string(s.Kind), s.Result)
			if s.BeyondResult != nil {
				searched("beyond", s.Beyond)
				values("beyond", s.BeyondResult)
			}
			searched("now", s.Present)
		} else {
			for _, w := range s.Windows {
				searched("holds from", w.From)
				searched("holds to", w.To)
			}
			if searched("now", s.Present); !s.Overloaded {
				values("now", s.Result)
			}
		}
		searched("searched from", s.Low)
		searched("searched to", s.High)
		return rows
	}}
}

// Solved is the JSON document of a solution. Value, From, To and the windows are in the
// base unit Unit; Value is null where the solution is not one value.
type Solved struct {
	Find     string   `json:"find"`
	Value    *float64 `json:"value"`
	Unit     string   `json:"unit"`
	Text     string   `json:"text,omitempty"`
	Kind     string   `json:"kind"`
	SuchThat string   `json:"such_that"`
	BoundBy  []string `json:"bound_by"`
	From     *float64 `json:"from"`
	To       *float64 `json:"to"`
	Windows  []Window `json:"windows"`
	Proved   bool     `json:"proved"`
	Tried    int      `json:"tried"`
	Team     string   `json:"team_defaults,omitempty"`
}

// Window is an interval of values at which the conditions hold.
type Window struct {
	From *float64 `json:"from"`
	To   *float64 `json:"to"`
}

// NewSolved makes the document of a solution; condition is the text of its conditions.
func NewSolved(s *solve.Solution, condition string) Solved {
	out := Solved{Find: s.Quantity.Name, Unit: s.Result.BaseUnit(s.Quantity), Kind: string(s.Kind), SuchThat: condition, BoundBy: []string{},
		From: number(s.Low), To: number(s.High), Windows: []Window{}, Proved: s.Proved, Tried: s.Tried, Team: s.Result.TeamFile}
	if s.HasValue() {
		out.Value, out.Text, out.BoundBy = number(s.Value), safe(s), append(out.BoundBy, s.BoundBy()...)
	}
	for _, w := range s.Windows {
		out.Windows = append(out.Windows, Window{number(w.From), number(w.To)})
	}
	return out
}
