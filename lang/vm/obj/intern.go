package obj

import (
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
	names nameTable // filled under mu

	mu         sync.Mutex // guards the lists
	EmptyTuple Value      // the only one; immutable once it is made

	roots []gc.Ref // names that live for ever, and bytes
	large []gc.Ref // of these, those beyond gc.MaxSmall: they are young at first

	// recent are names that live for ever, at places that follow from where the text
	// lay that was asked for: the interpreter's code asks for the same constants.
	recent [256]atomic.Uint64

	// chars are the str of the characters below 256, and the empty one last;
	// made at first use.
	chars [257]atomic.Uint64
	// bytes are the bytes objects of one byte, and the empty one last, as chars.
	bytes [257]atomic.Uint64
}

// forever is the flag of names that live for ever.
const forever gc.Ref = 1

// NewInternTable makes an empty table.
func NewInternTable() *InternTable {
	t := &InternTable{}
	t.names.make(firstNames)
	return t
}

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
	base, hash := s.Runtime().Heap.Base, HashString(text)
	r := t.names.find(base, text, hash)
	if r&forever == 0 {
		t.mu.Lock()
		defer t.mu.Unlock()
		if r = s.name(text, hash); r&forever == 0 && t.names.find(base, text, hash) == r {
			t.names.keep(r, hash)
			t.roots = append(t.roots, r)
		}
	}
	return FromRef(r &^ forever)
}

// InternName is the interned str of a text. The caller keeps it over safepoints
// like any other value.
func (s *Space) InternName(text string) Value {
	t, hash := s.Interns, HashString(text)
	r := t.names.find(s.Runtime().Heap.Base, text, hash)
	if r == 0 {
		t.mu.Lock()
		defer t.mu.Unlock()
		r = s.name(text, hash)
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
func (s *Space) name(text string, hash uint64) gc.Ref {
	t, base := s.Interns, s.Runtime().Heap.Base
	if r := t.names.find(base, text, hash); r != 0 {
		return r
	}
	size := StrData*wordSize + uintptr(len(text))
	fill := func(p unsafe.Pointer) {
		*(*uint64)(unsafe.Add(p, StrLen*wordSize)) = uint64(len(text)) | uint64(CountChars(text))<<32
		*(*uint64)(unsafe.Add(p, StrHash*wordSize)) = hash
		copy(unsafe.Slice((*byte)(unsafe.Add(p, StrData*wordSize)), len(text)), text)
	}
	var r gc.Ref
	if size <= gc.MaxSmall {
		r = s.Runtime().Preexisting(KindStr, ShapeStr, size, func(p unsafe.Pointer) {
			*(*uint64)(p) |= strInterned
			fill(p)
		})
		t.names.add(base, r, hash)
	} else {
		var ok bool
		if r, ok = s.AllocNeeded(KindStr, ShapeStr, size); !ok {
			// Not even addresses are left. Who asked goes on with another name, as
			// far as the next safepoint, which raises MemoryError.
			s.Signal.Or(stm.SignalOOM)
			return t.names.find(base, "", HashString(""))
		}
		fill(s.Ptr(r))
		if s.Private() {
			return r
		}
		t.names.add(base, r|forever, hash)
		t.roots, t.large = append(t.roots, r), append(t.large, r)
		r |= forever
	}
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
	t.mu.Lock()
	defer t.mu.Unlock()
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
	t.names.dropDead(base, alive)
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
