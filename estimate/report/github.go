package report

import (
	"fmt"
	"io"
	"strings"

	"botec/estimate/source"
)

// GitHub writes the findings and errors as workflow commands, which annotate the
// lines of a pull request.
func GitHub(w io.Writer, o *Outcome) error {
	var s strings.Builder
	annotate := func(title string, e *source.Error, more []string) {
		file, line, column := position(e)
		s.WriteString("::error ")
		if file != "" {
			s.WriteString(fmt.Sprintf("file=%s,line=%d,col=%d,", commandProperty.Replace(source.Printable(file)), line, column))
		}
		text := strings.Join(append([]string{source.Shorten(e.Text, maxMessage)}, more...), "\n") + hint(e.Hint)
		s.WriteString("title=botec " + title + "::" + commandText.Replace(source.Printable(text)) + "\n")
	}
	for _, f := range o.Findings() {
		more := f.Why
		if f.Diff != "" {
			more = append(more, strings.TrimSuffix(f.Diff, "\n"))
		}
		annotate(string(f.Rule), f.Error(), more)
	}
	for _, e := range o.Errors.Limit(MaxErrors) {
		annotate("error", e, nil)
	}
	_, err := io.WriteString(w, s.String())
	return err
}

var (
	commandText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
