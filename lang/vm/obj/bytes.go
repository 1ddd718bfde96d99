package obj

import (
	"encoding/binary"
	"unsafe"

	"pystm/runtime/gc"
)

// NewBytesBuf makes a bytes object of n bytes that the caller sets at once, all of them.
func (s *Space) NewBytesBuf(n int) (Value, []byte, error) {
	if n == 0 {
		return s.shortBytes(""), nil, nil
	}
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
	if len(data) <= 1 {
		return s.shortBytes(data), nil
	}
	v, b, err := s.NewBytesBuf(len(data))
	copy(b, data)
	return v, err
}

// shortBytes is the bytes object of at most one byte: there is one of each, as programs ask by `is` whether one is empty.
func (s *Space) shortBytes(data string) Value {
	i := len(s.Interns.bytes) - 1
	if data != "" {
		i = int(data[0])
	}
	if v := s.Interns.bytes[i].Load(); v != 0 {
		return Value(v)
	}
	t := s.Interns
	t.mu.Lock()
	defer t.mu.Unlock()
	if v := t.bytes[i].Load(); v != 0 {
		return Value(v)
	}
	r := s.Runtime().Preexisting(KindBytes, ShapeBytes, BytesData*wordSize+uintptr(len(data)), func(p unsafe.Pointer) {
		*(*uint64)(unsafe.Add(p, BytesLen*wordSize)) = uint64(len(data))
		copy(unsafe.Slice((*byte)(unsafe.Add(p, BytesData*wordSize)), len(data)), data)
	})
	t.roots = append(t.roots, r)
	v := FromRef(r)
	t.bytes[i].Store(uint64(v))
	return v
}

// BytesLength is the length of a bytes object.
func (s *Space) BytesLength(v Value) int { return int(s.Word(v.Ref(), BytesLen)) }

// A bytearray is guarded slot by slot, like a list: its length and buffer
// fields, and the words of the buffer. Its content begins somewhere in the buffer:
// what is deleted at the front is passed over, so that taking a queue's
// bytes off one by one does not move the rest each time.

// NewByteArray makes a bytearray of that content.
func (s *Space) NewByteArray(data string) (Value, error) {
	buf, err := s.newByteBuffer(len(data), data)
	if err != nil {
		return 0, err
	}
	return s.NewFields(KindByteArray, ShapeByteArray, buf, SmallInt(int64(len(data))), SmallInt(0), SmallInt(0)), nil
}

// newByteBuffer makes a buffer of so many bytes, whose first are these.
func (s *Space) newByteBuffer(n int, data string) (Value, error) {
	buf, err := s.NewRaw(n)
	if err == nil {
		copy(s.Bytes(buf, 1, len(data)), data)
	}
	return buf, err
}

// ByteArrayLength is the length of a bytearray.
func (s *Space) ByteArrayLength(v Value) int { return int(s.Slot(v, ByteArrayLen).Int()) }

// byteArrayStart is how many bytes of its buffer a bytearray passes over.
func (s *Space) byteArrayStart(v Value) int { return int(s.Slot(v, ByteArrayStart).Int()) }

// byteArrayPlace is the buffer of a bytearray, and the place of byte i.
func (s *Space) byteArrayPlace(v Value, i int) (buf, at gc.Ref) {
	buf = s.Slot(v, ByteArrayBuffer).Ref()
	return buf, buf + wordSize + gc.Ref(s.byteArrayStart(v)+i)
}

// memoryAt views n bytes.
func (s *Space) memoryAt(at gc.Ref, n int) []byte { return unsafe.Slice((*byte)(s.Ptr(at)), n) }

// ByteArrayView is the content of a bytearray, for reading until the next
// safepoint.
func (s *Space) ByteArrayView(v Value) []byte { return s.ByteArrayRange(v, 0, s.ByteArrayLength(v)) }

// ByteArrayRange is the bytes from i to j of a bytearray, for reading until the
// next safepoint.
func (s *Space) ByteArrayRange(v Value, i, j int) []byte {
	buf, at := s.byteArrayPlace(v, i)
	if i < j && s.Logs() && !s.Young(buf) {
		s.ReadRange(at&^(gc.Granule-1), at+gc.Ref(j-i))
	}
	return s.memoryAt(at, j-i)
}

// ByteArrayItem is n bytes from i on, as ByteArrayRange, where these do not lie in
// two granules: n is a power of two that divides i, and whatever was deleted at the front.
func (s *Space) ByteArrayItem(v Value, i, n int) []byte {
	_, at := s.byteArrayPlace(v, i)
	s.ReadSlot(at)
	return s.memoryAt(at, n)
}

// ByteArrayWritable is bytes from to to of a bytearray, for writing until the
// next safepoint.
func (s *Space) ByteArrayWritable(v Value, from, to int) []byte {
	buf, at := s.byteArrayPlace(v, from)
	if from < to {
		s.WriteRange(buf, at, at+gc.Ref(to-from))
	}
	return s.memoryAt(at, to-from)
}

// ByteArrayGet is one byte.
func (s *Space) ByteArrayGet(v Value, i int) byte { return s.ByteArrayItem(v, i, 1)[0] }

// rawCap is how many bytes a Raw block holds.
func (s *Space) rawCap(v Value) int { return int(s.Size(v.Ref())) - wordSize }

// setByteArray gives a bytearray another buffer, whose first n bytes are its content.
func (s *Space) setByteArray(v, buf Value, n int) {
	s.SetSlot(v, ByteArrayBuffer, buf)
	s.setByteArrayPart(v, 0, n)
}

// setByteArrayPart says which bytes of its buffer are the content of a bytearray.
func (s *Space) setByteArrayPart(v Value, start, n int) {
	s.SetSlot(v, ByteArrayStart, SmallInt(int64(start)))
	s.SetSlot(v, ByteArrayLen, SmallInt(int64(n)))
}

// ByteArrayAssign gives a bytearray new content.
func (s *Space) ByteArrayAssign(v Value, data string) error {
	buf, err := s.newByteBuffer(len(data), data)
	if err == nil {
		s.setByteArray(v, buf, len(data))
	}
	return err
}

// manyBytes: as many are passed over at the front of a bytearray instead of being
// moved, and so much of a buffer may be out of use.
const manyBytes = 256

// ByteArraySplice replaces bytes i to j of a bytearray by data, which does not lie in it.
func (s *Space) ByteArraySplice(v Value, i, j int, data string) error {
	n, start := s.ByteArrayLength(v), s.byteArrayStart(v)
	m := n - (j - i) + len(data)
	buf := s.Slot(v, ByteArrayBuffer)
	room := s.rawCap(buf)
	front := i == 0 && data == "" && m != n
	switch {
	case m == n:
		copy(s.ByteArrayWritable(v, i, j), data)
	case m == 0:
		s.setByteArrayPart(v, 0, 0)
	case front && m >= manyBytes && m >= room/2:
		s.setByteArrayPart(v, start+j, m)
	case start+m > room && (m > room || start < room/2), front && m >= manyBytes:
		// It grows, or has lost so much at the front that it moves to a smaller one.
		to, err := s.NewRaw(m + m/8 + 16)
		if err != nil {
			return err
		}
		old := s.ByteArrayView(v)
		b := s.Bytes(to, 1, m)
		copy(b, old[:i])
		copy(b[i:], data)
		copy(b[i+len(data):], old[j:])
		s.setByteArray(v, to, m)
	case start+m > room: // all moves to where there is room in front
		old, first := s.ByteArrayView(v), buf.Ref()+wordSize
		s.WriteRange(buf.Ref(), first, first+gc.Ref(max(m, start+n)))
		b := s.memoryAt(first, m)
		copy(b, old[:i])
		copy(b[i+len(data):], old[j:])
		copy(b[i:], data)
		s.setByteArrayPart(v, 0, m)
	default: // the tail moves, and what a shorter one leaves counts as written
		tail := s.ByteArrayRange(v, j, n)
		_, at := s.byteArrayPlace(v, i)
		s.WriteRange(buf.Ref(), at, at+gc.Ref(max(m, n)-i))
		b := s.memoryAt(at, m-i)
		copy(b[len(data):], tail)
		copy(b, data)
		s.SetSlot(v, ByteArrayLen, SmallInt(int64(m)))
	}
	return nil
}

// ByteArrayPush appends the lowest bytes of a word, so many, to a bytearray.
func (s *Space) ByteArrayPush(v Value, word uint64, size int) error {
	n := s.ByteArrayLength(v)
	buf, at := s.byteArrayPlace(v, n)
	if at+gc.Ref(size) > buf+gc.Ref(s.Size(buf)) {
		var bytes [wordSize]byte
		binary.LittleEndian.PutUint64(bytes[:], word)
		return s.ByteArraySplice(v, n, n, string(bytes[:size]))
	}
	s.WriteRange(buf, at, at+gc.Ref(size))
	b := s.memoryAt(at, size)
	for i := range b {
		b[i] = byte(word >> (8 * i))
	}
	s.SetSlot(v, ByteArrayLen, SmallInt(int64(n+size)))
	return nil
}

// ByteArrayZero gives a bytearray n zeros as its content.
func (s *Space) ByteArrayZero(v Value, n int) error {
	buf, err := s.NewRaw(n)
	if err == nil {
		s.setByteArray(v, buf, n)
	}
	return err
}

// ByteArrayRepeat gives a bytearray n copies of data as its content.
func (s *Space) ByteArrayRepeat(v Value, data []byte, n int) error {
	buf, err := s.NewRaw(len(data) * n)
	if err != nil {
		return err
	}
	RepeatBytes(s.Bytes(buf, 1, len(data)*n), unsafe.String(unsafe.SliceData(data), len(data)))
	s.setByteArray(v, buf, len(data)*n)
	return nil
}
