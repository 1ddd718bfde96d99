package repl

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
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

// Module is the table of module _console, through which Python code uses the
// terminal.
func (c *Console) Module() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name: "_console",
		Doc:  "The terminal of the interpreter.",
		Funcs: []vm.Native{{Name: "page", Sig: "text, /", Doc: "Show a text a screen at a time.",
			Fn: func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				text, err := t.Text(args[0])
				if err != nil {
					return 0, err
				}
				text = strings.Clone(text)
				if e := t.Blocking(func() { err = c.page(text) }); e != nil {
					return 0, e
				}
				t.ForgetInterrupt()
				if err != nil {
					return 0, t.Raise(t.VM.Exc.OSError, "%v", err)
				}
				return obj.NoneValue, nil
			}}},
	}
}

// page shows a text by the program that PAGER names, by less, or itself.
func (c *Console) page(text string) error {
	program := os.Getenv("PAGER")
	if program == "" && !c.Dumb() {
		if _, err := exec.LookPath("less"); err == nil {
			program = "less -RFX"
		}
	}
	if program != "" {
		cmd := exec.Command("sh", "-c", program)
		cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(text), os.Stdout, os.Stderr
		if cmd.Run() == nil {
			c.Echoed()
			return nil
		}
	}
	if c.Dumb() {
		_, err := c.Write(1, []byte(text))
		return err
	}
	return c.Page(text)
}

// Input reads a line for input(), in a session.
func (c *Console) Input(t *vm.Thread, prompt string) (line string, ok bool, err error) {
	if c.editor == nil || !t.IsMain() {
		return "", false, nil
	}
	if err := t.Irrevocable(); err != nil {
		return "", true, err
	}
	e := c.editor.ReadLine(prompt, wait(t))
	var handler raised
	switch {
	case e.Err == nil:
		return e.Text, true, nil
	case e.Err == io.EOF:
		return "", true, t.Raise(t.VM.Exc.EOFError, "EOF when reading a line")
	case e.Err == edit.ErrInterrupt:
		return "", true, t.RaiseArgs(t.VM.Exc.KeyboardInterrupt)
	case errors.As(e.Err, &handler):
		return "", true, handler.error
	}
	return "", true, t.Raise(t.VM.Exc.OSError, "%v", e.Err)
}
