package decide

import "math"

// interpolate gives the values of a function at rising points, from those at rising nodes
// that are equally far apart: by cubics that are monotone where the values are, so that a
// step does not swing (Fritsch and Butland, 1984).
func interpolate(nodes, values, at []float64) []float64 {
	n := len(nodes)
	h := nodes[1] - nodes[0]
	slopes := make([]float64, n) // at the nodes
	for j := 1; j < n-1; j++ {
		left, right := (values[j]-values[j-1])/h, (values[j+1]-values[j])/h
		if left*right > 0 { // their harmonic mean
			slopes[j] = 2 * left * right / (left + right)
		}
	}
	slopes[0] = end((values[1]-values[0])/h, slopes[1])
	slopes[n-1] = end((values[n-1]-values[n-2])/h, slopes[n-2])
	out := make([]float64, len(at))
	for i, x := range at {
		j := max(0, min(n-2, int(math.Floor((x-nodes[0])/h))))
		t := (x - nodes[j]) / h
		a, b := values[j], values[j+1]
		out[i] = a + (b-a)*t*t*(3-2*t) + h*t*(1-t)*(slopes[j]*(1-t)-slopes[j+1]*t)
	}
	return out
}

// end is the slope at the first or last node, from that of the piece beside it and that at
// the next node.
func end(piece, next float64) float64 {
	s := 1.5*piece - 0.5*next
	switch {
	case s*piece <= 0:
		return 0
	case math.Abs(s) > 3*math.Abs(piece):
		return 3 * piece
	}
	return s
}
