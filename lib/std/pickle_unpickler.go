package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The class Unpickler.

// Words of an Unpickler. dense and sparse are its memo between two calls of load.
const (
	unpicklerRead = 1 + iota // of the file; unbound before __init__
	unpicklerReadline
	unpicklerPeek
	unpicklerFixImports
	unpicklerEncoding
	unpicklerErrors
	unpicklerBuffers
	unpicklerPersistent
	unpicklerProto
	unpicklerDense
	unpicklerDenseLen
	unpicklerDenseSize
	unpicklerSparse
	unpicklerCount
	unpicklerWindow // bytes that were read and not used
	unpicklerFields
)

func unpicklerType() pickleClass {
	proxy := memoProxyType("UnpicklerMemoProxy", unpicklerClearMemo, unpicklerMemoCopy)
	return pickleClass{proxy: proxy, spec: &vm.TypeSpec{Name: "Unpickler", Module: "_pickle", Kind: obj.KindFields, Body: unpicklerFields,
		Doc: "This takes a binary file for reading a pickle data stream.",
		New: func(t *Thread, args []Value) (Value, error) { return newObject(t, args[0]) }, NewSig: "cls, /, *args, **kwargs", NewEmpty: true,
		Told: true, Init: unpicklerInit, InitSig: "self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()",
		Methods: []vm.Native{
			{Name: "load", Sig: "self, /", Fn: unpicklerLoad, Doc: "Load a pickle.\n\nRead a pickled object representation from the open file object given\nin the constructor, and return the reconstituted object hierarchy\nspecified therein."},
			{Name: "find_class", Sig: "self, module_name, global_name, /", Fn: unpicklerFindClass, Doc: "Return an object from a specified module.\n\nIf necessary, the module will be imported. Subclasses may override\nthis method (e.g. to restrict unpickling of arbitrary classes and\nfunctions)."},
		},
		Getters: []vm.Getter{
			{Name: "memo", Get: func(t *Thread, self Value) (Value, error) { return newMemoProxy(t, proxy, self) }, Set: unpicklerSetMemo},
			{Name: "persistent_load", Get: pickleHook(unpicklerPersistent, "persistent_load"), Set: setPickleHook(unpicklerPersistent, "persistent_load")},
		}}}
}

func unpicklerInit(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	u := newUnpickler(t)
	defer u.release()
	if err := u.in.open(args[1]); err != nil {
		return 0, err
	}
	if err := u.options(args[2:]); err != nil {
		return 0, err
	}
	v, err := t.LookupAttr(args[0], t.Intern("persistent_load"))
	if err != nil {
		return 0, err
	}
	self := args[0]
	t.SetField(self, unpicklerPersistent, v)
	t.SetField(self, unpicklerRead, *u.in.read)
	t.SetField(self, unpicklerReadline, *u.in.readline)
	t.SetField(self, unpicklerPeek, *u.in.peek)
	t.SetField(self, unpicklerFixImports, obj.Bool(u.fixImports))
	for field, text := range map[int]string{unpicklerEncoding: u.encoding, unpicklerErrors: u.errors} {
		s, err := t.NewStr(text)
		if err != nil {
			return 0, err
		}
		t.SetField(self, field, s)
	}
	t.SetField(self, unpicklerBuffers, *u.buffers)
	t.SetField(self, unpicklerProto, length(0))
	t.SetField(self, unpicklerWindow, unbound)
	return unpicklerClearMemo(t, args)
}

func unpicklerLoad(t *Thread, args []Value) (Value, error) {
	if t.Field(args[0], unpicklerRead) == unbound {
		return 0, unpicklingError(t, "Unpickler.__init__() was not called by %s.__init__()", t.TypeName(args[0]))
	}
	m := t.Mark()
	defer t.Release(m)
	u := newUnpickler(t)
	defer u.release()
	*u.self = args[0]
	if err := u.configure(); err != nil {
		return 0, err
	}
	v, err := u.load()
	kv := t.Keep(v)
	u.finish()
	if err == nil {
		err = u.keepWindow()
	}
	return *kv, err
}

// configure takes over what the Unpickler was made with, and its memo.
func (u *unpickler) configure() error {
	t, self := u.t, *u.self
	*u.in.read, *u.in.readline, *u.in.peek = t.Field(self, unpicklerRead), t.Field(self, unpicklerReadline), t.Field(self, unpicklerPeek)
	u.fixImports = t.Field(self, unpicklerFixImports) == obj.TrueValue
	u.encoding = string([]byte(t.StrView(t.Field(self, unpicklerEncoding))))
	u.errors = string([]byte(t.StrView(t.Field(self, unpicklerErrors))))
	*u.buffers, *u.persistent = t.Field(self, unpicklerBuffers), t.Field(self, unpicklerPersistent)
	t.SetField(self, unpicklerProto, length(0))
	u.memo.adopt(self)
	if window := t.Field(self, unpicklerWindow); window != unbound {
		return u.in.take(window)
	}
	return nil
}

// finish gives the Unpickler its memo back.
func (u *unpickler) finish() {
	t, self := u.t, *u.self
	t.SetField(self, unpicklerDense, *u.memo.dense.items)
	t.SetField(self, unpicklerDenseLen, length(u.memo.dense.n))
	t.SetField(self, unpicklerDenseSize, length(u.memo.dense.size))
	t.SetField(self, unpicklerSparse, *u.memo.sparse)
	t.SetField(self, unpicklerCount, length(u.memo.n))
}

// keepWindow keeps what a file gave beyond the end of the pickle.
func (u *unpickler) keepWindow() error {
	window := Value(unbound)
	if rest := u.in.window[min(u.in.at, len(u.in.window)):u.in.passed]; u.in.at < u.in.passed {
		var err error
		if window, err = newBytes(u.t, rest); err != nil {
			return err
		}
	}
	u.t.SetField(*u.self, unpicklerWindow, window)
	return nil
}

// adopt takes over the memo of an Unpickler.
func (m *loadMemo) adopt(self Value) {
	t := m.dense.t
	if n := int(t.Field(self, unpicklerDenseLen).Int()); n > 0 {
		m.dense.adopt(t.Field(self, unpicklerDense), n, int(t.Field(self, unpicklerDenseSize).Int()))
	}
	*m.sparse = t.Field(self, unpicklerSparse)
	m.n = int(t.Field(self, unpicklerCount).Int())
}

func unpicklerFindClass(t *Thread, args []Value) (Value, error) {
	if !t.IsInstance(args[1], obj.ShapeStr) {
		return 0, t.TypeError("module name must be a string")
	}
	if !t.IsInstance(args[2], obj.ShapeStr) {
		return 0, t.TypeError("attribute name must be string, not '%s'", t.TypeName(args[2]))
	}
	proto, fix := t.Field(args[0], unpicklerProto), t.Field(args[0], unpicklerFixImports)
	if !proto.IsInt() {
		proto = length(0)
	}
	return findPickled(t, args[1], args[2], int(proto.Int()), fix == obj.TrueValue)
}

func unpicklerClearMemo(t *Thread, args []Value) (Value, error) {
	self := args[0]
	t.SetField(self, unpicklerDense, unbound)
	t.SetField(self, unpicklerDenseLen, length(0))
	t.SetField(self, unpicklerSparse, unbound)
	t.SetField(self, unpicklerCount, length(0))
	return none, nil
}

func unpicklerMemoCopy(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	memo := loadMemo{dense: newPrivateArray(t), sparse: t.Keep(unbound)}
	memo.adopt(t.Field(args[0], 1))
	return memo.dict()
}

// unpicklerSetMemo takes the memo of another Unpickler, or a dict of objects by numbers.
func unpicklerSetMemo(t *Thread, self, x Value) error {
	m := t.Mark()
	defer t.Release(m)
	ks, from := t.Keep(self), t.Keep(x)
	switch {
	case x == unbound:
		return t.TypeError("attribute deletion is not supported")
	case isNative(t, x, "_pickle", "UnpicklerMemoProxy"):
		copied, err := unpicklerMemoCopy(t, []Value{x})
		if err != nil {
			return err
		}
		*from = copied
	case !t.IsInstance(x, obj.ShapeDict):
		return t.TypeError("'memo' attribute must be an UnpicklerMemoProxy object or dict, not %s", t.TypeName(x))
	}
	memo := loadMemo{dense: newPrivateArray(t), sparse: t.Keep(unbound)}
	err := eachItem(t, from, func(key, v Value) error {
		i, ok := t.Int64(t.Unwrap(key))
		switch {
		case !t.IsInstance(key, obj.ShapeInt):
			return t.TypeError("memo key must be integers")
		case !ok || i < 0:
			return t.ValueError("memo key must be positive integers.")
		}
		return memo.put(int(i), v)
	})
	if err != nil {
		return err
	}
	u := unpickler{t: t, self: ks, memo: memo}
	u.finish()
	return nil
}
