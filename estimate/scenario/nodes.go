package scenario

import (
	"slices"
	"sync"

	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/presets"
)

// nodesFile is the name of the catalogue of nodes in errors and positions.
const nodesFile = "nodes.yaml"

// catalogue is the nodes that fleets can name: those in the binary, and a team's
// own, which change or add to them.
type catalogue struct {
	file *source.File // of the nodes in the binary
	team *tree.Value  // nil for none
}

func newCatalogue(team *teamDefaults) *catalogue {
	c := &catalogue{file: binaryNodes}
	if team != nil {
		c.team = team.nodes
	}
	return c
}

// node returns the map of a node, nil if there is no such name.
func (c *catalogue) node(name string) *tree.Value {
	node := c.embedded().Get(name)
	if c.team != nil {
		if v := c.team.Get(name); v != nil {
			return tree.Merge(node, v)
		}
	}
	return node
}

// names lists the nodes in alphabetical order.
func (c *catalogue) names() []string {
	var names []string
	for _, nodes := range []*tree.Value{c.embedded(), c.team} {
		if nodes == nil {
			continue
		}
		for _, f := range nodes.Fields {
			names = append(names, f.Key)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// embedded is the nodes in the binary.
func (c *catalogue) embedded() *tree.Value { return readNodes() }

var binaryNodes = &source.File{Name: nodesFile, Text: presets.Nodes()}

// readNodes reads the nodes in the binary when a fleet first names a node. Nothing changes
// them after that.
var readNodes = sync.OnceValue(func() *tree.Value {
	nodes, _ := tree.Parse(binaryNodes)
	if nodes == nil {
		nodes = &tree.Value{Kind: tree.Map}
	}
	return nodes
})
