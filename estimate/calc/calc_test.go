package calc

import (
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
