package report

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/page"
	"botec/estimate/scenario"
)

// positive says that one of the values exists and is above 0.
func (a *sections) positive(names ...string) bool {
	for _, name := range names {
		if v := a.Get(name); v != nil && v.Value > 0 {
			return true
		}
	}
	return false
}

func (a *sections) traffic() *page.Table {
	t := a.begin("Traffic", averageAndPeak, "requests", "peak_requests", "writes", "reads", "peak_writes", "peak_reads", "store_reads")
	var rows []row
	for _, l := range a.Scenario.Workloads {
		if l.Split { // its parts stand in its place
			continue
		}
		hasRow := false
		for _, kind := range []string{"writes", "reads"} {
			if name := l.Name + "." + kind; a.positive(name, l.Name+".peak_"+kind) {
				rows = append(rows, a.withPeak([]string{l.Name, kind}, name, false)...)
				hasRow = true
			}
		}
		if !hasRow && a.positive(l.Name+".requests") {
			rows = append(rows, a.withPeak([]string{l.Name, "requests"}, l.Name+".requests", false)...)
		}
	}
	if len(rows) > 1 {
		rows = append(rows, a.withPeak([]string{"requests"}, "requests", true)...)
	}
	if a.positive("requests") && a.Get("store_reads").Value < a.Get("reads").Value {
		store := a.withPeak([]string{"store reads"}, "store_reads", false)
		store[0].Remark = "cache misses"
		rows = append(rows, store...)
	}
	return a.fill(t, rows)
}

func (a *sections) bandwidth() *page.Table {
	t := a.begin("Bandwidth", averageAndPeak, "ingress", "egress", "peak_ingress", "peak_egress", "origin_egress")
	var rows []row
	for _, name := range []string{"ingress", "egress"} {
		if a.positive(name, "peak_"+name) {
			rows = append(rows, a.withPeak([]string{name}, name, false)...)
		}
	}
	if a.positive("egress") && a.Get("origin_egress").Value < a.Get("egress").Value {
		origin := a.row([]string{"from origin"}, a.Get("origin_egress"), a.Get("egress"), false)
		if slices.ContainsFunc(a.Scenario.Workloads, func(l scenario.Workload) bool { return a.positive(l.Name + ".cdn_hit") }) {
			origin.Remark = "not served by the CDN"
		}
		rows = append(rows, origin)
	}
	return a.fill(t, rows)
}

// common is the text of a quantity if it is the same in all the workloads.
func (a *sections) common(label string, workloads []string) (text string, ok bool) {
	for _, l := range workloads {
		v := a.Get(l + "." + label)
		if text == "" {
			text = v.Text()
		} else if text != v.Text() {
			return "", false
		}
	}
	return text, text != ""
}

func (a *sections) storage() *page.Table {
	var storing, caching []string
	for _, l := range a.Scenario.Workloads {
		if l.Split {
			continue
		}
		if a.positive(l.Name + ".stored") {
			storing = append(storing, l.Name)
		}
		if a.positive(l.Name + ".cache") {
			caching = append(caching, l.Name)
		}
	}
	kept, copies := "kept", "in copies"
	existing := slices.ContainsFunc(storing, func(l string) bool { return a.positive(l + ".existing") })
	if text, ok := a.common("retention", storing); ok && text != "0 s" && !existing {
		kept = text
	}
	if text, ok := a.common("replication", storing); ok {
		copies = "× " + text
	}
	var keptLive any
	if !existing {
		keptLive = a.followsRetention(storing)
	}
	copiesLive := a.followsCommon("replication", "× ", "in copies", storing)
	t := a.begin("Storage", []page.Column{{Head: "a day"}, {Head: kept, Live: keptLive, Group: 1}, {Head: copies, Live: copiesLive, Group: 1}}, "stored", "stored_daily", "stored_replicated", "cache")
	var rows []row
	for _, name := range storing {
		rows = append(rows, a.stored(name, name+"."))
	}
	if len(storing) > 1 {
		total := a.stored("total", "")
		total.Total = true
		rows = append(rows, total)
	}
	if a.spreads && len(storing) > 0 {
		rows[0].Remark, rows[0].Live = kept, keptLive
		all := a.row([]string{copies}, a.Get("stored_replicated"), a.Get("stored"), false)
		all.Called = copiesLive
		rows = append(rows, all)
	}
	if len(caching) > 0 {
		rows = append(rows, a.cache(caching))
	}
	return a.fill(t, rows)
}

// stored is the row of the data of a workload: that of a day, all of it, and that in
// all copies; or the percentiles of all of it.
func (a *sections) stored(label, prefix string) row {
	stored := a.Get(prefix + "stored")
	if a.spreads {
		return a.row([]string{label}, stored, stored, false)
	}
	daily, replicated := a.Get(prefix+"stored_daily"), a.Get(prefix+"stored_replicated")
	return row{page.Row{Label: []string{label}, Cells: []page.Cell{named(daily, ""), named(stored, ""), figureIn(replicated, stored)}},
		[]*estimate.Value{daily, stored, replicated}}
}

// cache is the row of the cache, with what it is a share of if all workloads agree: of
// what is read in the window, or where less is kept, of that.
func (a *sections) cache(caching []string) row {
	out := a.row([]string{"cache"}, a.Get("cache"), a.Get("cache"), false)
	if !a.spreads { // what is held at once, in a unit of its own: it is a small part of what is stored
		out.Cells = []page.Cell{{}, {}, printed(a.Get("cache"), "")}
	}
	out.Live = page.Still
	share, ok := a.common("cache_share", caching)
	window, ok2 := a.common("cache_window", caching)
	capped := 0
	for _, l := range caching {
		ok = ok && a.Get(l+".cache").Origin == scenario.OriginDerived
		if kept := a.Get(l + ".stored").Value; kept > 0 && kept < a.Get(l+".origin_egress").Value*a.Get(l+".cache_window").Value {
			capped++
		}
	}
	switch {
	case ok && capped > 0 && capped == len(caching):
		out.Remark = share + " of what is kept"
	case ok && ok2 && capped == 0:
		out.Remark = fmt.Sprintf("%s of the reads of %s", share, strings.Replace(window, "1 day", "a day", 1))
	}
	return out
}
