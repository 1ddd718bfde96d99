package re

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// frame is an entry of the stack: something to try when all above it failed, or
// to undo.
type frame struct {
	kind frameKind
	pc   int32
	pos  int
	aux  int
}

type frameKind uint8

const (
	tryAt     frameKind = iota // go on at pc, pos
	undo                       // slot aux was pos
	giveBack                   // opRepeat at pc took text up to pos; aux: what it must keep
	takeMore                   // lazy opRepeat at pc: at pos; aux: how many more it may take
	loopAgain                  // lazy opLoop at pc: at pos
)

// maxStack bounds the stack, in frames.
const maxStack = 1 << 26

// ErrMemory says that a match needs too much memory.
var ErrMemory = errors.New("too much memory for a match")

// Matcher runs a program. It belongs to one goroutine; its fields up to
// Interrupt are set before a match.
type Matcher struct {
	Prog *Program
	Text string
	End  int // the text counts up to here
	// Interrupt is asked now and then, if there is one; an error ends the match.
	Interrupt Interrupter

	// Slots hold, after a match, start and end of group g at 2g and 2g+1, -1 if
	// it has not matched.
	Slots []int

	stack []frame
	steps int
	full  bool
	avoid int // an empty match must not end here

	// Room for small programs and short matches.
	slots0 [12]int
	stack0 [12]frame
}

// Interrupter says whether a match is to be given up.
type Interrupter interface{ Interrupted() error }

// Reset forgets what a match was about; the Matcher can be used again.
func (m *Matcher) Reset() {
	m.Prog, m.Text, m.Interrupt = nil, "", nil
	if cap(m.stack) > keptStack {
		m.stack = m.stack0[:0]
	}
}

// keptStack is the longest stack, in frames, that a Matcher keeps for its next match.
const keptStack = 1024

// Last is the group that closed last, 0 if none did.
func (m *Matcher) Last() int { return max(m.Slots[2*m.Prog.Groups+2], 0) }

// Match tries at one place. full: the match must go to the end.
func (m *Matcher) Match(at int, full bool) (bool, error) {
	m.full, m.avoid = full, -1
	return m.try(at)
}

// MatchNext is Match for what follows a match that ended at at: advance forbids
// an empty one.
func (m *Matcher) MatchNext(at int, advance bool) (bool, error) {
	m.setAvoid(at, advance)
	return m.try(at)
}

func (m *Matcher) setAvoid(at int, advance bool) {
	m.full, m.avoid = false, -1
	if advance {
		m.avoid = at
	}
}

// Search finds the first match that starts at from or later. advance forbids an
// empty one right there.
func (m *Matcher) Search(from int, advance bool) (bool, error) {
	m.setAvoid(from, advance)
	p := m.Prog
	if p.start {
		if from > 0 {
			return false, nil
		}
		return m.try(0)
	}
	for at := from; at <= m.End; {
		switch {
		case p.prefix != "":
			i := strings.Index(m.Text[at:m.End], p.prefix)
			if i < 0 {
				return false, nil
			}
			at += i
		case p.first != nil:
			for at < m.End && !p.first.has(m.Text[at]) {
				at++
			}
			if at == m.End {
				return false, nil
			}
			if p.wide && !utf8.RuneStart(m.Text[at]) {
				at++ // an upper byte of the set stands inside of a character
				continue
			}
		}
		if ok, err := m.try(at); ok || err != nil {
			return ok, err
		}
		at += m.charWidth(at)
	}
	return false, nil
}

// charWidth is the number of bytes of the character at a place, 1 at the end.
func (m *Matcher) charWidth(at int) int {
	if !m.Prog.wide || at >= m.End || m.Text[at] < 0x80 {
		return 1
	}
	n := 1
	for at+n < m.End && !utf8.RuneStart(m.Text[at+n]) {
		n++
	}
	return n
}

// before is the place one character before another.
func (m *Matcher) before(at int) int {
	at--
	if m.Prog.wide {
		for at > 0 && !utf8.RuneStart(m.Text[at]) {
			at--
		}
	}
	return at
}

// try runs the program at one place.
func (m *Matcher) try(at int) (bool, error) {
	if n := m.Prog.slots; len(m.Slots) != n {
		if m.Slots = m.slots0[:min(n, len(m.slots0))]; n > len(m.slots0) {
			m.Slots = make([]int, n)
		}
		m.stack = m.stack0[:0]
	}
	for i := range m.Slots {
		m.Slots[i] = -1
	}
	m.stack = m.stack[:0]
	if m.steps&0xff == 0 {
		if err := m.check(); err != nil {
			return false, err
		}
	}
	m.steps++
	m.Slots[0] = at
	return m.run(at)
}

func (m *Matcher) check() error {
	if len(m.stack) > maxStack {
		return ErrMemory
	}
	if m.Interrupt == nil {
		return nil
	}
	return m.Interrupt.Interrupted()
}

// set changes a slot so that it can be undone.
func (m *Matcher) set(slot, x int) {
	if len(m.stack) > 0 {
		m.stack = append(m.stack, frame{kind: undo, pos: m.Slots[slot], aux: slot})
	}
	m.Slots[slot] = x
}

func (m *Matcher) push(kind frameKind, pc, pos, aux int) {
	m.stack = append(m.stack, frame{kind, int32(pc), pos, aux})
}

// commit drops the choices above a height, but not what is to be undone.
func (m *Matcher) commit(height int) {
	k := height
	if height > 0 {
		for _, f := range m.stack[height:] {
			if f.kind == undo {
				m.stack[k] = f
				k++
			}
		}
	}
	m.stack = m.stack[:k]
}

// rewind undoes everything above a height.
func (m *Matcher) rewind(height int) {
	for i := len(m.stack) - 1; i >= height; i-- {
		if f := m.stack[i]; f.kind == undo {
			m.Slots[f.aux] = f.pos
		}
	}
	m.stack = m.stack[:height]
}

// run goes on until the program matches or nothing is left to try.
func (m *Matcher) run(pos int) (bool, error) {
	code, text, end := m.Prog.code, m.Text, m.End
	pc := 0
	for {
		in := &code[pc]
		ok := true
		switch in.op {
		case opMatch:
			if m.full && pos != end || pos == m.avoid && m.Slots[0] == pos {
				ok = false
				break
			}
			m.Slots[1] = pos
			return true, nil
		case opFail:
			ok = false
		case opByte:
			if ok = pos < end && text[pos] == in.lit[0]; ok {
				pos++
				pc++
			}
		case opStr:
			if ok = len(in.lit) <= end-pos && text[pos:pos+len(in.lit)] == in.lit; ok {
				pos += len(in.lit)
				pc++
			}
		case opAny, opAll, opSet:
			next := m.one(in, in.op, pos)
			if ok = next >= 0; ok {
				pos = next
				pc++
			}
		case opAt:
			ok = m.isAt(in, pos)
			pc++
		case opSave:
			m.set(in.x, pos)
			pc++
		case opClose:
			m.set(in.x, pos)
			m.set(2*m.Prog.Groups+2, in.z)
			pc++
		case opSplit:
			pc, ok = m.split(in, pos)
		case opJump:
			pc = in.x
		case opRepeat:
			pos, ok = m.repeat(in, pc, pos)
			pc++
		case opEnter:
			m.set(in.x, 0)
			m.set(in.x+1, -1)
			pc++
		case opLoop:
			if m.steps++; m.steps&0xffff == 0 {
				if err := m.check(); err != nil {
					return false, err
				}
			}
			pc = m.loop(in, pc, pos)
		case opBackref:
			pos, ok = m.backref(in, pos)
			pc++
		case opIf:
			if pc = in.y; m.Slots[2*in.z+1] >= 0 {
				pc = in.x
			}
		case opBack:
			for n := in.x; n > 0 && ok; n-- {
				if ok = pos > 0; ok {
					pos = m.before(pos)
				}
			}
			pc++
		case opMark, opUnless:
			m.Slots[in.z], m.Slots[in.z+1] = len(m.stack), pos
			if in.op == opUnless {
				m.push(tryAt, in.x, pos, 0)
			}
			pc++
		case opCommit:
			m.commit(m.Slots[in.z])
			pc++
		case opReturn:
			m.commit(m.Slots[in.z])
			pos = m.Slots[in.z+1]
			pc++
		case opRefuse:
			m.rewind(m.Slots[in.z])
			ok = false
		}
		if ok {
			continue
		}
		var err error
		if pc, pos, err = m.back(); pc < 0 {
			return false, err
		}
	}
}

// split chooses between two ways by the next byte, or leaves the second for later.
func (m *Matcher) split(in *inst, pos int) (int, bool) {
	var x, y bool
	if pos < m.End {
		b := m.Text[pos]
		x = in.first == nil || in.first.has(b)
		y = in.second == nil || in.second.has(b)
	} else {
		x, y = in.first == nil, in.second == nil
	}
	switch {
	case x && y:
		m.push(tryAt, in.y, pos, 0)
		return in.x, true
	case x:
		return in.x, true
	}
	return in.y, y
}

// loop is the head of a counting loop. A body that matched nothing is not run
// again, once the least number is reached.
func (m *Matcher) loop(in *inst, pc, pos int) int {
	count := m.Slots[in.z]
	switch {
	case count < in.min:
		m.set(in.z, count+1)
		return in.x
	case count >= in.max && in.max != MaxRepeat || pos == m.Slots[in.z+1]:
		return in.y
	case in.greed == lazy:
		m.push(loopAgain, pc, pos, 0)
		return in.y
	}
	m.push(tryAt, in.y, pos, 0)
	m.set(in.z, count+1)
	m.set(in.z+1, pos)
	return in.x
}

// back takes the stack down to the next thing to try; pc -1 if there is none.
func (m *Matcher) back() (pc, pos int, err error) {
	if m.steps++; m.steps&0x3fff == 0 {
		if err := m.check(); err != nil {
			return -1, 0, err
		}
	}
	for n := len(m.stack) - 1; n >= 0; n-- {
		f := &m.stack[n]
		switch f.kind {
		case undo:
			m.Slots[f.aux] = f.pos
			continue
		case tryAt:
			m.stack = m.stack[:n]
			return int(f.pc), f.pos, nil
		case giveBack:
			in := &m.Prog.code[f.pc]
			at := m.before(f.pos)
			if at = m.fitting(in, at, f.aux); at < 0 {
				continue
			}
			next := int(f.pc) + 1
			if at == f.aux {
				m.stack = m.stack[:n]
			} else {
				f.pos = at
				m.stack = m.stack[:n+1]
			}
			return next, at, nil
		case takeMore:
			in := &m.Prog.code[f.pc]
			at, left := m.more(in, f.pos, f.aux)
			if at < 0 {
				continue
			}
			next := int(f.pc) + 1
			if left == 0 {
				m.stack = m.stack[:n]
			} else {
				f.pos, f.aux = at, left
				m.stack = m.stack[:n+1]
			}
			return next, at, nil
		case loopAgain:
			in, at := &m.Prog.code[f.pc], f.pos
			m.stack = m.stack[:n]
			m.set(in.z, m.Slots[in.z]+1)
			m.set(in.z+1, at)
			return in.x, at, nil
		}
	}
	m.stack = m.stack[:0]
	return -1, 0, nil
}

// repeat takes characters; what it may give back is left on the stack.
func (m *Matcher) repeat(in *inst, pc, pos int) (int, bool) {
	least := pos
	if in.min > 0 {
		var n int
		if least, n = m.take(in, pos, in.min); n < in.min {
			return pos, false
		}
	}
	if in.greed == lazy {
		if in.max > in.min {
			m.push(takeMore, pc, least, in.max-in.min)
		}
		return least, true
	}
	most := least
	if in.max > in.min {
		limit := in.max
		if in.max != MaxRepeat {
			limit = in.max - in.min
		}
		most, _ = m.take(in, least, limit)
	}
	if in.greed == possessive || most == least {
		return most, true
	}
	at := m.fitting(in, most, least)
	if at < 0 {
		return pos, false
	}
	if at > least {
		m.push(giveBack, pc, at, least)
	}
	return at, true
}

// fitting is the last place from at down to least where what follows the
// repetition can begin, -1 if there is none.
func (m *Matcher) fitting(in *inst, at, least int) int {
	if in.first == nil {
		return at
	}
	for at >= least {
		if at < m.End && in.first.has(m.Text[at]) {
			return at
		}
		if at == least {
			break
		}
		at = m.before(at)
	}
	return -1
}

// more takes characters for a lazy repetition, at least one, up to where what
// follows can begin.
func (m *Matcher) more(in *inst, at, left int) (int, int) {
	for left > 0 {
		if at = m.one(in, in.one, at); at < 0 {
			return -1, 0
		}
		if left != MaxRepeat {
			left--
		}
		if in.first == nil || at < m.End && in.first.has(m.Text[at]) {
			return at, left
		}
	}
	return -1, 0
}
