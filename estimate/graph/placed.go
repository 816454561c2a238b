package graph

import "strings"

// Placed is a warning, with the quantity whose position it begins with.
type Placed struct {
	*Quantity        // nil for none
	Text      string // the warning without the position
	Unused    bool   // it says that nothing uses the quantity
}

// Place finds what warnings of the graph, and of a run of it, are about.
func (g *Graph) Place(warnings []string) (list []Placed) {
	given := make(map[string][]*Quantity) // by position: a line may give several
	if len(warnings) > 0 {
		for i := range g.Quantities {
			if q := &g.Quantities[i]; q.Entry != nil {
				given[q.At()] = append(given[q.At()], q)
			}
		}
	}
	for _, w := range warnings {
		p := Placed{Text: w}
		at, text, _ := strings.Cut(w, ": ")
		for _, q := range given[at] {
			if isNamed := strings.HasPrefix(text, q.Name+" "); p.Quantity == nil || isNamed {
				p = Placed{q, text, text == unusedText(q)}
				if isNamed {
					break
				}
			}
		}
		list = append(list, p)
	}
	return list
}

// unusedText is the warning that nothing uses a quantity.
func unusedText(q *Quantity) string { return q.Name + " is not used" }
