package vm

import (
	"pystm/lang/vm/obj"
)

// The classes of generators, coroutines, async generators and their awaitables.

func generatorSpecs() []*TypeSpec {
	return []*TypeSpec{generatorSpec, coroutineSpec, coroutineWrapperSpec, asyncGenSpec,
		asyncAwaitableSpec("async_generator_asend", obj.ShapeAsyncSend), asyncAwaitableSpec("async_generator_athrow", obj.ShapeAsyncThrow), asyncWrappedSpec}
}

// genResult turns the outcome of a resumption into what send() gives.
func (t *Thread) genResult(yielded bool, v Value, err error) (Value, error) {
	if err != nil || yielded {
		return v, err
	}
	return 0, t.StopIteration(v)
}

func genSend(t *Thread, a []Value) (Value, error) {
	if err := t.passSend(a, a[0], a[1]); err != nil {
		return 0, err
	}
	y, v, err := t.GenSend(a[0], a[1])
	return t.genResult(y, v, err)
}

func genNext(t *Thread, a []Value) (Value, error) {
	if err := t.passSend(a, a[0], obj.NoneValue); err != nil {
		return 0, err
	}
	y, v, err := t.GenSend(a[0], obj.NoneValue)
	return t.genResult(y, v, err)
}

// throwArgs makes the exception of throw(type, value, traceback).
func (t *Thread) throwArgs(a []Value) (Value, error) {
	typ, val, tb := a[0], a[1], a[2]
	if tb != obj.Unbound && tb != obj.NoneValue && !t.IsKind(tb, obj.KindTraceback) {
		return 0, t.TypeError("throw() third argument must be a traceback object")
	}
	m := t.Mark()
	defer t.Release(m)
	ktb := t.Keep(tb)
	var exc Value
	var err error
	switch {
	case t.IsException(typ):
		if val != obj.Unbound && val != obj.NoneValue {
			return 0, t.TypeError("instance exception may not have a separate value")
		}
		exc = typ
	case t.isExceptionClass(typ):
		switch {
		case val == obj.Unbound || val == obj.NoneValue:
			exc, err = t.Call(typ)
		case t.IsException(val) && t.IsSubclass(t.TypeOf(val), typ):
			exc = val
		case t.IsKind(val, obj.KindTuple):
			exc, err = t.Call(typ, append([]Value{}, t.TupleView(val)...)...)
		default:
			exc, err = t.Call(typ, val)
		}
		if err == nil && !t.IsException(exc) {
			err = t.TypeError("calling %s should have returned an instance of BaseException, not %s", t.reprForError(a[0]), t.reprForError(t.TypeOf(exc)))
		}
		if err != nil { // what went wrong is thrown
			exc, err = t.Caught(err), nil
		}
	default:
		return 0, t.TypeError("exceptions must be classes or instances deriving from BaseException, not %s", t.TypeName(typ))
	}
	if err == nil && ktb != nil && t.IsKind(*ktb, obj.KindTraceback) {
		t.SetField(exc, obj.ExcTraceback, *ktb)
	}
	return exc, err
}

func genThrow(t *Thread, a []Value) (Value, error) {
	exc, err := t.throwArgs(a[1:])
	if err != nil {
		return 0, err
	}
	y, v, err := t.throwInside(a[0], exc, t.resumeLink(a, stageSend))
	if err == errEntered {
		return 0, err
	}
	return t.genResult(y, v, err)
}

func genClose(t *Thread, a []Value) (Value, error) { return obj.NoneValue, t.GenClose(a[0]) }

func genRepr(kind string) func(t *Thread, v Value) (Value, error) {
	return func(t *Thread, v Value) (Value, error) {
		return t.newStrf("<%s object %s at %#x>", kind, t.StrView(t.Field(v, genQualname)), t.ID(v))
	}
}

// genGetters are the attributes that generators of each sort have, by prefix.
func genGetters(prefix string) []Getter {
	return []Getter{
		{Name: "__name__", Get: fieldGetter("", genName).Get, Set: func(t *Thread, g, x Value) error { return t.setFuncName(g, genName, x, "__name__") }},
		{Name: "__qualname__", Get: fieldGetter("", genQualname).Get, Set: func(t *Thread, g, x Value) error { return t.setFuncName(g, genQualname, x, "__qualname__") }},
		fieldGetter(prefix+"_code", genCodeObj),
		{Name: prefix + "_running", Get: func(t *Thread, g Value) (Value, error) {
			return obj.Bool(t.Field(g, genState).Int() == genRunning), nil
		}},
		{Name: prefix + "_suspended", Get: func(t *Thread, g Value) (Value, error) {
			return obj.Bool(t.Field(g, genState).Int() == genSuspended), nil
		}},
		{Name: prefix + "_frame", Get: func(t *Thread, g Value) (Value, error) {
			return t.generatorFrame(g), nil
		}},
		{Name: map[string]string{"gi": "gi_yieldfrom", "cr": "cr_await", "ag": "ag_await"}[prefix], Get: func(t *Thread, g Value) (Value, error) {
			if d := t.delegate(g); d != obj.Unbound {
				return d, nil
			}
			return obj.NoneValue, nil
		}},
	}
}

var genMethods = []Native{
	{Name: "send", Sig: "self, value, /", Fn: genSend},
	{Name: "throw", Sig: "self, type, value=None, traceback=None, /", Fn: genThrow},
	{Name: "close", Sig: "self, /", Fn: genClose},
}

var generatorSpec = &TypeSpec{
	Name: "generator", Shape: obj.ShapeGenerator, Kind: obj.KindGenerator, Body: genRegs, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{
		Repr: genRepr("generator"),
		Iter: func(t *Thread, v Value) (Value, error) { return v, nil },
		Next: generatorNext,
	},
	Methods: append([]Native{{Name: "__next__", Sig: "self, /", Fn: genNext}}, genMethods...),
	Getters: genGetters("gi"),
}

var coroutineSpec = &TypeSpec{
	Name: "coroutine", Shape: obj.ShapeCoroutine, Kind: obj.KindGenerator, Body: genRegs, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{
		Repr: genRepr("coroutine"),
		Await: func(t *Thread, v Value) (Value, error) {
			return t.NewFields(obj.KindFields, obj.ShapeCoroutineWrapper, v), nil
		},
	},
	Methods: genMethods,
	Getters: append(genGetters("cr"), Getter{Name: "cr_origin", Get: func(t *Thread, g Value) (Value, error) {
		if o := t.Field(g, genHooks); o != obj.Unbound {
			return o, nil
		}
		return obj.NoneValue, nil
	}}),
}

var coroutineWrapperSpec = &TypeSpec{
	Name: "coroutine_wrapper", Shape: obj.ShapeCoroutineWrapper, Kind: obj.KindFields, Body: 2, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{
		Iter: func(t *Thread, v Value) (Value, error) { return v, nil },
		Next: func(t *Thread, v Value) (Value, error) {
			y, x, err := t.GenSend(t.Field(v, 1), obj.NoneValue)
			return t.genResult(y, x, err)
		},
	},
	Methods: []Native{
		{Name: "send", Sig: "self, value, /", Fn: func(t *Thread, a []Value) (Value, error) {
			y, v, err := t.GenSend(t.Field(a[0], 1), a[1])
			return t.genResult(y, v, err)
		}},
		{Name: "throw", Sig: "self, type, value=None, traceback=None, /", Fn: func(t *Thread, a []Value) (Value, error) {
			exc, err := t.throwArgs(a[1:])
			if err != nil {
				return 0, err
			}
			y, v, err := t.GenThrow(t.Field(a[0], 1), exc)
			return t.genResult(y, v, err)
		}},
		{Name: "close", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) { return obj.NoneValue, t.GenClose(t.Field(a[0], 1)) }},
	},
}

// What an asyncSend does: words of the awaitable of __anext__, asend, athrow, aclose.
const (
	sendGen   = 1
	sendMode  = 2 // small int, mode…
	sendValue = 3 // value to send, or exception to throw
	sendState = 4 // small int: 0 new, 1 running, 2 done
	sendWords = 5
)

const (
	modeSend = iota
	modeThrow
	modeClose
)

var asyncGenSpec = &TypeSpec{
	Name: "async_generator", Shape: obj.ShapeAsyncGenerator, Kind: obj.KindGenerator, Body: genRegs, Final: true, NoNew: true, Hidden: true,
	Slots: Slots{Repr: genRepr("async_generator")},
	Methods: []Native{
		ClassGetItem,
		{Name: "__aiter__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) { return a[0], nil }},
		{Name: "__anext__", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) { return t.newAsyncSend(a[0], modeSend, obj.NoneValue) }},
		{Name: "asend", Sig: "self, value, /", Fn: func(t *Thread, a []Value) (Value, error) { return t.newAsyncSend(a[0], modeSend, a[1]) }},
		{Name: "athrow", Sig: "self, type, value=None, traceback=None, /", Fn: func(t *Thread, a []Value) (Value, error) {
			exc, err := t.throwArgs(a[1:])
			if err != nil {
				return 0, err
			}
			return t.newAsyncSend(a[0], modeThrow, exc)
		}},
		{Name: "aclose", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
			return t.newAsyncSend(a[0], modeClose, t.newException(t.VM.Exc.GeneratorExit))
		}},
	},
	Getters: genGetters("ag"),
}

func (t *Thread) newAsyncSend(g Value, mode int64, x Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kg, kx := t.Keep(g), t.Keep(x)
	err := t.firstIteration(kg)
	shape := obj.ShapeAsyncSend
	if mode != modeSend {
		shape = obj.ShapeAsyncThrow
	}
	return t.NewFields(obj.KindFields, shape, *kg, obj.SmallInt(mode), *kx, obj.SmallInt(0)), err
}

// asyncAwaitableSpec is the class of what the methods of async generators return.
func asyncAwaitableSpec(name string, shape uint32) *TypeSpec {
	return &TypeSpec{
		Name: name, Shape: shape, Kind: obj.KindFields, Body: sendWords, Final: true, NoNew: true, Hidden: true,
		Slots: Slots{
			Iter:  func(t *Thread, v Value) (Value, error) { return v, nil },
			Await: func(t *Thread, v Value) (Value, error) { return v, nil },
			Next:  func(t *Thread, v Value) (Value, error) { return t.asyncStep(v, obj.NoneValue) },
		},
		Methods: []Native{
			{Name: "send", Sig: "self, value, /", Fn: func(t *Thread, a []Value) (Value, error) { return t.asyncStep(a[0], a[1]) }},
			{Name: "throw", Sig: "self, type, value=None, traceback=None, /", Fn: func(t *Thread, a []Value) (Value, error) {
				exc, err := t.throwArgs(a[1:])
				if err != nil {
					return 0, err
				}
				t.SetField(a[0], sendState, obj.SmallInt(1))
				y, v, err := t.GenThrow(t.Field(a[0], sendGen), exc)
				return t.asyncResult(a[0], y, v, err)
			}},
			{Name: "close", Sig: "self, /", Fn: func(t *Thread, a []Value) (Value, error) {
				t.SetField(a[0], sendState, obj.SmallInt(2))
				return obj.NoneValue, nil
			}},
		},
	}
}

var asyncWrappedSpec = &TypeSpec{Name: "async_generator_wrapped_value", Shape: obj.ShapeAsyncWrapped, Kind: obj.KindFields, Body: 2, Final: true, NoNew: true, Hidden: true}

// asyncStep runs an async generator's awaitable one step.
func (t *Thread) asyncStep(s, x Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ks := t.Keep(s)
	g := t.Field(s, sendGen)
	mode := t.Field(s, sendMode).Int()
	switch t.Field(s, sendState).Int() {
	case 2:
		if mode == modeSend {
			return 0, t.RuntimeError("cannot reuse already awaited __anext__()/asend()")
		}
		return 0, t.RuntimeError("cannot reuse already awaited aclose()/athrow()")
	case 1:
		y, v, err := t.GenSend(g, x)
		return t.asyncResult(*ks, y, v, err)
	}
	state := t.Field(g, genState).Int()
	if state == genRunning || t.atWork(g) {
		return 0, t.RuntimeError("%s(): asynchronous generator is already running", [...]string{"anext", "athrow", "aclose"}[mode])
	}
	if state == genClosed {
		t.SetField(s, sendState, obj.SmallInt(2))
		if mode == modeClose {
			return 0, t.StopIteration(obj.Unbound)
		}
		return 0, t.RaiseArgs(t.VM.Exc.StopAsyncIteration)
	}
	if mode != modeSend && x != obj.NoneValue {
		return 0, t.RuntimeError("can't send non-None value to a just-started coroutine")
	}
	t.SetField(s, sendState, obj.SmallInt(1))
	t.setAtWork(g, true)
	var y bool
	var v Value
	var err error
	if mode == modeSend {
		if x == obj.NoneValue {
			x = t.Field(s, sendValue)
		}
		y, v, err = t.GenSend(g, x)
	} else {
		y, v, err = t.GenThrow(g, t.Field(s, sendValue))
	}
	return t.asyncResult(*ks, y, v, err)
}

// asyncResult turns what the generator did into what the awaitable does: a
// value for the event loop is yielded on, a value for the user ends the await.
func (t *Thread) asyncResult(s Value, yielded bool, v Value, err error) (Value, error) {
	wrapped := yielded && v.IsRef() && t.ShapeID(v) == obj.ShapeAsyncWrapped
	if err == nil && yielded && !wrapped {
		return v, nil
	}
	t.SetField(s, sendState, obj.SmallInt(2))
	g := t.Field(s, sendGen)
	t.setAtWork(g, false)
	closing := t.Field(s, sendMode).Int() == modeClose
	switch {
	case err != nil:
		if closing && (t.Matches(err, t.VM.Exc.GeneratorExit) || t.Matches(err, t.VM.Exc.StopAsyncIteration)) {
			t.r.raised = 0
			return 0, t.StopIteration(obj.Unbound)
		}
		return 0, err
	case wrapped && closing:
		return 0, t.RuntimeError("async generator ignored GeneratorExit")
	case wrapped:
		return 0, t.stopIterationAlways(t.Field(v, 1))
	case closing:
		return 0, t.StopIteration(obj.Unbound)
	}
	return 0, t.RaiseArgs(t.VM.Exc.StopAsyncIteration)
}

// stopIterationAlways raises StopIteration(v), for None and tuples too.
func (t *Thread) stopIterationAlways(v Value) error {
	return t.RaiseArgs(t.VM.Exc.StopIteration, v)
}
