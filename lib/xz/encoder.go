package xz

import (
	"encoding/binary"
	"hash/crc32"
	"unsafe"
)

// EncoderState is what an Encoder knows but for its buffer: plain memory.
type EncoderState struct {
	format  Format
	check   uint8
	begun   bool // the header was put out
	inBlock bool
	lzma2   lzma2State // what the next chunk has to begin
	chain   Chain
	block   block
	digest  digest
	stages  [MaxFilters - 1]stage
	done    int64 // bytes at the start of the buffer that were encoded
	lzma    lzmaOut
}

// Encoder compresses what a buffer holds. In front of it are bytes that were compressed
// before and may be referred to.
type Encoder struct {
	*EncoderState
	buf  []byte
	lzma *lzmaEncoder
	Out  []byte
}

// Start makes the state for a new stream.
func (s *EncoderState) Start(format Format, check uint8, chain Chain) error {
	if err := chain.check(format); err != nil {
		return err
	}
	if !chain.last().goodForEncoder() {
		return ErrOptions
	}
	if check > MaxCheck || !CheckSupported(int(check)) {
		return ErrCheck
	}
	*s = EncoderState{format: format, check: check, chain: chain}
	s.lzma2.start()
	s.digest.start(check)
	for i := range chain.N - 1 {
		s.stages[i].start(&chain.Filters[i])
	}
	s.lzma.start(chain.last())
	return nil
}

// Used is how many bytes of the state matter.
func (s *EncoderState) Used() int {
	used := unsafe.Sizeof(*s) - unsafe.Sizeof(s.lzma.literal)
	return int(used + literalProbs*unsafe.Sizeof(prob(0))<<(s.lzma.lc+s.lzma.lp))
}

// Add gives what data, which may be written to, add to the buffer.
func (s *EncoderState) Add(data []byte, final bool) []byte {
	s.digest.add(data)
	s.block.unpacked += uint64(len(data))
	for i := range s.chain.N - 1 {
		data = s.stages[i].run(data, true, final)
	}
	return data
}

// Full says that a buffer of a size should be compressed. To take up the buffer anew
// costs what entering a dictionary costs, so that is done for two of them at a time.
func (s *EncoderState) Full(size int) bool {
	return int64(size)-s.done >= max(2*int64(s.chain.last().Dict), 1<<20)
}

// Encoder is an encoder for a buffer.
func (s *EncoderState) Encoder(buf []byte) *Encoder {
	e := &Encoder{EncoderState: s, buf: buf}
	if int64(len(buf)) > s.done {
		e.lzma = newLZMAEncoder(&s.lzma, s.chain.last(), buf, int(s.done))
	}
	return e
}

// Rest is the part of the buffer that matters for what follows.
func (e *Encoder) Rest() []byte {
	n := min(int(e.done), int(e.chain.last().Dict))
	rest := e.buf[int(e.done)-n:]
	e.done = int64(n)
	return rest
}

// Step compresses some of the buffer. It reports whether there is more.
func (e *Encoder) Step() bool {
	e.Out = e.Begin(e.Out, e.lzma != nil)
	if e.lzma == nil || e.lzma.at == len(e.buf) {
		return false
	}
	before := len(e.Out)
	if e.chain.last().ID == LZMA2 {
		e.chunk()
	} else {
		e.lzma.encode(min(len(e.buf), e.lzma.at+stepSize), 1<<62)
		e.takeOut()
	}
	e.block.packed += uint64(len(e.Out) - before)
	e.done = int64(e.lzma.at)
	return e.lzma.at < len(e.buf)
}

// takeOut moves what LZMA has put out.
func (e *Encoder) takeOut() {
	e.Out = append(e.Out, e.lzma.out...)
	e.lzma.out = e.lzma.out[:0]
	e.EncoderState.lzma.ranges = e.lzma.rangeState
}

// Begin appends to out what comes before the data, and what before those of a block if
// there are any; each once.
func (s *EncoderState) Begin(out []byte, data bool) []byte {
	if !s.begun && s.format == XZ {
		out = appendHeader(out, s.check)
	} else if !s.begun && s.format == Alone {
		props, _ := s.chain.last().Properties()
		out = binary.LittleEndian.AppendUint64(append(out, props...), 1<<64-1)
	}
	s.begun = true
	if data && s.format == XZ && !s.inBlock {
		out = s.beginBlock(out)
	}
	return out
}

func (s *EncoderState) beginBlock(out []byte) []byte {
	s.inBlock = true
	head := []byte{0, byte(s.chain.N - 1)}
	for i := range s.chain.N {
		f := &s.chain.Filters[i]
		props, _ := f.Properties()
		head = append(appendSize(appendSize(head, f.ID), uint64(len(props))), props...)
	}
	head = append(head, make([]byte, padding(uint64(len(head))))...)
	head[0] = byte(len(head) / 4)
	s.block.header = uint64(len(head) + 4)
	return binary.LittleEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

// Finish ends the stream, of which all was compressed.
func (e *Encoder) Finish() {
	e.Out = e.Begin(e.Out, false)
	if e.chain.last().ID == LZMA1 {
		if e.lzma == nil {
			e.lzma = newLZMAEncoder(&e.EncoderState.lzma, e.chain.last(), e.buf, len(e.buf))
		}
		e.lzma.putMarker()
		e.lzma.finish()
		e.takeOut()
		return
	}
	if e.format == Raw || e.inBlock {
		e.Out = append(e.Out, chunkEnd)
		e.block.packed++
	}
	if e.format == XZ {
		e.finishXZ()
	}
}

func (e *Encoder) finishXZ() {
	index := []byte{0, 0}
	if e.inBlock {
		e.Out = append(e.Out, make([]byte, padding(e.block.packed))...)
		e.Out = append(e.Out, e.digest.sum()...)
		index = append([]byte{0, 1}, e.block.record(e.check)...)
	}
	index = append(index, make([]byte, padding(uint64(len(index))))...)
	index = binary.LittleEndian.AppendUint32(index, crc32.ChecksumIEEE(index))
	e.Out = appendFooter(append(e.Out, index...), uint64(len(index)), e.check)
}
