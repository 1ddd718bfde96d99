package xz

// rangeState is a rangeEncoder between two calls: plain memory.
type rangeState struct {
	low   uint64
	width uint32
	cache byte
	held  int64 // bytes that a carry may still change: cache, then 0xff
}

// rangeEncoder encodes binary decisions.
type rangeEncoder struct {
	rangeState
	out []byte
}

func (r *rangeState) start() { *r = rangeState{width: 1<<32 - 1, held: 1} }

func (r *rangeEncoder) shift() {
	if r.low < 0xff000000 || r.low >= 1<<32 {
		carry := byte(r.low >> 32)
		for c := r.cache; r.held > 0; r.held-- {
			r.out = append(r.out, c+carry)
			c = 0xff
		}
		r.cache = byte(r.low >> 24)
	}
	r.held++
	r.low = r.low & 0xffffff << 8
}

func (r *rangeEncoder) bit(p *prob, bit uint32) {
	bound := r.width >> probBits * uint32(*p)
	if bit == 0 {
		r.width = bound
		*p += (1<<probBits - *p) >> probShift
	} else {
		r.low += uint64(bound)
		r.width -= bound
		*p -= *p >> probShift
	}
	if r.width < topWidth {
		r.width <<= 8
		r.shift()
	}
}

// tree encodes the bits of a number, the highest first.
func (r *rangeEncoder) tree(probs []prob, v uint32) {
	n := uint32(len(probs))
	node := uint32(1)
	for bit := n >> 1; bit > 0; bit >>= 1 {
		b := uint32(0)
		if v&bit != 0 {
			b = 1
		}
		r.bit(&probs[node], b)
		node = node<<1 | b
	}
}

// reverseTree encodes n bits of a number, the lowest first.
func (r *rangeEncoder) reverseTree(probs []prob, n, v uint32) {
	node := uint32(1)
	for range n {
		r.bit(&probs[node], v&1)
		node = node<<1 | v&1
		v >>= 1
	}
}

// direct encodes n bits of equal probability.
func (r *rangeEncoder) direct(n, v uint32) {
	for n > 0 {
		n--
		r.width >>= 1
		if v>>n&1 != 0 {
			r.low += uint64(r.width)
		}
		if r.width < topWidth {
			r.width <<= 8
			r.shift()
		}
	}
}

// matched encodes a literal after a match, by the byte that would have followed it.
func (r *rangeEncoder) matched(probs []prob, c, match uint32) {
	symbol, offset := c|0x100, uint32(0x100)
	for symbol < 0x10000 {
		match <<= 1
		like := match & offset
		bit := symbol >> 7 & 1
		r.bit(&probs[offset+like+symbol>>8], bit)
		symbol <<= 1
		if bit == 0 {
			offset &^= like
		} else {
			offset &= like
		}
	}
}

// finish puts out all that is held.
func (r *rangeEncoder) finish() {
	for range rangeHead {
		r.shift()
	}
}

// size is how many bytes there will be after finish.
func (r *rangeEncoder) size() int { return len(r.out) + int(r.held) + rangeHead - 1 }
