package compile

import (
	"math"
	"math/big"
	"strings"

	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// Operations on constants at compile time. Whatever is not done here, because
// it would raise, grow too big, or hang on rounding, is left to run time.

// Limits of what folding may make.
const (
	maxIntBits = 128  // of a product, power or shift
	maxText    = 4096 // bytes of a repeated str or bytes
	maxItems   = 256  // items of a repeated tuple
)

// truth is bool() of a constant.
func truth(v any) bool {
	switch v := v.(type) {
	case nil, code.NoneType:
		return false
	case bool:
		return v
	case int64:
		return v != 0
	case *big.Int:
		return v.Sign() != 0
	case float64:
		return v != 0
	case complex128:
		return v != 0
	case string:
		return v != ""
	case ast.Bytes:
		return len(v) > 0
	case code.Tuple:
		return len(v) > 0
	case code.FrozenSet:
		return len(v) > 0
	}
	return true
}

// intOf is the value of an int or bool constant.
func intOf(v any) (*big.Int, bool) {
	switch v := v.(type) {
	case bool:
		return big.NewInt(int64(bit(v))), true
	case int64:
		return big.NewInt(v), true
	case *big.Int:
		return v, true
	}
	return nil, false
}

// floatOf is the value of a float constant, or of an int that is exactly one.
func floatOf(v any) (float64, bool) {
	if f, ok := v.(float64); ok {
		return f, true
	}
	if n, ok := intOf(v); ok && n.BitLen() <= 53 {
		return float64(n.Int64()), true
	}
	return 0, false
}

func foldUnary(op ast.Op, v any) (any, bool) {
	if op == ast.OpNot {
		return !truth(v), true
	}
	if n, ok := intOf(v); ok {
		r := new(big.Int)
		switch op {
		case ast.OpUSub:
			r.Neg(n)
		case ast.OpUAdd:
			r.Set(n)
		case ast.OpInvert:
			r.Not(n)
		}
		return code.Int(r), true
	}
	if op == ast.OpInvert {
		return nil, false
	}
	negative := op == ast.OpUSub
	switch v := v.(type) {
	case float64:
		if negative {
			v = -v
		}
		return v, true
	case complex128:
		if negative {
			v = complex(-real(v), -imag(v))
		}
		return v, true
	}
	return nil, false
}

// foldBools is a logical operation on two bools, which is a bool.
func foldBools(op ast.Op, l, r any) (value, ok bool) {
	a, ok1 := l.(bool)
	b, ok2 := r.(bool)
	switch ok = ok1 && ok2; op {
	case ast.OpBitAnd:
		return a && b, ok
	case ast.OpBitOr:
		return a || b, ok
	case ast.OpBitXor:
		return a != b, ok
	}
	return false, false
}

func foldBinary(op ast.Op, l, r any) (any, bool) {
	if v, ok := foldBools(op, l, r); ok {
		return v, true
	}
	if a, ok := intOf(l); ok {
		if b, ok := intOf(r); ok {
			return intOp(op, a, b)
		}
	}
	if op == ast.OpMult {
		if n, ok := intOf(l); ok {
			if v, ok := repeat(r, n); ok {
				return v, true
			}
		}
		if n, ok := intOf(r); ok {
			if v, ok := repeat(l, n); ok {
				return v, true
			}
		}
	}
	if op == ast.OpAdd {
		if v, ok := concat(l, r); ok {
			return v, true
		}
	}
	if v, ok := complexOp(op, l, r); ok {
		return v, true
	}
	a, ok1 := floatOf(l)
	b, ok2 := floatOf(r)
	if !ok1 || !ok2 {
		return nil, false
	}
	switch op {
	case ast.OpAdd:
		return a + b, true
	case ast.OpSub:
		return a - b, true
	case ast.OpMult:
		return a * b, true
	case ast.OpDiv:
		return a / b, b != 0
	}
	return nil, false
}

func intOp(op ast.Op, a, b *big.Int) (any, bool) {
	r := new(big.Int)
	switch op {
	case ast.OpAdd:
		r.Add(a, b)
	case ast.OpSub:
		r.Sub(a, b)
	case ast.OpMult:
		if a.Sign() != 0 && b.Sign() != 0 && a.BitLen()+b.BitLen() > maxIntBits {
			return nil, false
		}
		r.Mul(a, b)
	case ast.OpDiv:
		if b.Sign() == 0 || a.BitLen() > 53 || b.BitLen() > 53 {
			return nil, false
		}
		return float64(a.Int64()) / float64(b.Int64()), true
	case ast.OpFloorDiv, ast.OpMod:
		if b.Sign() == 0 {
			return nil, false
		}
		return code.Int(floorDiv(op, a, b)), true
	case ast.OpPow:
		if b.Sign() < 0 || !b.IsInt64() || int64(a.BitLen()) > 0 && b.Sign() > 0 && int64(a.BitLen()) > maxIntBits/b.Int64() {
			return nil, false
		}
		r.Exp(a, b, nil)
	case ast.OpLShift:
		if b.Sign() < 0 || a.Sign() != 0 && (!b.IsInt64() || b.Int64() > maxIntBits || int64(a.BitLen()) > maxIntBits-b.Int64()) {
			return nil, false
		}
		if a.Sign() != 0 {
			r.Lsh(a, uint(b.Int64()))
		}
	case ast.OpRShift:
		if b.Sign() < 0 || !b.IsInt64() || b.Int64() > math.MaxInt32 {
			return nil, false
		}
		r.Rsh(a, uint(b.Int64()))
	case ast.OpBitAnd:
		r.And(a, b)
	case ast.OpBitOr:
		r.Or(a, b)
	case ast.OpBitXor:
		r.Xor(a, b)
	default:
		return nil, false
	}
	return code.Int(r), true
}

// floorDiv is // or %, rounding down.
func floorDiv(op ast.Op, a, b *big.Int) *big.Int {
	q, m := new(big.Int).QuoRem(a, b, new(big.Int))
	if m.Sign() != 0 && m.Sign() != b.Sign() {
		q.Sub(q, big.NewInt(1))
		m.Add(m, b)
	}
	if op == ast.OpMod {
		return m
	}
	return q
}

// complexOp adds and subtracts where one side is complex.
func complexOp(op ast.Op, l, r any) (any, bool) {
	_, lc := l.(complex128)
	_, rc := r.(complex128)
	if !lc && !rc {
		return nil, false
	}
	as := func(v any) (complex128, bool) {
		if c, ok := v.(complex128); ok {
			return c, true
		}
		f, ok := floatOf(v)
		return complex(f, 0), ok
	}
	a, ok1 := as(l)
	b, ok2 := as(r)
	if !ok1 || !ok2 {
		return nil, false
	}
	switch op {
	case ast.OpAdd:
		return complex(real(a)+real(b), imag(a)+imag(b)), true
	case ast.OpSub:
		return complex(real(a)-real(b), imag(a)-imag(b)), true
	}
	return nil, false
}

func concat(l, r any) (any, bool) {
	switch a := l.(type) {
	case string:
		if b, ok := r.(string); ok {
			return a + b, true
		}
	case ast.Bytes:
		if b, ok := r.(ast.Bytes); ok {
			return append(append(ast.Bytes{}, a...), b...), true
		}
	case code.Tuple:
		if b, ok := r.(code.Tuple); ok {
			return append(append(code.Tuple{}, a...), b...), true
		}
	}
	return nil, false
}

func repeat(v any, by *big.Int) (any, bool) {
	if !by.IsInt64() || by.Int64() > maxText {
		return nil, false
	}
	n := int(max(by.Int64(), 0))
	switch v := v.(type) {
	case string:
		return strings.Repeat(v, n), n*len(v) <= maxText
	case ast.Bytes:
		if n*len(v) <= maxText {
			return ast.Bytes(strings.Repeat(string(v), n)), true
		}
	case code.Tuple:
		if len(v) > 0 && n > maxItems/len(v) || n > 0 && totalItems(v) > 4*maxItems/n {
			return nil, false
		}
		var out code.Tuple
		for range n {
			out = append(out, v...)
		}
		return out, true
	}
	return nil, false
}

func totalItems(v code.Tuple) int {
	n := len(v)
	for _, it := range v {
		if t, ok := it.(code.Tuple); ok {
			n += totalItems(t)
		}
	}
	return n
}
