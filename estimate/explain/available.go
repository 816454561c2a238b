package explain

import (
	"math"
	"strconv"

	"botec/estimate/unit"
)

// fewFail says how a head computes the probability that at least k of n parts are up, each
// with the same availability: as 1 less the ways in which just too many of them fail,
// each way as likely as that all of these fail. ok is false where that is off, or where
// several parts are in a zone that fails as a whole.
func fewFail(args []float64, probability float64) (ways, failing float64, ok bool) {
	up, ok := eachUp(args)
	n, k := args[0], args[1]
	if !ok || !(1 <= k && k <= n && n <= mostParts) || n != math.Trunc(n) || k != math.Trunc(k) {
		return 0, 0, false
	}
	ways, failing = 1, n-k+1
	for i := range int(failing) {
		ways = ways * (n - float64(i)) / float64(i+1)
	}
	return ways, failing, within(ways*math.Pow(1-up, failing)/(1-probability), 1.2)
}

// eachUp is how available each part is, with the zone of its own that it may be in.
func eachUp(args []float64) (up float64, ok bool) {
	switch {
	case len(args) == 3:
		return args[2], true
	case len(args) == 5 && args[3] == args[0]:
		return args[2] * args[4], true
	}
	return 0, false
}

// mostParts is how many parts a head counts the ways of.
const mostParts = 20

// available computes the probability that enough parts are up: 1 − 10 × 0.5%^3 of three of
// five.
func (h *head) available(e *expr, st *step) amount {
	var args []float64
	a := amount{dim: e.dim, shape: ofTerms}
	var texts []string
	for _, p := range e.parts {
		x := h.operand(e, p, anyPeriod, st)
		args, texts = append(args, x.value), append(texts, x.text)
		a.from = append(a.from, x.from...)
		a.inexact = a.inexact || x.inexact
	}
	percent := func(v float64) (float64, string) {
		return h.roundTo(func(x float64) float64 { return toDigits(x, 3) }, v, unit.Dim{}, unit.Percent, anyPeriod)
	}
	up, text := args[2], texts[2]
	if len(args) == 5 {
		both, _ := eachUp(args)
		up, text = percent(both)
		st.lines = append(st.lines, texts[2]+" × "+texts[4]+sign(amount{value: both}, amount{value: up})+text)
	}
	ways, failing, _ := fewFail(args, e.value)
	down, downText := percent(toDigits(1-up, allDigits-3))
	st.lines = append(st.lines, "1 − "+text+" = "+downText)
	fails, failsText := down, downText
	if ways > 1 || failing > 1 {
		line := downText
		if failing > 1 {
			line += "^" + strconv.Itoa(int(failing))
		}
		if ways > 1 {
			line = strconv.Itoa(int(ways)) + " × " + line
		}
		exact := amount{value: ways * math.Pow(down, failing)}
		fails, failsText = percent(exact.value)
		st.lines = append(st.lines, line+sign(exact, amount{value: fails})+failsText)
	}
	a.value, a.text = 1-fails, "1 − "+failsText
	return a
}
