package cmd

import (
	"io"
	"strings"

	"botec/estimate/source"
)

// dialogue is a conversation with somebody, or with the lines of a file.
type dialogue struct {
	listen <-chan heard
	say    func(text string) error
}

// dialogue starts one. What it says goes to standard output, and to standard error
// where standard output is the result's. done ends it.
func (a *app) dialogue() (d dialogue, done func()) {
	d.listen, done = a.lines()
	d.say = func(text string) error {
		if a.settings.Output != "table" {
			_, err := io.WriteString(a.stderr, text)
			return err
		}
		a.out.WriteString(text)
		return a.flush()
	}
	return d, done
}

// prompt says a text and waits for the next line. echo is what to begin the next text
// with: the line itself, where nobody typed it into a terminal. ok is false where no
// line comes any more.
func (d dialogue) prompt(text string) (line, echo string, ok bool, err error) {
	if err := d.say(text + "> "); err != nil {
		return "", "", false, err
	}
	got, ok := <-d.listen
	if !ok {
		return "", "", false, d.say("\n")
	}
	if got.echo {
		echo = source.Printable(got.text) + "\n"
	}
	return strings.TrimSpace(got.text), echo, true, nil
}
