package report

import (
	"botec/estimate"
	"botec/estimate/live"
	"botec/estimate/page"
)

// before stands in front of the names of the first of two scenarios.
const before = "before."

// newSide is a result on a live page of several.
func newSide(r *estimate.Result, prefix, name, set string) live.Side {
	return live.Side{Result: r, Prefix: prefix, Name: name, Set: set, Inputs: func() (names []string) {
		for _, f := range facts(r, "").List {
			names = append(names, f.Name)
		}
		return names
	}}
}

// onSide makes figures and texts of blocks about one side of a live page those of that
// side. It changes the blocks.
func onSide(p *live.Page, side int, blocks []page.Block) []page.Block {
	for k, b := range blocks {
		switch b := b.(type) {
		case *page.Details:
			blocks[k] = &page.Details{Blocks: func() []page.Block { return onSide(p, side, b.Blocks()) }}
		case *page.Steps:
			b.Figure.Name, b.Live = p.Name(side, b.Figure.Name), p.On(side, b.Live)
			for i := range b.Steps {
				b.Steps[i].Live, b.Steps[i].LiveSymbols = p.On(side, b.Steps[i].Live), p.On(side, b.Steps[i].LiveSymbols)
			}
			namesOnSide(p, side, b.From)
		case *page.Facts:
			namesOnSide(p, side, b.List)
		}
	}
	return blocks
}

func namesOnSide(p *live.Page, side int, list []page.Fact) {
	for i := range list {
		list[i].Figure.Name = p.Name(side, list[i].Figure.Name)
	}
}

// asComputed are workings that do not follow where an input changes.
func asComputed(blocks []page.Block) []page.Block {
	for _, b := range blocks {
		if s, ok := b.(*page.Steps); ok {
			s.Live = page.Still
			for i := range s.Steps {
				s.Steps[i].Live, s.Steps[i].LiveSymbols = nil, nil
			}
		}
	}
	return blocks
}
