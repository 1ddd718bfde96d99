// Package obj lays Python data out in the heap.
//
// It never runs Python code and knows no frames. Every access to an object
// that others may see goes through a barrier here; objects just allocated are
// private and are filled without.
//
// # Objects
//
// A heap object starts with the header word of package gc: its kind (how it is
// laid out and traced) and its layout (here: the shape id, which gives the
// class and where instance attributes stand). Words are numbered from the
// header, 0. Instances of Python subclasses of a mutable builtin type have the
// builtin's body followed by the ext word and inline attribute slots; instances
// of subclasses of an immutable one (int, str, tuple, ...) are KindSub objects
// that wrap a value of the exact type.
//
//	Instance  hdr | ext | slot …                     plain Python objects
//	Sub       hdr | value | ext | slot …             subclasses of int, str, tuple, float, bytes, …
//	List      hdr | items | len | –                  items: Array of capacity
//	Dict      hdr | entries | index | keyver | used | fill
//	Set       hdr | table | used | fill | finger | –
//	Str       hdr | nbytes, nchars | hash | bytes …  WTF-8, or hdr | nbytes, nchars | hash | buffer
//	Tuple     hdr | len | item …
//	Fields    hdr | field …                          native types whose fields are all Values
//
// # The rule of collections
//
// Objects move only at a safepoint of the bytecode loop. Native code may hold
// Values in Go variables until it next runs Python code or polls.
package obj

import "pystm/runtime/gc"

// The kinds of heap objects: how the words of each are laid out. Kind 0 is
// never allocated.
const (
	KindInvalid uint8 = iota
	// KindRaw is a block of bytes without references: hash indexes, buffers.
	KindRaw
	// KindArray is a block of values from word 1 on: items, entries, overflow slots.
	KindArray
	KindStr
	KindBytes
	// KindInt is an int outside the small range: word 1 sign and limb count, limbs from word 2.
	KindInt
	// KindFloat is a float that has no unboxed form: word 1 the bits.
	KindFloat
	// KindComplex holds two floats' bits in words 1 and 2.
	KindComplex
	KindTuple
	KindList
	KindDict
	// KindSet is set and frozenset.
	KindSet
	// KindByteArray is bytearray: buffer, length, start, exports.
	KindByteArray
	KindSlice
	KindRange
	KindFunction
	KindCode
	// KindMethod is a bound method: function, self.
	KindMethod
	// KindNative is a builtin function or method descriptor: index of the native, self, name, module.
	KindNative
	KindCell
	// KindGenerator is a generator, coroutine or async generator with its registers.
	KindGenerator
	KindInstance
	KindSub
	KindType
	KindModule
	KindException
	KindTraceback
	// KindFields is any native type whose words from 1 on are all values.
	KindFields
	// KindWeakRef: word 1 is the weak target, the rest values.
	KindWeakRef
	// KindRawFields: words 1 to RawFieldsRaw hold raw bits, the rest values.
	KindRawFields
	// KindMapping has what mapping.go says, and then values.
	KindMapping

	NumKinds
)

// RawFieldsRaw is how many words after the header of a KindRawFields object
// the collector does not look at.
const RawFieldsRaw = 4

// Of a generator: the word of its state, a small int, and the state of one that is closed.
const (
	GenState  = 1
	GenClosed = 3
)

// Word numbers of the fields of each kind.
const (
	ListItems = 1
	ListLen   = 2 // small int
	ListBody  = 4 // words of the body; ext and slots of subclasses follow

	DictEntries = 1 // Array of key, value pairs in insertion order
	DictIndex   = 2 // Raw: open-addressing table of 64-bit slots
	DictVersion = 3 // small int: never-repeating number of this key set, 0 when nobody asked
	DictUsed    = 4 // small int: live entries
	DictFill    = 5 // small int: entries ever appended to the array
	DictBody    = 6

	StrLen  = 1 // raw: bytes | chars<<32
	StrHash = 2 // raw: hash, 0 when not yet computed
	StrData = 3 // bytes from here on, or the buffer that has them

	BytesLen  = 1 // raw
	BytesHash = 2
	BytesData = 3

	TupleLen   = 1 // small int
	TupleItems = 2

	IntLen   = 1 // raw: limbs<<1 | negative
	IntLimbs = 2

	FloatBits = 1

	ComplexReal = 1
	ComplexImag = 2

	ByteArrayBuffer  = 1 // Raw block, from its word 1
	ByteArrayLen     = 2 // small int
	ByteArrayStart   = 3 // small int: how many bytes of the buffer come before the first
	ByteArrayExports = 4 // small int: live memoryviews
	ByteArrayBody    = 5

	SliceStart = 1
	SliceStop  = 2
	SliceStep  = 3

	RangeStart = 1
	RangeStop  = 2
	RangeStep  = 3
	RangeLen   = 4

	MethodFunc = 1
	MethodSelf = 2

	CellValue = 1

	InstanceBody = 1
	SubValue     = 1
	SubBody      = 2

	ModuleDict = 1
	ModuleBody = 2

	ExcArgs      = 1
	ExcTraceback = 2
	ExcContext   = 3
	ExcCause     = 4
	ExcSuppress  = 5 // bool
	ExcExtra     = 6 // tuple of the class's own fields (StopIteration.value, OSError.errno, …) or unbound
	ExcBody      = 7
)

// Kinds is the heap's table of layouts.
func Kinds() []gc.Kind {
	return []gc.Kind{
		KindInvalid:   {Name: "invalid"},
		KindRaw:       {Name: "raw"},
		KindArray:     {Name: "array", FirstRef: 1, EndRef: -1},
		KindStr:       {Name: "str", FirstRef: StrData, EndRef: StrData + 1, RefsIf: StrShared},
		KindBytes:     {Name: "bytes"},
		KindInt:       {Name: "int"},
		KindFloat:     {Name: "float"},
		KindComplex:   {Name: "complex"},
		KindTuple:     {Name: "tuple", FirstRef: 1, EndRef: -1},
		KindList:      {Name: "list", FirstRef: 1, EndRef: -1},
		KindDict:      {Name: "dict", FirstRef: 1, EndRef: -1},
		KindSet:       {Name: "set", FirstRef: 1, EndRef: -1},
		KindByteArray: {Name: "bytearray", FirstRef: 1, EndRef: -1},
		KindSlice:     {Name: "slice", FirstRef: 1, EndRef: -1},
		KindRange:     {Name: "range", FirstRef: 1, EndRef: -1},
		KindFunction:  {Name: "function", FirstRef: 1, EndRef: -1},
		KindCode:      {Name: "code", FirstRef: 1, EndRef: -1},
		KindMethod:    {Name: "method", FirstRef: 1, EndRef: -1},
		KindNative:    {Name: "native", FirstRef: 1, EndRef: -1},
		KindCell:      {Name: "cell", FirstRef: 1, EndRef: -1},
		KindGenerator: {Name: "generator", FirstRef: 1, EndRef: -1, DoneWord: GenState, DoneValue: uint64(SmallInt(GenClosed))},
		KindInstance:  {Name: "instance", FirstRef: 1, EndRef: -1},
		KindSub:       {Name: "sub", FirstRef: 1, EndRef: -1},
		KindType:      {Name: "type", FirstRef: 1, EndRef: -1},
		KindModule:    {Name: "module", FirstRef: 1, EndRef: -1},
		KindException: {Name: "exception", FirstRef: 1, EndRef: -1},
		KindTraceback: {Name: "traceback", FirstRef: 1, EndRef: -1},
		KindFields:    {Name: "fields", FirstRef: 1, EndRef: -1},
		KindWeakRef:   {Name: "weakref", FirstRef: 2, EndRef: -1, Weak: true},
		KindRawFields: {Name: "rawfields", FirstRef: 1 + RawFieldsRaw, EndRef: -1},
		KindMapping:   {Name: "mapping", FirstRef: 1, EndRef: -1},
	}
}
