package std

import (
	"math"
	"os"
	"strconv"
	"unsafe"

	"pystm/lang/vm"

	"golang.org/x/sys/unix"
)

// How processes are scheduled. The system keeps that by thread. Python's threads are not tied to
// those, so what is said of this process is done to all that it has; later ones are like the one that starts them.

var schedParamType = newSchedParamType()

func newSchedParamType() *vm.TypeSpec {
	s := structType("posix", "sched_param", "Currently has only one field: sched_priority\n\n  sched_priority\n    A scheduling parameter.", 1, "sched_priority")
	s.New = func(t *Thread, args []Value) (Value, error) { return fillStruct(t, args[0], args[1:2], nil) }
	s.NewSig = "cls, sched_priority"
	return s
}

// schedPriority is what a sched_param says.
func schedPriority(t *Thread, v Value) (int32, error) {
	if !isA(t, v, schedParamType) {
		return 0, t.TypeError("must have a sched_param object")
	}
	n, err := t.ToInt(t.TupleItem(t.Field(v, structItems), 0))
	if err == nil && (n < math.MinInt32 || n > math.MaxInt32) {
		err = t.OverflowError("sched_priority out of range")
	}
	return int32(n), err
}

// samePolicy stands where only a priority changes.
const samePolicy = -1

// schedule sets how a thread of the system is scheduled; 0 is this one.
func schedule(id, policy int, priority int32) error {
	var errno unix.Errno
	if param := unsafe.Pointer(&priority); policy == samePolicy {
		_, _, errno = unix.RawSyscall(unix.SYS_SCHED_SETPARAM, uintptr(id), uintptr(param), 0)
	} else {
		_, _, errno = unix.RawSyscall(unix.SYS_SCHED_SETSCHEDULER, uintptr(id), uintptr(policy), uintptr(param))
	}
	if errno != 0 {
		return errno
	}
	return nil
}

// scheduleProcess does that to a process; 0 is this one.
func scheduleProcess(pid, policy int, priority int32) error {
	if pid != 0 && pid != os.Getpid() {
		return schedule(pid, policy, priority)
	}
	threads, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return schedule(0, policy, priority)
	}
	for _, thread := range threads {
		id, err := strconv.Atoi(thread.Name())
		if err != nil {
			continue
		}
		if err := schedule(id, policy, priority); err != nil && err != unix.ESRCH { // it may have ended
			return err
		}
	}
	return nil
}

func osSchedSetparam(t *Thread, args []Value) (Value, error) {
	return setScheduler(t, args[0], unbound, args[1])
}

func osSchedSetscheduler(t *Thread, args []Value) (Value, error) {
	return setScheduler(t, args[0], args[1], args[2])
}

func setScheduler(t *Thread, pid, policy, param Value) (Value, error) {
	priority, err := schedPriority(t, param)
	if err != nil {
		return 0, err
	}
	n, err := intArgs(t, []Value{pid})
	how := samePolicy
	if err == nil && policy != unbound {
		how, err = t.ToInt(policy)
		if how == samePolicy {
			how = math.MinInt32 // invalid, too
		}
	}
	if err != nil {
		return 0, err
	}
	if err := scheduleProcess(n[0], how, priority); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func osSchedGetparam(t *Thread, args []Value) (Value, error) {
	pid, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	var priority int32
	if _, _, errno := unix.RawSyscall(unix.SYS_SCHED_GETPARAM, uintptr(pid), uintptr(unsafe.Pointer(&priority)), 0); errno != 0 {
		return 0, osError(t, errno)
	}
	return newStruct(t, schedParamType, 1, ints(int64(priority))...)
}

func osSchedRRInterval(t *Thread, args []Value) (Value, error) {
	pid, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	var interval unix.Timespec
	if _, _, errno := unix.RawSyscall(unix.SYS_SCHED_RR_GET_INTERVAL, uintptr(pid), uintptr(unsafe.Pointer(&interval)), 0); errno != 0 {
		return 0, osError(t, errno)
	}
	return t.NewFloat(float64(interval.Sec) + float64(interval.Nsec)*1e-9), nil
}
