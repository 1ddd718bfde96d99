package obj

import (
	"encoding/binary"
	"unsafe"

	"pystm/runtime/gc"
)

// NewBytesBuf makes a bytes object of n bytes that the caller sets at once, all of them.
func (s *Space) NewBytesBuf(n int) (Value, []byte, error) {
	r, ok := s.AllocData(KindBytes, ShapeBytes, BytesData*wordSize+uintptr(n))
	if !ok {
		return 0, nil, ErrNoMemory
	}
	s.SetWord(r, BytesLen, uint64(n))
	v := FromRef(r)
	return v, s.Bytes(v, BytesData, n), nil
}

// NewBytes makes a bytes object of that content.
func (s *Space) NewBytes(data string) (Value, error) {
	v, b, err := s.NewBytesBuf(len(data))
	copy(b, data)
	return v, err
}

// BytesLength is the length of a bytes object.
func (s *Space) BytesLength(v Value) int { return int(s.Word(v.Ref(), BytesLen)) }

// A bytearray is guarded slot by slot, like a list: its length and buffer
// fields, and the words of the buffer.

// NewByteArray makes a bytearray of that content.
func (s *Space) NewByteArray(data string) (Value, error) {
	buf, err := s.NewRaw(len(data))
	if err != nil {
		return 0, err
	}
	copy(s.Bytes(buf, 1, len(data)), data)
	return s.NewFields(KindByteArray, ShapeByteArray, buf, SmallInt(int64(len(data))), SmallInt(0)), nil
}

// ByteArrayLength is the length of a bytearray.
func (s *Space) ByteArrayLength(v Value) int { return int(s.Slot(v, ByteArrayLen).Int()) }

// ByteArrayView is the content of a bytearray, for reading until the next
// safepoint.
func (s *Space) ByteArrayView(v Value) []byte { return s.ByteArrayRange(v, 0, s.ByteArrayLength(v)) }

// ByteArrayRange is the bytes from i to j of a bytearray, for reading until the
// next safepoint.
func (s *Space) ByteArrayRange(v Value, i, j int) []byte {
	buf := s.Slot(v, ByteArrayBuffer)
	if i < j && s.Logs() && !s.Young(buf.Ref()) {
		s.ReadRange((buf.Ref()+8+gc.Ref(i))&^(gc.Granule-1), buf.Ref()+8+gc.Ref(j))
	}
	return s.Bytes(buf, 1, j)[i:]
}

// ByteArrayItem is n bytes from i on, as ByteArrayRange, where these do not lie in
// two granules: n is a power of two that divides i.
func (s *Space) ByteArrayItem(v Value, i, n int) []byte {
	buf := s.Slot(v, ByteArrayBuffer)
	s.ReadSlot(buf.Ref() + 8 + gc.Ref(i))
	return unsafe.Slice((*byte)(unsafe.Add(s.Ptr(buf.Ref()), 8+i)), n)
}

// ByteArrayWritable is bytes from to to of a bytearray, for writing until the
// next safepoint.
func (s *Space) ByteArrayWritable(v Value, from, to int) []byte {
	buf := s.Slot(v, ByteArrayBuffer)
	if from < to {
		s.WriteRange(buf.Ref(), buf.Ref()+8+gc.Ref(from), buf.Ref()+8+gc.Ref(to))
	}
	return s.Bytes(buf, 1, to)[from:]
}

// ByteArrayGet is one byte.
func (s *Space) ByteArrayGet(v Value, i int) byte {
	buf := s.Slot(v, ByteArrayBuffer)
	s.ReadSlot(buf.Ref() + 8 + gc.Ref(i))
	return *(*byte)(unsafe.Add(s.Ptr(buf.Ref()), 8+i))
}

// rawCap is how many bytes a Raw block holds.
func (s *Space) rawCap(v Value) int { return int(s.Size(v.Ref())) - wordSize }

// ByteArrayAssign gives a bytearray new content.
func (s *Space) ByteArrayAssign(v Value, data string) error {
	buf, err := s.NewRaw(len(data))
	if err != nil {
		return err
	}
	copy(s.Bytes(buf, 1, len(data)), data)
	s.SetSlot(v, ByteArrayBuffer, buf)
	s.SetSlot(v, ByteArrayLen, SmallInt(int64(len(data))))
	return nil
}

// ByteArraySplice replaces bytes i to j of a bytearray by data.
func (s *Space) ByteArraySplice(v Value, i, j int, data string) error {
	n := s.ByteArrayLength(v)
	m := n - (j - i) + len(data)
	buf := s.Slot(v, ByteArrayBuffer)
	if m > s.rawCap(buf) {
		grown, err := s.NewRaw(m + m/8 + 16)
		if err != nil {
			return err
		}
		old := s.ByteArrayView(v)
		b := s.Bytes(grown, 1, m)
		copy(b, old[:i])
		copy(b[i:], data)
		copy(b[i+len(data):], old[j:])
		s.SetSlot(v, ByteArrayBuffer, grown)
		s.SetSlot(v, ByteArrayLen, SmallInt(int64(m)))
		return nil
	}
	if m != n {
		// The tail moves, and what a shorter one leaves counts as written.
		tail := s.ByteArrayRange(v, j, n)
		s.WriteRange(buf.Ref(), buf.Ref()+8+gc.Ref(i), buf.Ref()+8+gc.Ref(max(m, n)))
		b := s.Bytes(buf, 1, max(m, n))
		copy(b[i+len(data):], tail)
		copy(b[i:], data)
		s.SetSlot(v, ByteArrayLen, SmallInt(int64(m)))
		return nil
	}
	copy(s.ByteArrayWritable(v, i, j), data)
	return nil
}

// ByteArrayPush appends the lowest bytes of a word, so many, to a bytearray.
func (s *Space) ByteArrayPush(v Value, word uint64, size int) error {
	n := s.ByteArrayLength(v)
	buf := s.Slot(v, ByteArrayBuffer)
	if n+size > s.rawCap(buf) {
		var bytes [wordSize]byte
		binary.LittleEndian.PutUint64(bytes[:], word)
		return s.ByteArraySplice(v, n, n, string(bytes[:size]))
	}
	from := buf.Ref() + wordSize + gc.Ref(n)
	s.WriteRange(buf.Ref(), from, from+gc.Ref(size))
	b := s.Bytes(buf, 1, n+size)[n:]
	for i := range b {
		b[i] = byte(word >> (8 * i))
	}
	s.SetSlot(v, ByteArrayLen, SmallInt(int64(n+size)))
	return nil
}

// ByteArrayZero gives a bytearray n zeros as its content.
func (s *Space) ByteArrayZero(v Value, n int) error {
	buf, err := s.NewRaw(n)
	if err != nil {
		return err
	}
	s.SetSlot(v, ByteArrayBuffer, buf)
	s.SetSlot(v, ByteArrayLen, SmallInt(int64(n)))
	return nil
}

// ByteArrayRepeat gives a bytearray n copies of data as its content.
func (s *Space) ByteArrayRepeat(v Value, data []byte, n int) error {
	buf, err := s.NewRaw(len(data) * n)
	if err != nil {
		return err
	}
	RepeatBytes(s.Bytes(buf, 1, len(data)*n), unsafe.String(unsafe.SliceData(data), len(data)))
	s.SetSlot(v, ByteArrayBuffer, buf)
	s.SetSlot(v, ByteArrayLen, SmallInt(int64(len(data)*n)))
	return nil
}
