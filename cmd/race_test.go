//go:build race

package cmd

// underRace is set in tests under the race detector, which take many times as long.
const underRace = true
