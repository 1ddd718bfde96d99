package obj

import (
	"errors"
	"math"
	"sync/atomic"
	"unsafe"

	"pystm/runtime/gc"
	"pystm/runtime/stm"
)

// ErrNoMemory says that a large allocation would pass the heap's limit. The
// interpreter turns it into MemoryError.
var ErrNoMemory = errors.New("out of memory")

// ErrInterrupted says that an operation was given up since Space.GiveUp was
// set. The interpreter turns it into KeyboardInterrupt.
var ErrInterrupted = errors.New("interrupted")

// Space is a thread's access to objects: the segment it runs in, and the
// tables shared by all threads. A thread's Segment changes when it begins a
// transaction in another one.
type Space struct {
	*stm.Segment
	Shapes  *ShapeTable
	Interns *InternTable
	// Notes is what the running transaction has put off.
	Notes Notes
	// GiveUp tells long operations to give up with ErrInterrupted; nil: none
	// do. Any goroutine may set it.
	GiveUp *atomic.Bool
	// Reach tells whether the transaction may look beyond the heap; nil: it may. See mapping.go.
	Reach func() bool

	cursors textCursors // see textcursor.go

	needed bool // large allocations may pass the heap's limit
}

const wordSize = 8

// Kind is the kind of the object v refers to; v.IsRef must hold. It needs no
// barrier: an object's kind never changes.
func (s *Space) Kind(v Value) uint8 { return uint8(s.Word(v.Ref(), 0)) }

// IsKind reports whether v is a heap object of kind k.
func (s *Space) IsKind(v Value, k uint8) bool {
	return v.IsRef() && uint8(s.Word(v.Ref(), 0)) == k
}

// ShapeID is the shape of the object v refers to, with a read barrier: an
// instance's shape changes as attributes come and go.
func (s *Space) ShapeID(v Value) uint32 {
	s.ReadBarrier(v.Ref())
	return uint32(s.Word(v.Ref(), 0) >> 32)
}

// IsExact reports whether v is an object of kind k and of the builtin class
// itself, whose shape id is its class's base shape.
func (s *Space) IsExact(v Value, k uint8, shape uint32) bool {
	if !v.IsRef() {
		return false
	}
	h := s.Word(v.Ref(), 0)
	return uint8(h) == k && uint32(h>>32) == shape
}

// Field loads word i of an object that is guarded as a whole, with its read barrier.
func (s *Space) Field(v Value, i int) Value {
	s.ReadBarrier(v.Ref())
	return Value(s.Word(v.Ref(), i))
}

// SetField stores word i of an object that is guarded as a whole, with its write barrier.
func (s *Space) SetField(v Value, i int, x Value) {
	s.WriteBarrier(v.Ref())
	s.SetWord(v.Ref(), i, uint64(x))
}

// Init stores word i of an object that was just allocated and that no
// collection has seen.
func (s *Space) Init(v Value, i int, x Value) { s.SetWord(v.Ref(), i, uint64(x)) }

// Slot loads word i of an object that is guarded slot by slot.
func (s *Space) Slot(v Value, i int) Value {
	s.ReadSlot(v.Ref() + gc.Ref(i)*wordSize)
	return Value(s.Word(v.Ref(), i))
}

// SetSlot stores word i of an object that is guarded slot by slot.
func (s *Space) SetSlot(v Value, i int, x Value) {
	s.WriteSlotValue(v.Ref(), v.Ref()+gc.Ref(i)*wordSize, uint64(x))
	s.SetWord(v.Ref(), i, uint64(x))
}

// wordAt loads the word at off of the segment at base; readAt with the read
// barrier of a slot. They are for code that keeps Base and ReadVersion in
// variables, which the compiler cannot do for fields.
func wordAt(base unsafe.Pointer, off gc.Ref) Value { return *(*Value)(unsafe.Add(base, off)) }

func readAt(base unsafe.Pointer, version uint8, off gc.Ref) Value {
	*(*uint8)(unsafe.Add(base, off>>4)) = version
	return *(*Value)(unsafe.Add(base, off))
}

// NewFields allocates an object of n value words after the header, for small n.
func (s *Space) NewFields(kind uint8, shape uint32, fields ...Value) Value {
	v := FromRef(s.Alloc(kind, shape, uintptr(1+len(fields))*wordSize))
	p := unsafe.Slice((*Value)(unsafe.Add(s.Ptr(v.Ref()), wordSize)), len(fields))
	copy(p, fields)
	return v
}

// NewArray allocates an Array of n values, all unbound.
func (s *Space) NewArray(n int) (Value, error) {
	if n > MaxLen {
		return 0, ErrNoMemory
	}
	r, ok := s.AllocLarge(KindArray, 0, uintptr(1+n)*wordSize)
	if !ok {
		return 0, ErrNoMemory
	}
	return FromRef(r), nil
}

// NewRaw allocates a Raw block of n bytes after the header, all zero.
func (s *Space) NewRaw(n int) (Value, error) {
	if n > MaxLen {
		return 0, ErrNoMemory
	}
	r, ok := s.allocTable(KindRaw, uintptr(n)+wordSize)
	if !ok {
		return 0, ErrNoMemory
	}
	return FromRef(r), nil
}

// allocTable allocates an object of any size without layout.
func (s *Space) allocTable(kind uint8, bytes uintptr) (gc.Ref, bool) {
	if s.needed && bytes > gc.MaxSmall {
		return s.AllocNeeded(kind, 0, bytes)
	}
	return s.AllocLarge(kind, 0, bytes)
}

// Values is a view of words [from, from+n) of an object, valid until the next
// safepoint. The caller has done, or does not need, the barriers.
func (s *Space) Values(v Value, from, n int) []Value {
	return unsafe.Slice((*Value)(unsafe.Add(s.Ptr(v.Ref()), from*wordSize)), n)
}

// Bytes is a view of n bytes from word `from` of an object on, valid until the
// next safepoint.
func (s *Space) Bytes(v Value, from, n int) []byte {
	return unsafe.Slice((*byte)(unsafe.Add(s.Ptr(v.Ref()), from*wordSize)), n)
}

// NewFloat makes a float, boxed only if it must be.
func (s *Space) NewFloat(f float64) Value {
	if v, ok := UnboxedFloat(f); ok {
		return v
	}
	v := FromRef(s.Alloc(KindFloat, ShapeFloat, 2*wordSize))
	s.SetWord(v.Ref(), FloatBits, math.Float64bits(f))
	return v
}

// FloatOf is the number of an exact float, boxed or not.
func (s *Space) FloatOf(v Value) (float64, bool) {
	if v.IsFloat() {
		return v.Float(), true
	}
	if s.IsKind(v, KindFloat) {
		return math.Float64frombits(s.Word(v.Ref(), FloatBits)), true
	}
	return 0, false
}

// NewComplex makes a complex number.
func (s *Space) NewComplex(c complex128) Value {
	v := FromRef(s.Alloc(KindComplex, ShapeComplex, 3*wordSize))
	s.SetWord(v.Ref(), ComplexReal, math.Float64bits(real(c)))
	s.SetWord(v.Ref(), ComplexImag, math.Float64bits(imag(c)))
	return v
}

// ComplexOf is the number of an exact complex.
func (s *Space) ComplexOf(v Value) complex128 {
	return complex(math.Float64frombits(s.Word(v.Ref(), ComplexReal)), math.Float64frombits(s.Word(v.Ref(), ComplexImag)))
}

// NewCell makes a cell holding x.
func (s *Space) NewCell(x Value) Value { return s.NewFields(KindCell, ShapeCell, x) }

// NewMethod binds a function to self.
func (s *Space) NewMethod(fn, self Value) Value {
	return s.NewFields(KindMethod, ShapeMethod, fn, self)
}
