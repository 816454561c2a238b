package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Plot is the geometry of a chart on a page: lines, a band or bars over an axis,
// in the units of a view of Width by Height, whose origin is at the top left.
type Plot struct {
	Width, Height            float64
	Left, Top, Right, Bottom float64 // of the area that values are drawn in
	X, Y                     []Tick
	Curves                   []Curve
	Band                     string // the corners of an area between two curves, "" for none
	Bars                     []Rect
	Marks                    []Mark
	LogX, LogY               bool // the scales are logarithmic
}

// Tick is a labelled place on an axis.
type Tick struct {
	At    float64
	Label string
}

// Mark is an upright line whose label stands at height Y behind it, or before it
// where there is more room.
type Mark struct {
	Tick
	Y      float64
	Before bool
}

// Curve is a line through points, "x,y x,y …", in pieces where values are
// missing. Its name stands at X, Y, where it ends.
type Curve struct {
	Name   string
	Pieces []string
	X, Y   float64
}

// Rect is a bar.
type Rect struct{ X, Y, Width, Height float64 }

// The view of a plot and the room that labels take in it.
const (
	viewWidth, viewHeight                    = 480, 230
	roomLeft, roomTop, roomRight, roomBottom = 40, 12, 36, 28
	letterWidth, gap                         = 6.6, 12
	lineHeight                               = 12
	ticksAcross, ticksUp                     = 6, 5
)

// Over says what a plot is drawn over.
type Over struct {
	At    []float64              // the places
	Log   bool                   // they have equal ratios
	Plain bool                   // and the values over them stand in equal differences, however far they reach
	Label func(v float64) string // of a place
	Unit  float64                // base units of the unit that a label shows
}

func newPlot(x, y Scale, over Over, unit float64, label func(float64) string, right float64) *Plot {
	p := &Plot{Width: viewWidth, Height: viewHeight, Top: roomTop, Right: viewWidth - max(roomRight, right), Bottom: viewHeight - roomBottom, LogX: x.Log, LogY: y.Log}
	widest := 0
	for _, v := range y.Ticks(ticksUp, unit) {
		p.Y = append(p.Y, Tick{p.up(y.At(v)), label(v)})
		widest = max(widest, utf8.RuneCountInString(label(v)))
	}
	p.Left = max(roomLeft, letterWidth*float64(widest)+gap)
	for _, v := range x.Ticks(ticksAcross, over.Unit) {
		p.X = append(p.X, Tick{p.across(x.At(v)), over.Label(v)})
	}
	return p
}

func (p *Plot) across(part float64) float64 { return tenth(p.Left + part*(p.Right-p.Left)) }
func (p *Plot) up(part float64) float64     { return tenth(p.Bottom - part*(p.Bottom-p.Top)) }

// tenth rounds a coordinate: finer than this is not seen.
func tenth(v float64) float64 { return math.Round(10*v) / 10 }

// NewLines plots lines over an axis; a band of two of them lies below the
// others. unit is how many base units the unit of a label has.
func NewLines(lines []Line, band [2][]float64, over Over, unit float64, label func(float64) string) *Plot {
	var all []float64
	for _, l := range lines {
		all = append(all, l.Values...)
	}
	all = append(append(all, band[0]...), band[1]...)
	low, high := ends(over.At)
	x, y := Scale{low, high, over.Log && low > 0 && high > low}, NewScale(all)
	if !(high > low) {
		x = Scale{low - 1, low + 1, false}
	}
	if y.Log && over.Plain {
		y = Scale{0, y.High, false}
	}
	names := 0
	for _, l := range lines {
		names = max(names, utf8.RuneCountInString(l.Name))
	}
	p := newPlot(x, y, over, unit, label, letterWidth*float64(names)+gap)
	for _, l := range lines {
		p.Curves = append(p.Curves, p.curve(l, x, y, over.At))
	}
	p.keepApart()
	if len(band[0]) > 0 {
		var corners []string
		for i, v := range band[0] {
			corners = p.corner(corners, x.At(over.At[i]), y.At(v))
		}
		for i := len(band[1]) - 1; i >= 0; i-- {
			corners = p.corner(corners, x.At(over.At[i]), y.At(band[1][i]))
		}
		p.Band = strings.Join(corners, " ")
	}
	return p
}

// keepApart moves the names of curves that end near each other, so that all of
// them can be read.
func (p *Plot) keepApart() {
	order := make([]*Curve, len(p.Curves))
	for i := range p.Curves {
		order[i] = &p.Curves[i]
	}
	slices.SortStableFunc(order, func(a, b *Curve) int { return cmp.Compare(a.Y, b.Y) })
	for i := 1; i < len(order); i++ {
		order[i].Y = max(order[i].Y, order[i-1].Y+lineHeight)
	}
	bottom := p.Height
	for _, c := range slices.Backward(order) {
		c.Y = min(c.Y, bottom)
		bottom = c.Y - lineHeight
	}
}

// Mark puts an upright line at a place of the axis, unless it lies beside it.
func (p *Plot) Mark(over Over, at float64, label string) {
	low, high := ends(over.At)
	if x := (Scale{low, high, over.Log && low > 0}); at >= low && at <= high && high > low {
		m := Mark{Tick{p.across(x.At(at)), label}, p.Top + lineHeight*float64(len(p.Marks)%4+1), false}
		m.Before = m.At > (p.Left+p.Right)/2
		p.Marks = append(p.Marks, m)
	}
}

func (p *Plot) corner(list []string, x, y float64) []string {
	if math.IsNaN(x) || math.IsNaN(y) {
		return list
	}
	return append(list, coordinate(p.across(x))+","+coordinate(p.up(y)))
}

func coordinate(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (p *Plot) curve(l Line, x, y Scale, at []float64) Curve {
	c := Curve{Name: l.Name}
	var piece []string
	end := func() {
		if len(piece) == 1 { // a dot, as the ends of lines are round
			piece = append(piece, piece[0])
		}
		if len(piece) > 0 {
			c.Pieces = append(c.Pieces, strings.Join(piece, " "))
		}
		piece = nil
	}
	for i, v := range l.Values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			end()
			continue
		}
		piece = p.corner(piece, x.At(at[i]), y.At(v))
		c.X, c.Y = p.across(x.At(at[i])), p.up(y.At(v))
	}
	end()
	return c
}

// NewHistogram plots bars of shares over an axis: the edges of bars are one more
// than the shares.
func NewHistogram(edges, shares []float64, over Over) *Plot {
	low, high := ends(edges)
	x := Scale{low, high, over.Log && low > 0}
	p := newPlot(x, NewScale(shares), over, 0.01, func(float64) string { return "" }, 0)
	p.Y = nil
	_, most := ends(shares)
	for i, share := range shares {
		from, to := p.across(x.At(edges[i])), p.across(x.At(edges[i+1]))
		top := p.up(share / most)
		p.Bars = append(p.Bars, Rect{from, top, tenth(max(0, to-from-1)), tenth(p.Bottom - top)})
	}
	return p
}
