package cmd

import (
	"errors"
	"syscall"
)

// isBrokenPipe says that the reader of standard output has gone, as head does.
func isBrokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
