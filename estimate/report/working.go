package report

import (
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/live"
	"botec/estimate/page"
)

// Explain arranges figures with their working.
func Explain(r *estimate.Result, figures []*explain.Figure) *page.Page {
	p := titled(r.Scenario)
	for _, f := range figures {
		s := steps(r, f)
		for _, heading := range origins {
			for _, v := range f.From {
				if origin(v) == heading {
					s.From = append(s.From, fact(heading, v))
				}
			}
		}
		p.Add(s)
		if list := r.Drivers(f.Value); len(list) > 0 {
			p.Add(drivers(list))
		}
	}
	p.Add(team(r.Graph), workingRecords(r, figures))
	return p
}

// folded makes workings for a format that can fold them. A step stands once on a page: of
// a long chain each value would have all values before it. It counts the steps that were
// looked for.
type folded struct {
	steps  int
	shown  map[*estimate.Value]bool
	mental map[string]bool // the same of mental arithmetic, by its lines
	title  string          // the last one that said which times are round
}

// of are the workings of values, without those that are a step of another one.
func (w *folded) of(r *estimate.Result, values ...*estimate.Value) func() []page.Block {
	return func() (list []page.Block) {
		isStep := map[string]bool{}
		for _, v := range slices.Backward(values) { // a value comes after those that it uses
			if isStep[v.Name] {
				continue
			}
			depth := 0
			if w.steps > mostSteps {
				depth = 1
			}
			f := explain.Explain(r, v, depth)
			w.steps += len(f.Steps)
			for _, s := range f.Steps {
				isStep[s.Full] = true
			}
			if len(f.Steps) > 0 {
				list = append(list, w.once(r, f, steps(r, f)))
			}
		}
		slices.Reverse(list)
		return list
	}
}

// once leaves out the steps of a working that the page has shown above, but for the figure's
// own, and says so.
func (w *folded) once(r *estimate.Result, f *explain.Figure, s *page.Steps) *page.Steps {
	if w.shown == nil {
		w.shown, w.mental = make(map[*estimate.Value]bool), make(map[string]bool)
	}
	var left []page.Step
	for k, step := range s.Steps {
		v := r.Get(f.Steps[k].Full)
		if k > 0 && v != nil && w.shown[v] {
			s.Above = true
			continue
		}
		w.shown[v] = true
		left = append(left, step)
	}
	s.Steps = left
	if s.Mental == nil {
		return s
	}
	var lines []page.MentalLine
	for _, line := range s.Mental.Lines {
		text := line.Name + "\n" + strings.Join(line.Lines, "\n")
		if !w.mental[text] {
			lines = append(lines, line)
		}
		w.mental[text] = true
	}
	if s.Mental.Lines = lines; len(lines) == 0 {
		s.Mental = nil
	} else if s.Mental.Title == w.title || s.Mental.Title == inYourHead { // the page has said how long a day is
		s.Mental.Title = ""
	} else {
		w.title = s.Mental.Title
	}
	return s
}

// mostSteps is how many steps the workings of a page have before others are cut to one.
const mostSteps = 10_000

// steps is the working of a figure, without the origin of its numbers.
func steps(r *estimate.Result, f *explain.Figure) *page.Steps {
	out := &page.Steps{Name: f.Name, Text: f.Text(), Figure: printed(f.Value, "")}
	if i, ok := r.Find(f.Value.Name); ok {
		out.Live = live.Text{live.Value(i)}
	}
	if f.Uncertain {
		out.Note = percentiles(f)
	}
	for _, s := range f.Steps {
		v := r.Get(s.Full)
		out.Steps = append(out.Steps, page.Step{Name: s.Name, Symbols: s.Symbols, Numbers: s.Numbers, Result: s.Result, BoundBy: s.BoundBy, Note: s.Note, Live: followsStep(r, v), LiveSymbols: followsSymbols(v, s.Called)})
	}
	if f.MentalMath != nil {
		out.Mental = &page.Mental{Title: mentalTitle(f.MentalMath), Lines: mental(f.MentalMath.Steps)}
	}
	return out
}

// percentiles gives those of an uncertain figure, and says that its working is at the
// median.
func percentiles(f *explain.Figure) string {
	text := "p5 " + f.Print(f.P5) + ", p95 " + f.Print(f.P95)
	if mean := meanOf(f.Value); mean != "" {
		text += ", " + mean
	}
	text += "; " + string(WorkingAtMedian)
	if math.Abs(f.Central-f.Value.Value) > 0.01*math.Abs(f.Value.Value) {
		text += ", which gives " + f.Print(f.Central)
	}
	return text
}

// mental lists the steps of mental arithmetic.
func mental(steps []explain.MentalStep) (lines []page.MentalLine) {
	for _, s := range steps {
		lines = append(lines, page.MentalLine{Name: s.Name, Lines: s.Lines})
	}
	return lines
}

const inYourHead = "In your head"

// mentalTitle is the heading of mental arithmetic, with its round times.
func mentalTitle(m *explain.MentalMath) string {
	if len(m.Times) == 0 {
		return inYourHead
	}
	return inYourHead + ", where " + sentence(m.Times)
}

// sentence joins a list as in a sentence: "a, b and c".
func sentence(list []string) string {
	if n := len(list) - 1; n > 0 {
		return strings.Join(list[:n], ", ") + " and " + list[n]
	}
	return strings.Join(list, "")
}

// workingRecords are the steps of figures, and the values that these start from.
func workingRecords(r *estimate.Result, figures []*explain.Figure) *page.Records {
	return &page.Records{Head: []string{"figure", "name", "value", "unit", "text", "formula", "numbers", "bound_by", "origin"}, Rows: func() (rows [][]string) {
		for _, f := range figures {
			for _, s := range f.Steps {
				v := r.Get(s.Full)
				rows = append(rows, []string{f.Name, v.Name, exact(v.Central), dimension(v), s.Result, s.Symbols, s.Numbers, s.BoundBy, string(v.Origin)})
			}
			for _, v := range f.From {
				rows = append(rows, []string{f.Name, v.Name, exact(v.Central), dimension(v), v.Print(v.Central), v.Formula(), "", "", string(v.Origin)})
			}
		}
		return rows
	}}
}
