package spoken

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// form is how a number is written, with its places in the text.
type form struct {
	sign, number, scale Span
	front               int     // where a sign would go
	num                 *number // nil for a number word
	steps               bool    // the scale may become the next larger or smaller
}

// write is a value of an amount's dimension in its form, with so many digits
// more than the form has.
func (a *amount) write(text string, value float64, more int, to rounding) string {
	f := a.form
	scale := text[f.scale.Start:f.scale.End]
	digits := math.Abs(value) / (a.each() / a.scale)
	factor := a.scale
	if f.steps && f.num != nil && f.num.group == "" {
		scale, factor = stepped(scale, factor, digits, f.scale.Start == f.number.End)
	}
	digits /= factor
	if value < 0 {
		to.side = -to.side
	}
	out := editor{text: text}
	switch {
	case value < 0 && f.sign.empty():
		out.replace(Span{f.front, f.front}, "-")
	case value >= 0 && !f.sign.empty():
		out.replace(Span{f.sign.Start, f.sign.End + len(text[f.sign.End:]) - len(strings.TrimLeft(text[f.sign.End:], " "))}, "")
	}
	out.replace(f.number, f.digits(text, digits, factor == a.scale, more, to))
	if !f.scale.empty() {
		out.replace(f.scale, scale)
	}
	return out.done()
}

// editor puts texts in place of stretches, in order.
type editor struct {
	text string
	at   int
	out  strings.Builder
}

func (e *editor) replace(s Span, with string) {
	e.out.WriteString(e.text[e.at:s.Start] + with)
	e.at = s.End
}

func (e *editor) done() string { return e.out.String() + e.text[e.at:] }

// scaleSteps are scales in the order of their sizes, a row for each way to write them.
var scaleSteps = [][]string{
	{"k", "M", "bn", "T"}, {"K", "M", "B", "T"},
	{"thousand", "million", "billion", "trillion"}, {"Thousand", "Million", "Billion", "Trillion"},
	{"thousands", "millions", "billions", "trillions"},
}

// stepped is the scale that a number is best written with: the given one where
// 1 to 9999 of it are meant, else one of the same row. A letter that is glued to
// the digits may also go.
func stepped(scale string, factor, digits float64, glued bool) (string, float64) {
	if v := digits / factor; v >= 1 && v < 10_000 || digits == 0 {
		return scale, factor
	}
	for _, row := range scaleSteps {
		i := slices.Index(row, scale)
		if i < 0 {
			continue
		}
		for i+1 < len(row) && digits/factor >= 1000 {
			i, factor = i+1, factor*1000
		}
		for i > 0 && digits/factor < 1 {
			i, factor = i-1, factor/1000
		}
		if glued && i == 0 && digits/factor < 1 && len(row[0]) == 1 {
			return "", 1
		}
		return row[i], factor
	}
	return scale, factor
}

// smallWords are the numbers that are written in words where one was.
var smallWords = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// digits writes a number that is not negative as the form does: with at least
// its digits, its grouping and its decimal sign. On the same scale, the last
// digit stands where it stood.
func (f *form) digits(text string, v float64, same bool, more int, to rounding) string {
	round := math.Round(v)
	isWhole := math.Abs(v-round) <= columns.Tolerance*round
	if f.num == nil {
		if isWhole && round < float64(len(smallWords)) {
			return like(text[f.number.Start:f.number.End], smallWords[int(round)])
		}
		return to.plain(v, max(0, 2+more-magnitude(v)))
	}
	n := f.num
	if n.exponent {
		mantissa, exp, _ := strings.Cut(strconv.FormatFloat(v, 'e', max(n.digits, 2)-1+more, 64), "e")
		power, _ := strconv.Atoi(exp)
		sign := "e"
		if strings.Contains(text[f.number.Start:f.number.End], "E") {
			sign = "E"
		}
		return trimmed(mantissa, 0) + sign + strconv.Itoa(power)
	}
	decimals, kept := max(n.digits, 2)-magnitude(v)+more, 0
	if same {
		decimals, kept = max(decimals, -int(math.Round(math.Log10(n.step)))+more), n.decimals
	}
	if n.whole && isWhole && round < 1e15 && to.side == 0 {
		decimals = 0
	}
	out := to.plain(v, decimals)
	if !n.padded || !same {
		out = trimmed(out, kept)
	}
	if whole, fraction, _ := strings.Cut(out, "."); len(fraction) == 3 && len(whole) <= 3 && whole != "0" && kept == 3 {
		out = trimmed(out, 0) // 99.950 would be refused, since it may be 99,950
	}
	return n.grouped(out)
}

// magnitude is how many digits a number has before the point; -1 for 0.05.
func magnitude(v float64) int {
	if v == 0 {
		return 1
	}
	_, exp, _ := strings.Cut(strconv.FormatFloat(v, 'e', 15, 64), "e")
	e, _ := strconv.Atoi(exp)
	return e + 1
}

// rounding is the side to which a number is rounded, -1 down, 1 up, 0 to the
// nearest; a strict one does not give the number itself.
type rounding struct {
	side   int
	strict bool
}

// plain is a number rounded to so many decimals, which may be negative: to tens,
// to hundreds.
func (to rounding) plain(v float64, decimals int) string {
	decimals = min(decimals, 17)
	unit := math.Pow10(-decimals)
	if steps := v / unit; to.side != 0 {
		near := math.Round(steps)
		switch exact := math.Abs(steps-near) <= columns.Tolerance*near; {
		case exact && to.strict:
			v = (near + float64(to.side)) * unit
		case exact:
			v = near * unit
		case to.side < 0:
			v = math.Floor(steps) * unit
		default:
			v = math.Ceil(steps) * unit
		}
	}
	if decimals < 0 {
		v, decimals = math.Round(v/unit)*unit, 0
	}
	return strconv.FormatFloat(v, 'f', decimals, 64)
}

// trimmed drops the zeros at the end, but for so many decimals.
func trimmed(text string, decimals int) string {
	whole, fraction, ok := strings.Cut(text, ".")
	if !ok {
		return text
	}
	for len(fraction) > decimals && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	return strings.TrimSuffix(whole+"."+fraction, ".")
}

// grouped puts the decimal sign and the separators of groups into digits.
func (n *number) grouped(text string) string {
	whole, fraction, ok := strings.Cut(text, ".")
	if ok {
		fraction = "." + fraction
		if n.comma {
			fraction = "," + fraction[1:]
		}
	}
	switch {
	case n.group == "" || n.group == "_" && len(whole) <= 3:
	case n.indian && len(whole) > 3:
		last := whole[len(whole)-3:]
		whole = whole[:len(whole)-3]
		for i := len(whole) - 2; i > 0; i -= 2 {
			whole = whole[:i] + n.group + whole[i:]
		}
		whole += n.group + last
	default:
		whole = strings.ReplaceAll(unit.Grouped(whole), ",", n.group)
	}
	return whole + fraction
}

// like writes a word with a capital where the model has one.
func like(model, w string) string {
	if model != "" && model[0] < 'a' {
		return strings.ToUpper(w[:1]) + w[1:]
	}
	return w
}
