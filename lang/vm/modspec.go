package vm

import (
	"strings"

	"pystm/lang/vm/obj"
)

// What a module says about where it comes from: its __spec__ and __loader__.
// Specs and loaders are made with every module, so they are written in Go; what
// loaders do is rarely asked for, and stands in importlib.machinery.

// importTypes are the classes of specs and loaders.
func importTypes() []*TypeSpec {
	return []*TypeSpec{moduleSpecSpec(), sourceLoaderSpec(),
		importerSpec("BuiltinImporter", "built-in", obj.ShapeBuiltinImporter), importerSpec("FrozenImporter", "frozen", obj.ShapeFrozenImporter),
		pathFinderSpec()}
}

func moduleSpecSpec() *TypeSpec {
	return &TypeSpec{
		Name: "ModuleSpec", Module: "_frozen_importlib", Shape: obj.ShapeModuleSpec, Kind: obj.KindFields, Body: 1, HasDict: true, Hidden: true, Open: true,
		New: newPlain, NewSig: "cls, /, *args, **kwargs",
		InitSig: "self, name, loader, *, origin=None, loader_state=None, is_package=None",
		Init: func(t *Thread, a []Value) (Value, error) {
			locations := Value(obj.NoneValue)
			if a[5] != obj.Unbound {
				pkg, err := t.Truth(a[5])
				if err == nil && pkg {
					locations, err = t.NewList(0)
				}
				if err != nil {
					return 0, err
				}
			}
			return obj.NoneValue, t.fillSpec(a[0], moduleFacts{name: a[1], loader: a[2], origin: a[3], state: a[4], locations: locations})
		},
		Slots: Slots{Repr: specRepr, Compare: specCompare, Unhashable: true},
		Getters: []Getter{
			dictGetter,
			{Name: "parent", Get: specParent, Doc: "The package of the module: for a package itself."},
			{Name: "cached", Get: specCached, Set: setSpecAttr("_cached"), Doc: "The file for the compiled code."},
			{Name: "has_location", Get: func(t *Thread, s Value) (Value, error) {
				v, err := t.GetAttrS(s, "_set_fileattr")
				if err != nil {
					return 0, err
				}
				ok, err := t.Truth(v)
				return obj.Bool(ok), err
			}, Set: func(t *Thread, s, x Value) error {
				m := t.Mark()
				defer t.Release(m)
				ks := t.Keep(s)
				ok, err := t.Truth(x)
				if err != nil {
					return err
				}
				return setSpecAttr("_set_fileattr")(t, *ks, obj.Bool(ok))
			}, Doc: "Whether the origin is a file."},
		},
	}
}

// newPlain is a __new__ that leaves the arguments to __init__.
func newPlain(t *Thread, a []Value) (Value, error) { return t.AllocObject(a[0]) }

// moduleFacts are what a spec tells. Unbound means None.
type moduleFacts struct {
	name, loader, origin, state Value
	locations                   Value // list of the folders of a package
	located                     bool  // the origin is a file
}

func (t *Thread) fillSpec(spec Value, f moduleFacts) error {
	for _, kv := range [...]struct {
		name string
		v    Value
	}{{"name", f.name}, {"loader", f.loader}, {"origin", f.origin}, {"loader_state", f.state},
		{"submodule_search_locations", f.locations}, {"_set_fileattr", obj.Bool(f.located)}, {"_cached", obj.NoneValue}} {
		if kv.v == obj.Unbound {
			kv.v = obj.NoneValue
		}
		if _, err := t.setOwnAttr(spec, t.Intern(kv.name), kv.v); err != nil {
			return err
		}
	}
	return nil
}

func setSpecAttr(name string) func(t *Thread, spec, x Value) error {
	return func(t *Thread, spec, x Value) error {
		if x == obj.Unbound {
			return t.Raise(t.VM.Exc.AttributeError, "cannot delete attribute")
		}
		_, err := t.setOwnAttr(spec, t.Intern(name), x)
		return err
	}
}

func specRepr(t *Thread, spec Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ks := t.Keep(spec)
	text := t.StrView(t.Field(t.TypeOf(spec), TypeName)) + "("
	for i, name := range [...]string{"name", "loader", "origin", "submodule_search_locations"} {
		v, err := t.GetAttrS(*ks, name)
		if err != nil {
			return 0, err
		}
		if i > 1 && v == obj.NoneValue {
			continue
		}
		r, err := t.ReprText(v)
		if err != nil {
			return 0, err
		}
		if i > 0 {
			text += ", "
		}
		text += name + "=" + r
	}
	return t.NewStr(text + ")")
}

func specCompare(t *Thread, op CompareOp, a, b Value) (Value, error) {
	if op != OpEq && op != OpNe {
		return obj.NotImplemented, nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka, kb, kx := t.Keep(a), t.Keep(b), t.Keep(obj.Unbound)
	for _, name := range [...]string{"name", "loader", "origin", "submodule_search_locations", "cached", "has_location"} {
		x, err := t.GetAttrS(*ka, name)
		if err != nil {
			return 0, err
		}
		*kx = x
		y, err := t.LookupAttr(*kb, t.Intern(name))
		switch {
		case err != nil:
			return 0, err
		case y == obj.Unbound: // any object may look like a spec
			return obj.NotImplemented, nil
		}
		if same, err := t.Equal(*kx, y); err != nil || !same {
			return obj.Bool(op == OpNe), err
		}
	}
	return obj.Bool(op == OpEq), nil
}

func specParent(t *Thread, spec Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ks := t.Keep(spec)
	locations, err := t.GetAttrS(spec, "submodule_search_locations")
	if err != nil {
		return 0, err
	}
	name, err := t.GetAttrS(*ks, "name")
	if err != nil || locations != obj.NoneValue || !t.IsKind(name, obj.KindStr) {
		return name, err
	}
	text := t.StrView(name)
	return t.NewStr(strings.Clone(text[:max(strings.LastIndexByte(text, '.'), 0)]))
}

func specCached(t *Thread, spec Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ks := t.Keep(spec)
	v, err := t.GetAttrS(spec, "_cached")
	if err != nil || v != obj.NoneValue {
		return v, err
	}
	located, err := t.GetAttrS(*ks, "_set_fileattr")
	if err != nil || located != obj.TrueValue {
		return obj.NoneValue, err
	}
	origin, err := t.GetAttrS(*ks, "origin")
	switch {
	case err != nil || !t.IsKind(origin, obj.KindStr):
		return obj.NoneValue, err
	case strings.HasSuffix(t.StrView(origin), ".pyc"):
		return origin, setSpecAttr("_cached")(t, *ks, origin)
	case !strings.HasSuffix(t.StrView(origin), ".py"):
		return obj.NoneValue, nil
	}
	if v, err = t.NewStr(t.VM.cacheFile(t.StrView(origin))); err != nil {
		return 0, err
	}
	return v, setSpecAttr("_cached")(t, *ks, v)
}

func sourceLoaderSpec() *TypeSpec {
	return &TypeSpec{
		Name: "SourceFileLoader", Module: "_frozen_importlib_external", Shape: obj.ShapeSourceLoader, Hidden: true, Open: true, Kind: obj.KindFields, Body: 1, HasDict: true,
		New: newPlain, NewSig: "cls, /, *args, **kwargs",
		InitSig: "self, fullname, path",
		Init: func(t *Thread, a []Value) (Value, error) {
			return obj.NoneValue, t.fillLoader(a[0], a[1], a[2])
		},
		Slots: Slots{Compare: loaderCompare, Hash: func(t *Thread, v Value) (int64, error) {
			d, err := t.GetAttr(v, t.VM.Names.Dict)
			if err != nil {
				return 0, err
			}
			return int64(t.DictLen(d)), nil // few are ever hashed
		}},
		Methods: loaderMethods("_SourceFileLoader", InstanceMethod, "create_module", "exec_module", "get_code", "get_data", "get_filename",
			"get_resource_reader", "get_source", "is_package", "load_module", "path_stats", "set_data", "source_to_code"),
		Getters: []Getter{dictGetter},
	}
}

// loaderCompare: loaders with the same attributes are equal.
func loaderCompare(t *Thread, op CompareOp, a, b Value) (Value, error) {
	if op != OpEq && op != OpNe {
		return obj.NotImplemented, nil
	}
	if t.TypeOf(a) != t.TypeOf(b) {
		return obj.Bool(op == OpNe), nil
	}
	m := t.Mark()
	defer t.Release(m)
	kb := t.Keep(b)
	x, err := t.GetAttr(a, t.VM.Names.Dict)
	if err != nil {
		return 0, err
	}
	kx := t.Keep(x)
	y, err := t.GetAttr(*kb, t.VM.Names.Dict)
	if err != nil {
		return 0, err
	}
	return t.Compare(op, *kx, y)
}

func importerSpec(name, origin string, shape uint32) *TypeSpec {
	return &TypeSpec{Name: name, Module: "_frozen_importlib", Shape: shape, Hidden: true, Open: true, Kind: obj.KindFields, Body: 1, HasDict: true, New: newPlain, NewSig: "cls, /",
		Attrs:   func(t *Thread) map[string]Value { return map[string]Value{"_ORIGIN": t.Intern(origin)} },
		Methods: loaderMethods("_"+name, StaticMethod, "find_spec", "find_module", "create_module", "exec_module", "get_code", "get_source", "is_package", "load_module", "module_repr")}
}

func pathFinderSpec() *TypeSpec {
	return &TypeSpec{Name: "PathFinder", Module: "_frozen_importlib_external", Shape: obj.ShapePathFinder, Hidden: true, Open: true, Kind: obj.KindFields, Body: 1, HasDict: true,
		New: newPlain, NewSig: "cls, /", Methods: loaderMethods("_PathFinder", StaticMethod, "find_spec", "find_module", "find_distributions", "invalidate_caches")}
}

// Finders are what sys.meta_path has from the start.
func (t *Thread) Finders() (Value, error) {
	return t.NewListOf(t.VM.Class(obj.ShapeBuiltinImporter), t.VM.Class(obj.ShapeFrozenImporter), t.VM.Class(obj.ShapePathFinder))
}

// loaderMethods are methods that stand in a class of importlib.machinery.
func loaderMethods(class string, kind MethodKind, names ...string) []Native {
	list := make([]Native, len(names))
	for i, name := range names {
		list[i] = Native{Name: name, Kind: kind, Sig: "*args, **kwargs", Fn: func(t *Thread, a []Value) (Value, error) {
			mod, err := t.ImportModule("importlib.machinery")
			if err != nil {
				return 0, err
			}
			f, err := t.GetAttrS(mod, class)
			if err == nil {
				f, err = t.GetAttrS(f, name)
			}
			if err != nil {
				return 0, err
			}
			if kind == StaticMethod {
				return t.CallEx(f, a[0], a[1])
			}
			args, err := t.NewTuple(append([]Value{a[0]}, t.TupleView(a[1])...)...)
			if err != nil {
				return 0, err
			}
			return t.CallEx(f, args, a[2])
		}}
		if kind == InstanceMethod {
			list[i].Sig = "self, /, *args, **kwargs"
		}
	}
	return list
}

func (t *Thread) fillLoader(loader, name, path Value) error {
	if _, err := t.setOwnAttr(loader, t.Intern("name"), name); err != nil {
		return err
	}
	_, err := t.setOwnAttr(loader, t.Intern("path"), path)
	return err
}

// loaderOf makes the loader of a module, whose file is "" if it has none.
func (t *Thread) loaderOf(name Value, file string) (Value, error) {
	shape := uint32(obj.ShapeSourceLoader)
	switch text := t.StrView(name); {
	case strings.HasPrefix(file, "<frozen "), file == "" && t.VM.specs[text] == nil && text != "__main__" && text != "builtins":
		shape = obj.ShapeFrozenImporter
	case file == "", file == "<stdin>":
		shape = obj.ShapeBuiltinImporter
	}
	class := t.VM.Class(shape)
	if shape != obj.ShapeSourceLoader {
		return class, nil
	}
	loader, err := t.AllocObject(class)
	if err != nil {
		return 0, err
	}
	path, err := t.NewStr(file)
	if err != nil {
		return 0, err
	}
	return loader, t.fillLoader(loader, name, path)
}

// setSpec gives a module, whose namespace is d, what says where it comes from:
// a file, or "". A package has its __path__ already.
func (t *Thread) setSpec(d Value, full, file string) error {
	n := t.VM.Names
	f := moduleFacts{name: t.Intern(full), locations: t.StrGet(d, n.Path), located: file != "" && !strings.HasPrefix(file, "<frozen ")}
	var err error
	if f.loader, err = t.loaderOf(f.name, file); err != nil {
		return err
	}
	switch {
	case f.located:
		f.origin, err = t.NewStr(file)
	case t.VM.specs[full] != nil || full == "builtins":
		f.origin = t.Intern("built-in")
	default:
		f.origin = t.Intern("frozen")
	}
	if err != nil {
		return err
	}
	spec, err := t.AllocObject(t.VM.Class(obj.ShapeModuleSpec))
	if err != nil {
		return err
	}
	if err := t.fillSpec(spec, f); err != nil {
		return err
	}
	if f.located {
		cached, err := specCached(t, spec)
		if err == nil {
			err = t.StrSet(d, n.Cached, cached)
		}
		if err != nil {
			return err
		}
	}
	if err := t.StrSet(d, n.Loader, f.loader); err != nil {
		return err
	}
	return t.StrSet(d, n.Spec, spec)
}

// setMainSpec is setSpec for the main module: name is that of a module run as
// the program, "" for a script, which has no spec.
func (t *Thread) setMainSpec(d Value, name, file string) error {
	if name != "" {
		return t.setSpec(d, name, file)
	}
	n := t.VM.Names
	loader, err := t.loaderOf(t.Intern("__main__"), file)
	if err != nil {
		return err
	}
	if file != "" && file != "<stdin>" {
		if err := t.StrSet(d, n.Cached, obj.NoneValue); err != nil {
			return err
		}
	}
	return t.StrSet(d, n.Loader, loader)
}

// moduleRepr shows a module as its spec, or else its attributes tell.
func moduleRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	n := t.VM.Names
	kv, kl := t.Keep(v), t.Keep(obj.NoneValue)
	attr := func(name Value) (Value, error) {
		x, err := t.LookupAttr(*kv, name)
		if x == obj.Unbound {
			x = obj.NoneValue
		}
		return x, err
	}
	loader, err := attr(n.Loader)
	if err != nil {
		return 0, err
	}
	*kl = loader
	spec, err := attr(n.Spec)
	if err != nil {
		return 0, err
	}
	if spec != obj.NoneValue {
		return t.specModuleRepr(spec)
	}
	name, err := t.LookupAttr(*kv, n.Name)
	if err != nil {
		return 0, err
	}
	text := "'?'"
	if name != obj.Unbound {
		if text, err = t.ReprText(name); err != nil {
			return 0, err
		}
	}
	file, err := t.LookupAttr(*kv, n.File)
	if err != nil {
		return 0, err
	}
	switch {
	case file != obj.Unbound:
		r, err := t.ReprText(file)
		if err != nil {
			return 0, err
		}
		return t.NewStr("<module " + text + " from " + r + ">")
	case *kl != obj.NoneValue:
		r, err := t.ReprText(*kl)
		if err != nil {
			return 0, err
		}
		return t.NewStr("<module " + text + " (" + r + ")>")
	}
	return t.NewStr("<module " + text + ">")
}

func (t *Thread) specModuleRepr(spec Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ks := t.Keep(spec)
	name, err := t.GetAttrS(spec, "name")
	if err != nil {
		return 0, err
	}
	text := "'?'"
	if name != obj.NoneValue {
		if text, err = t.ReprText(name); err != nil {
			return 0, err
		}
	}
	origin, err := t.GetAttrS(*ks, "origin")
	if err != nil {
		return 0, err
	}
	if origin == obj.NoneValue {
		loader, err := t.GetAttrS(*ks, "loader")
		if err != nil {
			return 0, err
		}
		if loader == obj.NoneValue {
			return t.NewStr("<module " + text + ">")
		}
		r, err := t.ReprText(loader)
		if err != nil {
			return 0, err
		}
		return t.NewStr("<module " + text + " (" + r + ")>")
	}
	ko := t.Keep(origin)
	located, err := t.GetAttrS(*ks, "has_location")
	if err != nil {
		return 0, err
	}
	ok, err := t.Truth(located)
	if err != nil {
		return 0, err
	}
	if ok {
		r, err := t.ReprText(*ko)
		if err != nil {
			return 0, err
		}
		return t.NewStr("<module " + text + " from " + r + ">")
	}
	r, err := t.StrText(*ko)
	if err != nil {
		return 0, err
	}
	return t.NewStr("<module " + text + " (" + r + ")>")
}
