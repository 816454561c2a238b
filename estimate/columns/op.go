package columns

// Op is the operation of one instruction.
type Op byte

// The operations on operands a, b and c. Those from OpUniform on are draws from
// distributions, whose parameters are the operands.
const (
	OpCopy Op = iota
	OpAdd
	OpSub
	OpMul
	OpDiv
	OpPow
	OpNeg
	OpMin
	OpMax
	OpCeil
	OpFloor
	OpRound
	OpAbs
	OpSqrt
	OpLn
	OpLog2
	OpLog10
	OpLog // of a to base b
	OpExp
	OpIf             // b where a is 1, c where it is 0
	OpParallel       // the availability of b parts, each of availability a, of which one suffices
	OpParallelCommon // OpParallel where a share c of the failures hits all parts at once
	OpAvailable      // the probability that at least b of a parts are up, each with probability c
	OpNines          // the number of nines of availability a
	OpErlangB        // the probability of being turned away by a servers under a load of b erlangs
	OpErlangC        // the probability of waiting at a servers under a load of b erlangs
	OpStaff          // the fewest servers for a load of a erlangs and a probability b of waiting
	OpWait           // the c-quantile of the time waiting at a servers under a load of b erlangs, in service times
	OpMeanWait       // the mean time waiting at a servers under a load of b erlangs, in service times; infinite at or above full load
	OpNonNegative    // a, which must not be negative
	OpAbove          // a, which must be greater than b
	OpLE             // comparisons give 1 for true and 0 for false
	OpLT
	OpGE
	OpGT
	OpEQ
	OpNear // |a - b| <= c
	OpUniform
	OpNormal
	OpLognormal
	OpTriangular
	OpPert
	OpRange     // a..b: lognormal where both ends are positive, else normal
	OpShares    // a..b, both between 0 and 1: logit-normal
	OpPlusMinus // a ± b
	OpVarying   // samples that the caller supplies, see Program.Varied

	// operations on any number of operands, see response.go, mixture.go and availability.go
	OpUpInZones        // (n, k, a, zones, zone): at least k of n parts in zones are up
	OpResponse         // (servers, load, service, q) or with a p99 before q: the q-quantile of waiting and service
	OpSlowest          // (servers, load, service, n) or with a p99 before n: the mean of the slowest of n responses
	OpSlowestDeviation // the same: its standard deviation
	OpTail             // (q, calls, …, time, …, deviation, …): the q-quantile of a sum of parts
)

// IsDraw reports whether an operation draws from a distribution.
func (op Op) IsDraw() bool { return op >= OpUniform && op <= OpVarying }

// isListed reports whether an operation has a list of operands in place of a, b and c.
func (op Op) isListed() bool { return op > OpVarying }

// arity is the number of operands of an operation among a, b and c.
func (op Op) arity() int {
	switch op {
	case OpVarying, OpUpInZones, OpResponse, OpSlowest, OpSlowestDeviation, OpTail:
		return 0
	case OpCopy, OpNeg, OpCeil, OpFloor, OpRound, OpAbs, OpSqrt, OpLn, OpLog2, OpLog10, OpExp, OpNines, OpNonNegative:
		return 1
	case OpIf, OpNear, OpTriangular, OpPert, OpParallelCommon, OpAvailable, OpWait:
		return 3
	}
	return 2
}

// instruction applies an operation to columns a, b and c and writes column dst.
type instruction struct {
	op           Op
	dst, a, b, c int32
	draw         int32 // the number of the draw, if op is one
}

// operands lists the columns of the operands of an instruction; memory is where those of
// a, b and c go.
func (p *Program) operands(in *instruction, memory *[3]int32) []int32 {
	if in.op.isListed() {
		return p.lists[in.a]
	}
	*memory = [3]int32{in.a, in.b, in.c}
	return memory[:in.op.arity()]
}
