package vm

import (
	"os"
	"path/filepath"
	"strings"

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
// which stands for the embedded modules ("<frozen name>", "<spare name>").

// found says where a module is: in a file, embedded, or a folder without
// __init__ (file and src are empty).
type found struct {
	file string // of the source, "" if embedded
	src  []byte // embedded source
	dir  string // of a package, its entry in __path__; "" if none
}

// name is what tracebacks call the source.
func (f *found) name(full string) string {
	if f.file != "" {
		return f.file
	}
	return "<frozen " + full + ">"
}

// grounds reports whether a module cannot be shadowed: modules that were
// imported before the program's folder is known, as in CPython, and private ones.
func grounds(full string) bool {
	switch full {
	case "abc", "codecs", "io", "os", "posixpath", "stat", "importlib", "sys", "builtins", "site":
		return true
	}
	return full[0] == '_'
}

// locate finds a module, nil if there is none; path is its package's __path__,
// Unbound for a top-level module.
func (t *Thread) locate(full string, path Value) (*found, error) {
	if last := full[strings.LastIndexByte(full, '.')+1:]; last == "" || strings.Contains(last, "/") {
		return nil, nil // the name of no file
	}
	if path != obj.Unbound {
		dirs, err := t.stringList(path)
		if err != nil {
			return nil, err
		}
		return t.locateIn(full, dirs), nil
	}
	if grounds(full) {
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
	if f := t.locateIn(full, dirs[:before]); f != nil {
		return f, nil
	}
	if f := t.locateEmbedded(full, "<frozen "); f != nil {
		return f, nil
	}
	if f := t.locateIn(full, dirs[before:]); f != nil {
		return f, nil
	}
	return t.locateEmbedded(full, "<spare "), nil
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

// locateIn finds a module in folders; one without __init__ counts if nothing
// else does.
func (t *Thread) locateIn(full string, dirs []string) *found {
	last := full[strings.LastIndexByte(full, '.')+1:]
	var bare *found
	for _, dir := range dirs {
		if kind, _, _ := strings.Cut(dir, " "); kind == "<frozen" || kind == "<spare" {
			if f := t.locateEmbedded(full, kind+" "); f != nil {
				return f
			}
			continue
		}
		if dir == "" {
			dir = "."
		}
		folder := filepath.Join(dir, last)
		if st, err := os.Stat(obj.SystemName(folder)); err == nil && st.IsDir() {
			if isFile(filepath.Join(folder, "__init__.py")) {
				return &found{file: filepath.Join(folder, "__init__.py"), dir: folder}
			}
			if bare == nil {
				bare = &found{dir: folder}
			}
		}
		if isFile(folder + ".py") {
			return &found{file: folder + ".py"}
		}
	}
	return bare
}

func isFile(name string) bool {
	st, err := os.Stat(obj.SystemName(name))
	return err == nil && !st.IsDir()
}
