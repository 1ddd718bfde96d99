package vm

import (
	"reflect"
	"unsafe"

	"pystm/lang/vm/obj"
)

// Bootstrap: the classes of the reserved shapes, the builtins, sys.modules.

// coreTypes are the classes of this package, object and type first.
func coreTypes() []*TypeSpec {
	specs := []*TypeSpec{objectSpec, typeSpec, noneSpec, notImplementedSpec, ellipsisSpec}
	specs = append(specs, functionSpecs()...)
	specs = append(specs, generatorSpecs()...)
	specs = append(specs, descriptorSpecs()...)
	specs = append(specs, importTypes()...)
	return append(specs, genericAliasSpec, unionSpec, unraisableType)
}

func (t *Thread) bootstrap() error {
	vm := t.VM
	vm.roots.names.fill(&t.Space)
	vm.nativeClasses = map[*TypeSpec]*nativeClass{}
	empty, err := t.AllocOldTuple(0)
	if err != nil {
		return err
	}
	vm.roots.emptyTuple, vm.Interns.EmptyTuple = empty, empty
	vm.roots.emptyStr = t.Intern("")
	for i := range vm.roots.chars {
		vm.roots.chars[i] = t.Intern(string(rune(i)))
	}
	vm.roots.builtins = t.NewDict()
	vm.roots.modules = t.NewDict()
	vm.roots.importing = t.NewDict()
	for _, s := range append(coreTypes(), vm.Options.Types...) {
		if _, err := t.installType(s); err != nil {
			return err
		}
	}
	t.installInC()
	if err := t.installExceptions(); err != nil {
		return err
	}
	t.rememberSlots()
	return t.makeBuiltins()
}

// rememberSlots notes the special methods that the interpreter itself knows how
// to do.
func (t *Thread) rememberSlots() {
	n, o := t.VM.Names, t.VM.Class(obj.ShapeObject)
	t.r.objectGetAttribute = t.classLookup(o, n.GetAttribute)
	t.r.objectSetAttr = t.classLookup(o, n.SetAttr)
	t.r.objectDelAttr = t.classLookup(o, n.DelAttr)
	t.r.objectNew = t.classLookup(o, n.New)
	t.r.objectInit = t.classLookup(o, n.Init)
	t.r.objectHash = t.classLookup(o, n.Hash)
	t.r.objectStr = t.classLookup(o, n.Str)
	t.r.objectEq = t.classLookup(o, n.Eq)
	t.r.objectNe = t.classLookup(o, n.Ne)
	t.r.objectClass = t.classLookup(o, n.Class)
	t.r.typeCall = t.classLookup(t.VM.Class(obj.ShapeType), n.Call)
	t.r.exceptionNew = t.classLookup(t.VM.Exc.BaseException, n.New)
	t.r.exceptionInit = t.classLookup(t.VM.Exc.BaseException, n.Init)
}

// nativeClass is what is known, outside of the heap, of the class object of a spec.
type nativeClass struct {
	spec   *TypeSpec
	shape  *obj.Shape
	commit uint64  // the class is in views that have this commit; guarded by VM.tables
	maker  *Thread // until then only its maker has it; guarded by VM.tables
}

// installedClass is the class object of a spec, if it was made and the thread's view has it.
func (t *Thread) installedClass(spec *TypeSpec) (Value, bool) {
	vm := t.VM
	vm.tables.Lock()
	defer vm.tables.Unlock()
	c := vm.nativeClasses[spec]
	if c == nil || t.Private() && c.maker != t && (c.maker != nil || c.commit > t.Segment.Has()) {
		return obj.Unbound, false
	}
	return obj.FromRef(c.shape.Class), true
}

// publishClass notes the shape of a class object that was just made. Others find it when it is committed.
func (t *Thread) publishClass(spec *TypeSpec, shape *obj.Shape) {
	vm := t.VM
	c := &nativeClass{spec: spec, shape: shape}
	if t.Private() {
		c.maker = t
	} // else it is in segment 0, and all views begin with that
	vm.tables.Lock()
	vm.nativeClasses[spec] = c
	vm.tables.Unlock()
	if c.maker == nil {
		return
	}
	t.OnCommit(func() {
		vm.tables.Lock()
		defer vm.tables.Unlock()
		c.commit, c.maker = vm.RT.Committing(), nil
	})
}

// installType makes the class object of a spec, or finds it. What is not a module's own is made at the start.
//
// A transaction whose view does not have the class yet does what one does that makes a
// class: once no other can be irrevocable, all that there are are committed, and in the view. That is a safepoint, so who may be the
// first to ask for a class keeps what he holds.
func (t *Thread) installType(spec *TypeSpec) (Value, error) {
	vm := t.VM
	if cls, ok := t.installedClass(spec); ok {
		return cls, nil
	}
	// Tables outside of the heap are going to name the class for ever.
	if err := t.Irrevocable(); err != nil {
		return 0, err
	}
	if c := vm.installed(spec); c != nil {
		return obj.FromRef(c.shape.Class), nil
	}
	base := Value(obj.Unbound)
	switch {
	case spec.Base != nil:
		var err error
		if base, err = t.installType(spec.Base); err != nil {
			return 0, err
		}
	case spec.BaseShape != 0:
		base = vm.Class(spec.BaseShape)
		inheritAllSlots(&spec.Slots, t.infoOf(base).Slots)
	case spec.Shape != obj.ShapeObject:
		base = vm.Class(obj.ShapeObject)
	}
	ref, ok := t.AllocOld(obj.KindType, obj.ShapeType, TypeBody*wordSize)
	if !ok {
		return 0, obj.ErrNoMemory
	}
	cls := obj.FromRef(ref)
	info := &TypeInfo{Ref: ref, Name: spec.Name, Spec: spec, Exact: true, Kind: spec.Kind, Slots: &spec.Slots}
	if spec.Kind == 0 {
		info.Kind = obj.KindFields
	}
	body := 0
	if spec.HasDict {
		body = spec.Body
	}
	if spec.Base != nil && spec.Inherit {
		inheritSlots(&spec.Slots, &spec.Base.Slots)
	}
	vm.numberLoop(info)
	info.shape.Store(vm.Shapes.NewRoot(spec.Shape, ref, info, body, 0))
	info.Solid = ref
	if s := solidSpec(spec); s != spec {
		info.Solid = vm.installed(s).shape.Class
	}
	t.publishClass(spec, info.Shape())
	if spec.Shape != 0 {
		vm.roots.classes[spec.Shape], vm.infos[spec.Shape] = cls, info
	}
	return cls, t.fillNativeClass(cls, base, spec, info)
}

func (t *Thread) fillNativeClass(cls, base Value, spec *TypeSpec, info *TypeInfo) error {
	name := t.Intern(spec.Name)
	t.SetField(cls, TypeShape, obj.SmallInt(int64(info.Shape().ID)))
	t.SetField(cls, TypeVersion, t.VM.nextVersion())
	t.SetField(cls, TypeName, name)
	t.SetField(cls, TypeQualname, name)
	flags := int64(0)
	if spec.Final {
		flags |= typeFinal
	}
	if spec.Open {
		flags |= typeHeap | typeWeak
	}
	if spec.NoNew {
		flags |= typeNoNew
	}
	if spec.HasDict {
		flags |= typeHasDict
	}
	t.SetField(cls, TypeFlags, obj.SmallInt(flags))
	mro := []Value{cls}
	if base != obj.Unbound {
		mro = append(mro, t.mro(base)...)
		t.SetField(cls, TypeBases, t.tuple(base))
	} else {
		t.SetField(cls, TypeBases, t.VM.roots.emptyTuple)
	}
	t.SetField(cls, TypeMRO, t.tuple(mro...))
	d, err := t.NewDictSize(len(spec.Methods) + len(spec.Getters) + 16)
	if err != nil {
		return err
	}
	t.SetField(cls, TypeDict, d)
	if base != obj.Unbound {
		if err := t.addSubclass(base, cls); err != nil {
			return err
		}
	}
	return t.fillNativeDict(cls, d, spec, info)
}

func (t *Thread) fillNativeDict(cls, d Value, spec *TypeSpec, info *TypeInfo) error {
	n := t.VM.Names
	if spec.Module != "" && spec.Module != "builtins" { // else type.__module__ knows
		if err := t.StrSet(d, n.Module, t.Intern(spec.Module)); err != nil {
			return err
		}
	}
	var doc Value = obj.NoneValue
	if spec.Doc != "" {
		doc = t.Intern(spec.Doc)
	}
	if spec.Shape != obj.ShapeType {
		if err := t.StrSet(d, n.Doc, doc); err != nil {
			return err
		}
	}
	for _, nat := range slotNatives(&spec.Slots, t.isSequence(info)) {
		shape := obj.ShapeSlotDesc
		if !nat.slot {
			shape = obj.ShapeMethodDesc
		}
		if err := t.addNative(cls, d, nat, spec, info, shape); err != nil {
			return err
		}
	}
	if spec.Slots.Unhashable {
		if err := t.StrSet(d, n.Hash, obj.NoneValue); err != nil {
			return err
		}
	}
	var maker, init *native
	if spec.New != nil {
		sig := spec.NewSig
		if sig == "" {
			sig = "cls, /, *args, **kwargs"
		}
		maker = &native{Native: Native{Name: "__new__", Sig: sig, Fn: spec.New, Kind: StaticMethod}, news: true, empty: spec.NewEmpty}
		if err := t.addNative(cls, d, maker, spec, info, obj.ShapeNative); err != nil {
			return err
		}
	}
	if spec.Init != nil {
		sig := spec.InitSig
		if sig == "" {
			sig = "self, /, *args, **kwargs"
		}
		init = &native{Native: Native{Name: "__init__", Sig: sig, Fn: spec.Init}, slot: true}
		if err := t.addNative(cls, d, init, spec, info, obj.ShapeSlotDesc); err != nil {
			return err
		}
	}
	if spec.InitIdle {
		info.maker = maker
	} else if maker != nil && (maker.empty && init != nil ||
		!maker.empty && init == nil && t.classLookup(cls, n.Init) == t.classLookup(t.VM.Class(obj.ShapeObject), n.Init)) {
		info.maker, info.init = maker, init
	}
	info.direct = info.maker != nil && spec.Module != "" && spec.Module != "builtins" && t.TypeOf(cls) == t.VM.Class(obj.ShapeType)
	for i := range spec.Methods {
		nat := native{Native: spec.Methods[i]}
		shape := obj.ShapeMethodDesc
		switch nat.Kind {
		case ClassMethod:
			shape = obj.ShapeClassMethodDesc
		case StaticMethod:
			shape = obj.ShapeNative
		}
		if err := t.addNative(cls, d, &nat, spec, info, shape); err != nil {
			return err
		}
	}
	for i, g := range spec.Getters {
		name := t.Intern(g.Name)
		desc := t.NewFields(obj.KindFields, obj.ShapeGetSet, obj.SmallInt(int64(i)), name, cls)
		if err := t.StrSet(d, name, desc); err != nil {
			return err
		}
	}
	if spec.Attrs != nil {
		for name, v := range spec.Attrs(t) {
			if err := t.StrSet(d, t.Intern(name), v); err != nil {
				return err
			}
		}
	}
	return nil
}

// addNative puts a native into a class's dict.
func (t *Thread) addNative(cls, d Value, nat *native, spec *TypeSpec, info *TypeInfo, shape uint32) error {
	nat.self = shape == obj.ShapeMethodDesc || shape == obj.ShapeSlotDesc
	nat.shape = info.Shape().ID
	nat.also.Store(noShape)
	if nat.news {
		nat.shape = noShape // its first argument is a class
	}
	nat.wraps = spec.Wraps && nat.self && !nat.Whole
	v := t.newNative(nat, shape, cls)
	if nat.Kind == StaticMethod && nat.Name != "__new__" {
		v = t.wrapMethod(obj.ShapeStaticMethod, v)
	}
	return t.StrSet(d, t.Intern(nat.Name), v)
}

// newNative makes the function object of a native: owner is its class or module name.
func (t *Thread) newNative(nat *native, shape uint32, owner Value) Value {
	appendTo(&t.VM.tables, &t.VM.natives, nat) // which keeps it alive
	v := obj.FromRef(t.Alloc(obj.KindNative, shape, nativeWords*wordSize))
	t.SetWord(v.Ref(), 0, t.Word(v.Ref(), 0)|uint64(nat.Quick&quickMask)<<quickShift)
	t.Init(v, nativeGo, pointerWord(unsafe.Pointer(nat)))
	t.Init(v, nativeSelf, owner)
	return v
}

// NewMethodOf makes a method of a native class that the class does not have: for a class written in Python
// that is derived from it.
func (t *Thread) NewMethodOf(cls Value, nat Native) Value {
	n := &native{Native: nat, self: true}
	n.shape = t.infoOf(cls).Shape().ID
	n.also.Store(noShape)
	return t.newNative(n, obj.ShapeMethodDesc, cls)
}

// NewNative makes a builtin function for use from Go: a closure as a callable.
func (t *Thread) NewNative(nat Native) Value {
	return t.newNative(&native{Native: nat}, obj.ShapeNative, t.VM.roots.emptyStr)
}

func (t *Thread) nativeOf(f Value) *native {
	return (*native)(wordPointer(Value(t.Word(f.Ref(), nativeGo)) &^ 3))
}

// installExceptions makes the exception classes.
func (t *Thread) installExceptions() error {
	base := excSpec(nil)
	for _, row := range excTable {
		spec := excSpecFor(row, base)
		cls, err := t.installType(spec)
		if err != nil {
			return err
		}
		t.VM.Exc.set(row.name, cls)
		info := t.infoOf(cls)
		if spec.Base != nil {
			if b := t.VM.installed(spec.Base); b != nil {
				parent := b.shape.Info.(*TypeInfo)
				info.ExcFields, info.ExcKind = parent.ExcFields, parent.ExcKind
			}
		}
		if row.fields != nil {
			info.ExcFields, info.ExcKind = row.fields, row.name
		}
		if err := t.StrSet(t.VM.roots.builtins, t.Intern(row.name), cls); err != nil {
			return err
		}
	}
	// ExceptionGroup has two bases.
	cls, err := t.installType(exceptionGroupSpec(base))
	if err != nil {
		return err
	}
	e := t.VM.Exc
	e.ExceptionGroup = cls
	t.SetField(cls, TypeBases, t.tuple(e.BaseExceptionGroup, e.Exception))
	t.SetField(cls, TypeMRO, t.tuple(cls, e.BaseExceptionGroup, e.Exception, e.BaseException, t.VM.Class(obj.ShapeObject)))
	info, parent := t.infoOf(cls), t.infoOf(e.BaseExceptionGroup)
	info.ExcFields, info.ExcKind = parent.ExcFields, parent.ExcKind
	for alias, c := range map[string]Value{"ExceptionGroup": cls, "IOError": e.OSError, "EnvironmentError": e.OSError} {
		if err := t.StrSet(t.VM.roots.builtins, t.Intern(alias), c); err != nil {
			return err
		}
	}
	return nil
}

// makeBuiltins fills module builtins.
func (t *Thread) makeBuiltins() error {
	vm := t.VM
	d := vm.roots.builtins
	set := func(name string, v Value) error { return t.StrSet(d, t.Intern(name), v) }
	for _, f := range append(vm.Options.Funcs, Native{Name: "__build_class__", Sig: "func, name, /, *bases, **kwds", Fn: buildClass}) {
		if err := set(f.Name, t.newNative(&native{Native: f}, obj.ShapeNative, t.Intern("builtins"))); err != nil {
			return err
		}
	}
	for _, s := range append(coreTypes(), vm.Options.Types...) {
		if s.Module == "" && !s.Hidden {
			if err := set(s.Name, obj.FromRef(vm.installed(s).shape.Class)); err != nil {
				return err
			}
		}
	}
	for name, v := range map[string]Value{"None": obj.NoneValue, "True": obj.TrueValue, "False": obj.FalseValue,
		"NotImplemented": obj.NotImplemented, "Ellipsis": obj.Ellipsis, "__debug__": obj.Bool(vm.Options.Flags.Optimize == 0)} {
		if err := set(name, v); err != nil {
			return err
		}
	}
	if vm.Options.Flags.NoSite > 0 {
		for _, name := range [...]string{"exit", "quit", "help", "copyright", "credits", "license"} {
			t.StrDel(d, t.Intern(name))
		}
	}
	mod := t.NewModule("builtins", d)
	if err := set("__name__", t.Intern("builtins")); err != nil {
		return err
	}
	if err := set("__package__", vm.roots.emptyStr); err != nil {
		return err
	}
	if err := set("__doc__", obj.NoneValue); err != nil {
		return err
	}
	if err := t.setSpec(d, "builtins", ""); err != nil {
		return err
	}
	return t.StrSet(vm.roots.modules, t.Intern("builtins"), mod)
}

// NewModule makes a module object with this namespace.
func (t *Thread) NewModule(name string, dict Value) Value {
	m := obj.FromRef(t.Alloc(obj.KindModule, obj.ShapeModule, (obj.ModuleBody+1)*wordSize))
	t.Init(m, obj.ModuleDict, dict)
	return m
}

func inheritSlots(s, base *Slots) {
	if s.Repr == nil {
		s.Repr = base.Repr
	}
	if s.Str == nil {
		s.Str = base.Str
	}
}

// inheritAllSlots takes over the slots of a base that s has not filled itself.
func inheritAllSlots(s, base *Slots) {
	own, from := reflect.ValueOf(s).Elem(), reflect.ValueOf(base).Elem()
	for i := range own.NumField() {
		if f := own.Field(i); f.IsZero() {
			f.Set(from.Field(i))
		}
	}
}
