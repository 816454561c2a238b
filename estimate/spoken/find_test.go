package spoken

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"We keep about 55 PB of images; 3,472 writes per second (300 million tweets a day), 557 servers.", "55 PB|3,472 writes per second|300 million tweets a day|557"},
		{"between 3k and 5k QPS, at least 10 TB, 10K+ RPS, 100–200 ms", "between 3k and 5k QPS|at least 10 TB|10K+ RPS|100–200 ms"},
		{"150M × 2 = 300M a day", "300M a day"},
		{"300M daily posts", "300M|300M daily"},
		{"not 55 PB, 55 PB/region, 30 m, twice 5 GB, up by 3 TB", ""},
		{"no number at all", ""},
		{"$1,500/mo and **2.5 PB** and 99.95%", "$1,500/mo|2.5 PB|99.95%"},
	} {
		var got []string
		for _, m := range Find(c.text, Metric{}) {
			got = append(got, c.text[m.Start:m.End])
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %s, want %s", c.text, s, c.want)
		}
	}
}
