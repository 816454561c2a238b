package practice

import (
	"slices"
	"strings"
)

// Kind says what a question is about, for the history.
type Kind string

// The kinds of questions, in the order in which the history shows them.
const (
	Traffic      Kind = "traffic"
	Storage      Kind = "storage"
	Bandwidth    Kind = "bandwidth"
	Memory       Kind = "memory"
	Servers      Kind = "servers"
	Cost         Kind = "cost"
	Latency      Kind = "latency"
	Availability Kind = "availability"
	Decisions    Kind = "decisions"
	Other        Kind = "other"
	Stated       Kind = "assumptions and units" // of an interview in which one chose the inputs
	NotReached   Kind = "not reached"
)

// Kinds lists the kinds.
func Kinds() []Kind {
	return []Kind{Traffic, Storage, Bandwidth, Memory, Servers, Cost, Latency, Availability, Decisions, Other, Stated, NotReached}
}

// KindOf tells the kind of a question from the metric that it asks for and the base unit
// of that.
func KindOf(metric, unit string) Kind {
	words := strings.FieldsFunc(strings.ToLower(metric), func(r rune) bool { return r == '.' || r == '_' })
	has := func(list ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
	}
	above, _, _ := strings.Cut(unit, "/")
	switch {
	case has("nines", "down", "downtime", "availability", "available", "durability", "loss"):
		return Availability
	case unit == "1/s":
		return Traffic
	case unit == "B/s":
		return Bandwidth
	case above == "B" && has("cache", "memory", "ram"):
		return Memory
	case above == "B":
		return Storage
	case unit == "s":
		return Latency
	case unit == "" && has("nodes", "servers", "machines", "shards", "replicas", "hosts"):
		return Servers
	case len(above) == 3 && above == strings.ToUpper(above): // USD, EUR
		return Cost
	}
	return Other
}
