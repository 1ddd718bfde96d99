package std

import (
	"cmp"
	"math"
	"runtime"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The version of the language, and that of CPython it is like.
const (
	versionMajor, versionMinor, versionMicro = 3, 11, 2
	versionText                              = "3.11.2"
	versionHex                               = versionMajor<<24 | versionMinor<<16 | versionMicro<<8 | 0xf0
	implementationName                       = "pystm"
)

// The struct sequences of sys.
var (
	versionInfoType = uninstantiable("sys", "version_info", "Version information as a named tuple.", 5,
		"major", "minor", "micro", "releaselevel", "serial")
	flagsType = uninstantiable("sys", "flags", "Flags provided through command line arguments or environment vars.", 18,
		"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment",
		"verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode",
		"warn_default_encoding", "safe_path", "int_max_str_digits")
	floatInfoType = structType("sys", "float_info", "A named tuple holding information about the float type.", 11,
		"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
	intInfoType = structType("sys", "int_info", "A named tuple that holds information about the internal representation of integers.", 4,
		"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
	hashInfoType = structType("sys", "hash_info", "Numeric parameters for the hash of numbers.", 9,
		"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
	threadInfoType = structType("sys", "thread_info", "A named tuple holding information about the thread implementation.", 3,
		"name", "lock", "version")
)

func sysModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "sys",
		Doc:   "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.",
		Attrs: sysAttrs,
		Funcs: []vm.Native{
			{Name: "exit", Sig: "status=None, /", Fn: sysExit, Doc: "Exit the interpreter by raising SystemExit(status)."},
			{Name: "exc_info", Sig: "", Fn: sysExcInfo, Doc: "Return current exception information: (type, value, traceback)."},
			{Name: "exception", Sig: "", Fn: sysException, Doc: "Return the current exception."},
			{Name: "getrecursionlimit", Sig: "", Fn: sysGetRecursionLimit, Doc: "Return the current value of the recursion limit."},
			{Name: "setrecursionlimit", Sig: "limit, /", Fn: irrevocable(sysSetRecursionLimit), Doc: "Set the maximum depth of the Python interpreter stack to n."},
			{Name: "getsizeof", Sig: "object, default=None", Fn: sysGetsizeof, Doc: "Return the size of object in bytes."},
			{Name: "getrefcount", Sig: "object, /", Fn: sysGetrefcount, Doc: "Return a number of references to an object.\n\nThere are no reference counts: it is that of an object with one reference."},
			{Name: "intern", Sig: "string, /", Fn: sysIntern, Doc: "``Intern'' the given string."},
			{Name: "_getframe", Sig: "depth=0, /", Fn: sysGetframe, Doc: "Return a frame object from the call stack."},
			{Name: "settrace", Sig: "function, /", Fn: sysSetTrace, Doc: "Set the global debug tracing function."},
			{Name: "gettrace", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return orNone(t.Tracer()), nil }, Doc: "Return the global debug tracing function set with sys.settrace."},
			{Name: "setprofile", Sig: "function, /", Fn: sysSetProfile, Doc: "Set the profiling function."},
			{Name: "getprofile", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return orNone(t.Profiler()), nil }, Doc: "Return the profiling function set with sys.setprofile."},
			{Name: "call_tracing", Sig: "func, args, /", Fn: sysCallTracing, Doc: "Call func(*args), while tracing is enabled."},
			{Name: "getswitchinterval", Sig: "", Fn: sysGetSwitchInterval, Doc: "Return the current thread switch interval."},
			{Name: "setswitchinterval", Sig: "interval, /", Fn: irrevocable(sysSetSwitchInterval), Doc: "Noted, but threads run at once and do not switch."},
			{Name: "get_asyncgen_hooks", Sig: "", Fn: sysGetAsyncgenHooks, Doc: "Return the installed asynchronous generators hooks."},
			{Name: "set_asyncgen_hooks", Sig: "firstiter=None, finalizer=None", Fn: sysSetAsyncgenHooks, Doc: "Set functions called with an asynchronous generator when it is first iterated over, and when it dies unfinished."},
			{Name: "get_coroutine_origin_tracking_depth", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return obj.SmallInt(int64(t.OriginDepth())), nil }},
			{Name: "set_coroutine_origin_tracking_depth", Sig: "depth", Fn: sysSetOriginDepth, Doc: "Say how many frames a coroutine notes as cr_origin when it is made."},
			{Name: "getdefaultencoding", Sig: "", Fn: sysUTF8, Doc: "Return the current default encoding used by the Unicode implementation."},
			{Name: "getfilesystemencoding", Sig: "", Fn: sysUTF8, Doc: "Return the encoding used to convert Unicode filenames to OS filenames."},
			{Name: "getfilesystemencodeerrors", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return t.Intern("surrogateescape"), nil }},
			{Name: "get_int_max_str_digits", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return obj.SmallInt(t.VM.MaxDigits.Load()), nil }},
			{Name: "set_int_max_str_digits", Sig: "maxdigits", Fn: irrevocable(sysSetMaxDigits)},
			{Name: "audit", Sig: "event, /, *args", Fn: returnNone, Doc: "Passes the event to any hooks that are attached. There are none."},
			{Name: "addaudithook", Sig: "hook", Fn: returnNone},
			{Name: "displayhook", Sig: "object, /", Fn: sysDisplayhook, Doc: "Print an object to sys.stdout and also save it in builtins._"},
			{Name: "excepthook", Sig: "exctype, value, traceback, /", Fn: sysExcepthook, Doc: "Handle an exception by displaying it with a traceback on sys.stderr."},
			{Name: "unraisablehook", Sig: "unraisable, /", Fn: sysUnraisablehook, Doc: "Handle an unraisable exception."},
			{Name: "_report_unraisable", Sig: "exception, object, err_msg, /", Fn: sysReportUnraisable, Doc: "Have sys.unraisablehook tell of an exception."},
			{Name: "breakpointhook", Sig: "*args, **kws", Fn: sysBreakpointHook, Doc: "Call what the environment variable PYTHONBREAKPOINT names, pdb.set_trace if there is none."},
			{Name: "is_finalizing", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return obj.Bool(t.VM.Finalizing.Load()), nil }, Doc: "Return True if Python is exiting."},
			{Name: "getallocatedblocks", Sig: "", Fn: func(*Thread, []Value) (Value, error) { return obj.SmallInt(0), nil }},
			{Name: "_clear_type_cache", Sig: "", Fn: returnNone},
			{Name: "_current_frames", Sig: "", Fn: sysCurrentFrames, Doc: "Return a dict mapping each thread's id to its frame. Those of other threads show variables only if the thread waits."},
			{Name: "_current_exceptions", Sig: "", Fn: sysCurrentExceptions, Doc: "Return a dict mapping each thread's id to the exception it handles, or None. Those of other threads are told only if the thread waits."},
			{Name: "_is_gil_enabled", Sig: "", Fn: func(*Thread, []Value) (Value, error) { return obj.FalseValue, nil }},
		},
		Types: []*vm.TypeSpec{namespaceType, versionInfoType, flagsType, floatInfoType, intInfoType, hashInfoType, threadInfoType, asyncgenHooksType},
	}
}

const maxStrDigits = 4300

// attrs collects the attributes of a module: the first failure sticks.
type attrs struct {
	t    *Thread
	vals map[string]Value
	err  error
}

func newAttrs(t *Thread) *attrs { return &attrs{t: t, vals: map[string]Value{}} }

func (a *attrs) set(name string, v Value, err error) {
	a.vals[name] = v
	if a.err == nil {
		a.err = err
	}
}

func (a *attrs) text(name, s string) {
	v, err := a.t.NewStr(s)
	a.set(name, v, err)
}

func (a *attrs) int(name string, i int64) { a.set(name, a.t.NewInt(i), nil) }

func (a *attrs) structure(name string, spec *vm.TypeSpec, fields ...Value) {
	v, err := newStruct(a.t, spec, len(fields), fields...)
	a.set(name, v, err)
}

// strs makes a list of str.
func strs(t *Thread, texts []string) (Value, error) {
	l, err := t.NewList(0)
	for _, s := range texts {
		if err != nil {
			break
		}
		var v Value
		if v, err = t.NewStr(s); err == nil {
			err = t.ListAppend(l, v)
		}
	}
	return l, err
}

func ints(values ...int64) []Value {
	out := make([]Value, len(values))
	for i, v := range values {
		out[i] = obj.SmallInt(v)
	}
	return out
}

// systemPrefix is where CPython's library lies, below lib.
const systemPrefix = "/usr"

func sysAttrs(t *Thread) (map[string]Value, error) {
	a := newAttrs(t)
	opts := &t.VM.Options
	argv := opts.Argv
	if len(argv) == 0 {
		argv = []string{""}
	}
	v, err := strs(t, argv)
	a.set("argv", v, err)
	v, err = strs(t, opts.OrigArgv)
	a.set("orig_argv", v, err)
	v, err = strs(t, opts.Path)
	a.set("path", v, err)
	a.set("modules", t.VM.Modules(), nil)
	v, err = t.Finders()
	a.set("meta_path", v, err)
	v, err = pathHooks(t)
	a.set("path_hooks", v, err)
	a.set("path_importer_cache", t.NewDict(), nil)
	v, err = strs(t, opts.WarnOptions)
	a.set("warnoptions", v, err)
	v, err = sysXOptions(t)
	a.set("_xoptions", v, err)

	a.text("executable", opts.Executable)
	a.text("_base_executable", opts.BaseExecutable)
	for _, name := range [...]string{"prefix", "exec_prefix"} {
		a.text(name, cmp.Or(opts.Prefix, systemPrefix))
		a.text("base_"+name, systemPrefix)
	}
	a.text("platlibdir", "lib")
	git, err := tuple(t, t.Intern(implementationName), t.Intern(""), t.Intern(""))
	a.set("_git", git, err)
	a.text("platform", runtime.GOOS)
	a.text("byteorder", "little")
	a.text("abiflags", "")
	a.text("copyright", "pystm")
	a.text("float_repr_style", "short")
	a.text("version", versionText+" ("+implementationName+", "+runtime.Version()+" "+runtime.GOOS+"/"+runtime.GOARCH+")")
	a.int("hexversion", versionHex)
	a.int("api_version", 1013)
	a.int("maxsize", math.MaxInt64)
	a.int("maxunicode", 0x10FFFF)
	a.set("dont_write_bytecode", obj.Bool(opts.Flags.DontWriteBytecode > 0), nil)
	a.set("pycache_prefix", none, nil)
	if opts.CachePrefix != "" {
		a.text("pycache_prefix", opts.CachePrefix)
	}

	final := t.Intern("final")
	num := ints
	a.structure("version_info", versionInfoType, append(num(versionMajor, versionMinor, versionMicro), final, obj.SmallInt(0))...)
	a.structure("flags", flagsType, sysFlags(t)...)
	a.structure("float_info", floatInfoType, t.NewFloat(math.MaxFloat64), obj.SmallInt(1024), obj.SmallInt(308),
		t.NewFloat(0x1p-1022), obj.SmallInt(-1021), obj.SmallInt(-307), obj.SmallInt(15), obj.SmallInt(53), t.NewFloat(0x1p-52), obj.SmallInt(2), obj.SmallInt(1))
	a.structure("int_info", intInfoType, num(64, 8, maxStrDigits, 640)...)
	a.structure("hash_info", hashInfoType, obj.SmallInt(64), t.NewInt(1<<61-1), obj.SmallInt(314159), obj.SmallInt(0), obj.SmallInt(1000003),
		t.Intern("pystm"), obj.SmallInt(61), obj.SmallInt(0), obj.SmallInt(0))
	a.structure("thread_info", threadInfoType, t.Intern("goroutine"), none, none)
	v, err = sysImplementation(t, a.vals["version_info"])
	a.set("implementation", v, err)
	for _, name := range [...]string{"displayhook", "excepthook", "unraisablehook", "breakpointhook"} {
		v, err := sysAttr(t, name)
		a.set("__"+name+"__", v, err)
	}
	sysModuleNames(a)
	sysStreams(a)
	return a.vals, a.err
}

// sysXOptions is the dict of the -X options.
func sysXOptions(t *Thread) (Value, error) {
	d := t.NewDict()
	for _, x := range t.VM.Options.XOptions {
		name, text, has := strings.Cut(x, "=")
		v := Value(obj.TrueValue)
		if has {
			var err error
			if v, err = t.NewStr(text); err != nil {
				return 0, err
			}
		}
		if err := t.StrSet(d, t.Intern(name), v); err != nil {
			return 0, err
		}
	}
	return d, nil
}

// sysFlags are the fields of sys.flags, in order.
func sysFlags(t *Thread) []Value {
	f := &t.VM.Options.Flags
	var v []Value
	for _, n := range [...]int{f.Debug, f.Inspect, f.Interactive, f.Optimize, min(f.DontWriteBytecode, 1), min(f.NoUserSite, 1), min(f.NoSite, 1),
		f.IgnoreEnvironment, f.Verbose, f.BytesWarning, min(f.Quiet, 1), 1, f.Isolated} {
		v = append(v, obj.SmallInt(int64(n)))
	}
	return append(v, obj.Bool(f.DevMode), obj.SmallInt(int64(f.UTF8)), obj.SmallInt(0), obj.Bool(f.SafePath), obj.SmallInt(int64(f.MaxStrDigits)))
}

func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func sysImplementation(t *Thread, version Value) (Value, error) {
	class, err := t.SpecClass(namespaceType)
	if err != nil {
		return 0, err
	}
	ns, err := t.AllocObject(class)
	if err != nil {
		return 0, err
	}
	for _, f := range []struct {
		name string
		v    Value
	}{{"name", t.Intern(implementationName)}, {"cache_tag", t.Intern(vm.CacheTag)}, {"version", version}, {"hexversion", t.NewInt(versionHex)}} {
		if err := t.SetAttr(ns, t.Intern(f.name), f.v); err != nil {
			return 0, err
		}
	}
	return ns, nil
}

// sysModuleNames sets the names of the modules written in Go, and of all that
// come with the interpreter.
func sysModuleNames(a *attrs) {
	t := a.t
	native := []Value{t.Intern("builtins")}
	for _, m := range moduleTable() {
		native = append(native, t.Intern(m.name))
	}
	v, err := t.NewTuple(native...)
	a.set("builtin_module_names", v, err)
	for _, name := range t.VM.Options.Embedded() {
		if !strings.Contains(name, ".") {
			native = append(native, t.Intern(name))
		}
	}
	v, err = t.NewTuple(native...)
	if err == nil {
		v, err = t.Call(t.VM.Class(obj.ShapeFrozenSet), v)
	}
	a.set("stdlib_module_names", v, err)
}

// sysStreams makes sys.stdin, stdout and stderr.
func sysStreams(a *attrs) {
	for _, s := range standardStreams {
		v, err := newStandardStream(a.t, s)
		a.set(s.name, v, err)
		a.set("__"+s.name+"__", v, err)
	}
}

func returnNone(*Thread, []Value) (Value, error) { return none, nil }

func sysUTF8(t *Thread, _ []Value) (Value, error) { return t.Intern("utf-8"), nil }

func sysExit(t *Thread, args []Value) (Value, error) {
	if args[0] == unbound || args[0] == none {
		return 0, t.RaiseArgs(t.VM.Exc.SystemExit)
	}
	if t.IsKind(args[0], obj.KindTuple) {
		return 0, t.RaiseArgs(t.VM.Exc.SystemExit, t.TupleView(args[0])...)
	}
	return 0, t.RaiseArgs(t.VM.Exc.SystemExit, args[0])
}

func sysExcInfo(t *Thread, _ []Value) (Value, error) {
	return t.ExcInfo(), nil
}

func sysException(t *Thread, _ []Value) (Value, error) { return t.Handled(), nil }

func sysGetRecursionLimit(t *Thread, _ []Value) (Value, error) {
	return obj.SmallInt(int64(t.RecursionLimit())), nil
}

func sysSetRecursionLimit(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	if n < 1 {
		return 0, t.ValueError("recursion limit must be greater or equal than 1")
	}
	if t.Depth() >= n {
		return 0, t.Raise(t.VM.Exc.RecursionError, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n, t.Depth())
	}
	t.SetRecursionLimit(n)
	return none, nil
}

func sysGetsizeof(t *Thread, args []Value) (Value, error) {
	m, err := special(t, args[0], "__sizeof__")
	if err != nil {
		return 0, err
	}
	if m != unbound {
		return t.Call(m)
	}
	if !args[0].IsRef() {
		return obj.SmallInt(8), nil
	}
	return t.NewInt(int64(t.Size(args[0].Ref()))), nil
}

func sysGetrefcount(*Thread, []Value) (Value, error) { return obj.SmallInt(2), nil }

func sysIntern(t *Thread, args []Value) (Value, error) {
	if !t.IsExact(args[0], obj.KindStr, obj.ShapeStr) {
		if t.IsInstance(args[0], obj.ShapeStr) {
			return 0, t.TypeError("can't intern %s", t.TypeName(args[0]))
		}
		return 0, t.TypeError("intern() argument must be str, not %s", t.TypeName(args[0]))
	}
	return t.InternValue(args[0]), nil
}

func sysGetframe(t *Thread, args []Value) (Value, error) {
	depth := 0
	if args[0] != unbound {
		var err error
		if depth, err = t.ToInt(args[0]); err != nil {
			return 0, err
		}
	}
	f := t.CurrentFrame(max(depth, 0))
	if f == none {
		return 0, t.ValueError("call stack is not deep enough")
	}
	return f, nil
}

func sysGetSwitchInterval(t *Thread, _ []Value) (Value, error) {
	return t.NewFloat(math.Float64frombits(t.VM.SwitchInterval.Load())), nil
}

func sysSetSwitchInterval(t *Thread, args []Value) (Value, error) {
	x, err := t.ToFloat(args[0])
	if err == nil && x <= 0 {
		err = t.ValueError("switch interval must be strictly positive")
	}
	if err == nil {
		t.VM.SwitchInterval.Store(math.Float64bits(x))
	}
	return none, err
}

func sysSetMaxDigits(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err == nil && n != 0 && n < 640 {
		err = t.ValueError("maxdigits must be 0 or larger than 640")
	}
	if err == nil {
		t.VM.MaxDigits.Store(int64(n))
	}
	return none, err
}

// sysAttr is an attribute of module sys that must be there.
func sysAttr(t *Thread, name string) (Value, error) {
	sys := t.StrGet(t.VM.Modules(), t.Intern("sys"))
	if t.IsKind(sys, obj.KindModule) {
		if v := t.StrGet(t.Field(sys, obj.ModuleDict), t.Intern(name)); v != unbound {
			return v, nil
		}
	}
	return 0, t.RuntimeError("lost sys.%s", name)
}

func sysExcepthook(t *Thread, args []Value) (Value, error) {
	out, err := sysAttr(t, "stderr")
	if err != nil || out == none {
		return none, err
	}
	if !t.IsKind(args[1], obj.KindException) {
		text, err := t.NewStr("TypeError: print_exception(): Exception expected for value, " + t.TypeName(args[1]) + " found\n")
		if err == nil {
			_, err = t.CallMethod(out, "write", text)
		}
		return none, err
	}
	mod, err := t.ImportModule("_uncaught")
	if err != nil {
		return 0, err
	}
	return t.CallMethod(mod, "show", args[1], args[2])
}

// sysUnraisablehook tells of an exception that nobody can catch.
func sysUnraisablehook(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	what := t.Keep(args[0])
	if !t.IsUnraisable(*what) {
		return 0, t.TypeError("sys.unraisablehook argument type must be UnraisableHookArgs")
	}
	if out, err := sysAttr(t, "stderr"); err != nil || out == none {
		return none, err
	}
	mod, err := t.ImportModule("_uncaught")
	if err != nil {
		return 0, err
	}
	return t.CallMethod(mod, "show_unraisable", *what)
}
