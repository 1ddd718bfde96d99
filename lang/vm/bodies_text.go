package vm

import (
	"unsafe"

	"pystm/lang/vm/obj"
)

// repr() and format() of objects whose classes have methods in Python for it, and fields of f-strings that text.go leaves, which
// are passed on as bodies.go says, and instructions that go through the items of an iterable.

// textBody is the body that makes format(v, spec), or that of v converted by str or repr, with
// what it is called with; Unbound if natives do it. The values of args are v, then two more.
func (t *Thread) textBody(v, spec Value, conv uint8) (body Value, args [4]Value, n int) {
	if _, exact := t.exact(v); exact || !v.IsRef() {
		return obj.Unbound, args, 0
	}
	names := t.VM.Names
	name := names.Str
	switch conv {
	case 'a':
		return obj.Unbound, args, 0
	case 'r':
		name = names.Repr
	case 0:
		if f := t.itemMethod(v, names.Format); f != obj.Unbound {
			if spec == obj.Unbound {
				spec = t.VM.EmptyStr()
			}
			return t.body(BodyFormatted), [4]Value{f, v, spec}, 3
		}
		if spec != obj.Unbound && t.StrView(spec) != "" || !t.isNativeMethod(t.classLookup(t.TypeOf(v), names.Format)) {
			return obj.Unbound, args, 0
		}
	}
	method := t.textMethod(v, conv == 'r')
	switch {
	case method == obj.Unbound:
		return obj.Unbound, args, 0
	case conv == 0:
		return t.body(BodyShown), [4]Value{method, v, name}, 3
	case spec == obj.Unbound:
		spec = t.VM.EmptyStr()
	}
	return t.body(BodyConverted), [4]Value{method, v, name, spec}, 4
}

// PassRepr is PassBody for repr(args[0]).
func (t *Thread) PassRepr(args []Value) (v Value, ok bool, err error) {
	method := t.itemMethod(args[0], t.VM.Names.Repr)
	if method == obj.Unbound {
		return 0, false, nil
	}
	return t.PassBody(args, BodyShown, method, args[0])
}

// PassFormat is PassBody for format(args[0], args[1]).
func (t *Thread) PassFormat(args []Value) (v Value, ok bool, err error) {
	if args[1] != obj.Unbound && !t.IsExact(args[1], obj.KindStr, obj.ShapeStr) {
		return 0, false, nil
	}
	f, xs, n := t.textBody(args[0], args[1], 0)
	if f == obj.Unbound || !t.PassesOn(args) {
		return 0, false, nil
	}
	v, err = t.passFunction(f, xs[:n])
	return v, true, err
}

// extendInLoop has a body put the items of an iterable into a list or set, for an
// instruction, if that runs Python code.
func (t *Thread) extendInLoop(n Body, items, iterable Value) (done bool, err error) {
	f := t.body(n)
	if f == obj.Unbound || !t.RunsPython(iterable) || n == BodyExtend && t.HasLength(iterable) {
		return false, nil
	}
	if t.Nests(iterable) {
		m := t.Mark()
		defer t.Release(m)
		to, from := t.Keep(items), t.Keep(iterable)
		if n == BodyExtend {
			err = t.listUntilDue(to, *from)
		} else {
			err = t.setUntilDue(to, *from)
		}
		if err != ErrDue {
			return true, err
		}
		items, iterable = *to, *from
	}
	return true, t.invokeDrop(f, items, iterable)
}

// starInLoop has a body make the tuple of the arguments of a CallEx, whose window is at base, if that runs Python code.
func (t *Thread) starInLoop(base unsafe.Pointer) (done bool, err error) {
	if f := t.body(BodyTuple); f == obj.Unbound || !t.RunsPython(*word(base, 0)) || t.HasLength(*word(base, 0)) {
		return false, nil
	}
	if kw := *word(base, 1); kw != obj.Unbound { // what runs now may change it
		if *word(base, 1), err = t.DictCopy(kw); err != nil {
			return true, err
		}
	}
	_, _, err = t.invoke(makeLink(actDrop, 0)|stageStar<<linkFlags, t.body(BodyTuple), *word(base, 0))
	return true, err
}

// containsInLoop has a body look for x in a container, for an instruction, if that runs Python code.
func (t *Thread) containsInLoop(container, x Value) (done bool, err error) {
	f := t.body(BodyContains)
	if f == obj.Unbound || !container.IsRef() {
		return false, nil
	}
	if _, exact := t.exact(container); !exact && t.classLookup(t.TypeOf(container), t.VM.Names.Contains) != obj.Unbound {
		return false, nil
	}
	listed := t.IsExact(container, obj.KindList, obj.ShapeList) || t.IsExact(container, obj.KindTuple, obj.ShapeTuple)
	if !(listed && t.itemMethod(x, t.VM.Names.Eq) != obj.Unbound) && !t.RunsPython(container) {
		return false, nil
	}
	_, _, err = t.invoke(makeLink(actTruth, 0), f, container, x)
	return true, err
}
