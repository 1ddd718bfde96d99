package xz

import (
	"sync"
	"unsafe"
)

// lzmaState is a decoder of LZMA between two calls: plain memory.
type lzmaState struct {
	lc, lp, pb uint32
	width      uint32
	code       uint32
	left       uint32 // bytes of a match that there was no room for
	started    bool   // what range coding begins with was read
	ended      bool   // by a marker
	model
}

// lzmaDecoder decodes LZMA into a window.
type lzmaDecoder struct {
	*lzmaState
	rangeDecoder
	w *Window
}

const (
	rangeHead   = 5  // bytes that range coding begins with
	longestCode = 20 // bytes that a symbol takes at most
	endMarker   = 1<<32 - 1
)

// begin takes what range coding begins with.
func (s *lzmaState) begin(head []byte) error {
	s.width, s.code, s.left, s.started, s.ended = 1<<32-1, 0, 0, true, false
	for _, c := range head {
		s.code = s.code<<8 | uint32(c)
	}
	if head[0] != 0 {
		return ErrData
	}
	return nil
}

// decode decodes input until the window has grown to limit bytes, or the end marker.
// It gives how much input it took. If the input is complete, an error says that the
// last symbol is not; otherwise a symbol that may not be complete is left.
func (s *lzmaState) decode(w *Window, in []byte, complete bool, limit int) (used int, err error) {
	d := lzmaDecoder{lzmaState: s, rangeDecoder: rangeDecoder{width: s.width, code: s.code, in: in}, w: w}
	err = d.run(limit, -1, len(in)-longestCode)
	if err == nil && !s.ended && len(w.out) < limit {
		err = d.tail(complete, limit)
	}
	s.width, s.code = d.rangeDecoder.width, d.rangeDecoder.code
	return min(d.pos, len(in)), err
}

var spareStates = sync.Pool{New: func() any { return new(lzmaState) }}

// used is how many bytes of the state matter.
func (s *lzmaState) used() uintptr {
	return unsafe.Sizeof(*s) - unsafe.Sizeof(s.literal) + literalProbs*unsafe.Sizeof(prob(0))<<(s.lc+s.lp)
}

// set makes s what another state is, as far as that matters.
func (s *lzmaState) set(to *lzmaState) {
	n := to.used()
	copy(unsafe.Slice((*byte)(unsafe.Pointer(s)), n), unsafe.Slice((*byte)(unsafe.Pointer(to)), n))
}

// tail decodes the symbols near the end of the input: as many as there are whole, which
// only an attempt tells.
func (d *lzmaDecoder) tail(complete bool, limit int) error {
	before := spareStates.Get().(*lzmaState)
	defer spareStates.Put(before)
	ranges, size := d.rangeDecoder, len(d.w.out)
	if !complete {
		before.set(d.lzmaState)
	}
	symbols, err := 0, error(nil)
	for err == nil && d.pos <= len(d.in) && len(d.w.out) < limit && !d.ended {
		err = d.run(limit, 1, d.pos)
		symbols++
	}
	if d.pos <= len(d.in) {
		return err
	}
	if complete {
		return ErrData
	}
	d.lzmaState.set(before)
	d.rangeDecoder, d.w.out = ranges, d.w.out[:size]
	return d.run(limit, symbols-1, len(d.in))
}

// run decodes symbols, at most as many (if that is not negative), that begin at last
// or before.
func (d *lzmaDecoder) run(limit, symbols, last int) error {
	w := d.w
	d.flush(limit)
	for ; symbols != 0 && d.pos <= last && len(w.out) < limit && !d.ended; symbols-- {
		position := uint32(w.start - w.reset + int64(len(w.out)))
		posState := position & (1<<d.pb - 1)
		if d.bit(&d.isMatch[d.state][posState]) == 0 {
			d.literalByte(position)
			continue
		}
		if err := d.match(posState); err != nil {
			return err
		}
		d.flush(limit)
	}
	return nil
}

// flush puts out what is left of a match.
func (d *lzmaDecoder) flush(limit int) {
	if n := min(int(d.left), limit-len(d.w.out)); n > 0 {
		d.w.repeat(d.reps[0], n)
		d.left -= uint32(n)
	}
}

func (d *lzmaDecoder) literalByte(position uint32) {
	w := d.w
	var before uint32
	if !w.distant(0) {
		before = uint32(w.at(0))
	}
	context := position&(1<<d.lp-1)<<d.lc | before>>(8-d.lc)
	probs := d.literal[literalProbs*context:][:literalProbs]
	var c uint32
	if d.state < firstMatched {
		c = d.tree(probs[:0x100])
	} else {
		c = d.matched(probs, uint32(w.at(d.reps[0])))
	}
	d.state = afterLiteral(d.state)
	w.out = append(w.out, byte(c))
}

// match decodes what is not a literal.
func (d *lzmaDecoder) match(posState uint32) error {
	switch {
	case d.bit(&d.isRep[d.state]) == 0:
		length := d.length(&d.matchLen, posState)
		dist := d.distance(lenState(int(length)))
		d.state = afterMatch(d.state)
		if dist == endMarker {
			d.ended = true
			d.normalize()
			return nil
		}
		d.reps = [4]uint32{dist, d.reps[0], d.reps[1], d.reps[2]}
		d.left = length
	case d.bit(&d.isRep0[d.state]) == 1:
		d.repeated()
		d.left = d.length(&d.repLen, posState)
		d.state = afterRep(d.state)
	case d.bit(&d.isLongRep0[d.state][posState]) == 0:
		d.state = afterShortRep(d.state)
		d.left = 1
	default:
		d.left = d.length(&d.repLen, posState)
		d.state = afterRep(d.state)
	}
	if d.w.distant(d.reps[0]) {
		d.left = 0
		return ErrData
	}
	return nil
}

// repeated decodes which of the last distances is the next, and makes it the last.
func (d *lzmaDecoder) repeated() {
	r := &d.reps
	switch {
	case d.bit(&d.isRep1[d.state]) == 0:
		r[0], r[1] = r[1], r[0]
	case d.bit(&d.isRep2[d.state]) == 0:
		r[0], r[1], r[2] = r[2], r[0], r[1]
	default:
		r[0], r[1], r[2], r[3] = r[3], r[0], r[1], r[2]
	}
}

// length decodes the length of a match.
func (d *lzmaDecoder) length(l *lengthModel, posState uint32) uint32 {
	if d.bit(&l.choice) == 0 {
		return minMatch + d.tree(l.low[posState][:])
	}
	if d.bit(&l.choice2) == 0 {
		return minMatch + 8 + d.tree(l.mid[posState][:])
	}
	return minMatch + 16 + d.tree(l.high[:])
}

// distance decodes a distance, less 1.
func (d *lzmaDecoder) distance(lenState int) uint32 {
	slot := d.tree(d.slot[lenState][:])
	if slot < shortDists {
		return slot
	}
	base, bits := slotBase(slot)
	if slot < modelledSlots {
		return base + d.reverseTree(d.special[base:], bits)
	}
	return base + d.direct(bits-alignBits)<<alignBits + d.reverseTree(d.align[:], alignBits)
}

// settle takes the byte that the next decision would take.
func (s *lzmaState) settle(c byte) {
	s.width <<= 8
	s.code = s.code<<8 | uint32(c)
}
