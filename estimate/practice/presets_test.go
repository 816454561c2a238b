package practice_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/practice"
	"botec/estimate/scenario"
	"botec/estimate/unit"
	"botec/presets"
)

// practised is a preset with its questions.
type practised struct {
	name      string
	r         *estimate.Result
	questions []practice.Question
}

// allPresets evaluates the presets once.
var allPresets = sync.OnceValue(func() (list []practised) {
	for _, name := range presets.Names() {
		g, err := estimate.Compile(name, scenario.Options{})
		if err != nil {
			panic(err)
		}
		r, err := estimate.Estimate(g, unit.Printer{}, estimate.Sampling{})
		if err != nil {
			panic(err)
		}
		list = append(list, practised{name, r, practice.Questions(r)})
	}
	return list
})

// TestInterviews: each case and block asks four to eight questions in an order that ends
// with a decision; all of them are asked.
func TestInterviews(t *testing.T) {
	total := 0
	for _, p := range allPresets() {
		name, s := p.name, p.r.Scenario
		text, _ := presets.Read(name)
		extends := strings.Contains(text, "\nextends: ")
		if s.Kind == "" && !extends {
			continue
		}
		if s.Topic == "" || s.Difficulty == "" {
			t.Errorf("%s has no topic or no difficulty", name)
		}
		list := p.questions
		if len(list) < 4 || len(list) > 8 && !extends {
			t.Errorf("%s has %d questions", name, len(list))
		}
		if !list[len(list)-1].IsDecision() {
			t.Errorf("%s does not end with a decision", name)
		}
		if len(list) != len(s.Interview) && !extends {
			t.Errorf("%s: %d of %d questions are asked", name, len(list), len(s.Interview))
		}
		for _, q := range s.Interview {
			if q.Key.File.Name == name+".yaml" {
				total++
			}
		}
	}
	if total < 300 {
		t.Errorf("%d questions", total)
	}
}

var (
	formulaSign = regexp.MustCompile(`[_*÷×^=<>{}|]| [-+/] `)
	dottedName  = regexp.MustCompile(`\b[a-z]+\.[a-z]+`)
)

// TestQuestionsInWords: a question uses neither names of variables nor formulas, names the
// time of a rate and the copies of what is stored, and fits on a screen of 24 lines of 80
// columns with the values that it needs.
func TestQuestionsInWords(t *testing.T) {
	for _, p := range allPresets() {
		name, r := p.name, p.r
		for _, q := range p.questions {
			text := strings.ReplaceAll(q.Text, "($/", "(")
			switch {
			case formulaSign.MatchString(text), dottedName.MatchString(text):
				t.Errorf("%s: a name or formula: %s", name, q.Text)
			case !strings.Contains(q.Text, "?"):
				t.Errorf("%s: no question: %s", name, q.Text)
			}
			for _, c := range q.Choices {
				if strings.ContainsAny(c, "_*{}") {
					t.Errorf("%s: a name: %s", name, c)
				}
			}
			if lines := len(q.Needs) + len(q.Choices) + (len(q.Text)+79)/74; lines > 18 {
				t.Errorf("%s takes %d lines: %s", name, lines, q.Text)
			}
			if q.IsDecision() {
				continue
			}
			d := q.Type().Dim
			if _, isCount := d.Mul(unit.Time).Counted(); (d == unit.Rate || isCount || d == unit.Data.Div(unit.Time)) && !namesTime.MatchString(q.Text) {
				t.Errorf("%s: no time: %s", name, q.Text)
			}
			if isStored(q) && copied(r, q) && !strings.Contains(q.Text, "cop") {
				t.Errorf("%s: no copies: %s", name, q.Text)
			}
		}
	}
}

var namesTime = regexp.MustCompile(`\b(a|an|per|each) (second|minute|hour|day|week|month|year)\b`)

func isStored(q practice.Question) bool {
	return slices.Contains([]string{"stored", "stored_daily"}, q.Label) && q.Type().Dim == unit.Data
}

// copied says whether what a question asks for is kept in more than one copy.
func copied(r *estimate.Result, q practice.Question) bool {
	if all := r.Get(q.Name + "_replicated"); all != nil {
		return all.Value > q.Value.Value
	}
	v := r.Get(q.Owner + ".replication")
	return v == nil || v.Value > 1
}

// TestAnswerable: each question shows what its answer depends on, or says it. No average
// over a day is asked of what lasts for part of one.
func TestAnswerable(t *testing.T) {
	averages := []string{"writes", "reads", "requests", "ingress", "egress"}
	for _, p := range allPresets() {
		name, r := p.name, p.r
		for _, q := range p.questions {
			if len(q.Needs) == 0 && !strings.ContainsAny(q.Text, "0123456789") {
				t.Errorf("%s: nothing to answer with: %s", name, q.Text)
			}
			for _, need := range q.Needs {
				if need.Value == q.Value && !q.IsDecision() && (q.Type().Dim != unit.Rate || need.Formula) {
					t.Errorf("%s: %s is given: %s", name, q.Name, q.Text)
				}
			}
			if busy := r.Get(q.Owner + ".busy"); busy != nil && slices.Contains(averages, q.Label) && busy.Value < (24*time.Hour).Seconds() {
				t.Errorf("%s: an average over a day: %s", name, q.Text)
			}
		}
	}
}

// TestExactAnswers: the printed truth scores full marks, a decision by its letter, its
// number and its text.
func TestExactAnswers(t *testing.T) {
	for _, p := range allPresets() {
		name, r := p.name, p.r
		for _, q := range p.questions {
			answers := []string{q.Truth}
			if q.IsDecision() {
				answers = append(answers, practice.Letter(q.Right), strings.ToUpper(practice.Letter(q.Right))+")", string(rune('1'+q.Right)))
			}
			for _, answer := range answers {
				a, err := practice.ParseAnswer(r, q, answer)
				if err != nil {
					t.Errorf("%s: %s: %v", name, q.Text, err)
				} else if got := q.Points(a); got != 1 {
					t.Errorf("%s: %s: %s scores %v, %s", name, q.Text, answer, got, q.Truth)
				}
			}
		}
	}
}

// TestVariedInterviews: with inputs varied at random the questions still have answers, and
// the texts still say what is true.
func TestVariedInterviews(t *testing.T) {
	for i, p := range allPresets() {
		set := practice.Vary(p.r, rand.New(rand.NewPCG(uint64(i), 0)))
		g, err := estimate.Compile(p.name, scenario.Options{Set: set})
		if err != nil {
			t.Fatal(err)
		}
		r, err := estimate.Estimate(g, unit.Printer{}, estimate.Sampling{})
		if err != nil {
			continue // values that make no sense together
		}
		for _, q := range practice.Questions(r) {
			if q.IsDecision() {
				continue
			}
			if a, err := practice.ParseAnswer(r, q, q.Truth); err != nil || q.Points(a) != 1 {
				t.Errorf("%s: %s: %s: %v", p.name, q.Text, q.Truth, err)
			}
			if v := r.Get(q.Owner + ".retention"); v != nil && strings.Contains(q.Text, " years") && q.Label == "stored" && !strings.Contains(q.Text, v.Text()) {
				t.Errorf("%s: %s, but it is kept for %s", p.name, q.Text, v.Text())
			}
		}
	}
}

// TestDecision: what answers a decision, and that the choices follow the values.
func TestDecision(t *testing.T) {
	const text = `inputs: {users: 10M}
workloads: {post: {writes: users * 2/user/day, size: 1 kB, retention: 1 year}}
fleets: {db: {node: postgres, needs: {storage: stored_replicated}}}
interview:
  shards:
    ask: Do {post.retention} of posts fit on one node?
    hint: "it holds {db.node.storage}"
    choices: {they fit on one node: db.nodes == 1, they must be sharded: db.nodes > 1}
  post.writes: How many posts are there a day?
  users: How many users are there?
  small: {ask: Is it small?, choices: {"yes": stored < 1 GB, "no": stored >= 1 GB}}
`
	r := estimatetest.Text(t, text)
	list := practice.Questions(r)
	if len(list) != 3 || list[0].Truth != "20M/day" || list[0].In.Text != "/day" {
		t.Fatalf("%+v", list)
	}
	q := list[1]
	if q.Text != "Do 1 year of posts fit on one node?" || q.Hint != "it holds 10 TB" || q.Truth != "they must be sharded" {
		t.Errorf("%+v", q)
	}
	for answer, want := range map[string]float64{"b": 1, "a": 0, "2": 1, "(1)": 0, "sharded": 1, "they fit on one node": 0, "fit": 0} {
		a, err := practice.ParseAnswer(r, q, answer)
		if err != nil {
			t.Errorf("%s: %v", answer, err)
		} else if got := q.Points(a); got != want {
			t.Errorf("%s scores %v, want %v", answer, got, want)
		}
	}
	for _, answer := range []string{"", "c", "3", "they", "perhaps"} {
		if _, err := practice.ParseAnswer(r, q, answer); err == nil || !strings.Contains(err.Error(), "a to b") {
			t.Errorf("%q: %v", answer, err)
		}
	}
	if a, err := practice.ParseAnswer(r, list[2], "n"); err != nil || list[2].Points(a) != 1 {
		t.Errorf("n: %v, %v", a, err)
	}
	g, err := estimate.Compile("-", scenario.Options{Stdin: strings.NewReader(text), Set: []scenario.Setting{{Flag: "--set", Name: "users", Formula: "10k"}}})
	if err != nil {
		t.Fatal(err)
	}
	small, err := estimate.Estimate(g, unit.Printer{}, estimate.Sampling{})
	if err != nil {
		t.Fatal(err)
	}
	if got := practice.Questions(small)[1].Truth; got != "they fit on one node" {
		t.Errorf("with 10k users: %s", got)
	}
}

// TestNeeds: a question shows the values that its answer depends on, and none that does
// next to nothing or that the text says.
func TestNeeds(t *testing.T) {
	r := estimatetest.Preset(t, "twitter")
	needs := map[string]string{
		"tweet.writes":       "mau dau tweets_per_user",
		"tweet.peak_reads":   "mau dau tweets_per_user peak_factor tweet.read_write_ratio",
		"media.stored":       "mau dau tweets_per_user media.share media.size",
		"media.stored_daily": "mau dau tweets_per_user media.share media.size",
	}
	for _, q := range practice.Questions(r) {
		var got []string
		for _, need := range q.Needs {
			got = append(got, need.Name)
		}
		if want, ok := needs[q.Name]; ok && strings.Join(got, " ") != want {
			t.Errorf("%s needs %v, want %s", q.Name, got, want)
		}
	}
}

// TestVaries: nearly every question about a preset that can be varied at all has another
// answer after a few draws.
func TestVaries(t *testing.T) {
	questions, same := 0, 0
	for i, p := range allPresets() {
		if i%4 != 0 {
			continue
		}
		var drawn []*estimate.Result
		for seed := range uint64(10) {
			if set := practice.Vary(p.r, rand.New(rand.NewPCG(seed, 0))); len(set) > 0 {
				if r := open(p.name, set); r != nil {
					drawn = append(drawn, r)
				}
			}
		}
		if len(drawn) == 0 {
			continue
		}
		for _, q := range p.questions {
			questions++
			if !slices.ContainsFunc(drawn, func(r *estimate.Result) bool { return practice.Varies(&q, r) }) {
				same++
				t.Logf("%s: %s", p.name, q.Text)
			}
		}
	}
	if questions < 100 || 5*same > questions {
		t.Errorf("%d of %d questions do not vary", same, questions)
	}
}
