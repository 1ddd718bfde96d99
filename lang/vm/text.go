package vm

import (
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// str() of objects and the fields of f-strings, where the text is made by a method that is a Python
// function: its frame is pushed in the loop.

// textMethod is that function for str(v), or for repr(v); Unbound if another one, or none, is to be called.
func (t *Thread) textMethod(v Value, repr bool) Value {
	if !v.IsRef() {
		return obj.Unbound
	}
	if !repr {
		if f := t.itemMethod(v, t.VM.Names.Str); f != obj.Unbound {
			return f
		}
		if t.classLookup(t.TypeOf(v), t.VM.Names.Str) != t.r.objectStr {
			return obj.Unbound
		}
	}
	return t.itemMethod(v, t.VM.Names.Repr)
}

// notText is the error for the result r of such a function.
func (t *Thread) notText(r Value, repr bool) error {
	name := "__str__"
	if repr {
		name = "__repr__"
	}
	return t.TypeError("%s returned non-string (type %s)", name, t.TypeName(r))
}

// enterStr pushes the frame that str(x) in the window at base needs, if it needs one.
func (t *Thread) enterStr(base unsafe.Pointer) (entered bool, err error) {
	x := *word(base, 0)
	f := t.textMethod(x, false)
	if f == obj.Unbound {
		return false, nil
	}
	shifted, ok := t.direct(base)
	if !ok {
		return false, nil
	}
	if end := unsafe.Add(base, wordSize); uintptr(end) > uintptr(t.sp) {
		t.sp = end
	}
	entered, v, err := t.pushAsked(f, nativeLink(shifted), x)
	if err == nil && !entered {
		err = t.notText(v, false)
	}
	return entered, err
}

// strReturned completes a call str(x) by the result of a frame.
func (t *Thread) strReturned(fp unsafe.Pointer, ins code.Instr, r Value) error {
	if !t.IsInstance(r, obj.ShapeStr) {
		return t.notText(r, false)
	}
	*regB(fp, ins) = r
	return nil
}

// stepFormat is a replacement field of an f-string.
func (t *Thread) stepFormat(fp unsafe.Pointer, ins code.Instr) error {
	v, spec, conv := *regB(fp, ins), Value(0), ins.D()
	if ins.C() != code.NoReg {
		spec = *regC(fp, ins)
	} else if (conv == 0 || conv == 's') && t.IsExact(v, obj.KindStr, obj.ShapeStr) {
		*regA(fp, ins) = v
		return nil
	} else if conv == 'r' || conv == 's' || conv == 0 && v.IsRef() && t.isNativeMethod(t.classLookup(t.TypeOf(v), t.VM.Names.Format)) {
		if f := t.textMethod(v, conv == 'r'); f != obj.Unbound {
			entered, r, err := t.invoke(makeLink(actOperator, 0), f, v)
			if err == nil && !entered {
				err = t.formatted(fp, ins, r)
			}
			return err
		}
	}
	if f, args, n := t.textBody(v, spec, conv); f != obj.Unbound {
		return t.invokeInto(fp, ins.A(), f, args[0], args[1:n]...)
	}
	v, err := t.formatValue(v, spec, conv)
	if err == nil {
		*regA(fp, ins) = v
	}
	return err
}

// formatted completes a field without a specification by the result of a frame.
func (t *Thread) formatted(fp unsafe.Pointer, ins code.Instr, r Value) (err error) {
	switch conv := ins.D(); {
	case !t.IsInstance(r, obj.ShapeStr):
		return t.notText(r, conv == 'r')
	case t.IsExact(r, obj.KindStr, obj.ShapeStr):
	case conv == 0:
		r = t.Unwrap(r)
	default:
		r, err = t.Format(r, "")
	}
	if err == nil {
		*regA(fp, ins) = r
	}
	return err
}
