package document

import (
	"cmp"
	"errors"
	"path"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/markdown"
	"botec/estimate/scenario"

	"github.com/kballard/go-shellquote"
)

// sectionCommands are the commands whose output can be a section.
var sectionCommands = strings.Fields("estimate explain calc compare decide solve sweep forecast presets numbers")

// section compares the lines of a region with the output of its command, by what a
// reader sees of them.
func (c *checker) section(r *region) {
	lines, ok := c.sectionLines(r)
	if !ok {
		return
	}
	output, ok := c.output(r)
	if !ok {
		return
	}
	text := c.File.Text
	var current []string
	if lines.Start < lines.End {
		current = strings.Split(strings.TrimSuffix(strings.ReplaceAll(lines.In(text), "\r\n", "\n"), "\n"), "\n")
	}
	command := "botec " + strings.Join(strings.Fields(r.args), " ")
	check := Check{Rule: Section, Name: command, File: c.File, Start: r.marker.Start, End: r.marker.End}
	if !sameSection(current, output) {
		was, is := withoutBlank(current), inWritingOf(current, withoutBlank(output))
		check.Start = min(lineStart(text, lines.Start, lineOf(current, firstDifference(was, is))), lines.End)
		check.End = check.Start + max(1, len(strings.TrimRight(restOfLine(text, check.Start), " ")))
		check.Message = "this section is not the output of " + command
		check.Diff = lineDiff(was, is)
		check.Hint = "run botec check --write " + c.File.Name
		eol := "\n"
		if strings.HasSuffix(text[:lines.Start], "\r\n") {
			eol = "\r\n"
		}
		check.Edit = &Edit{lines, strings.Join(output, eol) + eol}
		c.explainSection(&check, r)
	}
	c.Checks = append(c.Checks, check)
}

// output runs the command of a section and returns its lines, each with the
// prefix of the section, between blank lines.
func (c *checker) output(r *region) (lines []string, ok bool) {
	words, err := shellquote.Split(r.args)
	switch {
	case err != nil:
		c.fail(r.argument(), "", "unterminated quote")
		return nil, false
	case len(words) == 0:
		c.fail(r.marker, c.comment("botec show estimate"), `"show" needs a command`)
		return nil, false
	case !slices.Contains(sectionCommands, words[0]):
		c.fail(r.argument(), formula.DidYouMean(words[0], sectionCommands), `"show" takes one of %s, not "%s"`, strings.Join(sectionCommands, ", "), words[0])
		return nil, false
	case c.of != nil && c.result == nil: // the errors of the scenario are reported already
		return nil, false
	}
	out := c.show(words, r.args)
	if errors.Is(out.err, errSpent) && c.isSpent(r.argument()) {
		return nil, false
	}
	if out.err != nil {
		for _, e := range listOf(out.err) {
			hint := e.Hint
			if file := c.missing(words); e.File == nil && file != "" {
				hint = cmp.Or(c.movedHint(file), hint)
			}
			c.Errors = append(c.Errors, newError(c.File, r.argument(), hint, "%s", e.Error()))
		}
		return nil, false
	}
	prefix := c.prefix(r.marker.Start)
	add := func(line string) { lines = append(lines, strings.TrimRight(prefix+line, " ")) }
	add("") // formatters put a blank line between a comment and a table
	for line := range strings.SplitSeq(strings.TrimRight(out.text, "\n"), "\n") {
		add(line)
	}
	add("")
	return lines, true
}

// missing is the first word of a command that names a file which is not there, "" for
// none.
func (c *checker) missing(words []string) string {
	for _, word := range words {
		file, _ := scenario.SplitVariant(word)
		if isYAML(file) && isMissing(path.Join(path.Dir(c.File.Name), file)) {
			return word
		}
	}
	return ""
}

// command is that of a section, and the scenario that the document had named before it.
type command struct {
	args string
	of   *Scenario
}

// printed is what a command wrote, or why it failed.
type printed struct {
	text string
	err  error
}

// show runs a command, once for all sections that have it.
func (c *checker) show(words []string, args string) printed {
	of := command{args, c.of}
	out, ok := c.outputs[of]
	if ok {
		return out
	}
	if out.err = c.spend(leastOfSection); out.err == nil {
		out.text, out.err = c.env.Show(path.Dir(c.File.Name), words, c.of, c.spend)
	}
	c.outputs[of] = out
	return out
}

// sectionLines returns the lines between the markers of a section. The markers
// must be on lines of their own.
func (c *checker) sectionLines(r *region) (lines markdown.Span, ok bool) {
	text := c.File.Text
	afterShow := restOfLine(text, r.marker.End)
	lines = markdown.Span{Start: r.marker.End + len(afterShow) + 1, End: startOfLine(text, r.inside.End)}
	beforeShow := text[startOfLine(text, r.marker.Start):r.marker.Start]
	beforeEnd := text[lines.End:max(lines.End, r.inside.End)]
	afterEnd, oneLine := restOfLine(text, r.end.End), !strings.Contains(r.end.In(text), "\n")
	end := markdown.Span{Start: r.inside.End, End: r.inside.End + 1}
	switch {
	case !isLinePrefix(beforeShow) || strings.TrimSpace(afterShow) != "" || lines.End < lines.Start:
		c.fail(r.marker, "", `"show" and its "end" must be on lines of their own`)
	case strings.Trim(beforeEnd, "> \t") != "" || strings.TrimSpace(afterEnd) != "" || !oneLine:
		c.fail(end, "", `the "end" of a section must be on a line of its own`)
	case strings.Count(beforeShow, ">") != strings.Count(beforeEnd, ">"):
		c.fail(end, "", `"end" must be in the same block quote as its "show"`)
	default:
		return lines, true
	}
	return lines, false
}

// isLinePrefix reports whether a text before a marker consists of white space
// and the markers of quotes and list items.
func isLinePrefix(before string) bool {
	before = strings.TrimPrefix(before, "\ufeff")
	for word := range strings.FieldsSeq(before) {
		mark := strings.TrimLeft(word, ">")
		number := strings.TrimRight(mark, ".)")
		isNumber := len(number) == len(mark)-1 && strings.Trim(number, "0123456789") == "" && number != ""
		if mark != "" && mark != "-" && mark != "*" && mark != "+" && !isNumber {
			return false
		}
	}
	return before == "" || strings.ContainsRune("> \t", rune(before[len(before)-1]))
}

// prefix is the text before each line of a section: the > of the block quotes around
// its marker, and blanks in place of list markers.
func (c *checker) prefix(marker int) string {
	before := strings.TrimPrefix(c.File.Text[startOfLine(c.File.Text, marker):marker], "\ufeff")
	return strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, before)
}

func firstDifference(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func startOfLine(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

// restOfLine returns the text from an offset to the end of its line.
func restOfLine(text string, at int) string {
	line, _, _ := strings.Cut(text[at:], "\n")
	return line
}

// lineStart returns the start of the nth line after the one that starts at an offset.
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
