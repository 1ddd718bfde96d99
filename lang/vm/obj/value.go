package obj

import (
	"math"
	"math/bits"

	"pystm/runtime/gc"
)

// Value is one Python value: a reference to a heap object or an immediate.
//
//	000  reference: the object's offset in every segment; 0 is "unbound"
//	x11  small int of 62 bits: i<<2 | 3
//	001 100 101  float: rotl(bits, 4) + 1, for |x| < 2^-767 and 2^-255 <= |x| < 2^257
//	010  None, False, True and the other singletons
//
// Rotating brings sign and the high exponent bits to the bottom. Of the eight
// patterns of the top three bits after the sign, those of everyday exponents
// (011, 100) and of zero land, after the +1, on the three float tags; every
// other float is boxed (Melançon, Feeley, Serrano: float self-tagging, 2024).
type Value uint64

// The singletons.
const (
	Unbound        Value = 0
	NoneValue      Value = 0<<3 | 2
	FalseValue     Value = 1<<3 | 2
	TrueValue      Value = 2<<3 | 2
	NotImplemented Value = 3<<3 | 2
	Ellipsis       Value = 4<<3 | 2
	// Deleted marks a removed key in a table of entries. Never seen by Python.
	Deleted Value = 5<<3 | 2
	// LoopGeneric and so on mark the loop state of ForIter. Never seen by Python.
	LoopGeneric Value = 6<<3 | 2
	LoopList    Value = 7<<3 | 2
	LoopTuple   Value = 8<<3 | 2
	LoopStr     Value = 9<<3 | 2 // of ASCII
	// Of these the bits from LoopLeft on count the items that are left.
	LoopKeys   Value = 10<<3 | 2
	LoopValues Value = 11<<3 | 2
	LoopItems  Value = 12<<3 | 2
	LoopSet    Value = 13<<3 | 2
	// LoopCount has the number of the first item there. A loop over two sequences has the second in its place.
	LoopCount Value = 14<<3 | 2
	// LoopWalk goes through a container by places, LoopNative through an iterator written in Go: they have a shape there.
	LoopWalk   Value = 15<<3 | 2
	LoopNative Value = 16<<3 | 2
)

// LoopLeft is the first bit of the count in LoopKeys and so on.
const LoopLeft = 8

// LoopKind masks what is below that.
const LoopKind Value = 1<<LoopLeft - 1

const (
	tagMask  = 7
	tagConst = 2
	intBits  = 3
	// MaxSmall and MinSmall bound the ints that need no object.
	MaxSmall = 1<<61 - 1
	MinSmall = -1 << 61
)

// IsRef reports whether v refers to a heap object.
func (v Value) IsRef() bool { return v&tagMask == 0 && v != 0 }

// Ref is the object v refers to; IsRef must hold.
func (v Value) Ref() gc.Ref { return gc.Ref(v) }

// FromRef makes a value of a reference.
func FromRef(r gc.Ref) Value { return Value(r) }

// IsInt reports whether v is a small int.
func (v Value) IsInt() bool { return v&3 == intBits }

// Int is the small int's number; IsInt must hold.
func (v Value) Int() int64 { return int64(v) >> 2 }

// SmallInt makes a small int; i must lie in [MinSmall, MaxSmall].
func SmallInt(i int64) Value { return Value(i<<2 | intBits) }

// FitsSmall reports whether i can be a small int.
func FitsSmall(i int64) bool { return i >= MinSmall && i <= MaxSmall }

// IsBool reports whether v is True or False.
func (v Value) IsBool() bool { return v == TrueValue || v == FalseValue }

// Bool makes True or False.
func Bool(b bool) Value {
	if b {
		return TrueValue
	}
	return FalseValue
}

// IsFloat reports whether v is an unboxed float.
func (v Value) IsFloat() bool { return floatTags>>(v&tagMask)&1 != 0 }

const floatTags = 1<<1 | 1<<4 | 1<<5

// Float is the unboxed float's number; IsFloat must hold.
func (v Value) Float() float64 {
	return math.Float64frombits(bits.RotateLeft64(uint64(v)-1, -4))
}

// UnboxedFloat makes an unboxed float, and says whether f is one of those that
// can be.
func UnboxedFloat(f float64) (Value, bool) {
	v := Value(bits.RotateLeft64(math.Float64bits(f), 4) + 1)
	return v, v.IsFloat()
}
