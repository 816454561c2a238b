package document

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"botec/estimate/source"
)

// regions writes the regions of a document and its errors, a line each.
func regions(text string) string {
	d := Read(&source.File{Name: "d.md", Text: text})
	var lines []string
	for _, r := range d.regions {
		switch r.kind {
		case use:
			lines = append(lines, "use "+r.args)
		case scenarioBlock:
			var of []string
			for _, l := range r.lines {
				of = append(of, l.In(text))
			}
			lines = append(lines, fmt.Sprintf("block %q", strings.Join(of, "")))
		case show:
			lines = append(lines, fmt.Sprintf("show %s: %q", r.args, r.inside.In(text)))
		case is:
			lines = append(lines, fmt.Sprintf("is %s: %q", r.args, r.inside.In(text)))
		}
	}
	for _, e := range d.errors {
		_, column := e.File.Position(e.Start)
		lines = append(lines, fmt.Sprintf("%d: %s", column, e.Text))
	}
	return strings.Join(lines, "\n")
}

func TestMarkers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"botec is a word", ""},
		{"We keep <!-- botec is media.stored -->55 PB<!-- botec end --> of images.", `is media.stored: "55 PB"`},
		{"<!-- botec use a.botec.yaml -->\nText", "use a.botec.yaml"},
		{"<!--botec use a.botec.yaml-->", "use a.botec.yaml"},
		{"<!--\n  botec use a.botec.yaml\n-->", "use a.botec.yaml"},
		{"<!-- botec is x -->1<!-- botec end --> starts the line", `is x: "1"`},
		{"<!-- botec show estimate --only 'a,b' -->\nold\n<!-- botec end -->\n", `show estimate --only 'a,b': "\nold\n"`},
		{"Inline <!-- botec show estimate --only x -->old<!-- botec end -->", `show estimate --only x: "old"`},
		{"> quoted <!-- botec is x -->**3\n> k/s**<!-- botec end -->", `is x: "**3\n> k/s**"`},
		{"- item\n\n  <!-- botec use a.yaml -->", "use a.yaml"},
		{"# About <!-- botec is x -->5<!-- botec end -->", `is x: "5"`},
		{"*so <!-- botec is x -->5<!-- botec end --> it is*", `is x: "5"`},
		{"<div>\n<!-- botec is x -->5<!-- botec end -->\n</div>", `is x: "5"`},
		{"<!-- a comment --> <!-- botec is x -->5<!-- botec end -->", `is x: "5"`},
		// each cell of a table is a text of its own
		{"| a | b |\n|---|---|\n| ` | <!-- botec is x -->5<!-- botec end --> | ` |", `is x: "5"`},
		{"a | b\n--|--\n<!-- botec is x -->5<!-- botec end --> | 2", `is x: "5"`},
		// a quote that is missing for a link's title is there for the tag before it
		{"[l](<a b=\"`\"> \"5 <!-- botec is x -->1<!-- botec end --> `", "is x: \"1\""},
		// in code it is text
		{"`<!-- botec is x -->`", ""},
		{"```\n<!-- botec is x -->\n```", ""},
		{"```html\n<!-- botec use a.yaml -->", ""},
		{"    <!-- botec is x -->", ""},
		{"<script>\n<!-- botec is x -->\n</script>", ""},
		{"<!-- see <!-- botec is x --> there", ""},
		{"\\<!-- botec is x -->", ""},
		{"<!-- botecs is x -->", ""},
		// a scenario in its fence
		{"```yaml botec\ninputs: {a: 1}\n```", `block "inputs: {a: 1}\n"`},
		{"> ```yaml botec\n> a: 1\n>\n> b: 2\n> ```", `block "a: 1\n\nb: 2\n"`},
		{"```yaml\na: botec\n```", ""},
		// a byte order mark is no part of the first line
		{"\ufeff```yaml botec\na: 1\n```", `block "a: 1\n"`},
		{"\ufeff```\n<!-- botec use a.yaml -->\n```", ""},
		{"\ufeff<!-- botec is x -->5<!-- botec end -->", `is x: "5"`},
		// mistakes
		{"<!-- botec is x -->5", "1: \"is x\" has no \"end\""},
		{"a <!-- botec end --> b", "3: \"end\" without a matching \"show\" or \"is\""},
		{"<!-- botec is x -->5 <!-- botec is y -->6<!-- botec end -->", "is y: \"6\"\n22: \"is y\" inside \"is x\": markers cannot be nested"},
		{"<!-- botec is x -->5 <!-- botec use b.yaml --><!-- botec end -->", "is x: \"5 <!-- botec use b.yaml -->\"\n22: \"use b.yaml\" inside \"is x\": markers cannot be nested"},
		{"<!-- botec shwo estimate -->", "1: unknown marker \"shwo\", expected use, show, is or end"},
		{"<!-- botec -->", "1: empty marker, expected use, show, is or end after botec"},
		{"<!-- botec is x", "1: this marker is not closed"},
		{"text <!-- botec is x", "6: this marker is not closed"},
		{"text <!-- botec is x\nmore\n\n`a`", "6: this marker is not closed"},
		{"a <!-- botec is x --> 5 <!-- botec end now -->", "25: \"end\" takes no arguments, found \"now\""},
		{"botec \xff\xfe", "7: the document is not valid UTF-8"},
	} {
		if got := regions(c.text); got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// Hostile documents take time in proportion to their length.
func TestHostileDocuments(t *testing.T) {
	for name, line := range map[string]string{
		"unclosed blocks": "<!-- botec is x\n", "unclosed in text": "a <!-- botec is x\n", "unclosed paragraphs": "a <!-- botec is x\n\n",
		"unclosed comments": "a <!-- b\n", "ends": "a <!-- botec end -->\n", "claims": "<!-- botec is x -->5<!-- botec end -->\n\n", "quotes": "> <!-- botec is x\n",
		"cells": "| <!-- botec is x |\n|--|\n", "fences": "```yaml botec\n", "open fences": "```yaml botec\n```\n", "almost": "<!- botec <!--- botec <!--> botec\n",
		"one line, unclosed": "x <!-- botec is x ", "one line, without ends": "x <!-- botec is x -->30 ", "one line of ends": "x <!-- botec end -->", "one line of comments": "a <!-- ",
		"links": "[<](", "titles": "[<](a \"", "tags": "<a b=\"", "instructions": "<? ", "backticks": "<` `` ``` ", "definitions": "[a]: /<u\n", "open definitions": "[a]: <u\n\"", "nested quotes": "> > <b>\n", "brackets": "[[<", "items": "- <b>\n",
		"nearly markers": "x <!-- BOTEC is x --> ", "nearly comments": "x <! BOTEC is x", "of MDX": "x {/* botec is x ", "of MDX, closed": "x {/* botec is x */}5", "entities": "&lt;! BOTEC is", "block comments": "<!-- botec is x --> ",
		"nearly scenarios": "```yaml Botec\n```\n", "one code block": "    <!-- botec is x -->\n", "in code, unclosed": "    <!-- botec is x\n", "backticks in a row": "``` ``` ", "numbers": "5 GB, 1,2,3,4 ", "slashes": "1/", "nearly ends": "<!-- BOTEC show estimate -->\n\n",
	} {
		timeOf := func(lines int) time.Duration {
			start := time.Now()
			Read(&source.File{Name: "d.mdx", Text: strings.Repeat(line, lines) + "\n\n{/* botec end */}"}).unmarked()
			d := Read(&source.File{Name: "d.md", Text: strings.Repeat(line, lines) + "\n\n<!-- botec end -->"})
			d.unmarked()
			for _, e := range append(d.errors, d.warnings...) { // and what is printed of them
				_ = e.Finding()
			}
			return time.Since(start)
		}
		few, many := min(timeOf(2500), timeOf(2500)), time.Hour
		for range 8 { // another process may have slowed one down
			if many = min(many, timeOf(20_000)); many < 24*few+100*time.Millisecond {
				break
			}
		}
		if many > 24*few+100*time.Millisecond {
			t.Errorf("%s: %v for 2,500 lines, %v for 20,000", name, few, many)
		}
	}
}
