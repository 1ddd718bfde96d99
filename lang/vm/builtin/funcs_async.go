package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// aiter() and anext().

func builtinAiter(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	m, err := t.LookupSpecial(args[0], t.VM.Names.Aiter)
	if err != nil {
		return 0, err
	}
	if m == obj.Unbound {
		return 0, t.TypeError("'%s' object is not an async iterable", t.TypeName(args[0]))
	}
	it, err := t.Call(m)
	if err != nil {
		return 0, err
	}
	mark := t.Mark()
	defer t.Release(mark)
	kept := t.Keep(it)
	next, err := t.LookupSpecial(it, t.VM.Names.Anext)
	if err == nil && next == obj.Unbound {
		err = t.TypeError("aiter() returned not an async iterator of type '%s'", t.TypeName(*kept))
	}
	return *kept, err
}

func builtinAnext(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	m, err := t.LookupSpecial(args[0], t.VM.Names.Anext)
	if err != nil {
		return 0, err
	}
	if m == obj.Unbound {
		return 0, t.TypeError("'%s' object is not an async iterator", t.TypeName(args[0]))
	}
	a, err := t.Call(m)
	if err != nil || args[1] == obj.Unbound {
		return a, err
	}
	return makeFields(t, anextAwaitableType, a, args[1])
}

// An anext_awaitable awaits its first field, and turns StopAsyncIteration into
// the second as the result.
var anextAwaitableType = &vm.TypeSpec{Name: "anext_awaitable", Kind: obj.KindFields, Body: 4, NoNew: true, Final: true, Hidden: true,
	Slots: vm.Slots{
		Await: func(t *vm.Thread, v vm.Value) (vm.Value, error) { return v, nil },
		Iter:  func(t *vm.Thread, v vm.Value) (vm.Value, error) { return v, nil },
		Next:  anextAwaitableNext,
	},
	Methods: []vm.Native{
		{Name: "send", Sig: "self, value, /", Fn: anextSend},
		{Name: "throw", Sig: "self, /, *args", Fn: anextThrow},
		{Name: "close", Sig: "self, /", Fn: anextClose},
	}}

// anextStep calls a method of the iterator that awaits the first field.
func anextStep(t *vm.Thread, self vm.Value, call func(it vm.Value) (vm.Value, error)) (vm.Value, error) {
	m := t.Mark()
	defer t.Release(m)
	me := t.Keep(self)
	it := t.Field(self, 3)
	if it == obj.Unbound {
		var err error
		if it, err = t.Awaitable(t.Field(self, 1)); err != nil {
			return 0, err
		}
		t.SetField(*me, 3, it)
	}
	x, err := call(it)
	if err != nil && t.Matches(err, t.VM.Exc.StopAsyncIteration) {
		t.Caught(err)
		return 0, t.StopIteration(t.Field(*me, 2))
	}
	return x, err
}

func anextAwaitableNext(t *vm.Thread, v vm.Value) (vm.Value, error) {
	return anextStep(t, v, func(it vm.Value) (vm.Value, error) { return t.CallNext(it) })
}

func anextSend(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return anextStep(t, args[0], func(it vm.Value) (vm.Value, error) { return t.CallMethod(it, "send", args[1]) })
}

func anextThrow(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return anextStep(t, args[0], func(it vm.Value) (vm.Value, error) {
		return t.CallMethod(it, "throw", t.TupleView(args[1])...)
	})
}

func anextClose(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return anextStep(t, args[0], func(it vm.Value) (vm.Value, error) { return t.CallMethod(it, "close") })
}
