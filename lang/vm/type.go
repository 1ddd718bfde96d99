package vm

import (
	"slices"
	"strings"
	"sync/atomic"
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
)

// Words of a class object. Classes are old and pinned: a reference to one is
// good for ever.
const (
	TypeVersion     = obj.ClassVersion // small int; changes whenever an attribute of the class or of a base does
	TypeDict        = 2
	TypeMRO         = 3 // tuple
	TypeBases       = 4 // tuple
	TypeShape       = 5 // small int: base shape id of its objects
	TypeName        = 6 // str
	TypeQualname    = 7 // str
	TypeSubclasses  = 8 // list of weak references, or Unbound
	TypeFlags       = 9 // small int, flag…
	TypeBody        = 10
	typeNativeWords = TypeBody
)

// Flags of a class.
const (
	typeHeap     = 1 << iota // made by a class statement: attributes can be set
	typeFinal                // no subclasses
	typeNoNew                // not instantiable from Python
	typeAbstract             // has abstract methods
	typeHasDict              // instances have a __dict__
	typeHasDel               // has __del__
	typeWeak                 // made by a class statement: instances have a __weakref__
)

// TypeInfo is what Go keeps of a class: facts that never change, reached by
// the shape of an object.
type TypeInfo struct {
	Ref   gc.Ref
	Name  string
	Spec  *TypeSpec // of the nearest builtin class
	Exact bool      // is that builtin class itself
	Solid gc.Ref    // the class that gives the objects their form: it, or a base
	Kind  uint8
	loop  uint16 // see loopTable
	Slots *Slots // of Spec

	shape  atomic.Pointer[obj.Shape] // of objects made from now on: those made before may have another root
	room   room                      // of a class made by a class statement
	likely atomic.Pointer[[]Value]   // names of attributes that they are likely to have; nil: none

	// Of a builtin class itself: its __new__, and its __init__ if that is not
	// object's. maker is nil where calling the class is not just that.
	maker, init *native
	direct      bool // its class is type, and no argument makes a call of it anything else

	ExcFields []string // own fields of a builtin exception class and its subclasses
	ExcKind   string   // the builtin class that has them
}

// Shape is the base shape of the objects that the class makes from now on.
func (info *TypeInfo) Shape() *obj.Shape { return info.shape.Load() }

// attrs is the names of attributes that objects of the class are likely to have.
func (info *TypeInfo) attrs() []Value {
	if p := info.likely.Load(); p != nil {
		return *p
	}
	return nil
}

// infoOf is the TypeInfo of a class object.
func (t *Thread) infoOf(class Value) *TypeInfo {
	id := uint32(Value(t.Word(class.Ref(), TypeShape)).Int())
	return t.Shapes.Get(id).Info.(*TypeInfo)
}

// info is the TypeInfo of an object's class.
func (t *Thread) info(v Value) *TypeInfo {
	if !v.IsRef() {
		return t.VM.infos[shapeOfImmediate(v)]
	}
	id := t.ShapeID(v)
	if id < obj.NumFixedShapes {
		return t.VM.infos[id]
	}
	return t.Shapes.Get(id).Info.(*TypeInfo)
}

// shapeOf is the shape id of any value, immediates included.
func (t *Thread) shapeOf(v Value) uint32 {
	if v.IsRef() {
		return t.ShapeID(v)
	}
	return shapeOfImmediate(v)
}

func shapeOfImmediate(v Value) uint32 {
	switch {
	case v.IsInt():
		return obj.ShapeInt
	case v.IsFloat():
		return obj.ShapeFloat
	case v == obj.NoneValue:
		return obj.ShapeNoneType
	case v.IsBool():
		return obj.ShapeBool
	case v == obj.NotImplemented:
		return obj.ShapeNotImplementedType
	default:
		return obj.ShapeEllipsisType
	}
}

// TypeOf is the class of a value.
func (t *Thread) TypeOf(v Value) Value {
	return obj.FromRef(t.Shapes.Get(t.shapeOf(v)).Class)
}

// TypeName is the name of a value's class, for messages: with its module if it
// is a class written in Go outside the builtins.
func (t *Thread) TypeName(v Value) string {
	if info := t.info(v); info.Exact && info.Spec.Module != "" && info.Spec.Module != "builtins" {
		return info.Spec.Module + "." + info.Spec.Name
	}
	return t.ClassName(t.TypeOf(v))
}

// fullClassName is TypeName of an object of a class.
func (t *Thread) fullClassName(class Value) string { return strings.Clone(t.classNameView(class)) }

// classNameView is fullClassName, valid until the next safepoint.
func (t *Thread) classNameView(class Value) string {
	if info := t.infoOf(class); info.Exact && info.Spec.Module != "" && info.Spec.Module != "builtins" {
		return info.Spec.Module + "." + info.Spec.Name
	}
	return t.StrView(t.Field(class, TypeName))
}

// ClassName is the __name__ of a class, copied.
func (t *Thread) ClassName(class Value) string {
	return strings.Clone(t.StrView(t.Field(class, TypeName)))
}

// mro is the method resolution order of a class: a view.
func (t *Thread) mro(class Value) []Value { return t.tupleItems(t.Field(class, TypeMRO)) }

// IsSubclass reports whether a class has another in its MRO. Both are classes;
// __subclasscheck__ is not consulted.
func (t *Thread) IsSubclass(class, of Value) bool {
	if class == of {
		return true
	}
	for _, c := range t.mro(class) {
		if c == of {
			return true
		}
	}
	return false
}

// IsInstance reports whether v is of a builtin class with a reserved shape, or
// of a subclass.
func (t *Thread) IsInstance(v Value, shape uint32) bool {
	id := t.shapeOf(v)
	if id == shape {
		return true
	}
	sh := t.Shapes.Get(id)
	if sh.Root().ID == shape {
		return true
	}
	return t.IsSubclass(obj.FromRef(sh.Class), t.VM.Class(shape))
}

// Unwrap is the exact builtin value inside an object of a Python subclass of an
// immutable builtin, else v itself.
func (t *Thread) Unwrap(v Value) Value {
	if v.IsRef() && t.Kind(v) == obj.KindSub {
		return Value(t.Word(v.Ref(), obj.SubValue))
	}
	return v
}

// IsStaticClass reports whether a class was made by no class statement.
func (t *Thread) IsStaticClass(class Value) bool { return t.classFlags(class)&typeHeap == 0 }

// Natives ask for the shape of each object that they make: of the classes asked for last it is found without the lock.
const (
	specBits = 8
	specHash = 0x9E3779B97F4A7C15 // 2^64 divided by the golden ratio
)

// ShapeOf is the base shape id of an installed native class.
func (t *Thread) ShapeOf(spec *TypeSpec) uint32 { return t.VM.specShape(spec) }

func (vm *VM) specShape(spec *TypeSpec) uint32 {
	if spec.Shape != 0 {
		return spec.Shape
	}
	known := &vm.specShapes[uint64(uintptr(unsafe.Pointer(spec)))*specHash>>(64-specBits)]
	c := known.Load()
	if c == nil || c.spec != spec {
		c = vm.installed(spec)
		known.Store(c)
	}
	return c.shape.ID
}

// installed is what is known of the class of a spec, nil if it was not made yet.
func (vm *VM) installed(spec *TypeSpec) *nativeClass {
	vm.tables.Lock()
	defer vm.tables.Unlock()
	return vm.nativeClasses[spec]
}

// SpecClass is the class object of a native class. It runs nothing and moves nothing:
// the class was made at the start, or with its module. Only one thread that runs alone
// may be the first to ask for one.
func (t *Thread) SpecClass(spec *TypeSpec) (Value, error) {
	if cls, ok := t.installedClass(spec); ok {
		return cls, nil
	}
	if t.Private() {
		return 0, t.Raise(t.VM.Exc.SystemError, "class %s is in the list of no module", spec.Name)
	}
	return t.installType(spec)
}

// classChanged gives a class and its subclasses new versions, after a change of
// its attributes or bases.
func (t *Thread) classChanged(class Value) { t.classesChanged(class, new([]Value)) }

// classesChanged is classChanged; met are the classes with several bases that it has
// come to, as it would else come to a class by each of the paths, which double with
// each level of diamonds.
func (t *Thread) classesChanged(class Value, met *[]Value) {
	t.SetField(class, TypeVersion, t.VM.nextVersion())
	subs := t.Field(class, TypeSubclasses)
	if !subs.IsRef() {
		return
	}
	for _, w := range t.listItems(subs) {
		sub := t.weakTarget(w)
		if sub == obj.Unbound {
			continue
		}
		if t.TupleLen(t.Field(sub, TypeBases)) > 1 {
			if slices.Contains(*met, sub) {
				continue
			}
			*met = append(*met, sub)
		}
		t.classesChanged(sub, met)
	}
}

// subclasses are the living direct subclasses.
func (t *Thread) subclasses(class Value) []Value {
	var live []Value
	if subs := t.Field(class, TypeSubclasses); subs.IsRef() {
		for _, w := range t.listItems(subs) {
			if sub := t.weakTarget(w); sub != obj.Unbound {
				live = append(live, sub)
			}
		}
	}
	return live
}

// classFlags are the flags of a class.
func (t *Thread) classFlags(class Value) int64 { return t.Field(class, TypeFlags).Int() }

// mergeMRO computes the C3 linearization of a class from its bases (Barrett et
// al. 1996); or stuck are the classes of which none can be the next.
func mergeMRO(class Value, bases []Value, lists [][]Value) (mro, stuck []Value) {
	seqs := append([][]Value{}, lists...)
	seqs = append(seqs, bases)
	out := []Value{class}
	for {
		var pick Value
		var heads []Value
		for _, s := range seqs {
			if len(s) == 0 {
				continue
			}
			if !inTail(s[0], seqs) {
				pick = s[0]
				break
			}
			if !slices.Contains(heads, s[0]) {
				heads = append(heads, s[0])
			}
		}
		if pick == obj.Unbound {
			return out, heads
		}
		out = append(out, pick)
		for i, s := range seqs {
			if len(s) > 0 && s[0] == pick {
				seqs[i] = s[1:]
			}
		}
	}
}

func inTail(c Value, seqs [][]Value) bool {
	for _, s := range seqs {
		for i := 1; i < len(s); i++ {
			if s[i] == c {
				return true
			}
		}
	}
	return false
}

// makeMRO is the MRO of a class with these bases, or a TypeError.
func (t *Thread) makeMRO(class Value, bases []Value) ([]Value, error) {
	lists := make([][]Value, len(bases))
	for i, b := range bases {
		lists[i] = t.mro(b)
	}
	for i, b := range bases {
		if slices.Contains(bases[:i], b) {
			return nil, t.TypeError("duplicate base class %s", t.ClassName(b))
		}
	}
	mro, stuck := mergeMRO(class, bases, lists)
	if stuck != nil {
		names := make([]string, len(stuck))
		for i, b := range stuck {
			names[i] = t.ClassName(b)
		}
		return nil, t.TypeError("Cannot create a consistent method resolution\norder (MRO) for bases %s", strings.Join(names, ", "))
	}
	return mro, nil
}
