package vm

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"time"
	"unsafe"

	"pystm/runtime/gc"
)

// Deadlocks of a program's locks are told, once, if Options.Debug is set: when
// every thread waits without end for a lock and nobody has been woken, nothing
// but a signal can get the program further. Nothing is done about it.

// waitLock waits for a lock's token as waitForLock does.
func (t *Thread) waitLock(w *waiter, deadline time.Time) bool {
	if !t.VM.Options.Debug || !deadline.IsZero() {
		return t.waitForLock(w.woken, deadline)
	}
	waits := &t.VM.waits
	waits.mu.Lock()
	if waits.stuck == nil {
		waits.stuck = map[*waiter]*Thread{}
	}
	if len(w.woken) == 0 {
		waits.stuck[w] = t // until it is woken
	}
	waits.mu.Unlock()
	woken := t.waitForLock(w.woken, deadline)
	waits.mu.Lock()
	delete(waits.stuck, w)
	waits.mu.Unlock()
	return woken
}

// lookForDeadlock tells of a deadlock if there is one: all threads have waited for some
// time, or one has ended. Threads in waits.stuck stay there while mu is held.
func (vm *VM) lookForDeadlock() {
	if !vm.Options.Debug {
		return
	}
	waits := &vm.waits
	waits.mu.Lock()
	defer waits.mu.Unlock()
	if !waits.told && int64(len(waits.stuck)) == vm.running.Load()+1 {
		waits.told = true
		vm.tellDeadlock(os.Stderr)
	}
}

// tellDeadlock shows who waits where for what.
func (vm *VM) tellDeadlock(out io.Writer) {
	stuck := vm.waits.stuck
	order := slices.SortedFunc(maps.Keys(stuck), func(a, b *waiter) int { return int(stuck[a].Ident - stuck[b].Ident) })
	text := fmt.Appendf(nil, "pystm: deadlock: %d threads wait for locks, and no other is left\n", len(order))
	if len(order) == 1 {
		text = fmt.Appendf(nil, "pystm: deadlock: the only thread waits for a lock\n")
	}
	for _, w := range order {
		text = fmt.Appendf(text, "%s waits for %s\n", stuck[w].describe(), vm.describeLock(w.lock))
		text = stuck[w].appendStack(text)
	}
	_, _ = out.Write(text)
}

func (t *Thread) describe() string {
	if t == t.VM.main {
		return fmt.Sprintf("Thread %d (the main thread)", t.Ident)
	}
	return fmt.Sprintf("Thread %d", t.Ident)
}

// describeLock names a lock as its repr does, and who holds it, as is committed.
func (vm *VM) describeLock(lock gc.Ref) string {
	p := unsafe.Add(vm.RT.Heap.Base, lock)
	class := "lock"
	if info, ok := vm.Shapes.Get(gc.HeaderLayout(uint64(*word(p, 0)))).Info.(*TypeInfo); ok {
		class = info.Name
	}
	text := fmt.Sprintf("the %s at %#x", class, lock)
	if owner := *word(p, LockOwner); owner.IsInt() {
		text += fmt.Sprintf(", taken by thread %d", owner.Int())
	}
	return text
}

// appendStack shows the frames of a thread that does not run, as a traceback
// does.
func (t *Thread) appendStack(text []byte) []byte {
	var frames []unsafe.Pointer
	for fp := seenFrame(t.fp); fp != nil; fp = seenPrev(fp) {
		frames = append(frames, fp)
	}
	for _, fp := range slices.Backward(frames) {
		c := frameLoaded(fp).Code
		text = fmt.Appendf(text, "  File \"%s\", line %d, in %s\n", c.Filename, lineOf(c, framePC(fp)), c.Name)
	}
	return text
}
