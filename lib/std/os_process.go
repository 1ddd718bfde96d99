package std

import (
	"crypto/rand"
	"os"
	"os/signal"
	"os/user"
	"strings"
	"syscall"

	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module _os: the environment, the system, and processes.

func osEnviron(t *Thread, _ []Value) (Value, error) {
	d := t.NewDict()
	for _, e := range os.Environ() {
		name, value, ok := strings.Cut(e, "=")
		if !ok {
			continue
		}
		k, err := t.NewBytes(name)
		if err != nil {
			return 0, err
		}
		v, err := t.NewBytes(value)
		if err != nil {
			return 0, err
		}
		if err := t.DictSet(d, k, v); err != nil {
			return 0, err
		}
	}
	return d, nil
}

func osPutenv(t *Thread, args []Value) (Value, error) {
	name, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	value, err := pathText(t, args[1])
	if err != nil {
		return 0, err
	}
	if name == "" || strings.Contains(name, "=") {
		return 0, t.ValueError("illegal environment variable name")
	}
	if err := os.Setenv(name, value); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func osUnsetenv(t *Thread, args []Value) (Value, error) {
	name, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	if name == "" || strings.Contains(name, "=") {
		return 0, osError(t, unix.EINVAL)
	}
	os.Unsetenv(name)
	return none, nil
}

func osGetlogin(t *Thread, _ []Value) (Value, error) {
	u, err := user.Current()
	if err != nil {
		return 0, osError(t, unix.ENXIO)
	}
	return t.NewStr(u.Username)
}

func osGetloadavg(t *Thread, _ []Value) (Value, error) {
	var si unix.Sysinfo_t
	if err := unix.Sysinfo(&si); err != nil {
		return 0, t.Raise(t.VM.Exc.OSError, "Load averages are unobtainable")
	}
	load := func(i int) Value { return t.NewFloat(float64(si.Loads[i]) / (1 << 16)) }
	return tuple(t, load(0), load(1), load(2))
}

func osGetgroups(t *Thread, _ []Value) (Value, error) {
	groups, err := unix.Getgroups()
	if err != nil {
		return 0, osError(t, err)
	}
	out := make([]Value, len(groups))
	for i, g := range groups {
		out[i] = obj.SmallInt(int64(g))
	}
	return t.NewListOf(out...)
}

func osUname(t *Thread, _ []Value) (Value, error) {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return 0, osError(t, err)
	}
	out := make([]Value, 0, 5)
	for _, f := range [][65]byte{u.Sysname, u.Nodename, u.Release, u.Version, u.Machine} {
		v, err := t.NewStr(unix.ByteSliceToString(f[:]))
		if err != nil {
			return 0, err
		}
		out = append(out, v)
	}
	return tuple(t, out...)
}

func osTimes(t *Thread, _ []Value) (Value, error) {
	const ticks = 100 // per second, on every Linux
	var tms unix.Tms
	elapsed, err := unix.Times(&tms)
	if err != nil {
		return 0, osError(t, err)
	}
	sec := func(n int64) Value { return t.NewFloat(float64(n) / ticks) }
	return tuple(t, sec(tms.Utime), sec(tms.Stime), sec(tms.Cutime), sec(tms.Cstime), sec(int64(elapsed)))
}

func osNice(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	old, err := unix.Getpriority(unix.PRIO_PROCESS, 0)
	if err != nil {
		return 0, osError(t, err)
	}
	now := 20 - old + n // the system call tells 20 - nice
	if err := unix.Setpriority(unix.PRIO_PROCESS, 0, now); err != nil {
		return 0, osError(t, err)
	}
	return obj.SmallInt(int64(min(max(now, -20), 19))), nil
}

func osTerminalSize(t *Thread, args []Value) (Value, error) {
	fd, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	ws, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
	if err != nil {
		return 0, osError(t, err)
	}
	return tuple(t, ints(int64(ws.Col), int64(ws.Row))...)
}

func osUrandom(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, t.ValueError("negative argument not allowed")
	}
	buf, err := t.NewBuffer(n)
	if err != nil {
		return 0, err
	}
	if _, err := rand.Read(buf); err != nil {
		return 0, osError(t, err)
	}
	return newBytes(t, buf)
}

func osStrerror(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	text := strerror(syscall.Errno(n))
	if unix.ErrnoName(unix.Errno(n)) == "" {
		text = "Unknown error " + syscall.Errno(n).Error()[len("errno "):]
		if n == 0 {
			text = "Success"
		}
	}
	return t.NewStr(text)
}

func osKill(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	// What a process sends itself has come when this returns; what the system
	// delivers comes by another thread.
	if sig := unix.Signal(n[1]); n[0] == os.Getpid() && n[1] > 0 && n[1] <= maxSignal {
		blocked, _ := t.VM.BlockedSignals()
		switch {
		case blocked.Has(n[1]), t.VM.HandlesSignal(n[1]), sig == unix.SIGINT && !signal.Ignored(sig):
			return none, t.SignalSelf(n[1])
		case !signal.Ignored(sig):
			if err := sendDefault(sig); err != nil {
				return 0, osError(t, err)
			}
			return none, nil
		}
	}
	if err := unix.Kill(n[0], unix.Signal(n[1])); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func osKillpg(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	if err := unix.Kill(-n[0], unix.Signal(n[1])); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func osSetsid(t *Thread, _ []Value) (Value, error) {
	if _, err := unix.Setsid(); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func osSetpgid(t *Thread, args []Value) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	if err := unix.Setpgid(n[0], n[1]); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

// osExecve runs another program in this process.
func osExecve(t *Thread, args []Value) (Value, error) {
	path, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	argv, err := texts(t, args[1])
	if err != nil {
		return 0, err
	}
	env, err := texts(t, args[2])
	if err != nil {
		return 0, err
	}
	return 0, osError(t, syscall.Exec(path, argv, env), args[0])
}

// osExit ends the process at once: nothing is flushed or cleaned up.
func osExit(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	t.VM.RT.CloseLog() // it is no part of the program
	os.Exit(n)
	return none, nil
}

func osAbort(*Thread, []Value) (Value, error) {
	dieOf(unix.SIGABRT)
	return none, nil
}
