package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Calls. A call window (package code) is ready when the callable stands below
// the first argument. enter looks at the callable and either pushes a frame,
// which the loop then runs, or computes the result at once.

// Words of a function object.
const (
	funcCode        = 1 // address of the Loaded, as in a frame
	funcGlobals     = 2 // dict
	funcClosure     = 3 // tuple of cells, or Unbound
	funcDefaults    = 4 // tuple, or Unbound
	funcKwDefaults  = 5 // dict, or Unbound
	funcCodeObj     = 6
	funcName        = 7
	funcQualname    = 8
	funcDoc         = 9
	funcModule      = 10
	funcAnnotations = 11 // dict, or tuple (name, value, …) not yet made a dict, or Unbound
	funcBody        = 12 // ext word follows
)

// Words of a native function object.
const (
	nativeGo    = 1 // address of the native, as that of the Loaded in a function
	nativeSelf  = 2 // module name str, or the owner class of a method
	nativeBound = 3 // the class that a native classmethod or __new__ is bound to, or Unbound
	nativeWords = 4
)

const headerBytes = code.FrameWords * wordSize

// newFunction makes a function of loaded code.
func (t *Thread) newFunction(ld *Loaded, globals Value) Value {
	shape := obj.ShapeFunction
	if ld.builtin {
		shape = obj.ShapeInC
	}
	f := obj.FromRef(t.Alloc(obj.KindFunction, shape, (funcBody+1)*wordSize))
	t.Init(f, funcCode, pointerWord(unsafe.Pointer(ld)))
	t.Init(f, funcGlobals, globals)
	t.Init(f, funcCodeObj, ld.object)
	t.Init(f, funcName, ld.name)
	t.Init(f, funcQualname, ld.qualname)
	if ld.instrs == nil {
		t.Init(f, funcDoc, obj.Unbound) // see functionDoc
	} else if t.Init(f, funcDoc, obj.NoneValue); ld.doc {
		t.Init(f, funcDoc, t.constAt(ld, 0))
	}
	t.Init(f, funcModule, obj.NoneValue)
	if m := t.StrGet(globals, t.VM.Names.Name); m != obj.Unbound {
		t.Init(f, funcModule, m)
	}
	return f
}

func (t *Thread) constAt(ld *Loaded, i int) Value {
	return *(*Value)(unsafe.Add(t.Base, ld.consts+uintptr(i)*wordSize))
}

// enter starts the call of the window at base: nargs arguments, of which the
// last are named by the tuple names (or Unbound). Either it pushes a frame whose
// result goes where link says, and t.fp is that frame; or v is the result.
// t.sp is at the end of the arguments or above.
func (t *Thread) enter(base unsafe.Pointer, nargs int, names Value, link uint64, prev unsafe.Pointer) (entered bool, v Value, err error) {
	for n := 0; ; n++ {
		f := *word(base, hdrFunc)
		if n > t.maxDep {
			return false, 0, t.recursionError()
		}
		if !f.IsRef() {
			return false, 0, t.notCallable(f)
		}
		switch t.Kind(f) {
		case obj.KindFunction:
			return t.enterFunction(base, nargs, names, link, prev)
		case obj.KindMethod:
			t.insertArg(base, nargs, t.Field(f, obj.MethodSelf))
			*word(base, hdrFunc) = t.Field(f, obj.MethodFunc)
			nargs++
		case obj.KindNative:
			if names != obj.Unbound {
				v, err = t.callNative(base, nargs, names)
				return false, v, err
			}
			sp := t.sp
			if v, err = t.callPlain(f, base, uintptr(nargs)); err != errEntered {
				t.sp = sp
			}
			return false, v, err
		case obj.KindType:
			return t.enterClass(base, nargs, names, link, prev)
		default:
			info, exact := t.exact(f)
			switch {
			case !exact:
			case info.Slots.Apply != nil && nargs == 1 && names == obj.Unbound:
				v, err = info.Slots.Apply(t, f, *word(base, 0))
				return false, v, err
			case info.Slots.Answer != nil:
				if v, err = info.Slots.Answer(t, f, regs(base, nargs), names); v != obj.Unbound || err != nil {
					return false, v, err
				}
			case info.Slots.Forward != nil:
				if all, named, ok := t.forward(info.Slots, base, nargs, names); ok {
					nargs, names = all, named
					continue
				}
			}
			call := t.classLookup(t.TypeOf(f), t.VM.Names.Call)
			if call == obj.Unbound {
				return false, 0, t.notCallable(f)
			}
			if t.isPlainMethod(call) {
				t.insertArg(base, nargs, f)
				*word(base, hdrFunc) = call
				nargs++
				continue
			}
			bound, err := t.bind(call, f, t.TypeOf(f))
			if err != nil {
				return false, 0, err
			}
			*word(base, hdrFunc) = bound
		}
	}
}

// forward makes a call of an object with Forward one of what that passes calls on to, and returns the number of arguments
// and the names of the last ones; false if it is not so simple, or the stack has no room.
func (t *Thread) forward(slots *Slots, base unsafe.Pointer, nargs int, names Value) (int, Value, bool) {
	f, own, kw := slots.Forward(t, *word(base, hdrFunc))
	if f == obj.Unbound {
		return 0, 0, false
	}
	n := nargs + t.TupleLen(own)
	if nkw := t.DictLen(kw); nkw > 0 {
		var keys [4]Value
		if names != obj.Unbound || nkw > len(keys) || !t.room(unsafe.Add(base, (n+nkw)*wordSize)) {
			return 0, 0, false
		}
		for i, k := t.DictNext(kw, 0), 0; i != obj.Missing; i, k = t.DictNext(kw, i+1), k+1 {
			if keys[k] = t.DictKey(kw, i); !t.IsExact(keys[k], obj.KindStr, obj.ShapeStr) {
				return 0, 0, false
			}
			*word(base, nargs+k) = t.DictValue(kw, i)
		}
		names = t.tuple(keys[:nkw]...)
		nargs, n = nargs+nkw, n+nkw
	}
	if !t.insertArgs(base, nargs, t.TupleView(own)) {
		return 0, 0, false
	}
	*word(base, hdrFunc) = f
	return n, names, true
}

func (t *Thread) notCallable(f Value) error {
	return t.TypeError("'%s' object is not callable", t.TypeName(f))
}

// insertArg puts a value before the arguments of a window.
func (t *Thread) insertArg(base unsafe.Pointer, nargs int, v Value) {
	a := regs(base, nargs+1)
	copy(a[1:], a[:nargs])
	a[0] = v
	if end := unsafe.Add(base, (nargs+1)*wordSize); uintptr(end) > uintptr(t.sp) {
		t.sp = end
	}
}

// insertArgs puts values before the arguments of a window; false if the stack has no room for them.
func (t *Thread) insertArgs(base unsafe.Pointer, nargs int, vs []Value) bool {
	end := unsafe.Add(base, (nargs+len(vs))*wordSize)
	if !t.room(end) {
		return false
	}
	a := regs(base, nargs+len(vs))
	copy(a[len(vs):], a[:nargs])
	copy(a, vs)
	if uintptr(end) > uintptr(t.sp) {
		t.sp = end
	}
	return true
}

// enterFunction pushes the frame of a Python function, or makes its generator.
func (t *Thread) enterFunction(base unsafe.Pointer, nargs int, names Value, link uint64, prev unsafe.Pointer) (bool, Value, error) {
	f := *word(base, hdrFunc)
	ld := loadedAt(t.Field(f, funcCode))
	if err := t.completeLate(ld); err != nil {
		return false, 0, err
	}
	end := unsafe.Add(base, ld.numRegs*wordSize)
	if !t.room(end) || t.depth >= t.maxDep {
		return false, 0, t.recursionError()
	}
	if uintptr(nargs) == ld.positional && names == obj.Unbound || t.bindQuick(ld, f, base, nargs, names) {
		for i := ld.positional; i < ld.locals; i++ {
			*word(base, int(i)) = obj.Unbound
		}
	} else if err := t.bindArgs(ld, f, base, nargs, names); err != nil {
		return false, 0, err
	}
	if ld.Code.Flags&(code.FlagGenerator|code.FlagCoroutine|code.FlagAsyncGenerator) != 0 {
		return false, t.newGenerator(ld, f, base), nil
	}
	t.pushFrame(base, ld, link, prev)
	return true, 0, nil
}

// pushFrame writes the header of a frame whose registers are in place.
func (t *Thread) pushFrame(base unsafe.Pointer, ld *Loaded, link uint64, prev unsafe.Pointer) {
	*word(base, hdrPC) = pointerWord(ld.instrs)
	*word(base, hdrCode) = pointerWord(unsafe.Pointer(ld))
	d := uint64(0)
	if prev != nil {
		d = uint64(uintptr(base) - uintptr(prev))
	}
	*word(base, hdrPrev) = Value(d | 3)
	*word(base, hdrLink) = Value(link)
	*word(base, hdrSpace) = 0
	*word(base, hdrExtra) = 0
	t.depth++
	t.fp = base
	t.sp = unsafe.Add(base, ld.numRegs*wordSize)
	if t.tracing {
		t.instrumentFrame(base)
	}
}

// call is the Call or CallMethod ins of the frame at fp, through the window at
// base.
func (t *Thread) call(fp, base unsafe.Pointer, nargs int, ins code.Instr) error {
	names := Value(obj.Unbound)
	if ins.C() != code.NoReg {
		names = t.constAt(frameLoaded(fp), int(ins.C()))
	}
	if f := *word(base, hdrFunc); t.IsKind(f, obj.KindType) {
		if c := t.classCache(fp, f); c != nil {
			return t.construct(c, fp, base, nargs, names, ins)
		}
	}
	entered, v, err := t.enter(base, nargs, names, makeLink(actStore, ins.B()), fp)
	if err == nil && !entered {
		*regB(fp, ins) = v
	}
	return err
}

// callPlain calls the native function f with positional arguments.
func (t *Thread) callPlain(f Value, base unsafe.Pointer, nargs uintptr) (Value, error) {
	if quick := Quick(t.Word(f.Ref(), 0) >> quickShift & quickMask); quick >= QuickAppend && t.IsExact(*word(base, 0), obj.KindList, obj.ShapeList) {
		// Lists that are not new, which the loop leaves to this.
		l := *word(base, 0)
		if quick == QuickAppend && nargs == 2 {
			return obj.NoneValue, t.ListAppend(l, *word(base, 1))
		}
		if n := t.ListLen(l); quick == QuickPop && nargs == 1 && n > 0 {
			return t.ListPop(l, n-1), nil
		}
	}
	nat := t.nativeOf(f)
	if nat.Quick == QuickIsInstance && nargs == 2 {
		return t.callIsInstance(base)
	}
	sig := nat.sig.Load()
	if sig == nil || !sig.plain || int(nargs) > sig.pos || int(nargs) < sig.need {
		return t.callNative(base, int(nargs), obj.Unbound)
	}
	a := regs(base, len(sig.params))
	for i := int(nargs); i < len(a); i++ {
		a[i] = obj.Unbound
	}
	if nat.checked() && t.shapeOf(a[0]) != nat.shape {
		if err := t.checkSelf(nat, f, a); err != nil {
			return 0, err
		}
	}
	if end := unsafe.Add(base, len(a)*wordSize); uintptr(end) > uintptr(t.sp) {
		t.sp = end
	}
	if nat.Steps != nil {
		return nat.run(t, base, a)
	}
	return nat.Fn(t, a)
}

// maxTested bounds the entries of a Call of isinstance(), for pairs of a shape and a class. It makes no more then: one that sees
// many would make them all the time.
const maxTested = 8

// callNative calls a function written in Go.
func (t *Thread) callNative(base unsafe.Pointer, nargs int, names Value) (Value, error) {
	f := *word(base, hdrFunc)
	nat := t.nativeOf(f)
	args, err := t.bindNative(nat, f, base, nargs, names)
	if err != nil {
		return 0, err
	}
	sp := t.sp
	if end := unsafe.Add(base, len(args)*wordSize); uintptr(end) > uintptr(sp) {
		t.sp = end
	}
	if nat.Steps == nil {
		v, err := nat.Fn(t, args)
		t.sp = sp
		return v, err
	}
	v, err := nat.run(t, base, args)
	if err != errEntered {
		t.sp = sp
	}
	return v, err
}

// positional is how many of a call's arguments are not named.
func (t *Thread) positional(nargs int, names Value) int {
	if names == obj.Unbound {
		return nargs
	}
	return nargs - t.TupleLen(names)
}
