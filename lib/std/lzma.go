package std

import (
	"math"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/xz"
)

// Module _lzma: what lzma is made of. What a stream is between two calls is in the
// words of its object; package xz works on that aside, as it may take long.

// The words of a compressor.
const (
	lzPackState  = 1 // bytes: an xz.EncoderState
	lzPackBuffer = 2 // bytearray: what is not compressed yet, after what may be referred to
	lzPackEnded  = 3 // bool
	lzPackBody   = 4
)

// The words of a decompressor.
const (
	lzState  = 1 // bytearray: an xz.DecoderState
	lzPieces = 2 // tuple of bytes: xz.Window's
	lzReady  = 3 // bytes: output that there was no room for
	lzKept   = 4 // bytearray: input that is not decoded, and some that is
	lzKeptAt = 5 // int: how much is
	lzUnused = 6 // bytes: unused_data
	lzEOF    = 7 // bool
	lzNeeds  = 8 // bool: needs_input
	lzCheck  = 9 // int
	lzBody   = 10

	lzAtOnce = 1 << 16 // of the input that was kept
)

var lzInput = keptInput{bytes: lzKept, at: lzKeptAt, unused: lzUnused}

func lzmaModule() *vm.ModuleSpec {
	compressor := &vm.TypeSpec{Name: "LZMACompressor", Module: "_lzma", Kind: obj.KindFields, Body: lzPackBody, Final: true, Told: true,
		Doc: "LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)\n\nCreate a compressor object for compressing data incrementally.\n\n" +
			"format specifies the container format to use for the output. This can\nbe FORMAT_XZ (default), FORMAT_ALONE, or FORMAT_RAW.\n\n" +
			"check specifies the integrity check to use, preset a level from 0 to 9,\nfilters a chain of filters in place of that.",
		New: newLzPacker, NewSig: "cls, format=1, check=-1, preset=None, filters=None",
		Methods: []vm.Native{
			{Name: "compress", Sig: "self, data, /", Fn: lzPack, Doc: "Provide data to the compressor object.\n\nReturns a chunk of compressed data if possible, or b'' otherwise.\n\n" +
				"When you have finished providing data to the compressor, call the\nflush() method to finish the compression process."},
			{Name: "flush", Sig: "self, /", Fn: lzPackFlush, Doc: "Finish the compression process.\n\nReturns the compressed data left in internal buffers.\n\n" +
				"The compressor object may not be used after this method is called."},
		}}
	decompressor := &vm.TypeSpec{Name: "LZMADecompressor", Module: "_lzma", Kind: obj.KindFields, Body: lzBody, Final: true, Told: true,
		Doc: "Create a decompressor object for decompressing data incrementally.\n\n  format\n    Specifies the container format of the input stream.  If this is\n" +
			"    FORMAT_AUTO (the default), the decompressor will automatically detect\n    whether the input is FORMAT_XZ or FORMAT_ALONE.\n" +
			"  memlimit\n    Limit the amount of memory used by the decompressor.  This will cause\n    decompression to fail if the input cannot be decompressed within this\n    limit.\n" +
			"  filters\n    A custom filter chain.  This argument is required for FORMAT_RAW, and\n    not accepted with any other format.\n\n" +
			"For one-shot decompression, use the decompress() function instead.",
		New: newLzUnpacker, NewSig: "cls, format=0, memlimit=None, filters=None",
		Methods: []vm.Native{
			{Name: "decompress", Sig: "self, /, data, max_length=-1", Fn: lzUnpack, Doc: "Decompress *data*, returning uncompressed data as bytes.\n\n" +
				"If *max_length* is nonnegative, returns at most *max_length* bytes of\ndecompressed data. If this limit is reached and further output can be\n" +
				"produced, *self.needs_input* will be set to ``False``. In this case, the next\ncall to *decompress()* may provide *data* as b'' to obtain more of the output.\n\n" +
				"If all of the input data was decompressed and returned (either because this\nwas less than *max_length* bytes, or because *max_length* was negative),\n" +
				"*self.needs_input* will be set to True.\n\nAttempting to decompress data after the end of stream is reached raises an\n" +
				"EOFError.  Any data found after the end of the stream is ignored and saved in\nthe unused_data attribute."},
		},
		Getters: []vm.Getter{
			{Name: "check", Get: fieldGetter(lzCheck)}, {Name: "eof", Get: fieldGetter(lzEOF)},
			{Name: "needs_input", Get: fieldGetter(lzNeeds)}, {Name: "unused_data", Get: fieldGetter(lzUnused)},
		}}
	return &vm.ModuleSpec{Name: "_lzma", Types: []*vm.TypeSpec{compressor, decompressor},
		Funcs: []vm.Native{
			{Name: "is_check_supported", Sig: "check_id, /", Fn: lzCheckSupported, Doc: "Test whether the given integrity check is supported.\n\nAlways returns True for CHECK_NONE and CHECK_CRC32."},
			{Name: "_encode_filter_properties", Sig: "filter, /", Fn: lzEncodeProperties, Doc: "Return a bytes object encoding the options (properties) of the filter specified by *filter* (a dict).\n\n" +
				"The result does not include the filter ID itself, only the options."},
			{Name: "_decode_filter_properties", Sig: "filter_id, encoded_props, /", Fn: lzDecodeProperties, Doc: "Return a bytes object encoding the options (properties) of the filter specified by *filter* (a dict).\n\n" +
				"The result does not include the filter ID itself, only the options."},
		},
		Attrs: lzAttrs}
}

func lzAttrs(t *Thread) (map[string]Value, error) {
	class, err := newErrorClass(t, "_lzma", "LZMAError", t.VM.Exc.Exception)
	a := newAttrs(t)
	a.set("LZMAError", class, err)
	for name, n := range map[string]int64{
		"FORMAT_AUTO": int64(xz.Auto), "FORMAT_XZ": int64(xz.XZ), "FORMAT_ALONE": int64(xz.Alone), "FORMAT_RAW": int64(xz.Raw),
		"CHECK_NONE": xz.NoCheck, "CHECK_CRC32": xz.CRC32, "CHECK_CRC64": xz.CRC64, "CHECK_SHA256": xz.SHA256, "CHECK_ID_MAX": xz.MaxCheck, "CHECK_UNKNOWN": xz.CheckUnknown,
		"FILTER_LZMA1": xz.LZMA1, "FILTER_LZMA2": xz.LZMA2, "FILTER_DELTA": xz.Delta, "FILTER_X86": xz.X86, "FILTER_POWERPC": xz.PowerPC,
		"FILTER_IA64": xz.IA64, "FILTER_ARM": xz.ARM, "FILTER_ARMTHUMB": xz.ARMThumb, "FILTER_SPARC": xz.SPARC,
		"MF_HC3": xz.HC3, "MF_HC4": xz.HC4, "MF_BT2": xz.BT2, "MF_BT3": xz.BT3, "MF_BT4": xz.BT4,
		"MODE_FAST": xz.Fast, "MODE_NORMAL": xz.Normal, "PRESET_DEFAULT": xz.DefaultPreset, "PRESET_EXTREME": xz.Extreme,
	} {
		a.int(name, n)
	}
	return a.vals, a.err
}

// lzmaFail raises what is wrong with data or options.
func lzmaFail(t *Thread, err error) error {
	if wrong, is := err.(xz.Error); is {
		return moduleFail(t, "_lzma", "LZMAError", "%s", wrong.Error())
	}
	return err
}

// unsigned is an int that fits into so many bits.
func unsigned(t *Thread, v Value, bits uint) (uint64, error) {
	if !t.IsInstance(v, obj.ShapeInt) {
		return 0, t.TypeError("an integer is required")
	}
	switch i, ok := t.Int64(t.Unwrap(v)); {
	case ok && i < 0:
		return 0, t.OverflowError("can't convert negative int to unsigned")
	case !ok:
		return 0, t.OverflowError("int too big to convert")
	case bits < 64 && i>>bits != 0:
		return 0, t.OverflowError("Value too large for uint%d_t type", bits)
	default:
		return uint64(i), nil
	}
}

func lzCheckSupported(t *Thread, args []Value) (Value, error) {
	n, err := boundedInt(t, args[0], 0, math.MaxInt32, "int")
	if err != nil {
		return 0, err
	}
	return obj.Bool(n >= 0 && n <= xz.MaxCheck && xz.CheckSupported(int(n))), nil
}

func newLzPacker(t *Thread, args []Value) (Value, error) {
	format, err := boundedInt(t, args[1], int64(xz.XZ), math.MaxInt32, "int")
	if err != nil {
		return 0, err
	}
	check, err := boundedInt(t, args[2], -1, math.MaxInt32, "int")
	if err != nil {
		return 0, err
	}
	if given(args[3]) && given(args[4]) {
		return 0, t.ValueError("Cannot specify both preset and filter chain")
	}
	if format != int64(xz.XZ) && check != -1 && check != xz.NoCheck {
		return 0, t.ValueError("Integrity checks are only supported by FORMAT_XZ")
	}
	chain, err := lzPackChain(t, format, args[3], args[4])
	if err != nil {
		return 0, err
	}
	if check == -1 {
		check = xz.NoCheck
		if format == int64(xz.XZ) {
			check = xz.CRC64
		}
	}
	var s xz.EncoderState
	if check < 0 || check > xz.MaxCheck {
		return 0, lzmaFail(t, xz.ErrBroken)
	}
	if err := s.Start(xz.Format(format), uint8(check), chain); err != nil {
		return 0, lzmaFail(t, err)
	}
	state, err := newBytes(t, plainBytes(&s)[:s.Used()])
	if err != nil {
		return 0, err
	}
	buffer, err := t.NewByteArray("")
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], state, buffer, obj.FalseValue)
}

// lzPackChain is the filters of a compressor.
func lzPackChain(t *Thread, format int64, preset, filters Value) (chain xz.Chain, err error) {
	level := uint64(xz.DefaultPreset)
	if given(preset) {
		if level, err = unsigned(t, preset, 32); err != nil {
			return chain, err
		}
	}
	f := xz.Filter{ID: xz.LZMA2}
	switch xz.Format(format) {
	case xz.XZ:
	case xz.Alone:
		f.ID = xz.LZMA1
		if given(filters) {
			chain, err = lzChain(t, filters)
			if err == nil && (chain.N != 1 || chain.Filters[0].ID != xz.LZMA1) {
				err = t.ValueError("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter")
			}
			return chain, err
		}
	case xz.Raw:
		if !given(filters) {
			return chain, t.ValueError("Must specify filters for FORMAT_RAW")
		}
	default:
		return chain, t.ValueError("Invalid container format: %d", format)
	}
	if given(filters) {
		return lzChain(t, filters)
	}
	if !f.Preset(uint32(level)) {
		if format == int64(xz.Alone) {
			return chain, moduleFail(t, "_lzma", "LZMAError", "Invalid compression preset: %d", level)
		}
		return chain, lzmaFail(t, xz.ErrOptions)
	}
	chain, _ = xz.NewChain(f)
	return chain, nil
}

// lzPacker is a compressor during a call. The object is written to at the end, so an
// interrupted call has done nothing.
type lzPacker struct {
	xz.EncoderState
	t      *Thread
	v      Value
	buffer []byte // all of it, if the object's is out of date
	fresh  []byte // what was added
	out    []byte
}

func lzPackerOf(t *Thread, v Value) *lzPacker {
	p := &lzPacker{t: t, v: v}
	state, _ := bytesLike(t, t.Field(v, lzPackState))
	copy(plainBytes(&p.EncoderState), state)
	return p
}

// pack compresses the buffer, to the end of the stream if that is final.
func (p *lzPacker) pack(final bool) error {
	t := p.t
	view := t.ByteArrayView(t.Field(p.v, lzPackBuffer))
	p.buffer = append(append(make([]byte, 0, len(view)+len(p.fresh)), view...), p.fresh...)
	var e *xz.Encoder
	t.Segment.Aside(func() { e = p.Encoder(p.buffer) })
	for more := true; more; {
		t.Segment.Aside(func() { more = e.Step() })
		if err := t.Interrupted(); err != nil {
			return err
		}
	}
	if final {
		e.Finish()
	}
	p.out, p.buffer, p.fresh = append(p.out, e.Out...), e.Rest(), nil
	return nil
}

// end keeps the state and gives what was compressed.
func (p *lzPacker) end() (Value, error) {
	t := p.t
	buffer := t.Field(p.v, lzPackBuffer)
	if p.fresh == nil {
		if err := t.ByteArrayAssign(buffer, string(p.buffer)); err != nil {
			return 0, err
		}
	} else if n := t.ByteArrayLength(buffer); len(p.fresh) > 0 {
		if err := t.ByteArraySplice(buffer, n, n, string(p.fresh)); err != nil {
			return 0, err
		}
	}
	if err := unpackSet(t, p.v, lzPackState, plainBytes(&p.EncoderState)[:p.Used()]); err != nil {
		return 0, err
	}
	return newBytes(t, p.out)
}

func lzPack(t *Thread, args []Value) (Value, error) {
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if t.Field(args[0], lzPackEnded) == obj.TrueValue {
		return 0, t.ValueError("Compressor has been flushed")
	}
	p := lzPackerOf(t, args[0])
	p.out = p.Begin(nil, len(data) > 0)
	p.fresh = append([]byte{}, p.Add(data, false)...)
	if p.Full(t.ByteArrayLength(t.Field(args[0], lzPackBuffer)) + len(p.fresh)) {
		if err := p.pack(false); err != nil {
			return 0, err
		}
	}
	return p.end()
}

func lzPackFlush(t *Thread, args []Value) (Value, error) {
	if t.Field(args[0], lzPackEnded) == obj.TrueValue {
		return 0, t.ValueError("Repeated call to flush()")
	}
	p := lzPackerOf(t, args[0])
	p.fresh = p.Add(nil, true)
	if err := p.pack(true); err != nil {
		return 0, err
	}
	p.buffer = nil
	t.SetField(args[0], lzPackEnded, obj.TrueValue)
	return p.end()
}
