package sweep

import "botec/estimate/columns"

// Block is a run of consecutive points, in columns of equal length: the values of
// each axis and of each metric in base units, and what binds the metrics that are
// nodes of a fleet. A metric is NaN where an estimate of the point would be
// refused.
type Block struct {
	Axes       [][]float64 // by axis, then by point
	Metrics    [][]float64 // by metric, then by point
	Bound      [][]string  // by metric, then by point; nil for a metric that no resource binds
	Violations []string    // by point: why it has no metrics, such as "each is negative"; "" where it has
}

// Run computes the points of a sweep, block after block in their order, and hands
// each block to take with the number of its first point. The block is valid until
// take returns. An error of take ends the run and is returned; there is no other.
func (s *Sweep) Run(take func(first int, b Block) error) error {
	e := newEvaluator(s)
	for first, n := 0, s.Points(); first < n; first += columns.BlockSize {
		e.run(first, min(columns.BlockSize, n-first))
		if err := take(first, e.block); err != nil {
			return err
		}
	}
	return nil
}
