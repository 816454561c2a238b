package practice

import (
	_ "embed"
	"strings"
	"sync"

	"botec/estimate"
	"botec/estimate/graph"
)

//go:embed slips.txt
var slipWords string

// words are the lines of slips.txt.
type words struct {
	figures map[string]string // by the name of the quantity in its workload or fleet
	terms   map[string]string
	leftOut map[string]string
	kinds   map[string]SlipKind // of the names in leftOut
}

var wording = sync.OnceValue(func() *words {
	w := &words{map[string]string{}, map[string]string{}, map[string]string{}, map[string]SlipKind{}}
	section := ""
	for line := range strings.SplitSeq(slipWords, "\n") {
		name, text, ok := strings.Cut(line, ": ")
		switch {
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
		case !ok || line[0] == '#':
		case section == "figures":
			w.figures[name] = text
		case section == "terms":
			w.terms[name] = text
		default:
			w.leftOut[name], w.kinds[name] = text, SlipKind(section)
		}
	}
	return w
})

// labelOf is the name of a quantity in its workload or fleet, without the resource that it
// is for.
func labelOf(q *graph.Quantity) (label, resource string) {
	label = q.Label
	if q.Owner == "" {
		label = q.Name
	}
	label, resource, _ = strings.Cut(label, ".")
	return label, resource
}

// inWords is a name as words; of a part of a size that part: "text" for tweet.size.text.
func inWords(name string) string {
	for _, size := range []string{"size.", "read_size.", "stored_size.", "request_size."} {
		if i := strings.LastIndex(name, "."+size); i >= 0 {
			name = name[i+1+len(size):]
		}
	}
	return strings.NewReplacer("_", " ", ".", " ").Replace(name)
}

// isFigure says what a quantity is: "are the writes on average". It is false for one that
// has only its name.
func isFigure(q *graph.Quantity) (text string, ok bool) {
	label, resource := labelOf(q)
	if text, ok = wording().figures[label]; !ok || q.Class == graph.Metric || q.Class == graph.Input {
		return are(inWords(q.Name)), false
	}
	switch {
	case strings.HasSuffix(text, " for"): // would do for
		return text + " the " + inWords(resource), true
	case resource != "":
		return text + " of " + inWords(resource), true
	}
	return text, true
}

// are puts the verb before a name: "are photos", "is media".
func are(name string) string {
	if strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ss") && !strings.HasSuffix(name, "us") {
		return "are " + name
	}
	return "is " + name
}

// noun is what a figure is called: "the writes on average".
func noun(text string) string {
	_, text, _ = strings.Cut(text, " ")
	return text
}

// ofOwner adds to words about a quantity whose it is, where that is not plain from the
// question.
func (s *slips) ofOwner(v *estimate.Value, text string, named bool) string {
	if !named || v.Owner == "" || v.Owner == s.asked.Owner || v.Owner == s.q.Value.Owner || len(s.Scenario.Workloads)+len(s.Scenario.Fleets) < 2 {
		return text
	}
	what, when, ok := strings.Cut(text, ",")
	if ok {
		return what + " of " + v.Owner + "," + when
	}
	for _, end := range []string{" on average", " at the peak"} {
		if what, ok := strings.CutSuffix(text, end); ok {
			return what + " of " + v.Owner + end
		}
	}
	return text + " of " + v.Owner
}

// say is what a value is in place of the one that is asked for.
func (s *slips) say(v *estimate.Value) string {
	text, named := isFigure(v.Quantity)
	return s.ofOwner(v, text, named)
}

// enumerate joins words: "a, b and c". More than four are cut.
func enumerate(list []string) string {
	if len(list) > 4 {
		list = append(list[:3:3], "more")
	}
	last := len(list) - 1
	if last <= 0 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// withFactor puts a factor into the words about it; where it has no single value, what
// stands behind the last comma or semicolon goes.
func withFactor(text, factor string) string {
	if factor == "" {
		if i := strings.LastIndexAny(text, ",;"); i > 0 && strings.Contains(text[i:], "{}") {
			return text[:i]
		}
	}
	return strings.ReplaceAll(text, "{}", factor)
}
