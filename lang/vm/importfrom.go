package vm

import (
	"strings"

	"pystm/lang/vm/obj"
)

// The names of a from list that are submodules of a package are imported with it.

// anyFrom reports whether there is something in a from list, so that a module is
// asked for and not the package at the top of its name.
func (t *Thread) anyFrom(from Value) (bool, error) {
	if from == obj.NoneValue || from == obj.Unbound {
		return false, nil
	}
	return t.Truth(from)
}

// isPackage reports whether what was imported has a __path__: any object may stand in sys.modules.
func (t *Thread) isPackage(mod Value) (bool, error) {
	if t.IsKind(mod, obj.KindModule) {
		return t.StrGet(t.Field(mod, obj.ModuleDict), t.VM.Names.Path) != obj.Unbound, nil
	}
	path, err := t.LookupAttr(mod, t.VM.Names.Path)
	return err == nil && path != obj.Unbound, err
}

// importSubmodules imports the names in from, which are all of a package's if
// there was a star, that are submodules. mod and from are kept.
func (t *Thread) importSubmodules(mod, from *Value, star bool) error {
	m := t.Mark()
	defer t.Release(m)
	names, err := t.ListOf(*from)
	if err != nil {
		return err
	}
	kn := t.Keep(names)
	for i := 0; i < t.ListLen(*kn); i++ {
		n := t.ListGet(*kn, i)
		switch {
		case !t.IsInstance(n, obj.ShapeStr):
			return t.nameNoStr(*mod, n, star)
		case t.StrView(t.Unwrap(n)) != "*":
			err = t.importSubmodule(mod, t.InternValue(t.Unwrap(n)))
		case !star:
			err = t.importAll(mod)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// importAll imports the names in a package's __all__ that are submodules.
func (t *Thread) importAll(mod *Value) error {
	all, err := t.LookupAttr(*mod, t.VM.Names.All)
	if err != nil || all == obj.Unbound {
		return err
	}
	m := t.Mark()
	defer t.Release(m)
	return t.importSubmodules(mod, t.Keep(all), true)
}

// importSubmodule imports a module of a package if the package has no attribute of
// that name. That there is none is no error, unless sys.modules says so.
func (t *Thread) importSubmodule(mod *Value, name Value) error {
	m := t.Mark()
	defer t.Release(m)
	kname := t.Keep(name)
	if has, err := t.LookupAttr(*mod, name); err != nil || has != obj.Unbound {
		return err
	}
	pkg, err := t.moduleName(*mod)
	if err != nil {
		return err
	}
	full := pkg + "." + t.StrView(*kname)
	_, err = t.importFull(full)
	if err != nil && t.Matches(err, t.VM.Exc.ModuleNotFoundError) && t.isStr(t.excField(t.r.raised, 1), full) && t.loaded(full) != obj.NoneValue {
		t.r.raised = 0
		return nil
	}
	return err
}

// moduleName is the __name__ of what was imported, as text.
func (t *Thread) moduleName(mod Value) (string, error) {
	name, err := t.GetAttr(mod, t.VM.Names.Name)
	if err != nil {
		return "", err
	}
	text, err := t.StrOf(name)
	if err != nil {
		return "", err
	}
	return strings.Clone(t.StrView(t.Unwrap(text))), nil
}

// nameNoStr is the error for an item of a from list, or of a package's __all__, that is no str.
func (t *Thread) nameNoStr(mod, item Value, star bool) error {
	class, where := t.TypeName(item), "``from list''"
	if star {
		name, err := t.moduleName(mod)
		if err != nil {
			return err
		}
		where = name + ".__all__"
	}
	return t.TypeError("Item in %s must be str, not %s", where, class)
}
