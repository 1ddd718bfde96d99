package xz

import "encoding/binary"

// The options of filters as they stand in headers.

// maxProps is the highest first byte of the properties of LZMA1.
const maxProps = (4*5+4)*9 + 8

// Properties is what a decoder has to know of a filter's options.
func (f *Filter) Properties() ([]byte, error) {
	switch f.ID {
	case LZMA1:
		if !f.good() {
			return nil, ErrBroken
		}
		return binary.LittleEndian.AppendUint32([]byte{byte((f.PB*5+f.LP)*9 + f.LC)}, f.Dict), nil
	case LZMA2:
		return []byte{dictCode(f.Dict)}, nil
	case Delta:
		if !goodStage(f) {
			return nil, ErrBroken
		}
		return []byte{byte(f.Distance - 1)}, nil
	}
	if f.Offset == 0 {
		return nil, nil
	}
	return binary.LittleEndian.AppendUint32(nil, f.Offset), nil
}

// SetProperties sets the options to what Properties gave.
func (f *Filter) SetProperties(p []byte) error {
	switch {
	case f.ID == LZMA1 && len(p) == 5 && p[0] <= maxProps:
		n := uint32(p[0])
		f.LC, f.LP, f.PB = n%9, n/9%5, n/45
		f.Dict = binary.LittleEndian.Uint32(p[1:])
		if f.good() {
			return nil
		}
	case f.ID == LZMA2 && len(p) == 1 && p[0] <= 40:
		f.LC, f.LP, f.PB = 3, 0, 2 // the stream says others
		f.Dict = dictOf(p[0])
		return nil
	case f.ID == Delta && len(p) == 1:
		f.Distance = uint32(p[0]) + 1
		return nil
	case f.ID >= X86 && f.ID <= SPARC && len(p) == 0:
		f.Offset = 0
		return nil
	case f.ID >= X86 && f.ID <= SPARC && len(p) == 4:
		f.Offset = binary.LittleEndian.Uint32(p)
		return nil
	}
	return ErrOptions
}

// dictOf is the size of a dictionary that LZMA2 has a code for: 2 or 3 times a power
// of two, or one less than the highest of them.
func dictOf(code byte) uint32 {
	if code == 40 {
		return 1<<32 - 1
	}
	return (2 | uint32(code)&1) << (code/2 + 11)
}

// dictCode is the code of the next size that is not smaller.
func dictCode(size uint32) byte {
	code := byte(0)
	for dictOf(code) < size {
		code++
	}
	return code
}

// appendSize appends a number of any length, seven bits a byte.
func appendSize(b []byte, n uint64) []byte { return binary.AppendUvarint(b, n) }

// takeSize reads such a number. ok is false if it is not complete.
func takeSize(b []byte) (n uint64, rest []byte, ok bool, err error) {
	for i := 0; i < len(b) && i < 9; i++ {
		n |= uint64(b[i]&0x7f) << (7 * i)
		if b[i]&0x80 == 0 {
			if b[i] == 0 && i > 0 {
				return 0, b, false, ErrData
			}
			return n, b[i+1:], true, nil
		}
	}
	if len(b) >= 9 {
		return 0, b, false, ErrData
	}
	return 0, b, false, nil
}
