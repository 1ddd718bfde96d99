package vm

import "pystm/lang/vm/obj"

// What natives of other packages ask of the interpreter beside the protocols.

// Handled is the exception being handled, None if there is none.
func (t *Thread) Handled() Value {
	if t.r.handled == obj.Unbound {
		return obj.NoneValue
	}
	return t.r.handled
}

// CallNext is next(it): at the end it raises StopIteration, with the return
// value of a generator.
func (t *Thread) CallNext(it Value) (Value, error) {
	if t.IsKind(it, obj.KindGenerator) && t.IsIterator(it) {
		yielded, v, err := t.GenSend(it, obj.NoneValue)
		if err == nil && !yielded {
			err = t.StopIteration(v)
		}
		return v, err
	}
	info, exact := t.exact(it)
	if !exact {
		f := t.classLookup(t.TypeOf(it), t.VM.Names.Next)
		if f == obj.Unbound {
			return 0, t.TypeError("'%s' object is not an iterator", t.TypeName(it))
		}
		return t.callSpecial(f, it)
	}
	if info.Slots.Next == nil {
		return 0, t.TypeError("'%s' object is not an iterator", t.TypeName(it))
	}
	v, err := info.Slots.Next(t, it)
	if err == nil && v == obj.Unbound {
		err = t.StopIteration(obj.Unbound)
	}
	return v, err
}

// CallEx calls with a tuple of arguments and a dict of keyword arguments, which
// may be Unbound.
func (t *Thread) CallEx(f, args, kwargs Value) (Value, error) {
	if kwargs == obj.Unbound {
		return t.Call(f, append(make([]Value, 0, 8), t.TupleView(args)...)...)
	}
	return t.callDict(f, t.TupleView(args), kwargs)
}

// callDict calls f with keyword arguments from a dict.
func (t *Thread) callDict(f Value, args []Value, kw Value) (Value, error) {
	all := append(make([]Value, 0, 8), args...)
	if t.DictLen(kw) == 0 {
		return t.Call(f, all...)
	}
	var names []Value
	for i := t.DictNext(kw, 0); i != obj.Missing; i = t.DictNext(kw, i+1) {
		k := t.DictKey(kw, i)
		if !t.IsInstance(k, obj.ShapeStr) {
			return 0, t.TypeError("keywords must be strings")
		}
		names = append(names, t.Unwrap(k))
		all = append(all, t.DictValue(kw, i))
	}
	keys, err := t.NewTuple(names...)
	if err != nil {
		return 0, err
	}
	return t.CallKw(f, all, keys)
}

// IsNative reports whether a callable is a function or method written in Go.
func (t *Thread) IsNative(f Value) bool {
	if t.IsKind(f, obj.KindMethod) {
		f = t.Field(f, obj.MethodFunc)
	}
	return t.IsKind(f, obj.KindNative)
}

// SameMethod reports whether the class of v finds under a name what a base of
// it finds: nobody in between has replaced it.
func (t *Thread) SameMethod(v, base, name Value) bool {
	return t.classLookup(t.TypeOf(v), name) == t.classLookup(base, name)
}

// Interrupted raises KeyboardInterrupt if Ctrl-C was typed: natives that may
// run long without Python code ask now and then.
func (t *Thread) Interrupted() error { return t.interrupted() }

// Relieve does in a native that loops, where nothing it needs is in Go variables, what
// cannot wait for the next safepoint: see relieve.
func (t *Thread) Relieve() error {
	if t.Signal.Load() == 0 {
		return nil
	}
	return t.relieve()
}

// Descend enters a level of recursion in Go, which Ascend leaves; RecursionError if
// there are too many. where goes on with the message.
func (t *Thread) Descend(where string) error { return t.descend(where) }

// Ascend leaves what Descend entered.
func (t *Thread) Ascend() { t.ascend() }
