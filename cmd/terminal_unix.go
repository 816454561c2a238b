//go:build unix

package cmd

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// hasCodes says that terminals understand codes to clear them and to move the cursor.
const hasCodes = true

// notifyResize sends a signal when the size of the terminal changes.
func notifyResize(to chan<- os.Signal) { signal.Notify(to, syscall.SIGWINCH) }

// suspend stops the program, as Ctrl-Z does where a terminal is not in raw mode, until
// the shell lets it go on. A shell that does not stop programs lets it go on at once.
func suspend() {
	goOn := make(chan os.Signal, 1)
	signal.Notify(goOn, syscall.SIGCONT)
	defer signal.Stop(goOn)
	if syscall.Kill(0, syscall.SIGTSTP) == nil {
		select {
		case <-goOn:
		case <-time.After(time.Second):
		}
	}
}
