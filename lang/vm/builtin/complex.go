package builtin

import (
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

func complexSpec() *vm.TypeSpec {
	return &vm.TypeSpec{
		Name: "complex", Shape: obj.ShapeComplex, Kind: obj.KindComplex, Wraps: true,
		Doc: "A complex number, from its parts or its text.",
		New: newComplex, NewSig: "cls, /, real=0, imag=0", Told: true,
		Slots: vm.Slots{
			Repr: func(t *vm.Thread, v Value) (Value, error) {
				var buf [64]byte
				return t.NewStrBytes(obj.AppendComplex(buf[:0], complexOf(t, v)))
			},
			Format:  func(t *vm.Thread, v Value, spec string) (Value, error) { return formatComplex(t, v, spec) },
			Hash:    numberHash,
			Bool:    func(t *vm.Thread, v Value) (bool, error) { return complexOf(t, v) != 0, nil },
			Binary:  complexBinary,
			Binops:  []vm.BinaryOp{vm.OpAdd, vm.OpSub, vm.OpMul, vm.OpTrueDiv, vm.OpPow},
			PowMod:  complexPowMod,
			Compare: complexCompare,
			Neg:     func(t *vm.Thread, v Value) (Value, error) { return t.NewComplex(-complexOf(t, v)), nil },
			Pos:     func(t *vm.Thread, v Value) (Value, error) { return t.NewComplex(complexOf(t, v)), nil },
			Abs: func(t *vm.Thread, v Value) (Value, error) {
				f, err := obj.ComplexAbs(complexOf(t, v))
				return result(t, t.NewFloat(f), err)
			},
		},
		Methods: []vm.Native{
			{Name: "conjugate", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				c := complexOf(t, args[0])
				return t.NewComplex(complex(real(c), -imag(c))), nil
			}, Doc: "The number with the imaginary part negated."},
			{Name: "__complex__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) { return args[0], nil }, Doc: "The number as an exact complex."},
			{Name: "__getnewargs__", Sig: "self, /", Fn: func(t *vm.Thread, args []Value) (Value, error) {
				c := complexOf(t, args[0])
				return t.NewPair(t.NewFloat(real(c)), t.NewFloat(imag(c))), nil
			}},
		},
		Getters: []vm.Getter{
			{Name: "real", Member: true, Get: func(t *vm.Thread, v Value) (Value, error) { return t.NewFloat(real(complexOf(t, v))), nil }, Doc: "The real part."},
			{Name: "imag", Member: true, Get: func(t *vm.Thread, v Value) (Value, error) { return t.NewFloat(imag(complexOf(t, v))), nil }, Doc: "The imaginary part."},
		},
	}
}

// complexOf is the number of a complex or of an object of a subclass.
func complexOf(t *vm.Thread, v Value) complex128 { return t.ComplexOf(t.Unwrap(v)) }

// numberOf is any number as a complex one; ok is false for anything else.
func numberOf(t *vm.Thread, v Value) (c complex128, ok bool, err error) {
	if u := t.Unwrap(v); t.IsKind(u, obj.KindComplex) {
		return t.ComplexOf(u), true, nil
	}
	f, ok, err := realOf(t, v)
	return complex(f, 0), ok, err
}

func complexBinary(t *vm.Thread, op vm.BinaryOp, a, b Value) (Value, error) {
	switch op {
	case vm.OpAdd, vm.OpSub, vm.OpMul, vm.OpTrueDiv, vm.OpPow:
	default:
		return obj.NotImplemented, nil
	}
	x, ok, err := numberOf(t, a)
	if !ok || err != nil {
		return obj.NotImplemented, err
	}
	y, ok, err := numberOf(t, b)
	if !ok || err != nil {
		return obj.NotImplemented, err
	}
	z, err := obj.ComplexBinary(obj.BinaryOp(op), x, y)
	if err != nil {
		return 0, failure(t, err)
	}
	return t.NewComplex(z), nil
}

func complexCompare(t *vm.Thread, op vm.CompareOp, a, b Value) (Value, error) {
	if op != vm.OpEq && op != vm.OpNe {
		return obj.NotImplemented, nil
	}
	a, b = t.Unwrap(a), t.Unwrap(b)
	x := t.ComplexOf(a)
	equal := false
	if i, ok := t.AsInt(b); ok {
		equal = imag(x) == 0 && !math.IsNaN(real(x)) && t.IntFloatCmp(i, real(x)) == 0
	} else {
		y, ok, _ := numberOf(t, b)
		if !ok {
			return obj.NotImplemented, nil
		}
		equal = x == y
	}
	return obj.Bool(equal == (op == vm.OpEq)), nil
}

func newComplex(t *vm.Thread, args []Value) (Value, error) {
	re, im := args[1], args[2]
	if args[0] == t.VM.Class(obj.ShapeComplex) && !isGiven(im) && t.IsExact(re, obj.KindComplex, obj.ShapeComplex) {
		return re, nil
	}
	if isGiven(re) && t.IsInstance(re, obj.ShapeStr) {
		if isGiven(im) {
			return 0, t.TypeError("complex() can't take second arg if first is a string")
		}
		text := t.StrView(t.Unwrap(re))
		c, err := obj.ParseComplex(text)
		if err != nil {
			if obj.BadUnderscores(text) {
				return 0, literalError(t, re, "could not convert string to complex: %s")
			}
			return 0, failure(t, err)
		}
		return t.NewObject(args[0], t.NewComplex(c))
	}
	if isGiven(im) && t.IsInstance(im, obj.ShapeStr) {
		return 0, t.TypeError("complex() second arg can't be a string")
	}
	x, err := complexArg(t, re, "first")
	if err != nil {
		return 0, err
	}
	im = args[2]
	if !isGiven(im) {
		return t.NewObject(args[0], t.NewComplex(x))
	}
	y, err := complexArg(t, im, "second")
	if err != nil {
		return 0, err
	}
	// Parts that are not there do not take part: adding zero can change a sign.
	z := complex(real(x), real(y))
	if t.IsInstance(args[1], obj.ShapeComplex) || hasComplex(t, args[1]) {
		z = complex(real(z), imag(x)+imag(z))
	}
	if t.IsInstance(args[2], obj.ShapeComplex) {
		z = complex(real(z)-imag(y), imag(z))
	}
	return t.NewObject(args[0], t.NewComplex(z))
}

// complexArg is an argument of complex() as a number.
func complexArg(t *vm.Thread, v Value, which string) (complex128, error) {
	if !isGiven(v) {
		return 0, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kv := t.Keep(v)
	if which != "first" || !t.IsKind(v, obj.KindSub) { // classes may say otherwise
		if c, ok, err := numberOf(t, v); ok || err != nil {
			return c, err
		}
	}
	if which == "first" {
		f, err := t.LookupSpecial(*kv, t.Intern("__complex__"))
		if err != nil {
			return 0, err
		}
		if f != obj.Unbound {
			r, err := t.Call(f)
			if err != nil {
				return 0, err
			}
			if !t.IsInstance(r, obj.ShapeComplex) {
				return 0, t.TypeError("__complex__ returned non-complex (type %s)", t.TypeName(r))
			}
			if t.Unwrap(r) != r {
				kr := t.Keep(r)
				if err := t.WarnSubclass(kr, "__complex__", "complex", "complex"); err != nil {
					return 0, err
				}
				r = *kr
			}
			return complexOf(t, r), nil
		}
	}
	for _, name := range [...]Value{t.VM.Names.Float, t.VM.Names.Index} {
		f, err := t.LookupSpecial(*kv, name)
		if err != nil {
			return 0, err
		}
		if f != obj.Unbound {
			x, err := t.ToFloat(*kv)
			return complex(x, 0), failure(t, err)
		}
	}
	if which == "first" {
		return 0, t.TypeError("complex() first argument must be a string or a number, not '%s'", t.TypeName(*kv))
	}
	return 0, t.TypeError("complex() second argument must be a number, not '%s'", t.TypeName(*kv))
}

// hasComplex reports whether an object has __complex__.
func hasComplex(t *vm.Thread, v Value) bool {
	if v == obj.Unbound {
		return false
	}
	f, err := t.LookupSpecial(v, t.Intern("__complex__"))
	if err != nil {
		t.Caught(err)
	}
	return err == nil && f != obj.Unbound
}
