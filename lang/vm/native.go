package vm

import (
	"sync/atomic"

	"pystm/lang/vm/obj"
)

// Value is a Python value, see package obj.
type Value = obj.Value

// NativeFunc is a Python function written in Go. args holds one value for each
// parameter of the signature, obj.Unbound for those that were not given and
// have no default: *args as a tuple, **kwargs as a dict (Unbound if empty). args
// lies in the Python stack: the collector sees and updates it, so after a call
// back into Python args[i] is still right, while Values held in Go variables
// are not (use Thread.Keep). An error is a raised exception (Thread.Raise…) or
// one passed on.
type NativeFunc func(t *Thread, args []Value) (Value, error)

// Native describes a function written in Go.
type Native struct {
	Name string
	// Sig is the parameter list as in a Python def, self included, e.g.
	// "self, iterable=(), /, *, key=None". Parameters before "/" are positional
	// only. A default is documentation (shown by inspect.signature), except
	// that its presence makes the parameter optional: the function sees Unbound.
	Sig string
	Fn  NativeFunc
	Doc string
	// Steps, if not nil, is how the function is run where that can be done without
	// nesting.
	Steps *Steps
	// Kind of a method in a TypeSpec.
	Kind MethodKind
	// Whole methods of a type that Wraps get objects of subclasses as they are.
	Whole bool
	// Counts says how an error about the number of arguments reads.
	Counts CountStyle
	// Quick is what the loop knows of the function, or 0.
	Quick Quick
	// Passes names the function that gets the keyword arguments, where it is
	// that one which complains about them.
	Passes string
}

// CountStyle is a way to say that a function got too many or too few arguments.
type CountStyle uint8

// The ways, by what parses the arguments of the functions of CPython.
const (
	CountsPlain  CountStyle = iota // as the signature suggests
	CountsFormat                   // "f() takes at least 1 argument (0 given)"
	CountsUnpack                   // "f expected at least 1 argument, got 0"
)

// native is a Native as the interpreter keeps it.
type native struct {
	Native
	sig   atomic.Pointer[signature] // parsed Sig, made when first called
	slot  bool                      // special method made from Slots
	self  bool                      // method whose first argument must be of the owner class
	news  bool                      // __new__: the first argument must be a subclass of the owner class
	empty bool                      // __new__ that looks at the class only
	wraps bool                      // the receiver is to be unwrapped
	shape uint32                    // base shape id of the owner class, noShape for __new__
	also  atomic.Uint32             // shape id of objects of a subclass that need no look either; noShape: of none so far
}

// noShape is the shape of no object.
const noShape = ^uint32(0)

// checked reports whether the first argument must belong to the owner class.
func (n *native) checked() bool { return n.self || n.news }

// Quick numbers the functions that the loop does itself where the arguments are
// of a few builtin classes: they are called so often and do so little that a
// call costs more. It stands in the flags of the function's header.
type Quick uint8

// The functions.
const (
	QuickLen Quick = 1 + iota
	QuickOrd
	QuickAppend
	QuickPop

	// QuickIsInstance is called as others are, but finds its results in inline caches. It is not in headers.
	QuickIsInstance = quickMask + 1

	quickMask  = 15
	quickShift = 12 // gc.FirstFlag
)

// MethodKind says how a method of a TypeSpec binds.
type MethodKind uint8

// The method kinds.
const (
	InstanceMethod MethodKind = iota
	ClassMethod
	StaticMethod
)

// Getter is an attribute computed in Go. A nil Set makes it read-only; Set gets
// Unbound for del.
type Getter struct {
	Name string
	Get  func(t *Thread, self Value) (Value, error)
	Set  func(t *Thread, self, x Value) error
	Doc  string
	// Member marks what is a field of CPython's structure, for messages.
	Member bool
}

// TypeSpec describes a class written in Go.
type TypeSpec struct {
	Name   string // as in repr
	Module string // "builtins" if empty
	Doc    string
	Base   *TypeSpec // object if nil
	// BaseShape names the base by the reserved base shape of a builtin class, in
	// place of Base: for classes of other packages (a dict or tuple with more).
	BaseShape uint32
	Shape     uint32 // reserved base shape id, or 0: one is drawn at Install
	Kind      uint8  // obj.Kind… of its objects
	Body      int    // words of an object, header included, before ext word of subclasses (0: variable)
	// Final classes cannot be subclassed ("type 'bool' is not an acceptable base type").
	Final bool
	// Wraps says that objects of Python subclasses are KindSub, wrapping a value
	// of this exact type: for immutable and variable-sized types.
	Wraps bool
	// HasDict: objects of the class itself have attributes (functions, exceptions).
	HasDict bool
	Open    bool // its attributes can be set, as those of classes that are written in Python
	// Told: inspect tells the parameters, as __text_signature__ does.
	Told bool
	// Tells is what they tell where New takes whatever comes, to refuse it in words of its own.
	Tells string
	// Weak: objects can be referred to weakly, those of subclasses with __slots__, too.
	Weak bool
	// Inherit: take the representation slots of Base where there is none of its own.
	Inherit bool
	// Slotted: the words of an object are guarded each by itself (Space.Slot,
	// SetSlot), not the object as a whole.
	Slotted bool
	// Local: GetAttr and SetAttr of an object, whose word LocalNumber is its number,
	// find attributes in the thread's LocalDict.
	Local bool
	// Hidden: the class is not a name of its module.
	Hidden bool
	// NoNew classes cannot be instantiated from Python ("cannot create 'x' instances").
	NoNew bool
	// New is __new__: args are the class, then as NewSig says ("cls, ..." included).
	// It must return an object of that very class: see Thread.NewObject.
	New    NativeFunc
	NewSig string
	// NewEmpty says that New looks at the class only: the arguments are Init's.
	NewEmpty bool
	// Init is __init__ (mutable types); InitSig starts with self.
	Init    NativeFunc
	InitSig string
	// InitIdle says that Init, of what New of the class has made of the same arguments, does nothing.
	InitIdle bool
	Slots    Slots
	Methods  []Native
	Getters  []Getter
	// Attrs are other class attributes, made at Install.
	Attrs func(t *Thread) map[string]Value
}

// BinaryOp numbers the binary operators, in the order of the opcodes.
type BinaryOp uint8

// The binary operators.
const (
	OpAdd BinaryOp = iota
	OpSub
	OpMul
	OpMatMul
	OpTrueDiv
	OpFloorDiv
	OpMod
	OpPow
	OpLShift
	OpRShift
	OpAnd
	OpOr
	OpXor
	OpDivmod
	NumBinary
)

// CompareOp numbers the rich comparisons, in the order of the opcodes.
type CompareOp uint8

// The comparisons.
const (
	OpLt CompareOp = iota
	OpLe
	OpEq
	OpNe
	OpGt
	OpGe
)

// Slots are the special methods of a class written in Go. Each non-nil slot
// also appears as the class's special method (__len__, __add__ and __radd__, …).
// The receiver is an object of the class or of a Python subclass of it: unwrap
// KindSub receivers by Thread.Unwrap where the type Wraps.
type Slots struct {
	Repr   func(t *Thread, v Value) (Value, error)
	Str    func(t *Thread, v Value) (Value, error)
	Format func(t *Thread, v Value, spec string) (Value, error)
	Hash   func(t *Thread, v Value) (int64, error)
	// Unhashable sets __hash__ to None.
	Unhashable bool
	Bool       func(t *Thread, v Value) (bool, error)
	Len        func(t *Thread, v Value) (int, error)
	Iter       func(t *Thread, v Value) (Value, error)
	// Next returns Unbound and no error at the end.
	Next func(t *Thread, v Value) (Value, error)
	// Walk, if not nil, is how loops go through a container without an iterator: the item at a place, and the next
	// place; Unbound at the end. It runs no Python code. WalkFrom is the first place, 0 if it is nil.
	Walk     func(t *Thread, v, at Value) (x, next Value, err error)
	WalkFrom func(t *Thread, v Value) Value
	// WalkMany, if not nil, stores the next items in to and returns how many, 0 where Walk has to tell what is there.
	WalkMany func(t *Thread, v, at Value, to []Value) (n int, next Value)
	// Quiet says that Next runs no Python code: nothing moves meanwhile.
	Quiet bool
	// Rest, if not nil, appends what the iterator v has left to the list l; it may run Python code. False: what
	// it has left now is to be taken item by item.
	Rest func(t *Thread, v, l Value) (bool, error)
	// NextPair, if not nil, is Next of an iterator of pairs, without making them: two
	// Unbound at the end. False if that may run Python code; nothing has been taken.
	NextPair func(t *Thread, v Value) (x, y Value, ok bool)
	Reversed func(t *Thread, v Value) (Value, error)
	GetItem  func(t *Thread, v, key Value) (Value, error)
	SetItem  func(t *Thread, v, key, x Value) error
	DelItem  func(t *Thread, v, key Value) error
	Contains func(t *Thread, v, x Value) (bool, error)
	Call     NativeFunc // args: self, *args tuple, **kwargs dict or Unbound
	CallSig  string     // if the arguments are to be bound by a signature ("self, …")
	// Answer, if not nil, is the result of a call if that is had without running Python code, else Unbound: then there
	// is Call. The last of the arguments have the names in the tuple names, which is Unbound if none has.
	Answer func(t *Thread, v Value, args []Value, names Value) (Value, error)
	// Apply, if not nil, is a call with one positional argument. Then there is Call, too.
	Apply func(t *Thread, v, x Value) (Value, error)
	// Forward, if not nil, says that a call is one of f with the arguments of the tuple own before those of the call, and
	// those of the dict kw by name; f is Unbound if it is not so simple.
	Forward func(t *Thread, v Value) (f, own, kw Value)
	// Binds says that to bind the object, as an attribute of a class, is to pass self first.
	Binds bool
	// Binary computes a op b where a or b is of this class; obj.NotImplemented
	// says that it cannot. reflected: this class is b's.
	Binary func(t *Thread, op BinaryOp, a, b Value) (Value, error)
	// PowMod is pow(a, b, m).
	PowMod func(t *Thread, a, b, m Value) (Value, error)
	Binops []BinaryOp // the operators that Binary knows
	// WholeOperands says that Binary and Compare get operands of subclasses of other classes as they are.
	WholeOperands bool
	InPlace       func(t *Thread, op BinaryOp, a, b Value) (Value, error)
	Inops         []BinaryOp
	// Compare computes a op b for a of this class, or NotImplemented.
	Compare func(t *Thread, op CompareOp, a, b Value) (Value, error)
	Neg     func(t *Thread, v Value) (Value, error)
	Pos     func(t *Thread, v Value) (Value, error)
	Invert  func(t *Thread, v Value) (Value, error)
	Abs     func(t *Thread, v Value) (Value, error)
	Index   func(t *Thread, v Value) (Value, error)
	Int     func(t *Thread, v Value) (Value, error)
	Float   func(t *Thread, v Value) (Value, error)
	// Descriptor protocol; class is Unbound or the owner; obj Unbound for access by the class.
	Get     func(t *Thread, self, obj, class Value) (Value, error)
	Set     func(t *Thread, self, obj, x Value) error // x Unbound: delete
	Enter   func(t *Thread, v Value) (Value, error)
	Exit    func(t *Thread, v, typ, exc, tb Value) (Value, error)
	Await   func(t *Thread, v Value) (Value, error)
	GetAttr func(t *Thread, v, name Value) (Value, error) // __getattribute__
	SetAttr func(t *Thread, v, name, x Value) error       // __setattr__, __delattr__ (x Unbound)
}

// ModuleSpec describes a module written in Go.
type ModuleSpec struct {
	Name  string
	Doc   string
	Funcs []Native
	Types []*TypeSpec
	// Attrs are other names, made when the module is first imported.
	Attrs func(t *Thread) (map[string]Value, error)
	// Look, if not nil, wakes those who wait for something that has happened in
	// the world. Threads call it now and then when they run without a pause.
	Look func()
}
