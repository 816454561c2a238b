//go:build race

package estimatetest

// UnderRace is set in tests under the race detector, which take many times as long.
const UnderRace = true
