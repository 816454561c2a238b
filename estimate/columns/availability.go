package columns

import "math"

// isShare reports whether a number is from 0 to 1, within Tolerance above 1.
func isShare(x float64) bool { return 0 <= x && x <= 1+Tolerance }

// parallel is the availability of n parts, each of availability a, of which one
// suffices.
func parallel(a, n float64) float64 {
	if !isShare(a) || !(n >= 0) {
		return math.NaN()
	}
	return 1 - pow(1-math.Min(a, 1), n)
}

// parallelCommon is parallel where a share of the failures hits all parts at once.
func parallelCommon(a, n, common float64) float64 {
	if !isShare(a) || !isShare(common) || !(n >= 0) {
		return math.NaN()
	}
	fails, common := 1-math.Min(a, 1), math.Min(common, 1)
	return math.Max(0, 1-(common*fails+pow((1-common)*fails, n)))
}

// available is the probability that at least k of n parts are up, each with
// probability a: a tail of the binomial distribution. Parts are whole: n is rounded
// down and k up. Of the two tails the smaller one is summed, from its largest term
// on, so that nothing cancels.
func available(n, k, a float64) float64 {
	if !isShare(a) || !(n >= 0) || k != k {
		return math.NaN()
	}
	n, k, a = floor(n), ceil(k), math.Min(a, 1)
	switch {
	case k <= 0:
		return 1
	case k > n || a == 0:
		return 0
	case a == 1:
		return 1
	case k > n*a:
		return math.Min(1, binomialTail(n, k, a))
	}
	return math.Max(0, 1-binomialTail(n, n-k+1, 1-a)) // fewer than k are up: more than n-k are down
}

// mostZones limits how many zones are looked at one by one.
const mostZones = 1000

// upInZones is the probability that at least k of n parts are up, each with probability
// a, where the parts are spread over zones that fail as wholes: a zone has n ÷ zones
// parts, rounded down, and is up with probability zone.
func upInZones(n, k, a, zones, zone float64) float64 {
	zones = floor(zones)
	if !isShare(zone) || !(zones >= 1 && zones <= mostZones) {
		return math.NaN()
	}
	each, zone := floor(n/zones), math.Min(zone, 1)
	if zone == 1 || zone == 0 {
		return available(zone*n, k, a)
	}
	sum := 0.0
	for up := 0.0; up <= zones; up++ {
		if weight := binomialMass(up, zones, zone); weight > 0 {
			sum += weight * available(up*each, k, a)
		}
	}
	return math.Min(1, sum)
}

// binomialTail is the probability of k or more successes in n trials, each with
// probability p; k is a whole number above n·p.
func binomialTail(n, k, p float64) float64 {
	sum, term := 0.0, binomialMass(k, n, p)
	odds := p / (1 - p)
	for ; term > sum*1e-17; k++ {
		sum += term
		term *= (n - k) / (k + 1) * odds
	}
	return sum
}
