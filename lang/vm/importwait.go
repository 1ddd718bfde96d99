package vm

import (
	"maps"
	"sync"
	"time"

	"pystm/lang/vm/obj"
	"pystm/runtime/gc"
)

// Two threads that import one module: one finds and runs it, the other waits until
// that is done. So each module that is being imported has a lock, which stands in
// vm.roots.importing under the module's name: who has it, and how often. The lock
// named "" is that of finders, which are written for being called one at a time.
//
// Modules that import each other may be begun by two threads, of which each then
// would wait for the other: who would close such a circle does not get the lock, and
// goes on with a module half made, as one thread does that imports modules in a circle.
//
// What a thread knows of others may be over already: one that was waited for has come to the end of the module and
// its transaction has not been committed, or one that waits has begun to do so by a view that is out of
// date. So a circle has to last for some time.

// importWaits says which thread waits for which module that another one imports, by
// the thread's identity and the module's name.
type importWaits struct {
	mu   sync.Mutex
	runs map[int64]importWait // guarded by mu
}

type importWait struct {
	other int64
	name  gc.Ref
}

const (
	circlePause = time.Millisecond
	maxCircles  = 20 // so often a circle is looked at before it is believed
)

// enter notes that a thread waits for a module that another imports; false: it must not.
func (w *importWaits) enter(me, other int64, name gc.Ref) bool {
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
	w.runs[me] = importWait{other, name}
	return true
}

// done ends the waits for a module.
func (w *importWaits) done(name gc.Ref) {
	w.mu.Lock()
	defer w.mu.Unlock()
	maps.DeleteFunc(w.runs, func(_ int64, wait importWait) bool { return wait.name == name })
}

func (w *importWaits) leave(me int64) {
	w.mu.Lock()
	delete(w.runs, me)
	w.mu.Unlock()
}

// importer is the identity of the thread that has the lock of a module, Unbound if
// none has, and how often it has it.
func (t *Thread) importer(name Value) (owner Value, depth int64) {
	lock := t.StrGet(t.VM.roots.importing, name)
	if lock == obj.Unbound {
		return lock, 0
	}
	pair := t.TupleView(lock)
	return pair[0], pair[1].Int()
}

// ImportLocked reports whether a thread has the lock of a module.
func (t *Thread) ImportLocked(module string) bool {
	owner, _ := t.importer(t.InternName(module))
	return owner != obj.Unbound
}

// LockImport takes the lock of a module, waiting for it; false: all would wait for ever. It is a safepoint.
func (t *Thread) LockImport(module string) (bool, error) {
	m := t.Mark()
	defer t.Release(m)
	name := t.Keep(t.InternName(module))
	for {
		owner, depth := t.importer(*name)
		if owner == obj.Unbound || owner == t.identity() {
			return true, t.StrSet(t.VM.roots.importing, *name, t.NewPair(t.identity(), obj.SmallInt(depth+1)))
		}
		if again, err := t.awaitImport(*name, owner); err != nil || !again {
			return false, err
		}
	}
}

// UnlockImport gives the lock of a module back once; false: another thread has it, or none.
func (t *Thread) UnlockImport(module string) (bool, error) {
	name := t.InternName(module)
	owner, depth := t.importer(name)
	switch {
	case owner != t.identity():
		return false, nil
	case depth > 1:
		return true, t.StrSet(t.VM.roots.importing, name, t.NewPair(owner, obj.SmallInt(depth-1)))
	}
	t.StrDel(t.VM.roots.importing, name)
	t.WakeOne(name)
	ref := name.Ref()
	t.Segment.OnCommit(func() { t.VM.imports.done(ref) })
	return true, nil
}

// awaitImport waits for a module that another thread imports; true: it has waited, which
// is a safepoint, and the caller looks again. False: that would close a circle.
func (t *Thread) awaitImport(name, owner Value) (bool, error) {
	if t.block.depth > 0 {
		return true, t.WaitInside(time.Time{})
	}
	// The other thread runs in other transactions: names are old objects.
	imports, waits := &t.VM.imports, &t.VM.waits
	ref := name.Ref()
	if !imports.enter(t.Ident, owner.Int(), ref) {
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

// initializing reports whether a module has not been run to its end, by its spec.
func (t *Thread) initializing(mod Value) bool {
	return t.IsKind(mod, obj.KindModule) && t.ownAttr(t.StrGet(t.Field(mod, obj.ModuleDict), t.VM.Names.Spec), t.VM.Names.Initializing) == obj.TrueValue
}

// setInitializing has the spec of a module say whether that has been run to its end.
func (t *Thread) setInitializing(mod Value, is bool) error {
	_, err := t.setOwnAttr(t.StrGet(t.Field(mod, obj.ModuleDict), t.VM.Names.Spec), t.VM.Names.Initializing, obj.Bool(is))
	return err
}
