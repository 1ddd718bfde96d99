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
	f := obj.FromRef(t.Alloc(obj.KindFunction, obj.ShapeFunction, (funcBody+1)*wordSize))
	t.Init(f, funcCode, pointerWord(unsafe.Pointer(ld)))
	t.Init(f, funcGlobals, globals)
	t.Init(f, funcCodeObj, ld.object)
	t.Init(f, funcName, ld.name)
	t.Init(f, funcQualname, ld.qualname)
	t.Init(f, funcDoc, obj.NoneValue)
	if ld.doc {
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
			if info, exact := t.exact(f); exact && info.Slots.Answer != nil {
				if v, err = info.Slots.Answer(t, f, regs(base, nargs), names); v != obj.Unbound || err != nil {
					return false, v, err
				}
			} else if exact && info.Slots.Forward != nil {
				if to, own := info.Slots.Forward(t, f); to != obj.Unbound {
					if !t.insertArgs(base, nargs, t.TupleView(own)) {
						return false, 0, t.recursionError()
					}
					*word(base, hdrFunc) = to
					nargs += t.TupleLen(own)
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
	end := unsafe.Add(base, ld.numRegs*wordSize)
	if !t.room(end) || t.depth >= t.maxDep {
		return false, 0, t.recursionError()
	}
	if uintptr(nargs) == ld.simpleArgs && names == obj.Unbound || t.bindQuick(ld, f, base, nargs, names) {
		for i := ld.simpleArgs; i < ld.locals; i++ {
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

// callIsInstance is isinstance() of the two arguments at base.
func (t *Thread) callIsInstance(base unsafe.Pointer) (Value, error) {
	v, class := *word(base, 0), *word(base, 1)
	if t.IsExact(class, obj.KindType, obj.ShapeType) {
		if c := t.isInstanceCache(base, v, class); c != nil {
			return obj.Bool(c.yes), nil
		}
		if yes, certain := t.isPlainlyInstance(v, class); certain {
			t.cacheIsInstance(base, v, class, yes)
			return obj.Bool(yes), nil
		}
	}
	if end := unsafe.Add(base, 2*wordSize); uintptr(end) > uintptr(t.sp) {
		t.sp = end
	}
	yes, err := t.IsInstanceOf(v, class)
	return obj.Bool(yes), err
}

// callsAt reports whether the frame at t.fp is at the Call of what has its arguments at base. (There is no frame where a
// thread begins with a native.)
func (t *Thread) callsAt(base unsafe.Pointer) bool {
	if t.fp == nil {
		return false
	}
	ins := instr(t.fp)
	return ins.Op() == code.OpCall && base == unsafe.Add(unsafe.Pointer(regA(t.fp, ins)), headerBytes)
}

// isInstanceCache is the entry for isinstance() with the two arguments at base, if there is one and it holds.
func (t *Thread) isInstanceCache(base unsafe.Pointer, v, class Value) *callCache {
	if !t.callsAt(base) {
		return nil
	}
	shape, tested := t.shapeOf(v), t.Field(class, TypeVersion)
	for c := (*callCache)(cacheAt(frameLoaded(t.fp), nextInstr(t.fp))); c != nil; c = c.other {
		if c.shape == shape && c.tested == tested && t.Field(c.class, TypeVersion) == c.version {
			return c
		}
	}
	return nil
}

// maxTested bounds the entries of a Call of isinstance(), for pairs of a shape and a class. It makes no more then: one that sees
// many would make them all the time.
const maxTested = 8

// cacheIsInstance makes an entry for isinstance() with the two arguments at base, if it can have one.
func (t *Thread) cacheIsInstance(base unsafe.Pointer, v, class Value, yes bool) {
	if !t.callsAt(base) {
		return
	}
	ld, pc := frameLoaded(t.fp), nextInstr(t.fp)
	shape, tested := t.shapeOf(v), t.Field(class, TypeVersion)
	first := (*callCache)(cacheAt(ld, pc))
	stays := func(c *callCache) bool { return c.tests && (c.shape != shape || c.tested != tested) }
	n := 0
	for c := first; c != nil; c = c.other {
		n += b2i(stays(c))
	}
	if n == maxTested {
		return
	}
	entry := &callCache{tests: true, yes: yes, shape: shape, class: t.TypeOf(v), tested: tested}
	entry.version = t.Field(entry.class, TypeVersion)
	for c := first; c != nil; c = c.other {
		if stays(c) {
			old := *c
			old.other, entry.other = entry.other, &old
		}
	}
	t.setCache(ld, pc, unsafe.Pointer(entry))
}

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

// enterClass calls a class: type.__call__, with the frames of Python __new__
// and __init__ where they can be pushed.
func (t *Thread) enterClass(base unsafe.Pointer, nargs int, names Value, link uint64, prev unsafe.Pointer) (bool, Value, error) {
	class := *word(base, hdrFunc)
	meta := t.TypeOf(class)
	typeClass := t.VM.Class(obj.ShapeType)
	if meta != typeClass {
		if call := t.classLookup(meta, t.VM.Names.Call); call != t.r.typeCall {
			if t.isPlainMethod(call) {
				t.insertArg(base, nargs, class)
				nargs++
			} else if bound, err := t.bind(call, class, meta); err != nil {
				return false, 0, err
			} else {
				call = bound
			}
			*word(base, hdrFunc) = call
			return t.enter(base, nargs, names, link, prev)
		}
	} else if class == typeClass {
		if nargs == 1 && names == obj.Unbound {
			return false, t.TypeOf(*word(base, 0)), nil
		}
		if n := t.positional(nargs, names); n != 3 {
			return false, 0, t.TypeError("type() takes 1 or 3 arguments")
		}
	} else if names == obj.Unbound && nargs <= 2 {
		if nargs == 1 && class == t.VM.Class(obj.ShapeStr) {
			if entered, err := t.enterStr(base); entered || err != nil {
				return entered, 0, err
			}
		} else if nargs == 1 {
			if n, ok := t.classBody(base); ok {
				return t.enterClassBody(base, n, link, prev)
			}
		}
		if v, ok, err := t.quickNew(class, regs(base, nargs)); ok {
			return false, v, err
		}
	} else if class == t.VM.Class(obj.ShapeDict) && names != obj.Unbound && nargs == t.TupleLen(names) {
		v, err := t.namedDict(regs(base, nargs), names)
		return false, v, err
	}
	if names == obj.Unbound {
		if info := t.infoOf(class); info.maker != nil {
			if v, ok, err := t.makeNative(info, base, nargs); ok || err != nil {
				return false, v, err
			}
		}
	}
	return t.instantiate(base, nargs, names, link, prev)
}

// positional is how many of a call's arguments are not named.
func (t *Thread) positional(nargs int, names Value) int {
	if names == obj.Unbound {
		return nargs
	}
	return nargs - t.TupleLen(names)
}

// instantiate makes an object of the class in the window and initializes it.
func (t *Thread) instantiate(base unsafe.Pointer, nargs int, names Value, link uint64, prev unsafe.Pointer) (bool, Value, error) {
	class := *word(base, hdrFunc)
	newFn := t.classLookup(class, t.VM.Names.New)
	init := t.classLookup(class, t.VM.Names.Init)
	if newFn == t.r.exceptionNew && names == obj.Unbound && len(t.infoOf(class).ExcFields) == 0 {
		o, err := t.AllocObject(class)
		if err != nil {
			return false, 0, err
		}
		t.initException(o, t.infoOf(class), t.tuple(regs(base, nargs)...))
		if init == t.r.exceptionInit {
			return false, o, nil
		}
		return t.enterInit(init, o, base, nargs, names, link, prev)
	}
	if newFn == t.r.objectNew {
		o, err := t.plainObject(class)
		if err != nil {
			return false, 0, err
		}
		if init == t.r.objectInit {
			if nargs > 0 {
				return false, 0, t.TypeError("%s() takes no arguments", t.ClassName(class))
			}
			return false, o, nil
		}
		return t.enterInit(init, o, base, nargs, names, link, prev)
	}
	if nat := t.makesEmpty(newFn, class); nat != nil && init != t.r.objectInit {
		o, err := nat.Fn(t, unsafe.Slice(word(base, hdrFunc), 1))
		if err != nil {
			return false, 0, err
		}
		return t.enterInit(init, o, base, nargs, names, link, prev)
	}
	if init == t.r.objectInit && names == obj.Unbound && t.IsExact(newFn, obj.KindNative, obj.ShapeNative) && t.infoOf(class).Exact {
		// What it makes is of the class, and that is all.
		t.insertArg(base, nargs, class)
		*word(base, hdrFunc) = newFn
		v, err := t.callNative(base, nargs+1, names)
		return false, v, err
	}
	return t.instantiateBy(newFn, base, nargs, names, link)
}

// plainObject is object.__new__.
func (t *Thread) plainObject(class Value) (Value, error) {
	flags := t.classFlags(class)
	if flags&typeAbstract != 0 {
		return 0, t.abstractError(class)
	}
	if info := t.infoOf(class); flags&typeNoNew != 0 {
		return 0, t.TypeError("cannot create '%s' instances", t.specName(info.Spec))
	}
	return t.AllocObject(class)
}

// makesEmpty is the native behind the __new__ of a class, if that makes an empty
// object without a look at the arguments.
func (t *Thread) makesEmpty(newFn, class Value) *native {
	if !t.IsExact(newFn, obj.KindNative, obj.ShapeNative) {
		return nil
	}
	nat := t.nativeOf(newFn)
	if owner, info := t.Field(newFn, nativeSelf), t.infoOf(class); !nat.empty || !info.Exact && info.Spec != t.infoOf(owner).Spec {
		return nil
	}
	return nat
}

// enterInit has the __init__ of a class initialize the object o with the
// arguments in the window.
func (t *Thread) enterInit(init, o Value, base unsafe.Pointer, nargs int, names Value, link uint64, prev unsafe.Pointer) (bool, Value, error) {
	if t.IsKind(init, obj.KindFunction) {
		t.insertArg(base, nargs, o)
		*word(base, hdrFunc) = init
		link = link&^(actionMask<<linkAction) | uint64(actInit)<<linkAction | initFrom(link)
		entered, _, err := t.enterFunction(base, nargs+1, names, link, prev)
		if err != nil {
			return false, 0, err
		}
		if entered {
			*word(base, hdrExtra) = o
			return true, 0, nil
		}
		return false, 0, t.TypeError("__init__() should return None, not 'generator'")
	}
	if !t.IsExact(init, obj.KindNative, obj.ShapeSlotDesc) {
		return t.initObject(init, o, base, nargs, names)
	}
	m := t.Mark()
	kept := t.Keep(o)
	t.insertArg(base, nargs, o)
	*word(base, hdrFunc) = init
	t.pins++ // its result is not the call's
	res, err := t.callNative(base, nargs+1, names)
	t.unpin()
	o = *kept
	t.Release(m)
	if err == nil && res != obj.NoneValue {
		err = t.initReturned(res)
	}
	return false, o, err
}

// initReturned is the error for an __init__ that returns something.
func (t *Thread) initReturned(res Value) error {
	return t.TypeError("__init__() should return None, not '%s'", t.TypeName(res))
}

// classCache is the cache of a call instruction that makes objects of a class, if
// it holds.
func (t *Thread) classCache(fp unsafe.Pointer, class Value) *callCache {
	ld, pc := frameLoaded(fp), nextInstr(fp)
	version := t.Field(class, TypeVersion)
	if c := (*callCache)(cacheAt(ld, pc)); c != nil && !c.tests && c.class == class && c.version == version {
		return c
	}
	info := t.infoOf(class)
	if info.Exact {
		return nil
	}
	init := t.classLookup(class, t.VM.Names.Init)
	if t.TypeOf(class) != t.VM.Class(obj.ShapeType) || t.classLookup(class, t.VM.Names.New) != t.r.objectNew ||
		t.classFlags(class)&(typeAbstract|typeNoNew|typeHasDel) != 0 || info.Shape.Words() == 0 ||
		!t.IsKind(init, obj.KindFunction) || !t.settled(init) {
		return nil
	}
	c := &callCache{class: class, version: version, init: init, kind: info.Kind, shape: info.Shape.ID, bytes: uintptr(info.Shape.Words()) * wordSize}
	t.setCache(ld, pc, unsafe.Pointer(c))
	return c
}

// construct makes an object and pushes the frame of its __init__.
func (t *Thread) construct(c *callCache, fp, base unsafe.Pointer, nargs int, names Value, ins code.Instr) error {
	o := obj.FromRef(t.Alloc(c.kind, c.shape, c.bytes))
	for i := nargs; i > 0; i-- {
		*word(base, i) = *word(base, i-1)
	}
	*word(base, 0) = o
	*word(base, hdrFunc) = c.init
	t.sp = unsafe.Add(t.sp, wordSize)
	entered, _, err := t.enterFunction(base, nargs+1, names, makeLink(actInit, ins.B()), fp)
	if err == nil && !entered {
		err = t.TypeError("__init__() should return None, not 'generator'")
	}
	if err == nil {
		*word(base, hdrExtra) = o
	}
	return err
}

// specName is the name of a native class in messages.
func (t *Thread) specName(s *TypeSpec) string {
	if s.Module != "" {
		return s.Module + "." + s.Name
	}
	return s.Name
}

// initFrom keeps, in the flags of an __init__ frame, the action its caller
// wanted for the result of the whole call.
func initFrom(link uint64) uint64 { return (link >> linkAction & actionMask) << linkFlags }

// initObject runs any __init__ from Go.
func (t *Thread) initObject(init, o Value, base unsafe.Pointer, nargs int, names Value) (bool, Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kept, keptNames := t.Keep(o), t.Keep(names)
	var w unsafe.Pointer
	if t.isPlainMethod(init) {
		w = t.push(init, nargs+1)
		*word(w, 0) = o
		copy(regs(w, nargs+1)[1:], regs(base, nargs))
		nargs++
	} else {
		bound, err := t.bind(init, o, t.TypeOf(o))
		if err != nil {
			return false, 0, err
		}
		w = t.push(bound, nargs)
		copy(regs(w, nargs), regs(base, nargs))
	}
	res, err := t.callPushed(w, nargs, *keptNames)
	if err != nil {
		return false, 0, err
	}
	if res != obj.NoneValue {
		return false, 0, t.initReturned(res)
	}
	return false, *kept, nil
}

// instantiateBy calls a __new__ other than object's, then __init__ if what it
// made is of the class.
func (t *Thread) instantiateBy(newFn Value, base unsafe.Pointer, nargs int, names Value, link uint64) (bool, Value, error) {
	m := t.Mark()
	defer t.Release(m)
	keptNames := t.Keep(names)
	class := *word(base, hdrFunc)
	fn, err := t.bind(newFn, obj.Unbound, class)
	if err != nil {
		return false, 0, err
	}
	if end := unsafe.Add(base, nargs*wordSize); uintptr(end) > uintptr(t.sp) {
		t.sp = end
	}
	class = *word(base, hdrFunc)
	w := t.push(fn, nargs+1)
	*word(w, 0) = class
	copy(regs(w, nargs+1)[1:], regs(base, nargs))
	if shifted, ok := t.direct(base); ok && t.IsKind(fn, obj.KindFunction) && nargs == windowArgs(t.fp, shifted) {
		entered, o, err := t.enterFunction(w, nargs+1, *keptNames, nativeLink(shifted), t.fp)
		if err != nil || entered {
			return entered, 0, err
		}
		return false, o, nil // a generator
	}
	if t.IsKind(fn, obj.KindFunction) && t.isCallEx(base, link) {
		*word(base, 0), *word(base, 1) = t.tuple(regs(base, nargs)...), *keptNames
		return t.enterFunction(w, nargs+1, *keptNames, makeLink(actDrop, 0)|stageNew<<linkFlags, t.fp)
	}
	o, err := t.callPushed(w, nargs+1, *keptNames)
	if err != nil {
		return false, 0, err
	}
	if !t.IsSubclass(t.TypeOf(o), class) {
		return false, o, nil
	}
	init := t.classLookup(t.TypeOf(o), t.VM.Names.Init)
	if init == t.r.objectInit {
		return false, o, nil
	}
	return t.initObject(init, o, base, nargs, *keptNames)
}

// isCallEx reports whether base is the window of the running frame's CallEx, whose result has this link.
func (t *Thread) isCallEx(base unsafe.Pointer, link uint64) bool {
	if t.fp == nil {
		return false
	}
	ins := instr(t.fp)
	return ins.Op() == code.OpCallEx && base == unsafe.Add(unsafe.Pointer(regA(t.fp, ins)), headerBytes) && link == makeLink(actStore, ins.B())
}

// madeByCallEx goes on after the __new__ of a class that the frame at fp calls by CallEx has made o: the window has
// the arguments, and the names of the last of them.
func (t *Thread) madeByCallEx(fp unsafe.Pointer, o Value) error {
	ins := instr(fp)
	base := unsafe.Add(unsafe.Pointer(regA(fp, ins)), headerBytes)
	class, args, names := *word(base, hdrFunc), *word(base, 0), *word(base, 1)
	t.sp = unsafe.Add(fp, frameLoaded(fp).numRegs*wordSize)
	if t.IsSubclass(t.TypeOf(o), class) {
		if init := t.classLookup(t.TypeOf(o), t.VM.Names.Init); init != t.r.objectInit {
			n := t.TupleLen(args)
			if end := unsafe.Add(base, n*wordSize); uintptr(end) > uintptr(t.sp) {
				t.sp = end
			}
			copy(regs(base, n), t.TupleView(args))
			var err error
			if _, o, err = t.initObject(init, o, base, n, names); err != nil {
				return err
			}
		}
	}
	*regB(fp, ins) = o
	return nil
}

// AllocObject makes an empty object of a class whose objects are not wrapped
// values.
func (t *Thread) AllocObject(class Value) (Value, error) {
	info := t.infoOf(class)
	sh := info.Shape
	words := sh.Words()
	if words == 0 {
		words = info.Spec.Body
	}
	v := obj.FromRef(t.Alloc(info.Kind, sh.ID, uintptr(words)*wordSize))
	if t.classFlags(class)&typeHasDel != 0 {
		t.SetFinalizer(v.Ref())
	}
	return v, nil
}

// NewObject gives a value the class: the value itself if that is its exact
// class, else an object of the subclass that wraps it.
func (t *Thread) NewObject(class, value Value) (Value, error) {
	info := t.infoOf(class)
	if info.Exact {
		return value, nil
	}
	v, err := t.AllocObject(class)
	if err != nil {
		return 0, err
	}
	t.Init(v, obj.SubValue, value)
	return v, nil
}
