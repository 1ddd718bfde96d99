package vm

import "pystm/lang/vm/obj"

// While a memoryview of it lives and is not released, a bytearray (or what is
// laid out as one) cannot be resized, and a mapping neither resized nor closed. So it
// knows its views: its field ByteArrayExports, or MappingExports, heads a chain of weak references. That a view is dead shows
// after a collection; only when a resize finds views that may live is one made
// for that.

// Word of a weak reference that links the chain, after target, callback and hash.
const exportNext = 4

// AddExport enters a new view into the chain of its bytearray or mapping.
func (t *Thread) AddExport(view Value) {
	base := t.Field(view, obj.ViewObject)
	if !t.IsKind(base, obj.KindByteArray) && !t.IsKind(base, obj.KindMapping) {
		return
	}
	head := t.exports(base)
	for head.IsRef() && t.Field(head, 1) == obj.Unbound {
		head = t.Field(head, exportNext)
	}
	weak := t.NewFields(obj.KindWeakRef, obj.ShapeWeakRef, view, obj.Unbound, obj.Unbound, head)
	t.setExports(base, weak)
}

// exports is the chain of a bytearray, or of a mapping.
func (t *Thread) exports(base Value) Value {
	if t.IsKind(base, obj.KindMapping) {
		return t.Field(base, obj.MappingExports)
	}
	return t.Slot(base, obj.ByteArrayExports)
}

func (t *Thread) setExports(base, head Value) {
	if t.IsKind(base, obj.KindMapping) {
		t.SetField(base, obj.MappingExports, head)
	} else {
		t.SetSlot(base, obj.ByteArrayExports, head)
	}
}

// hasExports reports whether a bytearray or mapping has views that may live.
func (t *Thread) hasExports(v Value) bool {
	for w := t.exports(v); w.IsRef(); w = t.Field(w, exportNext) {
		if view := t.Field(w, 1); view != obj.Unbound && t.Field(view, obj.ViewObject) != obj.Unbound {
			return true
		}
	}
	t.setExports(v, obj.Unbound)
	return false
}

// CheckExports is a BufferError with a message if a bytearray, or a mapping, has living views.
func (t *Thread) CheckExports(v *Value, message string) error {
	if !t.hasExports(*v) {
		return nil
	}
	// Most views die young: they are missed by a collection of the nursery, which takes a
	// hundredth of the time.
	t.dropDeadTemps()
	t.Minor()
	if !t.hasExports(*v) {
		return nil
	}
	if err := t.Collect(); err != nil {
		return err
	}
	if t.hasExports(*v) {
		return t.Raise(t.VM.Exc.BufferError, "%s", message)
	}
	return nil
}

// CheckArgExports is CheckExports of a bytearray for a native that goes on with its
// arguments: what looks for the views moves them, and takes them for dead.
func (t *Thread) CheckArgExports(args []Value, v Value, message string) error {
	if !t.Slot(v, obj.ByteArrayExports).IsRef() {
		return nil
	}
	m := t.Mark()
	defer t.Release(m)
	kept := make([]*Value, len(args))
	for i, x := range args {
		kept[i] = t.Keep(x)
	}
	err := t.CheckExports(t.Keep(v), message)
	for i, k := range kept {
		args[i] = *k
	}
	return err
}

// ResizeByteArray replaces bytes i to j, which may not change the length while a
// memoryview shows them.
func (t *Thread) ResizeByteArray(v Value, i, j int, data, message string) error {
	if len(data) != j-i {
		if err := t.checkResize(&v, message); err != nil {
			return err
		}
	}
	return t.ByteArraySplice(v, i, j, data)
}

// ZeroByteArray is ResizeByteArray to n zeros instead of all there is.
func (t *Thread) ZeroByteArray(v Value, n int, message string) error {
	if err := t.checkResize(&v, message); err != nil {
		return err
	}
	return t.ByteArrayZero(v, n)
}

// PushByteArray is ResizeByteArray to append the lowest bytes of a word, so many.
func (t *Thread) PushByteArray(v Value, word uint64, size int, message string) error {
	if err := t.checkResize(&v, message); err != nil {
		return err
	}
	return t.ByteArrayPush(v, word, size)
}

// checkResize is CheckExports of what need not be rooted.
func (t *Thread) checkResize(v *Value, message string) error {
	if !t.Slot(*v, obj.ByteArrayExports).IsRef() {
		return nil
	}
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(*v)
	err := t.CheckExports(k, message)
	*v = *k
	return err
}
