package columns

// Instruction is an instruction of a program as data, for a program that is run
// elsewhere: an operation, the columns that it reads and the column that it writes.
type Instruction struct {
	Op       Op
	Out      int
	Operands []int
	Draw     int // the index in Draws, if the operation draws from a distribution
}

// Listing calls visit for each quantity in the order in which they are computed, with its
// instructions. Those of a quantity that is a number are none: its column has the number.
func (p *Program) Listing(visit func(quantity int, code []Instruction)) {
	for _, q := range p.order {
		var code []Instruction
		for i := p.ranges[q][0]; i < p.ranges[q][1]; i++ {
			in := &p.code[i]
			next := Instruction{Op: in.op, Out: int(in.dst), Draw: int(in.draw)}
			var memory [3]int32
			for _, col := range p.operands(in, &memory) {
				next.Operands = append(next.Operands, int(col))
			}
			code = append(code, next)
		}
		visit(int(q), code)
	}
}

// ColumnNumber is the value of a column that has one number; ok is false for a column that is
// computed.
func (p *Program) ColumnNumber(col int) (v float64, ok bool) {
	return p.values[col], p.fixed[col]
}

// opNames are the names of the operations, in their order.
var opNames = [...]string{
	OpCopy: "copy", OpAdd: "add", OpSub: "sub", OpMul: "mul", OpDiv: "div", OpPow: "pow", OpNeg: "neg", OpMin: "min", OpMax: "max",
	OpCeil: "ceil", OpFloor: "floor", OpRound: "round", OpAbs: "abs", OpSqrt: "sqrt", OpLn: "ln", OpLog2: "log2", OpLog10: "log10", OpLog: "log", OpExp: "exp",
	OpIf: "if", OpParallel: "parallel", OpParallelCommon: "parallelCommon", OpAvailable: "available", OpNines: "nines",
	OpErlangB: "erlangB", OpErlangC: "erlangC", OpStaff: "staff", OpWait: "wait", OpMeanWait: "meanWait", OpNonNegative: "nonNegative", OpAbove: "above",
	OpLE: "le", OpLT: "lt", OpGE: "ge", OpGT: "gt", OpEQ: "eq", OpNear: "near",
	OpUniform: "uniform", OpNormal: "normal", OpLognormal: "lognormal", OpTriangular: "triangular", OpPert: "pert", OpRange: "range", OpShares: "shares",
	OpPlusMinus: "plusMinus", OpVarying: "varying",
	OpUpInZones: "upInZones", OpResponse: "response", OpSlowest: "slowest", OpSlowestDeviation: "slowestDeviation", OpTail: "tail",
}

// Ops is how many operations there are.
const Ops = len(opNames)

// String is the name of the operation.
func (op Op) String() string { return opNames[op] }

// Compute applies an operation to numbers, a distribution at its median.
func (op Op) Compute(operands ...float64) float64 {
	if op.isListed() {
		return applyListed(op, operands)
	}
	var v [3]float64
	copy(v[:], operands)
	return applyTo(op, v)
}

// ComputeAt is the quantile of a distribution with these parameters.
func (op Op) ComputeAt(u float64, operands ...float64) float64 {
	var v [3]float64
	copy(v[:], operands)
	return quantile(op, v[0], v[1], v[2], u)
}
