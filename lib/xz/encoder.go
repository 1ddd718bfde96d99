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
	e.begin()
	if e.lzma == nil || e.lzma.at == len(e.buf) {
		return false
	}
	e.beginBlock()
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

// begin puts out the header of the stream, once.
func (e *Encoder) begin() {
	if e.begun {
		return
	}
	e.begun = true
	switch e.format {
	case XZ:
		e.Out = appendHeader(e.Out, e.check)
	case Alone:
		props, _ := e.chain.last().Properties()
		e.Out = binary.LittleEndian.AppendUint64(append(e.Out, props...), 1<<64-1)
	}
}

// beginBlock puts out the header of the block, once.
func (e *Encoder) beginBlock() {
	if e.format != XZ || e.inBlock {
		return
	}
	e.inBlock = true
	head := []byte{0, byte(e.chain.N - 1)}
	for i := range e.chain.N {
		f := &e.chain.Filters[i]
		props, _ := f.Properties()
		head = append(appendSize(appendSize(head, f.ID), uint64(len(props))), props...)
	}
	head = append(head, make([]byte, padding(uint64(len(head))))...)
	head[0] = byte(len(head) / 4)
	e.Out = binary.LittleEndian.AppendUint32(append(e.Out, head...), crc32.ChecksumIEEE(head))
	e.block.header = uint64(len(head) + 4)
}

// Finish ends the stream, of which all was compressed.
func (e *Encoder) Finish() {
	e.begin()
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
