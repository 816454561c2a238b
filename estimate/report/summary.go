package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/compare"
	"botec/estimate/document"
	"botec/estimate/page"
	"botec/estimate/source"

	"github.com/kballard/go-shellquote"
)

// maxListed is how many scenarios, and how many findings of a kind, a summary lists.
const maxListed = 20

// Summary writes the outcome as Markdown for a pull request: the figures that have
// changed by at least a share of what they were, with their reasons, and what does not
// hold. It writes nothing where there is neither.
func Summary(w io.Writer, o *Outcome, minChange float64) error {
	var blocks []string
	shown := make(map[string]bool) // figures
	tables := 0
	for _, c := range merged(o.Compared) {
		table := c.table(minChange, shown)
		if table == "" {
			continue
		}
		if tables++; tables <= maxListed {
			blocks = append(blocks, "**"+page.EscapeMarkdown(c.Name)+"**, since "+page.EscapeMarkdown(c.Since), table)
		}
	}
	if tables > maxListed {
		blocks = append(blocks, fmt.Sprintf("and %d more scenarios whose figures have changed", tables-maxListed))
	}
	blocks = slices.Concat(blocks,
		o.failing(document.Claim, "1 number does not hold", "%d numbers do not hold", shown),
		o.failing(document.Section, "1 section is outdated", "%d sections are outdated", shown),
		o.failing(document.Expectation, "1 expectation fails", "%d expectations fail", shown))
	if len(o.Errors) > 0 {
		var list []string
		for _, e := range o.Errors.Limit(maxListed) {
			list = append(list, "- "+place(e)+page.EscapeMarkdown(e.Text))
		}
		blocks = append(blocks, "**Errors**", strings.Join(list, "\n"))
	}
	if o.Note != "" {
		blocks = append(blocks, page.EscapeMarkdown(o.Note))
	}
	if len(blocks) == 0 {
		return nil
	}
	_, err := io.WriteString(w, "### Capacity\n\n"+strings.Join(blocks, "\n\n")+"\n")
	return err
}

// place is where an error is, as code.
func place(e *source.Error) string {
	file, line, _ := position(e)
	if file == "" {
		return ""
	}
	return fmt.Sprintf("`%s:%d`: ", inCode(file), line)
}

// inCode is a text between backticks.
func inCode(text string) string { return strings.ReplaceAll(source.Printable(text), "`", "'") }

// failing lists the findings of a rule below a heading, with the command that updates
// their documents. It leaves out the reasons that a table has shown.
func (o *Outcome) failing(rule document.Rule, one, several string, shown map[string]bool) []string {
	var list, outdated, edited []string
	for _, f := range o.Findings() {
		if f.Edited != "" {
			edited = append(edited, f.File.Name)
		}
		if f.Rule != rule {
			continue
		}
		lines := []string{f.Message}
		switch {
		case !shown[f.Metric]:
			lines = append(lines, f.Why...)
		case f.Edited != "": // the table has what moved the value, and not that the text was changed
			lines = append(lines, f.Why[:1]...)
		}
		if f.Edited != "" && f.Hint != "" {
			lines = append(lines, f.Hint)
		}
		for i := range lines {
			lines[i] = page.EscapeMarkdown(lines[i])
		}
		list = append(list, "- "+place(f.Error())+strings.Join(lines, "<br>"))
		if f.Updatable() && !slices.Contains(outdated, f.File.Name) {
			outdated = append(outdated, f.File.Name)
		}
	}
	if len(list) == 0 {
		return nil
	}
	head := one
	if len(list) > 1 {
		head = fmt.Sprintf(several, len(list))
	}
	outdated = slices.DeleteFunc(outdated, func(file string) bool { return slices.Contains(edited, file) }) // somebody means what is there
	if len(outdated) > 0 {
		head += ": `" + inCode("botec check --write "+shellquote.Join(outdated...)) + "`"
	}
	if n := len(list) - maxListed; n > 0 {
		list = append(list[:maxListed], fmt.Sprintf("- and %d more", n))
	}
	return []string{head, strings.Join(list, "\n")}
}

// compared is a scenario with the figures that its documents name.
type compared struct {
	document.Comparison
	figures []changedFigure
}

// changedFigure is a figure in the revision and now; nil where one does not have it.
type changedFigure struct {
	name          string
	before, after *estimate.Value
}

// merged has one comparison for each scenario, whose figures are those that documents
// claim, and its headlines.
func merged(list []document.Comparison) (all []*compared) {
	for _, c := range list {
		k := slices.IndexFunc(all, func(o *compared) bool { return o.Name == c.Name })
		if k < 0 {
			k = len(all)
			all = append(all, &compared{Comparison: c})
		}
		names := c.Claimed
		for _, v := range headlines(c.After) {
			names = append(names, v.Name)
		}
		for _, name := range names {
			if slices.ContainsFunc(all[k].figures, func(f changedFigure) bool { return f.name == name }) {
				continue
			}
			all[k].figures = append(all[k].figures, changedFigure{name, document.ValueIn(c.Before, name), document.ValueIn(c.After, name)})
		}
	}
	return all
}

// table has a row for each figure that has changed enough, "" for none, and notes which
// figures it has shown.
func (c *compared) table(minChange float64, shown map[string]bool) string {
	var rows []string
	var pair *compare.Pair
	for _, f := range c.figures {
		if !f.changed(minChange) {
			continue
		}
		why := ""
		if f.before != nil {
			if pair == nil {
				pair = compare.NewPair(c.Before, c.After)
			}
			why = reasons(f.name, document.Effects(pair, f.after))
		}
		shown[f.name] = true
		rows = append(rows, fmt.Sprintf("| `%s` | %s | %s | %s | %s |", strings.ReplaceAll(inCode(f.name), "|", `\|`), summaryValue(f.before), summaryValue(f.after), f.times(), page.EscapeMarkdown(why)))
	}
	if len(rows) == 0 {
		return ""
	}
	return "| | before | after | | why |\n|---|---:|---:|---:|---|\n" + strings.Join(rows, "\n")
}

// maxEffects is how many reasons a row has.
const maxEffects = 3

// reasons writes effects on a figure in a cell: the size of each where there are
// several, and only the position of a change of the figure itself.
func reasons(figure string, effects []document.Effect) string {
	if len(effects) == 1 && strings.HasPrefix(effects[0].Change, figure+" ") {
		return effects[0].At
	}
	var list []string
	for i, e := range effects {
		if i == maxEffects && len(effects) > maxEffects+1 {
			list = append(list, fmt.Sprintf("and %d more", len(effects)-i))
			break
		}
		if len(effects) == 1 {
			e.Size = ""
		}
		list = append(list, e.String())
	}
	return strings.Join(list, "; ")
}

// leastChange is the smallest change, as a share, of a figure that is printed as before.
const leastChange = 0.001

// times is the factor from the value before to that after, "" where there is none.
func (f *changedFigure) times() string {
	if f.before == nil {
		return ""
	}
	return timesOrNone(quotient(f.before.Value, f.after.Value))
}

// changed says whether a figure differs by a share of what it was, or by more.
func (f *changedFigure) changed(share float64) bool {
	if f.after == nil {
		return false
	}
	if f.before == nil {
		return f.after.Value != 0
	}
	differs := func(a, b float64) bool {
		change := math.Abs(b-a) / math.Abs(a)
		return a != b && change > 1e-9 && change >= share-1e-9 && (change >= leastChange || f.before.Print(a) != f.after.Print(b))
	}
	return differs(f.before.Value, f.after.Value) || differs(f.before.P5, f.after.P5) || differs(f.before.P95, f.after.P95)
}

// summaryValue is a value with its percentiles, or a dash.
func summaryValue(v *estimate.Value) string {
	switch {
	case v == nil:
		return "—"
	case v.Uncertain:
		return page.EscapeMarkdown(fmt.Sprintf("%s (%s … %s)", v.Text(), v.Print(v.P5), v.Print(v.P95)))
	}
	return page.EscapeMarkdown(v.Text())
}
