package report

import (
	"io"
	"math"
	"slices"
	"strconv"

	"botec/estimate"
	"botec/estimate/chart"
	"botec/estimate/explain"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// HTML writes an estimate as a page; with globs, only the metrics that fit.
// command is the call that made it.
func HTML(w io.Writer, r *estimate.Result, globs []string, command string) error {
	rep := New(r)
	p := webOf(r, command)
	if len(globs) > 0 {
		p.Sections = []webSection{standing("Metrics", r, Only(r, globs))}
		return p.write(w)
	}
	for _, s := range rep.Sections {
		p.Sections = append(p.Sections, webSectionOf(r, s))
	}
	for _, a := range rep.Advice {
		p.Advice = append(p.Advice, source.Prose(a))
	}
	if n := len(rep.Spread); n > 0 {
		p.Spread = rep.Spread[n-1]
	}
	for _, v := range headlines(r) {
		p.Spreads = append(p.Spreads, webSpreadOf(r, v))
	}
	return p.write(w)
}

// webSectionOf arranges a section, with bars for figures of one scale.
func webSectionOf(r *estimate.Result, s Section) webSection {
	out := webSection{Name: s.title(), Head: s.Head}
	columns, most := 1, 0.
	for _, row := range s.Rows {
		columns = max(columns, len(row.Cells))
	}
	drawn := func(row *Row) bool {
		v := row.last()
		return s.Name != "OTHER" && len(s.Rows) > 1 && v != nil && !row.Total && (len(row.Values) == columns || v.Uncertain)
	}
	for _, row := range s.Rows {
		if v := row.last(); drawn(&row) {
			most = max(most, v.Value, v.P95)
		}
	}
	if n := len(s.Head); n > 1 && most > 0 {
		out.Drawn = s.Head[n-1]
		if s.Head[0] == "p5" {
			out.Drawn = "p5 to p95"
		}
	}
	if s.Name == "SERVERS" && len(s.Head) == 1 { // their sum, which the terminal has beside the heading
		out.Head = nil
		v := r.Get("servers")
		s.Rows = append(slices.Clip(s.Rows), Row{Label: "total", Cells: []string{v.Text()}, Total: true, Values: []*estimate.Value{v}})
	}
	out.Columns = [...]string{"", "one", "two", "three"}[min(columns, 3)]
	labels := s.labels()
	for k, row := range s.Rows {
		web := webRow{Label: source.Printable(labels[k]), Tail: source.Printable(row.Tail), Total: row.Total, Cells: make([]string, columns)}
		for i, cell := range row.Cells {
			web.Cells[i] = source.Printable(cell)
		}
		if drawn(&row) {
			web.Bar = webBarOf(row.last(), most)
		}
		web.Inline = web.Bar == nil && columns < 3
		web.Workings = workings(r, row.Values)
		out.Rows = append(out.Rows, web)
	}
	return out
}

// last is the value that a row's bar shows: the peak, the bytes in all copies.
func (r *Row) last() *estimate.Value {
	if len(r.Values) == 0 {
		return nil
	}
	return r.Values[len(r.Values)-1]
}

func percent(v, of float64) float64 {
	if !(of > 0) || math.IsInf(of, 0) || math.IsNaN(v) {
		return 0
	}
	return math.Round(1000*max(0, min(1, v/of))) / 10
}

func webBarOf(v *estimate.Value, most float64) *webBar {
	if !v.Uncertain {
		return &webBar{Width: percent(v.Value, most)}
	}
	from := percent(v.P5, most)
	return &webBar{Span: true, From: from, Width: math.Round(10*(percent(v.P95, most)-from)) / 10, Mid: percent(v.Value, most)}
}

// workings are those of values, without one that is a step of another.
func workings(r *estimate.Result, values []*estimate.Value) (list []webWorking) {
	var figures []*explain.Figure
	inside := map[string]bool{}
	for _, v := range values {
		f := explain.Explain(r, v, 0)
		figures = append(figures, f)
		for _, s := range f.Steps {
			if s.Full != v.Name {
				inside[s.Full] = true
			}
		}
	}
	for _, f := range figures {
		if len(f.Steps) == 0 || inside[f.Name] {
			continue
		}
		list = append(list, webWorkingOf(f))
	}
	return list
}

func webWorkingOf(f *explain.Figure) webWorking {
	out := webWorking{Name: source.Printable(f.Name), Text: source.Printable(f.Text())}
	if f.Uncertain {
		out.Spread = source.Printable(spreadOf(f))
	}
	for _, s := range f.Steps {
		for _, text := range []*string{&s.Name, &s.Symbols, &s.Numbers, &s.Result, &s.Note} {
			*text = source.Printable(*text)
		}
		if s.BoundBy != "" {
			s.Result += ", bound by " + source.Printable(s.BoundBy)
		}
		out.Steps = append(out.Steps, s)
	}
	if f.Head != nil {
		out.HeadTitle = inTheHead(f.Head)
		for _, s := range f.Head.Steps {
			s.Name, s.Text = source.Printable(s.Name), source.Printable(s.Text)
			out.Head = append(out.Head, s)
		}
	}
	return out
}

const histogramBins = 30

// webSpreadOf is the histogram of an uncertain value, and what makes it wide.
func webSpreadOf(r *estimate.Result, v *estimate.Value) (out webSpread) {
	bins, log := r.Histogram(v, histogramBins)
	out.Plot = webPlot{Name: source.Printable(v.Name), About: source.Printable("p5 " + v.Print(v.P5) + " · p50 " + v.Text() + " · p95 " + v.Print(v.P95))}
	if len(bins) > 0 {
		var edges, shares []float64
		for _, b := range bins {
			edges, shares = append(edges, b.From), append(shares, b.Share)
		}
		edges = append(edges, bins[len(bins)-1].To)
		over := chart.XAxis{At: edges, Log: log, Label: finely(r, v.Name, edges), Unit: unitOf(r, v.Name, edges[len(edges)-1])}
		out.Plot.Plot = chart.NewHistogram(edges, shares, over)
		for _, m := range []struct {
			at    float64
			label string
		}{{v.P5, "p5"}, {v.Value, "p50"}, {v.P95, "p95"}} {
			out.Plot.Plot.Mark(over, m.at, m.label)
		}
	}
	for _, d := range r.Drivers(v) {
		out.Drivers = append(out.Drivers, webRow{Label: source.Printable(d.Name), Cells: []string{strconv.Itoa(int(math.Round(100*d.Share))) + "%"}, Bar: &webBar{Width: percent(d.Share, 1)}})
	}
	return out
}

// unitOf is how many base units the unit has that x prints in.
func unitOf(r *estimate.Result, name string, x float64) float64 {
	i, _ := r.Find(name)
	p := r.Printer
	p.Digits = 17 // as it is
	if n := unit.Leading(r.Print(p, i, x)); n > 0 && finite(x) {
		return math.Abs(x) / n
	}
	return 1
}

// standing shows metrics as the scenario has them, with their working.
func standing(name string, r *estimate.Result, values []*estimate.Value) webSection {
	out := webSection{Name: name, Columns: "one"}
	for _, v := range values {
		out.Rows = append(out.Rows, webRow{Label: source.Printable(v.Name), Cells: []string{source.Printable(v.Text())}, Workings: workings(r, []*estimate.Value{v})})
	}
	return out
}
