package formula

import (
	"fmt"
	"reflect"
	"sync"
	"testing"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// One parsed formula is bound from many goroutines, for different purposes: each
// bound formula is what a lone one would be, and the parsed formula stays as it
// was. (The race detector watches.)
func TestBindChangesNothing(t *testing.T) {
	units := tweets(t)
	s := scope(t, units)
	count := Expected{Dim: unit.Noun("user"), Count: true, Label: "users"}
	number := Expected{Label: "number"}
	any := Expected{Any: true, Statistics: true}
	condition := Expected{Condition: true, Statistics: true}
	for _, c := range []struct {
		text    string
		wants   []Expected
		results []string // of each want
	}{
		{"150M", []Expected{count, number, any}, []string{"150M users", "150M", "150M"}},
		{"2B", []Expected{count, any}, []string{"2bn users", "2 B"}},
		{"-(1k..4k)", []Expected{count, number}, []string{"-2k users", "-2k"}},
		{"10k ± 20%", []Expected{count, number}, []string{"10k users", "10k"}},
		{"max(1B, round(2.5))", []Expected{count}, []string{"1bn users"}},
		{"dau < 0.2B", []Expected{condition, any}, []string{"1", "1"}},
		{"100M < dau", []Expected{condition, any}, []string{"1", "1"}},
		{"dau ~ 150M", []Expected{condition, any}, []string{"1", "1"}},
		{"(if(dau > 100M, 20%, 30%))..80%", []Expected{number, any}, []string{"0.5", "0.5"}},
		{"if(dau > 100M, 1B, 2B) in B", []Expected{{Dim: unit.Data, Label: "size"}, any}, []string{"1 B", "1 B"}},
		{"1 - (-if(dau^1 > 100M, share, 0))", []Expected{number, any}, []string{"1.1", "1.1"}},
		{"prob(dau > 100M) > 50%", []Expected{condition, any}, []string{"1", "1"}},
		{"20%..80%", []Expected{number, any}, []string{"0.5", "0.5"}},
	} {
		f, err := Parse(c.text, units)
		if err != nil {
			t.Fatal(c.text, err)
		}
		untouched, _ := Parse(c.text, units)
		outcome := func(want Expected) string {
			b, errs := f.Bind(s, want)
			if len(errs) > 0 {
				return errs[0].Text
			}
			p := columns.NewProgram(len(s.list) + 1)
			b.Compile(p, len(s.list))
			frame := p.NewFrame(1)
			for i, v := range s.value {
				frame.Fix(i, v)
			}
			frame.Run()
			for _, call := range b.Statistics() {
				if arg := b.Argument(call); !arg.Type.Condition {
					return fmt.Sprintf("%s lost the type of its argument", call.Func.Name())
				}
			}
			printed := (&Writer{Name: func(_ int, path string) string { return path }}).Print(b)
			if again := (&Writer{Name: func(_ int, path string) string { return path }}).Print(&Bound{Formula: untouched, Refs: b.Refs}); printed != again {
				return "prints " + printed
			}
			return unit.Printer{Units: units}.Quantity(frame.Value(len(s.list)), b.Type.Dim, nil)
		}
		var wait sync.WaitGroup
		for range 4 {
			for k, want := range c.wants {
				wait.Go(func() {
					if got := outcome(want); got != c.results[k] {
						t.Errorf("%s for %q is %s, want %s", c.text, want.Label, got, c.results[k])
					}
				})
			}
		}
		wait.Wait()
		if !reflect.DeepEqual(f, untouched) {
			t.Errorf("%s: binding changed the tree", c.text)
		}
	}
}

// A formula in which binding replaces nothing shares its tree with all that are
// bound from it.
func TestBindSharesTrees(t *testing.T) {
	s := scope(t, nil)
	for text, shared := range map[string]bool{"dau * 2/user/day": true, "dau > 5M users": true, "dau > 5M": false} {
		f, err := Parse(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		b, errs := f.Bind(s, Expected{Any: true})
		if len(errs) > 0 {
			t.Fatal(errs[0])
		}
		if got := b.Formula == f; got != shared {
			t.Errorf("%s: shared %v, want %v", text, got, shared)
		}
	}
}
