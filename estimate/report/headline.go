package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/live"
	"botec/estimate/page"
	"botec/estimate/unit"
)

// headline arranges the figures that come first, nil for none.
func headline(r *estimate.Result) page.Block {
	if len(r.Headline) == 0 {
		return nil
	}
	t := &page.Table{PerRow: true, Columns: []page.Column{{}}} // for the scale of each figure
	for _, f := range r.Headline {
		c := named(f.Value, "")
		if f.Uncertain {
			c.Low, c.High = f.P5, f.P95
		} else {
			c = printed(f.Value, "")
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{c}})
	}
	t.Print(r.Printer)
	out := &page.Headline{}
	for i, f := range r.Headline {
		figure := page.HeadlineFigure{Name: f.Written, Cell: t.Rows[i].Cells[0], Words: f.Words}
		if f.Words == "" || f.Chosen {
			figure.Words = strings.Join(append([]string{orWritten(f)}, bottlenecks(r, f)...), ", ")
		}
		figure.Live = followsWords(r, f)
		if f.Uncertain {
			figure.Range = live.Text{live.Range(f.Figure.Quantity)}
		}
		if _, named := r.Find(f.Value.Name); !named {
			figure.Given = live.Text{live.Value(f.Figure.Quantity)}
		}
		out.Figures = append(out.Figures, figure)
	}
	if s := r.Sampling; s != nil {
		before := "" // no figure has them
		if slices.ContainsFunc(r.Headline, func(f estimate.HeadlineFigure) bool { return f.Uncertain }) {
			before = "in parentheses "
		}
		out.Live = live.Text{before + "5% to 95% of samples that are drawn here"}
		out.Note = before + fmt.Sprintf("5%% to 95%% of %s samples, seed %d", unit.Grouped(strconv.Itoa(s.Samples)), s.Seed)
	}
	return out
}

func orWritten(f estimate.HeadlineFigure) string {
	if f.Words == "" {
		return f.Written
	}
	return f.Words
}

// bottlenecks says what binds a figure: the nodes of a fleet, or of each fleet.
func bottlenecks(r *estimate.Result, f estimate.HeadlineFigure) (list []string) {
	if f.BoundBy != "" {
		return []string{"bound by " + f.BoundBy}
	}
	if f.Class != graph.Total || f.Label != "servers" {
		return nil
	}
	var resources []string
	fleets := map[string][]string{} // by resource
	for i := range r.Scenario.Fleets {
		name := r.Scenario.Fleets[i].Name
		if nodes := r.Get(name + ".nodes"); nodes != nil && nodes.BoundBy != "" {
			if fleets[nodes.BoundBy] == nil {
				resources = append(resources, nodes.BoundBy)
			}
			fleets[nodes.BoundBy] = append(fleets[nodes.BoundBy], name)
		}
	}
	for i, resource := range resources {
		names := fleets[resource]
		switch more := len(names) - mostBound; {
		case i == mostBound:
			return append(list, "and others")
		case len(resources) == 1 && len(names) > 1:
			names = []string{"all"}
		case more > 0:
			names = append(names[:mostBound:mostBound], fmt.Sprintf("%d more", more))
		}
		list = append(list, strings.Join(names, ", ")+" bound by "+resource)
	}
	return list
}

// mostBound is how many resources, and fleets of one, are named in a figure's words.
const mostBound = 3

// headlineValues are the uncertain or certain values behind the figures that come first,
// each once: of p95(servers) that of the servers. What is an input itself is not among
// them.
func headlineValues(r *estimate.Result) (list []*estimate.Value) {
	seen := map[int]bool{}
	for _, f := range r.Headline {
		if f.Of < 0 || seen[f.Of] || r.At(f.Of) == nil || r.Quantities[f.Of].Leaf() {
			continue
		}
		seen[f.Of] = true
		list = append(list, r.At(f.Of))
	}
	return list
}
