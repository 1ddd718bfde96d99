package vm

// A Console is the terminal of standard input and output while an interactive
// session may use it: it must know what is printed.
type Console interface {
	// Write writes to a standard descriptor, for any goroutine.
	Write(fd int, p []byte) (int, error)
	// Echoed says that a line was read from standard input which the terminal
	// has shown.
	Echoed()
	// Input reads a line as input() does; ok is false if that is to read
	// standard input. It is a safepoint.
	Input(t *Thread, prompt string) (line string, ok bool, err error)
}
