package repl

import (
	"io"
	"os"

	"pystm/lang/vm"
	"pystm/lib/repl/edit"
)

// Console is the terminal, shared by the session and the program's output.
type Console struct {
	*edit.Console
	editor *edit.Editor // of the session that runs
}

// NewConsole returns the terminal that standard input and output are; nil if
// they are none.
func NewConsole() *Console {
	c := edit.NewConsole()
	if c == nil {
		return nil
	}
	return &Console{Console: c}
}

// Colours reports whether the terminal shows colours, and may.
func (c *Console) Colours() bool { return os.Getenv("NO_COLOR") == "" && !c.Dumb() }

// Input reads a line for input(), in a session.
func (c *Console) Input(t *vm.Thread, prompt string) (line string, ok bool, err error) {
	if c.editor == nil || !t.IsMain() {
		return "", false, nil
	}
	e := c.editor.ReadLine(prompt, wait(t))
	switch e.Err {
	case nil:
		return e.Text, true, nil
	case io.EOF:
		return "", true, t.Raise(t.VM.Exc.EOFError, "EOF when reading a line")
	case edit.ErrInterrupt:
		return "", true, t.RaiseArgs(t.VM.Exc.KeyboardInterrupt)
	}
	return "", true, t.Raise(t.VM.Exc.OSError, "%v", e.Err)
}
