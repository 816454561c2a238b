package practice_test

import (
	"math"
	"testing"

	"botec/estimate/estimatetest"
	"botec/estimate/practice"
)

// TestScoreRange: what ranges are worth where the truth is 1000.
func TestScoreRange(t *testing.T) {
	for _, test := range []struct{ low, high, want float64 }{
		// by their width, where the truth is in the middle, and at an end
		{999, 1001, 1}, {1000 / 1.5, 1500, 0.98}, {500, 2000, 0.96}, {100, 10000, 0.86}, {1, 1e6, 0.59},
		{999, 9990, 0.675}, {1000, 10000, 0.675}, {1010, 1200, 0.97},
		// by how far it lies outside
		{1100, 1200, 0.95}, {800, 900, 0.94}, {1500, 2000, 0.79}, {2000, 2001, 0.71}, {3000, 3001, 0.55}, {10000, 10001, 0.05}, {1, 10, 0},
		// a range that starts at zero says nothing of the magnitude
		{0, 2000, 0}, {-5, 2000, 0},
	} {
		a := &practice.Answer{Low: test.low, High: test.high}
		if got := practice.Score(a, 1000); math.Abs(got-test.want) > 0.005 {
			t.Errorf("%v..%v scores %v, want %v", test.low, test.high, got, test.want)
		}
	}
}

// TestScoreWhole: of a small whole number one more or less is as good.
func TestScoreWhole(t *testing.T) {
	for _, test := range []struct{ answer, truth, want float64 }{
		{1, 2, 1}, {2, 2, 1}, {3, 2, 1}, {4, 2, 0.5}, {0, 1, 0}, {2, 1, 1}, {3, 1, 0.5}, {7, 8, 1}, {13, 10, 1}, {4, 8, 0.5}, {10, 12, 1}, {20, 12, 0.5},
	} {
		a := &practice.Answer{Low: test.answer, High: test.answer}
		if got := practice.ScoreWhole(a, test.truth); got != test.want {
			t.Errorf("%v of %v scores %v, want %v", test.answer, test.truth, got, test.want)
		}
	}
}

// expected is the score that somebody expects of an answer whose belief about the truth
// is lognormal, with a median of 1.
func expected(a *practice.Answer, sigma float64) (sum float64) {
	const steps, most = 2000, 8.0
	for i := range steps {
		z := most * (2*(float64(i)+0.5)/steps - 1)
		sum += 2 * most / steps * math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) * practice.Score(a, math.Exp(z*sigma))
	}
	return sum
}

func around(factor float64) *practice.Answer {
	return &practice.Answer{Low: 1 / factor, High: factor}
}

// TestBestRange: for beliefs with factors of 1.2 to 100 between the ends of the range that the
// truth is in with 90%, that range is the one with the best expected score.
func TestBestRange(t *testing.T) {
	const z95 = 1.6448536
	for _, factor := range []float64{1.2, 2, 4, 10, 27, 50, 100} {
		sigma := math.Log(factor) / (2 * z95)
		stated := expected(around(math.Exp(z95*sigma)), sigma)
		best, at := 0., 0.
		for share := 0.3; share <= 2.5; share += 0.01 {
			if e := expected(around(math.Exp(share*z95*sigma)), sigma); e > best {
				best, at = e, share
			}
		}
		if math.Abs(at-1) > 0.05+1e-9 || best-stated > 0.001 {
			t.Errorf("×%v: the best range has %.2f of the width of the true one: %.4f instead of %.4f", factor, at, best, stated)
		}
		for _, shift := range []float64{0.8, 1.25} { // and not to one side
			off := &practice.Answer{Low: shift * math.Exp(-z95*sigma), High: shift * math.Exp(z95*sigma)}
			if e := expected(off, sigma); e > stated {
				t.Errorf("×%v: shifted by %v: %.4f, more than %.4f", factor, shift, e, stated)
			}
		}
	}
}

// TestNumberOrRange: who is sure to within a factor of 2.3 between the ends of the range
// does better with a number, who is less sure than a factor of 3.7 with the range.
func TestNumberOrRange(t *testing.T) {
	const z95 = 1.6448536
	number := &practice.Answer{Low: 1, High: 1}
	for _, sigma := range []float64{0.05, 0.1, 0.2, 0.25, 0.4, 0.5, 0.7, 1, 1.5, 2} {
		asNumber, asRange := expected(number, sigma), expected(around(math.Exp(z95*sigma)), sigma)
		if sure := sigma <= 0.25; sure != (asNumber > asRange) {
			t.Errorf("σ %v: %.3f for a number, %.3f for a range", sigma, asNumber, asRange)
		}
	}
}

// TestSession: hints, questions that are answered again or not reached, and what a
// session keeps of them.
func TestSession(t *testing.T) {
	r := estimatetest.Text(t, "inputs: {dau: 6k}\nworkloads: {post: {writes: dau * 1/user/s, size: 1 kB}}\n")
	questions := practice.Questions(r)
	s := practice.NewSession("plan", len(questions))
	answer := func(i int, text string, hints int) float64 {
		t.Helper()
		q := questions[i]
		if text == "" {
			return s.Answer(i, q, nil, hints).Score
		}
		a, err := practice.ParseAnswer(r, q, text)
		if err != nil {
			t.Fatal(err)
		}
		return s.Answer(i, q, a, hints).Score
	}
	for _, test := range []struct {
		i           int
		answer      string
		hints       int
		worth, then float64
	}{
		{0, "6k/s", 0, 1, 1},
		{1, "12k/s", 2, 0.75, 1.75}, // with hints
		{2, "", 0, 0, 1.75},
		{2, "518 GB", 0, 0.5, 2.25}, // answered after it was skipped
		{0, "1/s", 0, 0, 2.25},      // a worse answer later changes nothing
		{1, "12k/s", 0, 0.5, 2.25},
		{2, "518 GB", 1, 0.5, 2.25},
	} {
		if worth := answer(test.i, test.answer, test.hints); worth != test.worth || s.Score != test.then {
			t.Errorf("%d %s: worth %v, then %v; want %v, %v", test.i, test.answer, worth, s.Score, test.worth, test.then)
		}
	}
	if s.Max != float64(len(questions)) || s.Max <= 3 || len(s.Questions) != 3 || s.Questions[0].Again || !s.Questions[2].Again || s.Questions[1].Hints != 2 {
		t.Errorf("%+v", s)
	}
}

// TestKinds: what the questions of presets are about.
func TestKinds(t *testing.T) {
	for preset, metrics := range map[string]map[string]practice.Kind{
		"twitter": {"tweet.writes": practice.Traffic, "stored": practice.Storage, "egress": practice.Bandwidth, "cache": practice.Memory,
			"app.nodes": practice.Servers, "cdn_cost": practice.Cost, "dau": practice.Other},
		"availability":   {"down_3_nines": practice.Availability},
		"latency-budget": {"round_trip": practice.Latency},
		"search-cluster": {"shards": practice.Servers},
	} {
		r := estimatetest.Preset(t, preset)
		for name, want := range metrics {
			if got := practice.KindOf(name, r.Get(name).BaseUnit()); got != want {
				t.Errorf("%s: %s is %s, want %s", preset, name, got, want)
			}
		}
	}
}
