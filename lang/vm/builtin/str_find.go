package builtin

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

var strFindMethods = []vm.Native{
	{Name: "count", Sig: "self, sub, start=None, end=None, /", Counts: vm.CountsFormat, Fn: strCount, Doc: "The number of occurrences of sub that do not overlap."},
	{Name: "endswith", Sig: "self, suffix, start=None, end=None, /", Counts: vm.CountsFormat, Fn: affixMethod("endswith", strings.HasSuffix), Doc: "Whether the text ends with the suffix, or one of a tuple of them."},
	{Name: "find", Sig: "self, sub, start=None, end=None, /", Counts: vm.CountsFormat, Fn: findMethod(strings.Index, ""), Doc: "Where sub first occurs, -1 if nowhere."},
	{Name: "index", Sig: "self, sub, start=None, end=None, /", Counts: vm.CountsFormat, Fn: findMethod(strings.Index, "substring not found"), Doc: "Where sub first occurs; ValueError if nowhere."},
	{Name: "rfind", Sig: "self, sub, start=None, end=None, /", Counts: vm.CountsFormat, Fn: findMethod(strings.LastIndex, ""), Doc: "Where sub last occurs, -1 if nowhere."},
	{Name: "rindex", Sig: "self, sub, start=None, end=None, /", Counts: vm.CountsFormat, Fn: findMethod(strings.LastIndex, "substring not found"), Doc: "Where sub last occurs; ValueError if nowhere."},
	{Name: "startswith", Sig: "self, prefix, start=None, end=None, /", Counts: vm.CountsFormat, Fn: affixMethod("startswith", strings.HasPrefix), Doc: "Whether the text starts with the prefix, or one of a tuple of them."},
	{Name: "replace", Sig: "self, old, new, count=-1, /", Fn: strReplace, Doc: "The text with occurrences of old, all or the first count, replaced by new."},
	{Name: "removeprefix", Sig: "self, prefix, /", Fn: strRemovePrefix, Doc: "The text without the prefix, if it has it."},
	{Name: "removesuffix", Sig: "self, suffix, /", Fn: strRemoveSuffix, Doc: "The text without the suffix, if it has it."},
}

// rangeArgs are optional start and end arguments fitted to a length n as slices
// are, except that start may lie beyond n.
func rangeArgs(t *vm.Thread, start, end Value, n int) (int, int, error) {
	from, to := 0, n
	var err error
	m := t.Mark()
	defer t.Release(m)
	ke := t.Keep(end)
	if isGiven(start) {
		if from, err = sliceBound(t, start, 0); err != nil {
			return 0, 0, err
		}
	}
	if isGiven(*ke) {
		if to, err = sliceBound(t, *ke, n); err != nil {
			return 0, 0, err
		}
	}
	if to > n {
		to = n
	} else if to < 0 {
		to = max(to+n, 0)
	}
	if from < 0 {
		from = max(from+n, 0)
	}
	return from, to, nil
}

// strPart is the text of s between optional arguments and the byte where it
// starts; false if start lies beyond end.
func strPart(t *vm.Thread, args []Value) (text string, at int, ok bool, err error) {
	if !isGiven(args[2]) && !isGiven(args[3]) {
		return t.StrView(args[0]), 0, true, nil
	}
	from, to, err := rangeArgs(t, args[2], args[3], t.StrChars(args[0]))
	if err != nil || from > to {
		return "", 0, false, err
	}
	s := t.StrView(args[0])
	from, to = t.StrOffset(args[0], from), t.StrOffset(args[0], to)
	return s[from:to], from, true, nil
}

// strArg is an argument that must be a str.
func strArg(t *vm.Thread, v Value) (Value, error) {
	u := t.Unwrap(v)
	if !t.IsKind(u, obj.KindStr) {
		return 0, t.TypeError("must be str, not %s", t.TypeName(v))
	}
	return u, nil
}

// namedStrArg is argument number n of a method that must be a str.
func namedStrArg(t *vm.Thread, v Value, method string, n int) (Value, error) {
	u := t.Unwrap(v)
	if t.IsKind(u, obj.KindStr) {
		return u, nil
	}
	if n == 0 {
		return 0, t.TypeError("%s() argument must be str, not %s", method, t.TypeName(v))
	}
	return 0, t.TypeError("%s() argument %d must be str, not %s", method, n, t.TypeName(v))
}

func findMethod(find func(s, sub string) int, missing string) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		if _, err := strArg(t, args[1]); err != nil {
			return 0, err
		}
		text, at, ok, err := strPart(t, args)
		if err != nil {
			return 0, err
		}
		i := -1
		if ok {
			i = find(text, t.StrView(t.Unwrap(args[1])))
		}
		if i < 0 {
			if missing != "" {
				return 0, t.ValueError("%s", missing)
			}
			return obj.SmallInt(-1), nil
		}
		i += at
		return obj.SmallInt(int64(t.StrIndex(args[0], i))), nil
	}
}

func strCount(t *vm.Thread, args []Value) (Value, error) {
	if _, err := strArg(t, args[1]); err != nil {
		return 0, err
	}
	text, _, ok, err := strPart(t, args)
	if !ok || err != nil {
		return obj.SmallInt(0), err
	}
	return obj.SmallInt(int64(obj.CountText(text, t.StrView(t.Unwrap(args[1]))))), nil
}

func affixMethod(name string, has func(s, affix string) bool) vm.NativeFunc {
	return func(t *vm.Thread, args []Value) (Value, error) {
		text, _, ok, err := strPart(t, args)
		if err != nil {
			return 0, err
		}
		x := t.Unwrap(args[1])
		if t.IsKind(x, obj.KindStr) {
			return obj.Bool(ok && has(text, t.StrView(x))), nil
		}
		if !t.IsKind(x, obj.KindTuple) {
			return 0, t.TypeError("%s first arg must be str or a tuple of str, not %s", name, t.TypeName(args[1]))
		}
		for _, item := range t.TupleView(x) {
			u := t.Unwrap(item)
			if !t.IsKind(u, obj.KindStr) {
				return 0, t.TypeError("tuple for %s must only contain str, not %s", name, t.TypeName(item))
			}
			if ok && has(text, t.StrView(u)) {
				return obj.TrueValue, nil
			}
		}
		return obj.FalseValue, nil
	}
}

func strReplace(t *vm.Thread, args []Value) (Value, error) {
	n := -1
	if isGiven(args[3]) {
		var err error
		if n, err = sizeArg(t, args[3]); err != nil {
			return 0, err
		}
	}
	old, err := namedStrArg(t, args[1], "replace", 1)
	if err != nil {
		return 0, err
	}
	with, err := namedStrArg(t, args[2], "replace", 2)
	if err != nil {
		return 0, err
	}
	return t.StrReplace(args[0], old, with, n)
}

func strRemovePrefix(t *vm.Thread, args []Value) (Value, error) {
	p, err := namedStrArg(t, args[1], "removeprefix", 0)
	if err != nil {
		return 0, err
	}
	rest, found := strings.CutPrefix(t.StrView(args[0]), t.StrView(p))
	if !found || t.StrChars(p) == 0 {
		return args[0], nil
	}
	return t.Piece(rest, t.StrASCII(args[0]))
}

func strRemoveSuffix(t *vm.Thread, args []Value) (Value, error) {
	p, err := namedStrArg(t, args[1], "removesuffix", 0)
	if err != nil {
		return 0, err
	}
	rest, found := strings.CutSuffix(t.StrView(args[0]), t.StrView(p))
	if !found || t.StrChars(p) == 0 {
		return args[0], nil
	}
	return t.Piece(rest, t.StrASCII(args[0]))
}
