// Package manual holds the pages that "botec help TOPIC" prints, as Markdown,
// and lays them out for a terminal.
package manual

import (
	"embed"
	"regexp"
	"slices"
)

//go:embed *.md
var files embed.FS

// Topic is a page of the manual: NAME.md in this folder.
type Topic struct{ Name, About string }

// Topics are the pages in the order in which a newcomer reads them.
var Topics = []Topic{
	{"language", "numbers, units, formulas, ranges, functions, conditions"},
	{"scenario", "the scenario file, key by key, built up step by step"},
	{"model", "every name of the standard model: meaning, unit, default"},
	{"decisions", "compare, decide, solve, sweep, forecast: questions with answers"},
	{"documents", "numbers in Markdown that check keeps true; CI, hooks"},
	{"scripting", "for scripts and coding agents: calls, errors, what to ask"},
	{"json", "the shape of every machine format, and exit statuses"},
	{"practising", "estimates for interviews: answers, scores, history"},
}

// Names lists the topics.
func Names() []string {
	var names []string
	for _, t := range Topics {
		names = append(names, t.Name)
	}
	return names
}

// Page is the Markdown of a topic; ok is false if there is no such topic.
func Page(topic string) (text string, ok bool) {
	if !slices.Contains(Names(), topic) {
		return "", false
	}
	b, err := files.ReadFile(topic + ".md")
	return string(b), err == nil
}

// Mentions lists the topics whose page is about a word: it stands in a heading or
// begins a row of a table. Without any it lists those whose page has the word.
func Mentions(word string) (topics []string) {
	quoted := regexp.QuoteMeta(word)
	for _, pattern := range []string{"(?im)^(#.*\\b" + quoted + "\\b|\\| `" + quoted + "`)", "(?i)\\b" + quoted + "\\b"} {
		about := regexp.MustCompile(pattern)
		for _, name := range Names() {
			if page, _ := Page(name); about.MatchString(page) {
				topics = append(topics, name)
			}
		}
		if topics != nil {
			break
		}
	}
	return topics
}
