// Package repl is the interactive interpreter: a loop that reads entries, at a
// terminal by the editor of package edit, runs them, and shows what they give.
//
// While it waits for input the main thread holds no segment of the heap, so that
// other threads run. What needs Python's objects (the words to complete) is done
// by the main thread in between.
package repl

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/repl/edit"
)

// Config is what the command line says about a session.
type Config struct {
	Banner  string // shown first, if not empty
	Startup string // a file to run first
	History string // a file, "" for none
}

// session is an interactive session.
type session struct {
	*vm.Session
	t       *vm.Thread
	console *Console
	reader  reader
	count   int // entries read
}

// reader reads entries. io.EOF ends the session.
type reader interface {
	read(ps1, ps2 string) (string, error)
}

// Run runs a session and returns the exit status.
func Run(t *vm.Thread, console *Console, c Config) int {
	vs, err := t.NewSession()
	if err != nil {
		return t.ReportUncaught(err)
	}
	s := &session{Session: vs, t: t, console: console}
	if err := s.start(c); err != nil {
		return t.ReportUncaught(err)
	}
	if c.Startup != "" && console != nil {
		if status, exit := s.startup(c.Startup); exit {
			return status
		}
	}
	return s.loop()
}

func (s *session) start(c Config) error {
	if c.Banner != "" {
		fmt.Fprint(os.Stderr, c.Banner)
	}
	if err := s.setPrompts(); err != nil {
		return err
	}
	if s.t.VM.Options.Flags.NoSite == 0 {
		site, err := s.t.ImportModule("_sitebuiltins")
		if err == nil {
			_, err = s.t.CallMethod(site, "install", obj.Bool(s.console != nil))
		}
		if err != nil {
			return err
		}
	}
	if s.console != nil && !s.console.Dumb() {
		e, err := edit.New(s.console.Console, edit.OpenHistory(c.History), edit.Hooks{
			More: more, Complete: s.complete, Signals: s.t.VM.Signals(), Signalled: func() error { return signalled(s.t) }})
		if err != nil {
			return err
		}
		s.console.editor = e
		s.reader = typed{s.t, e}
		return nil
	}
	s.reader = newPiped(s.t, os.Stdin)
	return nil
}

// startup runs the file that prepares sessions, in their namespace.
func (s *session) startup(file string) (status int, exit bool) {
	src, err := os.ReadFile(file)
	if err != nil {
		fmt.Fprintf(os.Stderr, "Could not open PYSTMSTARTUP\n%v\n", err)
		return 0, false
	}
	return s.RunFile(src, file)
}

// setPrompts sets sys.ps1 and sys.ps2 where the program has not.
func (s *session) setPrompts() error {
	t := s.t
	sys, err := t.ImportModule("sys")
	if err != nil {
		return err
	}
	d := t.Field(sys, obj.ModuleDict)
	for name, text := range map[string]string{"ps1": ">>> ", "ps2": "... "} {
		if t.StrGet(d, t.Intern(name)) == obj.Unbound {
			if err := t.StrSet(d, t.Intern(name), t.Intern(text)); err != nil {
				return err
			}
		}
	}
	return nil
}

// prompt is the text of sys.ps1 or sys.ps2; one that has no text is empty.
func (s *session) prompt(name string) string {
	sys, err := s.t.ImportModule("sys")
	if err == nil {
		if v := s.t.StrGet(s.t.Field(sys, obj.ModuleDict), s.t.Intern(name)); v != obj.Unbound {
			var text string
			if text, err = s.t.StrText(v); err == nil {
				return s.coloured(text)
			}
		}
	}
	if err != nil {
		s.t.Caught(err)
	}
	return ""
}

// coloured is a prompt as it is shown: the usual ones in colour, if the terminal
// has some.
func (s *session) coloured(prompt string) string {
	if (prompt == ">>> " || prompt == "... ") && s.console != nil && s.console.Colours() {
		return "\x1b[1;35m" + strings.TrimSpace(prompt) + "\x1b[0m "
	}
	return prompt
}

func (s *session) loop() int {
	for {
		s.t.FlushStandard()
		var handler raised
		text, err := s.reader.read(s.prompt("ps1"), s.prompt("ps2"))
		switch {
		case errors.Is(err, edit.ErrInterrupt):
			fmt.Fprintln(os.Stderr, "KeyboardInterrupt")
			continue
		case errors.Is(err, io.EOF):
			return 0
		case errors.As(err, &handler):
			if status, exit := s.Report(handler.error); exit {
				return status
			}
			continue
		case err != nil:
			fmt.Fprintln(os.Stderr, "pystm:", err)
			return 1
		}
		s.t.ForgetInterrupt()
		if status, exit := s.run(text); exit {
			return status
		}
	}
}

// run runs an entry. What is typed at a terminal has a name of its own, by which
// its lines are found for tracebacks.
func (s *session) run(text string) (status int, exit bool) {
	if isBlank(text) {
		return 0, false
	}
	if s.console == nil {
		return s.Run(text, "<stdin>")
	}
	if s.leaves(text) {
		return 0, true
	}
	name := fmt.Sprintf("<stdin>-%d", s.count)
	s.count++
	if err := s.keepLines(name, text); err != nil {
		s.t.Caught(err)
	}
	return s.Run(text, name)
}

// isBlank reports whether a text has no statement: blanks and comments only.
func isBlank(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimLeft(line, " \t\f\r"); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// leaves reports whether an entry is one of the words that end a session, and
// the program has not given it a meaning.
func (s *session) leaves(text string) bool {
	word := strings.TrimSpace(text)
	return (word == "exit" || word == "quit") && s.t.StrGet(s.Namespace(), s.t.Intern(word)) == obj.Unbound
}

// keepLines puts the lines of an entry into the cache of module linecache.
func (s *session) keepLines(name, text string) error {
	t := s.t
	mod, err := t.ImportModule("linecache")
	if err != nil {
		return err
	}
	m := t.Mark()
	defer t.Release(m)
	keep := func(v vm.Value, e error) *vm.Value {
		if err == nil {
			err = e
		}
		return t.Keep(v)
	}
	cache := keep(t.GetAttrS(mod, "cache"))
	lines := keep(t.NewList(0))
	for line := range strings.SplitAfterSeq(strings.TrimRight(text, "\n")+"\n", "\n") {
		if line != "" && err == nil {
			l := keep(t.NewStr(line))
			err = t.ListAppend(*lines, *l)
		}
	}
	file := keep(t.NewStr(name))
	if err != nil {
		return err
	}
	entry := keep(t.NewTuple(obj.SmallInt(int64(len(text))), obj.NoneValue, *lines, *file))
	if err != nil {
		return err
	}
	_, err = t.CallMethod(*cache, "__setitem__", *file, *entry)
	return err
}

// raised is an exception that the handler of a signal raised while a reader
// waited.
type raised struct{ error }

// signalled does what the signals ask for that have come while a reader waits.
func signalled(t *vm.Thread) error {
	err := t.RunSignals()
	switch {
	case err == nil:
		return nil
	case t.Matches(err, t.VM.Exc.KeyboardInterrupt):
		t.Caught(err)
		return edit.ErrInterrupt
	}
	return raised{err}
}

// typed reads entries at a terminal.
type typed struct {
	t *vm.Thread
	*edit.Editor
}

func (r typed) read(ps1, ps2 string) (string, error) {
	e := r.Read(ps1, ps2, wait(r.t))
	return e.Text, e.Err
}

// wait is how the editor waits: without a segment of the heap. In a session's
// loop nothing can have doomed the transaction that ends with it.
func wait(t *vm.Thread) func(func()) {
	return func(f func()) {
		done := false
		if err := t.Blocking(func() { f(); done = true }); err != nil {
			t.Caught(err)
		}
		if !done {
			f()
		}
	}
}
