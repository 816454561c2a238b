// Botec is a back-of-the-envelope capacity estimator for the command line.
package main

import (
	"os"
	"runtime/debug"

	"botec/cmd"
)

func main() {
	debug.SetGCPercent(400) // most runs are over before a collection would pay
	os.Exit(cmd.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
