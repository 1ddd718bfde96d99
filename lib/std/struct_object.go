package std

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// A Struct keeps its format as str; the compiled layout is reached by a handle.
const (
	structFormat = 1
	structHandle = 2
)

var structStructType = &vm.TypeSpec{Name: "Struct", Module: "_struct", Kind: obj.KindFields, Body: 3,
	Doc: "Struct(fmt) --> compiled struct object", New: fileIONew, NewSig: "cls, /, *args, **kwargs",
	Init: structInit, InitSig: "self, format",
	Methods: []vm.Native{
		{Name: "pack", Sig: "self, /, *values", Fn: func(t *Thread, args []Value) (Value, error) {
			var few [fewPacked]byte
			b, err := compiledOf(t, args[0]).pack(t, few[:], args[1], "pack")
			if err != nil {
				return 0, err
			}
			return newBytes(t, b)
		}},
		{Name: "pack_into", Sig: "self, buffer, offset, /, *values", Fn: func(t *Thread, args []Value) (Value, error) {
			return none, compiledOf(t, args[0]).packInto(t, &args[1], args[2], args[3])
		}},
		{Name: "unpack", Sig: "self, buffer, /", Fn: func(t *Thread, args []Value) (Value, error) {
			return compiledOf(t, args[0]).unpackAll(t, args)
		}},
		{Name: "unpack_from", Sig: "self, /, buffer, offset=0", Fn: func(t *Thread, args []Value) (Value, error) {
			return compiledOf(t, args[0]).unpackFrom(t, args)
		}},
		{Name: "iter_unpack", Sig: "self, buffer, /", Fn: func(t *Thread, args []Value) (Value, error) {
			return newUnpackIter(t, t.Field(args[0], structHandle), compiledOf(t, args[0]), args[1])
		}},
	},
	Getters: []vm.Getter{
		{Name: "format", Get: func(t *Thread, v Value) (Value, error) { return t.Field(v, structFormat), nil }},
		{Name: "size", Get: func(t *Thread, v Value) (Value, error) { return t.NewInt(int64(compiledOf(t, v).size)), nil }},
	}}

func compiledOf(t *Thread, v Value) *structLayout {
	if h := t.Field(v, structHandle); h != unbound {
		return t.FixedHandle(h).(*structLayout)
	}
	return &structLayout{}
}

func structInit(t *Thread, args []Value) (Value, error) {
	l, err := layoutOf(t, args[1])
	if err != nil {
		return 0, err
	}
	format := t.Unwrap(args[1])
	if b, ok := bytesLike(t, format); ok {
		if format, err = t.NewStr(strings.ToValidUTF8(string(b), "?")); err != nil {
			return 0, err
		}
	}
	h, err := t.NewHandle(l)
	if err != nil {
		return 0, err
	}
	t.SetField(args[0], structFormat, format)
	t.SetField(args[0], structHandle, h)
	return none, nil
}

// unpackIterType: handle of the layout, bytes, position.
var unpackIterType = &vm.TypeSpec{Name: "unpack_iterator", Module: "_struct", Kind: obj.KindFields, Body: 4, NoNew: true,
	Slots: vm.Slots{Iter: self, Next: unpackIterNext},
	Methods: []vm.Native{{Name: "__length_hint__", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
		b, _ := bytesLike(t, t.Field(args[0], 2))
		l := t.FixedHandle(t.Field(args[0], 1)).(*structLayout)
		return t.NewInt((int64(len(b)) - t.Field(args[0], 3).Int()) / int64(l.size)), nil
	}}}}

func structIterUnpack(t *Thread, l *structLayout, args []Value) (Value, error) {
	h, err := t.NewHandle(l)
	if err != nil {
		return 0, err
	}
	return newUnpackIter(t, h, l, args[1])
}

func newUnpackIter(t *Thread, handle Value, l *structLayout, buffer Value) (Value, error) {
	b, err := bytesArg(t, buffer)
	if err != nil {
		return 0, err
	}
	if l.size == 0 {
		return 0, structFail(t, "cannot iteratively unpack with a struct of length 0")
	}
	if len(b)%l.size != 0 {
		return 0, structFail(t, "iterative unpacking requires a buffer of a multiple of %d bytes", l.size)
	}
	data, err := newBytes(t, b)
	if err != nil {
		return 0, err
	}
	class, err := t.SpecClass(unpackIterType)
	if err != nil {
		return 0, err
	}
	return newObject(t, class, handle, data, obj.SmallInt(0))
}

func unpackIterNext(t *Thread, v Value) (Value, error) {
	b, _ := bytesLike(t, t.Field(v, 2))
	l := t.FixedHandle(t.Field(v, 1)).(*structLayout)
	at := int(t.Field(v, 3).Int())
	if at >= len(b) {
		return unbound, nil
	}
	t.SetField(v, 3, t.NewInt(int64(at+l.size)))
	return l.unpack(t, append([]byte(nil), b[at:at+l.size]...))
}
