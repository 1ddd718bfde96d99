package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The class PickleBuffer. Its object wraps a memoryview, so it shows the bytes of what
// it was made of wherever those of a view are wanted.

func pickleBufferType() *vm.TypeSpec {
	return &vm.TypeSpec{Name: "PickleBuffer", Module: "pickle", Kind: obj.KindSub, Body: obj.SubBody, Final: true,
		Doc: "Wrapper for potentially out-of-band buffers",
		New: newPickleBuffer, NewSig: "cls, object, /",
		Methods: []vm.Native{
			{Name: "raw", Sig: "self, /", Fn: pickleBufferRaw, Doc: "Return a memoryview of the raw memory underlying this buffer.\n\nWill raise BufferError is the buffer isn't contiguous."},
			{Name: "release", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.CallMethod(t.Unwrap(args[0]), "release")
			}, Doc: "Release the underlying buffer that is exposed by the PickleBuffer object."},
		}}
}

func newPickleBuffer(t *Thread, args []Value) (Value, error) {
	view, err := t.Call(t.VM.Class(obj.ShapeMemoryView), args[1])
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], view)
}

func pickleBufferRaw(t *Thread, args []Value) (Value, error) {
	view := t.Unwrap(args[0])
	if t.Field(view, obj.ViewObject) == unbound {
		return 0, t.ValueError("operation forbidden on released PickleBuffer object")
	}
	inRow, err := t.GetAttrS(view, "contiguous")
	if err != nil {
		return 0, err
	}
	if inRow != obj.TrueValue {
		return 0, t.Raise(t.VM.Exc.BufferError, "cannot extract raw buffer from non-contiguous buffer")
	}
	return t.CallMethod(t.Unwrap(args[0]), "cast", t.Intern("B"))
}
