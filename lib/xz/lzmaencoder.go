package xz

// lzmaOut is an encoder of LZMA between two calls: plain memory.
type lzmaOut struct {
	lc, lp, pb uint32
	ranges     rangeState
	position   uint32 // of the next byte in its stream
	model
}

// lzmaEncoder encodes what stands in the buffer of a finder.
type lzmaEncoder struct {
	*lzmaOut
	rangeEncoder
	finder  *finder
	at      int // the next byte to encode
	normal  bool
	bits    *bitPrices
	lengths [2]lengthPrices // of matches and of repeated ones
	dists   distancePrices
	aged    int // symbols since prices were made
	nodes   []node
	steps   []step // to be encoded, the last first
	found   []match
	foundAt int
}

// step is something to encode: a literal, a repetition or a match.
type step struct {
	length int
	back   uint32 // backLiteral, which of the last distances, or a distance plus backMatch
}

const (
	backMatch   = 4
	backLiteral = 1<<32 - 1
)

// newLZMAEncoder makes an encoder that goes on from a state with the byte at a position
// of buf; what comes before that may be referred to.
func newLZMAEncoder(state *lzmaOut, f *Filter, buf []byte, at int) *lzmaEncoder {
	e := &lzmaEncoder{lzmaOut: state, rangeEncoder: rangeEncoder{rangeState: state.ranges}, finder: newFinder(buf, f), at: at, foundAt: -1, normal: f.Mode == Normal, aged: priceAge}
	if e.normal {
		e.bits = newBitPrices()
		e.nodes = make([]node, maxNodes+1)
	}
	e.finder.skip(at)
	return e
}

func (s *lzmaOut) start(f *Filter) {
	s.lc, s.lp, s.pb, s.position = f.LC, f.LP, f.PB, 0
	s.ranges.start()
	s.reset(f.LC + f.LP)
}

// encode encodes up to a position, or until there are so many bytes of output or a few
// more.
func (e *lzmaEncoder) encode(end, bytes int) {
	for e.at < end && e.size() < bytes {
		if len(e.steps) == 0 {
			e.plan()
		}
		s := e.steps[len(e.steps)-1]
		e.steps = e.steps[:len(e.steps)-1]
		e.put(s)
		e.at += s.length
		e.position += uint32(s.length)
		e.aged++
	}
}

// plan decides on the next steps.
func (e *lzmaEncoder) plan() {
	if e.normal {
		e.optimum()
		return
	}
	s := e.quick()
	e.steps = append(e.steps, s)
	e.finder.skip(e.at + s.length)
}

// matches gives the matches at a position: where the finder comes to, or was last.
func (e *lzmaEncoder) matches(at int) []match {
	if e.finder.at <= at {
		e.found, e.foundAt = e.finder.find(), at
		if n := len(e.found); n > 0 {
			if last := &e.found[n-1]; last.length == e.finder.nice {
				last.length += e.common(at+last.length, last.dist, maxMatch-last.length)
			}
		}
	}
	if e.foundAt != at {
		return nil // steps beyond were planned, and dropped
	}
	return e.found
}

// common is how many bytes from a position on are those at a distance before, most of
// them at most.
func (e *lzmaEncoder) common(at int, dist uint32, most int) int {
	from := at - int(dist) - 1
	if from < 0 {
		return 0
	}
	buf := e.finder.buf
	return common(buf[from:], buf[at:], min(most, len(buf)-at))
}

// literalAt is the probabilities of a literal at a position.
func (e *lzmaEncoder) literalAt(at int) []prob {
	var before uint32
	position := e.position + uint32(at-e.at)
	if at > 0 && position > 0 {
		before = uint32(e.finder.buf[at-1])
	}
	context := position&(1<<e.lp-1)<<e.lc | before>>(8-e.lc)
	return e.literal[literalProbs*context:][:literalProbs]
}

// put encodes a step at the position.
func (e *lzmaEncoder) put(s step) {
	posState := e.position & (1<<e.pb - 1)
	switch {
	case s.back == backLiteral:
		e.bit(&e.isMatch[e.state][posState], 0)
		e.putLiteral()
	case s.back < backMatch:
		e.bit(&e.isMatch[e.state][posState], 1)
		e.bit(&e.isRep[e.state], 1)
		e.putRepeated(s, posState)
	default:
		e.bit(&e.isMatch[e.state][posState], 1)
		e.bit(&e.isRep[e.state], 0)
		e.putMatch(s.back-backMatch, s.length, posState)
	}
}

func (e *lzmaEncoder) putLiteral() {
	buf := e.finder.buf
	probs, c := e.literalAt(e.at), uint32(buf[e.at])
	if e.state < firstMatched {
		e.tree(probs[:0x100], c)
	} else {
		e.matched(probs, c, uint32(buf[e.at-int(e.reps[0])-1]))
	}
	e.state = afterLiteral(e.state)
}

func (e *lzmaEncoder) putMatch(dist uint32, length int, posState uint32) {
	e.state = afterMatch(e.state)
	e.putLength(&e.matchLen, length, posState)
	slot := slotOf(dist)
	e.tree(e.slot[lenState(length)][:], slot)
	if slot >= shortDists {
		base, bits := slotBase(slot)
		if slot < modelledSlots {
			e.reverseTree(e.special[base:], bits, dist-base)
		} else {
			e.direct(bits-alignBits, (dist-base)>>alignBits)
			e.reverseTree(e.align[:], alignBits, dist&(1<<alignBits-1))
		}
	}
	e.reps = [4]uint32{dist, e.reps[0], e.reps[1], e.reps[2]}
}

func (e *lzmaEncoder) putRepeated(s step, posState uint32) {
	if s.back == 0 {
		e.bit(&e.isRep0[e.state], 0)
		long := uint32(1)
		if s.length == 1 {
			long = 0
		}
		e.bit(&e.isLongRep0[e.state][posState], long)
	} else {
		e.bit(&e.isRep0[e.state], 1)
		if s.back == 1 {
			e.bit(&e.isRep1[e.state], 0)
		} else {
			e.bit(&e.isRep1[e.state], 1)
			e.bit(&e.isRep2[e.state], s.back-2)
		}
		e.reps = repeated(e.reps, s.back)
	}
	if s.length == 1 {
		e.state = afterShortRep(e.state)
		return
	}
	e.putLength(&e.repLen, s.length, posState)
	e.state = afterRep(e.state)
}

// repeated is the last distances after one of them was used again.
func repeated(reps [4]uint32, which uint32) [4]uint32 {
	used := reps[which]
	copy(reps[1:which+1], reps[:which])
	reps[0] = used
	return reps
}

func (e *lzmaEncoder) putLength(l *lengthModel, length int, posState uint32) {
	n := uint32(length - minMatch)
	switch {
	case n < 8:
		e.bit(&l.choice, 0)
		e.tree(l.low[posState][:], n)
	case n < 16:
		e.bit(&l.choice, 1)
		e.bit(&l.choice2, 0)
		e.tree(l.mid[posState][:], n-8)
	default:
		e.bit(&l.choice, 1)
		e.bit(&l.choice2, 1)
		e.tree(l.high[:], n-16)
	}
}

// putMarker encodes that the stream ends.
func (e *lzmaEncoder) putMarker() {
	posState := e.position & (1<<e.pb - 1)
	e.bit(&e.isMatch[e.state][posState], 1)
	e.bit(&e.isRep[e.state], 0)
	e.putMatch(endMarker, minMatch, posState)
}
