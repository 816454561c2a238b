package tree_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"botec/estimate/source"
	"botec/estimate/tree"
)

func TestErrors(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"nothing", "", "1:1: the file is empty | botec init writes a scenario to start from"},
		{"a comment alone", "# x\n", "1:1: the file is empty | botec init writes a scenario to start from"},
		{"a quote", "a: \"x\nb: 1", "1:4: not YAML: found unexpected end of stream | close the quote that begins here"},
		{"a bracket at the end", "a: [1,\nb", "2:2: not YAML: did not find expected ',' or ']' | quote a text that begins with { or [; close every bracket"},
		{"a sign", "a: @x", "1:4: not YAML: found character that cannot start any token | quote a text that begins with one of @ ` % and indent with spaces, not tabs"},
		{"behind wide characters", "{世界: 1, é🙂: @}", "1:13: not YAML: found character that cannot start any token | quote a text that begins with one of @ ` % and indent with spaces, not tabs"},
		{"behind a tab", "a:\t@x", "1:4: not YAML: found character that cannot start any token | quote a text that begins with one of @ ` % and indent with spaces, not tabs"},
		{"on Windows", "a: 1\r\nb: @x\r\n", "2:4: not YAML: found character that cannot start any token | quote a text that begins with one of @ ` % and indent with spaces, not tabs"},
		{"behind a byte order mark", "\ufeffa: @x", "1:5: not YAML: found character that cannot start any token | quote a text that begins with one of @ ` % and indent with spaces, not tabs"},
		{"behind a line separator", "a: 1 # \u2028\nb: @x", "2:4: not YAML: found character that cannot start any token | quote a text that begins with one of @ ` % and indent with spaces, not tabs"},
		{"two colons", "a: b: c", "1:5: not YAML: a second colon on this line, or the indentation is off | quote a text that holds a colon and a space"},
		{"a control character", "a: x\nb: \x01", "2:4: not YAML: control characters are not allowed (value: 1)"},
		{"a character that is none", "a: \u0080\nb: \uffff", "2:4: not YAML: control characters are not allowed (value: 65535)"},
		{"Latin 1", "a: é\nb: \xe9", "2:4: not YAML: the file is not in UTF-8"},
		{"UTF-16", "\xff\xfea\x00:\x00 \x001\x00", "1:1: not YAML: the file is not in UTF-8"},
		{"two documents", "a: 1\n---\nb: 2\n", "2:1: not YAML: one file holds one scenario, but here is more than one YAML document"},
		{"two documents below a comment", "# x\n---\na: 1\n---\nb: 2\n", "4:1: not YAML: one file holds one scenario, but here is more than one YAML document"},
		{"two documents, the first ended", "a: 1\n...\nb: 2\n", "3:1: not YAML: one file holds one scenario, but here is more than one YAML document"},
		{"an unknown alias", "a: *x", "1:4: not YAML: unknown anchor 'x' referenced"},
		{"a duplicate key", "a: 1\nb: 2\na: 3", "3:1: duplicate key a, first in line 1"},
		{"a duplicate key in quotes", "a: 1\n'a': 3", "2:2: duplicate key a, first in line 1"},
		{"duplicates keep the first", "a: {b: 1, b: 2, c: 3, c: 4}", "1:11: duplicate key b, first in line 1\n1:23: duplicate key c, first in line 1"},
		{"a key that is no text", "? [a]\n: b\nc: 1", "1:3: a key is a text, not a list | quote it"},
		{"a comma", "a: {b: 1,000, c: 2}", `1:8: the comma ends the value inside { } | quote it: "1,000"`},
		{"two commas", "a: {b: 1,000,000, c: 2}", `1:8: the comma ends the value inside { } | quote it: "1,000,000"`},
		{"a comma behind two lines", "a: {b: 1\n 2, 3}", ""},
		{"a key alone in its line", "a: {b: 1,\n  c}", ""},
		{"a comma behind an alias", "x: &x 1\na: {b: *x, c}", ""},
		{"an alias as a key", "x: &x 1\na: {b: 5, *x }", ""},
		{"nesting", "a: " + strings.Repeat("[", 40) + strings.Repeat("]", 40), "1:36: nested deeper than 32"},
		{"an alias of itself", "a: &a [*a]", "1:4: nested deeper than 32"},
		{"many values", "a: [" + strings.Repeat("1,", 30_000) + "]", "1:39997: more than 20000 values in one file"},
		{"a large file", strings.Repeat("# x\n", 300_000), "1:1: larger than 1 MiB"},
	} {
		_, errs := parse(c.file)
		var got []string
		for _, e := range errs.Sort() {
			text := strings.TrimPrefix(e.Error(), "a.yaml:")
			if e.Hint != "" {
				text += " | " + e.Hint
			}
			got = append(got, text)
		}
		if text := strings.Join(got, "\n"); text != c.want {
			t.Errorf("%s: %.40q: %s, want %s", c.name, c.file, text, c.want)
		}
	}
}

// What has a comma has the text that was meant, so that it is not reported twice.
func TestCommaIsRead(t *testing.T) {
	root, _ := parse("a: {b: 1,000,000, c: 2}")
	b := root.Get("a").Get("b")
	if b.Text != "1,000,000" || where(b) != "1:8 1,000,000" || root.Get("a").Get("c").Text != "2" {
		t.Errorf("b is %q at %s", b.Text, where(b))
	}
}

// In a text out of a larger file, the line of the first key is that of the file.
func TestDuplicateBelowOtherLines(t *testing.T) {
	_, errs := tree.Parse(&source.File{Name: "a.md", Text: "a: 1\na: 2", Above: 10})
	if got := fmt.Sprint(errs[0]); got != "a.md:12:1: duplicate key a, first in line 11" {
		t.Error(got)
	}
}

// A file that is a single line, with aliases to all parts of it, is parsed in linear
// time: milliseconds, where counting each column from the line start takes minutes.
func TestLongLine(t *testing.T) {
	var file strings.Builder
	file.WriteString("[")
	for i := range 4_500 {
		fmt.Fprintf(&file, "&a%d é%s, *a%d, ", i, strings.Repeat("x", 200), i)
	}
	file.WriteString("y]")
	started := time.Now()
	items := mustParse(t, file.String()).Items
	if took := time.Since(started); took > 20*time.Second {
		t.Errorf("parsing took %s", took)
	}
	if got := where(items[len(items)-1]); got != fmt.Sprintf("1:%d y", utf8.RuneCountInString(file.String())-1) {
		t.Errorf("the last item is at %s", got)
	}
}

// A long text that many aliases use is decoded once.
func TestAliasesShare(t *testing.T) {
	file := "a: &a '" + strings.Repeat("it''s ", 50_000) + "'\nb: [" + strings.Repeat("*a,", 9_000) + "]"
	root := mustParse(t, file)
	items := root.Get("b").Items
	if n := testing.AllocsPerRun(1, func() { mustParse(t, file) }); n > 200_000 {
		t.Errorf("%v allocations", n)
	}
	if last := items[len(items)-1]; last.Offset(3) != 11 || last.Offset(4) != 12 {
		t.Errorf("the s is at %d, the blank at %d", last.Offset(3), last.Offset(4))
	}
}
