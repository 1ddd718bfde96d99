package std

import (
	"encoding/binary"
	"math/bits"
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
	at        int32  // in window
	filled    int32
	lengths   [320]uint8
	window    [windowSize]byte
}

// inflater is the state during a call.
type inflater struct {
	inflateState
	literal, dst *huffman // of the block, made when needed
	out          []byte
	limit        int // of out, 0: none
	summed       int // bytes of out that check has seen
	dict         []byte
	hasDict      bool
}

// inflateError says what is wrong with the data, in zlib's words.
type inflateError string

func (e inflateError) Error() string { return string(e) }

// huffman decodes symbols: short codes by a table, longer ones by counting.
type huffman struct {
	table  [1 << huffmanBits]uint16 // symbol<<4 | length, 0: longer
	counts [16]int32
	order  []uint16
}

const huffmanBits = 10

// newHuffman makes the decoder for code lengths. It reports whether the code is
// neither over-subscribed nor, but for a single code, incomplete.
func newHuffman(lengths []uint8, loose bool) (*huffman, bool) {
	h := &huffman{order: make([]uint16, len(lengths))}
	for _, n := range lengths {
		h.counts[n]++
	}
	h.counts[0] = 0
	left, used := int32(1), int32(0)
	for n := 1; n < 16; n++ {
		left = left<<1 - h.counts[n]
		if left < 0 {
			return nil, false
		}
		used += h.counts[n]
	}
	if left > 0 && (!loose || used > 1) {
		return nil, false
	}
	var offset [16]int32
	var code [16]uint32
	for n := 1; n < 15; n++ {
		offset[n+1] = offset[n] + h.counts[n]
		code[n+1] = (code[n] + uint32(h.counts[n])) << 1
	}
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		h.order[offset[n]] = uint16(symbol)
		offset[n]++
		if n <= huffmanBits {
			entry := uint16(symbol)<<4 | uint16(n)
			for i := bits.Reverse32(code[n]) >> (32 - n); i < 1<<huffmanBits; i += 1 << n {
				h.table[i] = entry
			}
		}
		code[n]++
	}
	return h, true
}

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

// symbol decodes a symbol: -1 if the input ends, -2 if there is no such code.
func (h *huffman) symbol(in *input) int {
	word, have := in.peek()
	if e := h.table[word&(1<<huffmanBits-1)]; e != 0 {
		if int(e&15) > have {
			return -1
		}
		in.pos += int(e & 15)
		return int(e >> 4)
	}
	code, first, index := int32(0), int32(0), int32(0)
	for n := 1; n < 16; n++ {
		if n > have {
			return -1
		}
		code |= int32(word & 1)
		word >>= 1
		if count := h.counts[n]; code-count < first {
			in.pos += n
			return int(h.order[index+code-first])
		}
		index += h.counts[n]
		first = (first + h.counts[n]) << 1
		code <<= 1
	}
	return -2
}

// run decompresses data, which begins with what was kept, into out, up to limit
// bytes (0: any number). It gives what of the input was not used: for a step to
// come, or because the output is full or the stream has ended.
func (z *inflater) run(data []byte, limit int) (rest []byte, err error) {
	in := &input{data: data, pos: int(z.bit)}
	z.out, z.limit, z.summed = nil, limit, 0
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
		for i := range 288 {
			n := uint8(8)
			if i >= 144 && i < 256 {
				n = 9
			} else if i >= 256 && i < 280 {
				n = 7
			}
			z.lengths[i] = n
		}
		for i := range 32 {
			z.lengths[288+i] = 5
		}
		z.literals, z.distances, z.phase = 288, 32, inflateCodes
	case 2:
		if ok, err := z.dynamic(in); !ok {
			return false, err
		}
		z.phase = inflateCodes
	default:
		return false, inflateError("invalid block type")
	}
	z.literal, z.dst = nil, nil
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
	code, ok := newHuffman(short[:], false)
	if !ok {
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
	if _, ok := newHuffman(lengths[:literals], false); !ok {
		return false, inflateError("invalid literal/lengths set")
	}
	if _, ok := newHuffman(lengths[literals:literals+distances], true); !ok {
		return false, inflateError("invalid distances set")
	}
	return true, nil
}

// emit gives out bytes and remembers them.
func (z *inflater) emit(p []byte) {
	z.out = append(z.out, p...)
	z.remember(p)
}

func (z *inflateState) remember(p []byte) {
	if len(p) > windowSize {
		p = p[len(p)-windowSize:]
	}
	for len(p) > 0 {
		n := copy(z.window[z.at:], p)
		p = p[n:]
		z.at = (z.at + int32(n)) & (windowSize - 1)
		z.filled = min(z.filled+int32(n), windowSize)
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
	z.emit(in.data[at : at+n])
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
		z.literal, _ = newHuffman(z.lengths[:z.literals], false)
		z.dst, _ = newHuffman(z.lengths[z.literals:z.literals+z.distances], true)
	}
	some := false
	mark := len(z.out) // bytes from here on are not remembered yet
	defer func() { z.remember(z.out[mark:]) }()
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
		z.remember(z.out[mark:])
		if z.back > z.filled {
			mark = len(z.out)
			return false, inflateError("invalid distance too far back")
		}
		z.copyMatch()
		if mark = len(z.out); z.phase == inflateCopy {
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
	n := min(int(z.left), z.room())
	for range n {
		c := z.window[(z.at-z.back)&(windowSize-1)]
		z.out = append(z.out, c)
		z.window[z.at] = c
		z.at = (z.at + 1) & (windowSize - 1)
	}
	z.filled = min(z.filled+int32(n), windowSize)
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
