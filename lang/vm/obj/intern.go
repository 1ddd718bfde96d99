package obj

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// InternTable holds the interned strings: names in code, attribute names. They
// are old, so that as long as anybody has one it is the only one of its text,
// and comparing two of them is comparing words. Those that the interpreter's own
// code asks for (Intern) live for ever, and may be held in Go variables. Those
// that come from programs (InternName) die like other objects.
type InternTable struct {
	mu sync.RWMutex
	// byText finds a name by its text, which lies in segment 0; those that live
	// for ever have the flag. Guarded by mu, as all below.
	byText map[string]gc.Ref
	most   int      // most names there were since byText was made
	mortal []gc.Ref // names that were not to live for ever when they were made
	roots  []gc.Ref // names that live for ever
	large  []gc.Ref // of these, those beyond gc.MaxSmall: they are young at first

	// recent are names that live for ever, at places that follow from where the text
	// lay that was asked for: the interpreter's code asks for the same constants.
	recent [256]atomic.Uint64

	// chars are the str of the characters below 256, and the empty one last;
	// made at first use.
	chars [257]atomic.Uint64
}

// forever is the flag of names that live for ever.
const forever gc.Ref = 1

// NewInternTable makes an empty table.
func NewInternTable() *InternTable { return &InternTable{byText: map[string]gc.Ref{}} }

// Intern is the interned str of a text; of these there are few, since it lives
// for ever.
func (s *Space) Intern(text string) Value {
	t := s.Interns
	at := uintptr(unsafe.Pointer(unsafe.StringData(text)))
	recent := &t.recent[(at^at>>8+uintptr(len(text)))%uintptr(len(t.recent))]
	if r := gc.Ref(recent.Load()); r != 0 && textAt(s.Runtime().Heap.Base, r) == text {
		return FromRef(r)
	}
	v := s.intern(text)
	if StrData*wordSize+uintptr(len(text)) <= gc.MaxSmall { // it never moves
		recent.Store(uint64(v.Ref()))
	}
	return v
}

func (s *Space) intern(text string) Value {
	t := s.Interns
	t.mu.RLock()
	r := t.byText[text]
	t.mu.RUnlock()
	if r&forever == 0 {
		t.mu.Lock()
		defer t.mu.Unlock()
		if r = s.name(text); r&forever == 0 && t.byText[text] == r {
			t.byText[textAt(s.Runtime().Heap.Base, r)] = r | forever
			t.roots = append(t.roots, r)
		}
	}
	return FromRef(r &^ forever)
}

// InternName is the interned str of a text. The caller keeps it over safepoints
// like any other value.
func (s *Space) InternName(text string) Value {
	t := s.Interns
	t.mu.RLock()
	r, ok := t.byText[text]
	t.mu.RUnlock()
	if !ok {
		t.mu.Lock()
		defer t.mu.Unlock()
		r = s.name(text)
	}
	return FromRef(r &^ forever)
}

// InternValue is the interned str equal to the exact str v, see InternName.
func (s *Space) InternValue(v Value) Value {
	if s.Word(v.Ref(), 0)&strInterned != 0 {
		return v
	}
	return s.InternName(s.StrView(v))
}

// name finds or makes the interned str of a text; mu is held.
func (s *Space) name(text string) gc.Ref {
	t := s.Interns
	if r, ok := t.byText[text]; ok {
		return r
	}
	size := StrData*wordSize + uintptr(len(text))
	fill := func(p unsafe.Pointer) {
		*(*uint64)(unsafe.Add(p, StrLen*wordSize)) = uint64(len(text)) | uint64(CountChars(text))<<32
		*(*uint64)(unsafe.Add(p, StrHash*wordSize)) = HashString(text)
		copy(unsafe.Slice((*byte)(unsafe.Add(p, StrData*wordSize)), len(text)), text)
	}
	var r gc.Ref
	base := s.Runtime().Heap.Base
	if size <= gc.MaxSmall {
		r = s.Runtime().Preexisting(KindStr, ShapeStr, size, func(p unsafe.Pointer) {
			*(*uint64)(p) |= strInterned
			fill(p)
		})
		t.byText[textAt(base, r)] = r
		t.mortal = append(t.mortal, r)
	} else {
		var ok bool
		if r, ok = s.AllocNeeded(KindStr, ShapeStr, size); !ok {
			// Not even addresses are left. Who asked goes on with another name, as
			// far as the next safepoint, which raises MemoryError.
			s.Signal.Or(stm.SignalOOM)
			return t.byText[""]
		}
		fill(s.Ptr(r))
		if s.Private() {
			return r
		}
		t.byText[textAt(base, r)] = r | forever
		t.roots, t.large = append(t.roots, r), append(t.large, r)
		r |= forever
	}
	t.most = max(t.most, len(t.byText))
	return r
}

// textAt is the text of an interned str, as it is in segment 0.
func textAt(base unsafe.Pointer, r gc.Ref) string {
	p := unsafe.Add(base, r)
	n := uint32(*(*uint64)(unsafe.Add(p, StrLen*wordSize)))
	return unsafe.String((*byte)(unsafe.Add(p, StrData*wordSize)), int(n))
}

// Roots shows the names that live for ever.
func (t *InternTable) Roots(minor bool, visit func(start unsafe.Pointer, words int)) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	refs := t.roots
	if minor {
		refs = t.large
	}
	visit(unsafe.Pointer(unsafe.SliceData(refs)), len(refs))
}

// DropDead forgets the names that died; their objects are still there. Nobody
// else is at work.
func (t *InternTable) DropDead(base unsafe.Pointer, alive func(gc.Ref) bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.mortal = slices.DeleteFunc(t.mortal, func(r gc.Ref) bool {
		if alive(r) {
			return false
		}
		delete(t.byText, textAt(base, r))
		return true
	})
	if n := len(t.byText); n < t.most/4 { // a map does not shrink
		small := make(map[string]gc.Ref, n)
		maps.Copy(small, t.byText)
		t.byText, t.most = small, n
	}
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
