package std

import (
	"math"
	"os"
	"strings"
	"syscall"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// The arguments of posix_spawn.

const spawnSig = "path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, " +
	"setsigmask=(), setsigdef=(), scheduler=<unrepresentable>"

// posixSpawn is posix_spawn, or posix_spawnp, which looks for the program.
func posixSpawn(name string, paths func(file string) []string) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		file, err := pathText(t, args[0])
		if err != nil {
			return 0, err
		}
		s := &spawn{paths: paths(file), owns: t.VM.OwnsFile}
		if err := s.program(t, name, args[1], args[2]); err != nil {
			return 0, err
		}
		if given(args[3]) {
			if err := t.ForEach(args[3], func(action Value) error { return s.fileAction(t, action) }); err != nil {
				return 0, err
			}
		}
		if err := s.attributes(t, args[4:]); err != nil {
			return 0, err
		}
		if err := writtenForChild(t, inheritedFiles); err != nil {
			return 0, err
		}
		w := &syscallWork{do: s.start}
		return t.Outside(args, w, func(t *Thread, args []Value) (Value, error) {
			if w.err != nil {
				return 0, osError(t, w.err, args[0])
			}
			return obj.SmallInt(int64(w.n)), nil
		}, nil)
	}
}

// program sets arguments and environment.
func (s *spawn) program(t *Thread, name string, argv, env Value) error {
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(env)
	if !t.IsInstance(argv, obj.ShapeList) && !t.IsInstance(argv, obj.ShapeTuple) {
		return t.TypeError("%s: argv must be a tuple or list", name)
	}
	var err error
	if s.args, err = texts(t, argv); err != nil {
		return err
	}
	switch {
	case len(s.args) == 0:
		return t.ValueError("%s: argv must not be empty", name)
	case s.args[0] == "":
		return t.ValueError("%s: argv first element cannot be empty", name)
	}
	s.env, err = environment(t, *kept, name)
	return err
}

// environment is a mapping of names to values as a program gets it.
func environment(t *Thread, env Value, name string) ([]string, error) {
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(env)
	var columns [2][]string
	for i, method := range []string{"keys", "values"} {
		f, err := t.LookupAttr(*kept, t.Intern(method))
		if err != nil {
			return nil, err
		}
		if f == unbound {
			return nil, t.TypeError("%s: environment must be a mapping object", name)
		}
		list, err := t.Call(f)
		if err != nil {
			return nil, err
		}
		if columns[i], err = texts(t, list); err != nil {
			return nil, err
		}
	}
	out := []string{} // none at all, not this process's
	for i, key := range columns[0] {
		if key == "" || strings.Contains(key[1:], "=") {
			return nil, t.ValueError("illegal environment variable name")
		}
		if i < len(columns[1]) {
			out = append(out, key+"="+columns[1][i])
		}
	}
	return out, nil
}

// fileAction adds an action.
func (s *spawn) fileAction(t *Thread, v Value) error {
	if !t.IsKind(t.Unwrap(v), obj.KindTuple) || t.TupleLen(t.Unwrap(v)) == 0 {
		return t.TypeError("Each file_actions element must be a non-empty tuple")
	}
	m := t.Mark()
	defer t.Release(m)
	items := t.Keep(t.Unwrap(v))
	n, length := [5]int{}, t.TupleLen(*items)
	kind, err := t.ToInt(t.TupleItem(*items, 0))
	if err != nil {
		return err
	}
	if kind < spawnOpen || kind > spawnDup2 {
		return t.TypeError("Unknown file_actions identifier")
	}
	name, size := []string{"open", "close", "dup2"}[kind], []int{5, 2, 3}[kind]
	if length != size {
		return t.TypeError("A %s file_action tuple must have %d elements", name, size)
	}
	a := fileAction{kind: kind}
	for i := 1; i < size; i++ {
		item := t.TupleItem(*items, i)
		if kind == spawnOpen && i == 2 {
			a.path, err = pathText(t, item)
		} else {
			n[i], err = t.ToInt(item)
		}
		if err != nil {
			return err
		}
	}
	a.fd, a.flags, a.mode = n[1], n[3], uint32(n[4])
	if kind == spawnDup2 {
		a.to = n[2]
	}
	if !inLimit(a.fd) || !inLimit(a.to) {
		return osError(t, unix.EBADF)
	}
	s.actions = append(s.actions, a)
	return nil
}

// inLimit reports whether a process may have a descriptor of a number.
func inLimit(fd int) bool {
	var limit unix.Rlimit
	return fd >= 0 && unix.Getrlimit(unix.RLIMIT_NOFILE, &limit) == nil && uint64(fd) < limit.Cur
}

// attributes sets what the process is to be: setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler.
func (s *spawn) attributes(t *Thread, args []Value) (err error) {
	if args[0] != unbound {
		s.attr.Setpgid = true
		if s.attr.Pgid, err = t.ToInt(args[0]); err != nil {
			return err
		}
	}
	reset := 0
	if args[1] != unbound {
		if reset, err = t.ToInt(args[1]); err != nil {
			return err
		}
	}
	if reset != 0 && (os.Getuid() != os.Geteuid() || os.Getgid() != os.Getegid()) {
		s.attr.Credential = &syscall.Credential{Uid: uint32(os.Getuid()), Gid: uint32(os.Getgid()), NoSetGroups: true}
	}
	if args[2] != unbound {
		sid, err := t.ToInt(args[2])
		if err != nil {
			return err
		}
		s.attr.Setsid = sid != 0
	}
	if s.blocked, _ = t.VM.BlockedSignals(); args[3] != unbound {
		if s.blocked, err = signalSet(t, args[3]); err != nil {
			return err
		}
		s.exactly = true
	}
	if args[4] != unbound {
		if s.defaults, err = signalSet(t, args[4]); err != nil {
			return err
		}
	}
	if args[5] == unbound {
		return nil
	}
	return s.scheduler(t, args[5])
}

// signalSet is the set of the numbers of an iterable.
func signalSet(t *Thread, v Value) (set vm.Signals, err error) {
	err = t.ForEach(v, func(x Value) error {
		n, err := t.ToInt(x)
		switch {
		case err != nil:
			return err
		case n < 1 || n > maxSignal:
			return t.ValueError("signal number %d out of range [1; %d]", n, maxSignal)
		}
		set |= vm.SignalSet(n)
		return nil
	})
	return set, err
}

// scheduler sets policy, if it is not None, and priority.
func (s *spawn) scheduler(t *Thread, v Value) (err error) {
	m := t.Mark()
	defer t.Release(m)
	pair := t.Keep(t.Unwrap(v))
	if !t.IsKind(*pair, obj.KindTuple) || t.TupleLen(*pair) != 2 {
		return t.TypeError("A scheduler tuple must have two elements")
	}
	if s.priority, err = schedPriority(t, t.TupleItem(*pair, 1)); err != nil {
		return err
	}
	s.schedules, s.policy = true, samePolicy
	policy := t.TupleItem(*pair, 0)
	if policy == none {
		return nil
	}
	n, err := t.ToInt(policy)
	switch {
	case err != nil:
		return err
	case n > math.MaxInt32 || n < math.MinInt32:
		return t.OverflowError("Python int too large to convert to C int")
	case n != unix.SCHED_NORMAL && n != unix.SCHED_FIFO && n != unix.SCHED_RR:
		return osError(t, unix.EINVAL)
	}
	s.policy = n
	return nil
}
