package source_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"botec/estimate/source"

	"github.com/mattn/go-runewidth"
	"pgregory.net/rapid"
)

func TestPosition(t *testing.T) {
	for _, c := range []struct {
		text   string
		offset int
		want   string
	}{
		{"", 0, "1:1"},
		{"ab", 0, "1:1"},
		{"ab", 1, "1:2"},
		{"ab", 2, "1:3"},
		{"ab", 9, "1:3"},
		{"ab", -1, "1:1"},
		{"a\nb", 1, "1:2"},
		{"a\nb", 2, "2:1"},
		{"a\n", 2, "2:1"},
		{"a\n\nb", 2, "2:1"},
		{"a\r\nb", 3, "2:1"},
		{"a\r\nb", 2, "1:3"},
		{"\tb", 1, "1:2"},
		{"世b", 3, "1:2"},
		{"世b", 1, "1:1"}, // inside of a character
		{"e\u0301b", 3, "1:3"},
		{"\ufeffa", 3, "1:2"},
		{"a\u2028b", 4, "1:3"},
		{"a\rb", 2, "1:3"},
		{"\x80\x80\x80\x80b", 4, "1:5"}, // no UTF-8: each byte is a character
	} {
		f := &source.File{Text: c.text}
		if got := position(f, c.offset); got != c.want {
			t.Errorf("offset %d of %q is at %s, want %s", c.offset, c.text, got, c.want)
		}
	}
	if got := position(&source.File{Text: "a\nb", Above: 10}, 2); got != "12:1" {
		t.Errorf("below ten lines: %s", got)
	}
}

func position(f *source.File, offset int) string {
	line, column := f.Position(offset)
	return fmt.Sprintf("%d:%d", line, column)
}

func TestLine(t *testing.T) {
	f := &source.File{Text: "a\r\n\n世\nlast", Above: 2}
	for n, want := range map[int]string{-1: "", 0: "", 2: "", 3: "a", 4: "", 5: "世", 6: "last", 7: ""} {
		if got := f.Line(n); got != want {
			t.Errorf("line %d is %q, want %q", n, got, want)
		}
	}
}

// text draws a few lines with characters of all sizes and widths.
func text(t *rapid.T) string {
	return rapid.StringOfN(rapid.SampledFrom([]rune("aé世🙂e\u0301 \t\r\n\n\u200b\x1b")), 0, 60, -1).Draw(t, "text")
}

// The position of an offset does not depend on what was asked for before, and the
// line has its character in this column.
func TestPositionInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := &source.File{Text: text(t)}
		for range 5 {
			offset := rapid.IntRange(0, len(f.Text)).Draw(t, "offset")
			line, column := f.Position(offset)
			if fresh := position(&source.File{Text: f.Text}, offset); fresh != fmt.Sprintf("%d:%d", line, column) {
				t.Fatalf("offset %d of %q is at %d:%d, and at %s when asked first", offset, f.Text, line, column, fresh)
			}
			if offset == len(f.Text) || !utf8.RuneStart(f.Text[offset]) {
				continue
			}
			want, _ := utf8.DecodeRuneInString(f.Text[offset:])
			if got := []rune(f.Line(line) + "\r\n")[column-1]; got != want && want != '\n' {
				t.Fatalf("offset %d of %q is at %d:%d, where %q is, not %q", offset, f.Text, line, column, got, want)
			}
		}
	})
}

func TestFinding(t *testing.T) {
	at := func(text, marked string) *source.Error {
		f := &source.File{Name: "a.yaml", Text: text}
		start := strings.Index(text, marked)
		return &source.Error{File: f, Start: start, End: start + len(marked), Text: "what"}
	}
	long := strings.Repeat("x", 200) + "HERE" + strings.Repeat("y", 200)
	for _, c := range []struct {
		name string
		of   *source.Error
		want string
	}{
		{"a word", at("a: 1\nb: two\n", "two"), "a.yaml:2:4: what\n  2 | b: two\n    |    ^^^\n"},
		{"the first character", at("b: 1", "b"), "a.yaml:1:1: what\n  1 | b: 1\n    | ^\n"},
		{"behind a tab", at("b:\t1", "1"), "a.yaml:1:4: what\n  1 | b:\t1\n    |   \t^\n"},
		{"a tab", at("b:\t1", "\t"), "a.yaml:1:3: what\n  1 | b:\t1\n    |   ^\n"},
		{"behind wide characters", at("世界: 1", "1"), "a.yaml:1:5: what\n  1 | 世界: 1\n    |       ^\n"},
		{"wide characters", at("a: 世界", "世界"), "a.yaml:1:4: what\n  1 | a: 世界\n    |    ^^^^\n"},
		{"behind an accent of its own", at("e\u0301: 1", "1"), "a.yaml:1:5: what\n  1 | e\u0301: 1\n    |    ^\n"},
		{"behind an escape", at("\x1b[1m: 1", "1"), "a.yaml:1:3: what\n  1 | �[1m: 1\n    |   ^\n"},
		{"behind an invisible character", at("a\u200b: 1", "1"), "a.yaml:1:5: what\n  1 | a�: 1\n    |     ^\n"},
		{"Windows line ends", at("a: 1\r\nb: 2\r\n", "2"), "a.yaml:2:4: what\n  2 | b: 2\n    |    ^\n"},
		{"a line end", at("a:\nb: 2", "\n"), "a.yaml:1:3: what\n  1 | a:\n    |   ^\n"},
		{"a line end of Windows", &source.Error{File: at("a:\r\nb: 2", "a").File, Start: 3, End: 4, Text: "what"}, "a.yaml:1:4: what\n  1 | a:\n    |   ^\n"},
		{"over a line end", at("a: 1\nb: 2", "1\nb"), "a.yaml:1:4: what\n  1 | a: 1\n    |    ^\n"},
		{"the end of the file", &source.Error{File: at("a: [", "a").File, Start: 4, End: 4, Text: "what"}, "a.yaml:1:5: what\n  1 | a: [\n    |     ^\n"},
		{"the empty last line", &source.Error{File: at("a: [\n", "a").File, Start: 5, End: 5, Text: "what"}, "a.yaml:2:1: what\n"},
		{"no text", &source.Error{File: &source.File{Name: "a.yaml"}, Text: "what"}, "a.yaml:1:1: what\n"},
		{"no file", &source.Error{Text: "what", Hint: "do this"}, "what\nhint: do this\n"},
		{"a flag", &source.Error{File: &source.File{Name: "--set", Text: "a=1 B", Flag: true}, Start: 2, End: 5, Text: "what", Hint: "a=1"}, "--set: what\n    a=1 B\n      ^^^\nhint: a=1\n"},
		{"below other lines", &source.Error{File: &source.File{Name: "a.md", Text: "a: 1\nb: 2", Above: 98}, Start: 5, End: 6, Text: "what"}, "a.md:100:1: what\n  100 | b: 2\n      | ^\n"},
		{"a long line", at(long, "HERE"), "a.yaml:1:201: what\n  1 | " + long[140:260] + "\n    | " + strings.Repeat(" ", 60) + "^^^^\n"},
		{"all of a long line", at(long, long), "a.yaml:1:1: what\n  1 | " + long[:120] + "\n    | " + strings.Repeat("^", 120) + "\n"},
		{"a control character in the message", &source.Error{Text: "\x1b[1m"}, "�[1m\n"},
	} {
		if got := c.of.Finding(); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Whatever is in the line, the caret is in the column of the terminal in which its
// character is.
func TestCaretIsBelow(t *testing.T) {
	width := (&runewidth.Condition{}).StringWidth
	rapid.Check(t, func(t *rapid.T) {
		before, after := strings.ReplaceAll(text(t), "\n", ""), strings.ReplaceAll(text(t), "\n", "")
		file := &source.File{Name: "f", Text: "1\n" + before + "X" + after + "\n3"}
		at := 2 + len(before)
		got := (&source.Error{File: file, Start: at, End: at + 1}).Finding()
		rows := strings.Split(got, "\n")
		if len(rows) != 4 {
			t.Fatalf("%d rows: %q", len(rows), got)
		}
		shown, _, _ := strings.Cut(rows[1], "X")
		caret, _, _ := strings.Cut(rows[2], "^")
		if width(shown) != width(caret) || strings.Count(shown, "\t") != strings.Count(caret, "\t") || strings.Count(rows[2], "^") != 1 {
			t.Fatalf("the caret is not below the X:\n%s\n%s", rows[1], rows[2])
		}
	})
}

func TestSort(t *testing.T) {
	a, b := &source.File{Name: "a", Text: "1\n2"}, &source.File{Name: "b", Text: "1\n2"}
	block := &source.File{Name: "a", Text: "1\n2", Above: 1}
	z, y := &source.File{Name: "--set", Text: "z", Flag: true}, &source.File{Name: "--set", Text: "y", Flag: true}
	list := source.Errors{
		{File: b, Start: 2, Text: "b2"}, {File: z, Start: 1, Text: "z1"}, {Text: "none"}, {File: a, Start: 2, Text: "a2"}, {File: y, Text: "y0"}, {File: a, Text: "a1"},
		{File: z, Text: "z0"}, {File: block, Start: 2, Text: "a3"}, {File: a, Start: 2, Text: "a2"}, {File: b, Text: "b1"}, {File: b, Text: "another"},
	}
	var got []string
	for _, e := range list.Sort() {
		got = append(got, e.Text)
	}
	if text := strings.Join(got, " "); text != "none z0 z1 y0 a1 a2 a3 b1 another b2" {
		t.Error(text)
	}
}

func TestErrors(t *testing.T) {
	f := &source.File{Name: "a.yaml", Text: "a: b"}
	const want = "error: a.yaml:1:4: no\n  1 | a: b\n    |    ^\nhint: yes\nerror: more"
	if got := (source.Errors{{File: f, Start: 3, End: 4, Text: "no", Hint: "yes"}, {Text: "more"}}).Error(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"plain\ttext\n": "plain\ttext\n", "é世🙂": "é世🙂", "\x1b[31m": "�[31m", "a\rb": "a�b", "\u202e": "�", "\u200d": "�", "\u2028": "�", "\x7f": "�", "\u009b": "�",
	} {
		if got := source.Printable(in); got != want {
			t.Errorf("%q is printed as %q, want %q", in, got, want)
		}
	}
	if got := source.Prose("क\u200dष\u202e"); got != "क\u200dष�" {
		t.Errorf("prose is %q", got)
	}
}
