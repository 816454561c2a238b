package columns

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestResponse: waiting and service by their closed forms, and where there is one server
// by that of M/M/1, whose response is exponential.
func TestResponse(t *testing.T) {
	isNear := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9*math.Abs(want) {
			t.Errorf("%s is %.12g, want %.12g", what, got, want)
		}
	}
	for _, a := range []float64{0.01, 0.3, 0.5, 0.8, 0.95, 0.999} {
		isNear("the mean wait of one server", meanWait(1, a), a/(1-a))
		for _, q := range []float64{0.5, 0.9, 0.99, 0.9999} {
			isNear("a quantile of one server", applyListed(OpResponse, []float64{1, a, 0.05, q}), -0.05*math.Log(1-q)/(1-a))
		}
		mean, deviation := applyListed(OpSlowest, []float64{1, a, 1, 3}), applyListed(OpSlowestDeviation, []float64{1, a, 1, 3})
		isNear("the mean of the slowest of three", mean, (1+1./2+1./3)/(1-a))
		isNear("the deviation of the slowest of three", deviation, math.Sqrt(1+1./4+1./9)/(1-a))
	}
	for _, n := range []float64{2, 7, 16, 64} {
		for _, busy := range []float64{0.1, 0.6, 0.9, 0.99} {
			a := n * busy
			b := 1.0 // Erlang's recurrence
			for k := 1.0; k <= n; k++ {
				b = a * b / (k + a*b)
			}
			waits, rate := b/(1-busy*(1-b)), n-a
			isNear("the mean wait", meanWait(n, a), waits/rate)
			at := applyListed(OpResponse, []float64{n, a, 1, 0.99})
			above := (1-waits)*math.Exp(-at) + waits*(rate*math.Exp(-at)-math.Exp(-rate*at))/(rate-1)
			if math.Abs(rate-1) < 1e-9 {
				above = math.Exp(-at) * (1 + waits*at)
			}
			isNear("the share above the p99", above, 0.01)
		}
	}
	// nothing waits: the service time alone
	isNear("a p99 that is given", applyListed(OpResponse, []float64{1e6, 1, 0.02, 0.1, 0.99}), 0.1)
	isNear("its mean", applyListed(OpSlowest, []float64{1e6, 1, 0.02, 0.1, 1}), 0.02)
	// the slowest of many lognormal services, by the sum over small steps of the time
	for _, p99 := range []float64{1.05, 1.5, 4, 12} {
		r, _ := responseOf([]float64{3, 2.4, 1, p99, 20})
		one, two := 0.0, 0.0
		for i := range 40_000 {
			from, to := 1e5*math.Pow(float64(i)/40_000, 5), 1e5*math.Pow(float64(i+1)/40_000, 5)
			t := (from + to) / 2
			longer := -math.Expm1(20 * math.Log1p(-r.longer(t)))
			one, two = one+longer*(to-from), two+2*t*longer*(to-from)
		}
		mean, deviation := r.slowest(20)
		if want := math.Sqrt(two - one*one); math.Abs(mean/one-1) > 1e-6 || math.Abs(deviation/want-1) > 1e-5 {
			t.Errorf("the slowest of 20 with a p99 of %g takes %g ± %g, want %g ± %g", p99, mean, deviation, one, want)
		}
	}
	if v := applyListed(OpResponse, []float64{4, 4, 1, 0.5}); !math.IsInf(v, 1) {
		t.Errorf("at full load the response is %v", v)
	}
	for _, v := range [][]float64{{4, 1, 1, 0.9, 0.99}, {4, 1, 1, 14.5, 0.99}, {4, 1, 1, 1}, {-1, 1, 1, 0.5}} {
		if got := applyListed(OpResponse, v); got == got {
			t.Errorf("response%v is %v", v, got)
		}
	}
}

// TestUpInZones: the cases are counted one by one.
func TestUpInZones(t *testing.T) {
	check := func(n, k, a, zones, zone float64) {
		t.Helper()
		want, each := 0.0, int(n/zones)
		for state := range 1 << int(zones) { // which zones are up
			p, parts := 1.0, 0
			for z := range int(zones) {
				if state>>z&1 == 1 {
					p, parts = p*zone, parts+each
				} else {
					p *= 1 - zone
				}
			}
			for up := range 1 << parts {
				q, some := p, 0
				for i := range parts {
					if up>>i&1 == 1 {
						q, some = q*a, some+1
					} else {
						q *= 1 - a
					}
				}
				if some >= int(k) {
					want += q
				}
			}
		}
		if got := upInZones(n, k, a, zones, zone); math.Abs(got-want) > 1e-12 {
			t.Errorf("%v of %v in %v zones are up with %.15g, want %.15g", k, n, zones, got, want)
		}
	}
	check(6, 4, 0.99, 3, 0.999)
	check(7, 4, 0.9, 3, 0.95)
	check(4, 4, 0.9, 1, 0.95)
	check(9, 1, 0.5, 3, 0.5)
}

// TestTail: the quantile of a sum of parts, against a simulation of the parts; what always
// takes the same time is added, and what takes longer than any time is beyond each.
func TestTail(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		parts := [][3]float64{{1, 10 * random.Float64(), 0}}
		parts[0][2] = parts[0][1] * random.Float64()
		for range random.IntN(4) {
			mean := math.Exp(5 * random.Float64())
			parts = append(parts, [3]float64{random.Float64(), mean, mean * random.Float64()})
		}
		v := []float64{0.99}
		for i := range 3 {
			for _, p := range parts {
				v = append(v, p[i])
			}
		}
		lognormal := func(mean, deviation float64) float64 {
			s := math.Log1p(deviation * deviation / mean / mean)
			return mean * math.Exp(math.Sqrt(s)*random.NormFloat64()-s/2)
		}
		sums := make([]float64, 50_000)
		for i := range sums {
			for _, p := range parts {
				if random.Float64() < p[0] {
					sums[i] += lognormal(p[1], p[2])
				}
			}
		}
		slices.Sort(sums)
		if got, want := applyListed(OpTail, v), sums[49_499]; math.Abs(got/want-1) > 0.1 {
			t.Errorf("tail%v is %v, simulated %v", v, got, want)
		}
	}
	check := func(want float64, v ...float64) {
		t.Helper()
		if got := applyListed(OpTail, v); math.Abs(got-want) > 1e-9*want && got != want {
			t.Errorf("tail%v is %v, want %v", v, got, want)
		}
	}
	check(7, 0.99, 1, 2, 3, 2, 0, 0)
	check(3, 0.9, 1, 0.05, 3, 5, 0, 0)
	check(8, 0.99, 1, 0.05, 3, 5, 0, 0)
	check(3, 0.95, 1, 0.05, 3, 5, 0, 0) // the least of all that 95% are below
	check(3, 0.5, 1, 0.2, 3, math.Inf(1), 0, 0)
	check(math.Inf(1), 0.99, 1, 0.2, 3, math.Inf(1), 0, 0)
}
