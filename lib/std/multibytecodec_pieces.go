package std

import (
	"encoding/binary"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/cjk"
)

// MultibyteIncrementalEncoder and -Decoder. Their subclasses say which codec they use.

// What may be left for the next piece.
const (
	mostChars = 2
	mostBytes = 8
)

// piecewise is a class that converts piece by piece.
type piecewise struct {
	name             string
	decodes, streams bool
}

func (m *multibyte) class(p piecewise, methods ...vm.Native) *vm.TypeSpec {
	s := &vm.TypeSpec{Name: "Multibyte" + p.name, Module: "_multibytecodec", Kind: obj.KindFields, Body: mbBody, Methods: methods,
		NewSig: "cls, errors='strict'", InitSig: "self, /, *args, **kwargs", InitIdle: true,
		New:     func(t *Thread, args []Value) (Value, error) { return m.new(t, p, args[0], args[1], none) },
		Init:    func(*Thread, []Value) (Value, error) { return none, nil },
		Getters: []vm.Getter{{Name: "errors", Get: fieldGetter(mbErrors), Set: setMultibyteErrors, Doc: "how to treat errors"}}}
	if p.streams {
		s.NewSig = "cls, stream, errors='strict'"
		s.New = func(t *Thread, args []Value) (Value, error) { return m.new(t, p, args[0], args[2], args[1]) }
		s.Getters = append(s.Getters, vm.Getter{Name: "stream", Get: fieldGetter(mbStream), Member: true})
	}
	return s
}

func (m *multibyte) pieces() []*vm.TypeSpec {
	return []*vm.TypeSpec{
		m.class(piecewise{name: "IncrementalEncoder"},
			vm.Native{Name: "encode", Sig: "self, /, input, final=False", Fn: piecesEncode},
			vm.Native{Name: "getstate", Sig: "self, /", Fn: encoderState},
			vm.Native{Name: "setstate", Sig: "self, state, /", Fn: setEncoderState},
			vm.Native{Name: "reset", Sig: "self, /", Fn: resetEncoder}),
		m.class(piecewise{name: "IncrementalDecoder", decodes: true},
			vm.Native{Name: "decode", Sig: "self, /, input, final=False", Fn: piecesDecode},
			vm.Native{Name: "getstate", Sig: "self, /", Fn: decoderState},
			vm.Native{Name: "setstate", Sig: "self, state, /", Fn: setDecoderState},
			vm.Native{Name: "reset", Sig: "self, /", Fn: resetDecoder}),
	}
}

// new makes an object of a class, which knows the codec.
func (m *multibyte) new(t *Thread, p piecewise, class, errors, stream Value) (Value, error) {
	if errors == unbound {
		errors = t.Intern("strict")
	} else if !t.IsInstance(errors, obj.ShapeStr) {
		number := 1
		if p.streams {
			number = 2
		}
		return 0, t.TypeError("%s() argument %d must be str, not %s", p.name, number, typeOrNone(t, errors))
	}
	mark := t.Mark()
	defer t.Release(mark)
	kc, ke, ks := t.Keep(class), t.Keep(t.Unwrap(errors)), t.Keep(stream)
	codec, err := t.GetAttrS(class, "codec")
	if err != nil {
		return 0, err
	}
	if !isA(t, codec, m.codec) {
		return 0, t.TypeError("codec is unexpected type")
	}
	state := newState(t, codecOf(t, codec).Start(p.decodes))
	return newObject(t, *kc, t.Field(codec, mbCodec), *ke, none, state, *ks)
}

// typeOrNone is the name of a value's type, as messages about arguments have it.
func typeOrNone(t *Thread, v Value) string {
	if v == none {
		return "None"
	}
	return t.TypeName(v)
}

func setMultibyteErrors(t *Thread, v, x Value) error {
	switch {
	case x == unbound:
		return t.Raise(t.VM.Exc.AttributeError, "cannot delete attribute")
	case !t.IsInstance(x, obj.ShapeStr):
		return t.TypeError("errors must be a string")
	}
	t.SetField(v, mbErrors, t.Unwrap(x))
	return nil
}

func newState(t *Thread, s cjk.State) Value { return t.NewUint(binary.LittleEndian.Uint64(s[:])) }

func setState(t *Thread, v Value, s cjk.State) { t.SetField(v, mbState, newState(t, s)) }

func stateOf(t *Thread, v Value) cjk.State { return stateIn(t, t.Field(v, mbState)) }

// stateIn is the state that an int has.
func stateIn(t *Thread, v Value) (s cjk.State) {
	littleEndian(s[:], bigOf(t, v))
	return s
}

// littleEndian writes a number that fits, the lowest byte first.
func littleEndian(b []byte, n *big.Int) {
	n.FillBytes(b)
	slices.Reverse(b)
}

// resume begins a conversion where an object has ended the last one.
func resume(t *Thread, v Value) *conversion {
	return newConversion(t, codecOf(t, v), stateOf(t, v), strings.Clone(t.StrView(t.Field(v, mbErrors))))
}

// encodePiece encodes a piece of text; the result is the conversion's.
func encodePiece(t *Thread, self *Value, input Value, final bool) (*conversion, error) {
	c := resume(t, *self)
	text, err := c.text(input)
	if err != nil {
		return nil, err
	}
	if before := t.Field(*self, mbPending); before != none {
		text = t.StrView(before) + text
	}
	rest, err := c.encode(text, final)
	if final && err == nil {
		c.out = c.codec.Finish(&c.state, c.out)
	}
	left := none
	if err == nil && rest != "" {
		if n := obj.CountChars(text); obj.CountChars(rest) > mostChars {
			err = t.CodecFailure(&obj.CodecError{Encoding: c.codec.Name, Text: text, Start: n - obj.CountChars(rest), End: n, Reason: "pending buffer overflow"})
		} else {
			left, err = t.NewStr(rest)
		}
	}
	if setState(t, *self, c.state); err != nil {
		return nil, err
	}
	t.SetField(*self, mbPending, left)
	return c, nil
}

func piecesEncode(t *Thread, args []Value) (Value, error) {
	final, err := truthOr(t, args[2], false)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	c, err := encodePiece(t, &args[0], args[1], final)
	if err != nil {
		return 0, err
	}
	return newBytes(t, c.out)
}

// truthOr is the truth of an optional argument.
func truthOr(t *Thread, v Value, usual bool) (bool, error) {
	if v == unbound {
		return usual, nil
	}
	return t.Truth(v)
}

// pendingBytes are what a decoder has left.
func pendingBytes(t *Thread, v Value) []byte {
	b, _ := bytesLike(t, t.Field(v, mbPending))
	return b
}

// decodePiece decodes a piece and leaves what needs more, as far as there may be more.
func decodePiece(t *Thread, self *Value, input Value, final bool) (*conversion, error) {
	c := resume(t, *self)
	before := slices.Clone(pendingBytes(t, *self))
	in, err := c.bytes(input, before)
	if err != nil {
		return nil, err
	}
	var left []byte
	at, err := c.decode(in, 0)
	if err == nil && final && at < len(in) {
		if at, err = c.cannotDecode(in, at, cjk.Incomplete); err != nil {
			left = before
		}
	}
	if err == nil {
		if left = in[at:]; len(left) > mostBytes {
			left, err = nil, t.Raise(t.VM.Exc.UnicodeError, "pending buffer overflow")
		}
	}
	setState(t, *self, c.state)
	if failed := setPending(t, self, left); failed != nil {
		return nil, failed
	}
	return c, err
}

// setPending keeps bytes for the next piece.
func setPending(t *Thread, self *Value, b []byte) error {
	v := none
	if len(b) > 0 {
		var err error
		if v, err = newBytes(t, b); err != nil {
			return err
		}
	}
	t.SetField(*self, mbPending, v)
	return nil
}

func piecesDecode(t *Thread, args []Value) (Value, error) {
	final, err := truthOr(t, args[2], false)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	c, err := decodePiece(t, &args[0], args[1], final)
	if err != nil {
		return 0, err
	}
	return t.NewStrBytes(c.out)
}

func resetDecoder(t *Thread, args []Value) (Value, error) {
	state := stateOf(t, args[0])
	codecOf(t, args[0]).Restart(&state)
	setState(t, args[0], state)
	t.SetField(args[0], mbPending, none)
	return none, nil
}

func resetEncoder(t *Thread, args []Value) (Value, error) {
	state := stateOf(t, args[0])
	codecOf(t, args[0]).Finish(&state, nil)
	setState(t, args[0], state)
	t.SetField(args[0], mbPending, none)
	return none, nil
}

// encoderState is a number: of its bytes, from the lowest on, the first says how
// many are those of characters left, in UTF-8, which follow; the rest is the state.
func encoderState(t *Thread, args []Value) (Value, error) {
	b := []byte{0}
	if left := t.Field(args[0], mbPending); left != none {
		text := t.StrView(left)
		b = append([]byte{byte(len(text))}, text...)
	}
	state := stateOf(t, args[0])
	b = append(b, state[:]...)
	slices.Reverse(b)
	return t.NewBig(new(big.Int).SetBytes(b))
}

// numberBytes is an int in as many bytes, the lowest first.
func numberBytes(t *Thread, v Value, size int) ([]byte, error) {
	n := bigOf(t, v)
	switch {
	case n.Sign() < 0:
		return nil, t.OverflowError("can't convert negative int to unsigned")
	case n.BitLen() > 8*size:
		return nil, t.OverflowError("int too big to convert")
	}
	b := make([]byte, size)
	littleEndian(b, n)
	return b, nil
}

func setEncoderState(t *Thread, args []Value) (Value, error) {
	if !t.IsInstance(args[1], obj.ShapeInt) {
		return 0, t.TypeError("setstate() argument must be int, not %s", typeOrNone(t, args[1]))
	}
	var state cjk.State
	b, err := numberBytes(t, args[1], 1+mostChars*utf8.UTFMax+len(state))
	if err != nil {
		return 0, err
	}
	n := int(b[0])
	if n > mostChars*utf8.UTFMax {
		return 0, t.Raise(t.VM.Exc.UnicodeError, "pending buffer too large")
	}
	text, err := obj.FindCodec("utf-8").Decode(b[1:1+n], t.ErrorHandler("strict"))
	if err != nil {
		return 0, t.CodecFailure(err)
	}
	left := none
	if n > 0 {
		if left, err = t.NewStrBytes(text); err != nil {
			return 0, err
		}
	}
	copy(state[:], b[1+n:])
	t.SetField(args[0], mbPending, left)
	setState(t, args[0], state)
	return none, nil
}

func decoderState(t *Thread, args []Value) (Value, error) {
	left, err := newBytes(t, pendingBytes(t, args[0]))
	if err != nil {
		return 0, err
	}
	return t.NewPair(left, t.Field(args[0], mbState)), nil
}

func setDecoderState(t *Thread, args []Value) (Value, error) {
	pair := t.Unwrap(args[1])
	if !t.IsKind(pair, obj.KindTuple) {
		return 0, t.TypeError("setstate() argument must be tuple, not %s", typeOrNone(t, args[1]))
	}
	if t.TupleLen(pair) != 2 || !t.IsInstance(t.TupleItem(pair, 0), obj.ShapeBytes) || !t.IsInstance(t.TupleItem(pair, 1), obj.ShapeInt) {
		return 0, t.TypeError("setstate(): illegal state argument")
	}
	var state cjk.State
	b, err := numberBytes(t, t.TupleItem(pair, 1), len(state))
	if err != nil {
		return 0, err
	}
	left, _ := bytesLike(t, t.Unwrap(t.TupleItem(pair, 0)))
	if len(left) > mostBytes {
		return 0, t.Raise(t.VM.Exc.UnicodeError, "pending buffer too large")
	}
	copy(state[:], b)
	setState(t, args[0], state)
	return none, setPending(t, &args[0], left)
}
