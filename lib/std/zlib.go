package std

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"sync"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module zlib: compression by package flate, decompression by the decoder in
// inflate.go.

// The words of a compression object. It collects its input and compresses a lot
// at a time: package flate keeps its state to itself, and what is in the heap
// must be all of the state.
const (
	packPending = 1 // bytearray
	packLevel   = 2
	packWrap    = 3
	packCheck   = 4
	packSize    = 5
	packPhase   = 6 // 0: nothing was written, 1: the header was, 2: all was
	packDict    = 7 // bytes: what the data is taken to begin like
	packBody    = 8

	packAtOnce = 1 << 18
)

// The words of a decompression object.
const (
	unpackState      = 1 // bytearray: an inflateState
	unpackKept       = 2 // bytes: input of an incomplete step; what follows comes in this order
	unpackTail       = 3 // bytes: unconsumed_tail
	unpackUnused     = 4 // bytes: unused_data
	unpackEOF        = 5 // bool
	unpackDict       = 6 // bytes
	unpackEnded      = 7 // bool: flushed at the end
	unpackBody       = 8
	defaultBits      = 15
	defaultBlockSize = 16384
)

func zlibModule() *vm.ModuleSpec {
	packer := &vm.TypeSpec{Name: "Compress", Module: "zlib", Kind: obj.KindFields, Body: packBody, NoNew: true, Final: true, Hidden: true,
		Methods: []vm.Native{
			{Name: "compress", Sig: "self, data, /", Fn: packData, Doc: "Returns a bytes object containing compressed data."},
			{Name: "flush", Sig: "self, mode=4, /", Fn: packFlush, Doc: "Return a bytes object containing any remaining compressed data."},
			{Name: "copy", Sig: "self, /", Fn: packCopy, Doc: "Return a copy of the compression object."},
			{Name: "__copy__", Sig: "self, /", Fn: packCopy}, {Name: "__deepcopy__", Sig: "self, memo, /", Fn: packCopy},
		}}
	unpacker := &vm.TypeSpec{Name: "Decompress", Module: "zlib", Kind: obj.KindFields, Body: unpackBody, NoNew: true, Final: true, Hidden: true,
		Methods: []vm.Native{
			{Name: "decompress", Sig: "self, data, /, max_length=0", Fn: unpackData, Doc: "Return a bytes object containing the decompressed version of the data."},
			{Name: "flush", Sig: "self, length=16384, /", Fn: unpackFlush, Doc: "Return a bytes object containing any remaining decompressed data."},
			{Name: "copy", Sig: "self, /", Fn: unpackCopy, Doc: "Return a copy of the decompression object."},
			{Name: "__copy__", Sig: "self, /", Fn: unpackCopy}, {Name: "__deepcopy__", Sig: "self, memo, /", Fn: unpackCopy},
		},
		Getters: []vm.Getter{
			{Name: "unconsumed_tail", Get: fieldGetter(unpackTail)}, {Name: "unused_data", Get: fieldGetter(unpackUnused)}, {Name: "eof", Get: fieldGetter(unpackEOF)},
		}}
	return &vm.ModuleSpec{Name: "zlib", Doc: "The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.",
		Types: []*vm.TypeSpec{packer, unpacker},
		Funcs: []vm.Native{
			{Name: "compress", Sig: "data, /, level=-1, wbits=15", Fn: zlibCompress, Doc: "Returns a bytes object containing compressed data."},
			{Name: "decompress", Sig: "data, /, wbits=15, bufsize=16384", Fn: zlibDecompress, Doc: "Returns a bytes object containing the uncompressed data."},
			{Name: "compressobj", Sig: "level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None", Fn: func(t *Thread, args []Value) (Value, error) { return newPacker(t, packer, args) }, Doc: "Return a compressor object."},
			{Name: "decompressobj", Sig: "wbits=15, zdict=b''", Fn: func(t *Thread, args []Value) (Value, error) { return newUnpacker(t, unpacker, args) }, Doc: "Return a decompressor object."},
			{Name: "crc32", Sig: "data, value=0, /", Fn: crc32Of, Doc: "Compute a CRC-32 checksum of data."},
			{Name: "adler32", Sig: "data, value=1, /", Fn: adler32Of, Doc: "Compute an Adler-32 checksum of data."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			class, err := newErrorClass(t, "zlib", "error", t.VM.Exc.Exception)
			a := newAttrs(t)
			a.set("error", class, err)
			for name, n := range map[string]int64{
				"MAX_WBITS": 15, "DEFLATED": 8, "DEF_MEM_LEVEL": 8, "DEF_BUF_SIZE": defaultBlockSize, "Z_DEFAULT_COMPRESSION": -1, "Z_NO_COMPRESSION": 0,
				"Z_BEST_SPEED": 1, "Z_BEST_COMPRESSION": 9, "Z_DEFAULT_STRATEGY": 0, "Z_FILTERED": 1, "Z_HUFFMAN_ONLY": 2, "Z_RLE": 3, "Z_FIXED": 4,
				"Z_NO_FLUSH": 0, "Z_PARTIAL_FLUSH": 1, "Z_SYNC_FLUSH": 2, "Z_FULL_FLUSH": 3, "Z_FINISH": 4, "Z_BLOCK": 5, "Z_TREES": 6,
			} {
				a.int(name, n)
			}
			a.text("ZLIB_VERSION", "1.2.13")
			a.text("ZLIB_RUNTIME_VERSION", "1.2.13")
			a.text("__version__", "1.0")
			return a.vals, a.err
		}}
}

func zlibFail(t *Thread, format string, args ...any) error {
	return moduleFail(t, "zlib", "error", format, args...)
}

// intOr is an optional int argument.
func intOr(t *Thread, v Value, usual int) (int, error) {
	if v == unbound {
		return usual, nil
	}
	return t.ToInt(v)
}

// wrapOf is what wbits says about the format.
func wrapOf(bits int, pack bool) (wrapper, bool) {
	switch {
	case bits >= -15 && bits <= -8:
		return wrapRaw, true
	case bits >= 9 && bits <= 15 || bits == 8 || bits == 0 && !pack:
		return wrapZlib, true
	case bits >= 25 && bits <= 31 || bits == 24 || bits == 16 && !pack:
		return wrapGzip, true
	case !pack && bits >= 32 && bits <= 47:
		return wrapAuto, true
	}
	return 0, false
}

// packHeader is what comes before the deflated data.
func packHeader(w wrapper, level int, dict []byte) []byte {
	switch w {
	case wrapZlib:
		head := uint16(0x7880)
		switch {
		case level == 0 || level == 1:
			head = 0x7800
		case level >= 2 && level <= 5:
			head = 0x7840
		case level >= 7:
			head = 0x78c0
		}
		if len(dict) > 0 {
			head |= zlibDict
		}
		out := binary.BigEndian.AppendUint16(nil, head+31-head%31)
		if len(dict) > 0 {
			out = binary.BigEndian.AppendUint32(out, adlerUpdate(1, dict))
		}
		return out
	case wrapGzip:
		extra := byte(0)
		if level == 9 {
			extra = 2
		} else if level == 1 {
			extra = 4
		}
		return []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, extra, 3}
	}
	return nil
}

func packTrailer(w wrapper, check, size uint32) []byte {
	switch w {
	case wrapZlib:
		return binary.BigEndian.AppendUint32(nil, check)
	case wrapGzip:
		return binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, check), size)
	}
	return nil
}

func firstCheck(w wrapper) uint32 {
	if w == wrapZlib {
		return 1
	}
	return 0
}

// deflaters are compressors of package flate by their levels, from -1 on, to be used again.
var deflaters [11]sync.Pool

// newDeflater is a compressor for data that is taken to begin like dict; release puts it back.
func newDeflater(out io.Writer, level int, dict []byte) (w *flate.Writer, release func(), err error) {
	if len(dict) > 0 {
		w, err = flate.NewWriterDict(out, level, dict)
		return w, func() {}, err
	}
	pool := &deflaters[1+level]
	if w, _ = pool.Get().(*flate.Writer); w != nil {
		w.Reset(out)
	} else if w, err = flate.NewWriter(out, level); err != nil {
		return nil, nil, err
	}
	return w, func() { pool.Put(w) }, nil
}

// deflate compresses data to whole blocks, of which the last is final or not. dict
// is what stands before the data.
func deflate(data []byte, level int, final bool, dict []byte) ([]byte, error) {
	var out bytes.Buffer
	w, release, err := newDeflater(&out, level, dict)
	if err != nil {
		return nil, err
	}
	defer release()
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if final {
		err = w.Close()
	} else {
		err = w.Flush()
	}
	return out.Bytes(), err
}

func zlibCompress(t *Thread, args []Value) (Value, error) {
	level, err := intOr(t, args[1], -1)
	if err != nil {
		return 0, err
	}
	bits, err := intOr(t, args[2], defaultBits)
	if err != nil {
		return 0, err
	}
	w, ok := wrapOf(bits, true)
	if !ok || level < -1 || level > 9 {
		return 0, zlibFail(t, "Bad compression level")
	}
	data, err := bytesView(t, args[0])
	if err != nil {
		return 0, err
	}
	body, err := deflate(data, level, true, nil)
	if err != nil {
		return 0, zlibFail(t, "%s", err.Error())
	}
	check := updateCheck(w, firstCheck(w), data)
	return newBytes(t, append(append(packHeader(w, level, nil), body...), packTrailer(w, check, uint32(len(data)))...))
}

func newPacker(t *Thread, spec *vm.TypeSpec, args []Value) (Value, error) {
	var n [5]int
	for i, usual := range [...]int{-1, 8, defaultBits, 8, 0} {
		var err error
		if n[i], err = intOr(t, args[i], usual); err != nil {
			return 0, err
		}
	}
	w, ok := wrapOf(n[2], true)
	if !ok || n[0] < -1 || n[0] > 9 || n[1] != 8 || n[3] < 1 || n[3] > 9 || n[4] < 0 || n[4] > 4 {
		return 0, t.ValueError("Invalid initialization option")
	}
	var zdict []byte
	if given(args[5]) {
		b, err := bytesArg(t, args[5])
		if err != nil {
			return 0, err
		}
		if w == wrapGzip {
			return 0, t.ValueError("Invalid dictionary")
		}
		zdict = b
	}
	dict, err := newBytes(t, zdict)
	if err != nil {
		return 0, err
	}
	pending, err := t.NewByteArray("")
	if err != nil {
		return 0, err
	}
	small := func(n int) Value { return obj.SmallInt(int64(n)) }
	return t.NewFields(obj.KindFields, t.ShapeOf(spec), pending, small(n[0]), small(int(w)), small(int(firstCheck(w))), small(0), small(0), dict), nil
}

func packData(t *Thread, args []Value) (Value, error) {
	if t.Field(args[0], packPhase).Int() == 2 {
		return 0, zlibFail(t, "Error -2 while compressing data: inconsistent stream state")
	}
	data, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	pending := t.Field(args[0], packPending)
	n := t.ByteArrayLength(pending)
	if err := t.ByteArraySplice(pending, n, n, string(data)); err != nil {
		return 0, err
	}
	if n+len(data) < packAtOnce {
		return newBytes(t, nil)
	}
	return packOut(t, args[0], false)
}

// packOut compresses what was collected.
func packOut(t *Thread, v Value, final bool) (Value, error) {
	n := func(i int) int { return int(t.Field(v, i).Int()) }
	w, level := wrapper(n(packWrap)), n(packLevel)
	pending := t.Field(v, packPending)
	data := t.ByteArrayView(pending)
	var dict []byte
	if n(packPhase) == 0 {
		dict, _ = bytesLike(t, t.Field(v, packDict))
	}
	body, err := deflate(data, level, final, dict)
	if err != nil {
		return 0, zlibFail(t, "%s", err.Error())
	}
	check, size := updateCheck(w, uint32(n(packCheck)), data), uint32(n(packSize)+len(data))
	var out []byte
	if n(packPhase) == 0 {
		out = packHeader(w, level, dict)
	}
	out = append(out, body...)
	phase := 1
	if final {
		phase = 2
		out = append(out, packTrailer(w, check, size)...)
	}
	if err := t.ByteArrayAssign(pending, ""); err != nil {
		return 0, err
	}
	t.SetField(v, packCheck, obj.SmallInt(int64(check)))
	t.SetField(v, packSize, obj.SmallInt(int64(size)))
	t.SetField(v, packPhase, obj.SmallInt(int64(phase)))
	return newBytes(t, out)
}

func packFlush(t *Thread, args []Value) (Value, error) {
	mode, err := intOr(t, args[1], 4)
	if err != nil {
		return 0, err
	}
	switch {
	case mode == 0:
		return newBytes(t, nil)
	case mode < 0 || mode > 5:
		return 0, zlibFail(t, "Error -2 while flushing: inconsistent stream state")
	case t.Field(args[0], packPhase).Int() == 2:
		return 0, zlibFail(t, "Error -2 while flushing: inconsistent stream state")
	}
	return packOut(t, args[0], mode == 4)
}

func packCopy(t *Thread, args []Value) (Value, error) {
	v := args[0]
	if t.Field(v, packPhase).Int() == 2 {
		return 0, t.ValueError("Inconsistent stream state")
	}
	pending, err := t.NewByteArray(string(t.ByteArrayView(t.Field(v, packPending))))
	if err != nil {
		return 0, err
	}
	return t.NewFields(obj.KindFields, t.ShapeID(v), pending, t.Field(v, packLevel), t.Field(v, packWrap), t.Field(v, packCheck), t.Field(v, packSize), t.Field(v, packPhase), t.Field(v, packDict)), nil
}

// inflateFailure raises what is wrong with compressed data.
func inflateFailure(t *Thread, err error) error {
	var wrong inflateError
	switch {
	case !errors.As(err, &wrong):
		return err
	case wrong == errNeedDict:
		return zlibFail(t, "Error 2 while decompressing data")
	case wrong == errWrongDict:
		return zlibFail(t, "Error -3 while setting zdict: %s", string(wrong))
	}
	return zlibFail(t, "Error -3 while decompressing data: %s", string(wrong))
}

func zlibDecompress(t *Thread, args []Value) (Value, error) {
	bits, err := intOr(t, args[1], defaultBits)
	if err != nil {
		return 0, err
	}
	w, ok := wrapOf(bits, false)
	if !ok {
		return 0, zlibFail(t, "Error -2 while preparing to decompress data: inconsistent stream state")
	}
	if size, err := intOr(t, args[2], defaultBlockSize); err != nil {
		return 0, err
	} else if size < 0 {
		return 0, t.ValueError("bufsize must be non-negative")
	}
	data, err := bytesView(t, args[0])
	if err != nil {
		return 0, err
	}
	z := newInflater(w)
	defer z.release()
	if _, err := z.run(data, 0); err != nil {
		return 0, inflateFailure(t, err)
	}
	if z.phase != inflateDone {
		return 0, zlibFail(t, "Error -5 while decompressing data: incomplete or truncated stream")
	}
	return newBytes(t, z.out)
}

func newUnpacker(t *Thread, spec *vm.TypeSpec, args []Value) (Value, error) {
	bits, err := intOr(t, args[0], defaultBits)
	if err != nil {
		return 0, err
	}
	w, ok := wrapOf(bits, false)
	if !ok {
		return 0, t.ValueError("Invalid initialization option")
	}
	dict := unbound
	z := &inflateState{inflateProgress: inflateProgress{wrap: w}}
	if args[1] != unbound {
		b, ok := bytesLike(t, t.Unwrap(args[1]))
		if !ok {
			return 0, t.TypeError("zdict argument must support the buffer protocol")
		}
		if w == wrapRaw {
			z.remember(b)
		} else if dict, err = newBytes(t, b); err != nil {
			return 0, err
		}
	}
	state, err := newInflateState(t, z)
	if err != nil {
		return 0, err
	}
	empty, err := newBytes(t, nil)
	if err != nil {
		return 0, err
	}
	return t.NewFields(obj.KindFields, t.ShapeOf(spec), state, empty, empty, empty, obj.FalseValue, dict, obj.FalseValue), nil
}

func unpackData(t *Thread, args []Value) (Value, error) {
	limit, err := intOr(t, args[2], 0)
	if err != nil {
		return 0, err
	}
	if limit < 0 {
		return 0, t.ValueError("max_length must be non-negative")
	}
	data, err := bytesView(t, args[1])
	if err != nil {
		return 0, err
	}
	return unpackMore(t, args[0], data, limit)
}

// unpackMore decompresses data, which may be a view.
func unpackMore(t *Thread, v Value, data []byte, limit int) (Value, error) {
	if t.Field(v, unpackEOF) == obj.TrueValue {
		unused, _ := bytesLike(t, t.Field(v, unpackUnused))
		if err := unpackSet(t, v, unpackUnused, append(bytes.Clone(unused), data...)); err != nil {
			return 0, err
		}
		return newBytes(t, nil)
	}
	z := inflaterOf(t, t.Field(v, unpackState))
	defer z.release()
	if d := t.Field(v, unpackDict); d != unbound {
		z.dict, z.hasDict = t.BufferView(d)
	}
	kept, _ := bytesLike(t, t.Field(v, unpackKept))
	if len(kept) > 0 {
		all := scratch(len(kept) + len(data))
		defer giveReadBuffer(all)
		copy(all[copy(all, kept):], data)
		data = all
	}
	rest, err := z.run(data, limit)
	if err != nil {
		return 0, inflateFailure(t, err)
	}
	var keep, tail, unused []byte
	switch {
	case z.phase == inflateDone:
		unused = rest
		t.SetField(v, unpackEOF, obj.TrueValue)
	case limit > 0 && len(z.out) >= limit:
		// A byte of which bits were used is the object's, the others are not.
		n := min(int(z.bit+7)/8, len(rest))
		keep, tail = rest[:n], rest[n:]
	default:
		keep = rest
	}
	for i, b := range [...][]byte{keep, tail, unused} {
		if err := unpackSet(t, v, unpackKept+i, b); err != nil {
			return 0, err
		}
	}
	if err := z.keep(t, t.Field(v, unpackState)); err != nil {
		return 0, err
	}
	return newBytes(t, z.out)
}

func unpackSet(t *Thread, v Value, i int, b []byte) error {
	x, err := newBytes(t, b)
	if err == nil {
		t.SetField(v, i, x)
	}
	return err
}

func unpackFlush(t *Thread, args []Value) (Value, error) {
	if n, err := intOr(t, args[1], defaultBlockSize); err != nil {
		return 0, err
	} else if n <= 0 {
		return 0, t.ValueError("length must be greater than zero")
	}
	var out Value
	var err error
	if t.Field(args[0], unpackEOF) == obj.TrueValue {
		out, err = newBytes(t, nil)
	} else {
		tail, _ := bytesLike(t, t.Field(args[0], unpackTail))
		out, err = unpackMore(t, args[0], tail, 0)
	}
	t.SetField(args[0], unpackEnded, t.Field(args[0], unpackEOF))
	return out, err
}

func unpackCopy(t *Thread, args []Value) (Value, error) {
	v := args[0]
	if t.Field(v, unpackEnded) == obj.TrueValue {
		return 0, t.ValueError("Inconsistent stream state")
	}
	state, err := t.NewByteArray(string(t.ByteArrayView(t.Field(v, unpackState))))
	if err != nil {
		return 0, err
	}
	return t.NewFields(obj.KindFields, t.ShapeID(v), state, t.Field(v, unpackKept), t.Field(v, unpackTail), t.Field(v, unpackUnused),
		t.Field(v, unpackEOF), t.Field(v, unpackDict), obj.FalseValue), nil
}

func adler32Of(t *Thread, args []Value) (Value, error) {
	start, err := checksumArg(t, args[1], 1)
	if err != nil {
		return 0, err
	}
	b, err := bytesView(t, args[0])
	if err != nil {
		return 0, err
	}
	return t.NewInt(int64(adlerUpdate(start, b))), nil
}
