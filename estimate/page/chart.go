package page

import "botec/estimate/chart"

// Histogram is how a figure is distributed.
type Histogram struct {
	Name, About string // the figure, and what is to be said of it
	Bins        []Bin
	Log         bool // the bins have equal ratios
	Marks       []Mark
	Label       func(v float64) string // of a place on the axis
	Unit        float64                // base units of the unit that a label shows
}

// Bin is a bar of a histogram: the share of the figure's values from From up to
// To; Text is From and Percent the share as they are printed.
type Bin struct {
	From, To, Share float64
	Text, Percent   string
}

// Mark is a marked place on an axis.
type Mark struct {
	At    float64
	Label string
}

// Lines are figures over an axis: lines, or one with a band around it.
type Lines struct {
	Name, About string // the figure, and over what it is drawn
	List        []chart.Line
	Band        [2][]float64 // the upper and the lower end, nil for none
	Over        chart.XAxis
	Marks       []Mark
	Label       func(v float64) string // of a value
	Unit        float64                // base units of the unit that a label shows
	Empty       string                 // why nothing is drawn, "" where something is
}
