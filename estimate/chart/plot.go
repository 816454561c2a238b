package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Plot is the geometry of a chart on a page: curves, a band or bars over an axis. All
// lengths are in units of an SVG view box of Width by Height, with the origin at the
// top left.
type Plot struct {
	Width, Height            float64
	Left, Top, Right, Bottom float64 // the edges of the area with the values
	X, Y                     []Tick
	Curves                   []Curve
	Band                     string // the corners of the area between two curves, "x,y x,y …"; "" for none
	Bars                     []Rect
	Marks                    []Mark
	LogX, LogY               bool // whether the scales are logarithmic
}

// Tick is a labelled point of an axis.
type Tick struct {
	At    float64
	Label string
}

// Mark is a vertical line with a label at height Y. The label is to the left of the line
// if Before is set, because there is more room, else to the right.
type Mark struct {
	Tick
	Y      float64
	Before bool
}

// Curve is a line through points. Values that are not finite divide it into pieces,
// "x,y x,y …". The name is drawn at X, Y, the end of the curve.
type Curve struct {
	Name   string
	Pieces []string
	X, Y   float64
}

// Rect is a bar; X, Y is its top left corner.
type Rect struct{ X, Y, Width, Height float64 }

// The view box, and the room for labels in it.
const (
	viewWidth, viewHeight                    = 480, 230
	roomLeft, roomTop, roomRight, roomBottom = 40, 12, 36, 28
	letterWidth, gap                         = 6.6, 12
	lineHeight                               = 12
	ticksAcross, ticksUp                     = 6, 5
)

// XAxis is the horizontal axis of a plot.
type XAxis struct {
	At    []float64              // the values on the axis, in increasing order
	Log   bool                   // whether the axis is logarithmic
	Plain bool                   // whether the vertical axis is linear even if its values span more than a factor of 50
	Label func(v float64) string // the label of a value on the axis
	Unit  float64                // the number of base units in the unit of the labels
}

func newPlot(x, y Scale, axis XAxis, unit float64, label func(float64) string, right float64) *Plot {
	p := &Plot{Width: viewWidth, Height: viewHeight, Top: roomTop, Right: viewWidth - max(roomRight, right), Bottom: viewHeight - roomBottom, LogX: x.Log, LogY: y.Log}
	widest := 0
	for _, v := range y.Ticks(ticksUp, unit) {
		p.Y = append(p.Y, Tick{p.y(y.At(v)), label(v)})
		widest = max(widest, utf8.RuneCountInString(label(v)))
	}
	p.Left = max(roomLeft, letterWidth*float64(widest)+gap)
	for _, v := range x.Ticks(ticksAcross, axis.Unit) {
		p.X = append(p.X, Tick{p.x(x.At(v)), axis.Label(v)})
	}
	return p
}

func (p *Plot) x(share float64) float64 { return tenth(p.Left + share*(p.Right-p.Left)) }
func (p *Plot) y(share float64) float64 { return tenth(p.Bottom - share*(p.Bottom-p.Top)) }

// tenth rounds a coordinate to a tenth: finer differences are not visible.
func tenth(v float64) float64 { return math.Round(10*v) / 10 }

// NewLines plots lines over an axis, on top of the area between the two lines of band,
// which may be nil. label prints a value on the vertical axis; unit is the number of
// base units in the unit of these labels.
func NewLines(lines []Line, band [2][]float64, axis XAxis, unit float64, label func(float64) string) *Plot {
	var all []float64
	for _, l := range lines {
		all = append(all, l.Values...)
	}
	all = append(append(all, band[0]...), band[1]...)
	low, high := finiteRange(axis.At)
	x, y := Scale{low, high, axis.Log && low > 0 && high > low}, NewScale(all)
	if !(high > low) {
		x = Scale{low - 1, low + 1, false}
	}
	if y.Log && axis.Plain {
		y = Scale{0, y.High, false}
	}
	names := 0
	for _, l := range lines {
		names = max(names, utf8.RuneCountInString(l.Name))
	}
	p := newPlot(x, y, axis, unit, label, letterWidth*float64(names)+gap)
	for _, l := range lines {
		p.Curves = append(p.Curves, p.curve(l, x, y, axis.At))
	}
	p.spreadNames()
	if len(band[0]) > 0 {
		var corners []string
		for i, v := range band[0] {
			corners = p.corner(corners, x.At(axis.At[i]), y.At(v))
		}
		for i := len(band[1]) - 1; i >= 0; i-- {
			corners = p.corner(corners, x.At(axis.At[i]), y.At(band[1][i]))
		}
		p.Band = strings.Join(corners, " ")
	}
	return p
}

// spreadNames moves apart the names of curves that end close to each other, so that
// all can be read.
func (p *Plot) spreadNames() {
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

// Mark adds a vertical line at a value of the axis, unless that is outside of the axis.
func (p *Plot) Mark(axis XAxis, at float64, label string) {
	low, high := finiteRange(axis.At)
	if x := (Scale{low, high, axis.Log && low > 0}); at >= low && at <= high && high > low {
		m := Mark{Tick{p.x(x.At(at)), label}, p.Top + lineHeight*float64(len(p.Marks)%4+1), false}
		m.Before = m.At > (p.Left+p.Right)/2
		p.Marks = append(p.Marks, m)
	}
}

// corner appends a point to a list, unless it is NaN.
func (p *Plot) corner(list []string, x, y float64) []string {
	if math.IsNaN(x) || math.IsNaN(y) {
		return list
	}
	return append(list, coordinate(p.x(x))+","+coordinate(p.y(y)))
}

func coordinate(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// curve draws a line over the values at of an axis.
func (p *Plot) curve(l Line, x, y Scale, at []float64) Curve {
	c := Curve{Name: l.Name}
	var piece []string
	end := func() {
		if len(piece) == 1 { // SVG draws a line from a point to itself as a dot
			piece = append(piece, piece[0])
		}
		if len(piece) > 0 {
			c.Pieces = append(c.Pieces, strings.Join(piece, " "))
		}
		piece = nil
	}
	for i, v := range l.Values {
		if !isFinite(v) {
			end()
			continue
		}
		piece = p.corner(piece, x.At(at[i]), y.At(v))
		c.X, c.Y = p.x(x.At(at[i])), p.y(y.At(v))
	}
	end()
	return c
}

// NewHistogram plots a bar for each share, from 0 to 1, of a distribution. Bar i goes
// from edges[i] to edges[i+1], so there is one more edge than there are shares.
func NewHistogram(edges, shares []float64, axis XAxis) *Plot {
	low, high := finiteRange(edges)
	x := Scale{low, high, axis.Log && low > 0}
	p := newPlot(x, NewScale(shares), axis, 0.01, func(float64) string { return "" }, 0)
	p.Y = nil
	_, largest := finiteRange(shares)
	for i, share := range shares {
		from, to := p.x(x.At(edges[i])), p.x(x.At(edges[i+1]))
		top := p.y(share / largest)
		p.Bars = append(p.Bars, Rect{from, top, tenth(max(0, to-from-1)), tenth(p.Bottom - top)})
	}
	return p
}
