package builtin

import (
	"strings"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// viewText is bytes as a string, without a copy.
func viewText(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

func strSpec() *vm.TypeSpec {
	sp := &vm.TypeSpec{
		Name: "str", Shape: obj.ShapeStr, Kind: obj.KindStr, Wraps: true,
		Doc: "Text: of an object, or decoded from bytes.",
		New: newStr, NewSig: "cls, object='', encoding='utf-8', errors='strict'",
		Slots: vm.Slots{
			Repr: func(t *vm.Thread, v Value) (Value, error) { return t.StrRepr(t.Unwrap(v)) },
			Str:  func(t *vm.Thread, v Value) (Value, error) { return t.Unwrap(v), nil },
			Format: func(t *vm.Thread, v Value, spec string) (Value, error) {
				return formatStr(t, v, spec)
			},
			Hash: func(t *vm.Thread, v Value) (int64, error) { return int64(t.StrHash(t.Unwrap(v))), nil },
			Len:  func(t *vm.Thread, v Value) (int, error) { return t.StrChars(t.Unwrap(v)), nil },
			Iter: func(t *vm.Thread, v Value) (Value, error) {
				return newStrIter(t, t.Unwrap(v)), nil
			},
			Walk:     walkStr,
			GetItem:  strGetItem,
			Contains: strContains,
			Binary:   strBinary,
			Binops:   []vm.BinaryOp{vm.OpAdd, vm.OpMul, vm.OpMod},
			Compare:  strCompare,
		},
	}
	sp.Methods = append(sp.Methods, strFindMethods...)
	sp.Methods = append(sp.Methods, strSplitMethods...)
	sp.Methods = append(sp.Methods, strCaseMethods...)
	sp.Methods = append(sp.Methods, strTestMethods()...)
	sp.Methods = append(sp.Methods, strOtherMethods...)
	return sp
}

var strOtherMethods = []vm.Native{
	{Name: "encode", Sig: "self, /, encoding='utf-8', errors='strict'", Fn: strEncode, Doc: "The text as bytes of an encoding."},
	{Name: "format", Sig: "self, /, *args, **kwargs", Whole: true, Fn: strFormatMethod, Doc: "The text with its replacement fields, in braces, filled in."},
	{Name: "format_map", Sig: "self, mapping, /", Fn: strFormatMap, Doc: "As format, with the names looked up in the mapping."},
	{Name: "maketrans", Sig: "x, y=None, z=None, /", Kind: vm.StaticMethod, Fn: strMakeTrans, Doc: "A table for translate: of a dict, or of two strs of the same length and perhaps one of characters to delete."},
	{Name: "translate", Sig: "self, table, /", Fn: strTranslate, Doc: "Each character replaced by what the table has for its number."},
	{Name: "__getnewargs__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) { return t.NewTuple(args[0]) }},
	{Name: "__sizeof__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
		return obj.SmallInt(int64(49 + len(t.StrView(args[0])))), nil
	}, Doc: "The size in memory, in bytes."},
}

func newStr(t *vm.Thread, args []Value) (Value, error) {
	v, err := strOfArgs(t, args)
	if err != nil {
		return 0, err
	}
	if args[0] == t.VM.Class(obj.ShapeStr) {
		return v, nil // of a subclass, if __str__ says so
	}
	return t.NewObject(args[0], t.Unwrap(v))
}

func strOfArgs(t *vm.Thread, args []Value) (Value, error) {
	if !isGiven(args[1]) {
		return t.EmptyStr(), nil
	}
	if !isGiven(args[2]) && !isGiven(args[3]) {
		return t.StrOf(args[1])
	}
	if _, _, err := codecArgs(t, args[2], args[3], "str"); err != nil {
		return 0, err
	}
	if t.IsInstance(args[1], obj.ShapeStr) {
		return 0, t.TypeError("decoding str is not supported")
	}
	data, ok := bufferOf(t, args[1])
	if !ok {
		return 0, t.TypeError("decoding to str: need a bytes-like object, %s found", t.TypeName(args[1]))
	}
	return decodeBytes(t, data, args[2], args[3], "str")
}

func strGetItem(t *vm.Thread, v, key Value) (Value, error) {
	v = t.Unwrap(v)
	if t.IsKind(key, obj.KindSlice) {
		m := t.Mark()
		defer t.Release(m)
		kv := t.Keep(v)
		first, step, n, err := sliceOf(t, key, t.StrChars(v))
		if err != nil {
			return 0, err
		}
		return t.StrStep(*kv, first, step, n)
	}
	i := 0
	if key.IsInt() {
		i = int(key.Int())
	} else {
		m := t.Mark()
		defer t.Release(m)
		kv := t.Keep(v)
		var err error
		if i, err = strIndex(t, key); err != nil {
			return 0, err
		}
		v = *kv
	}
	n := t.StrChars(v)
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.IndexError("string index out of range")
	}
	return t.CharAt(v, i), nil
}

func strIndex(t *vm.Thread, key Value) (int, error) {
	f, err := t.LookupSpecial(key, t.VM.Names.Index)
	if err != nil {
		return 0, err
	}
	if f == obj.Unbound {
		return 0, t.TypeError("string indices must be integers, not '%s'", t.TypeName(key))
	}
	return fittingIndex(t, key)
}

func strContains(t *vm.Thread, v, x Value) (bool, error) {
	u := t.Unwrap(x)
	if !t.IsKind(u, obj.KindStr) {
		return false, t.TypeError("'in <string>' requires string as left operand, not %s", t.TypeName(x))
	}
	return t.StrContains(t.Unwrap(v), u), nil
}

func strBinary(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	x, y := t.Unwrap(a), t.Unwrap(b)
	switch op {
	case vm.OpAdd:
		if t.IsKind(x, obj.KindStr) && t.IsKind(y, obj.KindStr) {
			return t.StrConcat(x, y)
		}
		if t.IsKind(x, obj.KindStr) {
			return 0, t.TypeError("can only concatenate str (not \"%s\") to str", t.TypeName(b))
		}
	case vm.OpMul:
		if t.IsKind(x, obj.KindStr) {
			return strRepeat(t, x, b)
		}
		return strRepeat(t, y, a)
	case vm.OpMod:
		if t.IsKind(x, obj.KindStr) {
			if v, err := percentFormat(t, x, b); err != nil || a == x || strings.IndexByte(t.StrView(x), '%') >= 0 {
				return v, err
			}
			return a, nil // nothing to fill in
		}
	}
	return obj.NotImplemented, nil
}

// strRepeat is s * n, NotImplemented if n has no index.
func strRepeat(t *vm.Thread, s, n Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	ks := t.Keep(s)
	times, ok, err := repeatCount(t, n)
	if !ok || err != nil {
		return obj.NotImplemented, err
	}
	if size := len(t.StrView(*ks)); size > 0 && times > (1<<63-1)/size {
		return 0, t.OverflowError("repeated string is too long")
	}
	return t.StrRepeat(*ks, times)
}

// repeatCount is the number of an object with __index__; false if it has none.
func repeatCount(t *vm.Thread, n Value) (int, bool, error) {
	if n.IsInt() {
		return int(n.Int()), true, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kn := t.Keep(n)
	f, err := t.LookupSpecial(n, t.VM.Names.Index)
	if err != nil || f == obj.Unbound {
		return 0, false, err
	}
	i, err := t.ToInt(*kn)
	return i, true, err
}

func strCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	a, b = t.Unwrap(a), t.Unwrap(b)
	if !t.IsKind(b, obj.KindStr) {
		return obj.NotImplemented, nil
	}
	if a == b {
		return ordered(op, 0), nil
	}
	x, y := t.StrView(a), t.StrView(b)
	if op == vm.OpEq || op == vm.OpNe {
		return obj.Bool((x == y) == (op == vm.OpEq)), nil
	}
	return ordered(op, strings.Compare(x, y)), nil
}

// strMakeTrans is str.maketrans.
func strMakeTrans(t *vm.Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	table := t.Keep(t.NewDict())
	if !isGiven(args[1]) {
		return *table, transOfDict(t, table, args)
	}
	x, y := t.Unwrap(args[0]), t.Unwrap(args[1])
	if !t.IsKind(y, obj.KindStr) {
		return 0, t.TypeError("maketrans() argument 2 must be str, not %s", t.TypeName(args[1]))
	}
	if !t.IsKind(x, obj.KindStr) {
		return 0, t.TypeError("first maketrans argument must be a string if there is a second argument")
	}
	if t.StrChars(x) != t.StrChars(y) {
		return 0, t.ValueError("the first two maketrans arguments must have equal length")
	}
	from, to := []rune(nil), []rune(nil)
	from, to = chars(t.StrView(x)), chars(t.StrView(y))
	for i, r := range from {
		if err := t.DictSet(*table, obj.SmallInt(int64(r)), obj.SmallInt(int64(to[i]))); err != nil {
			return 0, err
		}
	}
	if isGiven(args[2]) {
		z := t.Unwrap(args[2])
		if !t.IsKind(z, obj.KindStr) {
			return 0, t.TypeError("maketrans() argument 3 must be str, not %s", t.TypeName(args[2]))
		}
		for _, r := range chars(t.StrView(z)) {
			if err := t.DictSet(*table, obj.SmallInt(int64(r)), obj.NoneValue); err != nil {
				return 0, err
			}
		}
	}
	return *table, nil
}

// chars are the characters of WTF-8 text.
func chars(text string) []rune {
	out := make([]rune, 0, len(text))
	for text != "" {
		r, w := obj.DecodeChar(text)
		out = append(out, r)
		text = text[w:]
	}
	return out
}

// transOfDict fills a table with the entries of a dict whose keys are ints or
// single characters.
func transOfDict(t *vm.Thread, table *Value, args []Value) error {
	if !t.IsExact(args[0], obj.KindDict, obj.ShapeDict) {
		return t.TypeError("if you give only one argument to maketrans it must be a dict")
	}
	for i := t.DictNext(args[0], 0); i >= 0; i = t.DictNext(args[0], i+1) {
		k, x := t.DictKey(args[0], i), t.DictValue(args[0], i)
		switch u := t.Unwrap(k); {
		case t.IsKind(u, obj.KindStr):
			if t.StrChars(u) != 1 {
				return t.ValueError("string keys in translate table must be of length 1")
			}
			r, _ := obj.DecodeChar(t.StrView(u))
			k = obj.SmallInt(int64(r))
		case t.IsInstance(k, obj.ShapeInt):
		default:
			return t.TypeError("keys in translate table must be strings or integers")
		}
		if err := t.DictSet(*table, k, x); err != nil {
			return err
		}
	}
	return nil
}
