package manual

import (
	"slices"
	"strings"
	"testing"
)

func check(t *testing.T, markdown string, style Style, want string) {
	t.Helper()
	if got := Render(markdown, style); got != want {
		t.Errorf("%s\nis laid out as\n%s\nnot as\n%s", markdown, got, want)
	}
}

func TestRender(t *testing.T) {
	narrow := Style{Width: 30}

	// headings stand at the margin, text is indented and wrapped
	check(t, "# Title\n\nOne two three four five six\nseven.\n\n## Next\nText.\n", narrow,
		"Title\n\n  One two three four five six\n  seven.\n\nNext\n\n  Text.\n")

	// code keeps its lines, however long; what a reader types is bold on a terminal
	check(t, "```console\n$ botec estimate twitter --only app.nodes\n557\n```\n", narrow, "    $ botec estimate twitter --only app.nodes\n    557\n")
	check(t, "```console\n$ ls\n```\n", Style{Width: 30, Color: true}, "    \x1b[1m$ ls\x1b[0m\n")
	check(t, "````markdown\n```yaml\n```\n````\n", narrow, "    ```yaml\n    ```\n")

	// a code span is not broken, unless it is longer than a line
	check(t, "Run the command `botec help language` now.\n", narrow, "  Run the command\n  `botec help language` now.\n")
	check(t, "Or `botec compare a.yaml b.yaml --show x`.\n", narrow, "  Or\n  `botec compare a.yaml b.yaml\n  --show x`.\n")

	// emphasis, and links: the command that prints a page, or an address
	check(t, "**Bold** text", Style{Width: 30, Color: true}, "  \x1b[1mBold\x1b[0m text\n")
	check(t, "See [ranges](language.md#ranges).", Style{Width: 80}, "  See ranges (botec help language).\n")
	check(t, "See [`botec help json`](json.md#check).", Style{Width: 80}, "  See `botec help json`.\n")
	check(t, "See [the README](../../README.md), [Go](https://go.dev).", Style{Width: 80}, "  See the README, Go (https://go.dev).\n")

	// lists hang
	check(t, "- one two three four five six seven\n- eight\n  nine\n", narrow, "  - one two three four five\n    six seven\n  - eight nine\n")

	// tables: columns, wrapped cells, a bar in a cell; no head where it is empty
	check(t, "| a | b |\n|---|---|\n| `x \\| y` | one two three four five six |\n", narrow,
		"  a      b\n  ────────────────────────────\n  x | y  one two three four\n         five six\n")
	check(t, "| | |\n|---|---|\n| a | µs |\n| bc | d |\n", Style{Width: 30, ASCII: true}, "  a   µs\n  bc  d\n")
	check(t, "| a |\n|---|\n| b |\n", Style{Width: 30, ASCII: true}, "  a\n  -\n  b\n")

	// a comment is not text
	check(t, "<!-- a comment -->\nText.\n", narrow, "  Text.\n")
}

// TestPages: each page is laid out with no Markdown left, within the width.
func TestPages(t *testing.T) {
	for _, topic := range Names() {
		page, ok := Page(topic)
		if !ok || !strings.HasPrefix(page, "# ") {
			t.Errorf("%s: no page, or no title", topic)
		}
		for _, width := range []int{60, 80, 200} {
			for line := range strings.SplitSeq(Render(page, Style{Width: width}), "\n") {
				if strings.HasPrefix(line, "    ") { // code keeps its lines
					continue
				}
				if columns(line) > min(width, MaxWidth) {
					t.Errorf("%s: %d columns at %d: %s", topic, columns(line), width, line)
				}
				if strings.Contains(line, "](") || strings.Contains(line, "**") || strings.HasPrefix(line, "#") {
					t.Errorf("%s: Markdown is left: %s", topic, line)
				}
			}
		}
	}
	if _, ok := Page("../manual"); ok {
		t.Error("a page that is no topic")
	}
}

func TestMentions(t *testing.T) {
	if got := Mentions("peak_factor"); !slices.Contains(got, "model") {
		t.Errorf("peak_factor is in %q", got)
	}
	if got := Mentions("ranges"); len(got) == 0 || got[0] != "language" {
		t.Errorf("ranges are in %q", got)
	}
	if got := Mentions("qwertz"); got != nil {
		t.Errorf("qwertz is in %q", got)
	}
}
