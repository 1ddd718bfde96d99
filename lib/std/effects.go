package std

import (
	"errors"
	"slices"

	"pystm/lang/vm"

	"golang.org/x/sys/unix"
)

// Natives whose effects reach beyond the heap. An abort does not undo them, so
// what came before is committed, as others may see the effect at once, the transaction
// that begins with it cannot be aborted, and one thread
// at a time is inside of them: the Go side of streams needs no other lock.

// irrevocable makes fn such a native.
func irrevocable(fn vm.NativeFunc) vm.NativeFunc {
	if fn == nil {
		return nil
	}
	return func(t *Thread, args []Value) (Value, error) {
		if err := enterIrrevocable(t); err != nil {
			return 0, err
		}
		defer t.LeaveIO()
		return fn(t, args)
	}
}

// enterIrrevocable begins what such a native does; LeaveIO ends it.
func enterIrrevocable(t *Thread) error {
	if err := t.Settle(); err != nil {
		return err
	}
	return t.EnterIO()
}

// irrevocableMethod makes a method of a stream such a native, unless that is the transaction's own (io_own.go).
func irrevocableMethod(fn vm.NativeFunc) vm.NativeFunc {
	shared := irrevocable(fn)
	if fn == nil {
		return nil
	}
	return func(t *Thread, args []Value) (Value, error) {
		if isOwn(t, args[0]) {
			return fn(t, args)
		}
		return shared(t, args)
	}
}

// observing makes fn a native that looks beyond the heap.
func observing(fn vm.NativeFunc) vm.NativeFunc {
	if fn == nil {
		return nil
	}
	return func(t *Thread, args []Value) (Value, error) {
		t.Segment.Observe()
		return fn(t, args)
	}
}

// looking makes fn a native that looks at what effects change which were put off until a commit, as what is written to a
// file: they happen before.
func looking(fn vm.NativeFunc) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		if err := t.Happened(); err != nil {
			return 0, err
		}
		return fn(t, args)
	}
}

// irrevocables makes all functions of a list such natives, but for those named,
// which only look.
func irrevocables(list []vm.Native, but ...string) []vm.Native {
	return guardAll(list, irrevocable, but)
}

// guardAll makes all functions of a list natives by guard, but for those named, which only look.
func guardAll(list []vm.Native, guard func(vm.NativeFunc) vm.NativeFunc, but []string) []vm.Native {
	harmless := map[string]bool{}
	for _, n := range but {
		harmless[n] = true
	}
	for i := range list {
		if harmless[list[i].Name] {
			list[i].Fn = observing(list[i].Fn)
		} else {
			list[i].Fn = guard(list[i].Fn)
		}
	}
	return list
}

// guardNamed makes those functions of a list natives by guard that are named.
func guardNamed(list []vm.Native, guard func(vm.NativeFunc) vm.NativeFunc, names ...string) {
	for i := range list {
		if slices.Contains(names, list[i].Name) {
			list[i].Fn = guard(list[i].Fn)
		}
	}
}

// stream makes what a class of streams does such natives, but for the methods
// named: those take care of it themselves, or change nothing.
func stream(s *vm.TypeSpec, but ...string) *vm.TypeSpec {
	guardAll(s.Methods, irrevocableMethod, but)
	s.Init = needsDescriptor(irrevocable(s.Init))
	if next := s.Slots.Next; next != nil {
		s.Slots.Next = inIO(next)
	}
	return s
}

// inIO is the next item of a stream that keeps something beside the heap.
func inIO(next func(*Thread, Value) (Value, error)) func(*Thread, Value) (Value, error) {
	return func(t *Thread, v Value) (Value, error) {
		if isOwn(t, v) {
			return next(t, v)
		}
		m := t.Mark()
		defer t.Release(m)
		o := t.Keep(v)
		if err := t.EnterIO(); err != nil {
			return 0, err
		}
		defer t.LeaveIO()
		return next(t, *o)
	}
}

// questions are the methods of streams that change nothing.
var questions = []string{"fileno", "isatty", "seekable", "readable", "writable", "__enter__"}

// closeDescriptor closes a descriptor, once: one that a signal interrupts has closed it all the same, and the
// number may be another thread's by now.
func closeDescriptor(fd int) error {
	if err := unix.Close(fd); !errors.Is(err, unix.EINTR) {
		return err
	}
	return nil
}
