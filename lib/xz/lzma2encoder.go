package xz

import "encoding/binary"

const (
	maxUnpacked = 1 << 21 // bytes of a chunk
	maxPacked   = 1 << 16
	maxPlain    = 1 << 16
	longestStep = 64 // more bytes than a step takes
)

// chunk puts out a chunk of LZMA2: compressed, or as it is if that is not shorter.
func (e *Encoder) chunk() {
	z := e.lzma
	s := &e.lzma2
	from := z.at
	z.rangeState.start()
	if s.wantState {
		z.reset(z.lc + z.lp)
		z.aged = priceAge
	}
	z.encode(min(len(e.buf), from+maxUnpacked-maxMatch), maxPacked-longestStep)
	z.finish()
	packed, unpacked := z.out, z.at-from
	z.out = z.out[:0]
	if len(packed) >= unpacked {
		e.plainChunks(e.buf[from:z.at])
		return
	}
	control := byte(chunkLZMA | (unpacked-1)>>16)
	switch {
	case s.wantDict:
		control |= chunkDict
	case s.wantProps:
		control |= chunkProps
	case s.wantState:
		control |= chunkState
	}
	e.Out = binary.BigEndian.AppendUint16(append(e.Out, control), uint16(unpacked-1))
	e.Out = binary.BigEndian.AppendUint16(e.Out, uint16(len(packed)-1))
	if s.wantProps {
		e.Out = append(e.Out, byte((z.pb*5+z.lp)*9+z.lc))
	}
	e.Out = append(e.Out, packed...)
	s.wantDict, s.wantProps, s.wantState = false, false, false
}

// plainChunks puts out data as they are. What was planned for the next ones counted on a
// state that begins anew.
func (e *Encoder) plainChunks(data []byte) {
	s := &e.lzma2
	for len(data) > 0 {
		n := min(len(data), maxPlain)
		control := byte(chunkPlain)
		if s.wantDict {
			control = chunkPlainReset
		}
		e.Out = binary.BigEndian.AppendUint16(append(e.Out, control), uint16(n-1))
		e.Out = append(e.Out, data[:n]...)
		data = data[n:]
		s.wantDict = false
	}
	s.wantState = true
	e.lzma.steps = e.lzma.steps[:0]
}
