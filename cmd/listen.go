package cmd

import (
	"bufio"
	"os"
	"os/signal"

	"golang.org/x/term"
)

// heard is a line of standard input; echo where nobody typed it into a terminal.
type heard struct {
	text string
	echo bool
}

// longestAnswer is how much of a line is read, in bytes.
const longestAnswer = 1 << 12

// readLine reads a line; of a longer one its beginning.
func readLine(r *bufio.Reader) (line string, ok bool) {
	var text []byte
	for {
		part, more, err := r.ReadLine()
		text = append(text, part[:min(len(part), longestAnswer-len(text))]...)
		if err != nil || !more {
			return string(text), err == nil
		}
	}
}

// typed says that somebody types into a terminal.
func (a *app) typed() bool {
	f, ok := a.stdin.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// lines reads standard input line by line, until it ends, somebody interrupts,
// or done is called.
func (a *app) lines() (lines <-chan heard, done func()) {
	echo := !a.typed()
	list, over := make(chan heard), make(chan struct{})
	interrupted := make(chan os.Signal, 1)
	if !echo {
		signal.Notify(interrupted, os.Interrupt)
	}
	read := make(chan string)
	go func() {
		defer close(read)
		for in := bufio.NewReader(a.stdin); ; {
			text, ok := readLine(in)
			if !ok {
				return
			}
			select {
			case read <- text:
			case <-over:
				return
			}
		}
	}()
	go func() {
		defer close(list)
		for {
			select {
			case text, ok := <-read:
				if !ok {
					return
				}
				select {
				case list <- heard{text, echo}:
				case <-over:
					return
				}
			case <-interrupted:
				return
			case <-over:
				return
			}
		}
	}()
	return list, func() { close(over); signal.Stop(interrupted) }
}
