package document

import (
	"errors"
	"path"
	"slices"
	"strings"

	"botec/estimate/source"

	"github.com/kballard/go-shellquote"
	"github.com/rogpeppe/go-internal/diff"
)

// shown are the commands whose Markdown a section may hold.
var shown = strings.Fields("estimate explain calc compare solve sweep forecast presets numbers")

// section holds what stands between show and end to what its command prints.
func (c *checker) section(r *region) {
	text := c.File.Text
	first, last, ok := c.lines(r)
	if !ok {
		return
	}
	words, err := shellquote.Split(r.args)
	switch {
	case err != nil:
		c.fail(r.argument(), "", "a quote opens and does not close")
		return
	case len(words) == 0:
		c.fail(r.marker, "<!-- botec show estimate -->", "show names no command")
		return
	case !slices.Contains(shown, words[0]):
		hint := ""
		if near := nearest(words[0], shown); near != "" {
			hint = "did you mean " + near + "?"
		}
		c.fail(r.argument(), hint, "show takes one of %s, not %s", strings.Join(shown, ", "), words[0])
		return
	case c.of != nil && c.result == nil:
		return // the scenario is wrong, which is said
	}
	out, err := c.env.Show(path.Dir(c.File.Name), words, c.of)
	if err != nil {
		var list source.Errors
		if !errors.As(err, &list) {
			list = source.Errors{{Text: err.Error()}}
		}
		for _, e := range list {
			c.fail(r.argument(), e.Hint, "%s", e.Error())
		}
		return
	}
	prefix := c.prefix(r.marker.start)
	var want []string
	for line := range strings.SplitSeq(strings.TrimRight(out, "\n"), "\n") {
		want = append(want, strings.TrimRight(prefix+line, " "))
	}
	var have []string
	if first < last {
		have = strings.Split(strings.TrimSuffix(strings.ReplaceAll(text[first:last], "\r\n", "\n"), "\n"), "\n")
	}
	command := "botec " + strings.Join(strings.Fields(r.args), " ")
	check := Check{Rule: Section, Name: command, File: c.File, Start: r.marker.start, End: r.marker.end}
	for i := range max(len(have), len(want)) {
		if i < len(have) && i < len(want) && have[i] == want[i] {
			continue
		}
		check.Start = min(lineStart(text, first, i), last)
		check.End = check.Start + max(1, len(strings.TrimRight(lineOf(text, check.Start), " ")))
		check.Message = "the section is not what " + command + " prints"
		check.Diff = unified(have, want)
		eol := "\n"
		if strings.HasSuffix(text[:first], "\r\n") {
			eol = "\r\n"
		}
		c.edits = append(c.edits, edit{span{first, last}, strings.Join(want, eol) + eol})
		break
	}
	c.Checks = append(c.Checks, check)
}

// lines gives where the lines of a section begin and end, which stand on their
// own between those of its markers.
func (c *checker) lines(r *region) (first, last int, ok bool) {
	text := c.File.Text
	behind := lineOf(text, r.marker.end)
	first = r.marker.end + len(behind) + 1
	last = strings.LastIndexByte(text[:r.end], '\n') + 1
	before, ending := text[lineBegin(text, r.marker.start):r.marker.start], text[last:max(last, r.end)]
	tail := lineOf(text, r.end)
	tail = tail[strings.Index(tail, "-->")+len("-->"):]
	switch {
	case !isPrefix(before) || strings.TrimSpace(behind) != "" || last < first:
		c.fail(r.marker, "", "show and its end stand on lines of their own, and the section between them")
		return 0, 0, false
	case strings.Trim(ending, "> \t") != "" || strings.TrimSpace(tail) != "":
		c.fail(span{r.end, r.end + 1}, "", "the end of a section stands on a line of its own")
		return 0, 0, false
	case strings.Count(before, ">") != strings.Count(ending, ">"):
		c.fail(span{r.end, r.end + 1}, "", "the end of a section stands in the same quote as its show")
		return 0, 0, false
	}
	return first, last, true
}

func lineBegin(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

// lineOf is the rest of a line, without its end.
func lineOf(text string, at int) string {
	line, _, _ := strings.Cut(text[at:], "\n")
	return line
}

// lineStart is where the nth line from a place on begins.
func lineStart(text string, at, n int) int {
	for ; n > 0; n-- {
		next := strings.IndexByte(text[at:], '\n')
		if next < 0 {
			return len(text)
		}
		at += next + 1
	}
	return at
}

// isPrefix says that only blanks, quote marks and the marks of lists, with a
// blank behind them, stand before a marker.
func isPrefix(before string) bool {
	for word := range strings.FieldsSeq(strings.TrimPrefix(before, "\ufeff")) {
		mark := strings.TrimLeft(word, ">")
		number := strings.TrimRight(mark, ".)")
		isNumber := len(number) == len(mark)-1 && strings.Trim(number, "0123456789") == "" && number != ""
		if mark != "" && mark != "-" && mark != "*" && mark != "+" && !isNumber {
			return false
		}
	}
	return before == "" || strings.Trim(before, ">") == "" || strings.HasSuffix(before, " ") || strings.HasSuffix(before, "\t") || strings.HasSuffix(before, ">") || before == "\ufeff"
}

// prefix is what stands before each line of a section: the quote marks of its
// marker's line, and blanks for the marks of lists.
func (c *checker) prefix(marker int) string {
	before := strings.TrimPrefix(c.File.Text[lineBegin(c.File.Text, marker):marker], "\ufeff")
	return strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, before)
}

// unified is the difference of two lists of lines, as diff -u prints it,
// without the lines that name files.
func unified(have, want []string) string {
	text := func(lines []string) []byte {
		if len(lines) == 0 {
			return nil
		}
		return []byte(strings.Join(lines, "\n") + "\n")
	}
	out := string(diff.Diff("document", text(have), "now", text(want)))
	if _, hunks, ok := strings.Cut(out, "\n@@"); ok {
		return "@@" + hunks
	}
	return ""
}

// Diff is the difference that mending makes to a file, as a patch.
func Diff(name, before, after string) string {
	if strings.ContainsAny(name, " \t") { // as git ends a name that has blanks
		name += "\t"
	}
	out := string(diff.Diff("a/"+name, []byte(before), "b/"+name, []byte(after)))
	_, patch, _ := strings.Cut(out, "\n") // without the line "diff a b"
	return patch
}
