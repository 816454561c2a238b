package formula

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"botec/estimate/unit"

	"gonum.org/v1/gonum/mathext"
)

// Function is a function of the formula language.
type Function struct {
	Usage   string // its name and its arguments: "min(a, b, …)"
	About   string
	least   int
	most    int // -1: any number
	op      Opcode
	rule    rule
	samples bool // over the samples: stands in expect, advice and --such-that only
}

// rule says which dimensions a function takes and gives.
type rule byte

const (
	same    rule = iota // all of one dimension, which is the result's
	numbers             // plain numbers
	counts              // a plain number or a count
	root                // the square root's
	choice              // if(condition, a, b)
	shares              // plain numbers, shown as a share
	chance              // a condition, shown as a share
)

func (f *Function) takes() string {
	switch {
	case f.most < 0:
		return fmt.Sprintf("at least %d argument", f.least)
	case f.least == 1:
		return "one argument"
	}
	return fmt.Sprintf("%d arguments", f.least)
}

// Library are all functions but the percentiles, which are made as they are met.
var Library = [...]Function{
	{Usage: "min(a, b, …)", About: "the smallest", least: 1, most: -1, op: opMin},
	{Usage: "max(a, b, …)", About: "the largest", least: 1, most: -1, op: opMax},
	{Usage: "sum(a, b, …)", About: "all added up", least: 1, most: -1, op: opAdd},
	{Usage: "ceil(x)", About: "rounded up; takes plain numbers and counts", least: 1, most: 1, op: opCeil, rule: counts},
	{Usage: "floor(x)", About: "rounded down", least: 1, most: 1, op: opFloor, rule: counts},
	{Usage: "round(x)", About: "rounded to the nearest, halves away from zero", least: 1, most: 1, op: opRound, rule: counts},
	{Usage: "abs(x)", About: "without its sign", least: 1, most: 1, op: opAbs},
	{Usage: "sqrt(x)", About: "square root", least: 1, most: 1, op: opSqrt, rule: root},
	{Usage: "ln(x)", About: "natural logarithm", least: 1, most: 1, op: opLn, rule: numbers},
	{Usage: "log2(x)", About: "logarithm to base 2", least: 1, most: 1, op: opLog2, rule: numbers},
	{Usage: "log10(x)", About: "logarithm to base 10", least: 1, most: 1, op: opLog10, rule: numbers},
	{Usage: "log(x, base)", About: "logarithm to any base", least: 2, most: 2, op: opLog, rule: numbers},
	{Usage: "exp(x)", About: "e to the power of x", least: 1, most: 1, op: opExp, rule: numbers},
	{Usage: "if(condition, a, b)", About: "a where the condition holds, else b", least: 3, most: 3, op: opIf, rule: choice},
	{Usage: "parallel(a, n)", About: "availability of n parts of which one suffices", least: 2, most: 2, op: opParallel, rule: shares},
	{Usage: "nines(a)", About: "how many nines an availability has: nines(99.9%) is 3", least: 1, most: 1, op: opNines, rule: numbers},
	{Usage: "erlang_c(servers, load)", About: "probability of waiting; 1 at or above full load", least: 2, most: 2, op: opErlangC, rule: shares},
	{Usage: "staff(load, p)", About: "fewest servers with at most that probability of waiting", least: 2, most: 2, op: opStaff, rule: numbers},
	{Usage: "uniform(a, b)", About: "anything between a and b", least: 2, most: 2, op: opUniform},
	{Usage: "normal(p5, p95)", About: "normal, by its 90% interval", least: 2, most: 2, op: opNormal},
	{Usage: "lognormal(p5, p95)", About: "lognormal, by its 90% interval", least: 2, most: 2, op: opLognormal},
	{Usage: "triangular(min, mode, max)", About: "triangular", least: 3, most: 3, op: opTriangular},
	{Usage: "pert(min, mode, max)", About: "smooth between min and max, likeliest at mode", least: 3, most: 3, op: opPert},
	{Usage: "mean(x)", About: "the mean of the samples", least: 1, most: 1, op: opCopy, samples: true},
	{Usage: "prob(condition)", About: "the share of the samples in which it holds", least: 1, most: 1, op: opCopy, rule: chance, samples: true},
}

// Name is what a formula calls it by.
func (f *Function) Name() string {
	name, _, _ := strings.Cut(f.Usage, "(")
	return name
}

// function finds a function by name.
func function(name string) *Function {
	for i := range Library {
		if rest, ok := strings.CutPrefix(Library[i].Usage, name); ok && rest[0] == '(' {
			return &Library[i]
		}
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "p")); err == nil && 0 < n && n < 100 && name == "p"+strconv.Itoa(n) {
		return &Function{Usage: name + "(x)", About: "percentile of the samples", least: 1, most: 1, op: opCopy, samples: true}
	}
	return nil
}

// Percentile is the n of a function p1 to p99, 0 for any other.
func (f *Function) Percentile() int {
	if n, err := strconv.Atoi(strings.TrimPrefix(f.Name(), "p")); err == nil {
		return n
	}
	return 0
}

// Functions lists the names of all functions in order, p1 … p99 by p5 and p95.
func Functions() []string {
	names := []string{"p5", "p95"}
	for i := range Library {
		names = append(names, Library[i].Name())
	}
	slices.Sort(names)
	return names
}

// Tolerance is the part of a number by which another may differ and count as
// equal: formulas written in decimal forgive what binary fractions add.
const Tolerance = 1e-9

// equal says that two numbers differ by at most the tolerance of the larger.
func equal(a, b float64) bool {
	return a == b || math.Abs(a-b) <= Tolerance*math.Max(math.Abs(a), math.Abs(b))
}

func ceil(x float64) float64 {
	if r := math.Round(x); equal(x, r) {
		return r
	}
	return math.Ceil(x)
}

func floor(x float64) float64 {
	if r := math.Round(x); equal(x, r) {
		return r
	}
	return math.Floor(x)
}

// parallel is the availability of n parts of which one suffices.
func parallel(a, n float64) float64 {
	if !(0 <= a && a <= 1+Tolerance && n >= 0) {
		return math.NaN()
	}
	return 1 - pow(1-math.Min(a, 1), n)
}

// pow is math.Pow, but a NaN stays one.
func pow(x, y float64) float64 {
	if x != x || y != y {
		return math.NaN()
	}
	return math.Pow(x, y)
}

// erlangC is the probability that a request waits at n servers under a load of
// a erlangs (Erlang's second formula). Erlang's B stands on the Poisson
// distribution: B = pmf(n; a) / cdf(n; a), with cdf the regularised upper
// incomplete gamma function, so that a million servers cost what ten do.
func erlangC(n, a float64) float64 {
	switch {
	case n != n || a != a || a < 0 || n < 0:
		return math.NaN()
	case a >= n:
		return 1
	case a == 0:
		return 0
	}
	logGamma, _ := math.Lgamma(n + 1)
	b := math.Exp(n*math.Log(a)-a-logGamma) / mathext.GammaIncRegComp(n+1, a)
	return math.Min(1, n*b/(n-a*(1-b)))
}

// staff is the smallest whole number of servers at which at most a share p of
// the requests under a load of a erlangs waits.
func staff(a, p float64) float64 {
	if a != a || p != p || a < 0 || p <= 0 || p > 1 || a > 1e12 {
		return math.NaN()
	}
	enough := func(n float64) bool { return erlangC(n, a) <= p*(1+Tolerance) }
	low, step := math.Floor(a), 1.0 // never enough, unless the load is 0
	if enough(low) {
		return low
	}
	for !enough(low + step) {
		if low, step = low+step, step*2; step > 1e13 {
			return math.NaN()
		}
	}
	for high := low + step; ; {
		if high-low <= 1 {
			return high
		}
		if mid := math.Floor((low + high) / 2); enough(mid) {
			high = mid
		} else {
			low = mid
		}
	}
}

func isCount(d unit.Dim) bool {
	_, counted := d.Counted()
	return counted || d.IsNumber()
}
