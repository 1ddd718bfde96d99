package builtin

import (
	"strconv"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// sysAttr is an attribute of module sys, unbound if there is none.
func sysAttr(t *vm.Thread, name string) vm.Value {
	sys := t.StrGet(t.VM.Modules(), t.Intern("sys"))
	if !t.IsKind(sys, obj.KindModule) {
		return obj.Unbound
	}
	return t.StrGet(t.Field(sys, obj.ModuleDict), t.Intern(name))
}

// stream is one of sys.stdin, stdout and stderr.
func stream(t *vm.Thread, name string) (vm.Value, error) {
	f := sysAttr(t, name)
	if f == obj.Unbound {
		return 0, t.RuntimeError("lost sys.%s", name)
	}
	return f, nil
}

// printer writes the pieces of a print to a file. To a file whose write is a
// Go function it hands several pieces at once: only a write in Python can tell
// the difference. But whatever was printed before a __str__ runs is written
// before it does, since it may print too.
type printer struct {
	t      *vm.Thread
	write  *vm.Value // bound method of the file, rooted
	joined bool
}

// flush writes what is pending.
func (p *printer) flush(pending []byte) ([]byte, error) {
	if len(pending) == 0 {
		return pending, nil
	}
	s, err := p.t.NewStrBytes(pending)
	if err == nil {
		_, err = p.t.Call(*p.write, s)
	}
	return pending[:0], err
}

func (p *printer) text(pending []byte, s vm.Value) ([]byte, error) {
	if p.joined {
		return append(pending, p.t.StrView(s)...), nil
	}
	_, err := p.t.Call(*p.write, s)
	return pending, err
}

func (p *printer) value(pending []byte, v vm.Value) ([]byte, error) {
	t := p.t
	if t.IsExact(v, obj.KindStr, obj.ShapeStr) {
		return p.text(pending, v)
	}
	if p.joined && v.IsInt() {
		return strconv.AppendInt(pending, v.Int(), 10), nil
	}
	if !v.IsFloat() && v != obj.NoneValue && !v.IsBool() && p.joined {
		kept := t.Mark()
		x := t.Keep(v)
		var err error
		pending, err = p.flush(pending)
		v = *x
		t.Release(kept)
		if err != nil {
			return pending, err
		}
	}
	s, err := t.StrOf(v)
	if err != nil {
		return pending, err
	}
	return p.text(pending, t.Unwrap(s))
}

// separator checks sep or end: unbound stands for the default.
func separator(t *vm.Thread, v vm.Value, name, byDefault string) (vm.Value, error) {
	if !given(v) {
		return t.Intern(byDefault), nil
	}
	if !t.IsInstance(v, obj.ShapeStr) {
		return 0, t.TypeError("%s must be None or a string, not %s", name, t.TypeName(v))
	}
	return t.Unwrap(v), nil
}

func builtinPrint(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	file := args[3]
	if !given(file) {
		var err error
		if file, err = stream(t, "stdout"); err != nil || file == obj.NoneValue {
			return obj.NoneValue, err
		}
	}
	var err error
	if args[1], err = separator(t, args[1], "sep", " "); err != nil {
		return 0, err
	}
	if args[2], err = separator(t, args[2], "end", "\n"); err != nil {
		return 0, err
	}
	args[3] = file
	write, err := t.GetAttrS(file, "write")
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	p := printer{t: t, write: t.Keep(write)}
	p.joined = t.IsNative(write)
	var buf [256]byte
	pending := buf[:0]
	for i := range t.TupleLen(args[0]) {
		if i > 0 {
			if pending, err = p.text(pending, args[1]); err != nil {
				return 0, err
			}
		}
		if pending, err = p.value(pending, t.TupleItem(args[0], i)); err != nil {
			return 0, err
		}
	}
	if pending, err = p.text(pending, args[2]); err != nil {
		return 0, err
	}
	if _, err = p.flush(pending); err != nil {
		return 0, err
	}
	if given(args[4]) {
		flush, err := t.Truth(args[4])
		if err != nil {
			return 0, err
		}
		if flush {
			if _, err := t.CallMethod(args[3], "flush"); err != nil {
				return 0, err
			}
		}
	}
	return obj.NoneValue, nil
}

func builtinInput(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	m := t.Mark()
	defer t.Release(m)
	var files [3]*vm.Value
	for i, name := range [...]string{"stdin", "stdout", "stderr"} {
		f := sysAttr(t, name)
		if !given(f) {
			return 0, t.RuntimeError("input(): lost sys.%s", name)
		}
		files[i] = t.Keep(f)
	}
	if _, err := t.CallMethod(*files[2], "flush"); err != nil {
		t.Caught(err)
	}
	if line, ok, err := consoleInput(t, args[0], files[0], files[1]); ok || err != nil {
		return line, err
	}
	if args[0] != obj.Unbound {
		prompt, err := t.StrOf(args[0])
		if err != nil {
			return 0, err
		}
		if _, err := t.CallMethod(*files[1], "write", prompt); err != nil {
			return 0, err
		}
	}
	if _, err := t.CallMethod(*files[1], "flush"); err != nil {
		t.Caught(err)
	}
	line, err := t.CallMethod(*files[0], "readline")
	if err != nil {
		return 0, err
	}
	if !t.IsInstance(line, obj.ShapeStr) {
		return 0, t.TypeError("object.readline() returned non-string")
	}
	text := t.StrView(t.Unwrap(line))
	if text == "" {
		return 0, t.Raise(t.VM.Exc.EOFError, "EOF when reading a line")
	}
	return t.NewStr(strings.TrimSuffix(text, "\n"))
}

// consoleInput reads the line by the editor of an interactive session, if there
// is one and sys.stdin and sys.stdout are what they were.
func consoleInput(t *vm.Thread, prompt vm.Value, in, out *vm.Value) (line vm.Value, ok bool, err error) {
	c := t.VM.Options.Console
	if c == nil || *in != sysAttr(t, "__stdin__") || *out != sysAttr(t, "__stdout__") {
		return 0, false, nil
	}
	text := ""
	if prompt != obj.Unbound {
		if text, err = t.StrText(prompt); err != nil {
			return 0, false, err
		}
	}
	if _, err := t.CallMethod(*out, "flush"); err != nil {
		t.Caught(err)
	}
	text, ok, err = c.Input(t, text)
	if err != nil || !ok {
		return 0, ok, err
	}
	line, err = t.NewStr(text)
	return line, true, err
}

// moduleFunc is an attribute of a module, which is imported if need be.
func moduleFunc(t *vm.Thread, module, name string) (vm.Value, error) {
	mod, err := t.ImportModule(module)
	if err != nil {
		return 0, err
	}
	return t.GetAttrS(mod, name)
}

func builtinOpen(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	open, err := moduleFunc(t, "_io", "open")
	if err != nil {
		return 0, err
	}
	names := [...]string{"file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"}
	var values, keys []vm.Value
	for i, a := range args {
		if a != obj.Unbound {
			values = append(values, a)
			keys = append(keys, t.Intern(names[i]))
		}
	}
	kw, err := t.NewTuple(keys...)
	if err != nil {
		return 0, err
	}
	return t.CallKw(open, values, kw)
}

func builtinBreakpoint(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	hook := sysAttr(t, "breakpointhook")
	if hook == obj.Unbound {
		return 0, t.RuntimeError("lost sys.breakpointhook")
	}
	return t.CallEx(hook, args[0], args[1])
}

func builtinExit(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	code := args[0]
	if code == obj.Unbound {
		code = obj.NoneValue
	}
	return 0, t.RaiseArgs(t.VM.Exc.SystemExit, code)
}

// builtinHelp shows the documentation of an object.
func builtinHelp(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	m := t.Mark()
	defer t.Release(m)
	request := t.Keep(args[0])
	help, err := moduleFunc(t, "_help", "help")
	if err != nil {
		return 0, err
	}
	if *request == obj.Unbound {
		return t.Call(help)
	}
	return t.Call(help, *request)
}
