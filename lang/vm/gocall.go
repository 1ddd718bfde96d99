package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Calls from Go. Most natives take positional arguments as they are, so nothing is left of such a call but to put the
// arguments on the stack and run it (runFitting): that is what map(len, l) or a sort by an itemgetter do for each item.
// Everything else gets a window above all that is in use.

// Call calls a callable from Go. It runs Python code: Values held in Go
// variables are stale afterwards, unless kept.
func (t *Thread) Call(f Value, args ...Value) (Value, error) {
	if f.IsRef() {
		switch t.Kind(f) {
		case obj.KindNative:
			if nat := t.fitting(f, len(args)); nat != nil {
				return t.runFitting(nat, f, obj.Unbound, args)
			}
		case obj.KindMethod:
			if g := t.Field(f, obj.MethodFunc); t.IsKind(g, obj.KindNative) {
				if nat := t.fitting(g, 1+len(args)); nat != nil {
					return t.runFitting(nat, g, t.Field(f, obj.MethodSelf), args)
				}
			}
		case obj.KindType:
			if v, ok, err := t.quickNew(f, args); ok || err != nil {
				return v, err
			}
		case obj.KindFields:
			if info, exact := t.exact(f); exact {
				switch slots := info.Slots; {
				case slots.Apply != nil && len(args) == 1:
					return t.apply(slots, f, args[0])
				case slots.Answer != nil || slots.Forward != nil:
					return t.callPushedArgs(f, args)
				}
			}
			if call := t.classLookup(t.TypeOf(f), t.VM.Names.Call); t.isNativeSlot(call) { // of an itemgetter, say
				return t.callWith(call, f, args)
			}
		}
	}
	return t.callPushedArgs(f, args)
}

// callPushedArgs is Call through a window.
func (t *Thread) callPushedArgs(f Value, args []Value) (Value, error) {
	base := t.push(f, len(args))
	copy(regs(base, len(args)), args)
	if t.IsKind(f, obj.KindFunction) {
		return t.callPushedFunction(base, len(args))
	}
	return t.callPushed(base, len(args), obj.Unbound)
}

// apply is f(x) by its class's slot.
func (t *Thread) apply(slots *Slots, f, x Value) (Value, error) {
	if err := t.descend(""); err != nil {
		return 0, err
	}
	t.pins++
	v, err := slots.Apply(t, f, x)
	t.unpin()
	t.ascend()
	return v, err
}

// fitting is the native behind f if n positional arguments are all that it takes, else nil.
func (t *Thread) fitting(f Value, n int) *native {
	nat := t.nativeOf(f)
	if sig := nat.sig.Load(); sig == nil || !sig.plain || n > sig.pos || n < sig.need {
		return nil
	}
	return nat
}

// runFitting runs the native behind f, which the arguments fit: self, if it is not Unbound, and args.
func (t *Thread) runFitting(nat *native, f, self Value, args []Value) (v Value, err error) {
	fp, sp := t.fp, t.sp
	// Two words above the registers no instruction has its window: see PassesOn.
	*word(sp, 0), *word(sp, 1) = 0, 0
	base := unsafe.Add(sp, 2*wordSize)
	a := regs(base, len(nat.sig.Load().params))
	n := 0
	if self != obj.Unbound {
		a[0] = self
		n = 1
	}
	for _, x := range args {
		a[n] = x
		n++
	}
	for ; n < len(a); n++ {
		a[n] = obj.Unbound
	}
	if nat.checked() && t.shapeOf(a[0]) != nat.shape {
		if err := t.checkSelf(nat, f, a); err != nil {
			return 0, err
		}
	}
	if uintptr(base) > t.ceil+stackReserve/2 {
		return 0, t.recursionError()
	}
	if err := t.descend(""); err != nil {
		return 0, err
	}
	t.sp = unsafe.Add(base, len(a)*wordSize)
	t.pins++
	v, err = nat.Fn(t, a)
	t.unpin()
	t.ascend()
	t.fp, t.sp = fp, sp
	return v, err
}

// callWith is f(o, *args).
func (t *Thread) callWith(f, o Value, args []Value) (Value, error) {
	n := 1 + len(args)
	if t.IsKind(f, obj.KindNative) {
		if nat := t.fitting(f, n); nat != nil {
			return t.runFitting(nat, f, o, args)
		}
	}
	base := t.push(f, n)
	*word(base, 0) = o
	copy(regs(base, n)[1:], args)
	if t.IsKind(f, obj.KindFunction) {
		return t.callPushedFunction(base, n)
	}
	return t.callPushed(base, n, obj.Unbound)
}

// callOn is callWith of an object alone.
func (t *Thread) callOn(f, o Value) (Value, error) {
	if !t.IsKind(f, obj.KindFunction) {
		return t.callSpecial(f, o)
	}
	base := t.push(f, 1)
	*word(base, 0) = o
	return t.callPushedFunction(base, 1)
}

// CallKw calls with keyword arguments: the values of names (a tuple of str)
// are the last of args.
func (t *Thread) CallKw(f Value, args []Value, names Value) (Value, error) {
	base := t.push(f, len(args))
	copy(regs(base, len(args)), args)
	return t.callPushed(base, len(args), names)
}

// push opens a call window for n arguments above everything in use.
func (t *Thread) push(f Value, n int) unsafe.Pointer {
	base := unsafe.Add(t.sp, headerBytes)
	*(*[code.FrameWords]Value)(t.sp) = [code.FrameWords]Value{}
	*word(base, hdrFunc) = f
	t.sp = unsafe.Add(base, n*wordSize)
	return base
}

// callPushed calls through a window made by push and drops it.
func (t *Thread) callPushed(base unsafe.Pointer, nargs int, names Value) (Value, error) {
	fp := t.fp
	v, err := t.callWindow(base, nargs, names)
	t.fp = fp
	t.sp = unsafe.Add(base, -headerBytes)
	return v, err
}

// callPushedFunction is callPushed of a Python function with positional arguments.
func (t *Thread) callPushedFunction(base unsafe.Pointer, nargs int) (Value, error) {
	if uintptr(base) > t.ceil+stackReserve/2 {
		return 0, t.recursionError()
	}
	if err := t.descend(""); err != nil {
		return 0, err
	}
	fp := t.fp
	t.pins++
	entered, v, err := t.enterFunction(base, nargs, obj.Unbound, makeLink(actExit, 0), fp)
	switch {
	case err != nil || !entered:
	case t.aborting:
		err = errAborted
	default:
		if err = t.loop(); err == nil {
			v = t.result
			t.result = 0
		}
	}
	t.unpin()
	t.ascend()
	t.fp = fp
	t.sp = unsafe.Add(base, -headerBytes)
	return v, err
}

func (t *Thread) callWindow(base unsafe.Pointer, nargs int, names Value) (Value, error) {
	if uintptr(base) > t.ceil+stackReserve/2 {
		return 0, t.recursionError()
	}
	if err := t.descend(""); err != nil {
		return 0, err
	}
	t.pins++
	entered, v, err := t.enter(base, nargs, names, makeLink(actExit, 0), t.fp)
	t.unpin()
	if err == nil && entered {
		if err = t.runNested(); err == nil {
			v = t.result
			t.result = 0
		}
	}
	t.ascend()
	if err != nil {
		return 0, err
	}
	return v, nil
}

// descend counts a recursion through Go, which takes up Go's stack; where says
// what recurs, for the message. Every success needs an ascend.
func (t *Thread) descend(where string) error {
	if t.nest >= t.maxDep {
		return t.Raise(t.VM.Exc.RecursionError, "maximum recursion depth exceeded%s", where)
	}
	t.nest++
	return nil
}

func (t *Thread) ascend() { t.nest-- }

func (t *Thread) recursionError() error {
	return t.Raise(t.VM.Exc.RecursionError, "maximum recursion depth exceeded")
}

// CallMethod calls o.name(args…).
func (t *Thread) CallMethod(o Value, name string, args ...Value) (Value, error) {
	return t.callMethodName(o, t.Intern(name), args...)
}

func (t *Thread) callMethodName(o, name Value, args ...Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kept := make([]*Value, 0, 4)
	for _, a := range args {
		kept = append(kept, t.Keep(a))
	}
	f, err := t.GetAttr(o, name)
	if err != nil {
		return 0, err
	}
	base := t.push(f, len(args))
	for i, k := range kept {
		*word(base, i) = *k
	}
	return t.callPushed(base, len(args), obj.Unbound)
}
