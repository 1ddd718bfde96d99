package obj

import (
	"cmp"
	"math"
	"math/bits"
	"unsafe"
)

// Hashing and equality of values whose class is a builtin that cannot run
// Python code: what dicts and sets are nearly always keyed by. Both answer
// "don't know" for everything else, and the caller asks Python.
//
// Numbers, tuples and frozensets hash as the language reference
// implementation hashes them: programs print those.

const (
	hashModulus = 1<<61 - 1
	hashInf     = 314159
	hashImag    = 1000003

	hashNone     = 0xFCA86420
	hashEllipsis = 0x0E11195
	hashNotImpl  = 0x0B0B1E5

	// maxKeyDepth is how deep nested tuples are looked into here.
	maxKeyDepth = 40
)

// Hash is the hash of v, if it can be told without running Python code.
func (s *Space) Hash(v Value) (int64, bool) { return s.hash(v, maxKeyDepth) }

func (s *Space) hash(v Value, depth int) (int64, bool) {
	if v.IsInt() {
		return HashInt(v.Int()), true
	}
	if v.IsRef() {
		switch s.Kind(v) {
		case KindStr:
			return int64(s.StrHash(v)), true
		case KindTuple:
			return s.hashTuple(v, depth)
		case KindInt:
			return s.hashBigInt(v), true
		case KindBytes:
			return int64(HashString(s.BytesView(v))), true
		case KindFloat:
			f, _ := s.FloatOf(v)
			return HashFloat(f), !math.IsNaN(f)
		case KindComplex:
			c := s.ComplexOf(v)
			h := HashFloat(real(c)) + hashImag*HashFloat(imag(c))
			return avoidMinusOne(h), c == c
		case KindSub:
			if w := s.plainly(v); w != v {
				return s.hash(w, depth)
			}
		case KindInstance, KindType, KindFunction:
			if s.byIdentity(v) {
				return s.IdentityHash(v), true
			}
		case KindWeakRef:
			return s.hashWeak(v)
		}
		return 0, false
	}
	if v.IsFloat() {
		return HashFloat(v.Float()), true
	}
	switch v {
	case NoneValue:
		return hashNone, true
	case FalseValue:
		return 0, true
	case TrueValue:
		return 1, true
	case Ellipsis:
		return hashEllipsis, true
	case NotImplemented:
		return hashNotImpl, true
	}
	return 0, false
}

// BytesView is the content of an exact bytes object, valid until the next safepoint.
func (s *Space) BytesView(v Value) string {
	n := int(s.Word(v.Ref(), BytesLen))
	return unsafe.String(unsafe.SliceData(s.Bytes(v, BytesData, n)), n)
}

// avoidMinusOne keeps -1 free: it never is a hash.
func avoidMinusOne(h int64) int64 {
	if h == -1 {
		return -2
	}
	return h
}

// HashInt is the hash of an int.
func HashInt(i int64) int64 {
	if i > -hashModulus && i < hashModulus {
		return avoidMinusOne(i)
	}
	return avoidMinusOne(i % hashModulus)
}

// hashBigInt is the hash of an int object: the number modulo 2^61-1, with its sign.
func (s *Space) hashBigInt(v Value) int64 {
	w := s.Word(v.Ref(), IntLen)
	var h uint64
	for i := int(w>>1) - 1; i >= 0; i-- {
		// h*2^64 is h*2^3, and the limb is its low 61 bits plus the rest.
		limb := s.Word(v.Ref(), IntLimbs+i)
		h = h<<3&hashModulus | h>>58
		h += limb&hashModulus + limb>>61
		for h >= hashModulus {
			h -= hashModulus
		}
	}
	if w&1 != 0 {
		return avoidMinusOne(-int64(h))
	}
	return int64(h)
}

// HashFloat is the hash of a float, equal to that of an equal int.
func HashFloat(f float64) int64 {
	switch {
	case math.IsInf(f, 1):
		return hashInf
	case math.IsInf(f, -1):
		return -hashInf
	case math.IsNaN(f):
		return 0
	}
	if i := int64(f); float64(i) == f && i > -1<<60 && i < 1<<60 {
		return avoidMinusOne(i)
	}
	frac, exp := math.Frexp(math.Abs(f))
	// The 53 bits of the fraction, times 2^exp, modulo 2^61-1: a rotation.
	m := uint64(frac * (1 << 53))
	exp -= 53
	r := exp % 61
	if r < 0 {
		r += 61
	}
	h := m<<r&hashModulus | m>>(61-r)
	if f < 0 {
		return avoidMinusOne(-int64(h))
	}
	return int64(h)
}

// TupleHash combines the hashes of a tuple's items.
type TupleHash struct{ acc uint64 }

const (
	tuplePrime1 = 11400714785074694791
	tuplePrime2 = 14029467366897019727
	tuplePrime5 = 2870177450012600261
)

// NewTupleHash starts a combination.
func NewTupleHash() TupleHash { return TupleHash{tuplePrime5} }

// Add takes in the hash of the next item.
func (t *TupleHash) Add(h int64) {
	t.acc = bits.RotateLeft64(t.acc+uint64(h)*tuplePrime2, 31) * tuplePrime1
}

// Sum is the hash of the tuple of n items.
func (t *TupleHash) Sum(n int) int64 {
	h := int64(t.acc + (uint64(n) ^ (tuplePrime5 ^ 3527539)))
	if h == -1 {
		return 1546275796
	}
	return h
}

func (s *Space) hashTuple(v Value, depth int) (int64, bool) {
	if depth == 0 {
		return 0, false
	}
	t := NewTupleHash()
	items := s.TupleView(v)
	for _, x := range items {
		if x.IsInt() {
			t.Add(HashInt(x.Int()))
			continue
		}
		h, ok := s.hash(x, depth-1)
		if !ok {
			return 0, false
		}
		t.Add(h)
	}
	return t.Sum(len(items)), true
}

// plainly is the object that v wraps, if it is known to be compared and hashed as
// that is (Shape.LearnPlain), else v.
func (s *Space) plainly(v Value) Value {
	if !s.IsKind(v, KindSub) {
		return v
	}
	sh := s.Shapes.Get(s.ShapeID(v))
	version := sh.plain.Load()
	if version == 0 {
		return v
	}
	if s.ReadBarrier(sh.Class); s.Word(sh.Class, ClassVersion) != version {
		return v
	}
	return Value(s.Word(v.Ref(), SubValue))
}

// byIdentity reports whether v is known to be equal to itself only, and hashed so: classes, functions, objects of object, and those
// of classes that have said so (Shape.LearnPlain).
func (s *Space) byIdentity(v Value) bool {
	id := s.ShapeID(v)
	if id == ShapeType || id == ShapeFunction || id == ShapeInC || id == ShapeObject {
		return true
	}
	sh := s.Shapes.Get(id)
	version := sh.plain.Load()
	if version == 0 {
		return false
	}
	s.ReadBarrier(sh.Class)
	return s.Word(sh.Class, ClassVersion) == version
}

// IdentityHash is object.__hash__(v) of a reference.
func (s *Space) IdentityHash(v Value) int64 { return HashIdentity(s.Identity(v.Ref())) }

// HashIdentity is the hash of what has nothing but an id.
func HashIdentity(id uint64) int64 { return int64(id)>>4 ^ int64(id)<<3&0xFFFF0 }

// Equal reports whether a == b, if that can be told without running Python
// code. Identical values are equal, as they are for all containers.
func (s *Space) Equal(a, b Value) (equal, known bool) {
	if a == b {
		return true, true
	}
	return s.equal(a, b, maxKeyDepth)
}

// class of a value as far as equality goes.
type equalClass uint8

const (
	equalUnknown equalClass = iota
	equalNumber
	equalStr
	equalBytes
	equalTuple
	equalSingleton
	equalIdentity
)

func (s *Space) equalClass(v Value) equalClass {
	if v.IsRef() {
		switch s.Kind(v) {
		case KindStr:
			return equalStr
		case KindInt, KindFloat, KindComplex:
			return equalNumber
		case KindTuple:
			return equalTuple
		case KindBytes:
			return equalBytes
		case KindInstance, KindType, KindFunction:
			if s.byIdentity(v) {
				return equalIdentity
			}
		}
		return equalUnknown
	}
	if v.IsInt() || v.IsFloat() || v.IsBool() {
		return equalNumber
	}
	return equalSingleton
}

func (s *Space) equal(a, b Value, depth int) (equal, known bool) {
	if a == b {
		return true, true
	}
	if a.IsInt() && b.IsInt() {
		return false, true
	}
	if a.IsRef() && b.IsRef() {
		switch kind := s.Kind(a); {
		case kind != s.Kind(b):
		case kind == KindStr:
			return s.StrView(a) == s.StrView(b), true
		case kind == KindInstance && s.ShapeID(a) == s.ShapeID(b):
			return false, s.byIdentity(a)
		case kind == KindTuple:
			return s.equalTuples(a, b, depth)
		case kind == KindWeakRef:
			return s.equalWeak(a, b)
		}
	}
	ca, cb := s.equalClass(a), equalUnknown
	if ca != equalUnknown {
		cb = s.equalClass(b)
	}
	if ca == equalUnknown || cb == equalUnknown {
		x, y := s.plainly(a), s.plainly(b)
		if x == a && y == b {
			return false, false
		}
		return s.equal(x, y, depth)
	}
	if ca != cb {
		return false, ca != equalUnknown && cb != equalUnknown
	}
	switch ca {
	case equalNumber:
		return s.equalNumbers(a, b), true
	case equalBytes:
		return s.BytesView(a) == s.BytesView(b), true
	case equalSingleton, equalIdentity:
		return false, true
	}
	return false, false
}

// equalTuples compares item by item up to the first difference even if the
// lengths differ: an item's __eq__ would be called, and might raise.
func (s *Space) equalTuples(a, b Value, depth int) (equal, known bool) {
	if depth == 0 {
		return false, false
	}
	xs, ys := s.TupleView(a), s.TupleView(b)
	for i := range min(len(xs), len(ys)) {
		x, y := xs[i], ys[i]
		if x == y {
			continue
		}
		if x.IsInt() && y.IsInt() {
			return false, true
		}
		if eq, known := s.equal(x, y, depth-1); !known || !eq {
			return false, known
		}
	}
	return len(xs) == len(ys), true
}

func (s *Space) equalNumbers(a, b Value) bool {
	x, xIsInt := s.numberOf(a)
	y, yIsInt := s.numberOf(b)
	switch {
	case xIsInt && yIsInt:
		return s.IntEqual(boolToInt(a), boolToInt(b))
	case xIsInt:
		return s.intEqualsComplex(boolToInt(a), y)
	case yIsInt:
		return s.intEqualsComplex(boolToInt(b), x)
	}
	return x == y
}

func (s *Space) intEqualsComplex(v Value, c complex128) bool {
	f := real(c)
	return imag(c) == 0 && f == f && s.IntFloatCmp(v, f) == 0
}

func boolToInt(v Value) Value {
	switch v {
	case TrueValue:
		return SmallInt(1)
	case FalseValue:
		return SmallInt(0)
	}
	return v
}

// numberOf is the number of a float or complex, or says that v is an int or bool.
func (s *Space) numberOf(v Value) (c complex128, isInt bool) {
	switch {
	case v.IsInt() || v.IsBool():
		return 0, true
	case v.IsFloat():
		return complex(v.Float(), 0), false
	}
	switch s.Kind(v) {
	case KindInt:
		return 0, true
	case KindFloat:
		f, _ := s.FloatOf(v)
		return complex(f, 0), false
	}
	return s.ComplexOf(v), false
}

// Compare orders a and b, negative, zero or positive, if that can be told
// without running Python code: numbers but for NaN, text, bytes, tuples of such.
func (s *Space) Compare(a, b Value) (c int, known bool) { return s.compare(a, b, maxKeyDepth) }

func (s *Space) compare(a, b Value, depth int) (c int, known bool) {
	if a.IsInt() && b.IsInt() {
		return cmp.Compare(int64(a), int64(b)), true
	}
	if a.IsRef() && s.Kind(a) == KindInstance {
		return 0, false // object itself has no order
	}
	class := s.equalClass(a)
	other := s.equalClass(b)
	if class == equalUnknown || other == equalUnknown {
		x, y := s.plainly(a), s.plainly(b)
		if x == a && y == b {
			return 0, false
		}
		return s.compare(x, y, depth)
	}
	if class != other {
		return 0, false
	}
	switch class {
	case equalStr:
		return cmp.Compare(s.StrView(a), s.StrView(b)), true
	case equalBytes:
		return cmp.Compare(s.BytesView(a), s.BytesView(b)), true
	case equalNumber:
		return s.compareNumbers(a, b)
	case equalTuple:
		return s.compareTuples(a, b, depth)
	}
	return 0, false
}

func (s *Space) compareNumbers(a, b Value) (c int, known bool) {
	if s.IsKind(a, KindComplex) || s.IsKind(b, KindComplex) {
		return 0, false
	}
	x, xIsInt := s.numberOf(a)
	y, yIsInt := s.numberOf(b)
	if real(x) != real(x) || real(y) != real(y) {
		return 0, false
	}
	switch {
	case xIsInt && yIsInt:
		return s.IntCmp(boolToInt(a), boolToInt(b)), true
	case xIsInt:
		return s.IntFloatCmp(boolToInt(a), real(y)), true
	case yIsInt:
		return -s.IntFloatCmp(boolToInt(b), real(x)), true
	}
	return cmp.Compare(real(x), real(y)), true
}

func (s *Space) compareTuples(a, b Value, depth int) (c int, known bool) {
	if depth == 0 {
		return 0, false
	}
	xs, ys := s.TupleView(a), s.TupleView(b)
	for i := range min(len(xs), len(ys)) {
		eq, known := s.equal(xs[i], ys[i], depth-1)
		if !known {
			return 0, false
		}
		if !eq {
			return s.compare(xs[i], ys[i], depth-1)
		}
	}
	return cmp.Compare(len(xs), len(ys)), true
}
