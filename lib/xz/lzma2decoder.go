package xz

import "encoding/binary"

// lzma2State is a decoder of LZMA2 between two chunks, or in one.
type lzma2State struct {
	inChunk   bool
	plain     bool   // the chunk is not compressed
	unpacked  uint32 // bytes that the chunk still has to give
	packed    uint32 // bytes of it that were not read
	wantDict  bool   // the next chunk has to begin a dictionary, and so on
	wantProps bool
	wantState bool
}

func (s *lzma2State) start() { *s = lzma2State{wantDict: true, wantProps: true, wantState: true} }

// The first byte of a chunk.
const (
	chunkEnd        = 0
	chunkPlainReset = 1 // not compressed, and begins a dictionary
	chunkPlain      = 2
	chunkLZMA       = 0x80 // with five bits of the size, and one of these
	chunkState      = 0x20
	chunkProps      = 0x40 // and state
	chunkDict       = 0x60 // and all of that
	chunkResets     = 0x60
)

// head begins a chunk. It gives how much input that took: 0 if there is too little.
func (d *Decoder) chunkHead(in []byte) (used int, end bool, err error) {
	s := &d.lzma2
	control := in[0]
	switch {
	case control == chunkEnd:
		return 1, true, nil
	case control > chunkPlain && control < chunkLZMA:
		return 0, false, ErrData
	case control < chunkLZMA:
		return d.plainHead(in)
	}
	resets := control & chunkResets
	n := 5
	if resets >= chunkProps {
		n++
	}
	if s.wantDict && resets != chunkDict || s.wantProps && resets < chunkProps || s.wantState && resets == 0 {
		return 0, false, ErrData
	}
	if len(in) < n+rangeHead {
		return 0, false, nil
	}
	s.unpacked = uint32(control&0x1f)<<16 + uint32(binary.BigEndian.Uint16(in[1:])) + 1
	s.packed = uint32(binary.BigEndian.Uint16(in[3:])) + 1
	if s.packed < rangeHead {
		return 0, false, ErrData
	}
	s.packed -= rangeHead
	if resets == chunkDict {
		d.window.reset = d.window.position()
	}
	if resets >= chunkProps {
		f := Filter{ID: LZMA1}
		if err := f.SetProperties([]byte{in[5], 0, 0, 0, 0}); err != nil {
			return 0, false, ErrData
		}
		d.lzma.lc, d.lzma.lp, d.lzma.pb = f.LC, f.LP, f.PB
	}
	if resets > 0 {
		d.lzma.reset(d.lzma.lc + d.lzma.lp)
	}
	*s = lzma2State{inChunk: true, unpacked: s.unpacked, packed: s.packed}
	return n + rangeHead, false, d.lzma.begin(in[n : n+rangeHead])
}

func (d *Decoder) plainHead(in []byte) (used int, end bool, err error) {
	s := &d.lzma2
	if s.wantDict && in[0] != chunkPlainReset {
		return 0, false, ErrData
	}
	if len(in) < 3 {
		return 0, false, nil
	}
	if in[0] == chunkPlainReset {
		d.window.reset = d.window.position()
		s.wantDict = false
	}
	s.inChunk, s.plain = true, true
	s.unpacked = uint32(binary.BigEndian.Uint16(in[1:])) + 1
	return 3, false, nil
}

// chunkData goes on with a chunk, up to room bytes of output.
func (d *Decoder) chunkData(in []byte, room int) (used int, err error) {
	s, w := &d.lzma2, &d.window
	before := len(w.out)
	if s.plain {
		used = min(len(in), int(s.unpacked), room)
		w.out = append(w.out, in[:used]...)
	} else {
		complete := len(in) >= int(s.packed)
		if complete {
			in = in[:s.packed]
		}
		used, err = d.lzma.decode(w, in, complete, before+min(int(s.unpacked), room))
		s.packed -= uint32(used)
	}
	s.unpacked -= uint32(len(w.out) - before)
	switch {
	case err != nil:
		return used, err
	case d.lzma.ended && !s.plain:
		return used, ErrData
	case s.unpacked > 0:
		return used, nil
	case s.plain:
		s.inChunk, s.plain = false, false
		return used, nil
	}
	return d.chunkTail(in, used)
}

// chunkTail ends a compressed chunk, of which a last byte may not have been needed.
func (d *Decoder) chunkTail(in []byte, used int) (int, error) {
	s := &d.lzma2
	if s.packed > 0 && d.lzma.width < topWidth {
		if used == len(in) {
			return used, nil
		}
		d.lzma.settle(in[used])
		used++
		s.packed--
	}
	if s.packed > 0 || d.lzma.code != 0 || d.lzma.left > 0 {
		return used, ErrData
	}
	s.inChunk = false
	return used, nil
}

// lzma2Data decodes chunks; end: the last was.
func (d *Decoder) lzma2Data(in []byte, room int) (used int, end bool, err error) {
	for used < len(in) || d.lzma2.inChunk {
		var n int
		before := len(d.window.out)
		if d.lzma2.inChunk {
			n, err = d.chunkData(in[used:], room)
			room -= len(d.window.out) - before
		} else {
			n, end, err = d.chunkHead(in[used:])
		}
		used += n
		if err != nil || end || n == 0 && len(d.window.out) == before {
			break
		}
	}
	return used, end, err
}
