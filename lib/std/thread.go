package std

import (
	"math"
	"os"
	"strconv"
	"sync/atomic"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module _thread: threads, locks (lang/vm/lock.go says what is in one) and
// thread-local values.

func threadModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "_thread",
		Doc:   "This module provides primitive operations to write multi-threaded programs.",
		Types: []*vm.TypeSpec{lockType, rlockType, localType},
		Funcs: []vm.Native{
			{Name: "allocate_lock", Sig: "", Fn: allocateLock, Doc: "Create a new lock object."},
			{Name: "get_ident", Sig: "", Fn: getIdent, Doc: "Return a non-zero integer that uniquely identifies the current thread."},
			{Name: "get_native_id", Sig: "", Fn: getNativeID, Doc: "Return a non-negative integer identifying the thread as reported by the OS."},
			{Name: "start_new_thread", Sig: "function, args, kwargs={}, /", Fn: startNewThread, Doc: "Start a new thread and return its identifier."},
			{Name: "_start_holding", Sig: "function, args, lock, /", Fn: startHolding, Doc: "Start a new thread, which holds from the start a lock that the running one has."},
			{Name: "stack_size", Sig: "size=0, /", Fn: irrevocable(stackSize(new(atomic.Int64))), Doc: "Return the stack size that new threads were to have until now, and set it: without effect, as stacks grow."},
			{Name: "interrupt_main", Sig: "signum=2, /", Fn: interruptMain, Doc: "Simulate the arrival of the given signal in the main thread."},
			{Name: "_thread_number", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return t.NewInt(t.Draw(&t.VM.ThreadNumbers)), nil }, Doc: "A number for the name of a thread."},
			{Name: "_task_number", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return t.NewInt(t.Draw(&t.VM.TaskNumbers)), nil }, Doc: "A number for the name of a task of asyncio."},
			{Name: "_set_sentinel", Sig: "", Fn: setSentinel, Doc: "A lock that the running thread holds until it ends."},
			{Name: "_set_name", Sig: "name, /", Fn: setName, Doc: "Tell reports about transactions how the running thread is called."},
			{Name: "_commit_soon", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) {
				t.CommitSoon()
				return none, nil
			}},
			{Name: "_is_atomic", Sig: "", Fn: func(t *Thread, _ []Value) (Value, error) { return obj.Bool(t.IsAtomic()), nil }},
			{Name: "_wait_inside", Sig: "timeout=None, /", Fn: waitInside, Doc: "Wait for another thread inside of an atomic block: undo it and run it again later, or return False when the time is over."},
			{Name: "_count", Sig: "", Fn: observing(func(t *Thread, _ []Value) (Value, error) { return t.NewInt(t.VM.Running()), nil }), Doc: "Return the number of currently running Python threads, excluding the main thread."},
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

// leastStack is the least size of a stack that CPython takes.
const leastStack = 32 << 10

func stackSize(size *atomic.Int64) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		n := 0
		if args[0] != unbound {
			var err error
			if n, err = t.ToInt(args[0]); err != nil {
				return 0, err
			}
		}
		switch {
		case n < 0:
			return 0, t.ValueError("size must be 0 or a positive value")
		case n > 0 && n < leastStack:
			return 0, t.ValueError("size not valid: %d bytes", n)
		}
		return t.NewInt(size.Swap(int64(n))), nil
	}
}

func getIdent(t *Thread, _ []Value) (Value, error) { return obj.SmallInt(threadIdent(t)), nil }

// getNativeID is the process's number in the main thread, as the system has it there, and
// no other thread's of any process.
func getNativeID(t *Thread, _ []Value) (Value, error) {
	return obj.SmallInt(int64(os.Getpid()) + (threadIdent(t)-1)<<32), nil
}

// threadIdent identifies the running thread.
func threadIdent(t *Thread) int64 { return t.Ident }

func sysExitThread(t *Thread, _ []Value) (Value, error) {
	return 0, t.RaiseArgs(t.VM.Exc.SystemExit)
}

func startNewThread(t *Thread, args []Value) (Value, error) {
	if args[2] != unbound && !t.IsInstance(args[2], obj.ShapeDict) {
		return 0, t.TypeError("optional 3rd arg must be a dictionary")
	}
	return startThread(t, args[0], args[1], args[2], unbound)
}

func startHolding(t *Thread, args []Value) (Value, error) {
	class, err := t.SpecClass(lockType)
	if err != nil {
		return 0, err
	}
	if t.TypeOf(args[2]) != class {
		return 0, t.TypeError("3rd arg must be a lock")
	}
	if owner, _ := t.LockState(args[2]); owner != obj.SmallInt(threadIdent(t)) {
		return 0, t.RuntimeError("cannot pass on un-acquired lock")
	}
	return startThread(t, args[0], args[1], unbound, args[2])
}

func startThread(t *Thread, f, args, kw, lock Value) (Value, error) {
	if !callable(t, f) {
		return 0, t.TypeError("first arg must be callable")
	}
	if !t.IsKind(args, obj.KindTuple) {
		return 0, t.TypeError("2nd arg must be a tuple")
	}
	n, err := t.StartThread(f, args, kw, lock)
	return t.NewInt(n), err
}

func setName(t *Thread, args []Value) (Value, error) {
	name, err := t.StrText(args[0])
	if err == nil {
		t.SetName(name)
	}
	return none, err
}

func waitInside(t *Thread, args []Value) (Value, error) {
	deadline := time.Time{}
	if given(args[0]) {
		seconds, err := t.ToFloat(args[0])
		if err != nil {
			return 0, err
		}
		deadline = deadlineIn(max(seconds, 0))
	}
	return obj.FalseValue, t.WaitInside(deadline)
}

func setSentinel(t *Thread, args []Value) (Value, error) {
	l, err := allocateLock(t, args)
	if err == nil {
		t.SetSentinel(l)
	}
	return l, err
}

func interruptMain(t *Thread, args []Value) (Value, error) {
	n := int(unix.SIGINT)
	if args[0] != unbound {
		var err error
		if n, err = t.ToInt(args[0]); err != nil {
			return 0, err
		}
	}
	if n < 1 || n > maxSignal {
		return 0, t.ValueError("signal number out of range")
	}
	switch {
	case !t.VM.CatchesSignal(n):
	case t.IsMain():
		if err := t.Irrevocable(); err != nil {
			return 0, err
		}
		return none, t.SignalSelf(n)
	default:
		t.Defer(func() { t.VM.RaiseSignal(n) })
	}
	return none, nil
}

var lockType = lockClass("lock", false)
var rlockType = lockClass("RLock", true)

func lockClass(name string, recursive bool) *vm.TypeSpec {
	var acquire, enter vm.NativeFunc
	acquire = func(t *Thread, args []Value) (Value, error) {
		deadline, again := t.Deadline()
		if !again {
			var err error
			if deadline, err = lockDeadline(t, &args[1], &args[2]); err != nil {
				return 0, err
			}
		}
		return t.Lock(args, acquire, recursive, deadline)
	}
	enter = func(t *Thread, args []Value) (Value, error) { return t.Lock(args, enter, recursive, time.Time{}) }
	release := func(t *Thread, args []Value) (Value, error) { return none, t.Unlock(args[0], recursive) }
	s := &vm.TypeSpec{Name: name, Module: "_thread", Kind: obj.KindFields, Body: vm.LockBody, Final: !recursive, NoNew: !recursive,
		Slots: vm.Slots{
			Repr: func(t *Thread, v Value) (Value, error) { return lockRepr(t, v, recursive) },
		},
		Methods: []vm.Native{
			{Name: "acquire", Sig: "self, blocking=True, timeout=-1", Fn: acquire, Doc: "Lock the lock."},
			{Name: "release", Sig: "self, /", Fn: release, Doc: "Release the lock."},
			{Name: "__enter__", Sig: "self, /", Fn: enter, Doc: "Lock the lock."},
			{Name: "__exit__", Sig: "self, typ=None, exc=None, tb=None, /", Fn: release, Doc: "Release the lock."},
			{Name: "acquire_lock", Sig: "self, blocking=True, timeout=-1", Fn: acquire},
			{Name: "release_lock", Sig: "self, /", Fn: release},
			{Name: "_at_fork_reinit", Sig: "self, /", Fn: lockReset},
		}}
	if recursive {
		s.New, s.NewSig = fileIONew, "cls, /, *args, **kwargs"
		s.Methods = append(s.Methods,
			vm.Native{Name: "_is_owned", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
				owner, _ := t.LockState(args[0])
				return obj.Bool(owner == obj.SmallInt(threadIdent(t))), nil
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
	owner, _ := t.LockState(args[0])
	return obj.Bool(owner != unbound), nil
}

func lockReset(t *Thread, args []Value) (Value, error) {
	t.SetLock(args[0], 0)
	return none, nil
}

// lockDeadline converts the arguments of acquire, which are kept: until when to
// wait, zero for ever.
func lockDeadline(t *Thread, blocking, timeout *Value) (time.Time, error) {
	seconds, err := lockTimeout(t, blocking, timeout)
	if err != nil || seconds < 0 {
		return time.Time{}, err
	}
	return deadlineIn(seconds), nil
}

// deadlineIn is the time in so many seconds.
func deadlineIn(seconds float64) time.Time {
	return time.Now().Add(time.Duration(min(seconds*1e9, math.MaxInt64/2)))
}

// lockTimeout converts the arguments of acquire, which are kept: how long to
// wait, negative for ever.
func lockTimeout(t *Thread, blocking, timeout *Value) (float64, error) {
	wait := true
	if *blocking != unbound {
		var err error
		if wait, err = t.Truth(*blocking); err != nil {
			return 0, err
		}
	}
	seconds := -1.0
	if *timeout != unbound {
		var err error
		if seconds, err = timeSpan(t, *timeout); err != nil {
			return 0, err
		}
	}
	switch {
	case !wait && seconds != -1:
		return 0, t.ValueError("can't specify a timeout for a non-blocking call")
	case seconds < 0 && seconds != -1:
		return 0, t.ValueError("timeout value must be positive")
	case !wait:
		return 0, nil
	}
	return seconds, nil
}

func rlockReleaseSave(t *Thread, args []Value) (Value, error) {
	owner, count := t.LockState(args[0])
	if owner == unbound {
		return 0, t.RuntimeError("cannot release un-acquired lock")
	}
	t.SetLock(args[0], 0)
	return tuple(t, obj.SmallInt(count), owner)
}

func rlockAcquireRestore(t *Thread, args []Value) (Value, error) {
	if !t.IsKind(args[1], obj.KindTuple) || t.TupleLen(args[1]) != 2 {
		return 0, t.TypeError("argument 1 must be 2-item tuple")
	}
	if v, err := t.Lock(args, rlockAcquireRestore, false, time.Time{}); err != nil {
		return v, err
	}
	if n := t.TupleItem(args[1], 0); n.IsInt() {
		t.SetLock(args[0], n.Int())
	}
	return none, nil
}

func lockRepr(t *Thread, v Value, recursive bool) (Value, error) {
	state, name := "unlocked", qualifiedName(t, t.TypeOf(v))
	owner, count := t.LockState(v)
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
		n = strconv.FormatInt(count, 10)
	}
	return t.NewStr("<" + state + " " + name + " object owner=" + o + " count=" + n + " at " + address(t, v) + ">")
}

// localType is thread-local data: an object with a number, by which each thread
// finds its attributes, and the arguments for __init__ in threads to come.
var localType = &vm.TypeSpec{Name: "_local", Module: "_thread", Kind: obj.KindFields, Body: localBody, Local: true,
	Doc: "Thread-local data", New: localNew, NewSig: "cls, /, *args, **kwargs",
	Slots: vm.Slots{GetAttr: localGetAttr, SetAttr: localSetAttr}}

// The fields of a _local.
const (
	localArgs = 1 + vm.LocalNumber + iota
	localKw
	localBody
)

func localNew(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	hasInit := t.OverridesInit(args[0])
	if !hasInit && (t.TupleLen(args[1]) > 0 || args[2] != unbound) {
		return 0, t.TypeError("Initialization arguments are not supported")
	}
	v, err := t.AllocObject(args[0])
	if err != nil {
		return 0, err
	}
	o := t.Keep(v)
	t.SetField(v, vm.LocalNumber, obj.SmallInt(t.VM.NextNumber()))
	t.SetField(v, localArgs, args[1])
	t.SetField(v, localKw, args[2])
	return *o, t.SetLocalDict(v, t.NewDict())
}

// localDict is the dict of the running thread's attributes; in a thread that
// sees the object for the first time, __init__ makes it.
func localDict(t *Thread, o *Value) (Value, error) {
	d := t.LocalDict(*o)
	if d != unbound {
		return d, nil
	}
	d = t.NewDict()
	k := t.Keep(d)
	if err := t.SetLocalDict(*o, d); err != nil {
		return 0, err
	}
	if t.OverridesInit(t.TypeOf(*o)) {
		init, err := t.GetAttrS(t.TypeOf(*o), "__init__")
		if err != nil {
			return 0, err
		}
		args, err := t.NewTuple(append([]Value{*o}, t.TupleView(t.Field(*o, localArgs))...)...)
		if err != nil {
			return 0, err
		}
		if _, err := t.CallEx(init, args, t.Field(*o, localKw)); err != nil {
			return 0, err
		}
	}
	return *k, nil
}

func localGetAttr(t *Thread, v, name Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	o, n := t.Keep(v), t.Keep(name)
	d, err := localDict(t, o)
	if err != nil {
		return 0, err
	}
	if *n == t.VM.Names.Dict {
		return d, nil
	}
	return t.GetAttrWith(*o, *n, d)
}

func localSetAttr(t *Thread, v, name, x Value) error {
	m := t.Mark()
	defer t.Release(m)
	o, n, k := t.Keep(v), t.Keep(name), t.Keep(x)
	if *n == t.VM.Names.Dict {
		return t.AttributeError(v, name, "'%s' object attribute '__dict__' is read-only", t.TypeName(v))
	}
	d, err := localDict(t, o)
	if err != nil {
		return err
	}
	return t.SetAttrWith(*o, *n, *k, d)
}
