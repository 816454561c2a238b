package report

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"botec/estimate/document"
	"botec/estimate/source"
)

// flat is a finding or an error as the formats of reviewers take it: one kind of thing,
// with a text and a place.
type flat struct {
	rule        string
	at          *source.Error
	text        string // its message, what moved it, a diff and the hint, on lines of their own
	cause       string // the position of what has moved it, "feed.botec.yaml:7"; "" if that is not known
	fingerprint string // the same as long as the same is wrong in the same place, wherever its line is now
	edit        *document.Edit
}

// flattened lists the findings, then as many of the errors as are shown.
func flattened(o *Outcome) (list []flat) {
	seen := make(map[string]int)
	add := func(rule, name, cause string, e *source.Error, more []string, edit *document.Edit) {
		text := strings.Join(append([]string{source.Shorten(e.Text, maxMessage)}, more...), "\n")
		file, _, _ := position(e)
		key := strings.Join([]string{rule, file, name}, "\x00")
		seen[key]++ // the second of the same name in a file is another one
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		list = append(list, flat{rule, e, source.Printable(text + hint(e.Hint)), cause, fmt.Sprintf("%x", sum[:16]), edit})
	}
	for _, f := range o.Findings() {
		more := f.Why
		if f.Diff != "" {
			more = append(more, strings.TrimSuffix(f.Diff, "\n"))
		}
		e := *f.Error()
		e.Hint = f.Hint
		var edit *document.Edit
		if f.Updatable() && f.Edited == "" {
			edit = f.Edit
		}
		add(string(f.Rule), f.Name, f.Cause, &e, more, edit)
	}
	for _, e := range o.Errors.Limit(MaxErrors) {
		add("error", e.Text, "", e, nil, nil)
	}
	return list
}
