package document

import "testing"

// TestQuoteName: a name stands in the head of a patch as git writes it.
func TestQuoteName(t *testing.T) {
	for in, want := range map[string]string{
		"a/b.md":           "a/b.md",
		"a/b c.md":         "a/b c.md\t",
		"a/é.md":           "a/é.md",
		"a/b\nc.md":        `"a/b\nc.md"`,
		"a/\"b\"\\.md":     `"a/\"b\"\\.md"`,
		"a/\x1b\x7f é.md":  `"a/\033\177 \303\251.md"`,
		"a/\u202eb.md":     `"a/\342\200\256b.md"`,
		"a/\xff.md":        `"a/\377.md"`,
		"a/\a\b\t\v\f\r.m": `"a/\a\b\t\v\f\r.m"`,
	} {
		if got := quoteName(in); got != want {
			t.Errorf("%q is quoted as %s, want %s", in, got, want)
		}
	}
}
