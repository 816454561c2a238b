package live_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/live"
	"botec/estimate/page"
	"botec/estimate/scenario"
)

// readings has an input of each kind that texts are read for.
const readings = `units: [driver, vCPU, {millicore: 0.001 vCPU}]
inputs:
  dau: 10M
  drivers: 5M
  blob: 1 kB
  keep: 1 year
  rate: 5/s
  tariff: $0.02/GB/month
  fee: $5
  portion: 10%
  factor: 2
  per_user: 2/user/day
  speed: 1 Mbps
  distance: 10 km
  area: 10 km^2
  cores: 5 vCPU
metrics:
  all: dau * drivers * blob * keep * rate * tariff * fee * portion * factor * per_user * speed * distance * area * cores
`

// reading is a text for an input, and what botec and the page make of it.
type reading struct {
	Name, Text string
	Only       bool // botec alone reads it
	Input      int  // its index on the page

	refused error
	op      string
	args    []float64
}

// TestReading: a field of a page reads what --set reads, as the same value or distribution,
// and refuses what --set refuses. Only what needs the scenario, or a formula, is for --set.
func TestReading(t *testing.T) {
	text, err := os.ReadFile("testdata/reading.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var list []reading
	for line := range strings.Lines(string(text)) {
		if cells := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(cells) > 1 {
			list = append(list, reading{Name: cells[0], Text: cells[1], Only: len(cells) > 2})
		}
	}
	for prefix := range strings.FieldsSeq("k K M G T P E Z Y Ki Mi Gi Ti kilo mega giga peta kibi mebi m µ μ u n p milli micro nano Kilo MEGA b d da h -") {
		prefix = strings.Trim(prefix, "-")
		for _, of := range []struct{ name, units string }{{"blob", "B byte bytes bit bits b BYTE"}, {"keep", "s sec secs second seconds min h day month"}, {"rate", "rps qps iops RPS rpm"}, {"speed", "bps Bps"}, {"distance", "m metre metres km mile"}} {
			for unit := range strings.FieldsSeq(of.units) {
				list = append(list, reading{Name: of.name, Text: "3 " + prefix + unit}, reading{Name: of.name, Text: "3" + prefix + unit})
			}
		}
	}
	r, err := estimate.Open("-", estimate.Options{Options: scenario.Options{Stdin: strings.NewReader(readings)}})
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for i := range r.Scenario.Inputs {
		names = append(names, r.Scenario.Inputs[i].Name)
	}
	data, err := live.Of(r).Data(&page.Shown{Inputs: names})
	if err != nil {
		t.Fatal(err)
	}
	for k := range list {
		list[k].Input = slices.Index(names, list[k].Name)
		list[k].byBotec(t)
	}
	out := node(t, `
const read = reader(input.Program)
console.log(JSON.stringify(input.List.map(({Text, Input}) => {
  const [, dim, flags] = input.Program.inputs[Input], {error, op, args, value} = read(Text, {dim, counts: flags & 8, example: "…"})
  return {Error: error || "", Op: op || "", Args: op ? args : [value].filter(Number.isFinite)}
})))`, map[string]any{"Program": json.RawMessage(data), "List": list})
	var seen []struct {
		Error, Op string
		Args      []float64
	}
	if err := json.Unmarshal(out, &seen); err != nil {
		t.Fatal(err)
	}
	both := 0
	for k := range list {
		of, page := &list[k], &seen[k]
		say := fmt.Sprintf("%s: %q", of.Name, of.Text)
		switch {
		case page.Error != "" && of.refused == nil && !of.Only:
			t.Errorf("%s is refused by the page (%s), botec reads %s %v", say, page.Error, of.op, of.args)
		case page.Error == "" && of.refused != nil:
			t.Errorf("%s is %s %v on the page, botec says %v", say, page.Op, page.Args, of.refused)
		case page.Error == "" && of.Only:
			t.Errorf("%s is read by the page", say)
		case page.Error == "" && (page.Op != of.op || !slices.EqualFunc(page.Args, of.args, func(a, b float64) bool { return math.Abs(a-b) <= 1e-11*math.Abs(b) })):
			t.Errorf("%s is %s %v on the page, and %s %v for botec", say, page.Op, page.Args, of.op, of.args)
		case page.Error == "":
			both++
		}
	}
	t.Logf("%d texts, %d are read by both", len(list), both)
}

// byBotec reads the text as --set does.
func (of *reading) byBotec(t *testing.T) {
	r, err := estimate.Open("-", estimate.Options{Options: scenario.Options{Stdin: strings.NewReader(readings), Set: []scenario.Setting{{Flag: "--set", Name: of.Name, Formula: of.Text}}}})
	if err != nil {
		of.refused = fmt.Errorf("%s", strings.SplitN(err.Error(), "\n", 2)[0])
		return
	}
	i, ok := r.Find(of.Name)
	if !ok {
		t.Fatal(of.Name)
	}
	op, args, drawn := r.Quantities[i].Bound.Distribution()
	switch v := r.Get(of.Name); {
	case drawn:
		of.op, of.args = op.String(), args
	case v.Uncertain: // of a range and its unit
		of.op, of.args = "range", []float64{v.P5, v.P95}
	default:
		of.args = []float64{r.ValueAt(i)}
	}
	switch {
	case of.op == "plusMinus":
		of.op, of.args = "normal", []float64{args[0] - math.Abs(args[1]), args[0] + math.Abs(args[1])}
	case of.op == "shares" && !(args[0] > 0 && args[1] < 1):
		of.op = "range"
	}
}
