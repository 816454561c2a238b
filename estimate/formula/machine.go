package formula

import "botec/estimate/columns"

// The types of the machine, under the names that callers know them by.
type (
	Program = columns.Program
	Frame   = columns.Frame
	Part    = columns.Part
	Draw    = columns.Draw
	Stream  = columns.Stream
	Scores  = columns.Scores
	Vary    = columns.Vary
)

const (
	Block     = columns.Block
	Tolerance = columns.Tolerance
)

// NewProgram is columns.NewProgram.
func NewProgram(quantities int) *Program { return columns.NewProgram(quantities) }

// NewStream is columns.NewStream.
func NewStream(name string, nth, n int, seed uint64) Stream {
	return columns.NewStream(name, nth, n, seed)
}

// NewScores is columns.NewScores.
func NewScores(n int) Scores { return columns.NewScores(n) }
