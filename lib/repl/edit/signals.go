package edit

import (
	"os"
	"os/signal"
	"syscall"
)

// guard has the signals that end the process call leave before they do, until
// stop is called: who has changed the terminal makes it what it was. Those that
// the program handles or ignores are not touched.
func (c *Console) guard(leave func()) (stop func()) {
	signals := make(chan os.Signal, 1)
	for _, s := range [...]syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) && (c.Handled == nil || !c.Handled(int(s))) {
			signal.Notify(signals, s)
		}
	}
	go func() {
		if s, ok := (<-signals).(syscall.Signal); ok {
			leave()
			signal.Reset(s)
			syscall.Kill(os.Getpid(), s)
		}
	}()
	return func() {
		signal.Stop(signals)
		close(signals)
	}
}
