// Botec is a back-of-the-envelope capacity estimator for the command line.
package main

import (
	"os"

	"botec/cmd"
)

func main() { os.Exit(cmd.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
