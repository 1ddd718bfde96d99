package obj

// A memoryview shows part of a bytes or bytearray object: blocks of bytes at a
// distance. A block is an item, or where there are several dimensions all of an
// index of the first: its items lie in a row. It is a KindFields object of this
// layout.
const (
	ViewObject   = 1 // bytes or bytearray; unbound once released
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

// BufferView is the content of a bytes-like object, for reading until the next
// safepoint; false if v is none or its bytes do not lie in a row.
func (s *Space) BufferView(v Value) ([]byte, bool) {
	if !v.IsRef() {
		return nil, false
	}
	switch s.Kind(v) {
	case KindBytes:
		return s.Bytes(v, BytesData, s.BytesLength(v)), true
	case KindByteArray:
		return s.ByteArrayView(v), true
	case KindSub:
		return s.BufferView(Value(s.Word(v.Ref(), SubValue)))
	case KindFields:
		if !s.IsExact(v, KindFields, ShapeMemoryView) {
			return nil, false
		}
		data, ok := s.BufferView(s.Field(v, ViewObject))
		size := s.Field(v, ViewBlock)
		if !ok || s.Field(v, ViewStep) != size {
			return nil, false
		}
		off, n := int(s.Field(v, ViewOffset).Int()), int(s.Field(v, ViewLen).Int()*size.Int())
		off = min(off, len(data))
		return data[off:min(off+n, len(data))], true
	}
	return nil, false
}

// BufferWritable is the content of a bytearray, or of a memoryview of one, for
// writing until the next safepoint; false if there is nothing to write to.
func (s *Space) BufferWritable(v Value) ([]byte, bool) {
	if s.IsKind(v, KindByteArray) {
		return s.ByteArrayWritable(v, 0, s.ByteArrayLength(v)), true
	}
	if !s.IsExact(v, KindFields, ShapeMemoryView) {
		return nil, false
	}
	base, size := s.Field(v, ViewObject), s.Field(v, ViewBlock)
	if !s.IsKind(base, KindByteArray) || s.Field(v, ViewStep) != size || s.Field(v, ViewReadonly) == TrueValue {
		return nil, false
	}
	off, n := int(s.Field(v, ViewOffset).Int()), int(s.Field(v, ViewLen).Int()*size.Int())
	end := s.ByteArrayLength(base)
	off = min(off, end)
	return s.ByteArrayWritable(base, off, min(off+n, end)), true
}
