package builtin

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Builtin functions about attributes and classes.

// attrName is the interned name of an attribute given by an argument, which
// keeps it.
func attrName(t *vm.Thread, arg *vm.Value) (vm.Value, error) {
	if t.IsExact(*arg, obj.KindStr, obj.ShapeStr) {
		*arg = t.InternValue(*arg)
		return *arg, nil
	}
	if !t.IsInstance(*arg, obj.ShapeStr) {
		return 0, t.TypeError("attribute name must be string, not '%s'", t.TypeName(*arg))
	}
	*arg = t.InternValue(t.Unwrap(*arg))
	return *arg, nil
}

func builtinGetattr(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	name, err := attrName(t, &args[1])
	if err != nil {
		return 0, err
	}
	if v, known := t.QuickAttr(args[0], name); known {
		switch {
		case v != obj.Unbound:
			return v, nil
		case args[2] != obj.Unbound:
			return args[2], nil
		}
	}
	if v, ok, err := t.PassGetAttr(args, name); ok {
		return v, err
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
	name, err := attrName(t, &args[1])
	if err != nil {
		return 0, err
	}
	v, err := t.LookupAttr(args[0], name)
	return obj.Bool(v != obj.Unbound), err
}

func builtinSetattr(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	name, err := attrName(t, &args[1])
	if err != nil {
		return 0, err
	}
	return obj.NoneValue, t.SetAttr(args[0], name, args[2])
}

func builtinDelattr(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	name, err := attrName(t, &args[1])
	if err != nil {
		return 0, err
	}
	return obj.NoneValue, t.DelAttr(args[0], name)
}

func builtinIsinstance(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	yes, err := t.IsInstanceOf(args[0], args[1])
	return obj.Bool(yes), err
}

func builtinIssubclass(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	yes, err := t.IsSubclassOf(args[0], args[1])
	return obj.Bool(yes), err
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
	list, err := t.ListOf(names)
	if err != nil {
		return 0, err
	}
	return sortMade(t, list, obj.Unbound, obj.Unbound)
}
