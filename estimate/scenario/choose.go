package scenario

import (
	"fmt"
	"slices"

	"botec/estimate/tree"
)

// chosen is the entry of Options.Nodes for a fleet, nil for none.
func (w *walker) chosen(fleet string) *Entry {
	if w.loader == nil {
		return nil
	}
	return Entries(w.loader.opt.Nodes).Find(fleet)
}

// withNode is the map of a fleet with another node. A price of the node that it had is
// that of the fleet, for nodes of which the catalogue has none.
func withNode(fleet *tree.Value, node *tree.Value) *tree.Value {
	out := *fleet
	out.Fields = slices.Clone(fleet.Fields)
	for i := range out.Fields {
		if out.Fields[i].Key == "node" {
			had := out.Fields[i].Value
			out.Fields[i].Value = node
			if price := had.Get("price"); price != nil && fleet.Get("price") == nil {
				out.Fields = append(out.Fields, tree.Field{Key: "price", File: price.File, Start: price.Start, End: price.End, Value: price})
			}
			return &out
		}
	}
	out.Fields = append(out.Fields, tree.Field{Key: "node", File: node.File, Start: node.Start, End: node.End, Value: node})
	return &out
}

// checkChosen reports the nodes of Options.Nodes whose fleet the file does not have.
func (w *walker) checkChosen() {
	var names []string
	for i := range w.Fleets {
		if !w.Fleets[i].Implicit || w.Fleets[i].key != nil {
			names = append(names, w.Fleets[i].Name)
		}
	}
	for _, e := range w.loader.opt.Nodes {
		if slices.Contains(names, e.Name) || w.IsBroken("", e.Name) {
			continue
		}
		problem := w.Unknown("fleet", e.Name, names)
		if e.Name == defaultFleet && len(names) == 0 {
			problem.Text, problem.Hint = fmt.Sprintf("scenario %s has no fleet with a node to choose", w.Name), "fleets: {app: {node: app, needs: {requests: peak_requests}}}"
		}
		problem.File, problem.End = e.Text.File, len(e.Name)
		w.errors = append(w.errors, problem)
	}
}
