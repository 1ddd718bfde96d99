package obj

import (
	"sync"
	"sync/atomic"
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// InternTable holds the interned strings: names in code, attribute names. They
// are old, pinned and immortal, so that one name is one Value for ever and
// comparing two of them is comparing words.
type InternTable struct {
	mu     sync.RWMutex
	byText map[string]gc.Ref // guarded by mu

	// chars are the str of the characters below 256, and the empty one last;
	// made at first use.
	chars [257]atomic.Uint64
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
	own := string(append([]byte(nil), text...))
	size := StrData*wordSize + uintptr(len(own))
	fill := func(p unsafe.Pointer) {
		*(*uint64)(unsafe.Add(p, StrLen*wordSize)) = uint64(len(own)) | uint64(CountChars(own))<<32
		*(*uint64)(unsafe.Add(p, StrHash*wordSize)) = HashString(own)
		copy(unsafe.Slice((*byte)(unsafe.Add(p, StrData*wordSize)), len(own)), own)
	}
	if size > gc.MaxSmall {
		r, ok := s.AllocNeeded(KindStr, ShapeStr, size)
		if !ok {
			// Not even addresses are left. Who asked goes on with another name, as
			// far as the next safepoint, which raises MemoryError.
			s.Signal.Or(stm.SignalOOM)
			return FromRef(t.byText[""])
		}
		fill(s.Ptr(r))
		if !s.Private() {
			t.byText[own] = r
		}
		return FromRef(r)
	}
	r := s.Runtime().Preexisting(KindStr, ShapeStr, size, fill)
	t.byText[own] = r
	return FromRef(r)
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

// Refs are all interned strings: roots of a major collection.
func (t *InternTable) Refs() []gc.Ref {
	t.mu.RLock()
	defer t.mu.RUnlock()
	refs := make([]gc.Ref, 0, len(t.byText))
	for _, r := range t.byText {
		refs = append(refs, r)
	}
	return refs
}

// Char is the str of one character; those of the first 256 are always the same.
func (s *Space) Char(r rune) Value {
	if r < 256 {
		if v := s.Interns.chars[r].Load(); v != 0 {
			return Value(v)
		}
		return s.internChar(int(r), string(r))
	}
	var b [4]byte
	text := AppendChar(b[:0], r)
	v, buf, _ := s.NewStrBuf(len(text), 1) // so small that it cannot fail
	copy(buf, text)
	return v
}

// EmptyStr is the empty str.
func (s *Space) EmptyStr() Value {
	if v := s.Interns.chars[256].Load(); v != 0 {
		return Value(v)
	}
	return s.internChar(256, "")
}

func (s *Space) internChar(i int, text string) Value {
	v := s.Intern(text)
	s.Interns.chars[i].Store(uint64(v))
	return v
}

// shortStr makes a str of at most two bytes.
func (s *Space) shortStr(text string) Value {
	if text == "" {
		return s.EmptyStr()
	}
	if len(text) == 1 {
		return s.Char(rune(text[0]))
	}
	r, w := DecodeChar(text)
	if w == 2 && r < 256 {
		return s.Char(r)
	}
	v, buf, _ := s.NewStrBuf(2, 2-b2i(w == 2)) // so small that it cannot fail
	copy(buf, text)
	return v
}
