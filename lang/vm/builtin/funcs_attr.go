package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Builtin functions about attributes and classes.

// attrName is the interned name of an attribute given by an argument.
func attrName(t *vm.Thread, v vm.Value) (vm.Value, error) {
	if !t.IsInstance(v, obj.ShapeStr) {
		return 0, t.TypeError("attribute name must be string, not '%s'", t.TypeName(v))
	}
	return t.InternValue(t.Unwrap(v)), nil
}

func builtinGetattr(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	name, err := attrName(t, args[1])
	if err != nil {
		return 0, err
	}
	if args[2] == obj.Unbound {
		return t.GetAttr(args[0], name)
	}
	v, err := t.LookupAttr(args[0], name)
	if err == nil && v == obj.Unbound {
		return args[2], nil
	}
	return v, err
}

func builtinHasattr(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	name, err := attrName(t, args[1])
	if err != nil {
		return 0, err
	}
	v, err := t.LookupAttr(args[0], name)
	return obj.Bool(v != obj.Unbound), err
}

func builtinSetattr(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	name, err := attrName(t, args[1])
	if err != nil {
		return 0, err
	}
	return obj.NoneValue, t.SetAttr(args[0], name, args[2])
}

func builtinDelattr(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	name, err := attrName(t, args[1])
	if err != nil {
		return 0, err
	}
	return obj.NoneValue, t.DelAttr(args[0], name)
}

// classCheck asks one class or each of a tuple, one by one.
func classCheck(t *vm.Thread, classes vm.Value, ask func(class vm.Value) (bool, error)) (bool, error) {
	if !t.IsInstance(classes, obj.ShapeTuple) {
		return ask(classes)
	}
	m := t.Mark()
	defer t.Release(m)
	all := t.Keep(t.Unwrap(classes))
	for i := range t.TupleLen(*all) {
		if yes, err := classCheck(t, t.TupleItem(*all, i), ask); err != nil || yes {
			return yes, err
		}
	}
	return false, nil
}

func builtinIsinstance(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	yes, err := classCheck(t, args[1], func(class vm.Value) (bool, error) { return isInstance(t, &args[0], class) })
	return obj.Bool(yes), err
}

func isInstance(t *vm.Thread, o *vm.Value, class vm.Value) (bool, error) {
	own := t.TypeOf(*o)
	if own == class {
		return true, nil
	}
	if t.TypeOf(class) == t.VM.Class(obj.ShapeType) {
		return plainIsInstance(t, *o, class)
	}
	check, err := t.LookupSpecial(class, t.VM.Names.InstanceCheck)
	if err != nil {
		return false, err
	}
	if check != obj.Unbound {
		r, err := t.Call(check, *o)
		if err != nil {
			return false, err
		}
		return t.Truth(r)
	}
	m := t.Mark()
	defer t.Release(m)
	c := t.Keep(class)
	if err := checkClass(t, class, "isinstance() arg 2 must be a type, a tuple of types, or a union"); err != nil {
		return false, err
	}
	cls, err := t.LookupAttr(*o, t.VM.Names.Class)
	if err != nil || cls == obj.Unbound {
		return false, err
	}
	return abstractSubclass(t, cls, c)
}

// plainIsInstance is type.__instancecheck__: the class of an object, or what
// it says its class is.
func plainIsInstance(t *vm.Thread, o, class vm.Value) (bool, error) {
	own := t.TypeOf(o)
	if t.IsSubclass(own, class) {
		return true, nil
	}
	if !t.IsKind(o, obj.KindInstance) {
		return false, nil
	}
	m := t.Mark()
	defer t.Release(m)
	c := t.Keep(class)
	claimed, err := t.LookupAttr(o, t.VM.Names.Class)
	if err != nil || claimed == own || !t.IsKind(claimed, obj.KindType) {
		return false, err
	}
	return t.IsSubclass(claimed, *c), nil
}

// checkClass raises TypeError unless v is a class, or has the __bases__ of one.
func checkClass(t *vm.Thread, v vm.Value, message string) error {
	if t.IsKind(v, obj.KindType) {
		return nil
	}
	bases, err := t.LookupAttr(v, t.VM.Names.Bases)
	if err == nil && !t.IsKind(bases, obj.KindTuple) {
		err = t.TypeError("%s", message)
	}
	return err
}

// abstractSubclass follows __bases__, for objects that are like classes.
func abstractSubclass(t *vm.Thread, derived vm.Value, class *vm.Value) (bool, error) {
	if derived == *class {
		return true, nil
	}
	if t.IsKind(derived, obj.KindType) && t.IsKind(*class, obj.KindType) {
		return t.IsSubclass(derived, *class), nil
	}
	m := t.Mark()
	defer t.Release(m)
	found, err := t.LookupAttr(derived, t.VM.Names.Bases)
	if err != nil || !t.IsKind(found, obj.KindTuple) {
		return false, err
	}
	bases := t.Keep(found)
	for i := range t.TupleLen(*bases) {
		if yes, err := abstractSubclass(t, t.TupleItem(*bases, i), class); err != nil || yes {
			return yes, err
		}
	}
	return false, nil
}

func builtinIssubclass(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	yes, err := classCheck(t, args[1], func(class vm.Value) (bool, error) { return isSubclass(t, &args[0], class) })
	return obj.Bool(yes), err
}

func isSubclass(t *vm.Thread, derived *vm.Value, class vm.Value) (bool, error) {
	const message = "issubclass() arg 1 must be a class"
	if t.TypeOf(class) == t.VM.Class(obj.ShapeType) {
		if *derived == class {
			return true, nil
		}
		if t.IsKind(*derived, obj.KindType) {
			return t.IsSubclass(*derived, class), nil
		}
		m := t.Mark()
		defer t.Release(m)
		c := t.Keep(class)
		if err := checkClass(t, *derived, message); err != nil {
			return false, err
		}
		return abstractSubclass(t, *derived, c)
	}
	check, err := t.LookupSpecial(class, t.VM.Names.SubclassCheck)
	if err != nil {
		return false, err
	}
	if check != obj.Unbound {
		r, err := t.Call(check, *derived)
		if err != nil {
			return false, err
		}
		return t.Truth(r)
	}
	m := t.Mark()
	defer t.Release(m)
	c := t.Keep(class)
	if err := checkClass(t, *derived, message); err != nil {
		return false, err
	}
	if err := checkClass(t, *c, "issubclass() arg 2 must be a class, a tuple of classes, or a union"); err != nil {
		return false, err
	}
	return abstractSubclass(t, *derived, c)
}

func builtinVars(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if args[0] == obj.Unbound {
		return t.CurrentLocals()
	}
	d, err := t.LookupAttr(args[0], t.VM.Names.Dict)
	if err == nil && d == obj.Unbound {
		err = t.TypeError("vars() argument must have __dict__ attribute")
	}
	return d, err
}

func builtinDir(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	var names vm.Value
	if args[0] == obj.Unbound {
		locals, err := t.CurrentLocals()
		if err != nil {
			return 0, err
		}
		if names, err = t.CallMethod(locals, "keys"); err != nil {
			return 0, err
		}
	} else {
		m, err := t.LookupSpecial(args[0], t.VM.Names.Dir)
		if err != nil {
			return 0, err
		}
		if m == obj.Unbound {
			return 0, t.TypeError("object does not provide __dir__")
		}
		if names, err = t.Call(m); err != nil {
			return 0, err
		}
	}
	return sortedList(t, names, obj.Unbound, obj.Unbound)
}
