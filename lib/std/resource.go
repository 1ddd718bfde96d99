package std

import (
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module resource: what the process has used, and may use.

var usageType = structType("resource", "struct_rusage", "struct_rusage: Result from getrusage.", 16,
	"ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt",
	"ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw")

var resourceConstants = map[string]int64{
	"RUSAGE_SELF": unix.RUSAGE_SELF, "RUSAGE_CHILDREN": unix.RUSAGE_CHILDREN, "RUSAGE_THREAD": unix.RUSAGE_THREAD,
	"RLIM_INFINITY": -1, "RLIMIT_CPU": unix.RLIMIT_CPU, "RLIMIT_FSIZE": unix.RLIMIT_FSIZE, "RLIMIT_DATA": unix.RLIMIT_DATA,
	"RLIMIT_STACK": unix.RLIMIT_STACK, "RLIMIT_CORE": unix.RLIMIT_CORE, "RLIMIT_RSS": unix.RLIMIT_RSS, "RLIMIT_NPROC": unix.RLIMIT_NPROC,
	"RLIMIT_NOFILE": unix.RLIMIT_NOFILE, "RLIMIT_OFILE": unix.RLIMIT_NOFILE, "RLIMIT_MEMLOCK": unix.RLIMIT_MEMLOCK,
	"RLIMIT_AS": unix.RLIMIT_AS, "RLIMIT_SIGPENDING": unix.RLIMIT_SIGPENDING, "RLIMIT_MSGQUEUE": unix.RLIMIT_MSGQUEUE,
	"RLIMIT_NICE": unix.RLIMIT_NICE, "RLIMIT_RTPRIO": unix.RLIMIT_RTPRIO, "RLIMIT_RTTIME": unix.RLIMIT_RTTIME,
}

// limits is the number of kinds of limits.
const limits = unix.RLIMIT_RTTIME + 1

func resourceModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "resource",
		Types: []*vm.TypeSpec{usageType},
		Funcs: []vm.Native{
			{Name: "getrusage", Sig: "who, /", Fn: observing(resourceUsage)},
			{Name: "getpagesize", Sig: "", Fn: func(*Thread, []Value) (Value, error) { return obj.SmallInt(int64(unix.Getpagesize())), nil }},
			{Name: "getrlimit", Sig: "resource, /", Fn: func(t *Thread, args []Value) (Value, error) {
				return limit(t, 0, args[0], unbound)
			}},
			{Name: "setrlimit", Sig: "resource, limits, /", Fn: irrevocable(func(t *Thread, args []Value) (Value, error) {
				_, err := limit(t, 0, args[0], args[1])
				return none, err
			})},
			{Name: "prlimit", Sig: "pid, resource, limits=None, /", Fn: irrevocable(func(t *Thread, args []Value) (Value, error) {
				pid, err := t.ToInt(args[0])
				if err != nil {
					return 0, err
				}
				if !given(args[2]) {
					return limit(t, pid, args[1], unbound)
				}
				return limit(t, pid, args[1], args[2])
			})},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			attrs := map[string]Value{"error": t.VM.Exc.OSError}
			for name, n := range resourceConstants {
				attrs[name] = obj.SmallInt(n)
			}
			return attrs, nil
		},
	}
}

func resourceUsage(t *Thread, args []Value) (Value, error) {
	who, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	var u unix.Rusage
	switch err := unix.Getrusage(who, &u); err {
	case nil:
		return newUsage(t, &u)
	case unix.EINVAL:
		return 0, t.ValueError("invalid who parameter")
	default:
		return 0, osError(t, err)
	}
}

// newUsage is a struct_rusage.
func newUsage(t *Thread, u *unix.Rusage) (Value, error) {
	seconds := func(v unix.Timeval) Value { return t.NewFloat(float64(v.Sec) + float64(v.Usec)/1e6) }
	counts := ints(u.Maxrss, u.Ixrss, u.Idrss, u.Isrss, u.Minflt, u.Majflt, u.Nswap, u.Inblock, u.Oublock, u.Msgsnd, u.Msgrcv,
		u.Nsignals, u.Nvcsw, u.Nivcsw)
	return newStruct(t, usageType, 16, append([]Value{seconds(u.Utime), seconds(u.Stime)}, counts...)...)
}

// limit gives a limit of a process and sets it anew if it is given.
func limit(t *Thread, pid int, kind, wanted Value) (Value, error) {
	n, err := t.ToInt(kind)
	if err != nil {
		return 0, err
	}
	if n < 0 || n >= limits {
		return 0, t.ValueError("invalid resource specified")
	}
	var old unix.Rlimit
	var set *unix.Rlimit
	if wanted != unbound {
		if set, err = limitsOf(t, wanted); err != nil {
			return 0, err
		}
	}
	switch err := unix.Prlimit(pid, n, set, &old); err {
	case nil:
	case unix.EINVAL:
		return 0, t.ValueError("current limit exceeds maximum limit")
	case unix.EPERM:
		if pid == 0 {
			return 0, t.ValueError("not allowed to raise maximum limit")
		}
		return 0, osError(t, err)
	default:
		return 0, osError(t, err)
	}
	return tuple(t, limitValue(t, old.Cur), limitValue(t, old.Max))
}

// limitsOf reads the two limits of a sequence.
func limitsOf(t *Thread, v Value) (*unix.Rlimit, error) {
	pair, err := t.TupleOf(v)
	if err != nil {
		return nil, err
	}
	if t.TupleLen(pair) != 2 {
		return nil, t.ValueError("expected a tuple of 2 integers")
	}
	m := t.Mark()
	defer t.Release(m)
	kp := t.Keep(pair)
	soft, err := t.ToInt(t.TupleItem(*kp, 0))
	if err != nil {
		return nil, err
	}
	hard, err := t.ToInt(t.TupleItem(*kp, 1))
	return &unix.Rlimit{Cur: uint64(soft), Max: uint64(hard)}, err
}

// limitValue is a limit as a number; -1 means that there is none.
func limitValue(t *Thread, n uint64) Value {
	if n == math.MaxUint64 {
		return obj.SmallInt(-1)
	}
	return t.NewUint(n)
}
