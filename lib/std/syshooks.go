package std

import (
	"os"
	"strings"

	"pystm/lang/vm/obj"
)

// Hooks of module sys: of async generators and coroutines, and of breakpoint().

var asyncgenHooksType = structType("builtins", "asyncgen_hooks", "The functions that are told about asynchronous generators.", 2, "firstiter", "finalizer")

func sysGetAsyncgenHooks(t *Thread, _ []Value) (Value, error) {
	first, finalizer := t.AsyncHooks()
	if first == unbound {
		first = none
	}
	if finalizer == unbound {
		finalizer = none
	}
	return newStruct(t, asyncgenHooksType, 2, first, finalizer)
}

func sysSetAsyncgenHooks(t *Thread, args []Value) (Value, error) {
	first, finalizer := t.AsyncHooks()
	for i, hook := range []*Value{&first, &finalizer} {
		switch x := args[i]; {
		case x == unbound:
		case x == none:
			*hook = unbound
		case t.Callable(x):
			*hook = x
		default:
			return 0, t.TypeError("callable %s expected, got %s", []string{"firstiter", "finalizer"}[i], t.TypeName(x))
		}
	}
	t.SetAsyncHooks(first, finalizer)
	return none, nil
}

func sysSetOriginDepth(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err == nil && n < 0 {
		err = t.ValueError("depth must be >= 0")
	}
	if err == nil {
		t.SetOriginDepth(n)
	}
	return none, err
}

// sysBreakpointHook calls what PYTHONBREAKPOINT names, pdb.set_trace by default.
func sysBreakpointHook(t *Thread, args []Value) (Value, error) {
	name := os.Getenv("PYTHONBREAKPOINT")
	switch name {
	case "0":
		return none, nil
	case "":
		name = "pdb.set_trace"
	}
	module, function := "builtins", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		module, function = name[:i], name[i+1:]
	}
	f := Value(unbound)
	mod, err := t.ImportModule(module)
	if err == nil && function != "" {
		f, err = t.LookupAttr(mod, t.Intern(function))
	}
	if err != nil && !t.Matches(err, t.VM.Exc.ImportError) && !t.Matches(err, t.VM.Exc.ValueError) {
		return 0, err
	}
	if err != nil || f == unbound {
		if err != nil {
			t.Caught(err)
		}
		return none, t.Warn(t.VM.Exc.RuntimeWarning, `Ignoring unimportable $PYTHONBREAKPOINT: "%s"`, name)
	}
	return t.CallEx(f, args[0], args[1])
}

func sysReportUnraisable(t *Thread, args []Value) (Value, error) {
	if !t.IsKind(args[0], obj.KindException) {
		return 0, t.TypeError("an exception is required, not %s", t.TypeName(args[0]))
	}
	t.ReportUnraisable(args[0], args[1], args[2])
	return none, nil
}
