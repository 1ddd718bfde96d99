package obj

import "pystm/runtime/gc"

// Text that is not ASCII is found by characters by counting them, which takes a nanosecond for some
// ten bytes. Programs that go through a text by its indices, or have a pattern match at one after the other, would take time by
// the square. So a thread remembers where it has been in a few strs last, and counts
// from there, or from the end if that is nearer.
//
// What is remembered goes with each collection and rollback (ForgetText): the place of a str may be another's then.

// textCursor is a place in a str.
type textCursor struct {
	ref       gc.Ref // 0: of none
	char, off int    // its number, and where it starts in bytes
}

// textCursors are the places that are remembered.
type textCursors struct {
	list [4]textCursor
	next int // the one to be another str's next
}

// nearEnd is how near to the begin or the end a place is to be found from there without a
// thought: who looks for something from 0 up to a place wants that remembered.
const nearEnd = 64

// ForgetText forgets the places in strs.
func (s *Space) ForgetText() { s.cursors = textCursors{} }

// cursor is the place that is remembered for a str, else its begin.
func (s *Space) cursor(v Value) *textCursor {
	list := &s.cursors.list
	for i := range list {
		if list[i].ref == v.Ref() {
			return &list[i]
		}
	}
	c := &list[s.cursors.next]
	s.cursors.next = (s.cursors.next + 1) % len(list)
	*c = textCursor{ref: v.Ref()}
	return c
}

// StrOffset is where character i of a str starts; its length in bytes if it has only i or fewer.
func (s *Space) StrOffset(v Value, i int) int {
	chars, text := s.StrChars(v), s.StrView(v)
	switch {
	case chars == len(text):
		return i
	case i >= chars:
		return len(text)
	case i <= nearEnd:
		return ByteOffset(text, i)
	case chars-i <= nearEnd:
		return OffsetBefore(text, len(text), chars-i)
	}
	c := s.cursor(v)
	switch d := i - c.char; {
	case d >= 0 && chars-i < d:
		c.off = OffsetBefore(text, len(text), chars-i)
	case d >= 0:
		c.off += ByteOffset(text[c.off:], d)
	case i < -d:
		c.off = ByteOffset(text, i)
	default:
		c.off = OffsetBefore(text, c.off, -d)
	}
	c.char = i
	return c.off
}

// StrIndex is the number of the character that starts at off in a str.
func (s *Space) StrIndex(v Value, off int) int {
	chars, text := s.StrChars(v), s.StrView(v)
	switch {
	case chars == len(text):
		return off
	case off <= nearEnd, off < len(text) && text[off]&0xC0 == 0x80:
		return CountChars(text[:off])
	case len(text)-off <= nearEnd:
		return chars - CountChars(text[off:])
	}
	c := s.cursor(v)
	switch d := off - c.off; {
	case d >= 0 && len(text)-off < d:
		c.char = chars - CountChars(text[off:])
	case d >= 0:
		c.char += CountChars(text[c.off:off])
	case off < -d:
		c.char = CountChars(text[:off])
	default:
		c.char -= CountChars(text[off:c.off])
	}
	c.off = off
	return c.char
}

// OffsetBefore is where the n-th character before off starts; there are as many.
func OffsetBefore(text string, off, n int) int {
	for off >= 8 {
		k := 8 - continuations(load8(text[off-8:]))
		if k >= n {
			break // the first of the word may begin before it
		}
		n -= k
		off -= 8
	}
	for n > 0 {
		off--
		if text[off]&0xC0 != 0x80 {
			n--
		}
	}
	return off
}
