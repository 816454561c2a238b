package report

import (
	"fmt"
	"io"
	"strings"

	"botec/estimate/source"
)

// mostAnnotations is how many annotations of one kind GitHub shows of a step.
const mostAnnotations = 10

// GitHub writes the findings and errors as workflow commands, which annotate the lines
// of a pull request: as many as are shown. One that a changed line of a scenario has
// moved stands there, the others where the finding is. Each stands in the log as well, with its
// place, and a notice counts them all; summary is what was checked.
func GitHub(w io.Writer, o *Outcome, summary string) error {
	var s strings.Builder
	list := flattened(o)
	for i, f := range list {
		file, line, column := position(f.at)
		place := ""
		if file != "" {
			place = fmt.Sprintf("%s:%d:%d: ", source.Printable(file), line, column)
		}
		if i < mostAnnotations {
			text := f.text
			at := fmt.Sprintf("file=%s,line=%d,col=%d,", commandProperty.Replace(source.Printable(file)), line, column)
			if i := strings.LastIndexByte(f.cause, ':'); i > 0 { // the pull request has changed this line
				at = fmt.Sprintf("file=%s,line=%s,", commandProperty.Replace(source.Printable(f.cause[:i])), f.cause[i+1:])
				text = place + text
			}
			if file == "" {
				at = ""
			}
			s.WriteString("::error " + at + "title=botec " + f.rule + "::" + commandText.Replace(text) + "\n")
		}
		s.WriteString(place + strings.ReplaceAll(source.Printable(f.at.Text), "\n", " ") + "\n")
	}
	if n := len(list) - mostAnnotations; n > 0 {
		summary += fmt.Sprintf("; %d more are in the log of this step", n)
	}
	s.WriteString("::notice title=botec check::" + commandText.Replace(source.Printable(summary)) + "\n")
	_, err := io.WriteString(w, s.String())
	return err
}

var (
	commandText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
