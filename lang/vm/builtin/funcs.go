package builtin

import (
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Functions is the table of the builtin functions that are not classes.
func Functions() []vm.Native {
	return []vm.Native{
		{Name: "abs", Sig: "x, /", Fn: builtinAbs, Doc: "Return the absolute value of the argument."},
		{Name: "aiter", Sig: "async_iterable, /", Fn: builtinAiter, Doc: "Return an AsyncIterator for an AsyncIterable object."},
		{Name: "all", Sig: "iterable, /", Fn: builtinAll, Doc: "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True."},
		{Name: "anext", Sig: "async_iterator, default=None, /", Fn: builtinAnext, Doc: "Return the next item from the async iterator.\n\nIf default is given and the async iterator is exhausted,\nit is returned instead of raising StopAsyncIteration."},
		{Name: "any", Sig: "iterable, /", Fn: builtinAny, Doc: "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False."},
		{Name: "ascii", Sig: "obj, /", Fn: builtinASCII, Doc: "Return an ASCII-only representation of an object."},
		{Name: "bin", Sig: "number, /", Fn: builtinBin, Doc: "Return the binary representation of an integer."},
		{Name: "breakpoint", Sig: "*args, **kws", Fn: builtinBreakpoint, Doc: "Call sys.breakpointhook(*args, **kws)."},
		{Name: "callable", Sig: "obj, /", Fn: builtinCallable, Doc: "Return whether the object is callable (i.e., some kind of function)."},
		{Name: "chr", Sig: "i, /", Fn: builtinChr, Doc: "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."},
		{Name: "compile", Sig: "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1", Fn: builtinCompile, Doc: "Compile source into a code object that can be executed by exec() or eval()."},
		{Name: "delattr", Sig: "obj, name, /", Fn: builtinDelattr, Doc: "Deletes the named attribute from the given object."},
		{Name: "dir", Sig: "object=None, /", Fn: builtinDir, Doc: "Show attributes of an object."},
		{Name: "divmod", Sig: "x, y, /", Fn: builtinDivmod, Doc: "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."},
		{Name: "eval", Sig: "source, globals=None, locals=None, /", Fn: builtinEval, Doc: "Evaluate the given source in the context of globals and locals."},
		{Name: "exec", Sig: "source, globals=None, locals=None, /, *, closure=None", Fn: builtinExec, Doc: "Execute the given source in the context of globals and locals."},
		{Name: "format", Sig: "value, format_spec='', /", Fn: builtinFormat, Doc: "Return type(value).__format__(value, format_spec)"},
		{Name: "getattr", Sig: "object, name, default=None, /", Fn: builtinGetattr, Doc: "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\nWhen a default argument is given, it is returned when the attribute doesn't\nexist; without it, an exception is raised in that case."},
		{Name: "globals", Sig: "", Fn: builtinGlobals, Doc: "Return the dictionary containing the current scope's global variables."},
		{Name: "hasattr", Sig: "obj, name, /", Fn: builtinHasattr, Doc: "Return whether the object has an attribute with the given name."},
		{Name: "hash", Sig: "obj, /", Fn: builtinHash, Doc: "Return the hash value for the given object."},
		{Name: "hex", Sig: "number, /", Fn: builtinHex, Doc: "Return the hexadecimal representation of an integer."},
		{Name: "id", Sig: "obj, /", Fn: builtinID, Doc: "Return the identity of an object."},
		{Name: "input", Sig: "prompt='', /", Fn: builtinInput, Doc: "Read a string from standard input.  The trailing newline is stripped."},
		{Name: "isinstance", Sig: "obj, class_or_tuple, /", Fn: builtinIsinstance, Quick: vm.QuickIsInstance, Doc: "Return whether an object is an instance of a class or of a subclass thereof."},
		{Name: "issubclass", Sig: "cls, class_or_tuple, /", Fn: builtinIssubclass, Doc: "Return whether 'cls' is derived from another class or is the same class."},
		{Name: "iter", Sig: "object, sentinel=None, /", Fn: builtinIter, Doc: "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nGet an iterator from an object."},
		{Name: "len", Sig: "obj, /", Fn: builtinLen, Steps: lenSteps(), Quick: vm.QuickLen, Doc: "Return the number of items in a container."},
		{Name: "locals", Sig: "", Fn: builtinLocals, Doc: "Return a dictionary containing the current scope's local variables."},
		{Name: "max", Sig: "*args, key=None, default=None", Fn: builtinMax, Steps: extremeSteps(vm.OpGt), Doc: "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its biggest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more arguments, return the largest argument."},
		{Name: "min", Sig: "*args, key=None, default=None", Fn: builtinMin, Steps: extremeSteps(vm.OpLt), Doc: "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its smallest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more arguments, return the smallest argument."},
		{Name: "next", Sig: "iterator, default=None, /", Fn: builtinNext, Doc: "next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\nis exhausted, it is returned instead of raising StopIteration."},
		{Name: "oct", Sig: "number, /", Fn: builtinOct, Doc: "Return the octal representation of an integer."},
		{Name: "open", Sig: "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None", Fn: builtinOpen, Doc: "Open file and return a stream.  Raise OSError upon failure."},
		{Name: "ord", Sig: "c, /", Fn: builtinOrd, Quick: vm.QuickOrd, Doc: "Return the Unicode code point for a one-character string."},
		{Name: "pow", Sig: "base, exp, mod=None", Fn: builtinPow, Doc: "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments."},
		{Name: "print", Sig: "*args, sep=' ', end='\\n', file=None, flush=False", Fn: builtinPrint, Doc: "Prints the values to a stream, or to sys.stdout by default."},
		{Name: "repr", Sig: "obj, /", Fn: builtinRepr, Doc: "Return the canonical string representation of the object."},
		{Name: "round", Sig: "number, ndigits=None", Fn: builtinRound, Doc: "Round a number to a given precision in decimal digits."},
		{Name: "setattr", Sig: "obj, name, value, /", Fn: builtinSetattr, Doc: "Sets the named attribute on the given object to the specified value."},
		{Name: "sorted", Sig: "iterable, /, *, key=None, reverse=False", Counts: vm.CountsUnpack, Passes: "sort", Fn: builtinSorted, Steps: sortedSteps(), Doc: "Return a new list containing all items from the iterable in ascending order."},
		{Name: "sum", Sig: "iterable, /, start=0", Fn: builtinSum, Doc: "Return the sum of a 'start' value (default: 0) plus an iterable of numbers"},
		{Name: "vars", Sig: "object=None, /", Fn: builtinVars, Doc: "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__."},
		{Name: "__import__", Sig: "name, globals=None, locals=None, fromlist=(), level=0", Fn: builtinImport, Doc: "Import a module."},
		{Name: "exit", Sig: "code=None", Fn: builtinExit, Doc: "Exit the interpreter by raising SystemExit."},
		{Name: "quit", Sig: "code=None", Fn: builtinExit, Doc: "Exit the interpreter by raising SystemExit."},
		{Name: "help", Sig: "object=None", Fn: builtinHelp, Doc: "Show the documentation of an object."},
	}
}

// given reports whether an optional argument was given and is not None.
func given(v vm.Value) bool { return v != obj.Unbound && v != obj.NoneValue }

func builtinAbs(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	switch x := args[0]; {
	case x.IsInt():
		return t.NewInt(max(x.Int(), -x.Int())), nil
	case x.IsFloat():
		return t.NewFloat(math.Abs(x.Float())), nil
	}
	return t.Unary(vm.UnaryAbs, args[0])
}

// goThrough has a body go through the items of an iterable, if that runs Python code. Where
// the native begins with them itself, it goes on by PassRest.
func goThrough(t *vm.Thread, args []Value, iterable Value, body vm.Body, xs ...Value) (v Value, ok bool, err error) {
	if !t.RunsPython(iterable) || listed(body) && t.HasLength(iterable) || t.Nests(iterable) {
		return 0, false, nil
	}
	return t.PassBody(args, body, xs...)
}

// listed reports whether a body makes a list of the items.
func listed(body vm.Body) bool {
	return body == vm.BodySorted || body == vm.BodyJoin || body == vm.BodyExtend
}

func builtinAll(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return lookFor(t, args, vm.BodyAll, false)
}

func builtinAny(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return lookFor(t, args, vm.BodyAny, true)
}

// lookFor reports the truth that the search for an item of this truth ends with.
func lookFor(t *vm.Thread, args []Value, body vm.Body, truth bool) (vm.Value, error) {
	if found, known := lookForPlain(t, args[0], truth); known {
		return obj.Bool(found), nil
	}
	if v, ok, err := goThrough(t, args, args[0], body, args[0]); ok {
		return v, err
	}
	result := !truth
	take := takeFalse
	if !truth {
		take = takeTrue
	}
	err := t.TakeSome(args, body, args[0], take, nil, func(_ int, x vm.Value) error {
		b, err := t.Truth(x)
		if err == nil && b == truth {
			result = truth
			return vm.ErrStop
		}
		return err
	})
	if err == vm.ErrDue {
		return t.PassRest(body, args[0])
	}
	return obj.Bool(result), err
}

// lookForPlain is lookFor in a list or tuple, if the truth of all that it looks at is known without a call.
func lookForPlain(t *vm.Thread, seq vm.Value, truth bool) (found, known bool) {
	if !t.IsExact(seq, obj.KindList, obj.ShapeList) && !t.IsExact(seq, obj.KindTuple, obj.ShapeTuple) {
		return false, false
	}
	for from, part := 0, 64; ; part = min(2*part, 4096) {
		items := seqPart(t, seq, from, part)
		if len(items) == 0 {
			return !truth, true
		}
		for _, x := range items {
			b, known := plainTruth(t, x)
			if !known || b == truth {
				return truth, known
			}
		}
		from += len(items)
	}
}

// plainTruth is the truth of what is no object, and of text.
func plainTruth(t *vm.Thread, x vm.Value) (truth, known bool) {
	switch {
	case x.IsInt():
		return x != obj.SmallInt(0), true
	case x.IsFloat():
		return x.Float() != 0, true
	case x.IsRef():
		return t.IsKind(x, obj.KindStr) && t.StrChars(x) > 0, t.IsExact(x, obj.KindStr, obj.ShapeStr)
	}
	return x == obj.TrueValue, x.IsBool() || x == obj.NoneValue
}

// takeFalse takes what any() goes on after, takeTrue what all() does.
func takeFalse(_ *vm.Thread, _ *vm.Value, x vm.Value) bool {
	return x == obj.FalseValue || x == obj.NoneValue || x == obj.SmallInt(0)
}

func takeTrue(_ *vm.Thread, _ *vm.Value, x vm.Value) bool {
	return x == obj.TrueValue || x.IsInt() && x != obj.SmallInt(0)
}

func builtinASCII(t *vm.Thread, args []vm.Value) (vm.Value, error) { return t.ASCII(args[0]) }

func builtinRepr(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if v, ok, err := t.PassRepr(args); ok {
		return v, err
	}
	return t.Repr(args[0])
}

func builtinCallable(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return obj.Bool(t.Callable(args[0])), nil
}

func builtinHash(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	h, err := t.Hash(args[0])
	return t.NewInt(h), err
}

func builtinID(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return t.NewUint(t.ID(args[0])), nil
}

func builtinLen(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := t.Len(args[0])
	return t.NewInt(int64(n)), err
}

func builtinFormat(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if v, ok, err := t.PassFormat(args); ok {
		return v, err
	}
	spec := ""
	if args[1] != obj.Unbound {
		if !t.IsInstance(args[1], obj.ShapeStr) {
			return 0, t.TypeError("format() argument 2 must be str, not %s", argType(t, args[1]))
		}
		spec = string([]byte(t.StrView(t.Unwrap(args[1]))))
	}
	return t.Format(args[0], spec)
}

// argType names the class of an argument in messages; None is called so.
func argType(t *vm.Thread, v vm.Value) string {
	if v == obj.NoneValue {
		return "None"
	}
	return t.TypeName(v)
}

// makeFields makes an object of a class whose words are all values.
func makeFields(t *vm.Thread, spec *vm.TypeSpec, fields ...vm.Value) (vm.Value, error) {
	class, err := t.SpecClass(spec)
	if err != nil {
		return 0, err
	}
	v, err := t.AllocObject(class)
	for i, f := range fields {
		t.Init(v, 1+i, f)
	}
	return v, err
}

// iteration

func builtinIter(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if args[1] == obj.Unbound {
		return t.Iter(args[0])
	}
	if !t.Callable(args[0]) {
		return 0, t.TypeError("iter(v, w): v must be callable")
	}
	return makeFields(t, callableIteratorType, args[0], args[1])
}

// A callable_iterator calls its function until it returns the sentinel; both
// are unbound after that.
var callableIteratorType = &vm.TypeSpec{Name: "callable_iterator", Kind: obj.KindFields, Body: 3, NoNew: true, Final: true, Hidden: true,
	Slots: vm.Slots{
		Iter: func(t *vm.Thread, v vm.Value) (vm.Value, error) { return v, nil },
		Next: callableIteratorNext,
	},
	Methods: []vm.Native{{Name: "__reduce__", Sig: "self, /", Fn: reduceCallableIterator, Doc: "How to make a copy."}}}

func reduceCallableIterator(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	call := t.VM.EmptyTuple()
	var err error
	if f := t.Field(args[0], 1); f != obj.Unbound {
		call, err = t.NewTuple(f, t.Field(args[0], 2))
	} else {
		call, err = t.NewTuple(call)
	}
	if err != nil {
		return 0, err
	}
	return t.NewPair(t.StrGet(t.VM.Builtins(), t.Intern("iter")), call), nil
}

func callableIteratorNext(t *vm.Thread, v vm.Value) (vm.Value, error) {
	f := t.Field(v, 1)
	if f == obj.Unbound {
		return obj.Unbound, nil
	}
	m := t.Mark()
	defer t.Release(m)
	it := t.Keep(v)
	finish := func() { t.SetField(*it, 1, obj.Unbound); t.SetField(*it, 2, obj.Unbound) }
	x, err := t.Call(f)
	if err != nil {
		if t.Matches(err, t.VM.Exc.StopIteration) {
			t.Caught(err)
			finish()
			return obj.Unbound, nil
		}
		return 0, err
	}
	result := t.Keep(x)
	sentinel := t.Field(*it, 2)
	if sentinel == obj.Unbound {
		return obj.Unbound, nil
	}
	same, err := t.Equal(sentinel, x)
	if err != nil {
		return 0, err
	}
	if same {
		finish()
		return obj.Unbound, nil
	}
	return *result, nil
}

func builtinNext(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if err := t.PassNext(args); err != nil {
		return 0, err
	}
	x, err := t.CallNext(args[0])
	if err != nil && args[1] != obj.Unbound && t.Matches(err, t.VM.Exc.StopIteration) {
		t.Caught(err)
		return args[1], nil
	}
	return x, err
}
