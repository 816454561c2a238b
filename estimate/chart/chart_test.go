package chart_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"botec/estimate/chart"
)

var inf, nan = math.Inf(1), math.NaN()

func TestBars(t *testing.T) {
	for _, test := range []struct {
		values []float64
		ascii  bool
		want   string // joined by /
		log    bool
	}{
		{values: []float64{1, 2, 4}, want: "██/████/████████"},
		{values: []float64{1, 2, 4}, ascii: true, want: "##/####/########"},
		{values: []float64{3}, want: "████████"},
		{values: []float64{3, 3}, want: "████████/████████"},
		{values: []float64{0, 0}, want: "/"},
		{values: []float64{nan}, want: ""},
		{values: []float64{1, inf, nan, -inf, 2}, want: "████/████████///████████"},
		{values: []float64{inf}, want: "████████"},
		{values: []float64{-10, -5}, want: "/"},
		{values: []float64{-1, 1}, want: "/████████"},
		{values: []float64{1, 10, 100}, want: "█▍/████▊/████████", log: true},
		{values: []float64{0, 100}, want: "/████████"},
		{values: []float64{1e-300, 1e300}, want: "/████████", log: true},
	} {
		shares, log := chart.Shares(test.values)
		var bars []string
		for _, share := range shares {
			bars = append(bars, chart.Style{ASCII: test.ascii}.Bar(share, 8))
		}
		if got := strings.Join(bars, "/"); got != test.want || log != test.log {
			t.Errorf("bars of %v: %q, logarithmic %v, want %q, %v", test.values, got, log, test.want, test.log)
		}
	}
}

func TestStrip(t *testing.T) {
	for _, test := range []struct {
		low, high, from, to, mark float64
		want                      string
	}{
		{0, 9, 3, 6, 4, "   █┃██   "},
		{0, 9, 6, 3, 4, "   █┃██   "},
		{5, 5, 5, 5, 5, "┃         "},
		{0, 9, -inf, inf, nan, "┃█████████"},
	} {
		if got := (chart.Style{}).Strip(test.low, test.high, test.from, test.to, test.mark, 10); got != test.want {
			t.Errorf("strip %v: %q, want %q", test, got, test.want)
		}
	}
	if got := (chart.Style{ASCII: true}).Strip(0, 9, 3, 6, 4, 10); got != "   #|##   " {
		t.Errorf("in ASCII: %q", got)
	}
}

func axes(width int) chart.Axes {
	return chart.Axes{Width: width, Height: 4, X: func(i float64) string { return fmt.Sprint("x", i) }, Y: func(v float64) string { return fmt.Sprintf("%.3g", v) }}
}

func TestLines(t *testing.T) {
	rows, log := chart.Style{ASCII: true}.Lines([]chart.Line{{"up", []float64{0, 1, 2, 3, 4}}, {"flat", []float64{1, 1, 1, 1, 1}}}, axes(40))
	want := ` 4 |                          /---  up
   |                  /-------/
 2 |           /------/
   +------------------------------  flat
 0 +---/
   ++--------------+--------------+
   x0             x2             x4`
	if got := strings.Join(rows, "\n"); got != want || log {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestLinesSurvive: whatever is drawn, it stays in its columns.
func TestLinesSurvive(t *testing.T) {
	series := [][]float64{{}, {1}, {2, 2}, {0, 0}, {nan, nan}, {1, inf}, {-inf, 1, 2}, {1, nan, 3}, {1e-300, 1e300}, {-5, 5}, {1, 10, 1e6}, {inf, inf}}
	for _, a := range series {
		for _, b := range series {
			for _, width := range []int{0, 1, 20, 30, 60, 200} {
				for _, ascii := range []bool{false, true} {
					rows, _ := chart.Style{ASCII: ascii}.Lines([]chart.Line{{"a", a}, {"b", b}}, axes(width))
					for _, row := range rows {
						if n := utf8.RuneCountInString(row); n > width {
							t.Errorf("%v, %v in %d columns: %q has %d", a, b, width, row, n)
						}
						if ascii && slices.ContainsFunc([]byte(row), func(c byte) bool { return c >= 0x80 }) {
							t.Errorf("%q is not ASCII", row)
						}
					}
				}
			}
		}
	}
}

func TestLinesOfEqualValues(t *testing.T) {
	rows, _ := chart.Style{ASCII: true}.Lines([]chart.Line{{"", []float64{7, 7, 7}}}, axes(30))
	if got := strings.Join(rows, "\n"); !strings.Contains(got, "\n 7 +-----") || strings.Count(got, "7") != 1 {
		t.Errorf("got\n%s", got)
	}
}

func TestScale(t *testing.T) {
	for _, test := range []struct {
		values []float64
		unit   float64
		want   string // the ticks, and where they are
	}{
		{[]float64{3, 10}, 1, "0@0 2@0.2 4@0.4 6@0.6 8@0.8 10@1"},
		{[]float64{-5, 5}, 1, "-4@0.1 -2@0.3 0@0.5 2@0.7 4@0.9"},
		{[]float64{1, 1000}, 1, "1@0 10@0.333 100@0.667 1000@1"},
		{[]float64{2, 150}, 1, "10@0.373 100@0.906"},
		{[]float64{3, 160}, 1e6, "10@0.303 100@0.882"},
		{[]float64{7}, 1, "0@0 2@0.286 4@0.571 6@0.857"},
		{[]float64{0, 0}, 1, "0@0 0.2@0.2 0.4@0.4 0.6@0.6 0.8@0.8 1@1"},
		{[]float64{nan, inf}, 1, "0@0 0.2@0.2 0.4@0.4 0.6@0.6 0.8@0.8 1@1"},
		{[]float64{86400, 864000}, 86400, "0@0 1.728e+05@0.2 3.456e+05@0.4 5.184e+05@0.6 6.912e+05@0.8 8.64e+05@1"},
		{[]float64{0, 1e-300}, 1, "0@0 2e-301@0.2 4e-301@0.4 6e-301@0.6 8e-301@0.8 1e-300@1"},
	} {
		s := chart.NewScale(test.values)
		var got []string
		for _, v := range s.Ticks(5, test.unit) {
			got = append(got, fmt.Sprintf("%.4g@%.3g", v, s.At(v)))
		}
		if text := strings.Join(got, " "); text != test.want {
			t.Errorf("%v in %v: %s, want %s", test.values, test.unit, text, test.want)
		}
	}
}

// TestPlotStaysInside: no coordinate is beyond the view, whatever is drawn.
func TestPlotStaysInside(t *testing.T) {
	series := [][]float64{{1}, {2, 2}, {0, 0}, {nan, nan}, {1, inf}, {-inf, 1, 2}, {1, nan, 3}, {1e-300, 1e300}, {-5, 5}, {1, 10, 1e6}}
	label := func(v float64) string { return fmt.Sprint(v) }
	for _, s := range series {
		for _, log := range []bool{false, true} {
			at := []float64{1, 10, 100}[:len(s)]
			over := chart.XAxis{At: at, Log: log, Label: label, Unit: 1}
			p := chart.NewLines([]chart.Line{{"a", s}}, [2][]float64{s, s}, over, 1, label)
			p.Mark(over, 10, "here")
			p.Mark(over, 1e9, "nowhere")
			var numbers []float64
			for _, c := range p.Curves {
				for _, piece := range c.Pieces {
					numbers = append(numbers, points(t, piece)...)
				}
			}
			numbers = append(numbers, points(t, p.Band)...)
			for _, ticks := range [][]chart.Tick{p.X, p.Y} {
				for _, tick := range ticks {
					numbers = append(numbers, tick.At)
				}
			}
			for _, m := range p.Marks {
				numbers = append(numbers, m.At, m.Y)
			}
			for _, n := range numbers {
				if !(n >= 0 && n <= p.Width) {
					t.Errorf("%v: %v lies beyond the view", s, n)
				}
			}
			if len(p.Marks) > 1 {
				t.Errorf("%v: %v", s, p.Marks)
			}
		}
	}
}

func points(t *testing.T, text string) (list []float64) {
	t.Helper()
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == ',' }) {
		n, err := strconv.ParseFloat(word, 64)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		list = append(list, n)
	}
	return list
}

// Names of lines that end in one row are together; a wide range has a logarithmic
// scale, and a line that ends early has no name.
func TestLinesOverPowersOfTen(t *testing.T) {
	lines := []chart.Line{{"a", []float64{1, 10, 100}}, {"b", []float64{1, 1, 101}}, {"c", []float64{100, 100}}}
	rows, log := chart.Style{ASCII: true}.Lines(lines, axes(32))
	want := `101 +-----------       //-  a, b
    |             /---/-/
 10 |       /-----//--/
    |  /----/   /--/
  1 +-----------/
    ++--------------------+
    x0                   x2`
	if got := strings.Join(rows, "\n"); got != want || !log {
		t.Errorf("got, logarithmic %v,\n%s\nwant\n%s", log, got, want)
	}
}
