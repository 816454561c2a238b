//go:build unix

package cmd

import (
	"math"
	"testing"
	"time"
)

// TestGrowth runs behind TestLargeInputs and the like, whose processes are counted with what
// this one has in memory. It fails where the time grows with the square of the length of an input.
func TestGrowth(t *testing.T) {
	undisturbed(t)
	eachLarge(func(k largeInput, document bool) {
		t.Run(k.name, func(t *testing.T) {
			least := math.Inf(1)
			for range 3 {
				if least = min(least, exponent(t, k, document, 4, 1, 3*time.Millisecond)); least < mostExponent {
					return
				}
			}
			t.Errorf("the time grows with the length to the power of %.2f", least)
		})
	})
}
