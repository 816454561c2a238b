// Code generated from model.txt by go generate; DO NOT EDIT.

package model

import (
	"botec/estimate/formula"
	"botec/estimate/unit"
)

var standard = Model{sections: []section{
	section{name: "defaults", definitions: []Definition{
		Definition{Name: "read_write_ratio", Expected: formula.Expected{Label: "read_write_ratio"}, Formula: formula.Formula{Text: "0", Root: &formula.Literal{At: formula.At{End: 1}, Bare: true, Step: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Neutral: true, Factor: "x / (1 - x)", Offset: 1882},
		Definition{Name: "overhead", Expected: formula.Expected{Label: "overhead"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "0%", Root: &formula.Literal{At: formula.At{End: 2}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Neutral: true, BareUsual: 1, BareBelow: 10, Offset: 1931},
		Definition{Name: "compression", Expected: formula.Expected{Label: "compression"}, Formula: formula.Formula{Text: "1", Root: &formula.Literal{At: formula.At{End: 1}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Neutral: true, UsualMin: 1, Factor: "1 / x", Offset: 2011},
		Definition{Name: "retention", Expected: formula.Expected{Label: "retention", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "5 years", Root: &formula.Literal{At: formula.At{End: 7}, Value: 1.5768e+08, Dim: unit.Dim{Time: 1}, Step: 3.1536e+07, Unit: &unit.Display{Text: "years", Factor: 3.1536e+07, Dim: unit.Dim{Time: 1}}, Written: 5, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 2074},
		Definition{Name: "replication", Expected: formula.Expected{Label: "replication"}, Formula: formula.Formula{Text: "3", Root: &formula.Literal{At: formula.At{End: 1}, Value: 3, Bare: true, Step: 1, Written: 3, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 2104},
		Definition{Name: "peak_factor", Expected: formula.Expected{Label: "peak_factor"}, Formula: formula.Formula{Text: "2", Root: &formula.Literal{At: formula.At{End: 1}, Value: 2, Bare: true, Step: 1, Written: 2, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, CentralMin: 1, Offset: 2128},
		Definition{Name: "busy", Expected: formula.Expected{Label: "busy", Dim: unit.Dim{Time: 1}, Units: []string{
			"h",
			"min",
		}, Most: 86400}, Formula: formula.Formula{Text: "1 day", Root: &formula.Literal{At: formula.At{End: 5}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 1}}, Max: 86400, MaxText: "1 day", Neutral: true, Offset: 2159},
		Definition{Name: "cache_share", Expected: formula.Expected{Label: "cache_share"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "20%", Root: &formula.Literal{At: formula.At{End: 3}, Value: 0.2, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 20, DigitsEnd: 2}}, Max: 1, MaxText: "100%", Offset: 2224},
		Definition{Name: "cache_window", Expected: formula.Expected{Label: "cache_window", Dim: unit.Dim{Time: 1}, Units: []string{
			"h",
			"days",
		}}, Formula: formula.Formula{Text: "1 day", Root: &formula.Literal{At: formula.At{End: 5}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 2246},
		Definition{Name: "cache_hit", Expected: formula.Expected{Label: "cache_hit"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "0%", Root: &formula.Literal{At: formula.At{End: 2}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 1}}, Max: 1, MaxText: "100%", Neutral: true, Offset: 2288},
		Definition{Name: "cdn_hit", Expected: formula.Expected{Label: "cdn_hit"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "0%", Root: &formula.Literal{At: formula.At{End: 2}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 1}}, Max: 1, MaxText: "100%", Neutral: true, Offset: 2316},
		Definition{Name: "utilization", Expected: formula.Expected{Label: "utilization"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "70%", Root: &formula.Literal{At: formula.At{End: 3}, Value: 0.7, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 70, DigitsEnd: 2}}, Max: 1, MaxText: "100%", Offset: 2348},
		Definition{Name: "zones", Expected: formula.Expected{Label: "zones"}, Formula: formula.Formula{Text: "1", Root: &formula.Literal{At: formula.At{End: 1}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Min: 1, Whole: true, Neutral: true, Offset: 2368},
		Definition{Name: "spare", Expected: formula.Expected{Label: "spare"}, Formula: formula.Formula{Text: "0", Root: &formula.Literal{At: formula.At{End: 1}, Bare: true, Step: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Whole: true, Neutral: true, Offset: 2411},
		Definition{Name: "price", Expected: formula.Expected{Label: "price", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/h",
		}}, Display: &unit.Display{Text: "$/h", Factor: 0.0002777777777777778, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "$0/h", Root: &formula.Binary{At: formula.At{End: 4}, Op: 3, X: &formula.Literal{At: formula.At{End: 2}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 2}, Y: &formula.UnitRef{At: formula.At{Start: 3, End: 4}, Unit: unit.Unit{Name: "h", Factor: 3600, Dim: unit.Dim{Time: 1}}, Text: "h"}}}, Max: 1.7976931348623157e+308, Neutral: true, Offset: 2440},
		Definition{Name: "server_rate", Expected: formula.Expected{Label: "server_rate", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
		}}, Formula: formula.Formula{Text: "1k/s", Root: &formula.Binary{At: formula.At{End: 4}, Op: 3, X: &formula.Literal{At: formula.At{End: 2}, Value: 1000, Bare: true, Scaled: true, Step: 1000, Written: 1, DigitsEnd: 1}, Y: &formula.UnitRef{At: formula.At{Start: 3, End: 4}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}}, Max: 1.7976931348623157e+308, Offset: 2471},
		Definition{Name: "storage_price", Expected: formula.Expected{Label: "storage_price", Dim: unit.Dim{Data: -1, Money: 1, Time: -1}, Units: []string{
			"$/GB/month",
		}}, Display: &unit.Display{Text: "$/GB/month", Factor: 3.805175038051751e-16, Dim: unit.Dim{Data: -1, Money: 1, Time: -1}}, Formula: formula.Formula{Text: "$0/GB/month", Root: &formula.Binary{At: formula.At{End: 11}, Op: 3, X: &formula.Binary{At: formula.At{End: 5}, Op: 3, X: &formula.Literal{At: formula.At{End: 2}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 2}, Y: &formula.UnitRef{At: formula.At{Start: 3, End: 5}, Unit: unit.Unit{Name: "GB", Factor: 1e+09, Dim: unit.Dim{Data: 1}}, Text: "GB"}}, Y: &formula.UnitRef{At: formula.At{Start: 6, End: 11}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}}}, Max: 1.7976931348623157e+308, Neutral: true, Offset: 2516},
		Definition{Name: "egress_price", Expected: formula.Expected{Label: "egress_price", Dim: unit.Dim{Data: -1, Money: 1}, Units: []string{
			"$/GB",
		}}, Display: &unit.Display{Text: "$/GB", Factor: 1e-09, Dim: unit.Dim{Data: -1, Money: 1}}, Formula: formula.Formula{Text: "$0/GB", Root: &formula.Binary{At: formula.At{End: 5}, Op: 3, X: &formula.Literal{At: formula.At{End: 2}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 2}, Y: &formula.UnitRef{At: formula.At{Start: 3, End: 5}, Unit: unit.Unit{Name: "GB", Factor: 1e+09, Dim: unit.Dim{Data: 1}}, Text: "GB"}}}, Max: 1.7976931348623157e+308, Neutral: true, Offset: 2557},
		Definition{Name: "cdn_price", Expected: formula.Expected{Label: "cdn_price", Dim: unit.Dim{Data: -1, Money: 1}, Units: []string{
			"$/GB",
		}}, Display: &unit.Display{Text: "$/GB", Factor: 1e-09, Dim: unit.Dim{Data: -1, Money: 1}}, Formula: formula.Formula{Text: "$0/GB", Root: &formula.Binary{At: formula.At{End: 5}, Op: 3, X: &formula.Literal{At: formula.At{End: 2}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 2}, Y: &formula.UnitRef{At: formula.At{Start: 3, End: 5}, Unit: unit.Unit{Name: "GB", Factor: 1e+09, Dim: unit.Dim{Data: 1}}, Text: "GB"}}}, Max: 1.7976931348623157e+308, Neutral: true, Offset: 2589},
	}},
	section{name: "counts", definitions: []Definition{
		Definition{Name: "dau", Noun: "user"},
		Definition{Name: "mau", Noun: "user"},
	}},
	section{name: "workload given", definitions: []Definition{
		Definition{Name: "share", Expected: formula.Expected{Label: "share"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "100%", Root: &formula.Literal{At: formula.At{End: 4}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 3}}, Max: 1, MaxText: "100%", Offset: 2761},
		Definition{Name: "writes", Expected: formula.Expected{Label: "writes", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "0/s", Root: &formula.Binary{At: formula.At{End: 3}, Op: 3, X: &formula.Literal{At: formula.At{End: 1}, Bare: true, Step: 1, DigitsEnd: 1}, Y: &formula.UnitRef{At: formula.At{Start: 2, End: 3}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}}, Max: 1.7976931348623157e+308, Offset: 2779},
		Definition{Name: "read_write_ratio", Expected: formula.Expected{Label: "read_write_ratio"}, Formula: formula.Formula{Text: "read_write_ratio", Root: &formula.Name{At: formula.At{End: 16}, Path: "read_write_ratio"}, Names: 1}, Max: 1.7976931348623157e+308, Factor: "x / (1 - x)", Offset: 2810},
		Definition{Name: "reads", Expected: formula.Expected{Label: "reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "writes * read_write_ratio", Root: &formula.Binary{At: formula.At{End: 25}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 25}, Path: "read_write_ratio", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 2864},
		Definition{Name: "existing", Expected: formula.Expected{Label: "existing", AnyCount: true, Each: "stored_size"}, Formula: formula.Formula{Text: "0", Root: &formula.Literal{At: formula.At{End: 1}, Bare: true, Step: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 2908},
		Definition{Name: "size", Expected: formula.Expected{Label: "size", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "0 B", Root: &formula.Literal{At: formula.At{End: 3}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 2937},
		Definition{Name: "read_size", Expected: formula.Expected{Label: "read_size", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "size", Root: &formula.Name{At: formula.At{End: 4}, Path: "size"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 2956},
		Definition{Name: "stored_size", Expected: formula.Expected{Label: "stored_size", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "size", Root: &formula.Name{At: formula.At{End: 4}, Path: "size"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 2978},
		Definition{Name: "request_size", Expected: formula.Expected{Label: "request_size", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "0 B", Root: &formula.Literal{At: formula.At{End: 3}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 3001},
		Definition{Name: "overhead", Expected: formula.Expected{Label: "overhead"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "overhead", Root: &formula.Name{At: formula.At{End: 8}, Path: "overhead"}, Names: 1}, Max: 1.7976931348623157e+308, BareUsual: 1, BareBelow: 10, Offset: 3019},
		Definition{Name: "compression", Expected: formula.Expected{Label: "compression"}, Formula: formula.Formula{Text: "compression", Root: &formula.Name{At: formula.At{End: 11}, Path: "compression"}, Names: 1}, Max: 1.7976931348623157e+308, UsualMin: 1, Factor: "1 / x", Offset: 3097},
		Definition{Name: "retention", Expected: formula.Expected{Label: "retention", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "retention", Root: &formula.Name{At: formula.At{End: 9}, Path: "retention"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 3162},
		Definition{Name: "replication", Expected: formula.Expected{Label: "replication"}, Formula: formula.Formula{Text: "replication", Root: &formula.Name{At: formula.At{End: 11}, Path: "replication"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 3194},
		Definition{Name: "peak_factor", Expected: formula.Expected{Label: "peak_factor"}, Formula: formula.Formula{Text: "peak_factor", Root: &formula.Name{At: formula.At{End: 11}, Path: "peak_factor"}, Names: 1}, Max: 1.7976931348623157e+308, CentralMin: 1, Offset: 3228},
		Definition{Name: "busy", Expected: formula.Expected{Label: "busy", Dim: unit.Dim{Time: 1}, Units: []string{
			"h",
			"min",
		}, Most: 86400}, Formula: formula.Formula{Text: "busy", Root: &formula.Name{At: formula.At{End: 4}, Path: "busy"}, Names: 1}, Max: 86400, MaxText: "1 day", Offset: 3269},
		Definition{Name: "cache_share", Expected: formula.Expected{Label: "cache_share"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "cache_share", Root: &formula.Name{At: formula.At{End: 11}, Path: "cache_share"}, Names: 1}, Max: 1, MaxText: "100%", Offset: 3309},
		Definition{Name: "cache_window", Expected: formula.Expected{Label: "cache_window", Dim: unit.Dim{Time: 1}, Units: []string{
			"h",
			"days",
		}}, Formula: formula.Formula{Text: "cache_window", Root: &formula.Name{At: formula.At{End: 12}, Path: "cache_window"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 3339},
		Definition{Name: "cache_hit", Expected: formula.Expected{Label: "cache_hit"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "cache_hit", Root: &formula.Name{At: formula.At{End: 9}, Path: "cache_hit"}, Names: 1}, Max: 1, MaxText: "100%", Offset: 3371},
		Definition{Name: "cdn_hit", Expected: formula.Expected{Label: "cdn_hit"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "cdn_hit", Root: &formula.Name{At: formula.At{End: 7}, Path: "cdn_hit"}, Names: 1}, Max: 1, MaxText: "100%", Offset: 3398},
	}},
	section{name: "workload part", definitions: []Definition{
		Definition{Name: "writes", Expected: formula.Expected{Label: "writes", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "share * part_of.writes", Root: &formula.Binary{At: formula.At{End: 22}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "share"}, Y: &formula.Name{At: formula.At{Start: 8, End: 22}, Path: "part_of.writes", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 3578},
		Definition{Name: "reads", Expected: formula.Expected{Label: "reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "share * part_of.reads", Root: &formula.Binary{At: formula.At{End: 21}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "share"}, Y: &formula.Name{At: formula.At{Start: 8, End: 21}, Path: "part_of.reads", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Unless: "read_write_ratio", Offset: 3613},
	}},
	section{name: "workload derived", definitions: []Definition{
		Definition{Name: "requests", Expected: formula.Expected{Label: "requests", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "writes + reads", Root: &formula.Binary{At: formula.At{End: 14}, X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 14}, Path: "reads", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 3723},
		Definition{Name: "peak_writes", Expected: formula.Expected{Label: "peak_writes", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "writes * peak_factor * 1 day / busy", Root: &formula.Binary{At: formula.At{End: 35}, Op: 3, X: &formula.Binary{At: formula.At{End: 28}, Op: 2, X: &formula.Binary{At: formula.At{End: 20}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "peak_factor", Index: 1}}, Y: &formula.Literal{At: formula.At{Start: 23, End: 28}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 24}}, Y: &formula.Name{At: formula.At{Start: 31, End: 35}, Path: "busy", Index: 2}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 3756},
		Definition{Name: "peak_reads", Expected: formula.Expected{Label: "peak_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "reads * peak_factor * 1 day / busy", Root: &formula.Binary{At: formula.At{End: 34}, Op: 3, X: &formula.Binary{At: formula.At{End: 27}, Op: 2, X: &formula.Binary{At: formula.At{End: 19}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "reads"}, Y: &formula.Name{At: formula.At{Start: 8, End: 19}, Path: "peak_factor", Index: 1}}, Y: &formula.Literal{At: formula.At{Start: 22, End: 27}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 23}}, Y: &formula.Name{At: formula.At{Start: 30, End: 34}, Path: "busy", Index: 2}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 3809},
		Definition{Name: "peak_requests", Expected: formula.Expected{Label: "peak_requests", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "max(requests * peak_factor * 1 day / busy, peak_writes + peak_reads)", Root: &formula.Call{At: formula.At{End: 68}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
			&formula.Binary{At: formula.At{Start: 4, End: 41}, Op: 3, X: &formula.Binary{At: formula.At{Start: 4, End: 34}, Op: 2, X: &formula.Binary{At: formula.At{Start: 4, End: 26}, Op: 2, X: &formula.Name{At: formula.At{Start: 4, End: 12}, Path: "requests"}, Y: &formula.Name{At: formula.At{Start: 15, End: 26}, Path: "peak_factor", Index: 1}}, Y: &formula.Literal{At: formula.At{Start: 29, End: 34}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 30}}, Y: &formula.Name{At: formula.At{Start: 37, End: 41}, Path: "busy", Index: 2}},
			&formula.Binary{At: formula.At{Start: 43, End: 67}, X: &formula.Name{At: formula.At{Start: 43, End: 54}, Path: "peak_writes", Index: 3}, Y: &formula.Name{At: formula.At{Start: 57, End: 67}, Path: "peak_reads", Index: 4}},
		}}, Names: 5}, Max: 1.7976931348623157e+308, Offset: 3864},
		Definition{Name: "ingress", Expected: formula.Expected{Label: "ingress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "writes * size + reads * request_size", Root: &formula.Binary{At: formula.At{End: 36}, X: &formula.Binary{At: formula.At{End: 13}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 13}, Path: "size", Index: 1}}, Y: &formula.Binary{At: formula.At{Start: 16, End: 36}, Op: 2, X: &formula.Name{At: formula.At{Start: 16, End: 21}, Path: "reads", Index: 2}, Y: &formula.Name{At: formula.At{Start: 24, End: 36}, Path: "request_size", Index: 3}}}, Names: 4}, Max: 1.7976931348623157e+308, Offset: 3948},
		Definition{Name: "egress", Expected: formula.Expected{Label: "egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "reads * read_size", Root: &formula.Binary{At: formula.At{End: 17}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "reads"}, Y: &formula.Name{At: formula.At{Start: 8, End: 17}, Path: "read_size", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 3999},
		Definition{Name: "peak_ingress", Expected: formula.Expected{Label: "peak_ingress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "ingress * peak_factor * 1 day / busy", Root: &formula.Binary{At: formula.At{End: 36}, Op: 3, X: &formula.Binary{At: formula.At{End: 29}, Op: 2, X: &formula.Binary{At: formula.At{End: 21}, Op: 2, X: &formula.Name{At: formula.At{End: 7}, Path: "ingress"}, Y: &formula.Name{At: formula.At{Start: 10, End: 21}, Path: "peak_factor", Index: 1}}, Y: &formula.Literal{At: formula.At{Start: 24, End: 29}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 25}}, Y: &formula.Name{At: formula.At{Start: 32, End: 36}, Path: "busy", Index: 2}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 4037},
		Definition{Name: "peak_egress", Expected: formula.Expected{Label: "peak_egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "egress * peak_factor * 1 day / busy", Root: &formula.Binary{At: formula.At{End: 35}, Op: 3, X: &formula.Binary{At: formula.At{End: 28}, Op: 2, X: &formula.Binary{At: formula.At{End: 20}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "egress"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "peak_factor", Index: 1}}, Y: &formula.Literal{At: formula.At{Start: 23, End: 28}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 24}}, Y: &formula.Name{At: formula.At{Start: 31, End: 35}, Path: "busy", Index: 2}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 4093},
		Definition{Name: "origin_egress", Expected: formula.Expected{Label: "origin_egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "egress * (1 - cdn_hit)", Root: &formula.Binary{At: formula.At{End: 22}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "egress"}, Y: &formula.Paren{At: formula.At{Start: 9, End: 22}, X: &formula.Binary{At: formula.At{Start: 10, End: 21}, Op: 1, X: &formula.Literal{At: formula.At{Start: 10, End: 11}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 11}, Y: &formula.Name{At: formula.At{Start: 14, End: 21}, Path: "cdn_hit", Index: 1}}}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 4150},
		Definition{Name: "store_reads", Expected: formula.Expected{Label: "store_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "reads * (1 - cache_hit)", Root: &formula.Binary{At: formula.At{End: 23}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "reads"}, Y: &formula.Paren{At: formula.At{Start: 8, End: 23}, X: &formula.Binary{At: formula.At{Start: 9, End: 22}, Op: 1, X: &formula.Literal{At: formula.At{Start: 9, End: 10}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 10}, Y: &formula.Name{At: formula.At{Start: 13, End: 22}, Path: "cache_hit", Index: 1}}}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 4191},
		Definition{Name: "peak_store_reads", Expected: formula.Expected{Label: "peak_store_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "peak_reads * (1 - cache_hit)", Root: &formula.Binary{At: formula.At{End: 28}, Op: 2, X: &formula.Name{At: formula.At{End: 10}, Path: "peak_reads"}, Y: &formula.Paren{At: formula.At{Start: 13, End: 28}, X: &formula.Binary{At: formula.At{Start: 14, End: 27}, Op: 1, X: &formula.Literal{At: formula.At{Start: 14, End: 15}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 15}, Y: &formula.Name{At: formula.At{Start: 18, End: 27}, Path: "cache_hit", Index: 1}}}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 4238},
		Definition{Name: "cache", Expected: formula.Expected{Label: "cache", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "cache_share * egress * cache_window", Root: &formula.Binary{At: formula.At{End: 35}, Op: 2, X: &formula.Binary{At: formula.At{End: 20}, Op: 2, X: &formula.Name{At: formula.At{End: 11}, Path: "cache_share"}, Y: &formula.Name{At: formula.At{Start: 14, End: 20}, Path: "egress", Index: 1}}, Y: &formula.Name{At: formula.At{Start: 23, End: 35}, Path: "cache_window", Index: 2}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 4278},
		Definition{Name: "objects", Expected: formula.Expected{Label: "objects", AnyCount: true}, Formula: formula.Formula{Text: "existing + writes * retention", Root: &formula.Binary{At: formula.At{End: 29}, X: &formula.Name{At: formula.At{End: 8}, Path: "existing"}, Y: &formula.Binary{At: formula.At{Start: 11, End: 29}, Op: 2, X: &formula.Name{At: formula.At{Start: 11, End: 17}, Path: "writes", Index: 1}, Y: &formula.Name{At: formula.At{Start: 20, End: 29}, Path: "retention", Index: 2}}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 4331},
		Definition{Name: "stored_rate", Expected: formula.Expected{Label: "stored_rate", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "writes * stored_size * (1 + overhead) / compression", Root: &formula.Binary{At: formula.At{End: 51}, Op: 3, X: &formula.Binary{At: formula.At{End: 37}, Op: 2, X: &formula.Binary{At: formula.At{End: 20}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "stored_size", Index: 1}}, Y: &formula.Paren{At: formula.At{Start: 23, End: 37}, X: &formula.Binary{At: formula.At{Start: 24, End: 36}, X: &formula.Literal{At: formula.At{Start: 24, End: 25}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 25}, Y: &formula.Name{At: formula.At{Start: 28, End: 36}, Path: "overhead", Index: 2}}}}, Y: &formula.Name{At: formula.At{Start: 40, End: 51}, Path: "compression", Index: 3}}, Names: 4}, Max: 1.7976931348623157e+308, Offset: 4380},
		Definition{Name: "stored_daily", Expected: formula.Expected{Label: "stored_daily", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "stored_rate * 1 day", Root: &formula.Binary{At: formula.At{End: 19}, Op: 2, X: &formula.Name{At: formula.At{End: 11}, Path: "stored_rate"}, Y: &formula.Literal{At: formula.At{Start: 14, End: 19}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 15}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 4450},
		Definition{Name: "stored", Expected: formula.Expected{Label: "stored", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "existing * stored_size * (1 + overhead) / compression + stored_rate * retention", Root: &formula.Binary{At: formula.At{End: 79}, X: &formula.Binary{At: formula.At{End: 53}, Op: 3, X: &formula.Binary{At: formula.At{End: 39}, Op: 2, X: &formula.Binary{At: formula.At{End: 22}, Op: 2, X: &formula.Name{At: formula.At{End: 8}, Path: "existing"}, Y: &formula.Name{At: formula.At{Start: 11, End: 22}, Path: "stored_size", Index: 1}}, Y: &formula.Paren{At: formula.At{Start: 25, End: 39}, X: &formula.Binary{At: formula.At{Start: 26, End: 38}, X: &formula.Literal{At: formula.At{Start: 26, End: 27}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 27}, Y: &formula.Name{At: formula.At{Start: 30, End: 38}, Path: "overhead", Index: 2}}}}, Y: &formula.Name{At: formula.At{Start: 42, End: 53}, Path: "compression", Index: 3}}, Y: &formula.Binary{At: formula.At{Start: 56, End: 79}, Op: 2, X: &formula.Name{At: formula.At{Start: 56, End: 67}, Path: "stored_rate", Index: 4}, Y: &formula.Name{At: formula.At{Start: 70, End: 79}, Path: "retention", Index: 5}}}, Names: 6}, Max: 1.7976931348623157e+308, Offset: 4482},
		Definition{Name: "stored_replicated", Expected: formula.Expected{Label: "stored_replicated", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "stored * replication", Root: &formula.Binary{At: formula.At{End: 20}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "stored"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "replication", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 4585},
		Definition{Name: "replication_traffic", Expected: formula.Expected{Label: "replication_traffic", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "stored_rate * (replication - 1)", Root: &formula.Binary{At: formula.At{End: 31}, Op: 2, X: &formula.Name{At: formula.At{End: 11}, Path: "stored_rate"}, Y: &formula.Paren{At: formula.At{Start: 14, End: 31}, X: &formula.Binary{At: formula.At{Start: 15, End: 30}, Op: 1, X: &formula.Name{At: formula.At{Start: 15, End: 26}, Path: "replication", Index: 1}, Y: &formula.Literal{At: formula.At{Start: 29, End: 30}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 30}}}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 4633},
	}},
	section{name: "totals", definitions: []Definition{
		Definition{Name: "writes", Expected: formula.Expected{Label: "writes", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.writes)", Root: &formula.Call{At: formula.At{End: 21}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 20}, Path: "workloads.writes", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 4753},
		Definition{Name: "reads", Expected: formula.Expected{Label: "reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.reads)", Root: &formula.Call{At: formula.At{End: 20}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 19}, Path: "workloads.reads", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 4787},
		Definition{Name: "requests", Expected: formula.Expected{Label: "requests", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.requests)", Root: &formula.Call{At: formula.At{End: 23}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 22}, Path: "workloads.requests", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 4823},
		Definition{Name: "peak_writes", Expected: formula.Expected{Label: "peak_writes", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_writes)", Root: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.peak_writes", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 4865},
		Definition{Name: "peak_reads", Expected: formula.Expected{Label: "peak_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_reads)", Root: &formula.Call{At: formula.At{End: 25}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 24}, Path: "workloads.peak_reads", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 4909},
		Definition{Name: "peak_requests", Expected: formula.Expected{Label: "peak_requests", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_requests)", Root: &formula.Call{At: formula.At{End: 28}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 27}, Path: "workloads.peak_requests", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 4955},
		Definition{Name: "ingress", Expected: formula.Expected{Label: "ingress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.ingress)", Root: &formula.Call{At: formula.At{End: 22}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 21}, Path: "workloads.ingress", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 4999},
		Definition{Name: "egress", Expected: formula.Expected{Label: "egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.egress)", Root: &formula.Call{At: formula.At{End: 21}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 20}, Path: "workloads.egress", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5036},
		Definition{Name: "peak_ingress", Expected: formula.Expected{Label: "peak_ingress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_ingress)", Root: &formula.Call{At: formula.At{End: 27}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 26}, Path: "workloads.peak_ingress", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5078},
		Definition{Name: "peak_egress", Expected: formula.Expected{Label: "peak_egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_egress)", Root: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.peak_egress", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5125},
		Definition{Name: "origin_egress", Expected: formula.Expected{Label: "origin_egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.origin_egress)", Root: &formula.Call{At: formula.At{End: 28}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 27}, Path: "workloads.origin_egress", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5173},
		Definition{Name: "store_reads", Expected: formula.Expected{Label: "store_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.store_reads)", Root: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.store_reads", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5220},
		Definition{Name: "peak_store_reads", Expected: formula.Expected{Label: "peak_store_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_store_reads)", Root: &formula.Call{At: formula.At{End: 31}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 30}, Path: "workloads.peak_store_reads", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5270},
		Definition{Name: "cache", Expected: formula.Expected{Label: "cache", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "sum(workloads.cache)", Root: &formula.Call{At: formula.At{End: 20}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 19}, Path: "workloads.cache", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5313},
		Definition{Name: "objects", Expected: formula.Expected{Label: "objects", AnyCount: true}, Formula: formula.Formula{Text: "sum(workloads.objects)", Root: &formula.Call{At: formula.At{End: 22}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 21}, Path: "workloads.objects", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5351},
		Definition{Name: "stored_rate", Expected: formula.Expected{Label: "stored_rate", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.stored_rate)", Root: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.stored_rate", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5393},
		Definition{Name: "stored_daily", Expected: formula.Expected{Label: "stored_daily", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "sum(workloads.stored_daily)", Root: &formula.Call{At: formula.At{End: 27}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 26}, Path: "workloads.stored_daily", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5438},
		Definition{Name: "stored", Expected: formula.Expected{Label: "stored", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "sum(workloads.stored)", Root: &formula.Call{At: formula.At{End: 21}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 20}, Path: "workloads.stored", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5478},
		Definition{Name: "stored_replicated", Expected: formula.Expected{Label: "stored_replicated", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "sum(workloads.stored_replicated)", Root: &formula.Call{At: formula.At{End: 32}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 31}, Path: "workloads.stored_replicated", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5523},
		Definition{Name: "replication_traffic", Expected: formula.Expected{Label: "replication_traffic", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.replication_traffic)", Root: &formula.Call{At: formula.At{End: 34}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 33}, Path: "workloads.replication_traffic", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5583},
	}},
	section{name: "fleet given", definitions: []Definition{
		Definition{Name: "utilization", Expected: formula.Expected{Label: "utilization"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "utilization", Root: &formula.Name{At: formula.At{End: 11}, Path: "utilization"}, Names: 1}, Max: 1, MaxText: "100%", Offset: 5682},
		Definition{Name: "zones", Expected: formula.Expected{Label: "zones"}, Formula: formula.Formula{Text: "zones", Root: &formula.Name{At: formula.At{End: 5}, Path: "zones"}, Names: 1}, Max: 1.7976931348623157e+308, Min: 1, Whole: true, Offset: 5710},
		Definition{Name: "spare", Expected: formula.Expected{Label: "spare"}, Formula: formula.Formula{Text: "spare", Root: &formula.Name{At: formula.At{End: 5}, Path: "spare"}, Names: 1}, Max: 1.7976931348623157e+308, Whole: true, Offset: 5749},
		Definition{Name: "price", Expected: formula.Expected{Label: "price", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/h",
		}}, Display: &unit.Display{Text: "$/h", Factor: 0.0002777777777777778, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "price", Root: &formula.Name{At: formula.At{End: 5}, Path: "price"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 5774},
	}},
	section{name: "fleet resource", definitions: []Definition{
		Definition{Name: "utilization.RESOURCE", Expected: formula.Expected{Label: "utilization.RESOURCE"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "utilization", Root: &formula.Name{At: formula.At{End: 11}, Path: "utilization"}, Names: 1}, Max: 1, MaxText: "100%", Offset: 5868},
		Definition{Name: "required.RESOURCE", Expected: formula.Expected{Label: "required.RESOURCE", Any: true}, Formula: formula.Formula{Text: "needs.RESOURCE / utilization.RESOURCE", Root: &formula.Binary{At: formula.At{End: 37}, Op: 3, X: &formula.Name{At: formula.At{End: 14}, Path: "needs.RESOURCE"}, Y: &formula.Name{At: formula.At{Start: 17, End: 37}, Path: "utilization.RESOURCE", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 5905},
		Definition{Name: "nodes_for.RESOURCE", Expected: formula.Expected{Label: "nodes_for.RESOURCE"}, Formula: formula.Formula{Text: "ceil(required.RESOURCE / node.RESOURCE)", Root: &formula.Call{At: formula.At{End: 39}, Func: &formula.Library[3] /* ceil */, Args: []formula.Node{
			&formula.Binary{At: formula.At{Start: 5, End: 38}, Op: 3, X: &formula.Name{At: formula.At{Start: 5, End: 22}, Path: "required.RESOURCE"}, Y: &formula.Name{At: formula.At{Start: 25, End: 38}, Path: "node.RESOURCE", Index: 1}},
		}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 5972},
	}},
	section{name: "fleet derived", definitions: []Definition{
		Definition{Name: "nodes", Expected: formula.Expected{Label: "nodes"}, Formula: formula.Formula{Text: "max(1, if(zones > 1, zones * ceil(max(nodes_for.*) / (zones - 1)), max(nodes_for.*)) + spare)", Root: &formula.Call{At: formula.At{End: 93}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
			&formula.Literal{At: formula.At{Start: 4, End: 5}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 5},
			&formula.Binary{At: formula.At{Start: 7, End: 92}, X: &formula.Call{At: formula.At{Start: 7, End: 84}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 10, End: 19}, Op: ">", X: &formula.Name{At: formula.At{Start: 10, End: 15}, Path: "zones"}, Y: &formula.Literal{At: formula.At{Start: 18, End: 19}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 19}},
				&formula.Binary{At: formula.At{Start: 21, End: 65}, Op: 2, X: &formula.Name{At: formula.At{Start: 21, End: 26}, Path: "zones", Index: 1}, Y: &formula.Call{At: formula.At{Start: 29, End: 65}, Func: &formula.Library[3] /* ceil */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 34, End: 64}, Op: 3, X: &formula.Call{At: formula.At{Start: 34, End: 50}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
						&formula.Name{At: formula.At{Start: 38, End: 49}, Path: "nodes_for.*", Index: 2, Spread: true},
					}}, Y: &formula.Paren{At: formula.At{Start: 53, End: 64}, X: &formula.Binary{At: formula.At{Start: 54, End: 63}, Op: 1, X: &formula.Name{At: formula.At{Start: 54, End: 59}, Path: "zones", Index: 3}, Y: &formula.Literal{At: formula.At{Start: 62, End: 63}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 63}}}},
				}}},
				&formula.Call{At: formula.At{Start: 67, End: 83}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 71, End: 82}, Path: "nodes_for.*", Index: 4, Spread: true},
				}},
			}}, Y: &formula.Name{At: formula.At{Start: 87, End: 92}, Path: "spare", Index: 5}},
		}}, Names: 6}, Max: 1.7976931348623157e+308, Offset: 6181},
		Definition{Name: "cost", Expected: formula.Expected{Label: "cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "nodes * price", Root: &formula.Binary{At: formula.At{End: 13}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "nodes"}, Y: &formula.Name{At: formula.At{Start: 8, End: 13}, Path: "price", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 6291},
	}},
	section{name: "fleet provided", definitions: []Definition{
		Definition{Name: "provided.RESOURCE", Expected: formula.Expected{Label: "provided.RESOURCE", Any: true}, Formula: formula.Formula{Text: "nodes * node.RESOURCE", Root: &formula.Binary{At: formula.At{End: 21}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "nodes"}, Y: &formula.Name{At: formula.At{Start: 8, End: 21}, Path: "node.RESOURCE", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 6390},
	}},
	section{name: "default fleet", definitions: []Definition{
		Definition{Name: "node.requests", Expected: formula.Expected{Label: "node.requests", Any: true}, Formula: formula.Formula{Text: "server_rate", Root: &formula.Name{At: formula.At{End: 11}, Path: "server_rate"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 6534},
		Definition{Name: "needs.requests", Expected: formula.Expected{Label: "needs.requests", Any: true}, Formula: formula.Formula{Text: "peak_requests", Root: &formula.Name{At: formula.At{End: 13}, Path: "peak_requests"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 6568},
	}},
	section{name: "fleet totals", definitions: []Definition{
		Definition{Name: "servers", Expected: formula.Expected{Label: "servers"}, Formula: formula.Formula{Text: "sum(fleets.nodes)", Root: &formula.Call{At: formula.At{End: 17}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 16}, Path: "fleets.nodes", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 6616},
	}},
	section{name: "cost", definitions: []Definition{
		Definition{Name: "storage_cost", Expected: formula.Expected{Label: "storage_cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "storage_price * stored_replicated", Root: &formula.Binary{At: formula.At{End: 33}, Op: 2, X: &formula.Name{At: formula.At{End: 13}, Path: "storage_price"}, Y: &formula.Name{At: formula.At{Start: 16, End: 33}, Path: "stored_replicated", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 6666},
		Definition{Name: "egress_cost", Expected: formula.Expected{Label: "egress_cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "egress_price * origin_egress + cdn_price * (egress - origin_egress)", Root: &formula.Binary{At: formula.At{End: 67}, X: &formula.Binary{At: formula.At{End: 28}, Op: 2, X: &formula.Name{At: formula.At{End: 12}, Path: "egress_price"}, Y: &formula.Name{At: formula.At{Start: 15, End: 28}, Path: "origin_egress", Index: 1}}, Y: &formula.Binary{At: formula.At{Start: 31, End: 67}, Op: 2, X: &formula.Name{At: formula.At{Start: 31, End: 40}, Path: "cdn_price", Index: 2}, Y: &formula.Paren{At: formula.At{Start: 43, End: 67}, X: &formula.Binary{At: formula.At{Start: 44, End: 66}, Op: 1, X: &formula.Name{At: formula.At{Start: 44, End: 50}, Path: "egress", Index: 3}, Y: &formula.Name{At: formula.At{Start: 53, End: 66}, Path: "origin_egress", Index: 4}}}}}, Names: 5}, Max: 1.7976931348623157e+308, Offset: 6723},
		Definition{Name: "compute_cost", Expected: formula.Expected{Label: "compute_cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "sum(fleets.cost)", Root: &formula.Call{At: formula.At{End: 16}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 15}, Path: "fleets.cost", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 6815},
		Definition{Name: "cost", Expected: formula.Expected{Label: "cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "storage_cost + egress_cost + compute_cost", Root: &formula.Binary{At: formula.At{End: 41}, X: &formula.Binary{At: formula.At{End: 26}, X: &formula.Name{At: formula.At{End: 12}, Path: "storage_cost"}, Y: &formula.Name{At: formula.At{Start: 15, End: 26}, Path: "egress_cost", Index: 1}}, Y: &formula.Name{At: formula.At{Start: 29, End: 41}, Path: "compute_cost", Index: 2}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 6848},
	}},
	section{name: "workload advice", rules: []Rule{
		Rule{When: formula.Formula{Text: "if(stored < sum(workloads.stored), if(stored_size >= 100 kB, stored, 0 B), 0 B) > 90% * sum(workloads.stored)", Root: &formula.Comparison{At: formula.At{End: 109}, Op: ">", X: &formula.Call{At: formula.At{End: 79}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 33}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 9}, Path: "stored"}, Y: &formula.Call{At: formula.At{Start: 12, End: 33}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
				&formula.Name{At: formula.At{Start: 16, End: 32}, Path: "workloads.stored", Index: 1, Spread: true},
			}}},
			&formula.Call{At: formula.At{Start: 35, End: 73}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 38, End: 59}, Op: ">=", X: &formula.Name{At: formula.At{Start: 38, End: 49}, Path: "stored_size", Index: 2}, Y: &formula.Literal{At: formula.At{Start: 53, End: 59}, Value: 100000, Dim: unit.Dim{Data: 1}, Step: 100000, Unit: &unit.Display{Text: "kB", Factor: 1000, Dim: unit.Dim{Data: 1}}, Written: 100, DigitsEnd: 56}},
				&formula.Name{At: formula.At{Start: 61, End: 67}, Path: "stored", Index: 3},
				&formula.Literal{At: formula.At{Start: 69, End: 72}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 70},
			}},
			&formula.Literal{At: formula.At{Start: 75, End: 78}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 76},
		}}, Y: &formula.Binary{At: formula.At{Start: 82, End: 109}, Op: 2, X: &formula.Literal{At: formula.At{Start: 82, End: 85}, Value: 0.9, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 90, DigitsEnd: 84}, Y: &formula.Call{At: formula.At{Start: 88, End: 109}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 92, End: 108}, Path: "workloads.stored", Index: 4, Spread: true},
		}}}}, Names: 5}, Say: "{workload} is {stored / sum(workloads.stored) in %} of the bytes: keep it in blob storage, apart from the rest"},
		Rule{When: formula.Formula{Text: "if(stored_size < 100 kB, stored, 0 B) > 20 TB", Root: &formula.Comparison{At: formula.At{End: 45}, Op: ">", X: &formula.Call{At: formula.At{End: 37}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 23}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 14}, Path: "stored_size"}, Y: &formula.Literal{At: formula.At{Start: 17, End: 23}, Value: 100000, Dim: unit.Dim{Data: 1}, Step: 100000, Unit: &unit.Display{Text: "kB", Factor: 1000, Dim: unit.Dim{Data: 1}}, Written: 100, DigitsEnd: 20}},
			&formula.Name{At: formula.At{Start: 25, End: 31}, Path: "stored", Index: 1},
			&formula.Literal{At: formula.At{Start: 33, End: 36}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 34},
		}}, Y: &formula.Literal{At: formula.At{Start: 40, End: 45}, Value: 2e+13, Dim: unit.Dim{Data: 1}, Step: 1e+13, Unit: &unit.Display{Text: "TB", Factor: 1e+12, Dim: unit.Dim{Data: 1}}, Written: 20, DigitsEnd: 42}}, Names: 2}, Say: "{workload} keeps {stored}: more than the disks of one node, so shard it"},
		Rule{When: formula.Formula{Text: "if(cdn_hit == 0%, if(cache_share > 0%, egress, 0 B/s), 0 B/s) > 10 Gbps", Root: &formula.Comparison{At: formula.At{End: 71}, Op: ">", X: &formula.Call{At: formula.At{End: 61}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 16}, Op: "==", X: &formula.Name{At: formula.At{Start: 3, End: 10}, Path: "cdn_hit"}, Y: &formula.Literal{At: formula.At{Start: 14, End: 16}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 15}},
			&formula.Call{At: formula.At{Start: 18, End: 53}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 21, End: 37}, Op: ">", X: &formula.Name{At: formula.At{Start: 21, End: 32}, Path: "cache_share", Index: 1}, Y: &formula.Literal{At: formula.At{Start: 35, End: 37}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 36}},
				&formula.Name{At: formula.At{Start: 39, End: 45}, Path: "egress", Index: 2},
				&formula.Binary{At: formula.At{Start: 47, End: 52}, Op: 3, X: &formula.Literal{At: formula.At{Start: 47, End: 50}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 48}, Y: &formula.UnitRef{At: formula.At{Start: 51, End: 52}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
			}},
			&formula.Binary{At: formula.At{Start: 55, End: 60}, Op: 3, X: &formula.Literal{At: formula.At{Start: 55, End: 58}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 56}, Y: &formula.UnitRef{At: formula.At{Start: 59, End: 60}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
		}}, Y: &formula.Literal{At: formula.At{Start: 64, End: 71}, Value: 1.25e+09, Dim: unit.Dim{Data: 1, Time: -1}, Step: 1.25e+09, Unit: &unit.Display{Text: "Gbps", Factor: 1.25e+08, Dim: unit.Dim{Data: 1, Time: -1}}, Written: 10, DigitsEnd: 66}}, Names: 3}, Say: "{workload} sends {egress in Gbps}: what can be cached belongs on a CDN"},
		Rule{When: formula.Formula{Text: "if(peak_writes > 1k/s, peak_writes / writes, 0) > 5", Root: &formula.Comparison{At: formula.At{End: 51}, Op: ">", X: &formula.Call{At: formula.At{End: 47}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 21}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 14}, Path: "peak_writes"}, Y: &formula.Binary{At: formula.At{Start: 17, End: 21}, Op: 3, X: &formula.Literal{At: formula.At{Start: 17, End: 19}, Value: 1000, Bare: true, Scaled: true, Step: 1000, Written: 1, DigitsEnd: 18}, Y: &formula.UnitRef{At: formula.At{Start: 20, End: 21}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
			&formula.Binary{At: formula.At{Start: 23, End: 43}, Op: 3, X: &formula.Name{At: formula.At{Start: 23, End: 34}, Path: "peak_writes", Index: 1}, Y: &formula.Name{At: formula.At{Start: 37, End: 43}, Path: "writes", Index: 2}},
			&formula.Literal{At: formula.At{Start: 45, End: 46}, Bare: true, Step: 1, DigitsEnd: 46},
		}}, Y: &formula.Literal{At: formula.At{Start: 50, End: 51}, Value: 5, Bare: true, Step: 1, Written: 5, DigitsEnd: 51}}, Names: 3}, Say: "{workload} writes peak at {peak_writes}, {peak_writes / writes} times the average: a queue in front lets the store be sized for less"},
		Rule{When: formula.Formula{Text: "peak_writes > 100k/s", Root: &formula.Comparison{At: formula.At{End: 20}, Op: ">", X: &formula.Name{At: formula.At{End: 11}, Path: "peak_writes"}, Y: &formula.Binary{At: formula.At{Start: 14, End: 20}, Op: 3, X: &formula.Literal{At: formula.At{Start: 14, End: 18}, Value: 100000, Bare: true, Scaled: true, Step: 100000, Written: 100, DigitsEnd: 17}, Y: &formula.UnitRef{At: formula.At{Start: 19, End: 20}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}}, Names: 1}, Say: "{workload} writes {peak_writes} at the peak: write in batches"},
	}},
	section{name: "scenario advice", rules: []Rule{
		Rule{When: formula.Formula{Text: "if(writes > 0/s, reads / writes, 0) > 10", Root: &formula.Comparison{At: formula.At{End: 40}, Op: ">", X: &formula.Call{At: formula.At{End: 35}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 15}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 9}, Path: "writes"}, Y: &formula.Binary{At: formula.At{Start: 12, End: 15}, Op: 3, X: &formula.Literal{At: formula.At{Start: 12, End: 13}, Bare: true, Step: 1, DigitsEnd: 13}, Y: &formula.UnitRef{At: formula.At{Start: 14, End: 15}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
			&formula.Binary{At: formula.At{Start: 17, End: 31}, Op: 3, X: &formula.Name{At: formula.At{Start: 17, End: 22}, Path: "reads", Index: 1}, Y: &formula.Name{At: formula.At{Start: 25, End: 31}, Path: "writes", Index: 2}},
			&formula.Literal{At: formula.At{Start: 33, End: 34}, Bare: true, Step: 1, DigitsEnd: 34},
		}}, Y: &formula.Literal{At: formula.At{Start: 38, End: 40}, Value: 10, Bare: true, Step: 10, Written: 10, DigitsEnd: 40}}, Names: 3}, Say: "reads outnumber writes {reads / writes} : 1: replicas and a cache before more primaries"},
		Rule{When: formula.Formula{Text: "if(reads > 0/s, writes / reads, 0) > 10", Root: &formula.Comparison{At: formula.At{End: 39}, Op: ">", X: &formula.Call{At: formula.At{End: 34}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 14}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 8}, Path: "reads"}, Y: &formula.Binary{At: formula.At{Start: 11, End: 14}, Op: 3, X: &formula.Literal{At: formula.At{Start: 11, End: 12}, Bare: true, Step: 1, DigitsEnd: 12}, Y: &formula.UnitRef{At: formula.At{Start: 13, End: 14}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
			&formula.Binary{At: formula.At{Start: 16, End: 30}, Op: 3, X: &formula.Name{At: formula.At{Start: 16, End: 22}, Path: "writes", Index: 1}, Y: &formula.Name{At: formula.At{Start: 25, End: 30}, Path: "reads", Index: 2}},
			&formula.Literal{At: formula.At{Start: 32, End: 33}, Bare: true, Step: 1, DigitsEnd: 33},
		}}, Y: &formula.Literal{At: formula.At{Start: 37, End: 39}, Value: 10, Bare: true, Step: 10, Written: 10, DigitsEnd: 39}}, Names: 3}, Say: "writes outnumber reads {writes / reads} : 1: batch them, or put a queue in front"},
		Rule{When: formula.Formula{Text: "if(egress_cost < cost, egress_cost, $0/month) > 60% * cost", Root: &formula.Comparison{At: formula.At{End: 58}, Op: ">", X: &formula.Call{At: formula.At{End: 45}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 21}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 14}, Path: "egress_cost"}, Y: &formula.Name{At: formula.At{Start: 17, End: 21}, Path: "cost", Index: 1}},
			&formula.Name{At: formula.At{Start: 23, End: 34}, Path: "egress_cost", Index: 2},
			&formula.Binary{At: formula.At{Start: 36, End: 44}, Op: 3, X: &formula.Literal{At: formula.At{Start: 36, End: 38}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 38}, Y: &formula.UnitRef{At: formula.At{Start: 39, End: 44}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}},
		}}, Y: &formula.Binary{At: formula.At{Start: 48, End: 58}, Op: 2, X: &formula.Literal{At: formula.At{Start: 48, End: 51}, Value: 0.6, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 60, DigitsEnd: 50}, Y: &formula.Name{At: formula.At{Start: 54, End: 58}, Path: "cost", Index: 3}}}, Names: 4}, Say: "egress is {egress_cost / cost in %} of the {cost}: a CDN or smaller answers save most"},
		Rule{When: formula.Formula{Text: "if(storage_cost < cost, storage_cost, $0/month) > 60% * cost", Root: &formula.Comparison{At: formula.At{End: 60}, Op: ">", X: &formula.Call{At: formula.At{End: 47}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 22}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 15}, Path: "storage_cost"}, Y: &formula.Name{At: formula.At{Start: 18, End: 22}, Path: "cost", Index: 1}},
			&formula.Name{At: formula.At{Start: 24, End: 36}, Path: "storage_cost", Index: 2},
			&formula.Binary{At: formula.At{Start: 38, End: 46}, Op: 3, X: &formula.Literal{At: formula.At{Start: 38, End: 40}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 40}, Y: &formula.UnitRef{At: formula.At{Start: 41, End: 46}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}},
		}}, Y: &formula.Binary{At: formula.At{Start: 50, End: 60}, Op: 2, X: &formula.Literal{At: formula.At{Start: 50, End: 53}, Value: 0.6, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 60, DigitsEnd: 52}, Y: &formula.Name{At: formula.At{Start: 56, End: 60}, Path: "cost", Index: 3}}}, Names: 4}, Say: "storage is {storage_cost / cost in %} of the {cost}: a shorter retention or a colder tier saves most"},
		Rule{When: formula.Formula{Text: "if(compute_cost < cost, compute_cost, $0/month) > 60% * cost", Root: &formula.Comparison{At: formula.At{End: 60}, Op: ">", X: &formula.Call{At: formula.At{End: 47}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 22}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 15}, Path: "compute_cost"}, Y: &formula.Name{At: formula.At{Start: 18, End: 22}, Path: "cost", Index: 1}},
			&formula.Name{At: formula.At{Start: 24, End: 36}, Path: "compute_cost", Index: 2},
			&formula.Binary{At: formula.At{Start: 38, End: 46}, Op: 3, X: &formula.Literal{At: formula.At{Start: 38, End: 40}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 40}, Y: &formula.UnitRef{At: formula.At{Start: 41, End: 46}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}},
		}}, Y: &formula.Binary{At: formula.At{Start: 50, End: 60}, Op: 2, X: &formula.Literal{At: formula.At{Start: 50, End: 53}, Value: 0.6, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 60, DigitsEnd: 52}, Y: &formula.Name{At: formula.At{Start: 56, End: 60}, Path: "cost", Index: 3}}}, Names: 4}, Say: "servers are {compute_cost / cost in %} of the {cost}: utilization and caching save most"},
	}},
	section{name: "fleet advice", rules: []Rule{
		Rule{When: formula.Formula{Text: "nodes_for.storage > 1", Root: &formula.Comparison{At: formula.At{End: 21}, Op: ">", X: &formula.Name{At: formula.At{End: 17}, Path: "nodes_for.storage"}, Y: &formula.Literal{At: formula.At{Start: 20, End: 21}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 21}}, Names: 1}, Say: "{fleet} needs {nodes_for.storage} nodes for its bytes alone: its data is sharded"},
		Rule{When: formula.Formula{Text: "if(nodes < servers, nodes, 0) > 80% * servers", Root: &formula.Comparison{At: formula.At{End: 45}, Op: ">", X: &formula.Call{At: formula.At{End: 29}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 18}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 8}, Path: "nodes"}, Y: &formula.Name{At: formula.At{Start: 11, End: 18}, Path: "servers", Index: 1}},
			&formula.Name{At: formula.At{Start: 20, End: 25}, Path: "nodes", Index: 2},
			&formula.Literal{At: formula.At{Start: 27, End: 28}, Bare: true, Step: 1, DigitsEnd: 28},
		}}, Y: &formula.Binary{At: formula.At{Start: 32, End: 45}, Op: 2, X: &formula.Literal{At: formula.At{Start: 32, End: 35}, Value: 0.8, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 80, DigitsEnd: 34}, Y: &formula.Name{At: formula.At{Start: 38, End: 45}, Path: "servers", Index: 3}}}, Names: 4}, Say: "{fleet} is {nodes} of {servers} servers: look there first"},
		Rule{When: formula.Formula{Text: "if(nodes == 1, spare, 1) < 1", Root: &formula.Comparison{At: formula.At{End: 28}, Op: "<", X: &formula.Call{At: formula.At{End: 24}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 13}, Op: "==", X: &formula.Name{At: formula.At{Start: 3, End: 8}, Path: "nodes"}, Y: &formula.Literal{At: formula.At{Start: 12, End: 13}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 13}},
			&formula.Name{At: formula.At{Start: 15, End: 20}, Path: "spare", Index: 1},
			&formula.Literal{At: formula.At{Start: 22, End: 23}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 23},
		}}, Y: &formula.Literal{At: formula.At{Start: 27, End: 28}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 28}}, Names: 2}, Say: "one node carries {fleet}: give it a spare if it must stay up"},
		Rule{When: formula.Formula{Text: "if(price == $0/h, compute_cost, $0/month) > $0/month", Root: &formula.Comparison{At: formula.At{End: 52}, Op: ">", X: &formula.Call{At: formula.At{End: 41}, Func: &formula.Library[13] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 16}, Op: "==", X: &formula.Name{At: formula.At{Start: 3, End: 8}, Path: "price"}, Y: &formula.Binary{At: formula.At{Start: 12, End: 16}, Op: 3, X: &formula.Literal{At: formula.At{Start: 12, End: 14}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 14}, Y: &formula.UnitRef{At: formula.At{Start: 15, End: 16}, Unit: unit.Unit{Name: "h", Factor: 3600, Dim: unit.Dim{Time: 1}}, Text: "h"}}},
			&formula.Name{At: formula.At{Start: 18, End: 30}, Path: "compute_cost", Index: 1},
			&formula.Binary{At: formula.At{Start: 32, End: 40}, Op: 3, X: &formula.Literal{At: formula.At{Start: 32, End: 34}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 34}, Y: &formula.UnitRef{At: formula.At{Start: 35, End: 40}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}},
		}}, Y: &formula.Binary{At: formula.At{Start: 44, End: 52}, Op: 3, X: &formula.Literal{At: formula.At{Start: 44, End: 46}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 46}, Y: &formula.UnitRef{At: formula.At{Start: 47, End: 52}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}}}, Names: 2}, Say: "{fleet} has no price: the cost leaves its nodes out"},
	}},
}}
