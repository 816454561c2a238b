package unit

// Finite reports whether v is a number: neither NaN nor infinite. Only a finite
// value can be summed, rounded or drawn.
func Finite(v float64) bool { return v-v == 0 }
