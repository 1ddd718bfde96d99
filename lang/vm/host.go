package vm

import (
	"os"
	"strings"

	"pystm/lang/parser"
	"pystm/lang/vm/compile"
	"pystm/lang/vm/obj"
)

// What the program around the interpreter asks of it: running a main module,
// reporting what nobody caught, ending.

// Interrupt makes the main thread raise KeyboardInterrupt at its next safepoint.
// Any goroutine may call it.
func (vm *VM) Interrupt() {
	vm.Interrupted.Store(true)
	vm.main.Segment.Interrupt()
}

// RunMainSource compiles source text and runs it as __main__. file is its
// __file__, if any.
func (t *Thread) RunMainSource(src []byte, filename, file, pkg string, opts compile.Options) error {
	c, err := compileSource(src, filename, parser.Exec, opts)
	if err != nil {
		return t.sourceError(err)
	}
	_, err = t.RunMain(c, file, pkg)
	return err
}

// RunMainModule runs a module or a package's __main__ as the program.
func (t *Thread) RunMainModule(name string) error {
	pkg := name[:max(strings.LastIndexByte(name, '.'), 0)]
	if pkg != "" {
		if _, err := t.ImportModule(pkg); err != nil {
			return err
		}
	}
	src, file, isPkg, err := t.findSource(name)
	if err != nil {
		return err
	}
	if isPkg {
		if _, err := t.ImportModule(name); err != nil {
			return err
		}
		pkg = name
		if src, file, _, err = t.findSource(name + ".__main__"); err != nil {
			return err
		}
	}
	if argv := t.StrGet(t.VM.roots.sysDict, t.Intern("argv")); t.IsKind(argv, obj.KindList) && t.ListLen(argv) > 0 {
		s, err := t.NewStr(file)
		if err != nil {
			return err
		}
		t.ListSet(argv, 0, s)
	}
	return t.RunMainSource(src, file, file, pkg, compile.Options{Optimize: t.VM.Options.Optimize})
}

// findSource finds the text of a module by its full name, whose parents are
// imported.
func (t *Thread) findSource(full string) (src []byte, file string, pkg bool, err error) {
	if f := t.VM.Options.Frozen; f != nil {
		if src, pkg, ok := f(full); ok {
			return src, "<frozen " + full + ">", pkg, nil
		}
	}
	path := t.StrGet(t.VM.roots.sysDict, t.Intern("path"))
	last := full
	if i := strings.LastIndexByte(full, '.'); i >= 0 {
		last = full[i+1:]
		if mod := t.StrGet(t.VM.roots.modules, t.Intern(full[:i])); t.IsKind(mod, obj.KindModule) {
			path = t.StrGet(t.Field(mod, obj.ModuleDict), t.VM.Names.Path)
		}
	}
	dirs, err := t.stringList(path)
	if err != nil {
		return nil, "", false, err
	}
	for _, dir := range dirs {
		if dir == "" {
			dir = "."
		}
		if b, err := os.ReadFile(dir + "/" + last + "/__init__.py"); err == nil {
			return b, dir + "/" + last + "/__init__.py", true, nil
		}
		if b, err := os.ReadFile(dir + "/" + last + ".py"); err == nil {
			return b, dir + "/" + last + ".py", false, nil
		}
	}
	return nil, "", false, t.notFound(full, "No module named '"+full+"'")
}

// ReportUncaught shows an exception that left the program, through
// sys.excepthook, and gives the exit status it stands for: SystemExit's code.
func (t *Thread) ReportUncaught(err error) int {
	m := t.Mark()
	defer t.Release(m)
	exc := t.Keep(t.Caught(err))
	t.r.handled = 0
	if t.IsSubclass(t.TypeOf(*exc), t.VM.Exc.SystemExit) {
		return t.exitStatus(t.excField(*exc, 0))
	}
	t.FlushStandard()
	t.showException(exc)
	t.FlushStandard()
	if t.IsSubclass(t.TypeOf(*exc), t.VM.Exc.KeyboardInterrupt) {
		return 130
	}
	return 1
}

// showException calls sys.excepthook; if that fails, a line must do.
func (t *Thread) showException(exc *Value) {
	sys := t.VM.roots.sysDict
	hook := Value(obj.Unbound)
	if sys != obj.Unbound {
		for _, name := range [...]string{"last_type", "last_value", "last_traceback"} {
			v := *exc
			switch name {
			case "last_type":
				v = t.TypeOf(v)
			case "last_traceback":
				v = t.Field(v, obj.ExcTraceback)
			}
			if t.StrSet(sys, t.Intern(name), v) != nil {
				return
			}
		}
		hook = t.StrGet(sys, t.Intern("excepthook"))
	}
	if hook != obj.Unbound {
		_, err := t.Call(hook, t.TypeOf(*exc), *exc, t.Field(*exc, obj.ExcTraceback))
		if err == nil {
			return
		}
		second := t.Caught(err)
		if t.IsSubclass(t.TypeOf(second), t.VM.Exc.SystemExit) {
			return
		}
		os.Stderr.WriteString("Error in sys.excepthook:\n" + t.lineFor(second) + "\nOriginal exception was:\n")
	}
	os.Stderr.WriteString(t.lineFor(*exc) + "\n")
}

// lineFor is the last line of a traceback.
func (t *Thread) lineFor(exc Value) string {
	m := t.Mark()
	defer t.Release(m)
	name := t.qualifiedName(t.TypeOf(exc))
	text, err := t.StrText(exc)
	if err != nil {
		t.r.raised = 0
		text = "<exception str() failed>"
	}
	if text == "" {
		return name
	}
	return name + ": " + text
}

// exitStatus is the status of sys.exit(code): text goes to standard error.
func (t *Thread) exitStatus(c Value) int {
	switch {
	case c == obj.NoneValue:
		return 0
	case c.IsInt():
		return int(c.Int() & 0xff)
	case c.IsBool():
		return b2i(c == obj.TrueValue)
	case t.IsInstance(c, obj.ShapeInt):
		if n, ok := t.Int64(t.Unwrap(c)); ok {
			return int(n & 0xff)
		}
		return 255
	}
	t.FlushStandard()
	text, err := t.StrText(c)
	if err != nil {
		t.r.raised = 0
		return 1
	}
	os.Stderr.WriteString(text + "\n")
	return 1
}

// RunExitFunctions runs what the program registered with module atexit.
func (t *Thread) RunExitFunctions() error {
	mod := t.StrGet(t.VM.roots.modules, t.Intern("atexit"))
	if !t.IsKind(mod, obj.KindModule) {
		return nil
	}
	f := t.StrGet(t.Field(mod, obj.ModuleDict), t.Intern("_run_exitfuncs"))
	if f == obj.Unbound {
		return nil
	}
	_, err := t.Call(f)
	return err
}

// FlushStandard flushes sys.stdout and sys.stderr.
func (t *Thread) FlushStandard() error {
	if t.VM.roots.sysDict == obj.Unbound {
		return nil
	}
	var first error
	for _, name := range [...]string{"stdout", "stderr"} {
		f := t.StrGet(t.VM.roots.sysDict, t.Intern(name))
		if f == obj.Unbound || f == obj.NoneValue {
			continue
		}
		raised := t.r.raised
		if _, err := t.CallMethod(f, "flush"); err != nil {
			t.r.raised = raised
			if first == nil {
				first = err
			}
		}
	}
	return first
}

// Session is a series of interactive statements in __main__.
type Session struct {
	t       *Thread
	globals Value // kept by sys.modules
	n       int
}

// NewSession makes the session, with what __main__ holds already.
func (t *Thread) NewSession() (*Session, error) {
	if !t.IsKind(t.StrGet(t.VM.roots.modules, t.VM.Names.Main), obj.KindModule) {
		if _, err := t.RunMain(nil, "", ""); err != nil {
			return nil, err
		}
	}
	return &Session{t: t}, nil
}

// Run compiles and runs one statement, and shows what it raises. exit: the
// session ends with the status.
func (s *Session) Run(src string) (status int, exit bool) {
	t := s.t
	c, err := compileSource([]byte(src), "<stdin>", parser.Single, compile.Options{})
	if err != nil {
		err = t.sourceError(err)
	} else {
		var co Value
		if co, err = t.LoadCode(c); err == nil {
			g := t.Field(t.StrGet(t.VM.roots.modules, t.VM.Names.Main), obj.ModuleDict)
			_, err = t.Exec(co, g, g)
		}
	}
	if err == nil {
		return 0, false
	}
	leaves := t.Matches(err, t.VM.Exc.SystemExit)
	status = t.ReportUncaught(err)
	return status, leaves
}
