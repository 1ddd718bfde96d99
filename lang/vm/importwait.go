package vm

import (
	"maps"
	"sync"
	"time"

	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
)

// Two threads that import one module: one runs it, the other waits until that
// is done. A module that is being run says who runs it. Modules that import
// each other may be begun by two threads, of which each then would wait for the
// other: who would close such a circle goes on with a module half made, as one
// thread does that imports modules in a circle.

//
// What a thread knows of others may be over already: one that was waited for has come to the end of the module and
// its transaction has not been committed, or one that waits has begun to do so by a view that is out of
// date. So a circle has to last for some time.

// importWaits says which thread waits for which module that another one runs, by
// their identities.
type importWaits struct {
	mu   sync.Mutex
	runs map[int64]importWait // guarded by mu
}

type importWait struct {
	other  int64
	module gc.Ref
}

const (
	circlePause = time.Millisecond
	maxCircles  = 20 // so often a circle is looked at before it is believed
)

// enter notes that a thread waits for a module that another runs; false: it must not.
func (w *importWaits) enter(me, other int64, module gc.Ref) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for next, waits := other, true; waits; {
		if next == me {
			return false
		}
		var wait importWait
		wait, waits = w.runs[next]
		next = wait.other
	}
	if w.runs == nil {
		w.runs = map[int64]importWait{}
	}
	w.runs[me] = importWait{other, module}
	return true
}

// done ends the waits for a module.
func (w *importWaits) done(module gc.Ref) {
	w.mu.Lock()
	defer w.mu.Unlock()
	maps.DeleteFunc(w.runs, func(_ int64, wait importWait) bool { return wait.module == module })
}

func (w *importWaits) leave(me int64) {
	w.mu.Lock()
	delete(w.runs, me)
	w.mu.Unlock()
}

// runBy is the identity of the thread that runs a module, Unbound if that is
// done.
func (t *Thread) runBy(mod Value) Value {
	if !t.IsKind(mod, obj.KindModule) {
		return obj.Unbound
	}
	return t.StrGet(t.Field(mod, obj.ModuleDict), t.VM.Names.Initializing)
}

// awaitImport waits if another thread runs a module; true: it has waited, which
// is a safepoint, and the caller looks again.
func (t *Thread) awaitImport(mod Value) (bool, error) {
	by := t.runBy(mod)
	if !by.IsInt() || by == t.identity() {
		return false, nil
	}
	// The other thread runs in other transactions: the module is an old object.
	imports, waits := &t.VM.imports, &t.VM.waits
	ref := mod.Ref()
	if !imports.enter(t.Ident, by.Int(), ref) {
		if t.circles++; t.circles > maxCircles {
			t.circles = 0
			return false, nil
		}
		err := t.Blocking(func() { t.waitFor(nil, time.Now().Add(circlePause)) })
		if err == nil {
			err = t.interrupted()
		}
		return true, err
	}
	t.circles = 0
	w := waits.enter(ref)
	t.Segment.OnAbort(func() {
		waits.leave(w, false)
		imports.leave(t.Ident)
	})
	err := t.Blocking(func() { waits.leave(w, t.waitFor(w.woken, time.Time{})) })
	if err == errAborted {
		return false, err
	}
	imports.leave(t.Ident)
	waits.wake(ref) // one after the other
	if err == nil {
		err = t.interrupted()
	}
	return true, err
}

// imported ends the waits for a module that was run, well or badly.
func (t *Thread) imported(mod Value) {
	t.StrDel(t.Field(mod, obj.ModuleDict), t.VM.Names.Initializing)
	t.wakeOne(mod)
	if ref := mod.Ref(); !t.Young(ref) {
		t.Segment.OnCommit(func() { t.VM.imports.done(ref) })
	}
}
