package xz

import "math"

// Prices are what decisions cost, in 16ths of a bit.

const (
	priceShift = 4
	priceStep  = 4 // probabilities are told apart by their bits from this one on
	infinite   = 1 << 30
)

// bitPrices is the price of a decision by its probability.
type bitPrices [1 << probBits >> priceStep]uint32

func newBitPrices() *bitPrices {
	var p bitPrices
	for i := range p {
		middle := (float64(i) + 0.5) * (1 << priceStep) / (1 << probBits)
		p[i] = uint32(math.Round(-math.Log2(middle) * (1 << priceShift)))
	}
	return &p
}

func (t *bitPrices) zero(p prob) uint32 { return t[p>>priceStep] }
func (t *bitPrices) one(p prob) uint32 {
	return t[(1<<probBits-p)>>priceStep&(1<<probBits>>priceStep-1)]
}

func (t *bitPrices) bit(p prob, bit uint32) uint32 {
	if bit == 0 {
		return t.zero(p)
	}
	return t.one(p)
}

func (t *bitPrices) tree(probs []prob, v uint32) uint32 {
	price := uint32(0)
	for node := v + uint32(len(probs)); node > 1; node >>= 1 {
		price += t.bit(probs[node>>1], node&1)
	}
	return price
}

func (t *bitPrices) reverseTree(probs []prob, n, v uint32) uint32 {
	price, node := uint32(0), uint32(1)
	for range n {
		price += t.bit(probs[node], v&1)
		node = node<<1 | v&1
		v >>= 1
	}
	return price
}

func (t *bitPrices) matched(probs []prob, c, match uint32) uint32 {
	price := uint32(0)
	symbol, offset := c|0x100, uint32(0x100)
	for symbol < 0x10000 {
		match <<= 1
		like := match & offset
		bit := symbol >> 7 & 1
		price += t.bit(probs[offset+like+symbol>>8], bit)
		symbol <<= 1
		if bit == 0 {
			offset &^= like
		} else {
			offset &= like
		}
	}
	return price
}

// lengthPrices is the prices of the lengths.
type lengthPrices [1 << maxPosBits][maxMatch + 1]uint32

func (p *lengthPrices) update(t *bitPrices, l *lengthModel, posStates int) {
	for s := range posStates {
		for n := range maxMatch - minMatch + 1 {
			var price uint32
			switch {
			case n < 8:
				price = t.zero(l.choice) + t.tree(l.low[s][:], uint32(n))
			case n < 16:
				price = t.one(l.choice) + t.zero(l.choice2) + t.tree(l.mid[s][:], uint32(n-8))
			case s > 0:
				price = p[0][n+minMatch]
			default:
				price = t.one(l.choice) + t.one(l.choice2) + t.tree(l.high[:], uint32(n-16))
			}
			p[s][n+minMatch] = price
		}
	}
}

// distancePrices is the prices of the distances: of slots, of short ones as a whole,
// of the last bits of others.
type distancePrices struct {
	slot  [lenStates][64]uint32 // with the bits of equal probability
	short [lenStates][fullDists]uint32
	align [1 << alignBits]uint32
}

func (p *distancePrices) update(t *bitPrices, m *model) {
	for i := range lenStates {
		for slot := range uint32(64) {
			price := t.tree(m.slot[i][:], slot)
			if slot >= modelledSlots {
				_, bits := slotBase(slot)
				price += (bits - alignBits) << priceShift
			}
			p.slot[i][slot] = price
		}
		for dist := range uint32(fullDists) {
			slot := slotOf(dist)
			price := p.slot[i][slot]
			if slot >= shortDists {
				base, bits := slotBase(slot)
				price += t.reverseTree(m.special[base:], bits, dist-base)
			}
			p.short[i][dist] = price
		}
	}
	for i := range p.align {
		p.align[i] = t.reverseTree(m.align[:], alignBits, uint32(i))
	}
}

func (p *distancePrices) price(lenState int, dist uint32) uint32 {
	if dist < fullDists {
		return p.short[lenState][dist]
	}
	return p.slot[lenState][slotOf(dist)] + p.align[dist&(1<<alignBits-1)]
}
