package std

import (
	"encoding/binary"
	"math"
	"math/big"
	"math/bits"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _struct: values as bytes in the layouts of C.

// structCode is one format letter.
type structCode struct {
	letter byte
	size   int // in the standard sizes
	native int // in native mode, 0 if it does not exist there
	align  int // in native mode
	signed bool
	kind   byte // i int, f float, s bytes, p pascal string, c char, x padding, ? bool
}

var structCodes = []structCode{
	{'x', 1, 1, 1, false, 'x'}, {'c', 1, 1, 1, false, 'c'}, {'b', 1, 1, 1, true, 'i'}, {'B', 1, 1, 1, false, 'i'}, {'?', 1, 1, 1, false, '?'},
	{'h', 2, 2, 2, true, 'i'}, {'H', 2, 2, 2, false, 'i'}, {'i', 4, 4, 4, true, 'i'}, {'I', 4, 4, 4, false, 'i'}, {'l', 4, 8, 8, true, 'i'}, {'L', 4, 8, 8, false, 'i'},
	{'q', 8, 8, 8, true, 'i'}, {'Q', 8, 8, 8, false, 'i'}, {'n', 0, 8, 8, true, 'i'}, {'N', 0, 8, 8, false, 'i'}, {'P', 0, 8, 8, false, 'i'},
	{'e', 2, 2, 2, true, 'f'}, {'f', 4, 4, 4, true, 'f'}, {'d', 8, 8, 8, true, 'f'}, {'s', 1, 1, 1, false, 's'}, {'p', 1, 1, 1, false, 'p'},
}

// structItem is one value of a layout, or several of one kind in a row.
type structItem struct {
	structCode
	offset int
	width  int // bytes of one value
	count  int // values; 1 for s and p, 0 for padding
}

// structLayout is a compiled format.
type structLayout struct {
	items  []structItem
	size   int
	values int
	big    bool // the highest byte of a number comes first
	native bool // sizes and alignment of the machine
}

// structError is what is wrong with a format.
type structError string

func (e structError) Error() string { return string(e) }

func codeOf(letter byte) (structCode, bool) {
	for _, c := range structCodes {
		if c.letter == letter {
			return c, true
		}
	}
	return structCode{}, false
}

// parseStruct compiles a format.
func parseStruct(format string) (*structLayout, error) {
	if strings.IndexByte(format, 0) >= 0 {
		return nil, structError("embedded null character")
	}
	l := &structLayout{native: true}
	if format != "" {
		switch format[0] {
		case '@':
			format = format[1:]
		case '=', '<':
			l.native, format = false, format[1:]
		case '>', '!':
			l.native, l.big, format = false, true, format[1:]
		}
	}
	for i := 0; i < len(format); i++ {
		c := format[i]
		if isSpace(c) {
			continue
		}
		count, counted := 1, false
		for count = 0; i < len(format) && format[i] >= '0' && format[i] <= '9'; i++ {
			counted = true
			if count = count*10 + int(format[i]-'0'); count > 1<<40 {
				return nil, structError("overflow in item count")
			}
		}
		if !counted {
			count = 1
		} else if i == len(format) {
			return nil, structError("repeat count given without format specifier")
		}
		code, ok := codeOf(format[i])
		if !ok || !l.native && code.size == 0 {
			return nil, structError("bad char in struct format")
		}
		if err := l.add(code, count); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *structLayout) add(code structCode, count int) error {
	item := structItem{structCode: code, width: code.size, count: count}
	if l.native {
		item.width = code.native
		l.size = (l.size + code.align - 1) / code.align * code.align
	}
	item.offset = l.size
	if count > (math.MaxInt64-l.size)/max(item.width, 1) {
		return structError("total struct size too long")
	}
	l.size += item.width * count
	switch code.kind {
	case 'x':
		item.count = 0
	case 's', 'p':
		item.width, item.count = count, 1
	}
	l.values += item.count
	if item.count > 0 {
		l.items = append(l.items, item)
	}
	return nil
}

// putInt stores the low bytes of a two's complement number.
func (l *structLayout) putInt(p []byte, u uint64) {
	if l.big {
		u = bits.ReverseBytes64(u) >> (64 - 8*len(p))
	}
	switch len(p) {
	case 1:
		p[0] = byte(u)
	case 2:
		binary.LittleEndian.PutUint16(p, uint16(u))
	case 4:
		binary.LittleEndian.PutUint32(p, uint32(u))
	default:
		binary.LittleEndian.PutUint64(p, u)
	}
}

func (l *structLayout) getInt(p []byte) uint64 {
	var u uint64
	switch len(p) {
	case 1:
		return uint64(p[0])
	case 2:
		u = uint64(binary.LittleEndian.Uint16(p))
	case 4:
		u = uint64(binary.LittleEndian.Uint32(p))
	default:
		u = binary.LittleEndian.Uint64(p)
	}
	if l.big {
		u = bits.ReverseBytes64(u) >> (64 - 8*len(p))
	}
	return u
}

func (s *structs) module() *vm.ModuleSpec {
	return &vm.ModuleSpec{
		Name:  "struct",
		Doc:   "Functions to convert between Python values and C structs.",
		Types: []*vm.TypeSpec{structStructType, unpackIterType},
		Funcs: []vm.Native{
			{Name: "calcsize", Sig: "format, /", Fn: s.with(structCalcsize), Doc: "Return size in bytes of the struct described by the format string."},
			{Name: "pack", Sig: "format, /, *values", Fn: s.with(structPack), Doc: "pack(format, v1, v2, ...) -> bytes"},
			{Name: "pack_into", Sig: "format, buffer, offset, /, *values", Fn: s.with(structPackInto)},
			{Name: "unpack", Sig: "format, buffer, /", Fn: s.with(structUnpack), Doc: "Return a tuple containing values unpacked according to the format string."},
			{Name: "unpack_from", Sig: "format, /, buffer, offset=0", Fn: s.with(structUnpackFrom)},
			{Name: "iter_unpack", Sig: "format, buffer, /", Fn: s.with(structIterUnpack)},
			{Name: "_clearcache", Sig: "", Fn: func(*Thread, []Value) (Value, error) { s.clear(); return none, nil }},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			bases, err := tuple(t, t.VM.Exc.Exception)
			if err != nil {
				return nil, err
			}
			d := t.NewDict()
			if err := t.StrSet(d, t.VM.Names.Module, t.Intern("struct")); err != nil {
				return nil, err
			}
			class, err := t.Call(t.VM.Class(obj.ShapeType), t.Intern("error"), bases, d)
			return map[string]Value{"error": class}, err
		},
	}
}

// structFail raises struct.error.
func structFail(t *Thread, format string, args ...any) error {
	mod, err := t.ImportModule("struct")
	if err != nil {
		return err
	}
	class, err := t.GetAttrS(mod, "error")
	if err != nil {
		return err
	}
	return t.Raise(class, format, args...)
}

func structCalcsize(t *Thread, l *structLayout, args []Value) (Value, error) {
	return t.NewInt(int64(l.size)), nil
}

func structPack(t *Thread, l *structLayout, args []Value) (Value, error) {
	var few [fewPacked]byte
	b, err := l.pack(t, few[:], args[1], "pack")
	if err != nil {
		return 0, err
	}
	return newBytes(t, b)
}

// fewPacked bytes are packed without a buffer.
const fewPacked = 64

// pack makes the bytes of the values of a tuple, in few if there are no more: zeros.
func (l *structLayout) pack(t *Thread, few []byte, values Value, name string) ([]byte, error) {
	if n := t.TupleLen(values); n != l.values {
		return nil, structFail(t, "%s expected %d items for packing (got %d)", name, l.values, n)
	}
	m := t.Mark()
	defer t.Release(m)
	all, next := t.Keep(values), 0
	out := few[:min(l.size, len(few))]
	if l.size > len(few) {
		var err error
		if out, err = t.NewBuffer(l.size); err != nil {
			return nil, err
		}
	}
	for i := range l.items {
		item := &l.items[i]
		for k := range item.count {
			at := item.offset + k*item.width
			if err := l.packValue(t, item, out[at:at+item.width], t.TupleItem(*all, next)); err != nil {
				return nil, err
			}
			next++
		}
	}
	return out, nil
}

func (l *structLayout) packValue(t *Thread, item *structItem, p []byte, v Value) error {
	switch item.kind {
	case 'i':
		return l.packInt(t, item, p, v)
	case 'f':
		return l.packFloat(t, item, p, v)
	case '?':
		b, err := t.Truth(v)
		p[0] = byte(b2i(b))
		return err
	case 'c':
		b, ok := bytesLike(t, v)
		if !ok || len(b) != 1 || !t.IsInstance(v, obj.ShapeBytes) {
			return structFail(t, "char format requires a bytes object of length 1")
		}
		p[0] = b[0]
		return nil
	}
	b, ok := bytesLike(t, v)
	if !ok {
		return structFail(t, "argument for '%c' must be a bytes object", item.letter)
	}
	if item.kind == 's' {
		copy(p, b)
	} else if len(p) > 0 {
		n := min(len(b), len(p)-1)
		p[0] = byte(min(n, 255))
		copy(p[1:], b[:n])
	}
	return nil
}

func (l *structLayout) packInt(t *Thread, item *structItem, p []byte, v Value) error {
	width := uint(8 * item.width)
	if v.IsInt() {
		if n := v.Int(); item.signed && n == n<<(64-width)>>(64-width) || !item.signed && n >= 0 && (width == 64 || n>>width == 0) {
			l.putInt(p, uint64(n))
			return nil
		}
	}
	if !t.IsInstance(v, obj.ShapeInt) {
		m, err := t.LookupSpecial(v, t.VM.Names.Index)
		if err != nil {
			return err
		}
		if m == unbound {
			return structFail(t, "required argument is not an integer")
		}
	}
	n, err := t.ToIndex(v)
	if err != nil {
		return err
	}
	low, high := new(big.Int), new(big.Int).Lsh(big.NewInt(1), width)
	if item.signed {
		high.Rsh(high, 1)
		low.Neg(high)
	}
	b := t.BigOf(n)
	if item.letter == 'P' && b.IsInt64() {
		low.SetInt64(math.MinInt64)
	}
	if b.Cmp(low) < 0 || b.Cmp(high) >= 0 {
		return l.outOfRange(t, item, b, low, high.Sub(high, big.NewInt(1)))
	}
	u := b.Uint64()
	if b.Sign() < 0 {
		u = uint64(b.Int64())
	}
	l.putInt(p, u)
	return nil
}

// outOfRange raises the error of a number that does not fit. That one does not
// even fit the C type it passes through is told in other words.
func (l *structLayout) outOfRange(t *Thread, item *structItem, n, low, high *big.Int) error {
	passes := n.IsInt64()
	if !item.signed && (item.width >= 4 || item.width == 2 && l.big) {
		passes = n.IsUint64()
	}
	if !passes || item.width == 8 {
		if item.letter == 'P' || item.width == 8 && l.big {
			return structFail(t, "int too large to convert")
		}
		return structFail(t, "argument out of range")
	}
	name := map[byte]string{'b': "byte", 'B': "ubyte", 'h': "short", 'H': "ushort"}[item.letter]
	if name == "" || item.width == 2 && l.big {
		name = "'" + string(item.letter) + "'"
	}
	return structFail(t, "%s format requires %s <= number <= %s", name, low, high)
}

func (l *structLayout) packFloat(t *Thread, item *structItem, p []byte, v Value) error {
	f, err := t.ToFloat(v)
	if err != nil {
		if t.Matches(err, t.VM.Exc.TypeError) {
			t.Caught(err)
			return structFail(t, "required argument is not a float")
		}
		return err
	}
	switch item.width {
	case 8:
		l.putInt(p, floatBits(f))
	case 4:
		s := float32(f)
		if !l.native && math.IsInf(float64(s), 0) && !math.IsInf(f, 0) {
			return t.OverflowError("float too large to pack with f format")
		}
		l.putInt(p, uint64(math.Float32bits(s)))
	default:
		h, ok := halfBits(f)
		if !ok {
			return t.OverflowError("float too large to pack with e format")
		}
		l.putInt(p, uint64(h))
	}
	return nil
}

// floatBits is the bits of a float; C makes another NaN than Go.
func floatBits(f float64) uint64 {
	if b := math.Float64bits(f); b&^(1<<63) != math.Float64bits(math.NaN()) {
		return b
	}
	return math.Float64bits(math.Inf(1)) | 1<<51 | math.Float64bits(f)&(1<<63)
}

// halfBits rounds a float to the 16 bits of binary16, half to even; false if it
// is too large.
func halfBits(f float64) (uint16, bool) {
	sign := uint16(math.Float64bits(f) >> 48 & 0x8000)
	f = math.Abs(f)
	switch {
	case f != f:
		return sign | 0x7e00, true
	case math.IsInf(f, 0):
		return sign | 0x7c00, true
	case f == 0:
		return sign, true
	}
	_, e := math.Frexp(f) // f = m * 2^e, 0.5 <= m < 1
	e = max(e-1, -14)
	n := math.RoundToEven(math.Ldexp(f, 10-e)) // the significand, 1024 up for normal numbers
	if n == 2048 {
		n, e = 1024, e+1
	}
	if e > 15 {
		return 0, false
	}
	if n < 1024 {
		return sign | uint16(n), true
	}
	return sign | uint16(e+15)<<10 | (uint16(n) - 1024), true
}

func halfFloat(h uint16) float64 {
	e, n := int(h>>10&31), float64(h&1023)
	var f float64
	switch {
	case e == 31 && n != 0:
		return math.NaN()
	case e == 31:
		f = math.Inf(1)
	case e == 0:
		f = math.Ldexp(n, -24)
	default:
		f = math.Ldexp(n+1024, e-25)
	}
	if h&0x8000 != 0 {
		return -f
	}
	return f
}

// unpack makes the tuple of the values in p, which has the layout's size.
func (l *structLayout) unpack(t *Thread, p []byte) (Value, error) {
	if err := t.Room(l.values * 8); err != nil {
		return 0, err
	}
	all, out, err := newTuple(t, l.values)
	if err != nil {
		return 0, err
	}
	next := 0
	for i := range l.items {
		item := &l.items[i]
		for k := range item.count {
			at := item.offset + k*item.width
			if out[next], err = l.unpackValue(t, item, p[at:at+item.width]); err != nil {
				return 0, err
			}
			next++
		}
	}
	return all, nil
}

func (l *structLayout) unpackValue(t *Thread, item *structItem, p []byte) (Value, error) {
	switch item.kind {
	case 'i':
		u := l.getInt(p)
		if !item.signed {
			return t.NewUint(u), nil
		}
		shift := 64 - 8*len(p)
		return t.NewInt(int64(u<<shift) >> shift), nil
	case 'f':
		switch u := l.getInt(p); len(p) {
		case 8:
			return t.NewFloat(math.Float64frombits(u)), nil
		case 4:
			return t.NewFloat(float64(math.Float32frombits(uint32(u)))), nil
		default:
			return t.NewFloat(halfFloat(uint16(u))), nil
		}
	case '?':
		return obj.Bool(p[0] != 0), nil
	case 'p':
		if len(p) == 0 {
			return newBytes(t, nil)
		}
		return newBytes(t, p[1:1+min(int(p[0]), len(p)-1)])
	}
	return newBytes(t, p)
}

func structUnpack(t *Thread, l *structLayout, args []Value) (Value, error) {
	return l.unpackAll(t, args)
}

// unpackAll unpacks the buffer args[1].
func (l *structLayout) unpackAll(t *Thread, args []Value) (Value, error) {
	if err := t.ReachMemory(args[1]); err != nil {
		return 0, err
	}
	b, err := bytesView(t, args[1])
	if err != nil {
		return 0, err
	}
	if len(b) != l.size {
		return 0, structFail(t, "unpack requires a buffer of %d bytes", l.size)
	}
	return l.unpack(t, b)
}

func structUnpackFrom(t *Thread, l *structLayout, args []Value) (Value, error) {
	return l.unpackFrom(t, args)
}

// unpackFrom unpacks from the buffer args[1] at the offset args[2].
func (l *structLayout) unpackFrom(t *Thread, args []Value) (Value, error) {
	if err := t.ReachMemory(args[1]); err != nil {
		return 0, err
	}
	at := 0
	if args[2] != unbound {
		var err error
		if at, err = t.ToInt(args[2]); err != nil {
			return 0, err
		}
	}
	n := t.BufferLength(args[1]) // after Python code that may have changed it
	if n == 0 {
		if _, err := bytesView(t, args[1]); err != nil {
			return 0, err
		}
	}
	if at < 0 {
		if at+l.size > 0 {
			return 0, structFail(t, "not enough data to unpack %d bytes at offset %d", l.size, at)
		}
		if at+n < 0 {
			return 0, structFail(t, "offset %d out of range for %d-byte buffer", at, n)
		}
		at += n
	}
	if n-at < l.size {
		return 0, structFail(t, "unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at offset %d (actual buffer size is %d)", uint(l.size)+uint(at), l.size, at, n)
	}
	b := t.BufferPart(args[1], at, at+l.size)
	if len(b) < l.size {
		_, err := bytesView(t, args[1])
		return 0, err
	}
	return l.unpack(t, b)
}

func structPackInto(t *Thread, l *structLayout, args []Value) (Value, error) {
	return none, l.packInto(t, &args[1], args[2], args[3])
}

func (l *structLayout) packInto(t *Thread, buffer *Value, offset, values Value) error {
	at, err := t.ToInt(offset)
	if err != nil {
		return err
	}
	var few [fewPacked]byte
	packed, err := l.pack(t, few[:], values, "pack_into")
	if err != nil {
		return err
	}
	if err := t.ReachMemory(*buffer); err != nil {
		return err
	}
	n, ok := t.WritableLength(*buffer)
	if !ok {
		return t.TypeError("pack_into() argument must be read-write bytes-like object, not %s", t.TypeName(*buffer))
	}
	if at < 0 {
		if at+l.size > 0 {
			return structFail(t, "no space to pack %d bytes at offset %d", l.size, at)
		}
		if at+n < 0 {
			return structFail(t, "offset %d out of range for %d-byte buffer", at, n)
		}
		at += n
	}
	if n-at < l.size {
		return structFail(t, "pack_into requires a buffer of at least %d bytes for packing %d bytes at offset %d (actual buffer size is %d)", uint(l.size)+uint(at), l.size, at, n)
	}
	b, ok := t.BufferWritable(*buffer, at, at+l.size)
	if !ok {
		return t.TypeError("pack_into() argument must be read-write bytes-like object, not %s", t.TypeName(*buffer))
	}
	copy(b, packed)
	return nil
}
