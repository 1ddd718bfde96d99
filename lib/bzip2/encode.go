package bzip2

import (
	"math/bits"
)

// EncoderState is what an Encoder knows but for slices: plain memory.
type EncoderState struct {
	Size      int32 // bytes of the block so far
	level     int32
	started   bool
	runByte   uint8
	run       int32 // of runByte, not in the block yet; 0: none
	sum       uint32
	streamSum uint32
	spare     uint8 // bits of a byte that is not complete
	spareBits uint8
}

// Start makes the state for a level, 1 to 9.
func (s *EncoderState) Start(level int) { *s = EncoderState{level: int32(level)} }

// Full says that the block takes no more.
func (s *EncoderState) Full() bool { return s.Size >= s.level*blockUnit-19 }

const longestRun = 255

// Collect appends to a block what input adds to it, until that is full. The block
// may be a part of it: Size is that of the whole.
func (s *EncoderState) Collect(block, in []byte) (grown, rest []byte) {
	before, old, oldByte := len(block), int(s.run), s.runByte
	most := before + int(s.level*blockUnit-19-s.Size)
	i := 0
	for ; i < len(in) && len(block) < most; i++ {
		c := in[i]
		switch {
		case s.run == 1 && c != s.runByte:
			block = append(block, s.runByte)
			s.runByte = c
		case c != s.runByte && s.run > 0 || s.run == longestRun:
			block = appendShort(block, s.runByte, int(s.run))
			s.runByte, s.run = c, 1
		default:
			s.runByte = c
			s.run++
		}
	}
	s.Size += int32(len(block) - before)
	if added := old + i - int(s.run); added > 0 {
		s.sum = checksum(s.sum, appendRun(nil, oldByte, old))
		s.sum = checksum(s.sum, in[:added-old])
	}
	return block, in[i:]
}

// appendShort appends a run as blocks have it.
func appendShort(block []byte, c byte, n int) []byte {
	block = appendRun(block, c, min(n, equalBytes))
	if n >= equalBytes {
		block = append(block, byte(n-equalBytes))
	}
	return block
}

// Rest appends to a block the run that Collect still waits for the end of.
func (s *EncoderState) Rest(block []byte) []byte {
	if s.run == 0 {
		return block
	}
	before := len(block)
	block = appendShort(block, s.runByte, int(s.run))
	s.sum = checksum(s.sum, appendRun(nil, s.runByte, int(s.run)))
	s.Size += int32(len(block) - before)
	s.run = 0
	return block
}

// Pack appends to out the compressed form of a block, which is empty then.
func (s *EncoderState) Pack(out, block []byte) []byte {
	w := s.writer(out)
	if len(block) > 0 {
		sum := bits.Reverse32(s.sum)
		s.streamSum = addBlock(s.streamSum, sum)
		w.text(blockMark)
		w.put(32, sum)
		column, origin := permute(block)
		w.put(25, uint32(origin))
		writeColumn(w, column)
		s.Size, s.sum = 0, 0
	}
	s.spare, s.spareBits = uint8(w.bits), uint8(w.n)
	return w.out
}

// Finish appends to out what comes after the last block.
func (s *EncoderState) Finish(out []byte) []byte {
	w := s.writer(out)
	w.text(endMark)
	w.put(32, s.streamSum)
	w.pad()
	return w.out
}

// writer goes on after the last bit, with the header if that is the first.
func (s *EncoderState) writer(out []byte) *bitWriter {
	w := &bitWriter{out: out, bits: uint64(s.spare), n: uint(s.spareBits)}
	if !s.started {
		w.text("BZh")
		w.put(8, uint32('0'+s.level))
		s.started = true
	}
	return w
}

// Compress compresses data at a level, 1 to 9.
func Compress(data []byte, level int) []byte {
	var s EncoderState
	s.Start(level)
	var block, out []byte
	for {
		if block, data = s.Collect(block, data); !s.Full() {
			break
		}
		out = s.Pack(out, block)
		block = block[:0]
	}
	return s.Finish(s.Pack(out, s.Rest(block)))
}
