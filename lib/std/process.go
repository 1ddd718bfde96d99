package std

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Child processes. There is no fork alone: threads and the heap's mappings do
// not survive it. A child is made by fork and exec in one step.

// processModule is _posixsubprocess, on which module subprocess rests.
func processModule() *vm.ModuleSpec {
	umask := &sync.Mutex{} // that of the process is another one for a moment
	return &vm.ModuleSpec{
		Name: "_posixsubprocess",
		Doc:  "A POSIX helper for the subprocess module.",
		Funcs: []vm.Native{{Name: "fork_exec", Sig: "args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, " +
			"errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn, allow_vfork, /",
			Fn: func(t *Thread, args []Value) (Value, error) { return forkExec(t, args, umask) }, Doc: "Start a program in a new process."}},
	}
}

// child is a program to be started.
type child struct {
	paths    []string
	args     []string
	env      []string // nil: that of this process
	dir      string
	std      [3]int // descriptors, -1 for those of this process
	closing  bool   // no other descriptors but keep
	keep     []int
	report   int // where to write to how it failed
	umask    int // -1: as it is
	umaskMu  *sync.Mutex
	attr     syscall.SysProcAttr
	wrongDir bool
	pid      int
	err      error
}

// texts are the str, bytes and paths of a sequence.
func texts(t *Thread, v Value) ([]string, error) {
	var out []string
	err := t.ForEach(v, func(x Value) error {
		s, err := pathText(t, x)
		out = append(out, s)
		return err
	})
	return out, err
}

func forkExec(t *Thread, args []Value, umask *sync.Mutex) (Value, error) {
	if args[21] != none {
		return 0, t.NotImplementedError("preexec_fn: no Python code can run between fork and exec")
	}
	c := &child{umaskMu: umask}
	n, err := intArgs(t, []Value{args[6], args[9], args[11], args[13], args[16], args[20]})
	if err != nil {
		return 0, err
	}
	c.std, c.report, c.umask = [3]int(n[:3]), n[3], n[5]
	if err := writtenForChild(t, c.std); err != nil {
		return 0, err
	}
	if !t.IsInstance(args[0], obj.ShapeList) && !t.IsInstance(args[0], obj.ShapeTuple) {
		return 0, t.TypeError("args must be a tuple or list")
	}
	if c.args, err = texts(t, args[0]); err != nil {
		return 0, err
	}
	if c.paths, err = texts(t, args[1]); err != nil {
		return 0, err
	}
	if c.closing, err = t.Truth(args[2]); err != nil {
		return 0, err
	}
	if err := keptDescriptors(t, args[3], c); err != nil {
		return 0, err
	}
	if args[4] != none {
		if c.dir, err = pathText(t, args[4]); err != nil {
			return 0, err
		}
	}
	if args[5] != none {
		if c.env, err = texts(t, args[5]); err != nil {
			return 0, err
		}
		c.env = slices.Clip(append([]string{}, c.env...))
	}
	if c.attr.Setsid, err = t.Truth(args[15]); err != nil {
		return 0, err
	}
	if n[4] >= 0 {
		c.attr.Setpgid, c.attr.Pgid = true, n[4]
	}
	if err := credential(t, args[17:20], c); err != nil {
		return 0, err
	}
	w := &syscallWork{do: func() (int, error) { c.start(); return c.pid, nil }}
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) { return obj.SmallInt(int64(c.pid)), nil }, nil)
}

func keptDescriptors(t *Thread, v Value, c *child) error {
	if !t.IsKind(v, obj.KindTuple) {
		return t.TypeError("fds_to_keep must be a tuple")
	}
	last := -1
	for _, x := range tupleItems(t, v) {
		if !x.IsInt() || x.Int() <= int64(last) {
			return t.ValueError("bad value(s) in fds_to_keep")
		}
		last = int(x.Int())
		c.keep = append(c.keep, last)
	}
	return nil
}

// credential sets the user and the groups: gid, extra_groups, uid.
func credential(t *Thread, v []Value, c *child) error {
	if v[0] == none && v[1] == none && v[2] == none {
		return nil
	}
	cred := &syscall.Credential{Uid: uint32(os.Getuid()), Gid: uint32(os.Getgid()), NoSetGroups: v[1] == none}
	for i, p := range []*uint32{&cred.Gid, nil, &cred.Uid} {
		if p == nil || v[i] == none {
			continue
		}
		n, err := t.ToInt(v[i])
		if err != nil {
			return err
		}
		*p = uint32(n)
	}
	if v[1] != none {
		err := t.ForEach(v[1], func(x Value) error {
			n, err := t.ToInt(x)
			cred.Groups = append(cred.Groups, uint32(n))
			return err
		})
		if err != nil {
			return err
		}
	}
	c.attr.Credential = cred
	return nil
}

// start starts the program, or writes to the report why it could not.
func (c *child) start() {
	attr := &syscall.ProcAttr{Dir: c.dir, Env: c.env, Files: c.files(), Sys: &c.attr}
	if c.env == nil {
		attr.Env = syscall.Environ()
	}
	if c.umask >= 0 {
		c.umaskMu.Lock()
		defer c.umaskMu.Unlock()
		defer unix.Umask(unix.Umask(c.umask))
	}
	if c.dir != "" {
		if err := unix.Access(c.dir, unix.X_OK); err != nil {
			c.fail(err, "noexec")
			return
		}
		if st, err := os.Stat(c.dir); err == nil && !st.IsDir() {
			c.fail(unix.ENOTDIR, "noexec")
			return
		}
	}
	var worst error = unix.ENOENT
	for _, path := range c.paths {
		if (c.dir == "" || strings.HasPrefix(path, "/")) && unix.Access(path, unix.F_OK) == unix.ENOENT {
			continue
		}
		pid, err := syscall.ForkExec(path, c.args, attr)
		if err == nil {
			c.pid = pid
			return
		}
		if err != unix.ENOENT && err != unix.ENOTDIR {
			worst = err
		}
	}
	c.fail(worst, "")
}

// noProcess is the number of a child that never was.
const noProcess = 1 << 30

func (c *child) fail(err error, note string) {
	c.pid = noProcess
	no, _ := err.(syscall.Errno)
	unix.Write(c.report, []byte("OSError:"+strconv.FormatUint(uint64(no), 16)+":"+note))
}

// files are the descriptors of the child, by number: those to be closed are ^0.
func (c *child) files() []uintptr {
	var out []uintptr
	for i, fd := range c.std {
		if fd < 0 {
			fd = i
		}
		out = append(out, uintptr(fd))
	}
	if !c.closing {
		return out
	}
	for _, fd := range openDescriptors() {
		for len(out) <= fd {
			out = append(out, ^uintptr(0))
		}
	}
	for _, fd := range c.keep {
		if fd > 2 && fd != c.report && fd < len(out) {
			out[fd] = uintptr(fd)
		}
	}
	return out
}

// openDescriptors are those that a child would get, and those that it is to keep.
func openDescriptors() []int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return nil
	}
	var fds []int
	for _, e := range entries {
		if fd, err := strconv.Atoi(e.Name()); err == nil && fd > 2 {
			fds = append(fds, fd)
		}
	}
	return fds
}

// asyncWork is a call that may take its time, whose result nobody may wait for
// any more: it runs in a goroutine.
type asyncWork struct {
	run  func()
	done chan struct{}
}

// Do starts it, or finds it done.
func (a *asyncWork) Do() bool {
	if a.done == nil {
		a.done = make(chan struct{})
		go func() {
			defer close(a.done)
			a.run()
		}()
	}
	select {
	case <-a.done:
		return true
	default:
		return false
	}
}

// Wait waits until it is done.
func (a *asyncWork) Wait(t *Thread) { t.WaitFor(a.done, time.Time{}) }

// childChange tells when a child has changed. A goroutine waits for it, which leaves
// it there to be asked.
type childChange struct {
	kind, id, options int
	call              *asyncWork
}

// wait waits for a change.
func (c *childChange) wait(t *Thread) {
	if c.call == nil {
		c.call = &asyncWork{run: func() {
			quick(func() (int, error) { return 0, unix.Waitid(c.kind, c.id, nil, c.options|unix.WNOWAIT, nil) })
		}}
	}
	if !c.call.Do() {
		c.call.Wait(t)
		return
	}
	c.call = nil // it is gone: somebody else may have asked first
}

// waitWork waits for a child, as waitpid does.
type waitWork struct {
	pid, options int
	change       childChange
	status       unix.WaitStatus
	usage        unix.Rusage
	n            int
	err          error
}

func newWaitWork(pid, options int) *waitWork {
	w := &waitWork{pid: pid, options: options}
	w.change = childChange{kind: unix.P_PID, id: pid, options: unix.WEXITED | options&unix.WCONTINUED}
	switch {
	case pid == -1:
		w.change.kind, w.change.id = unix.P_ALL, 0
	case pid <= 0:
		w.change.kind, w.change.id = unix.P_PGID, -pid
	}
	if options&unix.WUNTRACED != 0 {
		w.change.options |= unix.WSTOPPED
	}
	return w
}

// Do asks whether a child has changed.
func (w *waitWork) Do() bool {
	w.n, w.err = quick(func() (int, error) { return unix.Wait4(w.pid, &w.status, w.options|unix.WNOHANG, &w.usage) })
	return w.err != nil || w.n != 0 || w.options&unix.WNOHANG != 0
}

// Wait waits for a change.
func (w *waitWork) Wait(t *Thread) { w.change.wait(t) }

func osWaitpid(t *Thread, args []Value) (Value, error) {
	return awaitChild(t, args, func(t *Thread, w *waitWork) (Value, error) {
		return tuple(t, ints(int64(w.n), int64(w.status))...)
	})
}

// osWait4 is waitpid with what the child has used.
func osWait4(t *Thread, args []Value) (Value, error) {
	return awaitChild(t, args, func(t *Thread, w *waitWork) (Value, error) {
		usage, err := newUsage(t, &w.usage)
		if err != nil {
			return 0, err
		}
		return tuple(t, obj.SmallInt(int64(w.n)), obj.SmallInt(int64(w.status)), usage)
	})
}

// awaitChild waits as (pid, options) say and makes a result of what has come.
func awaitChild(t *Thread, args []Value, result func(*Thread, *waitWork) (Value, error)) (Value, error) {
	n, err := intArgs(t, args)
	if err != nil {
		return 0, err
	}
	w := newWaitWork(n[0], n[1])
	return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
		if w.err != nil {
			return 0, osError(t, w.err)
		}
		return result(t, w)
	}, nil)
}

// osSystem runs a shell command; the result is its wait status.
func osSystem(t *Thread, args []Value) (Value, error) {
	command, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	if err := writtenForChild(t, inheritedFiles); err != nil {
		return 0, err
	}
	c := &child{paths: []string{"/bin/sh"}, args: []string{"sh", "-c", command}, std: inheritedFiles, umask: -1, report: -1}
	started := &syscallWork{do: func() (int, error) { c.start(); return 0, nil }}
	return t.Outside(args, started, func(t *Thread, args []Value) (Value, error) {
		if c.pid == noProcess {
			return obj.SmallInt(-1), nil
		}
		w := newWaitWork(c.pid, 0)
		return t.Outside(args, w, func(t *Thread, _ []Value) (Value, error) {
			if w.err != nil {
				return 0, osError(t, w.err)
			}
			return obj.SmallInt(int64(w.status)), nil
		}, nil)
	}, nil)
}
