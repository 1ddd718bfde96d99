package xz

import "encoding/binary"

// Branch filters: the targets of calls are relative to where these stand, and are made
// absolute, as calls of one function are equal then.

// branches turns the targets in a buffer, of which the first byte has the address pos,
// and gives how many bytes are done; the others need more to follow.
type branches func(buf []byte, pos uint32, encode bool) int

// relative is the other form of an address.
func relative(n, pos uint32, encode bool) uint32 {
	if encode {
		return n + pos
	}
	return n - pos
}

func armBranches(buf []byte, pos uint32, encode bool) int {
	i := 0
	for ; i+4 <= len(buf); i += 4 {
		if buf[i+3] == 0xeb {
			word := binary.LittleEndian.Uint32(buf[i:])
			to := relative(word<<8>>6, pos+uint32(i)+8, encode) >> 2
			binary.LittleEndian.PutUint32(buf[i:], to&0xffffff|0xeb<<24)
		}
	}
	return i
}

func thumbBranches(buf []byte, pos uint32, encode bool) int {
	i := 0
	for ; i+4 <= len(buf); i += 2 {
		high, low := uint32(binary.LittleEndian.Uint16(buf[i:])), uint32(binary.LittleEndian.Uint16(buf[i+2:]))
		if high>>11 == 0x1e && low>>11 == 0x1f {
			to := relative((high&0x7ff<<11|low&0x7ff)<<1, pos+uint32(i)+4, encode) >> 1
			binary.LittleEndian.PutUint16(buf[i:], uint16(0xf000|to>>11&0x7ff))
			binary.LittleEndian.PutUint16(buf[i+2:], uint16(0xf800|to&0x7ff))
			i += 2
		}
	}
	return i
}

func powerBranches(buf []byte, pos uint32, encode bool) int {
	i := 0
	for ; i+4 <= len(buf); i += 4 {
		word := binary.BigEndian.Uint32(buf[i:])
		if word>>26 == 0x12 && word&3 == 1 {
			to := relative(word&0x3fffffc, pos+uint32(i), encode)
			binary.BigEndian.PutUint32(buf[i:], 0x48000001|to&0x3fffffc)
		}
	}
	return i
}

func sparcBranches(buf []byte, pos uint32, encode bool) int {
	i := 0
	for ; i+4 <= len(buf); i += 4 {
		word := binary.BigEndian.Uint32(buf[i:])
		if word>>22 == 0x100 || word>>22 == 0x1ff {
			to := relative(word<<2, pos+uint32(i), encode) >> 2
			sign := -(to >> 22 & 1) << 22 & 0x3fffffff
			binary.BigEndian.PutUint32(buf[i:], sign|to&0x3fffff|0x40000000)
		}
	}
	return i
}

// ia64Slots says, for the template of a bundle, which of its three slots are branches.
const ia64Slots = "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04\x04\x06\x06\x00\x00\x07\x07\x04\x04\x00\x00\x04\x04\x00\x00"

func ia64Branches(buf []byte, pos uint32, encode bool) int {
	i := 0
	for ; i+16 <= len(buf); i += 16 {
		slots := ia64Slots[buf[i]&31]
		for slot := range 3 {
			if slots>>slot&1 == 0 {
				continue
			}
			bit := 5 + 41*slot
			at, shift := buf[i+bit/8:][:6], bit%8
			var word uint64
			for j, c := range at {
				word |= uint64(c) << (8 * j)
			}
			code := word >> shift
			if code>>37&15 != 5 || code>>9&7 != 0 {
				continue
			}
			to := relative(uint32(code>>13&0xfffff|code>>36&1<<20)<<4, pos+uint32(i), encode) >> 4
			code = code&^(0x8fffff<<13) | uint64(to&0xfffff)<<13 | uint64(to&0x100000)<<16
			word = word&(1<<shift-1) | code<<shift
			for j := range at {
				at[j] = byte(word >> (8 * j))
			}
		}
	}
	return i
}

// x86State is what the filter of x86 knows of the bytes before: where the last opcode of
// a call was, and which of the bytes after that look like others.
type x86State struct {
	mask uint32
	prev uint32
}

// sign says that a byte can be the highest of a target.
func sign(c byte) bool { return c == 0 || c == 0xff }

func (s *x86State) branches(buf []byte, pos uint32, encode bool) int {
	if pos-s.prev > 5 {
		s.prev = pos - 5
	}
	i := 0
	for i+5 <= len(buf) {
		if buf[i] != 0xe8 && buf[i] != 0xe9 {
			i++
			continue
		}
		here := pos + uint32(i)
		if gap := here - s.prev; gap > 5 {
			s.mask = 0
		} else {
			for range gap {
				s.mask = s.mask & 0x77 << 1
			}
		}
		s.prev = here
		top := buf[i+4]
		if sign(top) && 0b10111>>(s.mask>>1&7)&1 != 0 && s.mask>>1 < 16 {
			to := s.target(binary.LittleEndian.Uint32(buf[i+1:]), here+5, encode)
			binary.LittleEndian.PutUint32(buf[i+1:], to)
			i += 5
			s.mask = 0
			continue
		}
		i++
		s.mask |= 1
		if sign(top) {
			s.mask |= 16
		}
	}
	return i
}

// target is the other form of a target. Such bytes of it as opcodes before point to are
// left as these need them.
func (s *x86State) target(from, pos uint32, encode bool) uint32 {
	for {
		to := relative(from, pos, encode)
		if s.mask > 0 {
			n := [...]uint32{0, 1, 2, 2, 3, 3, 3, 3}[s.mask>>1&7] * 8
			if sign(byte(to >> (24 - n))) {
				from = to ^ (1<<(32-n) - 1)
				continue
			}
		}
		return to&0xffffff | -(to>>24&1)<<24
	}
}
