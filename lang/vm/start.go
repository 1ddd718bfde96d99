package vm

import (
	"fmt"
	"os"
	"time"

	"pystm/lang/vm/obj"
)

// Threads: how they start and end.

// maxThreads bounds the threads that exist at a time: "can't start new thread".
const maxThreads = 30_000

// StartThread starts a thread that calls f with the arguments of a tuple and,
// if kw is not Unbound, of a dict. It runs once the transaction that started it
// is committed. A lock that t holds, if it is not Unbound, is the new thread's
// from then on: it gives it back when it has come so far as t waits for. The
// result identifies the thread.
func (t *Thread) StartThread(f, args, kw, lock Value) (int64, error) {
	vm := t.VM
	if vm.running.Load() >= maxThreads {
		return 0, t.RuntimeError("can't start new thread")
	}
	c, err := vm.newThread()
	if err != nil {
		return 0, t.RuntimeError("can't start new thread")
	}
	if !t.Private() {
		go vm.RT.Prepare()
		t.numberKeys()
		m := t.Mark()
		kf, ka, kk, kl := t.Keep(f), t.Keep(args), t.Keep(kw), t.Keep(lock)
		t.loadBodies()
		err := t.completeAll()
		f, args, kw, lock = *kf, *ka, *kk, *kl
		t.Release(m)
		if err != nil {
			c.free()
			return 0, err
		}
	}
	c.r = threadRoots{startFunc: f, startArgs: args, startKw: kw}
	c.r.copySpecials(&t.r)
	if lock != obj.Unbound {
		t.passLock(lock, c)
	}
	c.stm = vm.RT.NewThread(c)
	vm.running.Add(1)
	vm.threads.Store(c.Ident, c)
	t.children = append(t.children, c)
	t.Segment.OnCommit(func() { go c.main() })
	return c.Ident, nil
}

// numberKeys draws the numbers of the key sets of all modules, which threads draw
// when they first look for a builtin there: several at a time would conflict.
func (t *Thread) numberKeys() {
	modules := t.VM.roots.modules
	for i := t.DictNext(modules, 0); i >= 0; i = t.DictNext(modules, i+1) {
		if m := t.DictValue(modules, i); t.IsKind(m, obj.KindModule) {
			if d := t.Field(m, obj.ModuleDict); t.IsKind(d, obj.KindDict) {
				t.DictKeysVersion(d)
			}
		}
	}
}

// SetName tells the record of transactions, if there is one, how the program
// calls the thread.
func (t *Thread) SetName(name string) { t.stm.SetName(name) }

// Ran is for how long the thread has run.
func (t *Thread) Ran() time.Duration { return t.stm.Ran() }

// Running is how many threads run, besides the main one.
func (vm *VM) Running() int64 { return vm.running.Load() }

// NextNumber draws a number that no object has been given.
func (vm *VM) NextNumber() int64 { return vm.version.Add(1) }

// copySpecials takes over what is the same in all threads.
func (r *threadRoots) copySpecials(o *threadRoots) {
	r.objectGetAttribute, r.objectSetAttr, r.objectDelAttr = o.objectGetAttribute, o.objectSetAttr, o.objectDelAttr
	r.objectNew, r.objectInit, r.objectHash, r.typeCall = o.objectNew, o.objectInit, o.objectHash, o.typeCall
	r.objectStr, r.objectClass, r.objectEq, r.objectNe = o.objectStr, o.objectClass, o.objectEq, o.objectNe
	r.exceptionNew, r.exceptionInit = o.exceptionNew, o.exceptionInit
}

// discard ends a thread that never ran.
func (t *Thread) discard() {
	t.VM.threads.Delete(t.Ident)
	t.stm.Close()
	t.free()
	t.VM.running.Add(-1)
}

// main is the goroutine of a thread other than the main one. An abort takes it
// back to the begin of its last transaction, which may be that of the thread.
func (t *Thread) main() {
	t.pins = 0
	t.attach()
	for {
		err := t.runOn()
		if err == errAborted || err == errWaiting {
			continue
		}
		if err == nil {
			t.release()
			if t.detach() {
				break
			}
			t.restart()
			continue
		}
		if t.leaveBottom() {
			t.pins = 1
			t.reportThread(err)
			t.release()
			t.detach() // succeeds: the transaction is inevitable
			break
		}
	}
	t.VM.threads.Delete(t.Ident)
	t.stm.Close()
	t.free()
	t.VM.running.Add(-1)
	t.VM.lookForDeadlock()
}

// release lets those know who wait for the end of the thread.
func (t *Thread) release() {
	if s := t.r.sentinel; s != obj.Unbound {
		t.setLock(s, 0)
	}
}

// runStart calls what the thread is there for.
func (t *Thread) runStart() error {
	args := append([]Value{}, t.TupleView(t.r.startArgs)...)
	names := Value(obj.Unbound)
	if kw := t.r.startKw; kw != obj.Unbound && t.DictLen(kw) > 0 {
		var keys []Value
		for i := t.DictNext(kw, 0); i >= 0; i = t.DictNext(kw, i+1) {
			keys = append(keys, t.DictKey(kw, i))
			args = append(args, t.DictValue(kw, i))
		}
		names = t.tuple(keys...)
	}
	base := t.push(t.r.startFunc, len(args))
	copy(regs(base, len(args)), args)
	entered, _, err := t.enter(base, len(args), names, makeLink(actExit, 0), nil)
	if err != nil || !entered {
		return err
	}
	return t.loop()
}

// reportThread reports what left a thread's function.
func (t *Thread) reportThread(err error) {
	if t.Matches(err, t.VM.Exc.SystemExit) {
		t.r.raised = 0
		return
	}
	t.unraisableBy(err, t.r.startFunc, t.Intern("Exception ignored in thread started by"))
}

// fatal ends the process: the interpreter cannot go on.
func (vm *VM) fatal(text string) {
	fmt.Fprintln(os.Stderr, "pystm:", text)
	os.Exit(1)
}
