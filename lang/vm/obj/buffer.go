package obj

import "math"

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

// BufferView is the content of a bytes-like object, for reading until the next
// safepoint; false if v is none, its bytes do not lie in a row, or the transaction may
// not look at them.
func (s *Space) BufferView(v Value) ([]byte, bool) {
	if !v.IsRef() {
		return nil, false
	}
	switch s.Kind(v) {
	case KindBytes:
		return s.Bytes(v, BytesData, s.BytesLength(v)), true
	case KindByteArray:
		return s.ByteArrayView(v), true
	case KindMapping:
		return s.mapped(v, 0, math.MaxInt)
	case KindSub:
		return s.BufferView(Value(s.Word(v.Ref(), SubValue)))
	case KindFields:
		if !s.IsExact(v, KindFields, ShapeMemoryView) {
			return nil, false
		}
		size := s.Field(v, ViewBlock)
		if s.Field(v, ViewStep) != size {
			return nil, false
		}
		off, n := int(s.Field(v, ViewOffset).Int()), int(s.Field(v, ViewLen).Int()*size.Int())
		return s.readable(s.Field(v, ViewObject), off, off+n)
	}
	return nil, false
}

// readable are bytes of what a view shows, as BufferView; fewer where it has become shorter.
func (s *Space) readable(v Value, from, to int) ([]byte, bool) {
	switch {
	case s.IsKind(v, KindBytes):
		end := s.BytesLength(v)
		return s.Bytes(v, BytesData, min(to, end))[min(from, end):], true
	case s.IsKind(v, KindByteArray):
		end := s.ByteArrayLength(v)
		return s.ByteArrayRange(v, min(from, end), min(to, end)), true
	}
	if s.IsKind(v, KindMapping) {
		return s.mapped(v, from, to)
	}
	data, ok := s.BufferView(v)
	return data[min(from, len(data)):min(to, len(data))], ok
}

// ViewReadable are bytes of what a view shows, as BufferView.
func (s *Space) ViewReadable(v Value, from, to int) []byte {
	data, _ := s.readable(s.Field(v, ViewObject), from, to)
	return data
}

// BufferLength is how many bytes what a view shows has; they are not looked at.
func (s *Space) BufferLength(v Value) int {
	if v.IsRef() {
		switch s.Kind(v) {
		case KindBytes:
			return s.BytesLength(v)
		case KindByteArray:
			return s.ByteArrayLength(v)
		case KindMapping:
			return int(s.Field(v, MappingLength).Int())
		}
	}
	data, _ := s.BufferView(v)
	return len(data)
}

// writable are bytes of a bytearray or a mapping, as BufferWritable; fewer where it has become shorter.
func (s *Space) writable(v Value, from, to int) ([]byte, bool) {
	switch {
	case s.IsKind(v, KindByteArray):
		end := s.ByteArrayLength(v)
		return s.ByteArrayWritable(v, min(from, end), min(to, end)), true
	case s.IsKind(v, KindMapping):
		return s.mapped(v, from, to)
	}
	return nil, false
}

// ViewWritable are bytes of what a view shows, as BufferWritable.
func (s *Space) ViewWritable(v Value, from, to int) []byte {
	data, _ := s.writable(s.Field(v, ViewObject), from, to)
	return data
}

// BufferWritable is the content of a bytearray or a mapping, or of a memoryview of one,
// for writing until the next safepoint; false if there is nothing to write to, or the
// transaction may not.
func (s *Space) BufferWritable(v Value) ([]byte, bool) {
	if s.IsKind(v, KindMapping) && s.Field(v, MappingReadonly) == TrueValue {
		return nil, false
	}
	if !s.IsExact(v, KindFields, ShapeMemoryView) {
		return s.writable(v, 0, math.MaxInt)
	}
	base, size := s.Field(v, ViewObject), s.Field(v, ViewBlock)
	if s.Field(v, ViewStep) != size || s.Field(v, ViewReadonly) == TrueValue {
		return nil, false
	}
	off, n := int(s.Field(v, ViewOffset).Int()), int(s.Field(v, ViewLen).Int()*size.Int())
	return s.writable(base, off, off+n)
}
