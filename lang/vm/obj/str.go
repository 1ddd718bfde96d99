package obj

import (
	"sync"
	"unicode/utf8"
	"unsafe"

	"pystm/runtime/gc"
)

// A str is stored as UTF-8 extended by lone surrogates in their three-byte
// form (WTF-8), with its length in characters beside its length in bytes: the
// two are equal exactly for ASCII, which indexes in O(1).

// NewStr makes a str of WTF-8 text.
func (s *Space) NewStr(text string) (Value, error) {
	return s.NewStrN(text, countChars(text))
}

// NewStrN makes a str of WTF-8 text that is known to have nchars characters.
func (s *Space) NewStrN(text string, nchars int) (Value, error) {
	v, buf, err := s.NewStrBuf(len(text), nchars)
	copy(buf, text)
	return v, err
}

// NewStrBuf makes a str of nbytes bytes that the caller fills in at once.
func (s *Space) NewStrBuf(nbytes, nchars int) (Value, []byte, error) {
	r, ok := s.AllocLarge(KindStr, ShapeStr, StrData*wordSize+uintptr(nbytes))
	if !ok {
		return 0, nil, ErrNoMemory
	}
	s.SetWord(r, StrLen, uint64(nbytes)|uint64(nchars)<<32)
	v := FromRef(r)
	return v, s.Bytes(v, StrData, nbytes), nil
}

// StrView is the text of a str, without a copy: valid until the next safepoint.
func (s *Space) StrView(v Value) string {
	p := s.Ptr(v.Ref())
	n := *(*uint32)(unsafe.Add(p, StrLen*wordSize))
	return unsafe.String((*byte)(unsafe.Add(p, StrData*wordSize)), n)
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
	h := uint64(len(text)) * m1
	for len(text) >= 8 {
		w := *(*uint64)(unsafe.Pointer(unsafe.StringData(text)))
		h = (h ^ w) * m2
		h ^= h >> 32
		text = text[8:]
	}
	var w uint64
	for i := 0; i < len(text); i++ {
		w |= uint64(text[i]) << (8 * i)
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

// countChars counts the characters of WTF-8 text: all bytes but continuation bytes.
func countChars(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		if text[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
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

// InternTable holds the interned strings: names in code, attribute names. They
// are old, pinned and immortal, so that one name is one Value for ever and
// comparing two of them is comparing words.
type InternTable struct {
	mu     sync.RWMutex
	byText map[string]gc.Ref // guarded by mu
}

// NewInternTable makes an empty table.
func NewInternTable() *InternTable { return &InternTable{byText: map[string]gc.Ref{}} }

// Intern is the one interned str of this text.
func (s *Space) Intern(text string) Value {
	if v, ok := s.LookupInterned(text); ok {
		return v
	}
	t := s.Interns
	t.mu.Lock()
	defer t.mu.Unlock()
	if r, ok := t.byText[text]; ok {
		return FromRef(r)
	}
	r, ok := s.AllocOld(KindStr, ShapeStr, StrData*wordSize+uintptr(len(text)))
	if !ok {
		// The pinned part of the heap has headroom for names; past it the
		// process cannot go on compiling.
		panic(ErrNoMemory)
	}
	own := string(append([]byte(nil), text...))
	s.SetWord(r, StrLen, uint64(len(own))|uint64(countChars(own))<<32)
	s.SetWord(r, StrHash, HashString(own))
	v := FromRef(r)
	copy(s.Bytes(v, StrData, len(own)), own)
	t.byText[own] = r
	return v
}

// LookupInterned is the interned str of this text, if there is one.
func (s *Space) LookupInterned(text string) (Value, bool) {
	t := s.Interns
	t.mu.RLock()
	r, ok := t.byText[text]
	t.mu.RUnlock()
	return FromRef(r), ok
}

// InternValue is the interned str equal to the exact str v.
func (s *Space) InternValue(v Value) Value { return s.Intern(s.StrView(v)) }

// EachInterned calls f with each interned string: they are roots.
func (t *InternTable) EachInterned(f func(gc.Ref)) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	for _, r := range t.byText {
		f(r)
	}
}
