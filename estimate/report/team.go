package report

import (
	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/page"
)

// team names the file whose team defaults count in the figures of a page, nil where
// none do. It is a caveat: in another folder the figures may be others.
func team(g *graph.Graph) page.Block {
	if g.TeamFile == "" {
		return nil
	}
	return notes(page.Caveat, []string{teamFrom(g)})
}

// teams is team for a page about two scenarios.
func teams(nameA string, a *estimate.Result, nameB string, b *estimate.Result) page.Block {
	if a.TeamFile == b.TeamFile {
		return team(a.Graph)
	}
	return notes(page.Caveat, []string{nameA + ": " + teamFrom(a.Graph), nameB + ": " + teamFrom(b.Graph)})
}

func teamFrom(g *graph.Graph) string {
	if g.TeamFile == "" {
		return "no team defaults"
	}
	return "team defaults from " + g.TeamFile
}
