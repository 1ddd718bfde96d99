package xz

// rangeDecoder decodes binary decisions. Beyond the end of the input it goes on as if
// zeros followed: whoever reads looks at the position afterwards.
type rangeDecoder struct {
	width uint32
	code  uint32
	in    []byte
	pos   int
}

const topWidth = 1 << 24

// next is the next byte.
func (r *rangeDecoder) next() uint32 {
	r.pos++
	if r.pos <= len(r.in) {
		return uint32(r.in[r.pos-1])
	}
	return 0
}

func (r *rangeDecoder) normalize() {
	if r.width < topWidth {
		r.width <<= 8
		r.code = r.code<<8 | r.next()
	}
}

// bit decodes one decision.
func (r *rangeDecoder) bit(p *prob) uint32 {
	width, code := r.width, r.code
	if width < topWidth {
		width <<= 8
		code = code<<8 | r.next()
	}
	bound := width >> probBits * uint32(*p)
	if code < bound {
		r.width, r.code = bound, code
		*p += (1<<probBits - *p) >> probShift
		return 0
	}
	r.width, r.code = width-bound, code-bound
	*p -= *p >> probShift
	return 1
}

// tree decodes the bits of a number, the highest first; the probabilities are as many
// as there are numbers.
func (r *rangeDecoder) tree(probs []prob) uint32 {
	width, code := r.width, r.code
	n := uint32(len(probs))
	node := uint32(1)
	for node < n {
		if width < topWidth {
			width <<= 8
			code = code<<8 | r.next()
		}
		p := &probs[node]
		bound := width >> probBits * uint32(*p)
		node <<= 1
		if code < bound {
			width = bound
			*p += (1<<probBits - *p) >> probShift
		} else {
			width -= bound
			code -= bound
			*p -= *p >> probShift
			node |= 1
		}
	}
	r.width, r.code = width, code
	return node - n
}

// reverseTree decodes n bits of a number, the lowest first.
func (r *rangeDecoder) reverseTree(probs []prob, n uint32) uint32 {
	var v uint32
	node := uint32(1)
	for i := range n {
		bit := r.bit(&probs[node])
		node = node<<1 | bit
		v |= bit << i
	}
	return v
}

// direct decodes n bits of equal probability, the highest first.
func (r *rangeDecoder) direct(n uint32) uint32 {
	var v uint32
	for range n {
		r.normalize()
		r.width >>= 1
		r.code -= r.width
		under := -(r.code >> 31) // all ones: it was less
		r.code += r.width & under
		v = v<<1 + under + 1
	}
	return v
}

// matched decodes a literal after a match, by the byte that would have followed it.
func (r *rangeDecoder) matched(probs []prob, match uint32) uint32 {
	symbol, offset := uint32(1), uint32(0x100)
	for symbol < 0x100 {
		match <<= 1
		like := match & offset
		bit := r.bit(&probs[offset+like+symbol])
		symbol = symbol<<1 | bit
		if bit == 0 {
			offset &^= like
		} else {
			offset &= like
		}
	}
	return symbol & 0xff
}
