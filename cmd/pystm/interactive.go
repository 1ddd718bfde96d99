package main

import (
	"fmt"
	"os"
	"path/filepath"

	"pystm/lang/vm"
	"pystm/lib/repl"
)

// interactive runs the prompt. fresh: nothing has run before.
func interactive(t *vm.Thread, o *options, console *repl.Console, fresh bool) int {
	var c repl.Config
	if fresh && o.flags.Quiet == 0 {
		c.Banner = banner(t)
	}
	if o.flags.IgnoreEnvironment == 0 {
		c.Startup = os.Getenv("PYSTMSTARTUP")
		c.History = os.Getenv("PYSTM_HISTORY")
	}
	if home, err := os.UserHomeDir(); err == nil && c.History == "" {
		c.History = filepath.Join(home, ".pystm_history")
	}
	return repl.Run(t, console, c)
}

func banner(t *vm.Thread) string {
	segments := t.VM.RT.Segments()
	plural := "s"
	if segments == 1 {
		plural = ""
	}
	return fmt.Sprintf("Python %s, %d segment%s\nType \"help\", \"copyright\" or \"credits\" for more information.\n", version, segments, plural)
}
