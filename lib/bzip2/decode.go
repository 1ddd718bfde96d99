package bzip2

import "math/bits"

// phase is what of a stream comes next. What has several items counts them.
type phase uint8

const (
	phaseHeader   phase = iota // 4 bytes
	phaseMark                  // 6 bytes before a block or the trailer
	phaseBlockSum              // of a block
	phaseOrigin
	phaseRanges  // which of 16 ranges of bytes the block has
	phaseUsed    // which bytes of each of them
	phaseCounts  // of codes and choices
	phaseChoices // which code is for each group
	phaseFirst   // of a code: the first length
	phaseLengths
	phaseSymbols
	phaseInvert // the permutation
	phaseOutput
	phaseEndSum
	phaseDone
	phaseBroken
)

// DecoderState is what a Decoder knows but for slices: plain memory.
type DecoderState struct {
	phase      phase
	bit        uint8 // of the first byte of the input that comes next
	level      uint8
	ending     bool // the mark is the trailer's
	randomized bool
	length     uint8 // of the symbol before
	choice     uint8 // as far as its bits are known
	repeatByte uint8
	run        uint8 // equal bytes that were put out before
	digit      uint8 // of a run of the first place: which comes next
	codes      int32
	code       int32 // whose lengths come
	done       int32 // items of the phase
	choices    int32
	used       int32 // bytes that the block has
	origin     int32 // of the permutation
	left       int32 // symbols of the group
	earlier    int32 // bytes of the permuted block that are not in Column
	zeros      int32 // the run of the first place so far
	next       int32 // byte of the block to put out
	repeats    int32 // of repeatByte to put out
	ranges     uint32
	sum        uint32 // of the block, as it was put out
	blockSum   uint32 // of the block, as the stream says
	streamSum  uint32
	codeOrder  [maxGroups]uint8 // by when they were last chosen
	order      [256]uint8       // bytes by when they were last met
	lengths    [maxGroups][maxSymbols]uint8
}

// Decoder decompresses one stream.
type Decoder struct {
	DecoderState
	Choices []byte // of a code for each group, so far
	Column  []byte // of the permuted block, what has come since the decoder was made
	Earlier []byte // what came before; it is not written to
	Block   []byte // the block, in which runs are still short
	Out     []byte // what was put out

	tables [maxGroups]*huffman // of the block, made when needed
	links  []uint32
}

// Done says that the trailer was read.
func (d *Decoder) Done() bool { return d.phase == phaseDone }

// Broken says that there was an error: the data are of no use from there on.
func (d *Decoder) Broken() bool { return d.phase == phaseBroken }

// Pending says that there is a block to put out.
func (d *Decoder) Pending() bool { return d.phase == phaseOutput }

// Complete says that the next step needs all of the permuted block, with Earlier if
// part of it came before the decoder was made. Until then that may be left out.
func (d *Decoder) Complete() bool { return d.phase == phaseInvert }

// Split says that part of the permuted block came before the decoder was made.
func (d *Decoder) Split() bool { return d.earlier > 0 }

// Suspend is the state for another decoder, in which what is in Column now is what
// came earlier.
func (d *Decoder) Suspend() DecoderState {
	s := d.DecoderState
	s.earlier += int32(len(d.Column))
	return s
}

const errData = Error("invalid data")

// Step goes on to the end of a block's symbols, of its output, or of the stream, or
// until there is no more input or limit bytes of output (if it is not negative).
// Unused input is to be given again, before what follows it. more says that another
// step can do something without any.
func (d *Decoder) Step(in []byte, limit int) (rest []byte, more bool, err error) {
	switch d.phase {
	case phaseBroken:
		return in, false, errData
	case phaseDone:
		return in, false, nil
	case phaseInvert:
		more, err = true, d.invert()
	case phaseOutput:
		more, err = d.expand(limit)
	default:
		in, more, err = d.read(in)
	}
	if err != nil {
		d.phase = phaseBroken
	}
	return in, more, err
}

// read goes on to the end of a block's symbols or of the stream.
func (d *Decoder) read(in []byte) (rest []byte, more bool, err error) {
	r := newBitReader(in, d.bit)
	ok := true
	for ok && err == nil && d.phase != phaseInvert && d.phase != phaseDone {
		switch {
		case d.phase == phaseSymbols:
			ok, err = d.symbols(&r)
		case d.phase <= phaseOrigin || d.phase == phaseEndSum:
			ok, err = d.frame(&r)
		default:
			ok, err = d.coding(&r)
		}
	}
	rest, d.bit = r.rest()
	if d.phase == phaseDone && d.bit > 0 {
		rest, d.bit = rest[1:], 0
	}
	return rest, d.phase == phaseInvert, err
}

func (d *Decoder) enter(p phase) { d.phase, d.done = p, 0 }

// frame reads an item of what stands around the data of blocks; false if it is
// not there yet.
func (d *Decoder) frame(r *bitReader) (ok bool, err error) {
	size := [...]uint{phaseHeader: 8, phaseMark: 8, phaseBlockSum: 32, phaseOrigin: 25, phaseEndSum: 32}[d.phase]
	v, ok := r.take(size)
	if !ok {
		return false, nil
	}
	switch d.phase {
	case phaseHeader:
		if d.done++; d.done < 4 {
			return good(byte(v) == "BZh"[d.done-1])
		}
		d.level = byte(v) - '0'
		d.enter(phaseMark)
		return good(d.level >= 1 && d.level <= 9)
	case phaseMark:
		mark := blockMark
		if d.done == 0 {
			d.ending = byte(v) == endMark[0]
		}
		if d.ending {
			mark = endMark
		}
		if byte(v) != mark[d.done] {
			return false, errData
		}
		if d.done++; int(d.done) == len(mark) {
			if d.enter(phaseBlockSum); d.ending {
				d.enter(phaseEndSum)
			}
		}
	case phaseBlockSum:
		d.blockSum = v
		d.enter(phaseOrigin)
	case phaseOrigin:
		d.randomized, d.origin = v>>24 != 0, int32(v&0xffffff)
		d.enter(phaseRanges)
		return good(d.origin < int32(d.level)*blockUnit)
	case phaseEndSum:
		d.enter(phaseDone)
		return good(v == d.streamSum)
	}
	return true, nil
}

func good(is bool) (bool, error) {
	if !is {
		return false, errData
	}
	return true, nil
}

// coding reads an item of what says how the symbols of a block are coded; false if
// it is not there yet.
func (d *Decoder) coding(r *bitReader) (ok bool, err error) {
	switch d.phase {
	case phaseRanges:
		d.ranges, ok = r.take(16)
		if ok {
			d.used = 0
			d.enter(phaseUsed)
			return good(d.ranges != 0)
		}
	case phaseUsed:
		return d.usedBytes(r)
	case phaseCounts:
		var v uint32
		if v, ok = r.take(18); ok {
			d.codes, d.choices = int32(v>>15), int32(v&0x7fff)
			d.Choices, d.choice = nil, 0
			for i := range d.codeOrder {
				d.codeOrder[i] = uint8(i)
			}
			d.enter(phaseChoices)
			return good(d.codes >= 2 && d.codes <= maxGroups && d.choices > 0)
		}
	case phaseChoices:
		return d.choose(r)
	case phaseFirst:
		var v uint32
		if v, ok = r.take(5); ok {
			d.length = uint8(v)
			d.enter(phaseLengths)
		}
	case phaseLengths:
		return d.codeLength(r)
	}
	return ok, nil
}

// usedBytes reads which bytes of a range the block has.
func (d *Decoder) usedBytes(r *bitReader) (ok bool, err error) {
	if d.ranges>>(15-d.done)&1 != 0 {
		v, ok := r.take(16)
		if !ok {
			return false, nil
		}
		for v <<= 16; v != 0; {
			i := bits.LeadingZeros32(v)
			v &^= 1 << (31 - i)
			d.order[d.used] = uint8(int(d.done)*16 + i)
			d.used++
		}
	}
	if d.done++; d.done == 16 {
		d.enter(phaseCounts)
		return good(d.used > 0)
	}
	return true, nil
}

// choose reads a bit of a choice: its place among those last made, in ones.
// More choices than a block can have are read but not needed.
func (d *Decoder) choose(r *bitReader) (ok bool, err error) {
	v, ok := r.take(1)
	if !ok {
		return false, nil
	}
	if v == 1 {
		d.choice++
		return good(int32(d.choice) < d.codes)
	}
	code := d.codeOrder[d.choice]
	copy(d.codeOrder[1:d.choice+1], d.codeOrder[:d.choice])
	d.codeOrder[0], d.choice = code, 0
	if d.done < maxChoices {
		d.Choices = append(d.Choices, code)
	}
	if d.done++; d.done == d.choices {
		d.code = 0
		d.enter(phaseFirst)
	}
	return true, nil
}

// codeLength reads the length of a symbol's code, or a step of it from that of the
// symbol before.
func (d *Decoder) codeLength(r *bitReader) (ok bool, err error) {
	if d.length < 1 || d.length > maxLength {
		return false, errData
	}
	v, ok := r.peek(1)
	if ok && v == 1 {
		if v, ok = r.take(2); ok {
			d.length += 1 - uint8(v&1)*2
		}
		return ok, nil
	}
	if !ok {
		return false, nil
	}
	r.drop(1)
	d.lengths[d.code][d.done] = d.length
	if d.done++; d.done < d.used+2 {
		return true, nil
	}
	d.enter(phaseFirst)
	if d.code++; d.code == d.codes {
		d.enter(phaseSymbols)
		d.tables = [maxGroups]*huffman{}
		d.left, d.zeros, d.digit, d.earlier = 0, 0, 0, 0
	}
	return true, nil
}
