package topo

import (
	"fmt"
	"iter"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSort(t *testing.T) {
	for _, test := range []struct {
		name  string
		uses  [][]int
		order string
		cycle string
	}{
		{"nothing", nil, "[]", "[]"},
		{"none uses another", [][]int{{}, {}, {}}, "[0 1 2]", "[]"},
		{"a chain, last first", [][]int{{1}, {2}, {}}, "[2 1 0]", "[]"},
		{"a diamond", [][]int{{1, 2}, {3}, {3}, {}}, "[3 1 2 0]", "[]"},
		{"one that uses itself", [][]int{{0}, {}}, "[0 1]", "[[0]]"},
		{"a cycle behind a chain", [][]int{{1}, {2}, {3}, {1}}, "[3 2 1 0]", "[[1 2 3]]"},
		{"two cycles", [][]int{{1}, {0}, {3}, {2}}, "[1 0 3 2]", "[[0 1] [2 3]]"},
	} {
		cycles := [][]int{}
		order := Sort(len(test.uses), usesOf(test.uses), func(path []int) { cycles = append(cycles, slices.Clone(path)) })
		if got := fmt.Sprint(order); got != test.order {
			t.Errorf("%s: order %s, want %s", test.name, got, test.order)
		}
		if got := fmt.Sprint(cycles); got != test.cycle {
			t.Errorf("%s: cycles %s, want %s", test.name, got, test.cycle)
		}
	}
}

// In an acyclic graph every item stands once, after all it uses.
func TestSortOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 30).Draw(t, "n")
		rank := rapid.Permutation(numbers(n)).Draw(t, "rank") // an item uses those of lower rank only
		uses := make([][]int, n)
		for i := range n {
			for k := range n {
				if rank[k] < rank[i] && rapid.Bool().Draw(t, fmt.Sprint(i, k)) {
					uses[i] = append(uses[i], k)
				}
			}
		}
		order := Sort(n, usesOf(uses), func(path []int) { t.Fatalf("a cycle %v", path) })
		if sorted := slices.Sorted(slices.Values(order)); !slices.Equal(sorted, numbers(n)) {
			t.Fatalf("the order %v does not hold every item once", order)
		}
		for i := range n {
			for _, k := range uses[i] {
				if slices.Index(order, k) > slices.Index(order, i) {
					t.Fatalf("%d uses %d, which stands after it: %v", i, k, order)
				}
			}
		}
	})
}

func usesOf(uses [][]int) func(int) iter.Seq[int] {
	return func(i int) iter.Seq[int] { return slices.Values(uses[i]) }
}

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}
