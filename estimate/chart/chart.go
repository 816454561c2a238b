// Package chart draws values for a terminal and for web pages.
//
// For a terminal it makes text: bars and interval strips beside figures
// ([Style.Bar] with [Shares], [Style.Strip]), and lines over an axis ([Style.Lines]). For a page
// it gives the geometry of a [Plot], which the template turns into SVG.
//
// A NaN is not drawn. In a bar positive infinity fills all columns; lines have a gap
// where a value is infinite.
package chart

import (
	"math"
	"strings"
)

// Style says which characters a terminal can show.
type Style struct {
	ASCII bool // without block elements and box drawing
}

// minColumns is the number of columns below which a chart tells nothing.
const minColumns = 8

// Bar draws a bar over a share, from 0 to 1, of the columns. It ends at an eighth of
// a column, in ASCII at a whole one.
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

// Shares gives for each value the length of its bar, as a share from 0 to 1 of the
// longest; log says that the lengths are logarithmic, as they are where the values
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

// Strip draws the interval from..to on a scale low..high, with a line at mark. It
// always has the given number of columns.
func (s Style) Strip(low, high, from, to, mark float64, columns int) string {
	columns = max(1, columns)
	at := func(x float64) int {
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
	a, b := min(at(from), at(to)), max(at(from), at(to))
	strip := []rune(strings.Repeat(" ", a) + strings.Repeat(block, b-a+1) + strings.Repeat(" ", columns-b-1))
	strip[at(mark)] = line
	return string(strip)
}

// finiteRange gives the least and the greatest finite value; low is above high where
// there is none.
func finiteRange(values []float64) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high
}
