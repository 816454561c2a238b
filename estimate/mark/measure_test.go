package mark_test

import (
	"strings"
	"testing"

	"botec/estimate/document"
	"botec/estimate/source"
)

// A number with a unit is one wherever it stands, and check counts the same ones. The
// number of a section, an item or a version is none.
func TestMeasures(t *testing.T) {
	env := fixed(t)
	count := func(template, s string) {
		t.Helper()
		plain, hasNumber := strings.CutPrefix(s, "+")
		want := 0
		if hasNumber {
			want = 1
		}
		text := strings.Replace(template, "@", plain, 1)
		if r := find(t, env, "d.md", text); len(r.Numbers) != want {
			t.Errorf("%q: mark finds %d numbers, not %d: %+v", text, len(r.Numbers), want, r.Numbers)
		}
		marked := "<!-- botec use twitter -->\n\n" + text
		if r := document.Read(&source.File{Name: "d.md", Text: marked}).Check(env); r.Unmarked != want {
			t.Errorf("%q: check counts %d numbers, not %d", text, r.Unmarked, want)
		}
	}
	anywhere := []string{
		"+3.9 GB", "+3.89 GB", "+**3.9 GB**", "+**3.9** GB", "+3.9 **GB**", "+_87.1 TB_", "+~3.5 TB", "+(3.5 TB)", "+3.5 Gbps", "+3.5 Gbit/s", "+3.5 MB/s", "+3.5 M", "+3.5 K",
		"+3.5 Million", "+3.5 QPS", "+3.5 PB a year", "+3.5 TB are kept", "+3.5 TB, which are kept", "+3.5 GB-months", "+3.5 GiB", "+3.5 Petabytes", "+3.5 USD", "+3.5 Dollars", "+3.5 Days",
		"+Redis: 3.5 MB/s", "+Redis 3.5 Gbps", "+Kafka: 35 ms", "3. Storage", "3.9. Storage", "3.9) GB and more", "Redis 7.2", "version 3.5", "us_87 GB",
	}
	for _, template := range []string{"@\n", "Text.\n\n@\n", "- @\n", "1. @\n", "> @\n", "| what | how |\n|--|--|\n| firmware | @ |\n", "what | how\n--|--\n@ | firmware\n"} {
		for _, s := range anywhere {
			if !strings.Contains(template, "|") && s == "3. Storage" {
				continue // an item of a list
			}
			count(template, s)
		}
	}
	for _, s := range []string{"3.9 Storage", "3.9 The data", "3.4 B-trees", "3.9 I/O", "**3.9 Storage**", "3.9 MBA"} {
		count("@\n", s)
		count("- @\n", s)
	}
}
