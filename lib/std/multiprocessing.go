package std

import (
	"math"
	"sync"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module _multiprocessing: locks of processes, made of semaphores.

// The kinds of a SemLock.
const (
	semRecursive = 0 // a mutex that its thread may take again
	semCounting  = 1
)

// The words of a SemLock.
const (
	semHandle = 1 + iota
	semName   // str, or None
	semBody
)

// semLock is what this process knows of a semaphore. It changes with the semaphore,
// outside of transactions.
type semLock struct {
	sem      *semaphore
	kind     int
	maxvalue int

	mu    sync.Mutex
	count int   // how often this process has taken it, less how often it gave it back; guarded by mu
	owner int64 // the thread that took it last; guarded by mu
}

// Abandon gives the semaphore's memory back.
func (l *semLock) Abandon() { l.sem.Abandon() }

func (l *semLock) mine(thread int64) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.count > 0 && l.owner == thread
}

func (l *semLock) taken() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.count
}

// try takes the lock for a thread, if it need not wait.
func (l *semLock) try(thread int64) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !(l.kind == semRecursive && l.count > 0 && l.owner == thread) && !l.sem.try() {
		return false
	}
	l.count++
	l.owner = thread
	return true
}

// release gives the lock back. A recursive mutex is known to be the thread's.
func (l *semLock) release() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.kind != semRecursive || l.count == 1 {
		if err := l.sem.post(); err != nil {
			return err
		}
	}
	l.count--
	return nil
}

// semAcquire takes a lock, waiting until the deadline at most.
type semAcquire struct {
	lock     *semLock
	thread   int64
	nowait   bool
	deadline time.Time // zero: none
	wait     *semWait
	got      bool
}

// Do takes it, or finds that the time is over.
func (w *semAcquire) Do() bool {
	w.got = w.lock.try(w.thread)
	late := w.nowait || !w.deadline.IsZero() && !time.Now().Before(w.deadline)
	if !w.got && !late {
		return false
	}
	w.leave()
	return true
}

// Wait waits for somebody to give it back.
func (w *semAcquire) Wait(t *Thread) {
	if w.wait == nil {
		w.wait = w.lock.sem.wait()
	}
	if t.WaitFor(w.wait.over, w.deadline) {
		w.wait = nil
	}
}

func (w *semAcquire) leave() {
	if w.wait != nil {
		w.wait.leave()
		w.wait = nil
	}
}

// cancel gives back what nobody is going to know of.
func (w *semAcquire) cancel() {
	w.leave()
	if w.got {
		w.lock.release()
	}
}

func multiprocessingModule() *vm.ModuleSpec {
	field := func(word int) func(*Thread, Value) (Value, error) {
		return func(t *Thread, v Value) (Value, error) { return t.Field(v, word), nil }
	}
	number := func(f func(l *semLock) int) func(*Thread, Value) (Value, error) {
		return func(t *Thread, v Value) (Value, error) { return t.NewInt(int64(f(semLockOf(t, v)))), nil }
	}
	class := &vm.TypeSpec{Name: "SemLock", Module: "_multiprocessing", Kind: obj.KindFields, Body: semBody, Doc: "Semaphore/Mutex type",
		Attrs: func(*Thread) map[string]Value { return map[string]Value{"SEM_VALUE_MAX": obj.SmallInt(semMax)} },
		New:   irrevocable(semNew), NewSig: "cls, kind, value, maxvalue, name, unlink",
		Getters: []vm.Getter{
			{Name: "handle", Get: number(func(l *semLock) int { return l.sem.address() })},
			{Name: "kind", Get: number(func(l *semLock) int { return l.kind })},
			{Name: "maxvalue", Get: number(func(l *semLock) int { return l.maxvalue })},
			{Name: "name", Get: field(semName)},
		},
		Methods: []vm.Native{
			{Name: "acquire", Sig: "self, block=True, timeout=None", Fn: semTake, Doc: "Acquire the semaphore/lock."},
			{Name: "release", Sig: "self, /", Fn: semRelease, Doc: "Release the semaphore/lock."},
			{Name: "__enter__", Sig: "self, /", Fn: semEnter, Doc: "Enter the semaphore/lock."},
			{Name: "__exit__", Sig: "self, exc_type=None, exc_value=None, exc_tb=None, /", Fn: semRelease, Doc: "Exit the semaphore/lock."},
			{Name: "_rebuild", Sig: "cls, handle, kind, maxvalue, name, /", Kind: vm.ClassMethod, Fn: irrevocable(semRebuild)},
			{Name: "_count", Sig: "self, /", Fn: semAsk(func(_ *Thread, l *semLock) Value { return obj.SmallInt(int64(l.taken())) }),
				Doc: "Num of `acquire()`s minus num of `release()`s for this process."},
			{Name: "_is_mine", Sig: "self, /", Fn: semAsk(func(t *Thread, l *semLock) Value { return obj.Bool(l.mine(threadIdent(t))) }),
				Doc: "Whether the lock is owned by this thread."},
			{Name: "_get_value", Sig: "self, /", Fn: semAsk(func(_ *Thread, l *semLock) Value { return obj.SmallInt(int64(l.sem.value())) }),
				Doc: "Get the value of the semaphore."},
			{Name: "_is_zero", Sig: "self, /", Fn: semAsk(func(_ *Thread, l *semLock) Value { return obj.Bool(l.sem.value() == 0) }),
				Doc: "Return whether semaphore has value zero."},
		}}
	return &vm.ModuleSpec{Name: "_multiprocessing", Doc: "Locks of processes.", Types: []*vm.TypeSpec{class},
		Funcs: []vm.Native{{Name: "sem_unlink", Sig: "name, /", Fn: irrevocable(semUnlink), Doc: "Remove a named semaphore."}},
		Attrs: func(t *Thread) (map[string]Value, error) {
			m := t.Mark()
			defer t.Release(m)
			flags := t.Keep(t.NewDict())
			for _, name := range []string{"HAVE_SEM_OPEN", "HAVE_SEM_TIMEDWAIT"} {
				if err := t.StrSet(*flags, t.Intern(name), obj.SmallInt(1)); err != nil {
					return nil, err
				}
			}
			options, err := strs(t, t.VM.Options.Inherited)
			return map[string]Value{"flags": *flags, "interpreter_options": options}, err
		},
	}
}

func semLockOf(t *Thread, v Value) *semLock { return t.FixedHandle(t.Field(v, semHandle)).(*semLock) }

// semAsk makes a method that tells of the state, which others change.
func semAsk(f func(*Thread, *semLock) Value) vm.NativeFunc {
	return observing(func(t *Thread, args []Value) (Value, error) { return f(t, semLockOf(t, args[0])), nil })
}

// cInts are ints that fit into one of C's.
func cInts(t *Thread, args []Value) ([]int, error) {
	n := make([]int, len(args))
	for i, v := range args {
		var err error
		if n[i], err = t.ToInt(v); err != nil {
			return nil, err
		}
		if int(int32(n[i])) != n[i] {
			return nil, t.OverflowError("Python int too large to convert to C int")
		}
	}
	return n, nil
}

// semNew makes a semaphore; one that is to be unlinked has no name afterwards.
func semNew(t *Thread, args []Value) (Value, error) {
	n, err := cInts(t, args[1:4])
	if err != nil {
		return 0, err
	}
	unlink, err := t.Truth(args[5])
	if err != nil {
		return 0, err
	}
	if n[0] != semRecursive && n[0] != semCounting {
		return 0, t.ValueError("unrecognized kind")
	}
	name, err := t.StrText(args[4])
	if err != nil {
		return 0, err
	}
	if n[1] < 0 {
		return 0, osError(t, unix.EINVAL)
	}
	sem, err := openSemaphore(name, true, n[1])
	if err != nil {
		return 0, osError(t, err)
	}
	known := args[4]
	if unlink {
		known = none
		if err := unlinkSemaphore(name); err != nil {
			return 0, osError(t, err)
		}
	}
	return newSemLock(t, args[0], known, &semLock{sem: sem, kind: n[0], maxvalue: n[2]})
}

// semRebuild opens a semaphore that another process has made.
func semRebuild(t *Thread, args []Value) (Value, error) {
	n, err := cInts(t, args[2:4])
	if err != nil {
		return 0, err
	}
	name, err := t.StrText(args[4])
	if err != nil {
		return 0, err
	}
	sem, err := openSemaphore(name, false, 0)
	if err != nil {
		return 0, osError(t, err)
	}
	return newSemLock(t, args[0], args[4], &semLock{sem: sem, kind: n[0], maxvalue: n[1]})
}

func newSemLock(t *Thread, class, name Value, l *semLock) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kc, kn := t.Keep(class), t.Keep(name)
	h, err := t.NewHandle(l)
	if err != nil {
		l.Abandon()
		return 0, err
	}
	kh := t.Keep(h)
	o, err := t.AllocObject(*kc)
	if err != nil {
		return 0, err
	}
	t.SetField(o, semHandle, *kh)
	t.SetField(o, semName, *kn)
	return o, nil
}

func semUnlink(t *Thread, args []Value) (Value, error) {
	name, err := t.StrText(args[0])
	if err != nil {
		return 0, err
	}
	if err := unlinkSemaphore(name); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func semTake(t *Thread, args []Value) (Value, error) {
	w := &semAcquire{lock: semLockOf(t, args[0]), thread: threadIdent(t)}
	if args[1] != unbound {
		block, err := t.Truth(args[1])
		if err != nil {
			return 0, err
		}
		w.nowait = !block
	}
	if given(args[2]) {
		seconds, err := t.ToFloat(args[2])
		if err != nil {
			return 0, err
		}
		if seconds > math.MaxInt64/1e9 {
			return 0, t.OverflowError("timeout is too large")
		}
		w.deadline = deadlineIn(max(seconds, 0))
	}
	return t.Outside(args, w, func(*Thread, []Value) (Value, error) { return obj.Bool(w.got), nil }, w.cancel)
}

func semEnter(t *Thread, args []Value) (Value, error) {
	w := &semAcquire{lock: semLockOf(t, args[0]), thread: threadIdent(t)}
	return t.Outside(args, w, func(*Thread, []Value) (Value, error) { return obj.TrueValue, nil }, w.cancel)
}

func semRelease(t *Thread, args []Value) (Value, error) {
	l := semLockOf(t, args[0])
	switch {
	case l.kind == semRecursive && !l.mine(threadIdent(t)):
		return 0, t.Raise(t.VM.Exc.AssertionError, "attempt to release recursive lock not owned by thread")
	case l.kind == semCounting && l.sem.value() >= l.maxvalue:
		return 0, t.ValueError("semaphore or lock released too many times")
	}
	w := &syscallWork{do: func() (int, error) { return 0, l.release() }}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		return none, nil
	}, nil)
}
