package vm

import (
	"errors"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Natives that call a Python function for each of many items (sorted by a key).
// Called by an instruction they take steps: each ends by asking for a call, whose
// frame is pushed in the loop; when it returns, the next step gets the result. So
// no Go function waits for Python code, and transactions end in between. What a
// native must know from step to step is a heap object in the first register of
// the instruction's window.

// Steps is how a native goes about it, if it is to call back at all.
type Steps struct {
	// Begin makes the state from the arguments; Unbound says that Fn is to do
	// everything.
	Begin func(t *Thread, args []Value) (Value, error)
	// Step goes on with the result of the last call, Unbound at first. It returns
	// the result of the native, or asks for a call: see Thread.Ask.
	Step func(t *Thread, state *Value, result Value) (Value, error)
	// Fail, if not nil, tidies up when a call has raised.
	Fail func(t *Thread, state *Value)
}

var (
	errAsked   = errors.New("a step asks for a call")
	errEntered = errors.New("a frame was pushed: the loop goes on")
)

// Ask is what a Step returns to have f(x) called.
func (t *Thread) Ask(f, x Value) (Value, error) {
	t.asked = [3]Value{f, x}
	return 0, errAsked
}

// HasMethod reports whether the class of x has a special method of this name that is a Python function.
func (t *Thread) HasMethod(x, name Value) bool { return t.itemMethod(x, name) != obj.Unbound }

// AskMethod is Ask for such a method of x.
func (t *Thread) AskMethod(x, name Value) (Value, error) { return t.Ask(t.itemMethod(x, name), x) }

// AskCompare is Ask for the first method of a op b, if that is a Python function. CompareOn
// takes its result, and needs the stage. If it is none, that is -1, and v is the result.
func (t *Thread) AskCompare(op CompareOp, a, b Value) (stage int, v Value, err error) {
	for stage := range compareStages {
		f, self, other := t.compareMethod(op, stage, a, b)
		if f == obj.Unbound {
			continue
		}
		if t.IsKind(f, obj.KindFunction) {
			t.asked = [3]Value{f, self, other}
			return stage, 0, errAsked
		}
		break
	}
	v, err = t.Compare(op, a, b)
	return -1, v, err
}

// CompareOn goes on with a op b after the method of a stage has returned v.
func (t *Thread) CompareOn(op CompareOp, stage int, a, b, v Value) (Value, error) {
	if v != obj.NotImplemented {
		return v, nil
	}
	m := t.Mark()
	defer t.Release(m)
	ka, kb := t.Keep(a), t.Keep(b)
	v, err := t.compareFrom(op, stage+1, ka, kb)
	if err != nil || v != obj.NotImplemented {
		return v, err
	}
	return t.compareLast(op, *ka, *kb)
}

// CallsPython reports whether calling f runs a Python function: else steps gain
// nothing.
func (t *Thread) CallsPython(f Value) bool {
	if t.IsKind(f, obj.KindMethod) {
		f = t.Field(f, obj.MethodFunc)
	}
	return t.IsKind(f, obj.KindFunction)
}

// windowOf is the window of the call instruction that the frame at fp executes;
// shifted says that its first argument was no receiver. nil if it is no call, or
// one whose window is elsewhere.
func windowOf(fp unsafe.Pointer, shifted bool) unsafe.Pointer {
	ins := instr(fp)
	base := unsafe.Add(unsafe.Pointer(regA(fp, ins)), headerBytes)
	switch {
	case ins.Op() == code.OpCall && ins.D() > 0 && !shifted, ins.Op() == code.OpCallMethod && !shifted:
		return base
	case ins.Op() == code.OpCallMethod && ins.D() > 0:
		return unsafe.Add(base, wordSize)
	}
	return nil
}

// windowArgs is how many arguments the call instruction of the frame at fp passes.
func windowArgs(fp unsafe.Pointer, shifted bool) int {
	ins := instr(fp)
	return int(ins.D()) + b2i(ins.Op() == code.OpCallMethod && !shifted)
}

// nativeLink is the link of a frame whose result goes to the native, or the
// class, that the caller's instruction calls.
func nativeLink(shifted bool) uint64 {
	return makeLink(actNative, 0) | uint64(b2i(shifted))<<linkFlags
}

// direct reports whether the window at base is that of the running frame's
// instruction: whoever it calls returns to the loop.
func (t *Thread) direct(base unsafe.Pointer) (shifted, ok bool) {
	if t.fp == nil || uintptr(base) < uintptr(t.fp) || uintptr(base) > uintptr(t.fp)+frameLoaded(t.fp).numRegs*wordSize {
		return false, false
	}
	if base == windowOf(t.fp, false) {
		return false, true
	}
	return true, base == windowOf(t.fp, true)
}

// run calls a native that has steps, with the arguments bound at base.
//
//go:noinline
func (nat *native) run(t *Thread, base unsafe.Pointer, args []Value) (Value, error) {
	shifted, ok := t.direct(base)
	if !ok {
		return nat.Fn(t, args)
	}
	state, err := nat.Steps.Begin(t, args)
	if err != nil {
		return 0, err
	}
	if state == obj.Unbound {
		return nat.Fn(t, args)
	}
	*word(base, 0) = state
	return t.takeSteps(t.fp, base, nat, shifted, obj.Unbound)
}

// takeSteps goes on until the native has its result or a frame is pushed, which
// is errEntered.
func (t *Thread) takeSteps(fp, base unsafe.Pointer, nat *native, shifted bool, result Value) (Value, error) {
	for {
		t.sp = unsafe.Add(fp, frameLoaded(fp).numRegs*wordSize)
		v, err := nat.Steps.Step(t, word(base, 0), result)
		if err != errAsked {
			return v, err
		}
		f, args := t.asked[0], [2]Value{t.asked[1], t.asked[2]}
		n := 1 + b2i(args[1] != obj.Unbound)
		t.asked = [3]Value{}
		if !t.CallsPython(f) {
			if result, err = t.Call(f, args[:n]...); err != nil {
				return 0, t.failSteps(nat, base, err)
			}
			continue
		}
		entered, v, err := t.pushAsked(f, nativeLink(shifted), args[:n]...)
		switch {
		case err != nil:
			return 0, t.failSteps(nat, base, err)
		case entered:
			return 0, errEntered
		}
		result = v // a generator
	}
}

// pushAsked pushes the frame of a call f(*args).
func (t *Thread) pushAsked(f Value, link uint64, args ...Value) (bool, Value, error) {
	bound := t.IsKind(f, obj.KindMethod)
	n := len(args) + b2i(bound)
	base := t.push(f, n)
	copy(regs(base, n)[n-len(args):], args)
	if bound {
		*word(base, 0) = t.Field(f, obj.MethodSelf)
		*word(base, hdrFunc) = t.Field(f, obj.MethodFunc)
	}
	return t.enterFunction(base, n, obj.Unbound, link, t.fp)
}

// failSteps has a native tidy up after an exception; it is passed on.
func (t *Thread) failSteps(nat *native, base unsafe.Pointer, err error) error {
	if nat.Steps.Fail != nil && err != errAborted {
		nat.Steps.Fail(t, word(base, 0))
	}
	return err
}

// nativeReturned has the native, or the class, that the frame at fp was calling
// go on with the result of a frame it asked for.
func (t *Thread) nativeReturned(fp unsafe.Pointer, ins code.Instr, link uint64, result Value) error {
	shifted := linkStage(link) != 0
	base := windowOf(fp, shifted)
	f := *word(base, hdrFunc)
	if t.IsKind(f, obj.KindType) {
		return t.newReturned(fp, base, ins, shifted, result)
	}
	v, err := t.takeSteps(fp, base, t.nativeOf(f), shifted, result)
	switch err {
	case nil:
		*regB(fp, ins) = v
	case errEntered:
		return nil
	}
	return err
}

// nativeFailed is told when an exception comes to a frame that was calling a
// native from a frame which that one asked for.
func (t *Thread) nativeFailed(fp unsafe.Pointer, link uint64) {
	base := windowOf(fp, linkStage(link) != 0)
	if f := *word(base, hdrFunc); t.IsKind(f, obj.KindNative) {
		if nat := t.nativeOf(f); nat.Steps.Fail != nil {
			nat.Steps.Fail(t, word(base, 0))
		}
	}
}

// newReturned goes on with the call of the class in the window at base, whose
// __new__ has made o: that is initialized if it is of the class.
func (t *Thread) newReturned(fp, base unsafe.Pointer, ins code.Instr, shifted bool, o Value) error {
	class := *word(base, hdrFunc)
	if class == t.VM.Class(obj.ShapeStr) {
		return t.strReturned(fp, ins, o)
	}
	init := t.classLookup(t.TypeOf(o), t.VM.Names.Init)
	if init == t.r.objectInit || !t.IsSubclass(t.TypeOf(o), class) {
		*regB(fp, ins) = o
		return nil
	}
	names, nargs := Value(obj.Unbound), windowArgs(fp, shifted)
	if ins.C() != code.NoReg {
		names = t.constAt(frameLoaded(fp), int(ins.C()))
	}
	if !t.IsKind(init, obj.KindFunction) {
		_, v, err := t.initObject(init, o, base, nargs, names)
		if err == nil {
			*regB(fp, ins) = v
		}
		return err
	}
	t.insertArg(base, nargs, o)
	*word(base, hdrFunc) = init
	entered, _, err := t.enterFunction(base, nargs+1, names, makeLink(actInit, ins.B()), fp)
	if err == nil && !entered {
		err = t.TypeError("__init__() should return None, not 'generator'")
	}
	if err == nil {
		*word(base, hdrExtra) = o
	}
	return err
}
