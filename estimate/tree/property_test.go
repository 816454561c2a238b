package tree_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"botec/estimate/source"
	"botec/estimate/tree"

	"pgregory.net/rapid"
)

// A scalar is written in a style of YAML, and it is written down which byte of the
// file is to be blamed for each byte of the text.
type written struct {
	*rapid.T
	file    strings.Builder
	text    []byte
	offsets []int
	newline string
}

// put writes src to the file, which stands for text.
func (w *written) put(text, src string) {
	for i := range len(text) {
		at := w.file.Len()
		if text == src {
			at += i
		}
		w.offsets = append(w.offsets, at)
	}
	w.text = append(w.text, text...)
	w.file.WriteString(src)
}

func (w *written) raw(src string)          { w.put("", src) }
func (w *written) number(from, to int) int { return rapid.IntRange(from, to).Draw(w.T, "number") }
func (w *written) coin() bool              { return rapid.Bool().Draw(w.T, "coin") }
func (w *written) one(of ...string) string { return rapid.SampledFrom(of).Draw(w.T, "one") }
func (w *written) blanks(from, to int) string {
	return strings.Repeat(w.one(" ", " ", "\t"), w.number(from, to))
}
func (w *written) spaces(from, to int) string { return strings.Repeat(" ", w.number(from, to)) }
func (w *written) word() string {
	return "w" + rapid.StringMatching(`[a-z0-9é世🙂_./$*-]{0,6}`).Draw(w.T, "word")
}
func (w *written) emptyLine(space func(int, int) string) {
	w.raw(space(0, 3))
}

// flow writes lines that are folded: words joined by blanks, with a break between
// lines that is a space, or stands for the empty lines behind it.
func (w *written) flow(indent int, piece func()) {
	lines := w.number(1, 3)
	for line := range lines {
		if line > 0 {
			w.raw(w.spaces(0, 2))
			if empty := w.number(0, 2); empty == 0 {
				w.put(" ", w.newline)
			} else {
				w.raw(w.newline)
				for range empty {
					w.emptyLine(w.spaces)
					w.put("\n", w.newline)
				}
			}
			w.raw(strings.Repeat(" ", indent) + w.spaces(0, 3))
		}
		for i := range w.number(1, 3) {
			if i > 0 {
				blanks := w.blanks(1, 2)
				w.put(blanks, blanks)
			}
			piece()
		}
	}
}

func (w *written) plain(indent int) {
	w.flow(indent, func() { word := w.word(); w.put(word, word) })
}

func (w *written) single(indent int) {
	w.raw("'")
	w.flow(indent, func() {
		word := w.word()
		w.put(word, word)
		if w.coin() {
			w.put("'", "''")
		}
	})
	w.raw("'")
}

func (w *written) double(indent int) {
	escapes := map[string]string{`\n`: "\n", `\t`: "\t", `\\`: `\`, `\"`: `"`, `\/`: "/", `\ `: " ", `\0`: "\x00", `\e`: "\x1b", `\N`: "\u0085", `\_`: "\u00a0",
		`\L`: "\u2028", `\P`: "\u2029", `\x41`: "A", `\u00e9`: "é", `\u4E16`: "世", `\U0001f642`: "🙂"}
	w.raw(`"`)
	w.flow(indent, func() {
		word := w.word()
		w.put(word, word)
		switch w.number(0, 2) {
		case 0:
			src := rapid.SampledFrom([]string{`\n`, `\t`, `\\`, `\"`, `\/`, `\ `, `\0`, `\e`, `\N`, `\_`, `\L`, `\P`, `\x41`, `\u00e9`, `\u4E16`, `\U0001f642`}).Draw(w.T, "escape")
			w.put(escapes[src], src)
		case 1: // an escaped line end joins the lines
			w.raw(`\` + w.newline)
			for range w.number(0, 2) {
				w.put("\n", w.newline)
			}
			w.raw(strings.Repeat(" ", indent) + w.spaces(0, 2))
			w.put("x", "x")
		}
	})
	w.raw(`"`)
}

// block writes | or > with its lines. A folded line is joined to the next, unless
// one of them is deeper than the block.
func (w *written) block(indent int, folded bool) {
	indicator, own := "", w.number(1, 4)
	deep := func() string { return "" } // what is deeper in the first line needs an indicator
	if w.coin() {
		indicator = fmt.Sprint(own)
		deep = func() string { return w.spaces(0, 2) }
	}
	chomp := w.one("", "-", "+")
	header := indicator + chomp
	if w.coin() {
		header = chomp + indicator
	}
	w.raw(map[bool]string{false: "|", true: ">"}[folded] + header + w.one("", "  ", " # a comment") + w.newline)
	margin := strings.Repeat(" ", indent+own)
	var breaks []int // the offsets of the line breaks behind the last line
	end := func() { breaks = append(breaks, w.file.Len()); w.raw(w.newline) }
	flush := func(list []int, text string) {
		for _, at := range list {
			w.text, w.offsets = append(w.text, text...), append(w.offsets, at)
		}
	}
	for range w.number(0, 2) {
		w.raw(strings.Repeat(" ", w.number(0, indent+own)))
		end()
	}
	first, wasDeep := true, false
	for range w.number(1, 4) {
		more := deep()
		switch isDeep := more != ""; {
		case !folded || first || wasDeep || isDeep:
			flush(breaks, "\n")
		case len(breaks) == 1:
			flush(breaks, " ")
		default:
			flush(breaks[1:], "\n")
		}
		breaks, first, wasDeep = nil, false, more != ""
		w.raw(margin)
		line := more + w.word() + w.blanks(0, 1) + w.word() + w.spaces(0, 1)
		w.put(line, line)
		end()
		for range w.number(0, 2) {
			w.raw(strings.Repeat(" ", w.number(0, indent+own)))
			end()
		}
		deep = func() string { return w.spaces(0, 2) }
	}
	switch chomp {
	case "":
		flush(breaks[:1], "\n")
	case "+":
		flush(breaks, "\n")
	}
}

// For a scalar in any style of YAML, at any place of a file, each byte of the
// decoded text is known to come from the byte of the file that wrote it.
func TestOffsetOfEveryByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &written{T: t}
		w.newline = w.one("\n", "\r\n")
		before := w.one("a: ", "a:\t", "'a' : ", "a:\n  ", "世界:\n  a: ", "世界: {é: 1, a: ", "- a: ", "- - ")
		above := []string{"", "\ufeff", "# é世" + w.newline, "---" + w.newline, "b: 'é🙂'" + w.newline}
		if before[0] == '-' { // a list has no keys
			above = above[:4]
		}
		w.raw(w.one(above...))
		w.raw(strings.ReplaceAll(before, "\n", w.newline))
		indent := map[string]int{"世界:\n  a: ": 2, "- a: ": 2, "- - ": 2}[before]
		inMap := strings.Contains(before, "{")
		w.raw(w.one("", "", "&w ", "!!str ", "&w !!str ", "!!str &w"+w.newline+strings.Repeat(" ", indent+1)))
		switch style := w.number(0, 4); {
		case style == 0:
			w.plain(indent + 1)
		case style == 1:
			w.single(indent + 1)
		case style == 2 || inMap:
			w.double(indent + 1)
		default:
			w.block(indent, style == 4)
		}
		if inMap {
			w.raw("}")
		}
		if !strings.HasSuffix(w.file.String(), w.newline) {
			w.raw(w.newline)
		}
		if indent == 0 && !inMap {
			w.raw(w.one("", "c: 1"+w.newline))
		}

		file := w.file.String()
		root, errs := tree.Parse(&source.File{Name: "a.yaml", Text: file})
		if len(errs) > 0 {
			t.Fatalf("%q: %v", file, errs)
		}
		v := scalar(root)
		if v.Text != string(w.text) {
			t.Fatalf("%q is %q, want %q", file, v.Text, w.text)
		}
		for i, want := range w.offsets {
			if got := v.Offset(i); got != want {
				t.Fatalf("%q: byte %d of %q is at %d, want %d", file, i, v.Text, got, want)
			}
		}
		from := rapid.IntRange(0, len(v.Text)).Draw(t, "from")
		to := rapid.IntRange(from, len(v.Text)).Draw(t, "to")
		part := v.Part(from, to)
		for i := range part.Text {
			if part.Offset(i) != w.offsets[from+i] {
				t.Fatalf("%q: byte %d of the part from %d is at %d, want %d", file, i, from, part.Offset(i), w.offsets[from+i])
			}
		}
		if part.Text != v.Text[from:to] || part.Start > part.End || part.End > len(file) || to > from && part.End <= w.offsets[to-1] {
			t.Fatalf("%q: the part %d to %d is %q at %d to %d", file, from, to, part.Text, part.Start, part.End)
		}
		if utf8.ValidString(v.Text[:to]) && !utf8.ValidString(file[part.End:]) {
			t.Fatalf("%q: the part %d to %d ends within a character", file, from, to)
		}
	})
}

// scalar is the value of a, or the one scalar that a list holds.
func scalar(v *tree.Value) *tree.Value {
	for v.Kind == tree.List {
		v = v.Items[len(v.Items)-1]
	}
	if v.Kind != tree.Map {
		return v
	}
	if a := v.Get("a"); a != nil {
		return a
	}
	return scalar(v.Get("世界"))
}

// Whatever a file holds, Parse ends, and all it says lies in the file.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"a: 1", "a: {b: 1,000, c: [x, 'y']}", "a: |2-\n    x\n   y\n\n", "a: >+\r\n  x\r\n\r\n   y\r\n", "a: &a \"x\\u00e9\\\n  y\"\nb: *a\n? *a : c",
		"x: &k v\ny: {a: 5, *k }", "\ufeffa: !!str\n  b c\n  d\n", "a: '\u2028 it''s\n\n  x'", "---\na: 1\n...\n---\nb", "a: |\n \t\n  x \n", "&a a: *a", "&0:,", "a: \u0085", "a: >\n\n  x\n \n \n    y\n  z",
		"%YAML 1.2\n---\n\ufeffa: 'x'\n--- # end\n", "0: &a\r : \n? *a"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		file := &source.File{Name: "a.yaml", Text: text}
		root, errs := tree.Parse(file)
		errs = errs.Sort() // which drops errors that are there twice
		for _, e := range errs {
			inside(t, text, e.Start, e.End)
		}
		_ = errs.Error()
		if root != nil {
			check(t, text, root)
		} else if len(errs) == 0 {
			t.Error("no value and no error")
		}
	})
}

func inside(t *testing.T, text string, start, end int) {
	t.Helper()
	if start < 0 || start > end || end > len(text) {
		t.Fatalf("%d to %d lies not in a file of %d bytes", start, end, len(text))
	}
}

func check(t *testing.T, text string, v *tree.Value) {
	inside(t, text, v.Start, v.End)
	for i := range v.Fields {
		inside(t, text, v.Fields[i].Start, v.Fields[i].End)
		check(t, text, v.Fields[i].Value)
	}
	for _, item := range v.Items {
		check(t, text, item)
	}
	if v.Kind != tree.Text {
		return
	}
	for i := range len(v.Text) {
		at := v.Offset(i)
		if inside(t, text, at, min(at+1, len(text))); at == v.Start {
			continue // where the file cannot be followed, the start of the scalar stands for all of it
		}
		if !writes(text[at:], v.Text[i]) {
			t.Fatalf("byte %d of %q is said to come from %q", i, v.Text, text[at:])
		}
	}
}

// writes says that a byte of a text can come from the place where src begins:
// copied, escaped, from a line break or the end of the file.
func writes(src string, b byte) bool {
	switch {
	case src == "":
		return b == '\n'
	case src[0] == b, src[0] == '\\':
		return true
	}
	isBreak := strings.IndexByte("\r\n", src[0]) >= 0 || strings.HasPrefix(src, "\u0085") || strings.HasPrefix(src, "\u2028") || strings.HasPrefix(src, "\u2029")
	return isBreak && (b == '\n' || b == ' ')
}
