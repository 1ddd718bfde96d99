package obj

import (
	"maps"
	"math"
	"sync"
	"sync/atomic"

	"pystm/runtime/gc"
)

// Base shapes of the classes that the runtime itself makes objects of. A
// header's layout field holds a shape id; the base shape of a class is that of
// its instances without attributes. Shapes of other classes follow.
const (
	ShapeNone uint32 = iota
	ShapeObject
	ShapeType
	ShapeInt
	ShapeBool
	ShapeFloat
	ShapeComplex
	ShapeStr
	ShapeBytes
	ShapeByteArray
	ShapeTuple
	ShapeList
	ShapeDict
	ShapeSet
	ShapeFrozenSet
	ShapeSlice
	ShapeRange
	ShapeFunction
	ShapeCode
	ShapeMethod
	ShapeNative     // builtin_function_or_method
	ShapeMethodDesc // method_descriptor: an unbound native method
	ShapeSlotDesc   // wrapper_descriptor: an unbound native special method
	ShapeMethodWrap // method-wrapper: a bound native special method
	ShapeClassMethodDesc
	ShapeGetSet // getset_descriptor
	ShapeMember // member_descriptor (__slots__)
	ShapeCell
	ShapeGenerator
	ShapeCoroutine
	ShapeAsyncGenerator
	ShapeModule
	ShapeTraceback
	ShapeFrame
	ShapeNoneType
	ShapeNotImplementedType
	ShapeEllipsisType
	ShapeProperty
	ShapeStaticMethod
	ShapeClassMethod
	ShapeSuper
	ShapeMappingProxy
	ShapeBaseException
	ShapeGenericAlias
	ShapeUnion
	ShapeWeakRef
	ShapeCoroutineWrapper
	ShapeAsyncSend
	ShapeAsyncThrow
	ShapeAsyncWrapped

	// Iterators and views of the containers.
	ShapeListIter
	ShapeListRevIter
	ShapeTupleIter
	ShapeStrIter
	ShapeStrASCIIIter
	ShapeBytesIter
	ShapeByteArrayIter
	ShapeRangeIter
	ShapeLongRangeIter
	ShapeSetIter
	ShapeDictKeys
	ShapeDictValues
	ShapeDictItems
	ShapeDictKeyIter
	ShapeDictValueIter
	ShapeDictItemIter
	ShapeDictRevKeyIter
	ShapeDictRevValueIter
	ShapeDictRevItemIter
	ShapeSeqIter // iterator over a class with __getitem__
	ShapeReversed
	ShapeEnumerate
	ShapeZip
	ShapeMap
	ShapeFilter

	ShapeMemoryView
	ShapeMemoryIter
	ShapeTupleGetter // descriptor of a field of named tuples
	ShapeInC         // functions written in Python that are builtins in CPython: their class is that of ShapeNative

	ShapeModuleSpec
	ShapeSourceLoader
	ShapeBuiltinImporter // used as a class
	ShapeFrozenImporter  // used as a class
	ShapePathFinder      // used as a class

	NumFixedShapes
)

// MaxAttributes bounds the attributes of a shape; an instance with more keeps
// them in a dict. So does one that would need another shape of a class that has
// maxShapes.
const (
	MaxAttributes = 64
	maxShapes     = 1024
)

// Shape says where the attributes of an object are: attribute i stands in the
// inline slot i, or beyond Inline in the Array that the ext word refers to.
// Shapes form a tree by the order in which attributes were added. In dict mode
// the ext word refers to a Dict that holds all attributes. Immutable but for
// the transitions. Ids are never used again, since inline caches name shapes by
// them.
type Shape struct {
	ID     uint32
	Class  gc.Ref  // the class: old and pinned, and alive as long as an object has the shape
	Info   any     // what package vm keeps of the class
	Body   int     // words of the object before its ext word; 0 = no attributes
	Inline int     // inline slots after the ext word
	Keys   []Value // interned names, by attribute index; Unbound where one was deleted, but not at the end
	Dict   bool    // dict mode

	// The attributes of objects of this shape that are numbers which threads count in, a
	// bit for each, and the first version of the class with which they may.
	counted      atomic.Uint64
	apart        atomic.Uint64 // of these, those that are only stored to
	countedSince atomic.Int64
	uncounted    atomic.Bool // that did not pay

	// Of objects that wrap another: the version of the class with which they are compared
	// and hashed as that is, and one with which they are not.
	plain, odd atomic.Uint64

	root *Shape
	made atomic.Int32 // of a root: shapes of the class
	// The transitions: read without a lock, as objects of all threads go through them.
	mu   sync.Mutex
	next atomic.Pointer[map[Value]*Shape] // by the attribute added; replaced under mu, with what is in it
	less atomic.Pointer[shapesWithout]    // made under mu, filled without
	dict atomic.Pointer[Shape]            // of a root; set under mu
}

// shapesWithout are the results of Without, by the index of the attribute.
type shapesWithout [MaxAttributes]atomic.Pointer[Shape]

// ClassVersion is the word of a class with its version, a small int that is not 0.
const ClassVersion = 1

// LearnPlain reports whether objects of this shape are compared and hashed as those
// that they wrap, or by identity if they wrap none, while their class has a version; tell says so for the first one to ask.
func (sh *Shape) LearnPlain(version Value, tell func() bool) bool {
	switch uint64(version) {
	case sh.plain.Load():
		return true
	case sh.odd.Load():
		return false
	}
	if tell() {
		sh.plain.Store(uint64(version))
		return true
	}
	sh.odd.Store(uint64(version))
	return false
}

// Ext is the word number of the ext word.
func (sh *Shape) Ext() int { return sh.Body }

// Words is the size in words of an object of this class.
func (sh *Shape) Words() int {
	if sh.Body == 0 {
		return 0
	}
	return sh.Body + 1 + sh.Inline
}

// Root is the base shape of the class.
func (sh *Shape) Root() *Shape { return sh.root }

// Find is the index of the attribute name, or -1.
func (sh *Shape) Find(name Value) int {
	for i, k := range sh.Keys {
		if k == name {
			return i
		}
	}
	return -1
}

// Counted reports whether attribute i is a number that may be adjusted (package vm, adjust.go):
// its place must be read in another way then.
func (sh *Shape) Counted(i int) bool { return sh.counted.Load()>>i&1 != 0 }

// CountsAny reports whether any attribute is.
func (sh *Shape) CountsAny() bool { return sh.counted.Load() != 0 }

// Counts reports whether attribute i may be adjusted where the class has a version.
func (sh *Shape) Counts(i int, version Value) bool {
	since := sh.countedSince.Load()
	return sh.Counted(i) && since != 0 && version.Int() >= since
}

// Apart reports whether attribute i is counted so that others may be read while it is stored to, and not adjusted.
func (sh *Shape) Apart(i int) bool { return sh.apart.Load()>>i&1 != 0 }

// Count has more attributes be such numbers, once the class has a version that next draws, or a
// later one. The result is that version.
func (sh *Shape) Count(attributes uint64, next func() Value) Value {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	sh.apart.And(^attributes)
	return sh.count(attributes, next)
}

// KeepApart is Count for an attribute that need be no number.
func (sh *Shape) KeepApart(i int, next func() Value) Value {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	if !sh.Counted(i) {
		sh.apart.Or(1 << i)
	}
	return sh.count(1<<i, next)
}

// count is for who has locked mu.
func (sh *Shape) count(attributes uint64, next func() Value) Value {
	if attributes&^sh.counted.Load() == 0 || sh.uncounted.Load() {
		return next()
	}
	sh.countedSince.Store(0)
	sh.counted.Or(attributes)
	v := next()
	sh.countedSince.Store(v.Int())
	return v
}

// neverCounted is a version that no class comes to.
const neverCounted = math.MaxInt64

// Uncount has nothing be adjusted any more but by who goes on with an older version of the class than it
// is going to have. Then CountNone is to follow, when that is committed.
func (sh *Shape) Uncount() {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	sh.countedSince.Store(neverCounted)
	sh.uncounted.Store(true)
}

// Uncounted reports whether Uncount was called.
func (sh *Shape) Uncounted() bool { return sh.uncounted.Load() }

// CountNone takes all back: no transaction that adjusts something in objects of the class can be committed any more.
func (sh *Shape) CountNone() { sh.counted.Store(0) }

const shapeChunk = 1024

// ShapeTable is the append-only table of all shapes. Reading needs no lock.
type ShapeTable struct {
	mu     sync.Mutex
	n      uint32 // next id, guarded by mu
	chunks atomic.Pointer[[]*[shapeChunk]*Shape]
	dead   [shapeChunk]*Shape // stands for all chunks whose shapes are gone
}

// NewShapeTable makes a table in which ids below NumFixedShapes are reserved.
func NewShapeTable() *ShapeTable {
	t := &ShapeTable{n: NumFixedShapes}
	t.chunks.Store(&[]*[shapeChunk]*Shape{new([shapeChunk]*Shape)})
	return t
}

// Get is the shape of an id that has been handed out.
func (t *ShapeTable) Get(id uint32) *Shape {
	return (*t.chunks.Load())[id/shapeChunk][id%shapeChunk]
}

// ClassOf is the class of a shape, 0 if there is no such shape: for the
// collector, which knows no more than a header.
func (t *ShapeTable) ClassOf(id uint32) gc.Ref {
	if chunks := *t.chunks.Load(); int(id/shapeChunk) < len(chunks) {
		if sh := chunks[id/shapeChunk][id%shapeChunk]; sh != nil {
			return sh.Class
		}
	}
	return 0
}

// Each calls f with all shapes.
func (t *ShapeTable) Each(f func(*Shape)) {
	for _, chunk := range *t.chunks.Load() {
		if chunk == &t.dead {
			continue
		}
		for _, sh := range chunk {
			if sh != nil {
				f(sh)
			}
		}
	}
}

// DropDead forgets the shapes of classes that died. Nobody else is at work.
func (t *ShapeTable) DropDead(alive func(gc.Ref) bool) {
	chunks := *t.chunks.Load()
	for i, chunk := range chunks {
		if chunk == &t.dead {
			continue
		}
		left := i == len(chunks)-1
		for j, sh := range chunk {
			if sh != nil && sh.ID >= NumFixedShapes && !alive(sh.Class) {
				chunk[j] = nil
			}
			left = left || chunk[j] != nil
		}
		if !left {
			chunks[i] = &t.dead
		}
	}
}

// NewRoot makes the base shape of a class. A nonzero id is a reserved one.
func (t *ShapeTable) NewRoot(id uint32, class gc.Ref, info any, body, inline int) *Shape {
	sh := &Shape{Class: class, Info: info, Body: body, Inline: inline}
	sh.root = sh
	t.add(id, sh)
	return sh
}

func (t *ShapeTable) add(id uint32, sh *Shape) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if id == 0 {
		id = t.n
		t.n++
	}
	sh.ID = id
	chunks := *t.chunks.Load()
	if int(id/shapeChunk) == len(chunks) {
		grown := append(append([]*[shapeChunk]*Shape{}, chunks...), new([shapeChunk]*Shape))
		t.chunks.Store(&grown)
		chunks = grown
	}
	chunks[id/shapeChunk][id%shapeChunk] = sh
}

// With is the shape that follows sh when attribute name is added; nil if sh is
// full (then the object goes to dict mode).
func (t *ShapeTable) With(sh *Shape, name Value) *Shape {
	if sh.Dict || len(sh.Keys) >= MaxAttributes {
		return nil
	}
	if n := sh.following(name); n != nil {
		return n
	}
	if sh.root.made.Load() >= maxShapes { // threads at once may make a few more
		return nil
	}
	sh.mu.Lock()
	defer sh.mu.Unlock()
	if n := sh.following(name); n != nil {
		return n
	}
	sh.root.made.Add(1)
	n := &Shape{Class: sh.Class, Info: sh.Info, Body: sh.Body, Inline: sh.Inline, root: sh.root}
	n.Keys = append(append(make([]Value, 0, len(sh.Keys)+1), sh.Keys...), name)
	t.add(0, n)
	next := map[Value]*Shape{name: n}
	if old := sh.next.Load(); old != nil {
		maps.Copy(next, *old)
	}
	sh.next.Store(&next)
	return n
}

// following is the shape that With has made for a name, or nil.
func (sh *Shape) following(name Value) *Shape {
	if next := sh.next.Load(); next != nil {
		return (*next)[name]
	}
	return nil
}

// Without is the shape of an object of shape sh whose attribute i is deleted, where
// those behind it keep their places: one that is set again comes last. nil if there are
// too many shapes (then the object goes to dict mode).
func (t *ShapeTable) Without(sh *Shape, i int) *Shape {
	less := sh.less.Load()
	if less == nil {
		less = sh.makeLess()
	}
	if less[i].Load() == nil {
		less[i].Store(t.without(sh, i))
	}
	return less[i].Load()
}

func (sh *Shape) makeLess() *shapesWithout {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	if sh.less.Load() == nil {
		sh.less.Store(new(shapesWithout))
	}
	return sh.less.Load()
}

func (t *ShapeTable) without(sh *Shape, i int) *Shape {
	n := len(sh.Keys)
	for n > 0 && (n-1 == i || sh.Keys[n-1] == Unbound) {
		n--
	}
	at := sh.root
	for j, k := range sh.Keys[:n] {
		if j == i {
			k = Unbound
		}
		if at = t.With(at, k); at == nil {
			return nil
		}
	}
	return at
}

// DictMode is the class's shape of objects that keep their attributes in a dict.
func (t *ShapeTable) DictMode(sh *Shape) *Shape {
	r := sh.root
	if d := r.dict.Load(); d != nil {
		return d
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.dict.Load() == nil {
		d := &Shape{Class: r.Class, Info: r.Info, Body: r.Body, Inline: r.Inline, Dict: true, root: r}
		t.add(0, d)
		r.dict.Store(d)
	}
	return r.dict.Load()
}
