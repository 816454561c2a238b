package practice_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/practice"
	"botec/estimate/scenario"
	"botec/presets"
)

// cases are the presets that an interviewer would ask for, with their estimates.
func cases(t *testing.T) map[string]*estimate.Result {
	list := map[string]*estimate.Result{}
	for _, name := range presets.Names() {
		if r := estimatetest.Preset(t, name); r.Scenario.Kind == "case" {
			list[name] = r
		}
	}
	return list
}

// open estimates a preset with settings; nil where they make no sense.
func open(name string, set []scenario.Setting) *estimate.Result {
	opt := estimate.Options{Sampling: estimate.Sampling{Samples: 200}}
	opt.Set = set
	r, err := estimate.Open(name, opt)
	if err != nil {
		return nil
	}
	return r
}

// TestPrompt: a case is put without a number, but for one in its name.
func TestPrompt(t *testing.T) {
	number := regexp.MustCompile(`\d|billion|million|thousand|hundred|tenth|half`)
	for name, r := range cases(t) {
		title, _, _ := strings.Cut(r.Scenario.Title, ",")
		if got := strings.Replace(practice.Prompt(r.Scenario), title, "", 1); number.MatchString(got) {
			t.Errorf("%s: %s", name, got)
		}
	}
	for name, want := range map[string]string{"twitter": "Design: Twitter. Posting and reading tweets.", "url-shortener": "Design: URL shortener. Short links for long ones.", "tinder": "Design: Tinder."} {
		if got := practice.Prompt(estimatetest.Preset(t, name).Scenario); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestAssumptions: every case asks for one to four inputs in words that tell neither
// their names nor their values; those of the case are plausible, and going on with them
// changes nothing. Going on with others changes most figures that are asked for.
func TestAssumptions(t *testing.T) {
	asked, unchanged := 0, 0
	for name, r := range cases(t) {
		figures := practice.Figures(r, practice.Questions(r))
		list := practice.Assumptions(r, figures)
		if len(figures) == 0 || len(figures) > 3 || len(list) < 1 || len(list) > 4 {
			t.Errorf("%s: %d figures, %d assumptions", name, len(figures), len(list))
		}
		var own, less []scenario.Setting
		for i := range list {
			a := &list[i]
			x, err := practice.ParseAnswer(r, a.Question, a.Truth)
			if err != nil || a.Points(x) != 1 {
				t.Errorf("%s: %s %s: %v", name, a.Text, a.Truth, err)
				continue
			}
			if strings.Contains(a.Text, "_") || strings.Contains(a.Text, a.Truth) || !strings.HasSuffix(a.Text, "?") {
				t.Errorf("%s: %s", name, a.Text)
			}
			own = append(own, a.Setting(r, &practice.Answer{Low: a.Value.Value, High: a.Value.Value}))
			less = append(less, a.Setting(r, &practice.Answer{Low: 0.7 * a.Value.Value, High: 0.7 * a.Value.Value}))
		}
		same, other := open(name, own), open(name, less)
		if same == nil {
			t.Errorf("%s cannot be estimated with its own inputs", name)
			continue
		}
		for _, q := range figures {
			if off := same.Get(q.Name).Value / q.Value.Value; off < 1-1e-6 || off > 1+1e-6 {
				t.Errorf("%s: %s is %v times as large with its own inputs", name, q.Name, off)
			}
			if asked++; other != nil && other.Get(q.Name).Value == q.Value.Value {
				unchanged++
			}
		}
	}
	if asked < 150 || 10*unchanged > asked {
		t.Errorf("%d of %d figures do not depend on an assumption", unchanged, asked)
	}
}

// TestPlausible: within a factor of 3 of the case, or of the range that it has.
func TestPlausible(t *testing.T) {
	r := estimatetest.Text(t, "inputs: {dau: 10M, part: {value: 1%..4%, note: of the users write at all}, posts: 2/user/day}\nworkloads: {post: {writes: dau * posts * part, size: 1 kB}}\n")
	list := practice.Assumptions(r, practice.Questions(r))
	for _, test := range []struct {
		input, answer string
		want          float64
		set           string
	}{
		{"dau", "10M", 1, "10M users"}, {"dau", "30M", 1, "30M users"}, {"dau", "31M", 0.5, "31M users"}, {"dau", "1M..4M", 0.5, "2M users"}, {"dau", "900k", 0, "900k users"},
		{"part", "2%", 1, "2%"}, {"part", "10%", 1, "10%"}, {"part", "20%", 0.5, "20%"}, {"part", "50", 0, "50%"}, {"posts", "6", 1, "6/user/day"},
	} {
		i := slices.IndexFunc(list, func(a practice.Assumption) bool { return a.Name == test.input })
		if i < 0 {
			t.Fatal(test.input, "is not asked for")
		}
		x, err := practice.ParseAnswer(r, list[i].Question, test.answer)
		if err != nil {
			t.Errorf("%s: %v", test.answer, err)
			continue
		}
		if got, set := list[i].Points(x), list[i].Setting(r, x); got != test.want || set.Formula != test.set {
			t.Errorf("%s %s: %v, set to %s; want %v and %s", test.input, test.answer, got, set.Formula, test.want, test.set)
		}
	}
}

// TestInterviewDecisions: the right choice follows from the estimate; there are some for
// nearly every case.
func TestInterviewDecisions(t *testing.T) {
	none := 0
	for name, r := range cases(t) {
		list := practice.InterviewDecisions(r, open(name, practice.Tenfold(r)), practice.Questions(r))
		if len(list) < 2 {
			none++
			t.Logf("%s: %d decisions", name, len(list))
		}
		for _, d := range list {
			choices := slices.Compact(slices.Sorted(slices.Values(d.Choices)))
			if len(choices) < 2 || len(choices) < len(d.Choices) || d.Truth != d.Choices[d.Right] || d.Why == "" {
				t.Errorf("%s: %+v", name, d)
			}
		}
	}
	if none > 6 {
		t.Errorf("%d cases have hardly a decision", none)
	}
	const text = `inputs: {dau: 1M}
workloads: {post: {writes: dau * 10/user/day, read_write_ratio: 50, size: 1 kB, retention: 1 year}}
fleets:
  app: {node: {requests: 1k/s}, needs: {requests: peak_requests}}
  db: {node: {requests: 100k/s, storage: 100 TB}, needs: {requests: peak_requests, storage: stored_replicated}, spare: 1}
`
	r := estimatetest.Text(t, text)
	set := practice.Tenfold(r)
	if len(set) != 1 || set[0].Name != "dau" || set[0].Formula != "10M users" {
		t.Errorf("ten times the traffic: %v", set)
	}
	more := estimatetest.MustRead(t, text, set...)
	var got []string
	for _, d := range practice.InterviewDecisions(r, more, nil) {
		got = append(got, d.Text+" "+d.Truth+" ("+d.Why+")")
	}
	want := []string{
		"On how many machines does it run (app)? tens (nodes (app) 17)",
		"Ten times the traffic comes, and the machines are those of today. What is overloaded most? app (load for what the machines can do: app ×6.9 · db ×0.6)",
		"One machine carries it today (db). And ten times the traffic? it takes several: replicas or shards (db 1 → 2 machines, without spares)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
