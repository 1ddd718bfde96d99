// Pystm runs Python programs on all cores.
package main

import (
	"errors"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"pystm/lang/vm"
)

func main() {
	// The interpreter keeps Python's objects out of the Go heap, which holds
	// compiled code and tables: it grows slowly and is not worth collecting often.
	debug.SetGCPercent(400)
	debug.SetMaxStack(4 << 30)
	if len(os.Args) > 1 && os.Args[1] == "stmlog" {
		os.Exit(showLog(os.Args[2:], os.Stdout, os.Stderr))
	}
	opts, err := parseFlags(os.Args[1:], os.Getenv)
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		if errors.As(err, new(usageError)) {
			os.Exit(2)
		}
		os.Exit(1)
	}
	exit(start(opts))
}

// exit ends the process. A program that Ctrl-C ended dies of that signal, so
// that the shell that runs it stops, too.
func exit(status int) {
	if status == vm.StatusInterrupted {
		signal.Reset(os.Interrupt)
		if syscall.Kill(os.Getpid(), syscall.SIGINT) == nil {
			time.Sleep(time.Second) // the signal comes at once, to some thread
		}
		status = 130
	}
	os.Exit(status)
}
