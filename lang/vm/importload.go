package vm

import (
	"path/filepath"
	"strings"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// What makes a module of what was found: of each kind one function.

// newModule makes a module with its standard attributes and puts it into
// sys.modules.
func (t *Thread) newModule(full string) (Value, error) {
	d := t.NewDict()
	name := t.Intern(full)
	if err := t.fillModule(d, name, obj.NoneValue); err != nil {
		return 0, err
	}
	if err := t.StrSet(d, t.VM.Names.Builtins, t.StrGet(t.VM.roots.modules, t.Intern("builtins"))); err != nil {
		return 0, err
	}
	pkg := full[:max(strings.LastIndexByte(full, '.'), 0)]
	if err := t.StrSet(d, t.VM.Names.Package, t.Intern(pkg)); err != nil {
		return 0, err
	}
	mod := t.NewModule(full, d)
	return mod, t.StrSet(t.VM.roots.modules, name, mod)
}

// loadNative makes a module written in Go.
func (t *Thread) loadNative(spec *ModuleSpec) (Value, error) {
	mod, err := t.newModule(spec.Name)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	km := t.Keep(mod)
	if err := t.fillNative(km, spec); err != nil {
		t.StrDel(t.VM.roots.modules, t.Intern(spec.Name))
		return 0, err
	}
	if err := t.setInitializing(*km, false); err != nil {
		return 0, err
	}
	_, err = t.ready(spec.Name, *km)
	return *km, err
}

// fillNative fills the dict of a module written in Go.
func (t *Thread) fillNative(km *Value, spec *ModuleSpec) error {
	d := t.Field(*km, obj.ModuleDict)
	if spec.Doc != "" {
		if err := t.StrSet(d, t.VM.Names.Doc, t.Intern(spec.Doc)); err != nil {
			return err
		}
	}
	if err := t.setSpec(d, spec.Name, ""); err != nil {
		return err
	}
	if err := t.setInitializing(*km, true); err != nil {
		return err
	}
	owner := t.Intern(spec.Name)
	for i := range spec.Funcs {
		f := t.newNative(&native{Native: spec.Funcs[i]}, obj.ShapeNative, owner)
		if err := t.StrSet(d, t.Intern(spec.Funcs[i].Name), f); err != nil {
			return err
		}
	}
	for _, ts := range spec.Types {
		cls, err := t.installType(ts)
		if err != nil {
			return err
		}
		d = t.Field(*km, obj.ModuleDict)
		if !ts.Hidden {
			if err := t.StrSet(d, t.Intern(ts.Name), cls); err != nil {
				return err
			}
		}
	}
	if spec.Name == "sys" {
		t.VM.roots.sysDict = d
	}
	if spec.Attrs != nil {
		attrs, err := spec.Attrs(t)
		if err != nil {
			return err
		}
		d = t.Field(*km, obj.ModuleDict)
		for name, v := range attrs {
			if err := t.StrSet(d, t.Intern(name), v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *Thread) loadEmbedded(full string, f *found) (Value, error) {
	c, err := t.compileEmbedded(full, f)
	if err != nil {
		return 0, err
	}
	return t.runModule(full, "", f.dir, c)
}

func (t *Thread) loadNamespace(full string, dirs []string) (Value, error) {
	mod, err := t.newModule(full)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	km := t.Keep(mod)
	if err := t.setPath(t.Field(mod, obj.ModuleDict), full, "", dirs); err != nil {
		return 0, err
	}
	lib, err := t.ImportModule("importlib.machinery")
	if err == nil {
		_, err = t.CallMethod(lib, "_describe_namespace", *km)
	}
	if err != nil {
		return 0, err
	}
	return t.ready(full, *km)
}

// setPath makes a module a package, with its folder or those of a package without
// __init__.
func (t *Thread) setPath(d Value, full, dir string, portions []string) error {
	l, err := t.pathOf(full, portions, dir)
	if err != nil {
		return err
	}
	if err := t.StrSet(d, t.VM.Names.Package, t.Intern(full)); err != nil {
		return err
	}
	return t.StrSet(d, t.VM.Names.Path, l)
}

// pathOf is the __path__ of a package.
func (t *Thread) pathOf(full string, portions []string, dir string) (Value, error) {
	dirs := portions
	if portions == nil {
		dirs = []string{dir}
	}
	if strings.HasPrefix(dir, "<frozen ") {
		// What of a package is not embedded may lie in the library's folder, or
		// there is a spare for it.
		if lib := t.VM.Options.Stdlib; lib != "" {
			dirs = append(dirs, filepath.Join(lib, strings.ReplaceAll(full, ".", "/")))
		}
		dirs = append(dirs, "<spare "+full+">")
	}
	vs := make([]Value, len(dirs))
	for i, dir := range dirs {
		s, err := t.NewStr(dir)
		if err != nil {
			return 0, err
		}
		vs[i] = s
	}
	return t.NewListOf(vs...)
}

func (t *Thread) loadFile(full, file, dir string) (Value, error) {
	c, err := t.compileFile(file)
	if err != nil {
		return 0, err
	}
	return t.runModule(full, file, dir, c)
}

// runModule makes a module and runs its code; if that raises, the module is
// taken out of sys.modules again.
func (t *Thread) runModule(full, file, dir string, c *code.Code) (Value, error) {
	mod, err := t.newModule(full)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	d := t.Field(mod, obj.ModuleDict)
	n := t.VM.Names
	if file != "" {
		s, err := t.NewStr(file)
		if err != nil {
			return 0, err
		}
		if err := t.StrSet(d, n.File, s); err != nil {
			return 0, err
		}
	}
	if dir != "" {
		if err := t.setPath(d, full, dir, nil); err != nil {
			return 0, err
		}
	}
	if err := t.setSpec(d, full, file); err != nil {
		return 0, err
	}
	kspec := t.Keep(t.StrGet(d, n.Spec))
	ld, err := t.load(c)
	if err != nil {
		return 0, err
	}
	if _, err := t.setOwnAttr(*kspec, n.Initializing, obj.TrueValue); err != nil {
		return 0, err
	}
	f := t.newFunction(ld, d)
	_, err = t.callBody(f, d)
	if _, done := t.setOwnAttr(*kspec, n.Initializing, obj.FalseValue); err == nil {
		err = done
	}
	if err != nil {
		t.StrDel(t.VM.roots.modules, t.Intern(full))
		return 0, err
	}
	own := t.loaded(full) // a module may have replaced itself in sys.modules
	if own == obj.Unbound {
		return 0, t.KeyError(t.Intern(full))
	}
	return t.ready(full, own)
}

// RunMain runs code as the module __main__ and gives that module's dict. name
// is that of a module which is run as the program.
func (t *Thread) RunMain(c *code.Code, file, pkg, name string) (Value, error) {
	if t.VM.Options.Runtime.Transactional {
		t.loadBodies()
	}
	mod, err := t.newModule("__main__")
	if err != nil {
		return 0, err
	}
	d := t.Field(mod, obj.ModuleDict)
	m := t.Mark()
	defer t.Release(m)
	kd := t.Keep(d)
	n := t.VM.Names
	if err := t.StrSet(d, n.Package, obj.NoneValue); err != nil {
		return 0, err
	}
	if pkg != "" {
		if err := t.StrSet(d, n.Package, t.Intern(strings.TrimPrefix(pkg, NoPackage))); err != nil {
			return 0, err
		}
	}
	if file != "" {
		s, err := t.NewStr(file)
		if err != nil {
			return 0, err
		}
		if err := t.StrSet(d, n.File, s); err != nil {
			return 0, err
		}
	}
	if err := t.setMainSpec(d, name, file); err != nil {
		return 0, err
	}
	if c == nil {
		return d, nil
	}
	ld, err := t.load(c)
	if err != nil {
		return 0, err
	}
	f := t.newFunction(ld, *kd)
	_, err = t.callBody(f, *kd)
	return *kd, err
}
