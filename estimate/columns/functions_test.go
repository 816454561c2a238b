package columns

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// The references are computed with 60 digits by the recursions and sums that the
// formulas are usually defined by.

const precision = 200 // 60 digits

func number(x float64) *big.Float    { return new(big.Float).SetPrec(precision).SetFloat64(x) }
func add(a, b *big.Float) *big.Float { return new(big.Float).SetPrec(precision).Add(a, b) }
func sub(a, b *big.Float) *big.Float { return new(big.Float).SetPrec(precision).Sub(a, b) }
func mul(a, b *big.Float) *big.Float { return new(big.Float).SetPrec(precision).Mul(a, b) }
func quo(a, b *big.Float) *big.Float { return new(big.Float).SetPrec(precision).Quo(a, b) }

// exactErlangB is the recursion 1/B(n) = 1 + n/a · 1/B(n-1).
func exactErlangB(n int, a float64) *big.Float {
	inverse := number(1)
	for i := 1; i <= n; i++ {
		inverse = add(number(1), mul(quo(number(float64(i)), number(a)), inverse))
	}
	return quo(number(1), inverse)
}

func exactErlangC(n int, a float64, b *big.Float) *big.Float {
	servers := number(float64(n))
	return quo(mul(servers, b), sub(servers, mul(number(a), sub(number(1), b))))
}

// exactAvailable sums the binomial distribution from k on.
func exactAvailable(n, k int, a float64) *big.Float {
	up, down := number(a), sub(number(1), number(a))
	term := number(1) // the probability of 0
	for range n {
		term = mul(term, down)
	}
	sum := number(0)
	for i := 0; i <= n; i++ {
		if i >= k {
			sum = add(sum, term)
		}
		term = quo(mul(mul(term, number(float64(n-i))), up), mul(number(float64(i+1)), down))
	}
	return sum
}

// off is the relative distance of a number from its exact value.
func off(got float64, exact *big.Float) float64 {
	distance, _ := quo(sub(number(got), exact), exact).Float64()
	return math.Abs(distance)
}

// TestEqual: within a billionth; what is longer than any time equals nothing else.
func TestEqual(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		a, b float64
		want bool
	}{
		{1, 1 + 1e-10, true}, {1, 1 + 1e-8, false}, {0, 0, true}, {0, 1e-300, false},
		{inf, inf, true}, {inf, 0.2, false}, {0.2, inf, false}, {inf, -inf, false}, {math.NaN(), math.NaN(), false},
	} {
		if got := Equal(c.a, c.b); got != c.want {
			t.Errorf("Equal(%v, %v) is %v", c.a, c.b, got)
		}
	}
	if Near(inf, 0.2, 0.1) || Near(0.2, 0.2, 0.1) != true {
		t.Error("what is longer than any time is near 0.2 s")
	}
}

// TestErlang: at the extremes too: almost no load, almost full load, far too much of
// it, one server and thousands.
func TestErlang(t *testing.T) {
	for _, n := range []int{1, 2, 3, 10, 15, 17, 100, 1000, 7000} {
		s := float64(n)
		for _, a := range []float64{1e-9, 0.01, 0.5, s / 2, 0.9 * s, s - 1e-3*math.Sqrt(s), math.Nextafter(s, 0), s, math.Nextafter(s, 2*s),
			s + 3*math.Sqrt(s), s + 5*math.Sqrt(s) + 4.999, s + 5*math.Sqrt(s) + 5.001, s + 6*math.Sqrt(s), 1.5 * s, 3 * s, 100 * s, 1e9 * s} {
			b := exactErlangB(n, a)
			if !isTiny(b) {
				if d := off(erlangB(s, a), b); !(d < 1e-11) {
					t.Errorf("erlang_b(%d, %v) = %v is off by %.1g", n, a, erlangB(s, a), d)
				}
			} else if erlangB(s, a) > 1e-290 {
				t.Errorf("erlang_b(%d, %v) = %v, want almost nothing", n, a, erlangB(s, a))
			}
			if a >= s {
				if erlangC(s, a) != 1 {
					t.Errorf("erlang_c(%d, %v) = %v, want 1", n, a, erlangC(s, a))
				}
				continue
			}
			if exact := exactErlangC(n, a, b); !isTiny(exact) {
				if d := off(erlangC(s, a), exact); !(d < 1e-11) {
					t.Errorf("erlang_c(%d, %v) = %v is off by %.1g", n, a, erlangC(s, a), d)
				}
			}
		}
	}
	for _, c := range []struct{ got, want float64 }{{erlangB(0, 0), 1}, {erlangB(0, 5), 1}, {erlangB(5, 0), 0}, {erlangC(5, 0), 0}, {erlangC(0, 0), 1}} {
		if c.got != c.want {
			t.Errorf("%v, want %v", c.got, c.want)
		}
	}
	for _, a := range []float64{0.3, 1, 10, 500, 1e6, 1e12} {
		for _, p := range []float64{0.5, 0.2, 0.01} {
			n := staff(a, p)
			if erlangC(n, a) > p*(1+1e-9) || erlangC(n-1, a) <= p {
				t.Errorf("staff(%v, %v) = %v: %v there, %v one below", a, p, n, erlangC(n, a), erlangC(n-1, a))
			}
		}
	}
}

// isTiny reports whether a number is too small to hold all digits of a float64.
func isTiny(x *big.Float) bool { return x.Cmp(number(1e-290)) < 0 }

// TestWait: the quantile is the time t at which C·e^(-(n-a)t) has fallen to 1-q.
func TestWait(t *testing.T) {
	for _, n := range []int{1, 2, 10, 100, 2000} {
		s := float64(n)
		for _, a := range []float64{1e-6, 0.3, s / 2, 0.99 * s, s * (1 - 1e-9), math.Nextafter(s, 0)} {
			if a >= s {
				continue
			}
			c := exactErlangC(n, a, exactErlangB(n, a))
			for _, q := range []float64{0, 0.5, 0.99, 1 - 1e-9, 1 - 1e-15} {
				longer := sub(number(1), number(q))
				got := wait(s, a, q)
				if c.Cmp(longer) <= 0 {
					if got > 1e-9/(s-a) {
						t.Errorf("wait(%d, %v, %v) = %v, want 0", n, a, q, got)
					}
					continue
				}
				ratio, _ := quo(c, longer).Float64()
				if want := math.Log(ratio) / (s - a); math.Abs(got-want) > 1e-11*(want+1/(s-a)) {
					t.Errorf("wait(%d, %v, %v) = %v, want %v", n, a, q, got, want)
				}
			}
		}
	}
	for _, v := range []float64{wait(5, 5, 0.5), wait(5, 6, 0.5), wait(5, 4, 1), wait(5, 4, -0.1), wait(5, -1, 0.5), wait(0, 0, 0.5)} {
		if v == v {
			t.Errorf("%v, want none", v)
		}
	}
}

// TestAvailable: what is missing to 1 counts as much as the availability itself.
func TestAvailable(t *testing.T) {
	for _, n := range []int{1, 2, 3, 5, 17, 100, 1000} {
		for _, a := range []float64{1e-6, 0.1, 0.5, 0.9, 0.999, 1 - 1e-9} {
			for _, k := range []int{1, 2, n / 2, int(float64(n) * a), int(float64(n)*a) + 1, n - 1, n} {
				if k < 1 || k > n {
					continue
				}
				exact := exactAvailable(n, k, a)
				got := available(float64(n), float64(k), a)
				if missing := sub(number(1), exact); missing.Cmp(exact) < 0 {
					if distance, _ := sub(number(got), exact).Float64(); math.Abs(distance) > 1e-12 {
						t.Errorf("available(%d, %d, %v) = %v is off by %.1g", n, k, a, got, distance)
					}
				} else if !isTiny(exact) {
					if d := off(got, exact); !(d < 1e-11) {
						t.Errorf("available(%d, %d, %v) = %v is off by %.1g", n, k, a, got, d)
					}
				}
			}
		}
	}
	for _, c := range []struct{ got, want float64 }{{available(5, 0, 0), 1}, {available(5, 6, 1), 0}, {available(5, 5, 1), 1}, {available(5, 1, 0), 0},
		{available(5.9, 4.2, 0.9), available(5, 5, 0.9)}, {available(0, 1, 0.5), 0}, {available(0, 0, 0.5), 1}} {
		if c.got != c.want {
			t.Errorf("%v, want %v", c.got, c.want)
		}
	}
	if got := available(1e9, 0.999e9, 0.999); math.Abs(got-0.5) > 1e-3 {
		t.Errorf("about half of a billion parts: %v", got)
	}
}

// TestParallel: of two parts with a common share, against the formula as it is written.
func TestParallel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, n, common := share(t, "a"), float64(rapid.IntRange(1, 9).Draw(t, "n")), share(t, "common")
		want := 1 - (common*(1-a) + math.Pow((1-common)*(1-a), n))
		if got := parallelCommon(a, n, common); math.Abs(got-want) > 1e-15 {
			t.Fatalf("%v, want %v", got, want)
		}
		if got := parallelCommon(a, n, 0); got != parallel(a, n) {
			t.Fatalf("nothing in common: %v, want %v", got, parallel(a, n))
		}
		if got := parallelCommon(a, n, 1); math.Abs(got-a) > 1e-15 {
			t.Fatalf("all in common: %v, want %v", got, a)
		}
		if got := parallelCommon(a, n, common); a >= 0.5 && (got < a-1e-15 || got > parallel(a, n)+1e-15) {
			t.Fatalf("%v is not between that of one part and that of independent ones", got)
		}
	})
}

func share(t *rapid.T, label string) float64 { return rapid.Float64Range(0, 1).Draw(t, label) }

// TestMonotone: more servers, parts and availability help; more load, needed parts and
// shared failures do not.
func TestMonotone(t *testing.T) {
	const slack = 1e-12
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Float64Range(0, 3000).Draw(t, "n")
		load := n * rapid.Float64Range(0, 2).Draw(t, "occupancy")
		more := rapid.Float64Range(0, 50).Draw(t, "more")
		q, a, common := rapid.Float64Range(0, 0.999).Draw(t, "q"), share(t, "a"), share(t, "common")
		better := a + (1-a)*share(t, "better")
		k := rapid.Float64Range(0, 3000).Draw(t, "k")
		falls := func(what string, before, after float64) {
			if !(after <= before+slack*math.Abs(before)) && before == before {
				t.Fatalf("%s: %v, then %v", what, before, after)
			}
		}
		falls("erlang_b by servers", erlangB(n, load), erlangB(n+more, load))
		falls("erlang_b by load", erlangB(n, load+more), erlangB(n, load))
		falls("erlang_c by servers", erlangC(n, load), erlangC(n+more, load))
		falls("erlang_c by load", erlangC(n, load+more), erlangC(n, load))
		falls("wait by servers", wait(n, load, q), wait(n+more, load, q)+0)
		falls("wait by load", wait(n+more, load+more/2, q), wait(n+more, min(load, n+more/2), q))
		falls("wait by quantile", wait(n+more, load, q+(1-q)/2), wait(n+more, load, q))
		falls("available by k", available(n, k, a), available(n, k+more, a))
		falls("available by n", available(n+more, k, a), available(n, k, a))
		falls("available by a", available(n, k, better), available(n, k, a))
		falls("parallel by n", parallelCommon(a, n+more, common), parallelCommon(a, n, common))
		falls("parallel by a", parallelCommon(better, n, common), parallelCommon(a, n, common))
		falls("parallel by common", parallelCommon(0.5+a/2, n+2, common), parallelCommon(0.5+a/2, n+2, common+(1-common)*q))
		if b, c := erlangB(n, load), erlangC(n, load); b < 0 || b > c+slack || c > 1 {
			t.Fatalf("erlang_b %v, erlang_c %v", b, c)
		}
	})
}
