package markdown

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
)

// The texts of a document: what they are, and what they hide.
func TestTexts(t *testing.T) {
	const doc = "\ufeff# One `a` #\n\nTwo <b>x</b>\nand\n===\n\n> so 5 [li [n] k](to \"t\") and\n> [^1] more\n\n- item\n\n      code\n\n~~~\nfence\n~~~\n\n<p>\nhtml\n</p>\n\n| a |  | `b` |\n|---|--|---|\n| 1 || 2\n3 | \\| 4\n\n[d]: /x\n"
	var got strings.Builder
	for _, text := range Texts(doc, false) {
		fmt.Fprintf(&got, "%d %d %d.%d.%d", text.Kind, text.Level, text.Table, text.Row, text.Column)
		for _, l := range text.Lines {
			fmt.Fprintf(&got, " %q", l.In(doc))
		}
		for _, h := range text.Hidden {
			fmt.Fprintf(&got, " -%q", h.In(doc))
		}
		got.WriteByte('\n')
	}
	const want = `1 1 0.0.0 "# One ` + "`a`" + `" -"` + "`a`" + `"
1 1 0.0.0 "Two <b>x</b>\n" "and" -"<b>" -"</b>"
0 0 0.0.0 "so 5 [li [n] k](to \"t\") and\n" "[^1] more" -"[li [n] k](to \"t\")" -"[^1]"
0 0 0.0.0 "item"
2 0 0.0.0 " a "
2 0 0.0.1 "  "
2 0 0.0.2 " ` + "`b`" + ` " -"` + "`b`" + `"
2 0 0.0.3 "\n"
2 0 0.1.0 " 1 "
2 0 0.1.2 " 2\n"
2 0 0.2.0 "3 "
2 0 0.2.1 " \\| 4\n"
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// Scanning for texts finds the same comments and fences.
func TestTextsChangeNothing(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range []string{structures, string(readme)} {
		got := (&scanner{text: doc, collects: true}).found()
		if want := Scan(doc); !reflect.DeepEqual(got, want) {
			t.Errorf("%v\n%v", got, want)
		}
	}
}
