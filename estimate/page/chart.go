package page

import "botec/estimate/chart"

// Histogram is the distribution of a figure.
type Histogram struct {
	Name, About string // the figure, and its percentiles
	Bins        []Bin
	Log         bool // the bins have equal ratios, not equal widths
	Marks       []Mark
	Label       func(v float64) string // prints a value on the axis
	Unit        float64                // the number of base units in the unit of the labels
}

// Bin is a bar of a histogram: the share of the values from From up to To. Text is the
// printed From, Percent the printed share.
type Bin struct {
	From, To, Share float64
	Text, Percent   string
}

// Mark is a marked value on an axis.
type Mark struct {
	At    float64
	Label string
}

// Lines are figures over an axis: lines, or one with a band around it.
type Lines struct {
	Name, About string // the figure, and the axis
	List        []chart.Line
	Band        [2][]float64 // its upper and its lower edge, nil for none
	Over        chart.XAxis
	Marks       []Mark
	Label       func(v float64) string // prints a value
	Unit        float64                // the number of base units in the unit of the labels
	Empty       string                 // why there is no chart, "" if there is one
}
