package builtin

import (
	"strconv"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Builtin functions about numbers and characters.

func builtinDivmod(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if a, b := args[0], args[1]; a.IsInt() && b.IsInt() && a.Int() >= 0 && b.Int() > 0 {
		return t.NewPair(obj.SmallInt(a.Int()/b.Int()), obj.SmallInt(a.Int()%b.Int())), nil
	}
	return t.Binary(vm.OpDivmod, args[0], args[1])
}

func builtinPow(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if !given(args[2]) {
		return t.Binary(vm.OpPow, args[0], args[1])
	}
	m, err := t.LookupSpecial(args[0], t.VM.Names.Pow)
	if err != nil {
		return 0, err
	}
	if m != obj.Unbound {
		r, err := t.Call(m, args[1], args[2])
		if err != nil || r != obj.NotImplemented {
			return r, err
		}
	}
	for _, a := range args {
		switch {
		case t.IsInstance(a, obj.ShapeFloat):
			return floatPowMod(t, args[0], args[1], args[2])
		case t.IsInstance(a, obj.ShapeComplex):
			return complexPowMod(t, args[0], args[1], args[2])
		}
	}
	return 0, t.TypeError("unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", t.TypeName(args[0]), t.TypeName(args[1]), t.TypeName(args[2]))
}

// intPowMod is pow(a, b, m) for ints.
func intPowMod(t *vm.Thread, a, b, m vm.Value) (vm.Value, error) {
	x, okX := t.AsInt(t.Unwrap(a))
	y, okY := t.AsInt(t.Unwrap(b))
	z, okZ := t.AsInt(t.Unwrap(m))
	if !okX || !okY || !okZ {
		return obj.NotImplemented, nil
	}
	r, err := t.IntPowMod(x, y, z)
	return result(t, r, err)
}

func floatPowMod(t *vm.Thread, _, _, _ vm.Value) (vm.Value, error) {
	return 0, t.TypeError("pow() 3rd argument not allowed unless all arguments are integers")
}

func complexPowMod(t *vm.Thread, _, _, _ vm.Value) (vm.Value, error) {
	return 0, t.ValueError("complex modulo")
}

func builtinRound(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	m, err := t.LookupSpecial(args[0], t.VM.Names.Round)
	if err != nil {
		return 0, err
	}
	if m == obj.Unbound {
		return 0, t.TypeError("type %s doesn't define __round__ method", t.TypeName(args[0]))
	}
	if !given(args[1]) {
		return t.Call(m)
	}
	return t.Call(m, args[1])
}

func builtinBin(t *vm.Thread, args []vm.Value) (vm.Value, error) { return inBase(t, args[0], 2, "0b") }
func builtinOct(t *vm.Thread, args []vm.Value) (vm.Value, error) { return inBase(t, args[0], 8, "0o") }
func builtinHex(t *vm.Thread, args []vm.Value) (vm.Value, error) { return inBase(t, args[0], 16, "0x") }

// inBase shows an int in a base after a prefix.
func inBase(t *vm.Thread, v vm.Value, base int, prefix string) (vm.Value, error) {
	n, err := t.ToIndex(v)
	if err != nil {
		return 0, err
	}
	var buf [72]byte
	text := buf[:0]
	if t.IntSign(n) < 0 {
		text = append(text, '-')
	}
	text = append(text, prefix...)
	if n.IsInt() {
		return t.NewStrBytes(strconv.AppendInt(text, max(n.Int(), -n.Int()), base))
	}
	big := t.BigOf(n)
	return t.NewStrBytes(big.Abs(big).Append(text, base))
}

func builtinChr(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := t.ToIndex(args[0])
	if err != nil {
		return 0, err
	}
	i, fits := t.Int64(n)
	if fits && (i > 1<<31-1 || i < -1<<31) || !fits {
		return 0, t.OverflowError("Python int too large to convert to C int")
	}
	if i < 0 || i > 0x10FFFF {
		return 0, t.ValueError("chr() arg not in range(0x110000)")
	}
	if i < 256 {
		return t.VM.Char(byte(i)), nil
	}
	var buf [4]byte
	return t.NewStrN(string(obj.AppendChar(buf[:0], rune(i))), 1)
}

func builtinOrd(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	v := t.Unwrap(args[0])
	n := 0
	switch {
	case t.IsInstance(v, obj.ShapeStr):
		if n = t.StrChars(v); n == 1 {
			r, _ := obj.DecodeChar(t.StrView(v))
			return obj.SmallInt(int64(r)), nil
		}
	case t.IsInstance(v, obj.ShapeBytes) || t.IsInstance(v, obj.ShapeByteArray):
		b, _ := t.BufferView(v)
		if n = len(b); n == 1 {
			return obj.SmallInt(int64(b[0])), nil
		}
	default:
		return 0, t.TypeError("ord() expected string of length 1, but %s found", t.TypeName(v))
	}
	return 0, t.TypeError("ord() expected a character, but string of length %d found", n)
}
