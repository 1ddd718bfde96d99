package vm

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"unicode/utf8"

	"pystm/lang/parser"
	"pystm/lang/vm/obj"
)

// What the program around the interpreter asks of it: running a main module,
// reporting what nobody caught, ending.

// NoPackage is the __package__ of a program that is found as a module would be
// but belongs to no package: "".
const NoPackage = "."

// MainError says why there is no program to run.
type MainError string

func (e MainError) Error() string {
	text, err := obj.FindCodec("utf-8").Encode(string(e), obj.Handler("backslashreplace"))
	if err != nil {
		return string(e)
	}
	return string(text)
}

// RunMainSource compiles source text and runs it as __main__. file is its
// __file__, if any, pkg its __package__. What was found as a module would be has
// a spec, too.
func (t *Thread) RunMainSource(src []byte, filename, file, pkg string) error {
	name := ""
	if pkg == NoPackage {
		name = "__main__"
	}
	return t.runMainSource(src, obj.FileName(filename), obj.FileName(file), pkg, name)
}

func (t *Thread) runMainSource(src []byte, filename, file, pkg, name string) error {
	if bytes.HasPrefix(src, []byte(PycMagic)) {
		c, err := t.codeOfPyc(src)
		if err == nil {
			_, err = t.RunMain(c, file, pkg, name)
		}
		return err
	}
	c, err := t.compileSource(src, filename, parser.Exec, t.compileOptions())
	if err != nil {
		if name == "" {
			endOfFile(err, src)
		}
		return t.sourceError(mainError(err, src))
	}
	_, err = t.RunMain(c, file, pkg, name)
	return err
}

// RunCommand runs the text of -c as __main__.
func (t *Thread) RunCommand(text string) error {
	if !utf8.ValidString(text) {
		t.writeStderr("Unable to decode the command from the command line:\n")
		s, err := t.NewStr(obj.FileName(text))
		if err == nil {
			_, err = t.CallMethod(s, "encode") // says which character it cannot encode
		}
		return err
	}
	c, err := compileText(text, "<string>", parser.Exec, t.compileOptions())
	if err != nil {
		return t.sourceError(err)
	}
	_, err = t.RunMain(c, "", "", "")
	return err
}

// endOfFile takes the column from what is missing at the end of the main
// program: it is read line by line, and behind the last one there is none.
func endOfFile(err error, src []byte) {
	var se *parser.SyntaxError
	if !errors.As(err, &se) || se.EndCol != -1 || se.Line < bytes.Count(bytes.TrimSuffix(src, []byte("\n")), []byte("\n"))+1 {
		return
	}
	if strings.HasPrefix(se.Msg, "expected an indented block") || se.Msg == "expected 'except' or 'finally' block" ||
		se.Msg == "unexpected EOF while parsing" && strings.HasPrefix(se.Text, "\\") {
		se.Col = 0
	}
}

// mainError is how the main program's source is found not to be text: without
// a place.
func mainError(err error, src []byte) error {
	var se *parser.SyntaxError
	if !errors.As(err, &se) || se.EndLine != 0 && !strings.HasPrefix(se.Msg, "Non-UTF-8 code") {
		return err
	}
	if declared := parser.Declared(src); declared != "" && !strings.HasPrefix(se.Msg, "encoding problem") && se.Line == 0 && se.Col < 0 && se.Kind == "SyntaxError" {
		return errors.New("encoding problem: " + declared)
	}
	return errors.New(se.Msg)
}

// RunMainModule runs a module or a package's __main__ as the program. What was
// not found is a MainError.
func (t *Thread) RunMainModule(name string) error {
	name = obj.FileName(name)
	if strings.HasPrefix(name, ".") {
		return MainError("Relative module names not supported")
	}
	full, pkg := name, name[:max(strings.LastIndexByte(name, '.'), 0)]
	if pkg != "" {
		if err := t.importParent(pkg, name); err != nil {
			return err
		}
	}
	src, file, isPkg, err := t.findSource(name)
	if err != nil {
		return t.notRunnable(err, name, "No module named "+name)
	}
	if isPkg {
		if _, err := t.ImportModule(name); err != nil {
			return err
		}
		pkg = name
		full = name + ".__main__"
		src, file, isPkg, err = t.findSource(full)
		switch but := "; '" + name + "' is a package and cannot be directly executed"; {
		case err != nil:
			return t.notRunnable(err, name, "No module named "+full+but)
		case isPkg:
			return MainError("Cannot use package as __main__ module" + but)
		}
	}
	if argv := t.StrGet(t.VM.roots.sysDict, t.Intern("argv")); t.IsKind(argv, obj.KindList) && t.ListLen(argv) > 0 {
		s, err := t.NewStr(file)
		if err != nil {
			return err
		}
		t.ListSet(argv, 0, s)
	}
	if pkg == "" {
		pkg = NoPackage
	}
	return t.runMainSource(src, file, file, pkg, full)
}

// importParent imports the package of a module that is to be run.
func (t *Thread) importParent(pkg, name string) error {
	mod, err := t.ImportModule(pkg)
	if err != nil {
		if !t.Matches(err, t.VM.Exc.ModuleNotFoundError) || !t.lacks(t.Pending(err), pkg) {
			return err
		}
		why, err := t.StrText(t.Caught(err))
		if err != nil {
			return err
		}
		return MainError("Error while finding module specification for '" + name + "' (ModuleNotFoundError: " + why + ")")
	}
	path, err := t.LookupAttr(mod, t.VM.Names.Path)
	if err != nil || path != obj.Unbound {
		return err
	}
	msg := "Error while finding module specification for '" + name + "' (ModuleNotFoundError: __path__ attribute not found on '" +
		pkg + "' while trying to find '" + name + "')"
	if strings.HasSuffix(name, ".py") {
		msg += ". Try using '" + pkg + "' instead of '" + name + "' as the module name."
	}
	return MainError(msg)
}

// lacks reports whether a ModuleNotFoundError is about a package or one it is in:
// not about what they import.
func (t *Thread) lacks(exc Value, pkg string) bool {
	name := t.excField(exc, 1)
	if !t.IsKind(name, obj.KindStr) {
		return false
	}
	missing := t.StrView(name)
	return missing == pkg || strings.HasPrefix(pkg, missing+".")
}

// notRunnable makes a MainError of the failure to find a module.
func (t *Thread) notRunnable(err error, name, msg string) error {
	if !t.Matches(err, t.VM.Exc.ModuleNotFoundError) {
		return err
	}
	t.r.raised = 0
	if t.VM.specs[name] != nil || name == "builtins" {
		msg = "No code object available for " + name
	}
	return MainError(msg)
}

// findSource finds the text of a module by its full name, whose parents are
// imported. A package may have none.
func (t *Thread) findSource(full string) (src []byte, file string, pkg bool, err error) {
	path := obj.Unbound
	if i := strings.LastIndexByte(full, '.'); i >= 0 {
		if mod := t.StrGet(t.VM.roots.modules, t.Intern(full[:i])); t.IsKind(mod, obj.KindModule) {
			path = t.StrGet(t.Field(mod, obj.ModuleDict), t.VM.Names.Path)
		}
	}
	m := t.Mark()
	defer t.Release(m)
	f, err := t.locate(full, path)
	switch {
	case err != nil:
		return nil, "", false, err
	case f != nil && f.spec != nil && f.portions == nil:
		return t.sourceBySpec(*f.spec, full)
	case f != nil && f.src != nil:
		return f.src, f.name(full), f.dir != "", nil
	case f != nil && f.file != "":
		if src, err = os.ReadFile(obj.SystemName(f.file)); err == nil {
			return src, f.file, f.dir != "", nil
		}
	case f != nil && f.portions != nil:
		return nil, "", true, nil
	}
	return nil, "", false, t.notFound(full, "No module named "+quoted(full))
}

// sourceBySpec is findSource for a module that a finder of sys.path_hooks has found.
func (t *Thread) sourceBySpec(spec Value, full string) (src []byte, file string, pkg bool, err error) {
	m := t.Mark()
	defer t.Release(m)
	ks := t.Keep(spec)
	where, err := t.GetAttrS(spec, "submodule_search_locations")
	if err != nil {
		return nil, "", false, err
	}
	pkg = where != obj.NoneValue
	loader, err := t.GetAttrS(*ks, "loader")
	if err != nil {
		return nil, "", false, err
	}
	kl := t.Keep(loader)
	name, err := t.CallMethod(loader, "get_filename", t.Intern(full))
	if err != nil {
		return nil, "", false, err
	}
	text, err := t.Text(name)
	if err != nil {
		return nil, "", false, err
	}
	file = strings.Clone(text)
	data, err := t.CallMethod(*kl, "get_data", name)
	if err != nil {
		return nil, "", false, err
	}
	if !t.IsKind(data, obj.KindBytes) {
		return nil, "", false, t.TypeError("get_data() returned %s, not bytes", t.TypeName(data))
	}
	return []byte(t.StrView(data)), file, pkg, nil
}

// StatusInterrupted is the status of a program that Ctrl-C ended: not that of
// any exit.
const StatusInterrupted = -2

// ReportUncaught shows an exception that left the program, through
// sys.excepthook, and gives the exit status it stands for: SystemExit's code.
func (t *Thread) ReportUncaught(err error) int {
	m := t.Mark()
	defer t.Release(m)
	exc := t.Keep(t.Caught(err))
	t.r.handled = 0
	if t.isExit(*exc) && t.VM.Options.Flags.Inspect == 0 {
		return t.exitStatus(exc)
	}
	if t.IsSubclass(t.TypeOf(*exc), t.VM.Exc.KeyboardInterrupt) {
		t.VM.interruptTold.Store(true)
		defer t.VM.interruptTold.Store(false)
		t.VM.Interrupted.Store(false)
	}
	t.FlushStandard()
	status, exit := t.showException(exc)
	t.FlushStandard()
	switch {
	case exit:
		return status
	case t.IsSubclass(t.TypeOf(*exc), t.VM.Exc.KeyboardInterrupt):
		return StatusInterrupted
	}
	return 1
}

func (t *Thread) isExit(exc Value) bool { return t.IsSubclass(t.TypeOf(exc), t.VM.Exc.SystemExit) }

// showException calls sys.excepthook. If that raises SystemExit the program
// ends with its status.
func (t *Thread) showException(exc *Value) (status int, exit bool) {
	sys := t.VM.roots.sysDict
	if sys == obj.Unbound {
		os.Stderr.WriteString(t.lineFor(*exc) + "\n")
		return 0, false
	}
	for _, name := range [...]string{"last_type", "last_value", "last_traceback"} {
		v := *exc
		switch name {
		case "last_type":
			v = t.TypeOf(v)
		case "last_traceback":
			v = t.Field(v, obj.ExcTraceback)
		}
		if t.StrSet(sys, t.Intern(name), v) != nil {
			break // out of memory: the exception is shown all the same
		}
	}
	hook := t.StrGet(sys, t.Intern("excepthook"))
	if hook == obj.Unbound {
		t.writeStderr("sys.excepthook is missing\n")
		t.display(exc)
		return 0, false
	}
	if t.isDisplay(hook) {
		t.display(exc)
		return 0, false
	}
	_, err := t.Call(hook, t.TypeOf(*exc), *exc, t.Field(*exc, obj.ExcTraceback))
	if err == nil {
		return 0, false
	}
	m := t.Mark()
	defer t.Release(m)
	second := t.Keep(t.Caught(err))
	if t.isExit(*second) {
		return t.exitStatus(second), true
	}
	t.writeStderr("Error in sys.excepthook:\n")
	t.display(second)
	t.writeStderr("\nOriginal exception was:\n")
	t.display(exc)
	return 0, false
}

// isDisplay reports whether sys.excepthook is the one it was.
func (t *Thread) isDisplay(hook Value) bool {
	return t.IsKind(hook, obj.KindNative) && hook == t.StrGet(t.VM.roots.sysDict, t.Intern("__excepthook__"))
}

// display writes the traceback of an exception to sys.stderr; if that cannot be
// done, a line to standard error must do.
func (t *Thread) display(exc *Value) {
	if t.StrGet(t.VM.roots.sysDict, t.Intern("stderr")) == obj.NoneValue {
		return
	}
	mod, err := t.ImportModule("_uncaught")
	if err == nil {
		_, err = t.CallMethod(mod, "show", *exc, t.Field(*exc, obj.ExcTraceback))
	}
	if err != nil {
		t.r.raised = 0
		os.Stderr.WriteString(t.lineFor(*exc) + "\n")
	}
}

// writeStderr writes to sys.stderr or, where that is not possible, to the
// descriptor; nothing if sys.stderr is None.
func (t *Thread) writeStderr(text string) {
	file := t.StrGet(t.VM.roots.sysDict, t.Intern("stderr"))
	if file == obj.NoneValue {
		return
	}
	if file != obj.Unbound {
		m := t.Mark()
		defer t.Release(m)
		kf := t.Keep(file)
		s, err := t.NewStr(text)
		if err == nil {
			_, err = t.CallMethod(*kf, "write", s)
		}
		if err == nil {
			return
		}
		t.r.raised = 0
	}
	os.Stderr.WriteString(text)
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

// exitStatus is the status that a SystemExit asks for: its code if that is an
// int. Anything else is shown.
func (t *Thread) exitStatus(exc *Value) int {
	c, err := t.LookupAttr(*exc, t.Intern("code"))
	if err != nil || c == obj.Unbound {
		t.r.raised = 0
		c = *exc
	}
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
	}
	t.writeStderr(text + "\n")
	return 1
}

// JoinThreads waits for the threads that are not daemons, at the program's end.
func (t *Thread) JoinThreads() { t.callIfLoaded("threading", "_shutdown") }

// RunExitFunctions runs what the program registered with module atexit.
func (t *Thread) RunExitFunctions() { t.callIfLoaded("atexit", "_run_exitfuncs") }

// callIfLoaded calls a function of a module that the program has imported. An exception ends
// only that.
func (t *Thread) callIfLoaded(module, function string) {
	mod := t.StrGet(t.VM.roots.modules, t.Intern(module))
	if !t.IsKind(mod, obj.KindModule) {
		return
	}
	f := t.StrGet(t.Field(mod, obj.ModuleDict), t.Intern(function))
	if f == obj.Unbound {
		return
	}
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(mod)
	if _, err := t.Call(f); err != nil {
		t.unraisable(err, *kept)
	}
}

// FlushStandard flushes sys.stdout and sys.stderr as well as it can.
func (t *Thread) FlushStandard() {
	t.flushStandard(func(string, error, Value) { t.r.raised = 0 })
}

// CloseStandard flushes the standard streams for the last time. What could not
// be written is told, and false.
func (t *Thread) CloseStandard() bool {
	ok := true
	t.flushStandard(func(name string, err error, file Value) {
		ok = false
		if name == "stdout" {
			t.unraisable(err, file)
		} else {
			t.r.raised = 0
		}
	})
	return ok
}

func (t *Thread) flushStandard(failed func(name string, err error, file Value)) {
	if t.VM.roots.sysDict == obj.Unbound {
		return
	}
	if t.Private() {
		// Flushing is deferred like writing: have it happen, then ask how it went.
		t.flushStreams(func(string, error, Value) { t.r.raised = 0 })
		if t.Irrevocable() != nil {
			return
		}
	}
	t.flushStreams(failed)
}

func (t *Thread) flushStreams(failed func(name string, err error, file Value)) {
	m := t.Mark()
	defer t.Release(m)
	raised := t.Keep(t.r.raised)
	for _, name := range [...]string{"stdout", "stderr"} {
		file := t.Keep(t.StrGet(t.VM.roots.sysDict, t.Intern(name)))
		if *file == obj.Unbound || *file == obj.NoneValue || t.isClosed(*file) {
			continue
		}
		if _, err := t.CallMethod(*file, "flush"); err != nil {
			failed(name, err, *file)
		}
	}
	t.r.raised = *raised
}

// isClosed reports whether a file says that it is closed.
func (t *Thread) isClosed(file Value) bool {
	v, err := t.LookupAttr(file, t.Intern("closed"))
	closed := false
	if err == nil && v != obj.Unbound {
		closed, err = t.Truth(v)
	}
	if err != nil {
		t.r.raised = 0
	}
	return closed
}
