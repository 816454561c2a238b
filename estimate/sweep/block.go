package sweep

import "botec/estimate/columns"

// Block is consecutive points in columns of equal length: the values of each axis and
// metric in base units, and the resource that binds a metric which counts the nodes
// of a fleet. A metric is NaN at a point that an estimate would refuse.
type Block struct {
	Axes       [][]float64 // by axis, then by point
	Metrics    [][]float64 // by metric, then by point
	Bound      [][]string  // by metric, then by point; nil for a metric that no resource binds
	Violations []string    // by point: why it is refused, such as "dau is negative"; "" where it is not
}

// Run computes the points of a sweep in their order and passes them to take, block
// by block, with the number of the first point of the block. A block is valid until
// take returns. Run stops at an error of take and returns it; it has no other errors.
func (s *Sweep) Run(take func(first int, b Block) error) error {
	if s.choices() > 0 {
		return s.runAlternatives(take)
	}
	e := newEvaluator(s)
	for first, n := 0, s.Points(); first < n; first += columns.BlockSize {
		e.run(first, min(columns.BlockSize, n-first))
		if err := take(first, e.block); err != nil {
			return err
		}
	}
	return nil
}
