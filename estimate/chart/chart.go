// Package chart draws values for a terminal and for web pages.
//
// For a terminal it makes text: bars ([Style.Bar] with [Shares]) and intervals
// ([Style.Strip]) beside figures, and lines over an axis ([Style.Lines]). For a page it
// computes the geometry of a [Plot], which a template writes as SVG.
//
// NaN is not drawn. A bar of positive infinity fills all columns; lines have a gap at
// an infinite value.
package chart

import (
	"math"
	"strings"
)

// Style says which characters a terminal can show.
type Style struct {
	ASCII bool // no block elements and no box drawing
}

// minColumns is the number of columns below which a chart shows nothing.
const minColumns = 8

// Bar draws a bar over a share, from 0 to 1, of the columns. Its length is rounded to an
// eighth of a column, in ASCII to a whole one.
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

// Shares computes the length of a bar for each value, as a share from 0 to 1 of the
// longest bar. log says that the lengths are logarithmic: the values are positive and
// span more than a factor of 50.
func Shares(values []float64) (shares []float64, log bool) {
	low, high := finiteRange(values)
	log = low > 0 && high > logRatio*low
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

// Strip draws the interval from..to on a scale low..high, with a line at mark. The text
// always has the given number of columns.
func (s Style) Strip(low, high, from, to, mark float64, columns int) string {
	columns = max(1, columns)
	column := func(x float64) int {
		share := (x - low) / (high - low)
		if !(share > 0) { // also where low is high
			return 0
		}
		return int(math.Round(min(1, share) * float64(columns-1)))
	}
	block, line := "█", '┃'
	if s.ASCII {
		block, line = "#", '|'
	}
	first, last := min(column(from), column(to)), max(column(from), column(to))
	strip := []rune(strings.Repeat(" ", first) + strings.Repeat(block, last-first+1) + strings.Repeat(" ", columns-last-1))
	strip[column(mark)] = line
	return string(strip)
}

// isFinite says that a value is neither infinite nor NaN.
func isFinite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// finiteRange is the least and the greatest finite value; low is above high if there is
// none.
func finiteRange(values []float64) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if isFinite(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high
}
