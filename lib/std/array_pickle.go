package std

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"unicode/utf16"

	"pystm/lang/vm/obj"
)

// How arrays are pickled: from protocol 3 on as bytes, with a number that says
// what they are on the machine that wrote them.

// machineFormat is what the bytes of items are; those that belong to a number m
// of pickles are at m/2, big-endian if m is odd.
type machineFormat struct {
	letter byte // of an array whose items are that on this machine
	size   int
}

var machineFormats = []machineFormat{{'B', 1}, {'H', 2}, {'h', 2}, {'I', 4}, {'i', 4}, {'L', 8}, {'l', 8}, {'f', 4}, {'d', 8}, {'u', 2}, {'u', 4}}

// Numbers 0 and 1 are bytes, which have no order, but a sign.
const signedByte = 1

// machineNumber is the number of an array's format.
func machineNumber(letter byte) int {
	switch letter {
	case 'b':
		return signedByte
	case 'q':
		letter = 'l'
	case 'Q':
		letter = 'L'
	}
	return 2 * slices.IndexFunc(machineFormats, func(f machineFormat) bool { return f.letter == letter && f.size == arrayItemSize(letter) })
}

// arrayReduce is a call of the class with a list, or from protocol 3 on one of
// _array_reconstructor.
func arrayReduce(t *Thread, args []Value) (Value, error) {
	protocol, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	state, err := t.LookupAttr(args[0], t.VM.Names.Dict)
	if err != nil {
		return 0, err
	}
	if state == unbound {
		state = none
	}
	dict := t.Keep(state)
	if protocol < 3 {
		list, err := t.CallMethod(args[0], "tolist")
		if err != nil {
			return 0, err
		}
		return tuple(t, t.TypeOf(args[0]), t.NewPair(t.Char(rune(arrayLetterOf(t, args[0]))), list), *dict)
	}
	mod, err := t.ImportModule("array")
	if err != nil {
		return 0, err
	}
	f, err := t.GetAttrS(mod, "_array_reconstructor")
	if err != nil {
		return 0, err
	}
	kf := t.Keep(f)
	data, err := newBytes(t, t.ByteArrayView(args[0]))
	if err != nil {
		return 0, err
	}
	letter := arrayLetterOf(t, args[0])
	call, err := tuple(t, t.TypeOf(args[0]), t.Char(rune(letter)), obj.SmallInt(int64(machineNumber(letter))), data)
	if err != nil {
		return 0, err
	}
	return tuple(t, *kf, call, *dict)
}

func arrayReconstruct(t *Thread, args []Value) (Value, error) {
	if !t.IsKind(args[0], obj.KindType) {
		return 0, t.TypeError("first argument must be a type object, not %s", t.TypeName(args[0]))
	}
	class, err := t.SpecClass(arrayType)
	if err != nil {
		return 0, err
	}
	if !t.IsSubclass(args[0], class) {
		return 0, t.TypeError("%s is not a subtype of array.array", qualifiedName(t, args[0]))
	}
	code := t.Unwrap(args[1])
	if !t.IsKind(code, obj.KindStr) || t.StrChars(code) != 1 {
		return 0, t.TypeError("_array_reconstructor() argument 2 must be a unicode character, not %s", t.TypeName(args[1]))
	}
	letter := t.StrView(code)[0]
	if strings.IndexByte(arrayCodes, letter) < 0 {
		return 0, t.ValueError("second argument must be a valid type code")
	}
	number, err := t.ToInt(args[2])
	if err != nil {
		return 0, err
	}
	if number < 0 || number >= 2*len(machineFormats) {
		return 0, t.ValueError("third argument must be a valid machine format code.")
	}
	if !t.IsInstance(args[3], obj.ShapeBytes) {
		return 0, t.TypeError("fourth argument should be bytes, not %s", t.TypeName(args[3]))
	}
	data, err := bytesArg(t, args[3])
	if err != nil {
		return 0, err
	}
	if number == machineNumber(letter) {
		if len(data)%arrayItemSize(letter) != 0 {
			return 0, t.ValueError("bytes length not a multiple of item size")
		}
		return newArray(t, args[0], letter, string(data))
	}
	format, bigEndian := machineFormats[number/2], number%2 == 1
	if number == signedByte {
		format, bigEndian = machineFormat{'b', 1}, false
	}
	if len(data)%format.size != 0 {
		return 0, t.ValueError("string length not a multiple of item size")
	}
	data = slices.Clone(data)
	if bigEndian {
		for i := 0; i < len(data); i += format.size {
			slices.Reverse(data[i : i+format.size])
		}
	}
	return convertedArray(t, args[0], letter, format, data)
}

// convertedArray makes an array of little-endian items of a format.
func convertedArray(t *Thread, class Value, letter byte, format machineFormat, data []byte) (Value, error) {
	isFloat := func(c byte) bool { return c == 'f' || c == 'd' }
	switch {
	case format.letter == 'u':
		if letter != 'u' {
			return 0, t.TypeError("cannot use a str to initialize an array with typecode '%c'", letter)
		}
		return newArray(t, class, letter, string(characters(data, format.size)))
	case isFloat(format.letter):
		if letter == 'u' {
			return 0, t.TypeError("array item must be unicode character")
		}
		if !isFloat(letter) {
			return 0, t.TypeError("'float' object cannot be interpreted as an integer")
		}
		return newArray(t, class, letter, string(floats(data, format.size, letter)))
	}
	// Integers get the first type of their size, as the one they had may have
	// another size here.
	for _, c := range []byte("bBhHiIlL") {
		if arrayItemSize(c) == format.size && (c >= 'a') == (format.letter >= 'a') {
			letter = c
			break
		}
	}
	return newArray(t, class, letter, string(data))
}

// characters are those of UTF-16 or UTF-32, in four bytes each.
func characters(data []byte, size int) []byte {
	if size == 4 {
		return data
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(data[2*i:])
	}
	var out []byte
	for _, r := range utf16.Decode(units) {
		out = binary.LittleEndian.AppendUint32(out, uint32(r))
	}
	return out
}

// floats are those of one size as items of an array.
func floats(data []byte, size int, letter byte) []byte {
	var out []byte
	for ; len(data) > 0; data = data[size:] {
		var f float64
		if size == 4 {
			f = float64(math.Float32frombits(binary.LittleEndian.Uint32(data)))
		} else {
			f = math.Float64frombits(binary.LittleEndian.Uint64(data))
		}
		if letter == 'f' {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(float32(f)))
		} else {
			out = binary.LittleEndian.AppendUint64(out, math.Float64bits(f))
		}
	}
	return out
}

// arrayIterReduce is a call of iter(), of an empty tuple at the end.
func arrayIterReduce(t *Thread, args []Value) (Value, error) {
	mod, err := t.ImportModule("builtins")
	if err != nil {
		return 0, err
	}
	iter, err := t.GetAttrS(mod, "iter")
	if err != nil {
		return 0, err
	}
	a := t.Field(args[0], 1)
	if a == unbound {
		call, err := tuple(t, t.VM.EmptyTuple())
		if err != nil {
			return 0, err
		}
		return tuple(t, iter, call)
	}
	call, err := tuple(t, a)
	if err != nil {
		return 0, err
	}
	return tuple(t, iter, call, t.Field(args[0], 2))
}

func arrayIterSetState(t *Thread, args []Value) (Value, error) {
	i, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	if a := t.Field(args[0], 1); a != unbound {
		t.SetField(args[0], 2, obj.SmallInt(int64(max(0, min(i, arrayLen(t, a))))))
	}
	return none, nil
}
