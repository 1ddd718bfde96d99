package vm

import (
	"cmp"
	"errors"
	"os"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"pystm/lang/vm/obj"
)

// Where the source of a module is found. The order for a top-level module:
//
//  1. what the interpreter itself stands on (grounds): embedded, never shadowed;
//  2. the folders of sys.path before that of CPython's library: a script's own
//     folder first, so that its modules shadow those of the library;
//  3. the embedded modules;
//  4. CPython's library and what comes after it in sys.path;
//  5. the spare modules: embedded, but less than CPython's of the same name,
//     for machines without it.
//
// A submodule is looked for in the entries of its package's __path__, one of
// which stands for the embedded modules ("<frozen name>", "<spare name>"). For entries
// that are no folders, such as archives, the finders are asked that sys.path_hooks
// give or sys.path_importer_cache has; for all once the program has added hooks.

// found says where a module is: in a file, embedded, in folders without
// __init__, or wherever a spec says.
type found struct {
	file     string   // of the source, "" if embedded
	src      []byte   // embedded source
	dir      string   // of a package, its entry in __path__; "" if none
	portions []string // the folders of a package without __init__
	spec     *Value   // made by a finder of sys.path_hooks, kept; nil if none
}

// name is what tracebacks call the source.
func (f *found) name(full string) string {
	if f.file != "" {
		return f.file
	}
	return "<frozen " + full + ">"
}

// Grounds reports whether a module cannot be shadowed: modules that were
// imported before the program's folder is known, as in CPython, and private ones.
func Grounds(full string) bool {
	switch full {
	case "abc", "codecs", "io", "os", "posixpath", "stat", "importlib", "sys", "builtins", "site":
		return true
	}
	return full[0] == '_'
}

// locate finds a module, nil if there is none; path is its package's __path__,
// Unbound for a top-level module. What it keeps the caller releases.
func (t *Thread) locate(full string, path Value) (*found, error) {
	if last := full[strings.LastIndexByte(full, '.')+1:]; last == "" || strings.Contains(last, "/") {
		return nil, nil // the name of no file
	}
	if path != obj.Unbound {
		dirs, err := t.stringList(path)
		if err != nil {
			return nil, err
		}
		return t.locateIn(full, dirs)
	}
	if Grounds(full) {
		if f := t.locateEmbedded(full, "<frozen "); f != nil {
			return f, nil
		}
	}
	dirs, err := t.stringList(t.StrGet(t.VM.roots.sysDict, t.Intern("path")))
	if err != nil {
		return nil, err
	}
	before := len(dirs)
	for i, dir := range dirs {
		if dir == t.VM.Options.Stdlib && dir != "" {
			before = i
			break
		}
	}
	// Folders without __init__ count if nothing else does, wherever they are.
	first, err := t.locateIn(full, dirs[:before])
	if err != nil || first != nil && first.portions == nil {
		return first, err
	}
	if f := t.locateEmbedded(full, "<frozen "); f != nil {
		return f, nil
	}
	second, err := t.locateIn(full, dirs[before:])
	if err != nil || second != nil && second.portions == nil {
		return second, err
	}
	if f := t.locateEmbedded(full, "<spare "); f != nil {
		return f, nil
	}
	if first != nil && second != nil {
		first.portions = append(first.portions, second.portions...)
	}
	return cmp.Or(first, second), nil
}

// Locate tells Python where a module is: a tuple of the name of its source, or
// None, and of the list of its folders, or None; a spec that a hook has made; or
// None. path is its package's __path__, or None.
func (t *Thread) Locate(full string, path Value) (Value, error) {
	if path == obj.NoneValue {
		path = obj.Unbound
	}
	m := t.Mark()
	defer t.Release(m)
	f, err := t.locate(full, path)
	switch {
	case err != nil || f == nil:
		return obj.NoneValue, err
	case f.spec != nil && f.portions == nil:
		return *f.spec, nil
	}
	name, folders := Value(obj.NoneValue), Value(obj.NoneValue)
	if f.portions == nil {
		if name, err = t.NewStr(f.name(full)); err != nil {
			return 0, err
		}
	}
	if f.portions != nil || f.dir != "" {
		if folders, err = t.pathOf(full, f.portions, f.dir); err != nil {
			return 0, err
		}
	}
	return t.NewPair(name, folders), nil
}

// locateEmbedded finds an embedded module of one kind.
func (t *Thread) locateEmbedded(full, kind string) *found {
	get := t.VM.Options.Frozen
	if kind == "<spare " {
		get = t.VM.Options.Spare
	}
	if get == nil {
		return nil
	}
	src, pkg, ok := get(full)
	if !ok {
		return nil
	}
	f := &found{src: src}
	if pkg {
		f.dir = kind + full + ">"
	}
	return f
}

// locateIn finds a module in the entries of a path.
func (t *Thread) locateIn(full string, entries []string) (*found, error) {
	last := full[strings.LastIndexByte(full, '.')+1:]
	hooked := t.hooksAdded()
	var portions []string
	for _, entry := range entries {
		if kind, _, _ := strings.Cut(entry, " "); kind == "<frozen" || kind == "<spare" {
			if f := t.locateEmbedded(full, kind+" "); f != nil {
				return f, nil
			}
			continue
		}
		if hooked || noFolder(entry) || t.hasFinder(entry) {
			if t.findsBy(full) {
				continue
			}
			f, err := t.locateByHooks(full, entry)
			if err != nil || f != nil && f.portions == nil {
				return f, err
			}
			if f != nil {
				portions = append(portions, f.portions...)
			}
			continue
		}
		folder := inFolder(absolute(entry), last)
		if st, err := os.Stat(obj.SystemName(folder)); err == nil && st.IsDir() {
			if init := inFolder(folder, "__init__.py"); isFile(init) {
				return &found{file: init, dir: folder}, nil
			}
			portions = append(portions, folder)
		}
		if isFile(folder + ".py") {
			return &found{file: folder + ".py"}, nil
		}
		if isFile(folder+".pyc") || isFile(inFolder(folder, "__init__.pyc")) {
			if f, err := t.locateByHooks(full, entry); err != nil || f != nil && f.portions == nil {
				return f, err
			}
		}
	}
	if portions == nil {
		return nil, nil
	}
	return &found{portions: portions}, nil
}

// absolute is an entry of a path as a module's __file__ begins with it, which stays true when the program goes to another folder.
func absolute(entry string) string {
	if strings.HasPrefix(entry, "/") {
		return entry
	}
	here, err := unix.Getwd()
	if err != nil || entry == "" || entry == "." {
		return cmp.Or(here, ".")
	}
	return inFolder(here, entry)
}

// inFolder is the name of something in a folder, which may lead over links: nothing is made shorter.
func inFolder(folder, name string) string { return strings.TrimRight(folder, "/") + "/" + name }

// isFile reports whether there is a regular file: nothing else is imported, as to read a FIFO means to wait.
func isFile(name string) bool {
	st, err := os.Stat(obj.SystemName(name))
	return err == nil && st.Mode().IsRegular()
}

// forFinding reports whether a module is one of those that finding others takes: no
// finder of the program is asked for it.
func forFinding(full string) bool {
	return full == "types" || full == "zipimport" || full == "importlib" || strings.HasPrefix(full, "importlib.")
}

// findsBy reports whether the thread is about to import what finding by hooks takes:
// no finder is asked for that.
func (t *Thread) findsBy(full string) bool {
	if forFinding(full) {
		return true
	}
	for _, name := range [...]string{"importlib.machinery", "importlib.util", "zipimport"} {
		if owner, _ := t.importer(t.InternName(name)); owner == t.identity() {
			return true
		}
	}
	return false
}

// noFolder reports whether an entry of a path is a file, or would be in one.
func noFolder(entry string) bool {
	if entry == "" {
		return false
	}
	st, err := os.Stat(obj.SystemName(entry))
	return errors.Is(err, syscall.ENOTDIR) || err == nil && !st.IsDir()
}

// hasFinder reports whether sys.path_importer_cache has a finder for an entry of a
// path that is no folder: those of folders find what is found without them.
func (t *Thread) hasFinder(entry string) bool {
	cache := t.StrGet(t.VM.roots.sysDict, t.Intern("path_importer_cache"))
	if !t.IsKind(cache, obj.KindDict) || t.DictLen(cache) == 0 {
		return false
	}
	finder := t.StrGet(cache, t.InternName(entry))
	if finder == obj.Unbound || finder == obj.NoneValue {
		return false
	}
	st, err := os.Stat(obj.SystemName(entry))
	return err != nil || !st.IsDir()
}

// hooksAdded reports whether sys.path_hooks has one that is not there from the start.
func (t *Thread) hooksAdded() bool {
	hooks := t.StrGet(t.VM.roots.sysDict, t.Intern("path_hooks"))
	if !t.IsKind(hooks, obj.KindList) {
		return false
	}
	for i := range t.ListLen(hooks) {
		if !t.IsKind(t.ListGet(hooks, i), obj.KindNative) {
			return true
		}
	}
	return false
}

// locateByHooks finds a module in an entry of a path by the finder that
// sys.path_hooks give for it.
func (t *Thread) locateByHooks(full, entry string) (*found, error) {
	lib, err := t.ImportModule("importlib.machinery")
	if err != nil {
		return nil, err
	}
	kl := t.Keep(lib)
	text, err := t.NewStr(entry)
	if err != nil {
		return nil, err
	}
	spec, err := t.CallMethod(*kl, "_spec_in", text, t.InternName(full))
	if err != nil || spec == obj.NoneValue {
		return nil, err
	}
	f := &found{spec: t.Keep(spec)}
	loader, err := t.GetAttrS(spec, "loader")
	if err != nil || loader != obj.NoneValue {
		return f, err
	}
	where, err := t.GetAttrS(*f.spec, "submodule_search_locations")
	if err != nil {
		return nil, err
	}
	f.portions, err = t.stringList(where)
	return f, err
}
