package builtin

import (
	"strconv"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The % operator of text where formats and arguments are as most are.

// percentQuick is percentFormat of a str with conversions as most are: %s of str and ints, %d and %x of small ints,
// %f of floats, perhaps with a width as in %-20s, %5d and %02x; ok is false if there is anything else.
func percentQuick(t *vm.Thread, format, arg Value) (v Value, ok bool, err error) {
	if !t.IsExact(format, obj.KindStr, obj.ShapeStr) {
		return 0, false, nil
	}
	one := [1]Value{arg}
	args := one[:]
	if u := t.Unwrap(arg); t.IsKind(u, obj.KindTuple) {
		args = t.TupleView(u)
	} else if t.IsExact(arg, obj.KindDict, obj.ShapeDict) {
		return percentNamed(t, format, arg)
	}
	var buf [256]byte
	out, rest := buf[:0], t.StrView(format)
	for len(args) > 0 {
		i := strings.IndexByte(rest, '%')
		if i < 0 {
			return 0, false, nil
		}
		out, rest = append(out, rest[:i]...), rest[i+1:]
		if out, rest, ok = convertQuick(t, out, rest, args[0]); !ok {
			if len(args) > 1 {
				return 0, false, nil
			}
			return percentLast(t, format, out, rest, args[0])
		}
		args = args[1:]
	}
	if strings.IndexByte(rest, '%') >= 0 {
		return 0, false, nil
	}
	v, err = t.NewStrBytes(append(out, rest...))
	return v, true, err
}

// percentLast goes on with percentQuick at the last argument if that is written by a plain %s or %r, which may call Python code:
// out is what there is before it, rest what follows the %.
func percentLast(t *vm.Thread, format Value, out []byte, rest string, x Value) (v Value, ok bool, err error) {
	if rest == "" || rest[0] != 's' && rest[0] != 'r' || strings.IndexByte(rest, '%') >= 0 {
		return 0, false, nil
	}
	m := t.Mark()
	defer t.Release(m)
	kept := t.Keep(format)
	behind := len(t.StrView(format)) - len(rest) + 1
	if rest[0] == 's' {
		v, err = t.StrOf(x)
	} else {
		v, err = t.Repr(x)
	}
	if err != nil {
		return 0, true, err
	}
	out = append(out, t.StrView(t.Unwrap(v))...)
	v, err = t.NewStrBytes(append(out, t.StrView(*kept)[behind:]...))
	return v, true, err
}

// percentNamed is percentQuick of %(key)s and the like with the values of a dict.
func percentNamed(t *vm.Thread, format, dict Value) (v Value, ok bool, err error) {
	var buf [256]byte
	out, rest := buf[:0], t.StrView(format)
	for named := false; ; named = true {
		i := strings.IndexByte(rest, '%')
		if i < 0 && named {
			v, err = t.NewStrBytes(append(out, rest...))
			return v, true, err
		}
		if i < 0 || i+1 == len(rest) || rest[i+1] != '(' {
			return 0, false, nil
		}
		end := strings.IndexByte(rest[i:], ')')
		if end < 0 || strings.IndexByte(rest[i+2:i+end], '(') >= 0 {
			return 0, false, nil
		}
		key, err := t.NewStr(rest[i+2 : i+end])
		if err != nil {
			return 0, false, err
		}
		x := t.DictPeek(dict, key)
		if x == obj.Unbound {
			return 0, false, nil
		}
		out, rest = append(out, rest[:i]...), rest[i+end+1:]
		if out, rest, ok = convertQuick(t, out, rest, x); !ok {
			return 0, false, nil
		}
	}
}

// convertQuick appends x as the conversion says that begins behind its %, and returns what is behind that.
func convertQuick(t *vm.Thread, out []byte, rest string, x Value) ([]byte, string, bool) {
	at, width, prec, left, zero := 0, 0, -1, false, false
	next := func() byte {
		if at < len(rest) {
			return rest[at]
		}
		return 0
	}
	switch next() {
	case '-':
		left = true
		at++
	case '0':
		zero = true
		at++
	}
	for ; next() >= '0' && next() <= '9' && at < 4; at++ {
		width = 10*width + int(next()-'0')
	}
	if next() == '.' {
		at++
		if prec = int(next()) - '0'; prec < 0 || prec > 9 {
			return out, rest, false
		}
		at++
	}
	code, start := next(), len(out)
	chars := -1 // that are appended, if it is not their number of bytes
	switch {
	case code == 's' && prec < 0 && !zero && t.IsExact(x, obj.KindStr, obj.ShapeStr):
		out, chars = append(out, t.StrView(x)...), t.StrChars(x)
	case (code == 'd' || code == 's' && !zero) && prec < 0 && x.IsInt():
		out = strconv.AppendInt(out, x.Int(), 10)
	case code == 'x' && prec < 0 && x.IsInt():
		out = strconv.AppendInt(out, x.Int(), 16)
	case code == 'f' && !zero && x.IsFloat():
		if prec < 0 {
			prec = 6
		}
		out = appendFloatCode(out, x.Float(), 'f', prec, false, false)
	default:
		return out, rest, false
	}
	if chars < 0 {
		chars = len(out) - start
	}
	if fill := width - chars; fill > 0 {
		with := ' '
		if zero {
			with = '0'
		}
		if zero && out[start] == '-' {
			start++
		}
		end := len(out)
		out = appendFill(out, with, fill)
		if !left {
			copy(out[start+fill:], out[start:end])
			appendFill(out[:start], with, fill)
		}
	}
	return out, rest[at+1:], true
}
