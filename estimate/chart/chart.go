// Package chart draws values in the columns of a terminal: bars and strips beside
// figures, and lines over an axis. A value that is no number has no mark, an
// infinite one reaches the end.
package chart

import (
	"math"
	"strings"
)

// Style says what there is to draw with.
type Style struct {
	ASCII bool // no block elements, no box drawing
}

// leastWidth is the number of columns below which a chart says nothing.
const leastWidth = 8

// Bar draws a share of so many columns: in eighths of a column, or in ASCII in
// whole ones.
func (s Style) Bar(share float64, columns int) string {
	share = max(0, min(1, share))
	if !(share > 0) || columns < 1 {
		return ""
	}
	if s.ASCII {
		return strings.Repeat("#", int(math.Round(share*float64(columns))))
	}
	eighths := int(math.Round(share * float64(8*columns)))
	text := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		text += string([]rune(" ▏▎▍▌▋▊▉")[rest])
	}
	return text
}

// Shares are the parts from 0 to 1 that bars of values take of the room for the
// largest: logarithmic where they span more than a factor of 50.
func Shares(values []float64) (shares []float64, log bool) {
	low, high := ends(values)
	log = low > 0 && high > logBeyond*low
	for _, v := range values {
		share := v / high
		switch {
		case math.IsInf(v, 1):
			share = 1
		case !(high > 0):
			share = 0
		case log:
			share = (math.Log(v) - math.Log(low) + 1) / (math.Log(high) - math.Log(low) + 1)
		}
		shares = append(shares, share)
	}
	return shares, log
}

// Strip draws the part from..to of a scale low..high, with a mark in it.
func (s Style) Strip(low, high, from, to, mark float64, columns int) string {
	columns = max(1, columns)
	at := func(x float64) int {
		part := (x - low) / (high - low)
		if !(part > 0) { // also where low is high
			return 0
		}
		return int(math.Round(min(1, part) * float64(columns-1)))
	}
	block, line := "█", '┃'
	if s.ASCII {
		block, line = "#", '|'
	}
	a, b := min(at(from), at(to)), max(at(from), at(to))
	strip := []rune(strings.Repeat(" ", a) + strings.Repeat(block, b-a+1) + strings.Repeat(" ", columns-b-1))
	strip[at(mark)] = line
	return string(strip)
}

// ends are the least and the greatest of the finite values.
func ends(values []float64) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high
}
