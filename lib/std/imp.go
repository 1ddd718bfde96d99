package std

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _imp: what package importlib asks of the interpreter.

func impModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "_imp", Doc: "(Extremely) low-level import machinery bits as used by importlib.",
		Attrs: func(t *Thread) (map[string]Value, error) {
			magic, err := t.NewBytes(vm.PycMagic)
			if err != nil {
				return nil, err
			}
			deadlock, err := newErrorClass(t, "_frozen_importlib", "_DeadlockError", t.VM.Exc.RuntimeError)
			if err != nil {
				return nil, err
			}
			return map[string]Value{"MAGIC_NUMBER": magic, "DeadlockError": deadlock, "ModuleSpec": t.VM.Class(obj.ShapeModuleSpec), "SourceFileLoader": t.VM.Class(obj.ShapeSourceLoader),
				"BuiltinImporter": t.VM.Class(obj.ShapeBuiltinImporter), "FrozenImporter": t.VM.Class(obj.ShapeFrozenImporter),
				"PathFinder": t.VM.Class(obj.ShapePathFinder)}, nil
		},
		Funcs: []vm.Native{
			{Name: "is_builtin", Sig: "name, /", Fn: impIsBuiltin, Doc: "Returns 1 if the module name corresponds to a built-in module, else 0."},
			{Name: "is_frozen", Sig: "name, /", Fn: impIsFrozen, Doc: "Returns True if the module name corresponds to a frozen module."},
			{Name: "is_ground", Sig: "name, /", Fn: impIsGround, Doc: "Whether a module is what the interpreter stands on, so that none can shadow it."},
			{Name: "locate", Sig: "name, path, /", Fn: impLocate, Doc: "Where a module is, on sys.path if path is None: the name of its source, None if it is mere folders, and the list of its folders, None if it is no package; or its spec, or None."},
			{Name: "code_bytes", Sig: "code, /", Fn: impCodeBytes, Doc: "A code object as bytes, for this build of the interpreter."},
			{Name: "code_from_bytes", Sig: "data, /", Fn: impCodeFromBytes, Doc: "The code object that code_bytes() has written."},
			{Name: "embedded", Sig: "", Fn: impEmbedded, Doc: "The names of all embedded modules, those in packages with dots."},
			{Name: "frozen_source", Sig: "name, /", Fn: impFrozenSource, Doc: "The source of an embedded module, and whether it is a package; None if there is none."},
			{Name: "extension_suffixes", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return t.NewListOf() }, Doc: "Returns the list of file suffixes used to identify extension modules."},
			{Name: "import_module", Sig: "name, /", Fn: impImportModule, Doc: "Import a module by its full name and return it."},
			{Name: "lock_module", Sig: "name, /", Fn: impLockModule, Doc: "Take the lock of a module; False if all threads would wait for ever."},
			{Name: "unlock_module", Sig: "name, /", Fn: impUnlockModule, Doc: "Give the lock of a module back; False if another thread has it, or none."},
			{Name: "lock_held", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return obj.Bool(t.ImportLocked(findersLock)), nil },
				Doc: "Return True if the import lock is currently held, else False."},
			{Name: "acquire_lock", Sig: "", Fn: impAcquireLock, Doc: "Acquires the interpreter's import lock for the current thread."},
			{Name: "release_lock", Sig: "", Fn: impReleaseLock, Doc: "Release the interpreter's import lock."},
		}}
}

// findersLock is the module whose lock finders are called under: none has that name.
const findersLock = ""

func impAcquireLock(t *Thread, _ []Value) (Value, error) {
	locked, err := t.LockImport(findersLock)
	if err == nil && !locked {
		err = moduleFail(t, "_imp", "DeadlockError", "deadlock detected by the import lock")
	}
	return none, err
}

func impReleaseLock(t *Thread, _ []Value) (Value, error) {
	held, err := t.UnlockImport(findersLock)
	if err == nil && !held {
		err = t.RuntimeError("not holding the import lock")
	}
	return none, err
}

func impLockModule(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	locked, err := t.LockImport(strings.Clone(name))
	return obj.Bool(locked), err
}

func impUnlockModule(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	held, err := t.UnlockImport(strings.Clone(name))
	return obj.Bool(held), err
}

func impImportModule(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	return t.ImportModule(strings.Clone(name))
}

func impIsBuiltin(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	found := name == "builtins"
	for _, row := range moduleTable() {
		found = found || row.name == name
	}
	return obj.SmallInt(int64(b2i(found))), nil
}

func impIsFrozen(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	_, _, ok := Frozen(name)
	return obj.Bool(ok), nil
}

func impFrozenSource(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	src, pkg, ok := Frozen(name)
	if !ok {
		return none, nil
	}
	text, err := t.NewStr(string(src))
	return t.NewPair(text, obj.Bool(pkg)), err
}

func impEmbedded(t *Thread, _ []Value) (Value, error) {
	names := t.VM.Options.Embedded()
	vs := make([]Value, len(names))
	for i, name := range names {
		vs[i] = t.Intern(name)
	}
	return t.NewTuple(vs...)
}

func impIsGround(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	return obj.Bool(err == nil && name != "" && vm.Grounds(name)), err
}

func impLocate(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil || name == "" {
		return none, err
	}
	return t.Locate(strings.Clone(name), args[1])
}

// pathHooks are the hooks that sys.path_hooks has from the start: for archives, then
// for folders. They stand in importlib.machinery, which most programs never need.
func pathHooks(t *Thread) (Value, error) {
	hook := func(name string) Value {
		return t.NewNative(vm.Native{Name: name, Sig: "path, /", Fn: func(t *Thread, args []Value) (Value, error) {
			m := t.Mark()
			defer t.Release(m)
			kp := t.Keep(args[0])
			lib, err := t.ImportModule("importlib.machinery")
			if err != nil {
				return 0, err
			}
			return t.CallMethod(lib, "_"+name, *kp)
		}})
	}
	return t.NewListOf(hook("archive_hook"), hook("folder_hook"))
}

func impCodeBytes(t *Thread, args []Value) (Value, error) {
	data, err := t.CodeBytes(args[0])
	if err != nil {
		return 0, err
	}
	return newBytes(t, data)
}

func impCodeFromBytes(t *Thread, args []Value) (Value, error) {
	data, err := bytesArg(t, args[0])
	if err != nil {
		return 0, err
	}
	return t.CodeFromBytes([]byte(data))
}
