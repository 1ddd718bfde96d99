package obj

import (
	"pystm/runtime/gc"
)

// Concatenation; str.go tells how text grows in place.

const (
	// StrShared, in the header, marks a str whose bytes are in a buffer.
	StrShared = gc.FirstFlag
	// strSum marks a str that was made by concatenation: appending to it once
	// more is taken for a sign that it is being built up.
	strSum = gc.FirstFlag << 1
	// strInterned marks a str that is the interned one of its text.
	strInterned = gc.FirstFlag << 2

	bufferFilled = 1 // word of a buffer: how many bytes are taken, raw
	// BufferData is the word of a buffer where its bytes start.
	BufferData = 2

	// growFrom is the length in bytes from which a str grows in a buffer.
	growFrom = 256
)

// StrConcat is a + b.
func (s *Space) StrConcat(a, b Value) (Value, error) {
	x, y := s.StrView(a), s.StrView(b)
	if x == "" {
		return b, nil
	}
	if y == "" {
		return a, nil
	}
	n, chars := len(x)+len(y), s.StrChars(a)+s.StrChars(b)
	if n > maxStr {
		return 0, ErrNoMemory
	}
	flags := uint64(0)
	if n >= growFrom && len(x) >= len(y) {
		flags = s.Word(a.Ref(), 0)
		if flags&StrShared != 0 && s.fill(Value(s.Word(a.Ref(), StrData)), len(x), y) {
			return s.sharedStr(Value(s.Word(a.Ref(), StrData)), n, chars), nil
		}
		if flags&(StrShared|strSum) != 0 {
			return s.startBuffer(x, y, chars)
		}
		flags = strSum
	}
	z, buf, err := s.NewStrBuf(n, chars)
	if err == nil {
		copy(buf[copy(buf, x):], y)
		s.SetWord(z.Ref(), 0, s.Word(z.Ref(), 0)|flags)
	}
	return z, err
}

// fill appends text to a buffer after its first n bytes, if they are all that
// is taken and there is room.
func (s *Space) fill(buffer Value, n int, text string) bool {
	r := buffer.Ref()
	to := BufferData*wordSize + n + len(text)
	if int(s.Slot(buffer, bufferFilled)) != n || to > int(s.Size(r)) {
		return false
	}
	s.WriteSlot(r, r+bufferFilled*wordSize)
	s.SetWord(r, bufferFilled, uint64(n+len(text)))
	s.WriteRange(r, r+BufferData*wordSize+gc.Ref(n), r+gc.Ref(to))
	copy(s.Bytes(buffer, BufferData, n+len(text))[n:], text)
	return true
}

// startBuffer is x + y in a new buffer.
func (s *Space) startBuffer(x, y string, chars int) (Value, error) {
	n := len(x) + len(y)
	buffer, err := s.NewRaw((BufferData-1)*wordSize + n + n/2)
	if err != nil {
		return 0, err
	}
	s.SetWord(buffer.Ref(), bufferFilled, uint64(n))
	b := s.Bytes(buffer, BufferData, n)
	copy(b[copy(b, x):], y)
	return s.sharedStr(buffer, n, chars), nil
}

// sharedStr makes a str of the first bytes of a buffer.
func (s *Space) sharedStr(buffer Value, n, chars int) Value {
	r := s.Alloc(KindStr, ShapeStr, (StrData+1)*wordSize)
	s.SetWord(r, 0, s.Word(r, 0)|StrShared)
	s.SetWord(r, StrLen, uint64(n)|uint64(chars)<<32)
	s.SetWord(r, StrData, uint64(buffer))
	return FromRef(r)
}
