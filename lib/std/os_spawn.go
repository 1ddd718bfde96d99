package std

import (
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"

	"pystm/lang/vm"

	"golang.org/x/sys/unix"
)

// posix_spawn starts a program in a new process of which some things are said in advance.

// What file actions do, by CPython's numbers.
const (
	spawnOpen = iota
	spawnClose
	spawnDup2
)

// fileAction changes what a descriptor of the program is.
type fileAction struct {
	kind, fd int
	path     string // of what is opened
	flags    int
	mode     uint32
	to       int // the duplicate
}

// spawn is a program to be started.
type spawn struct {
	paths     []string
	args, env []string
	attr      syscall.SysProcAttr
	actions   []fileAction
	owns      func(fd int) bool // which descriptors are the interpreter's
	blocked   vm.Signals        // from the start
	exactly   bool              // no others are blocked
	defaults  vm.Signals        // are not ignored any more
	schedules bool
	policy    int
	priority  int32
}

// start starts the program. A process has blocked signals and how it is scheduled of the thread
// that makes it, so that is one of its own, which ends with the goroutine.
func (s *spawn) start() (pid int, err error) {
	files, opened, err := s.files()
	defer func() {
		for _, fd := range opened {
			unix.Close(fd)
		}
	}()
	if err != nil {
		return 0, err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		defer s.unignore()()
		if err = s.prepare(); err == nil {
			pid, err = s.exec(&syscall.ProcAttr{Env: s.env, Files: files, Sys: &s.attr})
		}
	}()
	<-done
	return pid, err
}

// prepare makes this thread what the program's is to be.
func (s *spawn) prepare() error {
	var set unix.Sigset_t
	set.Val[0] = uint64(s.blocked)
	how := unix.SIG_BLOCK
	if s.exactly {
		how = unix.SIG_SETMASK
	}
	if err := unix.PthreadSigmask(how, &set, nil); err != nil {
		return err
	}
	if !s.schedules {
		return nil
	}
	return schedule(0, s.policy, s.priority)
}

// unignore lets go of signals that are ignored: those that are caught are by default in a new program. The result
// ignores them again; those that come meanwhile go nowhere.
func (s *spawn) unignore() (again func()) {
	var list []os.Signal
	for set := s.defaults; set != 0; set &^= vm.SignalSet(set.First()) {
		if sig := syscall.Signal(set.First()); signal.Ignored(sig) {
			list = append(list, sig)
		}
	}
	if list == nil {
		return func() {}
	}
	nowhere := make(chan os.Signal, 1)
	signal.Notify(nowhere, list...)
	return func() { signal.Ignore(list...) }
}

// exec starts the program by the first of its paths that is one.
func (s *spawn) exec(attr *syscall.ProcAttr) (int, error) {
	var worst error = unix.ENOENT
	for _, path := range s.paths {
		pid, err := syscall.ForkExec(path, s.args, attr)
		switch err {
		case nil:
			return pid, nil
		case unix.EACCES:
			worst = err
		case unix.ENOENT, unix.ENOTDIR, unix.ESTALE, unix.ENODEV, unix.ETIMEDOUT:
			if worst != unix.EACCES {
				worst = err
			}
		default:
			return 0, err
		}
	}
	return 0, worst
}

// searchPath is where a program may be: below the folders of the PATH.
func searchPath(file string) []string {
	if file == "" || strings.Contains(file, "/") {
		return []string{file}
	}
	path, ok := os.LookupEnv("PATH")
	if !ok {
		path = "/bin:/usr/bin"
	}
	var found []string
	for _, folder := range strings.Split(path, ":") {
		if folder != "" {
			folder += "/"
		}
		found = append(found, folder+file)
	}
	return found
}

// childFile is a descriptor of the program: what it is here, and whether the program is to have it.
type childFile struct {
	fd    int // -1: it is closed
	keeps bool
}

// file is a descriptor that no file action has changed.
func (s *spawn) file(fd int) childFile {
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	if err != nil || s.owns(fd) {
		return childFile{fd: -1}
	}
	return childFile{fd: fd, keeps: flags&unix.FD_CLOEXEC == 0}
}

// files are the program's descriptors by number, ^0 where there is none, and what was opened for it.
func (s *spawn) files() (files []uintptr, opened []int, err error) {
	table, n := map[int]childFile{}, 3
	for _, a := range s.actions {
		n = max(n, a.fd+1, a.to+1)
		switch a.kind {
		case spawnOpen:
			fd, err := unix.Open(a.path, a.flags|unix.O_CLOEXEC, a.mode)
			if err != nil {
				return nil, opened, err
			}
			opened = append(opened, fd)
			table[a.fd] = childFile{fd: fd, keeps: a.flags&unix.O_CLOEXEC == 0}
		case spawnClose:
			table[a.fd] = childFile{fd: -1}
		case spawnDup2:
			from, ok := table[a.fd]
			if !ok {
				from = s.file(a.fd)
			}
			if from.fd < 0 {
				return nil, opened, unix.EBADF
			}
			table[a.to] = childFile{fd: from.fd, keeps: true}
		}
	}
	files = make([]uintptr, n)
	for i := range files {
		f, ok := table[i]
		if !ok {
			f = s.file(i)
		}
		if files[i] = ^uintptr(0); f.keeps {
			files[i] = uintptr(f.fd)
		}
	}
	return files, opened, nil
}
