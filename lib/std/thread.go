package std

import (
	"math"
	"runtime"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _thread, as far as one running thread needs it: locks that nobody else
// can hold, thread-local values. Waiting for a lock that this very thread holds
// would be for ever: it waits for the timeout, if there is one.
const (
	lockOwner = 1 // small int: identity of the holder, or unbound
	lockCount = 2 // how often it is held, of an RLock
	lockBody  = 3
)

func threadModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "_thread",
		Doc:   "This module provides primitive operations to write multi-threaded programs.",
		Types: []*vm.TypeSpec{lockType, rlockType, localType},
		Funcs: []vm.Native{
			{Name: "allocate_lock", Sig: "", Fn: allocateLock, Doc: "Create a new lock object."},
			{Name: "get_ident", Sig: "", Fn: getIdent, Doc: "Return a non-zero integer that uniquely identifies the current thread."},
			{Name: "get_native_id", Sig: "", Fn: getIdent, Doc: "Return a non-negative integer identifying the thread as reported by the OS."},
			{Name: "start_new_thread", Sig: "function, args, kwargs={}, /", Fn: startNewThread, Doc: "Start a new thread and return its identifier."},
			{Name: "stack_size", Sig: "size=0, /", Fn: func(*Thread, []Value) (Value, error) { return obj.SmallInt(0), nil }},
			{Name: "interrupt_main", Sig: "signum=2, /", Fn: interruptMain, Doc: "Simulate the arrival of the given signal in the main thread."},
			{Name: "_set_sentinel", Sig: "", Fn: allocateLock, Doc: "A lock tied to the running thread, released when that ends."},
			{Name: "_count", Sig: "", Fn: func(*Thread, []Value) (Value, error) { return obj.SmallInt(0), nil }},
			{Name: "exit", Sig: "", Fn: sysExitThread, Doc: "Raise SystemExit."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			lock, err := t.SpecClass(lockType)
			return map[string]Value{
				"error": t.VM.Exc.RuntimeError, "LockType": lock,
				"TIMEOUT_MAX": t.NewFloat(math.Floor(math.MaxInt64 / 1e9)),
			}, err
		},
	}
}

func getIdent(t *Thread, _ []Value) (Value, error) { return obj.SmallInt(threadIdent(t)), nil }

// threadIdent identifies the running thread.
func threadIdent(*Thread) int64 { return 1 }

func sysExitThread(t *Thread, _ []Value) (Value, error) {
	return 0, t.RaiseArgs(t.VM.Exc.SystemExit)
}

func startNewThread(t *Thread, args []Value) (Value, error) {
	if !callable(t, args[0]) {
		return 0, t.TypeError("first arg must be callable")
	}
	if !t.IsKind(args[1], obj.KindTuple) {
		return 0, t.TypeError("2nd arg must be a tuple")
	}
	return 0, t.NotImplementedError("a second thread needs the transactional runtime")
}

func interruptMain(t *Thread, _ []Value) (Value, error) {
	t.VM.Interrupted.Store(true)
	return none, nil
}

var lockType = lockClass("lock", false)
var rlockType = lockClass("RLock", true)

func lockClass(name string, recursive bool) *vm.TypeSpec {
	acquire := func(t *Thread, args []Value) (Value, error) { return lockAcquire(t, args, recursive) }
	release := func(t *Thread, args []Value) (Value, error) { return none, lockRelease(t, args[0], recursive) }
	s := &vm.TypeSpec{Name: name, Module: "_thread", Kind: obj.KindFields, Body: lockBody, Final: !recursive, NoNew: !recursive,
		Slots: vm.Slots{
			Repr: func(t *Thread, v Value) (Value, error) { return lockRepr(t, v, recursive) },
			Enter: func(t *Thread, v Value) (Value, error) {
				return lockAcquire(t, []Value{v, unbound, unbound}, recursive)
			},
			Exit: func(t *Thread, v, _, _, _ Value) (Value, error) { return none, lockRelease(t, v, recursive) },
		},
		Methods: []vm.Native{
			{Name: "acquire", Sig: "self, blocking=True, timeout=-1", Fn: acquire, Doc: "Lock the lock."},
			{Name: "release", Sig: "self, /", Fn: release, Doc: "Release the lock."},
			{Name: "acquire_lock", Sig: "self, blocking=True, timeout=-1", Fn: acquire},
			{Name: "release_lock", Sig: "self, /", Fn: release},
			{Name: "_at_fork_reinit", Sig: "self, /", Fn: lockReset},
		}}
	if recursive {
		s.New, s.NewSig = fileIONew, "cls, /, *args, **kwargs"
		s.Methods = append(s.Methods,
			vm.Native{Name: "_is_owned", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
				return obj.Bool(t.Field(args[0], lockOwner) == obj.SmallInt(threadIdent(t))), nil
			}},
			vm.Native{Name: "_release_save", Sig: "self, /", Fn: rlockReleaseSave},
			vm.Native{Name: "_acquire_restore", Sig: "self, state, /", Fn: rlockAcquireRestore})
	} else {
		s.Methods = append(s.Methods, vm.Native{Name: "locked", Sig: "self, /", Fn: lockLocked, Doc: "Return whether the lock is in the locked state."},
			vm.Native{Name: "locked_lock", Sig: "self, /", Fn: lockLocked})
	}
	return s
}

func allocateLock(t *Thread, _ []Value) (Value, error) {
	class, err := t.SpecClass(lockType)
	if err != nil {
		return 0, err
	}
	return newObject(t, class)
}

func lockLocked(t *Thread, args []Value) (Value, error) {
	return obj.Bool(t.Field(args[0], lockOwner) != unbound), nil
}

func lockReset(t *Thread, args []Value) (Value, error) {
	t.SetField(args[0], lockOwner, unbound)
	t.SetField(args[0], lockCount, unbound)
	return none, nil
}

// lockTimeout converts the arguments of acquire: how long to wait, negative for ever.
func lockTimeout(t *Thread, blocking, timeout Value) (float64, error) {
	wait := true
	if blocking != unbound {
		var err error
		if wait, err = t.Truth(blocking); err != nil {
			return 0, err
		}
	}
	seconds := -1.0
	if timeout != unbound {
		var err error
		if seconds, err = t.ToFloat(timeout); err != nil {
			return 0, err
		}
	}
	switch {
	case !wait && seconds != -1:
		return 0, t.ValueError("can't specify a timeout for a non-blocking call")
	case seconds < 0 && seconds != -1:
		return 0, t.ValueError("timeout value must be a non-negative number")
	case seconds > math.MaxInt64/1e9:
		return 0, t.OverflowError("timeout value is too large")
	case !wait:
		return 0, nil
	}
	return seconds, nil
}

func lockAcquire(t *Thread, args []Value, recursive bool) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	lock := t.Keep(args[0])
	seconds, err := lockTimeout(t, args[1], args[2])
	if err != nil {
		return 0, err
	}
	me := obj.SmallInt(threadIdent(t))
	owner := t.Field(*lock, lockOwner)
	switch {
	case owner == unbound:
		t.SetField(*lock, lockOwner, me)
		t.SetField(*lock, lockCount, obj.SmallInt(1))
		return obj.TrueValue, nil
	case recursive && owner == me:
		t.SetField(*lock, lockCount, obj.SmallInt(t.Field(*lock, lockCount).Int()+1))
		return obj.TrueValue, nil
	case seconds >= 0:
		return obj.FalseValue, sleep(t, seconds)
	}
	for { // until a signal ends it
		if err := sleep(t, 3600); err != nil {
			return 0, err
		}
	}
}

// sleep waits, unless the program is interrupted.
func sleep(t *Thread, seconds float64) error {
	deadline := time.Now().Add(time.Duration(seconds * 1e9))
	for {
		left := time.Until(deadline)
		if left <= 0 {
			return nil
		}
		if t.VM.Interrupted.CompareAndSwap(true, false) {
			return t.RaiseArgs(t.VM.Exc.KeyboardInterrupt)
		}
		time.Sleep(min(left, 20*time.Millisecond))
		runtime.Gosched()
	}
}

func lockRelease(t *Thread, lock Value, recursive bool) error {
	owner := t.Field(lock, lockOwner)
	if !recursive {
		if owner == unbound {
			return t.RuntimeError("release unlocked lock")
		}
		t.SetField(lock, lockOwner, unbound)
		return nil
	}
	if owner != obj.SmallInt(threadIdent(t)) {
		return t.RuntimeError("cannot release un-acquired lock")
	}
	n := t.Field(lock, lockCount).Int() - 1
	t.SetField(lock, lockCount, obj.SmallInt(n))
	if n == 0 {
		t.SetField(lock, lockOwner, unbound)
	}
	return nil
}

func rlockReleaseSave(t *Thread, args []Value) (Value, error) {
	owner, count := t.Field(args[0], lockOwner), t.Field(args[0], lockCount)
	if owner == unbound {
		return 0, t.RuntimeError("cannot release un-acquired lock")
	}
	if _, err := lockReset(t, args); err != nil {
		return 0, err
	}
	return tuple(t, count, owner)
}

func rlockAcquireRestore(t *Thread, args []Value) (Value, error) {
	if !t.IsKind(args[1], obj.KindTuple) || t.TupleLen(args[1]) != 2 {
		return 0, t.TypeError("argument 1 must be 2-item tuple")
	}
	t.SetField(args[0], lockCount, t.TupleItem(args[1], 0))
	t.SetField(args[0], lockOwner, t.TupleItem(args[1], 1))
	return none, nil
}

func lockRepr(t *Thread, v Value, recursive bool) (Value, error) {
	state, name := "unlocked", qualifiedName(t, t.TypeOf(v))
	owner := t.Field(v, lockOwner)
	if owner != unbound {
		state = "locked"
	}
	if !recursive {
		return t.NewStr("<" + state + " " + name + " object at " + address(t, v) + ">")
	}
	o, n := "0", "0"
	if owner != unbound {
		var err error
		if o, err = t.ReprText(owner); err != nil {
			return 0, err
		}
		if n, err = t.ReprText(t.Field(v, lockCount)); err != nil {
			return 0, err
		}
	}
	return t.NewStr("<" + state + " " + name + " object owner=" + o + " count=" + n + " at " + address(t, v) + ">")
}

// localType is thread-local data: with one thread, a plain namespace.
var localType = &vm.TypeSpec{Name: "_local", Module: "_thread", Kind: obj.KindFields, Body: 1, HasDict: true,
	Doc: "Thread-local data", New: localNew, NewSig: "cls, /, *args, **kwargs"}

func localNew(t *Thread, args []Value) (Value, error) { return t.AllocObject(args[0]) }
