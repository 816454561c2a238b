package columns

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Whatever operands there are within their spans, the result is within its own, it is a
// number where that is sure, and it moves as its trend says.
func TestSpanOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		op := Op(rapid.IntRange(int(OpCopy), int(OpPlusMinus)).Draw(t, "op"))
		number := rapid.OneOf(rapid.Float64Range(-3, 3), rapid.Float64Range(0, 1), rapid.Float64Range(-1e6, 1e6), rapid.Custom(func(t *rapid.T) float64 {
			return float64(rapid.IntRange(-3, 30).Draw(t, "whole"))
		}))
		var of [3]Span
		var rising [3]bool
		for k := range of {
			a, b := number.Draw(t, "a"), number.Draw(t, "b")
			of[k] = Span{Low: min(a, b), High: max(a, b), Sure: true}
			if k == 0 && op == OpIf {
				of[k] = Span{Low: 0, High: 1, Sure: true}
			}
			if of[k].Low < of[k].High {
				rising[k] = rapid.Bool().Draw(t, "rising")
				of[k].Trend = Falling
				if rising[k] {
					of[k].Trend = Rising
				}
			}
		}
		out := spanOf(op, of)
		if out.Sure && out.Empty {
			t.Fatalf("op %d of %v: %v", op, of, out)
		}
		at := func(share float64) float64 { // each operand on its way from one bound to the other
			var v [3]float64
			for k, s := range of {
				if v[k] = s.Low + share*(s.High-s.Low); !rising[k] {
					v[k] = s.High - share*(s.High-s.Low)
				}
				v[k] = min(max(v[k], s.Low), s.High)
			}
			if op == OpIf {
				v[0] = math.Round(v[0])
			}
			return applyTo(op, v)
		}
		largest := 0.0
		for _, s := range of {
			largest = max(largest, math.Abs(s.Low), math.Abs(s.High))
		}
		last := math.NaN()
		for share := 0.0; share <= 1; share += 1.0 / 64 {
			v := at(share)
			slack := 1e-9*math.Max(math.Abs(v), 1e-9) + 1e-15*largest
			switch {
			case v != v && out.Sure:
				t.Fatalf("op %d of %v: no number, but %v", op, of, out)
			case v != v:
				continue
			case out.Empty || v < out.Low-slack || v > out.High+slack:
				t.Fatalf("op %d of %v: %v, but %v", op, of, v, out)
			case out.Trend&Rising == 0 && v > last+slack || out.Trend&Falling == 0 && v < last-slack:
				t.Fatalf("op %d of %v: %v after %v, but %v", op, of, v, last, out)
			}
			last = v
		}
	})
}
