package formula

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// Function is a function of the formula language.
type Function struct {
	Usage string // its name and its arguments: "min(a, b, …)"
	About string // what it computes, for a list of functions
	least int    // the least number of arguments
	most  int    // the greatest; -1: any number
	op    columns.Op
	rule  rule

	statistic bool // a function of all samples; only headline, expect, advice and --such-that may use it
}

// rule is how the dimension of a function follows from those of its arguments.
type rule byte

const (
	same    rule = iota // the arguments have one dimension, which is the result's
	numbers             // plain numbers to a plain number
	counts              // a plain number or a count to the same
	root                // the square root of the dimension
	choice              // a condition and two arguments of one dimension to that
	shares              // plain numbers to a share
	chance              // a condition to a share
	waiting             // plain numbers and times to a time; the usage says which
	tiers               // an amount, limits and prices to the amount times a price
)

// takes says how many arguments a function takes, for an error.
func (f *Function) takes() string {
	switch {
	case f.rule == tiers:
		return "an amount, a limit and a price for each tier, and a last price"
	case f.op == columns.OpTail:
		return "a quantile, and as many times and deviations as numbers of calls"
	case f.op == columns.OpAvailable:
		return "3 or 5 arguments"
	case f.least+1 == f.most:
		return fmt.Sprintf("%d or %d arguments", f.least, f.most)
	case f.most < 0:
		return fmt.Sprintf("at least %d argument", f.least)
	case f.least == 1:
		return "one argument"
	}
	return fmt.Sprintf("%d arguments", f.least)
}

// accepts reports whether a function takes so many arguments.
func (f *Function) accepts(n int) bool {
	switch {
	case f.rule == tiers && n%2 == 1, f.op == columns.OpTail && n%3 != 1, f.op == columns.OpAvailable && n == 4:
		return false
	}
	return n >= f.least && (f.most < 0 || n <= f.most)
}

// Library lists all functions except the percentiles p1 to p99.
var Library = [...]Function{
	{Usage: "min(a, b, …)", About: "the smallest", least: 1, most: -1, op: columns.OpMin},
	{Usage: "max(a, b, …)", About: "the largest", least: 1, most: -1, op: columns.OpMax},
	{Usage: "sum(a, b, …)", About: "the sum", least: 1, most: -1, op: columns.OpAdd},
	{Usage: "product(a, b, …)", About: "the product of plain numbers", least: 1, most: -1, op: columns.OpMul, rule: numbers},
	{Usage: "ceil(x)", About: "rounded up; takes plain numbers and counts", least: 1, most: 1, op: columns.OpCeil, rule: counts},
	{Usage: "floor(x)", About: "rounded down", least: 1, most: 1, op: columns.OpFloor, rule: counts},
	{Usage: "round(x)", About: "rounded to the nearest, halves away from zero", least: 1, most: 1, op: columns.OpRound, rule: counts},
	{Usage: "abs(x)", About: "absolute value", least: 1, most: 1, op: columns.OpAbs},
	{Usage: "sqrt(x)", About: "square root", least: 1, most: 1, op: columns.OpSqrt, rule: root},
	{Usage: "ln(x)", About: "natural logarithm", least: 1, most: 1, op: columns.OpLn, rule: numbers},
	{Usage: "log2(x)", About: "logarithm to base 2", least: 1, most: 1, op: columns.OpLog2, rule: numbers},
	{Usage: "log10(x)", About: "logarithm to base 10", least: 1, most: 1, op: columns.OpLog10, rule: numbers},
	{Usage: "log(x, base)", About: "logarithm to any base", least: 2, most: 2, op: columns.OpLog, rule: numbers},
	{Usage: "exp(x)", About: "e to the power of x", least: 1, most: 1, op: columns.OpExp, rule: numbers},
	{Usage: "if(condition, a, b)", About: "a where the condition holds, else b", least: 3, most: 3, op: columns.OpIf, rule: choice},
	{Usage: "tiered(x, upto1, price1, upto2, price2, …, price)", About: "x priced by the tier; limits count from 0", least: 4, most: 100, op: columns.OpNonNegative, rule: tiers},
	{Usage: "parallel(a, n, common)", About: "availability of n parts of which one suffices; common (0% if left out): the share of failures that hits all at once", least: 2, most: 3, op: columns.OpParallel, rule: shares},
	{Usage: "available(n, k, a, zones, zone)", About: "probability that at least k of n parts are up, each with availability a; with zones that fail as wholes of n ÷ zones parts, each with availability zone", least: 3, most: 5, op: columns.OpAvailable, rule: shares},
	{Usage: "nines(a)", About: "how many nines an availability has: nines(99.9%) is 3", least: 1, most: 1, op: columns.OpNines, rule: numbers},
	{Usage: "erlang_b(servers, load)", About: "probability of being turned away where nobody waits", least: 2, most: 2, op: columns.OpErlangB, rule: shares},
	{Usage: "erlang_c(servers, load)", About: "probability of waiting; 1 at or above full load", least: 2, most: 2, op: columns.OpErlangC, rule: shares},
	{Usage: "staff(load, p)", About: "fewest servers with at most that probability of waiting", least: 2, most: 2, op: columns.OpStaff, rule: numbers},
	{Usage: "wait(servers, load, service_time, q)", About: "q-quantile of the time waiting in a queue (M/M/c); without q the mean", least: 3, most: 4, op: columns.OpWait, rule: waiting},
	{Usage: "response(servers, load, service_time, service_p99, q)", About: "q-quantile of waiting and service; service_p99 left out: that of an exponential time", least: 4, most: 5, op: columns.OpResponse, rule: waiting},
	{Usage: "slowest(servers, load, service_time, service_p99, n)", About: "mean of the slowest of n such responses that begin at once", least: 4, most: 5, op: columns.OpSlowest, rule: waiting},
	{Usage: "slowest_deviation(servers, load, service_time, service_p99, n)", About: "its standard deviation", least: 4, most: 5, op: columns.OpSlowestDeviation, rule: waiting},
	{Usage: "tail(q, calls, …, time, …, deviation, …)", About: "q-quantile of a sum of times, each called so often; up to 1 the share of the requests that call it", least: 4, most: -1, op: columns.OpTail, rule: waiting},
	{Usage: "uniform(a, b)", About: "uniform between a and b", least: 2, most: 2, op: columns.OpUniform},
	{Usage: "normal(p5, p95)", About: "normal, by its 90% interval", least: 2, most: 2, op: columns.OpNormal},
	{Usage: "lognormal(p5, p95)", About: "lognormal, by its 90% interval", least: 2, most: 2, op: columns.OpLognormal},
	{Usage: "triangular(min, mode, max)", About: "triangular", least: 3, most: 3, op: columns.OpTriangular},
	{Usage: "pert(min, mode, max)", About: "smooth between min and max, likeliest at mode", least: 3, most: 3, op: columns.OpPert},
	{Usage: "mean(x)", About: "the mean of the samples", least: 1, most: 1, op: columns.OpCopy, statistic: true},
	{Usage: "prob(condition)", About: "the share of the samples in which it holds", least: 1, most: 1, op: columns.OpCopy, rule: chance, statistic: true},
}

// Name is the name of the function in a formula.
func (f *Function) Name() string {
	name, _, _ := strings.Cut(f.Usage, "(")
	return name
}

// operation is what the function does with n arguments.
func (f *Function) operation(n int) columns.Op {
	switch {
	case f.op == columns.OpAvailable && n == 5:
		return columns.OpUpInZones
	case f.op == columns.OpParallel && n == 3:
		return columns.OpParallelCommon
	}
	return f.op
}

// Compute applies a function of a fixed number of plain numbers to some, as a program does.
func (f *Function) Compute(args ...float64) float64 { return f.operation(len(args)).Compute(args...) }

// function finds a function by name; nil where there is none.
func function(name string) *Function {
	for i := range Library {
		if rest, ok := strings.CutPrefix(Library[i].Usage, name); ok && rest[0] == '(' {
			return &Library[i]
		}
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "p")); err == nil && 0 < n && n < 100 && name == "p"+strconv.Itoa(n) {
		return &Function{Usage: name + "(x)", About: "percentile of the samples", least: 1, most: 1, op: columns.OpCopy, statistic: true}
	}
	return nil
}

// Percentile is the n of a function pn, from 1 to 99; 0 for any other function.
func (f *Function) Percentile() int {
	if n, err := strconv.Atoi(strings.TrimPrefix(f.Name(), "p")); err == nil {
		return n
	}
	return 0
}

// Functions lists the names of all functions in alphabetical order, with p5 and p95
// for the percentiles.
func Functions() []string {
	names := []string{"p5", "p95"}
	for i := range Library {
		names = append(names, Library[i].Name())
	}
	slices.Sort(names)
	return names
}

// isCount reports whether a dimension is that of a plain number or of a count.
func isCount(d unit.Dim) bool {
	_, counted := d.Counted()
	return counted || d.IsNumber()
}
