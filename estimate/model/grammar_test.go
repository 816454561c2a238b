package model

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// TestGrammar: each line of a model, and the definition that it makes.
func TestGrammar(t *testing.T) {
	check := func(line, want string) {
		t.Helper()
		text := "# a comment\n[defaults]\nretention: s = 5 years\n\n[workload part]\n" + line + "\n"
		d := readModel(text).section("workload part").definitions[0]
		if got := describe(&d); got != want {
			t.Errorf("%s\n got %s\nwant %s", line, got, want)
		}
		if !strings.HasPrefix(text[d.Offset:], d.Formula.Text) {
			t.Errorf("%s: the offset of the formula points at %q", line, text[d.Offset:])
		}
	}
	// a number has no unit; no value is negative
	check("replication: number = 3", "replication = 3: a plain number, at least 0")
	check("spare: number = 0 whole neutral", "spare = 0: a plain number, at least 0, whole, neutral")
	check("zones: number = 1 whole at least 1 neutral", "zones = 1: a plain number, at least 1, whole, neutral")
	// a share is at most 1 and displayed in percent; a % may be more
	check("cdn_hit: share = 0%", "cdn_hit = 0%: a plain number, at least 0, at most 100% (1), in %")
	check("overhead: % = overhead", "overhead = overhead: a plain number, at least 0, in %")
	// a unit gives the dimension, and how a value is written
	check("size: B = 0 B", "size = 0 B: data, at least 0, given in B, kB, MB")
	check("egress: B/s = reads * size", "egress = reads * size: data/time, at least 0, given in B/s, MB/s")
	check("retention: s = retention", "retention = retention: time, at least 0, given in years, days")
	check("busy: s = 1 day at most 1 day neutral", "busy = 1 day: time, at least 0, at most 1 day (86400), neutral, given in years, days")
	check("busy: s = 1 day at most 1 day given in h, min", "busy = 1 day: time, at least 0, at most 1 day (86400), given in h, min")
	// bounds of the central value, and of how a value is written
	check("peak_factor: number = 2 central at least 1", "peak_factor = 2: a plain number, at least 0, the central value at least 1")
	check("overhead: % = 0% without % below 10 without % usually at most 1 neutral", "overhead = 0%: a plain number, at least 0, neutral, without % below 10, without % usually at most 1, in %")
	check("compression: number = 1 usually at least 1 not in % but 1 / x", "compression = 1: a plain number, at least 0, usually at least 1, not in % but 1 / x")
	check("occupancy: % = rate under 100% or overloaded", "occupancy = rate: a plain number, at least 0, under 1 or overloaded, in %")
	// what one of the counted has
	check("existing: count = 0 each size", "existing = 0: any count, at least 0, each size")
	// money is displayed in the unit of the line
	check("price: $/h = $0/h", "price = $0/h: money/time, at least 0, given in $/h, in $/h")
	// a rate and a count drop the noun of what they count: users/s is /s
	check("writes: /s = share * part_of.writes", "writes = share * part_of.writes: 1/time, at least 0, without nouns, given in /s, /day")
	check("existing: count = 0", "existing = 0: any count, at least 0")
	// any dimension
	check("required.RESOURCE: any = needs.RESOURCE", "required.RESOURCE = needs.RESOURCE: any dimension, at least 0")
	// the line of a part that does not apply where the workload gives a name
	check("reads: /s = share when part and not read_write_ratio", "reads = share: 1/time, at least 0, without nouns, given in /s, /day, when part and not read_write_ratio")
}

// TestSections: counts have nouns, and advice has conditions with texts.
func TestSections(t *testing.T) {
	m := readModel("[counts]\ndau: user\n\n[fleet advice]\nnodes > 1 -> {fleet} has {nodes}\n[cost]\n")
	if got := m.Noun("dau") + m.Noun("posts"); got != "user" {
		t.Errorf("dau counts %q", got)
	}
	rules := m.Rules("fleet advice")
	if len(rules) != 1 || rules[0].Condition.Text != "nodes > 1" || rules[0].Say != "{fleet} has {nodes}" {
		t.Errorf("the advice is %v", rules)
	}
	if names := m.Names("counts", "cost"); !slices.Equal(names, []string{"dau"}) {
		t.Errorf("the names are %v", names)
	}
}

// describe writes a definition in words.
func describe(d *Definition) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s = %s: ", d.Name, d.Formula.Text)
	switch {
	case d.Expected.Any:
		s.WriteString("any dimension")
	case d.Expected.AnyCount:
		s.WriteString("any count")
	default:
		s.WriteString(d.Expected.Dim.String())
	}
	fmt.Fprintf(&s, ", at least %v", d.Min)
	if d.Max != math.MaxFloat64 {
		fmt.Fprintf(&s, ", at most %s (%v)", d.MaxText, d.Max)
	}
	for _, of := range []struct {
		has  bool
		word string
	}{{d.Whole, "whole"}, {d.Neutral, "neutral"}, {d.Expected.DropNouns, "without nouns"},
		{d.CentralMin != 0, fmt.Sprintf("the central value at least %v", d.CentralMin)}, {d.UsualMin != 0, fmt.Sprintf("usually at least %v", d.UsualMin)},
		{d.BareBelow != 0, fmt.Sprintf("without %% below %v", d.BareBelow)}, {d.BareUsual != 0, fmt.Sprintf("without %% usually at most %v", d.BareUsual)},
		{d.Under != 0, fmt.Sprintf("under %v or %s", d.Under, d.TooMuch)}, {d.Factor != "", "not in % but " + d.Factor}, {d.Expected.Each != "", "each " + d.Expected.Each},
		{len(d.Expected.Units) > 0, "given in " + strings.Join(d.Expected.Units, ", ")}} {
		if of.has {
			s.WriteString(", " + of.word)
		}
	}
	if d.Display != nil {
		s.WriteString(", in " + d.Display.Text)
	}
	for i, all := range d.When {
		s.WriteString([]string{", when ", " or "}[min(i, 1)])
		for k, t := range all {
			s.WriteString([]string{"", " and "}[min(k, 1)] + map[bool]string{true: "not "}[t.Not] + []string{"", "part_of.", "scenario."}[t.Scope] + t.Name)
		}
	}
	return s.String()
}
