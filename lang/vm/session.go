package vm

import (
	"errors"
	"strings"

	"pystm/lang/parser"
	"pystm/lang/parser/ast"
	"pystm/lang/vm/obj"
)

// Session is a series of interactive statements in __main__.
type Session struct{ t *Thread }

// NewSession makes the session, with what __main__ holds already.
func (t *Thread) NewSession() (*Session, error) {
	if !t.IsKind(t.StrGet(t.VM.roots.modules, t.VM.Names.Main), obj.KindModule) {
		if _, err := t.RunMain(nil, "", "", ""); err != nil {
			return nil, err
		}
	}
	return &Session{t: t}, nil
}

// Namespace is the dict of __main__.
func (s *Session) Namespace() Value {
	return s.t.Field(s.t.StrGet(s.t.VM.roots.modules, s.t.VM.Names.Main), obj.ModuleDict)
}

// ParseEntry parses what was typed at a prompt: one statement as CPython takes
// it or, as a text may have been pasted, several.
func ParseEntry(filename, src string) (ast.Mod, error) {
	tree, err := parser.ParseString(filename, src, parser.Single)
	if err == nil {
		return tree, nil
	}
	all, allErr := parser.ParseString(filename, src, parser.Exec)
	switch {
	case allErr != nil && errors.Is(err, parser.ErrSeveral):
		return nil, allErr
	case allErr != nil:
		return nil, err
	}
	return &ast.Interactive{Body: all.(*ast.Module).Body}, nil
}

// Run compiles and runs an entry, and shows what it raises. exit: the session
// ends with the status.
func (s *Session) Run(src, filename string) (status int, exit bool) {
	t := s.t
	tree, err := ParseEntry(filename, src)
	if err == nil {
		err = s.run(tree, src, filename)
	} else {
		err = t.sourceError(err)
	}
	if err == nil {
		t.FlushStandard()
		return 0, false
	}
	return s.Report(err)
}

func (s *Session) run(tree ast.Mod, src, filename string) error {
	t := s.t
	c, err := compileTree(tree, nil, filename, t.compileOptions())
	var wrong *parser.SyntaxError
	if errors.As(err, &wrong) && wrong.Text == "" && filename != "<stdin>" {
		if lines := strings.SplitAfter(src, "\n"); wrong.Line >= 1 && wrong.Line <= len(lines) {
			wrong.Text = lines[wrong.Line-1]
		}
	}
	if err != nil {
		return t.sourceError(err)
	}
	co, err := t.LoadCode(c)
	if err != nil {
		return err
	}
	g := s.Namespace()
	_, err = t.Exec(co, g, g)
	return err
}

// RunFile runs a file in the session's namespace, as Run does.
func (s *Session) RunFile(src []byte, filename string) (status int, exit bool) {
	t := s.t
	c, err := t.compileSource(src, filename, parser.Exec, t.compileOptions())
	if err != nil {
		return s.Report(t.sourceError(err))
	}
	co, err := t.LoadCode(c)
	if err == nil {
		g := s.Namespace()
		_, err = t.Exec(co, g, g)
	}
	if err != nil {
		return s.Report(err)
	}
	t.FlushStandard()
	return 0, false
}

// Report shows an exception; SystemExit ends the session instead.
func (s *Session) Report(err error) (status int, exit bool) {
	t := s.t
	m := t.Mark()
	defer t.Release(m)
	exc := t.Keep(t.Caught(err))
	t.r.handled = 0
	if t.isExit(*exc) {
		return t.exitStatus(exc), true
	}
	t.FlushStandard()
	status, exit = t.showException(exc)
	t.FlushStandard()
	return status, exit
}

// ForgetInterrupt forgets a Ctrl-C that was not meant for the program.
func (t *Thread) ForgetInterrupt() {
	t.VM.Interrupted.Store(false)
	select {
	case <-t.VM.main.interrupt:
	default:
	}
}
