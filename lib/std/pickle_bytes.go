package std

import (
	"math"

	"pystm/lang/vm/obj"
)

// How bytes, bytearrays and PickleBuffers are written.

func (p *pickler) saveBytes(k *Value) error {
	if p.proto >= 3 {
		return p.bytesOf(*k, k)
	}
	t := p.t
	class := t.VM.Class(obj.ShapeBytes)
	if t.BytesLength(*k) == 0 {
		return p.saveCall(class, nil, k)
	}
	text, err := t.CallMethod(*k, "decode", t.Intern("latin1"))
	if err != nil {
		return err
	}
	kt := t.Keep(text)
	mod, err := t.ImportModule("codecs")
	if err != nil {
		return err
	}
	encode, err := t.GetAttrS(mod, "encode")
	if err != nil {
		return err
	}
	return p.saveCall(encode, []Value{*kt, t.Intern("latin1")}, k)
}

// bytesOf writes the bytes of data, as those of *k.
func (p *pickler) bytesOf(data Value, k *Value) error {
	n := len(p.out.viewOf(data))
	var err error
	switch {
	case n < 1<<8:
		err = p.out.payload(opShortBinBytes, 1, data)
	case n <= math.MaxUint32:
		err = p.out.payload(opBinBytes, 4, data)
	case p.proto >= 4:
		err = p.out.payload(opBinBytes8, 8, data)
	default:
		err = p.t.OverflowError("serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher")
	}
	if err != nil {
		return err
	}
	return p.put(*k)
}

func (p *pickler) saveByteArray(k *Value) error {
	if p.proto >= 5 {
		if err := p.out.payload(opByteArray8, 8, *k); err != nil {
			return err
		}
		return p.put(*k)
	}
	class := p.t.VM.Class(obj.ShapeByteArray)
	if p.t.ByteArrayLength(*k) == 0 {
		return p.saveCall(class, nil, k)
	}
	data, err := newBytes(p.t, p.t.ByteArrayView(*k))
	if err != nil {
		return err
	}
	return p.saveCall(class, []Value{data}, k)
}

func (p *pickler) savePickleBuffer(k *Value) error {
	t := p.t
	if p.proto < 5 {
		return picklingError(t, "PickleBuffer can only pickled with protocol >= 5")
	}
	view := t.Unwrap(*k)
	if t.Field(view, obj.ViewObject) == unbound {
		return t.ValueError("operation forbidden on released PickleBuffer object")
	}
	contiguous, err := t.GetAttrS(view, "contiguous")
	if err != nil {
		return err
	}
	if contiguous != obj.TrueValue {
		return picklingError(t, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer")
	}
	inBand := true
	if *p.callback != unbound {
		v, err := t.Call(*p.callback, *k)
		if err == nil {
			inBand, err = t.Truth(v)
		}
		if err != nil {
			return err
		}
	}
	raw, err := pickleBufferRaw(t, []Value{*k})
	if err != nil {
		return err
	}
	kr := t.Keep(raw)
	readonly, err := t.GetAttrS(*kr, "readonly")
	switch {
	case err != nil:
		return err
	case inBand && readonly == obj.TrueValue:
		return p.bytesOf(*kr, k)
	case inBand:
		if err := p.out.payload(opByteArray8, 8, *kr); err != nil {
			return err
		}
		return p.put(*k)
	}
	p.out.op(opNextBuffer)
	if readonly == obj.TrueValue {
		p.out.op(opReadonlyBuffer)
	}
	return nil
}
