package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The class Pickler.

// Words of a Pickler. memo is a dict id -> (number, object) of what was written
// before the last call of dump, recent an Array of what that wrote.
const (
	picklerWrite = 1 + iota // of the file; unbound before __init__
	picklerProto
	picklerBin
	picklerFast
	picklerFixImports
	picklerCallback
	picklerPersistent
	picklerTable
	picklerMemo
	picklerRecent
	picklerRecentLen
	picklerFields
)

// pickleClass is Pickler or Unpickler, and the class of its attribute memo.
type pickleClass struct{ spec, proxy *vm.TypeSpec }

func picklerType() pickleClass {
	proxy := memoProxyType("PicklerMemoProxy", picklerClearMemo, picklerMemoCopy)
	return pickleClass{proxy: proxy, spec: &vm.TypeSpec{Name: "Pickler", Module: "_pickle", Kind: obj.KindFields, Body: picklerFields,
		Doc: "This takes a binary file for writing a pickle data stream.",
		New: func(t *Thread, args []Value) (Value, error) { return newObject(t, args[0]) }, NewSig: "cls, /, *args, **kwargs", NewEmpty: true,
		Told: true, Init: picklerInit, InitSig: "self, file, protocol=None, fix_imports=True, buffer_callback=None",
		Methods: []vm.Native{
			{Name: "dump", Sig: "self, obj, /", Fn: picklerDump, Doc: "Write a pickled representation of the given object to the open file."},
			{Name: "clear_memo", Sig: "self, /", Fn: picklerClearMemo, Doc: "Clears the pickler's \"memo\".\n\nThe memo is the data structure that remembers which objects the\npickler has already seen, so that shared or recursive objects are\npickled by reference and not by value.  This method is useful when\nre-using picklers."},
		},
		Getters: []vm.Getter{
			{Name: "memo", Get: func(t *Thread, self Value) (Value, error) { return newMemoProxy(t, proxy, self) }, Set: picklerSetMemo},
			{Name: "persistent_id", Get: pickleHook(picklerPersistent, "persistent_id"), Set: setPickleHook(picklerPersistent, "persistent_id")},
			{Name: "bin", Get: fieldGetter(picklerBin), Set: picklerSetInt(picklerBin), Member: true},
			{Name: "fast", Get: fieldGetter(picklerFast), Set: picklerSetInt(picklerFast), Member: true},
			{Name: "dispatch_table", Get: picklerGetTable, Set: func(t *Thread, self, x Value) error {
				t.SetField(self, picklerTable, x)
				return nil
			}, Member: true},
		}}}
}

// pickleHook gets an attribute that a program may set.
func pickleHook(field int, name string) func(*Thread, Value) (Value, error) {
	return func(t *Thread, self Value) (Value, error) {
		if v := t.Field(self, field); v != unbound {
			return v, nil
		}
		return 0, t.AttributeError(self, t.Intern(name), "%s", name)
	}
}

func picklerGetTable(t *Thread, self Value) (Value, error) {
	if v := t.Field(self, picklerTable); v != unbound {
		return v, nil
	}
	return 0, t.AttributeError(self, t.Intern("dispatch_table"), "'%s' object has no attribute 'dispatch_table'", t.TypeName(self))
}

func setPickleHook(field int, name string) func(t *Thread, self, x Value) error {
	return func(t *Thread, self, x Value) error {
		if x == unbound {
			return t.TypeError("attribute deletion is not supported")
		}
		if !t.Callable(x) {
			return t.TypeError("%s must be a callable taking one argument", name)
		}
		t.SetField(self, field, x)
		return nil
	}
}

func picklerSetInt(field int) func(t *Thread, self, x Value) error {
	return func(t *Thread, self, x Value) error {
		if x == unbound {
			return t.TypeError("can't delete numeric/char attribute")
		}
		m := t.Mark()
		defer t.Release(m)
		kept := t.Keep(self)
		n, err := t.ToInt(x)
		if err == nil {
			t.SetField(*kept, field, length(n))
		}
		return err
	}
}

// pickleProtocol is the protocol that an argument names.
func pickleProtocol(t *Thread, v Value) (int, error) {
	if !given(v) {
		return pickleDefault, nil
	}
	n, err := t.ToInt(v)
	switch {
	case err != nil:
		return 0, err
	case n < 0:
		return pickleHighest, nil
	case n > pickleHighest:
		return 0, t.ValueError("pickle protocol must be <= %d", pickleHighest)
	}
	return n, nil
}

// optional is an optional argument that says yes or no.
func optionalTruth(t *Thread, v Value, usual bool) (bool, error) {
	if v == unbound {
		return usual, nil
	}
	return t.Truth(v)
}

func picklerInit(t *Thread, args []Value) (Value, error) {
	proto, err := pickleProtocol(t, args[2])
	if err != nil {
		return 0, err
	}
	fix, err := optionalTruth(t, args[3], true)
	if err != nil {
		return 0, err
	}
	write, err := pickleFileMethod(t, args[1], "write")
	if err != nil {
		return 0, err
	}
	if given(args[4]) && proto < 5 {
		return 0, t.ValueError("buffer_callback needs protocol >= 5")
	}
	for i, v := range map[int]Value{
		picklerWrite: write, picklerProto: length(proto), picklerBin: obj.SmallInt(0), picklerFast: obj.SmallInt(0),
		picklerFixImports: obj.Bool(fix && proto < 3), picklerCallback: unbound, picklerMemo: t.NewDict(),
		picklerPersistent: unbound, picklerTable: unbound, picklerRecent: unbound, picklerRecentLen: length(0),
	} {
		t.SetField(args[0], i, v)
	}
	if proto > 0 {
		t.SetField(args[0], picklerBin, obj.SmallInt(1))
	}
	if given(args[4]) {
		t.SetField(args[0], picklerCallback, args[4])
	}
	for name, field := range map[string]int{"persistent_id": picklerPersistent, "dispatch_table": picklerTable} {
		v, err := t.LookupAttr(args[0], t.Intern(name))
		if err != nil {
			return 0, err
		}
		t.SetField(args[0], field, v)
	}
	return none, nil
}

// pickleFileMethod is a method that a file must have.
func pickleFileMethod(t *Thread, file Value, name string) (Value, error) {
	v, err := t.LookupAttr(file, t.Intern(name))
	if err == nil && v == unbound {
		err = t.TypeError("file must have a '%s' attribute", name)
	}
	return v, err
}

func picklerDump(t *Thread, args []Value) (Value, error) {
	if t.Field(args[0], picklerWrite) == unbound {
		return 0, picklingError(t, "Pickler.__init__() was not called by %s.__init__()", t.TypeName(args[0]))
	}
	m := t.Mark()
	defer t.Release(m)
	if err := fileRecent(t, args[0]); err != nil {
		return 0, err
	}
	self := t.Keep(args[0])
	override, err := t.LookupAttr(*self, t.Intern("reducer_override"))
	if err != nil {
		return 0, err
	}
	p := newPickler(t)
	defer p.release()
	*p.override = override
	p.configure(*self)
	err = p.dump(args[1])
	t.SetField(*self, picklerRecent, *p.memo.objects.items)
	t.SetField(*self, picklerRecentLen, length(p.memo.objects.n))
	if err != nil {
		return 0, err
	}
	return none, p.out.flush()
}

// configure takes over what a Pickler was made with, and its memo.
func (p *pickler) configure(self Value) {
	t := p.t
	p.proto = int(t.Field(self, picklerProto).Int())
	p.bin = t.Field(self, picklerBin) != obj.SmallInt(0)
	p.fast = t.Field(self, picklerFast) != obj.SmallInt(0)
	p.fixImports = t.Field(self, picklerFixImports) == obj.TrueValue
	*p.out.file = t.Field(self, picklerWrite)
	*p.callback = t.Field(self, picklerCallback)
	*p.persistent = t.Field(self, picklerPersistent)
	*p.table = t.Field(self, picklerTable)
	if memo := t.Field(self, picklerMemo); t.DictLen(memo) > 0 {
		*p.memo.earlier = memo
		p.memo.base = t.DictLen(memo)
	}
}

// fileRecent enters what the last dump wrote into the memo's dict.
func fileRecent(t *Thread, self Value) error {
	recent, n := t.Field(self, picklerRecent), int(t.Field(self, picklerRecentLen).Int())
	if n == 0 {
		return nil
	}
	memo := t.Field(self, picklerMemo)
	t.SetField(self, picklerRecent, unbound)
	t.SetField(self, picklerRecentLen, length(0))
	base := t.DictLen(memo)
	for i, v := range t.Values(recent, privateFirst, n) {
		if err := t.DictSet(memo, t.NewUint(t.ID(v)), t.NewPair(length(base+i), v)); err != nil {
			return err
		}
	}
	return nil
}

func picklerClearMemo(t *Thread, args []Value) (Value, error) {
	t.SetField(args[0], picklerMemo, t.NewDict())
	t.SetField(args[0], picklerRecent, unbound)
	t.SetField(args[0], picklerRecentLen, length(0))
	return none, nil
}

// picklerSetMemo takes the memo of another Pickler, or a dict id -> (number, object).
func picklerSetMemo(t *Thread, self, x Value) error {
	var memo Value
	var err error
	switch {
	case x == unbound:
		return t.TypeError("attribute deletion is not supported")
	case isNative(t, x, "_pickle", "PicklerMemoProxy"):
		memo, err = picklerMemoCopy(t, []Value{x})
	case t.IsInstance(x, obj.ShapeDict):
		memo, err = picklerMemoOf(t, x)
	default:
		err = t.TypeError("'memo' attribute must be a PicklerMemoProxy object or dict, not %s", t.TypeName(x))
	}
	if err != nil {
		return err
	}
	if _, err := picklerClearMemo(t, []Value{self}); err != nil {
		return err
	}
	t.SetField(self, picklerMemo, memo)
	return nil
}

// picklerMemoOf is a memo made of a dict, whose keys are those of its objects.
func picklerMemoOf(t *Thread, from Value) (Value, error) {
	memo := t.NewDict()
	for i, _, entry := t.DictAt(from, 0); i >= 0; i, _, entry = t.DictAt(from, i+1) {
		if !t.IsInstance(entry, obj.ShapeTuple) || t.TupleLen(t.Unwrap(entry)) != 2 {
			return 0, t.TypeError("'memo' values must be 2-item tuples")
		}
		n, v := t.TupleItem(t.Unwrap(entry), 0), t.TupleItem(t.Unwrap(entry), 1)
		if _, ok := t.Int64(n); !ok {
			return 0, t.TypeError("an integer is required")
		}
		if err := t.DictSet(memo, t.NewUint(t.ID(v)), t.NewPair(n, v)); err != nil {
			return 0, err
		}
	}
	return memo, nil
}

// A memo proxy is what the attribute memo is: it has one field, the Pickler or
// Unpickler.
func newMemoProxy(t *Thread, spec *vm.TypeSpec, self Value) (Value, error) {
	class, err := t.SpecClass(spec)
	if err != nil {
		return 0, err
	}
	return newObject(t, class, self)
}

func memoProxyType(name string, clear, copied vm.NativeFunc) *vm.TypeSpec {
	return &vm.TypeSpec{Name: name, Module: "_pickle", Kind: obj.KindFields, Body: 2, Final: true, Hidden: true, NoNew: true,
		Slots: vm.Slots{Unhashable: true},
		Methods: []vm.Native{
			{Name: "clear", Sig: "self, /", Doc: "Remove all items from memo.", Fn: func(t *Thread, args []Value) (Value, error) {
				return clear(t, []Value{t.Field(args[0], 1)})
			}},
			{Name: "copy", Sig: "self, /", Fn: copied, Doc: "Copy the memo to a new object."},
			{Name: "__reduce__", Sig: "self, /", Doc: "Implement pickle support.", Fn: func(t *Thread, args []Value) (Value, error) {
				dict, err := copied(t, args)
				if err != nil {
					return 0, err
				}
				contents, err := tuple(t, dict)
				if err != nil {
					return 0, err
				}
				return t.NewPair(t.VM.Class(obj.ShapeDict), contents), nil
			}},
		}}
}

func picklerMemoCopy(t *Thread, args []Value) (Value, error) {
	self := t.Field(args[0], 1)
	if err := fileRecent(t, self); err != nil {
		return 0, err
	}
	return t.DictCopy(t.Field(self, picklerMemo))
}
