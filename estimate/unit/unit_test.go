package unit

import (
	"strings"
	"testing"
)

// TestLookup: a spelling is a prefix and a unit.
func TestLookup(t *testing.T) {
	var table Table
	for _, c := range []struct {
		name, printed string
		factor        float64
		dim           Dim
	}{
		{"KB", "kB", 1e3, Data}, {"petabytes", "PB", 1e15, Data}, {"mebibytes", "MiB", 1 << 20, Data}, {"YB", "YB", 1e24, Data},
		{"gigabits", "Gbit", 1.25e8, Data}, {"megabit", "Mbit", 125e3, Data}, {"Mbits", "Mbit", 125e3, Data}, {"Mbytes", "MB", 1e6, Data},
		{"kibibit", "Kibit", 128, Data}, {"Pbps", "Pbps", 1.25e14, Data.Div(Time)}, {"Mibit", "Mibit", 131072, Data},
		{"milliseconds", "ms", 1e-3, Time}, {"microsecond", "µs", 1e-6, Time}, {"us", "µs", 1e-6, Time}, {"μs", "µs", 1e-6, Time}, {"msec", "ms", 1e-3, Time}, {"ps", "ps", 1e-12, Time},
		{"mo", "month", 2628000, Time}, {"yr", "year", 31536000, Time}, {"quarter", "quarter", 7884000, Time},
		{"RPS", "rps", 1, Rate}, {"Qps", "rps", 1, Rate}, {"TPS", "rps", 1, Rate}, {"iops", "rps", 1, Rate}, {"IOPS", "rps", 1, Rate}, {"kIOPS", "krps", 1e3, Rate}, {"rpm", "rpm", 1. / 60, Rate},
		{"kilometres", "kilometre", 1, Length}, {"mm", "mm", 1e-6, Length},
	} {
		u, ok := table.Lookup(c.name)
		if !ok || u.Name != c.printed || u.Factor != c.factor || u.Dim != c.dim {
			t.Errorf("%s: %+v %v", c.name, u, ok)
		}
	}
	for _, name := range []string{"Kbit", "Mb", "mb", "GBps", "mbps", "m", "M", "Gi", "kh", "kday", "megaB", "mseconds2", "kilousers", "k", "", "ks", "msB", "mbit", "Bytes", "kilo"} {
		if u, ok := table.Lookup(name); ok {
			t.Errorf("%s is %+v", name, u)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, want := range map[string]string{
		"Mb": "Mbit (bits) or MB (bytes)", "eb": "Ebit (bits) or EB (bytes)", "GBps": "Gbps (bits) or GB/s (bytes)", "mbps": "Mbps (bits) or MB/s (bytes)",
		"kib": "Kibit (bits) or KiB (bytes)", "Kbit": "kbit", "mbit": "Mbit", "Gi": "GiB (bytes)", "m": "min, month or metre",
		"EUR": "write $, or currency: EUR at the top of the scenario", "£": "write $, or currency: GBP at the top of the scenario",
		"MB": "", "megabits": "", "USD": "", "nodes": "", "kb2": "",
	} {
		if hint, ok := (*Table)(nil).Refused(name); hint != want || ok != (want != "") {
			t.Errorf("%s: %q, want %q", name, hint, want)
		}
	}
}

// No suggestion for a word of bits is one of bytes alone.
func TestNames(t *testing.T) {
	list := " " + strings.Join((&Table{}).Names(), " ") + " "
	for _, name := range []string{"megabits", "megabytes", "Gbit", "GiB", "milliseconds", "iops"} {
		if !strings.Contains(list, " "+name+" ") {
			t.Errorf("%s is not among the names", name)
		}
	}
	for name := range strings.FieldsSeq(list) {
		if _, ok := (&Table{}).Lookup(name); !ok {
			t.Errorf("%s is suggested and not read", name)
		}
	}
}

func TestDeclare(t *testing.T) {
	var table Table
	page := Unit{Factor: 8192, Dim: Data}
	for _, err := range []error{table.Declare("vCPU", ""), table.Declare("series", "series"), table.Declare("iops", ""), table.DeclareMultiple("page", "", page)} {
		if err != nil {
			t.Error(err)
		}
	}
	if u, _ := table.Lookup("vCPUs"); !u.Plural || u.Dim != Noun("vCPU") {
		t.Errorf("vCPUs: %+v", u)
	}
	if u, _ := table.Lookup("iops"); u.Dim != Noun("iops") {
		t.Errorf("a declared unit does not win: %+v", u)
	}
	if u, _ := table.Lookup("pages"); u.Plural || u.Factor != 8192 {
		t.Errorf("pages: %+v", u)
	}
	for name, want := range map[string]string{"vCPU": "declared already", "of": "a word of the formula language", "day": "a unit already", "GB": "a unit already", "USD": "a unit already", "user": "a unit already"} {
		if err := table.Declare(name, ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	in := &Display{"page", 8192, Data}
	if got := (Printer{Units: &table}).Quantity(16384, Data, in); got != "2 pages" {
		t.Error(got)
	}
}

func TestCurrency(t *testing.T) {
	perMonth := Money.Div(Time)
	perHour := &Display{"$/h", 1. / 3600, perMonth}
	for _, c := range []struct{ code, amount, month, hour, unit string }{
		{"USD", "-$5", "$1.5k/month", "$2.05/h", "USD/s"}, {"EUR", "-€5", "€1.5k/month", "€2.05/h", "EUR/s"},
		{"CHF", "-5 CHF", "1.5k CHF/month", "2.05 CHF/h", "CHF/s"}, {"CNY", "-¥5", "¥1.5k/month", "¥2.05/h", "CNY/s"},
	} {
		var table Table
		if err := table.SetCurrency(c.code); err != nil {
			t.Fatal(err)
		}
		p := Printer{Units: &table}
		got := [...]string{p.Quantity(-5, Money, nil), p.Quantity(1500./2628000, perMonth, nil), p.Quantity(1500./2628000, perMonth, perHour), table.Unit(perMonth)}
		if want := [...]string{c.amount, c.month, c.hour, c.unit}; got != want {
			t.Errorf("%s: %q, want %q", c.code, got, want)
		}
		if scaled := p.Scale([]float64{1500. / 2628000}, perMonth, perHour); scaled.Print(1500./2628000) != c.hour {
			t.Errorf("%s in a column: %q", c.code, scaled.Print(1500./2628000))
		}
	}
	var table Table
	for _, code := range []string{"eur", "XXX", "EU", "EUR USD", ""} {
		if table.SetCurrency(code) == nil {
			t.Errorf("%q is a currency", code)
		}
	}
	for text, want := range map[string]string{"eur": "EUR", "€": "EUR", "euros": "EUR", "Dollar": "USD", "foo": ""} {
		if got := CurrencyNamed(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// A unit that was asked for has no prefix before it, and keeps the digits of whole numbers.
func TestAskedUnit(t *testing.T) {
	for _, c := range []struct {
		v    float64
		in   Display
		want string
	}{
		{1037263, Display{"KiB", 1024, Data}, "1013 KiB"}, {1005, Display{"B", 1, Data}, "1005 B"}, {31536000, Display{"h", 3600, Time}, "8760 h"},
		{999.96 * 1024, Display{"KiB", 1024, Data}, "1000 KiB"}, {1e15, Display{"B", 1, Data}, "1e15 B"}, {5.4321e20, Display{"B", 1, Data}, "5.43e20 B"},
		{12.345e6, Display{"MB", 1e6, Data}, "12.3 MB"}, {1, Display{"GB", 1e9, Data}, "1e-9 GB"}, {348125e6, Display{"Mbps", 125e3, Data.Div(Time)}, "2785000 Mbps"},
		{30e3, Display{"$", 1, Money}, "$30k"}, {3472 * 86400, Display{"", 1, Dim{}}, "300M"}, {3472.2, Display{"/day", 1. / 86400, Rate}, "300M/day"}, {200e6, Display{"km^2", 1, Length.Pow(2)}, "200M km^2"},
	} {
		if got := (Printer{}).Quantity(c.v, c.in.Dim, &c.in); got != c.want {
			t.Errorf("%v in %s: %q, want %q", c.v, c.in.Text, got, c.want)
		}
	}
	s := Printer{}.Scale([]float64{1037263, 12e6}, Data, &Display{"KiB", 1024, Data})
	if got := s.Print(1037263) + "|" + s.Print(12e6); got != "1 013 KiB|11 719 KiB" {
		t.Error(got)
	}
}
