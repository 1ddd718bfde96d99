package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The bytes behind a memoryview, which may lie outside of the heap.

// checkMemory is checkView for what looks at all bytes that a view shows, or changes them.
// It is a safepoint if they are outside of the heap.
func checkMemory(t *vm.Thread, v *Value) error {
	if base := t.Field(*v, obj.ViewObject); base != obj.Unbound && !t.IsKind(base, obj.KindMapping) {
		return nil
	}
	first, last := viewField(t, *v, obj.ViewOffset), viewField(t, *v, obj.ViewOffset)
	if n := viewField(t, *v, obj.ViewLen); n > 0 {
		end := first + (n-1)*viewField(t, *v, obj.ViewStep)
		first, last = min(first, end), max(first, end)+viewField(t, *v, obj.ViewBlock)
	}
	return reachBytes(t, v, first, last)
}

// reachView is checkMemory if v is a view that was not released.
func reachView(t *vm.Thread, v *Value) error {
	if t.IsExact(*v, obj.KindFields, obj.ShapeMemoryView) && t.Field(*v, obj.ViewObject) != obj.Unbound {
		return checkMemory(t, v)
	}
	return t.ReachMemory(*v)
}

// reachBytes is checkView for what looks at some bytes of a view's object. It is a safepoint
// if they are outside of the heap.
func reachBytes(t *vm.Thread, v *Value, from, to int) error {
	base := t.Field(*v, obj.ViewObject)
	if base == obj.Unbound {
		return checkView(t, *v)
	}
	if !t.IsKind(base, obj.KindMapping) {
		return nil
	}
	if err := t.Irrevocable(); err != nil {
		return err
	}
	if !t.Present(t.Field(*v, obj.ViewObject), from, to) {
		return t.Raise(t.VM.Exc.OSError, "the file has become shorter than what is mapped of it")
	}
	return nil
}

// viewBytes are the bytes that a view shows, in a row, until the next safepoint.
func viewBytes(t *vm.Thread, v Value) []byte {
	if b, ok := t.BufferView(v); ok {
		return b
	}
	size := viewField(t, v, obj.ViewBlock)
	var out []byte
	for i := range viewField(t, v, obj.ViewLen) {
		at := viewField(t, v, obj.ViewOffset) + i*viewField(t, v, obj.ViewStep)
		out = append(out, t.ViewReadable(v, at, at+size)...)
	}
	return out
}
