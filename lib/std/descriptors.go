package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Descriptors of what was dropped.
//
// CPython closes a file where its last reference goes, so programs that open thousands and close none need one descriptor at a time.
// Here a collection finds them, which comes when memory asks for it. So a native that gets no descriptor has what was dropped be
// found and closed, and tries once more.

// needsDescriptor makes fn such a native. It must do nothing before it fails.
func needsDescriptor(fn vm.NativeFunc) vm.NativeFunc {
	if fn == nil {
		return nil
	}
	return func(t *Thread, args []Value) (Value, error) {
		v, err := fn(t, args)
		if err == nil || !t.Matches(err, t.VM.Exc.OSError) {
			return v, err
		}
		m := t.Mark()
		defer t.Release(m)
		exc := t.Keep(t.Caught(err))
		errno, err := t.GetAttrS(*exc, "errno")
		if err != nil {
			return 0, err
		}
		if errno != obj.SmallInt(int64(unix.EMFILE)) && errno != obj.SmallInt(int64(unix.ENFILE)) {
			return 0, t.RaiseValue(*exc)
		}
		if err := t.CollectDropped(); err != nil {
			return 0, err
		}
		return fn(t, args)
	}
}

// needDescriptors makes those functions of a list such natives that are named.
func needDescriptors(list []vm.Native, names ...string) {
	named := map[string]bool{}
	for _, name := range names {
		named[name] = true
	}
	for i := range list {
		if named[list[i].Name] {
			list[i].Fn = needsDescriptor(list[i].Fn)
		}
	}
}
