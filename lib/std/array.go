package std

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module array. An array is laid out as a bytearray is, with the letter of its
// items' type after that: what reads and writes bytes of a bytearray does so
// with those of an array.

// arrayLetter is the word with the type's letter, a small int.
const (
	arrayLetter = obj.ByteArrayBody
	arrayBody   = obj.ByteArrayBody + 1
)

// arrayCodes are the types of items: 'u' is a character, 'f' and 'd' are
// floats, small letters are signed.
const arrayCodes = "bBuhHiIlLqQfd"

func arrayItemSize(letter byte) int { return 1 << arrayItemShift(letter) }

// arrayItemShift is the binary logarithm of an item's size.
func arrayItemShift(letter byte) int {
	switch letter {
	case 'b', 'B':
		return 0
	case 'h', 'H':
		return 1
	case 'u', 'i', 'I', 'f':
		return 2
	}
	return 3
}

func arrayModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "array", Doc: "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating point\nnumbers.",
		Types: []*vm.TypeSpec{arrayType, arrayIterType},
		Funcs: []vm.Native{{Name: "_array_reconstructor", Sig: "arraytype, typecode, mformat_code, items, /", Fn: arrayReconstruct, Doc: "Internal. Used for pickling support."}},
		Attrs: func(t *Thread) (map[string]Value, error) {
			class, err := t.SpecClass(arrayType) // classes do not move
			if err == nil {
				err = registerSequence(t, class)
			}
			a := newAttrs(t)
			a.set("ArrayType", class, err)
			a.text("typecodes", arrayCodes)
			return a.vals, a.err
		}}
}

// registerSequence makes a class count as a MutableSequence.
func registerSequence(t *Thread, class Value) error {
	mod, err := t.ImportModule("collections.abc")
	if err != nil {
		return err
	}
	abc, err := t.GetAttrS(mod, "MutableSequence")
	if err == nil {
		_, err = t.CallMethod(abc, "register", class)
	}
	return err
}

var arrayType = &vm.TypeSpec{Name: "array", Module: "array", Kind: obj.KindByteArray, Body: arrayBody, Weak: true,
	Doc: "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value.",
	New: arrayNew, NewSig: "cls, typecode=None, initializer=None, /",
	Slots: vm.Slots{Repr: arrayRepr, Unhashable: true,
		Len:  func(t *Thread, v Value) (int, error) { return arrayLen(t, v), nil },
		Iter: arrayIter,
		Rest: arrayRest,
		Walk: arrayWalk, WalkMany: arrayWalkMany,
		GetItem: arrayGetItem,
		SetItem: arraySetItem,
		DelItem: func(t *Thread, v, key Value) error { return arraySetItem(t, v, key, unbound) },
		Contains: func(t *Thread, v, x Value) (bool, error) {
			i, err := arrayFind(t, v, x, 0, math.MaxInt)
			return i >= 0, err
		},
		Binary: arrayBinary, Binops: []vm.BinaryOp{vm.OpAdd, vm.OpMul},
		InPlace: arrayInPlace, Inops: []vm.BinaryOp{vm.OpAdd, vm.OpMul},
		Compare: arrayCompare},
	Methods: []vm.Native{classGetItem(),
		{Name: "append", Sig: "self, v, /", Fn: func(t *Thread, args []Value) (Value, error) {
			if arrayTake(t, &args[0], args[1]) {
				return none, nil
			}
			return none, arrayInsertAt(t, &args[0], math.MaxInt, args[1])
		}, Doc: "Append new value v to the end of the array."},
		{Name: "insert", Sig: "self, i, v, /", Fn: func(t *Thread, args []Value) (Value, error) {
			i, err := sliceBound(t, args[1])
			if err != nil {
				return 0, err
			}
			if n := arrayLen(t, args[0]); i < 0 {
				i = max(i+n, 0)
			}
			return none, arrayInsertAt(t, &args[0], i, args[2])
		}, Doc: "Insert a new item v into the array before position i."},
		{Name: "extend", Sig: "self, bb, /", Fn: func(t *Thread, args []Value) (Value, error) { return none, arrayExtend(t, &args[0], args[1], true) }, Doc: "Append items to the end of the array."},
		{Name: "fromlist", Sig: "self, list, /", Fn: arrayFromList, Doc: "Append items to array from list."},
		{Name: "frombytes", Sig: "self, buffer, /", Fn: arrayFromBytes, Doc: "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method."},
		{Name: "fromunicode", Sig: "self, ustr, /", Fn: arrayFromUnicode, Doc: "Extends this array with data from the unicode string ustr."},
		{Name: "fromfile", Sig: "self, f, n, /", Fn: arrayFromFile, Doc: "Read n objects from the file object f and append them to the end of the array."},
		{Name: "tofile", Sig: "self, f, /", Fn: func(t *Thread, args []Value) (Value, error) {
			b, err := newBytes(t, t.ByteArrayView(args[0]))
			if err == nil {
				_, err = t.CallMethod(args[1], "write", b)
			}
			return none, err
		}, Doc: "Write all items (as machine values) to the file object f."},
		{Name: "tolist", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
			letter, items := arrayLetterOf(t, args[0]), make([]Value, arrayLen(t, args[0]))
			data, size := t.ByteArrayView(args[0]), arrayItemSize(letter)
			for i := range items {
				items[i] = itemValue(t, letter, data[i*size:(i+1)*size])
			}
			return t.NewListOf(items...)
		}, Doc: "Convert array to an ordinary list with the same items."},
		{Name: "tobytes", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) { return newBytes(t, t.ByteArrayView(args[0])) }, Doc: "Convert the array to an array of machine values and return the bytes representation."},
		{Name: "tounicode", Sig: "self, /", Fn: arrayToUnicode, Doc: "Convert the array to a unicode string."},
		{Name: "count", Sig: "self, v, /", Fn: arrayCount, Doc: "Return number of occurrences of v in the array."},
		{Name: "index", Sig: "self, v, start=0, stop=9223372036854775807, /", Fn: arrayIndex, Doc: "Return index of first occurrence of v in the array."},
		{Name: "remove", Sig: "self, v, /", Fn: arrayRemove, Doc: "Remove the first occurrence of v in the array."},
		{Name: "pop", Sig: "self, i=-1, /", Fn: arrayPop, Doc: "Return the i-th element and delete it from the array."},
		{Name: "reverse", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
			b, size := t.ByteArrayWritable(args[0], 0, t.ByteArrayLength(args[0])), arraySize(t, args[0])
			slices.Reverse(b)
			for i := 0; i < len(b); i += size {
				slices.Reverse(b[i : i+size])
			}
			return none, nil
		}, Doc: "Reverse the order of the items in the array."},
		{Name: "byteswap", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
			b, size := t.ByteArrayWritable(args[0], 0, t.ByteArrayLength(args[0])), arraySize(t, args[0])
			for i := 0; i < len(b); i += size {
				slices.Reverse(b[i : i+size])
			}
			return none, nil
		}, Doc: "Byteswap all items of the array."},
		{Name: "buffer_info", Sig: "self, /", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.NewPair(t.NewUint(t.ID(args[0])), t.NewInt(int64(arrayLen(t, args[0])))), nil
		}, Doc: "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents."},
		{Name: "__copy__", Sig: "self, /", Fn: arrayCopy},
		{Name: "__deepcopy__", Sig: "self, unused, /", Fn: arrayCopy},
		{Name: "__reduce_ex__", Sig: "self, value, /", Fn: arrayReduce},
	},
	Getters: []vm.Getter{
		{Name: "typecode", Get: func(t *Thread, v Value) (Value, error) { return t.Char(rune(arrayLetterOf(t, v))), nil }, Doc: "the typecode character used to create the array"},
		{Name: "itemsize", Get: func(t *Thread, v Value) (Value, error) { return obj.SmallInt(int64(arraySize(t, v))), nil }, Doc: "the size, in bytes, of one array item"},
	}}

func arrayLetterOf(t *Thread, v Value) byte { return byte(t.Slot(v, arrayLetter).Int()) }
func arraySize(t *Thread, v Value) int      { return arrayItemSize(arrayLetterOf(t, v)) }
func arrayLen(t *Thread, v Value) int {
	return t.ByteArrayLength(v) >> arrayItemShift(arrayLetterOf(t, v))
}

// isArray reports whether v is an array or of a subclass.
func isArray(t *Thread, v Value) bool { return isNative(t, v, "array", "array") }

// newArray makes an array of a class with these bytes.
func newArray(t *Thread, class Value, letter byte, data string) (Value, error) {
	v, err := t.AllocObject(class)
	if err != nil {
		return 0, err
	}
	raw, err := t.NewRaw(len(data))
	if err != nil {
		return 0, err
	}
	copy(t.Bytes(raw, 1, len(data)), data)
	t.Init(v, obj.ByteArrayBuffer, raw)
	t.Init(v, obj.ByteArrayLen, obj.SmallInt(int64(len(data))))
	t.Init(v, obj.ByteArrayStart, obj.SmallInt(0))
	t.Init(v, obj.ByteArrayExports, obj.SmallInt(0))
	t.Init(v, arrayLetter, obj.SmallInt(int64(letter)))
	return v, nil
}

// plainArray makes an array of the type of v, but of the class array itself.
func plainArray(t *Thread, v Value, data string) (Value, error) {
	mod, err := t.ImportModule("array")
	if err != nil {
		return 0, err
	}
	class, err := t.GetAttrS(mod, "array")
	if err != nil {
		return 0, err
	}
	return newArray(t, class, arrayLetterOf(t, v), data)
}

func arrayNew(t *Thread, args []Value) (Value, error) {
	if args[1] == unbound {
		return 0, t.TypeError("array() takes at least 1 argument (0 given)")
	}
	code := t.Unwrap(args[1])
	if !t.IsKind(code, obj.KindStr) || t.StrChars(code) != 1 {
		return 0, t.TypeError("array() argument 1 must be a unicode character, not %s", t.TypeName(args[1]))
	}
	letter := t.StrView(code)[0]
	if strings.IndexByte(arrayCodes, letter) < 0 {
		return 0, t.ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
	}
	init := args[2]
	isText := given(init) && t.IsInstance(init, obj.ShapeStr)
	if isText && letter != 'u' {
		return 0, t.TypeError("cannot use a str to initialize an array with typecode '%c'", letter)
	}
	if given(init) && isArray(t, init) && arrayLetterOf(t, init) == 'u' && letter != 'u' {
		return 0, t.TypeError("cannot use a unicode array to initialize an array with typecode '%c'", letter)
	}
	v, err := newArray(t, args[0], letter, "")
	if err != nil || init == unbound {
		return v, err
	}
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	switch {
	case isText:
		err = t.ByteArrayAssign(*k, string(encodeChars(t.StrView(t.Unwrap(args[2])))))
	case t.IsInstance(args[2], obj.ShapeBytes) || t.IsInstance(args[2], obj.ShapeByteArray):
		_, err = arrayFromBytes(t, []Value{*k, args[2]})
	default:
		err = arrayExtend(t, k, args[2], false)
	}
	return *k, err
}

func encodeChars(text string) []byte {
	var b []byte
	for text != "" {
		r, w := obj.DecodeChar(text)
		b = binary.LittleEndian.AppendUint32(b, uint32(r))
		text = text[w:]
	}
	return b
}

// arrayItem is an item as a Python value.
func arrayItem(t *Thread, v Value, i int) Value {
	letter := arrayLetterOf(t, v)
	size := arrayItemSize(letter)
	return itemValue(t, letter, t.ByteArrayItem(v, i*size, size))
}

func itemValue(t *Thread, letter byte, b []byte) Value {
	switch letter {
	case 'b':
		return obj.SmallInt(int64(int8(b[0])))
	case 'B':
		return obj.SmallInt(int64(b[0]))
	case 'h':
		return obj.SmallInt(int64(int16(binary.LittleEndian.Uint16(b))))
	case 'H':
		return obj.SmallInt(int64(binary.LittleEndian.Uint16(b)))
	case 'i':
		return obj.SmallInt(int64(int32(binary.LittleEndian.Uint32(b))))
	case 'I':
		return obj.SmallInt(int64(binary.LittleEndian.Uint32(b)))
	case 'u':
		return t.Char(rune(binary.LittleEndian.Uint32(b)))
	case 'f':
		return t.NewFloat(float64(math.Float32frombits(binary.LittleEndian.Uint32(b))))
	case 'd':
		return t.NewFloat(math.Float64frombits(binary.LittleEndian.Uint64(b)))
	case 'L', 'Q':
		return t.NewUint(binary.LittleEndian.Uint64(b))
	}
	return t.NewInt(int64(binary.LittleEndian.Uint64(b)))
}

// arrayNames are the C types as errors name them, but for what converts them first.
var arrayNames = map[byte]string{'b': "signed char", 'B': "unsigned byte integer", 'h': "signed short integer", 'H': "unsigned short", 'i': "signed integer", 'I': "unsigned int", 'l': "int", 'L': "int", 'q': "int", 'Q': "int"}

// appendItem appends a value as the bytes of an item. It may run Python code.
func appendItem(t *Thread, b []byte, letter byte, x Value) ([]byte, error) {
	switch letter {
	case 'u':
		s := t.Unwrap(x)
		if !t.IsKind(s, obj.KindStr) || t.StrChars(s) != 1 {
			return nil, t.TypeError("array item must be unicode character")
		}
		r, _ := obj.DecodeChar(t.StrView(s))
		return binary.LittleEndian.AppendUint32(b, uint32(r)), nil
	case 'f', 'd':
		f, err := t.ToFloat(x)
		if err != nil {
			return nil, err
		}
		if letter == 'f' {
			return binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(f))), nil
		}
		return binary.LittleEndian.AppendUint64(b, math.Float64bits(f)), nil
	}
	n, err := t.ToIndex(x)
	if err != nil {
		return nil, err
	}
	size := arrayItemSize(letter)
	signed, width := letter >= 'a', 8*size
	if n.IsInt() {
		if i := n.Int(); !arrayFits(letter, size, i) {
			return nil, arrayRange(t, letter, big.NewInt(i))
		}
		return appendWord(b, uint64(n.Int()), size), nil
	}
	wide := bigOf(t, n)
	if signed && (!wide.IsInt64() || !arrayFits(letter, size, wide.Int64())) || !signed && (wide.Sign() < 0 || wide.BitLen() > width) {
		return nil, arrayRange(t, letter, wide)
	}
	if wide.Sign() < 0 {
		return appendWord(b, uint64(wide.Int64()), size), nil
	}
	return appendWord(b, wide.Uint64(), size), nil
}

// appendWord appends the lowest bytes of a word.
func appendWord(b []byte, word uint64, size int) []byte {
	var all [8]byte
	binary.LittleEndian.PutUint64(all[:], word)
	return append(b, all[:size]...)
}

// arrayRange is the error about an integer that does not fit.
func arrayRange(t *Thread, letter byte, n *big.Int) error {
	negative := n.Sign() < 0
	side := "greater than maximum"
	if negative {
		side = "less than minimum"
	}
	switch letter {
	case 'l', 'q':
		if letter == 'q' {
			return t.OverflowError("int too big to convert")
		}
		return t.OverflowError("Python int too large to convert to C long")
	case 'L', 'Q', 'I':
		if negative && letter == 'Q' {
			return t.OverflowError("can't convert negative int to unsigned")
		}
		if negative {
			return t.OverflowError("can't convert negative value to unsigned int")
		}
		if letter == 'I' && n.IsUint64() {
			return t.OverflowError("unsigned int is greater than maximum")
		}
		if letter == 'Q' {
			return t.OverflowError("int too big to convert")
		}
		return t.OverflowError("Python int too large to convert to C unsigned long")
	}
	name := arrayNames[letter]
	// Some are converted to a wider type first.
	switch {
	case !n.IsInt64():
		return t.OverflowError("Python int too large to convert to C long")
	case letter == 'b' && int64(int16(n.Int64())) != n.Int64():
		name = arrayNames['h']
	case letter == 'H' && int64(int32(n.Int64())) != n.Int64():
		name = arrayNames['i']
	}
	return t.OverflowError("%s is %s", name, side)
}

// arrayResize replaces bytes i to j, which may not change the length while a
// memoryview shows them.
func arrayResize(t *Thread, v Value, i, j int, data string) error {
	return t.ResizeByteArray(v, i, j, data, "cannot resize an array that is exporting buffers")
}

func arrayInsertAt(t *Thread, v *Value, i int, x Value) error {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(*v)
	var item [8]byte
	b, err := appendItem(t, item[:0], arrayLetterOf(t, *k), x)
	if err != nil {
		return err
	}
	at := min(i, arrayLen(t, *k)) * len(b)
	return arrayResize(t, *k, at, at, string(b))
}

// arrayExtend appends the items of an iterable; checked: an array must be of
// the same type.
func arrayExtend(t *Thread, v *Value, from Value, checked bool) error {
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(*v)
	if isArray(t, from) {
		if arrayLetterOf(t, from) == arrayLetterOf(t, *k) {
			n := t.ByteArrayLength(*k)
			return arrayResize(t, *k, n, n, string(t.ByteArrayView(from)))
		}
		if checked {
			return t.TypeError("can only extend with array of same kind")
		}
	}
	if items, ok := numbersOf(t, from); ok {
		return arrayExtendNumbers(t, *k, items)
	}
	return t.ForEachTaken(from, arrayTake, k, func(_ int, x Value) error { return arrayInsertAt(t, k, math.MaxInt, x) })
}

// arrayTake appends a number, if it is of the kind that the array has and fits.
func arrayTake(t *Thread, v *Value, x Value) bool {
	letter := arrayLetterOf(t, *v)
	size := arrayItemSize(letter)
	var word uint64
	switch {
	case letter == 'u' || t.Slot(*v, obj.ByteArrayExports).IsRef():
		return false
	case letter == 'd' && x.IsFloat():
		word = math.Float64bits(x.Float())
	case letter != 'd' && letter != 'f' && x.IsInt() && arrayFits(letter, size, x.Int()):
		word = uint64(x.Int())
	default:
		return false
	}
	return t.ByteArrayPush(*v, word, size) == nil
}

// arrayFits reports whether an int is in the range of the items.
func arrayFits(letter byte, size int, i int64) bool {
	width := 8 * size
	if letter >= 'a' { // signed
		return i<<(64-width)>>(64-width) == i
	}
	return i >= 0 && uint64(i)>>width == 0
}

func arrayFromList(t *Thread, args []Value) (Value, error) {
	if !t.IsInstance(args[1], obj.ShapeList) {
		return 0, t.TypeError("arg must be list")
	}
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(args[0]) // a resize may run a collection, which drops the arguments
	before := t.ByteArrayLength(*k)
	if err := arrayExtend(t, k, args[1], false); err != nil {
		if now := t.ByteArrayLength(*k); now > before {
			if err := arrayResize(t, *k, before, now, ""); err != nil {
				return 0, err
			}
		}
		return 0, err
	}
	return none, nil
}

func arrayFromBytes(t *Thread, args []Value) (Value, error) {
	b, err := bytesView(t, args[1])
	if err != nil {
		return 0, err
	}
	if len(b)%arraySize(t, args[0]) != 0 {
		return 0, t.ValueError("bytes length not a multiple of item size")
	}
	n := t.ByteArrayLength(args[0])
	return none, arrayResize(t, args[0], n, n, string(b))
}

func arrayFromUnicode(t *Thread, args []Value) (Value, error) {
	s, err := strArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if arrayLetterOf(t, args[0]) != 'u' {
		return 0, t.ValueError("fromunicode() may only be called on unicode type arrays")
	}
	n := t.ByteArrayLength(args[0])
	return none, arrayResize(t, args[0], n, n, string(encodeChars(t.StrView(s))))
}

func arrayToUnicode(t *Thread, args []Value) (Value, error) {
	if arrayLetterOf(t, args[0]) != 'u' {
		return 0, t.ValueError("tounicode() may only be called on unicode type arrays")
	}
	text, err := arrayText(t, args[0])
	if err != nil {
		return 0, err
	}
	return t.NewStr(text)
}

// arrayText is the characters of an array of type 'u'.
func arrayText(t *Thread, v Value) (string, error) {
	var out []byte
	for b := t.ByteArrayView(v); len(b) >= 4; b = b[4:] {
		u := binary.LittleEndian.Uint32(b)
		if u > unicode.MaxRune {
			return "", t.ValueError("character U+%x is not in range [U+0000; U+10ffff]", u)
		}
		out = obj.AppendChar(out, rune(u))
	}
	return string(out), nil
}

func arrayFromFile(t *Thread, args []Value) (Value, error) {
	n, err := t.ToInt(args[2])
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, t.ValueError("negative count")
	}
	want := n * arraySize(t, args[0])
	data, err := t.CallMethod(args[1], "read", t.NewInt(int64(want)))
	if err != nil {
		return 0, err
	}
	b, ok := bytesLike(t, data)
	if !ok {
		return 0, t.TypeError("read() didn't return bytes")
	}
	size := arraySize(t, args[0])
	whole := len(b) / size * size
	have := t.ByteArrayLength(args[0])
	if err := arrayResize(t, args[0], have, have, string(b[:whole])); err != nil {
		return 0, err
	}
	if len(b) < want {
		return 0, t.Raise(t.VM.Exc.EOFError, "read() didn't return enough bytes")
	}
	return none, nil
}

// arrayFind is the index of an item equal to x, -1 if there is none.
func arrayFind(t *Thread, v, x Value, from, to int) (int, error) {
	m := t.Mark()
	defer t.Release(m)
	kv, kx := t.Keep(v), t.Keep(x)
	for i := from; i < min(to, arrayLen(t, *kv)); i++ {
		r, err := t.Compare(vm.OpEq, arrayItem(t, *kv, i), *kx)
		if err != nil {
			return -1, err
		}
		if same, err := t.Truth(r); same || err != nil {
			return i, err
		}
	}
	return -1, nil
}

func arrayCount(t *Thread, args []Value) (Value, error) {
	n := 0
	for i := 0; ; n++ {
		at, err := arrayFind(t, args[0], args[1], i, math.MaxInt)
		if err != nil {
			return 0, err
		}
		if at < 0 {
			return obj.SmallInt(int64(n)), nil
		}
		i = at + 1
	}
}

func arrayIndex(t *Thread, args []Value) (Value, error) {
	bounds := [2]int{0, math.MaxInt}
	for i := range bounds {
		if args[2+i] != unbound {
			n, err := sliceBound(t, args[2+i])
			if err != nil {
				return 0, err
			}
			if n < 0 {
				n = max(n+arrayLen(t, args[0]), 0)
			}
			bounds[i] = n
		}
	}
	at, err := arrayFind(t, args[0], args[1], bounds[0], bounds[1])
	if err == nil && at < 0 {
		err = t.ValueError("array.index(x): x not in array")
	}
	return obj.SmallInt(int64(at)), err
}

func arrayRemove(t *Thread, args []Value) (Value, error) {
	at, err := arrayFind(t, args[0], args[1], 0, math.MaxInt)
	if err != nil {
		return 0, err
	}
	if at < 0 {
		return 0, t.ValueError("array.remove(x): x not in array")
	}
	size := arraySize(t, args[0])
	return none, arrayResize(t, args[0], at*size, (at+1)*size, "")
}

func arrayPop(t *Thread, args []Value) (Value, error) {
	i := -1
	if args[1] != unbound {
		var err error
		if i, err = t.ToInt(args[1]); err != nil {
			return 0, err
		}
	}
	n := arrayLen(t, args[0])
	if n == 0 {
		return 0, t.IndexError("pop from empty array")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.IndexError("pop index out of range")
	}
	m := t.Mark()
	defer t.Release(m)
	x := t.Keep(arrayItem(t, args[0], i))
	size := arraySize(t, args[0])
	err := arrayResize(t, args[0], i*size, (i+1)*size, "")
	return *x, err
}

func arrayCopy(t *Thread, args []Value) (Value, error) {
	return plainArray(t, args[0], string(t.ByteArrayView(args[0])))
}
