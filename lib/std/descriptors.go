package std

import (
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Descriptors of what was dropped.
//
// CPython closes a file where its last reference goes, so programs that open thousands and close none need one descriptor at a time.
// Here a collection finds them, which comes when memory asks for it. So a native that gets no descriptor has what was dropped be
// found and closed, and tries again.

// It tries once more, or so often where other threads run, which may have finalizers of sockets and the like to run yet, and waits for them
// so long at most, in all.
const (
	moreTries    = 5
	waitForOther = 50 * time.Millisecond
)

// needsDescriptor makes fn such a native. It must do nothing before it fails.
func needsDescriptor(fn vm.NativeFunc) vm.NativeFunc {
	if fn == nil {
		return nil
	}
	return func(t *Thread, args []Value) (Value, error) {
		v, err := fn(t, args)
		for tries := 0; err != nil && tries < moreTries; tries++ {
			if tries > 0 {
				if t.VM.Running() == 0 {
					break
				}
				if _, lost := blocking(t, func() (int, error) { time.Sleep(waitForOther / moreTries); return 0, nil }); lost != nil {
					return 0, lost
				}
			}
			if again, err := closesDropped(t, err); !again {
				return 0, err
			}
			v, err = fn(t, args)
		}
		return v, err
	}
}

// closesDropped has what was dropped be closed if an error says that there is no descriptor left: then it is to be
// tried again. Else the result is the error.
func closesDropped(t *Thread, err error) (again bool, _ error) {
	if !t.Matches(err, t.VM.Exc.OSError) {
		return false, err
	}
	m := t.Mark()
	defer t.Release(m)
	exc := t.Keep(t.Caught(err))
	errno, err := t.GetAttrS(*exc, "errno")
	if err != nil {
		return false, err
	}
	if errno != obj.SmallInt(int64(unix.EMFILE)) && errno != obj.SmallInt(int64(unix.ENFILE)) {
		return false, t.RaiseValue(*exc)
	}
	err = t.CollectDropped()
	return err == nil, err
}

// needDescriptors makes those functions of a list such natives that are named.
func needDescriptors(list []vm.Native, names ...string) { guardNamed(list, needsDescriptor, names...) }
