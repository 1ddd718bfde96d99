package gc

// Ref is a reference: the byte offset of an object in its segment, 16-byte
// aligned; 0 refers to nothing. The same Ref names the same object in every
// segment.
type Ref uint64

// Granule is the unit of allocation, alignment, marking and locking, in bytes.
const Granule = 16

// IsRef reports whether a word is a reference. Every other word is an
// immediate of the client's and opaque here.
func IsRef(w uint64) bool { return w&7 == 0 && w != 0 }

// The header is the first word of an object:
//
//	bits  0-7   kind, an index into the table of Kinds
//	bits  8-15  flags, below
//	bits 16-31  size in granules; 0 for a large object of old space, whose size is in its descriptor,
//	            and for a young one beyond maxSized, whose size is in the word before it
//	bits 32-63  layout, opaque (the client's shape id)
//
// An object's header is written when the object is made. Later stores to the
// header of an old object need the write barrier like any other store.
const (
	kindMask    = 0xff
	sizeShift   = 16
	sizeMask    = 0xffff << sizeShift
	layoutShift = 32
	maxSized    = 0xffff * Granule

	// flagForwarded: a nursery object that has moved; bits 16-63 hold its new Ref.
	flagForwarded = 1 << 8
	// flagShadow: a nursery object whose cell in old space is reserved
	// already, because its identity was asked for.
	flagShadow = 1 << 9
)

// FirstFlag is the lowest of the four flag bits of the header that are the
// client's.
const FirstFlag = 1 << 12

// MakeHeader builds the header of an object of so many bytes (a multiple of
// 16; 0 for a large one).
func MakeHeader(kind uint8, layout uint32, bytes uintptr) uint64 {
	return uint64(kind) | uint64(bytes)<<(sizeShift-4) | uint64(layout)<<layoutShift
}

func headerBytes(h uint64) uintptr { return uintptr(h>>sizeShift&0xffff) << 4 }

// HeaderKind takes the kind out of a header word.
func HeaderKind(h uint64) uint8 { return uint8(h) }

// HeaderLayout takes the layout out of a header word.
func HeaderLayout(h uint64) uint32 { return uint32(h >> layoutShift) }
