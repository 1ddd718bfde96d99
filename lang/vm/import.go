package vm

import (
	"strings"
	"unsafe"

	"pystm/lang/vm/obj"
)

// Import. A module is looked for in sys.modules, among the modules written in
// Go, the embedded ones, and the files on sys.path (a package's __path__).

// ImportModule imports a module by its full name and gives that module.
func (t *Thread) ImportModule(name string) (Value, error) {
	if m := t.loaded(name); m != obj.Unbound && m != obj.NoneValue && !t.ImportLocked(name) {
		return m, nil
	}
	return t.importFull(name)
}

// Import is __import__(name, globals, fromlist, level).
func (t *Thread) Import(name, globals, fromlist Value, level int) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kf := t.Keep(fromlist)
	text := strings.Clone(t.StrView(name))
	full := text
	if level > 0 {
		pkg, err := t.packageOf(globals, level)
		if err != nil {
			return 0, err
		}
		full = pkg
		if text != "" {
			full += "." + text
		}
	} else if text == "" {
		return 0, t.ValueError("Empty module name")
	}
	mod, err := t.importFull(full)
	if err != nil {
		return 0, err
	}
	km := t.Keep(mod)
	from, err := t.anyFrom(*kf)
	if err != nil {
		return 0, err
	}
	if !from {
		if level == 0 {
			if i := strings.IndexByte(full, '.'); i >= 0 {
				return t.importFull(full[:i])
			}
			return *km, nil
		}
		if text == "" {
			return *km, nil
		}
		top, _, _ := strings.Cut(text, ".")
		return t.importFull(full[:len(full)-len(text)] + top)
	}
	if pkg, err := t.isPackage(*km); err != nil || !pkg {
		return *km, err
	}
	err = t.importSubmodules(km, kf, false)
	return *km, err
}

func (t *Thread) isStr(v Value, text string) bool {
	return t.IsKind(v, obj.KindStr) && t.StrView(v) == text
}

// packageOf is the package that a relative import of so many dots starts from.
func (t *Thread) packageOf(globals Value, level int) (string, error) {
	pkg, err := t.ownPackage(globals)
	if err != nil {
		return "", err
	}
	if pkg == "" {
		return "", t.Raise(t.VM.Exc.ImportError, "attempted relative import with no known parent package")
	}
	for ; level > 1; level-- {
		i := strings.LastIndexByte(pkg, '.')
		if i < 0 {
			return "", t.Raise(t.VM.Exc.ImportError, "attempted relative import beyond top-level package")
		}
		pkg = pkg[:i]
	}
	return pkg, nil
}

// ownPackage is the package that a module with these globals belongs to.
func (t *Thread) ownPackage(globals Value) (string, error) {
	m := t.Mark()
	defer t.Release(m)
	n, kg := t.VM.Names, t.Keep(globals)
	get := func(name Value) Value {
		if v := t.StrGet(*kg, name); v != obj.NoneValue {
			return v
		}
		return obj.Unbound
	}
	switch {
	case globals == obj.Unbound:
		return "", t.KeyError(t.Intern("'__name__' not in globals"))
	case !t.IsKind(globals, obj.KindDict):
		return "", t.TypeError("globals must be a dict")
	}
	if p := get(n.Package); p != obj.Unbound {
		if !t.IsInstance(p, obj.ShapeStr) {
			return "", t.TypeError("package must be a string")
		}
		pkg := strings.Clone(t.StrView(t.Unwrap(p)))
		return pkg, t.warnOtherParent(get(n.Spec), p)
	}
	if spec := get(n.Spec); spec != obj.Unbound {
		parent, err := t.GetAttrS(spec, "parent")
		if err != nil {
			return "", err
		}
		if !t.IsKind(parent, obj.KindStr) {
			return "", t.TypeError("__spec__.parent must be a string")
		}
		return strings.Clone(t.StrView(parent)), nil
	}
	if err := t.Warn(t.VM.Exc.ImportWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__"); err != nil {
		return "", err
	}
	name := t.StrGet(*kg, n.Name)
	switch {
	case name == obj.Unbound:
		return "", t.KeyError(t.Intern("'__name__' not in globals"))
	case !t.IsKind(name, obj.KindStr):
		return "", t.TypeError("__name__ must be a string")
	}
	pkg := strings.Clone(t.StrView(name))
	if t.StrGet(*kg, n.Path) == obj.Unbound {
		pkg = pkg[:max(strings.LastIndexByte(pkg, '.'), 0)]
	}
	return pkg, nil
}

// warnOtherParent warns of a module whose spec, if it has one, names another package than its globals do.
func (t *Thread) warnOtherParent(spec, pkg Value) error {
	if spec == obj.Unbound {
		return nil
	}
	m := t.Mark()
	defer t.Release(m)
	kp := t.Keep(pkg)
	parent, err := t.GetAttrS(spec, "parent")
	if err != nil {
		return err
	}
	if same, err := t.Equal(*kp, parent); err != nil || same {
		return err
	}
	return t.Warn(t.VM.Exc.ImportWarning, "__package__ != __spec__.parent")
}

// loaded is the module of a name in sys.modules, Unbound if there is none.
func (t *Thread) loaded(full string) Value { return t.StrGet(t.VM.roots.modules, t.InternName(full)) }

// importFull imports a module by its absolute name, its parents first.
func (t *Thread) importFull(full string) (Value, error) {
	if mod, err := t.whole(full); err != nil || mod != obj.Unbound {
		return mod, err
	}
	// A package may wait for threads that import parts of it: who does so does not wait for the package.
	if i := strings.LastIndexByte(full, '.'); i > 0 && t.loaded(full[:i]) == obj.Unbound {
		if _, err := t.importFull(full[:i]); err != nil {
			return 0, err
		}
	}
	locked, err := t.LockImport(full)
	switch {
	case err != nil:
		return 0, err
	case t.loaded(full) != obj.Unbound:
		if locked {
			_, err = t.UnlockImport(full)
		}
		if err != nil {
			return 0, err
		}
		return t.whole(full)
	case !locked:
		return 0, t.deadlock(full)
	}
	m := t.Mark()
	defer t.Release(m)
	mod, err := t.findAndLoad(full)
	kmod := t.Keep(mod)
	if _, unlocked := t.UnlockImport(full); err == nil {
		err = unlocked
	}
	return *kmod, err
}

// whole is a module that is in sys.modules already, after it has been run to its end; Unbound if there is none.
func (t *Thread) whole(full string) (Value, error) {
	for {
		switch m := t.loaded(full); {
		case m == obj.NoneValue:
			return 0, t.notFound(full, "import of "+full+" halted; None in sys.modules")
		case m == obj.Unbound, !t.initializing(m):
			return m, nil
		}
		name := t.InternName(full)
		owner, _ := t.importer(name)
		if owner == obj.Unbound || owner == t.identity() {
			return t.loaded(full), nil
		}
		if again, err := t.awaitImport(name, owner); err != nil || !again {
			return t.loaded(full), err
		}
	}
}

// deadlock is the error for a module that another thread looks for, which waits for what this one imports.
func (t *Thread) deadlock(full string) error {
	lib, err := t.ImportModule("_imp")
	if err != nil {
		return err
	}
	class, err := t.GetAttrS(lib, "DeadlockError")
	if err != nil {
		return err
	}
	return t.Raise(class, "deadlock detected by _ModuleLock(%s)", quoted(full))
}

// packagePath is the __path__ of the package that a module belongs to, Unbound if it belongs to none.
func (t *Thread) packagePath(full string) (Value, error) {
	i := strings.LastIndexByte(full, '.')
	if i <= 0 {
		return obj.Unbound, nil
	}
	parent := t.loaded(full[:i])
	if parent == obj.Unbound {
		return 0, t.KeyError(t.InternName(full[:i]))
	}
	path, err := t.LookupAttr(parent, t.VM.Names.Path)
	if err == nil && path == obj.Unbound {
		err = t.notFound(full, "No module named "+quoted(full)+"; "+quoted(full[:i])+" is not a package")
	}
	return path, err
}

// ready makes a module that was loaded an attribute of its package; the result is the module.
func (t *Thread) ready(full string, mod Value) (Value, error) {
	i := strings.LastIndexByte(full, '.')
	if i < 0 {
		return mod, nil
	}
	parent := t.loaded(full[:i])
	if parent == obj.Unbound {
		return 0, t.KeyError(t.InternName(full[:i]))
	}
	m := t.Mark()
	defer t.Release(m)
	km := t.Keep(mod)
	err := t.SetAttr(parent, t.Intern(full[i+1:]), mod)
	if err != nil && t.Matches(err, t.VM.Exc.AttributeError) {
		t.r.raised = 0
		err = t.Warn(t.VM.Exc.ImportWarning, "Cannot set an attribute on %s for child module %s", quoted(full[:i]), quoted(full[i+1:]))
	}
	return *km, err
}

// quoted is a name as messages show it.
func quoted(name string) string { return string(obj.AppendRepr(nil, name)) }

func (t *Thread) notFound(full, msg string) error {
	err := t.Raise(t.VM.Exc.ModuleNotFoundError, "%s", msg)
	if err == errRaised {
		t.setExcField(t.r.raised, 1, t.InternName(full))
	}
	return err
}

// findAndLoad finds the source of a module and runs it.
func (t *Thread) findAndLoad(full string) (Value, error) {
	path, err := t.packagePath(full)
	if err != nil {
		return 0, err
	}
	if spec := t.VM.specs[full]; spec != nil {
		return t.loadNative(spec)
	}
	m := t.Mark()
	defer t.Release(m)
	kp := t.Keep(path)
	before, after, byPath, err := t.finders(full)
	if err != nil {
		return 0, err
	}
	kafter := t.Keep(after)
	if mod, err := t.importByFinders(before, full, *kp); err != nil || mod != obj.NoneValue {
		return mod, err
	}
	if byPath {
		f, err := t.locate(full, *kp)
		switch {
		case err != nil:
			return 0, err
		case f != nil:
			return t.loadFound(full, f)
		}
	}
	if mod, err := t.importByFinders(*kafter, full, *kp); err != nil || mod != obj.NoneValue {
		return mod, err
	}
	return 0, t.notFound(full, "No module named "+quoted(full))
}

func (t *Thread) loadFound(full string, f *found) (Value, error) {
	switch {
	case f.portions != nil:
		return t.loadNamespace(full, f.portions)
	case f.spec != nil:
		return t.loadSpec(full, *f.spec)
	case f.file != "":
		return t.loadFile(full, f.file, f.dir)
	}
	return t.loadEmbedded(full, f)
}

// loadSpec loads a module by a spec that Python has made.
func (t *Thread) loadSpec(full string, spec Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ks := t.Keep(spec)
	lib, err := t.ImportModule("importlib.util")
	if err != nil {
		return 0, err
	}
	mod, err := t.CallMethod(lib, "_load", *ks)
	if err != nil {
		return 0, err
	}
	return t.ready(full, mod)
}

// finders are those that the program has added to sys.meta_path before and after
// the one that looks in sys.path: lists, or None. byPath says whether that one is
// still there. None is asked for what asking it takes.
func (t *Thread) finders(full string) (before, after Value, byPath bool, err error) {
	all := t.StrGet(t.VM.roots.sysDict, t.Intern("meta_path"))
	if !t.IsKind(all, obj.KindList) || forFinding(full) {
		return obj.NoneValue, obj.NoneValue, true, nil
	}
	var first, rest []Value
	for i := range t.ListLen(all) {
		switch x := t.ListGet(all, i); {
		case x == t.VM.Class(obj.ShapeBuiltinImporter), x == t.VM.Class(obj.ShapeFrozenImporter):
		case x == t.VM.Class(obj.ShapePathFinder):
			byPath = true
		case byPath:
			rest = append(rest, x)
		default:
			first = append(first, x)
		}
	}
	if first == nil && rest == nil {
		return obj.NoneValue, obj.NoneValue, byPath, nil
	}
	if before, err = t.NewListOf(first...); err != nil {
		return 0, 0, false, err
	}
	after, err = t.NewListOf(rest...)
	return before, after, byPath, err
}

// importByFinders asks some finders; None if they do not know the module.
func (t *Thread) importByFinders(finders Value, full string, path Value) (Value, error) {
	if finders == obj.NoneValue || t.ListLen(finders) == 0 {
		return obj.NoneValue, nil
	}
	if path == obj.Unbound {
		path = obj.NoneValue
	}
	m := t.Mark()
	defer t.Release(m)
	kf, kp := t.Keep(finders), t.Keep(path)
	lib, err := t.ImportModule("importlib")
	if err != nil {
		return 0, err
	}
	mod, err := t.CallMethod(lib, "_import_by", *kf, t.InternName(full), *kp)
	if err != nil || mod == obj.NoneValue {
		return mod, err
	}
	return t.ready(full, mod)
}

// stringList is the strs of a list, copied.
func (t *Thread) stringList(v Value) ([]string, error) {
	if v == obj.Unbound || v == obj.NoneValue {
		return nil, nil
	}
	var out []string
	err := t.ForEach(v, func(x Value) error {
		if x = t.Unwrap(x); t.IsKind(x, obj.KindStr) {
			out = append(out, strings.Clone(t.StrView(x)))
		}
		return nil
	})
	return out, err
}

// importName is the import statement: through builtins.__import__ if that was
// replaced.
func (t *Thread) importName(fp unsafe.Pointer, name, fromlist Value, level int) (Value, error) {
	globals := t.Field(*word(fp, hdrFunc), funcGlobals)
	m := t.Mark()
	defer t.Release(m)
	kn, kg, kf := t.Keep(name), t.Keep(globals), t.Keep(fromlist)
	hook, err := t.spaceGet(t.globalsBuiltins(globals), t.VM.Names.Import)
	if err != nil {
		return 0, err
	}
	if hook == obj.Unbound {
		return 0, t.Raise(t.VM.Exc.ImportError, "__import__ not found")
	}
	if t.IsKind(hook, obj.KindNative) {
		return t.Import(*kn, *kg, *kf, level)
	}
	return t.Call(hook, *kn, *kg, obj.NoneValue, *kf, obj.SmallInt(int64(level)))
}

// importFrom is a name of a from import.
func (t *Thread) importFrom(mod, name Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	km := t.Keep(mod)
	v, err := t.LookupAttr(mod, name)
	if err != nil || v != obj.Unbound {
		return v, err
	}
	modName, err := t.LookupAttr(*km, t.VM.Names.Name)
	if err != nil {
		return 0, err
	}
	text := "<unknown module name>"
	if t.IsKind(modName, obj.KindStr) {
		text = strings.Clone(t.StrView(modName))
		if sub := t.loaded(text + "." + t.StrView(name)); sub != obj.Unbound {
			return sub, nil
		}
	}
	file, err := t.LookupAttr(*km, t.VM.Names.File)
	if err != nil {
		return 0, err
	}
	where := "unknown location"
	if t.IsKind(file, obj.KindStr) {
		where = strings.Clone(t.StrView(file))
	}
	format := "cannot import name '%s' from '%s' (%s)"
	if t.initializing(*km) {
		format = "cannot import name '%s' from partially initialized module '%s' (most likely due to a circular import) (%s)"
	}
	err = t.Raise(t.VM.Exc.ImportError, format, t.StrView(name), text, where)
	if err == errRaised {
		t.setExcField(t.r.raised, 1, t.Intern(text))
		if t.IsKind(file, obj.KindStr) {
			t.setExcField(t.r.raised, 2, file)
		}
	}
	return 0, err
}

// starNameError is the error for a public name that is no str.
func (t *Thread) starNameError(mod Value, what, where string, name Value) error {
	m := t.Mark()
	defer t.Release(m)
	kn := t.Keep(name)
	n, err := t.GetAttr(mod, t.VM.Names.Name)
	if err != nil {
		return err
	}
	if !t.IsKind(n, obj.KindStr) {
		return t.TypeError("module __name__ must be a string, not %s", t.TypeName(n))
	}
	return t.TypeError("%s in %s.%s must be str, not %s", what, t.StrView(n), where, t.TypeName(*kn))
}

// importStar binds the public names of a module in a namespace.
func (t *Thread) importStar(mod, space Value) error {
	m := t.Mark()
	defer t.Release(m)
	km, ks := t.Keep(mod), t.Keep(space)
	all, err := t.LookupAttr(mod, t.VM.Names.All)
	if err != nil {
		return err
	}
	what, where, hidden := "Item", "__all__", false
	if all == obj.Unbound {
		d, err := t.LookupAttr(*km, t.VM.Names.Dict)
		if err != nil {
			return err
		}
		if d == obj.Unbound {
			return t.Raise(t.VM.Exc.ImportError, "from-import-* object has no __dict__ and no __all__")
		}
		if all, err = t.callMethodName(d, t.VM.Names.Keys); err != nil {
			return err
		}
		if all, err = t.ListOf(all); err != nil {
			return err
		}
		what, where, hidden = "Key", "__dict__", true
	}
	kname := t.Keep(obj.Unbound)
	return t.ForEach(all, func(name Value) error {
		if !t.IsInstance(name, obj.ShapeStr) {
			return t.starNameError(*km, what, where, name)
		}
		*kname = t.InternValue(t.Unwrap(name))
		if hidden && strings.HasPrefix(t.StrView(*kname), "_") {
			return nil
		}
		v, err := t.GetAttr(*km, *kname)
		if err != nil {
			return err
		}
		return t.SetItem(*ks, *kname, v)
	})
}
