package re

import (
	"strings"

	"pystm/lang/vm/obj"
)

// What a Matcher asks of the characters at a place.

// one matches one character and gives the place after it, or -1.
func (m *Matcher) one(in *inst, op opcode, pos int) int {
	if pos >= m.End {
		return -1
	}
	b := m.Text[pos]
	switch op {
	case opByte:
		if b == in.lit[0] {
			return pos + 1
		}
	case opStr:
		if strings.HasPrefix(m.Text[pos:m.End], in.lit) {
			return pos + len(in.lit)
		}
	case opAny:
		if b != '\n' {
			return pos + m.charWidth(pos)
		}
	case opAll:
		return pos + m.charWidth(pos)
	case opSet:
		if b < 0x80 || !m.Prog.wide {
			if in.set.table.has(b) {
				return pos + 1
			}
			return -1
		}
		if r, w := obj.DecodeChar(m.Text[pos:]); in.set.test(r) {
			return pos + w
		}
	}
	return -1
}

// take matches up to limit characters and gives the place after them and their
// number, which is not counted exactly if there is no limit.
func (m *Matcher) take(in *inst, pos, limit int) (int, int) {
	if limit == MaxRepeat || !m.Prog.wide {
		switch in.one {
		case opAll:
			n := min(limit, m.End-pos)
			return pos + n, n
		case opAny:
			n := min(limit, m.End-pos)
			if i := strings.IndexByte(m.Text[pos:pos+n], '\n'); i >= 0 {
				n = i
			}
			return pos + n, n
		}
	}
	n := 0
	if in.one == opSet {
		table, text, end := &in.set.table, m.Text, m.End
		for n < limit && pos < end {
			if b := text[pos]; b < 0x80 || !m.Prog.wide {
				if !table.has(b) {
					return pos, n
				}
				pos++
			} else {
				r, w := obj.DecodeChar(text[pos:])
				if !in.set.test(r) {
					return pos, n
				}
				pos += w
			}
			n++
		}
		return pos, n
	}
	for ; n < limit; n++ {
		next := m.one(in, in.one, pos)
		if next < 0 {
			break
		}
		pos = next
	}
	return pos, n
}

// backref matches what a group has matched.
func (m *Matcher) backref(in *inst, pos int) (int, bool) {
	from, to := m.Slots[2*in.x], m.Slots[2*in.x+1]
	if to < 0 || from > to {
		return pos, false
	}
	want := m.Text[from:to]
	if in.flags&IgnoreCase == 0 {
		return pos + len(want), strings.HasPrefix(m.Text[pos:m.End], want)
	}
	for i := 0; i < len(want); {
		if pos >= m.End {
			return pos, false
		}
		a, n := m.char(from + i)
		b, w := m.char(pos)
		if !sameFold(a, b, in.flags) {
			return pos, false
		}
		i += n
		pos += w
	}
	return pos, true
}

// char is the character at a place and its width.
func (m *Matcher) char(at int) (rune, int) {
	if b := m.Text[at]; b < 0x80 || !m.Prog.wide {
		return rune(b), 1
	}
	return obj.DecodeChar(m.Text[at:])
}

// isAt reports whether a place is of the kind asked for.
func (m *Matcher) isAt(in *inst, pos int) bool {
	switch in.at {
	case atStart:
		return pos == 0
	case atBegin:
		return pos == 0 || in.flags&Multiline != 0 && m.Text[pos-1] == '\n'
	case atFinish:
		return pos == m.End
	case atEnd:
		return pos == m.End || m.Text[pos] == '\n' && (in.flags&Multiline != 0 || pos+1 == m.End)
	}
	if m.End == 0 {
		return false
	}
	boundary := m.wordBefore(pos, in.flags) != m.wordAt(pos, in.flags)
	return boundary == (in.at == atBoundary)
}

func (m *Matcher) wordAt(pos int, flags Flags) bool {
	if pos >= m.End {
		return false
	}
	r, _ := m.char(pos)
	return inCategory(catWord, r, flags)
}

func (m *Matcher) wordBefore(pos int, flags Flags) bool {
	return pos > 0 && m.wordAt(m.before(pos), flags)
}
