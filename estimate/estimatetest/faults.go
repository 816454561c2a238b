package estimatetest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"botec/estimate/source"
)

// longestFinding bounds a printed error, in characters: a message, a line of its text
// with carets, and a hint.
const longestFinding = 2000

// Faults are the errors of a reading, none where err is nil. Each must have a position
// inside its text, and be short and printable.
func Faults(t testing.TB, err error) source.Errors {
	t.Helper()
	if err == nil {
		return nil
	}
	var list source.Errors
	if !errors.As(err, &list) || len(list) == 0 {
		t.Fatalf("an error without a place: %v", err)
	}
	for _, e := range list {
		Fault(t, e)
	}
	return list
}

// Fault is [Faults] for one error.
func Fault(t testing.TB, e *source.Error) {
	t.Helper()
	if e.Start < 0 || e.End < e.Start || e.File != nil && e.End > len(e.File.Text) {
		t.Fatalf("%q: the error stands at %d to %d, of %q", e.Text, e.Start, e.End, textOf(e))
	}
	text := e.Finding()
	if n := utf8.RuneCountInString(text); n > longestFinding {
		t.Fatalf("%.200q…: an error of %d characters", text, n)
	}
	if e.Text == "" || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }) {
		t.Fatalf("%q: an error that cannot be printed, of %q", text, textOf(e))
	}
}

func textOf(e *source.Error) string {
	if e.File == nil {
		return ""
	}
	return e.File.Text
}

// Hints puts the texts that the first errors of a text offer in the place of what they
// mark. again reads the text once more: the error must be gone.
func Hints(t testing.TB, file, text string, list source.Errors, again func(text string) error) {
	t.Helper()
	for _, e := range list[:min(len(list), 3)] {
		if e.File == nil || e.File.Name != file || e.File.Text != text {
			continue
		}
		for _, write := range e.Write[:min(len(e.Write), 3)] {
			mended := text[:e.Start] + write + text[e.End:]
			var left source.Errors
			errors.As(again(mended), &left)
			end := e.Start + len(write)
			if i := slices.IndexFunc(left, func(l *source.Error) bool {
				return l.File != nil && l.File.Name == file && l.Text == e.Text && l.Start < end && l.End > e.Start
			}); i >= 0 {
				t.Fatalf("of %q:\n%s\nwith %q it is still there:\n%s", text, e.Finding(), write, left[i].Finding())
			}
		}
	}
}
