package xz

import "math/bits"

// prob is the probability of a 0, in 2048ths.
type prob = uint16

const (
	probBits  = 11
	probHalf  = 1 << (probBits - 1)
	probShift = 5 // how fast a probability adapts

	minMatch       = 2
	maxMatch       = 273
	states         = 12 // what the last few symbols were
	firstMatched   = 7  // states from here on follow a match
	lenStates      = 4  // lengths that distances depend on
	maxPosBits     = 4
	maxLiteralBits = 4

	literalProbs  = 0x300
	shortDists    = 4  // slots that are distances
	modelledSlots = 14 // slots before this one have no bits of equal probability
	fullDists     = 1 << (modelledSlots / 2)
	alignBits     = 4
)

// lengthModel is the probabilities of a length: 8 short ones, 8 more, 256 long ones.
type lengthModel struct {
	choice, choice2 prob
	low, mid        [1 << maxPosBits][8]prob
	high            [256]prob
}

// model is all probabilities, and the state they depend on. A tree of n bits has its
// root at index 1.
type model struct {
	state      uint32
	reps       [4]uint32 // last distances, less 1
	isMatch    [states][1 << maxPosBits]prob
	isRep      [states]prob
	isRep0     [states]prob // 0: it is, and so on
	isRep1     [states]prob
	isRep2     [states]prob
	isLongRep0 [states][1 << maxPosBits]prob
	slot       [lenStates][64]prob
	special    [fullDists]prob // trees of the slots from shortDists on, each at its base
	align      [1 << alignBits]prob
	matchLen   lengthModel
	repLen     lengthModel
	literal    [literalProbs << maxLiteralBits]prob
}

func even(p []prob) {
	for i := range p {
		p[i] = probHalf
	}
}

func (l *lengthModel) reset() {
	l.choice, l.choice2 = probHalf, probHalf
	for i := range l.low {
		even(l.low[i][:])
		even(l.mid[i][:])
	}
	even(l.high[:])
}

// reset makes the state that of the start of a stream. literalBits of a literal's
// surroundings matter.
func (m *model) reset(literalBits uint32) {
	m.state, m.reps = 0, [4]uint32{}
	for i := range states {
		even(m.isMatch[i][:])
		even(m.isLongRep0[i][:])
	}
	even(m.isRep[:])
	even(m.isRep0[:])
	even(m.isRep1[:])
	even(m.isRep2[:])
	for i := range m.slot {
		even(m.slot[i][:])
	}
	even(m.special[:])
	even(m.align[:])
	m.matchLen.reset()
	m.repLen.reset()
	even(m.literal[:literalProbs<<literalBits])
}

// afterLiteral and so on are the next state.
func afterLiteral(state uint32) uint32 {
	switch {
	case state < 4:
		return 0
	case state < 10:
		return state - 3
	}
	return state - 6
}

func after(state, early, late uint32) uint32 {
	if state < firstMatched {
		return early
	}
	return late
}

func afterMatch(state uint32) uint32    { return after(state, 7, 10) }
func afterRep(state uint32) uint32      { return after(state, 8, 11) }
func afterShortRep(state uint32) uint32 { return after(state, 9, 11) }

// lenState is what of a length its distance depends on.
func lenState(length int) int { return min(length-minMatch, lenStates-1) }

// slotBase is the lowest distance of a slot, and the number of bits that follow.
func slotBase(slot uint32) (base, bits uint32) {
	bits = slot>>1 - 1
	return (2 | slot&1) << bits, bits
}

// slotOf is the slot of a distance, less 1.
func slotOf(dist uint32) uint32 {
	if dist < shortDists {
		return dist
	}
	n := uint32(bits.Len32(dist)) - 1
	return n<<1 | dist>>(n-1)&1
}
