package obj

// A memoryview shows part of a bytes or bytearray object: blocks of bytes at a
// distance. A block is an item, or where there are several dimensions all of an
// index of the first: its items lie in a row. It is a KindFields object of this
// layout.
const (
	ViewObject   = 1 // bytes, bytearray or mapping; unbound once released
	ViewOffset   = 2 // bytes to the first block
	ViewLen      = 3 // blocks
	ViewStep     = 4 // bytes from block to block
	ViewBlock    = 5 // bytes of a block
	ViewFormat   = 6 // str
	ViewReadonly = 7 // bool
	ViewItemSize = 8 // bytes
	ViewInner    = 9 // tuple of the lengths of the dimensions but the first; None if there is no dimension
	ViewFields   = 9
)

// span is where the bytes of a bytes-like object are: those from a place on up to another
// of a bytes object, a bytearray or a mapping, fewer than a view showed at first where
// that has become shorter. False if v is none, or its bytes do not lie in a row. They are
// not looked at.
func (s *Space) span(v Value) (base Value, from, to int, ok bool) {
	if !v.IsRef() {
		return 0, 0, 0, false
	}
	switch s.Kind(v) {
	case KindBytes:
		return v, 0, s.BytesLength(v), true
	case KindByteArray:
		return v, 0, s.ByteArrayLength(v), true
	case KindMapping:
		return v, 0, int(s.Field(v, MappingLength).Int()), true
	case KindSub:
		return s.span(Value(s.Word(v.Ref(), SubValue)))
	case KindFields:
		if !s.IsExact(v, KindFields, ShapeMemoryView) {
			return 0, 0, 0, false
		}
		size := s.Field(v, ViewBlock)
		if s.Field(v, ViewStep) != size {
			return 0, 0, 0, false
		}
		off, n := int(s.Field(v, ViewOffset).Int()), int(s.Field(v, ViewLen).Int()*size.Int())
		base, from, to, ok = s.span(s.Field(v, ViewObject))
		from, to = min(from+off, to), min(from+off+n, to)
	}
	return base, from, to, ok
}

// bytesAt are bytes of a bytes object, a bytearray or a mapping, for reading.
func (s *Space) bytesAt(base Value, from, to int) ([]byte, bool) {
	switch s.Kind(base) {
	case KindBytes:
		return s.Bytes(base, BytesData, to)[from:], true
	case KindByteArray:
		return s.ByteArrayRange(base, from, to), true
	}
	return s.mapped(base, from, to)
}

// BufferView is the content of a bytes-like object, for reading until the next
// safepoint; false if v is none, its bytes do not lie in a row, or the transaction may
// not look at them.
func (s *Space) BufferView(v Value) ([]byte, bool) {
	if !v.IsRef() {
		return nil, false
	}
	if s.Kind(v) == KindBytes {
		return s.Bytes(v, BytesData, s.BytesLength(v)), true
	}
	base, from, to, ok := s.span(v)
	if !ok {
		return nil, false
	}
	return s.bytesAt(base, from, to)
}

// BufferPart is bytes i to j of what BufferView shows, as far as there are so many: the
// others do not count as read.
func (s *Space) BufferPart(v Value, i, j int) []byte {
	base, from, to, ok := s.span(v)
	if !ok {
		return nil
	}
	data, _ := s.bytesAt(base, min(from+i, to), min(from+j, to))
	return data
}

// HasBuffer reports whether v is a bytes-like object whose bytes lie in a row.
func (s *Space) HasBuffer(v Value) bool {
	_, _, _, ok := s.span(v)
	return ok
}

// BufferLength is how many bytes BufferView shows; they are not looked at.
func (s *Space) BufferLength(v Value) int {
	_, from, to, _ := s.span(v)
	return to - from
}

// ViewReadable are bytes of what a view shows, as BufferView.
func (s *Space) ViewReadable(v Value, from, to int) []byte {
	return s.BufferPart(s.Field(v, ViewObject), from, to)
}

// writableSpan is span of what can be written to.
func (s *Space) writableSpan(v Value) (base Value, from, to int, ok bool) {
	if s.IsExact(v, KindFields, ShapeMemoryView) && s.Field(v, ViewReadonly) == TrueValue || s.IsKind(v, KindSub) {
		return 0, 0, 0, false
	}
	base, from, to, ok = s.span(v)
	switch {
	case !ok:
		return 0, 0, 0, false
	case s.Kind(base) == KindMapping:
		ok = s.Field(base, MappingReadonly) == FalseValue
	default:
		ok = s.Kind(base) == KindByteArray
	}
	return base, from, to, ok
}

// writable are bytes of a bytearray or a mapping.
func (s *Space) writable(base Value, from, to int) ([]byte, bool) {
	if s.Kind(base) == KindByteArray {
		return s.ByteArrayWritable(base, from, to), true
	}
	return s.mapped(base, from, to)
}

// WritableLength is how many bytes BufferWritable gives; false if there is nothing to
// write to. They are not looked at, and do not count as written.
func (s *Space) WritableLength(v Value) (int, bool) {
	_, from, to, ok := s.writableSpan(v)
	return to - from, ok
}

// BufferWritable is bytes i to j, as far as there are so many, of a bytearray or a
// mapping, or of a memoryview of one, for writing until the next safepoint; false if
// there is nothing to write to, or the transaction may not.
func (s *Space) BufferWritable(v Value, i, j int) ([]byte, bool) {
	base, from, to, ok := s.writableSpan(v)
	if !ok {
		return nil, false
	}
	return s.writable(base, min(from+i, to), min(from+j, to))
}

// ViewWritable are bytes of what a view shows, as BufferWritable.
func (s *Space) ViewWritable(v Value, from, to int) []byte {
	data, _ := s.BufferWritable(s.Field(v, ViewObject), from, to)
	return data
}
