package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Calls of classes. A __new__ or __init__ in Python gets a frame which the loop runs, so
// that nothing is nested. What was made waits in the header of the frame of its __init__ (hdrExtra), and the link of that
// frame keeps what the caller wants with it (initFrom).

// enterClass calls a class: type.__call__, with the frames of Python __new__
// and __init__ where they can be pushed.
func (t *Thread) enterClass(base unsafe.Pointer, nargs int, names Value, link uint64, prev unsafe.Pointer) (bool, Value, error) {
	class := *word(base, hdrFunc)
	if names == obj.Unbound {
		if info := t.infoOf(class); info.direct {
			if v, ok, err := t.makeNative(info, base, nargs); ok || err != nil {
				return false, v, err
			}
		}
	}
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
	if info := t.infoOf(class); init == t.r.objectInit && t.IsExact(newFn, obj.KindNative, obj.ShapeNative) && (info.Exact || info.Spec.Wraps) {
		// What it makes is of the class, and that is all.
		t.insertArg(base, nargs, class)
		*word(base, hdrFunc) = newFn
		if info.Exact {
			v, err := t.callNative(base, nargs+1, names)
			return false, v, err
		}
		t.pins++ // the result of a body would be the value that the object wraps
		v, err := t.callNative(base, nargs+1, names)
		t.unpin()
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
	if info.Exact || info.learns() {
		return nil
	}
	newFn, init := t.classLookup(class, t.VM.Names.New), t.classLookup(class, t.VM.Names.Init)
	if t.TypeOf(class) != t.VM.Class(obj.ShapeType) || t.classFlags(class)&(typeAbstract|typeNoNew|typeHasDel) != 0 ||
		!t.IsKind(init, obj.KindFunction) || !t.settled(init) {
		return nil
	}
	c := &callCache{class: class, version: version, init: init}
	if sh := info.Shape(); newFn == t.r.objectNew && sh.Words() > 0 {
		c.kind, c.shape, c.bytes = info.Kind, sh.ID, uintptr(sh.Words())*wordSize
	} else if c.maker = t.makesEmpty(newFn, class); c.maker == nil {
		return nil
	}
	t.setCache(ld, pc, unsafe.Pointer(c))
	return c
}

// construct makes an object and pushes the frame of its __init__.
func (t *Thread) construct(c *callCache, fp, base unsafe.Pointer, nargs int, names Value, ins code.Instr) error {
	var o Value
	if c.maker != nil {
		var err error
		if o, err = c.maker.Fn(t, unsafe.Slice(&c.class, 1)); err != nil {
			return err
		}
	} else {
		o = obj.FromRef(t.Alloc(c.kind, c.shape, c.bytes))
	}
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
	if info.learns() {
		t.countObject(info)
	}
	sh := info.Shape()
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
