package std

import (
	"encoding/binary"
	"sync"
)

// Decompression that can stop anywhere and go on later from a state that is
// plain memory, so that it can be kept in the heap: the decoder of package flate
// keeps its state to itself.
//
// Input is taken in steps that are done whole or not at all: a header, the head
// of a block, a symbol with its extra bits. Bytes of a step that is not complete
// are kept and put before the next input.

type inflatePhase uint8

const (
	inflateHeader inflatePhase = iota
	inflateBlock               // the head of a block
	inflateStored
	inflateCodes
	inflateCopy // in the middle of a match, as the output was full
	inflateTrailer
	inflateDone
)

// wrapper is what stands around deflated data.
type wrapper uint8

const (
	wrapZlib wrapper = iota
	wrapGzip
	wrapRaw
	wrapAuto // zlib or gzip
)

const windowSize = 1 << 15

// inflateState is the state, without the input that is kept: plain memory.
type inflateState struct {
	inflateProgress
	lengths [320]uint8
	inflateWindow
}

// inflateProgress is where in the data it is.
type inflateProgress struct {
	phase     inflatePhase
	wrap      wrapper
	final     bool
	bit       uint8 // of the first byte of the input
	literals  int32 // code lengths of a block, in lengths; then those of distances
	distances int32
	left      int32 // bytes of a stored block or a match to come
	back      int32 // distance of the match
	check     uint32
	size      uint32 // bytes given out
	serial    uint64 // no other state has it, if it is not 0
}

// inflateWindow is what was given out last: a ring, of which so many bytes before at are filled.
type inflateWindow struct {
	at     int32
	filled int32
	fresh  int32 // bytes that came since it was kept
	window [windowSize]byte
}

// inflater is the state during a call. What the call gives out comes into the window at its end.
type inflater struct {
	inflateState
	literal, dst *huffman // of the block, made when needed; nil or in own, or the fixed ones
	own          [3]huffman
	out          []byte
	limit        int // of out, 0: none
	summed       int // bytes of out that check has seen
	dict         []byte
	hasDict      bool
}

var inflaters = sync.Pool{New: func() any { return new(inflater) }}

// newInflater is an inflater whose window says nothing, to be given back by release.
func newInflater(w wrapper) *inflater {
	z := inflaters.Get().(*inflater)
	z.inflateProgress = inflateProgress{wrap: w}
	z.at, z.filled, z.fresh = 0, 0, 0
	z.literal, z.dst, z.dict, z.hasDict = nil, nil, nil, false
	return z
}

func (z *inflater) release() {
	if cap(z.out) > 1<<20 {
		z.out = nil
	}
	inflaters.Put(z)
}

// inflateError says what is wrong with the data, in zlib's words.
type inflateError string

func (e inflateError) Error() string { return string(e) }

// input is the data of one call, as bits.
type input struct {
	data []byte
	pos  int // in bits
}

// peek gives the next bits, at least 32 of them as far as there are any, and how many.
func (in *input) peek() (uint64, int) {
	at := in.pos >> 3
	var word uint64
	n := 64
	if at+8 <= len(in.data) {
		word = binary.LittleEndian.Uint64(in.data[at:])
	} else {
		n = 8 * (len(in.data) - at)
		for i, c := range in.data[min(at, len(in.data)):] {
			word |= uint64(c) << (8 * i)
		}
	}
	shift := in.pos & 7
	return word >> shift, n - shift
}

// take gives n bits, false if there are not so many.
func (in *input) take(n int) (uint32, bool) {
	word, have := in.peek()
	if have < n {
		return 0, false
	}
	in.pos += n
	return uint32(word & (1<<n - 1)), true
}

// run decompresses data, which begins with what was kept, into out, up to limit
// bytes (0: any number). It gives what of the input was not used: for a step to
// come, or because the output is full or the stream has ended.
func (z *inflater) run(data []byte, limit int) (rest []byte, err error) {
	in := &input{data: data, pos: int(z.bit)}
	z.out, z.limit, z.summed = z.out[:0], limit, 0
	defer func() { z.remember(z.out) }()
	for z.phase != inflateDone && (limit == 0 || len(z.out) < limit) {
		before := in.pos
		ok, err := z.step(in)
		if err != nil {
			return nil, err
		}
		if !ok {
			in.pos = before
			break
		}
	}
	z.sum()
	z.bit = uint8(in.pos & 7)
	if z.phase == inflateDone {
		z.bit = 0
		return data[(in.pos+7)>>3:], nil
	}
	return data[in.pos>>3:], nil
}

// step does one step; false: the input is not enough.
func (z *inflater) step(in *input) (bool, error) {
	switch z.phase {
	case inflateHeader:
		return z.header(in)
	case inflateBlock:
		return z.block(in)
	case inflateStored:
		return z.stored(in), nil
	case inflateCodes:
		return z.codes(in)
	case inflateCopy:
		z.copyMatch()
		return true, nil
	}
	return z.trailer(in)
}

func (z *inflater) header(in *input) (bool, error) {
	if z.wrap == wrapRaw {
		z.phase = inflateBlock
		return true, nil
	}
	if len(in.data) < 2 {
		return false, nil
	}
	if z.wrap == wrapAuto {
		z.wrap = wrapZlib
		if in.data[0] == 0x1f && in.data[1] == 0x8b {
			z.wrap = wrapGzip
		}
	}
	if z.wrap == wrapGzip {
		return z.gzipHeader(in)
	}
	switch head := binary.BigEndian.Uint16(in.data); {
	case head%31 != 0:
		return false, inflateError("incorrect header check")
	case in.data[0]&15 != 8:
		return false, inflateError("unknown compression method")
	case in.data[0]>>4 > 7:
		return false, inflateError("invalid window size")
	case head&zlibDict == 0:
		in.pos = 16
	case len(in.data) < 6:
		return false, nil
	case !z.hasDict:
		return false, errNeedDict
	case adlerUpdate(1, z.dict) != binary.BigEndian.Uint32(in.data[2:]):
		return false, errWrongDict
	default:
		z.remember(z.dict)
		in.pos = 48
	}
	z.check = 1
	z.phase = inflateBlock
	return true, nil
}

// zlibDict says in a header that the checksum of a dictionary follows.
const zlibDict = 0x20

const (
	errNeedDict  = inflateError("need dictionary")
	errWrongDict = inflateError("invalid input data")
)

func (z *inflater) gzipHeader(in *input) (bool, error) {
	d := in.data
	if d[0] != 0x1f || d[1] != 0x8b {
		return false, inflateError("incorrect header check")
	}
	if len(d) < 10 {
		return false, nil
	}
	if d[2] != 8 {
		return false, inflateError("unknown compression method")
	}
	flags, at := d[3], 10
	if flags&0xe0 != 0 {
		return false, inflateError("unknown header flags set")
	}
	if flags&4 != 0 {
		if len(d) < at+2 {
			return false, nil
		}
		at += 2 + int(binary.LittleEndian.Uint16(d[at:]))
	}
	for _, flag := range [...]byte{8, 16} {
		if flags&flag != 0 {
			for at < len(d) && d[at] != 0 {
				at++
			}
			at++
		}
	}
	if flags&2 != 0 {
		at += 2
	}
	if at > len(d) {
		return false, nil
	}
	in.pos = 8 * at
	z.check = 0
	z.phase = inflateBlock
	return true, nil
}

// block reads the head of a block.
func (z *inflater) block(in *input) (bool, error) {
	if z.final {
		z.phase = inflateTrailer
		in.pos = (in.pos + 7) &^ 7
		return true, nil
	}
	head, ok := in.take(3)
	if !ok {
		return false, nil
	}
	final := head&1 != 0
	switch head >> 1 {
	case 0:
		at := (in.pos + 7) >> 3
		if at+4 > len(in.data) {
			return false, nil
		}
		n, not := binary.LittleEndian.Uint16(in.data[at:]), binary.LittleEndian.Uint16(in.data[at+2:])
		if n != ^not {
			return false, inflateError("invalid stored block lengths")
		}
		in.pos = 8 * (at + 4)
		z.left, z.phase = int32(n), inflateStored
	case 1:
		z.lengths = fixedLengths()
		z.literals, z.distances, z.phase = fixedLiterals, 320-fixedLiterals, inflateCodes
		z.literal, z.dst = &fixedCodes()[0], &fixedCodes()[1]
	case 2:
		if ok, err := z.dynamic(in); !ok {
			return false, err
		}
		z.phase = inflateCodes
	default:
		return false, inflateError("invalid block type")
	}
	z.final = final
	return true, nil
}

// dynamic reads the codes of a block that has its own.
func (z *inflater) dynamic(in *input) (bool, error) {
	head, ok := in.take(14)
	if !ok {
		return false, nil
	}
	literals, distances, n := int(head&31)+257, int(head>>5&31)+1, int(head>>10)+4
	if literals > 286 || distances > 30 {
		return false, inflateError("too many length or distance symbols")
	}
	var short [19]uint8
	for _, i := range []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}[:n] {
		bits, ok := in.take(3)
		if !ok {
			return false, nil
		}
		short[i] = uint8(bits)
	}
	code := &z.own[2]
	if !code.build(short[:], false) {
		return false, inflateError("invalid code lengths set")
	}
	var lengths [320]uint8
	for i := 0; i < literals+distances; {
		symbol := code.symbol(in)
		switch {
		case symbol == -1:
			return false, nil
		case symbol < 0:
			return false, inflateError("invalid code lengths set")
		case symbol < 16:
			lengths[i] = uint8(symbol)
			i++
			continue
		}
		var value uint8
		width, base := [...]int{2, 3, 7}[symbol-16], [...]int{3, 3, 11}[symbol-16]
		if symbol == 16 {
			if i == 0 {
				return false, inflateError("invalid bit length repeat")
			}
			value = lengths[i-1]
		}
		more, ok := in.take(width)
		if !ok {
			return false, nil
		}
		times := base + int(more)
		if i+times > literals+distances {
			return false, inflateError("invalid bit length repeat")
		}
		for ; times > 0; times-- {
			lengths[i] = value
			i++
		}
	}
	if lengths[256] == 0 {
		return false, inflateError("invalid code -- missing end-of-block")
	}
	z.lengths, z.literals, z.distances = lengths, int32(literals), int32(distances)
	literalsOK, distancesOK := z.makeCodes()
	if !literalsOK {
		return false, inflateError("invalid literal/lengths set")
	}
	if !distancesOK {
		return false, inflateError("invalid distances set")
	}
	return true, nil
}

// makeCodes makes the decoders for the lengths, and reports whether they are right.
func (z *inflater) makeCodes() (literals, distances bool) {
	z.literal, z.dst = &z.own[0], &z.own[1]
	return z.literal.build(z.lengths[:z.literals], false), z.dst.build(z.lengths[z.literals:z.literals+z.distances], true)
}

func (z *inflateWindow) remember(p []byte) {
	if len(p) > windowSize {
		p = p[len(p)-windowSize:]
	}
	for len(p) > 0 {
		n := copy(z.window[z.at:], p)
		p = p[n:]
		z.at = (z.at + int32(n)) & (windowSize - 1)
		z.filled = min(z.filled+int32(n), windowSize)
		z.fresh = min(z.fresh+int32(n), windowSize)
	}
}

// room is how many bytes may still be given out.
func (z *inflater) room() int {
	if z.limit == 0 {
		return 1 << 30
	}
	return z.limit - len(z.out)
}

func (z *inflater) stored(in *input) bool {
	at := in.pos >> 3
	n := min(int(z.left), len(in.data)-at, z.room())
	if n == 0 && z.left > 0 {
		return false
	}
	z.out = append(z.out, in.data[at:at+n]...)
	in.pos += 8 * n
	if z.left -= int32(n); z.left == 0 {
		z.phase = inflateBlock
	}
	return true
}

var (
	lengthBase = [...]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthBits = [...]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distBase   = [...]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distBits   = [...]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

// codes decodes symbols of a block up to its end, the end of the input or of the
// room.
func (z *inflater) codes(in *input) (bool, error) {
	if z.literal == nil {
		z.makeCodes()
	}
	some := false
	for z.room() > 0 {
		before := in.pos
		symbol := z.literal.symbol(in)
		switch {
		case symbol >= 0 && symbol < 256:
			z.out = append(z.out, byte(symbol))
			some = true
			continue
		case symbol == 256:
			z.phase = inflateBlock
			return true, nil
		case symbol == -1:
			in.pos = before
			return some, nil
		case symbol < 0 || symbol > 285:
			return false, inflateError("invalid literal/length code")
		}
		ok, err := z.match(in, symbol-257)
		if err != nil {
			return false, err
		}
		if !ok {
			in.pos = before
			return some, nil
		}
		some = true
		if int(z.back) > len(z.out)+int(z.filled) {
			return false, inflateError("invalid distance too far back")
		}
		z.copyMatch()
		if z.phase == inflateCopy {
			return true, nil
		}
	}
	return true, nil
}

// match reads the rest of a match.
func (z *inflater) match(in *input, symbol int) (bool, error) {
	more, ok := in.take(int(lengthBits[symbol]))
	if !ok {
		return false, nil
	}
	length := int32(lengthBase[symbol]) + int32(more)
	dist := z.dst.symbol(in)
	if dist == -1 {
		return false, nil
	}
	if dist < 0 || dist > 29 {
		return false, inflateError("invalid distance code")
	}
	if more, ok = in.take(int(distBits[dist])); !ok {
		return false, nil
	}
	z.left, z.back = length, int32(distBase[dist])+int32(more)
	return true, nil
}

// copyMatch gives out a match, as far as there is room.
func (z *inflater) copyMatch() {
	n, back := min(int(z.left), z.room()), int(z.back)
	left := n
	for ; left > 0 && back > len(z.out); left-- { // given out by calls before
		z.out = append(z.out, z.window[(int(z.at)+len(z.out)-back)&(windowSize-1)])
	}
	for left > 0 { // what is copied may be part of the match
		from := z.out[len(z.out)-back:]
		from = from[:min(left, len(from))]
		z.out = append(z.out, from...)
		left -= len(from)
	}
	z.phase = inflateCodes
	if z.left -= int32(n); z.left > 0 {
		z.phase = inflateCopy
	}
}

func (z *inflater) trailer(in *input) (bool, error) {
	at := in.pos >> 3
	z.sum()
	switch z.wrap {
	case wrapZlib:
		if at+4 > len(in.data) {
			return false, nil
		}
		if binary.BigEndian.Uint32(in.data[at:]) != z.check {
			return false, inflateError("incorrect data check")
		}
		in.pos += 32
	case wrapGzip:
		if at+8 > len(in.data) {
			return false, nil
		}
		if binary.LittleEndian.Uint32(in.data[at:]) != z.check {
			return false, inflateError("incorrect data check")
		}
		if binary.LittleEndian.Uint32(in.data[at+4:]) != z.size {
			return false, inflateError("incorrect length check")
		}
		in.pos += 64
	}
	z.phase = inflateDone
	return true, nil
}

// sum brings the checksum up to date.
func (z *inflater) sum() {
	p := z.out[z.summed:]
	z.check = updateCheck(z.wrap, z.check, p)
	z.size += uint32(len(p))
	z.summed = len(z.out)
}
