package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _contextvars: variables with a value for each context. Context.run, which calls Python code, is
// written in Python (contextvars.py), so that the call is made by the loop.

// The words of a Context.
const (
	contextValues  = 1 // dict by variable: never changed, but replaced, so that copies share it
	contextBefore  = 2 // of a context that was entered, the one before
	contextEntered = 3 // bool
)

// The words of a ContextVar.
const (
	varName    = 1
	varDefault = 2 // unbound if it has none
)

// The words of a Token.
const (
	tokenContext = 1
	tokenVar     = 2
	tokenOld     = 3 // unbound if the variable had no value
	tokenUsed    = 4 // bool
)

// contextvars has the classes of the module.
type contextvars struct{ context, variable, token, missing *vm.TypeSpec }

func contextvarsModule() *vm.ModuleSpec {
	c := &contextvars{}
	c.missing = &vm.TypeSpec{Name: "MISSING", Module: "Token", Kind: obj.KindFields, Body: 1, NoNew: true, Final: true, Hidden: true,
		Slots: vm.Slots{Repr: func(t *Thread, _ Value) (Value, error) { return t.NewStr("<Token.MISSING>") }}}
	c.context = c.contextType()
	c.variable = c.variableType()
	c.token = c.tokenType()
	return &vm.ModuleSpec{Name: "_contextvars", Doc: "Context Variables",
		Types: []*vm.TypeSpec{c.missing, c.context, c.variable, c.token},
		Funcs: []vm.Native{
			{Name: "copy_context", Sig: "", Doc: "Return a copy of the current context.", Fn: func(t *Thread, _ []Value) (Value, error) {
				return c.copyOf(t, c.current(t)), nil
			}},
			{Name: "_enter", Sig: "context, /", Doc: "Make a context that of the running code.", Fn: c.enter},
			{Name: "_leave", Sig: "context, /", Doc: "Make the context before it that of the running code.", Fn: c.leave},
			{Name: "_completes", Sig: "methods, /", Doc: "Context, with the attributes of this class.", Fn: func(t *Thread, args []Value) (Value, error) {
				if !t.IsKind(args[0], obj.KindType) {
					return 0, t.TypeError("_completes() argument must be a class, not %s", t.TypeName(args[0]))
				}
				if name := t.ClassName(args[0]); name != c.context.Name {
					return 0, t.ValueError("no class '%s' to complete", name)
				}
				class, err := t.SpecClass(c.context)
				if err != nil {
					return 0, err
				}
				return class, t.CompleteClass(class, t.Field(args[0], vm.TypeDict))
			}},
		}}
}

func (c *contextvars) contextType() *vm.TypeSpec {
	view := func(name string) vm.Native {
		return vm.Native{Name: name, Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.CallMethod(t.Field(args[0], contextValues), name)
		}}
	}
	return &vm.TypeSpec{Name: "Context", Module: "_contextvars", Kind: obj.KindFields, Body: 4, Final: true, Weak: true,
		New: func(t *Thread, args []Value) (Value, error) { return c.newContext(t, t.NewDict()), nil }, NewSig: "cls, /",
		Slots: vm.Slots{Unhashable: true,
			Len:     func(t *Thread, v Value) (int, error) { return t.DictLen(t.Field(v, contextValues)), nil },
			Iter:    func(t *Thread, v Value) (Value, error) { return t.Iter(t.Field(v, contextValues)) },
			GetItem: c.getItem,
			Contains: func(t *Thread, v, key Value) (bool, error) {
				x, err := c.value(t, v, key)
				return x != unbound, err
			},
			Compare: func(t *Thread, op vm.CompareOp, a, b Value) (Value, error) {
				if op != vm.OpEq && op != vm.OpNe || !isA(t, a, c.context) || !isA(t, b, c.context) {
					return obj.NotImplemented, nil
				}
				return t.Compare(op, t.Field(a, contextValues), t.Field(b, contextValues))
			}},
		Methods: []vm.Native{
			{Name: "copy", Sig: "self, /", Doc: "Return a shallow copy of the context object.", Fn: func(t *Thread, args []Value) (Value, error) {
				return c.copyOf(t, args[0]), nil
			}},
			{Name: "get", Sig: "self, key, default=None, /", Doc: "Return the value for `key` if `key` has the value in the context object.\n\nIf `key` does not exist, return `default`. If `default` is not given, return None.",
				Fn: func(t *Thread, args []Value) (Value, error) {
					x, err := c.value(t, args[0], args[1])
					if err != nil || x != unbound {
						return x, err
					}
					return orNone(args[2]), nil
				}},
			view("keys"), view("values"), view("items"),
		}}
}

func (c *contextvars) newContext(t *Thread, values Value) Value {
	return t.NewFields(obj.KindFields, t.ShapeOf(c.context), values, none, obj.FalseValue)
}

func (c *contextvars) copyOf(t *Thread, context Value) Value {
	return c.newContext(t, t.Field(context, contextValues))
}

// current is the context of the running code.
func (c *contextvars) current(t *Thread) Value {
	v := t.Context()
	if v == unbound {
		v = c.newContext(t, t.NewDict())
		t.SetContext(v)
	}
	return v
}

// value is that of a variable in a context, or unbound.
func (c *contextvars) value(t *Thread, context, variable Value) (Value, error) {
	if !isA(t, variable, c.variable) {
		text, err := t.ReprText(variable)
		if err != nil {
			return 0, err
		}
		return 0, t.TypeError("a ContextVar key was expected, got %s", text)
	}
	return t.DictGet(t.Field(context, contextValues), variable)
}

func (c *contextvars) getItem(t *Thread, v, key Value) (Value, error) {
	x, err := c.value(t, v, key)
	if err == nil && x == unbound {
		err = t.KeyError(key)
	}
	return x, err
}

func (c *contextvars) enter(t *Thread, args []Value) (Value, error) {
	v := args[0]
	if !isA(t, v, c.context) {
		return 0, t.TypeError("_enter() argument must be a Context, not %s", t.TypeName(v))
	}
	if t.Field(v, contextEntered) == obj.TrueValue {
		text, err := t.ReprText(v)
		if err != nil {
			return 0, err
		}
		return 0, t.RuntimeError("cannot enter context: %s is already entered", text)
	}
	t.SetField(v, contextBefore, c.current(t))
	t.SetField(v, contextEntered, obj.TrueValue)
	t.SetContext(v)
	return none, nil
}

func (c *contextvars) leave(t *Thread, args []Value) (Value, error) {
	v := args[0]
	if !isA(t, v, c.context) || t.Field(v, contextEntered) != obj.TrueValue {
		return 0, t.TypeError("_leave() argument must be a Context that was entered, not %s", t.TypeName(v))
	}
	t.SetContext(t.Field(v, contextBefore))
	t.SetField(v, contextBefore, none)
	t.SetField(v, contextEntered, obj.FalseValue)
	return none, nil
}

func (c *contextvars) variableType() *vm.TypeSpec {
	return &vm.TypeSpec{Name: "ContextVar", Module: "_contextvars", Kind: obj.KindFields, Body: 3, Final: true,
		New: func(t *Thread, args []Value) (Value, error) {
			if !t.IsInstance(args[1], obj.ShapeStr) {
				return 0, t.TypeError("context variable name must be a str")
			}
			return newObject(t, args[0], args[1], args[2])
		}, NewSig: "cls, name, /, *, default=None",
		Slots: vm.Slots{Repr: variableRepr},
		Methods: []vm.Native{classGetItem(),
			{Name: "get", Sig: "self, default=None, /", Fn: c.get, Doc: "Return a value for the context variable for the current context.\n\nIf there is no value for the variable in the current context, the method will:\n * return the value of the default argument of the method, if provided; or\n * return the default value for the context variable, if it was created\n   with one; or\n * raise a LookupError."},
			{Name: "set", Sig: "self, value, /", Fn: c.set, Doc: "Call to set a new value for the context variable in the current context.\n\nThe required *value* argument is the new value for the context variable.\n\nReturns a Token object that can be used to restore the variable to its previous\nvalue via the `ContextVar.reset()` method."},
			{Name: "reset", Sig: "self, token, /", Fn: c.reset, Doc: "Reset the context variable.\n\nThe variable is reset to the value it had before the `ContextVar.set()` that\ncreated the token was used."},
		},
		Getters: []vm.Getter{{Name: "name", Get: fieldGetter(varName)}}}
}

func variableRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	text, err := t.ReprText(t.Field(v, varName))
	if err != nil {
		return 0, err
	}
	if x := t.Field(*kv, varDefault); x != unbound {
		byDefault, err := t.ReprText(x)
		if err != nil {
			return 0, err
		}
		text += " default=" + byDefault
	}
	return t.NewStr("<ContextVar name=" + text + " at " + address(t, *kv) + ">")
}

func (c *contextvars) get(t *Thread, args []Value) (Value, error) {
	v := args[0]
	if context := t.Context(); context != unbound {
		if x, err := t.DictGet(t.Field(context, contextValues), v); err != nil || x != unbound {
			return x, err
		}
	}
	if args[1] != unbound {
		return args[1], nil
	}
	if x := t.Field(v, varDefault); x != unbound {
		return x, nil
	}
	return 0, t.RaiseArgs(t.VM.Exc.LookupError, v)
}

func (c *contextvars) set(t *Thread, args []Value) (Value, error) {
	context := c.current(t)
	values := t.Field(context, contextValues)
	old, err := t.DictGet(values, args[0])
	if err != nil {
		return 0, err
	}
	if err := c.change(t, context, args[0], args[1]); err != nil {
		return 0, err
	}
	return t.NewFields(obj.KindFields, t.ShapeOf(c.token), context, args[0], old, obj.FalseValue), nil
}

// change gives a variable a value in the current context, or none.
func (c *contextvars) change(t *Thread, context, variable, x Value) error {
	// Variables are equal to themselves only: no Python code runs.
	values, err := t.DictCopy(t.Field(context, contextValues))
	switch {
	case err != nil:
	case x == unbound:
		_, err = t.DictDel(values, variable)
	default:
		err = t.DictSet(values, variable, x)
	}
	if err != nil {
		return err
	}
	t.SetField(context, contextValues, values)
	t.SetContext(context)
	return nil
}

func (c *contextvars) reset(t *Thread, args []Value) (Value, error) {
	v, token := args[0], args[1]
	context := c.current(t)
	raise, format := t.ValueError, ""
	switch {
	case !isA(t, token, c.token):
		raise, format = t.TypeError, "expected an instance of Token, got %s"
	case t.Field(token, tokenUsed) == obj.TrueValue:
		raise, format = t.RuntimeError, "%s has already been used once"
	case t.Field(token, tokenVar) != v:
		format = "%s was created by a different ContextVar"
	case t.Field(token, tokenContext) != context:
		format = "%s was created in a different Context"
	}
	if format != "" {
		text, err := t.ReprText(token)
		if err != nil {
			return 0, err
		}
		return 0, raise(format, text)
	}
	t.SetField(token, tokenUsed, obj.TrueValue)
	return none, c.change(t, context, v, t.Field(token, tokenOld))
}

func (c *contextvars) tokenType() *vm.TypeSpec {
	return &vm.TypeSpec{Name: "Token", Module: "_contextvars", Kind: obj.KindFields, Body: 5, Final: true,
		New: func(t *Thread, _ []Value) (Value, error) {
			return 0, t.RuntimeError("Tokens can only be created by ContextVars")
		}, NewSig: "cls, /, *args, **kwargs",
		Slots:   vm.Slots{Repr: tokenRepr, Unhashable: true},
		Methods: []vm.Native{classGetItem()},
		Getters: []vm.Getter{
			{Name: "var", Get: fieldGetter(tokenVar)},
			{Name: "old_value", Get: func(t *Thread, v Value) (Value, error) {
				if x := t.Field(v, tokenOld); x != unbound {
					return x, nil
				}
				return t.GetAttrS(t.TypeOf(v), "MISSING")
			}},
		},
		Attrs: func(t *Thread) map[string]Value {
			return map[string]Value{"MISSING": t.NewFields(obj.KindFields, t.ShapeOf(c.missing))}
		}}
}

func tokenRepr(t *Thread, v Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	text, err := t.ReprText(t.Field(v, tokenVar))
	if err != nil {
		return 0, err
	}
	used := ""
	if t.Field(*kv, tokenUsed) == obj.TrueValue {
		used = " used"
	}
	return t.NewStr("<Token" + used + " var=" + text + " at " + address(t, *kv) + ">")
}
