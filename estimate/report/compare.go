package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"botec/estimate"
	"botec/estimate/compare"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Comparison is two results side by side: the metrics that are shown, what is
// written differently, and what that does to the metrics.
type Comparison struct {
	*compare.Pair
	NameA, NameB string
	Shown        []string
	Failed       []string // conditions of --fail-if that hold
}

// both are the values of a shown metric, nil where a side does not have it.
func (c *Comparison) both(name string) (a, b *estimate.Value) { return c.A.Get(name), c.B.Get(name) }

// ratio is how often A's value goes into B's, "" where there is none.
func ratio(a, b *estimate.Value) string {
	if a == nil || b == nil || a.Value == 0 || a.Value*b.Value < 0 {
		return ""
	}
	return times(b.Value / a.Value)
}

// times writes a factor: "×1.5", "=" where it is 1.
func times(factor float64) string {
	if math.Abs(factor-1) < 1e-9 {
		return "="
	}
	return unit.Times(factor)
}

func text(v *estimate.Value) string {
	if v == nil {
		return "—"
	}
	return v.Text()
}

// why says what moved a metric: "dau ×3, size ×1.5".
func (c *Comparison) why(name string) string {
	movers, added := c.Movers(name)
	var list []string
	for i, m := range movers {
		if i == 5 && len(movers) > 6 {
			list = append(list, fmt.Sprintf("and %d more", len(movers)-i))
			break
		}
		list = append(list, m.Name+" "+c.amount(name, m.Share, added)+c.alone(name, m, added))
	}
	return strings.Join(list, ", ")
}

// reasons are what moved the metrics, each once, with those that it moved:
// "dau ×2: writes, servers".
func (c *Comparison) reasons() (list []string) {
	moved := map[string][]string{}
	for _, name := range c.Shown {
		if why := c.why(name); why != "" {
			if moved[why] == nil {
				list = append(list, why)
			}
			moved[why] = append(moved[why], name)
		}
	}
	for i, why := range list {
		list[i] = why + ": " + strings.Join(moved[why], ", ")
	}
	return list
}

// alone says what a difference does by itself, where that is not its share.
func (c *Comparison) alone(name string, m compare.Mover, added bool) string {
	if alone := c.amount(name, m.Alone, added); finite(m.Alone) && alone != c.amount(name, m.Share, added) {
		return " (alone " + alone + ")"
	}
	return ""
}

// amount is a factor, or a difference in the unit of the metric.
func (c *Comparison) amount(name string, v float64, added bool) string {
	if !added {
		return times(v)
	}
	sign := "+"
	if v < 0 {
		sign = "−"
	}
	return sign + c.B.Get(name).Print(math.Abs(v))
}

// Compare writes a comparison for a terminal.
func Compare(w io.Writer, c *Comparison, style Style) error {
	o := &out{Style: style}
	rows := [][]string{{"", c.NameA, c.NameB, ""}}
	for _, name := range c.Shown {
		a, b := c.both(name)
		rows = append(rows, []string{name, text(a), text(b), ratio(a, b)})
	}
	for i := range rows {
		for k := range rows[i] {
			rows[i][k] = source.Printable(rows[i][k])
		}
	}
	for i, line := range grid(rows) {
		if i == 0 {
			line = o.paint(faint, line)
		}
		o.line(line)
	}
	for i, why := range c.reasons() {
		head := ""
		if i == 0 {
			o.line("")
			head = "WHY"
		}
		o.paragraph(head, bold, 6, source.Printable(why))
	}
	if len(c.Inputs) > 0 {
		o.line("")
		o.line(o.paint(bold, "DIFFERENT"))
		for _, d := range c.Inputs {
			o.paragraph(source.Printable(d.Name), "", min(24, longest(c.Inputs)+2), source.Printable(orDash(d.A)+" → "+orDash(d.B)))
		}
	} else {
		o.line("")
		o.line("Nothing is written differently.")
	}
	if c.uncertain() {
		o.line("")
		o.paragraph("", "", 0, "Uncertain values stand at their median; what moved them is worked out with every range at its median.")
	}
	for _, f := range c.Failed {
		o.line("")
		o.line(o.paint(red, "✗") + " fails on " + source.Printable(f))
	}
	_, err := io.WriteString(w, o.String())
	return err
}

func longest(list []compare.Difference) (most int) {
	for _, d := range list {
		most = max(most, columns(d.Name))
	}
	return most
}

func orDash(text string) string {
	if text == "" {
		return "—"
	}
	return text
}

func (c *Comparison) uncertain() bool { return c.A.Sampling != nil || c.B.Sampling != nil }

// CompareMarkdown writes a comparison as Markdown.
func CompareMarkdown(w io.Writer, c *Comparison) error {
	s := &strings.Builder{}
	var rows [][]string
	for _, name := range c.Shown {
		a, b := c.both(name)
		rows = append(rows, []string{code(name), escaped(text(a)), escaped(text(b)), escaped(ratio(a, b)), escaped(c.why(name))})
	}
	table(s, []string{"metric", escaped(c.NameA), escaped(c.NameB), "", "why"}, rows, func(i int) bool { return i > 0 && i < 4 })
	if len(c.Inputs) > 0 {
		s.WriteString("\n")
		rows = nil
		for _, d := range c.Inputs {
			rows = append(rows, []string{code(d.Name), escaped(orDash(d.A)), escaped(orDash(d.B))})
		}
		table(s, []string{"different", escaped(c.NameA), escaped(c.NameB)}, rows, func(i int) bool { return i > 0 })
	}
	for _, f := range c.Failed {
		s.WriteString("\n- ✗ fails on " + escaped(f) + "\n")
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// Compared is a comparison as scripts read it.
type Compared struct {
	Metrics ordered  `json:"metrics"`
	Inputs  []input  `json:"inputs"`
	Drivers ordered  `json:"drivers"`
	Failed  []string `json:"failed"`
}

// NewCompared arranges a comparison for scripts.
func NewCompared(c *Comparison) Compared {
	out := Compared{Inputs: []input{}, Failed: append([]string{}, c.Failed...)}
	for _, name := range c.Shown {
		a, b := c.both(name)
		m := comparedMetric{}
		if a != nil {
			m.A, m.Unit = number(a.Value), Dimension(a)
		}
		if b != nil {
			m.B, m.Unit = number(b.Value), Dimension(b)
		}
		if a != nil && b != nil && a.Value != 0 {
			m.Ratio = number(b.Value / a.Value)
		}
		out.Metrics = append(out.Metrics, field{name, m})
		if movers, added := c.Movers(name); len(movers) > 0 {
			list := []driver{}
			for _, m := range movers {
				list = append(list, driver{m.Name, number(m.Alone), number(m.Share), added})
			}
			out.Drivers = append(out.Drivers, field{name, list})
		}
	}
	for _, d := range c.Inputs {
		out.Inputs = append(out.Inputs, input{d.Name, d.A, d.B})
	}
	return out
}

type comparedMetric struct {
	A     *float64 `json:"a"`
	B     *float64 `json:"b"`
	Ratio *float64 `json:"ratio"`
	Unit  string   `json:"unit"`
}

type input struct {
	Name string `json:"name"`
	A    string `json:"a"`
	B    string `json:"b"`
}

type driver struct {
	Name       string   `json:"name"`
	Alone      *float64 `json:"alone"`
	Share      *float64 `json:"share"`
	Difference bool     `json:"difference,omitempty"` // in base units, not factors
}

// number is a value for JSON, null where it is none.
func number(v float64) *float64 {
	if !finite(v) {
		return nil
	}
	return &v
}

// field is a name and its value in an object that keeps its order.
type field struct {
	name  string
	value any
}

type ordered []field

// MarshalJSON writes the fields in their order.
func (o ordered) MarshalJSON() ([]byte, error) {
	var s bytes.Buffer
	s.WriteByte('{')
	for i, f := range o {
		if i > 0 {
			s.WriteByte(',')
		}
		for k, v := range []any{f.name, f.value} {
			var text bytes.Buffer
			enc := json.NewEncoder(&text)
			enc.SetEscapeHTML(false)
			if err := enc.Encode(v); err != nil {
				return nil, err
			}
			s.Write(bytes.TrimSpace(text.Bytes()))
			if k == 0 {
				s.WriteByte(':')
			}
		}
	}
	s.WriteByte('}')
	return s.Bytes(), nil
}
