package vm

import (
	"pystm/lang/vm/obj"
)

// What an event loop asks to be told about async generators and coroutines.
//
// The hooks are the thread's. An async generator notes those that its thread
// had when it was first iterated over: its word genHooks is an Array from then
// on. That of a coroutine is where it was made, if anybody wants to know.

// Words of the state of an async generator that has been iterated over.
const (
	asyncRunning   = 1 // True while one of its awaitables is at work
	asyncFinalizer = 2 // what is called when it dies unfinished, or Unbound
	asyncWords     = 2
)

// AsyncHooks are the functions called with an async generator when it is first
// iterated over and when it dies unfinished; Unbound: none.
func (t *Thread) AsyncHooks() (first, finalizer Value) { return t.r.asyncFirst, t.r.asyncFinalizer }

// SetAsyncHooks sets them.
func (t *Thread) SetAsyncHooks(first, finalizer Value) {
	t.r.asyncFirst, t.r.asyncFinalizer = first, finalizer
}

// OriginDepth is how many frames a new coroutine notes as its origin.
func (t *Thread) OriginDepth() int {
	if t.r.originDepth == obj.Unbound {
		return 0
	}
	return int(t.r.originDepth.Int())
}

// SetOriginDepth sets it.
func (t *Thread) SetOriginDepth(n int) { t.r.originDepth = obj.SmallInt(int64(n)) }

// firstIteration notes the thread's hooks in *g and calls the first of them,
// if that was not done yet.
func (t *Thread) firstIteration(g *Value) error {
	if t.Field(*g, genHooks) != obj.Unbound {
		return nil
	}
	a, err := t.NewArray(asyncWords)
	if err != nil {
		return t.MemoryError()
	}
	t.Init(a, asyncFinalizer, t.r.asyncFinalizer)
	t.SetField(*g, genHooks, a)
	if t.r.asyncFirst == obj.Unbound {
		return nil
	}
	_, err = t.Call(t.r.asyncFirst, *g)
	return err
}

// atWork reports whether an awaitable of an async generator is at work.
func (t *Thread) atWork(g Value) bool {
	a := t.Field(g, genHooks)
	return a != obj.Unbound && t.Slot(a, asyncRunning) == obj.TrueValue
}

func (t *Thread) setAtWork(g Value, on bool) {
	if a := t.Field(g, genHooks); a != obj.Unbound {
		t.SetSlot(a, asyncRunning, obj.Bool(on))
	}
}

// origin is the tuple of the places that call a coroutine about to be made:
// (file, line, function), the innermost first; Unbound if nobody wants it.
func (t *Thread) origin() Value {
	n := t.OriginDepth()
	if n == 0 {
		return obj.Unbound
	}
	var places []Value
	for fp := seenFrame(t.fp); fp != nil && len(places) < n; fp = seenPrev(fp) {
		ld := frameLoaded(fp)
		places = append(places, t.tuple(t.Intern(ld.Code.Filename), obj.SmallInt(int64(lineOf(ld.Code, framePC(fp)))), ld.name))
	}
	return t.tuple(places...)
}

// finalizeGenerator closes a generator that nobody refers to any more, or has
// the event loop do so; of a coroutine that never ran it warns.
func (t *Thread) finalizeGenerator(g *Value) {
	state := t.Field(*g, genState).Int()
	if state == genClosed {
		return
	}
	hooks := t.Field(*g, genHooks)
	switch t.ShapeID(*g) {
	case obj.ShapeAsyncGenerator:
		if hooks == obj.Unbound || t.Slot(hooks, asyncFinalizer) == obj.Unbound {
			break
		}
		f := t.Keep(t.Slot(hooks, asyncFinalizer))
		if _, err := t.Call(*f, *g); err != nil {
			t.unraisable(err, *f)
		}
		return
	case obj.ShapeCoroutine:
		if state == genCreated {
			t.neverAwaited(g)
		}
	}
	if err := t.GenClose(*g); err != nil {
		t.unraisable(err, *g)
	}
}

// neverAwaited warns of a coroutine that was made and never run.
func (t *Thread) neverAwaited(g *Value) {
	mod := t.loaded("warnings")
	warn := Value(obj.Unbound)
	var err error
	if t.IsKind(mod, obj.KindModule) {
		warn, err = t.LookupAttr(mod, t.Intern("_warn_unawaited_coroutine"))
	}
	switch {
	case err == nil && warn != obj.Unbound:
		_, err = t.Call(warn, *g)
	case err == nil:
		err = t.Warn(t.VM.Exc.RuntimeWarning, "coroutine '%s' was never awaited", t.StrView(t.Field(*g, genQualname)))
	}
	if err != nil {
		t.unraisable(err, *g)
	}
}

// watched reports whether a generator that dies unfinished needs attention.
func watched(ld *Loaded, shape uint32) bool {
	return len(ld.Code.Handlers) > 0 || shape != obj.ShapeGenerator
}
