package obj

import (
	"unicode/utf8"
	"unsafe"
)

// A str is stored as UTF-8 extended by lone surrogates in their three-byte
// form (WTF-8), with its length in characters beside its length in bytes: the
// two are equal exactly for ASCII, which indexes in O(1).
//
// # Growing text
//
// A str that is built up by `s += piece` does not hold its bytes but shares
// them with those it grew from: they are the first bytes of a buffer that has
// room behind.
//
//	Buffer  Raw: hdr | filled    granule 0
//	        bytes …              granule 1 …
//
// Whoever appends to the longest str in a buffer takes the room behind it by
// raising filled, and writes there; to any other str it cannot append in
// place. Both are stores by slot with write barriers, so of two transactions
// that append to one str one waits for the other. The bytes below a str's
// length never change: reading them needs no barrier. A str in a buffer is at
// least two thirds of it, so a short one does not keep a long one alive.

// NewStr makes a str of WTF-8 text.
func (s *Space) NewStr(text string) (Value, error) {
	if len(text) <= 2 {
		return s.shortStr(text), nil
	}
	return s.NewStrN(text, CountChars(text))
}

// NewStrN makes a str of WTF-8 text that is known to have nchars characters.
func (s *Space) NewStrN(text string, nchars int) (Value, error) {
	v, buf, err := s.NewStrBuf(len(text), nchars)
	copy(buf, text)
	return v, err
}

// NewStrBuf makes a str of nbytes bytes that the caller fills in at once.
func (s *Space) NewStrBuf(nbytes, nchars int) (Value, []byte, error) {
	r, ok := s.AllocData(KindStr, ShapeStr, StrData*wordSize+uintptr(nbytes))
	if !ok {
		return 0, nil, ErrNoMemory
	}
	s.SetWord(r, StrHash, 0)
	s.SetWord(r, StrLen, uint64(nbytes)|uint64(nchars)<<32)
	v := FromRef(r)
	return v, s.Bytes(v, StrData, nbytes), nil
}

// StrView is the text of a str, without a copy: valid until the next safepoint.
func (s *Space) StrView(v Value) string {
	p := s.Ptr(v.Ref())
	data := unsafe.Add(p, StrData*wordSize)
	if *(*uint64)(p)&StrShared != 0 {
		data = unsafe.Add(s.Base, *(*uintptr)(data)+BufferData*wordSize)
	}
	return unsafe.String((*byte)(data), *(*uint32)(unsafe.Add(p, StrLen*wordSize)))
}

// StrChars is a str's length in characters.
func (s *Space) StrChars(v Value) int { return int(s.Word(v.Ref(), StrLen) >> 32) }

// StrASCII reports whether a str has ASCII characters only.
func (s *Space) StrASCII(v Value) bool {
	w := s.Word(v.Ref(), StrLen)
	return uint32(w) == uint32(w>>32)
}

// StrHash is the hash of a str. It is kept in the object as long as that is
// young: a store to an old one would need a barrier.
func (s *Space) StrHash(v Value) uint64 {
	r := v.Ref()
	if h := s.Word(r, StrHash); h != 0 {
		return h
	}
	h := HashString(s.StrView(v))
	if s.Young(r) {
		s.SetWord(r, StrHash, h)
	}
	return h
}

// HashString hashes text as StrHash does: 61 bits, never 0.
func HashString(text string) uint64 {
	const m1, m2 = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
	p := unsafe.Pointer(unsafe.StringData(text))
	n := uintptr(len(text))
	var w uint64 // the bytes that are left, or some once more
	h := uint64(n) * m1
	switch {
	case n >= 8:
		for end := unsafe.Add(p, n-8); uintptr(p) < uintptr(end); p = unsafe.Add(p, 8) {
			h = (h ^ *(*uint64)(p)) * m2
			h ^= h >> 32
		}
		w = *(*uint64)(unsafe.Add(unsafe.Pointer(unsafe.StringData(text)), n-8))
	case n >= 4:
		w = uint64(*(*uint32)(p)) | uint64(*(*uint32)(unsafe.Add(p, n-4)))<<32
	case n > 0:
		w = uint64(text[0]) | uint64(text[n/2])<<8 | uint64(text[n-1])<<16
	}
	h = (h ^ w) * m2
	h ^= h >> 29
	h *= m1
	h ^= h >> 32
	h &= 1<<61 - 1
	if h == 0 {
		return 1
	}
	return h
}

// DecodeChar decodes the first character of WTF-8 text and its width in bytes.
func DecodeChar(text string) (rune, int) {
	r, w := utf8.DecodeRuneInString(text)
	if r == utf8.RuneError && w == 1 && len(text) >= 3 && text[0] == 0xED {
		return rune(text[0]&0xF)<<12 | rune(text[1]&0x3F)<<6 | rune(text[2]&0x3F), 3
	}
	return r, w
}

// AppendChar appends a character, surrogates included, as WTF-8.
func AppendChar(b []byte, r rune) []byte {
	if r >= 0xD800 && r <= 0xDFFF {
		return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0xBF, 0x80|byte(r)&0xBF)
	}
	return utf8.AppendRune(b, r)
}
