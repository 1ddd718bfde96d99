package expat

import "encoding/binary"

// Stack is a stack of texts with two numbers each, in bytes. What is at its bottom is kept
// by somebody else: of that, Keep bytes are left, and Fresh is above them.
type Stack struct {
	Kept  Bytes
	Size  int // of Kept
	Keep  int
	Fresh []byte
}

// Bytes are kept somewhere. Range is good until they are changed.
type Bytes interface{ Range(from, to int) []byte }

const trailer = 12

// Take takes up a stack of so many bytes.
func (s *Stack) Take(kept Bytes, size int) {
	s.Kept, s.Size, s.Keep, s.Fresh = kept, size, size, s.Fresh[:0]
}

// Changed reports whether it is another one than it was.
func (s *Stack) Changed() bool { return len(s.Fresh) > 0 || s.Keep < s.Size }

func (s *Stack) push(text []byte, x, y int) {
	s.Fresh = append(s.Fresh, text...)
	s.Fresh = binary.LittleEndian.AppendUint32(s.Fresh, uint32(x))
	s.Fresh = binary.LittleEndian.AppendUint32(s.Fresh, uint32(y))
	s.Fresh = binary.LittleEndian.AppendUint32(s.Fresh, uint32(len(text)))
}

// bytes are a part of the stack that is kept or fresh as a whole.
func (s *Stack) bytes(from, to int) []byte {
	if from >= s.Keep {
		return s.Fresh[from-s.Keep : to-s.Keep]
	}
	return s.Kept.Range(from, to)
}

// entry is the one that ends at to, and where it begins.
func (s *Stack) entry(to int) (text []byte, x, y, from int) {
	b := s.bytes(to-trailer, to)
	from = to - trailer - int(binary.LittleEndian.Uint32(b[8:]))
	x, y = int(binary.LittleEndian.Uint32(b)), int(binary.LittleEndian.Uint32(b[4:]))
	if from < to-trailer {
		text = s.bytes(from, to-trailer)
	}
	return text, x, y, from
}

// top is the last entry; there is one.
func (s *Stack) top() (text []byte, x, y int) {
	text, x, y, _ = s.entry(s.Keep + len(s.Fresh))
	return text, x, y
}

func (s *Stack) pop() {
	_, _, _, from := s.entry(s.Keep + len(s.Fresh))
	if from >= s.Keep {
		s.Fresh = s.Fresh[:from-s.Keep]
	} else {
		s.Keep = from
	}
}

// find calls f with the entries from the last one on until it says true.
func (s *Stack) find(f func(text []byte, x, y int) bool) bool {
	for to := s.Keep + len(s.Fresh); to > 0; {
		text, x, y, from := s.entry(to)
		if f(text, x, y) {
			return true
		}
		to = from
	}
	return false
}
