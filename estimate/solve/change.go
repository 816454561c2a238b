package solve

import (
	"math"
	"slices"

	"botec/estimate/columns"
)

// A change lies between two values that something tells apart: whether conditions hold, or
// which side of an equation is larger. To find it, two values at both of its sides move
// together. Where a condition compares numbers, these say about where it changes.

// point is a value that was tried.
type point struct {
	value float64
	*outcome
}

func (s *search) point(v float64) point { return point{v, s.outcome(v)} }

// difference is what tells two values apart.
type difference struct {
	side   func(*outcome) bool                               // another one at both values
	margin func(a, b *outcome) func(*outcome) (x, y float64) // two numbers that are equal about where it changes; nil for none
	until  func(*outcome) bool                               // what is sought, if not the change itself
}

// change narrows an interval at whose ends the conditions differ.
func (s *search) change(low, high float64) (float64, float64) {
	return s.narrow(low, high, &difference{side: func(o *outcome) bool { return o.holds }, margin: limits})
}

// limits are the margin of the first condition that holds at one of two values alone.
func limits(a, b *outcome) func(*outcome) (x, y float64) {
	if a.compared == nil || b.compared == nil {
		return nil
	}
	for i := range a.compared {
		outside := &a.compared[i]
		if outside.holds {
			outside = &b.compared[i]
		}
		if a.compared[i].holds != b.compared[i].holds {
			below := outside.below()
			return func(o *outcome) (x, y float64) { return o.compared[i].limit(below) }
		}
	}
	return nil
}

// limit is what is compared where a condition changes: its sides, but for the difference
// up to which numbers are taken as equal. Those of an equation change it twice: where the
// first is below the second, and where it is above it.
func (c *comparison) limit(below bool) (x, y float64) {
	x, y = c.sides[0], c.sides[1]
	slack := columns.Tolerance * math.Abs(y)
	switch c.op {
	case columns.OpLE, columns.OpGT:
		return x, y + slack
	case columns.OpLT, columns.OpGE:
		return x, y - slack
	case columns.OpNear:
		slack = max(slack, c.sides[2]*(1+columns.Tolerance))
	case columns.OpEQ:
	default:
		return math.NaN(), math.NaN()
	}
	if below {
		return x, y - slack
	}
	return x, y + slack
}

// crossing is where the sides of an equation change places that holds at neither end of
// an interval; nil where they do not.
func (s *search) crossing(low, high float64) *difference {
	a, b := s.outcome(low), s.outcome(high)
	if a.compared == nil || b.compared == nil {
		return nil
	}
	for i := range a.compared {
		c := &a.compared[i]
		if c.op != columns.OpEQ && c.op != columns.OpNear || c.holds || c.below() == b.compared[i].below() {
			continue
		}
		sides := func(o *outcome) (x, y float64) { return o.compared[i].sides[0], o.compared[i].sides[1] }
		return &difference{
			side:   func(o *outcome) bool { return o.compared != nil && o.compared[i].below() },
			margin: func(_, _ *outcome) func(*outcome) (x, y float64) { return sides },
			until:  func(o *outcome) bool { return o.holds },
		}
	}
	return nil
}

func (c *comparison) below() bool { return c.sides[0] < c.sides[1] }

// narrow moves the ends of an interval together, on both sides of a difference, until
// they are narrow. What is sought may be found on the way: then both are its value.
func (s *search) narrow(low, high float64, d *difference) (float64, float64) {
	if s.isNarrow(low, high) {
		return low, high
	}
	last, other := s.point(low), s.point(high)
	if d.side(last.outcome) == d.side(other.outcome) {
		return low, high
	}
	var before *point // the one that the last took the place of
	slow, flat := 0, 0
	for !s.isNarrow(low, high) {
		if s.exhausted() {
			s.stopped = true
			break
		}
		middle := s.middle(low, high)
		v, ok := s.guess(last, other, before, d)
		if ok = ok && slow < mostSlow && flat < mostFlat; !ok {
			v = middle
		}
		next := s.point(s.inside(low, high, v))
		if d.until != nil && d.until(next.outcome) {
			return next.value, next.value
		}
		replaced := last
		if d.side(next.outcome) != d.side(last.outcome) {
			replaced, other = other, last
		}
		if ok && slices.Equal(next.compared, replaced.compared) {
			flat++
		}
		last, before = next, &replaced
		low, high = min(last.value, other.value), max(last.value, other.value)
		if slow++; middle <= low || middle >= high {
			slow = 0
		}
	}
	return low, high
}

// An interval is halved after so many guesses that do not halve it, and from then on after
// so many where all that is compared is the same as at one of its ends: it has steps.
const mostSlow, mostFlat = 3, 3

// guess is about where a difference is, from its margin at two values around it: by
// linear interpolation, and with a third value by inverse quadratic interpolation where
// that may work (Chandrupatla, 1997). What is positive is taken by its logarithm: most of
// what a model computes is close to a power of what it is computed from.
func (s *search) guess(a, b point, c *point, d *difference) (v float64, ok bool) {
	margin := d.margin(a.outcome, b.outcome)
	if margin == nil {
		return 0, false
	}
	points := []point{a, b}
	if c != nil && c.compared != nil {
		points = append(points, *c)
	}
	at, height, logs := coordinates(points, margin)
	t := height[0] / (height[0] - height[1])
	if len(points) == 3 {
		xi, phi := (at[0]-at[1])/(at[2]-at[1]), (height[0]-height[1])/(height[2]-height[1])
		if !(phi*phi < xi && (1-phi)*(1-phi) < 1-xi) {
			return 0, false
		}
		t = height[0]/(height[1]-height[0])*height[2]/(height[1]-height[2]) + (at[2]-at[0])/(at[1]-at[0])*height[0]/(height[2]-height[0])*height[1]/(height[2]-height[1])
	}
	if v = at[0] + t*(at[1]-at[0]); logs {
		v = math.Exp(v)
	}
	return v, t >= 0 && t <= 1
}

// coordinates are where points are and how high their margin is there, both as logarithms
// if all are positive.
func coordinates(points []point, margin func(*outcome) (x, y float64)) (at, height []float64, logs bool) {
	logs, ratios := true, true
	for _, p := range points {
		x, y := margin(p.outcome)
		logs, ratios = logs && p.value > 0, ratios && x > 0 && y > 0
	}
	for _, p := range points {
		x, y := margin(p.outcome)
		v, h := p.value, x-y
		if logs {
			v = math.Log(v)
		}
		if ratios {
			h = math.Log(x) - math.Log(y)
		}
		at, height = append(at, v), append(height, h)
	}
	return at, height, logs
}

// inside moves a value into an interval that is not narrow, and to a whole number where
// those are tried. It is so far from both ends that one close to an end is between two
// values that are narrow, and so found.
func (s *search) inside(low, high, v float64) float64 {
	if s.counts(high) {
		return max(low+1, min(high-1, math.Round(v)))
	}
	half := s.closeness() / 2
	return max(low+half*math.Abs(low), min(high-half*math.Abs(high), v))
}
