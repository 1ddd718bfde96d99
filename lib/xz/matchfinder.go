package xz

import (
	"encoding/binary"
	"hash/crc32"
	"math/bits"
)

// match is an earlier occurrence of what is to be encoded.
type match struct {
	length int
	dist   uint32 // less 1
}

// finder finds matches: positions by hashes of the two, three and four bytes there.
// Those of one hash of four bytes form a chain, or a binary tree sorted by what
// follows, of which the root is the newest.
type finder struct {
	buf     []byte
	at      int // the next position to be entered
	size    int // how far back matches are
	nice    int // a match of this length is as good as any
	depth   int
	tree    bool
	two     []int32 // positions, plus 1, by hash
	three   []int32
	four    []int32
	shift   uint
	links   []int32 // of a chain; of trees, to what is less and what is greater
	matches []match
}

const maxHashBits = 22

// newFinder makes a finder of matches in buf.
func newFinder(buf []byte, f *Filter) *finder {
	m := &finder{buf: buf, size: min(int(f.Dict), max(len(buf), 1)), nice: int(f.Nice), depth: int(f.Depth), tree: f.Finder >= BT2}
	links := m.size
	if m.tree {
		links *= 2
	}
	if m.depth == 0 && m.tree {
		m.depth = 16 + m.nice/2
	} else if m.depth == 0 {
		m.depth = 4 + m.nice/4
	}
	hashBits := min(max(bits.Len(uint(m.size))-1, 10), maxHashBits)
	m.shift = 32 - uint(hashBits)
	m.two, m.three, m.four = make([]int32, 1<<16), make([]int32, 1<<16), make([]int32, 1<<hashBits)
	m.links = make([]int32, links)
	return m
}

// heads are where positions that begin as the next one does are found.
func (m *finder) heads() (two, three, four *int32) {
	word := binary.LittleEndian.Uint32(m.buf[m.at:])
	return &m.two[word&0xffff], &m.three[(crc32.IEEETable[word&0xff]^word>>8)&0xffff], &m.four[word*0x9e3779b1>>m.shift]
}

// find gives the matches at the next position, each longer than those before and with
// the least distance, and enters it.
func (m *finder) find() []match {
	m.matches = m.matches[:0]
	limit := min(m.nice, len(m.buf)-m.at)
	if limit < 4 {
		m.at++
		return nil
	}
	two, three, four := m.heads()
	here := int32(m.at + 1)
	best := 1
	for n, head := range [...]*int32{two, three} {
		if from := int(*head) - 1; from >= 0 && m.at-from <= m.size && m.buf[from] == m.buf[m.at] && m.buf[from+1+n] == m.buf[m.at+1+n] {
			if length := common(m.buf[from:], m.buf[m.at:], limit); length > best {
				best = length
				m.matches = append(m.matches, match{length, uint32(m.at - from - 1)})
			}
		}
	}
	from := int(*four) - 1
	*two, *three, *four = here, here, here
	if m.tree {
		m.descend(from, limit, max(best, 3), true)
	} else {
		m.links[m.at%m.size] = int32(from + 1)
		m.follow(from, limit, max(best, 3))
	}
	m.at++
	return m.matches
}

// skip enters positions up to an end.
func (m *finder) skip(end int) {
	for ; m.at < end; m.at++ {
		limit := min(m.nice, len(m.buf)-m.at)
		if limit < 4 {
			continue
		}
		two, three, four := m.heads()
		from := int(*four) - 1
		here := int32(m.at + 1)
		*two, *three, *four = here, here, here
		if m.tree {
			m.descend(from, limit, limit, false)
		} else {
			m.links[m.at%m.size] = int32(from + 1)
		}
	}
}

// follow looks at a chain.
func (m *finder) follow(from, limit, best int) {
	here := m.buf[m.at:]
	for range m.depth {
		if from < 0 || m.at-from > m.size || best >= limit {
			return
		}
		there := m.buf[from:]
		if there[best] == here[best] {
			if n := common(there, here, limit); n > best {
				best = n
				m.matches = append(m.matches, match{n, uint32(m.at - from - 1)})
			}
		}
		next := int(m.links[from%m.size]) - 1
		if next >= from {
			return
		}
		from = next
	}
}

// descend makes the position the root of a tree, which it splits on the way to where
// the position belongs.
func (m *finder) descend(from, limit, best int, wanted bool) {
	slot := m.at % m.size * 2
	less, greater := &m.links[slot], &m.links[slot+1] // where what is so goes
	lessLen, greaterLen := 0, 0
	here := m.buf[m.at:]
	for depth := m.depth; depth > 0 && from >= 0 && m.at-from < m.size; depth-- {
		there := m.buf[from:]
		n := min(lessLen, greaterLen)
		n += common(there[n:], here[n:], limit-n)
		slot := from % m.size * 2
		if wanted && n > best {
			best = n
			m.matches = append(m.matches, match{n, uint32(m.at - from - 1)})
		}
		if n == limit {
			*less, *greater = m.links[slot], m.links[slot+1]
			return
		}
		if there[n] < here[n] {
			*less = int32(from + 1)
			less, lessLen = &m.links[slot+1], n
			from = int(*less) - 1
		} else {
			*greater = int32(from + 1)
			greater, greaterLen = &m.links[slot], n
			from = int(*greater) - 1
		}
	}
	*less, *greater = 0, 0
}

// common is how many bytes two slices have in common, limit at most.
func common(a, b []byte, limit int) int {
	n := 0
	for ; n+8 <= limit; n += 8 {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
	}
	for n < limit && a[n] == b[n] {
		n++
	}
	return n
}
