//go:build !unix

package cmd

import "os"

// hasCodes says that terminals understand codes to clear them and to move the cursor. The
// console of Windows has to be told to, and edits lines itself.
const hasCodes = false

// notifyResize sends nothing: this system has no signal for it.
func notifyResize(chan<- os.Signal) {}

// suspend does nothing: this system does not stop programs.
func suspend() {}
