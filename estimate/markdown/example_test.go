package markdown_test

import (
	"fmt"

	"botec/estimate/markdown"
)

func ExampleScan() {
	text := "We keep <!-- a note -->55 PB, `<!-- in code -->`.\n\n```yaml plan\nusers: 5M\n```\n"
	found := markdown.Scan(text)
	for _, c := range found.Comments {
		fmt.Printf("%q at %d\n", c.Body.In(text), c.Start)
	}
	for _, f := range found.Fences {
		fmt.Printf("%s: %q\n", f.Info.In(text), f.Lines[0].In(text))
	}
	// Output:
	// " a note " at 8
	// yaml plan: "users: 5M\n"
}
