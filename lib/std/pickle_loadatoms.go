package std

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pystm/lang/vm/obj"
)

// How numbers, texts and bytes are loaded.

// loadIntLine reads an int as a line. 00 and 01 are what bools were before protocol 2.
func (u *unpickler) loadIntLine() error {
	b, err := u.in.argument(2)
	if err != nil {
		return err
	}
	switch text := string(b); text {
	case "00":
		return u.stack.push(obj.FalseValue)
	case "01":
		return u.stack.push(obj.TrueValue)
	default:
		if n, err := strconv.ParseInt(text, 0, 64); err == nil { // 011 is 9
			return u.stack.push(u.t.NewInt(n))
		}
		v, err := u.t.ParseInt(text, 0, obj.MaxStrDigits)
		if err != nil {
			err = u.t.ValueError("could not convert string to int")
		}
		return u.pushOr(v, err)
	}
}

// loadLongLine reads an int as a line that ends in L.
func (u *unpickler) loadLongLine() error {
	b, err := u.in.argument(2)
	if err != nil {
		return err
	}
	v, err := u.intOf(bytes.TrimSuffix(b, []byte("L")))
	return u.pushOr(v, err)
}

// intOf is the int that a text says, as int() does.
func (u *unpickler) intOf(b []byte) (Value, error) {
	if n, err := strconv.Atoi(string(b)); err == nil {
		return u.t.NewInt(int64(n)), nil
	}
	base := 10
	if digits := bytes.TrimLeft(b, "+- "); len(digits) > 0 && digits[0] == '0' {
		base = 0
	}
	if err := u.decode(b, "utf-8", "strict"); err != nil {
		return 0, err
	}
	u.stack.n--
	return u.t.Call(u.t.VM.Class(obj.ShapeInt), u.stack.at(u.stack.n), length(base))
}

// loadLong reads an int of so many bytes.
func (u *unpickler) loadLong(size int) error {
	n, err := u.in.number(size)
	if err != nil {
		return err
	}
	if n > math.MaxInt32 {
		return unpicklingError(u.t, "LONG pickle has negative byte count")
	}
	b, err := u.in.next(int(n))
	if err != nil {
		return err
	}
	if n <= 8 {
		x := int64(0)
		for i := range b {
			x |= int64(b[i]) << (8 * i)
		}
		shift := 64 - 8*len(b)
		return u.stack.push(u.t.NewInt(x << shift >> shift))
	}
	v, err := u.t.NewBig(fromTwosComplement(b))
	return u.pushOr(v, err)
}

// fromTwosComplement is the int that twosComplement made b of.
func fromTwosComplement(b []byte) *big.Int {
	b = slices.Clone(b)
	slices.Reverse(b)
	if b[0] < 0x80 {
		return new(big.Int).SetBytes(b)
	}
	for i := range b {
		b[i] = ^b[i]
	}
	n := new(big.Int).SetBytes(b)
	return n.Not(n)
}

func (u *unpickler) loadBinFloat() error {
	b, err := u.in.next(8)
	if err != nil {
		return err
	}
	return u.stack.push(u.t.NewFloat(math.Float64frombits(binary.BigEndian.Uint64(b))))
}

func (u *unpickler) loadFloatLine() error {
	b, err := u.in.argument(2)
	if err != nil {
		return err
	}
	f, err := obj.ParseFloat(string(b))
	if err != nil || strings.Contains(string(b), "_") {
		return u.t.ValueError("could not convert string to float: '%s\n'", strings.ToValidUTF8(string(b), "?"))
	}
	return u.stack.push(u.t.NewFloat(f))
}

// loadUnicode reads a str in UTF-8, in which surrogates may stand alone.
func (u *unpickler) loadUnicode(size int) error {
	b, err := u.sized(size, "BINUNICODE exceeds system's maximum size")
	if err != nil {
		return err
	}
	if utf8.Valid(b) {
		v, err := u.t.NewStrBytes(b)
		return u.pushOr(v, err)
	}
	return u.decode(b, "utf-8", "surrogatepass")
}

// sized is as many bytes as the ones before them say.
func (u *unpickler) sized(size int, tooLarge string) ([]byte, error) {
	n, err := u.in.size(size, tooLarge)
	if err != nil {
		return nil, err
	}
	return u.in.next(n)
}

// decode pushes bytes as text in an encoding.
func (u *unpickler) decode(b []byte, encoding, errors string) error {
	t := u.t
	m := t.Mark()
	defer t.Release(m)
	v, err := newBytes(t, b)
	if err != nil {
		return err
	}
	data := t.Keep(v)
	if v, err = t.NewStr(encoding); err != nil {
		return err
	}
	enc := t.Keep(v)
	if v, err = t.NewStr(errors); err != nil {
		return err
	}
	v, err = t.CallMethod(*data, "decode", *enc, v)
	return u.pushOr(v, err)
}

func (u *unpickler) loadUnicodeLine() error {
	b, err := u.in.argument(1)
	if err != nil {
		return err
	}
	return u.decode(b, "raw-unicode-escape", "strict")
}

// loadStringLine reads a str of Python 2 as its repr.
func (u *unpickler) loadStringLine() error {
	t := u.t
	b, err := u.in.line()
	if err != nil {
		return err
	}
	b = b[:len(b)-1]
	if len(b) < 2 || b[0] != b[len(b)-1] || b[0] != '\'' && b[0] != '"' {
		return unpicklingError(t, "the STRING opcode argument must be quoted")
	}
	m := t.Mark()
	defer t.Release(m)
	v, err := newBytes(t, b[1:len(b)-1])
	if err != nil {
		return err
	}
	data := t.Keep(v)
	codecs, err := t.ImportModule("codecs")
	if err != nil {
		return err
	}
	pair, err := t.CallMethod(codecs, "escape_decode", *data)
	if err != nil {
		return err
	}
	raw, _ := bytesLike(t, t.TupleItem(pair, 0))
	return u.pushString(slices.Clone(raw))
}

func (u *unpickler) loadBinString(size int) error {
	n, err := u.in.number(size)
	if err != nil {
		return err
	}
	b, err := u.in.next(int(n))
	if err != nil {
		return err
	}
	return u.pushString(b)
}

// pushString pushes a str of Python 2, which may be text or not.
func (u *unpickler) pushString(b []byte) error {
	if u.encoding == "bytes" {
		v, err := newBytes(u.t, b)
		return u.pushOr(v, err)
	}
	return u.decode(b, u.encoding, u.errors)
}

func (u *unpickler) loadBytes(size int) error {
	b, err := u.sized(size, "BINBYTES exceeds system's maximum size")
	if err != nil {
		return err
	}
	v, err := newBytes(u.t, b)
	return u.pushOr(v, err)
}

func (u *unpickler) loadByteArray() error {
	b, err := u.sized(8, "BYTEARRAY8 exceeds system's maximum size")
	if err != nil {
		return err
	}
	v, err := u.t.NewByteArray(string(b))
	return u.pushOr(v, err)
}

func (u *unpickler) loadNextBuffer() error {
	if *u.buffers == unbound {
		return unpicklingError(u.t, "pickle stream refers to out-of-band data but no *buffers* argument was given")
	}
	v, err := u.t.Next(*u.buffers)
	if err == nil && v == unbound {
		err = unpicklingError(u.t, "not enough out-of-band buffers")
	}
	return u.pushOr(v, err)
}

func (u *unpickler) loadReadonlyBuffer() error {
	t := u.t
	if err := u.need(1); err != nil {
		return err
	}
	m := t.Mark()
	defer t.Release(m)
	v, err := t.Call(t.VM.Class(obj.ShapeMemoryView), u.stack.at(u.stack.n-1))
	if err != nil {
		return err
	}
	view := t.Keep(v)
	readonly, err := t.GetAttrS(*view, "readonly")
	if err != nil || readonly == obj.TrueValue {
		return err
	}
	if v, err = t.CallMethod(*view, "toreadonly"); err != nil {
		return err
	}
	u.stack.set(u.stack.n-1, v)
	return nil
}
