// Code generated from model.txt by go generate; DO NOT EDIT.

package model

import (
	"botec/estimate/formula"
	"botec/estimate/unit"
)

var standard = Model{sections: []section{
	section{name: "defaults", definitions: []Definition{
		Definition{Name: "read_write_ratio", Expected: formula.Expected{Label: "read_write_ratio"}, Formula: formula.Formula{Text: "0", Root: &formula.Literal{At: formula.At{End: 1}, Bare: true, Step: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Neutral: true, Factor: "x / (1 - x)", Offset: 3524},
		Definition{Name: "overhead", Expected: formula.Expected{Label: "overhead"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "0%", Root: &formula.Literal{At: formula.At{End: 2}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Neutral: true, BareUsual: 1, BareBelow: 10, Offset: 3573},
		Definition{Name: "compression", Expected: formula.Expected{Label: "compression"}, Formula: formula.Formula{Text: "1", Root: &formula.Literal{At: formula.At{End: 1}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Neutral: true, UsualMin: 1, Factor: "1 / x", Offset: 3653},
		Definition{Name: "retention", Expected: formula.Expected{Label: "retention", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "5 years", Root: &formula.Literal{At: formula.At{End: 7}, Value: 1.5768e+08, Dim: unit.Dim{Time: 1}, Step: 3.1536e+07, Unit: &unit.Display{Text: "years", Factor: 3.1536e+07, Dim: unit.Dim{Time: 1}}, Written: 5, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 3716},
		Definition{Name: "replication", Expected: formula.Expected{Label: "replication"}, Formula: formula.Formula{Text: "3", Root: &formula.Literal{At: formula.At{End: 1}, Value: 3, Bare: true, Step: 1, Written: 3, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, CentralMin: 1, Offset: 3746},
		Definition{Name: "peak_factor", Expected: formula.Expected{Label: "peak_factor"}, Formula: formula.Formula{Text: "2", Root: &formula.Literal{At: formula.At{End: 1}, Value: 2, Bare: true, Step: 1, Written: 2, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, CentralMin: 1, Offset: 3789},
		Definition{Name: "busy", Expected: formula.Expected{Label: "busy", Dim: unit.Dim{Time: 1}, Units: []string{
			"h",
			"min",
		}, Most: 86400}, Formula: formula.Formula{Text: "1 day", Root: &formula.Literal{At: formula.At{End: 5}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 1}}, Max: 86400, Min: 1, MaxText: "1 day", Neutral: true, Offset: 3820},
		Definition{Name: "cache_share", Expected: formula.Expected{Label: "cache_share"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "20%", Root: &formula.Literal{At: formula.At{End: 3}, Value: 0.2, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 20, DigitsEnd: 2}}, Max: 1, MaxText: "100%", Offset: 3898},
		Definition{Name: "cache_window", Expected: formula.Expected{Label: "cache_window", Dim: unit.Dim{Time: 1}, Units: []string{
			"h",
			"days",
		}}, Formula: formula.Formula{Text: "1 day", Root: &formula.Literal{At: formula.At{End: 5}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 3920},
		Definition{Name: "cache_hit", Expected: formula.Expected{Label: "cache_hit"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "0%", Root: &formula.Literal{At: formula.At{End: 2}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 1}}, Max: 1, MaxText: "100%", Neutral: true, Offset: 3962},
		Definition{Name: "cdn_hit", Expected: formula.Expected{Label: "cdn_hit"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "0%", Root: &formula.Literal{At: formula.At{End: 2}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 1}}, Max: 1, MaxText: "100%", Neutral: true, Offset: 3990},
		Definition{Name: "utilization", Expected: formula.Expected{Label: "utilization"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "70%", Root: &formula.Literal{At: formula.At{End: 3}, Value: 0.7, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 70, DigitsEnd: 2}}, Max: 1, MaxText: "100%", Offset: 4022},
		Definition{Name: "zones", Expected: formula.Expected{Label: "zones"}, Formula: formula.Formula{Text: "1", Root: &formula.Literal{At: formula.At{End: 1}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Min: 1, Whole: true, Neutral: true, Offset: 4042},
		Definition{Name: "spare", Expected: formula.Expected{Label: "spare"}, Formula: formula.Formula{Text: "0", Root: &formula.Literal{At: formula.At{End: 1}, Bare: true, Step: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Whole: true, Neutral: true, Offset: 4085},
		Definition{Name: "price", Expected: formula.Expected{Label: "price", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/h",
		}}, Display: &unit.Display{Text: "$/h", Factor: 0.0002777777777777778, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "$0/h", Root: &formula.Binary{At: formula.At{End: 4}, Op: 3, X: &formula.Literal{At: formula.At{End: 2}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 2}, Y: &formula.UnitRef{At: formula.At{Start: 3, End: 4}, Unit: unit.Unit{Name: "h", Factor: 3600, Dim: unit.Dim{Time: 1}}, Text: "h"}}}, Max: 1.7976931348623157e+308, Neutral: true, Offset: 4114},
		Definition{Name: "server_rate", Expected: formula.Expected{Label: "server_rate", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
		}}, Formula: formula.Formula{Text: "1k/s", Root: &formula.Binary{At: formula.At{End: 4}, Op: 3, X: &formula.Literal{At: formula.At{End: 2}, Value: 1000, Bare: true, Scaled: true, Step: 1000, Written: 1, DigitsEnd: 1}, Y: &formula.UnitRef{At: formula.At{Start: 3, End: 4}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}}, Max: 1.7976931348623157e+308, Offset: 4145},
		Definition{Name: "storage_price", Expected: formula.Expected{Label: "storage_price", Dim: unit.Dim{Data: -1, Money: 1, Time: -1}, Units: []string{
			"$/GB/month",
		}}, Display: &unit.Display{Text: "$/GB/month", Factor: 3.805175038051751e-16, Dim: unit.Dim{Data: -1, Money: 1, Time: -1}}, Formula: formula.Formula{Text: "$0/GB/month", Root: &formula.Binary{At: formula.At{End: 11}, Op: 3, X: &formula.Binary{At: formula.At{End: 5}, Op: 3, X: &formula.Literal{At: formula.At{End: 2}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 2}, Y: &formula.UnitRef{At: formula.At{Start: 3, End: 5}, Unit: unit.Unit{Name: "GB", Factor: 1e+09, Dim: unit.Dim{Data: 1}}, Text: "GB"}}, Y: &formula.UnitRef{At: formula.At{Start: 6, End: 11}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}}}, Max: 1.7976931348623157e+308, Neutral: true, Offset: 4190},
		Definition{Name: "egress_price", Expected: formula.Expected{Label: "egress_price", Dim: unit.Dim{Data: -1, Money: 1}, Units: []string{
			"$/GB",
		}}, Display: &unit.Display{Text: "$/GB", Factor: 1e-09, Dim: unit.Dim{Data: -1, Money: 1}}, Formula: formula.Formula{Text: "$0/GB", Root: &formula.Binary{At: formula.At{End: 5}, Op: 3, X: &formula.Literal{At: formula.At{End: 2}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 2}, Y: &formula.UnitRef{At: formula.At{Start: 3, End: 5}, Unit: unit.Unit{Name: "GB", Factor: 1e+09, Dim: unit.Dim{Data: 1}}, Text: "GB"}}}, Max: 1.7976931348623157e+308, Neutral: true, Offset: 4231},
		Definition{Name: "cdn_price", Expected: formula.Expected{Label: "cdn_price", Dim: unit.Dim{Data: -1, Money: 1}, Units: []string{
			"$/GB",
		}}, Display: &unit.Display{Text: "$/GB", Factor: 1e-09, Dim: unit.Dim{Data: -1, Money: 1}}, Formula: formula.Formula{Text: "$0/GB", Root: &formula.Binary{At: formula.At{End: 5}, Op: 3, X: &formula.Literal{At: formula.At{End: 2}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 2}, Y: &formula.UnitRef{At: formula.At{Start: 3, End: 5}, Unit: unit.Unit{Name: "GB", Factor: 1e+09, Dim: unit.Dim{Data: 1}}, Text: "GB"}}}, Max: 1.7976931348623157e+308, Neutral: true, Offset: 4263},
		Definition{Name: "price_per_write", Expected: formula.Expected{Label: "price_per_write", Dim: unit.Dim{Money: 1}, Units: []string{
			"$",
		}}, Display: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, Formula: formula.Formula{Text: "$0", Root: &formula.Literal{At: formula.At{End: 2}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 2}}, Max: 1.7976931348623157e+308, Neutral: true, Offset: 4298},
		Definition{Name: "price_per_read", Expected: formula.Expected{Label: "price_per_read", Dim: unit.Dim{Money: 1}, Units: []string{
			"$",
		}}, Display: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, Formula: formula.Formula{Text: "$0", Root: &formula.Literal{At: formula.At{End: 2}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 2}}, Max: 1.7976931348623157e+308, Neutral: true, Offset: 4329},
	}},
	section{name: "counts", definitions: []Definition{
		Definition{Name: "dau", Noun: "user"},
		Definition{Name: "mau", Noun: "user"},
	}},
	section{name: "workload cases", definitions: []Definition{
		Definition{Name: "has_size", When: Cases{
			[]Term{
				Term{Name: "size"},
			},
			[]Term{
				Term{Name: "split_of", Word: 2},
				Term{Scope: 1, Name: "has_size", Case: 1},
			},
		}},
		Definition{Name: "has_read_size", When: Cases{
			[]Term{
				Term{Name: "read_size"},
			},
			[]Term{
				Term{Name: "split_of", Word: 2},
				Term{Scope: 1, Name: "has_read_size", Case: 2},
			},
		}},
		Definition{Name: "has_stored_size", When: Cases{
			[]Term{
				Term{Name: "stored_size"},
			},
			[]Term{
				Term{Name: "split_of", Word: 2},
				Term{Scope: 1, Name: "has_stored_size", Case: 3},
			},
		}},
		Definition{Name: "in_bytes", When: Cases{
			[]Term{
				Term{Name: "write_throughput"},
			},
			[]Term{
				Term{Name: "part", Word: 1},
				Term{Not: true, Name: "size"},
				Term{Scope: 1, Name: "in_bytes", Case: 4},
			},
		}},
		Definition{Name: "reads_in_bytes", When: Cases{
			[]Term{
				Term{Name: "read_throughput"},
			},
			[]Term{
				Term{Name: "in_bytes", Case: 4},
			},
			[]Term{
				Term{Name: "takes_reads", Case: 6},
				Term{Scope: 1, Name: "reads_in_bytes", Case: 5},
			},
		}},
		Definition{Name: "takes_reads", When: Cases{
			[]Term{
				Term{Name: "part", Word: 1},
				Term{Not: true, Name: "size"},
				Term{Not: true, Name: "read_write_ratio"},
				Term{Not: true, Name: "reads"},
			},
		}},
		Definition{Name: "counts_writes", When: Cases{
			[]Term{
				Term{Name: "writes"},
			},
			[]Term{
				Term{Name: "write_throughput"},
				Term{Name: "has_size", Case: 1},
			},
			[]Term{
				Term{Name: "part", Word: 1},
				Term{Scope: 1, Name: "counts_writes", Case: 7},
			},
		}},
		Definition{Name: "counts_reads", When: Cases{
			[]Term{
				Term{Name: "reads"},
			},
			[]Term{
				Term{Name: "read_throughput"},
				Term{Name: "has_read_size", Case: 2},
			},
			[]Term{
				Term{Name: "read_write_ratio"},
				Term{Name: "counts_writes", Case: 7},
			},
			[]Term{
				Term{Scope: 2, Name: "read_write_ratio"},
				Term{Name: "counts_writes", Case: 7},
			},
			[]Term{
				Term{Name: "part", Word: 1},
				Term{Scope: 1, Name: "counts_reads", Case: 8},
			},
		}},
		Definition{Name: "reads_of_bytes", When: Cases{
			[]Term{
				Term{Name: "read_throughput"},
				Term{Name: "read_size"},
			},
			[]Term{
				Term{Name: "read_throughput"},
				Term{Name: "has_size", Case: 1},
				Term{Not: true, Name: "read_write_ratio"},
			},
			[]Term{
				Term{Name: "in_bytes", Case: 4},
				Term{Not: true, Name: "has_size", Case: 1},
				Term{Not: true, Name: "takes_counted_reads", Case: 10},
				Term{Name: "read_size"},
			},
		}},
		Definition{Name: "takes_counted_reads", When: Cases{
			[]Term{
				Term{Name: "part", Word: 1},
				Term{Scope: 1, Name: "counts_reads", Case: 8},
			},
		}},
		Definition{Name: "in_requests", When: Cases{
			[]Term{
				Term{Name: "requests"},
			},
			[]Term{
				Term{Name: "takes_requests", Case: 12},
				Term{Scope: 1, Name: "in_requests", Case: 11},
			},
		}},
		Definition{Name: "takes_requests", When: Cases{
			[]Term{
				Term{Name: "part", Word: 1},
				Term{Not: true, Name: "writes"},
				Term{Not: true, Name: "reads"},
				Term{Not: true, Name: "write_throughput"},
				Term{Not: true, Name: "read_throughput"},
				Term{Not: true, Name: "has_own_ratio", Case: 13},
			},
		}},
		Definition{Name: "has_own_ratio", When: Cases{
			[]Term{
				Term{Name: "read_write_ratio"},
				Term{Name: "part", Word: 1},
				Term{Scope: 1, Name: "counts_writes", Case: 7},
			},
		}},
		Definition{Name: "peaks_in_writes", When: Cases{
			[]Term{
				Term{Name: "peak_writes"},
			},
			[]Term{
				Term{Name: "part", Word: 1},
				Term{Scope: 1, Name: "peaks_in_writes", Case: 14},
			},
		}},
		Definition{Name: "peaks_in_reads", When: Cases{
			[]Term{
				Term{Name: "peak_reads"},
			},
			[]Term{
				Term{Name: "part", Word: 1},
				Term{Scope: 1, Name: "peaks_in_reads", Case: 15},
			},
		}},
		Definition{Name: "peaks_in_requests", When: Cases{
			[]Term{
				Term{Name: "peak_requests"},
			},
			[]Term{
				Term{Name: "part", Word: 1},
				Term{Scope: 1, Name: "peaks_in_requests", Case: 16},
			},
		}},
		Definition{Name: "peaks_in_ingress", When: Cases{
			[]Term{
				Term{Name: "peak_ingress"},
			},
			[]Term{
				Term{Name: "part", Word: 1},
				Term{Not: true, Name: "peak_writes"},
				Term{Scope: 1, Name: "peaks_in_ingress", Case: 17},
			},
		}},
		Definition{Name: "peaks_in_egress", When: Cases{
			[]Term{
				Term{Name: "peak_egress"},
			},
			[]Term{
				Term{Name: "part", Word: 1},
				Term{Not: true, Name: "peak_reads"},
				Term{Scope: 1, Name: "peaks_in_egress", Case: 18},
			},
		}},
	}},
	section{name: "workload given", definitions: []Definition{
		Definition{Name: "share", Expected: formula.Expected{Label: "share"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "100%", Root: &formula.Literal{At: formula.At{End: 4}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 3}}, Max: 1, MaxText: "100%", Offset: 6109, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "max(0%, 1 - sum(workloads.siblings.share))", Root: &formula.Call{At: formula.At{End: 42}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
				&formula.Literal{At: formula.At{Start: 4, End: 6}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 5},
				&formula.Binary{At: formula.At{Start: 8, End: 41}, Op: 1, X: &formula.Literal{At: formula.At{Start: 8, End: 9}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 9}, Y: &formula.Call{At: formula.At{Start: 12, End: 41}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 16, End: 40}, Path: "workloads.siblings.share", Spread: true},
				}}},
			}}, Names: 1}, Offset: 6118, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "writes", Expected: formula.Expected{Label: "writes", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "0/s", Root: &formula.Binary{At: formula.At{End: 3}, Op: 3, X: &formula.Literal{At: formula.At{End: 1}, Bare: true, Step: 1, DigitsEnd: 1}, Y: &formula.UnitRef{At: formula.At{Start: 2, End: 3}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}}, Max: 1.7976931348623157e+308, Offset: 6188, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "write_throughput / size", Root: &formula.Binary{At: formula.At{End: 23}, Op: 3, X: &formula.Name{At: formula.At{End: 16}, Path: "write_throughput"}, Y: &formula.Name{At: formula.At{Start: 19, End: 23}, Path: "size", Index: 1}}, Names: 2}, Offset: 6196, When: Cases{
				[]Term{
					Term{Name: "write_throughput"},
					Term{Name: "has_size", Case: 1},
				},
			}},
			Variant{Formula: formula.Formula{Text: "share * part_of.writes", Root: &formula.Binary{At: formula.At{End: 22}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "share"}, Y: &formula.Name{At: formula.At{Start: 8, End: 22}, Path: "part_of.writes", Index: 1}}, Names: 2}, Offset: 6259, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
				},
			}},
		}},
		Definition{Name: "read_write_ratio", Expected: formula.Expected{Label: "read_write_ratio"}, Formula: formula.Formula{Text: "read_write_ratio", Root: &formula.Name{At: formula.At{End: 16}, Path: "read_write_ratio"}, Names: 1}, Max: 1.7976931348623157e+308, Factor: "x / (1 - x)", Offset: 6319, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.read_write_ratio", Root: &formula.Name{At: formula.At{End: 24}, Path: "part_of.read_write_ratio"}, Names: 1}, Offset: 6365, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "reads", Expected: formula.Expected{Label: "reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "writes * read_write_ratio", Root: &formula.Binary{At: formula.At{End: 25}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 25}, Path: "read_write_ratio", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 6416, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "read_throughput / read_size", Root: &formula.Binary{At: formula.At{End: 27}, Op: 3, X: &formula.Name{At: formula.At{End: 15}, Path: "read_throughput"}, Y: &formula.Name{At: formula.At{Start: 18, End: 27}, Path: "read_size", Index: 1}}, Names: 2}, Offset: 6446, When: Cases{
				[]Term{
					Term{Name: "reads_of_bytes", Case: 9},
				},
			}},
			Variant{Formula: formula.Formula{Text: "share * part_of.reads", Root: &formula.Binary{At: formula.At{End: 21}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "share"}, Y: &formula.Name{At: formula.At{Start: 8, End: 21}, Path: "part_of.reads", Index: 1}}, Names: 2}, Offset: 6498, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
					Term{Not: true, Name: "read_write_ratio"},
				},
			}},
		}},
		Definition{Name: "write_throughput", Expected: formula.Expected{Label: "write_throughput", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "writes * size", Root: &formula.Binary{At: formula.At{End: 13}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 13}, Path: "size", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 6579, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "writes * size", Root: &formula.Binary{At: formula.At{End: 13}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 13}, Path: "size", Index: 1}}, Names: 2}, Offset: 6597, When: Cases{
				[]Term{
					Term{Name: "writes"},
					Term{Name: "has_size", Case: 1},
				},
			}},
			Variant{Formula: formula.Formula{Text: "share * part_of.write_throughput", Root: &formula.Binary{At: formula.At{End: 32}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "share"}, Y: &formula.Name{At: formula.At{Start: 8, End: 32}, Path: "part_of.write_throughput", Index: 1}}, Names: 2}, Offset: 6640, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
					Term{Not: true, Name: "size"},
					Term{Scope: 1, Name: "in_bytes", Case: 4},
				},
			}},
		}},
		Definition{Name: "read_throughput", Expected: formula.Expected{Label: "read_throughput", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "reads * read_size", Root: &formula.Binary{At: formula.At{End: 17}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "reads"}, Y: &formula.Name{At: formula.At{Start: 8, End: 17}, Path: "read_size", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 6740, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "reads * read_size", Root: &formula.Binary{At: formula.At{End: 17}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "reads"}, Y: &formula.Name{At: formula.At{Start: 8, End: 17}, Path: "read_size", Index: 1}}, Names: 2}, Offset: 6762, When: Cases{
				[]Term{
					Term{Name: "takes_counted_reads", Case: 10},
					Term{Name: "read_size"},
				},
			}},
			Variant{Formula: formula.Formula{Text: "share * part_of.read_throughput", Root: &formula.Binary{At: formula.At{End: 31}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "share"}, Y: &formula.Name{At: formula.At{Start: 8, End: 31}, Path: "part_of.read_throughput", Index: 1}}, Names: 2}, Offset: 6823, When: Cases{
				[]Term{
					Term{Name: "takes_reads", Case: 6},
					Term{Scope: 1, Name: "reads_in_bytes", Case: 5},
				},
			}},
			Variant{Formula: formula.Formula{Text: "write_throughput * read_write_ratio", Root: &formula.Binary{At: formula.At{End: 35}, Op: 2, X: &formula.Name{At: formula.At{End: 16}, Path: "write_throughput"}, Y: &formula.Name{At: formula.At{Start: 19, End: 35}, Path: "read_write_ratio", Index: 1}}, Names: 2}, Offset: 6903, When: Cases{
				[]Term{
					Term{Name: "in_bytes", Case: 4},
					Term{Not: true, Name: "has_size", Case: 1},
					Term{Not: true, Name: "reads"},
				},
			}},
		}},
		Definition{Name: "existing", Expected: formula.Expected{Label: "existing", AnyCount: true, Each: "stored_size"}, Formula: formula.Formula{Text: "0", Root: &formula.Literal{At: formula.At{End: 1}, Bare: true, Step: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 7002, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "share * part_of.existing", Root: &formula.Binary{At: formula.At{End: 24}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "share"}, Y: &formula.Name{At: formula.At{Start: 8, End: 24}, Path: "part_of.existing", Index: 1}}, Names: 2}, Offset: 7025, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "size", Expected: formula.Expected{Label: "size", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "0 B", Root: &formula.Literal{At: formula.At{End: 3}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 7074, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.size", Root: &formula.Name{At: formula.At{End: 12}, Path: "part_of.size"}, Names: 1}, Offset: 7082, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "read_size", Expected: formula.Expected{Label: "read_size", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "size", Root: &formula.Name{At: formula.At{End: 4}, Path: "size"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 7124, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.read_size", Root: &formula.Name{At: formula.At{End: 17}, Path: "part_of.read_size"}, Names: 1}, Offset: 7133, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
					Term{Scope: 1, Name: "has_read_size", Case: 2},
				},
			}},
		}},
		Definition{Name: "stored_size", Expected: formula.Expected{Label: "stored_size", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "size", Root: &formula.Name{At: formula.At{End: 4}, Path: "size"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 7208, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.stored_size", Root: &formula.Name{At: formula.At{End: 19}, Path: "part_of.stored_size"}, Names: 1}, Offset: 7217, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
					Term{Scope: 1, Name: "has_stored_size", Case: 3},
				},
			}},
		}},
		Definition{Name: "request_size", Expected: formula.Expected{Label: "request_size", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "0 B", Root: &formula.Literal{At: formula.At{End: 3}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 7297, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.request_size", Root: &formula.Name{At: formula.At{End: 20}, Path: "part_of.request_size"}, Names: 1}, Offset: 7305, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "overhead", Expected: formula.Expected{Label: "overhead"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "overhead", Root: &formula.Name{At: formula.At{End: 8}, Path: "overhead"}, Names: 1}, Max: 1.7976931348623157e+308, BareUsual: 1, BareBelow: 10, Offset: 7354, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.overhead", Root: &formula.Name{At: formula.At{End: 16}, Path: "part_of.overhead"}, Names: 1}, Offset: 7414, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "compression", Expected: formula.Expected{Label: "compression"}, Formula: formula.Formula{Text: "compression", Root: &formula.Name{At: formula.At{End: 11}, Path: "compression"}, Names: 1}, Max: 1.7976931348623157e+308, UsualMin: 1, Factor: "1 / x", Offset: 7467, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.compression", Root: &formula.Name{At: formula.At{End: 19}, Path: "part_of.compression"}, Names: 1}, Offset: 7521, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "retention", Expected: formula.Expected{Label: "retention", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "retention", Root: &formula.Name{At: formula.At{End: 9}, Path: "retention"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 7570, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.retention", Root: &formula.Name{At: formula.At{End: 17}, Path: "part_of.retention"}, Names: 1}, Offset: 7584, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "replication", Expected: formula.Expected{Label: "replication"}, Formula: formula.Formula{Text: "replication", Root: &formula.Name{At: formula.At{End: 11}, Path: "replication"}, Names: 1}, Max: 1.7976931348623157e+308, CentralMin: 1, Offset: 7638, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.replication", Root: &formula.Name{At: formula.At{End: 19}, Path: "part_of.replication"}, Names: 1}, Offset: 7673, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "peak_factor", Expected: formula.Expected{Label: "peak_factor"}, Formula: formula.Formula{Text: "peak_factor", Root: &formula.Name{At: formula.At{End: 11}, Path: "peak_factor"}, Names: 1}, Max: 1.7976931348623157e+308, CentralMin: 1, Offset: 7729, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.peak_factor", Root: &formula.Name{At: formula.At{End: 19}, Path: "part_of.peak_factor"}, Names: 1}, Offset: 7764, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
				},
			}},
		}},
		Definition{Name: "busy", Expected: formula.Expected{Label: "busy", Dim: unit.Dim{Time: 1}, Units: []string{
			"h",
			"min",
		}, Most: 86400}, Formula: formula.Formula{Text: "busy", Root: &formula.Name{At: formula.At{End: 4}, Path: "busy"}, Names: 1}, Max: 86400, Min: 1, MaxText: "1 day", Offset: 7804, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.busy", Root: &formula.Name{At: formula.At{End: 12}, Path: "part_of.busy"}, Names: 1}, Offset: 7840, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
				},
			}},
		}},
		Definition{Name: "cache_share", Expected: formula.Expected{Label: "cache_share"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "cache_share", Root: &formula.Name{At: formula.At{End: 11}, Path: "cache_share"}, Names: 1}, Max: 1, MaxText: "100%", Offset: 7884, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.cache_share", Root: &formula.Name{At: formula.At{End: 19}, Path: "part_of.cache_share"}, Names: 1}, Offset: 7900, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "cache_window", Expected: formula.Expected{Label: "cache_window", Dim: unit.Dim{Time: 1}, Units: []string{
			"h",
			"days",
		}}, Formula: formula.Formula{Text: "cache_window", Root: &formula.Name{At: formula.At{End: 12}, Path: "cache_window"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 7952, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.cache_window", Root: &formula.Name{At: formula.At{End: 20}, Path: "part_of.cache_window"}, Names: 1}, Offset: 7969, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "cache_hit", Expected: formula.Expected{Label: "cache_hit"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "cache_hit", Root: &formula.Name{At: formula.At{End: 9}, Path: "cache_hit"}, Names: 1}, Max: 1, MaxText: "100%", Offset: 8023, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.cache_hit", Root: &formula.Name{At: formula.At{End: 17}, Path: "part_of.cache_hit"}, Names: 1}, Offset: 8037, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "cdn_hit", Expected: formula.Expected{Label: "cdn_hit"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "cdn_hit", Root: &formula.Name{At: formula.At{End: 7}, Path: "cdn_hit"}, Names: 1}, Max: 1, MaxText: "100%", Offset: 8086, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.cdn_hit", Root: &formula.Name{At: formula.At{End: 15}, Path: "part_of.cdn_hit"}, Names: 1}, Offset: 8098, When: Cases{
				[]Term{
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "storage_price", Expected: formula.Expected{Label: "storage_price", Dim: unit.Dim{Data: -1, Money: 1, Time: -1}, Units: []string{
			"$/GB/month",
		}}, Display: &unit.Display{Text: "$/GB/month", Factor: 3.805175038051751e-16, Dim: unit.Dim{Data: -1, Money: 1, Time: -1}}, Formula: formula.Formula{Text: "storage_price", Root: &formula.Name{At: formula.At{End: 13}, Path: "storage_price"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 8156, When: Cases{
			[]Term{
				Term{Name: "priced", Word: 4},
				Term{Not: true, Name: "split_of", Word: 2},
			},
		}, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.storage_price", Root: &formula.Name{At: formula.At{End: 21}, Path: "part_of.storage_price"}, Names: 1}, Offset: 8203, When: Cases{
				[]Term{
					Term{Name: "priced", Word: 4},
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "egress_price", Expected: formula.Expected{Label: "egress_price", Dim: unit.Dim{Data: -1, Money: 1}, Units: []string{
			"$/GB",
		}}, Display: &unit.Display{Text: "$/GB", Factor: 1e-09, Dim: unit.Dim{Data: -1, Money: 1}}, Formula: formula.Formula{Text: "egress_price", Root: &formula.Name{At: formula.At{End: 12}, Path: "egress_price"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 8271, When: Cases{
			[]Term{
				Term{Name: "priced", Word: 4},
				Term{Not: true, Name: "split_of", Word: 2},
			},
		}, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.egress_price", Root: &formula.Name{At: formula.At{End: 20}, Path: "part_of.egress_price"}, Names: 1}, Offset: 8317, When: Cases{
				[]Term{
					Term{Name: "priced", Word: 4},
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "cdn_price", Expected: formula.Expected{Label: "cdn_price", Dim: unit.Dim{Data: -1, Money: 1}, Units: []string{
			"$/GB",
		}}, Display: &unit.Display{Text: "$/GB", Factor: 1e-09, Dim: unit.Dim{Data: -1, Money: 1}}, Formula: formula.Formula{Text: "cdn_price", Root: &formula.Name{At: formula.At{End: 9}, Path: "cdn_price"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 8381, When: Cases{
			[]Term{
				Term{Name: "priced", Word: 4},
				Term{Not: true, Name: "split_of", Word: 2},
			},
		}, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.cdn_price", Root: &formula.Name{At: formula.At{End: 17}, Path: "part_of.cdn_price"}, Names: 1}, Offset: 8424, When: Cases{
				[]Term{
					Term{Name: "priced", Word: 4},
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "price_per_write", Expected: formula.Expected{Label: "price_per_write", Dim: unit.Dim{Money: 1}, Units: []string{
			"$",
		}}, Display: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, Formula: formula.Formula{Text: "price_per_write", Root: &formula.Name{At: formula.At{End: 15}, Path: "price_per_write"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 8488, When: Cases{
			[]Term{
				Term{Name: "priced", Word: 4},
				Term{Not: true, Name: "split_of", Word: 2},
			},
		}, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.price_per_write", Root: &formula.Name{At: formula.At{End: 23}, Path: "part_of.price_per_write"}, Names: 1}, Offset: 8537, When: Cases{
				[]Term{
					Term{Name: "priced", Word: 4},
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
		Definition{Name: "price_per_read", Expected: formula.Expected{Label: "price_per_read", Dim: unit.Dim{Money: 1}, Units: []string{
			"$",
		}}, Display: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, Formula: formula.Formula{Text: "price_per_read", Root: &formula.Name{At: formula.At{End: 14}, Path: "price_per_read"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 8606, When: Cases{
			[]Term{
				Term{Name: "priced", Word: 4},
				Term{Not: true, Name: "split_of", Word: 2},
			},
		}, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "part_of.price_per_read", Root: &formula.Name{At: formula.At{End: 22}, Path: "part_of.price_per_read"}, Names: 1}, Offset: 8654, When: Cases{
				[]Term{
					Term{Name: "priced", Word: 4},
					Term{Name: "split_of", Word: 2},
				},
			}},
		}},
	}},
	section{name: "workload derived", definitions: []Definition{
		Definition{Name: "requests", Expected: formula.Expected{Label: "requests", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "writes + reads", Root: &formula.Binary{At: formula.At{End: 14}, X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 14}, Path: "reads", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 8887, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "share * part_of.requests", Root: &formula.Binary{At: formula.At{End: 24}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "share"}, Y: &formula.Name{At: formula.At{Start: 8, End: 24}, Path: "part_of.requests", Index: 1}}, Names: 2}, Offset: 8906, When: Cases{
				[]Term{
					Term{Name: "takes_requests", Case: 12},
					Term{Scope: 1, Name: "in_requests", Case: 11},
				},
			}},
		}},
		Definition{Name: "peak_writes", Expected: formula.Expected{Label: "peak_writes", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "writes * peak_factor * 1 day / busy", Root: &formula.Binary{At: formula.At{End: 35}, Op: 3, X: &formula.Binary{At: formula.At{End: 28}, Op: 2, X: &formula.Binary{At: formula.At{End: 20}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "peak_factor", Index: 1}}, Y: &formula.Literal{At: formula.At{Start: 23, End: 28}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 24}}, Y: &formula.Name{At: formula.At{Start: 31, End: 35}, Path: "busy", Index: 2}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 8993, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(part_of.writes > 0/s, writes * part_of.peak_writes / part_of.writes, writes * peak_factor * 1 day / busy)", Root: &formula.Call{At: formula.At{End: 108}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 23}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 17}, Path: "part_of.writes"}, Y: &formula.Binary{At: formula.At{Start: 20, End: 23}, Op: 3, X: &formula.Literal{At: formula.At{Start: 20, End: 21}, Bare: true, Step: 1, DigitsEnd: 21}, Y: &formula.UnitRef{At: formula.At{Start: 22, End: 23}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Binary{At: formula.At{Start: 25, End: 70}, Op: 3, X: &formula.Binary{At: formula.At{Start: 25, End: 53}, Op: 2, X: &formula.Name{At: formula.At{Start: 25, End: 31}, Path: "writes", Index: 1}, Y: &formula.Name{At: formula.At{Start: 34, End: 53}, Path: "part_of.peak_writes", Index: 2}}, Y: &formula.Name{At: formula.At{Start: 56, End: 70}, Path: "part_of.writes", Index: 3}},
				&formula.Binary{At: formula.At{Start: 72, End: 107}, Op: 3, X: &formula.Binary{At: formula.At{Start: 72, End: 100}, Op: 2, X: &formula.Binary{At: formula.At{Start: 72, End: 92}, Op: 2, X: &formula.Name{At: formula.At{Start: 72, End: 78}, Path: "writes", Index: 4}, Y: &formula.Name{At: formula.At{Start: 81, End: 92}, Path: "peak_factor", Index: 5}}, Y: &formula.Literal{At: formula.At{Start: 95, End: 100}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 96}}, Y: &formula.Name{At: formula.At{Start: 103, End: 107}, Path: "busy", Index: 6}},
			}}, Names: 7}, Offset: 9033, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
					Term{Name: "writes"},
					Term{Scope: 1, Name: "peaks_in_writes", Case: 14},
				},
			}},
			Variant{Formula: formula.Formula{Text: "if(part_of.writes > 0/s, writes * part_of.peak_writes / part_of.writes, share * part_of.peak_writes)", Root: &formula.Call{At: formula.At{End: 100}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 23}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 17}, Path: "part_of.writes"}, Y: &formula.Binary{At: formula.At{Start: 20, End: 23}, Op: 3, X: &formula.Literal{At: formula.At{Start: 20, End: 21}, Bare: true, Step: 1, DigitsEnd: 21}, Y: &formula.UnitRef{At: formula.At{Start: 22, End: 23}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Binary{At: formula.At{Start: 25, End: 70}, Op: 3, X: &formula.Binary{At: formula.At{Start: 25, End: 53}, Op: 2, X: &formula.Name{At: formula.At{Start: 25, End: 31}, Path: "writes", Index: 1}, Y: &formula.Name{At: formula.At{Start: 34, End: 53}, Path: "part_of.peak_writes", Index: 2}}, Y: &formula.Name{At: formula.At{Start: 56, End: 70}, Path: "part_of.writes", Index: 3}},
				&formula.Binary{At: formula.At{Start: 72, End: 99}, Op: 2, X: &formula.Name{At: formula.At{Start: 72, End: 77}, Path: "share", Index: 4}, Y: &formula.Name{At: formula.At{Start: 80, End: 99}, Path: "part_of.peak_writes", Index: 5}},
			}}, Names: 6}, Offset: 9195, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
					Term{Scope: 1, Name: "peaks_in_writes", Case: 14},
				},
			}},
		}},
		Definition{Name: "peak_reads", Expected: formula.Expected{Label: "peak_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "reads * peak_factor * 1 day / busy", Root: &formula.Binary{At: formula.At{End: 34}, Op: 3, X: &formula.Binary{At: formula.At{End: 27}, Op: 2, X: &formula.Binary{At: formula.At{End: 19}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "reads"}, Y: &formula.Name{At: formula.At{Start: 8, End: 19}, Path: "peak_factor", Index: 1}}, Y: &formula.Literal{At: formula.At{Start: 22, End: 27}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 23}}, Y: &formula.Name{At: formula.At{Start: 30, End: 34}, Path: "busy", Index: 2}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 9351, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(part_of.reads > 0/s, reads * part_of.peak_reads / part_of.reads, reads * peak_factor * 1 day / busy)", Root: &formula.Call{At: formula.At{End: 103}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 22}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 16}, Path: "part_of.reads"}, Y: &formula.Binary{At: formula.At{Start: 19, End: 22}, Op: 3, X: &formula.Literal{At: formula.At{Start: 19, End: 20}, Bare: true, Step: 1, DigitsEnd: 20}, Y: &formula.UnitRef{At: formula.At{Start: 21, End: 22}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Binary{At: formula.At{Start: 24, End: 66}, Op: 3, X: &formula.Binary{At: formula.At{Start: 24, End: 50}, Op: 2, X: &formula.Name{At: formula.At{Start: 24, End: 29}, Path: "reads", Index: 1}, Y: &formula.Name{At: formula.At{Start: 32, End: 50}, Path: "part_of.peak_reads", Index: 2}}, Y: &formula.Name{At: formula.At{Start: 53, End: 66}, Path: "part_of.reads", Index: 3}},
				&formula.Binary{At: formula.At{Start: 68, End: 102}, Op: 3, X: &formula.Binary{At: formula.At{Start: 68, End: 95}, Op: 2, X: &formula.Binary{At: formula.At{Start: 68, End: 87}, Op: 2, X: &formula.Name{At: formula.At{Start: 68, End: 73}, Path: "reads", Index: 4}, Y: &formula.Name{At: formula.At{Start: 76, End: 87}, Path: "peak_factor", Index: 5}}, Y: &formula.Literal{At: formula.At{Start: 90, End: 95}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 91}}, Y: &formula.Name{At: formula.At{Start: 98, End: 102}, Path: "busy", Index: 6}},
			}}, Names: 7}, Offset: 9390, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
					Term{Name: "reads"},
					Term{Scope: 1, Name: "peaks_in_reads", Case: 15},
				},
			}},
			Variant{Formula: formula.Formula{Text: "if(part_of.reads > 0/s, reads * part_of.peak_reads / part_of.reads, share * part_of.peak_reads)", Root: &formula.Call{At: formula.At{End: 95}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 22}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 16}, Path: "part_of.reads"}, Y: &formula.Binary{At: formula.At{Start: 19, End: 22}, Op: 3, X: &formula.Literal{At: formula.At{Start: 19, End: 20}, Bare: true, Step: 1, DigitsEnd: 20}, Y: &formula.UnitRef{At: formula.At{Start: 21, End: 22}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Binary{At: formula.At{Start: 24, End: 66}, Op: 3, X: &formula.Binary{At: formula.At{Start: 24, End: 50}, Op: 2, X: &formula.Name{At: formula.At{Start: 24, End: 29}, Path: "reads", Index: 1}, Y: &formula.Name{At: formula.At{Start: 32, End: 50}, Path: "part_of.peak_reads", Index: 2}}, Y: &formula.Name{At: formula.At{Start: 53, End: 66}, Path: "part_of.reads", Index: 3}},
				&formula.Binary{At: formula.At{Start: 68, End: 94}, Op: 2, X: &formula.Name{At: formula.At{Start: 68, End: 73}, Path: "share", Index: 4}, Y: &formula.Name{At: formula.At{Start: 76, End: 94}, Path: "part_of.peak_reads", Index: 5}},
			}}, Names: 6}, Offset: 9545, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
					Term{Scope: 1, Name: "peaks_in_reads", Case: 15},
				},
			}},
		}},
		Definition{Name: "peak_requests", Expected: formula.Expected{Label: "peak_requests", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "max(requests * peak_factor * 1 day / busy, peak_writes + peak_reads)", Root: &formula.Call{At: formula.At{End: 68}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
			&formula.Binary{At: formula.At{Start: 4, End: 41}, Op: 3, X: &formula.Binary{At: formula.At{Start: 4, End: 34}, Op: 2, X: &formula.Binary{At: formula.At{Start: 4, End: 26}, Op: 2, X: &formula.Name{At: formula.At{Start: 4, End: 12}, Path: "requests"}, Y: &formula.Name{At: formula.At{Start: 15, End: 26}, Path: "peak_factor", Index: 1}}, Y: &formula.Literal{At: formula.At{Start: 29, End: 34}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 30}}, Y: &formula.Name{At: formula.At{Start: 37, End: 41}, Path: "busy", Index: 2}},
			&formula.Binary{At: formula.At{Start: 43, End: 67}, X: &formula.Name{At: formula.At{Start: 43, End: 54}, Path: "peak_writes", Index: 3}, Y: &formula.Name{At: formula.At{Start: 57, End: 67}, Path: "peak_reads", Index: 4}},
		}}, Names: 5}, Max: 1.7976931348623157e+308, Offset: 9698, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(part_of.requests > 0/s, max(requests * part_of.peak_requests / part_of.requests, peak_writes + peak_reads), max(share * part_of.peak_requests, peak_writes + peak_reads))", Root: &formula.Call{At: formula.At{End: 172}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 25}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 19}, Path: "part_of.requests"}, Y: &formula.Binary{At: formula.At{Start: 22, End: 25}, Op: 3, X: &formula.Literal{At: formula.At{Start: 22, End: 23}, Bare: true, Step: 1, DigitsEnd: 23}, Y: &formula.UnitRef{At: formula.At{Start: 24, End: 25}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Call{At: formula.At{Start: 27, End: 109}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 31, End: 82}, Op: 3, X: &formula.Binary{At: formula.At{Start: 31, End: 63}, Op: 2, X: &formula.Name{At: formula.At{Start: 31, End: 39}, Path: "requests", Index: 1}, Y: &formula.Name{At: formula.At{Start: 42, End: 63}, Path: "part_of.peak_requests", Index: 2}}, Y: &formula.Name{At: formula.At{Start: 66, End: 82}, Path: "part_of.requests", Index: 3}},
					&formula.Binary{At: formula.At{Start: 84, End: 108}, X: &formula.Name{At: formula.At{Start: 84, End: 95}, Path: "peak_writes", Index: 4}, Y: &formula.Name{At: formula.At{Start: 98, End: 108}, Path: "peak_reads", Index: 5}},
				}},
				&formula.Call{At: formula.At{Start: 111, End: 171}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 115, End: 144}, Op: 2, X: &formula.Name{At: formula.At{Start: 115, End: 120}, Path: "share", Index: 6}, Y: &formula.Name{At: formula.At{Start: 123, End: 144}, Path: "part_of.peak_requests", Index: 7}},
					&formula.Binary{At: formula.At{Start: 146, End: 170}, X: &formula.Name{At: formula.At{Start: 146, End: 157}, Path: "peak_writes", Index: 8}, Y: &formula.Name{At: formula.At{Start: 160, End: 170}, Path: "peak_reads", Index: 9}},
				}},
			}}, Names: 10}, Offset: 9771, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
					Term{Scope: 1, Name: "peaks_in_requests", Case: 16},
				},
			}},
			Variant{Formula: formula.Formula{Text: "peak_writes + peak_reads", Root: &formula.Binary{At: formula.At{End: 24}, X: &formula.Name{At: formula.At{End: 11}, Path: "peak_writes"}, Y: &formula.Name{At: formula.At{Start: 14, End: 24}, Path: "peak_reads", Index: 1}}, Names: 2}, Offset: 9988, When: Cases{
				[]Term{
					Term{Name: "peaks_in_writes", Case: 14},
					Term{Not: true, Name: "in_requests", Case: 11},
				},
				[]Term{
					Term{Name: "peaks_in_reads", Case: 15},
					Term{Not: true, Name: "in_requests", Case: 11},
				},
			}},
		}},
		Definition{Name: "ingress", Expected: formula.Expected{Label: "ingress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "write_throughput + reads * request_size", Root: &formula.Binary{At: formula.At{End: 39}, X: &formula.Name{At: formula.At{End: 16}, Path: "write_throughput"}, Y: &formula.Binary{At: formula.At{Start: 19, End: 39}, Op: 2, X: &formula.Name{At: formula.At{Start: 19, End: 24}, Path: "reads", Index: 1}, Y: &formula.Name{At: formula.At{Start: 27, End: 39}, Path: "request_size", Index: 2}}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 10107},
		Definition{Name: "egress", Expected: formula.Expected{Label: "egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "read_throughput", Root: &formula.Name{At: formula.At{End: 15}, Path: "read_throughput"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 10161},
		Definition{Name: "peak_ingress", Expected: formula.Expected{Label: "peak_ingress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "ingress * peak_factor * 1 day / busy", Root: &formula.Binary{At: formula.At{End: 36}, Op: 3, X: &formula.Binary{At: formula.At{End: 29}, Op: 2, X: &formula.Binary{At: formula.At{End: 21}, Op: 2, X: &formula.Name{At: formula.At{End: 7}, Path: "ingress"}, Y: &formula.Name{At: formula.At{Start: 10, End: 21}, Path: "peak_factor", Index: 1}}, Y: &formula.Literal{At: formula.At{Start: 24, End: 29}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 25}}, Y: &formula.Name{At: formula.At{Start: 32, End: 36}, Path: "busy", Index: 2}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 10197, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(part_of.ingress > 0 B/s, ingress * part_of.peak_ingress / part_of.ingress, share * part_of.peak_ingress)", Root: &formula.Call{At: formula.At{End: 107}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 26}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 18}, Path: "part_of.ingress"}, Y: &formula.Binary{At: formula.At{Start: 21, End: 26}, Op: 3, X: &formula.Literal{At: formula.At{Start: 21, End: 24}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 22}, Y: &formula.UnitRef{At: formula.At{Start: 25, End: 26}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Binary{At: formula.At{Start: 28, End: 76}, Op: 3, X: &formula.Binary{At: formula.At{Start: 28, End: 58}, Op: 2, X: &formula.Name{At: formula.At{Start: 28, End: 35}, Path: "ingress", Index: 1}, Y: &formula.Name{At: formula.At{Start: 38, End: 58}, Path: "part_of.peak_ingress", Index: 2}}, Y: &formula.Name{At: formula.At{Start: 61, End: 76}, Path: "part_of.ingress", Index: 3}},
				&formula.Binary{At: formula.At{Start: 78, End: 106}, Op: 2, X: &formula.Name{At: formula.At{Start: 78, End: 83}, Path: "share", Index: 4}, Y: &formula.Name{At: formula.At{Start: 86, End: 106}, Path: "part_of.peak_ingress", Index: 5}},
			}}, Names: 6}, Offset: 10238, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
					Term{Not: true, Name: "peak_writes"},
					Term{Scope: 1, Name: "peaks_in_ingress", Case: 17},
				},
			}},
			Variant{Formula: formula.Formula{Text: "if(writes > 0/s, ingress * peak_writes / writes, max(ingress * peak_factor * 1 day / busy, peak_writes * size))", Root: &formula.Call{At: formula.At{End: 111}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 15}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 9}, Path: "writes"}, Y: &formula.Binary{At: formula.At{Start: 12, End: 15}, Op: 3, X: &formula.Literal{At: formula.At{Start: 12, End: 13}, Bare: true, Step: 1, DigitsEnd: 13}, Y: &formula.UnitRef{At: formula.At{Start: 14, End: 15}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Binary{At: formula.At{Start: 17, End: 47}, Op: 3, X: &formula.Binary{At: formula.At{Start: 17, End: 38}, Op: 2, X: &formula.Name{At: formula.At{Start: 17, End: 24}, Path: "ingress", Index: 1}, Y: &formula.Name{At: formula.At{Start: 27, End: 38}, Path: "peak_writes", Index: 2}}, Y: &formula.Name{At: formula.At{Start: 41, End: 47}, Path: "writes", Index: 3}},
				&formula.Call{At: formula.At{Start: 49, End: 110}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 53, End: 89}, Op: 3, X: &formula.Binary{At: formula.At{Start: 53, End: 82}, Op: 2, X: &formula.Binary{At: formula.At{Start: 53, End: 74}, Op: 2, X: &formula.Name{At: formula.At{Start: 53, End: 60}, Path: "ingress", Index: 4}, Y: &formula.Name{At: formula.At{Start: 63, End: 74}, Path: "peak_factor", Index: 5}}, Y: &formula.Literal{At: formula.At{Start: 77, End: 82}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 78}}, Y: &formula.Name{At: formula.At{Start: 85, End: 89}, Path: "busy", Index: 6}},
					&formula.Binary{At: formula.At{Start: 91, End: 109}, Op: 2, X: &formula.Name{At: formula.At{Start: 91, End: 102}, Path: "peak_writes", Index: 7}, Y: &formula.Name{At: formula.At{Start: 105, End: 109}, Path: "size", Index: 8}},
				}},
			}}, Names: 9}, Offset: 10409, When: Cases{
				[]Term{
					Term{Name: "peaks_in_writes", Case: 14},
				},
			}},
		}},
		Definition{Name: "peak_egress", Expected: formula.Expected{Label: "peak_egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "egress * peak_factor * 1 day / busy", Root: &formula.Binary{At: formula.At{End: 35}, Op: 3, X: &formula.Binary{At: formula.At{End: 28}, Op: 2, X: &formula.Binary{At: formula.At{End: 20}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "egress"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "peak_factor", Index: 1}}, Y: &formula.Literal{At: formula.At{Start: 23, End: 28}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 24}}, Y: &formula.Name{At: formula.At{Start: 31, End: 35}, Path: "busy", Index: 2}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 10561, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(part_of.egress > 0 B/s, egress * part_of.peak_egress / part_of.egress, share * part_of.peak_egress)", Root: &formula.Call{At: formula.At{End: 102}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 25}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 17}, Path: "part_of.egress"}, Y: &formula.Binary{At: formula.At{Start: 20, End: 25}, Op: 3, X: &formula.Literal{At: formula.At{Start: 20, End: 23}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 21}, Y: &formula.UnitRef{At: formula.At{Start: 24, End: 25}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Binary{At: formula.At{Start: 27, End: 72}, Op: 3, X: &formula.Binary{At: formula.At{Start: 27, End: 55}, Op: 2, X: &formula.Name{At: formula.At{Start: 27, End: 33}, Path: "egress", Index: 1}, Y: &formula.Name{At: formula.At{Start: 36, End: 55}, Path: "part_of.peak_egress", Index: 2}}, Y: &formula.Name{At: formula.At{Start: 58, End: 72}, Path: "part_of.egress", Index: 3}},
				&formula.Binary{At: formula.At{Start: 74, End: 101}, Op: 2, X: &formula.Name{At: formula.At{Start: 74, End: 79}, Path: "share", Index: 4}, Y: &formula.Name{At: formula.At{Start: 82, End: 101}, Path: "part_of.peak_egress", Index: 5}},
			}}, Names: 6}, Offset: 10601, When: Cases{
				[]Term{
					Term{Name: "part", Word: 1},
					Term{Not: true, Name: "peak_reads"},
					Term{Scope: 1, Name: "peaks_in_egress", Case: 18},
				},
			}},
			Variant{Formula: formula.Formula{Text: "if(reads > 0/s, egress * peak_reads / reads, max(egress * peak_factor * 1 day / busy, peak_reads * read_size))", Root: &formula.Call{At: formula.At{End: 110}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 14}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 8}, Path: "reads"}, Y: &formula.Binary{At: formula.At{Start: 11, End: 14}, Op: 3, X: &formula.Literal{At: formula.At{Start: 11, End: 12}, Bare: true, Step: 1, DigitsEnd: 12}, Y: &formula.UnitRef{At: formula.At{Start: 13, End: 14}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Binary{At: formula.At{Start: 16, End: 43}, Op: 3, X: &formula.Binary{At: formula.At{Start: 16, End: 35}, Op: 2, X: &formula.Name{At: formula.At{Start: 16, End: 22}, Path: "egress", Index: 1}, Y: &formula.Name{At: formula.At{Start: 25, End: 35}, Path: "peak_reads", Index: 2}}, Y: &formula.Name{At: formula.At{Start: 38, End: 43}, Path: "reads", Index: 3}},
				&formula.Call{At: formula.At{Start: 45, End: 109}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 49, End: 84}, Op: 3, X: &formula.Binary{At: formula.At{Start: 49, End: 77}, Op: 2, X: &formula.Binary{At: formula.At{Start: 49, End: 69}, Op: 2, X: &formula.Name{At: formula.At{Start: 49, End: 55}, Path: "egress", Index: 4}, Y: &formula.Name{At: formula.At{Start: 58, End: 69}, Path: "peak_factor", Index: 5}}, Y: &formula.Literal{At: formula.At{Start: 72, End: 77}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 73}}, Y: &formula.Name{At: formula.At{Start: 80, End: 84}, Path: "busy", Index: 6}},
					&formula.Binary{At: formula.At{Start: 86, End: 108}, Op: 2, X: &formula.Name{At: formula.At{Start: 86, End: 96}, Path: "peak_reads", Index: 7}, Y: &formula.Name{At: formula.At{Start: 99, End: 108}, Path: "read_size", Index: 8}},
				}},
			}}, Names: 9}, Offset: 10765, When: Cases{
				[]Term{
					Term{Name: "peaks_in_reads", Case: 15},
				},
			}},
		}},
		Definition{Name: "origin_egress", Expected: formula.Expected{Label: "origin_egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "egress * (1 - cdn_hit)", Root: &formula.Binary{At: formula.At{End: 22}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "egress"}, Y: &formula.Paren{At: formula.At{Start: 9, End: 22}, X: &formula.Binary{At: formula.At{Start: 10, End: 21}, Op: 1, X: &formula.Literal{At: formula.At{Start: 10, End: 11}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 11}, Y: &formula.Name{At: formula.At{Start: 14, End: 21}, Path: "cdn_hit", Index: 1}}}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 10917},
		Definition{Name: "store_reads", Expected: formula.Expected{Label: "store_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "reads * (1 - cache_hit)", Root: &formula.Binary{At: formula.At{End: 23}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "reads"}, Y: &formula.Paren{At: formula.At{Start: 8, End: 23}, X: &formula.Binary{At: formula.At{Start: 9, End: 22}, Op: 1, X: &formula.Literal{At: formula.At{Start: 9, End: 10}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 10}, Y: &formula.Name{At: formula.At{Start: 13, End: 22}, Path: "cache_hit", Index: 1}}}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 10958},
		Definition{Name: "peak_store_reads", Expected: formula.Expected{Label: "peak_store_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "peak_reads * (1 - cache_hit)", Root: &formula.Binary{At: formula.At{End: 28}, Op: 2, X: &formula.Name{At: formula.At{End: 10}, Path: "peak_reads"}, Y: &formula.Paren{At: formula.At{Start: 13, End: 28}, X: &formula.Binary{At: formula.At{Start: 14, End: 27}, Op: 1, X: &formula.Literal{At: formula.At{Start: 14, End: 15}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 15}, Y: &formula.Name{At: formula.At{Start: 18, End: 27}, Path: "cache_hit", Index: 1}}}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 11005},
		Definition{Name: "cache", Expected: formula.Expected{Label: "cache", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "if(stored > 0 B, cache_share * min(origin_egress * cache_window, stored), cache_share * origin_egress * cache_window)", Root: &formula.Call{At: formula.At{End: 117}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 15}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 9}, Path: "stored"}, Y: &formula.Literal{At: formula.At{Start: 12, End: 15}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 13}},
			&formula.Binary{At: formula.At{Start: 17, End: 72}, Op: 2, X: &formula.Name{At: formula.At{Start: 17, End: 28}, Path: "cache_share", Index: 1}, Y: &formula.Call{At: formula.At{Start: 31, End: 72}, Func: &formula.Library[0] /* min */, Args: []formula.Node{
				&formula.Binary{At: formula.At{Start: 35, End: 63}, Op: 2, X: &formula.Name{At: formula.At{Start: 35, End: 48}, Path: "origin_egress", Index: 2}, Y: &formula.Name{At: formula.At{Start: 51, End: 63}, Path: "cache_window", Index: 3}},
				&formula.Name{At: formula.At{Start: 65, End: 71}, Path: "stored", Index: 4},
			}}},
			&formula.Binary{At: formula.At{Start: 74, End: 116}, Op: 2, X: &formula.Binary{At: formula.At{Start: 74, End: 101}, Op: 2, X: &formula.Name{At: formula.At{Start: 74, End: 85}, Path: "cache_share", Index: 5}, Y: &formula.Name{At: formula.At{Start: 88, End: 101}, Path: "origin_egress", Index: 6}}, Y: &formula.Name{At: formula.At{Start: 104, End: 116}, Path: "cache_window", Index: 7}},
		}}, Names: 8}, Max: 1.7976931348623157e+308, Offset: 11045},
		Definition{Name: "objects", Expected: formula.Expected{Label: "objects", AnyCount: true}, Formula: formula.Formula{Text: "existing + writes * retention", Root: &formula.Binary{At: formula.At{End: 29}, X: &formula.Name{At: formula.At{End: 8}, Path: "existing"}, Y: &formula.Binary{At: formula.At{Start: 11, End: 29}, Op: 2, X: &formula.Name{At: formula.At{Start: 11, End: 17}, Path: "writes", Index: 1}, Y: &formula.Name{At: formula.At{Start: 20, End: 29}, Path: "retention", Index: 2}}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 11180},
		Definition{Name: "stored_rate", Expected: formula.Expected{Label: "stored_rate", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "write_throughput * (1 + overhead) / compression", Root: &formula.Binary{At: formula.At{End: 47}, Op: 3, X: &formula.Binary{At: formula.At{End: 33}, Op: 2, X: &formula.Name{At: formula.At{End: 16}, Path: "write_throughput"}, Y: &formula.Paren{At: formula.At{Start: 19, End: 33}, X: &formula.Binary{At: formula.At{Start: 20, End: 32}, X: &formula.Literal{At: formula.At{Start: 20, End: 21}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 21}, Y: &formula.Name{At: formula.At{Start: 24, End: 32}, Path: "overhead", Index: 1}}}}, Y: &formula.Name{At: formula.At{Start: 36, End: 47}, Path: "compression", Index: 2}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 11229, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "writes * stored_size * (1 + overhead) / compression", Root: &formula.Binary{At: formula.At{End: 51}, Op: 3, X: &formula.Binary{At: formula.At{End: 37}, Op: 2, X: &formula.Binary{At: formula.At{End: 20}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "stored_size", Index: 1}}, Y: &formula.Paren{At: formula.At{Start: 23, End: 37}, X: &formula.Binary{At: formula.At{Start: 24, End: 36}, X: &formula.Literal{At: formula.At{Start: 24, End: 25}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 25}, Y: &formula.Name{At: formula.At{Start: 28, End: 36}, Path: "overhead", Index: 2}}}}, Y: &formula.Name{At: formula.At{Start: 40, End: 51}, Path: "compression", Index: 3}}, Names: 4}, Offset: 11281, When: Cases{
				[]Term{
					Term{Name: "has_stored_size", Case: 3},
					Term{Name: "counts_writes", Case: 7},
				},
				[]Term{
					Term{Name: "has_stored_size", Case: 3},
					Term{Not: true, Name: "in_bytes", Case: 4},
				},
			}},
		}},
		Definition{Name: "stored_daily", Expected: formula.Expected{Label: "stored_daily", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "stored_rate * 1 day", Root: &formula.Binary{At: formula.At{End: 19}, Op: 2, X: &formula.Name{At: formula.At{End: 11}, Path: "stored_rate"}, Y: &formula.Literal{At: formula.At{Start: 14, End: 19}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 15}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 11426},
		Definition{Name: "stored", Expected: formula.Expected{Label: "stored", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "existing * stored_size * (1 + overhead) / compression + stored_rate * retention", Root: &formula.Binary{At: formula.At{End: 79}, X: &formula.Binary{At: formula.At{End: 53}, Op: 3, X: &formula.Binary{At: formula.At{End: 39}, Op: 2, X: &formula.Binary{At: formula.At{End: 22}, Op: 2, X: &formula.Name{At: formula.At{End: 8}, Path: "existing"}, Y: &formula.Name{At: formula.At{Start: 11, End: 22}, Path: "stored_size", Index: 1}}, Y: &formula.Paren{At: formula.At{Start: 25, End: 39}, X: &formula.Binary{At: formula.At{Start: 26, End: 38}, X: &formula.Literal{At: formula.At{Start: 26, End: 27}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 27}, Y: &formula.Name{At: formula.At{Start: 30, End: 38}, Path: "overhead", Index: 2}}}}, Y: &formula.Name{At: formula.At{Start: 42, End: 53}, Path: "compression", Index: 3}}, Y: &formula.Binary{At: formula.At{Start: 56, End: 79}, Op: 2, X: &formula.Name{At: formula.At{Start: 56, End: 67}, Path: "stored_rate", Index: 4}, Y: &formula.Name{At: formula.At{Start: 70, End: 79}, Path: "retention", Index: 5}}}, Names: 6}, Max: 1.7976931348623157e+308, Offset: 11458},
		Definition{Name: "stored_replicated", Expected: formula.Expected{Label: "stored_replicated", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "stored * replication", Root: &formula.Binary{At: formula.At{End: 20}, Op: 2, X: &formula.Name{At: formula.At{End: 6}, Path: "stored"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "replication", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 11561},
		Definition{Name: "replication_traffic", Expected: formula.Expected{Label: "replication_traffic", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "stored_rate * (replication - 1)", Root: &formula.Binary{At: formula.At{End: 31}, Op: 2, X: &formula.Name{At: formula.At{End: 11}, Path: "stored_rate"}, Y: &formula.Paren{At: formula.At{Start: 14, End: 31}, X: &formula.Binary{At: formula.At{Start: 15, End: 30}, Op: 1, X: &formula.Name{At: formula.At{Start: 15, End: 26}, Path: "replication", Index: 1}, Y: &formula.Literal{At: formula.At{Start: 29, End: 30}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 30}}}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 11609},
		Definition{Name: "storage_cost", Expected: formula.Expected{Label: "storage_cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "storage_price * stored_replicated", Root: &formula.Binary{At: formula.At{End: 33}, Op: 2, X: &formula.Name{At: formula.At{End: 13}, Path: "storage_price"}, Y: &formula.Name{At: formula.At{Start: 16, End: 33}, Path: "stored_replicated", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 11665, When: Cases{
			[]Term{
				Term{Name: "priced", Word: 4},
			},
		}},
		Definition{Name: "egress_cost", Expected: formula.Expected{Label: "egress_cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "if(cdn_hit > 0%, egress_price * origin_egress + cdn_price * egress, egress_price * egress)", Root: &formula.Call{At: formula.At{End: 90}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 15}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 10}, Path: "cdn_hit"}, Y: &formula.Literal{At: formula.At{Start: 13, End: 15}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 14}},
			&formula.Binary{At: formula.At{Start: 17, End: 66}, X: &formula.Binary{At: formula.At{Start: 17, End: 45}, Op: 2, X: &formula.Name{At: formula.At{Start: 17, End: 29}, Path: "egress_price", Index: 1}, Y: &formula.Name{At: formula.At{Start: 32, End: 45}, Path: "origin_egress", Index: 2}}, Y: &formula.Binary{At: formula.At{Start: 48, End: 66}, Op: 2, X: &formula.Name{At: formula.At{Start: 48, End: 57}, Path: "cdn_price", Index: 3}, Y: &formula.Name{At: formula.At{Start: 60, End: 66}, Path: "egress", Index: 4}}},
			&formula.Binary{At: formula.At{Start: 68, End: 89}, Op: 2, X: &formula.Name{At: formula.At{Start: 68, End: 80}, Path: "egress_price", Index: 5}, Y: &formula.Name{At: formula.At{Start: 83, End: 89}, Path: "egress", Index: 6}},
		}}, Names: 7}, Max: 1.7976931348623157e+308, Offset: 11734, When: Cases{
			[]Term{
				Term{Name: "priced", Word: 4},
			},
		}},
		Definition{Name: "operation_cost", Expected: formula.Expected{Label: "operation_cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "price_per_write * writes + price_per_read * reads", Root: &formula.Binary{At: formula.At{End: 49}, X: &formula.Binary{At: formula.At{End: 24}, Op: 2, X: &formula.Name{At: formula.At{End: 15}, Path: "price_per_write"}, Y: &formula.Name{At: formula.At{Start: 18, End: 24}, Path: "writes", Index: 1}}, Y: &formula.Binary{At: formula.At{Start: 27, End: 49}, Op: 2, X: &formula.Name{At: formula.At{Start: 27, End: 41}, Path: "price_per_read", Index: 2}, Y: &formula.Name{At: formula.At{Start: 44, End: 49}, Path: "reads", Index: 3}}}, Names: 4}, Max: 1.7976931348623157e+308, Offset: 11863, When: Cases{
			[]Term{
				Term{Name: "priced", Word: 4},
			},
		}},
	}},
	section{name: "workload requirements", rules: []Rule{
		Rule{Condition: formula.Formula{Text: "existing > 0", Root: &formula.Comparison{At: formula.At{End: 12}, Op: ">", X: &formula.Name{At: formula.At{End: 8}, Path: "existing"}, Y: &formula.Literal{At: formula.At{Start: 11, End: 12}, Bare: true, Step: 1, DigitsEnd: 12}}, Names: 1}, Offset: 11950, Say: "{workload}.stored_size is that of one object, but bytes a second do not say how many are written; give {workload} a size as well, or leave stored_size out", When: Cases{
			[]Term{
				Term{Name: "stored_size"},
				Term{Name: "in_bytes", Case: 4},
				Term{Not: true, Name: "counts_writes", Case: 7},
			},
		}},
		Rule{Condition: formula.Formula{Text: "existing > 0", Root: &formula.Comparison{At: formula.At{End: 12}, Op: ">", X: &formula.Name{At: formula.At{End: 8}, Path: "existing"}, Y: &formula.Literal{At: formula.At{Start: 11, End: 12}, Bare: true, Step: 1, DigitsEnd: 12}}, Names: 1}, Offset: 12173, Say: "{workload}.size is that of one object, but bytes a second do not say how many are written; give the whole a size as well, or leave it out", When: Cases{
			[]Term{
				Term{Name: "size"},
				Term{Name: "part", Word: 1},
				Term{Scope: 1, Name: "in_bytes", Case: 4},
				Term{Not: true, Name: "counts_writes", Case: 7},
			},
		}},
		Rule{Condition: formula.Formula{Text: "sum(workloads.parts.share) ~ 100% ± 0.1%", Root: &formula.Comparison{At: formula.At{End: 41}, Op: "~", X: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.parts.share", Spread: true},
		}}, Y: &formula.Literal{At: formula.At{Start: 29, End: 33}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 32}, Tolerance: &formula.Literal{At: formula.At{Start: 37, End: 41}, Value: 0.001, Percent: true, Step: 0.001, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 0.1, DigitsEnd: 40}}, Names: 1}, Offset: 12389, Say: "the shares of the parts of {workload} add up to {sum(workloads.parts.share)}, not to 100%", When: Cases{
			[]Term{
				Term{Name: "whole", Word: 3},
			},
		}},
		Rule{Condition: formula.Formula{Text: "write_throughput ~ (writes * size) ± 1%", Root: &formula.Comparison{At: formula.At{End: 40}, Op: "~", X: &formula.Name{At: formula.At{End: 16}, Path: "write_throughput"}, Y: &formula.Paren{At: formula.At{Start: 19, End: 34}, X: &formula.Binary{At: formula.At{Start: 20, End: 33}, Op: 2, X: &formula.Name{At: formula.At{Start: 20, End: 26}, Path: "writes", Index: 1}, Y: &formula.Name{At: formula.At{Start: 29, End: 33}, Path: "size", Index: 2}}}, Tolerance: &formula.Literal{At: formula.At{Start: 38, End: 40}, Value: 0.01, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 1, DigitsEnd: 39}}, Names: 3}, Offset: 12535, Say: "{workload} writes {writes} of {size}, which is {writes * size}, but its write_throughput is {write_throughput}: leave one of the three out", When: Cases{
			[]Term{
				Term{Name: "write_throughput"},
				Term{Name: "writes"},
				Term{Name: "has_size", Case: 1},
			},
		}},
		Rule{Condition: formula.Formula{Text: "read_throughput ~ (reads * read_size) ± 1%", Root: &formula.Comparison{At: formula.At{End: 43}, Op: "~", X: &formula.Name{At: formula.At{End: 15}, Path: "read_throughput"}, Y: &formula.Paren{At: formula.At{Start: 18, End: 37}, X: &formula.Binary{At: formula.At{Start: 19, End: 36}, Op: 2, X: &formula.Name{At: formula.At{Start: 19, End: 24}, Path: "reads", Index: 1}, Y: &formula.Name{At: formula.At{Start: 27, End: 36}, Path: "read_size", Index: 2}}}, Tolerance: &formula.Literal{At: formula.At{Start: 41, End: 43}, Value: 0.01, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 1, DigitsEnd: 42}}, Names: 3}, Offset: 12764, Say: "{workload} reads {reads} of {read_size}, which is {reads * read_size}, but its read_throughput is {read_throughput}: leave one of the three out", When: Cases{
			[]Term{
				Term{Name: "read_throughput"},
				Term{Name: "reads"},
				Term{Name: "has_read_size", Case: 2},
			},
		}},
	}},
	section{name: "workload warnings", rules: []Rule{
		Rule{Condition: formula.Formula{Text: "writes > peak_writes", Root: &formula.Comparison{At: formula.At{End: 20}, Op: ">", X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "peak_writes", Index: 1}}, Names: 2}, Offset: 13025, Say: "{workload}.writes ({writes}) is above its own peak ({peak_writes})", When: Cases{
			[]Term{
				Term{Name: "peak_writes"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "reads > peak_reads", Root: &formula.Comparison{At: formula.At{End: 18}, Op: ">", X: &formula.Name{At: formula.At{End: 5}, Path: "reads"}, Y: &formula.Name{At: formula.At{Start: 8, End: 18}, Path: "peak_reads", Index: 1}}, Names: 2}, Offset: 13133, Say: "{workload}.reads ({reads}) is above its own peak ({peak_reads})", When: Cases{
			[]Term{
				Term{Name: "peak_reads"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "requests > peak_requests", Root: &formula.Comparison{At: formula.At{End: 24}, Op: ">", X: &formula.Name{At: formula.At{End: 8}, Path: "requests"}, Y: &formula.Name{At: formula.At{Start: 11, End: 24}, Path: "peak_requests", Index: 1}}, Names: 2}, Offset: 13235, Say: "{workload}.requests ({requests}) is above its own peak ({peak_requests})", When: Cases{
			[]Term{
				Term{Name: "requests"},
			},
			[]Term{
				Term{Name: "peak_requests"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "ingress > peak_ingress", Root: &formula.Comparison{At: formula.At{End: 22}, Op: ">", X: &formula.Name{At: formula.At{End: 7}, Path: "ingress"}, Y: &formula.Name{At: formula.At{Start: 10, End: 22}, Path: "peak_ingress", Index: 1}}, Names: 2}, Offset: 13367, Say: "{workload}.ingress ({ingress}) is above its own peak ({peak_ingress})", When: Cases{
			[]Term{
				Term{Name: "ingress"},
			},
			[]Term{
				Term{Name: "peak_ingress"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "egress > peak_egress", Root: &formula.Comparison{At: formula.At{End: 20}, Op: ">", X: &formula.Name{At: formula.At{End: 6}, Path: "egress"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "peak_egress", Index: 1}}, Names: 2}, Offset: 13492, Say: "{workload}.egress ({egress}) is above its own peak ({peak_egress})", When: Cases{
			[]Term{
				Term{Name: "egress"},
			},
			[]Term{
				Term{Name: "peak_egress"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "if(sum(workloads.parts.share) ~ 100% ± 0.1%, abs(sum(workloads.parts.writes) - writes), 0/s) > 0.1% * writes", Root: &formula.Comparison{At: formula.At{End: 109}, Op: ">", X: &formula.Call{At: formula.At{End: 93}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 44}, Op: "~", X: &formula.Call{At: formula.At{Start: 3, End: 29}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
				&formula.Name{At: formula.At{Start: 7, End: 28}, Path: "workloads.parts.share", Spread: true},
			}}, Y: &formula.Literal{At: formula.At{Start: 32, End: 36}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 35}, Tolerance: &formula.Literal{At: formula.At{Start: 40, End: 44}, Value: 0.001, Percent: true, Step: 0.001, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 0.1, DigitsEnd: 43}},
			&formula.Call{At: formula.At{Start: 46, End: 87}, Func: &formula.Library[7] /* abs */, Args: []formula.Node{
				&formula.Binary{At: formula.At{Start: 50, End: 86}, Op: 1, X: &formula.Call{At: formula.At{Start: 50, End: 77}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 54, End: 76}, Path: "workloads.parts.writes", Index: 1, Spread: true},
				}}, Y: &formula.Name{At: formula.At{Start: 80, End: 86}, Path: "writes", Index: 2}},
			}},
			&formula.Binary{At: formula.At{Start: 89, End: 92}, Op: 3, X: &formula.Literal{At: formula.At{Start: 89, End: 90}, Bare: true, Step: 1, DigitsEnd: 90}, Y: &formula.UnitRef{At: formula.At{Start: 91, End: 92}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
		}}, Y: &formula.Binary{At: formula.At{Start: 96, End: 109}, Op: 2, X: &formula.Literal{At: formula.At{Start: 96, End: 100}, Value: 0.001, Percent: true, Step: 0.001, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 0.1, DigitsEnd: 99}, Y: &formula.Name{At: formula.At{Start: 103, End: 109}, Path: "writes", Index: 3}}}, Names: 4}, Offset: 13610, Say: "the parts of {workload} write {sum(workloads.parts.writes)}, not its {writes}: a part with writes of its own needs a share that fits, or part_of", When: Cases{
			[]Term{
				Term{Name: "whole", Word: 3},
				Term{Name: "counts_writes", Case: 7},
			},
		}},
	}},
	section{name: "scenario warnings", rules: []Rule{
		Rule{Condition: formula.Formula{Text: "writes > peak_writes", Root: &formula.Comparison{At: formula.At{End: 20}, Op: ">", X: &formula.Name{At: formula.At{End: 6}, Path: "writes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "peak_writes", Index: 1}}, Names: 2}, Offset: 13918, Say: "writes ({writes}) is above its own peak ({peak_writes})", When: Cases{
			[]Term{
				Term{Scope: 2, Name: "writes"},
			},
			[]Term{
				Term{Scope: 2, Name: "peak_writes"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "reads > peak_reads", Root: &formula.Comparison{At: formula.At{End: 18}, Op: ">", X: &formula.Name{At: formula.At{End: 5}, Path: "reads"}, Y: &formula.Name{At: formula.At{Start: 8, End: 18}, Path: "peak_reads", Index: 1}}, Names: 2}, Offset: 14043, Say: "reads ({reads}) is above its own peak ({peak_reads})", When: Cases{
			[]Term{
				Term{Scope: 2, Name: "reads"},
			},
			[]Term{
				Term{Scope: 2, Name: "peak_reads"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "requests > peak_requests", Root: &formula.Comparison{At: formula.At{End: 24}, Op: ">", X: &formula.Name{At: formula.At{End: 8}, Path: "requests"}, Y: &formula.Name{At: formula.At{Start: 11, End: 24}, Path: "peak_requests", Index: 1}}, Names: 2}, Offset: 14161, Say: "requests ({requests}) is above its own peak ({peak_requests})", When: Cases{
			[]Term{
				Term{Scope: 2, Name: "requests"},
			},
			[]Term{
				Term{Scope: 2, Name: "peak_requests"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "ingress > peak_ingress", Root: &formula.Comparison{At: formula.At{End: 22}, Op: ">", X: &formula.Name{At: formula.At{End: 7}, Path: "ingress"}, Y: &formula.Name{At: formula.At{Start: 10, End: 22}, Path: "peak_ingress", Index: 1}}, Names: 2}, Offset: 14300, Say: "ingress ({ingress}) is above its own peak ({peak_ingress})", When: Cases{
			[]Term{
				Term{Scope: 2, Name: "ingress"},
			},
			[]Term{
				Term{Scope: 2, Name: "peak_ingress"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "egress > peak_egress", Root: &formula.Comparison{At: formula.At{End: 20}, Op: ">", X: &formula.Name{At: formula.At{End: 6}, Path: "egress"}, Y: &formula.Name{At: formula.At{Start: 9, End: 20}, Path: "peak_egress", Index: 1}}, Names: 2}, Offset: 14432, Say: "egress ({egress}) is above its own peak ({peak_egress})", When: Cases{
			[]Term{
				Term{Scope: 2, Name: "egress"},
			},
			[]Term{
				Term{Scope: 2, Name: "peak_egress"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "sum(workloads.storage_cost) > $0/month", Root: &formula.Comparison{At: formula.At{End: 38}, Op: ">", X: &formula.Call{At: formula.At{End: 27}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 26}, Path: "workloads.storage_cost", Spread: true},
		}}, Y: &formula.Binary{At: formula.At{Start: 30, End: 38}, Op: 3, X: &formula.Literal{At: formula.At{Start: 30, End: 32}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 32}, Y: &formula.UnitRef{At: formula.At{Start: 33, End: 38}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}}}, Names: 1}, Offset: 14557, Say: "storage_cost is that of the workloads, not of the stored_replicated that is given ({stored_replicated}), which has no price: give the scenario a storage_price", When: Cases{
			[]Term{
				Term{Scope: 2, Name: "stored_replicated"},
				Term{Scope: 2, Name: "priced", Word: 4},
				Term{Not: true, Scope: 2, Name: "storage_price"},
				Term{Not: true, Scope: 2, Name: "storage_cost"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "sum(workloads.egress_cost) > $0/month", Root: &formula.Comparison{At: formula.At{End: 37}, Op: ">", X: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.egress_cost", Spread: true},
		}}, Y: &formula.Binary{At: formula.At{Start: 29, End: 37}, Op: 3, X: &formula.Literal{At: formula.At{Start: 29, End: 31}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 31}, Y: &formula.UnitRef{At: formula.At{Start: 32, End: 37}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}}}, Names: 1}, Offset: 14871, Say: "egress_cost is that of the workloads, not of the egress that is given ({egress}), which has no price: give the scenario an egress_price", When: Cases{
			[]Term{
				Term{Scope: 2, Name: "egress"},
				Term{Scope: 2, Name: "priced", Word: 4},
				Term{Not: true, Scope: 2, Name: "egress_price"},
				Term{Not: true, Scope: 2, Name: "cdn_price"},
				Term{Not: true, Scope: 2, Name: "egress_cost"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "sum(workloads.egress_cost) > $0/month", Root: &formula.Comparison{At: formula.At{End: 37}, Op: ">", X: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.egress_cost", Spread: true},
		}}, Y: &formula.Binary{At: formula.At{Start: 29, End: 37}, Op: 3, X: &formula.Literal{At: formula.At{Start: 29, End: 31}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 31}, Y: &formula.UnitRef{At: formula.At{Start: 32, End: 37}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}}}, Names: 1}, Offset: 15175, Say: "egress_cost is that of the workloads, not of the origin_egress that is given ({origin_egress}), which has no price: give the scenario an egress_price", When: Cases{
			[]Term{
				Term{Scope: 2, Name: "origin_egress"},
				Term{Not: true, Scope: 2, Name: "egress"},
				Term{Scope: 2, Name: "priced", Word: 4},
				Term{Not: true, Scope: 2, Name: "egress_price"},
				Term{Not: true, Scope: 2, Name: "cdn_price"},
				Term{Not: true, Scope: 2, Name: "egress_cost"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "sum(workloads.operation_cost) > $0/month", Root: &formula.Comparison{At: formula.At{End: 40}, Op: ">", X: &formula.Call{At: formula.At{End: 29}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 28}, Path: "workloads.operation_cost", Spread: true},
		}}, Y: &formula.Binary{At: formula.At{Start: 32, End: 40}, Op: 3, X: &formula.Literal{At: formula.At{Start: 32, End: 34}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 34}, Y: &formula.UnitRef{At: formula.At{Start: 35, End: 40}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}}}, Names: 1}, Offset: 15524, Say: "operation_cost is that of the workloads, not of the writes that are given ({writes}), which have no price: give the scenario a price_per_write", When: Cases{
			[]Term{
				Term{Scope: 2, Name: "writes"},
				Term{Scope: 2, Name: "priced", Word: 4},
				Term{Not: true, Scope: 2, Name: "price_per_write"},
				Term{Not: true, Scope: 2, Name: "price_per_read"},
				Term{Not: true, Scope: 2, Name: "operation_cost"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "sum(workloads.operation_cost) > $0/month", Root: &formula.Comparison{At: formula.At{End: 40}, Op: ">", X: &formula.Call{At: formula.At{End: 29}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 28}, Path: "workloads.operation_cost", Spread: true},
		}}, Y: &formula.Binary{At: formula.At{Start: 32, End: 40}, Op: 3, X: &formula.Literal{At: formula.At{Start: 32, End: 34}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 34}, Y: &formula.UnitRef{At: formula.At{Start: 35, End: 40}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}}}, Names: 1}, Offset: 15849, Say: "operation_cost is that of the workloads, not of the reads that are given ({reads}), which have no price: give the scenario a price_per_read", When: Cases{
			[]Term{
				Term{Scope: 2, Name: "reads"},
				Term{Not: true, Scope: 2, Name: "writes"},
				Term{Scope: 2, Name: "priced", Word: 4},
				Term{Not: true, Scope: 2, Name: "price_per_write"},
				Term{Not: true, Scope: 2, Name: "price_per_read"},
				Term{Not: true, Scope: 2, Name: "operation_cost"},
			},
		}},
	}},
	section{name: "totals", definitions: []Definition{
		Definition{Name: "writes", Expected: formula.Expected{Label: "writes", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.writes)", Root: &formula.Call{At: formula.At{End: 21}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 20}, Path: "workloads.writes", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16325},
		Definition{Name: "reads", Expected: formula.Expected{Label: "reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.reads)", Root: &formula.Call{At: formula.At{End: 20}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 19}, Path: "workloads.reads", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16359},
		Definition{Name: "requests", Expected: formula.Expected{Label: "requests", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.requests)", Root: &formula.Call{At: formula.At{End: 23}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 22}, Path: "workloads.requests", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16395},
		Definition{Name: "peak_writes", Expected: formula.Expected{Label: "peak_writes", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_writes)", Root: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.peak_writes", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16437},
		Definition{Name: "peak_reads", Expected: formula.Expected{Label: "peak_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_reads)", Root: &formula.Call{At: formula.At{End: 25}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 24}, Path: "workloads.peak_reads", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16481},
		Definition{Name: "peak_requests", Expected: formula.Expected{Label: "peak_requests", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_requests)", Root: &formula.Call{At: formula.At{End: 28}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 27}, Path: "workloads.peak_requests", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16527},
		Definition{Name: "ingress", Expected: formula.Expected{Label: "ingress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.ingress)", Root: &formula.Call{At: formula.At{End: 22}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 21}, Path: "workloads.ingress", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16571},
		Definition{Name: "egress", Expected: formula.Expected{Label: "egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.egress)", Root: &formula.Call{At: formula.At{End: 21}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 20}, Path: "workloads.egress", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16608},
		Definition{Name: "peak_ingress", Expected: formula.Expected{Label: "peak_ingress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_ingress)", Root: &formula.Call{At: formula.At{End: 27}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 26}, Path: "workloads.peak_ingress", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16650},
		Definition{Name: "peak_egress", Expected: formula.Expected{Label: "peak_egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_egress)", Root: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.peak_egress", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16697},
		Definition{Name: "origin_egress", Expected: formula.Expected{Label: "origin_egress", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.origin_egress)", Root: &formula.Call{At: formula.At{End: 28}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 27}, Path: "workloads.origin_egress", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16745, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(sum(workloads.egress) > 0 B/s, egress * sum(workloads.origin_egress) / sum(workloads.egress), egress)", Root: &formula.Call{At: formula.At{End: 104}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 32}, Op: ">", X: &formula.Call{At: formula.At{Start: 3, End: 24}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 7, End: 23}, Path: "workloads.egress", Spread: true},
				}}, Y: &formula.Binary{At: formula.At{Start: 27, End: 32}, Op: 3, X: &formula.Literal{At: formula.At{Start: 27, End: 30}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 28}, Y: &formula.UnitRef{At: formula.At{Start: 31, End: 32}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Binary{At: formula.At{Start: 34, End: 95}, Op: 3, X: &formula.Binary{At: formula.At{Start: 34, End: 71}, Op: 2, X: &formula.Name{At: formula.At{Start: 34, End: 40}, Path: "egress", Index: 1}, Y: &formula.Call{At: formula.At{Start: 43, End: 71}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 47, End: 70}, Path: "workloads.origin_egress", Index: 2, Spread: true},
				}}}, Y: &formula.Call{At: formula.At{Start: 74, End: 95}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 78, End: 94}, Path: "workloads.egress", Index: 3, Spread: true},
				}}},
				&formula.Name{At: formula.At{Start: 97, End: 103}, Path: "egress", Index: 4},
			}}, Names: 5}, Offset: 16778, When: Cases{
				[]Term{
					Term{Scope: 2, Name: "egress"},
				},
			}},
		}},
		Definition{Name: "store_reads", Expected: formula.Expected{Label: "store_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.store_reads)", Root: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.store_reads", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16922},
		Definition{Name: "peak_store_reads", Expected: formula.Expected{Label: "peak_store_reads", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "sum(workloads.peak_store_reads)", Root: &formula.Call{At: formula.At{End: 31}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 30}, Path: "workloads.peak_store_reads", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 16972},
		Definition{Name: "cache", Expected: formula.Expected{Label: "cache", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "sum(workloads.cache)", Root: &formula.Call{At: formula.At{End: 20}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 19}, Path: "workloads.cache", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 17015},
		Definition{Name: "objects", Expected: formula.Expected{Label: "objects", AnyCount: true}, Formula: formula.Formula{Text: "sum(workloads.objects)", Root: &formula.Call{At: formula.At{End: 22}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 21}, Path: "workloads.objects", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 17053},
		Definition{Name: "stored_rate", Expected: formula.Expected{Label: "stored_rate", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.stored_rate)", Root: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.stored_rate", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 17095},
		Definition{Name: "stored_daily", Expected: formula.Expected{Label: "stored_daily", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "sum(workloads.stored_daily)", Root: &formula.Call{At: formula.At{End: 27}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 26}, Path: "workloads.stored_daily", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 17140},
		Definition{Name: "stored", Expected: formula.Expected{Label: "stored", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "sum(workloads.stored)", Root: &formula.Call{At: formula.At{End: 21}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 20}, Path: "workloads.stored", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 17180},
		Definition{Name: "stored_replicated", Expected: formula.Expected{Label: "stored_replicated", Dim: unit.Dim{Data: 1}, Units: []string{
			"B",
			"kB",
			"MB",
		}}, Formula: formula.Formula{Text: "sum(workloads.stored_replicated)", Root: &formula.Call{At: formula.At{End: 32}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 31}, Path: "workloads.stored_replicated", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 17225, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(sum(workloads.stored) > 0 B, stored * sum(workloads.stored_replicated) / sum(workloads.stored), stored)", Root: &formula.Call{At: formula.At{End: 106}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 30}, Op: ">", X: &formula.Call{At: formula.At{Start: 3, End: 24}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 7, End: 23}, Path: "workloads.stored", Spread: true},
				}}, Y: &formula.Literal{At: formula.At{Start: 27, End: 30}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 28}},
				&formula.Binary{At: formula.At{Start: 32, End: 97}, Op: 3, X: &formula.Binary{At: formula.At{Start: 32, End: 73}, Op: 2, X: &formula.Name{At: formula.At{Start: 32, End: 38}, Path: "stored", Index: 1}, Y: &formula.Call{At: formula.At{Start: 41, End: 73}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 45, End: 72}, Path: "workloads.stored_replicated", Index: 2, Spread: true},
				}}}, Y: &formula.Call{At: formula.At{Start: 76, End: 97}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 80, End: 96}, Path: "workloads.stored", Index: 3, Spread: true},
				}}},
				&formula.Name{At: formula.At{Start: 99, End: 105}, Path: "stored", Index: 4},
			}}, Names: 5}, Offset: 17262, When: Cases{
				[]Term{
					Term{Scope: 2, Name: "stored"},
				},
			}},
		}},
		Definition{Name: "replication_traffic", Expected: formula.Expected{Label: "replication_traffic", Dim: unit.Dim{Data: 1, Time: -1}, Units: []string{
			"B/s",
			"MB/s",
		}}, Formula: formula.Formula{Text: "sum(workloads.replication_traffic)", Root: &formula.Call{At: formula.At{End: 34}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 33}, Path: "workloads.replication_traffic", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 17417},
	}},
	section{name: "fleet cases", definitions: []Definition{
		Definition{Name: "in_zones", When: Cases{
			[]Term{
				Term{Name: "zones"},
			},
			[]Term{
				Term{Scope: 2, Name: "zones"},
			},
		}},
		Definition{Name: "counted", When: Cases{
			[]Term{
				Term{Name: "nodes"},
				Term{Name: "needs", Word: 8},
			},
		}},
		Definition{Name: "queued", When: Cases{
			[]Term{
				Term{Name: "service_time"},
				Term{Name: "serves", Word: 10},
			},
			[]Term{
				Term{Name: "service_time"},
				Term{Name: "rate"},
				Term{Name: "workers"},
			},
		}},
		Definition{Name: "fails", When: Cases{
			[]Term{
				Term{Name: "availability"},
			},
			[]Term{
				Term{Name: "zone_availability"},
			},
		}},
	}},
	section{name: "fleet given", definitions: []Definition{
		Definition{Name: "utilization", Expected: formula.Expected{Label: "utilization"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "utilization", Root: &formula.Name{At: formula.At{End: 11}, Path: "utilization"}, Names: 1}, Max: 1, MaxText: "100%", Offset: 17860},
		Definition{Name: "zones", Expected: formula.Expected{Label: "zones"}, Formula: formula.Formula{Text: "zones", Root: &formula.Name{At: formula.At{End: 5}, Path: "zones"}, Names: 1}, Max: 1.7976931348623157e+308, Min: 1, Whole: true, Offset: 17888},
		Definition{Name: "spare", Expected: formula.Expected{Label: "spare"}, Formula: formula.Formula{Text: "spare", Root: &formula.Name{At: formula.At{End: 5}, Path: "spare"}, Names: 1}, Max: 1.7976931348623157e+308, Whole: true, Offset: 17927},
		Definition{Name: "price", Expected: formula.Expected{Label: "price", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/h",
		}}, Display: &unit.Display{Text: "$/h", Factor: 0.0002777777777777778, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "price", Root: &formula.Name{At: formula.At{End: 5}, Path: "price"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 17952},
		Definition{Name: "service_time", Expected: formula.Expected{Label: "service_time", Dim: unit.Dim{Time: 1}, Units: []string{
			"ms",
			"s",
		}}, Formula: formula.Formula{Text: "0 s", Root: &formula.Literal{At: formula.At{End: 3}, Dim: unit.Dim{Time: 1}, Step: 1, Unit: &unit.Display{Text: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 17976, When: Cases{
			[]Term{
				Term{Name: "service_time"},
			},
		}},
		Definition{Name: "service_time_p99", Expected: formula.Expected{Label: "service_time_p99", Dim: unit.Dim{Time: 1}, Units: []string{
			"ms",
			"s",
		}}, Formula: formula.Formula{Text: "service_time * ln(100)", Root: &formula.Binary{At: formula.At{End: 22}, Op: 2, X: &formula.Name{At: formula.At{End: 12}, Path: "service_time"}, Y: &formula.Call{At: formula.At{Start: 15, End: 22}, Func: &formula.Library[9] /* ln */, Args: []formula.Node{
			&formula.Literal{At: formula.At{Start: 18, End: 21}, Value: 100, Bare: true, Step: 100, Written: 100, DigitsEnd: 21},
		}}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 18035, When: Cases{
			[]Term{
				Term{Name: "queued", Case: 3},
			},
		}},
		Definition{Name: "rate", Expected: formula.Expected{Label: "rate", Dim: unit.Dim{Time: -1}, DropNouns: true, Units: []string{
			"/s",
			"/day",
		}}, Formula: formula.Formula{Text: "needs.requests", Root: &formula.Name{At: formula.At{End: 14}, Path: "needs.requests"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 18096, When: Cases{
			[]Term{
				Term{Name: "queued", Case: 3},
			},
		}},
		Definition{Name: "workers", Expected: formula.Expected{Label: "workers"}, Formula: formula.Formula{Text: "max(1, ceil(node.requests * service_time))", Root: &formula.Call{At: formula.At{End: 42}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
			&formula.Literal{At: formula.At{Start: 4, End: 5}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 5},
			&formula.Call{At: formula.At{Start: 7, End: 41}, Func: &formula.Library[4] /* ceil */, Args: []formula.Node{
				&formula.Binary{At: formula.At{Start: 12, End: 40}, Op: 2, X: &formula.Name{At: formula.At{Start: 12, End: 25}, Path: "node.requests"}, Y: &formula.Name{At: formula.At{Start: 28, End: 40}, Path: "service_time", Index: 1}},
			}},
		}}, Names: 2}, Max: 1.7976931348623157e+308, Min: 1, Whole: true, Offset: 18141, When: Cases{
			[]Term{
				Term{Name: "queued", Case: 3},
			},
		}},
		Definition{Name: "availability", Expected: formula.Expected{Label: "availability"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "100%", Root: &formula.Literal{At: formula.At{End: 4}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 3}}, Max: 1, MaxText: "100%", Offset: 18235, When: Cases{
			[]Term{
				Term{Name: "fails", Case: 4},
			},
		}},
		Definition{Name: "zone_availability", Expected: formula.Expected{Label: "zone_availability"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "100%", Root: &formula.Literal{At: formula.At{End: 4}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 3}}, Max: 1, MaxText: "100%", Offset: 18278, When: Cases{
			[]Term{
				Term{Name: "fails", Case: 4},
			},
		}},
	}},
	section{name: "fleet resource", definitions: []Definition{
		Definition{Name: "utilization.RESOURCE", Expected: formula.Expected{Label: "utilization.RESOURCE"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "utilization", Root: &formula.Name{At: formula.At{End: 11}, Path: "utilization"}, Names: 1}, Max: 1, MaxText: "100%", Offset: 18444},
		Definition{Name: "required.RESOURCE", Expected: formula.Expected{Label: "required.RESOURCE", Any: true}, Formula: formula.Formula{Text: "needs.RESOURCE / utilization.RESOURCE", Root: &formula.Binary{At: formula.At{End: 37}, Op: 3, X: &formula.Name{At: formula.At{End: 14}, Path: "needs.RESOURCE"}, Y: &formula.Name{At: formula.At{Start: 17, End: 37}, Path: "utilization.RESOURCE", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 18481},
		Definition{Name: "nodes_for.RESOURCE", Expected: formula.Expected{Label: "nodes_for.RESOURCE"}, Formula: formula.Formula{Text: "ceil(required.RESOURCE / node.RESOURCE)", Root: &formula.Call{At: formula.At{End: 39}, Func: &formula.Library[4] /* ceil */, Args: []formula.Node{
			&formula.Binary{At: formula.At{Start: 5, End: 38}, Op: 3, X: &formula.Name{At: formula.At{Start: 5, End: 22}, Path: "required.RESOURCE"}, Y: &formula.Name{At: formula.At{Start: 25, End: 38}, Path: "node.RESOURCE", Index: 1}},
		}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 18548},
		Definition{Name: "nodes_in_zones.RESOURCE", Expected: formula.Expected{Label: "nodes_in_zones.RESOURCE"}, Formula: formula.Formula{Text: "if(zones > 1, zones * ceil(nodes_for.RESOURCE / (zones - 1)), nodes_for.RESOURCE)", Root: &formula.Call{At: formula.At{End: 81}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 12}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 8}, Path: "zones"}, Y: &formula.Literal{At: formula.At{Start: 11, End: 12}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 12}},
			&formula.Binary{At: formula.At{Start: 14, End: 60}, Op: 2, X: &formula.Name{At: formula.At{Start: 14, End: 19}, Path: "zones", Index: 1}, Y: &formula.Call{At: formula.At{Start: 22, End: 60}, Func: &formula.Library[4] /* ceil */, Args: []formula.Node{
				&formula.Binary{At: formula.At{Start: 27, End: 59}, Op: 3, X: &formula.Name{At: formula.At{Start: 27, End: 45}, Path: "nodes_for.RESOURCE", Index: 2}, Y: &formula.Paren{At: formula.At{Start: 48, End: 59}, X: &formula.Binary{At: formula.At{Start: 49, End: 58}, Op: 1, X: &formula.Name{At: formula.At{Start: 49, End: 54}, Path: "zones", Index: 3}, Y: &formula.Literal{At: formula.At{Start: 57, End: 58}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 58}}}},
			}}},
			&formula.Name{At: formula.At{Start: 62, End: 80}, Path: "nodes_for.RESOURCE", Index: 4},
		}}, Names: 5}, Max: 1.7976931348623157e+308, Offset: 18622, When: Cases{
			[]Term{
				Term{Name: "in_zones", Case: 1},
				Term{Not: true, Name: "at_rest", Word: 7},
			},
		}, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "zones * ceil(nodes_for.RESOURCE / zones)", Root: &formula.Binary{At: formula.At{End: 40}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "zones"}, Y: &formula.Call{At: formula.At{Start: 8, End: 40}, Func: &formula.Library[4] /* ceil */, Args: []formula.Node{
				&formula.Binary{At: formula.At{Start: 13, End: 39}, Op: 3, X: &formula.Name{At: formula.At{Start: 13, End: 31}, Path: "nodes_for.RESOURCE", Index: 1}, Y: &formula.Name{At: formula.At{Start: 34, End: 39}, Path: "zones", Index: 2}},
			}}}, Names: 3}, Offset: 18738, When: Cases{
				[]Term{
					Term{Name: "in_zones", Case: 1},
					Term{Name: "at_rest", Word: 7},
				},
			}},
		}},
		Definition{Name: "nodes_in_use.RESOURCE", Expected: formula.Expected{Label: "nodes_in_use.RESOURCE"}, Formula: formula.Formula{Text: "ceil(needs.RESOURCE / node.RESOURCE)", Root: &formula.Call{At: formula.At{End: 36}, Func: &formula.Library[4] /* ceil */, Args: []formula.Node{
			&formula.Binary{At: formula.At{Start: 5, End: 35}, Op: 3, X: &formula.Name{At: formula.At{Start: 5, End: 19}, Path: "needs.RESOURCE"}, Y: &formula.Name{At: formula.At{Start: 22, End: 35}, Path: "node.RESOURCE", Index: 1}},
		}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 18837, When: Cases{
			[]Term{
				Term{Name: "fails", Case: 4},
				Term{Not: true, Name: "at_rest", Word: 7},
			},
		}, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "0", Root: &formula.Literal{At: formula.At{End: 1}, Bare: true, Step: 1, DigitsEnd: 1}}, Offset: 18905, When: Cases{
				[]Term{
					Term{Name: "fails", Case: 4},
					Term{Name: "at_rest", Word: 7},
				},
			}},
		}},
	}},
	section{name: "fleet derived", definitions: []Definition{
		Definition{Name: "nodes", Expected: formula.Expected{Label: "nodes"}, Formula: formula.Formula{Text: "max(1, max(nodes_for.*) + spare)", Root: &formula.Call{At: formula.At{End: 32}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
			&formula.Literal{At: formula.At{Start: 4, End: 5}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 5},
			&formula.Binary{At: formula.At{Start: 7, End: 31}, X: &formula.Call{At: formula.At{Start: 7, End: 23}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
				&formula.Name{At: formula.At{Start: 11, End: 22}, Path: "nodes_for.*", Spread: true},
			}}, Y: &formula.Name{At: formula.At{Start: 26, End: 31}, Path: "spare", Index: 1}},
		}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 19091, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "max(1, max(nodes_in_zones.*) + spare)", Root: &formula.Call{At: formula.At{End: 37}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
				&formula.Literal{At: formula.At{Start: 4, End: 5}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 5},
				&formula.Binary{At: formula.At{Start: 7, End: 36}, X: &formula.Call{At: formula.At{Start: 7, End: 28}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 11, End: 27}, Path: "nodes_in_zones.*", Spread: true},
				}}, Y: &formula.Name{At: formula.At{Start: 31, End: 36}, Path: "spare", Index: 1}},
			}}, Names: 2}, Offset: 19128, When: Cases{
				[]Term{
					Term{Name: "in_zones", Case: 1},
				},
			}},
		}},
		Definition{Name: "nodes_needed", Expected: formula.Expected{Label: "nodes_needed"}, Formula: formula.Formula{Text: "max(1, max(nodes_for.*) + spare)", Root: &formula.Call{At: formula.At{End: 32}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
			&formula.Literal{At: formula.At{Start: 4, End: 5}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 5},
			&formula.Binary{At: formula.At{Start: 7, End: 31}, X: &formula.Call{At: formula.At{Start: 7, End: 23}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
				&formula.Name{At: formula.At{Start: 11, End: 22}, Path: "nodes_for.*", Spread: true},
			}}, Y: &formula.Name{At: formula.At{Start: 26, End: 31}, Path: "spare", Index: 1}},
		}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 19203, When: Cases{
			[]Term{
				Term{Name: "counted", Case: 2},
				Term{Not: true, Name: "in_zones", Case: 1},
			},
		}, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "max(1, max(nodes_in_zones.*) + spare)", Root: &formula.Call{At: formula.At{End: 37}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
				&formula.Literal{At: formula.At{Start: 4, End: 5}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 5},
				&formula.Binary{At: formula.At{Start: 7, End: 36}, X: &formula.Call{At: formula.At{Start: 7, End: 28}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 11, End: 27}, Path: "nodes_in_zones.*", Spread: true},
				}}, Y: &formula.Name{At: formula.At{Start: 31, End: 36}, Path: "spare", Index: 1}},
			}}, Names: 2}, Offset: 19270, When: Cases{
				[]Term{
					Term{Name: "counted", Case: 2},
					Term{Name: "in_zones", Case: 1},
				},
			}},
		}},
		Definition{Name: "cost", Expected: formula.Expected{Label: "cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "nodes * price", Root: &formula.Binary{At: formula.At{End: 13}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "nodes"}, Y: &formula.Name{At: formula.At{Start: 8, End: 13}, Path: "price", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 19350},
		Definition{Name: "occupancy", Expected: formula.Expected{Label: "occupancy"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "rate * service_time / (nodes * workers)", Root: &formula.Binary{At: formula.At{End: 39}, Op: 3, X: &formula.Binary{At: formula.At{End: 19}, Op: 2, X: &formula.Name{At: formula.At{End: 4}, Path: "rate"}, Y: &formula.Name{At: formula.At{Start: 7, End: 19}, Path: "service_time", Index: 1}}, Y: &formula.Paren{At: formula.At{Start: 22, End: 39}, X: &formula.Binary{At: formula.At{Start: 23, End: 38}, Op: 2, X: &formula.Name{At: formula.At{Start: 23, End: 28}, Path: "nodes", Index: 2}, Y: &formula.Name{At: formula.At{Start: 31, End: 38}, Path: "workers", Index: 3}}}}, Names: 4}, Max: 1.7976931348623157e+308, Under: 1, TooMuch: "overloaded", Offset: 19379, When: Cases{
			[]Term{
				Term{Name: "queued", Case: 3},
			},
		}},
		Definition{Name: "wait", Expected: formula.Expected{Label: "wait", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "wait(nodes * workers, occupancy * nodes * workers, service_time)", Root: &formula.Call{At: formula.At{End: 64}, Func: &formula.Library[22] /* wait */, Args: []formula.Node{
			&formula.Binary{At: formula.At{Start: 5, End: 20}, Op: 2, X: &formula.Name{At: formula.At{Start: 5, End: 10}, Path: "nodes"}, Y: &formula.Name{At: formula.At{Start: 13, End: 20}, Path: "workers", Index: 1}},
			&formula.Binary{At: formula.At{Start: 22, End: 49}, Op: 2, X: &formula.Binary{At: formula.At{Start: 22, End: 39}, Op: 2, X: &formula.Name{At: formula.At{Start: 22, End: 31}, Path: "occupancy", Index: 2}, Y: &formula.Name{At: formula.At{Start: 34, End: 39}, Path: "nodes", Index: 3}}, Y: &formula.Name{At: formula.At{Start: 42, End: 49}, Path: "workers", Index: 4}},
			&formula.Name{At: formula.At{Start: 51, End: 63}, Path: "service_time", Index: 5},
		}}, Names: 6}, Max: 1.7976931348623157e+308, Offset: 19466, When: Cases{
			[]Term{
				Term{Name: "queued", Case: 3},
			},
		}},
		Definition{Name: "response", Expected: formula.Expected{Label: "response", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "wait + service_time", Root: &formula.Binary{At: formula.At{End: 19}, X: &formula.Name{At: formula.At{End: 4}, Path: "wait"}, Y: &formula.Name{At: formula.At{Start: 7, End: 19}, Path: "service_time", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 19557, When: Cases{
			[]Term{
				Term{Name: "queued", Case: 3},
			},
		}},
		Definition{Name: "response_p99", Expected: formula.Expected{Label: "response_p99", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "response(nodes * workers, occupancy * nodes * workers, service_time, 99%)", Root: &formula.Call{At: formula.At{End: 73}, Func: &formula.Library[23] /* response */, Args: []formula.Node{
			&formula.Binary{At: formula.At{Start: 9, End: 24}, Op: 2, X: &formula.Name{At: formula.At{Start: 9, End: 14}, Path: "nodes"}, Y: &formula.Name{At: formula.At{Start: 17, End: 24}, Path: "workers", Index: 1}},
			&formula.Binary{At: formula.At{Start: 26, End: 53}, Op: 2, X: &formula.Binary{At: formula.At{Start: 26, End: 43}, Op: 2, X: &formula.Name{At: formula.At{Start: 26, End: 35}, Path: "occupancy", Index: 2}, Y: &formula.Name{At: formula.At{Start: 38, End: 43}, Path: "nodes", Index: 3}}, Y: &formula.Name{At: formula.At{Start: 46, End: 53}, Path: "workers", Index: 4}},
			&formula.Name{At: formula.At{Start: 55, End: 67}, Path: "service_time", Index: 5},
			&formula.Literal{At: formula.At{Start: 69, End: 72}, Value: 0.99, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 99, DigitsEnd: 71},
		}}, Names: 6}, Max: 1.7976931348623157e+308, Offset: 19607, When: Cases{
			[]Term{
				Term{Name: "queued", Case: 3},
			},
		}, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(service_time_p99 == service_time * ln(100), response(nodes * workers, occupancy * nodes * workers, service_time, 99%), response(nodes * workers, occupancy * nodes * workers, service_time, service_time_p99, 99%))", Root: &formula.Call{At: formula.At{End: 214}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 45}, Op: "==", X: &formula.Name{At: formula.At{Start: 3, End: 19}, Path: "service_time_p99"}, Y: &formula.Binary{At: formula.At{Start: 23, End: 45}, Op: 2, X: &formula.Name{At: formula.At{Start: 23, End: 35}, Path: "service_time", Index: 1}, Y: &formula.Call{At: formula.At{Start: 38, End: 45}, Func: &formula.Library[9] /* ln */, Args: []formula.Node{
					&formula.Literal{At: formula.At{Start: 41, End: 44}, Value: 100, Bare: true, Step: 100, Written: 100, DigitsEnd: 44},
				}}}},
				&formula.Call{At: formula.At{Start: 47, End: 120}, Func: &formula.Library[23] /* response */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 56, End: 71}, Op: 2, X: &formula.Name{At: formula.At{Start: 56, End: 61}, Path: "nodes", Index: 2}, Y: &formula.Name{At: formula.At{Start: 64, End: 71}, Path: "workers", Index: 3}},
					&formula.Binary{At: formula.At{Start: 73, End: 100}, Op: 2, X: &formula.Binary{At: formula.At{Start: 73, End: 90}, Op: 2, X: &formula.Name{At: formula.At{Start: 73, End: 82}, Path: "occupancy", Index: 4}, Y: &formula.Name{At: formula.At{Start: 85, End: 90}, Path: "nodes", Index: 5}}, Y: &formula.Name{At: formula.At{Start: 93, End: 100}, Path: "workers", Index: 6}},
					&formula.Name{At: formula.At{Start: 102, End: 114}, Path: "service_time", Index: 7},
					&formula.Literal{At: formula.At{Start: 116, End: 119}, Value: 0.99, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 99, DigitsEnd: 118},
				}},
				&formula.Call{At: formula.At{Start: 122, End: 213}, Func: &formula.Library[23] /* response */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 131, End: 146}, Op: 2, X: &formula.Name{At: formula.At{Start: 131, End: 136}, Path: "nodes", Index: 8}, Y: &formula.Name{At: formula.At{Start: 139, End: 146}, Path: "workers", Index: 9}},
					&formula.Binary{At: formula.At{Start: 148, End: 175}, Op: 2, X: &formula.Binary{At: formula.At{Start: 148, End: 165}, Op: 2, X: &formula.Name{At: formula.At{Start: 148, End: 157}, Path: "occupancy", Index: 10}, Y: &formula.Name{At: formula.At{Start: 160, End: 165}, Path: "nodes", Index: 11}}, Y: &formula.Name{At: formula.At{Start: 168, End: 175}, Path: "workers", Index: 12}},
					&formula.Name{At: formula.At{Start: 177, End: 189}, Path: "service_time", Index: 13},
					&formula.Name{At: formula.At{Start: 191, End: 207}, Path: "service_time_p99", Index: 14},
					&formula.Literal{At: formula.At{Start: 209, End: 212}, Value: 0.99, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 99, DigitsEnd: 211},
				}},
			}}, Names: 15}, Offset: 19697, When: Cases{
				[]Term{
					Term{Name: "queued", Case: 3},
					Term{Name: "service_time_p99"},
				},
			}},
		}},
		Definition{Name: "nodes_in_use", Expected: formula.Expected{Label: "nodes_in_use"}, Formula: formula.Formula{Text: "nodes", Root: &formula.Name{At: formula.At{End: 5}, Path: "nodes"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 19968, When: Cases{
			[]Term{
				Term{Name: "fails", Case: 4},
			},
		}, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "max(1, max(nodes_in_use.*))", Root: &formula.Call{At: formula.At{End: 27}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
				&formula.Literal{At: formula.At{Start: 4, End: 5}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 5},
				&formula.Call{At: formula.At{Start: 7, End: 26}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
					&formula.Name{At: formula.At{Start: 11, End: 25}, Path: "nodes_in_use.*", Spread: true},
				}},
			}}, Names: 1}, Offset: 19989, When: Cases{
				[]Term{
					Term{Name: "fails", Case: 4},
					Term{Name: "needs", Word: 8},
				},
			}},
			Variant{Formula: formula.Formula{Text: "max(1, ceil(rate * service_time / workers))", Root: &formula.Call{At: formula.At{End: 43}, Func: &formula.Library[1] /* max */, Args: []formula.Node{
				&formula.Literal{At: formula.At{Start: 4, End: 5}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 5},
				&formula.Call{At: formula.At{Start: 7, End: 42}, Func: &formula.Library[4] /* ceil */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 12, End: 41}, Op: 3, X: &formula.Binary{At: formula.At{Start: 12, End: 31}, Op: 2, X: &formula.Name{At: formula.At{Start: 12, End: 16}, Path: "rate"}, Y: &formula.Name{At: formula.At{Start: 19, End: 31}, Path: "service_time", Index: 1}}, Y: &formula.Name{At: formula.At{Start: 34, End: 41}, Path: "workers", Index: 2}},
				}},
			}}, Names: 3}, Offset: 20042, When: Cases{
				[]Term{
					Term{Name: "fails", Case: 4},
					Term{Name: "queued", Case: 3},
				},
			}},
		}},
		Definition{Name: "up", Expected: formula.Expected{Label: "up"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "available(nodes, nodes_in_use, availability, zones, zone_availability)", Root: &formula.Call{At: formula.At{End: 70}, Func: &formula.Library[17] /* available */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 10, End: 15}, Path: "nodes"},
			&formula.Name{At: formula.At{Start: 17, End: 29}, Path: "nodes_in_use", Index: 1},
			&formula.Name{At: formula.At{Start: 31, End: 43}, Path: "availability", Index: 2},
			&formula.Name{At: formula.At{Start: 45, End: 50}, Path: "zones", Index: 3},
			&formula.Name{At: formula.At{Start: 52, End: 69}, Path: "zone_availability", Index: 4},
		}}, Names: 5}, Max: 1, MaxText: "100%", Offset: 20120, When: Cases{
			[]Term{
				Term{Name: "fails", Case: 4},
			},
		}},
	}},
	section{name: "fleet provided", definitions: []Definition{
		Definition{Name: "provided.RESOURCE", Expected: formula.Expected{Label: "provided.RESOURCE", Any: true}, Formula: formula.Formula{Text: "nodes * node.RESOURCE", Root: &formula.Binary{At: formula.At{End: 21}, Op: 2, X: &formula.Name{At: formula.At{End: 5}, Path: "nodes"}, Y: &formula.Name{At: formula.At{Start: 8, End: 21}, Path: "node.RESOURCE", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 20287},
	}},
	section{name: "fleet load", definitions: []Definition{
		Definition{Name: "load.RESOURCE", Expected: formula.Expected{Label: "load.RESOURCE"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "if(nodes > 0, needs.RESOURCE / provided.RESOURCE, 0%)", Root: &formula.Call{At: formula.At{End: 53}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 12}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 8}, Path: "nodes"}, Y: &formula.Literal{At: formula.At{Start: 11, End: 12}, Bare: true, Step: 1, DigitsEnd: 12}},
			&formula.Binary{At: formula.At{Start: 14, End: 48}, Op: 3, X: &formula.Name{At: formula.At{Start: 14, End: 28}, Path: "needs.RESOURCE", Index: 1}, Y: &formula.Name{At: formula.At{Start: 31, End: 48}, Path: "provided.RESOURCE", Index: 2}},
			&formula.Literal{At: formula.At{Start: 50, End: 52}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 51},
		}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 20382},
		Definition{Name: "load_zone_down.RESOURCE", Expected: formula.Expected{Label: "load_zone_down.RESOURCE"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "if(zones > 1, load.RESOURCE * zones / (zones - 1), load.RESOURCE)", Root: &formula.Call{At: formula.At{End: 65}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 12}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 8}, Path: "zones"}, Y: &formula.Literal{At: formula.At{Start: 11, End: 12}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 12}},
			&formula.Binary{At: formula.At{Start: 14, End: 49}, Op: 3, X: &formula.Binary{At: formula.At{Start: 14, End: 35}, Op: 2, X: &formula.Name{At: formula.At{Start: 14, End: 27}, Path: "load.RESOURCE", Index: 1}, Y: &formula.Name{At: formula.At{Start: 30, End: 35}, Path: "zones", Index: 2}}, Y: &formula.Paren{At: formula.At{Start: 38, End: 49}, X: &formula.Binary{At: formula.At{Start: 39, End: 48}, Op: 1, X: &formula.Name{At: formula.At{Start: 39, End: 44}, Path: "zones", Index: 3}, Y: &formula.Literal{At: formula.At{Start: 47, End: 48}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 48}}}},
			&formula.Name{At: formula.At{Start: 51, End: 64}, Path: "load.RESOURCE", Index: 4},
		}}, Names: 5}, Max: 1.7976931348623157e+308, Offset: 20465, When: Cases{
			[]Term{
				Term{Name: "in_zones", Case: 1},
				Term{Not: true, Name: "at_rest", Word: 7},
			},
		}, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "load.RESOURCE", Root: &formula.Name{At: formula.At{End: 13}, Path: "load.RESOURCE"}, Names: 1}, Offset: 20565, When: Cases{
				[]Term{
					Term{Name: "in_zones", Case: 1},
					Term{Name: "at_rest", Word: 7},
				},
			}},
		}},
	}},
	section{name: "fleet overload", rules: []Rule{
		Rule{Condition: formula.Formula{Text: "occupancy >= 100%", Root: &formula.Comparison{At: formula.At{End: 17}, Op: ">=", X: &formula.Name{At: formula.At{End: 9}, Path: "occupancy"}, Y: &formula.Literal{At: formula.At{Start: 13, End: 17}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 16}}, Names: 1}, Offset: 20664, Say: "{fleet} is overloaded: {rate} of {service_time} each keep {rate * service_time} workers busy, and it has {nodes * workers} ({nodes} × {workers}): it takes more than {rate * service_time / workers} nodes", When: Cases{
			[]Term{
				Term{Name: "queued", Case: 3},
			},
		}},
	}},
	section{name: "fleet warnings", rules: []Rule{
		Rule{Condition: formula.Formula{Text: "abs(node.requests - workers / service_time) > 20% * workers / service_time", Root: &formula.Comparison{At: formula.At{End: 74}, Op: ">", X: &formula.Call{At: formula.At{End: 43}, Func: &formula.Library[7] /* abs */, Args: []formula.Node{
			&formula.Binary{At: formula.At{Start: 4, End: 42}, Op: 1, X: &formula.Name{At: formula.At{Start: 4, End: 17}, Path: "node.requests"}, Y: &formula.Binary{At: formula.At{Start: 20, End: 42}, Op: 3, X: &formula.Name{At: formula.At{Start: 20, End: 27}, Path: "workers", Index: 1}, Y: &formula.Name{At: formula.At{Start: 30, End: 42}, Path: "service_time", Index: 2}}},
		}}, Y: &formula.Binary{At: formula.At{Start: 46, End: 74}, Op: 3, X: &formula.Binary{At: formula.At{Start: 46, End: 59}, Op: 2, X: &formula.Literal{At: formula.At{Start: 46, End: 49}, Value: 0.2, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 20, DigitsEnd: 48}, Y: &formula.Name{At: formula.At{Start: 52, End: 59}, Path: "workers", Index: 3}}, Y: &formula.Name{At: formula.At{Start: 62, End: 74}, Path: "service_time", Index: 4}}}, Names: 5}, Offset: 20919, Say: "{workers} workers of {fleet} answer {workers / service_time} with a service time of {service_time}, but a node is said to do {node.requests}", When: Cases{
			[]Term{
				Term{Name: "queued", Case: 3},
				Term{Name: "workers"},
				Term{Name: "serves", Word: 10},
			},
		}},
	}},
	section{name: "fleet expectations", rules: []Rule{
		Rule{Condition: formula.Formula{Text: "nodes >= nodes_needed", Root: &formula.Comparison{At: formula.At{End: 21}, Op: ">=", X: &formula.Name{At: formula.At{End: 5}, Path: "nodes"}, Y: &formula.Name{At: formula.At{Start: 9, End: 21}, Path: "nodes_needed", Index: 1}}, Names: 2}, Offset: 21195, When: Cases{
			[]Term{
				Term{Name: "counted", Case: 2},
			},
		}},
	}},
	section{name: "path call", definitions: []Definition{
		Definition{Name: "calls.RESOURCE", Expected: formula.Expected{Label: "calls.RESOURCE"}, Formula: formula.Formula{Text: "1", Root: &formula.Literal{At: formula.At{End: 1}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 21381},
		Definition{Name: "time.RESOURCE", Expected: formula.Expected{Label: "time.RESOURCE", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "step.response", Root: &formula.Name{At: formula.At{End: 13}, Path: "step.response"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 21402},
		Definition{Name: "deviation.RESOURCE", Expected: formula.Expected{Label: "deviation.RESOURCE", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "slowest_deviation(step.nodes * step.workers, step.occupancy * step.nodes * step.workers, step.service_time, 1)", Root: &formula.Call{At: formula.At{End: 110}, Func: &formula.Library[25] /* slowest_deviation */, Args: []formula.Node{
			&formula.Binary{At: formula.At{Start: 18, End: 43}, Op: 2, X: &formula.Name{At: formula.At{Start: 18, End: 28}, Path: "step.nodes"}, Y: &formula.Name{At: formula.At{Start: 31, End: 43}, Path: "step.workers", Index: 1}},
			&formula.Binary{At: formula.At{Start: 45, End: 87}, Op: 2, X: &formula.Binary{At: formula.At{Start: 45, End: 72}, Op: 2, X: &formula.Name{At: formula.At{Start: 45, End: 59}, Path: "step.occupancy", Index: 2}, Y: &formula.Name{At: formula.At{Start: 62, End: 72}, Path: "step.nodes", Index: 3}}, Y: &formula.Name{At: formula.At{Start: 75, End: 87}, Path: "step.workers", Index: 4}},
			&formula.Name{At: formula.At{Start: 89, End: 106}, Path: "step.service_time", Index: 5},
			&formula.Literal{At: formula.At{Start: 108, End: 109}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 109},
		}}, Names: 6}, Max: 1.7976931348623157e+308, Offset: 21440, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(step.service_time_p99 == step.service_time * ln(100), slowest_deviation(step.nodes * step.workers, step.occupancy * step.nodes * step.workers, step.service_time, 1), slowest_deviation(step.nodes * step.workers, step.occupancy * step.nodes * step.workers, step.service_time, step.service_time_p99, 1))", Root: &formula.Call{At: formula.At{End: 303}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 55}, Op: "==", X: &formula.Name{At: formula.At{Start: 3, End: 24}, Path: "step.service_time_p99"}, Y: &formula.Binary{At: formula.At{Start: 28, End: 55}, Op: 2, X: &formula.Name{At: formula.At{Start: 28, End: 45}, Path: "step.service_time", Index: 1}, Y: &formula.Call{At: formula.At{Start: 48, End: 55}, Func: &formula.Library[9] /* ln */, Args: []formula.Node{
					&formula.Literal{At: formula.At{Start: 51, End: 54}, Value: 100, Bare: true, Step: 100, Written: 100, DigitsEnd: 54},
				}}}},
				&formula.Call{At: formula.At{Start: 57, End: 167}, Func: &formula.Library[25] /* slowest_deviation */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 75, End: 100}, Op: 2, X: &formula.Name{At: formula.At{Start: 75, End: 85}, Path: "step.nodes", Index: 2}, Y: &formula.Name{At: formula.At{Start: 88, End: 100}, Path: "step.workers", Index: 3}},
					&formula.Binary{At: formula.At{Start: 102, End: 144}, Op: 2, X: &formula.Binary{At: formula.At{Start: 102, End: 129}, Op: 2, X: &formula.Name{At: formula.At{Start: 102, End: 116}, Path: "step.occupancy", Index: 4}, Y: &formula.Name{At: formula.At{Start: 119, End: 129}, Path: "step.nodes", Index: 5}}, Y: &formula.Name{At: formula.At{Start: 132, End: 144}, Path: "step.workers", Index: 6}},
					&formula.Name{At: formula.At{Start: 146, End: 163}, Path: "step.service_time", Index: 7},
					&formula.Literal{At: formula.At{Start: 165, End: 166}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 166},
				}},
				&formula.Call{At: formula.At{Start: 169, End: 302}, Func: &formula.Library[25] /* slowest_deviation */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 187, End: 212}, Op: 2, X: &formula.Name{At: formula.At{Start: 187, End: 197}, Path: "step.nodes", Index: 8}, Y: &formula.Name{At: formula.At{Start: 200, End: 212}, Path: "step.workers", Index: 9}},
					&formula.Binary{At: formula.At{Start: 214, End: 256}, Op: 2, X: &formula.Binary{At: formula.At{Start: 214, End: 241}, Op: 2, X: &formula.Name{At: formula.At{Start: 214, End: 228}, Path: "step.occupancy", Index: 10}, Y: &formula.Name{At: formula.At{Start: 231, End: 241}, Path: "step.nodes", Index: 11}}, Y: &formula.Name{At: formula.At{Start: 244, End: 256}, Path: "step.workers", Index: 12}},
					&formula.Name{At: formula.At{Start: 258, End: 275}, Path: "step.service_time", Index: 13},
					&formula.Name{At: formula.At{Start: 277, End: 298}, Path: "step.service_time_p99", Index: 14},
					&formula.Literal{At: formula.At{Start: 300, End: 301}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 301},
				}},
			}}, Names: 15}, Offset: 21555, When: Cases{
				[]Term{
					Term{Scope: 3, Name: "service_time_p99"},
				},
			}},
		}},
		Definition{Name: "up.RESOURCE", Expected: formula.Expected{Label: "up.RESOURCE"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "100%", Root: &formula.Literal{At: formula.At{End: 4}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 3}}, Max: 1, MaxText: "100%", Offset: 21907, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "100%", Root: &formula.Literal{At: formula.At{End: 4}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 3}}, Offset: 21916, When: Cases{
				[]Term{
					Term{Name: "later", Word: 12},
				},
			}},
			Variant{Formula: formula.Formula{Text: "step.up", Root: &formula.Name{At: formula.At{End: 7}, Path: "step.up"}, Names: 1}, Offset: 21936, When: Cases{
				[]Term{
					Term{Scope: 3, Name: "availability"},
					Term{Name: "again", Word: 11},
				},
				[]Term{
					Term{Scope: 3, Name: "zone_availability"},
					Term{Name: "again", Word: 11},
				},
			}},
			Variant{Formula: formula.Formula{Text: "1 - min(1, calls.RESOURCE) * (1 - step.up)", Root: &formula.Binary{At: formula.At{End: 42}, Op: 1, X: &formula.Literal{At: formula.At{End: 1}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 1}, Y: &formula.Binary{At: formula.At{Start: 4, End: 42}, Op: 2, X: &formula.Call{At: formula.At{Start: 4, End: 26}, Func: &formula.Library[0] /* min */, Args: []formula.Node{
				&formula.Literal{At: formula.At{Start: 8, End: 9}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 9},
				&formula.Name{At: formula.At{Start: 11, End: 25}, Path: "calls.RESOURCE"},
			}}, Y: &formula.Paren{At: formula.At{Start: 29, End: 42}, X: &formula.Binary{At: formula.At{Start: 30, End: 41}, Op: 1, X: &formula.Literal{At: formula.At{Start: 30, End: 31}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 31}, Y: &formula.Name{At: formula.At{Start: 34, End: 41}, Path: "step.up", Index: 1}}}}}, Names: 2}, Offset: 22017, When: Cases{
				[]Term{
					Term{Scope: 3, Name: "availability"},
				},
				[]Term{
					Term{Scope: 3, Name: "zone_availability"},
				},
			}},
		}},
	}},
	section{name: "path at once", definitions: []Definition{
		Definition{Name: "all.RESOURCE", Expected: formula.Expected{Label: "all.RESOURCE"}, Formula: formula.Formula{Text: "1", Root: &formula.Literal{At: formula.At{End: 1}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Min: 1, Offset: 22213},
		Definition{Name: "calls.RESOURCE", Expected: formula.Expected{Label: "calls.RESOURCE"}, Formula: formula.Formula{Text: "1", Root: &formula.Literal{At: formula.At{End: 1}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 22251},
		Definition{Name: "time.RESOURCE", Expected: formula.Expected{Label: "time.RESOURCE", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "slowest(step.nodes * step.workers, step.occupancy * step.nodes * step.workers, step.service_time, all.RESOURCE)", Root: &formula.Call{At: formula.At{End: 111}, Func: &formula.Library[24] /* slowest */, Args: []formula.Node{
			&formula.Binary{At: formula.At{Start: 8, End: 33}, Op: 2, X: &formula.Name{At: formula.At{Start: 8, End: 18}, Path: "step.nodes"}, Y: &formula.Name{At: formula.At{Start: 21, End: 33}, Path: "step.workers", Index: 1}},
			&formula.Binary{At: formula.At{Start: 35, End: 77}, Op: 2, X: &formula.Binary{At: formula.At{Start: 35, End: 62}, Op: 2, X: &formula.Name{At: formula.At{Start: 35, End: 49}, Path: "step.occupancy", Index: 2}, Y: &formula.Name{At: formula.At{Start: 52, End: 62}, Path: "step.nodes", Index: 3}}, Y: &formula.Name{At: formula.At{Start: 65, End: 77}, Path: "step.workers", Index: 4}},
			&formula.Name{At: formula.At{Start: 79, End: 96}, Path: "step.service_time", Index: 5},
			&formula.Name{At: formula.At{Start: 98, End: 110}, Path: "all.RESOURCE", Index: 6},
		}}, Names: 7}, Max: 1.7976931348623157e+308, Offset: 22272, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(step.service_time_p99 == step.service_time * ln(100), slowest(step.nodes * step.workers, step.occupancy * step.nodes * step.workers, step.service_time, all.RESOURCE), slowest(step.nodes * step.workers, step.occupancy * step.nodes * step.workers, step.service_time, step.service_time_p99, all.RESOURCE))", Root: &formula.Call{At: formula.At{End: 305}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 55}, Op: "==", X: &formula.Name{At: formula.At{Start: 3, End: 24}, Path: "step.service_time_p99"}, Y: &formula.Binary{At: formula.At{Start: 28, End: 55}, Op: 2, X: &formula.Name{At: formula.At{Start: 28, End: 45}, Path: "step.service_time", Index: 1}, Y: &formula.Call{At: formula.At{Start: 48, End: 55}, Func: &formula.Library[9] /* ln */, Args: []formula.Node{
					&formula.Literal{At: formula.At{Start: 51, End: 54}, Value: 100, Bare: true, Step: 100, Written: 100, DigitsEnd: 54},
				}}}},
				&formula.Call{At: formula.At{Start: 57, End: 168}, Func: &formula.Library[24] /* slowest */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 65, End: 90}, Op: 2, X: &formula.Name{At: formula.At{Start: 65, End: 75}, Path: "step.nodes", Index: 2}, Y: &formula.Name{At: formula.At{Start: 78, End: 90}, Path: "step.workers", Index: 3}},
					&formula.Binary{At: formula.At{Start: 92, End: 134}, Op: 2, X: &formula.Binary{At: formula.At{Start: 92, End: 119}, Op: 2, X: &formula.Name{At: formula.At{Start: 92, End: 106}, Path: "step.occupancy", Index: 4}, Y: &formula.Name{At: formula.At{Start: 109, End: 119}, Path: "step.nodes", Index: 5}}, Y: &formula.Name{At: formula.At{Start: 122, End: 134}, Path: "step.workers", Index: 6}},
					&formula.Name{At: formula.At{Start: 136, End: 153}, Path: "step.service_time", Index: 7},
					&formula.Name{At: formula.At{Start: 155, End: 167}, Path: "all.RESOURCE", Index: 8},
				}},
				&formula.Call{At: formula.At{Start: 170, End: 304}, Func: &formula.Library[24] /* slowest */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 178, End: 203}, Op: 2, X: &formula.Name{At: formula.At{Start: 178, End: 188}, Path: "step.nodes", Index: 9}, Y: &formula.Name{At: formula.At{Start: 191, End: 203}, Path: "step.workers", Index: 10}},
					&formula.Binary{At: formula.At{Start: 205, End: 247}, Op: 2, X: &formula.Binary{At: formula.At{Start: 205, End: 232}, Op: 2, X: &formula.Name{At: formula.At{Start: 205, End: 219}, Path: "step.occupancy", Index: 11}, Y: &formula.Name{At: formula.At{Start: 222, End: 232}, Path: "step.nodes", Index: 12}}, Y: &formula.Name{At: formula.At{Start: 235, End: 247}, Path: "step.workers", Index: 13}},
					&formula.Name{At: formula.At{Start: 249, End: 266}, Path: "step.service_time", Index: 14},
					&formula.Name{At: formula.At{Start: 268, End: 289}, Path: "step.service_time_p99", Index: 15},
					&formula.Name{At: formula.At{Start: 291, End: 303}, Path: "all.RESOURCE", Index: 16},
				}},
			}}, Names: 17}, Offset: 22388, When: Cases{
				[]Term{
					Term{Scope: 3, Name: "service_time_p99"},
				},
			}},
		}},
		Definition{Name: "deviation.RESOURCE", Expected: formula.Expected{Label: "deviation.RESOURCE", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "slowest_deviation(step.nodes * step.workers, step.occupancy * step.nodes * step.workers, step.service_time, all.RESOURCE)", Root: &formula.Call{At: formula.At{End: 121}, Func: &formula.Library[25] /* slowest_deviation */, Args: []formula.Node{
			&formula.Binary{At: formula.At{Start: 18, End: 43}, Op: 2, X: &formula.Name{At: formula.At{Start: 18, End: 28}, Path: "step.nodes"}, Y: &formula.Name{At: formula.At{Start: 31, End: 43}, Path: "step.workers", Index: 1}},
			&formula.Binary{At: formula.At{Start: 45, End: 87}, Op: 2, X: &formula.Binary{At: formula.At{Start: 45, End: 72}, Op: 2, X: &formula.Name{At: formula.At{Start: 45, End: 59}, Path: "step.occupancy", Index: 2}, Y: &formula.Name{At: formula.At{Start: 62, End: 72}, Path: "step.nodes", Index: 3}}, Y: &formula.Name{At: formula.At{Start: 75, End: 87}, Path: "step.workers", Index: 4}},
			&formula.Name{At: formula.At{Start: 89, End: 106}, Path: "step.service_time", Index: 5},
			&formula.Name{At: formula.At{Start: 108, End: 120}, Path: "all.RESOURCE", Index: 6},
		}}, Names: 7}, Max: 1.7976931348623157e+308, Offset: 22745, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(step.service_time_p99 == step.service_time * ln(100), slowest_deviation(step.nodes * step.workers, step.occupancy * step.nodes * step.workers, step.service_time, all.RESOURCE), slowest_deviation(step.nodes * step.workers, step.occupancy * step.nodes * step.workers, step.service_time, step.service_time_p99, all.RESOURCE))", Root: &formula.Call{At: formula.At{End: 325}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 55}, Op: "==", X: &formula.Name{At: formula.At{Start: 3, End: 24}, Path: "step.service_time_p99"}, Y: &formula.Binary{At: formula.At{Start: 28, End: 55}, Op: 2, X: &formula.Name{At: formula.At{Start: 28, End: 45}, Path: "step.service_time", Index: 1}, Y: &formula.Call{At: formula.At{Start: 48, End: 55}, Func: &formula.Library[9] /* ln */, Args: []formula.Node{
					&formula.Literal{At: formula.At{Start: 51, End: 54}, Value: 100, Bare: true, Step: 100, Written: 100, DigitsEnd: 54},
				}}}},
				&formula.Call{At: formula.At{Start: 57, End: 178}, Func: &formula.Library[25] /* slowest_deviation */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 75, End: 100}, Op: 2, X: &formula.Name{At: formula.At{Start: 75, End: 85}, Path: "step.nodes", Index: 2}, Y: &formula.Name{At: formula.At{Start: 88, End: 100}, Path: "step.workers", Index: 3}},
					&formula.Binary{At: formula.At{Start: 102, End: 144}, Op: 2, X: &formula.Binary{At: formula.At{Start: 102, End: 129}, Op: 2, X: &formula.Name{At: formula.At{Start: 102, End: 116}, Path: "step.occupancy", Index: 4}, Y: &formula.Name{At: formula.At{Start: 119, End: 129}, Path: "step.nodes", Index: 5}}, Y: &formula.Name{At: formula.At{Start: 132, End: 144}, Path: "step.workers", Index: 6}},
					&formula.Name{At: formula.At{Start: 146, End: 163}, Path: "step.service_time", Index: 7},
					&formula.Name{At: formula.At{Start: 165, End: 177}, Path: "all.RESOURCE", Index: 8},
				}},
				&formula.Call{At: formula.At{Start: 180, End: 324}, Func: &formula.Library[25] /* slowest_deviation */, Args: []formula.Node{
					&formula.Binary{At: formula.At{Start: 198, End: 223}, Op: 2, X: &formula.Name{At: formula.At{Start: 198, End: 208}, Path: "step.nodes", Index: 9}, Y: &formula.Name{At: formula.At{Start: 211, End: 223}, Path: "step.workers", Index: 10}},
					&formula.Binary{At: formula.At{Start: 225, End: 267}, Op: 2, X: &formula.Binary{At: formula.At{Start: 225, End: 252}, Op: 2, X: &formula.Name{At: formula.At{Start: 225, End: 239}, Path: "step.occupancy", Index: 11}, Y: &formula.Name{At: formula.At{Start: 242, End: 252}, Path: "step.nodes", Index: 12}}, Y: &formula.Name{At: formula.At{Start: 255, End: 267}, Path: "step.workers", Index: 13}},
					&formula.Name{At: formula.At{Start: 269, End: 286}, Path: "step.service_time", Index: 14},
					&formula.Name{At: formula.At{Start: 288, End: 309}, Path: "step.service_time_p99", Index: 15},
					&formula.Name{At: formula.At{Start: 311, End: 323}, Path: "all.RESOURCE", Index: 16},
				}},
			}}, Names: 17}, Offset: 22871, When: Cases{
				[]Term{
					Term{Scope: 3, Name: "service_time_p99"},
				},
			}},
		}},
		Definition{Name: "up.RESOURCE", Expected: formula.Expected{Label: "up.RESOURCE"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "100%", Root: &formula.Literal{At: formula.At{End: 4}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 3}}, Max: 1, MaxText: "100%", Offset: 23245, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "step.up ^ all.RESOURCE", Root: &formula.Binary{At: formula.At{End: 22}, Op: 6, X: &formula.Name{At: formula.At{End: 7}, Path: "step.up"}, Y: &formula.Name{At: formula.At{Start: 10, End: 22}, Path: "all.RESOURCE", Index: 1}}, Names: 2}, Offset: 23254, When: Cases{
				[]Term{
					Term{Scope: 3, Name: "availability"},
				},
				[]Term{
					Term{Scope: 3, Name: "zone_availability"},
				},
			}},
		}},
	}},
	section{name: "path time", definitions: []Definition{
		Definition{Name: "calls.RESOURCE", Expected: formula.Expected{Label: "calls.RESOURCE"}, Formula: formula.Formula{Text: "1", Root: &formula.Literal{At: formula.At{End: 1}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 23408},
		Definition{Name: "time.RESOURCE", Expected: formula.Expected{Label: "time.RESOURCE", Dim: unit.Dim{Time: 1}, Units: []string{
			"ms",
			"s",
		}}, Formula: formula.Formula{Text: "0 s", Root: &formula.Literal{At: formula.At{End: 3}, Dim: unit.Dim{Time: 1}, Step: 1, Unit: &unit.Display{Text: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 23429},
		Definition{Name: "deviation.RESOURCE", Expected: formula.Expected{Label: "deviation.RESOURCE", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "0 s", Root: &formula.Literal{At: formula.At{End: 3}, Dim: unit.Dim{Time: 1}, Step: 1, Unit: &unit.Display{Text: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 23472},
		Definition{Name: "up.RESOURCE", Expected: formula.Expected{Label: "up.RESOURCE"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "100%", Root: &formula.Literal{At: formula.At{End: 4}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 3}}, Max: 1, MaxText: "100%", Offset: 23497},
	}},
	section{name: "path service", definitions: []Definition{
		Definition{Name: "calls.RESOURCE", Expected: formula.Expected{Label: "calls.RESOURCE"}, Formula: formula.Formula{Text: "1", Root: &formula.Literal{At: formula.At{End: 1}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 23543},
		Definition{Name: "time.RESOURCE", Expected: formula.Expected{Label: "time.RESOURCE", Dim: unit.Dim{Time: 1}, Units: []string{
			"ms",
			"s",
		}}, Formula: formula.Formula{Text: "0 s", Root: &formula.Literal{At: formula.At{End: 3}, Dim: unit.Dim{Time: 1}, Step: 1, Unit: &unit.Display{Text: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, DigitsEnd: 1}}, Max: 1.7976931348623157e+308, Offset: 23564},
		Definition{Name: "time_p99.RESOURCE", Expected: formula.Expected{Label: "time_p99.RESOURCE", Dim: unit.Dim{Time: 1}, Units: []string{
			"ms",
			"s",
		}}, Formula: formula.Formula{Text: "time.RESOURCE * ln(100)", Root: &formula.Binary{At: formula.At{End: 23}, Op: 2, X: &formula.Name{At: formula.At{End: 13}, Path: "time.RESOURCE"}, Y: &formula.Call{At: formula.At{Start: 16, End: 23}, Func: &formula.Library[9] /* ln */, Args: []formula.Node{
			&formula.Literal{At: formula.At{Start: 19, End: 22}, Value: 100, Bare: true, Step: 100, Written: 100, DigitsEnd: 22},
		}}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 23606},
		Definition{Name: "deviation.RESOURCE", Expected: formula.Expected{Label: "deviation.RESOURCE", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "time.RESOURCE", Root: &formula.Name{At: formula.At{End: 13}, Path: "time.RESOURCE"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 23669, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "if(time_p99.RESOURCE == time.RESOURCE * ln(100), time.RESOURCE, slowest_deviation(1, 0, time.RESOURCE, time_p99.RESOURCE, 1))", Root: &formula.Call{At: formula.At{End: 125}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 3, End: 47}, Op: "==", X: &formula.Name{At: formula.At{Start: 3, End: 20}, Path: "time_p99.RESOURCE"}, Y: &formula.Binary{At: formula.At{Start: 24, End: 47}, Op: 2, X: &formula.Name{At: formula.At{Start: 24, End: 37}, Path: "time.RESOURCE", Index: 1}, Y: &formula.Call{At: formula.At{Start: 40, End: 47}, Func: &formula.Library[9] /* ln */, Args: []formula.Node{
					&formula.Literal{At: formula.At{Start: 43, End: 46}, Value: 100, Bare: true, Step: 100, Written: 100, DigitsEnd: 46},
				}}}},
				&formula.Name{At: formula.At{Start: 49, End: 62}, Path: "time.RESOURCE", Index: 2},
				&formula.Call{At: formula.At{Start: 64, End: 124}, Func: &formula.Library[25] /* slowest_deviation */, Args: []formula.Node{
					&formula.Literal{At: formula.At{Start: 82, End: 83}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 83},
					&formula.Literal{At: formula.At{Start: 85, End: 86}, Bare: true, Step: 1, DigitsEnd: 86},
					&formula.Name{At: formula.At{Start: 88, End: 101}, Path: "time.RESOURCE", Index: 3},
					&formula.Name{At: formula.At{Start: 103, End: 120}, Path: "time_p99.RESOURCE", Index: 4},
					&formula.Literal{At: formula.At{Start: 122, End: 123}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 123},
				}},
			}}, Names: 5}, Offset: 23687, When: Cases{
				[]Term{
					Term{Name: "time_p99"},
				},
			}},
		}},
		Definition{Name: "up.RESOURCE", Expected: formula.Expected{Label: "up.RESOURCE"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "100%", Root: &formula.Literal{At: formula.At{End: 4}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 3}}, Max: 1, MaxText: "100%", Offset: 23848},
	}},
	section{name: "path step", definitions: []Definition{
		Definition{Name: "latency_of.RESOURCE", Expected: formula.Expected{Label: "latency_of.RESOURCE", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "if(calls.RESOURCE > 0, calls.RESOURCE * time.RESOURCE, 0 s)", Root: &formula.Call{At: formula.At{End: 59}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 21}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 17}, Path: "calls.RESOURCE"}, Y: &formula.Literal{At: formula.At{Start: 20, End: 21}, Bare: true, Step: 1, DigitsEnd: 21}},
			&formula.Binary{At: formula.At{Start: 23, End: 53}, Op: 2, X: &formula.Name{At: formula.At{Start: 23, End: 37}, Path: "calls.RESOURCE", Index: 1}, Y: &formula.Name{At: formula.At{Start: 40, End: 53}, Path: "time.RESOURCE", Index: 2}},
			&formula.Literal{At: formula.At{Start: 55, End: 58}, Dim: unit.Dim{Time: 1}, Step: 1, Unit: &unit.Display{Text: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, DigitsEnd: 56},
		}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 23935},
	}},
	section{name: "path derived", definitions: []Definition{
		Definition{Name: "latency", Expected: formula.Expected{Label: "latency", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "sum(latency_of.*)", Root: &formula.Call{At: formula.At{End: 17}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 16}, Path: "latency_of.*", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 24024},
		Definition{Name: "latency_p99", Expected: formula.Expected{Label: "latency_p99", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "tail(99%, calls.*, time.*, deviation.*)", Root: &formula.Call{At: formula.At{End: 39}, Func: &formula.Library[26] /* tail */, Args: []formula.Node{
			&formula.Literal{At: formula.At{Start: 5, End: 8}, Value: 0.99, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 99, DigitsEnd: 7},
			&formula.Name{At: formula.At{Start: 10, End: 17}, Path: "calls.*", Spread: true},
			&formula.Name{At: formula.At{Start: 19, End: 25}, Path: "time.*", Index: 1, Spread: true},
			&formula.Name{At: formula.At{Start: 27, End: 38}, Path: "deviation.*", Index: 2, Spread: true},
		}}, Names: 3}, Max: 1.7976931348623157e+308, Offset: 24059},
		Definition{Name: "availability", Expected: formula.Expected{Label: "availability"}, Display: &unit.Display{Text: "%", Factor: 0.01}, Formula: formula.Formula{Text: "product(up.*)", Root: &formula.Call{At: formula.At{End: 13}, Func: &formula.Library[3] /* product */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 8, End: 12}, Path: "up.*", Spread: true},
		}}, Names: 1}, Max: 1, MaxText: "100%", Offset: 24121},
		Definition{Name: "downtime", Expected: formula.Expected{Label: "downtime", Dim: unit.Dim{Time: 1}, Units: []string{
			"years",
			"days",
		}}, Formula: formula.Formula{Text: "(1 - availability) * 1 year", Root: &formula.Binary{At: formula.At{End: 27}, Op: 2, X: &formula.Paren{At: formula.At{End: 18}, X: &formula.Binary{At: formula.At{Start: 1, End: 17}, Op: 1, X: &formula.Literal{At: formula.At{Start: 1, End: 2}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 2}, Y: &formula.Name{At: formula.At{Start: 5, End: 17}, Path: "availability"}}}, Y: &formula.Literal{At: formula.At{Start: 21, End: 27}, Value: 3.1536e+07, Dim: unit.Dim{Time: 1}, Step: 3.1536e+07, Unit: &unit.Display{Text: "year", Factor: 3.1536e+07, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 22}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 24149},
	}},
	section{name: "default fleet", definitions: []Definition{
		Definition{Name: "node.requests", Expected: formula.Expected{Label: "node.requests", Any: true}, Formula: formula.Formula{Text: "server_rate", Root: &formula.Name{At: formula.At{End: 11}, Path: "server_rate"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 24317},
		Definition{Name: "needs.requests", Expected: formula.Expected{Label: "needs.requests", Any: true}, Formula: formula.Formula{Text: "peak_requests", Root: &formula.Name{At: formula.At{End: 13}, Path: "peak_requests"}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 24351},
	}},
	section{name: "fleet totals", definitions: []Definition{
		Definition{Name: "servers", Expected: formula.Expected{Label: "servers"}, Formula: formula.Formula{Text: "sum(fleets.nodes)", Root: &formula.Call{At: formula.At{End: 17}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 16}, Path: "fleets.nodes", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 24399},
	}},
	section{name: "cost", definitions: []Definition{
		Definition{Name: "storage_cost", Expected: formula.Expected{Label: "storage_cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "storage_price * stored_replicated", Root: &formula.Binary{At: formula.At{End: 33}, Op: 2, X: &formula.Name{At: formula.At{End: 13}, Path: "storage_price"}, Y: &formula.Name{At: formula.At{Start: 16, End: 33}, Path: "stored_replicated", Index: 1}}, Names: 2}, Max: 1.7976931348623157e+308, Offset: 24573, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "sum(workloads.storage_cost)", Root: &formula.Call{At: formula.At{End: 27}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
				&formula.Name{At: formula.At{Start: 4, End: 26}, Path: "workloads.storage_cost", Spread: true},
			}}, Names: 1}, Offset: 24611, When: Cases{
				[]Term{
					Term{Scope: 2, Name: "priced", Word: 4},
					Term{Not: true, Scope: 2, Name: "stored"},
					Term{Not: true, Scope: 2, Name: "stored_replicated"},
				},
				[]Term{
					Term{Scope: 2, Name: "priced", Word: 4},
					Term{Not: true, Scope: 2, Name: "storage_price"},
				},
			}},
		}},
		Definition{Name: "egress_cost", Expected: formula.Expected{Label: "egress_cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "if(origin_egress < egress, egress_price * origin_egress + cdn_price * egress, egress_price * origin_egress)", Root: &formula.Call{At: formula.At{End: 107}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 25}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 16}, Path: "origin_egress"}, Y: &formula.Name{At: formula.At{Start: 19, End: 25}, Path: "egress", Index: 1}},
			&formula.Binary{At: formula.At{Start: 27, End: 76}, X: &formula.Binary{At: formula.At{Start: 27, End: 55}, Op: 2, X: &formula.Name{At: formula.At{Start: 27, End: 39}, Path: "egress_price", Index: 2}, Y: &formula.Name{At: formula.At{Start: 42, End: 55}, Path: "origin_egress", Index: 3}}, Y: &formula.Binary{At: formula.At{Start: 58, End: 76}, Op: 2, X: &formula.Name{At: formula.At{Start: 58, End: 67}, Path: "cdn_price", Index: 4}, Y: &formula.Name{At: formula.At{Start: 70, End: 76}, Path: "egress", Index: 5}}},
			&formula.Binary{At: formula.At{Start: 78, End: 106}, Op: 2, X: &formula.Name{At: formula.At{Start: 78, End: 90}, Path: "egress_price", Index: 6}, Y: &formula.Name{At: formula.At{Start: 93, End: 106}, Path: "origin_egress", Index: 7}},
		}}, Names: 8}, Max: 1.7976931348623157e+308, Offset: 24792, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "sum(workloads.egress_cost)", Root: &formula.Call{At: formula.At{End: 26}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
				&formula.Name{At: formula.At{Start: 4, End: 25}, Path: "workloads.egress_cost", Spread: true},
			}}, Names: 1}, Offset: 24904, When: Cases{
				[]Term{
					Term{Scope: 2, Name: "priced", Word: 4},
					Term{Not: true, Scope: 2, Name: "egress"},
					Term{Not: true, Scope: 2, Name: "origin_egress"},
				},
				[]Term{
					Term{Scope: 2, Name: "priced", Word: 4},
					Term{Not: true, Scope: 2, Name: "egress_price"},
					Term{Not: true, Scope: 2, Name: "cdn_price"},
				},
			}},
		}},
		Definition{Name: "operation_cost", Expected: formula.Expected{Label: "operation_cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "price_per_write * writes + price_per_read * reads", Root: &formula.Binary{At: formula.At{End: 49}, X: &formula.Binary{At: formula.At{End: 24}, Op: 2, X: &formula.Name{At: formula.At{End: 15}, Path: "price_per_write"}, Y: &formula.Name{At: formula.At{Start: 18, End: 24}, Path: "writes", Index: 1}}, Y: &formula.Binary{At: formula.At{Start: 27, End: 49}, Op: 2, X: &formula.Name{At: formula.At{Start: 27, End: 41}, Path: "price_per_read", Index: 2}, Y: &formula.Name{At: formula.At{Start: 44, End: 49}, Path: "reads", Index: 3}}}, Names: 4}, Max: 1.7976931348623157e+308, Offset: 25109, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "sum(workloads.operation_cost)", Root: &formula.Call{At: formula.At{End: 29}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
				&formula.Name{At: formula.At{Start: 4, End: 28}, Path: "workloads.operation_cost", Spread: true},
			}}, Names: 1}, Offset: 25163, When: Cases{
				[]Term{
					Term{Scope: 2, Name: "priced", Word: 4},
					Term{Not: true, Scope: 2, Name: "writes"},
					Term{Not: true, Scope: 2, Name: "reads"},
				},
				[]Term{
					Term{Scope: 2, Name: "priced", Word: 4},
					Term{Not: true, Scope: 2, Name: "price_per_write"},
					Term{Not: true, Scope: 2, Name: "price_per_read"},
				},
			}},
		}},
		Definition{Name: "compute_cost", Expected: formula.Expected{Label: "compute_cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "sum(fleets.cost)", Root: &formula.Call{At: formula.At{End: 16}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
			&formula.Name{At: formula.At{Start: 4, End: 15}, Path: "fleets.cost", Spread: true},
		}}, Names: 1}, Max: 1.7976931348623157e+308, Offset: 25369},
	}},
	section{name: "cost total", definitions: []Definition{
		Definition{Name: "cost", Expected: formula.Expected{Label: "cost", Dim: unit.Dim{Money: 1, Time: -1}, Units: []string{
			"$/month",
		}}, Display: &unit.Display{Text: "$/month", Factor: 3.8051750380517503e-07, Dim: unit.Dim{Money: 1, Time: -1}}, Formula: formula.Formula{Text: "storage_cost + egress_cost + operation_cost + compute_cost", Root: &formula.Binary{At: formula.At{End: 58}, X: &formula.Binary{At: formula.At{End: 43}, X: &formula.Binary{At: formula.At{End: 26}, X: &formula.Name{At: formula.At{End: 12}, Path: "storage_cost"}, Y: &formula.Name{At: formula.At{Start: 15, End: 26}, Path: "egress_cost", Index: 1}}, Y: &formula.Name{At: formula.At{Start: 29, End: 43}, Path: "operation_cost", Index: 2}}, Y: &formula.Name{At: formula.At{Start: 46, End: 58}, Path: "compute_cost", Index: 3}}, Names: 4}, Max: 1.7976931348623157e+308, Offset: 25467, Others: []Variant{
			Variant{Formula: formula.Formula{Text: "storage_cost + egress_cost + operation_cost + compute_cost + sum(costs.*)", Root: &formula.Binary{At: formula.At{End: 73}, X: &formula.Binary{At: formula.At{End: 58}, X: &formula.Binary{At: formula.At{End: 43}, X: &formula.Binary{At: formula.At{End: 26}, X: &formula.Name{At: formula.At{End: 12}, Path: "storage_cost"}, Y: &formula.Name{At: formula.At{Start: 15, End: 26}, Path: "egress_cost", Index: 1}}, Y: &formula.Name{At: formula.At{Start: 29, End: 43}, Path: "operation_cost", Index: 2}}, Y: &formula.Name{At: formula.At{Start: 46, End: 58}, Path: "compute_cost", Index: 3}}, Y: &formula.Call{At: formula.At{Start: 61, End: 73}, Func: &formula.Library[2] /* sum */, Args: []formula.Node{
				&formula.Name{At: formula.At{Start: 65, End: 72}, Path: "costs.*", Index: 4, Spread: true},
			}}}, Names: 5}, Offset: 25530, When: Cases{
				[]Term{
					Term{Scope: 2, Name: "costs", Word: 9},
				},
			}},
		}},
	}},
	section{name: "path advice", rules: []Rule{
		Rule{Condition: formula.Formula{Text: "if(availability < 99.9%, min(up.*) ^ 2, 0%) > availability", Root: &formula.Comparison{At: formula.At{End: 58}, Op: ">", X: &formula.Call{At: formula.At{End: 43}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 23}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 15}, Path: "availability"}, Y: &formula.Literal{At: formula.At{Start: 18, End: 23}, Value: 0.9990000000000001, Percent: true, Step: 0.001, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 99.9, DigitsEnd: 22}},
			&formula.Binary{At: formula.At{Start: 25, End: 38}, Op: 6, X: &formula.Call{At: formula.At{Start: 25, End: 34}, Func: &formula.Library[0] /* min */, Args: []formula.Node{
				&formula.Name{At: formula.At{Start: 29, End: 33}, Path: "up.*", Index: 1, Spread: true},
			}}, Y: &formula.Literal{At: formula.At{Start: 37, End: 38}, Value: 2, Bare: true, Step: 1, Written: 2, DigitsEnd: 38}},
			&formula.Literal{At: formula.At{Start: 40, End: 42}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 41},
		}}, Y: &formula.Name{At: formula.At{Start: 46, End: 58}, Path: "availability", Index: 2}}, Names: 3}, Offset: 25763, Say: "{path} is up {availability}, its weakest step {min(up.*)}: many steps in a row add up, so let it answer without those that it can miss"},
	}},
	section{name: "workload advice", rules: []Rule{
		Rule{Condition: formula.Formula{Text: "if(stored_size >= 10 kB, stored, 0 B) > 1 TB", Root: &formula.Comparison{At: formula.At{End: 44}, Op: ">", X: &formula.Call{At: formula.At{End: 37}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 23}, Op: ">=", X: &formula.Name{At: formula.At{Start: 3, End: 14}, Path: "stored_size"}, Y: &formula.Literal{At: formula.At{Start: 18, End: 23}, Value: 10000, Dim: unit.Dim{Data: 1}, Step: 10000, Unit: &unit.Display{Text: "kB", Factor: 1000, Dim: unit.Dim{Data: 1}}, Written: 10, DigitsEnd: 20}},
			&formula.Name{At: formula.At{Start: 25, End: 31}, Path: "stored", Index: 1},
			&formula.Literal{At: formula.At{Start: 33, End: 36}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 34},
		}}, Y: &formula.Literal{At: formula.At{Start: 40, End: 44}, Value: 1e+12, Dim: unit.Dim{Data: 1}, Step: 1e+12, Unit: &unit.Display{Text: "TB", Factor: 1e+12, Dim: unit.Dim{Data: 1}}, Written: 1, DigitsEnd: 41}}, Names: 2}, Offset: 25979, Say: "{workload} keeps {stored} in objects of {stored_size}: keep them in blob storage, and their keys in the database", When: Cases{
			[]Term{
				Term{Not: true, Name: "kept_apart", Word: 5},
				Term{Not: true, Name: "storage_price"},
				Term{Not: true, Scope: 2, Name: "storage_price"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "if(stored_size > 0 B, if(stored_size < 10 kB, if(reads > 0/s, stored, 0 B), 0 B), 0 B) > 64 TB", Root: &formula.Comparison{At: formula.At{End: 94}, Op: ">", X: &formula.Call{At: formula.At{End: 86}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 20}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 14}, Path: "stored_size"}, Y: &formula.Literal{At: formula.At{Start: 17, End: 20}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 18}},
			&formula.Call{At: formula.At{Start: 22, End: 80}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 25, End: 44}, Op: "<", X: &formula.Name{At: formula.At{Start: 25, End: 36}, Path: "stored_size", Index: 1}, Y: &formula.Literal{At: formula.At{Start: 39, End: 44}, Value: 10000, Dim: unit.Dim{Data: 1}, Step: 10000, Unit: &unit.Display{Text: "kB", Factor: 1000, Dim: unit.Dim{Data: 1}}, Written: 10, DigitsEnd: 41}},
				&formula.Call{At: formula.At{Start: 46, End: 74}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
					&formula.Comparison{At: formula.At{Start: 49, End: 60}, Op: ">", X: &formula.Name{At: formula.At{Start: 49, End: 54}, Path: "reads", Index: 2}, Y: &formula.Binary{At: formula.At{Start: 57, End: 60}, Op: 3, X: &formula.Literal{At: formula.At{Start: 57, End: 58}, Bare: true, Step: 1, DigitsEnd: 58}, Y: &formula.UnitRef{At: formula.At{Start: 59, End: 60}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
					&formula.Name{At: formula.At{Start: 62, End: 68}, Path: "stored", Index: 3},
					&formula.Literal{At: formula.At{Start: 70, End: 73}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 71},
				}},
				&formula.Literal{At: formula.At{Start: 76, End: 79}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 77},
			}},
			&formula.Literal{At: formula.At{Start: 82, End: 85}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 83},
		}}, Y: &formula.Literal{At: formula.At{Start: 89, End: 94}, Value: 6.4e+13, Dim: unit.Dim{Data: 1}, Step: 1e+12, Unit: &unit.Display{Text: "TB", Factor: 1e+12, Dim: unit.Dim{Data: 1}}, Written: 64, DigitsEnd: 91}}, Names: 4}, Offset: 26213, Say: "{workload} keeps {stored} in records of {stored_size}: more than one database holds, so shard it by key", When: Cases{
			[]Term{
				Term{Not: true, Name: "in_fleet", Word: 6},
				Term{Not: true, Name: "storage_price"},
				Term{Not: true, Scope: 2, Name: "storage_price"},
			},
		}},
		Rule{Condition: formula.Formula{Text: "if(cdn_hit == 0%, if(cache_share > 0%, if(read_size >= 10 kB, if(objects > 0, if(reads >= 10 * writes, egress, 0 B/s), 0 B/s), 0 B/s), 0 B/s), 0 B/s) > 10 Gbps", Root: &formula.Comparison{At: formula.At{End: 159}, Op: ">", X: &formula.Call{At: formula.At{End: 149}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 16}, Op: "==", X: &formula.Name{At: formula.At{Start: 3, End: 10}, Path: "cdn_hit"}, Y: &formula.Literal{At: formula.At{Start: 14, End: 16}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 15}},
			&formula.Call{At: formula.At{Start: 18, End: 141}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 21, End: 37}, Op: ">", X: &formula.Name{At: formula.At{Start: 21, End: 32}, Path: "cache_share", Index: 1}, Y: &formula.Literal{At: formula.At{Start: 35, End: 37}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 36}},
				&formula.Call{At: formula.At{Start: 39, End: 133}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
					&formula.Comparison{At: formula.At{Start: 42, End: 60}, Op: ">=", X: &formula.Name{At: formula.At{Start: 42, End: 51}, Path: "read_size", Index: 2}, Y: &formula.Literal{At: formula.At{Start: 55, End: 60}, Value: 10000, Dim: unit.Dim{Data: 1}, Step: 10000, Unit: &unit.Display{Text: "kB", Factor: 1000, Dim: unit.Dim{Data: 1}}, Written: 10, DigitsEnd: 57}},
					&formula.Call{At: formula.At{Start: 62, End: 125}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
						&formula.Comparison{At: formula.At{Start: 65, End: 76}, Op: ">", X: &formula.Name{At: formula.At{Start: 65, End: 72}, Path: "objects", Index: 3}, Y: &formula.Literal{At: formula.At{Start: 75, End: 76}, Bare: true, Step: 1, DigitsEnd: 76}},
						&formula.Call{At: formula.At{Start: 78, End: 117}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
							&formula.Comparison{At: formula.At{Start: 81, End: 101}, Op: ">=", X: &formula.Name{At: formula.At{Start: 81, End: 86}, Path: "reads", Index: 4}, Y: &formula.Binary{At: formula.At{Start: 90, End: 101}, Op: 2, X: &formula.Literal{At: formula.At{Start: 90, End: 92}, Value: 10, Bare: true, Step: 10, Written: 10, DigitsEnd: 92}, Y: &formula.Name{At: formula.At{Start: 95, End: 101}, Path: "writes", Index: 5}}},
							&formula.Name{At: formula.At{Start: 103, End: 109}, Path: "egress", Index: 6},
							&formula.Binary{At: formula.At{Start: 111, End: 116}, Op: 3, X: &formula.Literal{At: formula.At{Start: 111, End: 114}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 112}, Y: &formula.UnitRef{At: formula.At{Start: 115, End: 116}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
						}},
						&formula.Binary{At: formula.At{Start: 119, End: 124}, Op: 3, X: &formula.Literal{At: formula.At{Start: 119, End: 122}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 120}, Y: &formula.UnitRef{At: formula.At{Start: 123, End: 124}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
					}},
					&formula.Binary{At: formula.At{Start: 127, End: 132}, Op: 3, X: &formula.Literal{At: formula.At{Start: 127, End: 130}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 128}, Y: &formula.UnitRef{At: formula.At{Start: 131, End: 132}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
				}},
				&formula.Binary{At: formula.At{Start: 135, End: 140}, Op: 3, X: &formula.Literal{At: formula.At{Start: 135, End: 138}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 136}, Y: &formula.UnitRef{At: formula.At{Start: 139, End: 140}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
			}},
			&formula.Binary{At: formula.At{Start: 143, End: 148}, Op: 3, X: &formula.Literal{At: formula.At{Start: 143, End: 146}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 144}, Y: &formula.UnitRef{At: formula.At{Start: 147, End: 148}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
		}}, Y: &formula.Literal{At: formula.At{Start: 152, End: 159}, Value: 1.25e+09, Dim: unit.Dim{Data: 1, Time: -1}, Step: 1.25e+09, Unit: &unit.Display{Text: "Gbps", Factor: 1.25e+08, Dim: unit.Dim{Data: 1, Time: -1}}, Written: 10, DigitsEnd: 154}}, Names: 7}, Offset: 26486, Say: "{workload} sends {egress in Gbps}, each object to many: a CDN near the readers sends most of it", When: Cases{
			[]Term{
				Term{Name: "counts_reads", Case: 8},
				Term{Not: true, Name: "kept_apart", Word: 5},
			},
		}},
		Rule{Condition: formula.Formula{Text: "if(peak_writes > 1k/s, if(writes > 0/s, peak_writes * busy / (writes * 1 day), 0), 0) > 5", Root: &formula.Comparison{At: formula.At{End: 89}, Op: ">", X: &formula.Call{At: formula.At{End: 85}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 21}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 14}, Path: "peak_writes"}, Y: &formula.Binary{At: formula.At{Start: 17, End: 21}, Op: 3, X: &formula.Literal{At: formula.At{Start: 17, End: 19}, Value: 1000, Bare: true, Scaled: true, Step: 1000, Written: 1, DigitsEnd: 18}, Y: &formula.UnitRef{At: formula.At{Start: 20, End: 21}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
			&formula.Call{At: formula.At{Start: 23, End: 81}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 26, End: 38}, Op: ">", X: &formula.Name{At: formula.At{Start: 26, End: 32}, Path: "writes", Index: 1}, Y: &formula.Binary{At: formula.At{Start: 35, End: 38}, Op: 3, X: &formula.Literal{At: formula.At{Start: 35, End: 36}, Bare: true, Step: 1, DigitsEnd: 36}, Y: &formula.UnitRef{At: formula.At{Start: 37, End: 38}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Binary{At: formula.At{Start: 40, End: 77}, Op: 3, X: &formula.Binary{At: formula.At{Start: 40, End: 58}, Op: 2, X: &formula.Name{At: formula.At{Start: 40, End: 51}, Path: "peak_writes", Index: 2}, Y: &formula.Name{At: formula.At{Start: 54, End: 58}, Path: "busy", Index: 3}}, Y: &formula.Paren{At: formula.At{Start: 61, End: 77}, X: &formula.Binary{At: formula.At{Start: 62, End: 76}, Op: 2, X: &formula.Name{At: formula.At{Start: 62, End: 68}, Path: "writes", Index: 4}, Y: &formula.Literal{At: formula.At{Start: 71, End: 76}, Value: 86400, Dim: unit.Dim{Time: 1}, Step: 86400, Unit: &unit.Display{Text: "day", Factor: 86400, Dim: unit.Dim{Time: 1}}, Written: 1, DigitsEnd: 72}}}},
				&formula.Literal{At: formula.At{Start: 79, End: 80}, Bare: true, Step: 1, DigitsEnd: 80},
			}},
			&formula.Literal{At: formula.At{Start: 83, End: 84}, Bare: true, Step: 1, DigitsEnd: 84},
		}}, Y: &formula.Literal{At: formula.At{Start: 88, End: 89}, Value: 5, Bare: true, Step: 1, Written: 5, DigitsEnd: 89}}, Names: 5}, Offset: 26782, Say: "{workload} writes peak at {peak_writes}, {peak_writes * busy / (writes * 1 day)} times the average: where they can wait, a queue in front lets the store be sized for less"},
		Rule{Condition: formula.Formula{Text: "if(size > 0 B, if(size <= 50 B, peak_writes, 0/s), 0/s) > 100k/s", Root: &formula.Comparison{At: formula.At{End: 64}, Op: ">", X: &formula.Call{At: formula.At{End: 55}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 13}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 7}, Path: "size"}, Y: &formula.Literal{At: formula.At{Start: 10, End: 13}, Dim: unit.Dim{Data: 1}, Step: 1, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, DigitsEnd: 11}},
			&formula.Call{At: formula.At{Start: 15, End: 49}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 18, End: 30}, Op: "<=", X: &formula.Name{At: formula.At{Start: 18, End: 22}, Path: "size", Index: 1}, Y: &formula.Literal{At: formula.At{Start: 26, End: 30}, Value: 50, Dim: unit.Dim{Data: 1}, Step: 10, Unit: &unit.Display{Text: "B", Factor: 1, Dim: unit.Dim{Data: 1}}, Written: 50, DigitsEnd: 28}},
				&formula.Name{At: formula.At{Start: 32, End: 43}, Path: "peak_writes", Index: 2},
				&formula.Binary{At: formula.At{Start: 45, End: 48}, Op: 3, X: &formula.Literal{At: formula.At{Start: 45, End: 46}, Bare: true, Step: 1, DigitsEnd: 46}, Y: &formula.UnitRef{At: formula.At{Start: 47, End: 48}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
			}},
			&formula.Binary{At: formula.At{Start: 51, End: 54}, Op: 3, X: &formula.Literal{At: formula.At{Start: 51, End: 52}, Bare: true, Step: 1, DigitsEnd: 52}, Y: &formula.UnitRef{At: formula.At{Start: 53, End: 54}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
		}}, Y: &formula.Binary{At: formula.At{Start: 58, End: 64}, Op: 3, X: &formula.Literal{At: formula.At{Start: 58, End: 62}, Value: 100000, Bare: true, Scaled: true, Step: 100000, Written: 100, DigitsEnd: 61}, Y: &formula.UnitRef{At: formula.At{Start: 63, End: 64}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}}, Names: 3}, Offset: 27046, Say: "{workload} writes {peak_writes} at the peak, of {size} each: many in one write cost little more than one"},
		Rule{Condition: formula.Formula{Text: "if(writes > 0/s, if(reads >= 10 * writes, if(read_size < 10 kB, peak_store_reads * (1 - cdn_hit), 0/s), 0/s), 0/s) > 10k/s", Root: &formula.Comparison{At: formula.At{End: 122}, Op: ">", X: &formula.Call{At: formula.At{End: 114}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 15}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 9}, Path: "writes"}, Y: &formula.Binary{At: formula.At{Start: 12, End: 15}, Op: 3, X: &formula.Literal{At: formula.At{Start: 12, End: 13}, Bare: true, Step: 1, DigitsEnd: 13}, Y: &formula.UnitRef{At: formula.At{Start: 14, End: 15}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
			&formula.Call{At: formula.At{Start: 17, End: 108}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 20, End: 40}, Op: ">=", X: &formula.Name{At: formula.At{Start: 20, End: 25}, Path: "reads", Index: 1}, Y: &formula.Binary{At: formula.At{Start: 29, End: 40}, Op: 2, X: &formula.Literal{At: formula.At{Start: 29, End: 31}, Value: 10, Bare: true, Step: 10, Written: 10, DigitsEnd: 31}, Y: &formula.Name{At: formula.At{Start: 34, End: 40}, Path: "writes", Index: 2}}},
				&formula.Call{At: formula.At{Start: 42, End: 102}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
					&formula.Comparison{At: formula.At{Start: 45, End: 62}, Op: "<", X: &formula.Name{At: formula.At{Start: 45, End: 54}, Path: "read_size", Index: 3}, Y: &formula.Literal{At: formula.At{Start: 57, End: 62}, Value: 10000, Dim: unit.Dim{Data: 1}, Step: 10000, Unit: &unit.Display{Text: "kB", Factor: 1000, Dim: unit.Dim{Data: 1}}, Written: 10, DigitsEnd: 59}},
					&formula.Binary{At: formula.At{Start: 64, End: 96}, Op: 2, X: &formula.Name{At: formula.At{Start: 64, End: 80}, Path: "peak_store_reads", Index: 4}, Y: &formula.Paren{At: formula.At{Start: 83, End: 96}, X: &formula.Binary{At: formula.At{Start: 84, End: 95}, Op: 1, X: &formula.Literal{At: formula.At{Start: 84, End: 85}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 85}, Y: &formula.Name{At: formula.At{Start: 88, End: 95}, Path: "cdn_hit", Index: 5}}}},
					&formula.Binary{At: formula.At{Start: 98, End: 101}, Op: 3, X: &formula.Literal{At: formula.At{Start: 98, End: 99}, Bare: true, Step: 1, DigitsEnd: 99}, Y: &formula.UnitRef{At: formula.At{Start: 100, End: 101}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
				}},
				&formula.Binary{At: formula.At{Start: 104, End: 107}, Op: 3, X: &formula.Literal{At: formula.At{Start: 104, End: 105}, Bare: true, Step: 1, DigitsEnd: 105}, Y: &formula.UnitRef{At: formula.At{Start: 106, End: 107}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
			}},
			&formula.Binary{At: formula.At{Start: 110, End: 113}, Op: 3, X: &formula.Literal{At: formula.At{Start: 110, End: 111}, Bare: true, Step: 1, DigitsEnd: 111}, Y: &formula.UnitRef{At: formula.At{Start: 112, End: 113}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}},
		}}, Y: &formula.Binary{At: formula.At{Start: 117, End: 122}, Op: 3, X: &formula.Literal{At: formula.At{Start: 117, End: 120}, Value: 10000, Bare: true, Scaled: true, Step: 10000, Written: 10, DigitsEnd: 119}, Y: &formula.UnitRef{At: formula.At{Start: 121, End: 122}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}}, Names: 6}, Offset: 27219, Say: "reads of {workload} outnumber its writes {reads / writes} : 1, and {peak_store_reads * (1 - cdn_hit)} of them reach the store at the peak: read replicas or a cache before more primaries", When: Cases{
			[]Term{
				Term{Not: true, Name: "fleets", Word: 13},
			},
		}},
	}},
	section{name: "scenario advice", rules: []Rule{
		Rule{Condition: formula.Formula{Text: "if(peak_writes > 10k/s, if(reads > 0/s, writes / reads, 0), 0) > 10", Root: &formula.Comparison{At: formula.At{End: 67}, Op: ">", X: &formula.Call{At: formula.At{End: 62}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 22}, Op: ">", X: &formula.Name{At: formula.At{Start: 3, End: 14}, Path: "peak_writes"}, Y: &formula.Binary{At: formula.At{Start: 17, End: 22}, Op: 3, X: &formula.Literal{At: formula.At{Start: 17, End: 20}, Value: 10000, Bare: true, Scaled: true, Step: 10000, Written: 10, DigitsEnd: 19}, Y: &formula.UnitRef{At: formula.At{Start: 21, End: 22}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
			&formula.Call{At: formula.At{Start: 24, End: 58}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 27, End: 38}, Op: ">", X: &formula.Name{At: formula.At{Start: 27, End: 32}, Path: "reads", Index: 1}, Y: &formula.Binary{At: formula.At{Start: 35, End: 38}, Op: 3, X: &formula.Literal{At: formula.At{Start: 35, End: 36}, Bare: true, Step: 1, DigitsEnd: 36}, Y: &formula.UnitRef{At: formula.At{Start: 37, End: 38}, Unit: unit.Unit{Name: "s", Factor: 1, Dim: unit.Dim{Time: 1}}, Text: "s"}}},
				&formula.Binary{At: formula.At{Start: 40, End: 54}, Op: 3, X: &formula.Name{At: formula.At{Start: 40, End: 46}, Path: "writes", Index: 2}, Y: &formula.Name{At: formula.At{Start: 49, End: 54}, Path: "reads", Index: 3}},
				&formula.Literal{At: formula.At{Start: 56, End: 57}, Bare: true, Step: 1, DigitsEnd: 57},
			}},
			&formula.Literal{At: formula.At{Start: 60, End: 61}, Bare: true, Step: 1, DigitsEnd: 61},
		}}, Y: &formula.Literal{At: formula.At{Start: 65, End: 67}, Value: 10, Bare: true, Step: 10, Written: 10, DigitsEnd: 67}}, Names: 4}, Offset: 27566, Say: "writes outnumber reads {writes / reads} : 1: a store that appends (an LSM tree or a log) takes more of them a node", When: Cases{
			[]Term{
				Term{Not: true, Name: "fleets", Word: 13},
			},
		}},
		Rule{Condition: formula.Formula{Text: "if(egress_cost < cost, if(origin_egress == egress, egress_cost, $0/month), $0/month) > 60% * cost", Root: &formula.Comparison{At: formula.At{End: 97}, Op: ">", X: &formula.Call{At: formula.At{End: 84}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 21}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 14}, Path: "egress_cost"}, Y: &formula.Name{At: formula.At{Start: 17, End: 21}, Path: "cost", Index: 1}},
			&formula.Call{At: formula.At{Start: 23, End: 73}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 26, End: 49}, Op: "==", X: &formula.Name{At: formula.At{Start: 26, End: 39}, Path: "origin_egress", Index: 2}, Y: &formula.Name{At: formula.At{Start: 43, End: 49}, Path: "egress", Index: 3}},
				&formula.Name{At: formula.At{Start: 51, End: 62}, Path: "egress_cost", Index: 4},
				&formula.Binary{At: formula.At{Start: 64, End: 72}, Op: 3, X: &formula.Literal{At: formula.At{Start: 64, End: 66}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 66}, Y: &formula.UnitRef{At: formula.At{Start: 67, End: 72}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}},
			}},
			&formula.Binary{At: formula.At{Start: 75, End: 83}, Op: 3, X: &formula.Literal{At: formula.At{Start: 75, End: 77}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 77}, Y: &formula.UnitRef{At: formula.At{Start: 78, End: 83}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}},
		}}, Y: &formula.Binary{At: formula.At{Start: 87, End: 97}, Op: 2, X: &formula.Literal{At: formula.At{Start: 87, End: 90}, Value: 0.6, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 60, DigitsEnd: 89}, Y: &formula.Name{At: formula.At{Start: 93, End: 97}, Path: "cost", Index: 5}}}, Names: 6}, Offset: 27768, Say: "egress is {egress_cost / cost in %} of the {cost}: a CDN or smaller answers save most"},
		Rule{Condition: formula.Formula{Text: "if(egress_cost < cost, if(origin_egress < egress, egress_cost, $0/month), $0/month) > 60% * cost", Root: &formula.Comparison{At: formula.At{End: 96}, Op: ">", X: &formula.Call{At: formula.At{End: 83}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 21}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 14}, Path: "egress_cost"}, Y: &formula.Name{At: formula.At{Start: 17, End: 21}, Path: "cost", Index: 1}},
			&formula.Call{At: formula.At{Start: 23, End: 72}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
				&formula.Comparison{At: formula.At{Start: 26, End: 48}, Op: "<", X: &formula.Name{At: formula.At{Start: 26, End: 39}, Path: "origin_egress", Index: 2}, Y: &formula.Name{At: formula.At{Start: 42, End: 48}, Path: "egress", Index: 3}},
				&formula.Name{At: formula.At{Start: 50, End: 61}, Path: "egress_cost", Index: 4},
				&formula.Binary{At: formula.At{Start: 63, End: 71}, Op: 3, X: &formula.Literal{At: formula.At{Start: 63, End: 65}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 65}, Y: &formula.UnitRef{At: formula.At{Start: 66, End: 71}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}},
			}},
			&formula.Binary{At: formula.At{Start: 74, End: 82}, Op: 3, X: &formula.Literal{At: formula.At{Start: 74, End: 76}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 76}, Y: &formula.UnitRef{At: formula.At{Start: 77, End: 82}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}},
		}}, Y: &formula.Binary{At: formula.At{Start: 86, End: 96}, Op: 2, X: &formula.Literal{At: formula.At{Start: 86, End: 89}, Value: 0.6, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 60, DigitsEnd: 88}, Y: &formula.Name{At: formula.At{Start: 92, End: 96}, Path: "cost", Index: 5}}}, Names: 6}, Offset: 27955, Say: "egress is {egress_cost / cost in %} of the {cost}: smaller answers save most"},
		Rule{Condition: formula.Formula{Text: "if(storage_cost < cost, storage_cost, $0/month) > 60% * cost", Root: &formula.Comparison{At: formula.At{End: 60}, Op: ">", X: &formula.Call{At: formula.At{End: 47}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 22}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 15}, Path: "storage_cost"}, Y: &formula.Name{At: formula.At{Start: 18, End: 22}, Path: "cost", Index: 1}},
			&formula.Name{At: formula.At{Start: 24, End: 36}, Path: "storage_cost", Index: 2},
			&formula.Binary{At: formula.At{Start: 38, End: 46}, Op: 3, X: &formula.Literal{At: formula.At{Start: 38, End: 40}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 40}, Y: &formula.UnitRef{At: formula.At{Start: 41, End: 46}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}},
		}}, Y: &formula.Binary{At: formula.At{Start: 50, End: 60}, Op: 2, X: &formula.Literal{At: formula.At{Start: 50, End: 53}, Value: 0.6, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 60, DigitsEnd: 52}, Y: &formula.Name{At: formula.At{Start: 56, End: 60}, Path: "cost", Index: 3}}}, Names: 4}, Offset: 28132, Say: "storage is {storage_cost / cost in %} of the {cost}: a shorter retention or a colder tier saves most"},
		Rule{Condition: formula.Formula{Text: "if(compute_cost < cost, compute_cost, $0/month) > 60% * cost", Root: &formula.Comparison{At: formula.At{End: 60}, Op: ">", X: &formula.Call{At: formula.At{End: 47}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 22}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 15}, Path: "compute_cost"}, Y: &formula.Name{At: formula.At{Start: 18, End: 22}, Path: "cost", Index: 1}},
			&formula.Name{At: formula.At{Start: 24, End: 36}, Path: "compute_cost", Index: 2},
			&formula.Binary{At: formula.At{Start: 38, End: 46}, Op: 3, X: &formula.Literal{At: formula.At{Start: 38, End: 40}, Dim: unit.Dim{Money: 1}, Step: 1, Unit: &unit.Display{Text: "$", Factor: 1, Dim: unit.Dim{Money: 1}}, DigitsEnd: 40}, Y: &formula.UnitRef{At: formula.At{Start: 41, End: 46}, Unit: unit.Unit{Name: "month", Factor: 2.628e+06, Dim: unit.Dim{Time: 1}}, Text: "month"}},
		}}, Y: &formula.Binary{At: formula.At{Start: 50, End: 60}, Op: 2, X: &formula.Literal{At: formula.At{Start: 50, End: 53}, Value: 0.6, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 60, DigitsEnd: 52}, Y: &formula.Name{At: formula.At{Start: 56, End: 60}, Path: "cost", Index: 3}}}, Names: 4}, Offset: 28297, Say: "servers are {compute_cost / cost in %} of the {cost}: fuller or cheaper nodes save most"},
	}},
	section{name: "fleet advice", rules: []Rule{
		Rule{Condition: formula.Formula{Text: "if(occupancy < 100%, occupancy, 0%) > 80%", Root: &formula.Comparison{At: formula.At{End: 41}, Op: ">", X: &formula.Call{At: formula.At{End: 35}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 19}, Op: "<", X: &formula.Name{At: formula.At{Start: 3, End: 12}, Path: "occupancy"}, Y: &formula.Literal{At: formula.At{Start: 15, End: 19}, Value: 1, Percent: true, Step: 1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 100, DigitsEnd: 18}},
			&formula.Name{At: formula.At{Start: 21, End: 30}, Path: "occupancy", Index: 1},
			&formula.Literal{At: formula.At{Start: 32, End: 34}, Percent: true, Step: 0.01, Unit: &unit.Display{Text: "%", Factor: 0.01}, DigitsEnd: 33},
		}}, Y: &formula.Literal{At: formula.At{Start: 38, End: 41}, Value: 0.8, Percent: true, Step: 0.1, Unit: &unit.Display{Text: "%", Factor: 0.01}, Written: 80, DigitsEnd: 40}}, Names: 2}, Offset: 28465, Say: "{fleet} is {occupancy} occupied at its rate, where requests begin to wait: more nodes or a shorter service time", When: Cases{
			[]Term{
				Term{Name: "queued", Case: 3},
			},
		}},
		Rule{Condition: formula.Formula{Text: "if(nodes == 1, spare, 1) < 1", Root: &formula.Comparison{At: formula.At{End: 28}, Op: "<", X: &formula.Call{At: formula.At{End: 24}, Func: &formula.Library[14] /* if */, Args: []formula.Node{
			&formula.Comparison{At: formula.At{Start: 3, End: 13}, Op: "==", X: &formula.Name{At: formula.At{Start: 3, End: 8}, Path: "nodes"}, Y: &formula.Literal{At: formula.At{Start: 12, End: 13}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 13}},
			&formula.Name{At: formula.At{Start: 15, End: 20}, Path: "spare", Index: 1},
			&formula.Literal{At: formula.At{Start: 22, End: 23}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 23},
		}}, Y: &formula.Literal{At: formula.At{Start: 27, End: 28}, Value: 1, Bare: true, Step: 1, Written: 1, DigitsEnd: 28}}, Names: 2}, Offset: 28634, Say: "one node carries {fleet}: give it a spare if it must stay up", When: Cases{
			[]Term{
				Term{Name: "serves", Word: 10},
			},
			[]Term{
				Term{Name: "queued", Case: 3},
			},
			[]Term{
				Term{Not: true, Name: "needs", Word: 8},
			},
		}},
	}},
}}
