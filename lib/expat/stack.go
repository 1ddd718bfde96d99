package expat

import "encoding/binary"

// Stack is a stack of texts with two numbers each, in bytes. What is at its bottom is
// shared with who keeps it: of that, Keep bytes are left, and Fresh is above them.
type Stack struct {
	Base  []byte
	Keep  int
	Fresh []byte
}

const trailer = 12

// Take takes up a stack that was kept.
func (s *Stack) Take(base []byte) { s.Base, s.Keep, s.Fresh = base, len(base), s.Fresh[:0] }

// Empty reports whether the stack has no entry.
func (s *Stack) Empty() bool { return s.Keep == 0 && len(s.Fresh) == 0 }

// Changed reports whether it is another one than it was.
func (s *Stack) Changed() bool { return len(s.Fresh) > 0 || s.Keep < len(s.Base) }

func (s *Stack) push(text []byte, x, y int) {
	s.Fresh = append(s.Fresh, text...)
	s.Fresh = binary.LittleEndian.AppendUint32(s.Fresh, uint32(x))
	s.Fresh = binary.LittleEndian.AppendUint32(s.Fresh, uint32(y))
	s.Fresh = binary.LittleEndian.AppendUint32(s.Fresh, uint32(len(text)))
}

// last is the last entry of a part, and where it begins.
func last(b []byte) (text []byte, x, y, from int) {
	n := len(b)
	size := int(binary.LittleEndian.Uint32(b[n-4:]))
	x, y = int(binary.LittleEndian.Uint32(b[n-12:])), int(binary.LittleEndian.Uint32(b[n-8:]))
	from = n - trailer - size
	return b[from : n-trailer], x, y, from
}

// top is the last entry; there is one.
func (s *Stack) top() (text []byte, x, y int) {
	b := s.Fresh
	if len(b) == 0 {
		b = s.Base[:s.Keep]
	}
	text, x, y, _ = last(b)
	return text, x, y
}

func (s *Stack) pop() {
	if n := len(s.Fresh); n > 0 {
		_, _, _, from := last(s.Fresh)
		s.Fresh = s.Fresh[:from]
		return
	}
	_, _, _, s.Keep = last(s.Base[:s.Keep])
}

// find calls f with the entries from the last one on until it says true.
func (s *Stack) find(f func(text []byte, x, y int) bool) bool {
	for _, b := range [][]byte{s.Fresh, s.Base[:s.Keep]} {
		for len(b) > 0 {
			text, x, y, from := last(b)
			if f(text, x, y) {
				return true
			}
			b = b[:from]
		}
	}
	return false
}
