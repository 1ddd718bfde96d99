package std

import (
	"pystm/lang/vm"

	"golang.org/x/sys/unix"
)

// Before others look at a file, what streams hold for it is passed on (vm.Unwritten).

// fileID is the file that was looked at.
func fileID(st *unix.Stat_t) vm.FileID { return vm.FileID{Dev: uint64(st.Dev), Ino: st.Ino} }

// becomeKnown has what is written to a file be passed on before others look at it, until it is closed. The standard streams keep
// their own time, as in CPython: they are never dropped.
func (b *buffered) becomeKnown(t *Thread) {
	r := b.native
	if r == nil || !b.writable || b.size == 0 || r.fd <= 2 || r.file == (vm.FileID{}) || !r.regular() {
		return
	}
	known, before := t.VM.Unwritten, r.onClose
	known.Add(r.file, b)
	r.onClose = func() {
		known.Remove(r.file, b)
		if before != nil {
			before()
		}
	}
}

// PassOn implements vm.Buffer. What goes wrong is told by the next write.
func (b *buffered) PassOn() {
	if len(b.out) == 0 || b.busy() || b.gone() {
		return
	}
	if _, _, err := b.flushNative(); err != nil {
		b.failed.Store(&err)
	}
}

// written has what streams hold for a file be passed on, and looks at it again if that may have changed it.
func written(t *Thread, st *unix.Stat_t, look func() error) error {
	changed, err := t.PassWritten(fileID(st))
	if err != nil || !changed {
		return err
	}
	return look()
}

// afterWriting makes fn a native that works on what streams hold for files, too.
func afterWriting(fn vm.NativeFunc) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		if err := t.PassAllWritten(); err != nil {
			return 0, err
		}
		return fn(t, args)
	}
}

// afterDropped makes fn a native that ends the program without flushing files: CPython has closed those that were dropped.
func afterDropped(fn vm.NativeFunc) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		if t.VM.Unwritten.Any() {
			if err := t.CollectDropped(); err != nil {
				return 0, err
			}
		}
		return fn(t, args)
	}
}

// inheritedFiles says that a child has the standard files of this process.
var inheritedFiles = [3]int{-1, -1, -1}

// writtenForChild has files be as a new process is to find them. Those that it writes to itself by its standard descriptors, -1 for
// this process's own, get what this process has to write when it passes that on.
func writtenForChild(t *Thread, std [3]int) error {
	if !t.VM.Unwritten.Any() {
		return nil
	}
	var its []vm.FileID
	for i, fd := range std {
		if fd < 0 {
			fd = i
		}
		var st unix.Stat_t
		if unix.Fstat(fd, &st) == nil {
			its = append(its, fileID(&st))
		}
	}
	return t.PassAllWritten(its...)
}
