package calc

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"botec/estimate/unit"
)

func TestCalc(t *testing.T) {
	for _, test := range []struct {
		formula    string
		value      any
		unit, text string
	}{
		{"2 * 3", 6., "", "6"},
		{"1 GB / 10 s", 1e8, "B/s", "100 MB/s"},
		{"1 GB / 10 s in Mbps", 1e8, "B/s", "800 Mbps"},
		{"3 / 4", 0.75, "", "0.75"},
		{"75%", 0.75, "", "75%"},
		{"1..4", 2., "", "2"}, // the median of a lognormal distribution
		{"2 > 1", true, "", "true"},
		{"latency.memory > 1 s", false, "", "false"},
	} {
		c, err := Calc(test.formula, unit.Printer{})
		if err != nil {
			t.Errorf("%s: %v", test.formula, err)
			continue
		}
		if c.Value != test.value || c.Unit != test.unit || c.Text != test.text || c.Formula != test.formula {
			t.Errorf("%s: %+v, want %v %q %q", test.formula, *c, test.value, test.unit, test.text)
		}
	}
}

// TestRanges: a formula with a range has its percentiles and its mean.
func TestRanges(t *testing.T) {
	for _, test := range []struct{ formula, texts string }{
		{"1..4 MB", "1 MB, 2 MB, 4 MB, 2.19 MB"},
		{"10%..20% * (1M..3M users)", "129k users, 247k users, 471k users, 266k users"},
		{"if(1..2 > 1.5, 1, 2)", "1, 2, 2, 1.61"},
		{"'a'", ""},
		{"(2..8) * latency.ssd_read in ms", "0.2 ms, 0.4 ms, 0.8 ms, 0.437 ms"},
		{"uniform(1, 1)", ""},
		{"1e-300..1e300", "1e-300, 1, 1e300"},
	} {
		c, err := Calc(test.formula, unit.Printer{})
		if test.texts == "" {
			if err == nil && c.Spread != nil {
				t.Errorf("%s: %+v", test.formula, *c.Spread)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", test.formula, err)
			continue
		}
		if got := strings.Join(c.Texts, ", "); c.Spread == nil || got != test.texts {
			t.Errorf("%s: %s, want %s", test.formula, got, test.texts)
		}
	}
	c, err := Calc("1..4 > 2.5", unit.Printer{})
	if err != nil || c.Value != false || c.Text != "false" || c.Chance == nil || *c.Chance < 0.29 || *c.Chance > 0.31 {
		t.Errorf("1..4 > 2.5: %+v, %v", c, err)
	}
	c, err = Calc("sqrt(uniform(-1, 9))", unit.Printer{})
	if err != nil || len(c.Warnings) != 1 || !strings.HasPrefix(c.Warnings[0], "formula has no value in 10% of the samples") {
		t.Errorf("a square root of negative samples: %+v, %v", c, err)
	}
}

func TestCalcRefuses(t *testing.T) {
	for formula, want := range map[string]string{
		"dau * 2":        "dau is neither a unit nor a reference number",
		"latency.memry":  "there is no reference number named latency.memry",
		"1 / 0":          "1 / 0",
		"1 GB + 1 s":     "",
		"sum(workloads)": "",
	} {
		if _, err := Calc(formula, unit.Printer{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", formula, err, want)
		}
	}
}

// Each reference number has a value, and a topic by itself is that of the list.
func TestNumbers(t *testing.T) {
	all, err := Numbers("", unit.Printer{})
	if err != nil {
		t.Fatal(err)
	}
	for _, topic := range all {
		one, err := Numbers(topic.Name, unit.Printer{})
		if err != nil || len(one) != 1 || len(one[0].Numbers) != len(topic.Numbers) {
			t.Errorf("%s: %v, %v", topic.Name, one, err)
		}
		for _, n := range topic.Numbers {
			c, err := Calc(n.Name, unit.Printer{})
			if !strings.HasPrefix(n.Name, topic.Name+".") || err != nil || c.Value != n.Value || c.Unit != n.Unit {
				t.Errorf("%+v is %+v by itself: %v", n, c, err)
			}
		}
	}
	nodes, err := Numbers("nodes", unit.Printer{})
	if err != nil || len(nodes) == 0 || len(nodes[0].Numbers) == 0 {
		t.Errorf("the catalogue of nodes: %v, %v", nodes, err)
	}
	if _, err := Numbers("latncy", unit.Printer{}); err == nil {
		t.Error("an unknown topic passes")
	}
}

// TestNumbersInOrder: latencies and sizes rise, and every number says where it is from.
func TestNumbersInOrder(t *testing.T) {
	all, err := Numbers("", unit.Printer{})
	if err != nil {
		t.Fatal(err)
	}
	for _, topic := range all {
		for i, n := range topic.Numbers {
			if n.Source == "" || n.AsOf == "" {
				t.Errorf("%s has source %q of %q", n.Name, n.Source, n.AsOf)
			}
			if (topic.Name == "latency" || topic.Name == "size") && i > 0 && n.Value < topic.Numbers[i-1].Value {
				t.Errorf("%s %s stands below %s", n.Name, n.Text, topic.Numbers[i-1].Text)
			}
			if computed := topic.Name == "powers" || topic.Name == "conversions"; computed != (n.Formula != "") {
				t.Errorf("%s shows the formula %q", n.Name, n.Formula)
			}
		}
	}
}

// TestNotes: what notes say of a value holds: "a million and 5%", "a month at 99.9%".
func TestNotes(t *testing.T) {
	about := regexp.MustCompile(`^(a thousand|a million|a billion|a trillion|1e15) and (\d+)%`)
	scales := map[string]float64{"a thousand": 1e3, "a million": 1e6, "a billion": 1e9, "a trillion": 1e12, "1e15": 1e15}
	down := regexp.MustCompile(`^downtime a (\w+) at (.*%)$`)
	checked := 0
	for _, name := range []string{"powers", "availability"} {
		topics, err := Numbers(name, unit.Printer{})
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range topics[0].Numbers {
			want := n.Value
			if m := about.FindStringSubmatch(n.Note); m != nil {
				percent, _ := strconv.ParseFloat(m[2], 64)
				if got := 100 * (n.Value/scales[m[1]] - 1); math.Abs(got-percent) > 1 {
					t.Errorf("%s: %s, but it is %.1f%% more", n.Name, n.Note, got)
				}
			} else if m := down.FindStringSubmatch(n.Note); m != nil {
				c, err := Calc("(1 - "+m[2]+") * 1 "+m[1], unit.Printer{})
				if err != nil {
					t.Fatal(err)
				}
				want = c.Value.(float64)
			} else {
				continue
			}
			if checked++; math.Abs(n.Value/want-1) > 1e-9 {
				t.Errorf("%s: %s, but it is %s", n.Name, n.Note, n.Text)
			}
		}
	}
	if checked < 20 {
		t.Errorf("only %d notes were checked", checked)
	}
}

// TestOldNames: formulas may still use names that lists leave out.
func TestOldNames(t *testing.T) {
	for name, want := range map[string]float64{"size.two_10": 1 << 10, "size.two_32": 1 << 32, "size.two_50": 1 << 50} {
		if c, err := Calc(name, unit.Printer{}); err != nil || c.Value != want {
			t.Errorf("%s: %v, %v", name, c, err)
		}
	}
	topics, err := Numbers("sizes", unit.Printer{})
	if err != nil || topics[0].Name != "size" {
		t.Fatal(topics, err)
	}
	for _, n := range topics[0].Numbers {
		if strings.HasPrefix(n.Name, "size.two_") {
			t.Errorf("%s is listed", n.Name)
		}
	}
}
