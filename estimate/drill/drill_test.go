package drill

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"botec/estimate/journal"
	"botec/estimate/unit"
)

func decks(t *testing.T) []Deck {
	t.Helper()
	list, err := Decks(unit.Printer{})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// everyCard makes each card of a kind: of a step one for each choice of its numbers.
func everyCard(t *testing.T, k *Kind) (cards []*Card) {
	t.Helper()
	choices := [][]string{nil}
	if k.step != nil {
		for _, v := range k.step.variables {
			var longer [][]string
			for _, pairs := range choices {
				for _, value := range v.values {
					longer = append(longer, append(slices.Clone(pairs), v.name, value))
				}
			}
			choices = longer
		}
	}
	for _, pairs := range choices {
		var c *Card
		var err error
		if k.step != nil {
			c, err = k.card(pairs, unit.Printer{})
		} else {
			c, err = k.Draw(nil, unit.Printer{})
		}
		if err != nil {
			t.Fatalf("%s %v: %v", k.ID, pairs, err)
		}
		cards = append(cards, c)
	}
	return cards
}

// TestEveryCard: every card is a question in words; its printed answer and the
// textbook's short way have full marks, as they are read; a factor of 1000, and bits
// for bytes, have none.
func TestEveryCard(t *testing.T) {
	variable := regexp.MustCompile(`[a-z]_[a-z]|[{}]|(latency|size|price|nodes)\.`)
	ids, questions, cards := map[string]bool{}, map[string]string{}, 0
	for _, d := range decks(t) {
		if len(d.Kinds) < 5 || d.About == "" {
			t.Errorf("%s has %d kinds, and is about %q", d.Name, len(d.Kinds), d.About)
		}
		for i := range d.Kinds {
			k := &d.Kinds[i]
			if ids[k.ID] {
				t.Errorf("two kinds are %s", k.ID)
			}
			ids[k.ID] = true
			for _, c := range everyCard(t, k) {
				cards++
				if !strings.HasSuffix(c.Question, "?") || len(c.Question) > 100 || variable.MatchString(c.Question+c.Way) {
					t.Errorf("%s: %s (%s)", k.ID, c.Question, c.Way)
				}
				if other := questions[c.Question]; other != "" && other != k.ID {
					t.Errorf("%s and %s both ask: %s", other, k.ID, c.Question)
				}
				questions[c.Question] = k.ID
				right := []string{c.Text}
				for _, v := range []float64{c.short, c.Classic} {
					if v != 0 {
						right = append(right, c.print(v, unit.Printer{}))
					}
				}
				for _, text := range right {
					if a, err := c.Read(text, unit.Printer{}); err != nil || c.Score(a) != 1 {
						t.Errorf("%s: %s\n%s for %s: %+v, %v", k.ID, c.Question, text, c.Text, a, err)
					}
				}
				for _, factor := range []float64{1000, 8, 1. / 8, 1. / 1000} {
					slip := &Answer{Low: factor * c.Truth, High: factor * c.Truth}
					if c.Score(slip) > 0 && !c.share() && c.Classic == 0 {
						t.Errorf("%s: %s × %v scores %v", k.ID, c.Text, factor, c.Score(slip))
					}
				}
			}
		}
	}
	if len(ids) < 100 || cards < 500 {
		t.Errorf("%d kinds, %d cards", len(ids), cards)
	}
}

// card makes the card of a kind with the values given, in the order of its variables.
func card(t *testing.T, id string, values ...string) *Card {
	t.Helper()
	for _, d := range decks(t) {
		for i := range d.Kinds {
			k := &d.Kinds[i]
			if k.ID != id {
				continue
			}
			var pairs []string
			for j, v := range values {
				pairs = append(pairs, k.step.variables[j].name, v)
			}
			if len(values) == 0 {
				c, err := k.Draw(nil, unit.Printer{})
				if err != nil {
					t.Fatal(err)
				}
				return c
			}
			c, err := k.card(pairs, unit.Printer{})
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
	}
	t.Fatalf("no kind is %s", id)
	return nil
}

func TestScore(t *testing.T) {
	for _, test := range []struct {
		card   *Card
		scores map[string]float64 // by answer
	}{
		{card(t, "conversions.day_second", "1bn"), map[string]float64{
			"10k": 1, "10k/s": 1, "about 11,600 requests a second": 1, "12k": 1, "1bn/86400": 1, "1bn/10^5": 1, "1bn a day": 1, "10k a day": 0,
			"15k": 1, "15.2k": 0.5, "20k": 0.5, "6k": 0.5, "100k": 0, "1k": 0, "10k..12k": 1, "5k to 10k": 0, "6k to 10k": 0.5, "0..10k": 0}},
		{card(t, "conversions.bits_bytes", "10"), map[string]float64{"1250": 1, "1.25 GB/s": 1, "1 GB/s": 1, "10 Gbps": 1, "10 GB/s": 0}},
		{card(t, "powers.two_10"), map[string]float64{"1000": 1, "a thousand": 1, "1024": 1, "1k": 1, "1M": 0}},
		{card(t, "powers.mixed", "24"), map[string]float64{"16 million": 1, "16M": 1, "24M": 0.5}},
		{card(t, "powers.bits", "100M"), map[string]float64{"27": 1, "27 bits": 1, "26": 0.5, "28": 0.5, "30": 0, "27 B": 0}},
		{card(t, "powers.codes", "6"), map[string]float64{"56 billion": 1, "60bn": 1, "2^36": 1}},
		{card(t, "nines.month", "99.95%"), map[string]float64{"22 min": 1, "20 minutes": 1, "21.9 min/month": 1, "40 min": 0.5, "4.4 min": 0, "22 s": 0}},
		{card(t, "nines.which", "44 min"), map[string]float64{"99.9%": 1, "three nines": 1, "99.8%": 0.5, "99.99%": 0, "99%": 0, "0.999": 1}},
		{card(t, "nines.series", "3", "99.9%"), map[string]float64{"99.7%": 1, "99.9%": 0, "99.8%": 0.5}},
		{card(t, "availability.s3_durability"), map[string]float64{"eleven nines": 1, "11 nines": 1, "99.999999999%": 1, "99.9999999%": 0}},
		{card(t, "latency.memory_1mb"), map[string]float64{"50 µs": 1, "250 µs": 1, "250 us": 1, "100 microseconds": 1, "300 µs": 1, "500 µs": 0, "20 µs": 0.5, "5 ms": 0, "1 µs": 0}},
		{card(t, "latency.us_europe"), map[string]float64{"100 ms": 1, "80ms": 1, "150 ms": 1, "0.4 s": 0.5, "10 ms": 0}},
		{card(t, "products.kb_million", "500", "2"), map[string]float64{"1 TB": 1, "1 tb": 1, "1000 GB": 1, "1 GB": 0, "2 kB * 500M": 1, "1 PB": 0}},
		{card(t, "price.object_storage"), map[string]float64{"$23": 1, "23": 1, "$20/month": 1, "20 dollars": 1, "$0.023": 0, "$100": 0.5}},
		{card(t, "period.day"), map[string]float64{"10^5": 1, "86400": 1, "100k seconds": 1, "24 hours": 1, "1M": 0}},
		{card(t, "size.uuid"), map[string]float64{"16": 1, "128 bits": 1, "36": 0, "8": 0.5}},
		{card(t, "nodes.websocket.connections"), map[string]float64{"500k": 1, "1 million": 1, "100k": 0.5, "10k": 0}},
	} {
		for text, want := range test.scores {
			a, err := test.card.Read(text, unit.Printer{})
			if err != nil {
				t.Errorf("%s %s: %v", test.card.Question, text, err)
				continue
			}
			if got := test.card.Score(a); got != want {
				t.Errorf("%s %s scores %v, want %v: it is %s", test.card.Question, text, got, want, test.card.Text)
			}
		}
	}
}

// TestRead: what is no answer is refused in the words of the answer.
func TestRead(t *testing.T) {
	for _, test := range []struct {
		card       *Card
		text, want string
	}{
		{card(t, "powers.two_10"), "2^10", "that is the question"},
		{card(t, "powers.two_10"), "2 ^ 10", "that is the question"},
		{card(t, "nines.year", "99.9%"), "99.9%", "that is the question"},
		{card(t, "latency.memory"), "100", "«100» has no unit, but the answer is a time"},
		{card(t, "latency.memory"), "100 GB", "«100 GB» is data, but the answer is a time"},
		{card(t, "nines.which", "44 min"), "99.9", "write the % sign"},
		{card(t, "products.kb_million", "50", "2"), "many", "«many» is no number"},
	} {
		if a, err := test.card.Read(test.text, unit.Printer{}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %+v, %v, want %s", test.text, a, err, test.want)
		}
	}
}

// TestChoose: a word names one deck, and no word names two.
func TestChoose(t *testing.T) {
	all, words := decks(t), map[string]bool{}
	for _, d := range all {
		for _, word := range append([]string{d.Name}, d.Also...) {
			got, err := Choose(all, strings.ToUpper(word))
			if err != nil || len(got) != 1 || got[0].Name != d.Name || words[word] {
				t.Errorf("%s: %v, %v", word, got, err)
			}
			words[word] = true
		}
	}
	if got, err := Choose(all, ""); err != nil || len(got) != len(all) {
		t.Errorf("no word: %d decks, %v", len(got), err)
	}
	if _, err := Choose(all, "nynes"); err == nil || !strings.Contains(err.Error(), "did you mean nines?") {
		t.Error(err)
	}
}

// TestMemory: a card that is right when it is due waits longer each time; what is right
// before its time changes nothing; what is missed starts again.
func TestMemory(t *testing.T) {
	k := &Kind{ID: "nines.month", Deck: "nines"}
	day := time.Date(2026, 11, 26, 20, 0, 0, 0, time.UTC)
	m := &Memory{}
	for _, test := range []struct {
		days  int // since the first
		score float64
		box   int
		due   Day
	}{
		{0, 1, 1, "2026-11-29"},
		{0, 1, 1, "2026-11-29"}, // before its time
		{3, 1, 2, "2026-12-06"},
		{10, 1, 3, "2026-12-20"},
		{30, 0.5, 3, "2026-12-27"}, // nearly: again the next day, in its box
		{31, 1, 4, "2027-01-26"},
		{40, 0, 0, "2027-01-06"}, // missed, even before its time
		{41, 1, 1, "2027-01-09"},
		{100, 1, 2, "2027-03-13"},
	} {
		e := m.Answer(k, test.score, day.AddDate(0, 0, test.days))
		if e.Box != test.box || e.Due != test.due || e.Card != k.ID || e.Score != test.score {
			t.Errorf("day %d, score %v: %+v, want box %d, due %s", test.days, test.score, e, test.box, test.due)
		}
	}
	for range 20 {
		day = day.AddDate(1, 0, 0)
		m.Answer(k, 1, day)
	}
	if e := m.last[k.ID]; e.Box != len(waits)-1 || DayOf(day).Until(e.Due) != 120 {
		t.Errorf("after twenty right answers: %+v", e)
	}
}

// TestMemoryFile: what was answered is remembered, and lines that are no answers cost
// no others.
func TestMemoryFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "drill.jsonl")
	m, unreadable, err := ReadMemory(file)
	if err != nil || unreadable != 0 || m.Streak("2026-11-26") != 0 {
		t.Fatal(m, unreadable, err)
	}
	all := decks(t)
	first, second := &all[0].Kinds[0], &all[1].Kinds[0]
	for days, k := range []*Kind{first, second, first} {
		now := time.Date(2026, 11, 24+days, 23, 59, 0, 0, time.FixedZone("", 3600))
		if err := journal.Append(file, m.Answer(k, 0, now)); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	damaged := "nonsense\n" + `{"card":"x","box":99,"due":"2026-11-26","time":"2026-11-26T00:00:00Z"}` + "\n" + `{"card":"x","due":"soon"}` + "\n" + string(text)
	if err := os.WriteFile(file, []byte(damaged[:len(damaged)-9]), 0o600); err != nil { // the last line is cut off
		t.Fatal(err)
	}
	got, unreadable, err := ReadMemory(file)
	if err != nil || unreadable != 4 {
		t.Fatalf("%d lines are unreadable: %v", unreadable, err)
	}
	if s := got.Streak("2026-11-25"); s != 2 {
		t.Errorf("%d days in a row", s)
	}
	if s := got.Streak("2026-11-26"); s != 0 { // the cut-off line was all of that day
		t.Errorf("%d days in a row", s)
	}
	if s := m.Streak("2026-11-26"); s != 3 {
		t.Errorf("%d days in a row", s)
	}
	if s := got.Standing(&all[0], "2026-11-25"); s.Due != 1 || s.New != s.Cards-1 || s.Known != 0 {
		t.Errorf("%+v", s)
	}
	if due := got.Due(all, "2026-11-26"); !slices.Equal(due, []string{all[0].Name, all[1].Name}) {
		t.Error(due)
	}
	if day, ok := got.NextDue(all); !ok || day != "2026-11-25" {
		t.Error(day, ok)
	}
	if err := journal.Append(file, got.Answer(first, 1, time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC))); err != nil {
		t.Fatal(err)
	}
	if again, unreadable, err := ReadMemory(file); err != nil || unreadable != 4 || again.last[first.ID].Box != 1 {
		t.Error(again.last, unreadable, err)
	}
}

// TestPick: what is due comes first, then what is new from each deck in turn, then what
// is due next; the same seed picks the same.
func TestPick(t *testing.T) {
	all := decks(t)
	pick := func(m *Memory, n int, seed uint64) (ids []string) {
		for _, k := range m.Pick(all, "2026-11-26", n, rand.New(rand.NewPCG(seed, 0))) {
			ids = append(ids, k.ID)
		}
		return ids
	}
	m := &Memory{}
	newcomer := pick(m, len(all), 1)
	seen := map[string]bool{}
	for i := range all {
		if !slices.Contains(newcomer, all[i].Kinds[0].ID) {
			t.Errorf("%s is not in a first round of %d cards", all[i].Kinds[0].ID, len(all))
		}
	}
	for _, id := range newcomer {
		seen[id] = true
	}
	if len(seen) != len(all) || !slices.Equal(newcomer, pick(m, len(all), 1)) || slices.Equal(newcomer, pick(m, len(all), 2)) {
		t.Errorf("%v", newcomer)
	}

	yesterday, before := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC), time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	m.Answer(&all[0].Kinds[3], 0, yesterday)
	m.Answer(&all[2].Kinds[1], 0, before)
	m.Answer(&all[1].Kinds[0], 1, yesterday)
	if got := pick(m, 1, 1); !slices.Equal(got, []string{all[2].Kinds[1].ID}) {
		t.Errorf("%v is picked before what is longest overdue", got)
	}
	if got := pick(m, 2, 1); !slices.Contains(got, all[0].Kinds[3].ID) || !slices.Contains(got, all[2].Kinds[1].ID) {
		t.Errorf("%v is picked before what is due", got)
	}
	if got := pick(m, 9, 1); slices.Contains(got, all[1].Kinds[0].ID) {
		t.Errorf("%v has what is not due", got)
	}
	total := 0
	for _, d := range all {
		total += len(d.Kinds)
	}
	if got := pick(m, 1000, 1); len(got) != total {
		t.Errorf("%d of %d cards", len(got), total)
	}
}

// TestSession: a card that comes again does not count.
func TestSession(t *testing.T) {
	c := card(t, "latency.memory")
	s := &Session{}
	s.Add(c, nil, false)
	a, err := c.Read("100 ns", unit.Printer{})
	if err != nil {
		t.Fatal(err)
	}
	s.Add(c, a, true)
	s.Add(c, a, false)
	if s.Score != 1 || s.Max != 2 || len(s.Cards) != 3 || s.Cards[0].Answer != nil || *s.Cards[1].Answer != "100 ns" || !s.Cards[1].Again {
		t.Errorf("%+v", s)
	}
}
