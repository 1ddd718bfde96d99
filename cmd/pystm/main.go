// Pystm runs Python programs on all cores.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	// The interpreter keeps Python's objects out of the Go heap, which holds
	// compiled code and tables: it grows slowly and is not worth collecting often.
	debug.SetGCPercent(400)
	debug.SetMaxStack(4 << 30)
	opts, err := parseFlags(os.Args[1:], os.Getenv)
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(2)
	}
	os.Exit(start(opts))
}
