package practice_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/graph"
	"botec/estimate/practice"
	"botec/estimate/scenario"
	"botec/estimate/unit"
	"botec/presets"
)

// question asks for a value a second or as it is.
func question(v *estimate.Value) practice.Question {
	return practice.Question{Value: v, Text: "How much is " + v.Name + "?"}
}

// TestScore: what answers are worth where the truth is 6k/s.
func TestScore(t *testing.T) {
	r := estimatetest.Text(t, "inputs: {dau: 6k}\nworkloads: {post: {writes: dau * 1/user/s}}\n")
	v := r.Get("post.writes")
	for answer, want := range map[string]float64{
		// a number, by its distance
		"6k/s": 1, "9k/s": 1, "4k/s": 1, "9.1k/s": 0.5, "3.9k/s": 0.5, "18k/s": 0.5, "2k/s": 0.5, "18.1k/s": 0.25, "60k/s": 0.25,
		"600/s": 0.25, "599/s": 0, "61k/s": 0, "0/s": 0, "518M/day": 1, "2 * 3k/s": 1, "6000 qps": 1,
		// a range, by its width and by how far from its middle the truth is
		"5k..7k/s": 0.9898, "3k..12k/s": 0.9593, "2k..20k/s": 0.9317, "6.6k..7k/s": 0.9526, "1k..5k/s": 0.7026, "600/s..6M/s": 0.4334,
	} {
		a, err := practice.ParseAnswer(r, question(v), answer)
		if err != nil {
			t.Errorf("%s: %v", answer, err)
			continue
		}
		if got := practice.Score(a, v.Value); got != want {
			t.Errorf("%s scores %v, want %v", answer, got, want)
		}
	}
	for _, answer := range []string{"many", "6 kB/s", "dau", "post.writes", "6k/s..3k/s", "1/0", "6k/s > 3k/s", "(", "6k/s per user", strings.Repeat("(", 5000)} {
		if a, err := practice.ParseAnswer(r, question(v), answer); err == nil {
			t.Errorf("%s is read as %v", answer, a)
		}
	}
}

// TestAnswers: what people write is read, a bare number in the unit of the question.
func TestAnswers(t *testing.T) {
	r := estimatetest.Preset(t, "twitter")
	for _, test := range []struct{ metric, answer, readAs string }{
		{"tweet.writes", "3k", "3k/s"},
		{"tweet.writes", "3.5k requests/s", "3.5k/s"},
		{"tweet.writes", "4,000/s", "4k/s"},
		{"tweet.writes", "300 million a day", "3.47k/s"},
		{"tweet.writes", "2k to 6k/s", "2k/s to 6k/s"},
		{"tweet.writes", "2k – 6k writes/s", "2k/s to 6k/s"},
		{"app.nodes", "500 servers", "500"},
		{"app.nodes", "500-600", "500 to 600"},
		{"stored_daily", "20 to 40 TB", "20 TB to 40 TB"},
		{"tweet.writes", "~3.5k/s", "3.5k/s"},
		{"cdn_cost", "$20k..$40k", "$20k/day to $40k/day"},
		{"tweet.writes", "3-4k/s", "3k/s to 4k/s"},
		{"tweet.writes", "150M * 2 / 86400", "3.47k/s"},
	} {
		a, err := practice.ParseAnswer(r, question(r.Get(test.metric)), test.answer)
		if err != nil {
			t.Errorf("%s: %v", test.answer, err)
		} else if a.ReadAs != test.readAs {
			t.Errorf("%s is read as %s, want %s", test.answer, a.ReadAs, test.readAs)
		}
	}
	for answer, want := range map[string]string{"lots": "there is no number", "3.5k req²": "req²", "30 TB": "answer"} {
		_, err := practice.ParseAnswer(r, question(r.Get("tweet.writes")), answer)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", answer, err, want)
		}
	}
}

// TestQuestions: each question of a preset is about something that is worked
// out, and each case has some.
func TestQuestions(t *testing.T) {
	for _, name := range presets.Names() {
		r := estimatetest.Preset(t, name)
		questions := practice.Questions(r)
		if len(questions) < 3 {
			t.Errorf("%s has %d questions", name, len(questions))
		}
		for _, q := range questions {
			if !(q.Value.Value > 0) || strings.ContainsAny(q.Text, "{}") {
				t.Errorf("%s: %s: %s", name, q.Name, q.Text)
			}
		}
	}
	var names []string
	for _, q := range practice.Questions(estimatetest.Preset(t, "twitter")) {
		names = append(names, q.Name)
	}
	if got := strings.Join(names, " "); got != "tweet.writes tweet.peak_reads media.stored_daily fanout.writes fanout.stored app.nodes cdn_cost star_delay" {
		t.Errorf("twitter: %s", got)
	}
	path := estimatetest.Text(t, `fleets: {app: {node: {requests: 1k/s}, needs: {requests: 2k/s}, service_time: 20 ms, availability: 99%}}
paths: {read_page: [edge: 30 ms, app]}`)
	list := practice.Questions(path)
	if last := list[len(list)-1]; last.Text != "Which step of read page takes the most of the time?" || last.Truth != "edge" || list[len(list)-2].Name != "read_page.downtime" {
		t.Errorf("a path: %+v", list)
	}
	sale := estimatetest.Text(t, "inputs: {fans: 2M}\nworkloads: {sale: {writes: fans * 1/day, busy: 1 h}}\n")
	if list := practice.Questions(sale); list[0].Name != "peak_writes" || list[0].Text != "How many writes are there a second at the peak?" {
		t.Errorf("a sale of an hour: %s", list[0].Text)
	}
	if list := practice.Questions(estimatetest.Text(t, "inputs: {a: 5}\nmetrics: {b: a, none: 0 * a}\n")); len(list) > 0 {
		t.Errorf("asked: %v", list)
	}
}

// TestRequirements: what is needed for the answers, and nothing that says them.
func TestRequirements(t *testing.T) {
	r := estimatetest.Text(t, `inputs: {dau: 10M, active: 30% of dau, spare_input: 7, x: 2/user/day}
workloads: {post: {writes: active * x, size: {id: 8 B, text: 1 kB}}, feed: {reads: dau * 20/user/day}}
`)
	var got []string
	for _, v := range practice.Requirements(r, practice.Questions(r)) {
		text := v.Text()
		if v.Formula {
			text = v.Value.Formula()
		}
		got = append(got, v.Name+" "+text)
	}
	want := []string{"dau 10M users", "active 30% of dau", "x 2/user/day", "retention 5 years", "peak_factor 2", "utilization 70%", "server_rate 1k/s",
		"post.size.text 1 kB", "feed.reads dau * 20/user/day"}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestNamesInWords: what a question needs is called as people call it.
func TestNamesInWords(t *testing.T) {
	r := estimatetest.Text(t, "inputs: {dau: 3M, node_up: availability.instance_sla}\nmetrics: {up: \"available(3, 2, node_up)\", seen: dau * 7}\n"+
		"interview: {up: What share of the time is it up?, seen: How many are seen?}\n")
	var got []string
	for _, v := range practice.Requirements(r, practice.Questions(r)) {
		got = append(got, practice.InWords(v.Quantity))
	}
	if text := strings.Join(got, ", "); text != "dau (users a day), a machine is up" {
		t.Errorf("got %s", text)
	}
}

// TestVary: the same seed gives the same inputs, another seed others.
func TestVary(t *testing.T) {
	r := estimatetest.Preset(t, "twitter")
	draw := func(seed uint64) string {
		var s strings.Builder
		for _, set := range practice.Vary(r, rand.New(rand.NewPCG(seed, 0))) {
			s.WriteString(set.Name + "=" + set.Formula + " ")
		}
		return s.String()
	}
	first, again, second, third := draw(1), draw(1), draw(2), draw(3)
	if first != again || first == second && second == third {
		t.Errorf("%s; %s; %s; %s", first, again, second, third)
	}
	if got := first; !strings.Contains(got, "mau=") || !strings.Contains(got, "users ") || strings.Contains(got, "dau=") {
		t.Error(got)
	}
}

// TestVaryScale: what varies is the size of the task, by factors that may be; what a
// machine can do, prices, formats, constants and the design stay.
func TestVaryScale(t *testing.T) {
	estimatetest.WithoutRace(t)
	varies, presetsVaried := map[string]map[string]bool{}, 0
	for _, name := range presets.Names() {
		r := estimatetest.Preset(t, name)
		varies[name] = map[string]bool{}
		for seed := range uint64(12) {
			set := practice.Vary(r, rand.New(rand.NewPCG(seed, 0)))
			for _, s := range set {
				v := r.Get(s.Name)
				varies[name][s.Name] = true
				if d := v.Type().Dim; v.Class == graph.ReferenceNumber || v.Class == graph.FleetGiven || d.Money != 0 && d != unit.Money.Div(unit.Time) || d.Length != 0 { // sales a year are the task, not a price
					t.Errorf("%s: %s varies", name, s.Name)
				}
			}
			varied, err := estimate.Open(name, estimate.Options{Options: scenario.Options{Set: set}, Sampling: estimate.Sampling{Samples: 50}})
			if err != nil {
				continue // another draw takes its place
			}
			for _, s := range set {
				was, is := r.Get(s.Name).Value, varied.Get(s.Name)
				if factor := is.Value / was; factor < 0.19 || factor > 5.1 || is.Shown.IsPercent() && is.Value > 0.8 {
					t.Errorf("%s: %s from %s to %s", name, s.Name, r.Get(s.Name).Text(), is.Text())
				}
			}
		}
		if len(varies[name]) > 2 {
			presetsVaried++
		}
	}
	if presetsVaried < 75 {
		t.Errorf("%d presets vary", presetsVaried)
	}
	for _, test := range []struct{ preset, yes, no string }{
		{"twitter", "mau tweets_per_user retention peak_factor utilization tweet.size.text media.size media.share", "tweet.size.id tweet.read_write_ratio replication"},
		{"llm-chat", "dau messages_per_user", "parameters layers weight_size gpu_memory gpu_bandwidth gpu_flops token_size prompt"},
		{"ticketmaster", "dau seats retention", "tries buys views"},
		{"google-maps", "dau", "head_size speed tile_width"},
		{"availability", "", "two_nines a_year"},
		{"latency-budget", "", "first_window distance in_fibre"},
	} {
		for name := range strings.FieldsSeq(test.yes) {
			if !varies[test.preset][name] {
				t.Errorf("%s: %s does not vary", test.preset, name)
			}
		}
		for name := range strings.FieldsSeq(test.no) {
			if varies[test.preset][name] {
				t.Errorf("%s: %s varies", test.preset, name)
			}
		}
	}
	r := estimatetest.Preset(t, "url-shortener")
	for seed := range uint64(5) {
		for _, s := range practice.Vary(r, rand.New(rand.NewPCG(seed, 0))) {
			if s.Name == "new_urls" && !strings.HasSuffix(s.Formula, "M/day") { // as it is written
				t.Error(s.Formula)
			}
		}
	}
}

// TestHistory: sessions come back as they were kept; lines that are none are counted.
func TestHistory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "practice.jsonl")
	if list, strange, err := practice.ReadSessions(file); len(list) != 0 || strange != 0 || err != nil {
		t.Fatal(list, strange, err)
	}
	r := estimatetest.Preset(t, "twitter")
	s := practice.NewSession("twitter", 5)
	for i, text := range []string{"1k..9k/s", "1/s..2/s", "30 TB"} {
		q := practice.Questions(r)[i]
		a, err := practice.ParseAnswer(r, q, text)
		if err != nil {
			t.Fatal(err)
		}
		s.Answer(i, q, a, 0)
	}
	s.Answer(3, practice.Questions(r)[3], nil, 0)
	for range 2 {
		if err := practice.AppendSession(file, s); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = f.WriteString("{}\nnonsense\n{\"scenario\": \"cut off")
	_ = f.Close()
	list, strange, err := practice.ReadSessions(file)
	if len(list) != 2 || strange != 3 || err != nil || list[1].Score != 1.9302 || list[1].Max != 5 || len(list[1].Questions) != 4 {
		t.Errorf("%+v, %d strange, %v", list, strange, err)
	}
	if err := practice.AppendSession(file, s); err != nil { // behind the line that was cut off
		t.Fatal(err)
	}
	if more, strange, err := practice.ReadSessions(file); len(more) != 3 || strange != 3 || err != nil {
		t.Errorf("%d sessions, %d strange, %v", len(more), strange, err)
	}
	if c := practice.Calibrate(list); c.Ranges != 4 || c.Held != 2 {
		t.Errorf("%+v", c)
	}
}

// FuzzAnswer: whatever is answered, it is refused or has a score from 0 to 1.
func FuzzAnswer(f *testing.F) {
	for _, seed := range []string{"4k/s", "2k..6k/s", "2k to 6k/s", "5k/s ± 20%", "uniform(1/s, 2/s)", "-1/s", "0", "1e308/s * 10", "3 requests/s", "p95(1/s)", "1/s > 2/s", "b)", "it takes several"} {
		f.Add(seed)
	}
	r := estimatetest.Preset(f, "twitter")
	v := r.Get("tweet.writes")
	questions := practice.Questions(r)
	decision := questions[len(questions)-1]
	f.Fuzz(func(t *testing.T, text string) {
		if a, err := practice.ParseAnswer(r, decision, text); err == nil && (a.Low != 1 && a.Low != 2 || decision.Points(a) == 1 != (int(a.Low) == decision.Right+1)) {
			t.Errorf("%q is choice %v", text, a.Low)
		}
		a, err := practice.ParseAnswer(r, question(v), text)
		if err != nil {
			_ = err.Error() // with its place and its caret
			return
		}
		if s := practice.Score(a, v.Value); !(s >= 0 && s <= 1) || a.Low > a.High {
			t.Errorf("%q scores %v, from %v to %v", text, s, a.Low, a.High)
		}
		if slip, ok := practice.SlipOf(r, question(v), a); ok && (!(slip.Value > 0) || slip.Text == "") {
			t.Errorf("%q is %+v", text, slip)
		}
	})
}

// How somebody says which choice is meant.
func TestChoices(t *testing.T) {
	of := func(choices ...string) practice.Question { return practice.Question{Choices: choices} }
	resource, sure, three := of("the data", "the requests"), of("no", "yes, with room"), of("one shard", "two shards", "a cache in front of one shard")
	for _, test := range []struct {
		q      practice.Question
		answer string
		want   float64 // 0: refused
	}{
		{resource, "b", 2}, {resource, "answer b", 2}, {resource, "B.", 2}, {resource, "b)", 2}, {resource, "(a)", 1},
		{resource, "the second", 2}, {resource, "option 1", 1}, {resource, "I'd say the data", 1}, {resource, "requests", 2},
		{resource, "the requests, I think", 2}, {resource, "last", 2}, {resource, "both", 0}, {resource, "c", 0}, {resource, "the third", 0},
		{resource, "yes", 0}, {resource, "the", 0},
		{sure, "nope", 1}, {sure, "n", 1}, {sure, "yep", 2}, {sure, "yes", 2}, {sure, "with room", 2}, {sure, "no idea", 0},
		{of("five", "six", "seven or more"), "7", 3}, {of("five", "six", "seven or more"), "6", 2}, {of("five", "six", "seven or more"), "3", 3},
		{three, "shard", 0}, {three, "cache", 3}, {three, "two shards", 2}, {three, "2", 2}, {three, "c", 3},
	} {
		a, err := practice.ParseAnswer(nil, test.q, test.answer)
		if test.want == 0 != (err != nil) || err == nil && a.Low != test.want {
			t.Errorf("%q of %q is choice %v, %v, want %v", test.answer, test.q.Choices, a, err, test.want)
		}
	}
}
