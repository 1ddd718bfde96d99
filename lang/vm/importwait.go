package vm

import (
	"sync"
	"time"

	"pystm/lang/vm/obj"
)

// Two threads that import one module: one runs it, the other waits until that
// is done. A module that is being run says who runs it. Modules that import
// each other may be begun by two threads, of which each then would wait for the
// other: who would close such a circle goes on with a module half made, as one
// thread does that imports modules in a circle.

// importWaits says which thread waits for a module that which other one runs, by
// their identities.
type importWaits struct {
	mu   sync.Mutex
	runs map[int64]int64 // guarded by mu
}

// enter notes that a thread waits for another; false: it must not.
func (w *importWaits) enter(me, other int64) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for next, waits := other, true; waits; next, waits = w.runs[next] {
		if next == me {
			return false
		}
	}
	if w.runs == nil {
		w.runs = map[int64]int64{}
	}
	w.runs[me] = other
	return true
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
	if !imports.enter(t.Ident, by.Int()) {
		return false, nil
	}
	ref := mod.Ref()
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
}
