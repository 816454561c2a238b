package tree_test

import (
	"fmt"
	"strings"
	"testing"

	"botec/estimate/source"
	"botec/estimate/tree"
)

func parse(text string) (*tree.Value, source.Errors) {
	return tree.Parse(&source.File{Name: "a.yaml", Text: text})
}

// mustParse parses a text without errors.
func mustParse(t *testing.T, text string) *tree.Value {
	t.Helper()
	v, errs := parse(text)
	if len(errs) > 0 {
		t.Fatalf("%q: %v", text, errs)
	}
	return v
}

// where is the line and column of a value, and the part of the file that it covers.
func where(v *tree.Value) string {
	line, column := v.File.Position(v.Start)
	return fmt.Sprintf("%d:%d %s", line, column, v.File.Text[v.Start:v.End])
}

// The value of the key a is found where a person sees it.
func TestWhereValuesAre(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"a number", "a: 300M", "1:4 300M"},
		{"blanks", "a:   x   ", "1:6 x"},
		{"a tab", "a:\tx", "1:4 x"},
		{"wide characters before it", "{世界: 1, é🙂: 2, a: x}", "1:19 x"},
		{"Windows line ends", "b: 1\r\na: x\r\n", "2:4 x"},
		{"a byte order mark", "\ufeffa: x", "1:5 x"},
		{"a line separator is no line of an editor", "b: 1 # \u2028\na: x", "2:4 x"},
		{"a carriage return is no line of an editor", "b: 1\ra: x", "1:9 x"},
		{"single quotes", "a: 'x y'", "1:5 x y"},
		{"double quotes", `a: "x\ty"`, `1:5 x\ty`},
		{"empty quotes", "a: ''", "1:4 '"},
		{"a folded line", "a: x\n  y", "1:4 x\n  y"},
		{"a block", "a: |\n  x\n  y\n", "2:3 x\n  y\n"},
		{"an empty block", "a: |\n", "1:4 |"},
		{"an anchor", "a: &a a", "1:7 a"},
		{"an anchor over a line end", "a: &a # a\n  a", "2:3 a"},
		{"a tag", "a: !!str 5", "1:10 5"},
		{"a tag with its address", "a: !<tag:yaml.org,2002:str> 5", "1:29 5"},
		{"an alias is where its anchor is", "b: &x 5\na: *x", "1:7 5"},
		{"an empty value", "a:", "1:3 "},
		{"an empty value with an anchor", "a: &x\nb: 1", "1:4 "},
		{"a tilde", "a: ~", "1:4 ~"},
		{"a tilde with an anchor", "a: &x ~", "1:7 ~"},
		{"a map", "a: {b: 1}", "1:4 {"},
		{"a list", "a:\n  - b", "2:3 -"},
	} {
		v := mustParse(t, c.file).Get("a")
		if v == nil {
			t.Errorf("%s: %q has no a", c.name, c.file)
		} else if got := where(v); got != c.want {
			t.Errorf("%s: %q: a is at %q, want %q", c.name, c.file, got, c.want)
		}
	}
}

func TestWhereKeysAre(t *testing.T) {
	for file, want := range map[string]string{
		"b: 1\nkey: 2":        "2:1 key",
		"'key': 2":            "1:2 key",
		"{世: 1, \"key\": 2}":  "1:9 key",
		"? key\n: 2":          "1:3 key",
		"&e key: 2":           "1:4 key",
		"&key key: 2":         "1:6 key",
		"a: &e 5\n*e : 7":     "1:7 5",
		"\ufeffkey: 2":        "1:2 key",
		"a: [1,\r\n 2]\nkey:": "3:1 key",
	} {
		v := mustParse(t, file)
		f := v.Fields[len(v.Fields)-1]
		line, column := f.File.Position(f.Start)
		if got := fmt.Sprintf("%d:%d %s", line, column, f.File.Text[f.Start:f.End]); got != want {
			t.Errorf("%q: the key is at %q, want %q", file, got, want)
		}
	}
}

// What each byte of a text was written by, from its offset to the next.
func TestOffsets(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"plain", "a: x y", "x y", "x| |y"},
		{"several bytes", "a: é", "é", "\xc3|\xa9"},
		{"folded", "a: x \n   y", "x y", "x|\n|y"},
		{"an empty line", "a: x\n\n  y", "x\ny", "x|\n|y"},
		{"folded on Windows", "a: x\r\n  y", "x y", "x|\r|y"},
		{"single quotes", "a: 'it''s'", "it's", "i|t|'|s"},
		{"double quotes", `a: "x\"y"`, `x"y`, `x|\|y`},
		{"a code", `a: "\u00e9\x41"`, "éA", `\|\|\`},
		{"an escaped line end", "a: \"x\\\n   y\"", "xy", "x|y"},
		{"an escaped blank", "a: \"x\\ \n   y\"", "x  y", "x|\\|\n|y"},
		{"a literal block", "a: |\n  x\n   y\n", "x\n y\n", "x|\n| |y|\n"},
		{"with an indentation", "a: |1\n   x\n  y\n", "  x\n y\n", " | |x|\n| |y|\n"},
		{"chomped", "a: |-\n  x\n\n", "x", "x"},
		{"kept", "a: |+\n  x\n\n", "x\n\n", "x|\n|\n"},
		{"a folded block", "a: >\n  x\n  y\n\n  z\n", "x y\nz\n", "x|\n|y|\n|z|\n"},
		{"deeper lines are not folded", "a: >\n  x\n   y\n  z\n", "x\n y\nz\n", "x|\n| |y|\n|z|\n"},
		{"the end of the file", "a: |\n  x", "x", "x"},
	} {
		v := mustParse(t, c.file).Get("a")
		var by []string
		for i := range v.Text {
			for k := i; k < len(v.Text) && (k == i || v.Text[k]&0xC0 == 0x80); k++ {
				by = append(by, c.file[v.Offset(k):v.Offset(k)+1])
			}
		}
		if got := strings.Join(by, "|"); v.Text != c.text || got != c.want {
			t.Errorf("%s: %q is %q, written by %q, want %q by %q", c.name, c.file, v.Text, got, c.text, c.want)
		}
	}
}

// A part of a text ends where the last of its bytes was written, not where the
// next begins.
func TestSpanAndPart(t *testing.T) {
	for _, c := range []struct {
		file       string
		start, end int
		want       string
	}{
		{"a: 5 MB", 2, 4, "MB"},
		{`a: "5 M\u0042 "`, 2, 4, `M\u0042`},
		{"a: |\n  5 *\n  6\n", 4, 5, "6"},
		{"a: |\n  5 *\n  6\n", 0, 3, "5 *"},
		{"a: >\n  5\n\n  6", 0, 1, "5"},
		{"a: 'é'", 0, 2, "é"},
		{"a: 'é'", 0, 1, "é"}, // half a character is none
		{"a: x", 1, 1, ""},
	} {
		v := mustParse(t, c.file).Get("a")
		from, to := v.Span(c.start, c.end)
		if got := c.file[from:to]; got != c.want {
			t.Errorf("%q: %d to %d was written by %q, want %q", c.file, c.start, c.end, got, c.want)
		}
		part := v.Part(c.start, c.end)
		if part.Start != from || part.End != to || part.Text != v.Text[c.start:c.end] {
			t.Errorf("%q: the part is %q at %d to %d, want %d to %d", c.file, part.Text, part.Start, part.End, from, to)
		}
	}
}

func TestKinds(t *testing.T) {
	v := mustParse(t, "text: x\nmap: {}\nlist: []\nnone: ~\nnumber: 010\ndate: 2026-11-01\ntrue: true\nquoted: '~'\n")
	var got []string
	for _, f := range v.Fields {
		got = append(got, fmt.Sprintf("%s is %v %q", f.Key, f.Value.Kind, f.Value.Text))
	}
	const want = `text is text "x", map is a map "", list is a list "", none is nothing "~", number is text "010", date is text "2026-11-01", true is text "true", quoted is text "~"`
	if text := strings.Join(got, ", "); text != want {
		t.Errorf("%s, want %s", text, want)
	}
}

func TestMerge(t *testing.T) {
	for _, c := range []struct{ base, over, want string }{
		{"a: 1", "b: 2", "a=1 b=2"},
		{"a: 1\nb: 2", "b: 3\nc: 4", "a=1 b=3 c=4"},
		{"a: {b: 1, c: 2}", "a: {c: 3}", "a.b=1 a.c=3"},
		{"a: {value: 1, note: x}", "a: {value: 2}", "a.value=2"},
		{"a: {value: 1}", "a: {b: 2}", "a.b=2"},
		{"a: {b: 1}", "a: 2", "a=2"},
		{"a: [1, 2]", "a: [3]", "a=[1]"},
		{"a: 1", "[]", "[0]"},
	} {
		base, over := mustParse(t, c.base), mustParse(t, c.over)
		if got := flat("", tree.Merge(base, over)); got != c.want {
			t.Errorf("%s under %s is %s, want %s", c.base, c.over, got, c.want)
		}
		if again := flat("", tree.Merge(base, over)); again != c.want {
			t.Errorf("%s under %s is %s the second time: merging changed them", c.base, c.over, again)
		}
	}
	v := mustParse(t, "a: 1")
	if tree.Merge(nil, v) != v || tree.Merge(v, nil) != v {
		t.Error("merging with nothing is not the other")
	}
}

// A merged key is where the file that won has it.
func TestMergedPosition(t *testing.T) {
	merged := tree.Merge(mustParse(t, "x: 1\na: 1"), mustParse(t, "a: 2"))
	if f := merged.Fields[1]; f.Start != 0 || f.Value.Start != 3 || f.Value.Text != "2" {
		t.Errorf("a is at %d with %q at %d", f.Start, f.Value.Text, f.Value.Start)
	}
}

func flat(path string, v *tree.Value) string {
	switch v.Kind {
	case tree.List:
		return strings.TrimPrefix(path+"=", "=") + fmt.Sprintf("[%d]", len(v.Items))
	case tree.Map:
		var list []string
		for _, f := range v.Fields {
			list = append(list, flat(strings.TrimPrefix(path+"."+f.Key, "."), f.Value))
		}
		return strings.Join(list, " ")
	}
	return path + "=" + v.Text
}
