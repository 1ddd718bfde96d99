package builtin

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// The items of memoryviews, by the letter of their format.

// formatCode is the code of a view's format, without a byte order mark.
func formatCode(t *vm.Thread, v Value) byte {
	f := strings.TrimPrefix(t.StrView(t.Field(v, obj.ViewFormat)), "@")
	return f[0]
}

// formatSizes are the formats that views may have, in native sizes.
var formatSizes = [256]int{
	'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'n': 8, 'N': 8, 'f': 4, 'd': 8,
}

// unknownFormat is the error of a format that cannot be read or written: characters.
func unknownFormat(t *vm.Thread, code byte) error {
	return t.NotImplementedError("memoryview: format %c not supported", code)
}

// readItem is the value of an item of that format.
func readItem(t *vm.Thread, code byte, b []byte) (Value, error) {
	order := binary.NativeEndian
	if formatSizes[code] == 0 {
		return 0, unknownFormat(t, code)
	}
	switch code {
	case 'c':
		return t.NewBytes(viewText(b))
	case '?':
		return obj.Bool(b[0] != 0), nil
	case 'b':
		return obj.SmallInt(int64(int8(b[0]))), nil
	case 'B':
		return obj.SmallInt(int64(b[0])), nil
	case 'h':
		return obj.SmallInt(int64(int16(order.Uint16(b)))), nil
	case 'H':
		return obj.SmallInt(int64(order.Uint16(b))), nil
	case 'i':
		return obj.SmallInt(int64(int32(order.Uint32(b)))), nil
	case 'I':
		return obj.SmallInt(int64(order.Uint32(b))), nil
	case 'l', 'q', 'n':
		return t.NewInt(int64(order.Uint64(b))), nil
	case 'f':
		return t.NewFloat(float64(math.Float32frombits(order.Uint32(b)))), nil
	case 'd':
		return t.NewFloat(math.Float64frombits(order.Uint64(b))), nil
	}
	return t.NewUint(order.Uint64(b)), nil
}

// writeItem makes the bytes of an item of that format.
func writeItem(t *vm.Thread, code byte, x Value) ([]byte, error) {
	order := binary.NativeEndian
	if formatSizes[code] == 0 {
		return nil, unknownFormat(t, code)
	}
	switch code {
	case 'c':
		b, ok := t.BufferView(x)
		if !ok {
			return nil, t.TypeError("memoryview: invalid type for format 'c'")
		}
		if len(b) != 1 {
			return nil, t.ValueError("memoryview: invalid value for format 'c'")
		}
		return slices.Clone(b), nil
	case '?':
		b, err := t.Truth(x)
		if b {
			return []byte{1}, err
		}
		return []byte{0}, err
	case 'f', 'd':
		f, err := t.ToFloat(x)
		if err != nil {
			return nil, t.TypeError("memoryview: invalid type for format '%c'", code)
		}
		if code == 'f' {
			return order.AppendUint32(nil, math.Float32bits(float32(f))), nil
		}
		return order.AppendUint64(nil, math.Float64bits(f)), nil
	}
	i, err := t.ToIndex(x)
	if err != nil {
		return nil, t.TypeError("memoryview: invalid type for format '%c'", code)
	}
	size := formatSizes[code]
	signed := code >= 'a'
	bits := t.IntBitLen(i)
	neg := t.IntSign(i) < 0
	fits := !neg && bits <= 8*size
	if signed {
		n, ok := t.Int64(i)
		fits = ok && n<<(64-8*size)>>(64-8*size) == n
	}
	if !fits {
		return nil, t.ValueError("memoryview: invalid value for format '%c'", code)
	}
	n, ok := t.Int64(i)
	u := uint64(n)
	if !ok {
		u = t.BigOf(i).Uint64()
	}
	return order.AppendUint64(nil, u)[:size], nil
}

// sameItems compares the items of two arrays of bytes by value; those of an
// unknown format are equal to none.
func sameItems(t *vm.Thread, p byte, x []byte, q byte, y []byte) (bool, error) {
	m, n := formatSizes[p], formatSizes[q]
	if m == 0 || n == 0 {
		return false, nil
	}
	if p == q && p != 'f' && p != 'd' {
		return string(x) == string(y), nil
	}
	if len(x)/m != len(y)/n {
		return false, nil
	}
	for i := range len(x) / m {
		a, err := readItem(t, p, x[i*m:][:m])
		if err != nil {
			return false, err
		}
		b, err := readItem(t, q, y[i*n:][:n])
		if err != nil {
			return false, err
		}
		if equal, _ := t.Space.Equal(a, b); !equal || a == b && math.IsNaN(floatOf(t, a)) {
			return false, nil
		}
	}
	return true, nil
}
