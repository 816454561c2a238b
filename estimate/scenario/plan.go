package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
)

// Month is a calendar month: the number of months since January of the year 0.
type Month int

// String is the month as scenarios write it: "2027-03".
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", int(m)/12, int(m)%12+1) }

// ParseMonth reads a month such as "2027-03".
func ParseMonth(text string) (Month, bool) {
	year, month, ok := strings.Cut(text, "-")
	if !ok || len(year) != 4 || len(month) != 2 {
		return 0, false
	}
	y, err := strconv.ParseUint(year, 10, 16)
	if err != nil {
		return 0, false
	}
	m, err := strconv.ParseUint(month, 10, 8)
	if err != nil || m < 1 || m > 12 {
		return 0, false
	}
	return Month(12*y + m - 1), true
}

// Event changes names in some months of a forecast.
type Event struct {
	Text     string // the months as written: "2027-03", "2027-11..2028-01", "nov..jan"
	From, To Month  // of a yearly event from 0 for January to 11
	Yearly   bool   // in these months of every year
	Lasting  bool   // from the month From on
	Changes  Entries
}

// Active says whether a month is among those of an event.
func (e *Event) Active(m Month) bool {
	switch {
	case e.Lasting:
		return m >= e.From
	case !e.Yearly:
		return e.From <= m && m <= e.To
	case e.From <= e.To:
		return e.From <= m%12 && m%12 <= e.To
	}
	return e.From <= m%12 || m%12 <= e.To
}

const startKey = "from" // among the events: the month in which a forecast begins

// monthNames are the months of every year, by the first three letters of their names.
var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// yearlyMonth reads the name of a month: "nov", "November".
func yearlyMonth(text string) (Month, bool) {
	text = strings.ToLower(text)
	i := slices.IndexFunc(monthNames, func(name string) bool { return len(text) >= 3 && strings.HasPrefix(name, text) })
	return Month(i), i >= 0
}

// readGrowth reads how names grow: a formula for each.
func (w *walker) readGrowth(v *tree.Value) {
	if !w.isMap(v, "growth") {
		return
	}
	for _, f := range v.Fields {
		if f.Value.Kind == tree.Map && (f.Value.Get("rate") != nil || f.Value.Get("season") != nil) {
			w.fail(f.Value, fmt.Sprintf("growth: {%s: 5%%/month}; a season is an event: events: {nov..dec: {%s: 1.4 * %s}}", f.Key, f.Key, f.Key), "the growth of %s must be a formula", f.Key)
			continue
		}
		if e, ok := w.readEntry(f.Key, f.Value); ok {
			w.Growth = append(w.Growth, named(e, f))
		}
	}
}

// named is an entry with the position of its key.
func named(e Entry, f tree.Field) Entry {
	e.Key = &tree.Value{File: f.File, Start: f.Start, End: f.End, Text: f.Key}
	return e
}

// readEvents reads the events, and the month in which a forecast begins.
func (w *walker) readEvents(v *tree.Value) {
	if !w.isMap(v, "events") {
		return
	}
	for _, f := range v.Fields {
		if f.Key == startKey {
			month, ok := ParseMonth(w.text(f.Value, startKey))
			if f.Value.Kind == tree.Text && !ok {
				w.fail(f.Value, "from: 2027-01", "the month in which a forecast begins must be YYYY-MM, not %q", f.Value.Text)
			}
			w.Start = &month
			continue
		}
		event, problem, hint := parseEvent(f.Key)
		if problem != "" {
			w.failKey(f, hint, "%s", problem)
			continue
		}
		if f.Value.Kind != tree.Map || len(f.Value.Fields) == 0 {
			w.fail(f.Value, fmt.Sprintf("%s: {NAME: FORMULA}", f.Key), "the event %s must be a map of names and their formulas", f.Key)
			continue
		}
		for _, g := range f.Value.Fields {
			if e, ok := w.readEntry(g.Key, g.Value); ok {
				event.Changes = append(event.Changes, named(e, g))
			}
		}
		w.Events = append(w.Events, event)
	}
}

// parseEvent reads the months of an event; problem is "" for one that can be read.
func parseEvent(text string) (e Event, problem, hint string) {
	first, last, isRange := strings.Cut(text, "..")
	first, last = strings.TrimSpace(first), strings.TrimSpace(last)
	if !isRange {
		last = first
	}
	const months = "2027-03, 2027-11..2028-01, or nov..jan for every year"
	from, dated := ParseMonth(first)
	to, datedToo := ParseMonth(last)
	if !dated && !datedToo {
		var ok, okToo bool
		from, ok = yearlyMonth(first)
		to, okToo = yearlyMonth(last)
		dated, datedToo = ok, okToo
		e.Yearly = ok && okToo
	}
	switch {
	case !dated || !datedToo:
		hint = formula.DidYouMean(text, []string{startKey})
		if hint == "" {
			hint = months
		}
		return e, fmt.Sprintf("%q is no month", text), hint
	case !e.Yearly && from > to:
		return e, fmt.Sprintf("the months %s are reversed", text), fmt.Sprintf("%s..%s", last, first)
	}
	e.Text, e.From, e.To, e.Lasting = text, from, to, !isRange && !e.Yearly
	return e, "", ""
}

// grow applies flags such as --grow dau=5%/month: the growth of a name in place of that
// in the file.
func (w *walker) grow(settings []Setting) {
	seen := make(map[string]bool)
	for _, s := range settings {
		name, _, ok := strings.Cut(s.Formula, "=")
		start := len(name) + len("=")
		file := &source.File{Name: s.Flag, Text: s.Formula, Flag: true}
		fail := func(end int, text, hint string) {
			w.errors = append(w.errors, &source.Error{File: file, End: end, Text: text, Hint: hint})
		}
		if !ok {
			fail(len(s.Formula), "must be NAME=GROWTH", s.Flag+" dau=5%/month")
			continue
		}
		e := FlagEntry(s.Flag, strings.TrimSpace(name), s.Formula, start, len(s.Formula))
		e.Key = &tree.Value{File: e.Text.File, End: len(name), Text: name}
		if seen[e.Name] {
			fail(len(name), e.Name+" has two growth rates", "")
			continue
		}
		seen[e.Name], w.origins[e.Text.File] = true, OriginGiven
		w.Growth.put(e)
	}
}

// planned lists the names that growth and events change.
func (s *Scenario) planned() []string {
	names := s.Growth.names()
	for i := range s.Events {
		names = append(names, s.Events[i].Changes.names()...)
	}
	return names
}
