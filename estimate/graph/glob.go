package graph

import (
	"index/suffixarray"
	"path"
	"slices"
	"strings"
)

// Match says whether a glob matches a name: * matches any characters, dots too, ?
// any one, and [abc] one of those in it. A glob without them matches itself.
func Match(glob, name string) bool {
	if glob == name {
		return true
	}
	if !isGlob(glob) {
		return false
	}
	if start, _, _ := strings.Cut(glob, "*"); !strings.ContainsAny(start, `?[\`) && !strings.HasPrefix(name, start) {
		return false
	}
	ok, _ := path.Match(glob, name) // names have no slashes, so * matches dots
	return ok
}

func isGlob(glob string) bool { return strings.ContainsAny(glob, "*?[") }

// names are the names of quantities, to find those that many globs match.
type names struct {
	*Graph
	quantities []int // that have a name
	starts     []int // of their names in the text of the index
	index      *suffixarray.Index
}

// fewGlobs is up to how many globs are compared with every name.
const fewGlobs = 16

// listNames lists the names of the quantities for the globs of the scenario's display.
func (b *builder) listNames() *names {
	n := &names{Graph: b.Graph}
	var text []byte
	for i := range b.Quantities {
		if q := &b.Quantities[i]; q.Class < Unlisted {
			n.quantities, n.starts = append(n.quantities, i), append(n.starts, len(text))
			text = append(append(text, '\n'), q.Name...)
		}
	}
	if len(b.Scenario.Display) > fewGlobs {
		n.index = suffixarray.New(append(text, '\n'))
	}
	return n
}

// matching lists the quantities that a name or glob matches.
func (n *names) matching(glob string) (list []int) {
	if i, ok := n.Find(glob); ok {
		return []int{i}
	}
	if !isGlob(glob) {
		return nil
	}
	candidates := n.quantities
	if part := literalPart(glob); n.index != nil && len(part) > 1 {
		candidates = nil
		for _, at := range n.index.Lookup([]byte(part), -1) {
			k, found := slices.BinarySearch(n.starts, at)
			if !found {
				k--
			}
			candidates = append(candidates, n.quantities[k])
		}
		slices.Sort(candidates)
		candidates = slices.Compact(candidates)
	}
	for _, i := range candidates {
		if Match(glob, n.Quantities[i].Name) {
			list = append(list, i)
		}
	}
	return list
}

// literalPart is the longest part of a glob that each name it matches has, with a line
// end for the start and the end of the name; "" for a glob with more than * in it.
func literalPart(glob string) (longest string) {
	if strings.ContainsAny(glob, `?[\`) {
		return ""
	}
	for part := range strings.SplitSeq("\n"+glob+"\n", "*") {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}
