package std

import (
	"math"
	"math/cmplx"

	"pystm/lang/elementary"
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

var cmathFuncs = []struct {
	name string
	fn   func(complex128) complex128
	doc  string
}{
	{"acos", finiteOr(cAcos, cmplx.Acos), "Return the arc cosine of z."}, {"acosh", finiteOr(cAcosh, cmplx.Acosh), "Return the inverse hyperbolic cosine of z."},
	{"asin", finiteOr(turned(cAsinh), cmplx.Asin), "Return the arc sine of z."}, {"asinh", finiteOr(cAsinh, cmplx.Asinh), "Return the inverse hyperbolic sine of z."},
	{"atan", finiteOr(turned(cAtanh), cmplx.Atan), "Return the arc tangent of z."}, {"atanh", finiteOr(cAtanh, cmplx.Atanh), "Return the inverse hyperbolic tangent of z."},
	{"cos", finiteOr(cCos, cmplx.Cos), "Return the cosine of z."}, {"cosh", finiteOr(cCosh, cmplx.Cosh), "Return the hyperbolic cosine of z."},
	{"exp", finiteOr(cExp, cmplx.Exp), "Return the exponential value e**z."}, {"sin", finiteOr(turned(cSinh), cmplx.Sin), "Return the sine of z."},
	{"sinh", finiteOr(cSinh, cmplx.Sinh), "Return the hyperbolic sine of z."}, {"sqrt", finiteOr(cSqrt, cmplx.Sqrt), "Return the square root of z."},
	{"tan", finiteOr(turned(cTanh), cmplx.Tan), "Return the tangent of z."}, {"tanh", finiteOr(cTanh, cmplx.Tanh), "Return the hyperbolic tangent of z."},
}

func cmathModule() *vm.ModuleSpec {
	m := &vm.ModuleSpec{
		Name: "cmath",
		Doc:  "This module provides access to mathematical functions for complex\nnumbers.",
		Funcs: []vm.Native{
			{Name: "log", Sig: "z, base=None, /", Fn: cmathLog, Doc: "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z."},
			{Name: "log10", Sig: "z, /", Fn: cmathLog10, Doc: "Return the base-10 logarithm of z."},
			{Name: "phase", Sig: "z, /", Fn: cmathPhase, Doc: "Return argument, also known as the phase angle, of a complex."},
			{Name: "polar", Sig: "z, /", Fn: cmathPolar, Doc: "Convert a complex from rectangular coordinates to polar coordinates."},
			{Name: "rect", Sig: "r, phi, /", Fn: cmathRect, Doc: "Convert from polar coordinates to rectangular coordinates."},
			{Name: "isfinite", Sig: "z, /", Fn: cmathIs(func(z complex128) bool { return isFinite(real(z)) && isFinite(imag(z)) })},
			{Name: "isinf", Sig: "z, /", Fn: cmathIs(cmplx.IsInf)},
			{Name: "isnan", Sig: "z, /", Fn: cmathIs(func(z complex128) bool { return real(z) != real(z) || imag(z) != imag(z) })},
			{Name: "isclose", Sig: "a, b, *, rel_tol=1e-09, abs_tol=0.0", Fn: cmathIsclose, Doc: "Determine whether two complex numbers are close in value."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			inf, nan := math.Inf(1), math.NaN()
			return map[string]Value{
				"pi": t.NewFloat(math.Pi), "e": t.NewFloat(math.E), "tau": t.NewFloat(2 * math.Pi), "inf": t.NewFloat(inf), "nan": t.NewFloat(nan),
				"infj": t.NewComplex(complex(0, inf)), "nanj": t.NewComplex(complex(0, nan)),
			}, nil
		},
	}
	for _, f := range cmathFuncs {
		m.Funcs = append(m.Funcs, vm.Native{Name: f.name, Sig: "z, /", Doc: f.doc, Fn: func(t *Thread, args []Value) (Value, error) {
			z, err := toComplex(t, args[0])
			if err != nil {
				return 0, err
			}
			return cmathResult(t, z, f.fn(z))
		}})
	}
	return m
}

// toComplex converts a number: by __complex__, else by way of a float.
func toComplex(t *Thread, v Value) (complex128, error) {
	if c := t.Unwrap(v); t.IsKind(c, obj.KindComplex) {
		return t.ComplexOf(c), nil
	}
	m, err := t.LookupSpecial(v, t.VM.Names.Complex)
	if err != nil {
		return 0, err
	}
	if m == unbound {
		f, err := t.ToFloat(v)
		return complex(f, 0), err
	}
	r, err := t.Call(m)
	if err != nil {
		return 0, err
	}
	if c := t.Unwrap(r); t.IsKind(c, obj.KindComplex) {
		return t.ComplexOf(c), nil
	}
	return 0, t.TypeError("__complex__ returned non-complex (type %s)", t.TypeName(r))
}

func hasNaN(z complex128) bool { return real(z) != real(z) || imag(z) != imag(z) }

// cmathResult checks a result of a finite argument: no number is a domain
// error, an infinity a range error.
func cmathResult(t *Thread, z, r complex128) (Value, error) {
	if isFinite(real(z)) && isFinite(imag(z)) {
		if cmplx.IsInf(r) {
			return 0, t.OverflowError("math range error")
		}
		if hasNaN(r) {
			return 0, t.ValueError("math domain error")
		}
	}
	return t.NewComplex(r), nil
}

func complexLog(t *Thread, z complex128) (complex128, error) {
	if z == 0 {
		return 0, t.ValueError("math domain error")
	}
	return finiteOr(cLog, cmplx.Log)(z), nil
}

func cmathLog(t *Thread, args []Value) (Value, error) {
	z, err := toComplex(t, args[0])
	if err != nil {
		return 0, err
	}
	r, err := complexLog(t, z)
	if err != nil || args[1] == unbound {
		return t.NewComplex(r), err
	}
	b, err := toComplex(t, args[1])
	if err != nil {
		return 0, err
	}
	base, err := complexLog(t, b)
	if err != nil {
		return 0, err
	}
	if base == 0 {
		return 0, t.ValueError("math domain error")
	}
	r, _ = obj.ComplexBinary(obj.OpTrueDiv, r, base)
	return t.NewComplex(r), nil
}

func cmathLog10(t *Thread, args []Value) (Value, error) {
	z, err := toComplex(t, args[0])
	if err != nil {
		return 0, err
	}
	r, err := complexLog(t, z)
	r = complex(real(r)/math.Ln10, imag(r)/math.Ln10)
	return t.NewComplex(r), err
}

func cmathPhase(t *Thread, args []Value) (Value, error) {
	z, err := toComplex(t, args[0])
	return t.NewFloat(elementary.Atan2(imag(z), real(z))), err
}

func cmathPolar(t *Thread, args []Value) (Value, error) {
	z, err := toComplex(t, args[0])
	if err != nil {
		return 0, err
	}
	r := elementary.Hypot(real(z), imag(z))
	if math.IsInf(r, 0) && isFinite(real(z)) && isFinite(imag(z)) {
		return 0, t.OverflowError("math range error")
	}
	return tuple(t, t.NewFloat(r), t.NewFloat(elementary.Atan2(imag(z), real(z))))
}

func cmathRect(t *Thread, args []Value) (Value, error) {
	r, phi, err := floats2(t, args)
	if err != nil {
		return 0, err
	}
	if math.IsInf(phi, 0) && r != 0 && r == r {
		return 0, t.ValueError("math domain error")
	}
	if r == 0 || phi == 0 {
		return t.NewComplex(complex(r, r*phi)), nil
	}
	return t.NewComplex(complex(r*elementary.Cos(phi), r*elementary.Sin(phi))), nil
}

func complexAbs(z complex128) float64 { return elementary.Hypot(real(z), imag(z)) }

func cmathIs(ask func(complex128) bool) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		z, err := toComplex(t, args[0])
		return obj.Bool(ask(z)), err
	}
}

func cmathIsclose(t *Thread, args []Value) (Value, error) {
	a, err := toComplex(t, args[0])
	if err != nil {
		return 0, err
	}
	b, err := toComplex(t, args[1])
	if err != nil {
		return 0, err
	}
	rel, abs := 1e-9, 0.0
	for i, p := range [...]*float64{&rel, &abs} {
		if args[2+i] != unbound {
			if *p, err = t.ToFloat(args[2+i]); err != nil {
				return 0, err
			}
		}
	}
	if rel < 0 || abs < 0 {
		return 0, t.ValueError("tolerances must be non-negative")
	}
	return obj.Bool(isClose(complexAbs(a-b), a == b, complexAbs(a), complexAbs(b), rel, abs)), nil
}
