package vm

import (
	"math"
	"slices"
	"unsafe"

	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
)

// Roots shows the collector what the interpreter refers to from outside the
// heap that belongs to no thread: references to old objects, but for those made
// while there was one thread only.
func (vm *VM) Roots(minor bool, visit func(start unsafe.Pointer, words int)) {
	if !minor || vm.RT.Solo().Thread() != nil {
		visit(unsafe.Pointer(&vm.roots), int(unsafe.Sizeof(vm.roots)/wordSize))
	}
	vm.Interns.Roots(minor, visit)
	if !minor {
		vm.methods.empty()
		classes := vm.nativeClassRefs()
		visit(unsafe.Pointer(unsafe.SliceData(classes)), len(classes))
		vm.nameRoots(visit)
	}
}

// nativeClassRefs are the classes of all specs: old objects, which live as long
// as the VM.
func (vm *VM) nativeClassRefs() []gc.Ref {
	vm.tables.Lock()
	defer vm.tables.Unlock()
	refs := make([]gc.Ref, 0, len(vm.nativeClasses))
	for _, c := range vm.nativeClasses {
		refs = append(refs, c.shape.Class)
	}
	return refs
}

// nameRoots shows the names that code and shapes refer to, and the code that
// must not die.
func (vm *VM) nameRoots(visit func(start unsafe.Pointer, words int)) {
	show := func(names []Value) { visit(unsafe.Pointer(unsafe.SliceData(names)), len(names)) }
	for _, ld := range vm.codes {
		show(ld.names)
		show(ld.vars)
		show([]Value{ld.name, ld.qualname})
		if ld.shared != obj.Unbound {
			show([]Value{ld.shared})
		}
		if ld.replaced.Load() {
			show([]Value{ld.object})
		}
	}
	vm.Shapes.Each(func(sh *obj.Shape) {
		show(sh.Keys)
		if info, ok := sh.Info.(*TypeInfo); ok && sh.Root() == sh {
			show(info.attrs())
		}
	})
}

// dropDead forgets the code, shapes, names and handles whose objects a major
// collection found dead. What was made by an aborted transaction may have lost
// its place to another object: so the object must name the Go side.
func (vm *VM) dropDead(alive func(gc.Ref) bool) {
	base := vm.RT.Heap.Base
	names := func(object gc.Ref, thing unsafe.Pointer) bool {
		return alive(object) && *word(unsafe.Add(base, object), 1) == pointerWord(thing)
	}
	vm.codes = slices.DeleteFunc(vm.codes, func(ld *Loaded) bool {
		return ld.object != 0 && !names(ld.object.Ref(), unsafe.Pointer(ld.asCompiled()))
	})
	vm.handles.dropDead(func(h *handle) bool { return names(h.object, unsafe.Pointer(h)) }, vm.output.add)
	vm.Shapes.DropDead(alive)
	vm.Interns.DropDead(base, alive)
	vm.samples.complete()
}

// Roots shows the collector what the thread refers to: its own words, stack and
// kept values, and what a restart would bring back.
func (t *Thread) Roots(minor bool, visit func(start unsafe.Pointer, words int)) {
	if t.lo == nil {
		return
	}
	t.ForgetText()
	if !minor {
		t.VM.samples.note(t)
	}
	visit(unsafe.Pointer(&t.r), int(unsafe.Sizeof(t.r)/wordSize))
	top := t.stackTop()
	visit(t.lo, int(top-uintptr(t.lo))/wordSize)
	t.dropAbove(top)
	visit(t.keep, int(uintptr(t.hi)-uintptr(t.keep))/wordSize)
	visit(unsafe.Pointer(&t.result), 1)
	t.Notes.Roots(visit)
	if t.methods != nil {
		t.methods.forgetYoung()
	}
	for _, c := range t.children {
		c.Roots(minor, visit)
	}
	if s := &t.saved; !minor && s.valid && t.stm.InTransaction() {
		visit(unsafe.Pointer(&s.r), int(unsafe.Sizeof(s.r)/wordSize))
		visit(unsafe.Pointer(unsafe.SliceData(s.words)), len(s.words))
	}
}

// stackTop is the address above every register of every frame: a callee's frame
// may end below its caller's last temporaries, which must stay valid words.
func (t *Thread) stackTop() uintptr {
	top := uintptr(t.sp)
	for fp := t.fp; fp != nil; fp = framePrev(fp) {
		top = max(top, uintptr(fp)+frameLoaded(fp).numRegs*wordSize)
	}
	return top
}

// interrupted raises KeyboardInterrupt in the main thread if Ctrl-C was typed
// since it last did. Natives that loop without safepoints come here by Next.
func (t *Thread) interrupted() error {
	if t == t.VM.main && t.VM.Interrupted.Load() && !t.putsOff() && t.VM.Interrupted.CompareAndSwap(true, false) {
		t.Segment.OnAbort(func() { t.VM.Interrupted.Store(true) })
		return t.RaiseArgs(t.VM.Exc.KeyboardInterrupt)
	}
	return t.stopped()
}

// manyYoung is how much a native may allocate until a collection is made in the
// middle of it, in bytes.
const manyYoung = 64 << 20

// relieve does in a native that loops what cannot wait for the next safepoint: it
// raises KeyboardInterrupt, and collects if much was allocated. The transaction goes
// on: no other thread may see what the native has done so far.
func (t *Thread) relieve() error {
	if err := t.interrupted(); err != nil {
		return err
	}
	if t.Used() < manyYoung && !(t.VM.Options.GCStress && t.relieveDue()) {
		return nil
	}
	extended := t.extended
	t.extended = 0 // or the transaction ends in the end, as it does for long nested code
	t.pins++
	err := t.poll()
	t.unpin()
	t.extended = extended
	return err
}

// gc-stress collects in relieve each so many times; less often where each time may be
// an abort, or a native that loops for long would never get to its end.
const (
	relieveEvery      = 64
	relieveChaosEvery = 4096
)

func (t *Thread) relieveDue() bool {
	every := uint32(relieveEvery)
	if t.VM.Options.Runtime.Chaos.Abort > 0 {
		every = relieveChaosEvery
	}
	t.relieved++
	return t.relieved%every == 0
}

// majorEvery is how many safepoints of gc-stress there are to a full collection for
// each majorBytes that are in use: what one takes grows with them. There are majorMore
// more to each further one of a thread, or these took half the time of long programs.
const (
	majorEvery = 512
	majorBytes = 2 << 20
	majorMore  = 16
)

// stress collects, as gc-stress does at every safepoint; false if the
// transaction is doomed.
func (t *Thread) stress() bool {
	if t.stressed--; t.stressed < 0 {
		ok := t.Segment.Collect()
		t.majors++
		t.stressed = majorEvery*(1+int(t.Segment.Heap().Stats().InUse/majorBytes)) + majorMore*t.majors
		if t.stm.Segment() != t.Segment {
			t.setSegment()
			t.count()
		}
		return ok
	}
	t.Minor()
	return true
}

// Collect is gc.collect(): a full collection, with finalizers and callbacks.
func (t *Thread) Collect() error {
	if err := t.collect(nil); err != nil {
		return err
	}
	return t.runQueues()
}

// CollectDropped is Collect for a native that needs what dropped files and the like still hold, and its arguments
// afterwards: they are closed when it returns.
func (t *Thread) CollectDropped() error {
	if err := t.collectFully(nil, func() {}); err != nil {
		return err
	}
	if err := t.runQueues(); err != nil {
		return err
	}
	t.drain()
	return t.Happened()
}

// collect runs a full collection, which appends to found, if that is not nil,
// the weak objects whose targets live.
func (t *Thread) collect(found *[]gc.Ref) error { return t.collectFully(found, t.dropDeadTemps) }

// collectFully is collect; drop is called before.
func (t *Thread) collectFully(found *[]gc.Ref, drop func()) error {
	if t.block.depth == 0 {
		err := t.Irrevocable()
		if err == nil && t.Private() {
			err = t.renew()
		}
		if err != nil {
			return err
		}
	}
	drop()
	t.pins++
	t.hold(true)
	ok := t.Segment.CollectWeaks(found)
	t.hold(t.block.depth > 0)
	t.pins--
	if !ok {
		return t.abort()
	}
	return nil
}

// WeakRefs makes a list of the weak references to *target, which is kept. No
// object knows those that refer to it: a collection finds them.
func (t *Thread) WeakRefs(target *Value) (Value, error) {
	var found []gc.Ref
	if err := t.collect(&found); err != nil {
		return 0, err
	}
	l, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	for _, ref := range found {
		w := obj.FromRef(ref)
		// What the interpreter itself refers to weakly has no callback, not even None.
		if t.weakTarget(w) == *target && t.Field(w, obj.WeakCallback) != obj.Unbound {
			if err := t.ListAppend(l, w); err != nil {
				return 0, err
			}
		}
	}
	m := t.Mark()
	defer t.Release(m)
	kl := t.Keep(l)
	err = t.runQueues()
	return *kl, err
}

// dropDeadTemps clears the registers of the running frame that hold values no
// longer needed: a full collection asked for by the program finds what it
// expects. Those of its callers may hold the arguments of natives at work, but
// for those above the first free word.
func (t *Thread) dropDeadTemps() {
	if t.fp == nil {
		return
	}
	if above := int(t.stackTop()-uintptr(t.sp)) / wordSize; above > 0 {
		clear(regs(t.sp, above))
	}
	ld, pc := frameLoaded(t.fp), framePC(t.fp)
	if pc < 0 || pc >= len(ld.Code.Live) || ld.Code.Instrs[pc].Op().Row().Effect == 0 {
		return
	}
	r := regs(t.fp, int(ld.numRegs))
	if end := unsafe.Add(t.fp, ld.numRegs*wordSize); uintptr(end) <= uintptr(t.sp) {
		clear(r[ld.Code.Live[pc]:])
	}
}

// runQueues runs all finalizers and weak reference callbacks that collections made due.
func (t *Thread) runQueues() error {
	_, err := t.runDue(math.MaxInt)
	return err
}

// dueAtOnce is how many of them run at a safepoint of the loop, about: if there are
// more the next one goes on. Thousands in a transaction would make it one that
// everybody has to wait for.
const dueAtOnce = 32

// runDue runs so many of them at most; more is true if there may be others.
func (t *Thread) runDue(most int) (more bool, err error) {
	if t.inQueues {
		return false, nil
	}
	t.inQueues = true
	t.untraced(1)
	defer func() {
		t.inQueues = false
		t.untraced(-1)
	}()
	for ; most > 0; most-- {
		r := t.NextDeadWeak()
		if r == 0 {
			break
		}
		t.weakDied(obj.FromRef(r))
	}
	defer func() { t.stm.Segment().Finalizing(false) }()
	for ; most > 0; most-- {
		t.Segment.Finalizing(true) // each time: the last one may have waited, and has another segment
		r := t.NextFinalizable()
		if r == 0 {
			return false, nil
		}
		t.finalize(obj.FromRef(r))
	}
	return true, nil
}

// finalize runs the __del__ of an object, or closes a generator.
func (t *Thread) finalize(v Value) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	raised, handled := t.Keep(t.r.raised), t.Keep(t.r.handled)
	t.r.raised = 0
	if t.Kind(v) == obj.KindGenerator {
		t.finalizeGenerator(kv)
	} else if f := t.classLookup(t.TypeOf(v), t.VM.Names.Del); f != obj.Unbound {
		if _, err := t.callSpecial(f, v); err != nil {
			t.unraisable(err, f)
		}
	}
	t.r.raised, t.r.handled = *raised, *handled
}

// unraisable reports an exception that nobody can catch.
func (t *Thread) unraisable(err error, where Value) {
	if err == errAborted {
		return
	}
	t.unraisableBy(err, where, obj.NoneValue)
}

// Unraisable is unraisable for natives; what it cannot report comes back.
func (t *Thread) Unraisable(err error, where Value) error {
	if err == errAborted {
		return err
	}
	t.unraisable(err, where)
	return nil
}

// unraisableBy does so with a message, a str or None, that says what failed.
func (t *Thread) unraisableBy(err error, where, message Value) {
	m := t.Mark()
	defer t.Release(m)
	kw, msg := t.Keep(where), t.Keep(message)
	exc := t.Caught(err)
	t.ReportUnraisable(exc, *kw, *msg)
}

// ReportUnraisable has sys.unraisablehook tell of an exception.
func (t *Thread) ReportUnraisable(exception, where, message Value) {
	m := t.Mark()
	defer t.Release(m)
	kw, msg, exc := t.Keep(where), t.Keep(message), t.Keep(exception)
	hook := t.StrGet(t.VM.roots.sysDict, t.Intern("unraisablehook"))
	if hook == obj.Unbound {
		return
	}
	args, err := t.unraisableArgs(*exc, *msg, *kw)
	if err != nil {
		t.r.raised = 0
		return
	}
	if _, err := t.Call(hook, args); err != nil {
		t.r.raised = 0
	}
}

// unraisableType is the class of what sys.unraisablehook gets.
var unraisableType = &TypeSpec{Name: "UnraisableHookArgs", Module: "sys", Kind: obj.KindFields, Body: 1, HasDict: true, NoNew: true}

// IsUnraisable reports whether v is what sys.unraisablehook gets.
func (t *Thread) IsUnraisable(v Value) bool {
	class, err := t.SpecClass(unraisableType)
	return err == nil && t.TypeOf(v) == class
}

// unraisableArgs is what sys.unraisablehook gets: an object with the attributes
// exc_type, exc_value, exc_traceback, err_msg, object.
func (t *Thread) unraisableArgs(exc, msg, where Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	class, err := t.SpecClass(unraisableType)
	if err != nil {
		return 0, err
	}
	o, err := t.AllocObject(class)
	if err != nil {
		return 0, err
	}
	for name, v := range map[string]Value{"exc_type": t.TypeOf(exc), "exc_value": exc, "exc_traceback": t.Field(exc, obj.ExcTraceback), "err_msg": msg, "object": where} {
		if _, err := t.setOwnAttr(o, t.Intern(name), v); err != nil {
			return 0, err
		}
	}
	return o, nil
}

// newWeak makes a weak reference without a callback.
func (t *Thread) newWeak(target Value) Value {
	w := obj.FromRef(t.Alloc(obj.KindWeakRef, obj.ShapeWeakRef, (obj.WeakWords+1)*wordSize))
	t.Init(w, obj.WeakTarget, target)
	return w
}

// weakTarget is what a weak reference refers to, or Unbound.
func (t *Thread) weakTarget(w Value) Value { return t.Field(w, obj.WeakTarget) }

// weakDied runs the callback of a weak reference whose target is gone.
func (t *Thread) weakDied(w Value) {
	cb := t.Field(w, obj.WeakCallback)
	if cb == obj.Unbound || cb == obj.NoneValue {
		return
	}
	m := t.Mark()
	defer t.Release(m)
	kc := t.Keep(cb)
	raised, handled := t.Keep(t.r.raised), t.Keep(t.r.handled)
	t.r.raised = 0
	if _, err := t.Call(cb, w); err != nil {
		t.unraisable(err, *kc)
	}
	t.r.raised, t.r.handled = *raised, *handled
}
