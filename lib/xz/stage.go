package xz

// stage is a filter that does not compress, in the middle of a stream. Bytes that it
// cannot turn before others come are kept.
type stage struct {
	id       uint64
	pos      uint32 // the address of the next byte
	x86      x86State
	distance uint32
	at       uint8 // in before
	tailed   uint8 // bytes in tail
	tail     [16]byte
	before   [256]byte // Delta: the last bytes
}

func (s *stage) start(f *Filter) {
	*s = stage{id: f.ID, pos: f.Offset, distance: f.Distance}
	s.x86.prev = 1<<32 - 5
}

// goodStage says whether a filter that does not compress can have its options.
func goodStage(f *Filter) bool {
	var align uint32
	switch f.ID {
	case Delta:
		return f.Distance >= 1 && f.Distance <= 256
	case X86:
		align = 1
	case ARMThumb:
		align = 2
	case ARM, PowerPC, SPARC:
		align = 4
	case IA64:
		align = 16
	}
	return align > 0 && f.Offset%align == 0
}

// run filters data, which are written to. At the end of a stream what was kept is given
// as it is.
func (s *stage) run(data []byte, encode, final bool) []byte {
	if s.id == Delta {
		s.difference(data, encode)
		return data
	}
	if s.tailed > 0 {
		data = append(s.tail[:s.tailed:s.tailed], data...)
	}
	n := s.branches()(data, s.pos, encode)
	if final {
		n = len(data)
	}
	s.pos += uint32(n)
	s.tailed = uint8(copy(s.tail[:], data[n:]))
	return data[:n]
}

func (s *stage) branches() branches {
	switch s.id {
	case X86:
		return s.x86.branches
	case PowerPC:
		return powerBranches
	case IA64:
		return ia64Branches
	case ARM:
		return armBranches
	case ARMThumb:
		return thumbBranches
	}
	return sparcBranches
}

// difference subtracts from each byte the one at the distance before it, or adds it.
func (s *stage) difference(data []byte, encode bool) {
	for i, c := range data {
		old := s.before[s.at-uint8(s.distance)]
		if encode {
			data[i] = c - old
		} else {
			c += old
			data[i] = c
		}
		s.before[s.at] = c
		s.at++
	}
}
