package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// scan writes what Scan finds, a line each: comments, then fences.
func scan(text string) string {
	found := Scan(text)
	var lines []string
	for _, c := range found.Comments {
		line := "comment " + c.Body.In(text)
		if !c.Closed {
			line = "unclosed " + c.In(text)
		} else if c.In(text) != "<!--"+c.Body.In(text)+"-->" {
			line = "comment with a wrong span: " + c.In(text)
		}
		lines = append(lines, line)
	}
	for _, f := range found.Fences {
		var content strings.Builder
		for _, l := range f.Lines {
			content.WriteString(l.In(text))
		}
		lines = append(lines, fmt.Sprintf("fence %s: %q", f.Info.In(text), content.String()))
	}
	return strings.Join(lines, "\n")
}

func TestScan(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"in a paragraph", "a <!--x--> b <!--y-->", "comment x\ncomment y"},
		{"a block of its own", "<!--x-->\ntext", "comment x"},
		{"over several lines", "<!--\nx\n\ny-->", "comment \nx\n\ny"},
		{"over several lines of a quote", "> a <!--x\n> y--> b", "comment x\n> y"},
		{"in a heading", "# About <!--x--> #", "comment x"},
		{"in an underlined heading", "About <!--x-->\n===", "comment x"},
		{"in a list item", "- item\n\n  <!--x-->", "comment x"},
		{"in emphasis", "*so <!--x--> it is*", "comment x"},
		{"in an HTML block", "<div>\n<!--x-->\n</div>", "comment x"},
		{"in an attribute", "a <b title=\"<!--x-->\">", "comment x"},
		{"after a lazy continuation line", "> a\nb <!--x-->", "comment x"},
		{"in cells of a table", "| a | b |\n|---|---|\n| ` | <!--x--> | ` |", "comment x"},
		{"in cells without outer bars", "a | b\n--|--\n<!--x--> | 2", "comment x"},
		{"in what is no table", "a | ` b\n| <!--x--> | ` |", ""},
		{"after what is no link title", "[l](<a b=\"`\"> \"5 <!--x--> `", "comment x"},
		{"behind a byte order mark", "\ufeff<!--x-->", "comment x"},
		{"the shortest comments are tags", "a <!--> b <!---> c", "unclosed <!-->\nunclosed <!--->"},
		// where "<!--" is text
		{"in a code span", "`<!--x-->` ``<!--`y-->``", ""},
		{"in fenced code", "```\n<!--x-->\n```", ""},
		{"in fenced code up to the end", "~~~ html\n<!--x-->", `fence html: "<!--x-->"`},
		{"in fenced code behind a byte order mark", "\ufeff```\n<!--x-->\n```", ""},
		{"in indented code", "    <!--x-->", ""},
		{"in a script", "<script>\n<!--x-->\n</script>", ""},
		{"in pre", "<pre><!--x--></pre>", ""},
		{"in another comment", "<!-- see <!--x--> there", "comment  see <!--x"},
		{"escaped", "\\<!--x-->", ""},
		{"in a link title", "[l](a \"<!--x-->\")", ""},
		{"in a link reference definition", "[l]: a '<!--x-->'", ""},
		// not closed
		{"not closed in a paragraph", "a <!--x\nb\n\n`c`", "unclosed <!--x"},
		{"not closed in a block", "<!--x\nb\n\n`c`", "unclosed <!--x"},
		{"not closed in a long line", "a <!--" + strings.Repeat("x", 200), "unclosed <!--" + strings.Repeat("x", 96)},
		// fences
		{"a fence", "```yaml a\nb: 1\n```", `fence yaml a: "b: 1\n"`},
		{"a fence without an info string", "```\nb: 1\n```", ""},
		{"in a quote", "> ~~~ yaml\n> a: 1\n>\n> b: 2\n> ~~~", `fence yaml: "a: 1\n\nb: 2\n"`},
		{"in a list item, indented", "-   ```yaml\n    a:\n      b: 1\n    ```", `fence yaml: "a:\n  b: 1\n"`},
		{"with a longer closer", "```yaml\n``\n````", `fence yaml: "` + "``" + `\n"`},
		{"ended by its container", "> ```yaml\n> a\nb", `fence yaml: "a\n"`},
		{"a code span of three backticks", "```a```", ""},
	} {
		if got := scan(c.text); got != c.want {
			t.Errorf("%s: %q\n%s\nwant\n%s", c.name, c.text, got, c.want)
		}
	}
}

// Hostile documents take time in proportion to their length.
func TestLinearTime(t *testing.T) {
	for name, line := range map[string]string{
		"unclosed blocks": "<!-- x\n", "unclosed in text": "a <!-- x\n", "unclosed paragraphs": "a <!-- x\n\n", "quotes": "> <!-- x\n",
		"cells": "| <!-- x |\n|--|\n", "fences": "```yaml a\n", "open fences": "```yaml a\n```\n", "almost": "<!- a <!--- a <!--> a\n",
		"one line, unclosed": "x <!-- ", "one line, closed": "x <!-- x --> ", "attributes": "<a b='<!--", "two quotes": "<a b='c\" <d e=\"f' ",
		"links": "[<](", "titles": "[<](a \"", "escaped titles": "[<](a \"\\\"", "tags": "<a b=\"", "instructions": "<? ", "backticks": "<` `` ``` ",
		"definitions": "[a]: /<u\n", "open definitions": "[a]: <u\n\"", "nested quotes": "> > <b>\n", "brackets": "[[<", "items": "- <b>\n", "deep items": "- - - <b>\n",
	} {
		timeOf := func(lines int) time.Duration {
			text := strings.Repeat(line, lines) + "\n\n<!-- end -->"
			start := time.Now()
			Scan(text)
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
