package std

import (
	"math"
	"slices"
	"unsafe"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/bzip2"
	"pystm/lib/expat"
	"pystm/lib/xz"
)

// Module _bz2: what bz2 is made of. What a stream is between two calls is in the
// words of its object; package bzip2 works on that aside, as a block takes long.

// The words of a compressor.
const (
	bzPackState = 1 // bytes: a bzip2.EncoderState
	bzPackBlock = 2 // bytearray: the block that is not full yet
	bzPackEnded = 3 // bool
	bzPackBody  = 4
)

// The words of a decompressor.
const (
	bzState   = 1 // bytes: a bzip2.DecoderState
	bzChoices = 2 // bytes: bzip2.Decoder's slices
	bzColumn  = 3 // bytearray
	bzBlock   = 4 // bytes
	bzKept    = 5 // bytearray: input that is not decoded, and some that is
	bzKeptAt  = 6 // int: how much is
	bzUnused  = 7 // bytes: unused_data
	bzEOF     = 8 // bool
	bzNeeds   = 9 // bool: needs_input
	bzBody    = 10

	bzAtOnce = 1 << 16 // of the input that was kept
)

var bzInput = keptInput{bytes: bzKept, at: bzKeptAt, unused: bzUnused}

func bz2Module() *vm.ModuleSpec {
	compressor := &vm.TypeSpec{Name: "BZ2Compressor", Module: "_bz2", Kind: obj.KindFields, Body: bzPackBody, Final: true, Told: true,
		Doc: "Create a compressor object for compressing data incrementally.\n\n  compresslevel\n    Compression level, as a number between 1 and 9.\n\n" +
			"For one-shot compression, use the compress() function instead.",
		New: newBzPacker, NewSig: "cls, compresslevel=9, /",
		Methods: []vm.Native{
			{Name: "compress", Sig: "self, data, /", Fn: bzPack, Doc: "Provide data to the compressor object.\n\nReturns a chunk of compressed data if possible, or b'' otherwise.\n\n" +
				"When you have finished providing data to the compressor, call the\nflush() method to finish the compression process."},
			{Name: "flush", Sig: "self, /", Fn: bzPackFlush, Doc: "Finish the compression process.\n\nReturns the compressed data left in internal buffers.\n\n" +
				"The compressor object may not be used after this method is called."},
		}}
	decompressor := &vm.TypeSpec{Name: "BZ2Decompressor", Module: "_bz2", Kind: obj.KindFields, Body: bzBody, Final: true, Told: true,
		Doc: "Create a decompressor object for decompressing data incrementally.\n\nFor one-shot decompression, use the decompress() function instead.",
		New: newBzUnpacker, NewSig: "cls",
		Methods: []vm.Native{
			{Name: "decompress", Sig: "self, /, data, max_length=-1", Fn: bzUnpack, Doc: "Decompress *data*, returning uncompressed data as bytes.\n\n" +
				"If *max_length* is nonnegative, returns at most *max_length* bytes of\ndecompressed data. If this limit is reached and further output can be\n" +
				"produced, *self.needs_input* will be set to ``False``. In this case, the next\ncall to *decompress()* may provide *data* as b'' to obtain more of the output.\n\n" +
				"If all of the input data was decompressed and returned (either because this\nwas less than *max_length* bytes, or because *max_length* was negative),\n" +
				"*self.needs_input* will be set to True.\n\nAttempting to decompress data after the end of stream is reached raises an\n" +
				"EOFError.  Any data found after the end of the stream is ignored and saved in\nthe unused_data attribute."},
		},
		Getters: []vm.Getter{
			{Name: "eof", Get: fieldGetter(bzEOF)}, {Name: "unused_data", Get: fieldGetter(bzUnused)}, {Name: "needs_input", Get: fieldGetter(bzNeeds)},
		}}
	return &vm.ModuleSpec{Name: "_bz2", Types: []*vm.TypeSpec{compressor, decompressor}}
}

func newBzPacker(t *Thread, args []Value) (Value, error) {
	level, err := boundedInt(t, args[1], 9, math.MaxInt32, "int")
	if err != nil {
		return 0, err
	}
	if level < 1 || level > 9 {
		return 0, t.ValueError("compresslevel must be between 1 and 9")
	}
	var s bzip2.EncoderState
	s.Start(int(level))
	state, err := newBytes(t, plainBytes(&s))
	if err != nil {
		return 0, err
	}
	block, err := t.NewByteArray("")
	if err != nil {
		return 0, err
	}
	return newObject(t, args[0], state, block, obj.FalseValue)
}

// boundedInt is an optional int argument up to a highest value, that of a type of C.
func boundedInt(t *Thread, v Value, usual, most int64, kind string) (int64, error) {
	if v == unbound {
		return usual, nil
	}
	n, err := t.ToIndex(v)
	if err != nil {
		return 0, err
	}
	i, ok := t.Int64(n)
	if !ok || i > most || i < -most-1 {
		return 0, t.OverflowError("Python int too large to convert to C %s", kind)
	}
	return i, nil
}

// plainBytes is the memory of something without pointers.
func plainBytes[T bzip2.EncoderState | bzip2.DecoderState | expat.State | xz.EncoderState | xz.DecoderState](p *T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(p)), unsafe.Sizeof(*p))
}

// bzPacker is a compressor during a call. The object is written to at the end, so an
// interrupted call has done nothing.
type bzPacker struct {
	bzip2.EncoderState
	t      *Thread
	v      Value
	fresh  []byte // of the block, what the object does not have
	packed bool   // the object's part of it, too
	out    []byte
}

func bzPackerOf(t *Thread, v Value) *bzPacker {
	p := &bzPacker{t: t, v: v}
	state, _ := bytesLike(t, t.Field(v, bzPackState))
	copy(plainBytes(&p.EncoderState), state)
	return p
}

// pack compresses the block that was collected, and begins another.
func (p *bzPacker) pack() error {
	block := p.fresh
	if !p.packed {
		block = slices.Concat(p.t.ByteArrayView(p.t.Field(p.v, bzPackBlock)), p.fresh)
	}
	p.t.Segment.Aside(func() { p.out = p.Pack(p.out, block) })
	p.fresh, p.packed = p.fresh[:0], true
	return p.t.Interrupted()
}

// end keeps the state and gives what was compressed.
func (p *bzPacker) end() (Value, error) {
	t := p.t
	block := t.Field(p.v, bzPackBlock)
	n := t.ByteArrayLength(block)
	from := n
	if p.packed {
		from = 0
	}
	if from < n || len(p.fresh) > 0 {
		if err := t.ByteArraySplice(block, from, n, string(p.fresh)); err != nil {
			return 0, err
		}
	}
	state, err := newBytes(t, plainBytes(&p.EncoderState))
	if err != nil {
		return 0, err
	}
	t.SetField(p.v, bzPackState, state)
	return newBytes(t, p.out)
}

func bzPack(t *Thread, args []Value) (Value, error) {
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if t.Field(args[0], bzPackEnded) == obj.TrueValue {
		return 0, t.ValueError("Compressor has been flushed")
	}
	p := bzPackerOf(t, args[0])
	for {
		p.fresh, data = p.Collect(p.fresh, data)
		if !p.Full() {
			return p.end()
		}
		if err := p.pack(); err != nil {
			return 0, err
		}
	}
}

func bzPackFlush(t *Thread, args []Value) (Value, error) {
	if t.Field(args[0], bzPackEnded) == obj.TrueValue {
		return 0, t.ValueError("Repeated call to flush()")
	}
	p := bzPackerOf(t, args[0])
	p.fresh = p.Rest(p.fresh)
	if err := p.pack(); err != nil {
		return 0, err
	}
	p.out = p.Finish(p.out)
	t.SetField(args[0], bzPackEnded, obj.TrueValue)
	return p.end()
}
