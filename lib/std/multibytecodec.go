package std

import (
	"slices"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/cjk"
)

// Module _multibytecodec and the modules with the encodings of East Asia, which
// package cjk has: _codecs_jp and others, each of which knows some by name. What
// converts a text at a time is here; what does it in pieces, with what that has to
// remember in the words of its object, is in multibytecodec_pieces.go, and over a
// stream in multibytecodec_stream.go.

// multibyteWords are the words of the objects here; the codec has the first alone.
const (
	mbCodec   = 1 // int: which of cjk.All()
	mbErrors  = 2 // str
	mbPending = 3 // bytes or str that more is needed for; None if there are none
	mbState   = 4 // int: a cjk.State
	mbStream  = 5
	mbBody    = 6
)

// multibyte has the class that the modules share.
type multibyte struct{ codec *vm.TypeSpec }

func newMultibyte() *multibyte {
	return &multibyte{&vm.TypeSpec{Name: "MultibyteCodec", Module: "_multibytecodec", Kind: obj.KindFields, Body: mbCodec + 1, NoNew: true, Hidden: true, Final: true,
		Methods: []vm.Native{
			{Name: "encode", Sig: "self, /, input, errors=None", Fn: multibyteEncode, Doc: "Return an encoded string version of `input'.\n\n'errors' names what is done about characters that the encoding does not have."},
			{Name: "decode", Sig: "self, /, input, errors=None", Fn: multibyteDecode, Doc: "Decodes 'input'.\n\n'errors' names what is done about bytes that are no characters."},
		}}}
}

// module is _multibytecodec.
func (m *multibyte) module() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "_multibytecodec",
		Types: append(m.pieces(), append(m.streams(), m.codec)...),
		Funcs: []vm.Native{{Name: "__create_codec", Sig: "arg, /", Fn: func(t *Thread, _ []Value) (Value, error) {
			return 0, t.ValueError("argument type invalid") // it takes what C code alone can make
		}}}}
}

// group is the module with some of the encodings.
func (m *multibyte) group(group cjk.Group) func() *vm.ModuleSpec {
	return func() *vm.ModuleSpec {
		return &vm.ModuleSpec{Name: "_codecs_" + string(group), Funcs: []vm.Native{{Name: "getcodec", Sig: "encoding, /", Fn: func(t *Thread, args []Value) (Value, error) {
			if !t.IsInstance(args[0], obj.ShapeStr) {
				return 0, t.TypeError("encoding name must be a string.")
			}
			codec := cjk.Find(group, t.StrView(t.Unwrap(args[0])))
			if codec == nil {
				return 0, t.Raise(t.VM.Exc.LookupError, "no such codec is supported.")
			}
			if _, err := t.ImportModule("_multibytecodec"); err != nil {
				return 0, err
			}
			i := slices.Index(cjk.All(), codec)
			return t.NewFields(obj.KindFields, t.ShapeOf(m.codec), obj.SmallInt(int64(i))), nil
		}}}}
	}
}

// multibyteErrors is the name of an error handler in an argument.
func multibyteErrors(t *Thread, function string, v Value) (string, error) {
	if given(v) && !t.IsInstance(v, obj.ShapeStr) {
		return "", t.TypeError("%s() argument 'errors' must be str or None, not %s", function, t.TypeName(v))
	}
	return errorsName(t, v)
}

func codecOf(t *Thread, v Value) *cjk.Codec { return cjk.All()[t.Field(v, mbCodec).Int()] }

func multibyteEncode(t *Thread, args []Value) (Value, error) {
	errors, err := multibyteErrors(t, "encode", args[2])
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	codec := codecOf(t, args[0])
	c := newConversion(t, codec, codec.Start(false), errors)
	text, err := c.text(args[1])
	if err != nil {
		return 0, err
	}
	n := obj.SmallInt(int64(obj.CountChars(text)))
	if _, err := c.encode(text, true); err != nil {
		return 0, err
	}
	c.out = codec.Finish(&c.state, c.out)
	b, err := newBytes(t, c.out)
	if err != nil {
		return 0, err
	}
	return t.NewPair(b, n), nil
}

func multibyteDecode(t *Thread, args []Value) (Value, error) {
	errors, err := multibyteErrors(t, "decode", args[2])
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	codec := codecOf(t, args[0])
	c := newConversion(t, codec, codec.Start(true), errors)
	in, err := c.bytes(args[1], nil)
	if err != nil {
		return 0, err
	}
	for at := 0; ; {
		if at, err = c.decode(in, at); err == nil && at < len(in) {
			at, err = c.cannotDecode(in, at, cjk.Incomplete)
		}
		if err != nil {
			return 0, err
		}
		if at == len(in) {
			break
		}
	}
	s, err := t.NewStrBytes(c.out)
	if err != nil {
		return 0, err
	}
	return t.NewPair(s, obj.SmallInt(int64(len(in)))), nil
}
