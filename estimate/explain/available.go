package explain

import (
	"math"
	"strconv"

	"botec/estimate/unit"
)

// fewFail says how a head computes the probability that at least k of n parts are up, each
// with the same availability: as 1 less the ways in which just too many of them fail,
// each way as likely as that all of these fail. ok is false where that is off, or where
// zones fail as wholes.
func fewFail(args []float64, probability float64) (ways, failing float64, ok bool) {
	if len(args) != 3 {
		return 0, 0, false
	}
	n, k := args[0], args[1]
	if !(1 <= k && k <= n && n <= mostParts) || n != math.Trunc(n) || k != math.Trunc(k) {
		return 0, 0, false
	}
	ways, failing = 1, n-k+1
	for i := range int(failing) {
		ways = ways * (n - float64(i)) / float64(i+1)
	}
	return ways, failing, within(ways*math.Pow(1-args[2], failing)/(1-probability), 1.2)
}

// mostParts is how many parts a head counts the ways of.
const mostParts = 20

// available computes the probability that enough parts are up: 1 − 10 × 0.5%^3 of three of
// five.
func (h *head) available(e *expr, st *step) amount {
	var args []float64
	a := amount{dim: e.dim, shape: ofTerms}
	text := ""
	for _, p := range e.parts {
		x := h.operand(e, p, anyPeriod, st)
		args, text = append(args, x.value), x.text
		a.from = append(a.from, x.from...)
		a.inexact = a.inexact || x.inexact
	}
	percent := func(v float64) (float64, string) {
		return h.roundTo(func(x float64) float64 { return toDigits(x, 3) }, v, unit.Dim{}, unit.Percent, anyPeriod)
	}
	ways, failing, _ := fewFail(args, e.value)
	down, downText := percent(toDigits(1-args[2], allDigits-3))
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
