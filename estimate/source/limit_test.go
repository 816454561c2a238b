package source_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"botec/estimate/source"

	"pgregory.net/rapid"
)

func TestLimit(t *testing.T) {
	var list source.Errors
	for i := range 60 {
		list = append(list, &source.Error{Text: fmt.Sprint(i)})
	}
	for n, want := range map[int]string{0: "60 more errors are left out", 58: "2 more errors are left out", 59: "1 more error is left out", 60: "59", 61: "59"} {
		got := list.Limit(n)
		if last := got[len(got)-1].Text; last != want || len(got) != min(n+1, 60) {
			t.Errorf("%d: %d errors, the last is %s", n, len(got), last)
		}
	}
	if list[59].Text != "59" {
		t.Error("Limit writes to the list")
	}
	text := list.Error()
	if strings.Count(text, "\n") != source.MaxPrinted || !strings.HasSuffix(text, "error: 49\nerror: 10 more errors are left out") {
		t.Error(text)
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"", 3, ""}, {"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"abcdefghij", 6, "abcd…j"}, {"ééééé", 5, "ééééé"}, {"éüéüéüéüé", 6, "éüéü…é"},
	} {
		if got := source.Shorten(c.text, c.n); got != c.want {
			t.Errorf("Shorten(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text, n := rapid.String().Draw(t, "text"), rapid.IntRange(1, 40).Draw(t, "n")
		if got := source.Shorten(text, n); utf8.RuneCountInString(got) > n || len(got) < len(text) && utf8.RuneCountInString(got) != n || !utf8.ValidString(got) {
			t.Fatalf("Shorten(%q, %d) = %q", text, n, got)
		}
	})
}

func TestMarked(t *testing.T) {
	f := &source.File{Text: "a: 5 Mb\nb: " + strings.Repeat("x", 200)}
	for _, c := range []struct {
		e    source.Error
		want string
	}{
		{source.Error{File: f, Start: 5, End: 7}, "Mb"},
		{source.Error{File: f, Start: 5, End: 9}, ""}, // over a line end
		{source.Error{File: f, Start: 11, End: 211}, ""},
		{source.Error{File: f, Start: 11, End: 131}, strings.Repeat("x", 120)},
		{source.Error{File: f, Start: 5, End: 5}, ""},
		{source.Error{File: f, Start: 5, End: 999}, ""},
		{source.Error{Start: 0, End: 2}, ""},
	} {
		if got := c.e.Marked(); got != c.want {
			t.Errorf("%d to %d: %q, want %q", c.e.Start, c.e.End, got, c.want)
		}
	}
}

// A long message leaves out its middle, and the caret stays where the error is.
func TestLongFinding(t *testing.T) {
	f := &source.File{Name: "a.md", Text: strings.Repeat("x", 5000) + "HERE" + strings.Repeat("y", 5_000_000)}
	got := (&source.Error{File: f, Start: 5000, End: 5004, Text: "unknown " + strings.Repeat("x", 1_000_000) + ", expected use", Hint: strings.Repeat("z", 1_000_000)}).Finding()
	if len(got) > 2000 || !strings.HasPrefix(got, "a.md:1:5001: unknown xx") || !strings.Contains(got, "x, expected use\n") || !strings.Contains(got, "\n    | "+strings.Repeat(" ", 60)+"^^^^\n") {
		t.Error(got)
	}
}
