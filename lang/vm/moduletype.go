package vm

import "pystm/lang/vm/obj"

// The type of modules.

var moduleSpec = &TypeSpec{
	Name: "module", Shape: obj.ShapeModule, Kind: obj.KindModule, Body: obj.ModuleBody, HasDict: true, Hidden: true,
	NewSig: "cls, /, *args, **kwargs",
	New: func(t *Thread, a []Value) (Value, error) {
		m, err := t.AllocObject(a[0])
		if err != nil {
			return 0, err
		}
		t.Init(m, obj.ModuleDict, t.NewDict())
		return m, nil
	},
	InitSig: "self, name, doc=None",
	Init: func(t *Thread, a []Value) (Value, error) {
		if !t.IsInstance(a[1], obj.ShapeStr) {
			return 0, t.TypeError("module() argument 'name' must be str, not %s", t.TypeName(a[1]))
		}
		doc := a[2]
		if doc == obj.Unbound {
			doc = obj.NoneValue
		}
		return obj.NoneValue, t.fillModule(t.Field(a[0], obj.ModuleDict), t.Unwrap(a[1]), doc)
	},
	Slots: Slots{Repr: moduleRepr},
	Methods: []Native{{Name: "__dir__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
		d, err := t.GetAttr(a[0], t.VM.Names.Dict)
		if err != nil {
			return 0, err
		}
		if !t.IsInstance(d, obj.ShapeDict) {
			return 0, t.TypeError("<module>.__dict__ is not a dictionary")
		}
		if f := t.StrGet(d, t.VM.Names.Dir); f != obj.Unbound {
			return t.Call(f)
		}
		return t.ListOf(d)
	}}},
	Getters: []Getter{{Name: "__dict__", Member: true, Get: dictGetter.Get},
		{Name: "__annotations__", Get: moduleAnnotations, Set: setModuleAnnotations}},
}

// moduleAnnotations is the __annotations__ of a module, which makes an empty
// dict where there is none.
func moduleAnnotations(t *Thread, self Value) (Value, error) {
	d := t.Field(self, obj.ModuleDict)
	v := t.StrGet(d, t.VM.Names.Annotations)
	if v != obj.Unbound {
		return v, nil
	}
	v = t.NewDict()
	return v, t.StrSet(d, t.VM.Names.Annotations, v)
}

func setModuleAnnotations(t *Thread, self, x Value) error {
	d := t.Field(self, obj.ModuleDict)
	if x != obj.Unbound {
		return t.StrSet(d, t.VM.Names.Annotations, x)
	}
	if !t.StrDel(d, t.VM.Names.Annotations) {
		return t.AttributeError(self, t.VM.Names.Annotations, "__annotations__")
	}
	return nil
}

func (t *Thread) fillModule(d, name, doc Value) error {
	n := t.VM.Names
	for _, kv := range [][2]Value{{n.Name, name}, {n.Doc, doc}, {n.Package, obj.NoneValue}, {n.Loader, obj.NoneValue}, {n.Spec, obj.NoneValue}} {
		if err := t.StrSet(d, kv[0], kv[1]); err != nil {
			return err
		}
	}
	return nil
}

// importing reports whether a module is in sys.modules and has not been run to
// its end.
func (t *Thread) importing(full string) bool {
	return t.initializing(t.StrGet(t.VM.roots.modules, t.Intern(full)))
}

// noModuleAttribute asks a module's __getattr__ (PEP 562), or is the error.
func (t *Thread) noModuleAttribute(m, name Value) error {
	d := t.Field(m, obj.ModuleDict)
	modName := t.StrGet(d, t.VM.Names.Name)
	if !t.IsKind(modName, obj.KindStr) {
		return t.AttributeError(m, name, "module has no attribute '%s'", t.StrView(name))
	}
	if t.initializing(m) {
		return t.AttributeError(m, name, "partially initialized module '%s' has no attribute '%s' (most likely due to a circular import)", t.StrView(modName), t.StrView(name))
	}
	if full := t.StrView(modName) + "." + t.StrView(name); t.importing(full) {
		return t.AttributeError(m, name, "cannot access submodule '%s' of module '%s' (most likely due to a circular import)", t.StrView(name), t.StrView(modName))
	}
	return t.AttributeError(m, name, "module '%s' has no attribute '%s'", t.StrView(modName), t.StrView(name))
}
